"""Our own export, a document a line: everything comes back exactly as it went out.

The writing side is `exchange.lossless`. What the lines hold is checked here for its place (table,
id, order); whether a document is a good one is checked where it is brought in.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from harada.exchange.draft import Draft
from harada.exchange.formats._own import check_header, lift, take_document
from harada.exchange.reading import BroughtFile, parse_json
from harada.i18n import N_, _
from harada.method.text import shown
from harada.notebook.errors import Refused

NAME = "harada"
TITLE = N_("a notebook as Harada exports it")

_HEAD = re.compile(r'\ufeff?\s*\{[^\n]*"format"\s*:\s*"harada"[^\n]*"kind"\s*:\s*"export"')
_HEAD_LENGTH = 1000


def recognises(file: BroughtFile) -> bool:
    """Whether the first line is that of our export."""
    return _HEAD.match(file.text[:_HEAD_LENGTH]) is not None


def read(file: BroughtFile, _lang: str | None, _today: date) -> Draft:
    """The whole notebook as a draft; raises `Refused` or `Newer`, naming the line."""
    draft = Draft()
    draft.whole_notebook = True
    lines = file.text.split("\n")
    schemas = check_header(_value(lines[0], 1, file), file.name)
    ended = False
    for number, line in enumerate(lines[1:], 2):
        if not line.strip():
            continue
        value = _value(line, number, file)
        if "end" in value:
            ended = True
        elif "exported_at" not in value:
            take_document(draft, value, _place(number, file))
    if not ended:
        raise Refused(
            _(
                "{file} is not whole: its last line is missing. "
                "Fetch the file again; nothing was changed."
            ).format(file=shown(file.name))
        )
    lift(draft, schemas)
    return draft


def _place(number: int, file: BroughtFile) -> str:
    return _("{file}, line {number}").format(file=shown(file.name), number=number)


def _value(line: str, number: int, file: BroughtFile) -> dict[str, Any]:
    value = parse_json(line, _place(number, file))
    if not isinstance(value, dict):
        raise Refused(
            _("{place}: a document belongs here. Nothing was changed.").format(
                place=_place(number, file)
            )
        )
    return value
