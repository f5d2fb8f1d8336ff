"""The lossless export: a whole notebook as lines of JSON, streamed.

First what the file is, then when it was made, then a document a line with its table and id, at the
end that it is whole; keys sorted, UTF-8 as it is, so that two exports can be compared line by line.
Months are passed through as they lie on the disk, one at a time: the cost is that of reading them,
and the memory that of one month. `formats.lines` reads it back.
"""

from __future__ import annotations

from harada.exchange.places import FILES
from harada.notebook.clock import utc_stamp
from harada.notebook.file import encode_document, split
from harada.notebook.schema import CURRENT, kind_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, BinaryIO

    from harada.notebook.notebook import Notebook

SCHEMA = 1
"""The number of this layout of lines; the documents in it have schema numbers of their own."""

_KINDS = (*(kind_of(name) for name in FILES), "reviews", "days")
_MONTH_HEAD = b'{"days":{'
_MONTH_END = b"}}"


def header(kind: str) -> dict[str, Any]:
    """What a file of ours says of itself: `kind` is `export` (a notebook) or `chart`."""
    schemas = {each: CURRENT.number(each) for each in _KINDS}
    return {"format": "harada", "kind": kind, "schema": SCHEMA, "schemas": schemas}


def exported(notebook: Notebook) -> Iterator[bytes]:
    """The whole notebook in pieces of at most a month, each ending with a line break."""
    yield _line(header("export"))
    yield _line({"exported_at": utc_stamp(notebook.clock.now())})
    for name in FILES:
        stored = notebook.store.file(name).read()
        for table in sorted(stored):
            for identity in sorted(stored[table]):
                yield _document_line(table, identity, stored[table][identity])
    for name in notebook.store.names():
        if name.startswith("reviews/"):
            written = notebook.store.file(name).read().get("reviews", {})
            for key in sorted(written):
                yield _document_line("reviews", key, written[key])
    for month in notebook.months():
        yield _month(notebook, f"days/{month}.json")
    yield _line({"end": True})


def _line(value: dict[str, Any]) -> bytes:
    return encode_document(value).encode() + b"\n"


def _document_line(table: str, identity: str, document: object) -> bytes:
    return _line({"doc": document, "id": identity, "table": table})


def _month(notebook: Notebook, name: str) -> bytes:
    """A month's lines, from the bytes on the disk where they are laid out as we lay them out."""
    file = notebook.store.file(name)
    try:
        kind, schema, sealed = split(file.read_bytes())
        if kind == "days" and schema == CURRENT.number(kind):
            body = notebook.store.seal.open(name, sealed)
            body.decode()
            passed = _passed_through(body)
            if passed is not None:
                return passed
    except (ValueError, KeyError, TypeError, RecursionError):
        pass  # reading it whole restores the earlier copy, or says what is wrong
    days = file.read().get("days", {})
    return b"".join([_document_line("days", day, days[day]) for day in sorted(days)])


def _passed_through(body: bytes) -> bytes | None:
    """A month's body as lines of the export; None where it is laid out otherwise."""
    first, *lines, last = body.split(b"\n")
    if first != _MONTH_HEAD or last != _MONTH_END or b"\0" in body:
        return None
    passed = []
    for line in lines:
        document = line[13:].removesuffix(b",")
        if line[:1] != b'"' or line[11:14] != b'":{' or document[-1:] != b"}":
            return None
        passed.append(b'{"doc":%b,"id":%b,"table":"days"}\n' % (document, line[:12]))
    return b"".join(passed)


def write(notebook: Notebook, stream: BinaryIO) -> None:
    """Write the whole notebook as lines of JSON."""
    for piece in exported(notebook):
        stream.write(piece)
