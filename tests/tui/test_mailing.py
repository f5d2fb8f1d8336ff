"""Mail that is brought behind the screens: it holds nobody up, and a lock holds it back."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import timedelta
from threading import Event
from typing import TYPE_CHECKING

import pytest

from harada.notebook import agent, locking, vault
from harada.notebook.errors import HaradaError, Refused
from harada.tui.screens.lock import LockDialog
from tests.tui.test_coach import Coach, brought, said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from harada.notebook.clock import FixedClock
    from harada.notebook.notebook import Notebook
    from harada.tui.app import HaradaApp

SECRET = "correct horse battery staple"


@pytest.fixture
def vaulted(
    notebook: Notebook, tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Notebook]:
    """Noor's notebook with a coach and an unlocked vault; a week is due."""
    monkeypatch.setattr(vault, "USUAL", (8 * 1024, 1, 1))
    clock.moment -= timedelta(days=7)
    Coach(tmp_path, clock).pair(notebook)
    clock.moment += timedelta(days=8)
    locking.make(notebook, SECRET)
    locking.unlock(notebook, SECRET, 10)
    yield notebook
    with suppress(HaradaError):
        locking.lock(notebook)


async def test_one_goes_on_while_mail_is_brought_and_a_second_round_waits(
    new_app: Callable[..., HaradaApp],
) -> None:
    come = Event()
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        done: list[bool] = []
        assert app.mailing.bring(lambda _notebook: come.wait(10), done.append)
        assert not app.mailing.bring(lambda _notebook: True, done.append)
        assert app.state == "mail…"
        await pilot.press("space")
        assert app.notebook.day(app.today)["marks"] == {"r1": 1}
        assert done == []
        come.set()
        await brought(pilot)
        assert done == [True]


async def test_what_goes_wrong_is_said_and_the_next_round_may_go(
    new_app: Callable[..., HaradaApp],
) -> None:
    def fails(_notebook: Notebook) -> None:
        raise Refused("The store has gone.")

    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.mailing.bring(fails, lambda _nothing: None)
        await brought(pilot)
        assert said(app) == ["The store has gone."]
        assert not app.mailing.under_way


async def test_a_fault_of_ours_is_not_swallowed(new_app: Callable[..., HaradaApp]) -> None:
    def fails(_notebook: Notebook) -> None:
        raise ZeroDivisionError

    app = new_app()

    async def bring() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            app.mailing.bring(fails, lambda _nothing: None)
            await brought(pilot)
            await pilot.pause()

    with pytest.raises(ZeroDivisionError):
        await bring()


async def test_the_app_ends_at_once_while_a_store_does_not_answer(
    new_app: Callable[..., HaradaApp],
) -> None:
    never = Event()
    app = new_app()
    async with app.run_test(size=(80, 24)):
        app.mailing.bring(lambda _notebook: never.wait(60), lambda _came: None)
    assert app.mailing.under_way
    never.set()


@pytest.mark.skipif(not agent.supported(), reason="sockets with a name")
async def test_a_sealed_notebook_sends_while_it_is_unlocked(
    new_app: Callable[..., HaradaApp], vaulted: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.mailing.at_opening()
        await brought(pilot)
        assert said(app) == ["Sent to Bo: 2026-W46, 2026-W47."]


@pytest.mark.skipif(not agent.supported(), reason="sockets with a name")
async def test_a_lock_holds_mail_back_without_a_word(
    new_app: Callable[..., HaradaApp], vaulted: Notebook
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.locks.now()
        await pilot.pause()
        app.mailing.at_opening()
        while app.mailing.under_way:
            await asyncio.sleep(0.005)
        await pilot.pause()
        assert isinstance(app.screen, LockDialog)
        assert said(app) == []
