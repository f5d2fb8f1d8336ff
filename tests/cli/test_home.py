"""Where a notebook lies when nobody says so."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs
import pytest

from harada.cli.home import notebook_home
from harada.notebook.errors import Refused


@pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="there platformdirs itself is asked"
)
@pytest.mark.parametrize("data", [None, "", "relative/path", "/srv/data"])
def test_the_place_is_that_of_platformdirs(
    data: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HARADA_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    if data is not None:
        monkeypatch.setenv("XDG_DATA_HOME", data)
    theirs = platformdirs.user_data_dir("harada", appauthor=False)
    if data == "relative/path":  # the specification says to ignore it
        theirs = os.path.expanduser("~/.local/share/harada")
    assert notebook_home(None, os.environ) == theirs


def test_an_option_comes_before_the_environment(tmp_path: Path) -> None:
    assert notebook_home(str(tmp_path), {"HARADA_HOME": "/elsewhere"}) == str(tmp_path)
    assert notebook_home(None, {"HARADA_HOME": str(tmp_path)}) == str(tmp_path)


def test_no_home_at_all_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    with pytest.raises(Refused, match="HOME"):
        notebook_home(None, {})


def test_an_empty_home_is_no_home_and_not_the_root_of_the_disk(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HOME", "")
    with pytest.raises(Refused, match="HOME"):
        notebook_home(None, {"HOME": ""})
