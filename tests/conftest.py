"""What holds for every test: nobody's own notebook is near, and each begins in English."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from harada import i18n

_ELSEWHERE = ("HARADA_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "APPDATA")
_SPOKEN = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_OWN = ("NO_COLOR", "EDITOR", "VISUAL", "HARADA_DEBUG", "COLUMNS", "LINES")


@pytest.fixture(scope="session", autouse=True)
def nobody_s_own_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Neither the notebook nor the language, editor or colours of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        home = tmp_path_factory.mktemp("nobody")
        for name in _ELSEWHERE:
            patch.setenv(name, str(home / name.lower()))
        for name in (*_SPOKEN, *_OWN):
            patch.delenv(name, raising=False)
        patch.setenv("LANG", "C.UTF-8")
        yield


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Each test may speak what it likes; the next one hears English."""
    i18n.use("en")
    yield
    i18n.use("en")


@pytest.fixture
def program_environment() -> dict[str, str]:
    """The environment for a run of the program in a process of its own."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith("PYTEST")}
    return kept | {"PYTHONPATH": os.getcwd(), "PYTHONUTF8": "1"}
