"""The agent: a process that holds the key of one notebook for some idle minutes, and no more.

It seals and opens for this user's processes over a socket in a folder of theirs, answers one
after the other, and ends when nobody asked for so long, when it is told to, or when another agent
took its place. It writes nothing and says nothing; asking it stands in `agent`.
"""

from __future__ import annotations

import os
import select
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress

import harada
from harada.i18n import _
from harada.notebook import agent
from harada.notebook.errors import HaradaError, NeedsPerson, Refused, reason_of
from harada.notebook.vault_key import KeySeal

_LOOK_EVERY = 1.0
"""Seconds between two looks at the clock and at whether the socket is still ours."""

_PATIENCE = 2.0
"""Seconds a client may take over its request, since the others wait."""

_START = "from harada.notebook.agent_serve import main; main()"


def awake() -> float:
    """Return seconds that also count while the machine sleeps, where the system can tell."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


class Agent:
    """The agent of one notebook, listening on a socket that stands at `path`."""

    def __init__(
        self,
        home: str,
        key: bytes,
        path: str,
        idle: float = agent.IDLE * 60.0,
        now: Callable[[], float] = awake,
    ) -> None:
        """Hold `key` for the notebook in `home` for `idle` seconds, by the clock `now`."""
        self._seal = KeySeal(home, key)
        self._path = path
        self._idle = idle
        self._now = now
        self._used = now()
        self._over = False
        self._socket = _listening(path)
        self._own = os.stat(path).st_ino

    def serve(self) -> None:
        """Answer until the time is over; the socket is gone afterwards, if it was still ours."""
        try:
            while not self._over and self._now() - self._used < self._idle and self._stands():
                ready, _writing, _wrong = select.select([self._socket], [], [], _LOOK_EVERY)
                if ready:
                    self._serve_one()
        finally:
            self._socket.close()
            if self._stands():
                with suppress(OSError):
                    os.unlink(self._path)

    def _stands(self) -> bool:
        """Tell whether the socket under our name is ours; another agent may have taken it."""
        try:
            return os.stat(self._path).st_ino == self._own
        except OSError:
            return False

    def _serve_one(self) -> None:
        """Answer one client; whatever is wrong with it ends its request and nothing else."""
        with suppress(OSError, ValueError):
            connection, _address = self._socket.accept()
            with connection:
                connection.settimeout(_PATIENCE)
                if not _is_this_user(connection):
                    return
                answer, payload = self._answered(*_request(connection))
                connection.sendall(answer + len(payload).to_bytes(4, "big") + payload)

    def _answered(self, what: bytes, name: str, body: bytes) -> tuple[bytes, bytes]:
        """Return what a request comes to; all but a look at it is use, and the time begins anew."""
        if what == agent.END:
            self._over = True
            os.unlink(self._path)
            return agent.DONE, b""
        if what != agent.LOOK:
            self._used = self._now()
        try:
            if what == agent.SEAL:
                return agent.DONE, self._seal.seal(name, body)
            if what == agent.OPEN:
                return agent.DONE, self._seal.open(name, body)
            self._seal.state()
        except ValueError:
            return agent.DAMAGED, b""
        except NeedsPerson:
            return agent.UNSEALED, b""
        except HaradaError:
            return agent.GONE, b""
        return agent.DONE, str(int(self._idle)).encode()


def _listening(path: str) -> socket.socket:
    """Return a socket that listens at `path`; what stood there is replaced at one stroke."""
    step = f"{path}.{os.getpid()}"
    with suppress(FileNotFoundError):
        os.unlink(step)
    made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    before = os.umask(0o077)
    try:
        made.bind(step)
        os.chmod(step, 0o600)
    finally:
        os.umask(before)
    made.listen(32)
    os.replace(step, path)
    return made


def _is_this_user(connection: socket.socket) -> bool:
    """Tell whether the other side is this user, where the system can say; the folder says it too.

    `SO_PEERCRED` is Linux's; elsewhere the rights of folder and socket alone keep others out.
    """
    option = getattr(socket, "SO_PEERCRED", None)
    if option is None:
        return True
    told = connection.getsockopt(socket.SOL_SOCKET, option, struct.calcsize("3i"))
    _process, user, _group = struct.unpack("3i", told)
    return bool(user == os.getuid())


def _request(connection: socket.socket) -> tuple[bytes, str, bytes]:
    """Return what a client asks; raises `OSError` or `ValueError` for what is no request."""
    with connection.makefile("rb") as stream:

        def taken(size: int) -> bytes:
            piece = stream.read(size)
            if len(piece) < size:
                raise ConnectionError("the client ended")
            return piece

        what = taken(1)
        name = taken(int.from_bytes(taken(2), "big")).decode()
        size = int.from_bytes(taken(4), "big")
        if size > agent.LARGEST:
            raise ValueError("larger than any file")
        return what, name, taken(size)


class Starting:
    """An agent that was started and waits for the key; it loads while the key is being found."""

    def __init__(self, home: str, minutes: int = agent.IDLE) -> None:
        """Start it for the notebook in `home`; raises `Refused` where that is not possible."""
        where = agent.folder()
        with suppress(FileExistsError):
            _made(where)
        if not agent.is_ours(where):
            raise Refused(
                _(
                    "{folder} belongs to somebody else or is open to others, so no key can be held "
                    "there. Take it away and try again."
                ).format(folder=where)
            )
        package = os.path.dirname(os.path.dirname(harada.__file__))
        search = os.pathsep.join(part for part in (package, os.environ.get("PYTHONPATH")) if part)
        words = [os.path.abspath(home), agent.place(home), str(minutes * 60)]
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", _START, *words],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd="/",
                env={**os.environ, "PYTHONPATH": search},
                start_new_session=True,
            )
        except OSError as problem:
            raise _not_started(reason_of(problem)) from problem

    def give(self, key: bytes) -> None:
        """Hand the key over and wait until it listens; raises `Refused` when it does not."""
        told, _nothing = self._process.communicate(key, timeout=30)
        if told != b"ready\n":
            raise _not_started(_("it ended at once"))

    def drop(self) -> None:
        """Let it end without a key."""
        self._process.communicate(b"", timeout=30)


def _not_started(reason: str) -> Refused:
    return Refused(
        _("The notebook could not be kept unlocked: {reason}. It is locked.").format(reason=reason)
    )


def _made(where: str) -> None:
    try:
        os.mkdir(where, 0o700)
    except FileExistsError:
        raise
    except OSError as problem:
        raise _not_started(reason_of(problem)) from problem


def main() -> None:
    """Run as the agent: home, socket and idle seconds are arguments, the key comes on stdin."""
    home, path, idle = sys.argv[1:4]
    key = sys.stdin.buffer.read()
    if not key:
        return
    _keep_out_of_dumps()
    if os.fork():  # the one who started it waits for the first process only
        os._exit(0)
    serving = Agent(home, key, path, float(idle))
    sys.stdout.buffer.write(b"ready\n")
    sys.stdout.buffer.flush()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    serving.serve()


def _keep_out_of_dumps() -> None:
    """Let no crash write the key to the disk."""
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
