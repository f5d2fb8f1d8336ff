"""Envelopes: what was altered, cut, forged, copied or handed on is never accepted."""

from __future__ import annotations

import tracemalloc
from typing import Any

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harada.sharing.bodies import EntryBody
from harada.sharing.card import MOST_DEVICES, Card
from harada.sharing.envelope import (
    LARGEST,
    SIZES,
    BadEnvelope,
    Foreign,
    Malformed,
    NewerPayload,
    NotForMe,
    Opened,
    TooLarge,
    check,
    open_envelope,
    open_frame,
    seal,
    sha_of,
)
from harada.sharing.keys import Device, new_device
from harada.sharing.payload import Payload, encode_payload
from tests.sharing.people import (
    AN,
    BOX,
    COACH,
    OTHER_BOX,
    OTHER_STREAM,
    STREAM,
    TRAINER,
    Somebody,
    encrypted,
    frame_of,
    message,
    sealed,
)

REFUSED = (BadEnvelope, NotForMe)
ENVELOPE = sealed()
FRAME = frame_of(ENVELOPE)


def signed_frame(payload: bytes, device: Device, version: int = 1) -> bytes:
    """A frame that is made as it should be, around any payload."""
    head = b"harada-envelope-v1\0" + device.sign_pub + len(payload).to_bytes(8, "big")
    whole = b"HRDE" + bytes([version]) + device.sign_pub + device.sign(head + payload)
    whole += len(payload).to_bytes(4, "big") + payload
    return whole.ljust(next(size for size in SIZES if size >= len(whole)), b"\0")


def accept(opened: Opened, **different: Any) -> None:
    """Look at a message as An's coach does, with some things different."""
    given_things: dict[str, Any] = {
        "box": BOX,
        "stream": STREAM,
        "me": COACH.person.public,
        "card": AN.card(),
    }
    check(opened.payload, opened.sign_pub, **(given_things | different))


def test_the_coach_opens_what_was_sealed_for_them_and_so_does_the_sender() -> None:
    for reader in (COACH, AN):
        opened = open_envelope(ENVELOPE, reader.device)
        assert opened == (message(), AN.device.sign_pub, sha_of(ENVELOPE))


def test_nobody_else_does() -> None:
    with pytest.raises(NotForMe):
        open_envelope(ENVELOPE, TRAINER.device)


def test_the_frame_is_laid_out_as_it_is_written_down() -> None:
    assert signed_frame(encode_payload(message()), AN.device) == FRAME


def test_two_envelopes_of_one_message_are_never_alike() -> None:
    assert sealed() != sealed()


@pytest.mark.parametrize(
    ("length", "size"),
    [(0, 1_024), (400, 1_024), (700, 4_096), (3_000, 4_096), (10_000, 16_384), (19_000, 65_536)],
)
def test_the_size_tells_no_more_than_one_of_four_steps(length: int, size: int) -> None:
    body = EntryBody(what="diary", text="x" * length)
    envelope = sealed(message("entry", body))
    assert len(frame_of(envelope)) == size
    assert open_envelope(envelope, COACH.device).payload.body == body


@given(
    st.text(max_size=200), st.dictionaries(st.text(max_size=20), st.text(max_size=50), max_size=3)
)
def test_words_arrive_as_they_were_written(text: str, parts: dict[str, str]) -> None:
    sent = message("entry", EntryBody(what="diary", text=text, parts=parts))
    assert open_envelope(sealed(sent), COACH.device).payload == sent


def test_what_is_larger_than_the_largest_envelope_is_not_sealed() -> None:
    body = EntryBody(what="diary", parts={str(n): "é" * 10_000 for n in range(4)})
    with pytest.raises(TooLarge):
        sealed(message("entry", body))


@pytest.mark.parametrize(
    "text",
    ["", "age1", "age1" + "q" * 58, COACH.device.enc, "ssh-ed25519 A"],
    ids=["nothing", "short", "no key", "a secret", "of ssh"],
)
def test_nothing_is_sealed_to_what_is_no_recipient(text: str) -> None:
    with pytest.raises(ValueError):
        seal(message(), AN.device, [text])


def test_no_bit_of_an_envelope_can_be_flipped() -> None:
    """SHARING.md, case 1: three bits of every byte."""
    accepted = []
    for at, byte in enumerate(ENVELOPE):
        for bit in (0, 3, 7):
            changed = ENVELOPE[:at] + bytes([byte ^ 1 << bit]) + ENVELOPE[at + 1 :]
            try:
                open_envelope(changed, COACH.device)
            except REFUSED:
                continue
            accepted.append((at, bit))
    assert accepted == []


def test_an_envelope_that_was_cut_is_refused_at_every_length() -> None:
    """SHARING.md, case 2."""
    for length in range(len(ENVELOPE)):
        with pytest.raises(REFUSED):
            open_envelope(ENVELOPE[:length], COACH.device)


@given(st.binary(min_size=1, max_size=300))
def test_an_envelope_with_something_after_it_is_refused(more: bytes) -> None:
    """SHARING.md, case 3."""
    for changed in (ENVELOPE + more, more + ENVELOPE):
        with pytest.raises(REFUSED):
            open_envelope(changed, COACH.device)


@given(st.binary(max_size=4_000))
def test_random_bytes_are_refused(raw: bytes) -> None:
    """SHARING.md, case 4."""
    for wrong in (raw, b"age-encryption.org/v1\n" + raw):
        with pytest.raises(REFUSED):
            open_envelope(wrong, COACH.device)


@given(st.binary(max_size=1_100))
def test_a_random_frame_from_who_knows_the_coachs_key_is_refused(frame: bytes) -> None:
    for wrong in (frame, frame.ljust(1_024, b"\0")[:1_024], (b"HRDE\x01" + frame)[:1_024]):
        with pytest.raises(REFUSED):
            open_envelope(encrypted(wrong), COACH.device)


def test_no_bit_of_a_frame_can_be_flipped_before_it_is_encrypted_anew() -> None:
    accepted = []
    for at, byte in enumerate(FRAME):
        for bit in range(8):
            changed = FRAME[:at] + bytes([byte ^ 1 << bit]) + FRAME[at + 1 :]
            try:
                open_frame(changed)
            except BadEnvelope:
                continue
            except NewerPayload:
                if at == 4:  # the number of the version
                    continue
            accepted.append((at, bit))
    assert accepted == []


def test_a_frame_of_another_length_is_refused() -> None:
    for changed in (FRAME[:-1], FRAME + b"\0", FRAME.ljust(4_096, b"\0"), b"", FRAME[:105]):
        with pytest.raises(BadEnvelope):
            open_frame(changed)


def test_a_small_message_in_a_large_frame_is_refused() -> None:
    """A second way to write the same would be a way to mark envelopes."""
    with pytest.raises(BadEnvelope):
        open_frame(signed_frame(b"{}", AN.device).ljust(4_096, b"\0"))


def test_a_frame_of_a_newer_version_is_kept_and_one_of_no_version_refused() -> None:
    payload = encode_payload(message())
    with pytest.raises(NewerPayload) as kept:
        open_envelope(encrypted(signed_frame(payload, AN.device, 2)), COACH.device)
    assert (kept.value.head, kept.value.sign_pub) == (None, None)
    with pytest.raises(BadEnvelope):
        open_envelope(encrypted(signed_frame(payload, AN.device, 0)), COACH.device)


def test_a_signature_of_another_over_the_same_is_refused() -> None:
    """SHARING.md, case 5: the name of An's device, the signature of somebody else's."""
    forged = signed_frame(encode_payload(message()), TRAINER.device)
    swapped = forged[:5] + AN.device.sign_pub + forged[37:]
    with pytest.raises(BadEnvelope):
        open_envelope(encrypted(swapped), COACH.device)


@pytest.mark.parametrize("key", [bytes(32), b"\1" + bytes(31), b"\xff" * 32])
def test_a_key_for_which_anything_is_a_signature_signs_nothing(key: bytes) -> None:
    frame = FRAME[:5] + key + bytes(64) + FRAME[101:]
    with pytest.raises(BadEnvelope):
        open_frame(frame)


def test_what_a_stranger_signed_with_their_own_name_is_foreign() -> None:
    """SHARING.md, case 5: encrypted to the coach, well signed, but by none of An's devices."""
    opened = open_envelope(sealed(sender=TRAINER), COACH.device)
    with pytest.raises(Foreign):
        accept(opened)


def test_a_message_of_an_is_accepted_where_it_was_put() -> None:
    accept(open_envelope(ENVELOPE, COACH.device))


@pytest.mark.parametrize("place", [{"box": OTHER_BOX}, {"stream": OTHER_STREAM}])
def test_a_message_that_was_copied_elsewhere_is_foreign(place: dict[str, str]) -> None:
    """SHARING.md, case 6."""
    with pytest.raises(Foreign):
        accept(open_envelope(ENVELOPE, COACH.device), **place)


def test_what_the_coach_encrypts_anew_for_a_trainer_is_foreign_there() -> None:
    """SHARING.md, case 7."""
    handed_on = encrypted(FRAME, TRAINER)
    opened = open_envelope(handed_on, TRAINER.device)
    with pytest.raises(Foreign):
        accept(opened, me=TRAINER.person.public)


def test_the_sender_may_read_their_own_message_back() -> None:
    accept(open_envelope(ENVELOPE, AN.device), me=AN.person.public)


def test_a_message_in_the_name_of_another_person_is_foreign() -> None:
    opened = open_envelope(sealed(message(frm=TRAINER.key)), COACH.device)
    with pytest.raises(Foreign):
        accept(opened)


@pytest.mark.parametrize(
    "card",
    [
        AN.card(devices=[AN.on_card(retired=True), Somebody("An", "employee").on_card()]),
        AN.card(devices=[Somebody("An", "employee").on_card()]),
        TRAINER.card(),
    ],
    ids=["retired", "not on the card", "card of another"],
)
def test_a_device_that_does_not_speak_for_an_is_foreign(card: Card) -> None:
    with pytest.raises(Foreign):
        accept(open_envelope(ENVELOPE, COACH.device), card=card)


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ((b'"v":1', b'"v":2'), NewerPayload),
        ((b'"kind":"summary"', b'"kind":"poem"'), NewerPayload),
        ((b'"seq":1', b'"seq":1,"more":1'), NewerPayload),
        ((b'"seq":1', b'"seq":"1"'), NewerPayload),
        ((b'"seq":1', b'"seq":0'), NewerPayload),
        ((b'"seq":1', b'"seq":1152921504606846976'), NewerPayload),
        ((b'"seq":1', b'"seq":1,"seq":1'), Malformed),
        ((b'"seq":1', b'"seq":NaN'), Malformed),
        ((b'"v":1', b'"v":"1"'), Malformed),
    ],
    ids=lambda value: str(value),
)
def test_what_is_well_signed_but_not_of_this_version_is_told_apart(
    change: tuple[bytes, bytes], verdict: type[Exception]
) -> None:
    """SHARING.md, cases 8 and 10."""
    payload = encode_payload(message())
    assert payload.count(change[0]) == 1
    envelope = encrypted(signed_frame(payload.replace(*change), AN.device))
    with pytest.raises(verdict) as kept:
        open_envelope(envelope, COACH.device)
    if isinstance(kept.value, NewerPayload):
        assert kept.value.sign_pub == AN.device.sign_pub


def test_a_newer_message_is_held_to_its_place_too() -> None:
    payload = encode_payload(message()).replace(b'"v":1', b'"v":2')
    with pytest.raises(NewerPayload) as kept:
        open_envelope(encrypted(signed_frame(payload, AN.device)), COACH.device)
    head, key = kept.value.head, kept.value.sign_pub
    assert head is not None and key is not None
    check(head, key, box=BOX, stream=STREAM, me=COACH.person.public, card=AN.card())
    with pytest.raises(Foreign):
        check(head, key, box=OTHER_BOX, stream=STREAM, me=COACH.person.public, card=AN.card())


def test_a_huge_envelope_is_refused_before_it_is_decrypted() -> None:
    huge = pyrage.encrypt(bytes(10_000_000), [COACH.device.identity.to_public()])
    tracemalloc.start()
    try:
        with pytest.raises(BadEnvelope):
            open_envelope(huge, COACH.device)
        assert tracemalloc.get_traced_memory()[1] < 100_000
    finally:
        tracemalloc.stop()


END_OF_HEADER = b"--- " + b"A" * 43 + b"\n" + bytes(100)


@pytest.mark.parametrize(
    "stanzas",
    [
        b"-> a\n\n" * 30_000,
        b"-> " + b"a " * 90_000 + b"\n\n",
        b"-> a\n" + (b"A" * 64 + b"\n") * 2_500 + b"\n",
        b"-> a" * 40_000,
        b"-> a\n\n" * 100,
        b"-> " + b"a " * 2_000 + b"\n\n",
    ],
    ids=lambda stanzas: f"{stanzas[:8]!r} {len(stanzas)}",
)
def test_a_header_that_age_would_need_minutes_for_never_reaches_it(stanzas: bytes) -> None:
    """Whoever may write to the store could else hold up every sync."""
    with pytest.raises(BadEnvelope):
        open_envelope(b"age-encryption.org/v1\n" + stanzas + END_OF_HEADER, COACH.device)


def test_an_envelope_locked_with_a_pass_phrase_is_not_for_me() -> None:
    """Trying a pass phrase would take seconds and half a gigabyte; nothing here does."""
    locked = b"""age-encryption.org/v1
-> scrypt 4MXdCTGyaIWhJm5wqJvDUg 22
A3W4ZKHBI1MJpqZX9WkSnQzMfcJ5aH7mWZ7y3a1pxk0
--- LEIWvR0oLQgyXAvcVGbNTdMdSaYHJpWh9yYpOSoUI0M
""" + bytes(32)
    with pytest.raises(REFUSED):
        open_envelope(locked, COACH.device)


def test_an_envelope_for_many_devices_is_no_larger_than_may_be_opened() -> None:
    devices = [new_device() for _ in range(2 * MOST_DEVICES)]
    body = EntryBody(what="diary", parts={str(n): "x" * 16_000 for n in range(4)})
    payload: Payload = message("entry", body)
    envelope = seal(payload, AN.device, [device.recipient for device in devices])
    assert len(envelope) < LARGEST
    assert all(open_envelope(envelope, device).payload == payload for device in devices)
