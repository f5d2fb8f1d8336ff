"""The words of a survey in one widget: each with its score, a bar, and how it has moved.

Digits answer the word under the cursor and go on to the next one at once, so that keys that come
fast find their word. It keeps no answers: its owner gives it rows and is told what was pressed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.message import Message
from textual.reactive import reactive

from harada.i18n import N_
from harada.tui.commands import Command, bindings
from harada.tui.widgets.rows import Row, RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual import events
    from textual.binding import BindingType

    from harada.tui.widgets.line import Line

WORD, LOW = "word:", "low:"
"""How the keys of rows begin: a word that is answered, and one of the lowest."""
WIDEST = 26
"""Cells a word has at most."""
ROOM_FOR_BARS = 48
"""From this width on, a bar stands beside each score."""
_SCORES = {**{str(n): n for n in range(1, 10)}, "0": 10}


class AnswerWord(Command):
    """Answer a word."""

    id = "words.answer"
    keys = "1"
    action = "answer(1)"
    text = N_("to 9, 0 is ten")
    help = N_("Say how well this word describes me, 1 to 9 and 0 for ten; goes on to the next.")
    palette = False


class WordBefore(Command):
    """Go back to the word before."""

    id = "words.before"
    keys = "backspace"
    action = "move(-1)"
    text = N_("Back")
    help = N_("Go back to the word before.")
    palette = False


class ForgetAnswer(Command):
    """Take an answer back."""

    id = "words.forget"
    keys = "delete"
    action = "answer(0)"
    text = N_("No answer")
    help = N_("Take the answer of this word away.")
    footer = False
    palette = False


class WordList(RowList):
    """Rows of words. In a row, `sign` is the score, `ref` the change and `tail` what I will do."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--score"}
    DEFAULT_CSS = """
    WordList > .rows--score { color: $accent; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(AnswerWord, WordBefore, ForgetAnswer)

    class Answered(Message):
        """A word was answered, or its answer taken back."""

        def __init__(self, word: str, score: int | None, after: str | None) -> None:
            """Carry the word's id, its score, and the key of the row the cursor is on now."""
            super().__init__()
            self.word = word
            self.score = score
            self.after = after

    open_to_answers = True
    """Whether digits answer; an earlier survey is only read."""
    blocks = reactive("■·")
    """A filled and an empty part of a bar."""
    _word_width = 0

    def show(self, rows: Sequence[Row], first: str | None = None) -> None:
        """Show these rows, with a column as wide as the words need."""
        widths = [cell_len(row.text) for row in rows if row.key is not None]
        self._word_width = min(WIDEST, max(widths, default=0)) + 1
        super().show(rows, first)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Keep the digits: here they are answers."""
        return character is not None and character in _SCORES

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer answers only where there is a word to answer."""
        if action == "answer":
            return self.open_to_answers and (self.current or "").startswith(WORD)
        return True

    def on_key(self, event: events.Key) -> None:
        """Take a digit as an answer."""
        if event.character is not None and event.character in _SCORES:
            event.stop()
            event.prevent_default()
            self.action_answer(_SCORES[event.character])

    def action_answer(self, score: int) -> None:
        """Answer the word under the cursor, 0 for no answer, and go on to the next word."""
        key = self.current or ""
        if not self.check_action("answer", ()):
            return
        if score and self._follows_a_word():
            self.action_move(1)
        self.post_message(self.Answered(key.removeprefix(WORD), score or None, self.current))

    def _follows_a_word(self) -> bool:
        """Return whether the next row the cursor can stand on is a word to answer."""
        below = (row.key for row in self.rows[self._cursor + 1 :] if row.key is not None)
        return (next(below, "") or "").startswith(WORD)

    def _draw_item(self, line: Line, row: Row, style: Style, ref_width: int) -> None:
        """Draw a word, its score with a bar, how it has moved, and what I will do."""
        quiet, score = self._style("quiet"), self._style("score")
        number = int(row.sign) if row.sign.isdigit() else 0
        line.add(" ").add_column(row.text, min(self._word_width, line.left // 2))
        line.add(f"{row.sign:>2} ", score if number else quiet)
        if self.size.width >= ROOM_FOR_BARS:
            line.add(self.blocks[0] * number, score).add(self.blocks[1] * (10 - number), quiet)
        line.add_column(f" {row.ref}", 4).add(" ").add(row.tail, quiet)
