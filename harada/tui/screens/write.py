"""A dialog to write a few lines to somebody: what they are about above, a template one key away.

Enter is done, ctrl+n begins a new line. What was begun and not sent is handed to the caller, who
keeps it: it is there again the next time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Static

from harada.desk.answers import filled
from harada.i18n import N_, _
from harada.method.text import printable
from harada.tui.commands import Command, bindings
from harada.tui.screens.base import BaseDialog
from harada.tui.screens.choice import ChoiceDialog, Way
from harada.tui.widgets.editor import Prose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType


class NewLine(Command):
    """Begin a new line."""

    id = "write.line"
    keys = "ctrl+n"
    action = "new_line"
    text = N_("New line")
    help = N_("Begin a new line; Enter alone is done.")
    palette = False


class FromTemplate(Command):
    """Take a template."""

    id = "write.template"
    keys = "ctrl+r"
    action = "template"
    text = N_("Template")
    help = N_("Put one of your templates here; you can still change it.")
    palette = False


class KeepTemplate(Command):
    """Keep what is written as a template."""

    id = "write.keep"
    keys = "ctrl+g"
    action = "keep"
    text = N_("Keep as template")
    help = N_("Keep these words as a template; {name} in it becomes the name of who reads it.")
    palette = False


class LetterArea(Prose):
    """Some lines; Enter says that they are done."""

    DEFAULT_CSS = """
    LetterArea { min-height: 4; background: $panel; padding: 0 1; }
    """

    class Done(Message):
        """Enter was pressed."""

    async def _on_key(self, event: events.Key) -> None:
        """Take Enter for 'done'."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Done())
            return
        await super()._on_key(event)


class WriteDialog(BaseDialog[str]):
    """Answers what was written; None on escape, and then `leave` is given what was begun."""

    DEFAULT_CSS = """
    WriteDialog > #frame { width: 84; padding: 0 1; }
    WriteDialog #about { height: auto; max-height: 9; color: $text-muted;
      scrollbar-size-vertical: 1; }
    WriteDialog #hint { color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(NewLine, FromTemplate, KeepTemplate)

    def __init__(
        self,
        heading: str,
        about: str,
        draft: str,
        name: str,
        templates: Mapping[str, str],
        keep: Callable[[str, str], None],
        leave: Callable[[str], None],
    ) -> None:
        """Ask for lines to `name` under `heading`; `about` is what they answer, printable already.

        It begins with `draft`. `templates` are texts by name; `keep` is called with the name and
        the text of a new one, `leave` with what was begun and is to be kept for later.
        """
        super().__init__()
        self.reader = name
        self.heading = printable(heading)
        self.about = about
        self.draft = draft
        self._begun = False
        self.templates = templates
        self.keep = keep
        self.leave = leave

    def compose(self) -> ComposeResult:
        """What it is about, the lines, and the keys."""
        with Vertical(id="frame"):
            yield Static(Text(self.heading, "bold"))
            with VerticalScroll(id="about", can_focus=False):
                yield Static(Text(self.about))
            yield LetterArea("letter")
            yield Static(Text(self._hint()), id="hint")

    @staticmethod
    def _hint() -> str:
        """Return the keys."""
        return _("Enter is done · ctrl+n new line · ctrl+r template · ctrl+g keep as one · Escape")

    def on_mount(self) -> None:
        """Show what was begun before."""
        self._begun = True
        self.area.put(self.draft)
        self.area.focus()

    @property
    def area(self) -> LetterArea:
        """The lines."""
        return self.query_one(LetterArea)

    def retranslate(self) -> None:
        """Say the hint in the new language."""
        self.query_one("#hint", Static).update(Text(self._hint()))

    def on_letter_area_done(self) -> None:
        """Answer what was written; nothing is no answer."""
        if self.area.value():
            self.dismiss(self.area.value())

    async def action_dismiss(self, result: str | None = None) -> None:
        """Have what was begun kept, and leave."""
        self.put_by()
        self.dismiss(None)

    def put_by(self) -> None:
        """Have what was begun kept for later; before the lines are there nothing was begun."""
        if self._begun:
            self.leave(self.area.value())

    def action_new_line(self) -> None:
        """Begin a new line."""
        self.area.insert("\n")

    def action_template(self) -> None:
        """Ask which template, and put it here."""
        if not self.templates:
            self.harada.say(_("There is no template yet; ctrl+g keeps what you wrote as one."))
            return
        ways = [
            Way(name, printable(f"{name}: {text}")) for name, text in sorted(self.templates.items())
        ]

        def chosen(name: str | None) -> None:
            if name is not None:
                self.area.insert(filled(self.templates[name], self.reader))

        self.app.push_screen(ChoiceDialog(_("Which template?"), "", ways), chosen)

    def action_keep(self) -> None:
        """Ask for a name and keep what is written as a template; here it is filled in then."""
        text = self.area.value()

        def keep(name: str) -> None:
            self.keep(name, text)
            self.area.put(filled(text, self.reader))

        if text:
            self.harada.ask_line(_("What is this template called?"), "", keep)
