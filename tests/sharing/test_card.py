"""Key cards: signed before they are read, and never taken back to an earlier one."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from harada.sharing.card import (
    LONGEST,
    MOST_DEVICES,
    BadCard,
    Card,
    LowerCard,
    OtherPerson,
    SignedCard,
    newer,
    open_card,
    sign_card,
)
from harada.sharing.ids import b64
from tests.sharing.people import AN, COACH, Somebody

SIGNED = sign_card(AN.person, AN.card())


def spoken_for(text: str, by: Somebody = AN) -> SignedCard:
    """A text that is well signed as a card, whatever it says."""
    signature = by.person.sign(b"harada-card-v1\0" + text.encode())
    return SignedCard(person=by.key, card=text, sig=b64(signature))


def test_a_card_that_was_signed_is_read() -> None:
    assert open_card(SIGNED) == AN.card()
    assert AN.card().device(AN.device.sign_pub) == AN.on_card()
    assert AN.card().device(COACH.device.sign_pub) is None


@given(st.integers(0, len(SIGNED.card) - 1), st.characters(codec="ascii"))
def test_no_letter_of_it_can_be_changed(at: int, letter: str) -> None:
    changed = SIGNED.card[:at] + letter + SIGNED.card[at + 1 :]
    if changed == SIGNED.card:
        return
    with pytest.raises(BadCard):
        open_card(SIGNED.model_copy(update={"card": changed}))


@pytest.mark.parametrize("field", ["person", "sig"])
def test_neither_can_the_key_or_the_signature(field: str) -> None:
    text = getattr(SIGNED, field)
    for at in range(len(text)):
        letter = "B" if text[at] == "A" else "A"
        changed = text[:at] + letter + text[at + 1 :]
        with pytest.raises(BadCard):
            open_card(SIGNED.model_copy(update={field: changed}))


def test_somebody_else_cannot_sign_it() -> None:
    with pytest.raises(BadCard):
        open_card(spoken_for(SIGNED.card, by=COACH))


def test_a_signature_over_something_else_signs_no_card() -> None:
    signature = AN.person.sign(SIGNED.card.encode())
    with pytest.raises(BadCard):
        open_card(SIGNED.model_copy(update={"sig": b64(signature)}))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        "null",
        SIGNED.card[:-1] + ',"n":2}',
        SIGNED.card[:-1] + ',"more":1}',
        SIGNED.card.replace('"n":1', '"n":0'),
        SIGNED.card.replace('"n":1', '"n":"1"'),
        SIGNED.card.replace('"n":1', '"n":true'),
        SIGNED.card.replace('"n":1', '"n":1.0'),
        SIGNED.card.replace('"n":1', '"n":NaN'),
        SIGNED.card.replace('"v":1', '"v":2'),
        SIGNED.card.replace("2026-11-22", "22-11-2026"),
        SIGNED.card.replace("employee", "admin"),
        SIGNED.card.replace('"name":"An"', '"name":" "'),
        SIGNED.card.replace('"name":"An"', '"name":"An\\u001b[31m"'),
        SIGNED.card.replace('"name":"An"', '"name":"An\\nBo"'),
        SIGNED.card.replace('"name":"An"', f'"name":"{"n" * 201}"'),
        "[" * LONGEST,
    ],
    ids=lambda text: repr(text[-40:]),
)
def test_a_text_that_is_signed_but_no_card_is_refused(text: str) -> None:
    with pytest.raises(BadCard):
        open_card(spoken_for(text))


def test_one_device_stands_on_a_card_once() -> None:
    twice = AN.card(devices=[AN.on_card(), AN.on_card(retired=True)])
    with pytest.raises(BadCard):
        open_card(sign_card(AN.person, twice))


def test_a_card_signed_by_its_person_speaks_for_no_other() -> None:
    with pytest.raises(BadCard):
        open_card(sign_card(AN.person, COACH.card()))


def test_sixteen_devices_fit_on_a_card_and_no_more() -> None:
    devices = [Somebody("An", "employee").on_card() for _ in range(MOST_DEVICES)]
    full = AN.card(devices=devices, name="é" * 200, n=2**53)
    assert open_card(sign_card(AN.person, full)) == full
    for wrong in ([], [*devices, AN.on_card()]):
        with pytest.raises(ValidationError):
            AN.card(devices=wrong)


def test_a_retired_device_is_no_recipient() -> None:
    new = Somebody("An", "employee")
    card = AN.card(devices=[AN.on_card(retired=True), new.on_card()])
    assert card.recipients() == [new.device.recipient]


def test_a_card_without_a_device_in_use_is_refused() -> None:
    with pytest.raises(BadCard):
        open_card(sign_card(AN.person, AN.card(devices=[AN.on_card(retired=True)])))


def test_nobody_changes_their_role_by_a_card() -> None:
    with pytest.raises(BadCard):
        newer(AN.card(), AN.card(n=2, role="coach"))


def test_a_higher_number_takes_the_place_of_a_lower_one_and_never_the_reverse() -> None:
    first, second = AN.card(n=1), AN.card(n=2)
    assert newer(first, second)
    assert not newer(first, first)
    with pytest.raises(LowerCard):
        newer(second, first)


def test_two_cards_of_one_number_are_not_both_taken() -> None:
    with pytest.raises(LowerCard):
        newer(AN.card(), AN.card(name="Ann"))


def test_a_card_of_somebody_else_takes_no_place() -> None:
    with pytest.raises(OtherPerson):
        newer(AN.card(), COACH.card(n=2))


def test_a_retired_device_never_comes_back_into_use() -> None:
    retired = AN.card(devices=[AN.on_card(retired=True)], n=2)
    with pytest.raises(BadCard):
        newer(retired, AN.card(n=3))
    without = AN.card(devices=[Somebody("An", "employee").on_card()], n=3)
    assert newer(retired, without)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            name: st.one_of(st.none(), st.integers(), st.text(max_size=5), st.lists(st.integers()))
            for name in ("v", "person", "n", "name", "role", "devices", "extra")
        },
    )
)
def test_whatever_somebody_signs_is_a_card_or_refused(different: dict[str, Any]) -> None:
    text = json.dumps(AN.card().model_dump() | different)
    try:
        found = open_card(spoken_for(text))
    except BadCard:
        return
    assert Card.model_validate(found.model_dump()) == found
