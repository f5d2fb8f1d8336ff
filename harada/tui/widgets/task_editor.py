"""The tasks of a day: a short text each, with a sign that tells whether it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.containers import Horizontal, Vertical
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from harada.method.text import printable
from harada.tui.marks import DRAWN
from harada.tui.widgets.editor import Edited, Editor, TaskLine, step
from harada.tui.widgets.line import Line

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from harada.method.documents import Task

FEWEST = 3
"""Lines that stand ready while there are no tasks."""


class TaskSigns(Widget):
    """The signs left of the task lines; a click on one ticks its task."""

    DEFAULT_CSS = """
    TaskSigns { width: 2; height: auto; color: $success; }
    """

    def __init__(self, editor: TaskEditor) -> None:
        """Draw the signs of one editor."""
        super().__init__()
        self.editor = editor

    def get_content_height(self, *_sizes: object) -> int:
        """Return one line for each task line."""
        return len(self.editor.done)

    def render_line(self, y: int) -> Strip:
        """Draw one sign."""
        signs = self.editor.signs
        if y >= len(self.editor.done):
            return Strip.blank(2, self.rich_style)
        return (
            Line(2, self.rich_style)
            .add(signs["checked" if self.editor.done[y] else "open"])
            .strip()
        )

    def on_click(self, event: events.Click) -> None:
        """Tick the task that was clicked."""
        self.editor.tick(event.y)


class TaskEditor(Editor, Horizontal):
    """Tasks, one line each; a new empty line appears when the last one is written in."""

    DEFAULT_CSS = """
    TaskEditor { height: auto; & > Vertical { height: auto; } }
    """

    def __init__(self, field: str) -> None:
        """Begin with some empty lines."""
        super().__init__(id=f"edit-{field}")
        self.field = field
        self.done = [False] * FEWEST
        self.signs = DRAWN
        self._prompt = ""

    def compose(self) -> ComposeResult:
        """The signs, and beside them the lines."""
        yield TaskSigns(self)
        with Vertical():
            for _number in range(FEWEST):
                yield TaskLine(select_on_focus=False)

    @property
    def lines(self) -> list[TaskLine]:
        """The lines from top to bottom."""
        return list(self.query(TaskLine))

    def value(self) -> list[Task]:
        """Return the tasks that are written."""
        written = zip(self.lines, self.done, strict=False)
        return [
            {"text": line.value.strip(), "done": done}
            for line, done in written
            if line.value.strip()
        ]

    def put(self, value: object) -> None:
        """Show tasks, unless these stand there already."""
        tasks = cast("list[Task]", value or [])
        if tasks == self.value():
            return
        self._reach(max(FEWEST, len(tasks) + 1))
        lines = self.lines
        self.done = [task["done"] for task in tasks] + [False] * (len(lines) - len(tasks))
        texts = [printable(task["text"]) for task in tasks] + [""] * (len(lines) - len(tasks))
        with self.prevent(Input.Changed):
            for line, text in zip(lines, texts, strict=False):
                line.value = text
        self.query_one(TaskSigns).refresh(layout=True)

    def prompt(self, text: str) -> None:
        """Show a quiet text in the first line while it is empty."""
        self._prompt = text
        self.lines[0].placeholder = text

    def tick(self, at: int) -> None:
        """Turn a task from open to done, or back."""
        if at < len(self.lines) and self.lines[at].value.strip():
            self.done[at] = not self.done[at]
            self.query_one(TaskSigns).refresh()
            self.post_message(Edited(self))

    def tick_focused(self) -> None:
        """Tick the task in which the person writes."""
        for at, line in enumerate(self.lines):
            if line.has_focus:
                self.tick(at)

    def _reach(self, count: int) -> None:
        """Have at least `count` lines."""
        missing = count - len(self.lines)
        if missing > 0:
            self.query_one(Vertical).mount(
                *[TaskLine(select_on_focus=False) for _number in range(missing)]
            )
            self.done += [False] * missing

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell that the person wrote; keep one empty line at the end."""
        event.stop()
        if self.lines[-1].value.strip():
            self._reach(len(self.lines) + 1)
            self.query_one(TaskSigns).refresh(layout=True)
        self.post_message(Edited(self))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the next line with Enter; an empty one goes on behind the tasks."""
        event.stop()
        if not event.value.strip():
            self.screen.set_focus(self.lines[-1])
        step(self.screen, 1)
