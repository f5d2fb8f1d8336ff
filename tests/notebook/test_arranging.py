"""Cells and pillars change places, and what was practised in them goes along."""

from __future__ import annotations

from harada.notebook.arranging import swap_cells, swap_pillars
from harada.notebook.notebook import Notebook


def standing(notebook: Notebook, key: str) -> tuple[int | None, int | None]:
    """Where a routine stands."""
    routine = notebook.routines()[key]
    return routine["pillar"], routine["action"]


def test_a_routine_that_ended_goes_along_with_the_cell_it_was_practised_in(
    filled: Notebook,
) -> None:
    filled.set_cell_state(1, 1, "waiting")
    swap_cells(filled, (1, 1), (4, 4))
    assert standing(filled, "r1") == (4, 4)
    filled.undo()
    assert standing(filled, "r1") == (1, 1)


def test_what_was_practised_in_a_pillar_is_counted_with_it_after_it_moved(filled: Notebook) -> None:
    filled.set_cell_state(1, 1, "dropped")
    swap_pillars(filled, 1, 6)
    assert standing(filled, "r1") == (6, 1)


def test_a_cell_moves_to_an_empty_one_and_leaves_an_empty_one(filled: Notebook) -> None:
    swap_cells(filled, (3, 5), (7, 7))
    chart = filled.chart()
    assert chart is not None
    assert chart["pillars"][6]["actions"][6]["text"] == "Sleep by eleven"
    assert chart["pillars"][2]["actions"][4] == {"text": "", "state": "waiting"}
