"""The zip: the lossless export, the readable pages and the table of marks in one file."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, BinaryIO

from harada.exchange import lossless, marks_table, pages
from harada.exchange.reading import EXPORT_IN_ZIP

if TYPE_CHECKING:
    from harada.notebook.notebook import Notebook

_MEMBERS = (
    (EXPORT_IN_ZIP, lossless.write),
    ("notebook.md", pages.write),
    ("marks.csv", marks_table.write),
)


def write(notebook: Notebook, stream: BinaryIO) -> None:
    """Write the zip; its members are read again by `harada import` and by everything else."""
    made = notebook.clock.now().timetuple()[:6]
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, write_member in _MEMBERS:
            entry = zipfile.ZipInfo(name, date_time=made)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            with archive.open(entry, "w", force_zip64=True) as member:
                write_member(notebook, member)  # type: ignore[arg-type]
