"""What a person set for the app alone: theme, marks and keys, in settings.toml of the notebook.

The file is the person's own: it may be edited by hand, comments and unknown lines stay when the
app writes one value. It decides nothing about data; a file that cannot be read costs the settings
of one run, never the start.

    theme = "harada-light"      # any theme of the palette
    marks = "plain"             # plain letters instead of glyphs
    advice = "off"              # no questions on the wording of what I write

    [keys]                      # another key for a command, by its id
    "today.done" = "space,d"
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from harada.i18n import _
from harada.tui.commands import EVERYWHERE, FORBIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harada.tui.commands import Command

DARK = "harada-dark"
LIGHT = "harada-light"
COLOURLESS = "ansi-dark"
"""The theme under NO_COLOR: Textual's others only turn grey there."""

PLAIN = "plain"
GLYPHS = "glyphs"


class Settings:
    """The settings of one notebook's app, and what was wrong with them."""

    def __init__(self, path: str | None) -> None:
        """Read the file at `path`; None or a missing file gives the usual settings."""
        self.path = path
        self.theme = DARK
        self.marks = GLYPHS
        self.advice = "on"
        self.folded = ""
        """The groups of routines that are folded, with blanks between them."""
        self.keys: dict[str, str] = {}
        self.trouble: list[str] = []
        """Sentences for the person about what could not be used."""
        if path is not None and os.path.exists(path):
            self._read(path)

    def _read(self, path: str) -> None:
        """Take what the file says, value by value."""
        import tomllib

        try:
            with open(path, "rb") as file:
                found = tomllib.load(file)
        except (OSError, ValueError) as error:
            self.trouble.append(
                _("settings.toml could not be read and was left alone: {why}").format(why=error)
            )
            return
        self.theme = str(found.get("theme", self.theme))
        if found.get("marks") in (PLAIN, GLYPHS):
            self.marks = found["marks"]
        if found.get("advice") in ("on", "off"):
            self.advice = found["advice"]
        if isinstance(found.get("folded"), str):
            self.folded = found["folded"]
        keys = found.get("keys", {})
        if isinstance(keys, dict):
            self.keys = dict(self._usable(keys))

    def _usable(self, keys: dict[str, object]) -> Iterator[tuple[str, str]]:
        """Yield the keys that may be set, and note the others."""
        for command, wished in keys.items():
            written = str(wished).replace(" ", "")
            if not written or FORBIDDEN.intersection(written.split(",")):
                self.trouble.append(
                    _(
                        "The key {key} for {command} is one that terminals keep for themselves."
                    ).format(key=written, command=command)
                )
            elif taken := _taken(command, written):
                self.trouble.append(
                    _("The key {key} for {command} is taken already: {other}.").format(
                        key=written, command=command, other=taken.label()
                    )
                )
            else:
                yield command, written

    def keep(self, name: str, value: str) -> None:
        """Write one value and leave every other line of the file as it is.

        `name` is `theme`, `marks` or `advice`.
        Raises OSError when the file cannot be written.
        """
        setattr(self, name, value)
        if self.path is None:
            return
        before = ""
        if os.path.exists(self.path):
            with open(self.path, encoding="utf-8") as file:
                before = file.read()
        line = f'{name} = "{value}"'
        pattern = re.compile(rf"^{name}\s*=.*$", re.MULTILINE)
        head, mark, tables = _split_at_tables(before)
        if pattern.search(head):
            head = pattern.sub(line, head, count=1)
        else:
            head = f"{line}\n{head}"
        _write(self.path, head + mark + tables)


def _taken(command: str, keys: str) -> type[Command] | None:
    """Return the command that works everywhere and has one of these keys, other than `command`."""
    wished = {"question_mark" if key == "?" else key for key in keys.split(",")}
    for other in EVERYWHERE:
        if other.id != command and wished.intersection(other.keys.split(",")):
            return other
    return None


def starting_theme(settings: Settings, env: dict[str, str]) -> str:
    """Return the theme to start with: what was set, but no colours where NO_COLOR asks for none."""
    return COLOURLESS if "NO_COLOR" in env else settings.theme


def _split_at_tables(text: str) -> tuple[str, str, str]:
    """Split a TOML text before its first table, where top-level values end."""
    found = re.search(r"^\[", text, re.MULTILINE)
    if found is None:
        return text, "", ""
    return text[: found.start()], "[", text[found.start() + 1 :]


def _write(path: str, text: str) -> None:
    """Replace the file in one step, readable by its owner alone."""
    draft = path + ".tmp"
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(handle, "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(draft, path)
