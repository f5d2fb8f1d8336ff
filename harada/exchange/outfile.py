"""Writing a file somebody takes away: whole or not at all, and never over something else.

What is written is private, so only its owner may read it. What goes into it is not known here.
"""

from __future__ import annotations

import contextlib
import os

from harada.i18n import _
from harada.method.text import printable
from harada.notebook.errors import Misuse, Refused, reason_of
from harada.notebook.file import sync_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO


def may_write(path: str, home: str) -> bool:
    """Whether nothing stands at `path` yet that would be replaced (an empty file is nothing).

    Raises `Refused` for a folder, for what is no ordinary file, and for a file of the notebook.
    """
    if os.path.isdir(path):
        raise Refused(_("{file} is a folder. Name a file in it.").format(file=printable(path)))
    if not os.path.exists(path):
        return True
    if not os.path.isfile(path):
        raise Refused(
            _("{file} is not an ordinary file. Without --out it goes to standard output.").format(
                file=printable(path)
            )
        )
    if os.path.realpath(path).startswith(os.path.join(os.path.realpath(home), "")):
        raise Refused(
            _("{file} lies in the notebook itself. Choose another place.").format(
                file=printable(path)
            )
        )
    return os.path.getsize(path) == 0


def refuse_replacing(path: str) -> Misuse:
    """The error for a file that stands there already, where nobody said it may be replaced."""
    return Misuse(
        _("{file} is there already. With --yes it is replaced.").format(file=printable(path))
    )


def write_whole(path: str, write: Callable[[BinaryIO], None]) -> int:
    """Let `write` fill a file that takes the place of `path` once it is whole; returns its size.

    Raises `Refused` (no such folder, no rights, no space); what stood at `path` is then as it was.
    """
    target = os.path.realpath(path)
    folder, name = os.path.split(target)
    temporary = os.path.join(folder, f".{name[:100]}.{os.getpid()}.tmp")
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with open(os.open(temporary, flags, 0o600), "wb") as stream:
            try:
                write(stream)
                stream.flush()
                os.fsync(stream.fileno())
                size = os.fstat(stream.fileno()).st_size
            except BaseException:
                with contextlib.suppress(OSError):  # what is still unwritten finds no space either
                    stream.close()
                os.unlink(temporary)
                raise
        os.replace(temporary, target)
        sync_folder(folder)
    except OSError as problem:
        raise Refused(
            _("{file} could not be written: {reason}. Nothing was changed.").format(
                file=printable(path), reason=reason_of(problem)
            )
        ) from problem
    return size


def write_text(path: str, text: str) -> int:
    """Write a text to a file as `write_whole` does; returns its size."""

    def write(stream: BinaryIO) -> None:
        stream.write(text.encode())

    return write_whole(path, write)
