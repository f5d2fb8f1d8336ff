"""A box as one side keeps it: one relationship between an employee and a coach.

Here stand the shapes of what lies on the disk, where it lies, and how a box begins. Nothing is
sealed, sent or judged here. Both sides keep the same files: the employee in `sharing/BOX/`, the
coach in `desk/BOX/`.
"""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

Root = Literal["sharing", "desk"]
Role = Literal["employee", "coach"]
State = Literal["invited", "joined", "confirmed", "closed"]

FIRST = "0" * 64
"""What stands for the envelope before the first one of a stream."""


class SignedCardText(TypedDict):
    """A key card as it travels: whose it is, its exact JSON and the signature over it."""

    person: str
    card: str
    sig: str


class Box(TypedDict):
    """`box.json`, table `box`, id `box`: how things stand between the two."""

    box: str
    role: Role
    """Mine."""
    name: str
    """The other's name, as I call them."""
    state: State
    peer: str | None
    """The other's person key, pinned by the invite or the first valid join."""
    card: SignedCardText | None
    """The other's newest card."""
    store: str | None
    """Where the objects lie; None when a bundle goes by hand."""
    store_id: str | None
    token: str | None
    """What proves that a join answers this invite; the coach keeps it, to see a second use."""
    expires: str | None
    invited: str
    joined: str | None
    confirmed: str | None
    closed: str | None
    left: Literal["me", "peer"] | None
    erase: bool
    """Whether whoever left wanted everything erased."""
    erased: str | None
    """When the store was seen to hold nothing of the box any more (UTC)."""
    level: int
    until: str | None
    """The last day of the consent; None while it has no end."""
    mood: bool
    epoch: int
    epochs: dict[str, int]
    """The level of each consent there was, by its epoch."""
    stream: str | None
    """The stream I write now."""
    device: str | None
    """The public key that signs in it."""
    seq: int
    head: str
    heard: str | None
    """When something of the other last arrived (UTC)."""
    covered: dict[str, int]
    """Up to where the other has read each of my streams."""
    rejected: list[str]
    """Streams that began with a join which was not let in; nothing in them is looked at again."""
    auto: NotRequired[bool]
    """Whether the app sends and receives by itself; absent means it does."""


class Stream(TypedDict):
    """`box.json`, table `streams`, by id: how far I have read a stream of the other's."""

    seq: int
    head: str
    """Hash of the ciphertext at `seq`."""
    names: dict[str, str]
    """What was accepted: the first 32 digits of the hash by sequence number."""
    erased: dict[str, str]
    """What a tombstone took away: the whole hash by sequence number."""
    gap: int | None
    """The missing number that was told of."""
    broken: int | None
    """The number that was told of since it does not follow on the one before."""
    rolled: int | None
    """The end of the stream when it was told that it is gone."""
    forked: int | None
    """The first number that stands there twice; nothing after it is taken as newest."""


class Message(TypedDict):
    """`inbox.json`, table `messages`, by `mid`: what was received and accepted."""

    mid: str
    kind: str
    body: dict[str, Any]
    stream: str
    seq: int
    sha: str
    ts: int
    """When it was written by the other's clock, in milliseconds; to be shown, never to order by."""
    epoch: int
    received: str
    order: int
    """Its place in the order of arrival."""
    fork: bool
    """Whether it stands on a stream that split; then it is never shown as the newest."""


class Item(TypedDict):
    """`outbox.json`, table `items`, by stream and number: what this side ever made.

    It is the ledger of the box: `data` goes once the other has read it, the rest stays.
    """

    name: str
    kind: str
    mid: str
    stream: str
    seq: int
    sha: str
    made: str
    tried: str | None
    """When it was first handed to a store; before that it never left."""
    sent: str | None
    data: str | None
    payload: str
    """The exact JSON that was sealed."""
    size: int
    level: int
    """The consent it needs: a summary's level, 0 for what carries nothing of the person."""
    covered: bool
    erase: Literal["wanted", "gone", "confirmed"] | None


def path(root: Root, box: str, part: Literal["box", "outbox", "inbox"]) -> str:
    """Return the name in the notebook of one of a box's three files."""
    return f"{root}/{box}/{part}.json"


def new_stream_state() -> Stream:
    """Return a stream of which nothing has been read."""
    return Stream(
        seq=0,
        head=FIRST,
        names={},
        erased={},
        gap=None,
        broken=None,
        rolled=None,
        forked=None,
    )


def coach_box(
    *,
    box: str,
    name: str,
    token: str,
    expires: str,
    store: str | None,
    store_id: str | None,
    now: str,
) -> Box:
    """Return the coach's side of a box for which an invite goes out; `now` is a UTC stamp."""
    return _box(
        box=box,
        role="coach",
        name=name,
        state="invited",
        token=token,
        expires=expires,
        store=store,
        store_id=store_id,
        invited=now,
    )


def employee_box(
    *,
    box: str,
    name: str,
    peer: str,
    card: SignedCardText,
    store: str | None,
    store_id: str | None,
    level: int,
    until: str | None,
    mood: bool,
    now: str,
) -> Box:
    """Return the employee's side of a box, joined with a first consent: epoch 1."""
    made = _box(
        box=box,
        role="employee",
        name=name,
        state="joined",
        token=None,
        expires=None,
        store=store,
        store_id=store_id,
        invited=now,
    )
    consent = {"level": level, "until": until, "mood": mood, "epoch": 1, "epochs": {"1": level}}
    return {**made, "peer": peer, "card": card, "joined": now, **consent}  # type: ignore[typeddict-item]


def _box(
    *,
    box: str,
    role: Role,
    name: str,
    state: State,
    token: str | None,
    expires: str | None,
    store: str | None,
    store_id: str | None,
    invited: str,
) -> Box:
    return Box(
        box=box,
        role=role,
        name=name,
        state=state,
        peer=None,
        card=None,
        store=store,
        store_id=store_id,
        token=token,
        expires=expires,
        invited=invited,
        joined=None,
        confirmed=None,
        closed=None,
        left=None,
        erase=False,
        erased=None,
        level=0,
        until=None,
        mood=False,
        epoch=0,
        epochs={},
        stream=None,
        device=None,
        seq=0,
        head=FIRST,
        heard=None,
        covered={},
        rejected=[],
    )
