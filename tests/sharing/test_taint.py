"""Case 35: every private field holds a word of its own, and none of them ever gets out.

The words that may leave are named one by one, by the place they come from; all others found in what
leaves, in the log of it, in what is printed or in an error are a leak.
"""

from __future__ import annotations

import json
import subprocess
import sys
import traceback
from pathlib import Path

import pytest

from harada.cli.main import main
from harada.notebook.errors import Refused
from harada.notebook.notebook import Notebook
from harada.notebook.reviewing import write_review
from harada.sharing import choice, figures
from harada.sharing.figures import Names, SharedText
from tests.sharing.pairs import MONDAY, Pair
from tests.sharing.taint import Marker, taint

DAY = MONDAY.isoformat()
NAME = "profile.me.name"
"""The card says who one is."""
GOAL = "goals.g1.goal"
PILLARS = tuple(f"charts.c1.pillars.{n}.text" for n in range(1, 9))
ROUTINE = "routines.r1.text"
ROOT = Path(__file__).resolve().parents[2]


class Tainted:
    """A pair whose notebook is marked everywhere, before they meet."""

    def __init__(self, place: Path) -> None:
        self.pair = Pair(place)
        fill(self.pair.notebook)
        self.marker: Marker = taint(self.pair.notebook)

    def allowed(self, *places: str) -> set[str]:
        return self.marker.of(*places)

    def left(self) -> str:
        """All that left: the ledger, and every name and byte in the store."""
        ledger = [item["payload"] for item in self.pair.sharing.ledger(self.pair.box)]
        store = Path(self.pair.coach.folder or "")
        files = [str(file) for file in store.rglob("*")]
        raw = [file.read_bytes().decode("latin-1") for file in store.rglob("*") if file.is_file()]
        return "\n".join([*ledger, *files, *raw])

    def log(self) -> str:
        """The log of what left, as it is shown and as it lies on the disk."""
        home = Path(self.pair.notebook.home)
        return json.dumps(self.pair.sharing.log()) + (home / "sharing" / "log.json").read_text()

    def run(self, capsys: pytest.CaptureFixture[str], *words: str) -> str:
        """Run a command; returns all it said on either stream."""
        capsys.readouterr()
        main(["--home", self.pair.notebook.home, "--lang", "en", *words], self.pair.clock)
        said = capsys.readouterr()
        return said.out + said.err

    def leak(self, text: str, *places: str) -> list[str]:
        """The places of words in a text that are not allowed there."""
        return self.marker.told(self.marker.found_in(text) - self.allowed(*places))


@pytest.fixture
def tainted(tmp_path: Path) -> Tainted:
    return Tainted(tmp_path)


def fill(notebook: Notebook) -> None:
    """Let every kind of document be there, with every field that can be."""
    notebook.write_diary(MONDAY, {"good": "x", "scores": {"mental": 4}})
    notebook.mark(MONDAY, ["r1"], 1, note="x")
    notebook.mark(MONDAY, ["r2"], 2, reason="x")
    write_review(notebook, "2026-W45", {"good": "x"})
    notebook.set_mission("x")
    notebook.add_reply("x", "x", week="2026-W45")
    notebook.promote(4, 4, due=MONDAY)


def test_the_net_marks_what_people_write(tainted: Tainted) -> None:
    places = set(tainted.marker.places.values())
    assert {NAME, GOAL, ROUTINE, *PILLARS} <= places
    assert {
        f"days.{DAY}.diary.{field}" for field in ("good", "redo", "text", "question", "phrase")
    } <= places
    assert {
        f"days.{DAY}.notes.r1", f"days.{DAY}.reasons.r2", f"days.{DAY}.diary.own.key",
        "goals.g1.supporters.1.who", "goals.g1.analysis.body.failure", "goals.g1.affirmation",
        "routines.r1.small", "reviews.2026-W45.redo", "mission.mission.text",
        "candidates.n1.text", "surveys.n1.improve.r1", "objectives.n1.measure",
        "rosters.n1.shifts.1", f"days.{DAY}.diary.tasks.1.text",
        f"days.{DAY}.diary.hours.1.reflection",
    } <= places  # fmt: skip
    assert len(places) > 150


@pytest.mark.parametrize("mood", [False, True])
@pytest.mark.parametrize(
    ("level", "places"),
    [(0, ()), (1, ()), (2, ()), (3, (GOAL, *PILLARS)), (4, (GOAL, *PILLARS, ROUTINE))],
)
def test_a_level_lets_out_its_words_and_no_other(
    tainted: Tainted, capsys: pytest.CaptureFixture[str], level: int, places: tuple[str, ...],
    mood: bool,
) -> None:  # fmt: skip
    pair = tainted.pair
    pair.pair(level=level, mood=mood, routines=("r1",))
    pair.days_pass(7)
    said = [
        tainted.run(capsys, "share", "preview"),
        tainted.run(capsys, "share", "preview", "--json"),
    ]
    pair.send()
    assert tainted.leak(tainted.left(), NAME, *places) == []
    assert tainted.leak(tainted.log(), NAME, *places) == []
    said += [
        tainted.run(capsys, "share", *words)
        for words in (
            ("preview",), ("preview", "--json"), ("log",), ("log", "--json"), ("send",),
            ("receive",), ("level", str(level), "--yes"),
        )
    ]  # fmt: skip
    assert tainted.leak("\n".join(said), NAME, *places) == []
    assert tainted.leak(tainted.run(capsys, "share", "--json")) == []
    if level:
        expected = tainted.allowed(*places)
        assert expected <= tainted.marker.found_in(tainted.left())


def test_what_is_chosen_one_by_one_goes_alone(
    tainted: Tainted, capsys: pytest.CaptureFixture[str]
) -> None:
    tainted.pair.pair(level=0)
    said = [
        tainted.run(capsys, "share", *words, "--yes")
        for words in (
            ("entry", DAY, "--fields", "good,tasks"), ("question", "--date", DAY),
            ("stroke", "For Tuesday"), ("support", "1"), ("obstacle", "body"),
        )
    ]  # fmt: skip
    chosen = (
        NAME, f"days.{DAY}.diary.good", f"days.{DAY}.diary.tasks.1.text",
        f"days.{DAY}.diary.question", "goals.g1.supporters.1.who", "goals.g1.supporters.1.what",
        "goals.g1.analysis.body.obstacle", "goals.g1.analysis.body.countermeasure",
    )  # fmt: skip
    assert tainted.leak(tainted.left(), *chosen) == []
    assert tainted.allowed(*chosen) <= tainted.marker.found_in(tainted.left())
    assert tainted.leak("\n".join(said)) == []
    assert tainted.leak(tainted.log(), *chosen) == []


def test_errors_repeat_nothing_of_the_notebook(
    tainted: Tainted, capsys: pytest.CaptureFixture[str]
) -> None:
    tainted.pair.pair(level=4)
    said = [
        tainted.run(capsys, "share", *words)
        for words in (
            ("entry", DAY, "--fields", "nothing", "--yes"), ("entry", "2026-10-01", "--yes"),
            ("support", "99", "--yes"), ("obstacle", "luck", "--yes"), ("erase", "ff", "--yes"),
            ("level", "4", "--routine", "9.9", "--yes"), ("send", "--since", "2026-10-01"),
            ("join", "harada1:AAAA", "--level", "4", "--yes"), ("question", "", "--yes"),
        )
    ]  # fmt: skip
    store = Path(tainted.pair.coach.folder or "")
    store.rename(store.with_name("away"))
    said += [tainted.run(capsys, "share", "receive"), tainted.run(capsys, "share", "send")]
    assert tainted.leak("\n".join(said)) == []


def test_a_traceback_of_what_was_refused_holds_no_text(tainted: Tainted) -> None:
    long = "zqlongqz " * 4_000
    tainted.pair.notebook.write_diary(MONDAY, {"good": long})
    diary = tainted.pair.notebook.day(MONDAY)["diary"]
    with pytest.raises(Refused) as refused:
        choice.message(choice.diary_entry(MONDAY, diary, ["good"]))
    told = "".join(traceback.format_exception(refused.value))
    assert "zqlongqz" not in told


@pytest.mark.parametrize("debug", ["", "1"])
def test_a_crash_says_nothing_of_the_notebook(
    tainted: Tainted, program_environment: dict[str, str], debug: str
) -> None:
    tainted.pair.pair(level=4, routines=("r1",))
    file = f"sharing/{tainted.pair.box['box']}/standing.json"
    with tainted.pair.notebook.store.unlogged_change() as change:
        change.put(file, "standing", "me", {"routines": 1})  # the program will stumble over it
    env = {**program_environment, "HARADA_HOME": tainted.pair.notebook.home, "HARADA_DEBUG": debug}
    for command in (["log"], ["send"], ["preview"]):
        done = subprocess.run(
            [sys.executable, "-X", "dev", "-m", "harada", "share", *command],
            env=env, cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert tainted.leak(done.stdout + done.stderr, NAME) == []
    assert done.returncode == 1
    assert ("Traceback" if debug else "inside Harada") in done.stderr


def test_a_page_for_the_coach_holds_what_its_level_shares(
    tainted: Tainted, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("jinja2")
    tainted.pair.days_pass(7)
    for level, places in ((1, ()), (2, ()), (3, (GOAL, *PILLARS)), (4, (GOAL, *PILLARS, ROUTINE))):
        page = tmp_path / f"{level}.html"
        said = tainted.run(
            capsys, "report", "coach", "--level", str(level), "--routine", "r1", "--mood", "on",
            "--out", str(page), "--yes",
        )  # fmt: skip
        assert tainted.leak(page.read_text() + said, *places) == []
        assert tainted.allowed(*places) <= tainted.marker.found_in(page.read_text())


def test_the_net_catches_a_leak(tainted: Tainted, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were the goal taken from another field of the sheet, this test's neighbours would see it."""

    def leaking(goal, chart, routines, chosen):  # type: ignore[no-untyped-def]
        honest = figures.names(goal, chart, routines, chosen)
        return Names(SharedText(goal["affirmation"]), honest.pillars, honest.routines)

    monkeypatch.setattr("harada.sharing.week.names", leaking)
    tainted.pair.pair(level=3)
    tainted.pair.days_pass(7)
    tainted.pair.send()
    leaked = tainted.leak(tainted.left(), NAME, GOAL, *PILLARS)
    assert leaked == ["goals.g1.affirmation"]
