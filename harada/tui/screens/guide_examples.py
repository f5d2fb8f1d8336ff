"""The examples of the guided path: shown below the field one is in, and taken over where wanted.

They come from the starter sheet of the person's kind of work. Where that is not known, the example
says whose it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.widgets import Static

from harada.exchange.templates import starter
from harada.i18n import _, language
from harada.method.empty import LEVELS
from harada.tui.examples import examples
from harada.tui.screens.base import BaseScreen
from harada.tui.widgets.question import Field
from harada.tui.widgets.question_aspect import AspectChoice
from harada.tui.widgets.question_page import ExampleLine, QuestionPage

if TYPE_CHECKING:
    from textual import events

    from harada.exchange.templates import Starter
    from harada.tui.screens.guide_page import Page


class ExampleScreen(BaseScreen):
    """A screen that shows an example for the field that has the focus, in `#example`."""

    page: Page

    def _field_in_hand(self) -> Field | None:
        """Return the field that has the focus, the first one when none has."""
        if not isinstance(self.page, QuestionPage):
            return None
        fields = self.page.fields()
        for node in self.focused.ancestors_with_self if self.focused else ():
            if isinstance(node, Field) and node in fields:
                return node
        return fields[0] if fields else None

    def _sheet(self) -> Starter:
        """Return the starter sheet the examples come from."""
        return starter(self.notebook.profile()["kind_of_work"], language())

    def _examples(self, path: str) -> list[str]:
        """Return what somebody in the same kind of work wrote in a field."""
        goal = self.notebook.goal()
        levels = [one["name"] for one in goal["levels"]] if goal else list(LEVELS)
        return examples(self._sheet(), path, self.notebook.chart(), levels)

    def say_example(self) -> None:
        """Show the example of the field that has the focus, and what can be done with it."""
        field = self._field_in_hand()
        choosing = isinstance(field, AspectChoice)
        path = field.path.replace(".aspect", ".text") if field is not None else ""
        lines = self._examples(path) if path else []
        if lines:
            work = self._sheet()["title"]
            lines[0] = _("Example ({work}): {text}").format(work=work, text=lines[0])
        if choosing:
            lines.append(_("← → choose what the pillar is about; go on writing for the next one."))
        elif path.startswith(("pillar.", "cell.")):
            lines.append(_("→ in an empty line takes it over; change it as you like."))
        shown = self.query_one("#example", Static)
        shown.display = bool(lines)
        shown.update("\n".join(lines))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show the example of the field one comes to."""
        self.say_example()

    def on_example_line_wanted(self, event: ExampleLine.Wanted) -> None:
        """Put the example into an empty line, as a start; a pillar brings its aspect along."""
        event.stop()
        line = event.line
        found = self._examples(line.path)
        if found:
            line.value = found[0]
            line.cursor_position = len(found[0])
        head, number, *_rest = [*line.path.split("."), ""]
        if found and head == "pillar":
            aspect = self._sheet()["pillars"][int(number) - 1]["aspect"]
            for field in cast("QuestionPage", self.page).fields():
                if isinstance(field, AspectChoice) and field.path == f"pillar.{number}.aspect":
                    field.suggest(aspect)
