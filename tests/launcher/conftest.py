"""A small checkout to start: the real launcher, a program of four lines, a lock of one wheel."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tree import ROOT

PROGRAM = """
import os, sys
def console():
    import tinything
    if "extra" in sys.argv:
        import tinyextra
        print("extra", tinyextra.VERSION)
    print(tinything.VERSION, os.getcwd(), sys.argv[1:])
    if "called" in sys.argv:
        print(os.environ["HARADA_CALLED"])
    sys.exit(7 if "fail" in sys.argv else 0)
"""


class Checkout:
    """A folder with the launcher in it, and ways to start it as a person does."""

    def __init__(self, folder: Path, wheels: dict[str, str]) -> None:
        self.folder = folder
        self.wheels = wheels
        self.venv = folder / ".venv"
        self.stamp = self.venv / "harada-installed.txt"
        self.env = {name: text for name, text in os.environ.items() if name[:4] != "PIP_"} | {
            "LANG": "C.UTF-8",
            "LANGUAGE": "",
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_FIND_LINKS": wheels["folder"],
            "PIP_NO_INDEX": "1",
            "PIP_NO_CACHE_DIR": "1",
        }

    def lock(self, version: str, digest: str) -> None:
        """Write the lock that asks for one version of the one package, and that with an extra."""
        plain = f"tinything=={version} \\\n    --hash=sha256:{digest}\n"
        extra = f"tinyextra=={version} \\\n    --hash=sha256:{self.wheels['extra ' + version]}\n"
        (self.folder / "requirements.txt").write_text(plain)
        (self.folder / "requirements-extras.txt").write_text(extra + plain)

    def command(self, *arguments: str) -> list[str]:
        """What a person types."""
        return [sys.executable, str(self.folder / "harada.py"), *arguments]

    def start(
        self, *arguments: str, cwd: Path | None = None, **env: str
    ) -> subprocess.CompletedProcess[str]:
        """Start it and wait for its end."""
        return subprocess.run(
            self.command(*arguments),
            cwd=cwd or self.folder,
            env=self.env | env,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )

    def begin(self, *arguments: str) -> subprocess.Popen[str]:
        """Start it without waiting."""
        return subprocess.Popen(
            self.command(*arguments),
            cwd=self.folder,
            env=self.env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )


@pytest.fixture(scope="session")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Two versions of a package and of an extra one; the digest of each by version."""
    folder = tmp_path_factory.mktemp("wheels")
    digests = {"folder": str(folder)}
    for version in ("1.0", "2.0"):
        digests[version] = wheel(folder, "tinything", version, f"only_in_{version[0]}.py")
        digests[f"extra {version}"] = wheel(folder, "tinyextra", version)
    return digests


def wheel(folder: Path, name: str, version: str, *more: str) -> str:
    """Make a wheel of one module that tells its version; returns the digest."""
    path = folder / f"{name}-{version}-py3-none-any.whl"
    info = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}.py", f"VERSION = '{version}'\n")
        for module in more:
            archive.writestr(module, "")
        metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        archive.writestr(f"{info}/METADATA", metadata)
        tags = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        archive.writestr(f"{info}/WHEEL", tags)
        archive.writestr(f"{info}/RECORD", "")
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture(scope="session")
def fresh(wheels: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout that nobody has started yet, in a path with a space and accents."""
    folder = tmp_path_factory.mktemp("people") / "Zoë's méthode 原田"
    package = folder / "harada"
    shutil.copytree(ROOT / "harada" / "i18n", package / "i18n")
    shutil.copytree(ROOT / "tools", folder / "tools")
    shutil.copy(ROOT / "harada.py", folder)
    (package / "__init__.py").touch()
    (package / "cli").mkdir()
    (package / "cli" / "__init__.py").touch()
    (package / "cli" / "main.py").write_text(PROGRAM)
    Checkout(folder, wheels).lock("1.0", wheels["1.0"])
    return folder


@pytest.fixture(scope="session")
def started(fresh: Path, wheels: dict[str, str]) -> tuple[Path, str]:
    """A checkout that was started once, and what that start said on stderr.

    By a person whose own settings send whatever pip installs elsewhere.
    """
    folder = fresh.with_name(fresh.name + " started")
    shutil.copytree(fresh, folder)
    result = Checkout(folder, wheels).start(
        "--version", PIP_USER="1", PIP_TARGET=str(folder / "elsewhere")
    )
    assert result.returncode == 0, result.stderr
    assert not (folder / "elsewhere").exists()
    return folder, result.stderr


@pytest.fixture(scope="session")
def shared(started: tuple[Path, str], wheels: dict[str, str]) -> tuple[Path, str]:
    """A checkout that was started, then used to share, and what that start said on stderr."""
    folder = started[0].with_name(started[0].name + " and shared")
    shutil.copytree(started[0], folder, symlinks=True)
    result = Checkout(folder, wheels).start("--home", "x", "--json", "share", "status", "extra")
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("extra 1.0\n1.0 ")
    return folder, result.stderr


@pytest.fixture
def copy_of(tmp_path: Path, wheels: dict[str, str]) -> Callable[[Path], Checkout]:
    """A way to get a copy of a checkout to do as one likes with."""

    def copied(folder: Path) -> Checkout:
        # Copied with its environment: a checkout may be moved.
        target = tmp_path / folder.name
        shutil.copytree(folder, target, symlinks=True)
        return Checkout(target, wheels)

    return copied


@pytest.fixture
def new(fresh: Path, copy_of: Callable[[Path], Checkout]) -> Checkout:
    """A checkout before its first start."""
    return copy_of(fresh)


@pytest.fixture
def ready(started: tuple[Path, str], copy_of: Callable[[Path], Checkout]) -> Checkout:
    """A checkout after its first start, moved to another folder since."""
    return copy_of(started[0])


@pytest.fixture
def sharing(shared: tuple[Path, str], copy_of: Callable[[Path], Checkout]) -> Checkout:
    """A checkout that holds the extras, moved to another folder since."""
    return copy_of(shared[0])
