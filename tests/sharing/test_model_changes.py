"""What is erased, agreed to anew, sealed with new keys or restored ends as a model says it must.

One employee and one coach live through changes of heart, lost laptops and old backups, behind a
line that fails. Once everything is delivered the coach holds what stands and nothing that was
erased, both know the same consent, each erasing is confirmed, and nobody is alarmed.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from harada.notebook.errors import Refused
from harada.sharing.bodies import EntryBody
from harada.sharing.keys import KeyRing
from harada.sharing.stores import create_store, open_store
from tests.sharing.pair import Pair, Side
from tests.sharing.test_model import Unreliable


class Changes(RuleBasedStateMachine):
    """An and Bo, through everything that may happen to their keys, notebooks and minds."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="harada-model-"))
        (self.folder / "shared").mkdir()
        create_store(f"folder:{self.folder / 'shared'}", {})
        self.objects = open_store(f"folder:{self.folder / 'shared'}", {})
        (self.folder / "pair").mkdir()
        self.pair = Pair(self.folder / "pair", self.objects).confirmed()
        self.backup = self.folder / "backup"
        self.count = 0
        self.stands: dict[str, str] = {}

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder)

    def side(self, coach: bool) -> Side:
        """One of the two."""
        return self.pair.bo if coach else self.pair.an

    @rule()
    def a_question_is_sent(self) -> None:
        self.count += 1
        text = f"question {self.count:03d}"
        body = EntryBody(what="question", text=text)
        self.stands[self.pair.an.mailbox().post("entry", body)] = text

    @rule()
    def the_coach_replies(self) -> None:
        self.count += 1
        self.pair.reply(f"reply {self.count}")

    @rule(level=st.integers(1, 3))
    def another_level_is_agreed_on(self, level: int) -> None:
        self.pair.an.mailbox().consent(level, None, mood=False)

    @precondition(lambda self: self.stands)
    @rule(which=st.integers(0, 50))
    def a_question_is_erased(self, which: int) -> None:
        by_text = sorted(self.stands, key=lambda mid: self.stands[mid])
        mid = by_text[which % len(by_text)]
        mailbox = self.pair.an.mailbox()
        found = [item for item in mailbox.ledger() if item["mid"] == mid]
        mailbox.erase(found)
        if found:  # a backup may not know it any more
            del self.stands[mid]

    @rule(coach=st.booleans())
    def a_device_is_renewed(self, coach: bool) -> None:
        side = self.side(coach)
        KeyRing(side.mailbox().kept.store).renew_device(side.now)
        side.later(seconds=1)

    @rule(coach=st.booleans(), chance=st.randoms(use_true_random=True))
    def a_sync_goes_badly(self, coach: bool, chance: random.Random) -> None:
        try:
            self.side(coach).mailbox().sync(Unreliable(self.objects, chance.randrange))
        except Refused:
            return

    @rule(coach=st.booleans())
    def a_sync_goes_well(self, coach: bool) -> None:
        self.side(coach).sync(self.objects)

    @rule()
    def a_copy_is_put_aside(self) -> None:
        if self.backup.exists():
            shutil.rmtree(self.backup)
        shutil.copytree(self.pair.an.home, self.backup)

    @precondition(lambda self: self.backup.exists())
    @rule()
    def the_copy_is_brought_back(self) -> None:
        an = self.pair.an
        an.sync(self.objects)
        shutil.rmtree(an.home)
        shutil.copytree(self.backup, an.home)
        an.later(seconds=1)
        an.sync(self.objects)

    @precondition(lambda self: self.count)
    @rule()
    def all_is_well_once_all_is_delivered(self) -> None:
        both = (self.pair.an, self.pair.bo)
        for side in both * 4:
            side.sync(self.objects)
        an, bo = (side.mailbox() for side in both)
        held = [message["body"]["text"] for message in bo.messages()]
        assert sorted(held) == sorted(self.stands.values())
        assert (an.state["level"], an.state["epoch"]) == (bo.state["level"], bo.state["epoch"])
        assert all(state["forked"] is None for state in bo.kept.streams().values())
        assert {item["erase"] for item in an.ledger()} <= {None, "confirmed"}
        assert [one.code for side in both for one in side.sync(self.objects).alerts] == []


TestChanges = Changes.TestCase
TestChanges.settings = settings(
    max_examples=30,
    stateful_step_count=25,
    deadline=None,
    phases=[Phase.generate],  # chance is true chance here, so that shrinking would lead nowhere
    suppress_health_check=list(HealthCheck),
)
