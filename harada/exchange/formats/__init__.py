"""The formats a file can be brought in, one module each.

A format has a `NAME` for `--as`, a `TITLE` for people, `recognises(file)` and
`read(file, lang, today)`, which returns a draft or raises a sentence. A new format is one module
and one line in `FORMATS`.
"""

from __future__ import annotations

from datetime import date
from typing import Protocol

from harada.exchange.draft import Draft
from harada.exchange.formats import grid, kit, lines, outline, own_chart, sheet
from harada.exchange.reading import BroughtFile
from harada.i18n import _
from harada.method.text import shown
from harada.notebook.errors import Misuse, Refused


class Format(Protocol):
    """What each module of a format offers."""

    NAME: str
    TITLE: str

    def recognises(self, file: BroughtFile) -> bool:
        """Whether the file is in this format, as far as can be told at a glance."""

    def read(self, file: BroughtFile, lang: str | None, today: date) -> Draft:
        """What the file holds; raises `Refused` naming every place that can't be taken."""


FORMATS: tuple[Format, ...] = (
    lines,
    own_chart,
    sheet,
    kit,
    grid,
    outline,
)
"""In the order in which they are asked; the first that recognises a file reads it."""


def named(name: str) -> Format:
    """The format of this name; raises `Misuse` that lists the names there are."""
    found = next((each for each in FORMATS if name == each.NAME), None)
    if found is not None:
        return found
    raise Misuse(
        _("There is no format {name}. There are: {names}.").format(
            name=shown(name), names=", ".join(each.NAME for each in FORMATS)
        )
    )


def recognised(file: BroughtFile) -> Format:
    """The format of a file; raises `Refused` when it is none of them, or is not whole."""
    for each in FORMATS:
        if each.recognises(file):
            return each
    if file.looks_like_json:
        file.json  # noqa: B018 - raises the sentence that says where it is cut short
    raise Refused(
        _(
            "Nothing in {file} is known here: no goal sheet, no chart, no notebook. "
            "`harada import --help` names what can be brought in; nothing was changed."
        ).format(file=shown(file.name))
    )
