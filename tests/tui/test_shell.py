"""The shell around the screens: where one begins, what works everywhere, what is noticed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from harada import i18n
from harada.notebook.errors import Refused
from harada.notebook.notebook import Notebook
from harada.tui.app import HaradaApp
from harada.tui.screens.help import HelpScreen
from harada.tui.screens.jump import JumpScreen
from harada.tui.settings import Settings
from harada.tui.widgets.rows import RowList
from tests.tui import notebooks
from tests.tui.screen_text import screen_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from harada.notebook.clock import FixedClock


def test_a_notebook_with_a_sheet_and_a_routine_opens_on_today(notebook: Notebook) -> None:
    notebook.set_guide(at="perspectives", skipped=[], later=["survey"])
    assert HaradaApp(notebook, notebook.clock).first == "today"


def test_without_a_notebook_it_opens_the_first_start(tmp_path: Path, clock: FixedClock) -> None:
    assert HaradaApp(Notebook(str(tmp_path / "none"), clock), clock).first == "start"


def test_without_a_sheet_it_opens_the_guided_path(tmp_path: Path, clock: FixedClock) -> None:
    notebook = notebooks.begun(str(tmp_path / "begun"), clock)
    assert HaradaApp(notebook, clock).first == "guide"


@pytest.mark.parametrize(
    ("key", "mode"),
    [("f3", "goal"), ("4", "window"), ("f5", "routines"), ("6", "diary")],
)
async def test_function_keys_and_digits_go_to_the_screens_and_back(
    new_app: Callable[..., HaradaApp], key: str, mode: str
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        await pilot.pause()
        assert app.current_mode == mode
        await pilot.press("f2")
        assert app.current_mode == "today"


async def test_a_made_up_notebook_says_so_on_every_screen(
    new_app: Callable[..., HaradaApp],
) -> None:
    app = new_app(banner="demo")
    async with app.run_test(size=(80, 24)) as pilot:
        assert screen_text(app).splitlines()[0].endswith("demo")
        app.saved()
        await pilot.press("f4")
        assert screen_text(app).splitlines()[0].endswith("demo")


async def test_help_tells_the_keys_of_the_place_and_closes_with_escape(
    new_app: Callable[..., HaradaApp],
) -> None:
    app = new_app()
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        shown = screen_text(app)
        assert "Say that this routine was not kept today" in shown
        assert "Leave; everything is saved already." in shown
        await pilot.press("escape")
        assert app.screen is app.screen_stack[0]


async def test_jump_mode_goes_to_the_row_with_the_letter(new_app: Callable[..., HaradaApp]) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("g")
        await pilot.pause()
        assert isinstance(app.screen, JumpScreen)
        await pilot.press("g")
        await pilot.pause()
        assert app.screen.query_one("#routines", RowList).current == "routine:r4"


async def test_an_error_of_the_notebook_is_a_sentence(
    new_app: Callable[..., HaradaApp], notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_more: object) -> None:
        raise Refused("The disk is full [bold]here[/bold].")

    monkeypatch.setattr(notebook, "mark", refuse)
    app = new_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("space")
        await pilot.pause(0.1)
        assert "The disk is full [bold]here[/bold]." in screen_text(app)
        assert "saved" not in screen_text(app)


async def test_a_chosen_language_is_kept_in_the_profile(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.choose_language("x-pseudo")
        await pilot.pause()
        assert "[Šüñdáý~]" in screen_text(app)
        assert notebook.profile()["language"] == "x-pseudo"
        await pilot.press("u")
        assert i18n.language() == "en"
        assert "Sunday 22 November" in screen_text(app)
        await pilot.press("U")
        assert i18n.language() == "x-pseudo"
        await pilot.press("U")
        assert notebook.profile()["language"] == "x-pseudo"


def test_the_language_asked_for_counts_for_this_run_alone(
    notebook: Notebook, clock: FixedClock
) -> None:
    HaradaApp(notebook, clock, language="x-pseudo")
    assert i18n.language() == "x-pseudo"
    assert notebook.profile()["language"] == "en"


async def test_the_theme_changes_and_is_kept_beside_the_persons_own_lines(
    new_app: Callable[..., HaradaApp], tmp_path: Path
) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text('# mine\n[keys]\n"app.jump" = "ctrl+n"\n', encoding="utf-8")
    app = new_app(settings_path=str(settings))
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.current_theme.dark
        await pilot.press("T")
        assert not app.current_theme.dark
    kept = settings.read_text(encoding="utf-8")
    assert kept == 'theme = "harada-light"\n# mine\n[keys]\n"app.jump" = "ctrl+n"\n'
    if os.name == "posix":
        assert settings.stat().st_mode & 0o077 == 0
    assert new_app(settings_path=str(settings)).start_theme == "harada-light"


def test_no_color_gives_the_theme_without_colours(
    new_app: Callable[..., HaradaApp], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert new_app().theme == "ansi-dark"


async def test_settings_that_cannot_be_read_are_said_and_left_alone(
    new_app: Callable[..., HaradaApp], tmp_path: Path
) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text("theme = [", encoding="utf-8")
    app = new_app(settings_path=str(settings))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause(0.1)
        assert "settings.toml could not be read" in screen_text(app)
    assert settings.read_text(encoding="utf-8") == "theme = ["


def test_keys_that_are_taken_or_kept_by_terminals_are_said_and_not_used(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(
        '[keys]\n"today.done" = "q"\n"today.note" = "ctrl+s"\n'
        '"today.rest" = "z"\n"app.quit" = "Q"\n',
        encoding="utf-8",
    )
    settings = Settings(str(path))
    assert settings.keys == {"today.rest": "z", "app.quit": "Q"}
    assert settings.trouble == [
        "The key q for today.done is taken already: Quit.",
        "The key ctrl+s for today.note is one that terminals keep for themselves.",
    ]


async def test_plain_marks_replace_every_glyph_of_today(new_app: Callable[..., HaradaApp]) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space", "P")
        await pilot.pause()
        shown = screen_text(app)
        assert "  o 1.1 Two minutes" in shown
        assert "> ? 1.2 Tidy" in shown
        assert "□" not in shown


async def test_today_makes_few_widgets_and_writes_few_bytes_a_key(
    new_app: Callable[..., HaradaApp],
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert len(app.screen.query("*")) <= 10


async def test_a_notice_stands_over_the_bar_of_screens_and_does_not_follow_to_another_screen(
    new_app: Callable[..., HaradaApp], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.say("Planned for Monday.")
        app.say("The disk is full.", "error")
        await pilot.pause()
        top, below, *_rest = screen_text(app).splitlines()
        assert top.endswith("Planned for Monday.")
        assert below.endswith("The disk is full.")
        monkeypatch.setattr("harada.tui.keeper._JUST", 0.0)
        await pilot.press("f4")
        await pilot.pause()
        assert "Planned for Monday." not in screen_text(app)
        assert "The disk is full." in screen_text(app)


async def test_where_digits_name_cells_the_bar_shows_the_function_keys(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        assert "[2 Today]" in screen_text(app)
        await pilot.press("4")
        await pilot.pause()
        assert "[F4 Window] F5 Routines" in screen_text(app)
        await pilot.press("5")
        assert app.current_mode == "window"
        await pilot.press("f5")
        await pilot.pause()
        assert "[5 Routines]" in screen_text(app)
