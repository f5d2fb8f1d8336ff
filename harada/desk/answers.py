"""What a coach writes: answers from templates of their own, and a note of two lines a month.

A template is a text under a name; `{name}` in it becomes the member's name. It is data: nothing
else in it means anything. Where templates are kept is the matter of the desk.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from harada.i18n import _
from harada.method.text import printable_lines, shown
from harada.notebook.errors import Misuse, Refused

LONGEST = 20_000
"""Characters of an answer, as many as an envelope takes."""

NOTE_LINES = 2
NOTE_LONGEST = 400
"""Characters of the note of a month: two lines, to be read at a glance."""

_NAME = "{name}"
_LONGEST_NAME = 40


def answer(text: str) -> str:
    """Return the text of an answer, tidied; raises `Misuse` for an empty or an endless one."""
    tidy = printable_lines(text).strip()
    if not tidy:
        raise Misuse(_("An answer needs words; nothing was sent."))
    if len(tidy) > LONGEST:
        raise Misuse(
            _("An answer can have {n} characters; this one has {m}.").format(n=LONGEST, m=len(tidy))
        )
    return tidy


def note(text: str) -> str:
    """Return the note of a month; raises `Misuse` for more than its two lines."""
    lines = [line.strip() for line in answer(text).split("\n") if line.strip()]
    if len(lines) > NOTE_LINES or sum(map(len, lines)) > NOTE_LONGEST:
        raise Misuse(
            _("The note of a month has two lines, {n} characters in all.").format(n=NOTE_LONGEST)
        )
    return "\n".join(lines)


def month(text: str) -> str:
    """Return a month written `2026-10`; raises `Misuse` for anything else."""
    year, dash, number = text[:4], text[4:5], text[5:]
    digits = text.isascii() and (year + number).isdigit()
    if len(text) == 7 and dash == "-" and digits and 1 <= int(number) <= 12 and int(year):
        return text
    raise Misuse(_("“{text}” is not a month written like 2026-10.").format(text=shown(text)))


def template_name(text: str) -> str:
    """Return the name of a template, tidied; raises `Misuse` for an empty or a long one."""
    tidy = " ".join(printable_lines(text).split())
    if not tidy or len(tidy) > _LONGEST_NAME:
        raise Misuse(
            _("A template is called by a name of 1 to {n} characters.").format(n=_LONGEST_NAME)
        )
    return tidy


def chosen(templates: Mapping[str, str], wanted: str) -> str:
    """Return the name of the template meant, whatever its capitals; raises `Refused` for none."""
    by_name = {name.casefold(): name for name in templates}
    found = by_name.get(template_name(wanted).casefold())
    if found is not None:
        return found
    near = difflib.get_close_matches(wanted.casefold(), by_name, 1)
    if near:
        raise Refused(
            _("There is no template {name}. Did you mean {near}?").format(
                name=shown(wanted), near=shown(by_name[near[0]])
            )
        )
    raise Refused(
        _("There is no template {name}. `harada desk template list` shows them.").format(
            name=shown(wanted)
        )
    )


def filled(template: str, name: str) -> str:
    """Return a template with the member's name in it."""
    return template.replace(_NAME, name)


def in_order(templates: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return name and text of the templates, by name."""
    return sorted(templates.items(), key=lambda each: each[0].casefold())
