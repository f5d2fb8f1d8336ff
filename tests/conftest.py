"""What holds for every test: nobody's own notebook is near, and each begins in English."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from harada import i18n

if TYPE_CHECKING:
    from tests.sharing.servers import Server

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


@pytest.fixture
def keyring_file(tmp_path: Path) -> Iterator[Path]:
    """A keyring that is a file; what uses it is skipped without the package."""
    from tests.notebook.system_keyrings import keyring_in

    with keyring_in(tmp_path / "keyring.cfg"):
        yield tmp_path / "keyring.cfg"


@pytest.fixture(scope="session")
def seaweed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A SeaweedFS; what uses it bears the mark `xdist_group("s3")`, so that one is started."""
    from tests.sharing import servers

    with servers.seaweed(tmp_path_factory.mktemp("seaweed")) as server:
        yield server


@pytest.fixture(scope="session")
def rclone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An rclone that serves S3 and ignores conditions; the same mark."""
    from tests.sharing import servers

    with servers.rclone(tmp_path_factory.mktemp("rclone")) as server:
        yield server
