"""One file of a notebook: how it looks, how it is read, and how it is replaced without risk.

A file is a JSON object with its kind and schema number on the first line and one document a
line below, so that it can be searched, compared and streamed without being parsed. This is the
`Storage` that TinyDB's tables stand on. It knows nothing of what the documents mean.
"""

from __future__ import annotations

import errno
import json
import os
import time

from harada.i18n import _
from harada.notebook.errors import Damaged, Refused, reason_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from harada.notebook.schema import Document, Tables
    from harada.notebook.seal import Seal
    from harada.notebook.store import Store

    Signature = tuple[int, int, int]
    Seen = tuple[Signature | None, int, Tables]
    """A state of the file on the disk, its schema number, and its tables as lifted."""

UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What parsing a file raises when it is cut short, damaged, or no file of ours."""

BINARY: int = getattr(os, "O_BINARY", 0)
"""What keeps Windows from turning line ends into its own."""

_encode = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
).encode

_END = b"\n}\n"


def encode_document(document: Any) -> str:
    """Return one document as compact JSON on one line, keys sorted."""
    return _encode(document)


def encode_bytes(document: Any) -> bytes:
    """Return one document as `encode_document` does, in UTF-8; raises `Refused` as it must."""
    return _refusing(lambda: _encode(document))


def _refusing(encode: Callable[[], str]) -> bytes:
    """Return what `encode` makes in UTF-8; raises `Refused` for what a file can't hold."""
    try:
        return encode().encode()
    except UnicodeEncodeError as problem:
        raise Refused(
            _("The text holds characters that are not valid Unicode. Nothing was changed.")
        ) from problem
    except ValueError as problem:
        raise Refused(_("An amount must be a finite number. Nothing was changed.")) from problem


def encode_tables(tables: Tables) -> bytes:
    """Return the body of a file: its tables by name, one document a line by id.

    Raises `Refused` for text that is not Unicode and for numbers that are not finite.
    """
    return _refusing(lambda: "{" + ",\n".join([_table(t, tables[t]) for t in sorted(tables)]) + "}")


def _table(name: str, documents: dict[str, Document]) -> str:
    lines = ",\n".join([f"{_encode(key)}:{_encode(documents[key])}" for key in sorted(documents)])
    return f"{_encode(name)}:{{\n{lines}\n}}" if lines else f"{_encode(name)}:{{}}"


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


_decode = json.JSONDecoder(parse_constant=_refuse_constant).decode


def split(raw: bytes) -> tuple[str, int, bytes]:
    """Return kind, schema number and (still sealed) body of a whole file.

    Raises `ValueError` when it is cut short, holds NUL or is no such file.
    """
    head, newline, rest = raw.partition(b"\n")
    if newline and head.startswith(b'{"kind":') and raw.endswith(_END):
        header = json.loads(head + b"null}")
        body = rest[: -len(_END)]
    else:  # laid out anew by an editor: the same object in other white space
        header = _decode(raw.decode("utf-8-sig"))
        inner = header["body"]
        try:
            body = encode_tables(inner) if isinstance(inner, dict) else _encode(inner).encode()
        except Refused as problem:
            raise ValueError("the body can't be encoded") from problem
    kind, schema = header["kind"], header["schema"]
    if not isinstance(kind, str) or type(schema) is not int or schema < 1:
        raise ValueError("kind or schema is missing")
    return kind, schema, body


def joined(kind: str, schema: int, sealed: bytes) -> bytes:
    """Return the whole file that `split` takes apart."""
    return f'{{"kind":{_encode(kind)},"schema":{schema},"body":\n'.encode() + sealed + _END


def document_lines(body: bytes, table: str) -> Iterator[tuple[str, bytes]]:
    """Yield id and JSON of each document of a table in an opened body, without parsing them."""
    begin = body.find(f"{_encode(table)}:{{\n".encode())
    if begin < 0:
        return
    begin = body.index(b"\n", begin) + 1
    for line in body[begin : body.find(b"\n}", begin)].split(b"\n"):
        key, _colon, document = line.partition(b'":')
        plain = b"\\" not in key
        name = key[1:].decode() if plain else json.loads(key + b'"')
        yield name, document.removesuffix(b",")


class NotebookFile:
    """A file of a notebook, as its tables; `read`, `write` and `close` are TinyDB's storage."""

    def __init__(self, store: Store, name: str, kind: str) -> None:
        """Stand for the file `name` (a path in the notebook, with `/`) of kind `kind`."""
        self._store = store
        self.name = name
        self.kind = kind
        self.path = os.path.join(store.home, *name.split("/"))
        self._seen: Seen | None = None

    def signature(self) -> Signature | None:
        """Return what tells one state of the file from another; None where there is no file."""
        try:
            seen = os.stat(self.path)
        except FileNotFoundError:
            return None
        except OSError as problem:
            raise self._cannot_read(problem) from problem
        return seen.st_ino, seen.st_size, seen.st_mtime_ns

    def changed(self) -> bool:
        """Tell whether the file on the disk is another than the one last read."""
        return self._seen is not None and self.signature() != self._seen[0]

    def read(self) -> Tables:
        """Return the tables; an absent file has none. Treat what you get as read-only.

        Raises `Damaged` when neither the file nor its earlier copy parses whole.
        """
        pending = self._store.pending(self.name)
        return self.stored() if pending is None else pending

    def stored(self) -> Tables:
        """Return the tables as they lie on the disk, whatever change is under way."""
        return self._current()[2]

    def _current(self) -> Seen:
        """Return the present state, read anew when the disk has another than the one in memory.

        State, number and tables travel as one value, so that a thread that reads never hands its
        older tables to the thread that writes.
        """
        now = self.signature()
        seen = self._seen
        if seen is None or seen[0] != now:
            seen = self._seen = self._load(now)
        return seen

    def _load(self, now: Signature | None) -> Seen:
        schema = self._store.schema
        if now is None:
            self.refuse_placeholder()
            if not os.path.exists(self.path + ".bak"):
                return None, schema.number(self.kind), {}
        raw = b"" if now is None else self.read_bytes()
        try:
            found, tables = self.parse(raw)
        except UNREADABLE:
            self._refuse_newer_layout(raw)
            self._store.restore_earlier_copy(self)
            now = self.signature()
            found, tables = self.parse(self.read_bytes())
        return now, found, schema.lift(self.name, self.kind, found, tables)

    def _refuse_newer_layout(self, raw: bytes) -> None:
        """Raise `Newer` when a file does not parse since a later version lays it out otherwise."""
        try:
            kind, found, _body = split(raw)
        except UNREADABLE:
            return
        if kind == self.kind:
            self._store.schema.refuse_newer(self.name, kind, found)

    def read_bytes(self) -> bytes:
        """Return the file as it lies on the disk; raises `Refused` when it cannot be read."""
        try:
            with open(self.path, "rb") as stream:
                return stream.read()
        except OSError as problem:
            raise self._cannot_read(problem) from problem

    def body(self) -> bytes:
        """Return the opened body as bytes, unparsed: for search and streaming."""
        if self.signature() is None:
            return b"{}"
        try:
            _kind, found, sealed = split(self.read_bytes())
        except UNREADABLE:
            return encode_tables(self.read())
        if found < self._store.schema.number(self.kind):
            return encode_tables(self.read())
        return self._store.seal.open(self.name, sealed)

    def parse(self, raw: bytes, seal: Seal | None = None) -> tuple[int, Tables]:
        """Return schema number and tables of a whole file; raises `ValueError` or its kin.

        It is opened by `seal`, the notebook's own unless another is given.
        """
        kind, schema, sealed = split(raw)
        if kind != self.kind:
            raise ValueError(f"a file of kind {kind}")
        tables = _decode((seal or self._store.seal).open(self.name, sealed).decode())
        for documents in tables.values():
            for document in documents.values():
                if type(document) is not dict:
                    raise ValueError("a document is no object")
        return schema, tables

    def write(self, data: Tables) -> None:
        """Replace the file by one with these tables, wholly or not at all.

        Raises `Refused` (no space, no rights) or `Newer`; the disk is then as it was.
        """
        self.put(data, self.prepare(data))

    def prepare(self, data: Tables) -> bytes:
        """Return the file that would hold these tables; all that can be refused is refused here.

        A file of an older schema is backed up first, since the new one takes its place.
        """
        self.check_writable()
        number = self._store.schema.number(self.kind)
        if self._current()[1] < number:
            self._store.before_migration(self)
        sealed = self._store.seal.seal(self.name, encode_tables(data))
        return joined(self.kind, number, sealed)

    def put(self, data: Tables, raw: bytes) -> None:
        """Put `raw`, which `prepare` made of `data`, in the place of the file.

        Raises `Refused`; the disk is then as it was.
        """
        before = self.signature()
        try:
            replace(self.path, raw)
        except OSError as problem:
            self.put_back(before)
            raise Refused(
                _("{file} could not be written: {reason}. Nothing was changed.").format(
                    file=self.path, reason=reason_of(problem)
                )
            ) from problem
        self._seen = self.signature(), self._store.schema.number(self.kind), data

    def put_back(self, before: Signature | None) -> None:
        """Put the file of signature `before` back, which the last write replaced; needs no space.

        Raises `Refused` when the disk does not even allow that.
        """
        self.forget()
        if self.signature() == before:
            return
        try:
            if before is None:
                os.unlink(self.path)
            else:
                _move(self.path + ".bak", self.path)
        except OSError as problem:
            raise Refused(
                _(
                    "{file} could not be written as it should: {reason}. The version before lies "
                    "beside it and ends in .bak."
                ).format(file=self.path, reason=reason_of(problem))
            ) from problem

    def check_writable(self) -> None:
        """Raise `Newer` when what was read here may not be changed by this version."""
        self._store.schema.refuse_newer(self.name, self.kind, self._current()[1])

    def forget(self) -> None:
        """Drop what was read, so that the next read looks at the disk."""
        self._seen = None

    def close(self) -> None:
        """Do nothing: every write is on the disk when it returns."""

    def _cannot_read(self, problem: OSError) -> Refused:
        return Refused(
            _("{file} cannot be read: {reason}.").format(file=self.path, reason=reason_of(problem))
        )

    def refuse_placeholder(self) -> None:
        """Raise `Damaged` when only the cloud's placeholder of the file is on this machine."""
        folder, name = os.path.split(self.path)
        if os.path.exists(os.path.join(folder, f".{name}.icloud")):
            raise Damaged(
                _(
                    "{file} lies in the cloud and is not on this machine yet. "
                    "Download the folder first; nothing was changed."
                ).format(file=self.path)
            )


def replace(path: str, raw: bytes) -> None:
    """Put a file with `raw` in the place of `path`; the old one becomes `path.bak`.

    The new file is complete on the disk before it takes the place, and at every moment in
    between a whole file stands there. Raises `OSError`; the old file is then untouched.
    """
    temporary = _beside(path, raw)
    try:
        _keep_earlier(path)
        _move(temporary, path)
    except OSError:
        os.unlink(temporary)
        raise
    sync_folder(os.path.dirname(path))


def overwrite(path: str, raw: bytes) -> None:
    """Put a file with `raw` in the place of `path` as `replace` does, but leave `.bak` alone."""
    temporary = _beside(path, raw)
    try:
        _move(temporary, path)
    except OSError:
        os.unlink(temporary)
        raise
    sync_folder(os.path.dirname(path))


def _beside(path: str, raw: bytes) -> str:
    """Write `raw` to a temporary file beside `path`, whole and durable; return its path.

    Its name is always the same: writers hold the lock, and what a crash left is used again.
    """
    folder, name = os.path.split(path)
    _make_folder(folder)
    temporary = os.path.join(folder, f".{name}.tmp")
    try:
        _write_through(temporary, raw)
    except OSError:
        if os.path.exists(temporary):
            os.unlink(temporary)
        raise
    return temporary


def _make_folder(folder: str) -> None:
    """Make a folder and those above it, each for its owner alone, where there is none."""
    if os.path.isdir(folder):
        return
    above = os.path.dirname(folder)
    _make_folder(above)
    os.mkdir(folder, 0o700)
    sync_folder(above)


def _write_through(path: str, raw: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | BINARY, 0o600)
    try:
        view = memoryview(raw)
        while view:
            view = view[os.write(handle, view) :]
        _stamp(handle)
        os.fsync(handle)
    finally:
        os.close(handle)


def _stamp(handle: int) -> None:
    """Give a file the exact time; the system's own stamps stand still for milliseconds.

    File numbers are used again after two writes, so that without it two states of the same size
    could bear one signature.
    """
    if os.utime in os.supports_fd:
        now = time.time_ns()
        os.utime(handle, ns=(now, now))


def _move(source: str, path: str) -> None:
    """Rename over `path`; on Windows wait a moment for whoever has it open."""
    for pause in (0.01, 0.05, 0.2, 0.5) if os.name == "nt" else ():  # pragma: no cover
        try:
            os.replace(source, path)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    os.replace(source, path)


def _keep_earlier(path: str) -> None:
    """Make `path.bak` the file that is about to be replaced, if there is one."""
    step = path + ".bak.tmp"
    try:
        _link_or_copy(path, step)
    except FileNotFoundError:
        return
    os.replace(step, path + ".bak")


def _link_or_copy(path: str, step: str) -> None:
    try:
        os.link(path, step)
    except FileNotFoundError:
        raise
    except FileExistsError:  # left over from a crash
        os.unlink(step)
        _link_or_copy(path, step)
    except OSError:  # a file system without links
        with open(path, "rb") as stream:
            _write_through(step, stream.read())


_NO_FOLDER_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS)


def sync_folder(folder: str) -> None:
    """Make the names in `folder` durable, where the system can."""
    if os.name == "nt":  # pragma: no cover - Windows keeps names durable by itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as problem:
        if problem.errno not in _NO_FOLDER_SYNC:  # some network folders have no such call
            raise
    finally:
        os.close(handle)
