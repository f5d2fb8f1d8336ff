"""Three people on three notebooks pair, share a month, answer, and part with everything erased.

Every step is a command in a process of its own, as each would type it; between them lies only a
folder, only a bucket of a real S3 server, or a file that is passed by hand.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.sharing.servers import ENVIRONMENT, Server

MONDAYS = ["2026-10-05", "2026-10-12", "2026-10-19", "2026-10-26"]
WEEKS = ["2026-W40", "2026-W41", "2026-W42", "2026-W43"]


class Account:
    """A person at a machine of their own."""

    def __init__(self, home: Path, name: str) -> None:
        self.home = home
        self.name = name
        self("profile", "set", "name", name)

    def __call__(self, *words: str, day: str = "2026-09-28", code: int = 0) -> str:
        """Type a command on a day; returns what it printed, and looks at how it ended."""
        environment = {**os.environ, **ENVIRONMENT, "HARADA_HOME": str(self.home), "LANG": "C"}
        command = [sys.executable, "-m", "harada", "--date", day, *words]
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == code, (words, done.returncode, done.stdout, done.stderr)
        return done.stdout

    def json(self, *words: str, day: str = "2026-09-28") -> Any:
        """What a command answers in JSON."""
        return json.loads(self(*words, "--json", day=day))


class Way:
    """What lies between the accounts, and what each types to use it."""

    def __init__(self, room: Path, store: str | None) -> None:
        self.room = room
        self.store = store

    def invite(self, name: str) -> list[str]:
        words = ["desk", "invite", "--name", name, "--out", str(self.room / f"{name}.invite")]
        return words if self.store is None else [*words, "--store", self.store]

    def by(self, name: str) -> list[str]:
        """What is added to a command so that it goes through this member's file."""
        return [] if self.store else ["--bundle", str(self.room / f"{name}.harada")]


@pytest.fixture(params=["folder", "s3", "file"])
def way(request: pytest.FixtureRequest, tmp_path: Path) -> Way:
    if request.param == "file":
        return Way(tmp_path, None)
    if request.param == "folder":
        (tmp_path / "shared").mkdir()
        return Way(tmp_path, f"folder:{tmp_path / 'shared'}")
    server: Server = request.getfixturevalue("seaweed")
    return Way(tmp_path, server.address(f"e2e{tmp_path.name.replace('_', '')}"))


def sync(bo: Account, way: Way, day: str) -> None:
    """Let the coach bring everybody up to date."""
    if way.store:
        bo("desk", "sync", day=day)
        return
    for name in ("An", "Cas"):
        bo("desk", "sync", *way.by(name), day=day)


@pytest.mark.xdist_group("s3")
def test_three_accounts_live_a_month_of_sharing(tmp_path: Path, way: Way) -> None:
    people = [Account(tmp_path / "an", "An"), Account(tmp_path / "cas", "Cas")]
    bo = Account(tmp_path / "bo", "Bo")
    an = people[0]
    for person in people:
        person("routine", "add", "Read ten pages")
        person("diary", "A secret of mine", day="2026-10-01")
        bo(*way.invite(person.name))
        person("share", "join", str(tmp_path / f"{person.name}.invite"), "--level", "2", "--yes")
        if not way.store:
            person("share", "send", *way.by(person.name))
    sync(bo, way, "2026-09-28")
    for person in people:
        bo("desk", "confirm", person.name, "--yes")
    sync(bo, way, "2026-09-29")

    for monday, week in zip(MONDAYS, WEEKS, strict=True):
        for person in people:
            person("done", "r1", day=monday)
            person("share", "receive", *way.by(person.name), day=monday)
            shown = person.json("share", "preview", day=monday)
            assert [one["week"] for one in shown["weeks"]] == [week]
            person("share", "send", *way.by(person.name), "--yes", day=monday)
        sync(bo, way, monday)
        bo("desk", "reply", "An", "--week", week, f"Read {week}", day=monday)
        sync(bo, way, monday)
    roster = bo.json("desk", "roster", day=MONDAYS[-1])
    assert [member["name"] for member in roster["members"]] == ["An", "Cas"]
    opened = bo.json("desk", "open", "An", day=MONDAYS[-1])
    assert sorted(one["week"] for one in opened["weeks"]) == WEEKS
    assert "secret" not in json.dumps(opened)

    an("share", "entry", "2026-10-01", "--yes", *way.by("An"), day="2026-10-27")
    sync(bo, way, "2026-10-27")
    opened = bo.json("desk", "open", "An", day="2026-10-27")
    assert "A secret of mine" in json.dumps(opened["entries"])
    bo("desk", "reply", "An", "Brave of you", "--date", "2026-10-01", day="2026-10-01")
    sync(bo, way, "2026-10-27")
    an("share", "receive", *way.by("An"), day="2026-10-27")
    replies = an.json("today", day="2026-10-27")["replies"]
    assert {(one["text"], one["week"], one["date"]) for one in replies} >= {
        ("Brave of you", None, "2026-10-01"),
        ("Read 2026-W43", "2026-W43", None),
    }

    an("share", "level", "1", "--yes", day="2026-10-28")
    an("share", "send", "--yes", *way.by("An"), day="2026-11-02")
    sync(bo, way, "2026-11-02")
    opened = bo.json("desk", "open", "An", day="2026-11-02")
    assert opened["level"] == 1

    an("share", "leave", "--erase", "--yes", *way.by("An"), day="2026-11-03")
    sync(bo, way, "2026-11-03")
    assert "secret" not in everything_in(bo.home)
    assert "Brave of you" not in everything_in(bo.home)
    an("share", "receive", *way.by("An"), day="2026-11-03")
    if way.store and way.store.startswith("folder:"):
        left = list((tmp_path / "shared").rglob("*.hrd"))
        boxes = {path.parts[-3] for path in left}
        assert len(boxes) == 1, "only the box of Cas is left"
    assert bo.json("desk", "open", "Cas", day="2026-11-03")["level"] == 2


def everything_in(home: Path) -> str:
    """All that lies in a notebook's own files, backups aside."""
    files = [path for path in home.rglob("*") if path.is_file() and "backups" not in path.parts]
    return "".join(path.read_text(errors="replace") for path in files)


def test_a_laptop_is_replaced_from_a_backup_and_nothing_is_lost(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    way = Way(tmp_path, f"folder:{tmp_path / 'shared'}")
    an, bo = Account(tmp_path / "an", "An"), Account(tmp_path / "bo", "Bo")
    bo(*way.invite("An"))
    an("share", "join", str(tmp_path / "An.invite"), "--level", "1", "--yes")
    bo("desk", "sync")
    bo("desk", "confirm", "An", "--yes")
    bo("desk", "sync")
    an("share", "receive")
    shutil.copytree(an.home, tmp_path / "backup")
    an("share", "send", "--yes", day="2026-10-05")
    shutil.rmtree(an.home)
    shutil.copytree(tmp_path / "backup", an.home)
    an("share", "receive", day="2026-10-06", code=5)
    an("share", "send", "--yes", day="2026-10-12")
    bo("desk", "sync", day="2026-10-12")
    weeks = {one["week"] for one in bo.json("desk", "open", "An", day="2026-10-12")["weeks"]}
    assert weeks == {"2026-W40", "2026-W41"}
