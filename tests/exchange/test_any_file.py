"""Whatever a file holds, only our own sentences come out, and nothing is changed."""

from __future__ import annotations

import contextlib
import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harada.exchange.bringing import Bringing
from harada.exchange.chart_files import chart_file
from harada.exchange.formats import FORMATS
from harada.notebook.errors import HaradaError, Refused
from harada.notebook.notebook import Notebook
from tests.exchange.files import (
    CUSTOMER_SERVICE,
    OHTANI,
    begun_in,
    brought,
    exported,
    notebook_in,
    written,
)

MANY = settings(max_examples=150, deadline=None)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=9)
        | st.dictionaries(
            st.sampled_from(
                ["pillars", "actions", "goal", "name", "title", "text", "diary", "center"]
            )
            | st.text(max_size=3),
            inner,
            max_size=5,
        )
    ),
    max_leaves=30,
)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for files that are brought."""
    return tmp_path_factory.mktemp("brought")


@pytest.fixture(scope="module")
def notebook(tmp_path_factory: pytest.TempPathFactory) -> Notebook:
    """A notebook with a sheet in it."""
    made = begun_in(tmp_path_factory.mktemp("fuzz") / "notebook")
    brought(CUSTOMER_SERVICE, made)
    return made


def look(path: Path, notebook: Notebook, form: str | None = None) -> None:
    """Look at a file as `harada import` does; only our own errors may come out."""
    with contextlib.suppress(HaradaError):
        Bringing(str(path), notebook, form=form).look()


@MANY
@given(raw=st.binary(max_size=300), name=st.sampled_from(["a.csv", "a.json", "a.md", "a.zip", "a"]))
def test_any_bytes(room: Path, notebook: Notebook, raw: bytes, name: str) -> None:
    look(written(room / name, raw), notebook)


@MANY
@given(
    text=st.text(st.sampled_from("#-* 1.\t\n\r;,\"'=|\\[]{}:a\u2028\x0b"), max_size=200),
    form=st.sampled_from([None, *(each.NAME for each in FORMATS)]),
)
def test_any_text_in_any_format(
    room: Path, notebook: Notebook, text: str, form: str | None
) -> None:
    look(written(room / "a.txt", text), notebook, form)


@MANY
@given(value=JSON, form=st.sampled_from([None, *(each.NAME for each in FORMATS)]))
def test_any_json_in_any_format(
    room: Path, notebook: Notebook, value: Any, form: str | None
) -> None:
    look(written(room / "a.json", value), notebook, form)


def mutated(value: Any, chance: random.Random) -> Any:
    """A JSON value with one part of it replaced by something else."""
    odd: Any = chance.choice(
        [None, 0, -1, 1.5, "", "x", [], {}, True, [[]], {"en": 1}, "2026-02-30"]
    )
    if isinstance(value, dict) and value and chance.random() < 0.9:
        key = chance.choice(list(value))
        if chance.random() < 0.1:
            return {name: part for name, part in value.items() if name != key}
        return {**value, key: mutated(value[key], chance)}
    if isinstance(value, list) and value and chance.random() < 0.9:
        index = chance.randrange(len(value))
        return [*value[:index], mutated(value[index], chance), *value[index + 1 :]]
    return odd


@MANY
@given(seed=st.integers(0, 10**6))
def test_any_example_with_one_part_replaced(room: Path, notebook: Notebook, seed: int) -> None:
    chance = random.Random(seed)
    whole = json.loads(chance.choice([CUSTOMER_SERVICE, OHTANI]).read_text("utf-8"))
    look(written(room / "sheet.json", mutated(whole, chance)), notebook)


@MANY
@given(seed=st.integers(0, 10**6))
def test_any_export_with_one_part_replaced(room: Path, notebook: Notebook, seed: int) -> None:
    chance = random.Random(seed)
    lines = exported(notebook).decode().splitlines()
    number = chance.randrange(len(lines))
    lines[number] = json.dumps(mutated(json.loads(lines[number]), chance))
    look(written(room / "all.jsonl", "\n".join(lines)), notebook)
    chart = json.loads(chart_file(notebook, "c1", "json"))
    look(written(room / "chart.json", mutated(chart, chance)), notebook)


@MANY
@given(seed=st.integers(0, 10**6))
def test_any_export_with_bytes_flipped(room: Path, notebook: Notebook, seed: int) -> None:
    chance = random.Random(seed)
    raw = bytearray(exported(notebook, chance.choice(["json", "zip", "md", "csv"])))
    for _ in range(chance.randint(1, 5)):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    look(written(room / "all.bin", bytes(raw)), notebook)


@pytest.mark.parametrize("form", [None, *(each.NAME for each in FORMATS)])
@pytest.mark.parametrize("text", ["[" * 100_000, '{"pillars":' * 100_000, "- " * 100_000])
def test_nesting_beyond_reason_is_a_sentence(tmp_path: Path, form: str | None, text: str) -> None:
    path = str(written(tmp_path / "deep", text))
    with pytest.raises(HaradaError):
        Bringing(path, notebook_in(tmp_path / "n"), form=form)


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.txt", "dear diary"), ("a.json", "{}"), ("a.json", "3"), ("a.csv", "a;b"), ("a", "")],
)
def test_nothing_known_is_one_sentence(tmp_path: Path, name: str, text: str) -> None:
    with pytest.raises(Refused):
        Bringing(str(written(tmp_path / name, text)), notebook_in(tmp_path / "n"))
    assert not (tmp_path / "n").exists()
