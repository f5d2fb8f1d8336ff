"""The diary: a page a day, in the depth the person likes, saved while it is written.

It puts the lines of `diary_fields` under each other, hands them what the notebook holds, and
writes back what was changed: a moment after the last key, when a field, the day, the screen or
the app is left. It knows no rule and nothing of what the lines mean.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from harada.i18n import N_, _, long_date
from harada.method.day import iso_week
from harada.method.prompts import template_on
from harada.method.text import printable, printable_lines
from harada.tui.commands import bindings
from harada.tui.diary_fields import AHEAD, DEPTH_NAMES, FIELDS, DiaryField, asks, next_depth
from harada.tui.marks import signs
from harada.tui.own_prompts import ask_prompts, flat, gathered, own_lines, turn_template
from harada.tui.screens.base import BaseScreen
from harada.tui.screens.diary_keys import KEYS
from harada.tui.today_rows import agenda_of, kept_line
from harada.tui.widgets.day_bar import DayBar
from harada.tui.widgets.editor import Edited, Editor, Prose, Ready, TaskLine
from harada.tui.widgets.field_box import FieldBox
from harada.tui.widgets.hour_table import HourTable
from harada.tui.widgets.score_row import ScoreRow
from harada.tui.widgets.task_editor import TaskEditor

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer
    from textual.widget import Widget

    from harada.method.documents import Depth, Diary

SAVE_AFTER = 1.0
"""Seconds of rest after which what was typed is saved."""

_WHILE_READING = {
    "calendar",
    "prompts",
    "scroll",
    "search",
    "share",
    "turn",
    "turn_template",
    "turn_to_today",
    "write",
}
"""Actions on single letters and arrows, which are text while one writes."""


class DiaryScreen(BaseScreen):
    """One day's page."""

    NAME = "diary"
    TEXT = N_("Diary")
    HELP = N_("A few lines about the day, for myself alone. They are saved while I write.")
    CSS_PATH = "../styles/diary.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(*KEYS)
    AUTO_FOCUS = ""

    def __init__(self) -> None:
        """Open on no page yet; `reload` opens the one of today."""
        super().__init__()
        self.day: date | None = None
        self.known_today: date | None = None
        self.depth: Depth = "minimal"
        self.pending: dict[date, dict[str, Any]] = {}
        """What was typed and is not saved yet, by day and field."""
        self._saver: Timer | None = None
        self.opening = True
        self._filled: set[str] = set()
        """Fields whose editor was given a value of this page."""
        self._read: list[str] = []
        """Replies that stood on the page and were not seen before."""

    def content(self) -> ComposeResult:
        """The bar with the day, the lines of the page, and the coach's reply."""
        yield DayBar()
        with Container(id="sheet"):
            yield VerticalScroll(id="page", can_focus=False)
            yield Static(id="reply", markup=False)

    # Showing a page

    def reload(self) -> None:
        """Show the page; that of a new day when it was on today's and the day turned."""
        if self.day is None or (self.day == self.known_today and self.day != self.today):
            self._open_page(self.today)
        self.known_today = self.today
        diary = self.notebook.day(self._page).get("diary", {})
        self.depth = diary.get("depth") or self.notebook.profile()["depth"]
        self._lay_out(diary)
        self._show_bar()
        self._show_reply()

    def _lay_out(self, diary: Diary) -> None:
        """Have a box for every line that stands on this page, and fill them."""
        page = self.query_one("#page", VerticalScroll)
        page.set_class(self.depth == "minimal", "-airy")
        boxes = {box.field.name: box for box in page.query(FieldBox)}
        written = {**flat(diary), **self.pending.get(self._page, {})}
        own = own_lines(self.notebook.profile(), diary)
        for gone in boxes.keys() - {field.name for field in (*FIELDS, *own)}:
            boxes[gone].display = False
        above: FieldBox | None = None
        for field in (*FIELDS, *own):
            stands = asks(field, self.depth, written, self._page)
            box = boxes.get(field.name)
            if stands and box is None:
                box = FieldBox(field, self._body(field))
                page.mount(box, after=above) if above else page.mount(box, before=0)
            if box is not None:
                box.display = stands
                above = box
        self._fill()

    def _body(self, field: DiaryField) -> Widget:
        """Return what a line is written in."""
        if field.name == "tasks":
            return TaskEditor(field.name)
        if field.name == "hours":
            return HourTable(field.name)
        if field.name == "scores":
            return ScoreRow(field.name)
        if field.name == "routines":
            return Static(id="kept", markup=False)
        return Prose(field.name)

    def _fill(self) -> None:
        """Hand every editor what the notebook holds; what is typed and not saved stays."""
        for editor in self._editors():
            self._fill_one(editor)
        self._show_kept()

    def _show_kept(self) -> None:
        """Show how the day's routines were kept, where that stands on the page."""
        for kept in self.query("#kept").results(Static):
            kept.update(self._kept())

    def _fill_one(self, editor: Editor) -> None:
        """Hand one editor its value, unless it holds something that is not saved yet."""
        if isinstance(editor, TaskEditor):
            editor.signs = signs(self.harada.plain_marks)
        if isinstance(editor, HourTable):
            editor.follow(self.notebook.day_start(self._page))
        if editor.field not in self._filled or not editor.changed:
            diary = self.notebook.day(self._page).get("diary", {})
            editor.give(flat(diary).get(editor.field))
        self._filled.add(editor.field)
        editor.prompt(self._prompt(editor.field))

    def on_ready(self, message: Ready) -> None:
        """Fill an editor that came to the page; begin to write when the last one is there."""
        self._fill_one(message.editor)
        self._show_kept()
        standing = {box.field.name for box in self.query(FieldBox) if box.display and box.editor}
        if self.opening and standing <= self._filled:
            self._focus_first_empty()
            self.call_after_refresh(self._opened)

    def _opened(self) -> None:
        """Be ready for what was typed meanwhile."""
        self.opening = False

    def _editors(self) -> list[Editor]:
        """Return the editors of the page, hidden ones among them."""
        boxes = [box for box in self.query(FieldBox) if box.body.is_mounted]
        return [box.editor for box in boxes if box.editor is not None]

    def _prompt(self, field: str) -> str:
        """Return what stands in a line while it is empty."""
        if field == "phrase":
            goal = self.notebook.goal()
            return printable(goal["affirmation"]) if goal else ""
        hint = next((line.hint for line in FIELDS if line.name == field), "")
        return _(hint) if hint else ""

    @property
    def _page(self) -> date:
        """The day of the page."""
        return self.day or self.today

    def _kept(self) -> str:
        """Return in signs how the day's routines were kept."""
        facts = agenda_of(self.notebook, self._page)
        drawn = signs(self.harada.plain_marks)
        marks = " ".join(drawn[row["state"] or "open"] for row in facts["routines"])
        return f"{kept_line(facts)}   {marks}" if marks else ""

    def _show_bar(self) -> None:
        """Say at the top which day it is and how deep the page goes."""
        distance = (self._page - self.today).days
        names = {0: _("today"), -1: _("yesterday"), 1: _("tomorrow")}
        diary = self.notebook.day(self._page).get("diary", {})
        template = printable(template_on(self.notebook.profile(), diary))
        depth = _(DEPTH_NAMES[self.depth])
        self.query_one(DayBar).show(
            long_date(self._page),
            names.get(distance, ""),
            f"{depth} · {template}" if template else depth,
        )

    def _show_reply(self) -> None:
        """Show beside the entry what the coach wrote to it, or to its week."""
        iso, week = self._page.isoformat(), iso_week(self._page)
        text = Text()
        for key, reply in self.notebook.replies().items():
            if reply["date"] == iso or (reply["date"] is None and reply["week"] == week):
                text.append(printable(reply["sender"]) + "\n", "bold")
                text.append(printable_lines(reply["text"]) + "\n")
                if not reply["seen"]:
                    self._read.append(key)
        panel = self.query_one("#reply", Static)
        panel.display = bool(text)
        panel.update(text)

    def retranslate(self) -> None:
        """Bar and prompts come with the reload that follows at once, labels by themselves."""

    # Writing

    def on_edited(self, message: Edited) -> None:
        """Save what was typed in a moment."""
        self.harada.writing()
        if self._saver is not None:
            self._saver.stop()
        self._saver = self.set_timer(SAVE_AFTER, self.save)

    def on_descendant_blur(self) -> None:
        """Save when a field is left."""
        self.save()

    def save(self) -> None:
        """Write what was typed and is not saved yet."""
        if self._saver is not None:
            self._saver.stop()
            self._saver = None
        self._collect()
        for day in list(self.pending):
            self.change(lambda day=day: self._write(day))  # type: ignore[misc]

    def _collect(self) -> None:
        """Take from the editors of this page what is not saved yet."""
        for editor in self._editors():
            if editor.field in self._filled and editor.changed:
                self.pending.setdefault(self._page, {})[editor.field] = editor.value()

    def _write(self, day: date) -> None:
        """Write the pending fields of a day."""
        fields = dict(self.pending.get(day, {}))
        if not fields:
            return
        lines = [box.field for box in self.query(FieldBox) if box.field.own]
        diary = self.notebook.day(day).get("diary", {})
        self.notebook.write_diary(day, gathered(fields, lines, diary))
        del self.pending[day]
        for editor in self._editors():
            if day == self._page and editor.field in fields:
                editor.given = fields[editor.field]

    def leave(self) -> None:
        """Save, and note that the replies on the page were read."""
        self.save()
        read, self._read = self._read, []
        for key in read:
            self.notebook.see_reply(key)

    def unsaved(self) -> bool:
        """Tell whether something typed could not be saved yet."""
        return bool(self.pending)

    # What the keys do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what has a meaning where the cursor stands."""
        writing = self.focused is not None and not isinstance(self.focused, DayBar)
        if action == "share" and "sharing" not in self.harada.in_use:
            return False
        if action in _WHILE_READING:
            return not writing
        if action == "leave_text":
            return writing
        if action == "tick":
            return self._in_tasks()
        if action == "redo_tomorrow":
            return any(editor.field == "redo" for editor in self._editors())
        return True

    def _in_tasks(self) -> bool:
        """Tell whether the cursor stands in a task."""
        focused = self.focused
        return focused is not None and any(
            isinstance(node, TaskEditor) for node in focused.ancestors
        )

    def action_turn(self, days: int) -> None:
        """Turn to the page of another day, tomorrow at most."""
        self._turn_to(min(self._page + timedelta(days=days), self.today + timedelta(days=1)))

    def action_scroll(self, lines: int) -> None:
        """Move the page under the eyes of whoever reads it."""
        page = self.query_one("#page", VerticalScroll)
        page.scroll_relative(y=lines, animate=False)

    def action_scroll_page(self, pages: int) -> None:
        """Move the page by as much as is seen of it, less a line to go on from."""
        self.action_scroll(pages * max(1, self.query_one("#page").size.height - 1))

    def action_turn_to_today(self) -> None:
        """Turn to the page of today."""
        self._turn_to(self.today)

    def _turn_to(self, day: date) -> None:
        """Save this page and show that of another day."""
        self.harada.guarded(self.leave)
        self._open_page(day)
        self.refresh_content()

    def _open_page(self, day: date) -> None:
        """Go to the page of a day; every editor waits for its value."""
        self.day = day
        self._filled.clear()

    def visit(self, day: date) -> None:
        """Turn to the page of a day one came for from another screen."""
        self._turn_to(day)

    def action_search(self) -> None:
        """Look through the diary, and turn to the day of a line that is chosen."""
        from harada.tui.screens.diary_search import DiarySearchDialog

        self.save()
        self.app.push_screen(DiarySearchDialog(), self._chosen)

    def action_share(self) -> None:
        """Send this page to a coach, once its exact text was shown."""
        from harada.tui.sending_one import share_page

        self.save()
        self.harada.guarded(lambda: share_page(self.harada, self._page))

    def action_prompts(self) -> None:
        """Change the questions of the person's own."""
        self.save()
        ask_prompts(self.harada)

    def action_turn_template(self) -> None:
        """Take the next template of own questions."""
        self.save()
        turn_template(self.harada, self._page)

    def action_calendar(self) -> None:
        """Choose a day from a month."""
        from harada.tui.screens.calendar import CalendarDialog

        last = self.today + timedelta(days=1)
        self.app.push_screen(CalendarDialog(self._page, last), self._chosen)

    def _chosen(self, day: date | None) -> None:
        """Turn to a chosen day."""
        if day is not None:
            self._turn_to(day)

    def action_change_depth(self) -> None:
        """Show the page in the next depth, and keep it for this day and those to come."""
        depth = next_depth(self.depth)
        self.save()
        day = self._page

        def keep() -> None:
            with self.notebook.change(_("depth of the diary")):
                self.notebook.set_profile(depth=depth)
                if self.notebook.day(day).get("diary"):
                    self.notebook.write_diary(day, {"depth": depth})

        self.change(keep)

    def action_redo_tomorrow(self) -> None:
        """Make a task for the day after this page of its redo line."""
        self.save()
        text = self.notebook.day(self._page).get("diary", {}).get("redo", "")
        line = printable(text).strip()
        if not line:
            self.harada.say(_("Write first what you would do differently."))
            return
        day = self._page + timedelta(days=1)
        self.change(
            lambda: self.notebook.plan_task(day, line),
            lambda _done: self.harada.say(_("Planned for {day}.").format(day=long_date(day))),
        )

    def action_tick(self) -> None:
        """Tick the task in which the cursor stands."""
        for tasks in self.query(TaskEditor):
            tasks.tick_focused()

    def action_leave_text(self) -> None:
        """Go to the bar with the day."""
        self.query_one(DayBar).focus()

    def action_write(self) -> None:
        """Begin to write in the first empty line."""
        self._focus_first_empty()

    def _focus_first_empty(self) -> None:
        """Put the cursor into the first line that is empty, of the evening once there are marks."""
        boxes = [box for box in self.query(FieldBox) if box.display and box.editor]
        empty = [box for box in boxes if box.editor is not None and not box.editor.value()]
        if self.notebook.day(self._page)["marks"]:
            empty = [box for box in empty if box.field.name not in AHEAD] or empty
        for box in empty[:1] or boxes[:1]:
            lines = box.query(TaskLine)
            (lines.first() if lines else box.body).focus()
