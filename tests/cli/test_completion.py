"""`completion`: real shells complete what they should, and expand nothing that is in a name."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from harada.cli.commands import build
from harada.cli.completion import places
from harada.cli.shells import SHELLS
from harada.notebook.notebook import Notebook
from tests.cli.conftest import Run

needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not here")
needs_zsh = pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not here")
needs_fish = pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not here")

_TRY = """
source {script}
COMP_WORDS=({words} "{now}"); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
_harada 2>/dev/null
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.fixture
def script(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "script"
    path.write_text(run("completion", "bash").out, encoding="utf-8")
    return path


def completed(script: Path, words: str, now: str) -> list[str]:
    text = _TRY.format(script=script, words=words, now=now)
    said = subprocess.run(
        ["bash", "--norc", "-c", text], capture_output=True, text=True, check=True, env=os.environ
    )
    return said.stdout.split()


@needs_bash
@pytest.mark.parametrize(
    ("words", "now", "found"),
    [
        ("harada", "di", {"diary"}),
        ("harada goal", "", {"show", "fields", "set", "list", "new", "close"}),
        ("harada --home /tmp/x goal", "s", {"show", "set"}),
        ("harada mission objective", "", {"add"}),
        ("harada routine set x --state", "", {"active", "habit", "dropped", "archived"}),
        ("harada chart pillar 3 --aspect", "s", {"spirit", "skill"}),
        ("harada routine set x", "--st", {"--start", "--state"}),
        ("harada today", "--js", {"--json"}),
        ("harada completion", "", {"bash", "zsh", "fish", "pwsh"}),
        ("harada --lang", "", {"en", "nl"}),
        ("harada diary", "go", {"good"}),
        ("harada done", "", {"focus", "daily", "weekly", "dated", "dishes"}),
        ("harada done", "service", {"service.home", "service.work"}),
        ("harada pause today --routine", "d", {"daily", "dated", "dishes"}),
    ],
)
def test_bash_offers_what_may_follow(
    script: Path, notebook: Notebook, words: str, now: str, found: set[str]
) -> None:
    offered = set(completed(script, words, now))
    assert found <= offered
    if not now.startswith("-"):
        assert not [word for word in offered if word.startswith("-")]
    if "service" not in "".join(found) and now:
        assert offered == found


@needs_bash
def test_a_name_is_text_and_never_run_by_the_shell(
    script: Path, notebook: Notebook, tmp_path: Path
) -> None:
    trap = tmp_path / "trap"
    notebook.set_routine("r1", name=f"a $(touch {trap}) `touch {trap}` [b] * ~")
    offered = completed(script, "harada done", "a")
    assert not trap.exists()
    assert any(word.startswith("a-") for word in offered)


@needs_bash
def test_names_that_are_no_longer_kept_are_not_offered(script: Path, notebook: Notebook) -> None:
    notebook.set_routine("r1", state="dropped")
    assert "focus" not in completed(script, "harada done", "")


@needs_zsh
def test_zsh_reads_the_script(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "_harada"
    path.write_text(run("completion", "zsh").out, encoding="utf-8")
    subprocess.run(["zsh", "-f", "-n", str(path)], check=True)


@needs_fish
def test_fish_offers_what_may_follow(run: Run, notebook: Notebook, tmp_path: Path) -> None:
    path = tmp_path / "harada.fish"
    path.write_text(run("completion", "fish").out, encoding="utf-8")

    def offered(line: str) -> set[str]:
        said = subprocess.run(
            ["fish", "--no-config", "-c", f"source {path}; complete -C '{line}'"],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "HOME": str(tmp_path)},
        )
        return {line.split("\t")[0] for line in said.stdout.splitlines()}

    assert offered("harada goal ") >= {"show", "fields", "set", "list", "new", "close"}
    assert {"focus", "daily", "service.home"} <= offered("harada done ")
    assert offered("harada chart export --format ") == {"csv", "md", "json"}


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_script_names_every_command(run: Run, shell: str, language: str) -> None:
    script = run("completion", shell, "--lang", language).out
    for place in places(build(), ""):
        assert place.path in script


def test_no_text_ends_a_string_of_powershell(run: Run) -> None:
    for language in ("en", "nl"):
        script = run("completion", "pwsh", "--lang", language).out
        for line in script.splitlines():
            if " = @(" in line:
                assert len(re.findall("['‘’‚‛]", line)) % 2 == 0, line


def test_a_shell_nobody_knows_is_wrong_use(run: Run) -> None:
    said = run("completion", "tcsh")
    assert said.code == 2
    assert "bash" in said.err
