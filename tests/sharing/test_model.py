"""Whatever a store does with what it is given, both sides end where a model says they must.

Two employees and a coach with two devices write, sync through a store that drops, doubles, delays
and reorders, and lose connections half-way. Once everything is delivered each coach device has read
exactly what its employees sent, each employee every reply, and all of it once (SHARING, case 20).
"""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from harada.notebook.errors import Refused
from harada.sharing.bodies import CommentBody
from harada.sharing.box import Box
from harada.sharing.keys import KeyRing
from harada.sharing.mailbox import Mailbox
from harada.sharing.stores import ObjectStore, create_store, open_store
from tests.sharing.pair import Pair, Side, summary


class Unreliable:
    """A real folder behind a line that fails as it is told to."""

    complete = True

    def __init__(self, objects: ObjectStore, choose: Any) -> None:
        self._objects = objects
        self._choose = choose
        self.label = objects.label

    def _fails(self) -> None:
        if self._choose(4) == 0:
            raise Refused("the line was cut")

    def check(self, store_id: str | None) -> str:
        return self._objects.check(store_id)

    def names(self, prefix: str) -> list[str]:
        """A listing in any order, with doubles, that may leave some out."""
        names = self._objects.names(prefix)
        kept = [name for name in names if self._choose(5)]
        return sorted(kept + kept[:2], key=lambda _name: self._choose(1000))

    def get_many(self, names: Sequence[str]) -> Iterator[tuple[str, bytes | None]]:
        """Objects in any order; some are not there just now, some are cut short."""
        for name, raw in self._objects.get_many(names):
            self._fails_rarely()
            chance = self._choose(8)
            yield name, None if chance == 0 else (raw or b"")[:50] if chance == 1 else raw

    def _fails_rarely(self) -> None:
        if self._choose(30) == 0:
            raise Refused("the line was cut")

    def get(self, name: str) -> bytes:
        return self._objects.get(name)

    def put(self, name: str, data: bytes) -> None:
        self._objects.put(name, data)

    def put_many(self, items: Sequence[tuple[str, bytes]]) -> None:
        """Some are written and some are not; the answer may be lost either way."""
        for name, data in items:
            self._fails()
            self._objects.put(name, data)
            self._fails()

    def delete(self, name: str) -> bool:
        self._fails()
        return self._objects.delete(name)

    def sweep(self, prefix: str) -> int:
        return self._objects.sweep(prefix)

    def close(self) -> None:
        self._objects.close()


class Desk(Side):
    """A coach's device, which has a box for each employee."""

    def at(self, box: str) -> Mailbox:
        self.box = box
        return self.mailbox()


class TwoOfEach(RuleBasedStateMachine):
    """Two employees, one coach with two devices."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="harada-model-"))
        (self.folder / "shared").mkdir()
        create_store(f"folder:{self.folder / 'shared'}", {})
        self.objects = open_store(f"folder:{self.folder / 'shared'}", {})
        self.count = 0
        self.people: list[Side] = []
        self.sent: dict[str, list[str]] = {}
        self.replies: dict[str, list[str]] = {}
        home = self.folder / "one" / "bo"
        for name in ("one", "two"):
            (self.folder / name).mkdir()
            if name == "two":
                (self.folder / name).rmdir()
                (self.folder / name).mkdir()
                shutil.copytree(home, self.folder / name / "bo")
            pair = Pair(self.folder / name, self.objects).confirmed()
            self.people.append(pair.an)
            self.sent[pair.bo.box] = []
            self.replies[pair.bo.box] = []
            self.first = Desk(pair.bo.home, "Bo", "desk")
        self.now = self.first.now
        copied = self.folder / "copied"
        shutil.copytree(self.first.home, copied)
        self.second = Desk(copied, "Bo", "desk")
        KeyRing(self.second.store).add_device(self.now)

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder)

    @rule(who=st.integers(0, 1))
    def an_employee_writes(self, who: int) -> None:
        self.count += 1
        side = self.people[who]
        week = f"2026-W{self.count % 52 + 1:02d}"
        side.mailbox().post("summary", summary(week), level=2)
        self.sent[side.box].append(week)

    @rule(who=st.integers(0, 1), second=st.booleans())
    def the_coach_replies(self, who: int, second: bool) -> None:
        self.count += 1
        box = self.people[who].box
        text = f"reply {self.count}"
        desk = self.second if second else self.first
        desk.at(box).post("comment", CommentBody(what="reply", text=text))
        self.replies[box].append(text)

    @rule(who=st.integers(0, 1), chance=st.randoms(use_true_random=True))
    def an_employee_syncs_on_a_bad_line(self, who: int, chance: random.Random) -> None:
        self._badly(self.people[who].mailbox(), chance)

    @rule(who=st.integers(0, 1), second=st.booleans(), chance=st.randoms(use_true_random=True))
    def the_coach_syncs_on_a_bad_line(self, who: int, second: bool, chance: random.Random) -> None:
        desk = self.second if second else self.first
        self._badly(desk.at(self.people[who].box), chance)

    def _badly(self, mailbox: Mailbox, chance: random.Random) -> None:
        """Sync; what fails is drawn at once, for how often it is asked hangs on random names."""
        try:
            mailbox.sync(Unreliable(self.objects, chance.randrange))
        except Refused:
            return

    @precondition(lambda self: self.count)
    @rule()
    def everything_arrives_once(self) -> None:
        """Deliver all, twice around, and compare with what was written."""
        for _round in range(3):
            for side in self.people:
                side.sync(self.objects)
            for desk in (self.first, self.second):
                for box in self.sent:
                    desk.at(box).sync(self.objects)
        for side in self.people:
            state: Box = side.mailbox().state
            assert state["state"] == "confirmed"
            got = [one["body"]["text"] for one in side.mailbox().messages()]
            assert sorted(got) == sorted(self.replies[side.box])
            for desk in (self.first, self.second):
                read = [one["body"]["week"] for one in desk.at(side.box).messages()]
                if desk is self.first:
                    assert read == self.sent[side.box]
                else:
                    assert set(read) <= set(self.sent[side.box])


TestTwoOfEach = TwoOfEach.TestCase
TestTwoOfEach.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
