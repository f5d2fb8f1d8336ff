"""The keys of a person and a device, in a notebook and on a recovery sheet."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.bindings import crypto_sign_open

from harada.notebook.clock import FixedClock
from harada.notebook.errors import Refused
from harada.notebook.notebook import Notebook
from harada.notebook.store import Store
from harada.sharing.card import MOST_DEVICES, Card, newer, open_card
from harada.sharing.envelope import open_envelope, seal
from harada.sharing.ids import b64, unb64
from harada.sharing.keys import (
    KEYS,
    Device,
    KeyRing,
    Keys,
    new_device,
    new_person,
    person_from,
    person_from_recovery,
    recovery_text,
)
from tests.sharing.people import AN, message

NOW = datetime(2026, 11, 22, 20, 30, tzinfo=UTC)
SEED = bytes(range(32))


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    made = Notebook(str(tmp_path / "notebook"), FixedClock(NOW))
    made.create(name="An", language="en")
    return made


@pytest.fixture
def ring(notebook: Notebook) -> KeyRing:
    return KeyRing(notebook.store)


def again(notebook: Notebook) -> KeyRing:
    """The keys as another process would read them."""
    return KeyRing(Store(notebook.home))


def card_of(keys: Keys) -> Card:
    """The employee's card of these keys, looked through."""
    return open_card(keys.card("employee"))


def test_a_person_signs_what_their_public_key_proves() -> None:
    person, device = new_person(), new_device()
    for key, signature in [
        (person.public, person.sign(b"hello")),
        (device.sign_pub, device.sign(b"hello")),
    ]:
        assert crypto_sign_open(signature + b"hello", key) == b"hello"


def test_a_seed_of_another_length_is_none() -> None:
    with pytest.raises(ValueError):
        person_from(b"short")
    with pytest.raises(ValueError):
        Device(b"short", new_device().enc)


def test_what_is_no_age_key_makes_no_device() -> None:
    with pytest.raises(ValueError):
        Device(SEED, "AGE-SECRET-KEY-1NONE")


def test_a_notebook_has_no_keys_until_they_are_made(notebook: Notebook, ring: KeyRing) -> None:
    assert ring.load() is None
    assert not Path(notebook.home, KEYS).exists()


def test_keys_that_were_made_are_there_for_the_next_process(
    notebook: Notebook, ring: KeyRing
) -> None:
    made = ring.make("An", NOW)
    found = again(notebook).load()
    assert found is not None
    assert (found.person.seed, found.device.enc) == (made.person.seed, made.device.enc)
    assert card_of(found) == card_of(made)


def test_no_keys_are_made_over_others(ring: KeyRing) -> None:
    made = ring.make("An", NOW)
    with pytest.raises(Refused):
        ring.make("An", NOW)
    with pytest.raises(Refused):
        ring.restore(recovery_text(new_person()), "An", NOW)
    found = ring.load()
    assert found is not None
    assert found.person.seed == made.person.seed


def test_undo_never_touches_keys(notebook: Notebook, ring: KeyRing) -> None:
    notebook.set_mission("Calm for whoever calls")
    made = ring.make("An", NOW)
    before = Path(notebook.home, KEYS).read_bytes()
    assert notebook.undo() is not None
    assert Path(notebook.home, KEYS).read_bytes() == before
    secrets = (made.card("employee").person, made.device.enc, "AGE-SECRET-KEY")
    log = Path(notebook.home, "undo.jsonl").read_text(encoding="utf-8")
    assert not any(secret in log for secret in secrets)


def test_a_card_says_who_a_person_is_and_names_no_secret(ring: KeyRing) -> None:
    keys = ring.make("An \x1b[31m de Vries\n", NOW)
    signed = keys.card("coach")
    card = open_card(signed)
    assert (card.name, card.role, card.n) == ("An [31m de Vries", "coach", 1)
    assert unb64(card.person) == keys.person.public
    assert [device.enc for device in card.devices] == [keys.device.recipient]
    assert "SECRET" not in signed.model_dump_json()


@pytest.mark.parametrize("name", ["", "  \n", "\x00\x1b"])
def test_nobody_is_without_a_name(ring: KeyRing, name: str) -> None:
    with pytest.raises(Refused):
        ring.make(name, NOW)


def test_a_very_long_name_is_cut_to_what_a_card_holds(ring: KeyRing) -> None:
    assert len(card_of(ring.make("An " * 500, NOW)).name) <= 200


def test_a_new_device_retires_the_one_before_it(notebook: Notebook, ring: KeyRing) -> None:
    old = ring.make("An", NOW)
    new = ring.renew_device(NOW)
    card = card_of(new)
    assert [device.retired for device in card.devices] == [True, False]
    assert card.recipients() == [new.device.recipient]
    assert old.device.enc != new.device.enc
    assert newer(card_of(old), card)
    stored = Path(notebook.home, KEYS).read_text(encoding="utf-8")
    assert b64(old.device.sign_seed) not in stored
    assert new.secrets() == [new.device.enc, old.device.enc]


def test_what_was_sealed_for_the_device_before_is_still_opened(
    notebook: Notebook, ring: KeyRing
) -> None:
    old = ring.make("An", NOW)
    sealed = [seal(message(), AN.device, [old.device.recipient])]
    sealed.append(seal(message(), AN.device, [ring.renew_device(NOW).device.recipient]))
    ring.renew_device(NOW)
    found = again(notebook).load()
    assert found is not None
    assert [open_envelope(one, found.device).payload for one in sealed] == [message()] * 2


def test_a_second_machine_with_a_copy_of_the_notebook_speaks_beside_the_first(
    ring: KeyRing,
) -> None:
    first = ring.make("An", NOW)
    second = ring.add_device(NOW)
    card = card_of(second)
    assert card.recipients() == [first.device.recipient, second.device.recipient]
    assert newer(card_of(first), card)
    assert first.device.sign_pub != second.device.sign_pub


def test_a_card_from_a_restored_backup_still_comes_after_the_last_one_sent(
    notebook: Notebook, ring: KeyRing
) -> None:
    ring.make("An", NOW)
    backup = Path(notebook.home, KEYS).read_bytes()
    sent = card_of(ring.renew_device(NOW))
    Path(notebook.home, KEYS).write_bytes(backup)
    later = card_of(again(notebook).renew_device(NOW.replace(minute=31)))
    assert newer(sent, later)


def test_the_number_rises_although_the_clock_went_back(ring: KeyRing) -> None:
    ring.make("An", NOW)
    first = card_of(ring.renew_device(NOW))
    assert newer(first, card_of(ring.renew_device(NOW.replace(year=2020))))


def test_no_card_names_more_devices_than_it_may(ring: KeyRing) -> None:
    ring.make("An", NOW)
    for _ in range(MOST_DEVICES + 2):
        keys = ring.renew_device(NOW)
    devices = card_of(keys).devices
    assert len(devices) == MOST_DEVICES
    assert [device.retired for device in devices] == [True] * (MOST_DEVICES - 1) + [False]


def test_no_device_is_renewed_where_there_are_no_keys(ring: KeyRing) -> None:
    with pytest.raises(Refused):
        ring.renew_device(NOW)


@pytest.mark.parametrize(
    "broken",
    [
        b'{"person": {"me": {"seed": "AA", "n": 1, "name": "An"}}, "devices": {}}',
        b'{"person": {"me": {}}, "devices": {"me": {}}}',
        b'{"person": {}, "devices": {"me": {"sign": "x"}}}',
    ],
)
def test_broken_keys_are_told_and_left_as_they_are(
    notebook: Notebook, ring: KeyRing, broken: bytes
) -> None:
    ring.make("An", NOW)
    with notebook.store.unlogged_change() as change:
        for table, documents in json.loads(broken).items():
            change.put(KEYS, table, "me", documents.get("me"))
    before = Path(notebook.home, KEYS).read_bytes()
    for act in (ring.load, lambda: ring.make("An", NOW), lambda: ring.renew_device(NOW)):
        with pytest.raises(Refused, match="sharing/keys"):
            act()
    assert Path(notebook.home, KEYS).read_bytes() == before


def test_a_change_that_fails_leaves_no_keys(notebook: Notebook, ring: KeyRing) -> None:
    def fail_half_way() -> None:
        with notebook.store.unlogged_change():
            ring.make("An", NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert ring.load() is None


def test_a_recovery_text_is_eight_groups_of_seven() -> None:
    text = recovery_text(person_from(SEED))
    assert text.startswith("harada-person-1: ")
    assert [len(group) for group in text.split()[1:]] == [7] * 8


@given(st.binary(min_size=32, max_size=32))
def test_a_recovery_text_brings_the_person_back_however_it_is_copied(seed: bytes) -> None:
    text = recovery_text(person_from(seed))
    groups = text.split()[1:]
    for copied in (
        text,
        text.lower(),
        text.upper(),
        "".join(groups),
        "-".join(groups),
        "\r\n".join(groups) + "\n",
        text.replace("O", "0").replace("I", "1").replace("B", "8"),
    ):
        assert person_from_recovery(copied).seed == seed


@given(st.data())
def test_a_letter_copied_wrongly_is_found(data: st.DataObject) -> None:
    letters = "".join(recovery_text(person_from(SEED)).split()[1:])
    at = data.draw(st.integers(0, len(letters) - 1))
    wrong = data.draw(st.sampled_from(sorted(set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))))
    if wrong == letters[at]:
        return
    with pytest.raises(Refused):
        person_from_recovery(letters[:at] + wrong + letters[at + 1 :])


def test_letters_that_changed_places_or_fell_away_are_found() -> None:
    letters = "".join(recovery_text(person_from(SEED)).split()[1:])
    swaps = [
        letters[:at] + letters[at + 1] + letters[at] + letters[at + 2 :]
        for at in range(len(letters) - 1)
        if letters[at] != letters[at + 1]
    ]
    for wrong in [*swaps, letters[1:], letters[:-1], letters + "A", "", "é", letters + "="]:
        with pytest.raises(Refused):
            person_from_recovery(wrong)


def test_a_person_comes_back_on_another_machine_with_a_device_of_its_own(
    ring: KeyRing, tmp_path: Path
) -> None:
    old = ring.make("An", NOW)
    other = Notebook(str(tmp_path / "other"), FixedClock(NOW))
    other.create(name="An", language="en")
    new = KeyRing(other.store).restore(recovery_text(old.person), "An", NOW)
    assert new.person.public == old.person.public
    assert new.device.sign_pub != old.device.sign_pub
    assert newer(card_of(old), card_of(new))
