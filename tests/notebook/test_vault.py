"""The vault's file, its two wrappings, what is sealed under which name, and wrong tries."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harada.notebook import agent, locking, vault
from harada.notebook.clock import FixedClock
from harada.notebook.errors import HaradaError, Locked, NeedsPerson, Refused
from harada.notebook.notebook import Notebook
from harada.notebook.vault_key import opened, sealed
from tests.notebook import vaults
from tests.notebook.conftest import TODAY, again
from tests.notebook.vaults import CHEAP, OTHER, SECRET

KEY = bytes(range(32))


@given(body=st.binary(max_size=300), name=st.text(max_size=20).filter(str.isprintable))
def test_what_is_sealed_opens_again_and_is_one_json_string(body: bytes, name: str) -> None:
    string = sealed(KEY, name, body)
    assert isinstance(json.loads(string), str)
    assert opened(KEY, name, string + b"\n") == body
    assert body not in string or len(body) < 4


def test_a_file_does_not_open_under_another_name() -> None:
    string = sealed(KEY, "days/2026-10.json", b"{}")
    with pytest.raises(ValueError):
        opened(KEY, "days/2026-11.json", string)


@settings(max_examples=50)
@given(data=st.data())
def test_one_changed_sign_is_noticed(data: st.DataObject) -> None:
    """Base 64 has bits at its end that stand for nothing; all others count."""
    string = bytearray(sealed(KEY, "goals.json", b'{"goals":{}}'))
    at = data.draw(st.integers(1, len(string) - 2))
    string[at] = data.draw(st.integers(0, 255).filter(lambda other: other != string[at]))
    with suppress(ValueError):
        assert opened(KEY, "goals.json", bytes(string)) == b'{"goals":{}}'
        assert at >= len(string) - 4


@given(raw=st.binary(max_size=120))
def test_no_file_of_a_vault_ends_in_anything_but_a_sentence(raw: bytes) -> None:
    with pytest.raises(NeedsPerson):
        vault.parse(raw)


@pytest.fixture(scope="module")
def fields() -> dict[str, Any]:
    """The file of a cheap vault."""
    return vault.new(SECRET, "CODE", CHEAP)[0].fields


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("m", 8 * 1024 - 1),
        ("m", 1024 * 1024 + 1),
        ("t", 0),
        ("t", 21),
        ("p", 0),
        ("p", 17),
        ("m", True),
        ("m", 65536.0),
        ("kdf", "scrypt"),
        ("salt", "AAAA"),
        ("wrapped", "AAAA"),
        ("id", "../../etc"),
        ("v", 2),
        ("recovery", None),
        ("proof", 7),
    ],
)
def test_a_vault_that_asks_for_too_much_or_for_nonsense_is_refused(
    fields: dict[str, Any], name: str, value: object
) -> None:
    with pytest.raises(NeedsPerson):
        vault.Vault({**fields, name: value})


def test_cheaper_work_in_the_header_does_not_open(fields: dict[str, Any]) -> None:
    changed = vault.Vault({**fields, "t": 2})
    assert changed.key(vault.PASSPHRASE, SECRET) is None


def test_a_state_that_the_key_did_not_write_is_refused(fields: dict[str, Any]) -> None:
    key = vault.Vault(fields).key(vault.PASSPHRASE, SECRET)
    assert key is not None
    with pytest.raises(NeedsPerson):
        vault.Vault({**fields, "state": vault.OPENING}).state(key)


def test_the_passphrase_and_the_code_each_open_it_and_nothing_else(notebook: Notebook) -> None:
    code = vaults.make(notebook).replace("-", "")
    found = vault.read(notebook.home)
    key = found.key(vault.PASSPHRASE, SECRET)
    assert key is not None
    assert found.key(vault.RECOVERY, code) == key
    assert found.key(vault.RECOVERY, SECRET) is None
    assert found.key(vault.PASSPHRASE, code) is None


def test_another_passphrase_wraps_the_same_key_and_leaves_the_files(filled: Notebook) -> None:
    vaults.make(filled)
    key = vaults.key_of(filled.home)
    before = Path(filled.home, "goals.json").read_bytes()
    locking.change_passphrase(filled, SECRET, OTHER, CHEAP)
    assert vaults.key_of(filled.home, OTHER) == key
    assert vault.read(filled.home).key(vault.PASSPHRASE, SECRET) is None
    assert Path(filled.home, "goals.json").read_bytes() == before


def test_a_wrong_passphrase_changes_nothing(notebook: Notebook) -> None:
    vaults.make(notebook)
    before = Path(notebook.home, "vault.json").read_bytes()
    with pytest.raises(Locked):
        locking.change_passphrase(notebook, OTHER, "whatever it is", CHEAP)
    assert Path(notebook.home, "vault.json").read_bytes() == before


def test_the_recovery_code_brings_a_new_passphrase_and_stays_valid(notebook: Notebook) -> None:
    code = vaults.make(notebook)
    locking.recover(notebook, f" {code.lower()} ", OTHER, CHEAP)
    assert vaults.key_of(notebook.home, OTHER)
    locking.recover(notebook, code, SECRET, CHEAP)
    assert vaults.key_of(notebook.home, SECRET)


def test_a_new_code_takes_the_place_of_the_old(notebook: Notebook) -> None:
    code = vaults.make(notebook)
    new = locking.renew_code(notebook, SECRET, CHEAP)
    with pytest.raises(Locked):
        locking.recover(notebook, code, OTHER, CHEAP)
    locking.recover(notebook, new, OTHER, CHEAP)


def test_wrong_tries_wait_longer_and_longer_but_never_for_ever(
    notebook: Notebook, clock: FixedClock
) -> None:
    vaults.make(notebook)
    waits = []
    for _try in range(14):
        seconds = 0
        while True:
            try:
                locking.change_passphrase(notebook, OTHER, SECRET, CHEAP)
            except Locked as problem:
                if "wrong tries" not in str(problem):
                    break
            seconds = max(1, seconds * 2)
            clock.moment += timedelta(seconds=seconds)
        waits.append(seconds)
    assert waits[:3] == [0, 0, 0]
    assert waits[3] >= 1
    assert waits[-1] > waits[5]
    clock.moment += timedelta(seconds=301)
    locking.change_passphrase(notebook, SECRET, OTHER, CHEAP)


def test_a_clock_that_was_set_back_locks_nobody_out(notebook: Notebook, clock: FixedClock) -> None:
    vaults.make(notebook)
    for _try in range(5):
        with pytest.raises(Locked):
            locking.change_passphrase(notebook, OTHER, SECRET, CHEAP)
        clock.moment += timedelta(seconds=20)
    clock.moment -= timedelta(days=400)
    with pytest.raises(Locked, match=r"can be made in [1-8] second"):
        locking.change_passphrase(notebook, SECRET, OTHER, CHEAP)


def test_a_try_that_is_broken_off_counts(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    vaults.make(notebook)

    def broken_off(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(vault.Vault, "key", broken_off)
    for _try in range(3):
        with pytest.raises(KeyboardInterrupt):
            locking.change_passphrase(notebook, OTHER, SECRET, CHEAP)
    with pytest.raises(Locked, match="wrong tries"):
        locking.change_passphrase(notebook, OTHER, SECRET, CHEAP)


def test_the_right_passphrase_forgets_the_wrong_tries(notebook: Notebook) -> None:
    vaults.make(notebook)
    for _try in range(2):
        with pytest.raises(Locked):
            locking.change_passphrase(notebook, OTHER, SECRET, CHEAP)
    locking.change_passphrase(notebook, SECRET, OTHER, CHEAP)
    assert not Path(notebook.home, "tries.json").exists()


def test_where_no_agent_can_be_the_key_is_held_in_the_process_alone(
    filled: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agent, "supported", lambda: False)
    vaults.make(filled)
    assert not filled.is_open()
    locking.unlock(filled, SECRET, 10)
    assert filled.is_open()
    filled.mark(TODAY, ["r1"], 1)
    assert again(filled).is_open() is False
    locking.lock(filled)
    with pytest.raises(Locked):
        again(filled).day(TODAY)


def test_a_second_vault_is_not_made(notebook: Notebook) -> None:
    vaults.make(notebook)
    with pytest.raises(HaradaError):
        vaults.make(notebook)


def test_a_notebook_with_a_damaged_file_is_not_sealed(filled: Notebook) -> None:
    for name in ("goals.json", "goals.json.bak"):
        Path(filled.home, name).write_bytes(b'{"kind":')
    with pytest.raises(Refused):
        vaults.make(again(filled))
    assert not vault.exists(filled.home)


def test_an_open_file_slipped_into_a_sealed_notebook_is_not_read(filled: Notebook) -> None:
    month = Path(filled.home, "days", "2026-11.json")
    filled.mark(TODAY, ["r1"], 1)
    plain = month.read_bytes()
    vaults.make(filled)
    month.write_bytes(plain)
    with pytest.raises(NeedsPerson, match="not sealed"):
        vaults.held(filled.home, FixedClock(filled.clock.now())).day(TODAY)


def test_a_sealed_file_in_the_place_of_another_is_damaged(filled: Notebook) -> None:
    october, november = (Path(filled.home, "days", f"2026-{n}.json") for n in (10, 11))
    filled.mark(TODAY, ["r1"], 1)
    filled.mark(TODAY.replace(month=10), ["r1"], 2)
    vaults.make(filled)
    november.write_bytes(october.read_bytes())
    with pytest.raises(HaradaError, match="damaged"):
        vaults.held(filled.home, FixedClock(filled.clock.now())).day(TODAY)
