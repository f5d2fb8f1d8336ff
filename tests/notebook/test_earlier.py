"""How the chart was on earlier days: versions that were kept, and the notebook's own backups."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from harada.notebook.clock import FixedClock
from harada.notebook.cycling import Earlier, earlier_charts, keep_version, nearest
from harada.notebook.notebook import Notebook
from tests.notebook.conftest import EVENING, TODAY


def later(clock: FixedClock, notebook: Notebook, days: int, wording: str) -> None:
    """Let it be so many days later, with another wording from then on and a backup of that day."""
    clock.moment = EVENING + timedelta(days=days)
    notebook.set_cell(1, 1, wording)
    notebook.back_up_if_due()


def day(days: int) -> date:
    return TODAY + timedelta(days=days)


@pytest.fixture
def lived(filled: Notebook, clock: FixedClock) -> Notebook:
    """A notebook whose chart was reworded on day ten, with a version kept on day twenty."""
    for days, wording in ((0, "First"), (5, "First"), (10, "Second"), (20, "Second")):
        later(clock, filled, days, wording)
    keep_version(filled)
    later(clock, filled, 30, "Third")
    clock.moment = EVENING + timedelta(days=31)
    return filled


def test_each_wording_stands_once_with_the_days_it_is_known_of(lived: Notebook) -> None:
    found = [(each.first, each.on, each.chart["version"]) for each in earlier_charts(lived)]
    assert found == [(day(30), day(30), 2), (day(10), day(20), 1), (day(0), day(5), 1)]


def test_a_kept_version_stands_for_the_backups_that_are_like_it(lived: Notebook) -> None:
    assert [each.source for each in earlier_charts(lived)][1] == "c2"


def test_a_notebook_of_today_knows_no_earlier_chart(filled: Notebook) -> None:
    keep_version(filled)
    filled.back_up_if_due()
    assert earlier_charts(filled) == []


@pytest.mark.parametrize(("wanted", "on"), [(2, 5), (7, 5), (8, 20), (15, 20), (99, 30)])
def test_what_stood_on_a_day_is_nearer_than_a_day_of_its_own(
    lived: Notebook, wanted: int, on: int
) -> None:
    found = nearest(earlier_charts(lived), day(wanted))
    assert found is not None
    assert found.on == day(on)


def test_of_none_nothing_is_nearest() -> None:
    none: list[Earlier] = []
    assert nearest(none, TODAY) is None
