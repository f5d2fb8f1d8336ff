"""The coach, seen from the person who shares: what leaves, what came, and how to end it.

Without a coach it says in three lines what one is, what never leaves and how to begin. It holds no
rule: what may leave is decided by `harada.sharing`, the steps of each key are in
`harada.tui.coaching`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from harada.i18n import N_, _
from harada.method.text import printable
from harada.notebook.errors import Refused
from harada.sharing.available import is_available, require
from harada.sharing.person import Sharing
from harada.tui.coach_facts import OF_PERSON, CoachFacts
from harada.tui.commands import bindings
from harada.tui.marks import signs
from harada.tui.screens.base import BaseScreen
from harada.tui.screens.coach_keys import COACH
from harada.tui.widgets.detail import Detail
from harada.tui.widgets.rows import Row, RowList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

_WITH_COACH = ("sync", "preview", "level", "entry", "ask", "by_itself", "part")
"""What needs a coach one shares with."""

_SAYS = {
    "alert": N_("Enter shows it in full; then it is put away."),
    "level": N_("What {coach} sees; l changes it."),
    "until": N_("The last day of your consent; l changes it."),
    "seen": N_("Up to here {coach}’s Harada has fetched what you sent; Enter opens all that left."),
    "next": N_("What goes next; Enter shows it exactly as {coach} will see it."),
    "waiting": N_("Ready here and not in the store yet."),
    "heard": N_("When something of {coach} last came."),
    "auto": N_("What the app does when it opens; b changes it."),
    "marks": N_("Enter shows both fingerprints, to be compared by telephone."),
    "reply": N_("Enter opens it; then it is seen."),
    "item": N_("Enter opens it word for word; x takes it back."),
    "join": N_("Enter asks for the invite; you see everything before anything leaves."),
    "look": N_("Enter shows what each level would share, with your own last week."),
    "log": N_("Enter lists all that ever left, word for word."),
}
"""What stands below about each kind of row."""


class CoachScreen(BaseScreen):
    """How things stand with the coaches of this person, one at a time."""

    NAME = "coach"
    TEXT = N_("Coach")
    HELP = N_(
        "What I share with my coach and what came back. Nothing leaves before I have seen it and "
        "agreed; all that ever left can be read here. Whoever coaches others begins with "
        "`harada desk invite`."
    )
    NOT_UNDONE = N_(
        "What was sent is not taken back with u: x on its line erases it, at your coach too."
    )
    CSS_PATH = "../styles/coach.tcss"
    AUTO_FOCUS = "#facts"
    BINDINGS: ClassVar[list[BindingType]] = bindings(*COACH)

    facts: CoachFacts | None = None
    """The coach that is shown, None where there is none."""
    at = 0
    """Which of the coaches is shown."""
    count = 0

    def content(self) -> ComposeResult:
        """Who it is, the rows, what is under the cursor, and a word about it."""
        yield Static(id="head", markup=False)
        yield Static(id="explain", markup=False)
        with Container(id="sheet"):
            yield RowList(id="facts")
            with VerticalScroll(id="beside", can_focus=False):
                yield Static(id="full", markup=False)
        yield Detail()

    @property
    def rows(self) -> RowList:
        """The rows to act on."""
        return self.query_one("#facts", RowList)

    def reload(self) -> None:
        """Read how things stand and show it."""
        sharing = Sharing(self.notebook)
        found = sharing.coaches() if is_available() else []
        self.count = len(found)
        self.at = min(self.at, max(0, self.count - 1))
        self.facts = None
        if found:
            self.facts = CoachFacts(sharing, found[self.at])
        in_use = self.facts is not None and self.facts.box["state"] != "closed"
        self.set_class(not in_use, "-alone")
        drawn = signs(self.harada.plain_marks)
        self.rows.bar = drawn["more"]
        if self.facts is None:
            self.query_one("#head", Static).update(_("A coach reads along, if I want one"))
            self.rows.show(self._first_rows())
        else:
            self.query_one("#head", Static).update(self.facts.heading(self.at, self.count))
            self.rows.show([*(() if in_use else self._first_rows()), *self.facts.rows(drawn)])
        self.query_one("#explain", Static).update("" if in_use else _explained())
        self._say_row()

    @staticmethod
    def _first_rows() -> list[Row]:
        """Return the ways to begin."""
        if not is_available():
            return []
        return [
            Row(_("Answer the invite of a coach"), "join"),
            Row(_("See what each level would share"), "look"),
            Row(_("See all that ever left"), "log"),
        ]

    def retranslate(self) -> None:
        """Nothing of its own: `reload` says everything anew after a change of language."""

    def on_resize(self) -> None:
        """Show beside the rows what there is room for now."""
        self._say_row()

    def on_row_list_highlighted(self) -> None:
        """Say what the next row is about."""
        self._say_row()

    def on_row_list_chosen(self) -> None:
        """Do with a click what Enter does."""
        self.action_open()

    def _say_row(self) -> None:
        """Say below what the row under the cursor is about, and show it whole beside."""
        key = self.rows.current or ""
        kind = key.partition(":")[0]
        coach = self.facts.coach if self.facts is not None else ""
        said = _(_SAYS[kind]).format(coach=coach) if kind in _SAYS else ""
        self.query_one(Detail).show("", "", said)
        if self.facts is not None and self.has_class("-wide"):
            self.harada.guarded(lambda: self._show_beside(key))
        self.refresh_bindings()

    def _show_beside(self, key: str) -> None:
        if self.facts is not None:
            self.query_one("#full", Static).update(self.facts.about(key) if key else Text())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done now."""
        facts = self.facts
        if action == "erase":
            return self._erasable() is not None
        if action == "turn":
            return self.count > 1
        if action in _WITH_COACH:
            if facts is None:
                return False
            over = facts.box["state"] == "closed"
            return action == "sync" and self._is_under_way() if over else True
        if action in ("join", "log"):
            return is_available()
        return facts is not None if action == "recovery" else True

    def _is_under_way(self) -> bool:
        """Tell whether something of an ended sharing is still to be brought."""
        sharing = Sharing(self.notebook)
        ids = [box["box"] for box in sharing.to_sync()]
        return self.facts is not None and self.facts.box["box"] in ids

    def _erasable(self) -> str | None:
        """Return the id of the message under the cursor that can be taken back."""
        kind, _colon, which = (self.rows.current or "").partition(":")
        if kind != "item" or self.facts is None or self.facts.box["state"] == "closed":
            return None
        item = self.facts.items[which]
        return item["mid"] if item["erase"] is None and item["kind"] in OF_PERSON else None

    # What the keys do

    def action_turn(self, by: int) -> None:
        """Show another coach."""
        self.at = (self.at + by) % max(1, self.count)
        self.refresh_content()

    def action_join(self) -> None:
        """Answer an invite."""
        from harada.tui.coaching import begin

        self.harada.guarded(require)
        if is_available():
            begin(self.harada)

    def action_sync(self) -> None:
        """Send and receive."""
        from harada.tui.coaching import sync

        if self.facts is not None:
            sync(self.harada, self.facts.box)

    def action_preview(self) -> None:
        """Show exactly what goes next."""
        self._read(lambda facts: facts.preview())

    def action_level(self) -> None:
        """Change what is shared."""
        from harada.tui.coaching import change_level

        if self.facts is not None:
            change_level(self.harada, self.facts.box)

    def action_entry(self) -> None:
        """Send one diary entry."""
        from harada.tui.sending_one import choose_entry

        if self.facts is not None:
            choose_entry(self.harada, self.facts.box)

    def action_ask(self) -> None:
        """Ask the coach for something."""
        from harada.tui.sending_one import ask

        if self.facts is not None:
            ask(self.harada, self.facts.box)

    def action_log(self) -> None:
        """List all that ever left."""
        from harada.tui.screens.sent_log import SentLogDialog

        self.app.push_screen(SentLogDialog())

    def action_erase(self) -> None:
        """Take back the message under the cursor."""
        from harada.tui.coaching import erase

        mid, facts = self._erasable(), self.facts
        if mid is not None and facts is not None:
            self.harada.guarded(lambda: erase(self.harada, facts.box, [mid]))

    def action_by_itself(self) -> None:
        """Ask what the app does when it opens."""
        from harada.tui.screens.pick import PickDialog

        if self.facts is None:
            return
        sharing, box = self.facts.sharing, self.facts.box
        standing = sharing.standing(box)
        options = {
            "send": _("Send each week that is over"),
            "receive": _("Look for replies"),
        }
        picked = [name for name in options if standing[name]]  # type: ignore[literal-required]

        def keep(keys: list[str] | None) -> None:
            if keys is not None:
                self.change(
                    lambda: sharing.set_standing(
                        box, send="send" in keys, receive="receive" in keys
                    )
                )

        heading = _("What Harada does by itself when it opens")
        self.app.push_screen(PickDialog(heading, options, picked), keep)

    def action_recovery(self) -> None:
        """Show the text that brings the key back."""
        if self.facts is None:
            return
        sharing = self.facts.sharing
        note = _(
            "Write it on paper and keep it away from this machine: who has it can speak as you."
        )
        self.harada.guarded(
            lambda: self.harada.tell(
                _("Your recovery text"), f"{sharing.recovery_text()}\n\n{note}"
            )
        )

    def action_part(self) -> None:
        """Stop sharing with this coach."""
        from harada.tui.coaching import part

        if self.facts is not None:
            part(self.harada, self.facts.box)

    def action_open(self) -> None:
        """Open what is under the cursor."""
        key = self.rows.current or ""
        kind, _colon, which = key.partition(":")
        if kind == "join":
            self.action_join()
        elif kind == "look":
            self._look_at_levels()
        elif kind in ("log", "seen"):
            self.action_log()
        elif kind in ("level", "until"):
            self.action_level()
        elif kind == "auto":
            self.action_by_itself()
        elif kind == "waiting":
            self.action_sync()
        elif kind == "reply" and self.facts is not None:
            self.harada.read_reply(which, self.facts.replies[which])
        elif kind == "alert":
            self._look_at(which)
        elif kind:
            self._read(lambda facts: facts.about(key))

    def _look_at(self, which: str) -> None:
        """Show what one must look at; having looked, it is put away."""
        facts = self.facts
        if facts is None:
            return

        def looked(_nothing: None) -> None:
            self.change(lambda: facts.sharing.put_alerts_away(facts.box, [which]))

        self._read(lambda facts: facts.about(f"alert:{which}"), looked)

    def _read(
        self,
        of: Callable[[CoachFacts], Text],
        then: Callable[[None], None] | None = None,
    ) -> None:
        """Show something of this coach to be read, and do `then` when it was."""
        from harada.tui.screens.reading import ReadingDialog

        facts = self.facts
        if facts is not None:
            self.harada.guarded(lambda: self.app.push_screen(ReadingDialog(of(facts)), then))

    def _look_at_levels(self) -> None:
        """Show what each level would share; choosing one changes nothing here."""
        from harada.tui.screens.level import LevelDialog

        heading = Text(_("What each level would share; nothing leaves by looking"), "bold")
        self.app.push_screen(LevelDialog(heading, None))


def _explained() -> str:
    """Say in three lines what a coach is, what never leaves and how to begin."""
    try:
        require()
    except Refused as missing:
        return printable(str(missing))
    return "\n".join(
        (
            _("A coach reads the summary of a week, at the level you choose, and writes back."),
            _("Your diary, notes, reasons and survey stay here; single entries you send yourself."),
            _("To begin, ask your coach for an invite; before you agree you see what would go."),
        )
    )
