"""What only some commands need: fetched by the first of them, and kept from then on."""

from __future__ import annotations

import os
import runpy
import shutil

import pytest

from tests.launcher.conftest import ROOT, Checkout

pytestmark = pytest.mark.xdist_group("launcher")

needs_extras = runpy.run_path(str(ROOT / "harada.py"), run_name="launcher")["needs_extras"]


@pytest.mark.parametrize(
    "arguments",
    [
        "share status",
        "desk sync",
        "cohort new",
        "report coach --out a.html",
        "--home x share receive",
        "--lang nl --date -1d --json --plain desk roster",
        "--home=x --json share send",
    ],
)
def test_sharing_and_pages_need_the_extras(arguments: str) -> None:
    assert needs_extras(arguments.split())


@pytest.mark.parametrize(
    "arguments",
    [
        "",
        "today",
        "done share",
        "diary share",
        "--home share",
        "--home share today",
        "help share",
        "share --help",
        "desk invite -h",
        "--version",
    ],
)
def test_all_else_needs_none(arguments: str) -> None:
    assert not needs_extras(arguments.split())


def test_the_first_command_that_shares_fetches_what_it_needs_and_says_so(
    shared: tuple[object, str],
) -> None:
    assert shared[1].splitlines() == [
        "Harada is fetching what sharing and pages need; this takes about a minute.",
        "  1 of 2: tinyextra 1.0",
        "  2 of 2: tinything 1.0",
        "  putting them in place",
        "Harada is ready.",
    ]


@pytest.mark.parametrize("command", ["today", "share"])
def test_an_environment_with_the_extras_serves_every_command_at_once(
    sharing: Checkout, command: str
) -> None:
    stamped = sharing.stamp.stat().st_mtime_ns
    result = sharing.start(command, "extra", PIP_FIND_LINKS="")
    assert (result.stdout[:13], result.stderr) == ("extra 1.0\n1.0", "")
    assert sharing.stamp.stat().st_mtime_ns == stamped


def test_a_plain_start_reads_only_the_lock_that_it_compares(sharing: Checkout) -> None:
    (sharing.folder / "requirements.txt").unlink()
    assert sharing.start("today").returncode == 0


def test_a_changed_lock_does_not_take_the_extras_away(
    sharing: Checkout, wheels: dict[str, str]
) -> None:
    sharing.lock("2.0", wheels["2.0"])
    assert sharing.start("today", "extra").stdout.startswith("extra 2.0\n2.0 ")


def test_an_installation_that_was_cut_off_remembers_the_extras(
    sharing: Checkout, wheels: dict[str, str]
) -> None:
    sharing.lock("2.0", wheels["2.0"])
    # As a kill leaves it: the earlier environment aside, and one begun in its place.
    os.replace(sharing.venv, sharing.folder / ".venv.earlier")
    sharing.venv.mkdir()
    sharing.stamp.touch()
    assert sharing.start("today", "extra").stdout.startswith("extra 2.0\n2.0 ")


def test_without_a_network_what_there_is_stays_in_use(ready: Checkout) -> None:
    failed = ready.start("share", "status", PIP_FIND_LINKS="")
    assert failed.returncode == 1
    assert "could not be installed" in failed.stderr
    again = ready.start("today", PIP_FIND_LINKS="")
    assert (again.stdout[:4], again.stderr) == ("1.0 ", "")


def test_of_two_first_starts_the_one_without_the_extras_takes_nothing_away(new: Checkout) -> None:
    with new.begin("share", "extra") as first:
        assert first.stderr is not None
        assert "fetching" in first.stderr.readline()
        second = new.start("today", "extra")
        output, _said = first.communicate()
    assert output.startswith("extra 1.0\n")
    assert second.stdout.startswith("extra 1.0\n")
    assert len(second.stderr.splitlines()) == 1


def test_an_environment_from_before_there_were_extras_is_still_believed(ready: Checkout) -> None:
    made_with, _newline, lock = ready.stamp.read_bytes().partition(b"\n")
    ready.stamp.write_bytes(made_with.split()[0] + b"\n" + lock)
    shutil.rmtree(ready.folder / ".venv.earlier", ignore_errors=True)
    assert ready.start("today", PIP_FIND_LINKS="").stderr == ""
