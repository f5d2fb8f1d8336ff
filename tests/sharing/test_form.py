"""What is refused is never repeated in an error: it may be a key, or the words of another."""

from __future__ import annotations

import traceback
from collections.abc import Callable

import pytest

from harada.sharing.bodies import EntryBody, Summary1
from harada.sharing.card import Card, SignedCard
from harada.sharing.invite import Invite
from harada.sharing.keys import KeysForm
from harada.sharing.payload import Payload, encode_payload, parse_payload
from tests.sharing.people import AN, message

SECRET = "zebrafish"


def parse(old: bytes, new: str) -> Payload:
    """Read the summary of a week with something in it that does not belong there."""
    raw = encode_payload(message())
    assert old in raw
    return parse_payload(raw.replace(old, new.encode()))


@pytest.mark.parametrize(
    "refused",
    [
        lambda: EntryBody(what="diary", text=SECRET * 3_000),
        lambda: EntryBody(what="diary", parts={SECRET * 60: ""}),
        lambda: EntryBody(what="diary", parts={SECRET: SECRET * 3_000}),
        lambda: EntryBody(what="diary", parts={SECRET: "\ud800"}),
        lambda: EntryBody(what=SECRET, text=""),  # type: ignore[arg-type]
        lambda: Summary1(week=SECRET, used=True),
        lambda: message("summary", EntryBody(what="diary", text=SECRET)),
        lambda: message(SECRET),
        lambda: parse(b'"seq":1', f'"seq":"{SECRET}"'),
        lambda: parse(b'"2026-W40"', f'"{SECRET}"'),
        lambda: parse(b'"level":2', f'"level":2,"diary":"{SECRET}"'),
        lambda: parse(b'"level":2', f'"level":"{SECRET}"'),
        lambda: parse(b'"level":2', f'"level":2,"{SECRET}":1'),
        lambda: parse(b'"v":1', f'"v":1,"v":"{SECRET}"'),
        lambda: KeysForm.model_validate({"seed": SECRET, "sign": SECRET, "enc": 1, "n": 1}),
        lambda: KeysForm.model_validate(SECRET),
        lambda: Invite.model_validate({"token": SECRET}),
        lambda: SignedCard(person=SECRET, card="", sig=SECRET),
        lambda: Card.model_validate(AN.card().model_dump() | {"role": SECRET}),
    ],
)
def test_an_error_tells_nothing_of_what_it_is_about(refused: Callable[[], object]) -> None:
    with pytest.raises(Exception) as problem:
        refused()
    chain: BaseException | None = problem.value
    while chain is not None:
        told = "".join(traceback.TracebackException.from_exception(chain).format_exception_only())
        assert SECRET not in told
        chain = chain.__cause__ or (None if chain.__suppress_context__ else chain.__context__)
