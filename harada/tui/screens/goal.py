"""The goal sheet, whole: read as a page, each field edited in its place.

The cursor walks over the fields; Enter opens the one under it, what is typed is kept at once, and
Escape goes back to reading. The words come from `goal_texts`, the editors from `fields`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.widgets import Static

from harada.i18n import N_, _
from harada.method.levels import title as level_title
from harada.method.text import printable
from harada.notebook.levelling import add_level, drop_level, rename_level
from harada.tui.advising import ADVICE, Advised, kind_of
from harada.tui.commands import bindings
from harada.tui.drafts import Drafts
from harada.tui.fields import field_for, read_field, write_field
from harada.tui.screens.base import BaseScreen
from harada.tui.screens.goal_keys import ON_PAGE, LeaveEditor
from harada.tui.screens.goal_texts import LEFT, RIGHT, Section, texts_of
from harada.tui.widgets.jump import JumpTarget
from harada.tui.widgets.sheet_field import Sheet, SheetField

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from harada.tui.widgets.question import Answered, Field, Stepped, Typed

ELSEWHERE = {"window": "window", "actions": "window", "routines": "routines"}
"""Fields that are written on another screen, and which."""


class SheetPage(Sheet, can_focus=True, inherit_bindings=False):
    """The page with the fields and the cursor on one of them."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(*ON_PAGE)

    cursor = 0
    """Which field the cursor is on."""

    def fields(self) -> list[SheetField]:
        """Return the fields in the order of reading."""
        return list(self.query(SheetField))

    def current(self) -> SheetField:
        """Return the field under the cursor."""
        fields = self.fields()
        return fields[min(self.cursor, len(fields) - 1)]

    def go_to(self, place: int) -> None:
        """Put the cursor on a field."""
        fields = self.fields()
        for field in self.query(".-cursor"):
            field.remove_class("-cursor")
        self.cursor = max(0, min(len(fields) - 1, place))
        field = fields[self.cursor]
        field.add_class("-cursor")
        self.screen.refresh_bindings()
        # The heading of a section is shown with its first field.
        first = self.cursor == 0 or field.parent is not fields[self.cursor - 1].parent
        above = field.parent if first and isinstance(field.parent, Vertical) else field
        above.scroll_visible(animate=False, top=False)
        field.scroll_visible(animate=False)

    def action_move(self, by: int) -> None:
        """Go up or down so many fields."""
        self.go_to(self.cursor + by)

    def action_section(self, by: int) -> None:
        """Go to the first field of the next section, or of the one before."""
        fields = self.fields()
        starts = [
            place
            for place, field in enumerate(fields)
            if place == 0 or field.parent is not fields[place - 1].parent
        ]
        here = max(n for n, start in enumerate(starts) if start <= self.cursor)
        self.go_to(starts[max(0, min(len(starts) - 1, here + by))])
        section = self.current().parent
        if isinstance(section, Vertical):
            self.scroll_to_widget(section, top=True, animate=False)

    def jump_targets(self) -> Iterator[JumpTarget]:
        """Every field that is seen is a place to jump to."""
        from functools import partial

        for place, field in enumerate(self.fields()):
            seen = field.region.intersection(self.region)
            if seen.area:
                yield JumpTarget(seen.x, seen.y, partial(self._jump, place))

    def _jump(self, place: int) -> None:
        self.focus()
        self.go_to(place)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the field that was clicked."""
        for place, field in enumerate(self.fields()):
            if field.region.contains(event.screen_x, event.screen_y):
                self.go_to(place)


class GoalScreen(Advised, BaseScreen):
    """The goal sheet as a page."""

    NAME = "goal"
    TEXT = N_("Goal")
    HELP = N_("My goal sheet, the home of everything.")
    CSS_PATH = "../styles/goal.tcss"
    AUTO_FOCUS = "SheetPage"
    BINDINGS: ClassVar[list[BindingType]] = bindings(LeaveEditor, *ADVICE)

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.drafts = Drafts(self, self._fields, self._write)
        self.editing: SheetField | None = None
        """The field that is edited now."""

    def content(self) -> ComposeResult:
        """The sections in two columns, which stand below each other on a narrow screen."""
        with SheetPage():
            for name, sections in (("left", LEFT), ("right", RIGHT)):
                with Vertical(id=name, classes="column"):
                    for section in sections:
                        with Vertical(classes="section"):
                            yield Static(_(section.heading), classes="heading", markup=False)
                            for each in texts_of(section, self.notebook, self.today):
                                yield SheetField(each.path)

    @property
    def page(self) -> SheetPage:
        """The page."""
        return self.query_one(SheetPage)

    def on_mount(self) -> None:
        """Show the sheet with the cursor on the goal."""
        super().on_mount()
        self.page.go_to(0)

    def reload(self) -> None:
        """Show what the notebook says; a field that is typed in keeps what is typed."""
        sections = zip(self.query(".section").results(Vertical), (*LEFT, *RIGHT), strict=True)
        for shown, section in sections:
            self._show_section(shown, section)
        if self.editing is not None and self.editing.editor is not None:
            self.drafts.show(self.editing.editor, read_field(self.notebook, self.editing.path))

    def _show_section(self, shown: Vertical, section: Section) -> None:
        """Show the fields of one section; a sheet may have more or fewer levels than before."""
        texts = list(texts_of(section, self.notebook, self.today))
        fields = list(shown.query(SheetField))
        for extra in fields[len(texts) :]:
            extra.remove()
        for text in texts[len(fields) :]:
            field = SheetField(text.path)
            fields.append(field)
            shown.mount(field)
        for field, text in zip(fields, texts, strict=False):
            field.put(text.label, text.lines, text.look)

    def retranslate(self) -> None:
        """Say the headings anew; the fields follow when the sheet is shown again."""
        headings = self.query(".heading").results(Static)
        for shown, section in zip(headings, (*LEFT, *RIGHT), strict=True):
            shown.update(_(section.heading))
        self.retranslate_advice()

    # Editing

    def put_advice(self, line: str) -> None:
        """Show a question on the wording below the field that is edited."""
        if self.editing is not None:
            self.editing.say(line)

    async def action_edit(self) -> None:
        """Edit the field under the cursor, or go to the screen where it is written."""
        field = self.page.current()
        if field.path in ELSEWHERE:
            self.harada.action_show(ELSEWHERE[field.path])
            return
        editor = field_for(field.path, self.notebook, self.today)
        self.drafts.show(editor, read_field(self.notebook, field.path))
        self.editing = field
        await field.edit(editor)
        self.call_after_refresh(field.scroll_visible, animate=False)
        self.refresh_bindings()

    async def action_stop_editing(self) -> None:
        """Save what is typed and go back to reading."""
        self.drafts.flush()
        if self.editing is not None:
            self.advise(None, "")
            field, self.editing = self.editing, None
            await field.stop()
            self.page.focus()
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer 'done' only while a field is edited, and editing only while none is."""
        if action == "stop_editing":
            return self.editing is not None
        if action == "edit":
            return self.editing is None
        if action in ("add_level", "rename_level", "drop_level"):
            return self.editing is None and self._level() is not None
        if action == "silence_advice":
            return self.editing is not None and kind_of(self.editing.path) is not None
        return self.check_advice(action)

    def action_thread(self) -> None:
        """Show the thread of the goal: the mission above it, its pillars below."""
        self.harada.show_thread("place", "goal")

    # Levels

    def _level(self) -> int | None:
        """Return which level the cursor is on, from 0; None on any other field."""
        if not self.query(SheetField):
            return None
        head, place, *_text = [*self.page.current().path.split("."), ""]
        return int(place) if head == "levels" else None

    def _level_name(self) -> str:
        """Return the name of the level under the cursor; there must be one."""
        return str(read_field(self.notebook, f"levels.{self._level()}.name"))

    def action_add_level(self) -> None:
        """Ask what another level is called, add it, and go there."""
        count = len(read_field(self.notebook, "levels"))
        here = self.page.cursor - (self._level() or 0)

        def added(_done: None) -> None:
            self.call_after_refresh(lambda: self.page.go_to(here + count))

        self.harada.ask_line(
            _("What is the level called? For example: stretch"),
            "",
            lambda text: (
                self._change_level(lambda: add_level(self.notebook, text), added)
                if text.strip()
                else None
            ),
        )

    def action_rename_level(self) -> None:
        """Ask for another name of the level under the cursor."""
        name = self._level_name()
        self.harada.ask_line(
            _("What is this level called?"),
            printable(level_title(name)),
            lambda text: (
                self._change_level(lambda: rename_level(self.notebook, name, text))
                if text.strip() not in ("", level_title(name))
                else None
            ),
        )

    def action_drop_level(self) -> None:
        """Take the level under the cursor off the sheet."""
        name = self._level_name()
        said = _("{level} is off the sheet; u brings it back.")
        told = said.format(level=printable(level_title(name)))
        self._change_level(
            lambda: drop_level(self.notebook, name), lambda _done: self.harada.say(told)
        )

    def _change_level(
        self, do: Callable[[], None], then: Callable[[None], None] | None = None
    ) -> None:
        """Change the levels; a sheet that is not there yet begins with those of the form."""

        def change() -> None:
            with self.notebook.change(_("goal levels")):
                if self.notebook.goal() is None:
                    self.notebook.set_goal_field("goal", "")
                do()

        self.change(change, then)

    def _fields(self) -> list[Field]:
        """Return the editor that is open, if one is."""
        editor = self.editing.editor if self.editing is not None else None
        return [editor] if editor is not None else []

    def _write(self, path: str, value: Any) -> None:
        write_field(self.notebook, path, value)

    def on_typed(self, event: Typed) -> None:
        """Keep what was typed, unless it is half a date."""
        event.stop()
        self.drafts.note(event.field)

    async def on_answered(self, event: Answered) -> None:
        """Enter at the end of a field goes back to reading."""
        event.stop()
        await self.action_stop_editing()

    async def on_stepped(self, event: Stepped) -> None:
        """An arrow at the edge of a field goes to the field above or below."""
        event.stop()
        await self.action_stop_editing()
        self.page.action_move(event.step)

    def leave(self) -> None:
        """Save what is typed."""
        self.drafts.flush()
