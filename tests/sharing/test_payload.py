"""What may be said, exactly; and what is kept for a newer version told from what is broken."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from harada.sharing.bodies import (
    KINDS,
    MOST_ERASED,
    AckBody,
    CardBody,
    CommentBody,
    ConsentBody,
    EntryBody,
    JoinBody,
    LeaveBody,
    PillarCount,
    RoutineCount,
    SnapshotBody,
    Summary1,
    Summary2,
    Summary3,
    Summary4,
    TombstoneBody,
)
from harada.sharing.card import sign_card
from harada.sharing.ids import b64
from harada.sharing.payload import (
    FIRST,
    LONGEST,
    Malformed,
    NewerPayload,
    TooLarge,
    encode_payload,
    parse_payload,
)
from tests.sharing.people import AN, BOX, REPLY, STREAM, WEEK, message

CARD = sign_card(AN.person, AN.card())
TITLES: dict[str, Any] = {
    "goal": "Run the marathon",
    "pillar_titles": [f"Pillar {n}" for n in range(8)],
}
FIGURES = WEEK.model_dump(exclude={"level"})
PLAIN = json.loads(encode_payload(message()))

BODIES: list[tuple[str, BaseModel]] = [
    ("join", JoinBody(card=CARD, mac=b64(bytes(32)), level=2, until="2027-01-01")),
    ("card", CardBody(card=CARD)),
    ("consent", ConsentBody(level=0, epoch=3)),
    ("summary", Summary1(week="2026-W53", used=False, mood=4)),
    ("summary", Summary2(**FIGURES)),
    ("summary", Summary3(**FIGURES, **TITLES)),
    (
        "summary",
        Summary4(**FIGURES, **TITLES, routines=[RoutineCount(name="Run", done=1, planned=2)]),
    ),
    ("entry", EntryBody(what="diary", date="2026-11-22", parts={"learned": "=1+1 [red]é\x1b[31m"})),
    ("entry", EntryBody(what="stroke", text="日本語 \U0001f9d1‍\U0001f680\n\tline")),
    ("comment", REPLY),
    ("comment", CommentBody(what="note", month="2026-10", text="")),
    ("ack", AckBody(confirmed=True)),
    ("ack", AckBody(erased=["box"])),
    ("tombstone", TombstoneBody(erased={"9999999999": "ab" * 32})),
    ("snapshot", SnapshotBody(summaries=[Summary1(week="2026-W01", used=True), WEEK])),
    ("leave", LeaveBody(erase=True)),
]


def raw(**different: Any) -> bytes:
    """The summary of a week as JSON, with some fields different."""
    return json.dumps(PLAIN | different).encode()


@pytest.mark.parametrize(("kind", "body"), BODIES, ids=[type(body).__name__ for _k, body in BODIES])
def test_every_kind_is_read_as_it_was_written(kind: str, body: BaseModel) -> None:
    sent = message(kind, body)
    found = parse_payload(encode_payload(sent))
    assert found == sent
    assert type(found.body) is type(body)


def test_every_kind_is_tried_here() -> None:
    assert {kind for kind, _body in BODIES} == KINDS.keys()


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_kind_carries_the_body_of_another(kind: str) -> None:
    for other, body in BODIES:
        if other != kind:
            with pytest.raises(ValidationError):
                message(kind, body)


@pytest.mark.parametrize(
    ("level", "more"),
    [(1, FIGURES), (2, TITLES), (3, {"routines": []}), (1, {"diary": "x"}), (4, {"notes": ["x"]})],
    ids=["figures at 1", "titles at 2", "routines at 3", "diary at 1", "notes at 4"],
)
def test_a_level_carries_nothing_of_a_higher_one(level: int, more: dict[str, Any]) -> None:
    lower: dict[str, Any] = {"week": "2026-W40", "used": True, "level": level}
    lower |= FIGURES if level >= 2 else {}
    lower |= TITLES if level >= 3 else {}
    lower |= {"routines": []} if level == 4 else {}
    parse_payload(raw(body=lower))
    with pytest.raises(NewerPayload):
        parse_payload(raw(body=lower | more))


@pytest.mark.parametrize(
    "wrong",
    [
        {"kept": 85},
        {"score": 110},
        {"warmth": -10},
        {"kept": 80.0},
        {"kept": True},
        {"mood": 0},
        {"mood": 3.5},
        {"streak": "21 days"},
        {"week": "2026-W54"},
        {"week": "2025-W53"},
        {"week": "2026-40"},
        {"week": "0000-W01"},
        {"week": "٢٠٢٦-W40"},
        {"pillars": []},
        {"pillars": [{"done": 1, "planned": 1}] * 9},
        {"pillars": [{"done": -1, "planned": 1}] * 8},
        {"pillars": [{"done": 1, "planned": 1, "name": "Health"}] * 8},
        {"rev": 0},
        {"used": 1},
        {"level": "2"},
        {"level": 5},
    ],
    ids=str,
)
def test_a_figure_is_as_coarse_as_it_may_be_or_not_taken(wrong: dict[str, Any]) -> None:
    with pytest.raises(NewerPayload):
        parse_payload(raw(body=PLAIN["body"] | wrong))


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("entry", {"what": "diary", "text": "x" * 20_001}),
        ("entry", {"what": "diary", "parts": {str(n): "" for n in range(65)}}),
        ("entry", {"what": "diary", "parts": {"x" * 501: ""}}),
        ("entry", {"what": "diary", "parts": {"x": "x" * 20_001}}),
        ("entry", {"what": "diary", "parts": {"x": 1}}),
        ("entry", {"what": "secret"}),
        ("entry", {"what": "diary", "date": "2026-02-30"}),
        ("comment", {"what": "reply"}),
        ("comment", {"what": "note", "month": "2026-13", "text": ""}),
        ("comment", {"what": "reply", "about": "X" * 32, "text": ""}),
        ("ack", {"erased": ["x" * 121]}),
        ("tombstone", {"erased": {}}),
        ("tombstone", {"erased": {"0": "ab" * 32}}),
        ("tombstone", {"erased": {"01": "ab" * 32}}),
        ("tombstone", {"erased": {"-1": "ab" * 32}}),
        ("tombstone", {"erased": {f"../{STREAM[3:]}-1": "ab" * 32}}),
        ("tombstone", {"erased": {"1": "AB" * 32}}),
        ("consent", {"level": 5, "epoch": 1}),
        ("consent", {"level": 2, "epoch": 1, "until": "soon"}),
        ("leave", {}),
        ("leave", {"erase": "yes"}),
        ("stat", {"n": 10}),
    ],
    ids=lambda value: str(value)[:50],
)
def test_a_body_with_a_value_that_is_none_of_ours_is_kept_for_later(
    kind: str, body: dict[str, Any]
) -> None:
    with pytest.raises(NewerPayload) as kept:
        parse_payload(raw(kind=kind, body=body))
    assert kept.value.head is not None
    assert (kept.value.head.kind, kept.value.head.seq) == (kind, 1)


NEWER: list[dict[str, Any]] = [
    {"v": 2},
    {"v": 2, "kind": "poem", "body": {"lines": 3}, "more": [1]},
    {"kind": "poem"},
    {"more": 1},
    {"body": PLAIN["body"] | {"more": 1}},
]


@pytest.mark.parametrize("different", NEWER, ids=str)
def test_what_a_newer_version_made_keeps_its_place_in_the_stream(different: dict[str, Any]) -> None:
    with pytest.raises(NewerPayload) as kept:
        parse_payload(raw(**different))
    head = kept.value.head
    assert head is not None
    assert (head.box, head.stream, head.seq, head.prev) == (BOX, STREAM, 1, FIRST)


@pytest.mark.parametrize(
    "different",
    [
        {"seq": "1"},
        {"seq": 0},
        {"seq": -1},
        {"seq": 2**53 + 1},
        {"seq": 2**60},
        {"seq": 1.0},
        {"seq": True},
        {"seq": None},
        {"mid": "0" * 31},
        {"mid": "G" * 32},
        {"box": "../../etc"},
        {"box": BOX + "\n"},
        {"stream": STREAM.upper()},
        {"frm": "AA"},
        {"frm": None},
        {"to": []},
        {"to": AN.key},
        {"to": [AN.key] * 17},
        {"prev": ""},
        {"prev": FIRST[:-1]},
        {"seen": {"x": 1}},
        {"seen": {STREAM: -1}},
        {"seen": {STREAM: "4"}},
        {"seen": None},
        {"ts": 1.5},
        {"ts": -1},
        {"epoch": -1},
        {"epoch": 2**60},
    ],
    ids=lambda different: str(different).replace(AN.key, "AN")[:60],
)
def test_a_head_that_is_none_of_ours_is_kept_and_has_no_place(different: dict[str, Any]) -> None:
    with pytest.raises(NewerPayload) as kept:
        parse_payload(raw(**different))
    assert kept.value.head is None


@pytest.mark.parametrize("field", sorted(PLAIN.keys() - {"v", "kind", "seen"}))
def test_no_field_may_be_missing(field: str) -> None:
    with pytest.raises(NewerPayload):
        parse_payload(json.dumps({key: PLAIN[key] for key in PLAIN if key != field}).encode())


@pytest.mark.parametrize(
    "wrong",
    [
        b"",
        b"null",
        b"[]",
        b'"summary"',
        b"{}",
        b'{"v": 1}',
        b'{"kind": "summary"}',
        raw(v="1"),
        raw(v=0),
        raw(v=-1),
        raw(v=None),
        raw(v=True),
        raw(v=1.0),
        raw(kind=None),
        raw(kind=["summary"]),
        raw()[:-1],
        raw() + b"x",
        raw()[:-1] + b', "seq": 2}',
        raw().replace(b'"epoch": 1', b'"epoch": NaN'),
        raw().replace(b'"epoch": 1', b'"epoch": ' + b"1" * 5_000),
        raw(more="\ud800"),
        raw(body="\ud800"),
        raw().replace(b"2026", b"\xff"),
        b'{"v":2,"kind":"x","body":' + b"[" * 30_000 + b"]" * 30_000 + b"}",
        b'{"v":1,"kind":"' + b"x" * 10_000_000 + b'"}',
    ],
    ids=lambda wrong: repr(wrong[-30:]),
)
def test_what_no_version_writes_is_malformed(wrong: bytes) -> None:
    with pytest.raises(Malformed):
        parse_payload(wrong)


def test_a_kind_as_long_as_a_message_is_kept_without_a_place() -> None:
    with pytest.raises(NewerPayload) as kept:
        parse_payload(raw(kind="x" * 60_000))
    assert kept.value.head is None


def test_a_message_as_long_as_an_envelope_holds_is_sent_and_no_longer_one() -> None:
    parts = {"a": "é" * 20_000, "b": "x" * 20_000, "c": ""}
    short = LONGEST - len(encode_payload(message("entry", EntryBody(what="diary", parts=parts))))
    whole = message("entry", EntryBody(what="diary", parts=parts | {"c": "x" * short}))
    assert len(encode_payload(whole)) == LONGEST
    assert parse_payload(encode_payload(whole)) == whole
    longer = message("entry", EntryBody(what="diary", parts=parts | {"c": "x" * (short + 1)}))
    with pytest.raises(TooLarge):
        encode_payload(longer)


def test_as_many_items_are_erased_at_once_as_are_promised() -> None:
    erased = {f"{STREAM}-{9_999_999_999 - n}": "ab" * 32 for n in range(MOST_ERASED)}
    assert encode_payload(message("tombstone", TombstoneBody(erased=erased)))
    names = [f"v1/b/{BOX}/{STREAM}/{n:010d}-{'a' * 32}.hrd" for n in range(MOST_ERASED)]
    assert encode_payload(message("ack", AckBody(erased=names)))


def test_half_a_character_is_not_sent() -> None:
    with pytest.raises(ValidationError):
        EntryBody(what="diary", text="\ud800")


def test_a_message_cannot_be_changed_once_it_is_made() -> None:
    with pytest.raises(ValidationError):
        message().seq = 2  # type: ignore[misc]


def test_what_is_not_said_has_no_field() -> None:
    assert b"null" not in encode_payload(message("summary", Summary1(week="2026-W40", used=True)))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(
    st.dictionaries(st.sampled_from([*PLAIN, "more"]), JSON, max_size=4), st.sampled_from(BODIES)
)
def test_whatever_is_signed_is_read_kept_or_malformed(
    different: dict[str, Any], other: tuple[str, BaseModel]
) -> None:
    fields = PLAIN | {"kind": other[0], "body": other[1].model_dump(exclude_none=True)} | different
    try:
        found = parse_payload(json.dumps(fields).encode())
    except (Malformed, NewerPayload):
        return
    assert parse_payload(encode_payload(found)) == found


@given(st.binary(max_size=400))
def test_whatever_bytes_are_signed_too(wrong: bytes) -> None:
    with pytest.raises((Malformed, NewerPayload)):
        parse_payload(wrong)


@given(st.data())
def test_a_body_of_any_shape_is_read_kept_or_malformed(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(sorted(KINDS)))
    known = [body.model_dump(exclude_none=True) for name, body in BODIES if name == kind]
    body = dict(data.draw(st.sampled_from(known)))
    for field in data.draw(st.lists(st.sampled_from([*body, "more"]), max_size=3)):
        body[field] = data.draw(JSON)
    try:
        found = parse_payload(raw(kind=kind, body=body))
    except (Malformed, NewerPayload):
        return
    said = {name: value for name, value in body.items() if value is not None}
    assert said.items() <= found.body.model_dump(exclude_none=True).items()


def test_pillars_are_counts_alone() -> None:
    assert set(PillarCount.model_fields) == {"done", "planned"}
