"""Choosing from the 64 actions: which happen on a day, and which again and again.

All written cells stand in one list, pillar by pillar; what is chosen has a sign and says when at
its end. These widgets show documents they are given and say what the person wants; they change
nothing themselves.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from harada.i18n import N_, _, ngettext
from harada.method.recurrence import in_words
from harada.method.text import printable
from harada.tui.commands import Command, bindings
from harada.tui.days import short_day
from harada.tui.widgets.question import Answered, Stepped, Typed
from harada.tui.widgets.question_date import DateField
from harada.tui.widgets.rows import Row, RowList

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult

    from harada.method.documents import Action, Cell, Chart, Routine

ABOUT = 10
"""About so many are chosen at first."""


class Choose(Command):
    """Choose the action under the cursor, or give it back."""

    id = "choosing.choose"
    keys = "space"
    action = "choose"
    text = N_("Choose")
    help = N_("Choose this action, or give it back.")
    palette = False


class Weekly(Command):
    """Do it once a week."""

    id = "choosing.weekly"
    keys = "w"
    action = "weekly"
    text = N_("Once a week")
    help = N_("Choose this action for once a week, or for every day again.")
    palette = False


class GoOn(Command):
    """Go on to the next question."""

    id = "choosing.go_on"
    keys = "enter"
    action = "go_on"
    text = N_("Next")
    help = N_("Go on to the next question.")
    palette = False


class GiveBack(Command):
    """Give a chosen action back."""

    id = "choosing.give_back"
    keys = "delete,backspace,x"
    action = "give_back"
    text = N_("Give back")
    help = N_("Take the date off this action; it waits again.")
    palette = False


def place_of(key: str) -> tuple[int, int]:
    """Return pillar and action of a row's key."""
    pillar, _dot, action = key.partition(".")
    return int(pillar), int(action)


class Choosing(Vertical):
    """A list of the written cells; what is chosen is for the subclasses to say."""

    BINDINGS = bindings(Choose, GoOn)
    DEFAULT_CSS = """
    Choosing {
        height: 1fr;
        & > .foot { height: auto; color: $text-muted; padding: 0 1; }
    }
    """

    class Wanted(Message):
        """The person wants a cell to become something, or to wait again."""

        def __init__(self, pillar: int, action: int) -> None:
            """Carry the cell's numbers, 1 to 8."""
            super().__init__()
            self.pillar = pillar
            self.action = action

    class Freed(Wanted):
        """The cell is to wait again."""

    class Finished(Message):
        """The person is through with choosing."""

    def __init__(self, *, id: str | None = None) -> None:
        """Begin with an empty list."""
        super().__init__(id=id)
        self.list = RowList()
        self.foot = Static("", classes="foot", markup=False)

    def compose(self) -> ComposeResult:
        """The list, and a line below it."""
        yield self.list
        yield self.foot

    def begin(self) -> None:
        """Put the focus on the list."""
        self.list.focus()

    def put_rows(self, chart: Chart | None, row: Callable[[str, Cell], Row]) -> None:
        """Show every written cell of a chart, as `row` draws it from its reference."""
        rows: list[Row] = []
        for number, pillar in enumerate(chart["pillars"] if chart else [], 1):
            cells = [
                (f"{number}.{action}", cell)
                for action, cell in enumerate(pillar["actions"], 1)
                if cell["text"].strip() and cell["state"] != "dropped"
            ]
            if cells:
                name = printable(pillar["text"]) or _("Pillar {number}").format(number=number)
                rows.append(Row(name, look="heading"))
                rows += [row(ref, cell) for ref, cell in cells]
        self.list.show(rows)

    def count(self, chosen: int) -> None:
        """Say how many are chosen."""
        if not self.list.rows:
            self.foot.update(_("No action is written yet. Go back and write some first."))
        else:
            self.foot.update(
                ngettext(
                    "{n} chosen; about {about} is a good number.",
                    "{n} chosen; about {about} is a good number.",
                    chosen,
                ).format(n=chosen, about=ABOUT)
            )

    def here(self) -> tuple[int, int] | None:
        """Return pillar and action under the cursor."""
        return place_of(self.list.current) if self.list.current else None

    def action_choose(self) -> None:
        """Choose what is under the cursor."""
        here = self.here()
        if here:
            self.post_message(self.Wanted(*here))

    def action_go_on(self) -> None:
        """Go on to the next question."""
        self.post_message(self.Finished())

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Choose what was clicked."""
        event.stop()
        self.action_choose()


class RoutineChoosing(Choosing):
    """Which actions become routines: Space for every day, w for once a week."""

    BINDINGS = bindings(Weekly)

    class WeeklyWanted(Choosing.Wanted):
        """The cell is to become a weekly routine, or a daily one again."""

    def put(
        self, chart: Chart | None, routines: Mapping[str, Routine], signs: Mapping[str, str]
    ) -> None:
        """Show the cells; those with a live routine are chosen."""
        chosen = 0

        def row(ref: str, cell: Cell) -> Row:
            nonlocal chosen
            routine = routines.get(cell.get("routine", ""))
            text = printable(cell["text"])
            if routine is not None and cell["state"] in ("active", "habit"):
                chosen += 1
                return Row(
                    text, ref, "done", signs["checked"], ref, in_words(routine["recurrence"])
                )
            if cell["state"] != "waiting":
                return Row(text, ref, "quiet", signs["dated"], ref, _("dated"))
            return Row(text, ref, "open", " ", ref)

        self.put_rows(chart, row)
        self.count(chosen)

    def action_weekly(self) -> None:
        """Choose what is under the cursor for once a week."""
        here = self.here()
        if here:
            self.post_message(self.WeeklyWanted(*here))


class DatedChoosing(Choosing):
    """Which actions happen on a day: Space asks for the day."""

    BINDINGS = bindings(GiveBack)
    DEFAULT_CSS = """
    DatedChoosing {
        & > #day { height: auto; padding: 0 1; display: none; }
        &.-asking > #day { display: block; }
        & > #day > Static { height: auto; }
    }
    """

    class Dated(Choosing.Wanted):
        """The cell is to become an action on a day."""

        def __init__(self, pillar: int, action: int, day: date) -> None:
            """Carry the cell's numbers and the day."""
            super().__init__(pillar, action)
            self.day = day

    def __init__(self, today: date, *, id: str | None = None) -> None:
        """Ask for days seen from `today`."""
        super().__init__(id=id)
        self.day = DateField("due", today)
        self.asked = Static("", markup=False)
        self.days: dict[str, str] = {}
        """The day of each dated cell, by its reference."""

    def compose(self) -> ComposeResult:
        """The list, the question for the day, and a line below."""
        yield self.list
        with Vertical(id="day"):
            yield self.asked
            yield self.day
        yield self.foot

    def put(
        self, chart: Chart | None, actions: Mapping[str, Action], signs: Mapping[str, str]
    ) -> None:
        """Show the cells; those with a dated action are chosen."""
        self.days = {}

        def row(ref: str, cell: Cell) -> Row:
            action = actions.get(cell.get("action", ""))
            text = printable(cell["text"])
            if action is not None and action["state"] != "dropped":
                self.days[ref] = action["due"]
                return Row(text, ref, "done", signs["dated"], ref, short_day(action["due"]))
            if cell["state"] != "waiting":
                return Row(text, ref, "quiet", signs["checked"], ref, _("routine"))
            return Row(text, ref, "open", " ", ref)

        self.put_rows(chart, row)
        self.count(len(self.days))

    def action_choose(self) -> None:
        """Ask for the day of what is under the cursor."""
        here = self.here()
        if here is None or not self.list.current:
            return
        text = next(row.text for row in self.list.rows if row.key == self.list.current)
        self.asked.update(_("Which day for “{text}”?").format(text=text))
        self.day.line.put("")
        self.day.put(self.days.get(self.list.current))
        self.add_class("-asking")
        self.day.entry().focus()

    def action_give_back(self) -> None:
        """Take the date off what is under the cursor."""
        here = self.here()
        if here and self.list.current in self.days:
            self.post_message(self.Freed(*here))

    def asking(self) -> bool:
        """Tell whether a day is being asked."""
        return self.has_class("-asking")

    def stop_asking(self) -> None:
        """Go back to the list."""
        self.remove_class("-asking")
        self.list.focus()

    def on_answered(self, event: Answered) -> None:
        """Take the day; an empty line leaves things as they are."""
        event.stop()
        here, day = self.here(), self.day.understood()
        self.stop_asking()
        if here and day is not None:
            self.post_message(self.Dated(*here, day))
            self.list.action_move(1)

    def on_typed(self, event: Typed) -> None:
        """A day is kept when it is confirmed, not as it is typed."""
        event.stop()

    def on_stepped(self, event: Stepped) -> None:
        """Arrows do not leave the question for the day."""
        event.stop()
