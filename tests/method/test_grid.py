"""The geometry of the 9×9."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harada.method.empty import empty_chart
from harada.method.grid import (
    CLOCKWISE,
    READING,
    GridError,
    Place,
    cell_at,
    from_grid,
    positions,
    to_grid,
)
from tests.method.values import TODAY, texts

few = st.sampled_from(["", " ", "x", "ドラ1", "[b]", "=1+1", "two\nlines"]) | texts


def chart_of(words):
    """A chart whose texts are drawn from a list, in reading order, over and over."""
    chart = empty_chart(TODAY)
    words = iter(words * 73)
    chart["text"] = next(words)
    for pillar in chart["pillars"]:
        pillar["text"] = next(words)
        for cell in pillar["actions"]:
            cell["text"] = next(words)
    return chart


charts = st.lists(few, min_size=1, max_size=73).map(chart_of)


@given(charts)
def test_a_chart_comes_back_from_its_grid(chart):
    back = from_grid(to_grid(chart))
    assert back["text"] == chart["text"]
    for pillar, told in zip(chart["pillars"], back["pillars"], strict=True):
        assert told["text"] == pillar["text"]
        assert told["actions"] == [cell["text"] for cell in pillar["actions"]]


def test_every_cell_of_the_grid_shows_one_place():
    shown = [cell_at(row, col) for row in range(9) for col in range(9)]
    assert len(set(shown)) == 1 + 8 + 64
    for place in set(shown):
        cells = positions(place.pillar, place.action)
        assert [cell_at(row, col) for row, col in cells] == [place] * len(cells)


def test_a_pillar_is_shown_twice_and_all_else_once():
    assert len(positions(0, 0)) == 1
    assert all(len(positions(pillar, 0)) == 2 for pillar in READING)
    assert all(len(positions(p, a)) == 1 for p in READING for a in READING)


@pytest.mark.parametrize(
    ("row", "col", "place"),
    [
        (4, 4, Place(0, 0)),
        (3, 3, Place(1, 0)),
        (3, 4, Place(2, 0)),
        (5, 5, Place(8, 0)),
        (1, 1, Place(1, 0)),
        (1, 4, Place(2, 0)),
        (0, 0, Place(1, 1)),
        (0, 4, Place(2, 2)),
        (4, 3, Place(4, 0)),
        (4, 2, Place(4, 5)),
        (8, 8, Place(8, 8)),
    ],
)
def test_numbers_run_in_reading_order(row, col, place):
    assert cell_at(row, col) == place


def test_filling_goes_clockwise_from_the_top():
    places = [positions(pillar, 0)[0] for pillar in CLOCKWISE]
    assert places == [(3, 4), (3, 5), (4, 5), (5, 5), (5, 4), (5, 3), (4, 3), (3, 3)]
    assert sorted(CLOCKWISE) == list(READING)


@given(charts, st.sets(st.sampled_from(READING), min_size=1), few)
def test_pillars_whose_two_places_differ_are_all_named(chart, torn, other):
    rows = to_grid(chart)
    for number in torn:
        (row, col), (mirror_row, mirror_col) = positions(number, 0)
        rows[row][col], rows[mirror_row][mirror_col] = f"one{other}", f"two{other}"
    with pytest.raises(GridError) as caught:
        from_grid(rows)
    assert caught.value.cells == [place for n in sorted(torn) for place in positions(n, 0)]
    message = str(caught.value)
    assert all(f"Pillar {number}:" in message for number in torn)
    assert message.count("Pillar ") == len(torn)


def test_a_difference_is_told_with_row_and_column():
    rows = to_grid(empty_chart(TODAY))
    rows[3][4], rows[1][4] = "mind", "body"
    with pytest.raises(
        GridError, match="row 4, column 5 says “mind”, but row 2, column 5 says “body”"
    ):
        from_grid(rows)


@given(st.sampled_from(READING), st.booleans())
def test_a_pillar_in_one_of_its_places_only_is_taken_from_there(number, in_middle):
    rows = to_grid(empty_chart(TODAY))
    row, col = positions(number, 0)[0 if in_middle else 1]
    rows[row][col] = "mind"
    assert from_grid(rows)["pillars"][number - 1]["text"] == "mind"


@pytest.mark.parametrize("rows", [0, 1, 8, 10])
def test_a_grid_without_nine_rows_is_no_chart(rows):
    with pytest.raises(GridError, match=f"this one has {rows} rows"):
        from_grid([[""] * 9] * rows)


@pytest.mark.parametrize("cells", [0, 8, 10])
def test_a_row_without_nine_cells_is_named(cells):
    rows = [[""] * 9 for _ in range(9)]
    rows[6] = [""] * cells
    with pytest.raises(GridError, match=f"row 7 of this one has {cells}") as caught:
        from_grid(rows)
    assert caught.value.cells == [(6, cells)]
