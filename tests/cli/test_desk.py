"""`harada desk`, through the commands."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from harada.notebook.clock import FixedClock
from tests.cli.conftest import EVENING, Run
from tests.desk.people import Employee


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """An existing empty folder, as a share is."""
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder


@pytest.fixture
def an(run: Run, shared: Path, tmp_path: Path, clock: FixedClock) -> Employee:
    """An, who was invited to the shared folder and has joined; the coach has not looked yet."""
    run("profile", "set", "name", "Bo")
    said = run("desk", "invite", "--name", "An", "--store", f"folder:{shared}", "--out",
               str(tmp_path / "an.harada-invite"))  # fmt: skip
    assert said.code == 0
    an = Employee(tmp_path / "an", "An", clock)
    an.join((tmp_path / "an.harada-invite").read_text())
    an.sync(_store(shared))
    return an


def _store(shared: Path) -> Any:
    from harada.sharing.stores import open_store

    return open_store(f"folder:{shared}", {})


def _share(an: Employee, shared: Path) -> None:
    """Let An share a month, a question, an asked stroke and a page of the diary."""
    from harada.sharing.bodies import EntryBody

    for week, kept in (("2026-W43", 40), ("2026-W44", 50), ("2026-W45", 60), ("2026-W46", 80)):
        an.week(week, kept=kept, score=kept)
    an.ask("How do I \x1b[31mask\x1b[0m for help?")
    an.ask("That I stayed calm", what="stroke")
    an.post("entry", EntryBody(what="diary", date="2026-11-20", parts={"good": "A calm call"}))
    an.sync(_store(shared))


@pytest.fixture
def sharing(run: Run, an: Employee, shared: Path) -> Employee:
    """An, who is in and has shared a month."""
    run("desk", "sync")
    assert run("desk", "confirm", "An", "--yes").code == 0
    run("desk", "sync")
    an.sync(_store(shared))
    _share(an, shared)
    return an


def test_the_first_join_is_news_and_a_person_confirms_it(run: Run, an: Employee) -> None:
    said = run("desk", "sync")
    assert said.code == 0
    assert "An joined with fingerprint" in said.err
    assert "harada desk confirm An" in said.err
    assert said.out == "1 member: 1 received, 0 of yours not fetched yet.\n"
    said = run("desk", "confirm", "An")
    assert (said.code, "--yes" in said.err) == (2, True)
    assert "to confirm" in run("desk").out
    said = run("desk", "confirm", "an", "--yes", "--json")
    assert (said.code, said.json["state"]) == (0, "member")
    assert run("desk", "confirm", "An", "--yes").code == 1


def test_the_coach_is_asked_at_a_terminal_and_may_say_no(
    run: Run, an: Employee, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("desk", "sync")
    asked = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: asked.append(question) or "n")
    assert run("desk", "confirm", "An").code == 1
    assert run("desk", "roster", "--json").json["members"][0]["state"] == "joined"
    monkeypatch.setattr("builtins.input", lambda _question: "y")
    assert run("desk", "confirm", "An").code == 0
    assert run("desk", "open", "An", "--json").json["fingerprint"] in asked[0]


def test_the_roster_shows_figures_the_trend_and_who_needs_a_look(
    run: Run, sharing: Employee
) -> None:
    run("desk", "sync")
    said = run("desk", "roster")
    row = next(line for line in said.out.splitlines() if line.strip().startswith("An "))
    assert "80 %" in row and "▄▅▅▇" in row.replace("▃", "▄")
    assert "An: Asks: How do I" in said.out
    assert "\x1b" not in said.out
    (member,) = run("desk", "--json").json["members"]
    assert member["trend"][-4:] == [40, 50, 60, 80]
    assert (member["kept"], member["open_questions"], member["not_shared"]) == (80, 1, [])
    plain = run("desk", "--plain").out
    assert "40 50 60 80" in plain and "▄" not in plain


def test_one_page_shows_all_of_a_member_and_numbers_what_waits(run: Run, sharing: Employee) -> None:
    run("desk", "sync")
    said = run("desk", "open", "an")
    assert said.code == 0
    for text in ("An: shares with you", "Fingerprint", "2026-W46", "1. Question", "waits for you",
                 "A calm call", "Not shared", "goal"):  # fmt: skip
        assert text in said.out
    assert "\x1b" not in said.out
    page = run("desk", "open", "An", "--json").json
    assert [entry["what"] for entry in page["entries"]] == ["question", "stroke", "diary"]
    assert page["not_shared"] == ["goal", "pillar_titles", "routines"]
    assert page["goal"] is None


def test_answers_of_every_kind_reach_the_member(run: Run, sharing: Employee, shared: Path) -> None:
    run("desk", "sync")
    run("desk", "template", "add", "well done", "Well done, {name}!")
    for words in (
        ("reply", "An", "--week", "2026-W46", "Well kept."),
        ("reply", "An", "--question", "1", "Just ask."),
        ("reply", "An", "--date", "2026-11-20", "Calm indeed."),
        ("stroke", "An", "You stayed calm."),
        ("reply", "An", "--template", "WELL DONE"),
        ("note", "An", "--month", "2026-10", "A month of calls.\nOn to the mornings."),
    ):
        said = run("desk", *words)
        assert (said.code, "next `harada desk sync`" in said.err) == (0, True), words
    assert run("desk", "open", "An", "--json").json["attention"] == []
    assert run("desk", "sync").code == 0
    sharing.sync(_store(shared))
    assert [one["body"]["text"] for one in sharing.heard] == [
        "Well kept.", "Just ask.", "Calm indeed.", "You stayed calm.", "Well done, An!",
        "A month of calls.\nOn to the mornings.",
    ]  # fmt: skip
    page = run("desk", "open", "An").out
    assert "Note of the month, 2026-10" in page
    assert "Reply, Friday 20 November 2026" in page


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("reply", "An"), 2, "--template"),
        (("reply", "An", "text", "--template", "x"), 2, "--template"),
        (("reply", "An", "--week", "46", "text"), 2, "2026-W47"),
        (("reply", "An", "--week", "2026-W46", "--question", "1", "text"), 2, "one of them"),
        (("reply", "An", "--question", "9", "text"), 1, "desk open"),
        (("reply", "Zoe", "text"), 1, "Nobody at your desk"),
        (("reply", "An", "--template", "nothing"), 1, "template list"),
        (("note", "An", "--month", "October", "text"), 2, "2026-10"),
        (("note", "An", "--month", "2026-10", "1\n2\n3"), 2, "two lines"),
        (("talked", "An", "tomorrow"), 1, "not come yet"),
        (("decline", "An", "--yes"), 1, "desk remove"),
        (("remove", "An"), 2, "--yes"),
        (("invite", "--name", "An"), 1, "at your desk already"),
        (("invite", "--name", " "), 2, "1 to 200"),
        (("invite", "--name", "Bea", "--store", "ftp://x"), 2, "folder:PATH"),
        (("template", "remove", "nothing"), 1, "template list"),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, tuple) else None,
)
def test_what_can_t_be_done_is_told_in_a_sentence(
    run: Run, sharing: Employee, words: tuple[str, ...], code: int, told: str
) -> None:
    run("desk", "sync")
    said = run("desk", *words)
    assert (said.code, said.out) == (code, "")
    assert told in said.err


def test_the_day_meant_is_the_day_from_which_silence_is_counted(
    run: Run, sharing: Employee
) -> None:
    run("desk", "sync")
    later = run("desk", "--date", "2026-12-24", "--json").json
    (member,) = later["members"]
    assert (later["date"], member["days_silent"]) == ("2026-12-24", 32)
    assert "silent" in [reason["code"] for reason in member["attention"]]


def test_a_talk_sheet_is_shown_and_written_as_text_and_as_a_page(
    run: Run, sharing: Employee, tmp_path: Path
) -> None:
    run("desk", "sync")
    said = run("desk", "talk-sheet", "An")
    assert "Kept: from 40 % to 80 %" in said.out
    assert "What can I do for you until we talk again?" in said.out
    sheet = run("desk", "talk-sheet", "An", "--json").json
    assert [line["code"] for line in sheet["asked"]] == ["question", "stroke"]
    text, page = tmp_path / "an.md", tmp_path / "an.html"
    assert run("desk", "talk-sheet", "An", "--out", str(text)).code == 0
    assert "## What moved" in text.read_text()
    assert run("desk", "talk-sheet", "An", "--out", str(page)).code == 0
    assert "<li>Kept: from 40 % to 80 %</li>" in page.read_text()
    assert run("desk", "talk-sheet", "An", "--out", str(page)).code == 2
    assert run("desk", "talked", "An").code == 0
    assert run("desk", "talk-sheet", "An", "--json").json["since"] == "2026-11-22"


def test_what_a_member_wrote_is_text_on_a_page_and_never_markup(
    run: Run, sharing: Employee, shared: Path, tmp_path: Path
) -> None:
    sharing.ask("<script>alert(1)</script> [bold]x[/] `code` \x1b]0;title\x07")
    sharing.sync(_store(shared))
    run("desk", "sync")
    for out in ("sheet.html", "sheet.md"):
        assert run("desk", "talk-sheet", "An", "--out", str(tmp_path / out)).code == 0
    assert "<script>" not in (tmp_path / "sheet.html").read_text()
    assert "\\<script\\>" in (tmp_path / "sheet.md").read_text()
    for words in ((), ("open", "An"), ("talk-sheet", "An")):
        said = run("desk", *words)
        assert "[bold]x[/]" in said.out
        assert "\x1b" not in said.out + said.err and "\x07" not in said.out


def test_an_alert_ends_with_code_five_and_stays_until_it_is_seen(
    run: Run, sharing: Employee, tmp_path: Path, shared: Path, clock: FixedClock
) -> None:
    run("desk", "sync")
    thief = Employee(tmp_path / "thief", "Thief", clock)
    thief.join((tmp_path / "an.harada-invite").read_text())
    thief.sync(_store(shared))
    said = run("desk", "sync", "--json")
    assert said.code == 5
    assert [one["code"] for one in said.json["members"][0]["alerts"]] == ["reused"]
    assert "second time" in run("desk").out
    assert run("desk", "seen", "An").code == 0
    assert "second time" not in run("desk").out


def test_an_invite_goes_to_a_new_file_or_to_standard_output(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "an.harada-invite"
    said = run("desk", "invite", "--name", "An", "--out", str(out), "--json")
    assert (said.code, said.json["store"]) == (0, None)
    assert out.read_text().strip() == said.json["invite"]
    assert out.stat().st_mode & 0o077 == 0
    assert run("desk", "invite", "--name", "Bea", "--out", str(out)).code == 2
    said = run("desk", "invite", "--name", "Bea")
    assert said.out.startswith("harada1:") and "Bea can join until Sunday 6 December" in said.err
    missing = tmp_path / "nowhere" / "cas.harada-invite"
    assert run("desk", "invite", "--name", "Cas", "--out", str(missing)).code == 1
    names = [row["name"] for row in run("desk", "--json").json["members"]]
    assert names == ["An", "Bea"]


def test_a_store_is_only_made_of_an_empty_folder(run: Run, tmp_path: Path) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "letter.txt").write_text("private")
    said = run("desk", "invite", "--name", "An", "--store", f"folder:{full}")
    assert said.code == 1
    said = run("desk", "invite", "--name", "An", "--store", f"folder:{tmp_path / 'absent'}")
    assert said.code == 1
    assert run("desk", "--json").json["members"] == []


def test_what_a_new_store_lets_others_do_is_told_once(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "open"
    folder.mkdir()
    folder.chmod(0o777)
    words = ("desk", "invite", "--store", f"folder:{folder}")
    first = run(*words, "--name", "An", "--out", str(tmp_path / "an"))
    assert "Everybody on this machine may write in the folder" in first.err
    second = run(*words, "--name", "Cas", "--out", str(tmp_path / "cas"))
    assert "Everybody" not in second.err
    assert list(folder.rglob("*.hrd")) == []


def test_a_desk_needs_a_notebook_and_says_so(run: Run) -> None:
    for words in ((), ("sync",), ("open", "An"), ("template", "list"), ("renew", "--yes")):
        assert run("desk", *words).code == 1
    assert "Nobody shares with you yet" in _empty(run)


def _empty(run: Run) -> str:
    run("profile", "set", "name", "Bo")
    return run("desk").err


def test_whoever_is_removed_is_gone_and_may_be_invited_again(
    run: Run, sharing: Employee, shared: Path
) -> None:
    run("desk", "sync")
    assert run("desk", "remove", "An", "--yes").code == 0
    assert run("desk", "--json").json["members"] == []
    assert run("desk", "sync").code == 0
    assert run("desk", "invite", "--name", "An", "--store", f"folder:{shared}").code == 0


def test_new_keys_are_told_at_the_next_sync(run: Run, sharing: Employee, shared: Path) -> None:
    run("desk", "sync")
    assert run("desk", "renew").code == 2
    assert run("desk", "renew", "--yes", "--json").json == {"told": 1}
    run("desk", "reply", "An", "From a new machine")
    run("desk", "sync")
    assert sharing.sync(_store(shared)).alerts == []
    assert sharing.heard[-1]["body"]["text"] == "From a new machine"


def test_templates_are_listed(run: Run) -> None:
    run("profile", "set", "name", "Bo")
    assert "No template yet" in run("desk", "template", "list").err
    run("desk", "template", "add", "b", "Two")
    run("desk", "template", "add", "A", "One")
    assert run("desk", "template", "list").out.split() == ["A", "One", "b", "Two"]
    assert run("desk", "template", "--json").json[0] == {"name": "A", "text": "One"}


def test_a_coach_in_a_process_of_its_own_meets_an_employee(
    tmp_path: Path, shared: Path, program_environment: dict[str, str]
) -> None:
    def harada(*words: str) -> subprocess.CompletedProcess[str]:
        environment = program_environment | {"HARADA_HOME": str(tmp_path / "coach")}
        return subprocess.run(
            [sys.executable, "-m", "harada", "desk", *words],
            env=environment, cwd=os.getcwd(), capture_output=True, text=True, check=False,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip

    invite = tmp_path / "an.harada-invite"
    made = harada("invite", "--name", "An", "--store", f"folder:{shared}", "--out", str(invite))
    assert (made.returncode, "A new notebook begins" in made.stderr) == (0, True)
    from harada.notebook.clock import SystemClock

    an = Employee(tmp_path / "an", "An", FixedClock(SystemClock().now()))
    an.join(invite.read_text())
    an.sync(_store(shared))
    assert harada("sync").returncode == 0
    assert harada("confirm", "An", "--yes").returncode == 0
    assert harada("sync").returncode == 0
    an.sync(_store(shared))
    an.week("2026-W40")
    an.sync(_store(shared))
    synced = harada("sync")
    assert "the summary of 2026-W40" in synced.stderr
    rows = json.loads(harada("roster", "--json").stdout)["members"]
    assert [(row["name"], row["week"]) for row in rows] == [("An", "2026-W40")]
    assert EVENING.year == 2026


def test_a_store_that_has_moved_is_found_by_its_own_id(
    run: Run, sharing: Employee, shared: Path, tmp_path: Path
) -> None:
    moved = shared.rename(tmp_path / "moved")
    assert run("desk", "sync").code == 1
    other = tmp_path / "other"
    other.mkdir()
    assert run("desk", "invite", "--name", "Bea", "--store", f"folder:{other}").code == 0
    said = run("desk", "store", f"folder:{moved}", "--json")
    assert (said.code, said.json) == (0, {"members": 1})
    assert "An asks you something" in run("desk", "sync").err
    strange = tmp_path / "strange"
    shutil.copytree(other, strange)
    marker = strange / "harada-store.json"
    marker.write_text(marker.read_text()[:-6] + 'aaa"}')
    assert run("desk", "store", f"folder:{strange}").code == 1
    assert run("desk", "store", f"folder:{tmp_path / 'nowhere'}").code == 1
    assert run("desk", "sync").code == 0
