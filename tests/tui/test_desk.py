"""The desk, through the real app: a roster that ranks nobody, and new mail read by keyboard."""

from __future__ import annotations

import asyncio
import os
import shutil
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from harada import i18n
from harada.desk.desk import Desk
from harada.notebook.clock import FixedClock
from harada.notebook.notebook import Notebook
from harada.sharing.consent import Consent
from harada.sharing.person import Sharing
from harada.tui.app import HaradaApp
from harada.tui.screens.desk import DeskScreen
from harada.tui.screens.line import LineDialog
from harada.tui.screens.member import MemberScreen
from harada.tui.screens.write import LetterArea
from tests.tui import desks, notebooks
from tests.tui.screen_text import assert_golden, screen_text

if TYPE_CHECKING:
    from textual.pilot import Pilot

MONDAY = datetime(2026, 11, 23, 8, 30)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk of two hundred, made once; each test has a copy."""
    home = tmp_path_factory.mktemp("desks") / "two-hundred"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _file: None)  # nobody turns the power off meanwhile
        desks.desk(str(home), FixedClock(MONDAY), 200)
    return home


@pytest.fixture
def clock() -> FixedClock:
    """A Monday morning."""
    return FixedClock(MONDAY)


@pytest.fixture
def desk(tmp_path: Path, built: Path, clock: FixedClock) -> Desk:
    """The desk of a coach with two hundred members and new mail of all of them."""
    home = tmp_path / "bo"
    shutil.copytree(built, home)
    return Desk(Notebook(str(home), clock))


def app_on(desk: Desk, clock: FixedClock) -> HaradaApp:
    """The app on the coach's notebook."""
    settings = str(Path(desk.notebook.home).parent / "settings.toml")
    return HaradaApp(Notebook(desk.notebook.home, clock), clock, settings_path=settings)


async def open_desk(pilot: Pilot[None]) -> DeskScreen:
    """Go to the desk."""
    await pilot.press("D")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, DeskScreen)
    return screen


async def open_first(pilot: Pilot[None]) -> MemberScreen:
    """Open the first new mail."""
    await open_desk(pilot)
    await pilot.press("n")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, MemberScreen)
    return screen


async def brought(pilot: Pilot[None]) -> None:
    """Wait until what is on its way has come."""
    app: HaradaApp = pilot.app  # type: ignore[assignment]
    await pilot.pause()
    while app.mailing.under_way:
        await asyncio.sleep(0.005)
    await pilot.pause()


def shown_name(screen: MemberScreen) -> str:
    """Whose page is shown."""
    assert screen.facts is not None
    return screen.facts.member.name


async def test_new_mail_is_read_from_one_to_the_next_with_one_key(
    desk: Desk, clock: FixedClock
) -> None:
    app = app_on(desk, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_first(pilot)
        seen = [shown_name(screen)]
        await pilot.press("m", "m")
        told = [notice.message for notice in app._notifications]
        assert "Emre Aerts still waits to be let in: c or x on that page answers." in told
        seen.append(shown_name(screen))
        await pilot.press("m")
        seen.append(shown_name(screen))
    assert seen == ["Emre Aerts", "Bea Baert", "Bea Claes"]
    new = [mail.member.name for mail in desk.mail()]
    assert "Bea Aerts" not in new and "Bea Baert" not in new and "Bea Claes" in new
    assert "Emre Aerts" in new, "who waits to be confirmed still does"


async def test_the_last_new_mail_leads_back_and_what_was_left_is_counted(
    desk: Desk, clock: FixedClock
) -> None:
    for mail in desk.mail()[2:]:
        desk.mark_read(mail)
    app = app_on(desk, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_first(pilot)
        await pilot.press("n", "m")
        await pilot.pause()
        assert isinstance(app.screen, DeskScreen)
        told = [notice.message for notice in app._notifications]
        assert told[-1] == "The end of the new mail; that of 1 member is left for later."


async def test_a_question_is_answered_beside_its_words_and_waits_to_be_sent(
    desk: Desk, clock: FixedClock
) -> None:
    app = app_on(desk, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_first(pilot)
        await pilot.press("m", "r")
        await pilot.pause()
        assert "May I swap a pillar halfway?" in screen_text(app)
        app.screen.query_one(LetterArea).insert("Yes: [b]{name}[/b]")
        await pilot.press("ctrl+n", "O", "k", "enter")
        await pilot.pause()
        assert "answered" in screen_text(app)
        assert shown_name(screen) == "Bea Aerts"
        await pilot.press("escape")
        await pilot.pause()
        assert "1 of yours waits: s sends" in screen_text(app)
    member = desk.find("Bea Aerts")
    assert [answer.text for answer in member.answers] == ["Yes: [b]{name}[/b]\nOk"]
    assert member.answers[0].about == member.entries[0].mid


async def test_what_was_begun_is_there_again_and_a_template_saves_typing(
    desk: Desk, clock: FixedClock
) -> None:
    desk.put_template("well done", "Well done, {name}.")
    app = app_on(desk, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_first(pilot)
        await pilot.press("m", "r", "H", "m", "escape")
        assert [*desk.record(desk.find("Bea Aerts").box)["drafts"].values()] == ["Hm"]
        await pilot.press("r")
        await pilot.pause()
        assert app.screen.query_one(LetterArea).text == "Hm"
        await pilot.press("ctrl+u", "ctrl+r", "enter")
        await pilot.pause()
        app.screen.query_one(LetterArea).insert(" Go on so, {name}.")
        await pilot.press("ctrl+g")
        app.screen.query_one(Input).value = "go on"
        await pilot.press("enter", "enter")
        await pilot.pause()
    assert desk.templates()["go on"] == "Well done, Bea Aerts. Go on so, {name}."
    assert [answer.text for answer in desk.find("Bea Aerts").answers] == [
        "Well done, Bea Aerts. Go on so, Bea Aerts."
    ]


async def test_a_week_is_answered_as_a_week(desk: Desk, clock: FixedClock) -> None:
    app = app_on(desk, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_first(pilot)
        await pilot.press("m", "down", "r", "W", "e", "l", "l", "enter")
        await pilot.pause()
    assert [answer.week for answer in desk.find("Bea Aerts").answers] == ["2026-W47"]


async def test_who_joined_is_let_in_after_the_fingerprint_was_asked_for(
    desk: Desk, clock: FixedClock
) -> None:
    app = app_on(desk, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_first(pilot)
        mark = desk.find("Emre Aerts").fingerprint
        assert screen.check_action("reply", ()) is False
        await pilot.press("c")
        await pilot.pause()
        assert mark is not None and mark[:11] in screen_text(app)
        await pilot.press("enter")
    assert desk.find("Emre Aerts").stage == "member"


async def test_the_talk_sheet_is_a_page_too_and_begins_anew_after_a_talk(
    desk: Desk, clock: FixedClock, tmp_path: Path
) -> None:
    app = app_on(desk, clock)
    async with app.run_test(size=(100, 50)) as pilot:
        await open_first(pilot)
        await pilot.press("m", "t")
        await pilot.pause()
        assert "Questions to ask" in screen_text(app)
        await pilot.press("w")
        app.screen.query_one(Input).value = str(tmp_path / "talk.html")
        await pilot.press("enter", "escape", "d")
        await pilot.pause()
    assert "Bea Aerts" in (tmp_path / "talk.html").read_text(encoding="utf-8")
    talked = desk.find("Bea Aerts").last_talk
    assert talked is not None and talked.isoformat() == "2026-11-23"


async def test_u_on_a_page_takes_no_change_back_that_is_not_seen_there(
    desk: Desk, clock: FixedClock
) -> None:
    app = app_on(desk, clock)
    notebook = app.notebook
    notebook.write_diary(notebook.today(), {"good": "A quiet day."})
    async with app.run_test(size=(80, 24)) as pilot:
        await open_first(pilot)
        await pilot.press("u")
        await pilot.pause()
        assert any("not taken back" in notice.message for notice in app._notifications)
    assert notebook.day(notebook.today())["diary"]["good"] == "A quiet day."


async def test_the_note_of_a_month_has_two_lines(desk: Desk, clock: FixedClock) -> None:
    app = app_on(desk, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_first(pilot)
        await pilot.press("m", "o", "1")
        await pilot.pause()
        app.screen.query_one(LetterArea).insert("One.\nTwo.\nThree.")
        await pilot.press("enter")
        await pilot.pause()
        told = [notice.message for notice in app._notifications]
        assert any("two lines" in sentence for sentence in told)
        assert desk.find("Bea Aerts").answers == ()
        await pilot.press("o", "1")
        await pilot.pause()
        assert "Three." in app.screen.query_one(LetterArea).text, "what was refused is not lost"


async def test_a_reply_that_is_being_written_when_the_app_must_end_is_kept(
    desk: Desk, clock: FixedClock
) -> None:
    app = app_on(desk, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_first(pilot)
        await pilot.press("m", "r", "H", "m")
        app.save_typed()
    member = desk.find("Bea Aerts")
    assert desk.draft(member.box, f"entry:{member.entries[0].mid}") == "Hm"


async def test_the_order_is_by_need_or_by_name_and_figures_decide_nothing(
    desk: Desk, clock: FixedClock
) -> None:
    app = app_on(desk, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_desk(pilot)
        assert screen.facts is not None
        first = next(iter(screen.facts.rows.values()))
        assert first.member.name == "Emre Aerts"
        await pilot.press("o")
        names = [row.member.name for row in screen.facts.rows.values()]
        assert names == sorted(names, key=str.casefold)
        await pilot.press("slash")
        assert isinstance(app.screen, LineDialog)
        app.screen.query_one(Input).value = "baert"
        await pilot.press("enter")
        assert screen.facts.rows[screen.rows.current or ""].member.name == "Emre Baert"


async def test_what_is_not_shared_is_said_so_and_never_a_nought(
    desk: Desk, clock: FixedClock
) -> None:
    app = app_on(desk, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_desk(pilot)
        box = desk.find("Jo Aerts").box
        assert screen.rows.cells[box].hidden == "not shared"
        screen.rows.go_to(box)
        await pilot.pause()
        row = next(line for line in screen_text(app).split("\n") if "> » Jo Aerts" in line)
        assert "not shared" in row and "%" not in row and "0" not in row


async def test_the_desk_is_not_met_by_who_has_none(tmp_path: Path, clock: FixedClock) -> None:
    notebook = notebooks.kept(str(tmp_path / "noor"), clock)
    app = HaradaApp(notebook, clock, settings_path=str(tmp_path / "s.toml"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("D")
        await pilot.pause()
        assert not isinstance(app.screen, DeskScreen)
        assert "Desk" not in screen_text(app)


async def test_mail_of_a_real_member_comes_with_a_key_and_the_answer_goes_with_it(
    tmp_path: Path, clock: FixedClock
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    coach = Notebook(str(tmp_path / "bo"), clock)
    coach.create(name="Bo", language="en")
    desk = Desk(coach)
    sharing = Sharing(notebooks.kept(str(tmp_path / "noor"), clock))
    offer = sharing.offer(desk.invite("Noor", f"folder:{shared}").invite)
    sharing.sync(sharing.join(offer, Consent(2)))
    app = app_on(desk, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_desk(pilot)
        await pilot.press("s")
        await brought(pilot)
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("c", "enter")
        await pilot.pause()
        await pilot.press("r", "H", "i", "enter", "escape")
        await pilot.pause()
        await pilot.press("s")
        await brought(pilot)
    sharing.sync(sharing.coach())
    assert sharing.coach()["state"] == "confirmed"
    assert [reply["text"] for reply in sharing.notebook.replies().values()][-1] == "Hi"


@pytest.mark.parametrize(
    ("language", "size"),
    [("en", (80, 24)), ("en", (160, 50)), ("en", (60, 20)), ("x-pseudo", (80, 24))],
)
async def test_the_roster_looks_as_it_should(
    desk: Desk, clock: FixedClock, language: str, size: tuple[int, int]
) -> None:
    i18n.use(language)
    desk.notebook.set_profile(language=language)
    app = app_on(desk, clock)
    async with app.run_test(size=size) as pilot:
        await open_desk(pilot)
        assert_golden(app, f"desk-{language}-{size[0]}x{size[1]}")


@pytest.mark.parametrize(
    ("language", "size"),
    [("en", (80, 24)), ("en", (160, 50)), ("en", (60, 20)), ("x-pseudo", (80, 24))],
)
async def test_a_page_looks_as_it_should(
    desk: Desk, clock: FixedClock, language: str, size: tuple[int, int]
) -> None:
    i18n.use(language)
    desk.notebook.set_profile(language=language)
    app = app_on(desk, clock)
    async with app.run_test(size=size) as pilot:
        await open_desk(pilot)
        await app.show_member(desk.find("Cas Aerts").box)
        await pilot.pause()
        assert_golden(app, f"member-{language}-{size[0]}x{size[1]}")
