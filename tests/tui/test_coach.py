"""The Coach screen, through the real app: nothing leaves unseen, and all that left can be read."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from harada import i18n
from harada.desk.desk import Desk
from harada.notebook.clock import FixedClock
from harada.notebook.notebook import Notebook
from harada.sharing import available
from harada.sharing.choice import diary_entry
from harada.sharing.consent import Consent
from harada.sharing.person import Sharing
from harada.tui import coaching
from harada.tui.screens.level import LevelDialog
from harada.tui.screens.line import LineDialog
from harada.tui.screens.word import WordDialog
from tests.tui.screen_text import assert_golden, screen_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from harada.tui.app import HaradaApp


class Coach:
    """Bo, with a desk, and the folder between the two."""

    def __init__(self, folder: Path, clock: FixedClock) -> None:
        self.shared = folder / "shared"
        self.shared.mkdir()
        notebook = Notebook(str(folder / "bo"), clock)
        notebook.create(name="Bo", language="en")
        self.desk = Desk(notebook)

    def invite(self, name: str = "Noor", store: str | None = "folder") -> str:
        """An invite for somebody; `store` None goes by hand."""
        address = None if store is None else f"folder:{self.shared}"
        return self.desk.invite(name, address).invite

    def pair(self, notebook: Notebook, level: int = 3) -> Sharing:
        """Let a notebook answer an invite, and confirm it; both know it."""
        sharing = Sharing(notebook)
        box = sharing.join(sharing.offer(self.invite()), Consent(level))
        sharing.sync(box)
        self.desk.sync()
        self.desk.confirm("Noor")
        self.desk.sync()
        sharing.sync(sharing.coach())
        return sharing

    def lies_there(self) -> list[Path]:
        """The envelopes in the store."""
        return sorted(self.shared.rglob("*.hrd"))


@pytest.fixture(autouse=True)
def nothing_near(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An invite is only found where a test puts one."""
    monkeypatch.setattr(coaching, "_PLACES", ("",))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def coach(tmp_path: Path, clock: FixedClock) -> Coach:
    """A coach whom nobody knows yet."""
    return Coach(tmp_path, clock)


@pytest.fixture
def paired(coach: Coach, notebook: Notebook, clock: FixedClock) -> Sharing:
    """Noor shares goal and pillars with Bo since a week ago; the first week is over now."""
    clock.moment -= timedelta(days=7)
    sharing = coach.pair(notebook)
    clock.moment += timedelta(days=8)
    return sharing


async def brought(pilot: Pilot[None]) -> None:
    """Wait until what is on its way has come."""
    app: HaradaApp = pilot.app  # type: ignore[assignment]
    await pilot.pause()
    while app.mailing.under_way:
        await asyncio.sleep(0.005)
    await pilot.pause()


def said(app: HaradaApp) -> list[str]:
    """The sentences that were said."""
    return [notice.message for notice in app._notifications]


def fill(app: HaradaApp, text: str) -> None:
    """Paste a text into the line that is asked for."""
    assert isinstance(app.screen, LineDialog | WordDialog)
    app.screen.query_one(Input).value = text


async def test_a_person_joins_on_the_screen_and_nothing_leaves_before_the_word(
    new_app: Callable[..., HaradaApp], notebook: Notebook, coach: Coach
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("9", "enter")
        fill(app, coach.invite())
        await pilot.press("enter")
        assert isinstance(app.screen, LevelDialog)
        assert "Bo invites you to share." in screen_text(app)
        await pilot.press("down", "enter")
        assert isinstance(app.screen, WordDialog)
        assert "sends each week by itself" in " ".join(screen_text(app).replace("│", " ").split())
        fill(app, "yes")
        await pilot.press("enter")
        assert coach.lies_there() == [] and Sharing(notebook).coaches() == []
        fill(app, "share")
        await pilot.press("enter")
        await brought(pilot)
        assert "Read it to Bo" in screen_text(app)
        assert len(coach.lies_there()) == 1
    box = Sharing(notebook).coach()
    assert (box["state"], box["level"]) == ("joined", 3)
    coach.desk.sync()
    assert coach.desk.find("Noor").fingerprint == Sharing(notebook).fingerprint()


async def test_an_invite_that_came_as_a_file_is_found_and_its_level_chosen(
    new_app: Callable[..., HaradaApp], coach: Coach, tmp_path: Path
) -> None:
    (tmp_path / "bo.harada-invite").write_text(coach.invite() + "\n", encoding="utf-8")
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("9", "enter", "1")
        assert isinstance(app.screen, LevelDialog)
        await pilot.press("escape")
        await pilot.pause()
        assert said(app) == ["Nothing was answered; nothing left."]


async def test_what_is_no_invite_is_said_to_be_none(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        for typed in ("harada1:nonsense", "nowhere.harada-invite"):
            await pilot.press("9", "i")
            fill(app, typed)
            await pilot.press("enter")
            await pilot.pause()
        assert len(said(app)) == 2 and "nowhere.harada-invite" in said(app)[1]
    assert Sharing(notebook).coaches() == []


async def test_what_the_preview_shows_is_what_the_coach_reads(
    new_app: Callable[..., HaradaApp], paired: Sharing, coach: Coach
) -> None:
    paired.set_standing(paired.coach(), send=False)
    app = new_app()
    async with app.run_test(size=(100, 60)) as pilot:
        await pilot.press("9", "p")
        await pilot.pause()
        shown = screen_text(app)
        await pilot.press("escape", "s")
        await brought(pilot)
        assert said(app) == ["Sent to Bo: 2026-W46, 2026-W47."]
    coach.desk.sync()
    member = coach.desk.find("Noor")
    assert [week.week for week in member.weeks] == ["2026-W46", "2026-W47"]
    facts = member.weeks[0].facts
    calm = facts["pillars"][0]
    assert f'"kept": {facts["kept"]}' in shown
    assert f"Calm: {calm['done']} of {calm['planned']}" in shown
    assert '"goal": "I have answered 400 calls' in shown


async def test_a_diary_entry_goes_line_by_line_after_the_typed_word(
    new_app: Callable[..., HaradaApp], notebook: Notebook, paired: Sharing, coach: Coach
) -> None:
    yesterday = notebook.today() - timedelta(days=1)
    notebook.write_diary(yesterday, {"good": "I kept calm.", "redo": "Ask sooner."})
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("9", "e", "enter", "space", "end", "space", "enter")
        await pilot.pause()
        shown = screen_text(app)
        assert "I kept calm." in shown and "Ask sooner." not in shown
        fill(app, "share")
        await pilot.press("enter")
        await brought(pilot)
    coach.desk.sync()
    assert [dict(each.parts) for each in coach.desk.find("Noor").entries] == [
        {"good": "I kept calm."}
    ]


async def test_u_beside_what_was_sent_leaves_the_diary_as_it_is(
    new_app: Callable[..., HaradaApp], notebook: Notebook, paired: Sharing, coach: Coach
) -> None:
    notebook.write_diary(notebook.today(), {"good": "A quiet day."})
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("9", "u")
        await pilot.pause()
        assert "x on its line erases it" in said(app)[-1]
    assert notebook.day(notebook.today())["diary"]["good"] == "A quiet day."


async def test_a_long_page_is_offered_with_a_beginning_that_shows_it_is_one(
    new_app: Callable[..., HaradaApp], notebook: Notebook, paired: Sharing
) -> None:
    notebook.write_diary(notebook.today(), {"good": "quiet " * 20})
    app = new_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("9", "e")
        await pilot.pause()
        assert "quiet…" in screen_text(app)


async def test_a_page_is_shared_from_the_diary_itself(
    new_app: Callable[..., HaradaApp], notebook: Notebook, paired: Sharing, coach: Coach
) -> None:
    notebook.write_diary(notebook.today(), {"good": "A quiet day."})
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6")
        await pilot.pause()
        await pilot.press("escape", "e", "enter")
        assert isinstance(app.screen, WordDialog)
        assert "To Bo, exactly this:" in screen_text(app)


async def test_a_question_is_asked_and_the_answer_read_on_the_same_screen(
    new_app: Callable[..., HaradaApp], notebook: Notebook, paired: Sharing, coach: Coach
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("9", "a", "1")
        fill(app, "How do I begin?")
        await pilot.press("enter")
        fill(app, "share")
        await pilot.press("enter")
        await brought(pilot)
        coach.desk.sync()
        coach.desk.reply_to_entry("Noor", "1", "With \x1b[31mthe smallest [b]step[/b].")
        coach.desk.sync()
        await pilot.press("s")
        await brought(pilot)
        shown = screen_text(app)
        assert said(app)[-1] == "1 new reply from Bo."
        assert "With [31mthe smallest [b]step[/b]." in shown
        assert any(reply["sender"] == "Bo" for reply in notebook.replies().values())


async def test_a_reply_stands_beside_the_entry_and_with_the_week_it_is_about(
    new_app: Callable[..., HaradaApp], notebook: Notebook, paired: Sharing, coach: Coach
) -> None:
    today = notebook.today()
    notebook.write_diary(today, {"good": "A quiet day."})
    box = paired.coach()
    paired.send_choice(box, diary_entry(today, notebook.day(today)["diary"], None))
    paired.send_weeks(box, paired.due(box))
    paired.sync(box)
    coach.desk.sync()
    coach.desk.reply_to_entry("Noor", "1", "Quiet suits you.")
    coach.desk.reply_to_week("Noor", "2026-W47", "What helped?")
    coach.desk.sync()
    app = new_app()
    async with app.run_test(size=(80, 40)) as pilot:
        app.mailing.at_opening()
        await brought(pilot)
        assert "Quiet suits you." in screen_text(app)
        await pilot.press("6")
        await pilot.pause()
        await pilot.pause()
        assert "Quiet suits you." in screen_text(app)
        await pilot.press("escape", "7")
        await pilot.pause()
        assert "What helped?" in screen_text(app)
    seen = {reply["text"]: reply["seen"] for reply in notebook.replies().values()}
    assert seen["Quiet suits you."] and not seen["What helped?"]


async def test_the_app_sends_a_week_that_is_over_when_it_opens_and_says_so_once(
    new_app: Callable[..., HaradaApp], paired: Sharing, coach: Coach
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.mailing.at_opening()
        await brought(pilot)
        assert said(app) == ["Sent to Bo: 2026-W46, 2026-W47."]
    coach.desk.sync()
    assert len(coach.desk.find("Noor").weeks) == 2


async def test_an_app_that_stays_open_sends_the_week_when_the_day_turns(
    new_app: Callable[..., HaradaApp], paired: Sharing, clock: FixedClock
) -> None:
    clock.moment -= timedelta(days=1)
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        clock.moment += timedelta(days=1)
        app.look()
        await brought(pilot)
        assert said(app) == ["Sent to Bo: 2026-W46, 2026-W47."]


async def test_each_of_several_coaches_has_a_level_of_its_own(
    new_app: Callable[..., HaradaApp], paired: Sharing, clock: FixedClock, tmp_path: Path
) -> None:
    (tmp_path / "second").mkdir()
    other = Coach(tmp_path / "second", clock)
    other.desk.notebook.set_profile(name="Ada")
    paired.join(paired.offer(other.invite()), Consent(1))
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("9")
        await pilot.pause()
        first = screen_text(app)
        await pilot.press("right")
        await pilot.pause()
        second = screen_text(app)
    assert "Bo: confirmed · 1 of 2" in first and "3, goal and pillars" in first
    assert "Ada: waiting for the coach to confirm · 2 of 2" in second
    assert "1, used or not" in second


async def test_what_one_must_look_at_stays_to_be_read(
    new_app: Callable[..., HaradaApp], paired: Sharing, coach: Coach
) -> None:
    before = coach.lies_there()
    coach.desk.reply("Noor", "First.")
    coach.desk.reply("Noor", "Second.")
    coach.desk.sync()
    min(set(coach.lies_there()) - set(before)).unlink()
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("9", "s")
        await brought(pilot)
        await pilot.pause()
        assert "To look at" in screen_text(app)
        await pilot.press("home", "enter")
        await pilot.pause()
        assert "A message of Bo is missing" in screen_text(app)
    again = new_app()
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.press("9", "home", "enter", "escape")
        await pilot.pause()
        assert "To look at" not in screen_text(again)


async def test_a_fault_of_ours_at_the_opening_keeps_nobody_out(
    new_app: Callable[..., HaradaApp], paired: Sharing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_self: Sharing) -> None:
        raise ZeroDivisionError("a private word")

    monkeypatch.setattr(Sharing, "at_opening", fails)
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.mailing.at_opening()
        await brought(pilot)
        assert len(said(app)) == 1 and "private" not in said(app)[0]
    assert app.fault is None


async def test_a_store_that_is_not_there_is_one_quiet_sentence_and_the_week_waits(
    new_app: Callable[..., HaradaApp], paired: Sharing, coach: Coach
) -> None:
    coach.shared.rename(coach.shared.with_name("elsewhere"))
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.mailing.at_opening()
        await brought(pilot)
        assert [notice.severity for notice in app._notifications] == ["information"]
        await pilot.press("9")
        await pilot.pause()
        assert "2 messages, s sends them" in screen_text(app)


async def test_the_log_opens_each_item_to_its_exact_content(
    new_app: Callable[..., HaradaApp], paired: Sharing
) -> None:
    join = next(item for item in paired.ledger(paired.coach()) if item["kind"] == "join")
    app = new_app()
    async with app.run_test(size=(100, 60)) as pilot:
        await pilot.press("9", "o", "end", "enter")
        await pilot.pause()
        shown = "".join(line.strip("│ ") for line in screen_text(app).split("\n"))
        assert join["sha"] in shown
        assert json.dumps(join["mid"]) in shown.replace("\n", "")


async def test_the_log_tells_how_far_something_is_erased(
    new_app: Callable[..., HaradaApp], paired: Sharing, coach: Coach
) -> None:
    box = paired.coach()
    paired.send_weeks(box, paired.due(box))
    paired.sync(box)
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("9", "o", "x", "enter")
        await brought(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert "Week 2026-W47: gone from the store" in screen_text(app)


async def test_what_was_sent_is_taken_back_and_reported_on(
    new_app: Callable[..., HaradaApp], paired: Sharing, coach: Coach
) -> None:
    box = paired.coach()
    paired.send_weeks(box, paired.due(box))
    paired.sync(box)
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("9", "end", "x", "enter")
        await brought(pilot)
        assert "Week 2026-W46: gone from the store" in screen_text(app)
    coach.desk.sync()
    assert [week.week for week in coach.desk.find("Noor").weeks] == ["2026-W47"]


async def test_a_person_leaves_with_all_erased_after_the_typed_word(
    new_app: Callable[..., HaradaApp], paired: Sharing, coach: Coach
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("9", "X", "2")
        fill(app, "stop")
        await pilot.press("enter")
        await brought(pilot)
        assert "What became of it" in screen_text(app)
        assert len(coach.lies_there()) == 1, "the goodbye alone"
        await pilot.press("escape")
        assert "ended by you" in screen_text(app)
    coach.desk.sync()
    assert not coach.desk.members()[0].open


async def test_less_is_shared_from_the_moment_the_level_is_lowered(
    new_app: Callable[..., HaradaApp], paired: Sharing, coach: Coach
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("9", "l", "up", "up", "enter", "enter")
        await brought(pilot)
        assert "1, used or not" in screen_text(app)
    coach.desk.sync()
    assert {week.level for week in coach.desk.find("Noor").weeks} == {1}


async def test_a_consent_that_ended_is_said_and_renewed_with_one_key(
    new_app: Callable[..., HaradaApp], paired: Sharing, clock: FixedClock
) -> None:
    paired.agree(paired.coach(), Consent(2, clock.now().date()))
    clock.moment += timedelta(days=1)
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("9")
        await pilot.pause()
        assert "your consent ended" in screen_text(app)
        await pilot.press("a")
        assert "ended on" in said(app)[-1]
        await pilot.press("l", "enter", "enter")
        await brought(pilot)
    assert paired.holds(paired.coach())


async def test_before_the_confirmation_nothing_is_asked_for_that_could_not_go(
    new_app: Callable[..., HaradaApp], notebook: Notebook, coach: Coach
) -> None:
    sharing = Sharing(notebook)
    sharing.join(sharing.offer(coach.invite()), Consent(2))
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("9", "e")
        await pilot.pause()
        assert said(app) == ["Bo has not confirmed yet; until then nothing is sent."]
        assert sharing.fingerprint() in screen_text(app), "to be read out to Bo"


async def test_the_routines_of_level_four_are_picked_by_hand(
    new_app: Callable[..., HaradaApp], paired: Sharing
) -> None:
    app = new_app()
    async with app.run_test(size=(100, 60)) as pilot:
        await pilot.press("9", "l", "down", "r", "space", "enter")
        await pilot.pause()
        shown = screen_text(app)
        assert '"routines": [{"name": "Two minutes of breathing' in shown


async def test_without_a_store_a_file_carries_it(
    new_app: Callable[..., HaradaApp], notebook: Notebook, coach: Coach, tmp_path: Path
) -> None:
    sharing = Sharing(notebook)
    sharing.join(sharing.offer(coach.invite(store=None)), Consent(2))
    file = tmp_path / "to-bo.harada"
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("9", "s")
        fill(app, str(file))
        await pilot.press("enter")
        await brought(pilot)
    coach.desk.sync(bundle=str(file))
    assert coach.desk.find("Noor").stage == "joined"


async def test_without_the_packages_it_says_how_to_get_them(
    new_app: Callable[..., HaradaApp], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(available, "_NEEDED", ("a_package_that_is_not_there",))
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("9")
        await pilot.pause()
        assert "harada[sharing]" in screen_text(app)
        await pilot.press("i", "o", "l")


@pytest.mark.parametrize(
    ("language", "size"),
    [("en", (80, 24)), ("x-pseudo", (80, 24)), ("en", (60, 20))],
)
async def test_it_looks_as_it_should_without_a_coach(
    new_app: Callable[..., HaradaApp], language: str, size: tuple[int, int]
) -> None:
    i18n.use(language)
    app = new_app(language=language)
    async with app.run_test(size=size) as pilot:
        await pilot.press("9")
        await pilot.pause()
        assert_golden(app, f"coach-none-{language}-{size[0]}x{size[1]}")


@pytest.mark.parametrize("size", [(80, 24), (160, 50), (60, 20)])
async def test_it_looks_as_it_should_with_a_coach(
    new_app: Callable[..., HaradaApp], paired: Sharing, notebook: Notebook, coach: Coach,
    size: tuple[int, int],
) -> None:  # fmt: skip
    box = paired.coach()
    paired.send_weeks(box, paired.due(box)[:1])
    paired.sync(box)
    coach.desk.sync()
    coach.desk.reply_to_week("Noor", "2026-W46", "Well kept. What helped?")
    coach.desk.sync()
    paired.sync(paired.coach())
    paired.mailbox(box).update(store="folder:/shared/harada")
    app = new_app()
    async with app.run_test(size=size) as pilot:
        await pilot.press("9")
        await pilot.pause()
        assert_golden(app, f"coach-{size[0]}x{size[1]}")


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_a_level_looks_as_it_should(
    new_app: Callable[..., HaradaApp], paired: Sharing, size: tuple[int, int]
) -> None:
    app = new_app()
    async with app.run_test(size=size) as pilot:
        await pilot.press("9", "l")
        await pilot.pause()
        assert_golden(app, f"coach-level-{size[0]}x{size[1]}")
