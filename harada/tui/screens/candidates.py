"""Candidate goals: about ten of them side by side, weighed by hand, and one of them chosen.

The weights only put them into an order to look at. The one that is chosen is written on the goal
sheet; the others stay for another time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.containers import Horizontal
from textual.widgets import Static

from harada.i18n import N_, _, ngettext
from harada.method.candidate import ABOUT, CRITERIA, ranked, total
from harada.method.text import printable
from harada.notebook.errors import Refused
from harada.notebook.wishing import (
    GoalStands,
    SheetClosed,
    add_candidate,
    candidates,
    choose,
    remove_candidate,
    set_candidate,
    weigh,
)
from harada.tui.advising import ADVICE, Advised
from harada.tui.commands import Command, bindings
from harada.tui.drafts import Drafts
from harada.tui.marks import signs
from harada.tui.screens.base import BaseScreen
from harada.tui.widgets.detail import Detail
from harada.tui.widgets.question_text import ShortLine
from harada.tui.widgets.rows import Row
from harada.tui.widgets.weigh_list import COLUMNS, WeighList

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from harada.method.documents import Candidate
    from harada.tui.widgets.question import Answered, Field, Stepped, Typed

_NEW = "new"
"""Stands for a candidate that begins with its first letter."""


class WriteCandidate(Command):
    """Write a candidate anew."""

    id = "candidates.write"
    keys = "enter"
    action = "write"
    text = N_("Write")
    help = N_("Write this candidate anew; Enter or Escape goes back.")


class AddCandidate(Command):
    """Add a candidate."""

    id = "candidates.add"
    keys = "a"
    action = "add"
    text = N_("Add")
    help = N_("Add candidates, a line each; an empty one ends it. About ten are enough.")


class ChooseCandidate(Command):
    """Choose a candidate as the goal."""

    id = "candidates.choose"
    keys = "c"
    action = "choose"
    text = N_("Choose")
    help = N_("Write this candidate as the goal on your sheet; the others stay here.")


class OrderCandidates(Command):
    """Put the candidates in another order."""

    id = "candidates.order"
    keys = "s"
    action = "order"
    text = N_("Order")
    help = N_("Put the heaviest first; again, the order in which they were written.")


class DropCandidate(Command):
    """Take a candidate off the list."""

    id = "candidates.drop"
    keys = "d,delete"
    action = "drop"
    text = N_("Take off")
    help = N_("Take this candidate off the list; u brings it back.")
    footer = False


class LeaveCandidates(Command):
    """Go back."""

    id = "candidates.leave"
    keys = "escape"
    action = "back"
    text = N_("Leave")
    help = N_("Leave the line; from the list, go back to the guided path or to the goal sheet.")
    palette = False


class CandidatesScreen(Advised, BaseScreen):
    """The candidates, what the one under the cursor says, and a line to write it in."""

    NAME = "candidates"
    TEXT = N_("Candidate goals")
    HELP = N_("Goals that come into question, side by side. You weigh them and you choose.")
    CSS_PATH = "../styles/candidates.tcss"
    AUTO_FOCUS = "WeighList"
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        WriteCandidate,
        AddCandidate,
        ChooseCandidate,
        OrderCandidates,
        DropCandidate,
        LeaveCandidates,
        *ADVICE,
    )

    writing: str | None = None
    """The id of the candidate that is written, `new` for one that begins; None for none."""
    _adding = False
    """Whether new candidates are written, one after the other."""
    by_weight = False
    """Whether the heaviest come first."""
    advice = ""
    """A question on the wording of what is written."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.drafts = Drafts(self, self._fields, self._write)

    # What is shown

    def content(self) -> ComposeResult:
        """Heading, candidates, words about one of them, and the line in which it is written."""
        yield Static(id="head", markup=False)
        yield WeighList()
        yield Detail()
        with Horizontal(id="writing"):
            yield Static(_("My goal:"), id="asked", markup=False)
            yield ShortLine(id="line")

    @property
    def rows(self) -> WeighList:
        """The list of candidates."""
        return self.query_one(WeighList)

    @property
    def line(self) -> ShortLine:
        """The line in which a candidate is written."""
        return self.query_one("#line", ShortLine)

    def reload(self) -> None:
        """Read the candidates and show them; a line that is being written stays."""
        found = candidates(self.notebook)
        order = ranked(found) if self.by_weight else list(found)
        chosen = signs(self.harada.plain_marks)["checked"]
        rows = [_row(key, found[key], chosen) for key in order]
        self.rows.bar = signs(self.harada.plain_marks)["more"]
        self.rows.show([Row(""), *rows] if rows else ())
        count = ngettext("{n} candidate for your goal", "{n} candidates for your goal", len(rows))
        none = _("No candidates yet. About {n} are enough; a adds one, F opens the future window.")
        self.query_one("#head", Static).update(
            count.format(n=len(rows)) if rows else none.format(n=ABOUT)
        )
        if self.writing is not None:
            key = self.writing
            self.drafts.show(self.line, found[key]["text"] if key in found else "")
        self._say_candidate()
        self.refresh_bindings()

    def _say_candidate(self) -> None:
        """Say the candidate under the cursor in full, and what its column asks."""
        detail, key = self.query_one(Detail), self.rows.current
        found = candidates(self.notebook).get(key or "")
        if self.writing is not None:
            detail.show("", "", self.advice)
        elif found is None:
            detail.show("", "")
        else:
            asked = _(CRITERIA[self.rows.criterion])
            detail.show(
                printable(found["text"]),
                _("{asked}: 1 hardly … 5 very much").format(asked=asked),
            )

    def on_row_list_highlighted(self) -> None:
        """Say what is under the cursor now."""
        self._say_candidate()

    def retranslate(self) -> None:
        """Ask in the new language; the list comes with the next reload."""
        self.query_one("#asked", Static).update(_("My goal:"))
        self.rows.refresh()
        self.retranslate_advice()

    def put_advice(self, line: str) -> None:
        """Show a question on the wording above the line."""
        self.advice = line
        self._say_candidate()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done where one stands."""
        if self.writing is not None:
            return action in ("back", "silence_advice") or (
                action == "next_advice" and self.check_advice(action)
            )
        if action in ("next_advice", "silence_advice"):
            return False
        if action in ("write", "choose", "drop"):
            return self.rows.current is not None
        return True

    # Weighing

    def on_weigh_list_weighed(self, event: WeighList.Weighed) -> None:
        """Keep a weight."""
        event.stop()
        self.change(lambda: weigh(self.notebook, event.key, {event.name: event.weight}))

    def action_order(self) -> None:
        """Put the heaviest first, or the first written."""
        self.by_weight = not self.by_weight
        self.refresh_content()

    def action_drop(self) -> None:
        """Take the candidate under the cursor off the list."""
        key = self.rows.current
        if key is not None:
            self.change(lambda: remove_candidate(self.notebook, key))

    def action_choose(self) -> None:
        """Ask whether this one becomes the goal, and write it on the sheet."""
        key = self.rows.current
        if key is None:
            return
        text = printable(candidates(self.notebook)[key]["text"])
        self.harada.ask_yes(
            text,
            _("Shall this be the goal on your sheet?"),
            lambda: self._choose(key),
        )

    def _choose(self, key: str) -> None:
        """Write a candidate on the sheet, and go there; say which key helps where it cannot be."""

        def write() -> str:
            try:
                return choose(self.notebook, key)
            except GoalStands as problem:
                raise Refused(
                    _("{problem} E closes it and begins the next one; then choose.").format(
                        problem=problem
                    )
                ) from problem
            except SheetClosed as problem:
                raise Refused(
                    _("{problem} E begins the next one; then choose.").format(problem=problem)
                ) from problem

        self.change(write, lambda _sheet: self._go_on())

    def _go_on(self) -> None:
        """Go on along the guided path at the goal, or to the sheet."""
        if self._on_the_path():
            self.change(lambda: self.notebook.set_guide(at="goal"))
            self.harada.action_show("guide")
        else:
            self.harada.action_show("goal")

    def _on_the_path(self) -> bool:
        """Tell whether the guided path led here."""
        return self.notebook.profile()["guide"]["at"] == "candidates"

    def action_back(self) -> None:
        """Leave the line; from the list, go back to where one came from."""
        if self.writing is not None:
            self._stop_writing()
        else:
            self.harada.action_show("guide" if self._on_the_path() else "goal")

    # Writing

    def action_add(self) -> None:
        """Begin a new candidate."""
        self._begin(_NEW, "")
        self._adding = True

    def action_write(self) -> None:
        """Write the candidate under the cursor anew."""
        key = self.rows.current
        if key is not None:
            self._begin(key, candidates(self.notebook)[key]["text"])

    def _begin(self, key: str, text: str) -> None:
        """Take a candidate to be written."""
        self.writing = key
        self._adding = False
        self.set_class(True, "-writing")
        self.line.path = f"goal.{key}"
        with self.line.prevent(ShortLine.Changed):
            self.line.value = ""
        self.line.put(text)
        self.line.settle()
        self.line.focus()
        self._say_candidate()
        self.refresh_bindings()

    def _stop_writing(self) -> None:
        """Keep the line and go back to the list, to the candidate that was written."""
        self.drafts.flush()
        key, self.writing = self.writing, None
        self.advise(None, "")
        self.set_class(False, "-writing")
        self.rows.focus()
        self.rows.go_to(key or "")
        self._say_candidate()
        self.refresh_bindings()

    def _fields(self) -> list[Field]:
        """Return the line that is written, if one is."""
        return [self.line] if self.writing is not None else []

    def _write(self, path: str, text: Any) -> None:
        """Keep a candidate; a new one begins with its first letter, an empty line changes none."""
        key = path.partition(".")[2]
        if not text:
            return
        if key == _NEW:
            self.writing = add_candidate(self.notebook, text)
            self.line.path = f"goal.{self.writing}"
        else:
            set_candidate(self.notebook, key, text)

    def on_typed(self, event: Typed) -> None:
        """Keep what was typed."""
        event.stop()
        self.drafts.note(event.field)

    def on_answered(self, event: Answered) -> None:
        """Enter goes back to the list; after a new candidate it begins the next, empty ends."""
        event.stop()
        go_on = self._adding and bool(self.line.value.strip())
        self._stop_writing()
        if go_on:
            self.action_add()

    def on_stepped(self, event: Stepped) -> None:
        """An arrow goes back to the list."""
        event.stop()
        self._stop_writing()

    def leave(self) -> None:
        """Keep the line that is being written."""
        self.drafts.flush()


def _row(key: str, candidate: Candidate, chosen: str) -> Row:
    """A candidate as a row of the list."""
    weights = candidate["weights"]
    whole = total(candidate)
    return Row(
        printable(candidate["text"]),
        key,
        sign=chosen if candidate["chosen"] else "",
        ref="" if whole is None else str(whole),
        tail=",".join(str(weights.get(name, "")) for name in COLUMNS),
    )
