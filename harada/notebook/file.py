"""One file of a notebook: how it looks, how it is read, and how it is replaced without risk.

A file is a JSON object with its kind and schema number on the first line and one document a
line below, so that it can be searched, compared and streamed without being parsed. This is the
`Storage` that TinyDB's tables stand on. It knows nothing of what the documents mean.
"""

from __future__ import annotations

import json
import os

from harada.i18n import _
from harada.notebook.errors import Damaged, Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from harada.notebook.schema import Tables
    from harada.notebook.store import Store

    Signature = tuple[int, int, int]

_encode = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
).encode

_END = b"\n}\n"


def encode_document(document: Any) -> str:
    """Return one document as compact JSON on one line, keys sorted."""
    return _encode(document)


def encode_tables(tables: Tables) -> bytes:
    """Return the body of a file: its tables by name, one document a line by id."""
    parts = []
    for table in sorted(tables):
        documents = tables[table]
        lines = ",\n".join([f"{_encode(key)}:{_encode(documents[key])}" for key in sorted(documents)])
        parts.append(f"{_encode(table)}:{{\n{lines}\n}}" if lines else f"{_encode(table)}:{{}}")
    try:
        return ("{" + ",\n".join(parts) + "}").encode()
    except UnicodeEncodeError as problem:
        raise Refused(
            _("The text holds characters that are not valid Unicode. Nothing was changed.")
        ) from problem


def split(raw: bytes) -> tuple[str, int, bytes]:
    """Return kind, schema number and (still sealed) body of a whole file.

    Raises `ValueError` when it is cut short, holds NUL or is no such file.
    """
    head, newline, rest = raw.partition(b"\n")
    if newline and head.startswith(b'{"kind":') and raw.endswith(_END):
        header = json.loads(head + b"null}")
        body = rest[: -len(_END)]
    else:  # laid out anew by an editor: the same object in other white space
        header = json.loads(raw)
        inner = header["body"]
        body = encode_tables(inner) if isinstance(inner, dict) else _encode(inner).encode()
    kind, schema = header["kind"], header["schema"]
    if not isinstance(kind, str) or not isinstance(schema, int) or schema < 1:
        raise ValueError("kind or schema is missing")
    return kind, schema, body


def document_lines(body: bytes, table: str) -> Iterator[tuple[str, bytes]]:
    """Yield id and JSON of each document of a table in an opened body, without parsing them."""
    begin = body.find(f"{_encode(table)}:{{\n".encode())
    if begin < 0:
        return
    begin = body.index(b"\n", begin) + 1
    for line in body[begin : body.find(b"\n}", begin)].split(b"\n"):
        key, _colon, document = line.partition(b'":')
        yield json.loads(key + b'"'), document.removesuffix(b",")


class NotebookFile:
    """A file of a notebook, as its tables; `read`, `write` and `close` are TinyDB's storage."""

    def __init__(self, store: Store, name: str, kind: str) -> None:
        """Stand for the file `name` (a path in the notebook, with `/`) of kind `kind`."""
        self._store = store
        self.name = name
        self.kind = kind
        self.path = os.path.join(store.home, *name.split("/"))
        self._tables: Tables | None = None
        self._signature: Signature | None = None
        self._found = 0

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
        return self._tables is not None and self.signature() != self._signature

    def read(self) -> Tables:
        """Return the tables; an absent file has none. Treat what you get as read-only.

        Raises `Damaged` when neither the file nor its earlier copy parses whole.
        """
        pending = self._store.pending(self.name)
        return self.stored() if pending is None else pending

    def stored(self) -> Tables:
        """Return the tables as they lie on the disk, whatever change is under way."""
        now = self.signature()
        if self._tables is None or now != self._signature:
            self._load(now)
        assert self._tables is not None
        return self._tables

    def _load(self, now: Signature | None) -> None:
        if now is None and not os.path.exists(self.path + ".bak"):
            self._refuse_placeholder()
            self._tables, self._signature = {}, None
            self._found = self._store.schema.number(self.kind)
            return
        try:
            if now is None:
                raise ValueError("missing")
            found, tables = self.parse(self.read_bytes())
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            self._store.restore_earlier_copy(self)
            now = self.signature()
            found, tables = self.parse(self.read_bytes())
        self._found = found
        self._tables = self._store.schema.lift(self.kind, found, tables)
        self._signature = now

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
            _kind, _schema, sealed = split(self.read_bytes())
        except (ValueError, KeyError, TypeError, RecursionError):
            return encode_tables(self.read())
        return self._store.seal.open(self.name, sealed)

    def parse(self, raw: bytes) -> tuple[int, Tables]:
        """Return schema number and tables of a whole file; raises `ValueError` or its kin."""
        kind, schema, sealed = split(raw)
        if kind != self.kind:
            raise ValueError(f"a file of kind {kind}")
        tables = json.loads(self._store.seal.open(self.name, sealed))
        for documents in tables.values():
            if not isinstance(documents, dict):
                raise ValueError("a table is no object")
        return schema, tables

    def write(self, data: Tables) -> None:
        """Replace the file by one with these tables, wholly or not at all.

        Raises `Refused` (no space, no rights) or `Newer`; the disk is then as it was.
        """
        schema = self._store.schema
        self.check_writable()
        if 0 < self._found < schema.number(self.kind):
            self._store.before_migration(self)
        head = f'{{"kind":{_encode(self.kind)},"schema":{schema.number(self.kind)},"body":\n'
        sealed = self._store.seal.seal(self.name, encode_tables(data))
        try:
            replace(self.path, head.encode() + sealed + _END)
        except OSError as problem:
            self.forget()
            raise Refused(
                _("{file} could not be written: {reason}. Nothing was changed.").format(
                    file=self.path, reason=problem.strerror or problem
                )
            ) from problem
        self._tables, self._signature = data, self.signature()
        self._found = schema.number(self.kind)

    def check_writable(self) -> None:
        """Raise `Newer` when what was read here may not be changed by this version."""
        self._store.schema.refuse_newer(self.name, self.kind, self._found)

    def forget(self) -> None:
        """Drop what was read, so that the next read looks at the disk."""
        self._tables = self._signature = None
        self._found = 0

    def close(self) -> None:
        """Do nothing: every write is on the disk when it returns."""

    def _cannot_read(self, problem: OSError) -> Refused:
        return Refused(
            _("{file} cannot be read: {reason}.").format(file=self.path, reason=problem.strerror)
        )

    def _refuse_placeholder(self) -> None:
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
    folder, name = os.path.split(path)
    if not os.path.isdir(folder):
        os.makedirs(folder, 0o700)
    temporary = os.path.join(folder, f".{name}.tmp")
    try:
        _write_through(temporary, raw)
        _keep_earlier(path)
        os.replace(temporary, path)
    except OSError:
        if os.path.exists(temporary):
            os.unlink(temporary)
        raise
    sync_folder(folder)


def _write_through(path: str, raw: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    try:
        view = memoryview(raw)
        while view:
            view = view[os.write(handle, view) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def _keep_earlier(path: str) -> None:
    """Make `path.bak` the file that is about to be replaced."""
    earlier, step = path + ".bak", path + ".bak.tmp"
    try:
        os.link(path, step)
    except FileNotFoundError:
        return
    except FileExistsError:  # left over from a crash
        os.unlink(step)
        os.link(path, step)
    except OSError:  # a file system without links
        with open(path, "rb") as stream:
            _write_through(step, stream.read())
    os.replace(step, earlier)


def sync_folder(folder: str) -> None:
    """Make the names in `folder` durable, where the system can."""
    if os.name == "nt":  # pragma: no cover - Windows keeps names durable by itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
