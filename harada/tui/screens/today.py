"""Today: what I keep, plan and write today, and where it leads.

It shows the agenda of the day under the line from mission to goal, and marks it with one key. Which
routines are due, and what a mark means, is the method's matter; the words are in `today_rows`.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import dropwhile
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal

from harada.i18n import N_, _
from harada.method.marks import DONE, MISSED, state_name
from harada.tui import folding, today_rows
from harada.tui.commands import bindings
from harada.tui.marks import marked_line, signs
from harada.tui.screens.base import BaseScreen
from harada.tui.screens.today_keys import TODAY
from harada.tui.widgets.day_head import DayHead
from harada.tui.widgets.rows import RowList

if TYPE_CHECKING:
    from datetime import date
    from typing import Literal

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.geometry import Size

    from harada.method.agenda import AgendaRoutine
    from harada.method.documents import MarkCode
    from harada.tui.today_rows import TodayFacts

WIDE = 120
"""From this width on the routines and the rest stand side by side."""
LOW = 24
"""Below this height only the most important lines stand at the top."""


class TodayScreen(BaseScreen):
    """The screen every evening begins with."""

    NAME = "today"
    TEXT = N_("Today")
    HELP = N_("What I keep today, what I plan and how it goes.")
    CSS_PATH = "../styles/today.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(*TODAY, folding.Fold)

    facts: TodayFacts | None = None
    _missed: str | None = None
    """The routine that was marked as missed last, for the reason that may follow."""
    _room: Size | None = None
    """The size everything was laid out for."""
    _news: tuple[str, ...] = ()
    """The replies that were new when they were first shown today; read, they stay in place."""

    def content(self) -> ComposeResult:
        """The lines at the top, the routines, and the rest beside or below them."""
        yield DayHead()
        with Horizontal():
            yield RowList(id="routines")
            if self.app.size.width >= WIDE:
                yield RowList(id="others")

    def reload(self) -> None:
        """Read the day and show it; a new day begins at its first open routine."""
        before = self.facts
        self.facts = facts = today_rows.read(self.notebook, self.today)
        known = self._news if before is not None and before.on == facts.on else ()
        fresh = [key for key, reply in facts.replies.items() if not reply["seen"]]
        self._news = tuple(dict.fromkeys([*known, *fresh]))
        self._fill(facts)
        if before is not None and before.on != facts.on:
            self.query_one("#routines", RowList).go_to(self._first_open(facts) or "")

    def _fill(self, facts: TodayFacts) -> None:
        """Lay the rows out for the size of the terminal."""
        width, height = self._room = self.app.size
        drawn = signs(self.harada.plain_marks)
        lines = today_rows.head_lines if height >= LOW else today_rows.few_head_lines
        self.query_one(DayHead).show(lines(facts))
        routines = today_rows.routine_rows(facts, drawn, folding.folded(self.harada))
        wide = width >= WIDE
        # Below the routines of a narrow terminal nobody would find what a coach wrote.
        above = () if wide else self._news
        routines = today_rows.reply_rows(facts, drawn, above) + routines
        others = today_rows.other_rows(facts, drawn, above)
        for beside in self.query("#others").results(RowList):
            beside.display = wide
            beside.bar = drawn["more"]
            beside.show(others if wide else ())
        rows = self.query_one("#routines", RowList)
        rows.bar = drawn["more"]
        rows.show(routines if wide else routines + others, self._first_open(facts))

    def _first_open(self, facts: TodayFacts) -> str | None:
        """Return the key of the first routine in sight that asks for a mark."""
        shown = today_rows.unfolded(facts, folding.folded(self.harada))
        wanting = (row for row in shown if self._asks(row))
        return next((f"routine:{row['id']}" for row in wanting), None)

    @staticmethod
    def _asks(row: AgendaRoutine) -> bool:
        """Tell whether a routine asks for a mark."""
        return row["state"] is None and not row["satisfied"]

    def on_resize(self) -> None:
        """Lay out anew; what stands beside the routines is made when there is room for it."""
        if self.facts is None or self.app.size == self._room:
            return
        if self.app.size.width >= WIDE and not self.query("#others"):
            self.query_one(Horizontal).mount(RowList(id="others"))
        self._fill(self.facts)

    def retranslate(self) -> None:
        """The words come with the next reload, which follows at once."""

    def on_row_list_highlighted(self) -> None:
        """Show the keys of the row under the cursor."""
        self.refresh_bindings()

    def on_row_list_chosen(self) -> None:
        """Do with a click what Space does."""
        self.action_finish()

    def _under_cursor(self) -> tuple[str, str]:
        """Return kind and id of what is under the cursor, empty for nothing."""
        rows = self.focused
        key = rows.current if isinstance(rows, RowList) else None
        kind, _colon, which = (key or "").partition(":")
        return kind, which

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer marks and notes on routines alone, another day on dated actions."""
        if action in ("mark", "note"):
            return self._under_cursor()[0] == "routine"
        if action == "another_day":
            return self._under_cursor()[0] == "action"
        if action == "finish_group":
            return self._under_cursor()[0] in ("routine", "group")
        if action == "why":
            return self._to_explain() is not None
        if action == "finish":
            return self._under_cursor()[0] in ("routine", "action", "task", "reply")
        return True

    # What the keys do

    def action_finish(self) -> None:
        """Mark what is under the cursor as done, or take that back."""
        kind, which = self._under_cursor()
        if kind == "routine":
            self.action_mark(DONE)
        elif kind == "action":
            self._toggle_action(which)
        elif kind == "task":
            self._toggle_task(int(which))
        else:
            self.action_open()

    def action_mark(self, code: MarkCode) -> None:
        """Mark the routine under the cursor, or take that mark back."""
        kind, which = self._under_cursor()
        if kind != "routine":
            return
        day = self.today
        if code == DONE and self.notebook.routines()[which]["target"] is not None:
            from harada.tui.amounts import ask_amount

            was_open = which not in self.notebook.day(day)["marks"]

            def counted() -> None:
                self._celebrate(which)
                if was_open:
                    self._go_on(which)

            ask_amount(self.harada, which, day, counted)
            return
        marked = self._seen("routines", which)
        wanted = None if marked == state_name(code) else code
        self._missed = which if wanted == MISSED else None

        def go_on() -> None:
            if wanted == DONE:
                self._celebrate(which)
            if marked is None:
                self._go_on(which)

        self.change(lambda: self.notebook.mark(day, [which], wanted), lambda _changed: go_on())

    def action_finish_group(self) -> None:
        """Mark all of the group under the cursor that ask for a mark as done, as one change.

        What counts an amount, or comes so many times in some days, is marked by itself.
        """
        waiting, day = self._waiting(), self.today
        if not waiting:
            self._to_waiting()
            return

        def go_on() -> None:
            self.harada.put_away_notices()  # of the group before: they would pile up
            self.harada.say(marked_line(len(waiting)))
            for which in waiting:
                self._celebrate(which)
            self._to_waiting()

        self.change(lambda: self.notebook.mark(day, waiting, DONE), lambda _changed: go_on())

    def _waiting(self) -> list[str]:
        """Return the routines of the group under the cursor that one key can mark as done."""
        kind, which = self._under_cursor()
        facts = self.facts
        if facts is None or kind not in ("routine", "group"):
            return []
        group = which if kind == "group" else today_rows.group_of(facts, which)
        return [
            row["id"]
            for row in facts.agenda["routines"]
            if self._one_key_does(row) and today_rows.group_of(facts, row["id"]) == group
        ]

    def _one_key_does(self, row: AgendaRoutine) -> bool:
        """Tell whether a routine may be marked together with others."""
        return self._asks(row) and row["target"] is None and row["times"] is None

    def _to_waiting(self) -> None:
        """Go to the next group one key can mark, else to what is still open."""
        facts = self.facts
        if facts is not None:
            waiting = (row["id"] for row in facts.agenda["routines"] if self._one_key_does(row))
            following = next((f"routine:{which}" for which in waiting), None)
            open_ = following or self._first_open(facts) or self._action_in_turn(facts)
            self.query_one("#routines", RowList).go_to(open_)

    def _seen(self, kind: Literal["routines", "actions"], which: str) -> str | None:
        """Return the state a row is shown in: what came since from elsewhere is not taken back."""
        rows = self.facts.agenda[kind] if self.facts is not None else []
        return next((row["state"] for row in rows if row["id"] == which), None)

    def _celebrate(self, routine: str) -> None:
        """Offer to call a routine a habit when it was kept often enough in a row."""
        from harada.tui.graduation import offer

        offer(self.harada, routine)

    def _go_on(self, routine: str) -> None:
        """Go on to the next routine that asks for a mark below, or after the last to an action."""
        facts = self.facts
        rows = self.query_one("#routines", RowList)
        if facts is None or rows.current != f"routine:{routine}":
            return
        below = dropwhile(lambda row: row["id"] != routine, facts.agenda["routines"])
        following = next((row for row in below if self._asks(row)), None)
        if following is not None:
            rows.go_to(f"routine:{following['id']}")
        elif self._first_open(facts) is None:
            rows.go_to(self._action_in_turn(facts))

    @staticmethod
    def _action_in_turn(facts: TodayFacts) -> str:
        """Return the key of the first dated action whose day has come, empty for none."""
        due = (row for row in facts.agenda["actions"] if row["days_left"] <= 0)
        return next((f"action:{row['id']}" for row in due if row["state"] == "open"), "")

    def _toggle_action(self, which: str) -> None:
        """Finish a dated action, or open it again."""
        day = None if self._seen("actions", which) == "done" else self.today
        self.change(lambda: self.notebook.finish_action(which, day))

    def action_another_day(self) -> None:
        """Ask by which other day a dated action is to be done."""
        from harada.tui.dating import ask_day

        ask_day(self.harada, self._under_cursor()[1])

    def _toggle_task(self, at: int) -> None:
        """Tick a task of today, or untick it."""
        day = self.today
        tasks = self.notebook.day(day).get("diary", {}).get("tasks", [])
        new = [{**task, "done": task["done"] != (n == at)} for n, task in enumerate(tasks)]
        self.change(lambda: self.notebook.write_diary(day, {"tasks": new}))

    def action_note(self) -> None:
        """Ask for a note on the routine under the cursor, for the day it is now."""
        kind, which = self._under_cursor()
        if kind != "routine":
            return
        day = self.today
        title = self.notebook.routines()[which]["text"]
        value = self.notebook.day(day).get("notes", {}).get(which, "")
        self.harada.ask_line(title, value, lambda text: self._keep_note(day, which, text))

    def _keep_note(self, day: date, routine: str, text: str) -> None:
        """Keep a note on the day it was begun on."""
        self.change(lambda: self.notebook.note(day, routine, text.strip()))

    def action_why(self) -> None:
        """Ask what came in between where a routine was missed."""
        from harada.tui.reasons import ask_reason

        which = self._to_explain()
        if which is not None:
            ask_reason(self.harada, which, self.today)

    def _to_explain(self) -> str | None:
        """Return the missed routine that `w` is about.

        The one just marked comes first: the cursor has gone on from it by itself.
        """
        kind, which = self._under_cursor()
        if kind == "routine" and self._is_missed(which):
            return which
        return self._missed if self._missed and self._is_missed(self._missed) else None

    def _is_missed(self, routine: str) -> bool:
        """Tell whether a routine is marked as missed today."""
        return self.notebook.day(self.today)["marks"].get(routine) == MISSED

    def action_fold(self) -> None:
        """Fold the group under the cursor, or unfold it; the cursor stays with it."""
        kind, which = self._under_cursor()
        if self.facts is None or kind not in ("routine", "group"):
            return
        group = which if kind == "group" else today_rows.group_of(self.facts, which)
        if group is None:
            return
        folding.toggle(self.harada, group)
        self._fill(self.facts)
        members = (row["id"] for row in self.facts.agenda["routines"])
        first = (key for key in members if today_rows.group_of(self.facts, key) == group)
        rows = self.query_one("#routines", RowList)
        rows.go_to(f"routine:{next(first, '')}" if kind == "group" else folding.KEY + group)

    def action_open(self) -> None:
        """Open the diary, or a reply, which is seen then."""
        kind, which = self._under_cursor()
        if kind in ("closing", "diary", "guide", "review"):
            self.harada.action_show(kind)
        elif kind == "group":
            self.action_fold()
        elif kind in ("routine", "action"):
            self.harada.show_thread(kind, which)
        elif kind == "add":
            self.action_add_task(0)
        elif kind == "plan":
            self.action_add_task(1)
        elif kind == "reply":
            self.harada.read_reply(which, self.notebook.replies()[which])

    def action_add_task(self, days: int) -> None:
        """Ask for a task for today (0) or tomorrow (1)."""
        day = self.today + timedelta(days=days)
        title = _("A task for tomorrow") if days else _("A task for today")
        self.harada.ask_line(title, "", lambda text: self._keep_task(day, text))

    def _keep_task(self, day: date, text: str) -> None:
        """Add a task to the day it was meant for."""
        if text.strip():
            self.change(lambda: self.notebook.plan_task(day, text.strip()))
