"""The formats a notebook is taken away in, each in a module of its own.

A writer has `write(notebook, stream)`. A module is loaded only when its format is asked for, since
the export of everything is one of the quick commands.
"""

from __future__ import annotations

from harada.i18n import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from harada.notebook.notebook import Notebook

    Write = Callable[[Notebook, BinaryIO], None]

WRITERS = {
    "json": ("lossless", N_("everything, a document a line; it can be brought in again")),
    "csv": ("marks_table", N_("the marks as a table")),
    "md": ("pages", N_("the whole notebook to read")),
    "zip": ("archive", N_("all three in one file")),
}
"""Each format with its module and what it holds."""

BINARY = ("zip",)
"""Formats that are not for a terminal."""


def writer(name: str) -> Write:
    """The function that writes this format to a stream of bytes."""
    from importlib import import_module

    module = import_module(f"harada.exchange.{WRITERS[name][0]}")
    found: Write = module.write
    return found
