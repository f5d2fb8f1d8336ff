"""`harada share`: shown first, asked for, sent once, and told plainly when nothing is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pexpect
import pytest

from harada import i18n
from harada.notebook.clock import FixedClock, SystemClock
from harada.notebook.notebook import Notebook
from harada.sharing.bodies import KINDS
from harada.sharing.consent import Consent
from harada.sharing.person import Sharing
from tests.cli.conftest import TODAY, Run
from tests.sharing.pairs import Coach

ROOT = Path(__file__).resolve().parents[2]
WEEK = "2026-W46"
"""The last week that is over on the day of these tests, a Sunday."""


@pytest.fixture
def coach(tmp_path: Path, clock: FixedClock) -> Coach:
    (tmp_path / "store").mkdir()
    return Coach(tmp_path / "coach", tmp_path / "store", clock)


@pytest.fixture
def invite(tmp_path: Path, coach: Coach) -> str:
    """The file of an invite."""
    file = tmp_path / "bo.harada-invite"
    file.write_text(coach.invite("Mei") + "\n", encoding="utf-8")
    return str(file)


@pytest.fixture
def paired(run: Run, notebook: Notebook, coach: Coach, invite: str, clock: FixedClock) -> Notebook:
    """Mei shares figures with Bo since last week, and Bo has confirmed."""
    clock.moment -= timedelta(days=7)
    assert run("share", "join", invite, "--level", "2", "--yes").code == 0
    coach.confirm()
    clock.moment += timedelta(days=7)
    assert run("share", "receive").code == 0
    return notebook


def test_without_a_coach_it_says_how_one_begins(run: Run, notebook: Notebook) -> None:
    said = run("share")
    assert (said.code, said.out) == (0, "")
    assert "harada share join" in said.err
    assert run("share", "--json").json == {"coaches": []}


def test_a_preview_needs_no_coach_and_is_what_would_be_sealed(run: Run, notebook: Notebook) -> None:
    shown = run("share", "preview", "--level", "3", "--json").json
    assert (shown["coach"], shown["due"]) == (None, False)
    [body] = shown["weeks"]
    assert body["week"] == WEEK
    KINDS["summary"].validate_python(body)
    page = run("share", "preview", "--level", "3").out
    assert json.dumps(body["goal"], ensure_ascii=False) in page


def test_joining_by_script_needs_a_level_and_a_yes(
    run: Run, notebook: Notebook, invite: str
) -> None:
    assert run("share", "join", invite).code == 2
    assert run("share", "join", invite, "--yes").code == 2
    assert run("share", "join", invite, "--level", "2").code == 2
    assert run("share", "join", invite, "--level", "7", "--yes").code == 2
    assert run("share", "--json").json == {"coaches": []}


def test_joining_says_what_was_agreed_and_a_first_join_is_no_alarm(
    run: Run, notebook: Notebook, invite: str
) -> None:
    said = run("share", "join", invite, "--level", "2", "--until", "2027-01-31", "--yes")
    assert said.code == 0
    assert "level 2, figures, until Sunday 31 January 2027" in said.out
    [stands] = run("share", "--json").json["coaches"]
    assert (stands["state"], stands["level"], stands["until"]) == ("joined", 2, "2027-01-31")
    assert run("share", "join", invite, "--level", "2", "--yes").code == 5


def test_the_invite_may_be_the_text_itself(run: Run, notebook: Notebook, invite: str) -> None:
    text = Path(invite).read_text(encoding="utf-8").strip()
    assert run("share", "join", text, "--level", "1", "--yes").code == 0


@pytest.mark.parametrize("content", ["", "hello", "harada1:AAAA", "\x00\xff"])
def test_what_is_no_invite_is_refused_in_a_sentence(
    run: Run, notebook: Notebook, tmp_path: Path, content: str
) -> None:
    file = tmp_path / "x"
    file.write_bytes(content.encode("latin-1"))
    said = run("share", "join", str(file), "--level", "1", "--yes")
    assert said.code == 1
    assert "inside Harada" not in said.err
    assert run("share", "join", str(tmp_path / "none"), "--level", "1", "--yes").code == 1


def test_a_notebook_begins_with_an_invite_and_not_with_something_else(
    run: Run, home: Path, invite: str
) -> None:
    assert run("share", "join", "harada1:AAAA", "--level", "1", "--yes").code == 1
    assert not home.exists()
    assert run("share", "join", invite, "--level", "1", "--yes").code == 0
    assert run("share", "log", "--json").json["sent"][0]["json"].count("Mei") == 1


def test_before_the_coach_confirms_send_sends_nothing_and_says_so(
    run: Run, notebook: Notebook, invite: str
) -> None:
    run("share", "join", invite, "--level", "2", "--yes")
    said = run("share", "send")
    assert (said.code, said.out) == (0, "")
    assert "has not confirmed you yet" in said.err


def test_a_week_goes_once_and_the_next_time_it_says_none_is_due(
    run: Run, paired: Notebook, coach: Coach
) -> None:
    assert run("share", "preview", "--json").json["due"] is True
    said = run("share", "send")
    assert (said.code, said.out) == (0, f"Sent to Bo: {WEEK}.\n")
    again = run("share", "send")
    assert (again.code, again.out) == (0, "")
    assert "No week is due: all that are over were sent" in again.err
    coach.sync()
    assert coach.weeks() == [(WEEK, 2, 1)]


def test_in_the_week_it_began_it_says_that_the_first_goes_when_it_is_over(
    run: Run, notebook: Notebook, coach: Coach, invite: str
) -> None:
    run("share", "join", invite, "--level", "2", "--yes")
    coach.confirm()
    assert "this week is the first" in run("share", "send").err


def test_earlier_weeks_need_a_yes_where_nobody_can_look(
    run: Run, paired: Notebook, coach: Coach
) -> None:
    paired.mark(TODAY - timedelta(days=20), ["r1"], 1)
    assert run("share", "send", "--since", "2026-11-01").code == 2
    said = run("share", "send", "--since", "2026-11-01", "--yes", "--json")
    assert said.json["weeks"] == ["2026-W44", "2026-W45", WEEK]


def test_an_entry_needs_a_yes_and_holds_the_fields_that_were_named(
    run: Run, paired: Notebook, coach: Coach
) -> None:
    paired.write_diary(TODAY, {"good": "Rain", "redo": "Earlier"})
    said = run("share", "entry", "today", "--fields", "good")
    assert said.code == 2
    assert "Rain" in said.out
    assert "Earlier" not in said.out
    assert run("share", "entry", "today", "--fields", "good", "--yes").code == 0
    coach.sync()
    [entry] = coach.got("entry")
    assert entry["body"]["parts"] == {"good": "Rain"}


def test_each_kind_of_question_arrives_as_what_it_is(
    run: Run, paired: Notebook, coach: Coach
) -> None:
    goal = paired.goal()
    assert goal is not None
    paired.set_goal_field("supporters", [{"who": "Griet", "what": "Walk", "asked": None}])
    body = {**goal["analysis"]["body"], "obstacle": "Late shifts"}
    paired.set_goal_field("analysis", {**goal["analysis"], "body": body})
    paired.write_diary(TODAY, {"question": "Why so late?"})
    for words in (
        ("question", "How?"), ("question",), ("stroke", "For Tuesday"), ("support", "griet"),
        ("obstacle", "body"),
    ):  # fmt: skip
        assert run("share", *words, "--yes").code == 0, words
    coach.sync()
    assert [entry["body"]["what"] for entry in coach.got("entry")] == [
        "question", "question", "stroke", "support", "obstacle"
    ]  # fmt: skip
    assert coach.got("entry")[1]["body"]["date"] == TODAY.isoformat()


def test_the_question_of_another_day_s_diary_is_that_day_s(
    run: Run, paired: Notebook, coach: Coach
) -> None:
    yesterday = TODAY - timedelta(days=1)
    paired.write_diary(yesterday, {"question": "Why so late?"})
    assert run("share", "question", "--date", "yesterday", "--yes").code == 0
    coach.sync()
    assert coach.got("entry")[0]["body"]["date"] == yesterday.isoformat()


def test_replies_are_printed_and_stand_on_today(run: Run, paired: Notebook, coach: Coach) -> None:
    coach.reply("Well kept.\nGo on.", week=WEEK)
    said = run("share", "receive")
    assert said.code == 0
    assert "Well kept." in said.out
    assert run("today", "--json").json["replies"][0]["from"] == "Bo"
    assert "Nothing new" in run("share", "receive").err


def test_something_wrong_in_the_store_is_told_with_exit_code_5(
    run: Run, paired: Notebook, coach: Coach
) -> None:
    coach.reply("One.")
    run("share", "receive")
    for file in Path(coach.folder or "").rglob("*.hrd"):
        file.unlink()
    said = run("share", "receive", "--json")
    assert said.code == 5
    assert [alert["code"] for alert in said.json["coaches"][0]["alerts"]] == ["rollback"]
    assert "Nothing was removed here" in said.err


def test_what_is_to_be_looked_at_stays_in_the_status_until_it_was_seen(
    run: Run, paired: Notebook, coach: Coach
) -> None:
    coach.reply("One.")
    run("share", "receive")
    for file in Path(coach.folder or "").rglob("*.hrd"):
        file.unlink()
    assert run("share", "receive").code == 5
    said = run("share", "status")
    assert said.code == 0
    assert "Nothing was removed here" in " ".join(said.out.split())
    assert "`harada share seen`" in said.err
    (alert,) = run("share", "--json").json["coaches"][0]["alerts"]
    assert (alert["code"], alert["day"]) == ("rollback", TODAY.isoformat())
    assert run("share", "seen", "--coach", "Bo", "--json").json == {"seen": 1}
    assert run("share", "--json").json["coaches"][0]["alerts"] == []
    assert run("share", "seen").err == "0 alerts were put away.\n"


def test_a_store_that_is_away_is_one_sentence_and_nothing_is_lost(
    run: Run, paired: Notebook, coach: Coach
) -> None:
    store = Path(coach.folder or "")
    store.rename(store.with_name("away"))
    said = run("share", "send")
    assert (said.code, len(said.err.splitlines())) == (1, 1)
    store.with_name("away").rename(store)
    assert run("share", "send").code == 0
    coach.sync()
    assert coach.weeks() == [(WEEK, 2, 1)]


def test_a_question_that_can_not_leave_says_that_it_is_ready_and_later_that_it_left(
    run: Run, paired: Notebook, coach: Coach
) -> None:
    store = Path(coach.folder or "")
    store.rename(store.with_name("away"))
    said = run("share", "question", "How so?", "--yes")
    assert (said.code, said.out) == (1, "")
    assert "Ready for Bo: Question for my coach (" in said.err
    store.with_name("away").rename(store)
    assert "1 message that waited here was sent." in run("share", "receive").err
    assert "Nothing new." in run("share", "receive").err


def test_an_answer_waits_for_a_store_that_is_away(
    run: Run, notebook: Notebook, coach: Coach, invite: str
) -> None:
    store = Path(coach.folder or "")
    store.rename(store.with_name("away"))
    said = run("share", "join", invite, "--level", "1", "--yes")
    assert said.code == 1
    assert "You answered the invite of Bo" in said.out
    store.with_name("away").rename(store)
    assert run("share", "send").code == 0
    coach.sync()
    assert coach.mailbox.state["state"] == "joined"


def test_another_store_at_the_place_of_the_invite_is_told_of_with_exit_code_5(
    run: Run, notebook: Notebook, coach: Coach, invite: str, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    Coach(tmp_path / "cas", other, coach.clock)
    said = run("share", "join", invite, "--level", "1", "--store", f"folder:{other}", "--yes")
    assert said.code == 5
    assert list(other.rglob("*.hrd")) == []
    assert run("share", "--json").json == {"coaches": []}


def test_a_store_that_is_mounted_elsewhere_is_named(
    run: Run, paired: Notebook, coach: Coach
) -> None:
    store = Path(coach.folder or "")
    store.rename(store.with_name("mounted"))
    assert run("share", "store", f"folder:{store}").code == 1
    assert run("share", "store", f"folder:{store.with_name('mounted')}").code == 0
    assert run("share", "send").out == f"Sent to Bo: {WEEK}.\n"


def test_the_level_changes_by_script_and_shows_in_status(run: Run, paired: Notebook) -> None:
    assert run("share", "level", "4").code == 2
    said = run("share", "level", "4", "--routine", "3.5", "--mood", "on", "--yes", "--json")
    assert (said.json["level"], said.json["routines"], said.json["mood"]) == (4, ["r1"], True)
    body = run("share", "preview", "--json").json["weeks"][0]
    assert [each["name"] for each in body["routines"]] == ["Act 3-5"]
    said = run("share", "level", "4", "--routine", "none", "--yes", "--json")
    assert said.json["routines"] == []
    assert run("share", "level", "1", "--until", "yesterday", "--yes").code == 2
    assert run("share", "level", "2", "--routine", "9.9", "--yes").code == 1


def test_after_the_last_day_it_says_so(
    run: Run, paired: Notebook, coach: Coach, clock: FixedClock
) -> None:
    run("share", "level", "2", "--until", TODAY.isoformat(), "--yes")
    clock.moment += timedelta(days=1)
    said = run("share", "send")
    assert (said.code, said.out) == (0, "")
    assert f"ended on {TODAY.isoformat()}" in said.err
    assert run("share", "entry", "today", "--yes").code == 1
    assert run("share", "level", "2", "--yes", "--json").json["until"] is None


def test_the_log_shows_every_byte_and_one_item_word_for_word(
    run: Run, paired: Notebook, coach: Coach
) -> None:
    mid = run("share", "question", "How so?", "--yes", "--json").json["item"]
    entries = run("share", "log", "--json").json["sent"]
    assert [entry["kind"] for entry in entries] == ["join", "entry"]
    assert (Path(coach.folder or "") / entries[1]["name"]).stat().st_size == entries[1]["size"]
    line = run("share", "log").out.splitlines()[-1]
    assert mid[:8] in line
    assert "Question for my coach" in line
    page = run("share", "log", mid[:8]).out
    assert entries[1]["json"] in page
    assert "Question for my coach" in page


def test_an_erased_item_is_told_of_step_by_step(run: Run, paired: Notebook, coach: Coach) -> None:
    mid = run("share", "question", "How so?", "--yes", "--json").json["item"]
    coach.sync()
    asked = run("share", "erase", mid[:8])
    assert asked.code == 2
    assert asked.out.split()[:2] == [mid[:8], "Question"]
    said = run("share", "erase", mid[:8], "--yes")
    assert "gone from the store" in said.out
    coach.sync()
    assert "has deleted the copy" in run("share", "receive").err
    assert run("share", "erase", "ffff", "--yes").code == 1


def test_leaving_erases_and_a_later_look_ends_it(run: Run, paired: Notebook, coach: Coach) -> None:
    run("share", "send")
    assert run("share", "leave", "--erase").code == 2
    said = run("share", "leave", "--erase", "--yes")
    assert said.code == 0
    assert said.out.count("gone from the store, not yet confirmed") == 2  # the answer, and a week
    assert "Your answer to the invite" in said.out and f"Week {WEEK}" in said.out
    coach.sync()
    assert run("share", "receive").code == 0
    assert "and the coach has confirmed" in run("share", "log").out
    assert list(Path(coach.folder or "").rglob("*.hrd")) == []
    assert "ended by you" in run("share").out
    assert run("share", "send").code == 1
    assert len(run("share", "log", "--json").json["sent"]) > 2


def test_one_file_goes_to_and_fro_by_hand(
    run: Run, notebook: Notebook, tmp_path: Path, clock: FixedClock
) -> None:
    by_hand = Coach(tmp_path / "coach", None, clock)
    file = tmp_path / "mei.harada"
    assert run("share", "join", by_hand.invite("Mei"), "--level", "1", "--yes").code == 0
    assert run("share", "send").code == 2
    assert run("share", "receive", "--bundle", str(file)).code == 1
    assert not file.exists()
    said = run("share", "send", "--bundle", str(file))
    assert (said.code, f"Written: {file}." in said.err) == (0, True)
    by_hand.sync(file)
    by_hand.mailbox.confirm()
    by_hand.sync(file)
    said = run("share", "receive", "--bundle", str(file))
    assert "has confirmed you" in said.err
    assert "Nothing new" not in said.err
    clock.moment += timedelta(days=7)
    assert run("share", "send", "--bundle", str(file)).code == 0
    by_hand.sync(file)
    assert by_hand.weeks() == [("2026-W47", 1, 1)]
    assert run("share", "leave", "--yes").code == 0
    assert run("share", "leave", "--bundle", str(file)).code == 0
    by_hand.sync(file)
    assert by_hand.mailbox.state["state"] == "closed"


def test_the_app_may_be_told_to_do_nothing_by_itself(run: Run, paired: Notebook) -> None:
    off = run("share", "auto", "--send", "off", "--receive", "off", "--json").json
    assert off == {"send": False, "receive": False}
    assert run("share", "auto", "--json").json == off


def test_a_key_is_written_on_paper_and_brought_back(
    run: Run, paired: Notebook, coach: Coach
) -> None:
    said = run("share", "sheet")
    assert said.out.startswith("harada-person-1:")
    mine = run("share", "--json").json["coaches"][0]["my_fingerprint"]
    assert run("share", "recover").code == 2
    assert mine in run("share", "recover", "--yes").out
    run("share", "send")
    assert coach.sync().alerts == []
    assert coach.weeks() == [(WEEK, 2, 1)]


def test_names_and_texts_never_steer_the_terminal(run: Run, paired: Notebook, coach: Coach) -> None:
    coach.reply("\x1b[31mred\x1b]0;title\x07 [bold]", week=WEEK)
    assert "\x1b" not in run("share", "receive").out
    paired.write_diary(TODAY, {"good": "\x1b[2Jgone"})
    assert "\x1b" not in run("share", "entry", "today").out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["preview", "--level", "2"], 0),
        (["log"], 0),
        ([], 0),
        (["join", "harada1:x", "--level", "1", "--yes"], 1),
    ],
)
def test_without_the_extra_what_needs_it_names_it_and_the_rest_works(
    notebook: Notebook, program_environment: dict[str, str], words: list[str], code: int
) -> None:
    blocked = "import sys; sys.modules['pyrage'] = sys.modules['obstore'] = None; "
    call = "from harada.cli.main import main; sys.exit(main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", blocked + call, "share", *words],
        env=program_environment | {"HARADA_HOME": notebook.home},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stderr
    assert ("harada[sharing]" in done.stderr) == bool(code)


def asked(home: Path, *words: str, language: str = "en") -> pexpect.spawn:
    env = {**os.environ, "HARADA_HOME": str(home), "LANG": "C.UTF-8", "TERM": "xterm"}
    return pexpect.spawn(
        sys.executable,
        ["-m", "harada", "share", *words, "--lang", language],
        cwd=str(ROOT),
        env=env,  # type: ignore[arg-type]
        encoding="utf-8",
        dimensions=(60, 100),
        timeout=30,
    )


def test_on_a_terminal_the_offer_the_json_and_a_typed_word_come_before_anything_leaves(
    home: Path, tmp_path: Path
) -> None:
    Notebook(str(home), SystemClock()).create(name="Mei", language="en")
    (tmp_path / "store").mkdir()
    clock = FixedClock(SystemClock().now())
    coach = Coach(tmp_path / "coach", tmp_path / "store", clock)
    invite = coach.invite("Mei")
    screen = asked(home, "join", invite)
    screen.expect_exact("Bo invites you to share.")
    screen.expect_exact("Fingerprint: ")
    screen.expect_exact("Level 4: routines you choose")
    screen.expect_exact("What do you share, 0 to 4?")
    screen.sendline("2")
    screen.expect_exact('"level": 2')
    screen.expect_exact("the app sends each week by itself")
    screen.expect_exact("Type “share” to agree and answer:")
    screen.sendline("no")
    screen.expect_exact("Nothing was sent.")
    screen.expect(pexpect.EOF)
    screen.close()
    assert screen.exitstatus == 1
    assert list((tmp_path / "store").rglob("*.hrd")) == []
    screen = asked(home, "join", invite, "--level", "1")
    screen.expect_exact("Type “share”")
    screen.sendline("share")
    screen.expect_exact("You answered the invite of Bo")
    screen.expect(pexpect.EOF)
    screen.close()
    assert screen.exitstatus == 0
    coach.sync()
    assert coach.mailbox.state["state"] == "joined"


def test_in_dutch_an_entry_goes_when_the_dutch_word_is_typed(home: Path, tmp_path: Path) -> None:
    clock = SystemClock()
    notebook = Notebook(str(home), clock)
    notebook.create(name="Mei", language="nl")
    notebook.write_diary(notebook.today(), {"good": "Regen op het dak"})
    (tmp_path / "store").mkdir()
    coach = Coach(tmp_path / "coach", tmp_path / "store", FixedClock(clock.now()))
    sharing = Sharing(notebook)
    box = sharing.join(sharing.offer(coach.invite("Mei")), Consent(0))
    sharing.sync(box)
    coach.confirm()
    sharing.sync(box)
    i18n.use("nl")
    word = i18n.pgettext("the word one types so that something is sent", "share")
    assert word != "share"
    for typed, code, sent in (("verzend", 1, 0), (word, 0, 1)):
        screen = asked(home, "entry", notebook.today().isoformat(), language="nl")
        screen.expect_exact("Regen op het dak")
        screen.expect_exact(f"“{word}”")
        screen.sendline(typed)
        screen.expect(pexpect.EOF)
        screen.close()
        assert screen.exitstatus == code
        coach.sync()
        assert len(coach.got("entry")) == sent
