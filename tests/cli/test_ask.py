"""`ask`: the evening round, in a real terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pexpect
import pytest

from harada.method.marks import DONE
from harada.notebook.clock import SystemClock
from harada.notebook.notebook import Notebook

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def evening(home: Path) -> Notebook:
    """A notebook of today with three open routines and a dated action that is due."""
    from harada.method import empty

    made = Notebook(str(home), SystemClock())
    made.create(name="Mei", language="en")
    today = made.today()
    for name in ("walk", "read", "dishes"):
        made.add_routine(empty.routine(f"Do the {name}", today, name=name))
    made.add_action(empty.action("Ask Els", today, name="els"))
    return made


def asked(home: Path, *words: str, language: str = "en") -> pexpect.spawn:
    env = {**os.environ, "HARADA_HOME": str(home), "LANG": "C.UTF-8", "TERM": "xterm"}
    return pexpect.spawn(
        sys.executable,
        ["-m", "harada", "ask", "--lang", language, *words],
        cwd=str(ROOT),
        env=env,  # type: ignore[arg-type]
        encoding="utf-8",
        dimensions=(24, 80),
        timeout=20,
    )


def marks(home: Path) -> list[int | None]:
    seen = Notebook(str(home), SystemClock())
    found = seen.day(seen.today())["marks"]
    return [found.get(key) for key in ("r1", "r2", "r3")]


def test_the_letter_for_missed_is_that_of_the_screens_too(home: Path, evening: Notebook) -> None:
    screen = asked(home)
    screen.expect_exact("n/x missed")
    for question, key in (("1/4", "x"), ("2/4", "n"), ("3/4", "q")):
        screen.expect_exact(question)
        screen.send(key)
    screen.expect(pexpect.EOF)
    screen.close()
    assert marks(home) == [2, 2, None]


def test_each_key_marks_at_once_and_back_takes_it_back(home: Path, evening: Notebook) -> None:
    screen = asked(home)
    for question, key in (
        ("1/4  walk Do the walk", "y"),
        ("2/4  read Do the read", "n"),
        ("3/4  dishes Do the dishes", "u"),
        ("2/4  read Do the read", "r"),
        ("3/4  dishes Do the dishes", "\r"),
        ("4/4  els Ask Els", "y"),
    ):
        screen.expect_exact(question)
        screen.send(key)
    screen.expect_exact("What went well today?")
    screen.sendline("Els called")
    screen.expect_exact("once more?")
    screen.sendline("Breathe first")
    screen.expect_exact("A task for tomorrow? y/n")
    screen.send("y")
    screen.expect(pexpect.EOF)
    screen.close()
    assert screen.exitstatus == 0
    assert marks(home) == [1, 3, None]
    seen = Notebook(str(home), SystemClock())
    assert seen.actions()["a1"]["state"] == "done"
    diary = seen.day(seen.today())["diary"]
    assert (diary["good"], diary["redo"]) == ("Els called", "Breathe first")


def test_q_and_ctrl_c_stop_and_keep_what_was_answered(home: Path, evening: Notebook) -> None:
    for key, code in (("q", 0), ("\x03", 130)):
        screen = asked(home)
        screen.expect_exact("Do the ")
        screen.send("y")
        screen.expect_exact("2/")
        screen.send(key)
        screen.expect(pexpect.EOF)
        screen.close()
        assert screen.exitstatus == code
    assert marks(home) == [1, 1, None]


def test_dutch_keys_work_and_arrows_mean_nothing(home: Path, evening: Notebook) -> None:
    evening.mark(evening.today(), ["r2", "r3"], DONE)
    screen = asked(home, language="nl")
    screen.expect_exact("1/2")
    screen.send("\x1b[A\x1b[Bé")
    screen.send("y")
    screen.expect_exact("2/2")
    screen.send("q")
    screen.expect(pexpect.EOF)
    assert marks(home) == [1, 1, 1]


def test_without_a_terminal_it_is_wrong_use(home: Path, evening: Notebook) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "harada", "ask"],
        cwd=ROOT,
        env={**os.environ, "HARADA_HOME": str(home)},
        input="yyyy",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (said.returncode, said.stdout) == (2, "")
    assert "needs a terminal" in said.stderr
    assert marks(home) == [None, None, None]


def test_a_day_to_come_is_refused(home: Path, evening: Notebook) -> None:
    screen = asked(home, "--date", "tomorrow")
    screen.expect_exact("has not come yet")
    screen.expect(pexpect.EOF)
    screen.close()
    assert screen.exitstatus == 1


def test_the_twenty_first_in_a_row_is_celebrated(home: Path, evening: Notebook) -> None:
    today = evening.today()
    evening.set_routine("r1", start=(today - timedelta(days=30)).isoformat())
    with evening.change("history"):
        for back in range(1, 21):
            evening.mark(today - timedelta(days=back), ["r1"], DONE)
    screen = asked(home)
    screen.expect_exact("1/4")
    screen.send(" ")
    screen.expect_exact("21 in a row!")
    screen.send("q")
    screen.expect(pexpect.EOF)


def test_a_routine_that_counts_is_asked_how_much(home: Path, evening: Notebook) -> None:
    evening.set_routine("r1", target={"kind": "at_least", "amount": 20.0, "unit": "pages"})
    evening.set_routine("r2", target={"kind": "at_least", "amount": 8.0, "unit": "glasses"})
    evening.set_routine("r3", target={"kind": "at_most", "amount": 2.0, "unit": "cups"})
    screen = asked(home)
    for question, keys in (
        ("1/4", "y"),
        ("at least 20 pages: how much? [20]", "\r"),
        ("2/4", "y"),
        ("[8]", "61x\x7f,5\r"),
        ("3/4", "y"),
        ("at most 2 cups: how much?", "\r"),
        ("4/4", "q"),
    ):
        screen.expect_exact(question)
        screen.send(keys)
    screen.expect(pexpect.EOF)
    screen.close()
    seen = Notebook(str(home), SystemClock())
    day = seen.day(seen.today())
    assert day["marks"] == {"r1": 1, "r2": 1, "r3": 1}
    assert day["amounts"] == {"r1": 20.0, "r2": 6.5}


def test_own_questions_are_asked_with_those_of_the_template(home: Path, evening: Notebook) -> None:
    evening.mark(evening.today(), ["r1", "r2", "r3"], DONE)
    evening.finish_action("a1", evening.today())
    evening.set_profile(
        prompts=["What did a customer teach me?"],
        templates={"work day": ["Who helped me?"], "free day": ["Where did I walk?"]},
        template="work day",
    )
    screen = asked(home)
    for question, line in (
        ("What went well today?", ""),
        ("once more?", ""),
        ("What did a customer teach me?", "To {listen} first"),
        ("Who helped me?", "Bo"),
    ):
        screen.expect_exact(question)
        screen.sendline(line)
    screen.expect(pexpect.EOF)
    assert "walk" not in screen.before
    seen = Notebook(str(home), SystemClock())
    assert seen.day(seen.today())["diary"] == {
        "own": {"What did a customer teach me?": "To {listen} first", "Who helped me?": "Bo"}
    }


def test_a_line_of_the_diary_is_kept_before_the_next_is_asked(
    home: Path, evening: Notebook
) -> None:
    evening.mark(evening.today(), ["r1", "r2", "r3"], DONE)
    evening.finish_action("a1", evening.today())
    screen = asked(home)
    screen.expect_exact("What went well today?")
    screen.sendline("Els called")
    screen.expect_exact("once more?")
    screen.send("\x03")
    screen.expect(pexpect.EOF)
    seen = Notebook(str(home), SystemClock())
    assert seen.day(seen.today())["diary"] == {"good": "Els called"}
