"""The locks hold what the project asks for, checked by hash, for every platform."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.tree import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
PINNED = re.compile(r"^([a-z0-9-]+)==([^ ;]+)")
EXTRAS = PROJECT["optional-dependencies"]
LOCKS = ["requirements.txt", "requirements-extras.txt", "requirements-dev.txt"]


def pinned(lock: str) -> dict[str, str]:
    """The version of each package in a lock."""
    lines = (ROOT / lock).read_text().splitlines()
    return dict(found.groups() for line in lines if (found := PINNED.match(line)))


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("requirements.txt", PROJECT["dependencies"]),
        ("requirements-extras.txt", PROJECT["dependencies"]),
        ("requirements-extras.txt", EXTRAS["sharing"] + EXTRAS["reports"] + EXTRAS["keyring"]),
        ("requirements-dev.txt", EXTRAS["dev"]),
    ],
)
def test_a_lock_holds_what_the_project_asks_for(lock: str, wanted: list[str]) -> None:
    versions = pinned(lock)
    for requirement in map(Requirement, wanted):
        version = versions.get(canonicalize_name(requirement.name))
        assert version is not None, requirement
        assert requirement.specifier.contains(version), requirement


def test_the_tests_run_with_the_packages_people_get() -> None:
    private, extras, everything = (pinned(lock).items() for lock in LOCKS)
    assert private <= extras <= everything


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_of_a_lock_has_a_hash_and_nothing_else(lock: str) -> None:
    packages = (ROOT / lock).read_text().replace("\\\n", " ").splitlines()
    assert packages
    assert len(packages) == len(pinned(lock))
    for package in packages:
        assert "--hash=sha256:" in package
        assert "/" not in package
