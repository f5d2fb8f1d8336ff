"""The doctor sees what is wrong, touches nothing unless asked, and then guesses nothing."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from harada.method import empty
from harada.notebook import doctor
from harada.notebook.clock import FixedClock
from harada.notebook.doctor import examine, repair
from harada.notebook.doctor_files import look_at_files
from harada.notebook.finding import Finding
from harada.notebook.notebook import Notebook
from harada.notebook.wishing import write_wish
from tests.notebook.conftest import TODAY, again


@pytest.fixture
def healthy(filled: Notebook) -> Notebook:
    """A notebook with marks, a diary line and a backup."""
    filled.mark(TODAY, ["r1"], 1)
    filled.write_diary(TODAY, {"good": "a call"})
    filled.set_mission("Be kind")
    filled.back_up()
    return filled


def everything(folder: str) -> dict[str, tuple[int, bytes]]:
    """All files of a folder with their rights."""
    return {
        str(path.relative_to(folder)): (path.stat().st_mode, path.read_bytes())
        for path in sorted(Path(folder).rglob("*"))
        if path.is_file()
    }


def troubles(notebook: Notebook) -> list[str]:
    return [finding.sentence for finding in examine(notebook) if finding.level == "problem"]


def put(notebook: Notebook, name: str, table: str, key: str, document: Any) -> None:
    """Put a document that the notebook's own methods would never write."""
    with notebook.store.unlogged_change() as change:
        change.put(name, table, key, document)


def test_a_healthy_notebook_has_nothing_to_say(healthy: Notebook) -> None:
    assert examine(again(healthy)) == []
    assert repair(again(healthy)) == []


def test_another_process_at_work_is_no_reason_to_worry(healthy: Notebook) -> None:
    done = threading.Event()

    def work() -> None:
        other = again(healthy, patience=60)
        while not done.wait(0.01):  # a person at work leaves the lock now and then
            other.new_chart(empty.empty_chart(TODAY))
            other.set_cell(2, 2, "Swim")
            other.promote(2, 2)
            while other.undo() != "new chart":
                pass

    worker = threading.Thread(target=work)
    worker.start()
    try:
        seen = [found for _look in range(20) for found in examine(again(healthy, patience=60))]
    finally:
        done.set()
        worker.join()
    assert seen == []


def test_files_that_change_while_they_are_looked_at_are_looked_at_again(
    healthy: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = 0

    def racing(notebook: Notebook, sound: dict[str, Any]) -> list[Finding]:
        nonlocal looks
        looks += 1
        found = look_at_files(notebook, sound)
        if looks == 1:  # the charts are read, and the profile is not
            again(healthy).new_chart(empty.empty_chart(TODAY))
            sound["profile.json"] = again(healthy).store.file("profile.json").read()
        return found

    monkeypatch.setattr(doctor, "look_at_files", racing)
    assert examine(again(healthy)) == []
    assert looks == 2


def test_without_a_notebook_it_says_where_one_would_be(home: Path, clock: FixedClock) -> None:
    findings = examine(Notebook(str(home), clock))
    assert [finding.level for finding in findings] == ["note"]
    assert str(home) in findings[0].sentence
    assert repair(Notebook(str(home), clock)) == []
    assert not home.exists()


def test_a_file_where_the_folder_should_be_is_a_problem(home: Path, clock: FixedClock) -> None:
    home.write_text("x")
    assert "is a file" in troubles(Notebook(str(home), clock))[0]
    assert repair(Notebook(str(home), clock)) == []


def damage(name: str) -> Callable[[Notebook], None]:
    def act(notebook: Notebook) -> None:
        Path(notebook.home, name).write_bytes(b"damaged")

    return act


def damage_twice(name: str) -> Callable[[Notebook], None]:
    def act(notebook: Notebook) -> None:
        for path in (name, f"{name}.bak"):
            Path(notebook.home, path).write_bytes(b"damaged")

    return act


def remove(name: str) -> Callable[[Notebook], None]:
    def act(notebook: Notebook) -> None:
        for path in (name, f"{name}.bak"):
            Path(notebook.home, path).unlink(missing_ok=True)

    return act


def open_to_all(notebook: Notebook) -> None:
    os.chmod(notebook.home, 0o755)
    Path(notebook.home, "goals.json").chmod(0o644)
    Path(notebook.home, "days").chmod(0o755)
    Path(notebook.home, "days/2026-11.json.bak").chmod(0o640)


def left_over(notebook: Notebook) -> None:
    for name in (".goals.json.tmp", "goals.json.bak.tmp", "backups/.making.tmp"):
        Path(notebook.home, name).write_bytes(b"x")
    Path(notebook.home, ".restoring").mkdir(mode=0o700)


def cell_to_nothing(notebook: Notebook) -> None:
    notebook.table("routines.json", "routines").remove(doc_ids=["r1"])  # type: ignore[list-item]
    notebook.mark(TODAY, ["r2"], 1)
    put(notebook, "days/2026-11.json", "days", "2026-11-22", {"marks": {"r2": 1}})


def active_without_routine(notebook: Notebook) -> None:
    chart: Any = notebook.chart()
    chart = {**chart, "pillars": [dict(pillar) for pillar in chart["pillars"]]}
    chart["pillars"][3]["actions"] = [
        {**cell, "state": "active"} for cell in chart["pillars"][3]["actions"]
    ]
    put(notebook, "charts.json", "charts", "c1", chart)


def pointers_to_nothing(notebook: Notebook) -> None:
    put(notebook, "profile.json", "current", "chart", {"id": "c7"})
    put(notebook, "profile.json", "current", "goal", {"id": "g7"})
    goal: Any = notebook.goals()["g1"]
    put(notebook, "goals.json", "goals", "g1", {**goal, "chart": "c9", "objective": "o9"})
    notebook.set_routine("r2", chart="c9", pillar=1, action=1)
    notebook.set_action("a1", chart="c9", pillar=1, action=1)
    put(
        notebook,
        "routines.json",
        "pauses",
        "p1",
        {"first": "2026-11-22", "last": "2026-11-22", "routine": "r77"},
    )


MISHAPS: dict[str, Callable[[Notebook], None]] = {
    "damaged": damage("goals.json"),
    "damaged twice": damage_twice("routines.json"),
    "a damaged month": damage_twice("days/2026-11.json"),
    "a damaged profile": damage_twice("profile.json"),
    "missing": lambda notebook: Path(notebook.home, "goals.json").unlink(),
    "gone without a trace": remove("routines.json"),
    "open to all": open_to_all,
    "left over": left_over,
    "a cell that points at nothing": cell_to_nothing,
    "an active cell without a routine": active_without_routine,
    "pointers to nothing": pointers_to_nothing,
}


@pytest.mark.parametrize("mishap", MISHAPS)
def test_a_mishap_is_told_and_nothing_touched_until_it_is_to_be_repaired(
    healthy: Notebook, mishap: str
) -> None:
    MISHAPS[mishap](healthy)
    before = everything(healthy.home)
    findings = examine(again(healthy))
    assert findings
    assert all(finding.repair and finding.mend for finding in findings), findings
    assert everything(healthy.home) == before
    assert set(repair(again(healthy))) >= set(findings)
    assert [f for f in examine(again(healthy)) if ".damaged-" not in f.file] == []
    assert again(healthy).mark(TODAY, ["r2"], 3) == ["r2"]


def test_what_was_lost_comes_back_from_the_newest_good_copy(healthy: Notebook) -> None:
    routines = healthy.routines()
    damage_twice("routines.json")(healthy)
    damage("goals.json")(healthy)
    offered = {finding.file: finding.repair or "" for finding in examine(again(healthy))}
    assert "backup of" in offered["routines.json"]
    assert "before the last change" in offered["goals.json"]
    repair(again(healthy))
    assert again(healthy).routines() == routines
    kept = list(Path(healthy.home).glob("routines.json.damaged-*"))
    assert [path.read_bytes() for path in kept] == [b"damaged"]
    assert {backup.kind for backup in healthy.backups()} >= {"before-repair"}


def test_links_are_not_cut_while_what_they_point_at_may_only_be_damaged(
    healthy: Notebook,
) -> None:
    chart = healthy.chart()
    damage_twice("routines.json")(healthy)
    assert [finding.file for finding in examine(again(healthy))] == ["routines.json"]
    repair(again(healthy))
    assert again(healthy).chart() == chart


def test_a_file_without_any_copy_is_set_aside_and_begins_empty(filled: Notebook) -> None:
    damage_twice("goals.json")(filled)
    repair(again(filled))
    assert again(filled).goals() == {}
    assert again(filled).goal() is None
    assert again(filled).chart() is not None
    assert list(Path(filled.home).glob("goals.json.damaged-*"))


def test_a_profile_without_any_copy_begins_anew_beside_all_that_is_there(
    filled: Notebook,
) -> None:
    damage_twice("profile.json")(filled)
    repair(again(filled))
    other = again(filled)
    assert other.profile()["name"] == ""
    assert (other.goal_id(), other.chart_id()) == ("g1", "c1")


def test_repairing_a_link_is_a_change_that_can_be_taken_back(healthy: Notebook) -> None:
    pointers_to_nothing(healthy)
    repair(again(healthy))
    assert again(healthy).undo() == "repair"


def test_a_future_window_alone_is_no_chart_that_somebody_lost(
    home: Path, clock: FixedClock
) -> None:
    notebook = Notebook(str(home), clock)
    notebook.create(name="Lotte", language="en")
    write_wish(notebook, 3, 5, "Run by the sea")
    assert troubles(again(notebook)) == []


def test_marks_of_a_routine_that_is_no_more_are_counted_and_kept(healthy: Notebook) -> None:
    put(healthy, "days/2026-11.json", "days", "2026-11-20", {"marks": {"r50": 1, "r1": 1}})
    findings = examine(again(healthy))
    assert [(finding.level, finding.repair) for finding in findings] == [("note", None)]
    assert "1 mark" in findings[0].sentence
    assert "r50" in findings[0].sentence
    repair(again(healthy))
    assert again(healthy).day(TODAY.replace(day=20))["marks"] == {"r50": 1, "r1": 1}


def test_a_document_that_does_not_fit_is_named_with_its_field(healthy: Notebook) -> None:
    put(healthy, "days/2026-11.json", "days", "2026-11-22", {"marks": {"r1": 7}})
    finding = examine(again(healthy))[0]
    assert (finding.level, finding.file, finding.mend) == ("problem", "days/2026-11.json", None)
    assert "2026-11-22.marks.r1" in finding.sentence


def test_a_file_full_of_misfits_is_told_in_a_few_lines(healthy: Notebook) -> None:
    for day in range(1, 29):
        put(healthy, "days/2026-11.json", "days", f"2026-11-{day:02}", {"marks": {"r1": 7}})
    findings = examine(again(healthy))
    assert len(findings) == 6
    assert "23 more" in findings[-1].sentence


def test_a_file_of_a_newer_version_is_told_and_left(healthy: Notebook) -> None:
    path = Path(healthy.home, "goals.json")
    path.write_bytes(b'{"kind":"goals","schema":9,"body":\n[{"new":"layout"}]\n}\n')
    finding = examine(again(healthy))[0]
    assert "newer version" in finding.sentence
    assert finding.mend is None
    repair(again(healthy))
    assert b'"schema":9' in path.read_bytes()


def test_a_file_that_is_still_in_the_cloud_is_told_and_left(healthy: Notebook) -> None:
    path = Path(healthy.home, "goals.json")
    path.rename(path.with_name(".goals.json.icloud"))
    finding = examine(again(healthy))[0]
    assert (finding.file, finding.mend) == ("goals.json", None)
    assert "cloud" in finding.sentence
    repair(again(healthy))
    assert not path.exists()


def test_what_was_set_aside_is_mentioned_and_never_removed(healthy: Notebook) -> None:
    path = Path(healthy.home, "goals.json.damaged-17")
    path.write_bytes(b"mine")
    path.chmod(0o600)
    finding = examine(again(healthy))[0]
    assert (finding.level, finding.file, finding.mend) == ("note", "goals.json.damaged-17", None)
    repair(again(healthy))
    assert path.read_bytes() == b"mine"


def test_other_things_in_the_folder_keep_their_rights_and_their_place(healthy: Notebook) -> None:
    letter = Path(healthy.home, "letter.tmp")
    letter.write_text("mine")
    letter.chmod(0o644)
    os.chmod(healthy.home, 0o755)
    Path(healthy.home, "goals.json").chmod(0o644)
    again(healthy).protect()
    assert Path(healthy.home, "goals.json").stat().st_mode & 0o777 == 0o600
    assert letter.stat().st_mode & 0o777 == 0o644
    assert os.stat(healthy.home).st_mode & 0o777 == 0o755
    assert examine(again(healthy)) == []
    assert letter.exists()


def test_a_notebook_without_a_backup_is_advised_to_have_one(filled: Notebook) -> None:
    findings = examine(again(filled))
    assert [(finding.level, finding.file) for finding in findings] == [("note", "backups")]
    repair(again(filled))
    assert [backup.kind for backup in filled.backups()] == ["kept"]


def test_a_broken_newest_backup_is_found_and_another_made(healthy: Notebook) -> None:
    Path(healthy.backups()[0].path).write_bytes(b"broken")
    assert "is not whole" in troubles(again(healthy))[0]
    repair(again(healthy))
    assert again(healthy).verify_backup("latest") == []


def test_a_backup_that_has_grown_old_is_told(healthy: Notebook) -> None:
    made = healthy.backups()[0].path
    os.utime(made, (1, 1))
    assert "much was written since" in examine(again(healthy))[0].sentence


def test_a_change_that_could_not_be_finished_is_told(healthy: Notebook) -> None:
    Path(healthy.home, "journal.json").mkdir()
    assert "cut off half-way" in troubles(again(healthy))[0]
