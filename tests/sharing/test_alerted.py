"""What one must look at is kept until it was seen: once each, the newest last, no flood of it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from harada.notebook.store import Store
from harada.sharing.alerted import MOST, alerted, keep, put_away
from harada.sharing.alerts import Alert, alert
from harada.sharing.ids import new_box

DAY = date(2026, 11, 22)
BOX = new_box()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(str(tmp_path))


def _about(seq: int) -> Alert:
    return alert("gap", "Bo", BOX, "s", seq)


def _numbers(store: Store) -> list[int]:
    return [int(key.rpartition(":")[2]) for key in alerted(store, BOX)]


def test_alerts_stay_in_the_order_in_which_they_were_met(store: Store) -> None:
    keep(store, BOX, [_about(12), _about(3)], DAY)
    keep(store, BOX, [_about(7)], DAY)
    assert _numbers(Store(store.home)) == [12, 3, 7]


def test_one_that_is_met_again_stands_once_on_its_newest_day(store: Store) -> None:
    keep(store, BOX, [_about(1), _about(2)], DAY)
    keep(store, BOX, [_about(1), _about(1)], DAY + timedelta(days=1))
    assert _numbers(store) == [2, 1]
    assert list(alerted(store, BOX).values())[-1]["day"] == "2026-11-23"


def test_the_newest_are_kept_of_a_flood(store: Store) -> None:
    keep(store, BOX, [_about(1), _about(2)], DAY)
    keep(store, BOX, [_about(seq) for seq in range(3, MOST + 3)], DAY)
    assert _numbers(store) == list(range(3, MOST + 3))


def test_those_that_were_seen_go_and_no_others(store: Store) -> None:
    keep(store, BOX, [_about(1), _about(2)], DAY)
    put_away(store, BOX, list(alerted(store, BOX))[:1])
    assert _numbers(store) == [2]
