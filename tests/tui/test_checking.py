"""What goes on behind the app: its files are checked and backed up without being asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from harada.tui.checking import Checkup, backed_up

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from harada.notebook.notebook import Notebook
    from harada.tui.app import HaradaApp


def test_a_sound_notebook_is_not_worth_a_word(notebook: Notebook) -> None:
    assert Checkup(notebook.home).troubles() == []


def test_what_is_wrong_is_told_in_sentences(notebook: Notebook) -> None:
    month = Path(notebook.home) / "days" / "2026-11.json"
    month.write_bytes(month.read_bytes()[:-40])
    month.with_name("2026-11.json.bak").unlink()
    troubles = Checkup(notebook.home).troubles()
    assert any("2026-11" in sentence for sentence in troubles)


def test_a_check_that_is_stopped_says_nothing(notebook: Notebook) -> None:
    checkup = Checkup(notebook.home)
    checkup.stop()
    assert checkup.troubles() == []


def test_a_backup_is_made_once_a_day(notebook: Notebook) -> None:
    assert backed_up(notebook.home, notebook.clock, notebook.store.seal) == []
    assert [backup.date for backup in notebook.backups()] == ["2026-11-22"]
    backed_up(notebook.home, notebook.clock, notebook.store.seal)
    assert len(notebook.backups()) == 1


async def test_the_first_change_of_a_day_has_a_backup_made(
    new_app: Callable[..., HaradaApp], notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("harada.tui.keeper.REST", 0.01)
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        assert notebook.backups() == []
        await pilot.press("space")
        await pilot.pause(0.05)
        await app.workers.wait_for_complete()
        assert len(notebook.backups()) == 1
