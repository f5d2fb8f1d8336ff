"""Our own export of one chart, lossless: the chart with its routines and dated actions."""

from __future__ import annotations

from datetime import date

from harada.exchange.draft import Draft
from harada.exchange.formats._own import check_header, lift, take_document
from harada.exchange.reading import BroughtFile
from harada.i18n import N_, _
from harada.method.text import shown
from harada.notebook.errors import Refused

NAME = "chart"
TITLE = N_("a chart as Harada exports it")

_TABLES = ("charts", "routines", "actions")


def recognises(file: BroughtFile) -> bool:
    """Whether the file is one object that says it is a chart of ours."""
    if not file.looks_like_json or not isinstance(file.json, dict):
        return False
    return file.json.get("format") == "harada" and file.json.get("kind") == "chart"


def read(file: BroughtFile, _lang: str | None, _today: date) -> Draft:
    """The chart and what is active in it as a draft; raises `Refused` or `Newer`."""
    draft = Draft()
    whole = file.json if isinstance(file.json, dict) else {}
    schemas = check_header(whole, file.name)
    tables = whole.get("tables")
    if not isinstance(tables, dict) or not all(
        name in _TABLES and isinstance(documents, dict) for name, documents in tables.items()
    ):
        raise Refused(
            _("{file} holds no chart that can be read. Nothing was changed.").format(
                file=shown(file.name)
            )
        )
    for table, documents in tables.items():
        for identity, document in documents.items():
            value = {"table": table, "id": identity, "doc": document}
            take_document(draft, value, f"{shown(file.name)}, {table}")
    lift(draft, schemas)
    return draft
