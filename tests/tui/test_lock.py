"""The lock screen: when it comes, that it shows nothing, and that nothing typed is lost."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input
from textual.worker import WorkerCancelled

from harada.notebook import agent, locking, vault
from harada.notebook.errors import HaradaError
from harada.notebook.notebook import Notebook
from harada.notebook.store import Store
from harada.tui.lock_app import LockApp
from harada.tui.screens.lock import LockDialog
from harada.tui.screens.vault import VaultDialog
from harada.tui.settings import Settings
from tests.tui.screen_text import screen_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.pilot import Pilot

    from harada.notebook.clock import FixedClock
    from harada.tui.app import HaradaApp

pytestmark = pytest.mark.skipif(not agent.supported(), reason="sockets with a name")

SECRET = "correct horse battery staple"
PRIVATE = ("breath", "Noor", "desk", "Breathe", "calls", "Take the stairs")


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch, notebook: Notebook) -> Iterator[None]:
    """Vaults that cost little to open; no agent is left."""
    monkeypatch.setattr(vault, "USUAL", (8 * 1024, 1, 1))
    yield
    with suppress(HaradaError):
        locking.lock(notebook)


@pytest.fixture
def code(notebook: Notebook) -> str:
    """The recovery code of the notebook, which is locked."""
    return locking.make(notebook, SECRET)


@pytest.fixture
def unlocked(notebook: Notebook, code: str) -> Notebook:
    """The notebook with a vault, unlocked."""
    locking.unlock(notebook, SECRET, 10)
    return notebook


async def settled(pilot: Pilot[object]) -> None:
    """Wait for the thread that opens or seals; it ends with the dialog it closes."""
    with suppress(WorkerCancelled):
        await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def write(pilot: Pilot[object], field: str, text: str) -> None:
    """Put a text in a field of the dialog in front and press Enter there."""
    box = pilot.app.screen.query_one(field, Input)
    box.value = text
    box.focus()
    await pilot.press("enter")
    await settled(pilot)


def door(notebook: Notebook) -> LockApp:
    """What a person meets who opens the app on a locked notebook."""
    return LockApp(notebook, Settings(None), None)


async def test_a_locked_notebook_asks_for_its_passphrase_first(
    notebook: Notebook, code: str
) -> None:
    app = door(notebook)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "The notebook is locked" in screen_text(app)
        await write(pilot, "#secret", SECRET)
    assert app.return_value is True
    assert notebook.profile()["name"]


async def test_a_wrong_passphrase_is_said_and_the_field_is_empty_again(
    notebook: Notebook, code: str
) -> None:
    app = door(notebook)
    async with app.run_test(size=(80, 24)) as pilot:
        await write(pilot, "#secret", "something else")
        assert "does not open it" in screen_text(app)
        assert app.screen.query_one("#secret", Input).value == ""
        await pilot.press("escape")
    assert app.return_value is False


async def test_the_recovery_code_opens_with_a_new_passphrase(notebook: Notebook, code: str) -> None:
    app = door(notebook)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+r")
        await write(pilot, "#code", code.lower())
        await write(pilot, "#new", "seven quiet wooden boats")
        await write(pilot, "#again", "seven quiet wooden boats")
    assert app.return_value is True
    assert vault.read(notebook.home).key(vault.PASSPHRASE, "seven quiet wooden boats")


async def test_a_locked_notebook_speaks_the_persons_language(notebook: Notebook) -> None:
    notebook.set_profile(language="nl")
    locking.make(notebook, SECRET)
    from harada import i18n

    async with door(notebook).run_test(size=(80, 24)):
        assert i18n.language() == "nl"


async def test_after_ten_idle_minutes_it_locks_and_shows_nothing(
    new_app: Callable[..., HaradaApp], unlocked: Notebook, clock: FixedClock
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4", "f2")
        clock.moment += timedelta(minutes=9)
        app.look()
        await pilot.pause()
        assert not isinstance(app.screen, LockDialog)
        clock.moment += timedelta(minutes=1)
        app.look()
        await pilot.pause()
        assert isinstance(app.screen, LockDialog)
        assert not [word for word in PRIVATE if word in screen_text(app)]
        await pilot.press("ctrl+p", "f4", "f1", "ctrl+t")
        assert isinstance(app.screen, LockDialog)
        await write(pilot, "#secret", SECRET)
        assert not isinstance(app.screen, LockDialog)
        assert [word for word in PRIVATE if word in screen_text(app)]


async def test_without_colours_nothing_shines_through_either(
    new_app: Callable[..., HaradaApp], unlocked: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.locks.lock_up()
        app.say("Taken back: a breath at my desk")
        await pilot.pause()
        assert app.screen.styles.background.a == 1
        assert not [word for word in PRIVATE if word in screen_text(app)]


async def test_keys_keep_it_open(
    new_app: Callable[..., HaradaApp], unlocked: Notebook, clock: FixedClock
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        for _key in range(3):
            clock.moment += timedelta(minutes=9)
            await pilot.press("down")
            app.look()
        assert not isinstance(app.screen, LockDialog)


async def test_what_was_being_typed_is_there_after_the_lock_and_is_saved(
    new_app: Callable[..., HaradaApp], unlocked: Notebook, clock: FixedClock
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f6")
        await pilot.pause()
        await pilot.press("enter", *"calmly")
        locking.lock(Notebook(unlocked.home, clock))  # from another terminal
        app.look()
        await pilot.pause()
        assert isinstance(app.screen, LockDialog)
        assert "calmly" not in screen_text(app)
        await write(pilot, "#secret", SECRET)
        assert "calmly" in screen_text(app)
        await pilot.press("f2")
        await pilot.pause()
    day = Notebook(unlocked.home, clock, Store(unlocked.home)).day(clock.now().date())
    assert "calmly" in str(day["diary"])


async def test_a_mark_that_met_the_lock_is_made_once_it_is_open(
    new_app: Callable[..., HaradaApp], unlocked: Notebook, clock: FixedClock
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        locking.lock(Notebook(unlocked.home, clock))
        app.change(lambda: unlocked.write_diary(app.today, {"good": "kept"}))
        await pilot.pause()
        assert isinstance(app.screen, LockDialog)
        await pilot.press("escape")
        assert "Not everything is saved" in screen_text(app)
        await write(pilot, "#secret", SECRET)
        assert unlocked.day(app.today)["diary"]["good"] == "kept"


async def test_a_key_locks_at_once_and_the_agent_forgets(
    new_app: Callable[..., HaradaApp], unlocked: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("L")
        await pilot.pause()
        assert isinstance(app.screen, LockDialog)
        assert not agent.is_open(unlocked.home)
        await pilot.press("escape")
    assert app.return_code == 0


async def test_the_first_time_the_key_makes_the_vault_and_shows_the_code(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("L")
        await pilot.pause()
        await write(pilot, "#secret", SECRET)
        await write(pilot, "#again", SECRET)
        dialog = app.screen
        assert isinstance(dialog, VaultDialog)
        assert dialog.code in screen_text(app)
        await write(pilot, "#code", "another")
        assert "compare it once more" in screen_text(app)
        await write(pilot, "#code", dialog.code.lower())
        assert not isinstance(app.screen, VaultDialog)
    assert vault.read(notebook.home).claimed == vault.SEALED
    assert notebook.is_open()


async def test_two_that_differ_make_no_vault(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("L")
        await pilot.pause()
        await write(pilot, "#secret", SECRET)
        await write(pilot, "#again", "something else")
        assert "not alike" in screen_text(app)
        assert app.focused is not None and app.focused.id == "secret"
        await pilot.press("escape")
    assert not vault.exists(notebook.home)


async def test_the_code_is_not_left_by_one_key_that_looks_like_a_no(
    new_app: Callable[..., HaradaApp], notebook: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("L")
        await pilot.pause()
        await write(pilot, "#secret", SECRET)
        await write(pilot, "#again", SECRET)
        await pilot.press("escape")
        assert isinstance(app.screen, VaultDialog)
        assert "The lock is made already" in screen_text(app)
        await pilot.press("escape")
        assert not isinstance(app.screen, VaultDialog)
