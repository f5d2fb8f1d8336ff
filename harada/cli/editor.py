"""A text in the person's own editor: written to a private file, edited, read back.

The file goes only when what it says is safe elsewhere; whenever something fails, it stays and the
person hears where.
"""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from harada.i18n import _
from harada.notebook.errors import HaradaError, Misuse, Refused, reason_of
from harada.notebook.vault import exists as has_vault

if TYPE_CHECKING:
    from types import FrameType

    from harada.cli.context import Context

_USUAL = ("nano", "vim", "vi", "notepad.exe")


@contextmanager
def edited(context: Context, text: str, name: str) -> Iterator[str]:
    """Let the person edit `text`; the block gets what they made of it and keeps it safe.

    Fails with a sentence when there is no editor, when it fails, or when the block does; a text
    that was changed is then left in its file, and the sentence says where.
    """
    command = _editor(context.env)
    folder = Path(tempfile.mkdtemp(prefix="harada-", dir=_in_memory(context)))
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="\n")
    try:
        _run(command, path)
        yield _read(path)
    except BaseException as problem:
        if not path.exists() or path.read_bytes() == text.encode():
            shutil.rmtree(folder, ignore_errors=True)
        elif isinstance(problem, HaradaError):
            raise type(problem)(
                _("{problem} What you wrote is kept in {file}.").format(problem=problem, file=path)
            ) from problem
        raise
    shutil.rmtree(folder, ignore_errors=True)


def _in_memory(context: Context) -> str | None:
    """Return this session's folder in memory where the notebook is sealed, None for the usual one.

    What an editor has open is plain text, and must not stay on the disk of somebody who sealed
    theirs. Where there is no such folder the usual one for temporary files serves.
    """
    if not has_vault(context.home):
        return None
    folder = context.env.get("XDG_RUNTIME_DIR", "")
    usable = os.path.isabs(folder) and os.path.isdir(folder) and os.access(folder, os.W_OK)
    return folder if usable else None


def _editor(env: Mapping[str, str]) -> list[str]:
    """Return the person's editor as words: $VISUAL, $EDITOR, else one that is there."""
    chosen = env.get("VISUAL") or env.get("EDITOR")
    if chosen:
        if os.name == "nt":  # a backslash is part of a path there
            return [word.strip('"') for word in shlex.split(chosen, posix=False)]
        return _split(chosen)
    if not sys.stdin.isatty():
        raise Misuse(_("Editing needs a terminal, or an editor named in EDITOR."))
    for usual in _USUAL:
        found = shutil.which(usual)
        if found:
            return [found]
    raise Refused(_("No editor was found. Name yours in EDITOR, as in EDITOR=nano."))


def _split(command: str) -> list[str]:
    try:
        return shlex.split(command)
    except ValueError as problem:
        raise Misuse(
            _("The editor in EDITOR cannot be read: {reason}.").format(reason=problem)
        ) from problem


def _run(command: list[str], path: Path) -> None:
    # Ctrl+C in the editor is the editor's; it must not end us while the editor goes on.
    before = signal.signal(signal.SIGINT, _leave_alone)
    try:
        code = subprocess.run([*command, str(path)], check=False).returncode
    except OSError as problem:
        raise Refused(
            _("The editor {editor} could not be started: {reason}.").format(
                editor=command[0], reason=reason_of(problem)
            )
        ) from problem
    finally:
        signal.signal(signal.SIGINT, before)
    if code != 0:
        raise Refused(
            _("The editor {editor} ended with an error; nothing was changed.").format(
                editor=command[0]
            )
        )


def _leave_alone(_signal: int, _frame: FrameType | None) -> None:
    """Take a signal and do nothing."""


def _read(path: Path) -> str:
    """Return the text of the file as it was left, whatever line ends the editor writes."""
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except FileNotFoundError:
        raise Refused(_("The editor left no file; nothing was changed.")) from None
    except UnicodeDecodeError:
        raise Refused(_("The editor did not save as UTF-8; nothing was changed.")) from None
