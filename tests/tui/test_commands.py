"""Commands are said once, and no key is one that a terminal keeps for itself."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from harada.i18n import N_
from harada.tui.app import NAMES
from harada.tui.commands import FORBIDDEN, REGISTRY, Command
from harada.tui.palette import Offers

if TYPE_CHECKING:
    from collections.abc import Callable

    from harada.tui.app import HaradaApp


@pytest.fixture(scope="module", autouse=True)
def _all_screens() -> None:
    for name in NAMES:
        import_module(f"harada.tui.screens.{name}")


def test_every_command_has_words_for_footer_and_help() -> None:
    assert len(REGISTRY) > 30
    for command in REGISTRY.values():
        assert command.label()
        assert command.explanation().endswith("."), command.id
        assert command.__doc__


def test_a_command_with_a_key_that_terminals_keep_is_refused() -> None:
    with pytest.raises(ValueError, match="terminals"):

        class Wrong(Command):
            """Never there."""

            id = "test.wrong"
            keys = "ctrl+s"
            action = "wrong"
            text = N_("Wrong")
            help = N_("Never.")


def test_a_command_without_help_is_refused() -> None:
    with pytest.raises(ValueError, match="help"):

        class Silent(Command):
            """Never there."""

            id = "test.silent"
            keys = "s"
            action = "silent"
            text = N_("Silent")


@pytest.mark.parametrize("name", ["today", "goal", "window", "routines", "diary"])
async def test_no_forbidden_key_works_on_any_screen(
    new_app: Callable[..., HaradaApp], name: str
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.action_show(name)
        await pilot.pause()
        screen = app.screen
        for widget in [None, *screen.focus_chain]:
            screen.set_focus(widget)
            assert not FORBIDDEN.intersection(screen.active_bindings), widget


async def test_ctrl_q_no_longer_ends_the_app(new_app: Callable[..., HaradaApp]) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+q")
        assert app.is_running


async def test_footer_words_follow_the_language(new_app: Callable[..., HaradaApp]) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.screen.active_bindings["space"].binding.description == "Done"
        app.speak("x-pseudo")
        await pilot.pause()
        assert app.screen.active_bindings["space"].binding.description == "[Döñé~]"


async def test_the_palette_finds_a_command_by_a_word_of_its_explanation_after_all_names(
    new_app: Callable[..., HaradaApp],
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)):
        offers = Offers(app.screen)
        assert [hit.text async for hit in offers.search("stopped")] == ["Guided path"]
        scores = {str(hit.text): hit.score async for hit in offers.search("rest")}
        assert max(scores, key=scores.__getitem__) == "Rest"


async def test_the_palette_offers_the_commands_of_here_and_everywhere(
    new_app: Callable[..., HaradaApp],
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        offers = Offers(app.screen)
        names = [hit.display async for hit in offers.discover()]
        assert {"Done", "Missed", "Take back", "Diary", "Language: English"} <= set(names)
        assert "Up" not in names
        await pilot.press("ctrl+p", "d", "i", "a", "r", "y")
        await pilot.pause(0.3)
        await pilot.press("enter")
        await pilot.pause()
        assert app.current_mode == "diary"


async def test_a_key_of_the_persons_own_takes_the_place_of_ours(
    new_app: Callable[..., HaradaApp], tmp_path_factory: pytest.TempPathFactory
) -> None:
    settings = tmp_path_factory.mktemp("own") / "settings.toml"
    settings.write_text('[keys]\n"today.done" = "d"\n', encoding="utf-8")
    app = new_app(settings_path=str(settings))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space")
        assert not app.notebook.day(app.today)["marks"]
        await pilot.press("d")
        assert app.notebook.day(app.today)["marks"] == {"r1": 1}
