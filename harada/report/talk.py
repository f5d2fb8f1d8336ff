"""The page of a talk sheet: facts and questions to take along on paper, with room to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harada.i18n import _, language
from harada.report.pages import filled

if TYPE_CHECKING:
    from collections.abc import Sequence

_TEMPLATE = "talk.html"


def talk_page(
    title: str, since: str, parts: Sequence[tuple[str, Sequence[str]]], closing: str
) -> str:
    """Return the page as HTML, in the language of this moment.

    `parts` are headings with their lines; `closing` is what is not shared, empty for nothing.
    """
    values = {
        "language": language(),
        "title": title,
        "since": since,
        "parts": parts,
        "closing": closing,
        "agreed": _("What we agreed"),
    }
    return filled(_TEMPLATE, values)
