"""What both files of our own have in common: the header, and a document with its table and id."""

from __future__ import annotations

import re
from typing import Any

from harada.exchange.draft import Draft
from harada.exchange.fields import iso_day
from harada.exchange.lossless import SCHEMA
from harada.exchange.places import TABLES, file_of
from harada.i18n import _
from harada.method.text import shown
from harada.notebook.errors import Newer, Refused
from harada.notebook.schema import CURRENT, kind_of

_ID = re.compile(r"[a-z]{1,12}[0-9]{1,9}")
_PERIOD = re.compile(r"[0-9]{4}-([0-9]{2}|W[0-9]{2}|Q[1-4])")
_FIXED_IDS = {"profile": ("me",), "mission": ("mission",), "current": ("goal", "chart")}

Schemas = dict[str, int]


def check_header(value: dict[str, Any], name: str) -> Schemas:
    """The schema number of each kind of document in the file.

    Raises `Newer` for a file of a later version, `Refused` for one that is none of ours.
    """
    schemas = value.get("schemas")
    schema = value.get("schema", 0)
    if not isinstance(schemas, dict) or not all(_is_number(each) for each in schemas.values()):
        raise Refused(
            _("{file} says it is an export of Harada, but its first line is damaged.").format(
                file=shown(name)
            )
        )
    newer = [kind for kind, number in schemas.items() if number > CURRENT.number(kind)]
    if not isinstance(schema, int) or schema > SCHEMA or newer:
        raise Newer(
            _(
                "{file} was exported by a newer version of Harada. "
                "Update Harada, then bring it in again; nothing was changed."
            ).format(file=shown(name))
        )
    return schemas


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def take_document(draft: Draft, value: dict[str, Any], place: str) -> None:
    """Put one `{table, id, doc}` in the draft; raises `Refused`, naming the place, if it is not."""
    table, identity, document = value.get("table"), value.get("id"), value.get("doc")
    if table not in TABLES:
        raise Refused(
            _("{place}: '{table}' is nothing a notebook holds. Nothing was changed.").format(
                place=place, table=shown(str(table))
            )
        )
    if not isinstance(identity, str) or not _is_id(table, identity):
        raise Refused(
            _("{place}: '{id}' is no id of the table {table}. Nothing was changed.").format(
                place=place, id=shown(str(identity)), table=table
            )
        )
    if not isinstance(document, dict):
        raise Refused(
            _("{place}: a document belongs here. Nothing was changed.").format(place=place)
        )
    if identity in draft.tables[table]:
        raise Refused(
            _("{place}: {id} stands in the file twice. Nothing was changed.").format(
                place=place, id=identity
            )
        )
    draft.tables[table][identity] = document


def _is_id(table: str, identity: str) -> bool:
    if table == "days":
        return iso_day(identity) is not None
    if table == "reviews":
        return _PERIOD.fullmatch(identity) is not None
    fixed = _FIXED_IDS.get(table)
    return identity in fixed if fixed else _ID.fullmatch(identity) is not None


def lift(draft: Draft, schemas: Schemas) -> None:
    """Bring the documents of an earlier schema up to date, file by file as a notebook has them."""
    older = {kind for kind, number in schemas.items() if number < CURRENT.number(kind)}
    files: dict[str, dict[str, dict[str, Any]]] = {}
    for table, documents in draft.tables.items():
        for identity, document in documents.items():
            name = file_of(table, identity)
            if kind_of(name) in older:
                files.setdefault(name, {}).setdefault(table, {})[identity] = document
    for name, tables in files.items():
        kind = kind_of(name)
        for table, documents in CURRENT.lift(name, kind, schemas[kind], tables).items():
            draft.tables[table].update(documents)
