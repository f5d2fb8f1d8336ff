"""`lock`, `unlock`, `passphrase` and `recover`, and what a locked notebook answers."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pexpect
import pytest

from harada.notebook import agent, locking, remembering, vault, vault_keyring
from harada.notebook.errors import HaradaError
from harada.notebook.notebook import Notebook
from tests.cli.conftest import Run, Said
from tests.notebook.system_keyrings import without_keyring

pytestmark = pytest.mark.skipif(not agent.supported(), reason="sockets with a name")

SECRET = "correct horse battery staple"
OTHER = "seven quiet wooden boats"

Typing = Callable[..., Said]


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Vaults that cost little to open."""
    monkeypatch.setattr(vault, "USUAL", (8 * 1024, 1, 1))


@pytest.fixture
def given(run: Run, monkeypatch: pytest.MonkeyPatch) -> Typing:
    """Run a command with lines on its standard input."""

    def harada(lines: list[str], *words: str) -> Said:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return run(*words, "--passphrase-stdin")

    return harada


@pytest.fixture
def code(notebook: Notebook, given: Typing) -> Iterator[str]:
    """The recovery code of a notebook that is locked; no agent is left afterwards."""
    notebook.back_up()
    said = given([SECRET], "lock")
    assert said.code == 0
    yield said.out.strip()
    with suppress(HaradaError):
        locking.lock(notebook)


def test_the_first_lock_prints_the_code_alone_on_standard_output(code: str) -> None:
    assert len(code.split("-")) == 7
    assert "\n" not in code


def test_the_code_comes_in_json_too(notebook: Notebook, given: Typing) -> None:
    said = given([SECRET], "lock", "--json")
    assert said.json["locked"] is True
    assert len(said.json["recovery"].split("-")) == 7


@pytest.mark.parametrize(
    "words",
    ["today", "done 3.5", "undo", "diary", "diary search x", "goal", "export", "chart", "review",
     "backup now", "backup verify", "routine stats", "profile set name An"],
)  # fmt: skip
def test_a_locked_notebook_answers_with_one_sentence_and_3(run: Run, code: str, words: str) -> None:
    said = run(*words.split())
    assert (said.code, said.out) == (3, "")
    assert said.err == "The notebook is locked. `harada unlock` opens it.\n"


@pytest.mark.parametrize("words", ["--version", "help", "completion bash", "backup list"])
def test_what_needs_no_notebook_works_all_the_same(run: Run, code: str, words: str) -> None:
    said = run(*words.split())
    assert (said.code, said.err) == (0, "")
    assert said.out


def test_the_doctor_says_that_it_is_locked(run: Run, code: str) -> None:
    said = run("doctor")
    assert said.code == 0
    assert "The notebook is locked" in said.out


def test_a_locked_notebook_speaks_the_persons_language(
    run: Run, notebook: Notebook, given: Typing
) -> None:
    notebook.set_profile(language="nl")
    given([SECRET], "lock")
    assert agent.spoken(notebook.home) == "nl"
    run("today")
    from harada.i18n import language

    assert language() == "nl"


def test_unlocked_everything_works_until_it_is_locked_again(
    run: Run, code: str, given: Typing
) -> None:
    assert given([SECRET], "unlock").code == 0
    assert run("done", "3.5").code == 0
    assert run("today").code == 0
    assert run("undo").code == 0
    assert run("backup", "verify").code == 0
    assert run("lock").code == 0
    assert run("today").code == 3


def test_unlock_says_in_json_for_how_long(code: str, given: Typing) -> None:
    assert given([SECRET], "unlock", "--minutes", "60", "--json").json == {
        "locked": False,
        "minutes": 60,
        "remembered": False,
    }


@pytest.mark.parametrize("minutes", ["0", "481", "-1"])
def test_minutes_are_bounded(code: str, given: Typing, minutes: str) -> None:
    assert given([SECRET], "unlock", f"--minutes={minutes}").code == 2


def test_a_wrong_passphrase_ends_with_3_and_later_says_how_long_to_wait(
    code: str, given: Typing
) -> None:
    tries = [given([OTHER], "unlock") for _try in range(4)]
    assert {said.code for said in tries} == {3}
    assert "in 1 second" in tries[-1].err or "in 2 seconds" in tries[-1].err


@pytest.mark.parametrize("secret", ["", "   "])
def test_an_empty_passphrase_is_refused(notebook: Notebook, given: Typing, secret: str) -> None:
    assert given([secret], "lock").code == 1
    assert not vault.exists(notebook.home)


def test_a_short_one_is_taken_with_a_word_of_advice(notebook: Notebook, given: Typing) -> None:
    said = given(["short"], "lock")
    assert said.code == 0
    assert "guessed by a machine" in said.err


def test_another_passphrase_needs_the_old_one(code: str, given: Typing) -> None:
    assert given([OTHER, SECRET], "passphrase").code == 3
    assert given([SECRET, OTHER], "passphrase").code == 0
    assert given([SECRET], "unlock").code == 3
    assert given([OTHER], "unlock").code == 0


def test_the_code_brings_a_new_passphrase(code: str, given: Typing) -> None:
    assert given([code[:-1], OTHER], "recover").code == 1
    assert given([code, OTHER], "recover").code == 0
    assert given([OTHER], "unlock").code == 0


def test_a_new_code_can_be_printed(code: str, given: Typing) -> None:
    new = given([SECRET], "passphrase", "--new-code").out.strip()
    assert new != code
    assert given([code, OTHER], "recover").code == 3
    assert given([new, OTHER], "recover").code == 0


def test_the_vault_is_taken_away_with_its_passphrase_and_a_yes(
    run: Run, notebook: Notebook, code: str, given: Typing
) -> None:
    assert given([SECRET], "unlock", "--remove").code == 2
    assert given([OTHER], "unlock", "--remove", "--yes").code == 3
    assert given([SECRET], "unlock", "--remove", "--yes").code == 0
    assert run("today").code == 0
    assert not vault.exists(notebook.home)


@pytest.mark.parametrize("words", ["lock", "unlock", "passphrase", "recover"])
def test_in_a_script_nothing_is_asked(
    run: Run, code: str, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    said = run(words)
    assert said.code == (0 if words == "lock" else 2)


@pytest.mark.parametrize("words", ["unlock", "passphrase", "recover"])
def test_without_a_vault_a_sentence_says_how_to_make_one(
    notebook: Notebook, given: Typing, words: str
) -> None:
    said = given(["7777-7777-7777-7777-7777-7777-77PX", OTHER], words)
    assert said.code == 1
    assert len(said.err.splitlines()) == 1


def test_a_lock_that_was_cut_off_is_told_and_finished_by_unlock(
    notebook: Notebook, run: Run, given: Typing
) -> None:
    vault.new(SECRET, "CODE", (8 * 1024, 1, 1))[0].write(notebook.home)
    assert "cut off half-way" in run("lock").err
    said = given([SECRET], "unlock")
    assert "--new-code" in said.err
    assert run("lock").err == "The notebook is locked.\n"
    assert vault.read(notebook.home).claimed == vault.SEALED


def test_without_a_notebook_there_is_nothing_to_lock(run: Run, given: Typing) -> None:
    assert given([SECRET], "lock").code == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of POSIX")
def test_at_a_terminal_it_asks_twice_unseen_and_has_the_code_typed_back(
    notebook: Notebook, program_environment: dict[str, str]
) -> None:
    terminal = pexpect.spawn(
        sys.executable,
        ["-m", "harada", "lock", "--home", notebook.home],
        env=program_environment | {"TERM": "xterm"},  # type: ignore[arg-type]
        encoding="utf-8",
        timeout=30,
        cwd=os.getcwd(),
    )
    for question in ("New passphrase:", "Once more:"):
        terminal.expect_exact(question)
        terminal.sendline(SECRET)
    terminal.expect(r"((?:[0-9A-Z]{4}-){6}[0-9A-Z]{4})")
    printed = terminal.match.group(1)
    terminal.expect_exact("to be sure:")
    terminal.sendline(printed.lower())
    terminal.expect_exact("That is right.")
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 0
    assert SECRET not in (terminal.before or "")
    assert SECRET.encode() not in Path(notebook.home, "vault.json").read_bytes()


def test_an_editor_gets_the_text_of_a_sealed_notebook_in_the_session_s_own_folder(
    run: Run, code: str, given: Typing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = tmp_path / "session"
    session.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(session))
    given([SECRET], "unlock")
    told = tmp_path / "where"
    script = tmp_path / "editor.py"
    script.write_text(f"import sys, pathlib; pathlib.Path({str(told)!r}).write_text(sys.argv[1])")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"'{sys.executable}' '{script}'")
    run("diary", "--edit")
    assert Path(told.read_text()).is_relative_to(session)
    assert list(session.glob("harada-*")) == []
    run("lock")


def test_a_remembered_notebook_is_unlocked_without_a_question_until_it_is_forgotten(
    run: Run, code: str, given: Typing, keyring_file: Path
) -> None:
    said = given([SECRET], "unlock", "--remember")
    assert said.code == 0
    assert "any program of yours" in said.err
    assert "Kept in: " in said.err
    run("lock")
    assert run("unlock", "--json").json["remembered"] is True
    assert run("today").code == 0
    run("lock")
    assert run("unlock", "--forget").code == 0
    assert run("unlock").code == 2


def test_a_line_of_standard_input_goes_before_what_is_remembered(
    run: Run, code: str, given: Typing, keyring_file: Path
) -> None:
    given([SECRET], "unlock", "--remember")
    run("lock")
    assert given([OTHER], "unlock").code == 3


def test_another_passphrase_says_that_the_keyring_opens_it_no_more(
    run: Run, code: str, given: Typing, keyring_file: Path
) -> None:
    given([SECRET], "unlock", "--remember")
    run("lock")
    assert "The keyring opens it no more" in given([SECRET, OTHER], "passphrase").err
    assert run("unlock").code == 2
    assert given([OTHER], "unlock", "--remember").code == 0
    assert "The keyring opens it no more" in given([code, SECRET], "recover").err
    run("lock")
    assert run("unlock").code == 2


def test_without_a_keyring_one_sentence_says_so_and_the_notebook_stays_locked(
    run: Run, notebook: Notebook, code: str, given: Typing
) -> None:
    with without_keyring():
        said = given([SECRET], "unlock", "--remember")
        assert said.code == 1
        assert said.err.splitlines()[-1].startswith("This system has no keyring")
        assert run("today").code == 3
        assert not remembering.is_remembered(notebook.home)


def test_without_the_package_it_says_how_to_get_it(
    code: str, given: Typing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    said = given([SECRET], "unlock", "--remember")
    assert said.code == 1
    assert "harada[keyring]" in said.err
    assert given([SECRET], "unlock").code == 0


def test_where_each_command_asks_a_keyring_answers(
    run: Run,
    notebook: Notebook,
    code: str,
    given: Typing,
    keyring_file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(agent, "supported", lambda: False)
    assert given([SECRET], "unlock", "--remember").code == 0
    assert run("today").code == 0
    vault_keyring.drop(vault.read(notebook.home).id)
    assert run("today").code == 3
