"""Publishes the shapes: docs/schemas/*.json, made from the models and types of the program itself.

    python -m tools.schemas           write the schemas anew

`notebook.json` describes every document of a notebook and so of the lossless export, by table;
`today.json` is what `harada today --json` prints. A test holds both to the program.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import models_json_schema

from harada.cli.shapes import Today
from harada.method.forms import FORMS

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "schemas"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, dict[str, Any]]:
    """Every published schema by the name of its file."""
    references, definitions = models_json_schema(
        [(model, "validation") for model in FORMS.values()], ref_template="#/$defs/{model}"
    )
    tables = {
        table: references[model, "validation"] for (_kind, table), model in sorted(FORMS.items())
    }
    notebook = {
        "$schema": _DIALECT,
        "title": "Documents of a Harada notebook, by table",
        "type": "object",
        "properties": tables,
        "additionalProperties": False,
        **definitions,
    }
    return {
        "notebook.json": notebook,
        "today.json": {"$schema": _DIALECT, **TypeAdapter(Today).json_schema()},
    }


def as_text(schema: dict[str, Any]) -> str:
    """A schema as it lies in its file."""
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def main() -> None:
    """Write all schemas."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        (FOLDER / name).write_text(as_text(schema), encoding="utf-8")


if __name__ == "__main__":
    main()
