"""An evening with the real program in a real terminal: mark, write, leave, and find it again."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.e2e.terminal import Terminal, environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a pty is a matter of POSIX")

NURSE = Path(__file__).parents[1] / "examples" / "nurse.json"


def harada(env: dict[str, str], *words: str) -> str:
    """Run a command and return what it wrote."""
    command = [sys.executable, "-m", "harada", *words]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def today(env: dict[str, str]) -> dict[str, Any]:
    """Return what `harada today --json` says."""
    found: dict[str, Any] = json.loads(harada(env, "today", "--json"))
    return found


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """The environment of a nurse who brought her sheet along."""
    env = environment(tmp_path)
    harada(env, "import", str(NURSE), "--apply")
    return env


@pytest.fixture
def open_app(env: dict[str, str]) -> Iterator[Callable[..., Terminal]]:
    """Opens the app; it is ended with the test."""
    opened: list[Terminal] = []

    def open_one(**options: Any) -> Terminal:
        terminal = Terminal({**env, **options.pop("env", {})}, **options)
        opened.append(terminal)
        return terminal

    yield open_one
    for terminal in opened:
        terminal.close()


def test_space_marks_the_first_routine_and_the_file_has_it(
    env: dict[str, str], open_app: Callable[..., Terminal]
) -> None:
    terminal = open_app()
    terminal.wait_for("> □")
    terminal.press("space")
    terminal.wait_for("  ○")
    terminal.press("q")
    assert terminal.leave() == 0
    assert today(env)["routines"][0]["state"] == "done"


def test_a_diary_line_typed_just_before_leaving_is_there_afterwards(
    env: dict[str, str], open_app: Callable[..., Terminal]
) -> None:
    terminal = open_app()
    terminal.wait_for("> □")
    terminal.press("f6")
    terminal.wait_for("four lines")
    terminal.wait_for("However small")
    terminal.press("D", "a", "n", "k", "escape")
    terminal.wait_for("Write")  # the keys of the line with the day; a q at once would be alt+q
    terminal.press("q")
    assert terminal.leave() == 0
    assert "Dank" in harada(env, "diary")


def test_what_a_command_marks_meanwhile_appears_in_the_open_app(
    env: dict[str, str], open_app: Callable[..., Terminal]
) -> None:
    terminal = open_app()
    terminal.wait_for("> □")
    harada(env, "done", today(env)["routines"][1]["ref"])
    terminal.wait_for("  ○")


def test_the_app_follows_a_change_of_the_terminals_size(open_app: Callable[..., Terminal]) -> None:
    terminal = open_app(columns=160, lines=50)
    terminal.wait_for("Tomorrow")
    terminal.resize(60, 20)
    terminal.press("x")
    terminal.wait_for("  ×")
    assert len(terminal.screen.display) == 20
    terminal.press("q")
    assert terminal.leave() == 0


def test_no_color_means_no_colour(open_app: Callable[..., Terminal]) -> None:
    terminal = open_app(env={"NO_COLOR": "1"})
    terminal.wait_for("> □")
    terminal.press("q")
    assert terminal.leave() == 0
    for colour in ("\x1b[38;", ";38;2;", ";38;5;", "48;2;", "48;5;", "\x1b[31m"):
        assert colour not in terminal.written


def test_without_a_notebook_the_first_start_is_shown(tmp_path: Path) -> None:
    terminal = Terminal(environment(tmp_path / "nobody"))
    try:
        terminal.wait_for("English")
    finally:
        terminal.close()
    assert not (tmp_path / "nobody" / "notebook" / "profile.json").exists()
