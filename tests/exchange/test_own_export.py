"""Our own export comes back exactly as it went out, and nothing in it is left behind."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harada.exchange.bringing import Bringing
from harada.method.roster import on_shifts
from harada.notebook import rostering
from harada.notebook.errors import Newer, Refused
from harada.notebook.notebook import Notebook
from tests.exchange.files import (
    CUSTOMER_SERVICE,
    FEW,
    NURSE,
    TODAY,
    begun_in,
    brought,
    documents,
    exported,
    notebook_in,
    written,
)


@pytest.fixture
def full(tmp_path: Path) -> Notebook:
    """A notebook that holds something in every table."""
    notebook = begun_in(tmp_path / "full")
    brought(NURSE, notebook)
    brought(CUSTOMER_SERVICE, notebook)
    notebook.set_mission("Every customer helped the first time")
    objective = notebook.add_objective("Fewer calls back", "from 30 to 20", date(2027, 6, 30))
    notebook.set_goal_field("objective", objective)
    notebook.pause(date(2026, 12, 24), date(2027, 1, 3), "r1")
    notebook.pause(date(2026, 12, 24), date(2027, 1, 3))
    notebook.mark(TODAY, ["r1", "r2"], 1, note="[bold] =1+1", amount=1.5)
    notebook.mark(TODAY - timedelta(days=40), ["r3"], 2, reason="late shift")
    rostering.set_cycle(notebook, TODAY, ["early", "off"])
    shifts = on_shifts("early", notebook.roster())
    notebook.set_routine("r2", recurrence=shifts, small="One page")
    notebook.set_profile(prompts=["What did I hear?"])
    notebook.write_diary(TODAY, {"own": {"What did I hear?": "birds"}})
    notebook.write_diary(TODAY, {"good": "a\nb", "redo": "\x1b[31mred"})
    notebook.set_guide(at="goal", later=["survey"])
    return notebook


def without_moment(raw: bytes) -> list[bytes]:
    """The lines of an export but the one that says when it was made."""
    return [line for line in raw.splitlines() if not line.startswith(b'{"exported_at"')]


def test_a_whole_notebook_comes_back_as_it_went_out(full: Notebook, tmp_path: Path) -> None:
    path = written(tmp_path / "all.jsonl", exported(full))
    other = notebook_in(tmp_path / "other")
    brought(path, other)
    assert without_moment(exported(other)) == without_moment(exported(full))


def test_a_mission_that_was_cleared_comes_back_cleared(full: Notebook, tmp_path: Path) -> None:
    full.set_mission("")
    path = written(tmp_path / "all.jsonl", exported(full))
    other = notebook_in(tmp_path / "other")
    brought(path, other)
    assert without_moment(exported(other)) == without_moment(exported(full))


def test_the_zip_comes_back_as_it_went_out(full: Notebook, tmp_path: Path) -> None:
    path = written(tmp_path / "all.zip", exported(full, "zip"))
    other = begun_in(tmp_path / "other", "Somebody")
    brought(path, other)
    assert without_moment(exported(other)) == without_moment(exported(full))


def test_every_document_on_the_disk_is_in_the_export(full: Notebook) -> None:
    kept = {(each["table"], each["id"]): each["doc"] for each in documents(full)}
    for name in full.store.names():
        for table, stored in full.store.file(name).read().items():
            for identity, document in stored.items():
                assert kept.pop((table, identity)) == document
    assert kept == {}


def test_the_export_is_one_document_a_line_with_sorted_keys(full: Notebook) -> None:
    head, moment, *lines, end = exported(full).decode().splitlines()
    assert json.loads(head)["kind"] == "export"
    assert json.loads(moment) == {"exported_at": "2026-11-22T20:30:00Z"}
    assert json.loads(end) == {"end": True}
    for line in lines:
        value = json.loads(line)
        compact = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert line == compact
        assert list(value) == ["doc", "id", "table"]


def test_two_exports_differ_in_the_moment_alone(full: Notebook) -> None:
    first = exported(full)
    full.clock.moment += timedelta(hours=1)  # type: ignore[attr-defined]
    second = exported(full)
    assert first != second
    assert without_moment(first) == without_moment(second)


def test_a_month_laid_out_by_an_editor_is_exported_all_the_same(full: Notebook) -> None:
    before = exported(full)
    path = Path(full.home) / "days" / "2026-11.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")), indent=2), encoding="utf-8")
    assert exported(notebook_in(Path(full.home))) == before


def test_a_month_that_was_cut_short_is_put_back_before_it_is_exported(full: Notebook) -> None:
    full.mark(TODAY, ["r3"], 1)
    full.mark(TODAY, ["r3"], None)
    before = exported(full)
    path = Path(full.home) / "days" / "2026-11.json"
    path.write_bytes(path.read_bytes()[:-20])
    again = notebook_in(Path(full.home))
    assert b'"table":"days"}' in exported(again)
    assert exported(again).count(b"\n") == before.count(b"\n")


def test_bringing_it_in_again_changes_nothing(full: Notebook, tmp_path: Path) -> None:
    path = written(tmp_path / "all.jsonl", exported(full))
    assert brought(path, full).nothing
    other = begun_in(tmp_path / "other")
    brought(NURSE, other)
    assert not brought(path, other).nothing
    assert brought(path, other).nothing


def test_what_changed_since_the_export_stays(full: Notebook, tmp_path: Path) -> None:
    path = written(tmp_path / "all.jsonl", exported(full))
    full.mark(TODAY, ["r1"], 2)
    full.set_goal_field("affirmation", "Mine")
    full.set_routine("r4", text="Mine too")
    plan = brought(path, full)
    assert full.day(TODAY)["marks"]["r1"] == 2
    assert full.routines()["r4"]["text"] == "Mine too"
    assert any("2026-11-22" in warning for warning in plan.warnings)
    assert any("1 thing was changed" in warning for warning in plan.warnings)


def test_what_was_lost_since_the_export_comes_back(full: Notebook, tmp_path: Path) -> None:
    path = written(tmp_path / "all.jsonl", exported(full))
    before = exported(full)
    full.mark(TODAY, ["r1", "r2"], None)
    brought(path, full)
    day = json.loads(next(line for line in before.splitlines() if b'"id":"2026-11-22"' in line))
    assert full.day(TODAY)["marks"] == day["doc"]["marks"]


def test_another_persons_notebook_gets_ids_of_its_own(full: Notebook, tmp_path: Path) -> None:
    other = begun_in(tmp_path / "other")
    brought(NURSE, other)
    other.mark(TODAY, ["r1"], 3)
    path = written(tmp_path / "all.jsonl", exported(full))
    mine = dict(other.day(TODAY)["marks"])
    brought(path, other)
    marked = {other.routines()[key]["text"] for key in other.day(TODAY)["marks"]}
    assert other.day(TODAY)["marks"].items() >= mine.items()
    assert {full.routines()[key]["text"] for key in ("r1", "r2")} <= marked
    assert len(other.charts()) == 2


def refusal(tmp_path: Path, lines: list[Any], error: type[Refused | Newer] = Refused) -> str:
    text = "\n".join(json.dumps(line) if isinstance(line, dict) else line for line in lines)
    with pytest.raises(error) as refused:
        Bringing(str(written(tmp_path / "x.jsonl", text)), notebook_in(tmp_path / "n"))
    return str(refused.value)


HEAD = {"format": "harada", "kind": "export", "schema": 1, "schemas": {"days": 1}}
END = {"end": True}


def test_an_export_that_was_cut_short_is_refused(full: Notebook, tmp_path: Path) -> None:
    raw = exported(full)
    lines = raw.decode().splitlines()
    assert "last line is missing" in refusal(tmp_path, lines[:-1])
    assert f"line {len(lines) - 1}" in refusal(tmp_path, [*lines[:-2], lines[-2][:-9]])


def test_an_export_of_a_newer_version_needs_a_person(tmp_path: Path) -> None:
    for newer in ({"schema": 2}, {"schemas": {"days": 2}}):
        told = refusal(tmp_path, [{**HEAD, **newer}, END], Newer)
        assert "newer version" in told


@pytest.mark.parametrize(
    "line",
    [
        {"table": "passwords", "id": "x", "doc": {}},
        {"table": "days", "id": "../../profile", "doc": {"marks": {}}},
        {"table": "days", "id": "2026-13-01", "doc": {"marks": {}}},
        {"table": "goals", "id": "../g1", "doc": {}},
        {"table": "goals", "id": "g1", "doc": {"goal": "a"}},
        {"table": "goals", "id": "g1", "doc": []},
        {"table": "days", "id": "2026-11-22", "doc": {"marks": {"r1": 4}}},
        {"table": "days", "id": "2026-11-22", "doc": {"marks": {}, "mood": "fine"}},
        {"id": "g1", "doc": {}},
        "[]",
        "{",
    ],
)
def test_a_line_that_is_no_document_of_ours_is_named(tmp_path: Path, line: Any) -> None:
    told = refusal(tmp_path, [HEAD, line, END])
    assert "line 2" in told or "2026-11-22" in told or "g1" in told


def test_a_document_that_stands_in_it_twice_is_refused(tmp_path: Path) -> None:
    day = {"table": "days", "id": "2026-11-22", "doc": {"marks": {}}}
    assert "twice" in refusal(tmp_path, [HEAD, day, day, END])


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
DAYS = st.dictionaries(
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    st.tuples(st.dictionaries(st.sampled_from(["r1", "r2"]), st.integers(1, 3), min_size=1), TEXTS),
    max_size=6,
)


@FEW
@given(TEXTS, TEXTS, DAYS)
def test_whatever_a_person_writes_comes_back(
    tmp_path_factory: pytest.TempPathFactory,
    goal: str,
    cell: str,
    days: dict[date, tuple[dict[str, int], str]],
) -> None:
    folder = tmp_path_factory.mktemp("kept")
    notebook = begun_in(folder / "one", goal)
    with notebook.change("life"):
        notebook.set_goal_field("goal", goal)
        notebook.set_cell(3, 5, f"{cell}.")
        notebook.promote(3, 5)
        notebook.set_goal_field("service_home", f"{goal}.")
        for on, (marks, text) in days.items():
            for routine, code in marks.items():
                notebook.mark(on, [routine], code, note=text)
            notebook.write_diary(on, {"good": text})
    path = written(folder / "all.jsonl", exported(notebook))
    other = notebook_in(folder / "two")
    brought(path, other)
    assert without_moment(exported(other)) == without_moment(exported(notebook))
