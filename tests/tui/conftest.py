"""A small fictional notebook, and the app on it, at a moment that never passes by itself."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from harada import i18n
from harada.notebook.clock import FixedClock
from harada.notebook.notebook import Notebook
from harada.tui.app import HaradaApp
from tests.tui import notebooks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

EVENING = datetime(2026, 11, 22, 21, 4)
"""A Sunday evening."""


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every test begins in English, with colours."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    i18n.use("en")
    yield
    i18n.use("en")


@pytest.fixture
def clock() -> FixedClock:
    """A clock that is moved by hand."""
    return FixedClock(EVENING)


@pytest.fixture
def notebook(tmp_path: Path, clock: FixedClock) -> Notebook:
    """A notebook with a sheet, a chart, ten focus routines and more, as of Sunday evening."""
    return notebooks.kept(str(tmp_path / "notebook"), clock)


@pytest.fixture
def new_app(tmp_path: Path, notebook: Notebook, clock: FixedClock) -> Callable[..., HaradaApp]:
    """Builds the app on the notebook; takes what `HaradaApp` takes."""

    def build(**options: object) -> HaradaApp:
        options.setdefault("settings_path", str(tmp_path / "settings.toml"))
        return HaradaApp(notebook, clock, **options)  # type: ignore[arg-type]

    return build
