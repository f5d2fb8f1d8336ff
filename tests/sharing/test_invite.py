"""Invites: whole or refused, never half believed; used in time, and proved to have been read."""

from __future__ import annotations

import base64
import hashlib
import zlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harada.notebook.errors import Refused
from harada.sharing.card import sign_card
from harada.sharing.ids import b64, unb64
from harada.sharing.invite import (
    LONGEST,
    PREFIX,
    Invite,
    decode,
    encode,
    expired,
    join_fits,
    join_mac,
)
from tests.sharing.people import AN, BOX, COACH, OTHER_BOX

TOKEN = bytes(range(16))
INVITE = Invite(
    box=BOX,
    token=b64(TOKEN),
    expires="2026-12-06",
    card=sign_card(COACH.person, COACH.card()),
    name="An",
    store="s3://coaching/harada?endpoint=https://s3.example.org",
    store_id="a1b2c3",
)
TEXT = encode(INVITE)


def packed(plain: bytes, kind: bytes = b"\0") -> str:
    """An invite whose check sum fits, whatever it holds."""
    body = kind + plain
    total = hashlib.sha256(PREFIX.encode() + body).digest()[:6]
    return PREFIX + base64.urlsafe_b64encode(total + body).decode().rstrip("=")


def test_an_invite_is_read_as_it_was_written() -> None:
    assert decode(TEXT) == INVITE
    assert TEXT.startswith("harada1:") and TEXT.isascii() and TEXT.isprintable()
    by_hand = INVITE.model_copy(update={"store": None, "store_id": None})
    assert decode(encode(by_hand)) == by_hand


def test_an_invite_fits_in_a_message_and_holds_no_secret_of_the_coach() -> None:
    assert len(TEXT) < 800
    assert not {COACH.device.enc, b64(COACH.person.seed)} & set(INVITE.model_dump_json().split('"'))


@given(st.integers(1, 100), st.sampled_from(["\n", "\r\n", "\r\n  ", " ", "\t"]))
def test_a_mail_program_may_break_its_lines(every: int, line_break: str) -> None:
    lines = [TEXT[at : at + every] for at in range(0, len(TEXT), every)]
    assert decode(" " + line_break.join(lines) + "\n") == INVITE


def test_a_part_of_an_invite_is_refused() -> None:
    for length in range(len(TEXT)):
        with pytest.raises(Refused):
            decode(TEXT[:length])
    with pytest.raises(Refused):
        decode(TEXT + "A")


@given(st.integers(0, len(TEXT) - 1), st.characters(codec="ascii", exclude_categories=["Zs", "Cc"]))
def test_an_altered_invite_is_refused(at: int, letter: str) -> None:
    if letter == TEXT[at]:
        return
    with pytest.raises(Refused):
        decode(TEXT[:at] + letter + TEXT[at + 1 :])


def test_a_card_that_was_swapped_is_refused_although_the_sum_fits() -> None:
    card = INVITE.card.model_copy(update={"card": INVITE.card.card.replace("Bo", "Jo")})
    with pytest.raises(Refused):
        decode(encode(INVITE.model_copy(update={"card": card})))


def test_an_employee_cannot_invite() -> None:
    card = sign_card(AN.person, AN.card())
    with pytest.raises(Refused):
        decode(encode(INVITE.model_copy(update={"card": card})))


@pytest.mark.parametrize(
    "change",
    [
        ('"v":1', '"v":2'),
        ('"max_uses":1', '"max_uses":2'),
        (BOX, BOX[1:]),
        (INVITE.token, INVITE.token[1:]),
        ("2026-12-06", "2026-13-06"),
        ('"name":"An"', '"name":"An","more":1'),
        ('"name":"An"', '"name":"An","name":"Bo"'),
        ('"name":"An"', '"name":"\\u001b]0;An\\u0007"'),
        ("s3://coaching", "s3://\\u001bcoaching"),
    ],
)
def test_an_invite_with_a_field_that_is_none_of_ours_is_refused(change: tuple[str, str]) -> None:
    plain = INVITE.model_dump_json()
    assert decode(packed(plain.encode())) == INVITE
    assert plain.replace(*change) != plain
    with pytest.raises(Refused):
        decode(packed(plain.replace(*change).encode()))


def test_a_small_text_that_unpacks_into_a_huge_one_is_refused() -> None:
    bomb = zlib.compress(b" " * 10_000_000, 9)
    assert len(packed(bomb, b"\1")) < LONGEST
    with pytest.raises(Refused):
        decode(packed(bomb, b"\1"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "harada1:",
        "harada2:AAAA",
        "an invite",
        "harada1:é",
        "harada1:\ud800",
        packed(b""),
        packed(b"{}"),
        packed(b"[]"),
        packed(b"not zlib", b"\1"),
        packed(b"{}", b"\2"),
        packed(zlib.compress(b"{}") + b"more", b"\1"),
        packed(b"[" * 5_000),
        PREFIX + "A" * 10_000_000,
    ],
    ids=lambda text: ascii(text[:30]),
)
def test_what_is_no_invite_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(Refused) as refusal:
        decode(text)
    assert str(refusal.value).endswith(".")


@given(st.binary(max_size=400), st.sampled_from([b"\0", b"\1", b""]))
def test_whatever_is_packed_is_read_or_refused(plain: bytes, kind: bytes) -> None:
    with pytest.raises(Refused):
        decode(packed(plain, kind))


@pytest.mark.parametrize(
    ("today", "over"),
    [("2026-11-22", False), ("2026-12-06", False), ("2026-12-07", False), ("2026-12-08", True)],
)
def test_an_invite_serves_a_day_longer_than_it_says(today: str, over: bool) -> None:
    assert expired(INVITE, date.fromisoformat(today)) is over


def test_only_who_read_the_invite_can_prove_it_and_for_one_card_in_one_box() -> None:
    card = sign_card(AN.person, AN.card()).card
    mac = join_mac(unb64(INVITE.token), BOX, card)
    assert join_fits(TOKEN, BOX, card, mac)
    assert not join_fits(bytes(16), BOX, card, mac)
    assert not join_fits(TOKEN, OTHER_BOX, card, mac)
    assert not join_fits(TOKEN, BOX, card.replace("An", "Bo"), mac)
    assert not join_fits(TOKEN, BOX, card, mac[:-1])
