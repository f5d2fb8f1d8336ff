"""A strip that is written to the terminal in few bytes.

Textual opens and closes every colour of a line by itself, about forty bytes a piece; over a slow
connection the eighty-one cells of a chart would be felt at every key. This strip writes only what
changes from one piece of text to the next. It changes nothing that is seen, and it is no place for
links: those keep Textual's own way.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rich.color import ColorSystem
from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console
    from rich.segment import Segment
    from rich.style import Style
    from textual.screen import Screen


class Ink(NamedTuple):
    """What a style asks of the terminal, as parts of an escape sequence."""

    attributes: str
    foreground: str
    background: str
    covers_blanks: bool
    """Whether a space in this ink looks different from a space on the bare background."""


PLAIN = Ink("", "39", "49", False)
"""The terminal as it stands after a reset."""


@lru_cache(maxsize=512)
def ink_of(style: Style, system: ColorSystem) -> Ink:
    """Return the parts of the escape sequence for `style` in a colour system."""
    foreground, background = style.color, style.bgcolor
    return Ink(
        Strip.render_ansi(style.without_color, system),
        ";".join(foreground.downgrade(system).get_ansi_codes()) if foreground else "39",
        ";".join(background.downgrade(system).get_ansi_codes(False)) if background else "49",
        bool(style.reverse or style.underline or style.strike),
    )


def change_of(now: Ink, wanted: Ink) -> str:
    """Return the escape sequence that turns the ink `now` into `wanted`, empty for none."""
    if wanted == PLAIN != now:
        return "\x1b[0m"
    if wanted.attributes != now.attributes:
        parts = ["0", wanted.attributes] if now != PLAIN else [wanted.attributes]
        now = PLAIN
    else:
        parts = []
    if wanted.foreground != now.foreground:
        parts.append(wanted.foreground)
    if wanted.background != now.background:
        parts.append(wanted.background)
    codes = ";".join(part for part in parts if part)
    return f"\x1b[{codes}m" if codes else ""


class LeanStrip(Strip):
    """A strip whose escape sequences say only what changes."""

    @classmethod
    def of(cls, strip: Strip) -> LeanStrip:
        """Return the same line as a lean strip."""
        return strip if isinstance(strip, cls) else cls(strip, strip.cell_length)

    def crop(self, start: int, end: int | None = None) -> Strip:
        """Return the part between two cells, lean as well."""
        return LeanStrip.of(super().crop(start, end))

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """Return the strip cut at these cells, each part lean."""
        return [LeanStrip.of(part) for part in super().divide(cuts)]

    def render(self, console: Console) -> str:
        """Return the text with its escape sequences."""
        if self._render_cache is None:
            if any(style is not None and style.link for _, style, _ in self._segments):
                return super().render(console)
            # Textual's own rule for a console that does not know its colours.
            system = ColorSystem.TRUECOLOR
            if console.color_system is not None:
                system = console._color_system or system
            self._render_cache = _written(self._segments, system)
        return self._render_cache


def _written(segments: Iterable[Segment], system: ColorSystem) -> str:
    """Return segments as text with the fewest escape sequences."""
    output: list[str] = []
    now = PLAIN
    for text, style, _ in segments:
        wanted = PLAIN if style is None else ink_of(style, system)
        if not (wanted.covers_blanks or now.covers_blanks) and not text.strip(" "):
            # The letters of a blank have no colour: keep whatever pen is in the hand.
            wanted = now._replace(background=wanted.background)
        output.append(change_of(now, wanted))
        output.append(text)
        now = wanted
    if now != PLAIN:
        output.append("\x1b[0m")
    return "".join(output)


def write_lean(screen: Screen[None]) -> None:
    """Let a new screen write only the changed part of a line, see `lean_updates`.

    With a Textual that is built otherwise the screen keeps Textual's own way: the same picture in
    more bytes.
    """
    try:
        from textual._compositor import Compositor

        from harada.tui.widgets.lean_updates import LeanCompositor
    except ImportError:
        return
    if type(getattr(screen, "_compositor", None)) is Compositor:
        screen._compositor = LeanCompositor()
