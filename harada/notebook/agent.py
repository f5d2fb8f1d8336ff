"""Asking the agent, the process that holds the key of a notebook while it is unlocked.

A command hands it bytes and gets them back sealed or opened; the key itself never leaves it. This
side loads nothing but sockets, because every command of the evening passes here. What the agent
does with a request stands in `agent_serve`.
"""

from __future__ import annotations

import _socket  # `socket` itself would cost a command 5 ms
import json
import os
import stat
from binascii import crc32

from harada.i18n import _
from harada.notebook.errors import Locked, NeedsPerson
from harada.notebook.seal import VAULT

_FAMILY: int = getattr(_socket, "AF_UNIX", 0)
"""Sockets with a name in the file system; Python has none on Windows."""

SEAL, OPEN, LOOK, TOUCH, END = b"S", b"O", b"L", b"T", b"E"
"""What may be asked: seal, open; is it there; the person is there; forget the key and end."""

DONE, DAMAGED, UNSEALED, GONE = b"+", b"d", b"u", b"g"
"""What it answers: done, damaged or exchanged, not sealed though all must be, no key for this."""

IDLE = 10
"""Minutes without a request after which the key is forgotten, unless others are asked for."""

LEAST, MOST = 1, 480
"""Minutes that may be asked for: up to a working day."""

LARGEST = 1 << 28
"""Bytes of a body that is still taken; a month of a diary has a hundred thousand."""

_PATIENCE = 20.0
"""Seconds to wait for an answer; the agent answers one after the other."""

_LONGEST_BASE = 48
"""Characters of the folder above; a socket's whole path must stay under 104."""


def supported() -> bool:
    """Tell whether this system can have an agent: sockets in the file system, and users."""
    return _FAMILY != 0 and hasattr(os, "getuid")


def folder() -> str:
    """Return the folder of the sockets: in the session's own one, else in one of the user's."""
    base = os.environ.get("XDG_RUNTIME_DIR", "")
    if not os.path.isabs(base):
        base = f"/run/user/{os.getuid()}"
    if len(base) <= _LONGEST_BASE and os.path.isdir(base):
        return os.path.join(base, "harada")
    return f"/tmp/harada-{os.getuid()}"


def is_ours(path: str) -> bool:
    """Tell whether a folder is this user's and nobody else can look into it."""
    try:
        seen = os.lstat(path)
    except OSError:
        return False
    return stat.S_ISDIR(seen.st_mode) and seen.st_uid == os.getuid() and not seen.st_mode & 0o077


def place(home: str) -> str:
    """Return the path of the socket of the notebook in `home`; it need not be there.

    It is named by the vault and by where the folder lies, so that a copy has its own. Raises
    `NeedsPerson` when the file of the vault is damaged, `OSError` when there is none.
    """
    try:
        identity = _field(home, "id")
        bytes.fromhex(identity)
    except (ValueError, LookupError, TypeError, RecursionError) as problem:
        raise damaged() from problem
    where = crc32(os.fsencode(os.path.realpath(home)))
    return os.path.join(folder(), f"{identity[:24]}-{where:08x}")


def spoken(home: str) -> str | None:
    """Return the language that was spoken in `home` when it was last unlocked; None without."""
    try:
        return str(_field(home, "language")) or None
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def _field(home: str, name: str) -> str:
    """Return a field of the vault's file; raises `OSError`, `ValueError` or its kin."""
    with open(os.path.join(home, VAULT), "rb") as stream:
        return json.loads(stream.read())[name]  # type: ignore[no-any-return]


def damaged() -> NeedsPerson:
    """Return the error for a file of the vault that can't be read."""
    return NeedsPerson(
        _(
            "{file} is damaged, and without it nothing can be opened. Every backup made since the "
            "vault has a copy inside."
        ).format(file=VAULT)
    )


def locked() -> Locked:
    """Return the error for a notebook that is locked."""
    return Locked(_("The notebook is locked. `harada unlock` opens it."))


def ask(home: str, what: bytes, name: str = "", body: bytes = b"") -> bytes:
    """Ask the agent of the notebook in `home`; return its answer.

    Raises `Locked` where there is none, `ValueError` when a body does not open under its name,
    `NeedsPerson` for one that is not sealed though all must be.
    """
    try:
        answer, payload = _exchange(place(home), what, name, body) if supported() else (GONE, b"")
    except OSError:
        raise locked() from None
    if answer == DONE:
        return payload
    if answer == DAMAGED:
        raise ValueError("sealed otherwise")
    if answer == UNSEALED:
        raise unsealed(name)
    raise locked()


def unsealed(name: str) -> NeedsPerson:
    """Return the error for a file that is open to everybody where all must be sealed."""
    return NeedsPerson(
        _(
            "{file} is not sealed, though this notebook is: it was put there past the vault, and "
            "is not read. Take it away, or bring a backup back."
        ).format(file=name)
    )


def is_open(home: str) -> bool:
    """Tell whether the notebook in `home` can be read: it has no vault, or an agent with its key.

    Looking does not count as use.
    """
    if not os.path.exists(os.path.join(home, VAULT)):
        return True
    try:
        ask(home, LOOK)
    except (Locked, NeedsPerson):
        return False
    return True


def _exchange(path: str, what: bytes, name: str, body: bytes) -> tuple[bytes, bytes]:
    """Send one request and return the answer; raises `OSError` when nobody answers."""
    if not is_ours(os.path.dirname(path)):
        return GONE, b""
    called = name.encode()
    connection = _socket.socket(_FAMILY, _socket.SOCK_STREAM)
    try:
        connection.settimeout(_PATIENCE)
        connection.connect(path)
        connection.sendall(
            what + len(called).to_bytes(2, "big") + called + len(body).to_bytes(4, "big") + body
        )
        head = _received(connection, 5)
        return head[:1], _received(connection, int.from_bytes(head[1:], "big"))
    finally:
        connection.close()


def _received(connection: _socket.socket, size: int) -> bytes:
    """Return exactly `size` bytes; raises `OSError` when the other side ends before."""
    pieces = []
    while size:
        piece = connection.recv(min(size, 1 << 20))
        if not piece:
            raise ConnectionError("the agent ended")
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)
