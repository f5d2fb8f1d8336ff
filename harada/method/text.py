"""A person's text on its way to a terminal: harmless, and cut to a width in cells.

Text a person wrote is kept as they wrote it; only what is shown passes through here. This is not
escaping for Rich, CSV or HTML, which is the matter of the writer of each.
"""

from __future__ import annotations

_SPACE = dict.fromkeys((0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), " ")
_HARMFUL: dict[int, str | None] = {
    **dict.fromkeys(range(0x20)),
    **dict.fromkeys(range(0x7F, 0xA0)),
    # Marks that make a terminal show text in another order than it is stored.
    **dict.fromkeys(range(0x202A, 0x202F)),
    **dict.fromkeys(range(0x2066, 0x206A)),
}
_IN_JSON = {code: f"\\u{code:04x}" for code in _HARMFUL if code >= 0x7F}
_LINE = {**_HARMFUL, **_SPACE}
_LINES = {**_LINE, 0x0A: "\n", 0x0B: "\n", 0x0C: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}

_JOINER = "\u200d"
_EMOJI_LOOK = "\ufe0f"


def printable(text: str) -> str:
    """The text as one line without anything that steers a terminal.

    Control characters, the escape of ANSI sequences and marks that reorder text go; tabs and line
    breaks become a space; lone surrogates become U+FFFD. Emoji sequences stay whole.
    """
    if text.isprintable():
        return text
    return _encodable(text.translate(_LINE))


def printable_lines(text: str) -> str:
    """Like `printable`, but line breaks stay, each as a newline."""
    if text.isprintable():
        return text
    return _encodable(text.replace("\r\n", "\n").replace("\r", "\n").translate(_LINES))


def _encodable(text: str) -> str:
    """The text with U+FFFD for each surrogate, which no file and no terminal can take."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text


def harmless_json(text: str) -> str:
    """JSON that means the same, with no character in it that steers a terminal."""
    return text if text.isascii() else text.translate(_IN_JSON)


def shown(text: str) -> str:
    """The text as an error sentence repeats it: one harmless line of at most 60 cells."""
    return shorten(printable(text), 60)


def width(text: str) -> int:
    """How many terminal cells the text takes: 2 for wide characters, 0 for combining ones."""
    if text.isascii():
        return len(text)
    return sum(cells for _cluster, cells in _clusters(text))


def shorten(text: str, cells: int) -> str:
    """The text on at most `cells` cells, ending in “…” where something was left out.

    What belongs together (a letter with its accents, an emoji sequence) is never cut apart.
    """
    if cells <= 0:
        return ""
    if text.isascii():
        return text if len(text) <= cells else text[: cells - 1].rstrip() + "…"
    kept: list[str] = []
    room = cells - 1
    total = 0
    for cluster, wide in _clusters(text):
        total += wide
        if total <= room:
            kept.append(cluster)
        elif total > cells:
            return "".join(kept).rstrip() + "…"
    return text


def _clusters(text: str) -> list[tuple[str, int]]:
    """The text in pieces that stay together, each with its width in cells."""
    from unicodedata import category, east_asian_width

    pieces: list[tuple[str, int]] = []
    joined = False
    for char in text:
        skin_tone = "\U0001f3fb" <= char <= "\U0001f3ff"
        clings = joined or skin_tone or category(char) in ("Mn", "Me", "Cf")
        wide = 2 if east_asian_width(char) in "WF" else 1
        if clings and pieces:
            piece, cells = pieces[-1]
            pieces[-1] = (piece + char, 2 if char == _EMOJI_LOOK else cells)
        else:
            pieces.append((char, 0 if clings else wide))
        joined = char == _JOINER
    return pieces
