"""A short name a person gives to a routine or a dated action, checked before it is kept.

A name that reads as a cell, a number or an id, or that something else has, could not be typed after
`harada done`; what may be a name is `harada.notebook.tending`'s matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from harada.notebook import tending

if TYPE_CHECKING:
    from harada.cli.context import Context


def checked_name(context: Context, name: str, own: str | None) -> str:
    """Return the name as one line; `own` is the id of what gets it, which may keep its name.

    Raises `Refused` with what is wrong with it.
    """
    return tending.checked_name(context.notebook, name, own)
