"""Reading a file somebody brings: from a path to its text, or one sentence that says why not.

Nothing here knows what the text means; `formats` does. Whatever lies behind the path (a folder, a
picture, half a file, bytes of no alphabet), only errors of `HaradaError` come out.
"""

from __future__ import annotations

import json
import os
import stat
import zipfile
import zlib
from typing import Any

from harada.i18n import _
from harada.method.text import printable
from harada.notebook.backup import CONTENTS
from harada.notebook.errors import Refused, reason_of

LIMIT = 50 * 1024 * 1024
"""The largest file that is read, in bytes; a notebook of ten years is about 6 MB."""

EXPORT_IN_ZIP = "notebook.jsonl"
"""The member of our own zip that holds everything."""

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


class BroughtFile:
    """A file as it was brought: its name (for sentences and endings) and its text."""

    def __init__(self, name: str, text: str) -> None:
        """Take the file's name without its folders, and its text with newlines as they are."""
        self.name = name
        self.text = text
        self._json: Any = _NOT_READ

    @property
    def ending(self) -> str:
        """The ending of the name in lower case, without its dot; empty where there is none."""
        return os.path.splitext(self.name)[1][1:].lower()

    @property
    def looks_like_json(self) -> bool:
        """Whether the text can only be meant as JSON, whole or cut short."""
        if self.ending in {"csv", "tsv", "tab", "txt", "md", "markdown"}:
            return False
        return self.ending == "json" or self.text.lstrip()[:1] in {"{", "["}

    @property
    def json(self) -> Any:
        """The text as one JSON value, read once.

        Raises `Refused` when it is cut short, nested beyond reason, names a key twice or holds
        what no JSON file may hold.
        """
        if self._json is _NOT_READ:
            self._json = parse_json(self.text, self.name)
        return self._json


_NOT_READ = object()


def read_file(path: str) -> BroughtFile:
    """Return the file at `path`, ready to be recognised; raises `Refused` with one sentence."""
    return BroughtFile(os.path.basename(os.path.abspath(path)), read_text(path))


def read_text(path: str) -> str:
    """Return the text of the file at `path`, whatever common encoding it is in.

    UTF-8 with and without a byte order mark, UTF-16 with one, else Windows-1252. Our own zip
    gives the export inside it. Raises `Refused` for everything that is no text file of at most
    `LIMIT` bytes.
    """
    raw = _read_bytes(path)
    if raw.startswith(b"PK\x03\x04"):
        raw = _from_zip(path)
    return _decode(raw, path)


def parse_json(text: str, name: str) -> Any:
    """Return `text` as a JSON value; raises `Refused` that says where it stops being JSON."""
    shown = printable(name)
    try:
        value = json.loads(
            text.removeprefix("\ufeff"),
            object_pairs_hook=_no_key_twice,
            parse_constant=_no_such_number,
        )
        json.dumps(value, ensure_ascii=False).encode()
    except RecursionError:
        raise Refused(
            _(
                "{file} is nested too deeply to be a chart or a notebook. Nothing was changed."
            ).format(file=shown)
        ) from None
    except UnicodeEncodeError:
        raise Refused(
            _(
                "{file} holds characters that are not valid Unicode. Save it again as UTF-8; "
                "nothing was changed."
            ).format(file=shown)
        ) from None
    except json.JSONDecodeError as problem:
        raise Refused(
            _(
                "{file} is not whole: it stops being JSON at line {line}, column {column}. "
                "Fetch the file again; nothing was changed."
            ).format(file=shown, line=problem.lineno, column=problem.colno)
        ) from None
    except ValueError as problem:
        raise Refused(
            _("{file} cannot be read: {reason}. Nothing was changed.").format(
                file=shown, reason=printable(str(problem))
            )
        ) from None
    return value


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _value in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(_("the key '{key}' stands in it twice").format(key=twice[:80]))
    return found


def _no_such_number(word: str) -> Any:
    raise ValueError(_("'{word}' is not a number").format(word=word))


def _read_bytes(path: str) -> bytes:
    shown = printable(path)
    try:
        found = os.stat(path)
        if stat.S_ISDIR(found.st_mode):
            raise Refused(_("{file} is a folder. Name the file in it.").format(file=shown))
        if not stat.S_ISREG(found.st_mode):
            raise Refused(
                _("{file} is not an ordinary file. Save it to a file first.").format(file=shown)
            )
        with open(path, "rb") as stream:
            raw = stream.read(LIMIT + 1)
    except FileNotFoundError:
        raise Refused(
            _("There is no file {file}. Check the name and the folder.").format(file=shown)
        ) from None
    except (OSError, ValueError) as problem:  # ValueError: NUL in the path
        reason = reason_of(problem)
        raise Refused(
            _("{file} cannot be read: {reason}.").format(file=shown, reason=reason)
        ) from None
    if len(raw) > LIMIT:
        raise Refused(
            _("{file} is larger than {limit} MB, more than any chart or notebook.").format(
                file=shown, limit=LIMIT // (1024 * 1024)
            )
        )
    return raw


def _decode(raw: bytes, path: str) -> str:
    encoding = next((name for mark, name in _MARKS if raw.startswith(mark)), "utf-8")
    text = _decoded(raw, encoding)
    if text is None and encoding == "utf-8":
        text = _decoded(raw, "cp1252")
    if text is None or "\0" in text:
        raise Refused(
            _(
                "{file} is not a text file: it holds bytes that are no text. "
                "Save it as CSV, JSON or plain text in UTF-8."
            ).format(file=printable(path))
        )
    return text


def _decoded(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _without_export(shown: str, names: list[str]) -> Refused:
    """The error for a zip that holds no export of ours."""
    if CONTENTS in names:
        told = _("{file} is a backup. `harada backup restore FILE` brings it back whole.")
    else:
        told = _(
            "{file} is a zip or a spreadsheet without a Harada notebook in it. "
            "From a spreadsheet, save the sheet as CSV."
        )
    return Refused(told.format(file=shown))


def _from_zip(path: str) -> bytes:
    """Return the export inside our own zip, without unpacking more than `LIMIT` bytes."""
    shown = printable(path)
    try:
        with zipfile.ZipFile(path) as archive:
            entry = archive.getinfo(EXPORT_IN_ZIP)
            if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise zipfile.BadZipFile
            with archive.open(entry) as member:
                raw = member.read(LIMIT + 1)
    except KeyError:
        raise _without_export(shown, archive.namelist()) from None
    except (OSError, ValueError, RuntimeError, EOFError, zipfile.BadZipFile, zlib.error):
        raise Refused(
            _("{file} is a damaged zip. Fetch the file again; nothing was changed.").format(
                file=shown
            )
        ) from None
    if len(raw) > LIMIT:
        raise Refused(
            _("{file} is larger than {limit} MB, more than any chart or notebook.").format(
                file=shown, limit=LIMIT // (1024 * 1024)
            )
        )
    return raw
