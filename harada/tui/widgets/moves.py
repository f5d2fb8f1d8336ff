"""Commands that only move a cursor: in the help, but neither in the footer nor in the palette."""

from __future__ import annotations

from harada.tui.commands import Command


def move(place: str, name: str, keys: str, action: str, words: str) -> type[Command]:
    """Return the command `place.name`; `words`, marked with `N_`, say where it leads."""
    fields = {
        "__doc__": words,
        "id": f"{place}.{name}",
        "keys": keys,
        "action": action,
        "text": words,
        "help": words,
        "footer": False,
        "palette": False,
    }
    return type(f"{place}_{name}".title().replace("_", ""), (Command,), fields)
