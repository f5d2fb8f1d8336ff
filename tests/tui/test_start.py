"""The first start: language, name and place, and nothing written before the last of them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, cast

import pytest

from harada import i18n
from harada.notebook.notebook import Notebook
from harada.tui.app import HaradaApp
from harada.tui.screens.vault import VaultDialog
from tests.tui import notebooks
from tests.tui.golden import agrees
from tests.tui.screen_text import screen_body, screen_text

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from harada.notebook.clock import FixedClock
    from harada.tui.screens.start import StartScreen


def app_at(place: Path, clock: FixedClock) -> HaradaApp:
    return HaradaApp(Notebook(str(place), clock), clock)


def start(app: HaradaApp) -> StartScreen:
    return cast("StartScreen", app.screen)


async def to_the_place(pilot: Pilot[None], name: str = "Noor") -> StartScreen:
    """Answer the first two questions."""
    screen = start(cast("HaradaApp", pilot.app))
    screen.person.put(name)
    screen.action_next()
    screen.action_next()
    await pilot.pause()
    return screen


async def test_nothing_is_written_before_the_last_question(
    tmp_path: Path, clock: FixedClock
) -> None:
    app = app_at(tmp_path / "notebook", clock)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await to_the_place(pilot)
        assert screen.place.answer() == str(tmp_path / "notebook")
        assert list(tmp_path.iterdir()) == []


async def test_the_language_of_the_environment_is_chosen_already(
    tmp_path: Path, clock: FixedClock
) -> None:
    i18n.use("nl")
    app = app_at(tmp_path / "notebook", clock)
    async with app.run_test(size=(80, 24)):
        assert "(x) Nederlands" in screen_text(app)


async def test_a_chosen_language_is_spoken_at_once_and_kept(
    tmp_path: Path, clock: FixedClock
) -> None:
    app = app_at(tmp_path / "notebook", clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "enter")
        assert i18n.language() == "nl"
        screen = start(app)
        screen.person.put("Noor")
        screen.action_next()
        screen.action_next()
        await pilot.pause()
    assert app.notebook.profile()["language"] == "nl"


async def test_a_name_is_asked_again_when_it_is_left_blank(
    tmp_path: Path, clock: FixedClock
) -> None:
    app = app_at(tmp_path / "notebook", clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "enter")
        assert "Please write your name" in screen_text(app)


async def test_a_folder_with_other_files_is_accepted_and_they_are_left_alone(
    tmp_path: Path, clock: FixedClock
) -> None:
    (tmp_path / "letters.txt").write_text("dear")
    app = app_at(tmp_path, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_the_place(pilot)
        assert "holds other files already; they are left alone" in screen_text(app)
        await pilot.press("enter", "escape")
        await pilot.pause()
        assert app.current_mode == "guide"
    assert (tmp_path / "letters.txt").read_text() == "dear"
    assert Notebook(str(tmp_path), clock).profile()["name"] == "Noor"


@pytest.mark.parametrize("place", ["file", "file/inside", "read-only/notebook", "read-only"])
async def test_an_impossible_place_gets_a_sentence_and_another_chance(
    tmp_path: Path, clock: FixedClock, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "read-only").mkdir()
    _forbid(monkeypatch, str(tmp_path / "read-only"))
    app = app_at(tmp_path / "new", clock)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await to_the_place(pilot)
        screen.place.put(str(tmp_path / place))
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen is screen
        assert "Please write another folder" in " ".join(screen_text(app).split())
        screen.place.put(str(tmp_path / "elsewhere"))
        await pilot.press("enter", "escape")
        await pilot.pause()
        assert app.current_mode == "guide"
    assert Notebook(str(tmp_path / "elsewhere"), clock).profile()["name"] == "Noor"


def _forbid(monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    """Refuse to write in a folder, for root too."""
    make, opened = os.mkdir, os.open

    def mkdir(path: str, mode: int = 0o777) -> None:
        if str(path).startswith(folder):
            raise PermissionError(13, "Permission denied", path)
        make(path, mode)

    def open_(path: str, flags: int, *rest: int) -> int:
        if str(path).startswith(folder) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise PermissionError(13, "Permission denied", path)
        return opened(path, flags, *rest)

    monkeypatch.setattr(os, "mkdir", mkdir)
    monkeypatch.setattr(os, "open", open_)


async def test_a_folder_with_a_notebook_is_opened(tmp_path: Path, clock: FixedClock) -> None:
    kept = notebooks.kept(str(tmp_path / "kept"), clock)
    app = app_at(tmp_path / "new", clock)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await to_the_place(pilot, "Somebody")
        screen.place.put(kept.home)
        await pilot.press("enter")
        await pilot.pause()
        assert app.current_mode == "today"
    assert kept.profile()["name"] == "Noor"
    assert not (tmp_path / "new").exists()


async def test_escape_goes_back_a_question(tmp_path: Path, clock: FixedClock) -> None:
    app = app_at(tmp_path / "notebook", clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_the_place(pilot)
        await pilot.press("escape", "escape")
        assert start(app).at == "language"


@pytest.mark.parametrize("language", ["en", "nl"])
async def test_the_first_question_as_it_looks(
    tmp_path: Path, clock: FixedClock, language: str
) -> None:
    i18n.use(language)
    app = app_at(tmp_path / "notebook", clock)
    async with app.run_test(size=(80, 24)):
        assert agrees(f"start_{language}", screen_body(app))


async def test_a_lock_is_offered_once_before_the_path_begins_and_can_be_left(
    tmp_path: Path, clock: FixedClock
) -> None:
    app = app_at(tmp_path / "notebook", clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_the_place(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "Your diary under lock?" in screen_text(app)
        assert "There i" not in screen_text(app)
        assert app.current_mode == "start"
        await pilot.press("escape")
        await pilot.pause()
        assert app.current_mode == "guide"
        assert "under lock" not in screen_text(app)
    assert not app.notebook.has_vault()


async def test_a_yes_to_the_lock_asks_for_the_passphrase_and_then_the_path_begins(
    tmp_path: Path, clock: FixedClock
) -> None:
    app = app_at(tmp_path / "notebook", clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_the_place(pilot)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, VaultDialog)
        await pilot.press("escape")
        await pilot.pause()
        assert app.current_mode == "guide"
