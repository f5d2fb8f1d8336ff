"""A short name a person gives to a routine or a dated action, checked before it is kept.

A name that reads as a cell, a number or an id, or that something else has, could not be typed after
`harada done`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from harada.i18n import _
from harada.method.reference import BadReference, fold, parse
from harada.method.text import printable, shown
from harada.notebook.errors import Refused

if TYPE_CHECKING:
    from harada.cli.context import Context

_IDS = "racgopy"


def checked_name(context: Context, name: str, own: str | None) -> str:
    """Return the name as one line; `own` is the id of what gets it, which may keep its name.

    Raises `Refused` with what is wrong with it.
    """
    bare = " ".join(printable(name).split())
    key = fold(bare)
    if not _is_a_name(bare, key):
        raise Refused(
            _(
                "“{name}” would be read as a number, a cell or an option. Take a name that begins "
                "with a letter."
            ).format(name=shown(name))
        )
    notebook = context.notebook
    for item_id, item in (*notebook.routines().items(), *notebook.actions().items()):
        live = item["state"] in ("active", "habit", "open")
        if live and item_id != own and fold(item["name"]) == key:
            raise Refused(
                _("The name {name} is taken: {text}.").format(
                    name=shown(bare), text=shown(item["text"])
                )
            )
    return bare


def _is_a_name(bare: str, key: str) -> bool:
    if not bare or bare.startswith("-"):
        return False
    try:
        if parse(bare).kind != "name":
            return False
    except BadReference:
        return False
    number = key[1:] if key[0] in _IDS else key
    return not number.replace(".", "").isdigit()
