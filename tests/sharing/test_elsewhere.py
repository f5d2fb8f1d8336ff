"""A notebook put back from a backup holds to what its owner did since (SHARING 2.4, 2.7)."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from harada.sharing.bodies import EntryBody
from harada.sharing.keys import KeyRing
from tests.sharing.pair import Pair, Side, codes
from tests.sharing.test_mailbox import objects, pair, shared

__all__ = ["objects", "pair", "shared"]


@pytest.fixture
def restored(pair: Pair, tmp_path: Path) -> Callable[[], Side]:
    """Make a backup of An's notebook now; returns what puts it back in the place of An's."""
    shutil.copytree(pair.an.home, tmp_path / "backup")

    def put_back() -> Side:
        side = Side(tmp_path / "backup", "An", "sharing", pair.an.now)
        side.box = pair.an.box
        return side

    return put_back


def test_a_lower_consent_holds_in_an_older_copy_too(
    pair: Pair, restored: Callable[[], Side]
) -> None:
    pair.an.mailbox().consent(1, "2026-12-31", mood=False)
    pair.an.sync(pair.objects)
    old = restored()
    pair.send_week("2026-W41", old)  # at level 2, which the copy believes in
    assert codes(old.sync(pair.objects)) == ["own-fork"]
    state = old.mailbox().state
    assert (state["level"], state["until"], state["epoch"]) == (1, "2026-12-31", 2)
    pair.bo.sync(pair.objects)
    assert pair.bo.texts() == []


def test_of_two_consents_apart_the_lower_one_holds(
    pair: Pair, restored: Callable[[], Side]
) -> None:
    pair.an.mailbox().consent(0, None, mood=False)
    pair.an.sync(pair.objects)
    old = restored()
    old.mailbox().consent(3, None, mood=True)
    old.sync(pair.objects)
    assert (old.mailbox().state["level"], old.mailbox().state["mood"]) == (0, False)


def test_what_was_erased_since_stays_erased(pair: Pair, tmp_path: Path) -> None:
    mid = pair.an.mailbox().post("entry", EntryBody(what="question", text="taken back"))
    pair.an.sync(pair.objects)
    shutil.copytree(pair.an.home, tmp_path / "backup")
    mailbox = pair.an.mailbox()
    mailbox.erase([item for item in mailbox.ledger() if item["mid"] == mid])
    pair.an.sync(pair.objects)
    old = Side(tmp_path / "backup", "An", "sharing", pair.an.now)
    old.box = pair.an.box
    assert codes(old.sync(pair.objects)) == ["own-fork"]
    pair.bo.sync(pair.objects)
    old.sync(pair.objects)
    assert pair.bo.texts() == []
    assert {one["erase"] for one in old.mailbox().ledger() if one["mid"] == mid} == {"confirmed"}


def test_a_farewell_said_since_is_held_to(pair: Pair, restored: Callable[[], Side]) -> None:
    pair.an.mailbox().leave(erase=False)
    pair.an.sync(pair.objects)
    old = restored()
    pair.send_week("2026-W41", old)
    old.sync(pair.objects)
    state = old.mailbox().state
    assert (state["state"], state["left"]) == ("closed", "me")
    pair.bo.sync(pair.objects)
    assert pair.bo.texts() == []


def test_what_is_more_than_agreed_by_now_is_not_sealed_to_new_keys(pair: Pair) -> None:
    pair.send_week("2026-W40")
    pair.an.sync(pair.objects)
    pair.an.mailbox().consent(1, None, mood=False)
    KeyRing(pair.an.mailbox().kept.store).renew_device(pair.an.now)
    pair.an.mailbox().post("entry", EntryBody(what="question", text="mine"))
    stream = pair.an.mailbox().state["stream"]
    kinds = [item["kind"] for item in pair.an.mailbox().ledger() if item["stream"] == stream]
    assert kinds == ["card", "consent", "entry"]


def test_after_its_end_a_consent_lets_nothing_be_sealed_to_new_keys(pair: Pair) -> None:
    pair.an.mailbox().consent(2, "2026-09-28", mood=False)
    pair.send_week("2026-W40")
    pair.an.sync(pair.objects)
    pair.an.later(days=3)
    KeyRing(pair.bo.mailbox().kept.store).renew_device(pair.bo.now)
    pair.reply("new keys")
    pair.bo.sync(pair.objects)
    pair.an.sync(pair.objects)
    stream = pair.an.mailbox().state["stream"]
    kinds = {item["kind"] for item in pair.an.mailbox().ledger() if item["stream"] == stream}
    assert "summary" not in kinds


def test_what_one_copy_agreed_to_in_a_stream_of_its_own_holds_in_the_next(
    pair: Pair, tmp_path: Path
) -> None:
    """Put back twice from one backup: the second copy hears of the first."""
    for name in ("one", "two"):
        shutil.copytree(pair.an.home, tmp_path / name)
    pair.send_week("2026-W40")
    pair.an.sync(pair.objects)
    one, two = (Side(tmp_path / name, "An", "sharing", pair.an.now) for name in ("one", "two"))
    one.box = two.box = pair.an.box
    one.sync(pair.objects)  # splits, and goes on in a stream of its own
    one.mailbox().consent(1, None, mood=False)
    one.sync(pair.objects)
    pair.objects.delete(pair.seqs(pair.an)[-1])  # so that nothing is strange in the first stream
    pair.send_week("2026-W41", two)
    two.sync(pair.objects)
    assert two.mailbox().state["level"] == 1
    assert two.sync(pair.objects).alerts == []
    assert [one["kind"] for one in two.mailbox().ledger()].count("summary") == 0


def test_what_a_restored_copy_never_knew_it_sent_can_be_erased(pair: Pair, tmp_path: Path) -> None:
    before = pair.an.mailbox().post("entry", EntryBody(what="question", text="before"))
    shutil.copytree(pair.an.home, tmp_path / "backup")
    after = pair.an.mailbox().post("entry", EntryBody(what="question", text="after"))
    pair.an.sync(pair.objects)
    pair.bo.sync(pair.objects)
    old = Side(tmp_path / "backup", "An", "sharing", pair.an.now)
    old.box = pair.an.box
    old.sync(pair.objects)
    mailbox = old.mailbox()
    mids = {before, after}
    mailbox.erase([item for item in mailbox.ledger() if item["mid"] in mids])
    for side in (old, pair.bo, old):
        side.sync(pair.objects)
    assert pair.bo.texts() == []
    states = [item["erase"] for item in old.mailbox().ledger() if item["mid"] in mids]
    assert set(states) == {"confirmed"}


def test_what_lies_in_the_store_has_left_whatever_a_restored_copy_believes(
    pair: Pair, tmp_path: Path
) -> None:
    """Else its number would be used again, and the coach's copy would stay."""
    mid = pair.an.mailbox().post("entry", EntryBody(what="question", text="sent since"))
    shutil.copytree(pair.an.home, tmp_path / "backup")
    pair.an.sync(pair.objects)
    pair.bo.sync(pair.objects)
    old = Side(tmp_path / "backup", "An", "sharing", pair.an.now)
    old.box = pair.an.box
    assert codes(old.sync(pair.objects)) == []
    mailbox = old.mailbox()
    mailbox.erase([item for item in mailbox.ledger() if item["mid"] == mid])
    for side in (old, pair.bo, old):
        assert codes(side.sync(pair.objects)) == []
    assert pair.bo.texts() == []
