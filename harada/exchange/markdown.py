"""Text that stays text in Markdown: nothing a person wrote becomes a heading, a list or a tag.

`escaped` on the way out, `unescaped` on the way in. What the documents mean is not known here.
"""

from __future__ import annotations

import re

from harada.method.text import printable_lines

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&!$])")
_SIGN_AT_START = re.compile(r"^([-+=:])")
_NUMBER_AT_START = re.compile(r"^(\d+)([.)])")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def escaped(text: str) -> str:
    """Markdown that shows exactly this text; a line break becomes a hard one.

    White space at the ends of lines goes, for Markdown gives it a meaning of its own.
    """
    lines = printable_lines(text).strip().split("\n")
    return "\\\n".join([_escaped_line(line.strip()) for line in lines])


def _escaped_line(line: str) -> str:
    shown = _SIGNS.sub(r"\\\1", line)
    shown = _SIGN_AT_START.sub(r"\\\1", shown)
    return _NUMBER_AT_START.sub(r"\1\\\2", shown)


def unescaped(text: str) -> str:
    """The text that a piece of Markdown shows: what `escaped` put in front of signs goes."""
    return _ESCAPED.sub(r"\1", text)
