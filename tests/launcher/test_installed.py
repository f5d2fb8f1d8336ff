"""What people install with pip, pipx or uv: the wheel and the sdist, away from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from harada import __version__
from tests.tree import ROOT, committed

pytestmark = pytest.mark.xdist_group("installed")

WHEEL, SDIST = f"harada-{__version__}-py3-none-any.whl", f"harada-{__version__}.tar.gz"


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command as it would run far from any checkout; its output."""
    env = {name: text for name, text in os.environ.items() if name not in ("PYTHONPATH", "LANG")}
    result = subprocess.run(
        command,
        cwd=cwd,
        env=env | {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "HARADA_HOME": str(cwd / "notebook")},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    return result.stdout


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist."""
    folder = tmp_path_factory.mktemp("built")
    run(sys.executable, "-m", "hatchling", "build", "-d", folder, cwd=ROOT)
    assert sorted(path.name for path in folder.iterdir()) == [WHEEL, SDIST]
    return folder


@pytest.fixture(scope="session", params=[WHEEL, SDIST], ids=["wheel", "sdist"])
def installed(
    request: pytest.FixtureRequest, built: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The programs of a clean environment with one of the two installed."""
    folder = tmp_path_factory.mktemp("clean")
    run(sys.executable, "-m", "venv", folder / "env", cwd=folder)
    python = folder / "env" / "bin" / "python"
    install = [python, "-m", "pip", "install", "--quiet"]
    run(*install, "--require-hashes", "-r", ROOT / "requirements.txt", cwd=folder)
    run(*install, "--no-deps", built / str(request.param), cwd=folder)
    run(python, "-m", "pip", "check", cwd=folder)
    return folder / "env" / "bin"


def test_the_wheel_holds_the_package_and_the_templates_and_nothing_else(built: Path) -> None:
    inside = {
        name
        for name in zipfile.ZipFile(built / WHEEL).namelist()
        if not name.startswith(f"harada-{__version__}.dist-info/")
    }
    assert inside == {*committed("harada"), *(f"harada/{name}" for name in committed("templates"))}


def test_the_sdist_holds_all_that_the_checks_need(built: Path) -> None:
    with tarfile.open(built / SDIST) as archive:
        inside = {name.partition("/")[2] for name in archive.getnames()}
    rooms = ("harada", "templates", "tests", "tools", "harada.py")
    rooms += ("requirements.txt", "requirements-extras.txt")
    assert {name for room in rooms for name in committed(room)} <= inside


def test_it_says_its_version(installed: Path, tmp_path: Path) -> None:
    assert run(installed / "harada", "--version", cwd=tmp_path) == f"harada {__version__}\n"
    assert run(installed / "python", "-m", "harada", "--version", cwd=tmp_path).startswith("harada")


def test_its_doctor_finds_it_healthy(installed: Path, tmp_path: Path) -> None:
    assert str(tmp_path / "notebook") in run(installed / "harada", "doctor", cwd=tmp_path)
    assert not (tmp_path / "notebook").exists()


def test_without_the_extras_sharing_names_the_command_that_installs_them(
    installed: Path, tmp_path: Path
) -> None:
    env = {**os.environ, "HARADA_HOME": str(tmp_path / "notebook")}
    run(installed / "harada", "profile", "set", "name", "An", cwd=tmp_path)
    command = [installed / "harada", "desk", "invite", "--name", "An", "--out", tmp_path / "an"]
    refused = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert refused.returncode == 1
    assert "`pip install harada[sharing]`" in refused.stderr


def test_it_speaks_dutch(installed: Path, tmp_path: Path) -> None:
    code = "from harada import i18n; i18n.use('nl'); print(i18n.long_date('2026-11-22'))"
    said = run(installed / "python", "-c", code, cwd=tmp_path)
    assert said == "zondag 22 november 2026\n"


def test_its_templates_are_found(installed: Path, tmp_path: Path) -> None:
    code = (
        "import importlib.resources as r;"
        "print(*sorted(p.name for p in (r.files('harada') / 'templates').iterdir()))"
    )
    names = run(installed / "python", "-c", code, cwd=tmp_path).split()
    assert set(names) == {name.split("/")[1] for name in committed("templates")}
