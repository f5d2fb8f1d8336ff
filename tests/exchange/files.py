"""What the tests of the exchange bring in and take away: notebooks, files and their exports."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from hypothesis import settings

from harada.exchange.bringing import Bringing
from harada.exchange.draft import Draft
from harada.exchange.plan import Plan
from harada.exchange.writers import writer
from harada.method import empty
from harada.notebook.clock import FixedClock
from harada.notebook.notebook import Notebook

FEW = settings(max_examples=30, deadline=None)
"""For properties whose every example is a whole chart or notebook."""

EXAMPLES = Path(__file__).parents[1] / "examples"
CUSTOMER_SERVICE = EXAMPLES / "customer_service.json"
NURSE = EXAMPLES / "nurse.json"
OHTANI = EXAMPLES / "ohtani.json"
TODAY = date(2026, 11, 22)
EVENING = datetime(2026, 11, 22, 20, 30, tzinfo=UTC)


def notebook_in(folder: Path) -> Notebook:
    """A notebook in a folder, not begun yet, on the evening of 22 November 2026."""
    return Notebook(str(folder), FixedClock(EVENING))


def begun_in(folder: Path, name: str = "Kim") -> Notebook:
    """A notebook that was begun and holds nothing else."""
    notebook = notebook_in(folder)
    notebook.create(name=name, language="en")
    return notebook


def brought(path: Path, notebook: Notebook, **choices: str | None) -> Plan:
    """What bringing the file in did."""
    return Bringing(str(path), notebook, **choices).apply()


def draft_of(path: Path, folder: Path, **choices: str | None) -> Draft:
    """What the file at `path` holds, seen from a notebook that is not begun."""
    return Bringing(str(path), notebook_in(folder / "none"), **choices).draft


def exported(notebook: Notebook, name: str = "json") -> bytes:
    """The notebook in one format."""
    stream = io.BytesIO()
    writer(name)(notebook, stream)
    return stream.getvalue()


def documents(notebook: Notebook) -> list[dict[str, Any]]:
    """The lines of the lossless export that hold documents."""
    lines = [json.loads(line) for line in exported(notebook).splitlines()]
    return [line for line in lines if "doc" in line]


def numbered_chart(first: str = "") -> dict[str, Any]:
    """A chart whose every cell says where it stands: `p3`, `p3.5`; the first may say else."""
    chart: dict[str, Any] = {**empty.empty_chart(TODAY), "text": "centre"}
    for number, pillar in enumerate(chart["pillars"], 1):
        pillar["text"] = f"p{number}"
        for action, cell in enumerate(pillar["actions"], 1):
            cell["text"] = f"p{number}.{action}"
    chart["pillars"][0]["actions"][0]["text"] = first or "p1.1"
    return chart


def sheet(**fields: Any) -> dict[str, Any]:
    """The customer-service sheet with other values in some fields; None takes a field out."""
    whole: dict[str, Any] = json.loads(CUSTOMER_SERVICE.read_text(encoding="utf-8"))
    return {key: value for key, value in {**whole, **fields}.items() if value is not None}


def written(path: Path, value: Any) -> Path:
    """A file at `path` with text as it is, bytes as they are, and anything else as JSON."""
    if isinstance(value, bytes):
        path.write_bytes(value)
    elif isinstance(value, str):
        path.write_text(value, encoding="utf-8", newline="")
    else:
        path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return path
