"""The Routines: a month of marks, a row for each routine, a column for each day.

It shows the month sheet with one cell in words below it, marks any day, and tends the routines.
What is due and how it counts is the method's matter; the words are in `harada.tui.routines_facts`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from harada.i18n import N_, _
from harada.method.marks import DONE, MISSED, REST
from harada.method.text import printable
from harada.notebook import tending
from harada.tui import folding, routines_facts
from harada.tui.commands import bindings
from harada.tui.marks import marked_line
from harada.tui.screens.base import BaseScreen
from harada.tui.screens.routines_keys import KEYS
from harada.tui.widgets.detail import Detail
from harada.tui.widgets.lean_strip import write_lean
from harada.tui.widgets.month import Month
from harada.tui.widgets.month_paint import DRAWN, PLAIN

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from harada.method.documents import MarkCode
    from harada.tui.routines_facts import RoutinesFacts


class RoutinesScreen(BaseScreen):
    """The month sheet, and one cell of it in words."""

    NAME = "routines"
    TEXT = N_("Routines")
    HELP = N_("My routines through the month.")
    CSS_PATH = "../styles/routines.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(*KEYS)

    facts: RoutinesFacts | None = None
    first: date | None = None
    """The first day of the month that is shown; None until the first look."""

    def __init__(self) -> None:
        """Prepare a screen that writes only what changes."""
        super().__init__()
        write_lean(self)

    def content(self) -> ComposeResult:
        """The sheet, and below it the words about a cell."""
        yield Month()
        yield Detail()

    @property
    def month(self) -> Month:
        """The sheet."""
        return self.query_one(Month)

    def reload(self) -> None:
        """Read the month and show it; the first time and on a new day the cursor is on today."""
        before = self.facts
        turned = before is None or before.today != self.today
        key = self.month.line.key if self.month.line is not None else None
        if self.first is None or (before and turned and self.first == before.today.replace(day=1)):
            self.first = self.today.replace(day=1)
        self.facts = routines_facts.read(self.notebook, self.first, self.today)
        self.month.plain = self.harada.plain_marks
        self.month.view = routines_facts.view(self.facts, folding.folded(self.harada))
        self.month.go_to(key, self.today if turned else None)
        self._say_cell()

    def legend(self) -> str:
        """Return what the signs in the sheet mean."""
        glyphs = PLAIN if self.harada.plain_marks else DRAWN
        return _(
            "{done} done · {missed} missed · {rest} rest · {open} to do today · {off} not due · "
            "blank: nothing said · underlined: with a note"
        ).format(**glyphs)

    def retranslate(self) -> None:
        """The words come with the next reload, which follows at once."""

    def _say_cell(self) -> None:
        """Say in words what is under the cursor."""
        detail = self.query_one(Detail)
        line, day = self.month.line, self.month.day
        if self.facts is None or line is None or day is None:
            detail.show(
                _("No routines in this month."),
                _("a adds one; in the Window, p starts a cell as one."),
            )
            return
        if line.key.startswith(folding.KEY):
            detail.show(line.name, _("Folded; z unfolds it."))
            return
        detail.show(
            routines_facts.title(self.facts, line.key),
            routines_facts.about(self.facts, line.key, day),
            routines_facts.rhythm(self.facts, line.key),
        )

    def on_month_moved(self) -> None:
        """Say what is under the cursor now."""
        self._say_cell()

    def _under_cursor(self) -> tuple[str, date] | None:
        """Return the routine and the day under the cursor; None on a folded group."""
        line, day = self.month.line, self.month.day
        if line is None or day is None or line.key.startswith(folding.KEY):
            return None
        return line.key, day

    def action_fold(self) -> None:
        """Fold the group under the cursor, or unfold it; the cursor stays with it."""
        line = self.month.line
        if self.facts is None or line is None:
            return
        group = routines_facts.group_of(self.facts, line.key)
        folding.toggle(self.harada, group)
        self.month.view = routines_facts.view(self.facts, folding.folded(self.harada))
        rows = routines_facts.members_of(self.facts, group)
        unfolds = line.key.startswith(folding.KEY) and rows
        self.month.go_to(rows[0].id if unfolds else folding.KEY + group)

    # Months

    def action_turn(self, by: int) -> None:
        """Show the month before (-1) or after (1)."""
        assert self.first is not None
        step = routines_facts.next_month if by > 0 else routines_facts.month_before
        self._show_month(step(self.first))

    def action_today(self) -> None:
        """Go to today."""
        self._show_month(self.today.replace(day=1))
        self.month.go_to(day=self.today)

    def _show_month(self, first: date) -> None:
        """Show a month; the cursor stays on its routine and its day of the month."""
        if first != self.first:
            self.first = first
            self.harada.guarded(self.reload)

    # Marks

    def on_month_marked(self) -> None:
        """Mark the cell as done, or take that back."""
        self.action_mark(DONE)

    def action_mark(self, code: MarkCode) -> None:
        """Mark the routine on the day under the cursor, or take that mark back."""
        under = self._under_cursor()
        if under is None:
            return
        key, day = under
        if day > self.today and code != REST:
            self.harada.say(_("That day is still to come. Only rest can be planned."))
            return
        if code == DONE and self.notebook.routines()[key]["target"] is not None:
            from harada.tui.amounts import ask_amount

            ask_amount(self.harada, key, day, lambda: self._celebrate(key))
            return
        # What is seen decides: a mark another process just made is never taken back unseen.
        marked = self.facts.mark_of(key, day) if self.facts is not None else None
        wanted = None if marked == code else code

        def follow() -> None:
            if wanted == DONE:
                self._celebrate(key)
            if wanted is not None and day.isoformat() < self.notebook.routines()[key]["start"]:
                self.harada.say(_("Before its first day: the mark is kept and counts nowhere."))

        self.change(lambda: self.notebook.mark(day, [key], wanted), lambda _changed: follow())

    def _celebrate(self, key: str) -> None:
        """Offer to call a routine a habit when it was kept often enough in a row."""
        from harada.tui.graduation import offer

        offer(self.harada, key)

    def action_finish_group(self) -> None:
        """Mark what waits in the group under the cursor on its day as done, as one change."""
        under = self._under_cursor()
        if under is None or self.facts is None:
            return
        key, day = under
        group = routines_facts.group_of(self.facts, key)
        waiting = routines_facts.waiting(self.facts, group, day)
        if not waiting:
            self.harada.say(_("Nothing of this group waits for a mark on this day."))
            return

        def follow() -> None:
            self.harada.say(marked_line(len(waiting)))
            for one in waiting:
                self._celebrate(one)
            following = routines_facts.next_waiting(self.facts, day) if self.facts else None
            if following is not None:
                self.month.go_to(*following)

        self.change(lambda: self.notebook.mark(day, waiting, DONE), lambda _changed: follow())

    def action_note(self) -> None:
        """Ask for a note on the routine and the day under the cursor."""
        under = self._under_cursor()
        if under is None:
            return
        key, day = under
        value = printable(self.notebook.day(day).get("notes", {}).get(key, ""))
        heading = printable(self.notebook.routines()[key]["text"])
        self.harada.ask_line(
            heading,
            value,
            lambda text: self._keep_note(key, day, text) if text != value else None,
        )

    def _keep_note(self, key: str, day: date, text: str) -> None:
        """Keep a note on the day it was begun on."""
        self.change(lambda: self.notebook.note(day, key, text.strip()))

    def action_why(self) -> None:
        """Ask what came in between where a routine was missed."""
        from harada.tui.reasons import ask_reason

        under = self._under_cursor()
        if under is None:
            return
        key, day = under
        if self.notebook.day(day)["marks"].get(key) != MISSED:
            self.harada.say(_("Only a missed day has a reason; x says that it was missed."))
            return
        ask_reason(self.harada, key, day)

    def action_fill_week(self) -> None:
        """Open the week under the cursor to type ticks in."""
        from harada.tui.screens.fill import FillDialog

        under = self._under_cursor()
        if under is not None:
            self.app.push_screen(FillDialog(under[0], min(under[1], self.today)))

    def action_pause_all(self) -> None:
        """Ask for leave or illness, from the day under the cursor on."""
        from harada.tui.pausing import ask_pause

        ask_pause(self.harada, self.month.day or self.today)

    def action_roster(self) -> None:
        """Ask for the shifts from the day under the cursor on."""
        from harada.tui.shifts import ask_shifts

        ask_shifts(self.harada, self.month.day or self.today)

    def action_reasons(self) -> None:
        """Show what came in between most."""
        from harada.tui.reasons import show_reasons

        show_reasons(self.harada)

    # Routines

    def action_toggle_focus(self) -> None:
        """Put the routine under the cursor in the focus, or take it out."""
        under = self._under_cursor()
        if under is None:
            return
        key = under[0]
        inside = self.notebook.routines()[key]["focus"] is not None
        move = tending.out_of_focus if inside else tending.into_focus
        self.change(lambda: move(self.notebook, key))

    def action_edit(self) -> None:
        """Change the routine under the cursor."""
        from harada.tui.routine_editing import RoutineEditor

        under = self._under_cursor()
        if under is not None:
            RoutineEditor(self.harada, under[0]).open()

    def action_thread(self) -> None:
        """Show the thread of the routine under the cursor."""
        under = self._under_cursor()
        if under is not None:
            self.harada.show_thread("routine", under[0])

    def action_add(self) -> None:
        """Add a routine and go to it."""
        from harada.tui.routine_editing import add_routine

        add_routine(self.harada, self.month.go_to)
