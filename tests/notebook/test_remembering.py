"""A notebook that a keyring of the system opens, a real one: kept, renewed, taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from harada.notebook import agent, locking, remembering, vault, vault_keyring
from harada.notebook.errors import Locked, Refused
from harada.notebook.notebook import Notebook
from tests.notebook import system_keyrings, vault_crashing, vaults
from tests.notebook.conftest import again
from tests.notebook.processes import run
from tests.notebook.vaults import CHEAP, OTHER, SECRET


@pytest.fixture(autouse=True)
def key_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """No agent is started: what is tried here is where its key comes from."""
    monkeypatch.setattr(agent, "supported", lambda: False)


def _remembered(notebook: Notebook) -> str:
    """Make a vault that the keyring opens, locked; return its recovery code."""
    code = vaults.make(notebook)
    remembering.unlock_and_remember(notebook, SECRET, 10)
    return code


def test_what_is_remembered_is_unlocked_without_a_passphrase(
    filled: Notebook, keyring_file: Path
) -> None:
    _remembered(filled)
    fresh = again(filled)
    with pytest.raises(Locked):
        fresh.profile()
    assert remembering.unlock_remembered(fresh, 10)
    assert fresh.profile()["name"] == "Mei"


def test_nothing_is_remembered_unless_it_was_asked_for(
    filled: Notebook, keyring_file: Path
) -> None:
    vaults.make(filled)
    locking.unlock(filled, SECRET, 10)
    assert not remembering.is_remembered(filled.home)
    assert not remembering.unlock_remembered(again(filled), 10)
    assert not keyring_file.exists()


def test_neither_the_keyring_nor_the_file_alone_opens_it_and_none_holds_the_passphrase(
    filled: Notebook, keyring_file: Path
) -> None:
    _remembered(filled)
    found = vault.read(filled.home)
    secret = vault_keyring.get(found.id)
    assert secret is not None
    assert secret != vaults.key_of(filled.home)
    assert found.key_remembered(bytes(32)) is None
    assert found.forgotten().key_remembered(secret) is None
    for path in (keyring_file, Path(filled.home, "vault.json")):
        assert SECRET not in path.read_text()


def test_forgotten_nothing_of_it_is_left(filled: Notebook, keyring_file: Path) -> None:
    _remembered(filled)
    before = vault.read(filled.home)
    assert remembering.forget(filled)
    assert vault.read(filled.home).fields == before.forgotten().fields
    assert vault_keyring.get(before.id) is None
    assert not remembering.unlock_remembered(again(filled), 10)
    assert remembering.forget(filled)


def test_it_can_be_taken_back_where_no_keyring_answers(
    filled: Notebook, keyring_file: Path
) -> None:
    _remembered(filled)
    with system_keyrings.without_keyring():
        assert not remembering.forget(filled)
    assert not remembering.unlock_remembered(again(filled), 10)


def test_another_passphrase_forgets_it(filled: Notebook, keyring_file: Path) -> None:
    code = _remembered(filled)
    locking.change_passphrase(filled, SECRET, OTHER, CHEAP)
    assert not remembering.is_remembered(filled.home)
    assert vault_keyring.get(vault.read(filled.home).id) is None
    remembering.unlock_and_remember(filled, OTHER, 10)
    locking.recover(filled, code, SECRET, CHEAP)
    assert not remembering.is_remembered(filled.home)
    assert vault_keyring.get(vault.read(filled.home).id) is None


def test_another_passphrase_ends_it_even_if_the_keyring_keeps_its_secret(
    filled: Notebook, keyring_file: Path
) -> None:
    _remembered(filled)
    with system_keyrings.without_keyring():
        locking.change_passphrase(filled, SECRET, OTHER, CHEAP)
    assert vault_keyring.get(vault.read(filled.home).id) is not None
    assert not remembering.unlock_remembered(again(filled), 10)


def test_a_vault_that_is_taken_away_leaves_nothing_in_the_keyring(
    filled: Notebook, keyring_file: Path
) -> None:
    _remembered(filled)
    identity = vault.read(filled.home).id
    locking.remove(filled, SECRET)
    assert vault_keyring.get(identity) is None


def test_a_new_recovery_code_leaves_it_as_it_is(filled: Notebook, keyring_file: Path) -> None:
    _remembered(filled)
    locking.renew_code(filled, SECRET, CHEAP)
    assert remembering.unlock_remembered(again(filled), 10)


def test_a_keyring_that_lost_its_secret_lets_the_passphrase_open_it(
    filled: Notebook, keyring_file: Path
) -> None:
    _remembered(filled)
    keyring_file.unlink()
    fresh = again(filled)
    assert not remembering.unlock_remembered(fresh, 10)
    locking.unlock(fresh, SECRET, 10)
    assert fresh.is_open()


@pytest.mark.parametrize("damage", ["", "AAAA", "not base 64", 7, None, {}])
def test_a_damaged_wrapping_is_as_none(
    filled: Notebook, keyring_file: Path, damage: object
) -> None:
    _remembered(filled)
    path = Path(filled.home, "vault.json")
    path.write_text(json.dumps({**json.loads(path.read_text()), "keyring": damage}))
    assert not remembering.unlock_remembered(again(filled), 10)
    assert remembering.forget(filled)


@pytest.mark.parametrize("no_use", ["without_keyring", "keyring_that_keeps_nothing"])
def test_a_keyring_that_is_of_no_use_is_one_sentence_and_changes_nothing(
    filled: Notebook, no_use: str
) -> None:
    vaults.make(filled)
    before = Path(filled.home, "vault.json").read_bytes()
    with getattr(system_keyrings, no_use)(), pytest.raises(Refused, match=r"Nothing was changed\."):
        remembering.unlock_and_remember(filled, SECRET, 10)
    assert Path(filled.home, "vault.json").read_bytes() == before
    assert not again(filled).is_open()


def test_a_wrong_passphrase_is_not_remembered(filled: Notebook, keyring_file: Path) -> None:
    vaults.make(filled)
    with pytest.raises(Locked):
        remembering.unlock_and_remember(filled, OTHER, 10)
    assert not keyring_file.exists()


@pytest.mark.parametrize("change", vault_crashing.REMEMBERED)
def test_a_crash_at_any_step_leaves_the_passphrase_and_no_other_way_past_it(
    tmp_path: Path, change: str
) -> None:
    pytest.importorskip("keyrings.alt")
    assert int(run("vault_crashing", tmp_path, change, 7)) > 3
