"""The one lock of a notebook: a side file that at most one process holds.

It is held for a read-modify-write and never while a person thinks. It is re-entrant within a
process, gives up after a while, and then names the process that holds it.
"""

from __future__ import annotations

import os
import sys
import time
from _thread import RLock  # `threading` would cost a quick command a millisecond

from harada.i18n import _
from harada.notebook.errors import Busy, Refused, reason_of

if sys.platform == "win32":  # pragma: no cover - exercised on Windows only
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            os.lseek(handle, 0, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


_HOLDER_AT = 1
"""The holder's process id stands after the byte that Windows locks."""


class FolderLock:
    """An exclusive lock on a folder, shared by all threads of this process one at a time."""

    def __init__(self, path: str, patience: float = 5.0) -> None:
        """Lock the file `path`; wait `patience` seconds for another process."""
        self._path = path
        self.patience = patience
        """Seconds to wait; the app, which must not stand still, waits less and tries again."""
        self._guard = RLock()
        self._depth = 0
        self._handle = -1

    def __enter__(self) -> FolderLock:
        """Take the lock; raises `Busy` when another process keeps it."""
        self._guard.acquire()
        try:
            if self._depth == 0:
                self._take()
            self._depth += 1
        except BaseException:
            self._guard.release()
            raise
        return self

    def __exit__(self, *_exception: object) -> None:
        """Give the lock back."""
        self._depth -= 1
        if self._depth == 0:
            _unlock(self._handle)
            os.close(self._handle)
            self._handle = -1
        self._guard.release()

    def _take(self) -> None:
        deadline = time.monotonic() + self.patience
        pause = 0.001
        while True:
            handle = self._open()
            try:
                if _try_lock(handle) and self._still_there(handle):
                    break
                holder = self._holder(handle)
            except OSError as problem:
                os.close(handle)
                raise self._refused(problem) from problem
            os.close(handle)
            if time.monotonic() > deadline:
                raise Busy(
                    _(
                        "The notebook is in use by another process ({holder}). "
                        "Nothing was changed; try again in a moment."
                    ).format(holder=holder)
                )
            time.sleep(pause)
            pause = min(pause * 2, 0.01)
        self._sign(handle)
        self._handle = handle

    def _open(self) -> int:
        try:
            return os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as problem:
            raise self._refused(problem) from problem

    def _refused(self, problem: OSError) -> Refused:
        return Refused(
            _("Cannot write in {folder}: {reason}. Nothing was changed.").format(
                folder=os.path.dirname(self._path), reason=reason_of(problem)
            )
        )

    def _still_there(self, handle: int) -> bool:
        """Tell whether the locked file is the one other processes will find under its name."""
        try:
            return os.path.samestat(os.fstat(handle), os.stat(self._path))
        except FileNotFoundError:
            return False

    @staticmethod
    def _sign(handle: int) -> None:
        """Write down who holds the lock; a full disk is no reason not to hold it."""
        try:
            os.lseek(handle, _HOLDER_AT, os.SEEK_SET)
            os.write(handle, b"%10d" % os.getpid())
        except OSError:
            return

    @staticmethod
    def _holder(handle: int) -> str:
        try:
            os.lseek(handle, _HOLDER_AT, os.SEEK_SET)
            return os.read(handle, 10).decode("ascii", "replace").strip() or "?"
        except OSError:
            return "?"
