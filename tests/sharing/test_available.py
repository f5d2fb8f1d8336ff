"""A private notebook needs nothing of what sharing needs, and is told so in one sentence."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from harada.notebook.errors import Refused
from harada.sharing import available
from harada.sharing.available import is_available, require

WITHOUT = """
import sys
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("pyrage", "obstore"):
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Missing())
"""
"""The start of a program on a machine without the packages of sharing."""

EVERY_COMMAND = """
from importlib import import_module
from harada.cli.commands import COMMANDS
for module in COMMANDS.values():
    import_module(f"harada.cli.{module}")
"""


def run(code: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run code in a process of its own."""
    return subprocess.run(
        [sys.executable, *options, "-c", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=os.environ | {"PYTHONPATH": os.getcwd(), "PYTHONUTF8": "1"},
    )


def test_sharing_is_there_where_its_packages_are() -> None:
    assert is_available()
    require()


def test_what_to_install_is_said_where_they_are_not() -> None:
    asking = """
from harada.notebook.errors import Refused
from harada.sharing.available import is_available, require
assert not is_available()
try:
    require()
except Refused as refusal:
    print(refusal)
"""
    told = run(asking, "-S")
    assert told.stderr == ""
    assert "`pip install harada[sharing]`" in told.stdout


def test_from_a_checkout_the_launcher_is_named_that_fetches_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(available, "_NEEDED", ("a_package_that_is_not_there",))
    monkeypatch.setenv("HARADA_CALLED", "python3 harada.py")
    with pytest.raises(Refused, match=r"`python3 harada.py share` once"):
        require()


def test_asking_loads_nothing() -> None:
    asking = """
import sys
from harada.sharing.available import require
require()
print({"pyrage", "nacl", "pydantic"} & sys.modules.keys())
"""
    assert run(asking).stdout == "set()\n"


@pytest.mark.parametrize(
    "start",
    ["import harada.cli.main", "import harada.tui.app", EVERY_COMMAND],
    ids=["a quick command", "the app", "the help of every command"],
)
def test_the_program_starts_without_them(start: str) -> None:
    started = run(WITHOUT + start)
    assert (started.returncode, started.stderr) == (0, "")
