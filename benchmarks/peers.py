"""The programs people use now, on the same history in their own formats.

A peer is one entry here: what to install, how its files are written, and what it is asked. A peer
that can't be installed on a machine is said and left out.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from benchmarks.history import LAST_TEXT, NEEDLE, ROUTINES, Entry
from benchmarks.processes import Case

Write = Callable[[Path, list[Entry], date], None]
SLUGS = tuple(name.lower().replace(" ", "") for name in ROUTINES)


@dataclass(frozen=True)
class Peer:
    """One program: its packages, its writer, and its answers to our operations.

    `asked` maps an operation to the words after the program and what must be in the output.
    """

    name: str
    packages: tuple[str, ...]
    program: str
    write: Write
    env: dict[str, str]
    asked: dict[str, tuple[list[str], str]]


def _jrnl(folder: Path, entries: list[Entry], _today: date) -> None:
    with (folder / "journal.txt").open("w", encoding="utf-8") as out:
        for entry in entries:
            out.write(f"[{entry.day} 21:30] {entry.text}\n\n")
    (folder / "jrnl.yaml").write_text(
        "colors: {body: none, date: none, tags: none, title: none}\n"
        "default_hour: 9\ndefault_minute: 0\neditor: ''\nencrypt: false\nhighlight: true\n"
        "indent_character: '|'\njournals:\n  default:\n    journal: JOURNAL\nlinewrap: 79\n"
        "tagsymbols: '#@'\ntemplate: false\ntimeformat: '%Y-%m-%d %H:%M'\nversion: v4.6\n",
        encoding="utf-8",
    )


def _kaydet(folder: Path, entries: list[Entry], _today: date) -> None:
    files = folder / "files"
    files.mkdir()
    for number, entry in enumerate(entries, 1):
        text = entry.text.replace("\n", " ")
        (files / f"{entry.day}.txt").write_text(
            f"{entry.day:%Y/%m/%d/ - %A}\n-------------------\n"
            f"21:30 [{number}]: {text} done:{len(entry.done)} #day\n",
            encoding="utf-8",
        )
    config = folder / ".config" / "kaydet"
    config.mkdir(parents=True)
    (folder / "index").mkdir()
    (config / "config.ini").write_text(
        "[SETTINGS]\nstorage_dir = {work}/files\nday_file_pattern = %Y-%m-%d.txt\n"
        "day_title_pattern = %Y/%m/%d/ - %A\nlog_dir = {work}/index\neditor = vi\n",
        encoding="utf-8",
    )


def _habitrack(folder: Path, entries: list[Entry], _today: date) -> None:
    born = entries[0].day.isoformat()
    tasks = {
        slug: {
            "name": name,
            "icon": "*",
            "times": [],
            "category": name.split()[0].lower(),
            "active": True,
            "created": born,
        }
        for slug, name in zip(SLUGS, ROUTINES, strict=True)
    }
    days = {
        entry.day.isoformat(): {SLUGS[i]: {"done": True, "at": "21:30"} for i in entry.done}
        for entry in entries
    }
    text = json.dumps({"tasks": tasks, "days": days}, indent=2)
    (folder / "habits.json").write_text(text, encoding="utf-8")


_HABITO = """
CREATE TABLE habit (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(255) NOT NULL,
 created_date DATE NOT NULL, frequency INTEGER NOT NULL, quantum REAL NOT NULL,
 units VARCHAR(255) NOT NULL, magica TEXT NOT NULL, active INTEGER NOT NULL);
CREATE TABLE activity (id INTEGER NOT NULL PRIMARY KEY, for_habit_id INTEGER NOT NULL,
 quantum REAL NOT NULL, update_date DATETIME NOT NULL,
 FOREIGN KEY (for_habit_id) REFERENCES habit (id));
CREATE INDEX activity_for_habit_id ON activity (for_habit_id);
CREATE TABLE config (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(255) NOT NULL,
 value VARCHAR(255) NOT NULL);
CREATE UNIQUE INDEX config_name ON config (name);
CREATE TABLE summary (id INTEGER NOT NULL PRIMARY KEY, for_habit_id INTEGER NOT NULL,
 target REAL NOT NULL, target_date DATE NOT NULL, streak INTEGER NOT NULL,
 FOREIGN KEY (for_habit_id) REFERENCES habit (id));
CREATE INDEX summary_for_habit_id ON summary (for_habit_id);
INSERT INTO config (name, value) VALUES ('version', '2');
"""


def _habito(folder: Path, entries: list[Entry], _today: date) -> None:
    place = folder / ".config" / "habito"
    place.mkdir(parents=True)
    database = sqlite3.connect(place / "habito.db")
    database.executescript(_HABITO)
    born = entries[0].day.isoformat()
    for number, name in enumerate(ROUTINES, 1):
        database.execute(
            "INSERT INTO habit VALUES (?, ?, ?, 1, 1.0, 'times', '', 1)", (number, name, born)
        )
        database.execute(
            "INSERT INTO summary (for_habit_id, target, target_date, streak) VALUES (?, 0, ?, 0)",
            (number, born),
        )
    database.executemany(
        "INSERT INTO activity (for_habit_id, quantum, update_date) VALUES (?, 1.0, ?)",
        ((i + 1, f"{entry.day} 21:30:00") for entry in entries for i in entry.done),
    )
    database.commit()
    database.close()


def _taskwarrior(folder: Path, entries: list[Entry], today: date) -> None:
    data = folder / "data"
    data.mkdir()
    (folder / "taskrc").write_text("confirmation=off\nrecurrence=off\nhooks=off\n")

    def line(number: int, day: date, status: str) -> str:
        moment = int(datetime(day.year, day.month, day.day, 21, 30, tzinfo=UTC).timestamp())
        name = ROUTINES[number]
        key = uuid.uuid5(uuid.NAMESPACE_OID, f"{day} {number}")
        ended = f'end:"{moment}" ' if status == "completed" else ""
        return (
            f'[description:"{name}" due:"{moment}" {ended}entry:"{moment - 60000}" '
            f'modified:"{moment}" project:"{name.split()[0]}" status:"{status}" uuid:"{key}"]\n'
        )

    with (data / "completed.data").open("w", encoding="utf-8") as out:
        out.writelines(line(i, entry.day, "completed") for entry in entries for i in entry.done)
    pending = [line(i, today, "pending") for i in range(len(ROUTINES))]
    (data / "pending.data").write_text("".join(pending), encoding="utf-8")
    (data / "undo.data").write_text("")
    (data / "backlog.data").write_text("")


def _known(today: date) -> tuple[Peer, ...]:
    year_ago = today.replace(year=today.year - 1).isoformat()
    yesterday = date.fromordinal(today.toordinal() - 1).isoformat()
    config = ["--config-file", "{work}/jrnl.yaml"]
    in_home = {"HOME": "{work}", "XDG_CONFIG_HOME": "{work}/.config", "XDG_DATA_HOME": "{work}/d"}
    return (
        Peer(
            "jrnl",
            ("jrnl",),
            "jrnl",
            _jrnl,
            in_home,
            {
                "version": (["--version"], "jrnl"),
                "done": ([*config, "One thing. It works."], ""),
                "today": ([*config, "-on", yesterday], yesterday),
                "stats": ([*config, "-from", year_ago, "--format", "dates"], yesterday),
                "search": ([*config, "-contains", NEEDLE, "--short"], ""),
                "export": ([*config, "--format", "json"], yesterday),
            },
        ),
        Peer(
            "kaydet",
            ("kaydet",),
            "kaydet",
            _kaydet,
            in_home,
            {
                "version": (["--version"], "kaydet"),
                "done": (["One thing #day"], "Entry Added"),
                "today": (["--list", "--today"], ""),
                "stats": (["--sum", "--filter", f"since:{year_ago} #day"], "done"),
                "search": (["--filter", f"{NEEDLE} since:0"], NEEDLE),
                "export": (
                    ["--list", "--filter", "since:0", "--format", "json", "--limit", "0"],
                    yesterday,
                ),
            },
        ),
        Peer(
            "habito",
            ("habito", "peewee<3.18"),
            "habito",
            _habito,
            in_home,
            {
                "version": (["--help"], "checkin"),
                "done": (["checkin", "-q", "1", *LAST_TEXT.split()], "Added 1.0"),
                "today": (["list"], ROUTINES[0][:9]),
                "stats": (["list", "-d", "1 year", "-f", "csv"], ROUTINES[0]),
            },
        ),
        Peer(
            "habitrack",
            ("habitrack",),
            "habit",
            _habitrack,
            {"HABIT_DIR": "{work}", "HOME": "{work}"},
            {
                "version": (["--help"], "report"),
                "done": (["done", SLUGS[-1]], "Marked done"),
                "today": (["status"], ROUTINES[0]),
                "stats": (["report", "--days", "30"], "Completion"),
                "export": (["export"], "tasks"),
            },
        ),
        Peer(
            "taskwarrior",
            (),
            "task",
            _taskwarrior,
            {"TASKRC": "{work}/taskrc", "TASKDATA": "{work}/data", "HOME": "{work}"},
            {
                "version": (["--version"], "."),
                "done": (["44", "done"], "Completed 1 task"),
                "today": (["list"], LAST_TEXT[:10]),
                "stats": (["ghistory.monthly", f"end.after:{year_ago}"], str(today.year)),
                "search": (["/thank someone/", "status:completed", "count"], ""),
                "export": (["export"], "completed"),
            },
        ),
    )


def cases(room: Path, histories: dict[str, list[Entry]], today: date) -> list[Case]:
    """Install the peers in `room`, write their files, and return what they are to be asked."""
    found: list[Case] = []
    for peer in _known(today):
        program = _installed(room, peer)
        if program is None:
            print(f"{peer.name}: not to be had here, left out", flush=True)
            continue
        for size, entries in histories.items():
            pristine = room / "data" / size / peer.name
            shutil.rmtree(pristine, ignore_errors=True)
            pristine.mkdir(parents=True)
            peer.write(pristine, entries, today)
            _settle(peer, program, pristine)
            for operation, (words, expect) in peer.asked.items():
                if operation != "version" or size == "1y":
                    found.append(
                        Case(
                            peer.name,
                            operation,
                            size,
                            [program, *words],
                            pristine,
                            peer.env,
                            expect,
                        )
                    )
    return found


def _installed(room: Path, peer: Peer) -> str | None:
    if not peer.packages:
        return shutil.which(peer.program)
    home = room / peer.name
    program = home / "bin" / peer.program
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
        subprocess.run([str(home / "bin" / "pip"), "install", "-q", *peer.packages], check=False)
    return str(program) if program.exists() else None


def _settle(peer: Peer, program: str, pristine: Path) -> None:
    """Put the folder's own path into a peer's configuration where it must stand in it.

    Every run works on a copy in one fixed folder, beside the data, so that one path serves all.
    """
    work = pristine.parents[2] / "work"
    for name in ("jrnl.yaml", ".config/kaydet/config.ini"):
        config = pristine / name
        if config.exists():
            text = config.read_text().replace("{work}", str(work))
            config.write_text(text.replace("JOURNAL", str(work / "journal.txt")))
    if peer.name == "kaydet":  # it keeps an index, made by its own doctor
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(pristine, work)
        env = {key: value.replace("{work}", str(work)) for key, value in peer.env.items()}
        subprocess.run([program, "--doctor"], env=env, check=False, capture_output=True)
        shutil.copytree(work / "index", pristine / "index", dirs_exist_ok=True)
