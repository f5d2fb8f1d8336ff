"""`python3 harada.py`, as real processes in a real folder."""

from __future__ import annotations

import ast
import json
import os
import runpy
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.launcher.conftest import ROOT, Checkout
from tools import checks

pytestmark = pytest.mark.xdist_group("launcher")


def test_a_first_start_says_what_it_does_and_keeps_the_output_clean(
    started: tuple[Path, str],
) -> None:
    _folder, said = started
    assert said.splitlines() == [
        "Harada is getting ready; this happens once and takes about a minute.",
        "  1 of 1: tinything 1.0",
        "  putting them in place",
        "Harada is ready.",
    ]


def test_a_later_start_runs_at_once_from_any_folder_without_a_network(
    ready: Checkout, tmp_path: Path
) -> None:
    stamped = ready.stamp.stat().st_mtime_ns
    result = ready.start("done", "3.5", "-n", "a b", cwd=tmp_path, PIP_FIND_LINKS="")
    assert (result.stdout, result.stderr) == (f"1.0 {tmp_path} ['done', '3.5', '-n', 'a b']\n", "")
    assert ready.stamp.stat().st_mtime_ns == stamped


def test_the_exit_code_of_the_command_is_handed_on(ready: Checkout) -> None:
    assert ready.start("fail").returncode == 7


def test_the_program_knows_how_it_was_called(ready: Checkout) -> None:
    python = Path(sys.executable).name
    file = ready.folder / "harada.py"
    named = f'"{file}"' if " " in str(file) else str(file)
    assert ready.start("called").stdout.splitlines()[1] == f"{python} {named}"


def test_the_folder_a_person_is_in_is_not_a_library(ready: Checkout, tmp_path: Path) -> None:
    for name in ("json.py", "os.py", "harada.py", "tinything.py"):
        (tmp_path / name).write_text("raise SystemExit('the wrong file')")
    (tmp_path / "harada").mkdir()
    assert ready.start(cwd=tmp_path).stdout.startswith("1.0 ")


def test_a_link_to_the_launcher_starts_it(ready: Checkout, tmp_path: Path) -> None:
    link = tmp_path / "harada-here"
    link.symlink_to(ready.folder / "harada.py")
    result = subprocess.run(
        [sys.executable, str(link)], env=ready.env, capture_output=True, text=True, check=True
    )
    assert result.stdout.startswith("1.0 ")


def test_a_changed_lock_makes_the_environment_anew(ready: Checkout, wheels: dict[str, str]) -> None:
    ready.lock("2.0", wheels["2.0"])
    assert ready.start().stdout.startswith("2.0 ")
    assert not list(ready.venv.rglob("only_in_1.py"))
    assert sorted(path.name for path in ready.folder.glob(".venv*")) == [".venv", ".venv.lock"]


def test_a_changed_lock_that_cannot_be_had_leaves_the_earlier_environment(
    ready: Checkout, wheels: dict[str, str]
) -> None:
    ready.lock("2.0", wheels["2.0"])
    failed = ready.start(PIP_FIND_LINKS="")
    assert failed.returncode == 1
    assert failed.stdout == ""
    assert "could not be installed" in failed.stderr
    assert "No matching distribution found for tinything==2.0" in failed.stderr
    ready.lock("1.0", wheels["1.0"])
    again = ready.start(PIP_FIND_LINKS="")
    assert (again.stdout[:4], again.stderr) == ("1.0 ", "")


def test_a_package_with_another_hash_is_refused_in_the_language_of_the_person(
    new: Checkout, wheels: dict[str, str]
) -> None:
    new.lock("1.0", wheels["2.0"])
    failed = new.start(LANG="nl_NL.UTF-8")
    assert failed.returncode == 1
    assert "DO NOT MATCH" in failed.stderr
    assert "Harada is getting ready" not in failed.stderr
    assert not new.venv.exists()


def test_of_two_starts_one_installs_and_the_other_waits(new: Checkout) -> None:
    with new.begin("one") as first:
        assert first.stderr is not None
        assert "getting ready" in first.stderr.readline()
        second = new.start("two")
        output, _said = first.communicate()
    assert output.startswith("1.0 ")
    assert second.stdout.startswith("1.0 ")
    assert second.stderr.splitlines() == [
        "Another start of Harada is installing just now; waiting until it is done."
    ]


def test_a_start_that_was_killed_half_way_is_begun_again(new: Checkout) -> None:
    with new.begin() as first:
        assert first.stderr is not None
        while "1 of 1" not in first.stderr.readline():
            pass
        first.kill()
    assert new.venv.exists()
    assert new.stamp.read_bytes() == b""
    again = new.start()
    assert again.stdout.startswith("1.0 ")
    assert "Harada is ready." in again.stderr


LAUNCHER = runpy.run_path(str(ROOT / "harada.py"), run_name="launcher")


@pytest.fixture
def holds(ready: Checkout, monkeypatch: pytest.MonkeyPatch) -> Callable[[], bool]:
    """What the launcher asks itself before each start."""
    monkeypatch.setitem(LAUNCHER["lacking"].__globals__, "HERE", str(ready.folder))
    return lambda: LAUNCHER["lacking"](str(ready.venv), "requirements.txt") is None


INTERRUPTED = 130


def test_a_start_that_a_person_stops_says_so_and_keeps_nothing(new: Checkout) -> None:
    with new.begin() as first:
        assert first.stderr is not None
        assert "getting ready" in first.stderr.readline()
        first.send_signal(signal.SIGINT)
        _output, said = first.communicate()
    assert first.returncode == INTERRUPTED
    assert said.splitlines()[-1] == "Stopped. The next start begins the installation again."
    assert not new.venv.exists()


def test_an_environment_that_was_finished_is_believed(holds: Callable[[], bool]) -> None:
    assert holds()


def test_an_environment_of_another_python_is_not_believed(
    ready: Checkout, holds: Callable[[], bool]
) -> None:
    _python, _newline, lock = ready.stamp.read_bytes().partition(b"\n")
    ready.stamp.write_bytes(b"python3.10 requirements.txt\n" + lock)
    assert not holds()


def test_an_environment_whose_python_is_gone_is_not_believed(
    ready: Checkout, holds: Callable[[], bool]
) -> None:
    (ready.venv / "bin" / "python").unlink()
    (ready.venv / "bin" / "python").symlink_to("/gone/bin/python3.11")
    assert not holds()


def test_an_environment_that_is_not_ours_is_moved_aside_and_kept(new: Checkout) -> None:
    new.venv.mkdir()
    (new.venv / "mine.txt").write_text("kept")
    result = new.start()
    aside = new.folder / ".venv.aside"
    assert f"it is now {aside}" in result.stderr
    assert (aside / "mine.txt").read_text() == "kept"
    assert result.stdout.startswith("1.0 ")


def test_a_place_that_cannot_be_written_is_named(new: Checkout) -> None:
    (new.folder / ".venv.lock").mkdir()
    failed = new.start()
    assert failed.returncode == 1
    assert failed.stderr == f"{new.venv} could not be made: Is a directory.\n"


def test_a_python_without_ensurepip_says_what_to_install(new: Checkout, tmp_path: Path) -> None:
    (tmp_path / "ensurepip.py").write_text("raise ModuleNotFoundError('as on Debian')")
    failed = new.start(PYTHONPATH=str(tmp_path))
    assert failed.returncode == 1
    assert failed.stderr.splitlines()[-1].endswith(
        "(on Debian and Ubuntu: apt install python3-venv)."
    )
    assert not new.venv.exists()


def test_the_launcher_can_be_read_by_an_old_python() -> None:
    ast.parse((ROOT / "harada.py").read_text(), feature_version=(3, 6))


@pytest.mark.parametrize("language", ["C", "nl_NL.UTF-8"])
def test_an_old_python_is_told_in_one_sentence(new: Checkout, language: str) -> None:
    code = (
        "import runpy, sys; sys.version_info = (3, 9, 18);"
        f"runpy.run_path({str(new.folder / 'harada.py')!r}, run_name='__main__')"
    )
    failed = subprocess.run(
        [sys.executable, "-c", code],
        env=new.env | {"LANG": language},
        capture_output=True,
        text=True,
        check=False,
    )
    assert failed.returncode == 1
    assert "3.11" in failed.stderr
    assert "3.9" in failed.stderr
    assert len(failed.stderr.splitlines()) == 1
    assert not new.venv.exists()


@pytest.fixture
def recorder(tmp_path: Path) -> Path:
    """A stand-in for Python that writes down what it was asked, and fails at the word 'mypy'."""
    path = tmp_path / "python"
    path.write_text(
        f"#!{sys.executable}\n"
        "import json, os, sys\n"
        f"open({str(tmp_path / 'asked')!r}, 'a').write(json.dumps(sys.argv[1:]) + '\\n')\n"
        "sys.exit(3 if os.environ.get('BREAK') in sys.argv else 0)\n"
    )
    path.chmod(0o700)
    return path


def asked(recorder: Path) -> list[list[str]]:
    """What the stand-in was asked."""
    return [json.loads(line) for line in (recorder.parent / "asked").read_text().splitlines()]


def test_every_check_runs_in_turn_and_the_tests_come_last(
    recorder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BREAK", raising=False)
    assert checks.run_checks(str(recorder.parent), str(recorder), ["tests/i18n"]) == 0
    assert asked(recorder)[-1] == ["-m", "pytest", "tests/i18n"]
    assert [line for line in capfd.readouterr().out.splitlines() if line] == [
        f"== {name}" for name, _command in checks.STEPS
    ]


def test_the_first_check_that_fails_is_named_and_ends_the_run(
    recorder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BREAK", "mypy")
    assert checks.run_checks(str(recorder.parent), str(recorder), []) == 3
    assert "== types: failed" in capfd.readouterr().err
    assert asked(recorder)[-1][1] == "mypy"


def test_the_tests_of_the_project_run_by_the_same_launcher(new: Checkout) -> None:
    (new.folder / "requirements-dev.txt").write_text("")
    failed = new.start("test")
    assert failed.returncode != 0
    assert "No module named ruff" in failed.stderr
    assert (new.folder / ".venv-dev").is_dir()
    assert not new.venv.exists()
    assert os.listdir(new.folder / ".venv-dev")
