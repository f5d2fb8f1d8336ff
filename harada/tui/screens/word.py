"""A dialog before what can't be taken back: what it is, and a word that is typed to do it.

A key can be pressed by mistake, a word can't. Nothing is done by any other word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.text import Text
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, Static

from harada.i18n import N_, NP_, _, pgettext
from harada.method.text import printable
from harada.tui.commands import Command, bindings
from harada.tui.screens.base import BaseDialog

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class Word(NamedTuple):
    """A word that is typed, and what it does."""

    context: str
    word: str
    hint: str


SEND = Word(
    "the word one types so that something is sent",
    NP_("the word one types so that something is sent", "share"),
    N_("Type “{word}” and Enter to send exactly this. Escape: not now."),
)
AGREE = Word(
    SEND.context, SEND.word, N_("Type “{word}” and Enter to agree and answer. Escape: not now.")
)
PART = Word(
    "the word one types so that sharing ends",
    NP_("the word one types so that sharing ends", "stop"),
    N_("Type “{word}” and Enter to stop sharing. Escape: not now."),
)


class ReadUp(Command):
    """Read further up."""

    id = "word.up"
    keys = "pageup,up"
    action = "scroll(-1)"
    text = N_("Up")
    help = N_("Read further up in what is shown.")
    palette = False


class ReadOn(Command):
    """Read on."""

    id = "word.down"
    keys = "pagedown,down"
    action = "scroll(1)"
    text = N_("Down")
    help = N_("Read on in what is shown.")
    palette = False


class WordDialog(BaseDialog[bool]):
    """Shows what would be done; answers True once the word was typed."""

    DEFAULT_CSS = """
    WordDialog > #frame { width: 90; height: 90%; padding: 0 1; }
    WordDialog #content { height: 1fr; scrollbar-size-vertical: 1; }
    WordDialog #hint { color: $text-muted; }
    WordDialog Input { height: 1; border: none; padding: 0 1; background: $panel; }
    WordDialog Input:focus { border: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(ReadUp, ReadOn)

    def __init__(self, heading: str, content: Text, word: Word = SEND) -> None:
        """Show `content` under `heading`; texts in it are printable already."""
        super().__init__()
        self.word = word
        self.heading = printable(heading)
        self.content = content
        self._wrong = False

    def compose(self) -> ComposeResult:
        """What would be done, how to go on, and the line for the word."""
        with Vertical(id="frame"):
            yield Static(Text(self.heading, "bold"), id="heading")
            with VerticalScroll(id="content", can_focus=False):
                yield Static(self.content)
            yield Static(Text(self._hint()), id="hint")
            yield Input()

    def _hint(self) -> str:
        """Return what to type."""
        told = _("That is another word. Type “{word}”, or Escape leaves it.")
        if not self._wrong:
            told = _(self.word.hint)
        return told.format(word=self._spoken())

    def _spoken(self) -> str:
        """Return the word in the language of now."""
        return pgettext(self.word.context, self.word.word)

    def retranslate(self) -> None:
        """Say the hint in the new language."""
        self.query_one("#hint", Static).update(Text(self._hint()))

    def action_scroll(self, pages: int) -> None:
        """Move what is shown by most of what is seen of it."""
        content = self.query_one("#content", VerticalScroll)
        content.scroll_relative(y=pages * max(1, content.size.height - 1), animate=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on when it is the word."""
        event.stop()
        typed = event.value.strip().strip("“”\"'").casefold()
        if typed in (self._spoken().casefold(), self.word.word):
            self.dismiss(True)
            return
        self._wrong = True
        self.retranslate()
        event.input.value = ""
