"""A chart comes in from a table by the place of its cells, in whatever dialect it was written."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harada.exchange.bringing import Bringing
from harada.exchange.chart_files import table
from harada.exchange.formats import grid
from harada.exchange.formula import guarded, unguarded
from harada.exchange.likeness import chart_texts
from harada.exchange.reading import BroughtFile
from harada.method.grid import to_grid
from harada.notebook.errors import Refused
from tests.exchange.files import FEW, TODAY, draft_of, notebook_in, numbered_chart, written

SIGNS = ["=1+1", "+31 6", "-5", "@SUM(A1)", "\tx", "\rx", "'=1", "'tis", "''-x", "-"]
texts = st.text(st.characters(exclude_categories=["C"]), max_size=12) | st.sampled_from(
    ['he said "no"', "a;b,c\td|e", "line\nbreak", "", "  edges  ", *SIGNS]
)
charts = st.lists(texts, min_size=73, max_size=73)


def chart_of(texts: list[str]) -> dict[str, Any]:
    """A chart with these 73 texts."""
    chart = numbered_chart()
    left = iter(texts)
    chart["text"] = next(left)
    for pillar in chart["pillars"]:
        pillar["text"] = next(left)
        for cell in pillar["actions"]:
            cell["text"] = next(left)
    return chart


def read(name: str, text: str) -> tuple[str, ...]:
    """The 73 texts of the chart in a file."""
    chart = grid.read(BroughtFile(name, text), None, TODAY).chart
    assert chart is not None
    return chart_texts(chart)


@FEW
@given(
    charts,
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from([(csv.QUOTE_ALL, "\n"), (csv.QUOTE_ALL, "\r\n"), (csv.QUOTE_MINIMAL, "\r\n")]),
    st.booleans(),
)
def test_a_table_in_any_dialect_is_the_same_chart(
    texts: list[str], separator: str, ends: tuple[Any, str], marked: bool
) -> None:
    chart = chart_of([f"{text}x" for text in texts])
    rows = [[guarded(cell) for cell in row] for row in to_grid(chart)]  # type: ignore[arg-type]
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator, quoting=ends[0], lineterminator=ends[1]).writerows(rows)
    text = ("\ufeff" if marked else "") + stream.getvalue()
    assert read("chart.csv", text) == chart_texts(chart)


@FEW
@given(charts)
def test_our_own_table_gives_back_the_same_texts(texts: list[str]) -> None:
    chart = chart_of(["centre", *texts[1:]])
    shown = table(chart)  # type: ignore[arg-type]
    back = read("chart.csv", shown)
    for before, after in zip(chart_texts(chart), back, strict=True):
        assert after == before or not before.strip()


@given(st.text() | st.sampled_from(SIGNS))
def test_the_guard_against_formulas_is_taken_back_exactly(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_text_after_one_apostrophe_is_text_of_its_own() -> None:
    assert unguarded("'tis") == "'tis"
    assert unguarded("'=1+1") == "=1+1"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_table_of_dutch_excel_is_read(tmp_path: Path, encoding: str) -> None:
    chart = numbered_chart("Eén koffie à € 2,50; geïnd")
    path = written(tmp_path / "kaart.csv", _lines(chart).encode(encoding))
    found = draft_of(path, tmp_path).chart
    assert found is not None
    assert found["pillars"][0]["actions"][0]["text"] == "Eén koffie à € 2,50; geïnd"


def _lines(chart: Any) -> str:
    return "".join(";".join(f'"{cell}"' for cell in row) + "\r\n" for row in to_grid(chart))


@pytest.mark.parametrize("sign", ["sep=;\r\n", "sep=;\n"])
def test_the_separator_a_file_names_itself_is_taken(sign: str) -> None:
    assert read("chart.csv", sign + _lines(numbered_chart())) == chart_texts(numbered_chart())


def test_blanks_after_the_separator_are_not_text() -> None:
    text = "".join(", ".join(f'"{cell}"' for cell in row) + "\n" for row in _rows("a, b"))
    assert read("chart.csv", text)[2] == "a, b"


def _rows(first: str = "") -> list[list[str]]:
    return to_grid(numbered_chart(first))  # type: ignore[arg-type]


def test_blank_edges_and_blank_lines_between_blocks_go() -> None:
    rows = [[*row[:3], "", *row[3:6], "", *row[6:], "", ""] for row in _rows()]
    spaced = [*rows[:3], [""] * 13, *rows[3:6], [""] * 13, *rows[6:], [""] * 13]
    assert read("chart.csv", table_of(spaced)) == chart_texts(numbered_chart())


def table_of(rows: list[list[str]]) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(rows)
    return stream.getvalue()


def test_a_chart_in_a_larger_table_is_found_and_the_rest_is_named() -> None:
    rows = [["My chart", *[""] * 10], *(["", *row, "note"] for row in _rows())]
    draft = grid.read(BroughtFile("chart.csv", table_of(rows)), None, TODAY)
    assert draft.chart is not None
    assert chart_texts(draft.chart) == chart_texts(numbered_chart())
    assert "My chart, note" in draft.warnings[0]


def test_lines_that_end_early_are_filled_up_with_blanks() -> None:
    rows = _rows()
    rows[0] = rows[0][:7]
    blank = read("chart.csv", table_of(rows))
    assert chart_texts(numbered_chart()) != blank
    assert len(blank) == 73


def test_all_places_where_mirrors_disagree_are_named(tmp_path: Path) -> None:
    rows = _rows()
    rows[1][1], rows[7][7] = "other one", "other eight"
    with pytest.raises(Refused) as refused:
        draft_of(written(tmp_path / "chart.csv", table_of(rows)), tmp_path)
    for part in ("Pillar 1", "row 4, column 4", "row 2, column 2", "Pillar 8", "other eight"):
        assert part in str(refused.value)


@pytest.mark.parametrize("lost", ["row", "column"])
def test_a_table_that_lacks_a_line_is_refused_as_a_chart(tmp_path: Path, lost: str) -> None:
    rows = _rows()[:8] if lost == "row" else [row[:8] for row in _rows()]
    with pytest.raises(Refused, match="9 rows of 9 cells"):
        draft_of(written(tmp_path / "chart.csv", table_of(rows)), tmp_path)


def test_cells_of_ten_thousand_characters_are_taken(tmp_path: Path) -> None:
    long = "é" * 10_000
    rows = [[cell and long for cell in row] for row in _rows()]
    path = written(tmp_path / "chart.csv", table_of(rows))
    chart = draft_of(path, tmp_path).chart
    assert chart is not None
    assert set(chart_texts(chart)) == {long}


@pytest.mark.parametrize("shape", ["rows", "list", "objects", "objects with blanks"])
def test_json_in_any_shape_of_81_cells_is_read(tmp_path: Path, shape: str) -> None:
    rows: Any = _rows()
    flat = [cell for row in rows for cell in row]
    shapes = {
        "rows": rows,
        "list": flat,
        "objects": [{"text": cell, "status": "todo"} for cell in flat],
        "objects with blanks": [[{"text": cell} if cell else None for cell in r] for r in rows],
    }
    chart = draft_of(written(tmp_path / "chart.json", shapes[shape]), tmp_path).chart
    assert chart is not None
    assert chart_texts(chart) == chart_texts(numbered_chart())


@pytest.mark.parametrize("cells", [80, 82])
def test_json_with_too_few_or_many_cells_says_so(tmp_path: Path, cells: int) -> None:
    with pytest.raises(Refused, match=f"has {cells}"):
        draft_of(written(tmp_path / "chart.json", ["a"] * cells), tmp_path)


def test_json_is_read_as_json_whatever_its_texts_hold(tmp_path: Path) -> None:
    rows = _rows("=1+1")
    path = written(tmp_path / "chart.json", rows)
    assert Bringing(str(path), notebook_in(tmp_path / "n")).format.NAME == "grid"
    chart = draft_of(path, tmp_path).chart
    assert chart is not None
    assert chart["pillars"][0]["actions"][0]["text"] == "=1+1"
    assert json.loads(path.read_text(encoding="utf-8")) == rows


def test_a_table_without_a_text_is_no_chart(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="is empty"):
        draft_of(written(tmp_path / "chart.csv", ",,,,,,,,\n" * 9), tmp_path)
