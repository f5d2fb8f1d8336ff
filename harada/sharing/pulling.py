"""Taking in what a store holds of the other side's streams, as one change of the notebook.

Objects are fetched first, without the lock; what they are and whether they follow is decided under
it, against the state as it then stands. So two syncs at once take each message once.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import groupby
from random import SystemRandom
from typing import cast

from harada.notebook.clock import utc_stamp
from harada.notebook.store import Change
from harada.sharing.alerts import Alert, Code, alert
from harada.sharing.box import Box, Item, Message, Stream, new_stream_state
from harada.sharing.card import SignedCard
from harada.sharing.envelope import LARGEST
from harada.sharing.fold import Arrived, Folded, end_is_gone, fold
from harada.sharing.ids import b64, fingerprint, unb64
from harada.sharing.intake import take
from harada.sharing.kept import Kept
from harada.sharing.keys import Keys
from harada.sharing.names import ObjectName, object_name, parse_name
from harada.sharing.opening import Letter, Reader
from harada.sharing.pairing import admit
from harada.sharing.stores import ObjectStore

MOST = 20_000
"""Objects of one box that are looked at in one sync; the rest waits for the next."""

MOST_TOLD = 1_000
"""Objects of one box that are noted as refused; a flood of them is told of once."""

MOST_UNREAD = 100
"""Envelopes of newer versions that are kept of one box; a stream stands still where more come."""

MOST_STREAMS = 200
"""Streams of one box that are followed; a person begins one with each device and each restore."""

MOST_BYTES = 64_000_000
"""Bytes of one box that are taken in at once; the rest waits for the next sync."""

MOST_ALIKE = 10
"""Alerts of one kind that a sync tells of a box."""

_AT_ONCE = 128
"""Objects that are asked for at once, before it is looked how many bytes have come."""

PATIENCE = timedelta(hours=24)
"""How long an object may lie there in pieces before a person hears of it, and how much later than
a message was sent the other must have written for it to count as withheld."""

Apply = Callable[[Message], None]
"""What is done with a message that is taken in, inside the same change."""


class Pull:
    """One look at a box in a store."""

    def __init__(self, kept: Kept, keys: Keys, now: datetime, apply: Apply) -> None:
        """Take in for the box of `kept`; `apply` is called once for each message that is kept."""
        self._kept = kept
        self._keys = keys
        self._now = now
        self._apply = apply
        self.received: list[Message] = []
        """What was taken in, in order, acks and cards too."""
        self.alerts: list[Alert] = []
        self.pending = 0
        """Objects that were not whole yet."""
        self._fetched: list[tuple[ObjectName, bytes]] = []
        self._behind: dict[str, dict[str, Letter]] = {}
        """Letters behind a hole, by stream."""
        self._filled: set[str] = set()
        """Streams of which another one said that something unread was erased."""

    def fetch(self, objects: ObjectStore, listed: frozenset[str]) -> None:
        """Get what is new among the names in `listed`; nothing is decided or kept yet.

        What is too much for one sync is chosen by chance, so that nobody who fills a box with
        junk can put it before every letter.
        """
        wanted = self._wanted(listed)
        wanted = SystemRandom().sample(wanted, min(len(wanted), MOST))
        size = 0
        for at in range(0, len(wanted), _AT_ONCE):
            if size >= MOST_BYTES:
                break
            asked = [_text(name) for name in wanted[at : at + _AT_ONCE]]
            for text, raw in objects.get_many(asked):
                name = parse_name(text)
                if name is None or raw is None:
                    self.pending += 1
                    continue
                size += len(raw)
                self._fetched.append((name, raw[: LARGEST + 1]))
        for text, kept in self._kept.unread().items():
            if name := parse_name(text):
                self._fetched.append((name, unb64(kept["data"])))
        self._fetched.sort(key=lambda one: one[0])

    def take_in(self, change: Change, listed: frozenset[str] | None) -> None:
        """Take in what was fetched, as part of a change.

        `listed` is the listing it was fetched by where that is whole, else None.
        """
        if self._fetched:
            self._take_in(change, self._fetched)
        if self.received:
            self._look_for_withheld()
        for stream in self._missing_ends(listed) if listed is not None else ():
            self._end_is_gone(change, stream)

    def _wanted(self, listed: frozenset[str]) -> list[ObjectName]:
        """Return the objects of the other side that were not taken in or refused, in order."""
        box, streams, told = self._kept.box(), self._kept.streams(), self._kept.told()
        unread = self._kept.unread()
        mine = {item["stream"] for item in self._kept.items().values()} | {box["stream"]}
        known = {message["sha"][:32] for message in self._kept.messages()}
        rejected = set(box["rejected"])
        found = []
        for text in listed:
            name = parse_name(text)
            if name is None or name.stream in mine or name.stream in rejected:
                continue
            if name.sha32 in known or text in unread or "refused" in told.get(text, {}):
                continue
            state = streams.get(name.stream)
            if state is None or not _is_known(state, name):
                found.append(name)
        return found

    def _missing_ends(self, listed: frozenset[str]) -> list[str]:
        """Return the streams whose end was read before and is gone, and not told of yet."""
        if self._kept.box()["state"] == "closed":
            return []
        places: dict[str, set[tuple[int, str]]] = {}
        for name in map(parse_name, listed):
            if name is not None:
                places.setdefault(name.stream, set()).add((name.seq, name.sha32))
        return [
            stream
            for stream, state in self._kept.streams().items()
            if end_is_gone(state, places.get(stream, set())) and state["rolled"] != state["seq"]
        ]

    def _end_is_gone(self, change: Change, stream: str) -> None:
        state = self._kept.streams()[stream]
        if state["rolled"] != state["seq"]:
            self._kept.put_stream(change, stream, {**state, "rolled": state["seq"]})
            self._alert("rollback", stream, state["seq"])

    def _take_in(self, change: Change, fetched: list[tuple[ObjectName, bytes]]) -> None:
        """Take in what was fetched, stream by stream; a stream with a join comes first."""
        streams = {
            stream: list(group)
            for stream, group in groupby(sorted(fetched), key=lambda one: one[0].stream)
        }
        before = self._kept.streams()
        for stream in sorted(streams, key=lambda one: (one not in before, one)):
            self._stream(change, stream, streams[stream])
        if self._kept.box()["state"] == "joined" and self._kept.box()["role"] == "coach":
            known = {*self._kept.streams(), *self._kept.box()["rejected"]}
            for stream in sorted(streams.keys() - known):
                self._stream(change, stream, streams[stream])
        for stream in sorted(self._filled & self._behind.keys()):
            self._look_again(change, stream)

    def _stream(self, change: Change, stream: str, found: list[tuple[ObjectName, bytes]]) -> None:
        reader = Reader(self._kept.box(), self._keys, self._now)
        letters: dict[str, Letter] = {}
        for name, raw in found:
            letter = reader.read(name, raw)
            if isinstance(letter, Letter):
                self._found_whole(change, _text(name))
                waited = _text(name) in self._kept.unread()
                if letter.message is None and waited:
                    continue
                if letter.message is None and len(self._kept.unread()) >= MOST_UNREAD:
                    continue
                letters[letter.arrived.sha] = letter
                if letter.message is None:
                    self._kept.put_unread(change, _text(name), {"data": b64(raw)})
                elif waited:
                    self._kept.put_unread(change, _text(name), None)
            elif letter == "newer":
                self._keep_unread(change, name, raw)
            elif letter != "waits":
                self._not_taken(change, name, letter)
        if letters and self._may_begin(change, stream, letters):
            self._fold(change, stream, letters)

    def _may_begin(self, change: Change, stream: str, letters: dict[str, Letter]) -> bool:
        """Tell whether a stream is one to follow; a join is let in or turned away here."""
        if stream in self._kept.streams():
            return True
        box = self._kept.box()
        if len(self._kept.streams()) >= MOST_STREAMS:
            self._reject(change, stream)
            self._alert("refused", stream, 1)
            return False
        found = [
            (one.signer, one.message["body"])
            for one in letters.values()
            if one.message and one.message["kind"] == "join"
        ]
        if not found:
            return box["peer"] is not None
        if box["role"] != "coach":
            return False
        signer, join = found[0]
        admitted = admit(box, join, signer, utc_stamp(self._now), self._now.date())
        if admitted.code is None:
            self._kept.put_box(change, admitted.box)
            return True
        self._reject(change, stream)
        signed = SignedCard.model_validate(join["card"])
        self._alert(admitted.code, stream, 1, fingerprint=fingerprint(unb64(signed.person)))
        return False

    def _reject(self, change: Change, stream: str) -> None:
        """Never look into a stream again."""
        box = self._kept.box()
        self._kept.put_box(change, {**box, "rejected": [*box["rejected"], stream]})

    def _fold(self, change: Change, stream: str, letters: dict[str, Letter]) -> None:
        before = self._kept.streams().get(stream) or new_stream_state()
        again = [one for one in letters.values() if _is_read(before, one.arrived)]
        for letter in again:  # kept as made by a newer version, and readable now
            self._take_one(change, letter, fork=False)
        folded = fold(before, [x.arrived for x in letters.values() if x not in again])
        self._kept.put_stream(change, stream, folded.stream)
        for verdict, seq in folded.verdicts:
            self._alert(verdict, stream, seq)
        for one in folded.taken:
            self._take_one(change, letters[one.sha], fork=False)
        for one in folded.forked:
            self._take_one(change, letters[one.sha], fork=True)
        if folded.stream["gap"] is not None:
            self._behind[stream] = letters
        if any(verdict == "fork" for verdict, _seq in folded.verdicts):
            self._mark_split(change, stream, folded)

    def _look_again(self, change: Change, stream: str) -> None:
        """Fold a stream with a hole once more, for a later stream of its writer may fill it."""
        state = self._kept.streams()[stream]
        self.alerts = [one for one in self.alerts if (one.code, one.stream) != ("gap", stream)]
        self._kept.put_stream(change, stream, {**state, "gap": None})
        behind = self._behind.pop(stream).items()
        waiting = {sha: one for sha, one in behind if one.arrived.seq > state["seq"]}
        self._fold(change, stream, waiting)

    def _take_one(self, change: Change, letter: Letter, *, fork: bool) -> None:
        """Do what a message says, keep it where it is to be shown, and note that it came."""
        if letter.message is None:
            self._alert("newer", "", letter.arrived.seq)
            return
        if letter.message["mid"] in self._kept.message_ids():
            return
        order = len(self._kept.message_ids()) + 1
        message: Message = {**letter.message, "order": order, "fork": fork}
        if message["kind"] != "join":
            taken = take(self._kept.box(), message)
            box: Box = {**taken.box, "heard": message["received"]}
            self._kept.put_box(change, box)
            if taken.code:
                self._alert(taken.code, message["stream"], message["seq"])
            if taken.keep:
                self._kept.put_message(change, message)
                self._apply(message)
        self._kept.note_message(change, message["mid"])
        self._confirmed_erased(change, message)
        self._bury(change, message, letter)
        self._covered(change, letter)
        self.received.append(message)

    def _bury(self, change: Change, message: Message, letter: Letter) -> None:
        """Take away what the writer erased: the messages go, that they were there stays known."""
        tombs = {(message["stream"], seq): sha for seq, sha in letter.arrived.tombs.items()}
        tombs.update(letter.elsewhere)
        for one in self._kept.messages():
            if tombs.get((one["stream"], one["seq"])) == one["sha"]:
                self._kept.drop_message(change, one["mid"])
        for (stream, seq), sha in letter.elsewhere.items():
            state = self._kept.streams().get(stream)
            if state is None:
                continue
            if seq > state["seq"]:
                self._filled.add(stream)
            if seq > state["seq"] or sha.startswith(state["names"].get(str(seq), "-")):
                erased = {**state["erased"], str(seq): sha}
                self._kept.put_stream(change, stream, {**state, "erased": erased})
        if message["kind"] == "leave" and message["body"]["erase"]:
            self._forget_all(change)

    def _forget_all(self, change: Change) -> None:
        """Keep no word of the other's, who left and wants all of it erased, and send none of mine.

        A coach keeps no word of their own to the member either. What the employee sent stays
        in their own notebook: it is theirs, and the log of what left is made from it.
        """
        for one in self._kept.messages():
            self._kept.drop_message(change, one["mid"])
        for name in list(self._kept.unread()):
            self._kept.put_unread(change, name, None)
        blank = {"payload": ""} if self._kept.box()["role"] == "coach" else {}
        items = self._kept.items().items()
        self._kept.put_items(
            change, {key: cast(Item, {**item, **blank, "data": None}) for key, item in items}
        )

    def _confirmed_erased(self, change: Change, message: Message) -> None:
        """Note which of my erased items the other side says to have erased too."""
        if message["kind"] != "ack" or not message["body"]["erased"]:
            return
        names = set(message["body"]["erased"])
        done: dict[str, Item | None] = {
            key: {**item, "erase": "confirmed"}
            for key, item in self._kept.items().items()
            if item["erase"] in ("wanted", "gone") and ({item["name"], "box"} & names)
        }
        self._kept.put_items(change, done)

    def _covered(self, change: Change, letter: Letter) -> None:
        """Note how far the other has read."""
        box = self._kept.box()
        mine = {item["stream"] for item in self._kept.items().values()}
        covered = dict(box["covered"])
        for stream, seq in letter.seen.items():
            if stream in mine:
                covered[stream] = max(seq, covered.get(stream, 0))
        self._kept.put_box(change, {**box, "covered": covered})

    def _look_for_withheld(self) -> None:
        """Warn where the other wrote, and at last still had not seen what was sent days before.

        A letter may have been sealed before its writer looked into the store; but whoever finds
        something there says so in a letter of the same sync, so all that came is taken together.
        """
        written = max((message["ts"] for message in self.received), default=0) / 1000
        written = min(written, self._now.timestamp())
        before = utc_stamp(datetime.fromtimestamp(written, UTC) - PATIENCE)
        covered = self._kept.box()["covered"]
        for item in self._kept.items().values():
            unseen = item["seq"] > covered.get(item["stream"], 0) and not item["covered"]
            told = item["kind"] != "ack" and item["erase"] is None
            if unseen and told and (item["sent"] or "~") < before:
                self._alert("withheld", item["stream"], item["seq"])
                return

    def _mark_split(self, change: Change, stream: str, folded: Folded) -> None:
        """Let nothing behind the split count as newest that was taken before it showed."""
        split = folded.stream["forked"] or 0
        for message in self._kept.messages():
            if message["stream"] == stream and message["seq"] >= split and not message["fork"]:
                marked: Message = {**message, "fork": True}
                self._kept.put_message(change, marked)

    def _not_taken(self, change: Change, name: ObjectName, verdict: str) -> None:
        """Note an object that is refused, or not whole; both are told of once, the latter late."""
        told = self._kept.told()
        text = _text(name)
        if verdict == "torn":
            since = told.get(text, {}).get("since", utc_stamp(self._now))
            self.pending += 1
            if since >= utc_stamp(self._now - PATIENCE):
                if text in told or len(told) < MOST_TOLD:
                    self._kept.put_told(change, text, {"since": since})
                return
        if text not in told and len(told) >= MOST_TOLD:
            return
        self._kept.put_told(change, text, {"since": utc_stamp(self._now), "refused": verdict})
        if verdict != "passed" and not any(one.code == "refused" for one in self.alerts):
            self._alert("refused", name.stream, name.seq)

    def _keep_unread(self, change: Change, name: ObjectName, raw: bytes) -> None:
        """Keep an envelope of a newer version, whoever wrote it, until an update can read it."""
        unread = self._kept.unread()
        if _text(name) not in unread and len(unread) < MOST_UNREAD:
            self._kept.put_unread(change, _text(name), {"data": b64(raw)})
            self._alert("newer", name.stream, name.seq)

    def _found_whole(self, change: Change, text: str) -> None:
        if text in self._kept.told():
            self._kept.put_told(change, text, None)

    def _alert(self, code: Code, stream: str, seq: int, **more: str) -> None:
        if sum(one.code == code for one in self.alerts) >= MOST_ALIKE:
            return
        box = self._kept.box()
        self.alerts.append(alert(code, box["name"], box["box"], stream, seq, **more))


def _text(name: ObjectName) -> str:
    return object_name(name.box, name.stream, name.seq, name.sha32)


def _is_known(state: Stream, name: ObjectName) -> bool:
    """Tell whether this very object was taken in, or was erased by its writer."""
    seq = str(name.seq)
    return name.sha32 in (state["names"].get(seq), state["erased"].get(seq, "")[:32])


def _is_read(state: Stream, one: Arrived) -> bool:
    return state["names"].get(str(one.seq)) == one.sha[:32]
