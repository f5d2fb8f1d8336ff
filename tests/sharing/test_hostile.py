"""What somebody who is let in, or who has the same folder, can try; none of it may last."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyrage
import pytest
from pydantic import ValidationError

from harada.notebook.errors import Refused
from harada.sharing import pulling
from harada.sharing.bodies import AckBody, CardBody, EntryBody, JoinBody, Summary1, TombstoneBody
from harada.sharing.box import Box, Item
from harada.sharing.envelope import LARGEST
from harada.sharing.keys import KeyRing
from harada.sharing.mailbox import Mailbox
from harada.sharing.names import object_name
from harada.sharing.shared_log import gone, write_log
from harada.sharing.stores import ObjectStore
from tests.sharing.pair import Pair, Side, codes, weeks
from tests.sharing.rogue import Rogue
from tests.sharing.test_mailbox import objects, pair, shared

__all__ = ["objects", "pair", "shared"]


def junk(pair: Pair, stream: str, seq: int, raw: bytes) -> str:
    """Put bytes under the name that fits them; returns it."""
    name = object_name(pair.an.box, stream, seq, hashlib.sha256(raw).hexdigest())
    pair.objects.put(name, raw)
    return name


def renewed(pair: Pair) -> None:
    """Give An's notebook keys of a new device, as after a restore."""
    KeyRing(pair.an.mailbox().kept.store).renew_device(pair.an.now)


def kinds(items: list[Item]) -> list[str]:
    """What is in a ledger, by kind."""
    return [item["kind"] for item in items]


def test_a_number_that_no_name_has_room_for_stops_no_sync(pair: Pair) -> None:
    with pytest.raises(ValidationError):
        TombstoneBody(erased={"99999999999": "a" * 64})
    rogue = Rogue(pair.an, pair.objects)
    rogue.card()
    rogue.write("tombstone", TombstoneBody.model_construct(erased={"99999999999": "a" * 64}))
    assert codes(pair.bo.sync(pair.objects)) == ["newer"]
    pair.send_week("2026-W40")
    pair.an.sync(pair.objects)
    pair.bo.sync(pair.objects)
    assert pair.bo.texts() == ["2026-W40"]


@pytest.mark.parametrize("week", ["9999-W52", "0001-W01", "1899-W01", "3000-W01"])
def test_a_week_out_of_every_calendar_is_no_week(week: str) -> None:
    with pytest.raises(ValidationError):
        Summary1(week=week, used=True)


def test_somebody_who_begins_stream_after_stream_is_not_followed_for_ever(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pulling, "MOST_STREAMS", 5)
    rogue = Rogue(pair.an, pair.objects)
    for _stream in range(20):
        rogue.begin()
        rogue.card()
    told = codes(pair.bo.sync(pair.objects))
    assert set(told) == {"refused"}
    assert len(told) <= pulling.MOST_ALIKE
    assert codes(pair.bo.sync(pair.objects)) == []
    pair.reply("still here")
    pair.bo.sync(pair.objects)
    pair.an.sync(pair.objects)
    assert pair.an.texts() == ["still here"]


def test_as_many_streams_as_are_followed_fit_in_a_letter(pair: Pair) -> None:
    rogue = Rogue(pair.an, pair.objects)
    for _stream in range(pulling.MOST_STREAMS + 5):
        rogue.begin()
        rogue.card()
    pair.bo.sync(pair.objects)
    assert len(pair.bo.mailbox().kept.streams()) == pulling.MOST_STREAMS
    assert pair.reply("it fits")


def test_more_erased_at_once_than_one_receipt_names_is_confirmed_whole(pair: Pair) -> None:
    for number in range(502):
        pair.an.mailbox().post("entry", EntryBody(what="question", text=str(number)))
    pair.an.sync(pair.objects)
    pair.bo.sync(pair.objects)
    mailbox = pair.an.mailbox()
    mailbox.erase([item for item in mailbox.ledger() if item["kind"] == "entry"])
    for side in (pair.an, pair.bo, pair.an):
        side.sync(pair.objects)
    states = {item["erase"] for item in pair.an.mailbox().ledger() if item["kind"] == "entry"}
    assert states == {"confirmed"}


def test_a_copy_of_my_letter_under_another_name_is_no_second_notebook(pair: Pair) -> None:
    pair.send_week("2026-W40")
    pair.an.sync(pair.objects)
    stream = pair.an.mailbox().state["stream"]
    assert stream is not None
    raw = pair.objects.get(pair.seqs(pair.an)[-1])
    junk(pair, stream, 99, raw)
    pair.objects.put(object_name(pair.an.box, stream, 98, "ab" * 32), raw)
    assert codes(pair.an.sync(pair.objects)) == []
    assert pair.an.mailbox().state["stream"] == stream


def test_my_letter_sealed_anew_by_who_read_it_is_no_second_notebook(pair: Pair) -> None:
    pair.send_week("2026-W40")
    pair.an.sync(pair.objects)
    state = pair.an.mailbox().state
    raw = pair.objects.get(pair.seqs(pair.an)[-1])
    frame = pyrage.decrypt(raw, pair.bo.keys().device.identities)
    to = [side.keys().device.identity.to_public() for side in (pair.an, pair.bo)]
    junk(pair, state["stream"] or "", state["seq"], pyrage.encrypt(frame, to))
    assert codes(pair.an.sync(pair.objects)) == []
    assert pair.an.mailbox().state["stream"] == state["stream"]


def test_what_is_erased_is_not_said_again_in_a_new_stream(pair: Pair, tmp_path: Path) -> None:
    """A restored laptop, or whoever feigns one, must not bring back what was taken back."""
    mid = pair.send_week("2026-W40")
    pair.an.sync(pair.objects)
    mailbox = pair.an.mailbox()
    mailbox.erase([item for item in mailbox.ledger() if item["mid"] == mid])
    pair.an.sync(pair.objects)
    mailbox = pair.an.mailbox()
    listed = frozenset(pair.names())
    mailbox.outbox.begin_again(lambda item: not item["covered"] and item["name"] not in listed)
    pair.an.sync(pair.objects)
    pair.bo.sync(pair.objects)
    assert pair.bo.texts() == []


def test_an_erasing_right_after_new_keys_reaches_the_copy_that_was_read(pair: Pair) -> None:
    mid = pair.send_week("2026-W40")
    pair.an.sync(pair.objects)
    pair.bo.sync(pair.objects)
    renewed(pair)
    mailbox = pair.an.mailbox()
    mailbox.erase([item for item in mailbox.ledger() if item["mid"] == mid])
    for side in (pair.an, pair.bo, pair.an):
        assert codes(side.sync(pair.objects)) == []
    assert pair.bo.texts() == []
    states = {item["erase"] for item in pair.an.mailbox().ledger() if item["mid"] == mid}
    assert states == {"confirmed"}


def test_an_erasing_in_the_stream_before_is_no_gap_for_who_reads_late(pair: Pair) -> None:
    mids = [pair.send_week(week) for week in weeks(3)]
    pair.an.sync(pair.objects)
    renewed(pair)
    mailbox = pair.an.mailbox()
    mailbox.erase([item for item in mailbox.ledger() if item["mid"] == mids[1]])
    assert codes(pair.an.sync(pair.objects)) == []
    for _twice in range(2):
        assert codes(pair.bo.sync(pair.objects)) == []
    assert pair.bo.texts() == ["2026-W40", "2026-W42"]


def test_a_hole_that_no_later_stream_speaks_of_is_told_as_ever(pair: Pair) -> None:
    mids = [pair.send_week(week) for week in weeks(4)]
    pair.an.sync(pair.objects)
    pair.objects.delete(pair.seqs(pair.an)[-1 - 2])  # of week 41
    renewed(pair)
    mailbox = pair.an.mailbox()
    mailbox.erase([item for item in mailbox.ledger() if item["mid"] == mids[3]])
    pair.an.sync(pair.objects)
    assert codes(pair.bo.sync(pair.objects)) == ["gap"]


def test_an_answer_to_an_invite_outlives_new_keys(tmp_path: Path, objects: ObjectStore) -> None:
    pair = Pair(tmp_path, objects)
    renewed(pair)
    pair.an.mailbox().consent(1, None, mood=False)
    pair.an.sync(objects)
    assert codes(pair.bo.sync(objects)) == []
    assert (pair.bo.mailbox().state["state"], pair.bo.mailbox().state["level"]) == ("joined", 1)


def test_a_lower_level_right_after_new_keys_leaves_the_answer_whole(
    tmp_path: Path, objects: ObjectStore
) -> None:
    pair = Pair(tmp_path, objects)
    renewed(pair)
    pair.send_week("2026-W40")
    assert len(pair.an.mailbox().consent(1, None, mood=False)) == 1
    pair.an.sync(objects)
    pair.bo.sync(objects)
    assert kinds(pair.an.mailbox().ledger()).count("join") == 1
    assert pair.bo.mailbox().state["state"] == "joined"


def test_what_waits_when_the_other_gets_new_keys_leaves_no_hole(pair: Pair) -> None:
    mid = pair.send_week("2026-W40")
    for side in (pair.an, pair.bo, pair.an):
        side.sync(pair.objects)
    KeyRing(pair.bo.mailbox().kept.store).renew_device(pair.bo.now)
    pair.reply("new keys")
    pair.bo.sync(pair.objects)
    pair.send_week("2026-W41")
    mailbox = pair.an.mailbox()
    mailbox.erase([item for item in mailbox.ledger() if item["mid"] == mid])
    for side in (pair.an, pair.bo, pair.an, pair.bo):
        assert codes(side.sync(pair.objects)) == []
    assert pair.bo.texts() == ["2026-W41"]


def test_what_may_not_have_arrived_moves_too_when_the_other_gets_new_keys(pair: Pair) -> None:
    """A line that was cut in the midst of sending, and then another stream."""
    mid = pair.send_week("2026-W40")
    for side in (pair.an, pair.bo, pair.an):
        side.sync(pair.objects)
    pair.an.mailbox().consent(1, None, mood=False)
    mailbox = pair.an.mailbox()
    mailbox.erase([item for item in mailbox.ledger() if item["mid"] == mid])
    waiting = pair.an.mailbox().outbox.waiting(None)
    pair.an.mailbox().outbox.mark(waiting, "tried")
    KeyRing(pair.bo.mailbox().kept.store).renew_device(pair.bo.now)
    pair.reply("new keys")
    pair.bo.sync(pair.objects)
    for side in (pair.an, pair.bo, pair.an, pair.bo):
        assert codes(side.sync(pair.objects)) == []
    assert pair.bo.texts() == []
    assert pair.bo.mailbox().state["level"] == 1


def test_what_left_stays_readable_when_the_coach_ends_it_and_erases(pair: Pair) -> None:
    """A crash may have kept it from the log until then."""
    pair.send_week("2026-W40")
    mailbox = pair.an.mailbox()
    mailbox.outbox.mark(mailbox.ledger(), "tried")
    pair.bo.mailbox().leave(erase=True)
    pair.bo.sync(pair.objects)
    pair.an.sync(pair.objects)
    store = pair.an.mailbox().kept.store
    write_log(store)
    assert "2026-W40" in [json.loads(one["json"])["body"].get("week") for one in gone(store)]
    assert pair.an.mailbox().messages() == []


def test_a_member_who_leaves_and_erases_leaves_no_word_at_the_coach_s(pair: Pair) -> None:
    pair.reply("between us")
    pair.bo.sync(pair.objects)
    pair.an.mailbox().leave(erase=True)
    pair.an.sync(pair.objects)
    pair.bo.sync(pair.objects)
    comments = [item for item in pair.bo.mailbox().ledger() if item["kind"] == "comment"]
    assert [item["payload"] for item in comments] == [""]


def test_a_folder_full_of_junk_is_told_of_once_and_keeps_no_letter_back(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pulling, "MOST_TOLD", 20)
    for _object in range(60):
        junk(pair, "2" * 13, 1, os.urandom(50))
        pair.objects.put(object_name(pair.an.box, "2" * 13, 2, os.urandom(32).hex()), b"torn")
    pair.send_week("2026-W40")
    pair.an.sync(pair.objects)
    assert codes(pair.bo.sync(pair.objects)) == ["refused"]
    assert pair.bo.texts() == ["2026-W40"]
    for _again in range(3):
        assert codes(pair.bo.sync(pair.objects)) == []
    assert len(pair.bo.mailbox().kept.told()) == 20


class Counted:
    """A store that counts the bytes it hands out."""

    def __init__(self, objects: ObjectStore) -> None:
        self._objects = objects
        self.size = 0

    def get_many(self, names: Sequence[str]) -> Iterator[tuple[str, bytes | None]]:
        for name, raw in self._objects.get_many(names):
            self.size += len(raw or b"")
            yield name, raw


def test_junk_takes_no_more_memory_than_is_bounded_and_starves_nobody(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pulling, "MOST_BYTES", 3_000_000)
    monkeypatch.setattr(pulling, "_AT_ONCE", 1)
    for number in range(1, 13):
        junk(pair, "2" * 13, number, os.urandom(900_000))
    pair.send_week("2026-W40")
    pair.an.sync(pair.objects)
    mailbox = pair.bo.mailbox()
    pull = pulling.Pull(mailbox.kept, pair.bo.keys(), pair.bo.now, lambda _message: None)
    counted = Counted(pair.objects)
    pull.fetch(counted, frozenset(pair.names()))  # type: ignore[arg-type]
    assert counted.size < 4_000_000
    assert all(len(raw) <= LARGEST + 1 for _name, raw in pull._fetched)
    for _round in range(5):
        pair.bo.sync(pair.objects)
    assert pair.bo.texts() == ["2026-W40"]


def test_letters_of_newer_versions_without_end_fill_no_notebook(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pulling, "MOST_UNREAD", 3)
    rogue = Rogue(pair.an, pair.objects)
    rogue.card()
    for _letter in range(10):
        rogue.write("poem", AckBody())
    told = codes(pair.bo.sync(pair.objects))
    assert set(told) <= {"newer", "gap"}
    assert len(pair.bo.mailbox().kept.unread()) == 3
    assert codes(pair.bo.sync(pair.objects)) == []


def test_a_flood_of_answers_to_an_invite_lets_nobody_in_and_is_told_briefly(pair: Pair) -> None:
    thief = Rogue(pair.an, pair.objects)
    card = pair.an.keys().card("employee")
    for _answer in range(30):
        thief.begin()
        thief.write("join", JoinBody(card=card, mac="A" * 43, level=4))
    told = codes(pair.bo.sync(pair.objects))
    assert told == ["wrong-mac"] * pulling.MOST_ALIKE
    assert codes(pair.bo.sync(pair.objects)) == []
    assert pair.bo.mailbox().state["level"] == 2


def test_parting_with_erasing_takes_copies_of_what_was_gone_before_too(
    pair: Pair, shared: Path
) -> None:
    pair.send_week("2026-W40")
    pair.an.sync(pair.objects)
    name = pair.seqs(pair.an)[-1]
    copy = shared / f"{name.removesuffix('.hrd')} (An's conflicted copy).hrd"
    (shared / name).rename(copy)
    pair.an.mailbox().leave(erase=True)
    pair.an.sync(pair.objects)
    pair.bo.sync(pair.objects)
    pair.an.sync(pair.objects)
    assert not copy.exists()
    assert [path.name for path in shared.rglob("*") if path.is_file()] == ["harada-store.json"]


@pytest.mark.parametrize(("level", "until"), [(0, None), (2, "2026-09-27")])
def test_where_nothing_is_agreed_no_receipt_tells_that_harada_was_used(
    pair: Pair, level: int, until: str | None
) -> None:
    pair.an.mailbox().consent(level, until, mood=False)
    pair.an.sync(pair.objects)
    pair.bo.sync(pair.objects)
    pair.reply("are you there?")
    pair.bo.sync(pair.objects)
    lay = set(pair.names())
    pair.an.sync(pair.objects)
    assert set(pair.names()) == lay
    assert pair.an.texts() == ["are you there?"]
    pair.an.mailbox().post("entry", EntryBody(what="question", text="yes"))
    pair.an.sync(pair.objects)
    assert pair.bo.sync(pair.objects).unseen == 0


def test_a_card_of_somebody_else_never_takes_the_place_of_the_known_one(
    pair: Pair, tmp_path: Path
) -> None:
    """SHARING.md, case 39: whoever stands in between can't put their own key in."""
    eve = Side(tmp_path / "eve", "An", "sharing")
    known = pair.bo.mailbox().state["card"]
    rogue = Rogue(pair.an, pair.objects)
    rogue.card()
    rogue.write("card", CardBody(card=eve.keys().card("employee")))
    assert codes(pair.bo.sync(pair.objects)) == ["refused"]
    assert pair.bo.mailbox().state["card"] == known


def test_what_one_reads_can_be_sealed_for_a_third_but_not_as_the_writer_s_word(
    pair: Pair, tmp_path: Path
) -> None:
    """SHARING.md, case 7: the trainer's Harada refuses what An wrote to Bo alone."""
    pair.send_week("2026-W40")
    pair.an.sync(pair.objects)
    name = pair.seqs(pair.an)[-1]
    frame = pyrage.decrypt(pair.objects.get(name), pair.bo.keys().device.identities)
    trainer = Side(tmp_path / "trainer", "Tia", "desk")
    box: Box = {**pair.bo.mailbox().state, "stream": None}
    trainer.box = box["box"]
    Mailbox.create(trainer.store, "desk", box, trainer.keys(), trainer.now)
    stream = name.split("/")[3]
    pair.objects.delete(name)
    junk(pair, stream, 2, pyrage.encrypt(frame, [trainer.keys().device.identity.to_public()]))
    assert "refused" in codes(trainer.sync(pair.objects))
    assert trainer.texts() == []


def test_what_holds_nothing_of_a_person_is_not_erased(pair: Pair) -> None:
    """Without the consent before it, nothing that comes after would be understood."""
    pair.an.mailbox().consent(1, None, mood=False)
    pair.an.sync(pair.objects)
    mailbox = pair.an.mailbox()
    mailbox.erase(mailbox.ledger())
    pair.an.mailbox().post("summary", Summary1(week="2026-W40", used=True), level=1)
    pair.an.sync(pair.objects)
    assert codes(pair.bo.sync(pair.objects)) == []
    assert pair.bo.texts() == ["2026-W40"]


@pytest.mark.parametrize("leaver", ["an", "bo"])
def test_a_line_that_was_ended_can_be_erased_later(pair: Pair, shared: Path, leaver: str) -> None:
    pair.send_week("2026-W40")
    pair.an.sync(pair.objects)
    pair.bo.sync(pair.objects)
    (pair.an if leaver == "an" else pair.bo).mailbox().leave(erase=False)
    for side in (pair.an, pair.bo, pair.an, pair.bo):
        side.sync(pair.objects)
    assert pair.bo.texts() == ["2026-W40"]
    pair.an.later(days=60)
    pair.bo.later(days=60)
    pair.an.mailbox().leave(erase=True)
    for side in (pair.an, pair.bo, pair.an):
        side.sync(pair.objects)
    assert pair.bo.texts() == []
    assert [path.name for path in shared.rglob("*") if path.is_file()] == ["harada-store.json"]
    with pytest.raises(Refused):
        pair.an.mailbox().leave(erase=True)
