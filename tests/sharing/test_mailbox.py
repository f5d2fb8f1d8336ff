"""Two sides and a store between them that does what stores do (SHARING section 3)."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from harada.notebook.errors import HaradaError, Refused
from harada.sharing import envelope
from harada.sharing.bodies import KINDS, CommentBody, EntryBody, SnapshotBody
from harada.sharing.box import Item
from harada.sharing.keys import KeyRing
from harada.sharing.names import parse_name
from harada.sharing.stores import BundleStore, ObjectStore, create_store, open_store
from harada.sharing.stores.errors import Absent
from tests.sharing.pair import Pair, Side, codes, summary, used, weeks


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """The folder between the two."""
    folder = tmp_path / "shared"
    folder.mkdir()
    create_store(f"folder:{folder}", {})
    return folder


@pytest.fixture
def objects(shared: Path) -> ObjectStore:
    return open_store(f"folder:{shared}", {})


@pytest.fixture
def pair(tmp_path: Path, objects: ObjectStore) -> Pair:
    return Pair(tmp_path, objects).confirmed()


class Filtered:
    """A store of which some objects don't show, as one that withholds or lists half."""

    def __init__(self, objects: ObjectStore, hidden: set[str]) -> None:
        self._objects = objects
        self._hidden = hidden
        self.complete = objects.complete
        self.label = objects.label

    def names(self, prefix: str) -> list[str]:
        return [name for name in self._objects.names(prefix) if name not in self._hidden]

    def get_many(self, names: Sequence[str]) -> Iterator[tuple[str, bytes | None]]:
        return self._objects.get_many(names)

    def check(self, store_id: str | None) -> str:
        return self._objects.check(store_id)

    def get(self, name: str) -> bytes:
        return self._objects.get(name)

    def put(self, name: str, data: bytes) -> None:
        self._objects.put(name, data)

    def put_many(self, items: Sequence[tuple[str, bytes]]) -> None:
        self._objects.put_many(items)

    def delete(self, name: str) -> bool:
        return self._objects.delete(name)

    def sweep(self, prefix: str) -> int:
        return self._objects.sweep(prefix)

    def close(self) -> None:
        self._objects.close()


def summaries(side: Side) -> list[str]:
    """The weeks in a ledger that left."""
    return [one["payload"] for one in side.mailbox().ledger() if one["kind"] == "summary"]


def send(pair: Pair, count: int) -> list[str]:
    """Send some weeks; returns the names of their objects."""
    for week in weeks(count):
        pair.send_week(week)
    pair.an.sync(pair.objects)
    return pair.seqs(pair.an)[-count:]


def test_a_month_goes_across_and_the_answers_come_back(pair: Pair) -> None:
    send(pair, 4)
    assert codes(pair.bo.sync(pair.objects)) == []
    assert pair.bo.texts() == weeks(4)
    pair.reply("Well kept.")
    pair.bo.sync(pair.objects)
    report = pair.an.sync(pair.objects)
    assert [one["body"]["text"] for one in pair.an.applied] == ["Well kept."]
    assert report.unseen == 0
    assert report.alerts == []


def test_syncs_with_nothing_new_end_and_write_nothing(pair: Pair) -> None:
    send(pair, 2)
    for _round in range(3):
        pair.bo.sync(pair.objects)
        pair.an.sync(pair.objects)
    before = pair.names()
    written = (pair.bo.home / "desk" / pair.bo.box / "box.json").stat().st_mtime_ns
    for _round in range(3):
        assert pair.bo.sync(pair.objects).sent == 0
        assert pair.an.sync(pair.objects).sent == 0
    assert pair.names() == before
    assert (pair.bo.home / "desk" / pair.bo.box / "box.json").stat().st_mtime_ns == written


def test_before_the_coach_confirms_only_the_join_is_there(
    tmp_path: Path, objects: ObjectStore
) -> None:
    pair = Pair(tmp_path, objects)
    pair.an.sync(objects)
    report = pair.bo.sync(objects)
    assert report.alerts == []
    assert [one["kind"] for one in report.received] == ["join"]
    assert pair.bo.mailbox().state["state"] == "joined"
    assert len(pair.names()) == 1


def test_a_middle_one_that_is_deleted_is_told_of_once_and_heals(
    pair: Pair, shared: Path, tmp_path: Path
) -> None:
    names = send(pair, 4)
    shutil.move(shared / names[1], tmp_path / "aside")
    assert codes(pair.bo.sync(pair.objects)) == ["gap"]
    assert pair.bo.texts() == ["2026-W40"]
    assert codes(pair.bo.sync(pair.objects)) == []
    shutil.move(tmp_path / "aside", shared / names[1])
    assert codes(pair.bo.sync(pair.objects)) == []
    assert pair.bo.texts() == weeks(4)


def test_a_tail_that_is_deleted_after_it_was_read_is_told_of_and_nothing_goes(
    pair: Pair, shared: Path
) -> None:
    names = send(pair, 3)
    pair.bo.sync(pair.objects)
    (shared / names[-1]).unlink()
    assert codes(pair.bo.sync(pair.objects)) == ["rollback"]
    assert codes(pair.bo.sync(pair.objects)) == []
    assert pair.bo.texts() == weeks(3)


def test_an_emptied_store_takes_nothing_away(pair: Pair, shared: Path) -> None:
    send(pair, 3)
    pair.bo.sync(pair.objects)
    shutil.rmtree(shared / "v1")
    assert set(codes(pair.bo.sync(pair.objects))) == {"rollback"}
    assert pair.bo.texts() == weeks(3)


def test_a_store_that_is_not_there_or_another_one_leaves_all_as_it_is(
    pair: Pair, shared: Path, tmp_path: Path
) -> None:
    send(pair, 2)
    pair.bo.sync(pair.objects)
    pair.send_week("2026-W50")
    other = tmp_path / "other"
    other.mkdir()
    create_store(f"folder:{other}", {})
    for place in (other, tmp_path / "nowhere"):
        with pytest.raises(HaradaError) as refusal:
            pair.an.sync(open_store(f"folder:{place}", {}))
        assert refusal.value.exit_code != 0
    assert pair.bo.texts() == weeks(2)
    assert len(summaries(pair.an)) == 3
    assert pair.an.sync(pair.objects).sent == 1


def test_a_store_restored_from_an_older_copy_gets_what_was_not_read(
    pair: Pair, shared: Path, tmp_path: Path
) -> None:
    send(pair, 2)
    pair.bo.sync(pair.objects)
    shutil.copytree(shared, tmp_path / "backup")
    pair.send_week("2026-W50")
    pair.an.sync(pair.objects)
    shutil.rmtree(shared)
    shutil.move(tmp_path / "backup", shared)
    assert pair.an.sync(pair.objects).sent == 1
    pair.bo.sync(pair.objects)
    assert pair.bo.texts() == [*weeks(2), "2026-W50"]


def test_renamed_swapped_and_copied_objects_are_refused(pair: Pair, shared: Path) -> None:
    names = send(pair, 3)
    first, second, third = (shared / name for name in names)
    one, two = first.read_bytes(), second.read_bytes()
    first.write_bytes(two)
    second.write_bytes(one)
    later = third.name.replace(third.name[:10], "0000000099")
    shutil.copy(third, third.with_name(later))
    report = pair.bo.sync(pair.objects)
    assert "refused" in codes(report)
    assert pair.bo.texts() == []
    first.write_bytes(one)
    second.write_bytes(two)
    pair.bo.sync(pair.objects)
    assert pair.bo.texts() == weeks(3)


def test_an_object_in_pieces_waits_a_day_before_anybody_hears_of_it(
    pair: Pair, shared: Path
) -> None:
    names = send(pair, 2)
    whole = (shared / names[1]).read_bytes()
    (shared / names[1]).write_bytes(whole[:100])
    report = pair.bo.sync(pair.objects)
    assert (codes(report), report.pending) == ([], 1)
    pair.bo.later(hours=30)
    assert codes(pair.bo.sync(pair.objects)) == ["refused"]


def test_an_upload_that_finishes_later_is_taken_then(pair: Pair, shared: Path) -> None:
    names = send(pair, 2)
    whole = (shared / names[1]).read_bytes()
    (shared / names[1]).write_bytes(whole[:100])
    pair.bo.sync(pair.objects)
    (shared / names[1]).write_bytes(whole)
    assert pair.bo.sync(pair.objects).pending == 0
    assert pair.bo.texts() == weeks(2)


def test_junk_of_somebody_with_the_same_folder_is_told_of_once(pair: Pair, shared: Path) -> None:
    names = send(pair, 1)
    folder = (shared / names[0]).parent
    spam = b"spam"
    sha = hashlib.sha256(spam).hexdigest()[:32]
    for number in (5, 6, 7):
        (folder / f"{number:010d}-{sha}.hrd").write_bytes(spam)
    assert codes(pair.bo.sync(pair.objects)) == ["refused"]
    assert codes(pair.bo.sync(pair.objects)) == []
    pair.send_week("2026-W41")
    pair.an.sync(pair.objects)
    pair.bo.sync(pair.objects)
    assert pair.bo.texts() == weeks(2)


def test_a_newest_that_is_withheld_from_the_coach_shows_at_the_employee(pair: Pair) -> None:
    send(pair, 2)
    pair.bo.sync(pair.objects)
    pair.send_week("2026-W50")
    pair.an.sync(pair.objects)
    newest = pair.seqs(pair.an)[-1]
    pair.bo.later(days=3)
    pair.reply("Anything new?")
    pair.bo.sync(Filtered(pair.objects, {newest}))
    pair.an.later(days=3)
    report = pair.an.sync(pair.objects)
    assert codes(report) == ["withheld"]
    assert report.unseen == 1


def test_a_listing_that_leaves_keys_out_is_a_gap_that_heals(pair: Pair) -> None:
    names = send(pair, 5)
    half = Filtered(pair.objects, {names[0], names[3]})
    assert codes(pair.bo.sync(half)) == ["gap"]
    assert codes(pair.bo.sync(pair.objects)) == []
    assert pair.bo.texts() == weeks(5)


def clone(side: Side, home: Path) -> Side:
    """A copy of a notebook, as a restored or copied laptop has it."""
    shutil.copytree(side.home, home)
    copy = Side(home, side.name, side.root, side.now)
    copy.box = side.box
    return copy


def test_a_restored_laptop_goes_on_in_a_new_stream(pair: Pair, tmp_path: Path) -> None:
    send(pair, 1)
    old = clone(pair.an, tmp_path / "restored")
    pair.send_week("2026-W41")
    pair.an.sync(pair.objects)
    pair.bo.sync(pair.objects)
    before = old.mailbox().state["stream"]
    assert codes(old.sync(pair.objects)) == ["own-fork"]
    assert old.mailbox().state["stream"] != before
    pair.send_week("2026-W42", old)
    old.sync(pair.objects)
    assert codes(pair.bo.sync(pair.objects)) == []
    assert pair.bo.texts() == weeks(3)


def test_two_copies_that_write_apart_make_a_fork_that_both_sides_see(
    pair: Pair, tmp_path: Path, objects: ObjectStore
) -> None:
    send(pair, 1)
    pair.bo.sync(objects)
    copy = clone(pair.an, tmp_path / "copy")
    pair.send_week("2026-W41")
    pair.send_week("2026-W42", copy)
    blind = Filtered(objects, set())
    pair.an.sync(objects)
    blind._hidden = set(pair.seqs(pair.an)[-1:])
    copy.sync(blind)
    assert codes(pair.bo.sync(objects)) == ["fork"]
    assert sorted(pair.bo.texts()) == weeks(3)
    split = [one["fork"] for one in pair.bo.mailbox().messages()]
    assert split == [False, True, True]
    assert codes(copy.sync(objects)) == ["own-fork"]
    pair.send_week("2026-W43", copy)
    copy.sync(objects)
    pair.bo.sync(objects)
    assert pair.bo.texts()[-1] == "2026-W43"


def test_a_second_use_of_an_invite_is_seen_and_lets_nobody_in(pair: Pair, tmp_path: Path) -> None:
    thief = Side(tmp_path / "thief", "An", "sharing")
    pair.join(thief, b"0123456789abcdef")
    thief.sync(pair.objects)
    report = pair.bo.sync(pair.objects)
    assert codes(report) == ["reused"]
    assert codes(pair.bo.sync(pair.objects)) == []
    thief.later(days=1)
    pair.send_week("2026-W51", thief)
    thief.sync(pair.objects)
    assert codes(pair.bo.sync(pair.objects)) == []
    assert pair.bo.texts() == []
    send(pair, 1)
    pair.bo.sync(pair.objects)
    assert pair.bo.texts() == weeks(1)


def test_who_does_not_know_the_invite_is_not_let_in(tmp_path: Path, objects: ObjectStore) -> None:
    pair = Pair(tmp_path, objects)
    guess = Side(tmp_path / "guess", "An", "sharing")
    pair.join(guess, b"another token 16")
    guess.sync(objects)
    assert codes(pair.bo.sync(objects)) == ["wrong-mac"]
    assert pair.bo.mailbox().state["state"] == "invited"
    pair.an.sync(objects)
    assert codes(pair.bo.sync(objects)) == []
    assert pair.bo.mailbox().state["state"] == "joined"


@pytest.mark.parametrize(("days", "told"), [(14, []), (15, []), (16, ["expired"])])
def test_an_invite_serves_until_a_day_after_its_last(
    tmp_path: Path, objects: ObjectStore, days: int, told: list[str]
) -> None:
    pair = Pair(tmp_path, objects, expires="2026-10-12")
    pair.an.sync(objects)
    pair.bo.later(days=days)
    assert codes(pair.bo.sync(objects)) == told


def test_more_than_was_agreed_is_told_of_and_not_kept(pair: Pair) -> None:
    pair.an.mailbox().consent(1, None, mood=False)
    pair.an.mailbox().outbox.post("summary", summary("2026-W40"))
    snapshot = SnapshotBody(summaries=[used("2026-W41"), summary("2026-W42")])
    pair.an.mailbox().outbox.post("snapshot", snapshot)
    pair.an.mailbox().post("summary", used("2026-W43"), level=1)
    pair.an.sync(pair.objects)
    assert codes(pair.bo.sync(pair.objects)) == ["level", "level"]
    assert pair.bo.texts() == ["2026-W43"]
    assert pair.bo.mailbox().state["level"] == 1


def test_a_lower_level_withdraws_what_never_left_and_keeps_the_rest(pair: Pair) -> None:
    pair.send_week("2026-W40")
    pair.an.mailbox().post("summary", used("2026-W41"), level=1)
    pair.send_week("2026-W42")
    withdrawn = pair.an.mailbox().consent(1, None, mood=False)
    assert [one["level"] for one in withdrawn] == [2, 2]
    pair.an.sync(pair.objects)
    assert codes(pair.bo.sync(pair.objects)) == []
    assert pair.bo.texts() == ["2026-W41"]


def test_what_was_tried_is_not_withdrawn_since_it_may_have_arrived(pair: Pair) -> None:
    pair.send_week("2026-W40")

    class Lost(Filtered):
        def put_many(self, items: Sequence[tuple[str, bytes]]) -> None:
            super().put_many(items)
            raise Refused("the answer was lost")

    with pytest.raises(Refused):
        pair.an.sync(Lost(pair.objects, set()))
    assert pair.an.mailbox().consent(1, None, mood=False) == []
    assert pair.an.sync(pair.objects).sent == 2
    assert codes(pair.bo.sync(pair.objects)) == []
    assert pair.bo.texts() == ["2026-W40"]
    assert len(pair.names()) == len(set(pair.names()))


def test_what_a_coach_may_not_write_is_refused(pair: Pair) -> None:
    pair.bo.mailbox().post("summary", summary("2026-W40"))
    pair.bo.sync(pair.objects)
    assert codes(pair.an.sync(pair.objects)) == ["refused"]
    assert pair.an.applied == []


def items_of(side: Side, kind: str) -> list[Item]:
    return [one for one in side.mailbox().ledger() if one["kind"] == kind]


def test_what_is_erased_goes_from_the_store_and_from_the_coach(pair: Pair) -> None:
    names = send(pair, 3)
    pair.bo.sync(pair.objects)
    pair.an.mailbox().erase(items_of(pair.an, "summary")[1:2])
    assert codes(pair.an.sync(pair.objects)) == []
    assert names[1] not in pair.names()
    assert items_of(pair.an, "summary")[1]["erase"] == "gone"
    assert codes(pair.bo.sync(pair.objects)) == []
    assert pair.bo.texts() == ["2026-W40", "2026-W42"]
    pair.an.sync(pair.objects)
    assert items_of(pair.an, "summary")[1]["erase"] == "confirmed"


def test_what_was_erased_before_the_coach_read_it_never_arrives(pair: Pair) -> None:
    send(pair, 3)
    pair.an.mailbox().erase(items_of(pair.an, "summary")[:2])
    pair.an.sync(pair.objects)
    assert codes(pair.bo.sync(pair.objects)) == []
    assert pair.bo.texts() == ["2026-W42"]
    pair.an.sync(pair.objects)
    assert [one["erase"] for one in items_of(pair.an, "summary")] == ["confirmed"] * 2 + [None]


def test_a_crash_between_tombstone_and_delete_is_made_good(pair: Pair) -> None:
    names = send(pair, 2)
    pair.an.mailbox().erase(items_of(pair.an, "summary")[:1])

    class Stopped(Filtered):
        def delete(self, name: str) -> bool:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pair.an.sync(Stopped(pair.objects, set()))
    assert names[0] in pair.names()
    pair.an.sync(pair.objects)
    assert names[0] not in pair.names()


def test_what_a_backup_brings_back_is_ignored_and_erased_again(
    pair: Pair, shared: Path, tmp_path: Path
) -> None:
    names = send(pair, 2)
    pair.bo.sync(pair.objects)
    shutil.copy(shared / names[0], tmp_path / "kept")
    pair.an.mailbox().erase(items_of(pair.an, "summary")[:1])
    pair.an.sync(pair.objects)
    pair.bo.sync(pair.objects)
    shutil.copy(tmp_path / "kept", shared / names[0])
    assert codes(pair.bo.sync(pair.objects)) == []
    assert pair.bo.texts() == ["2026-W41"]
    assert codes(pair.an.sync(pair.objects)) == ["zombie"]
    assert names[0] not in pair.names()


def test_what_never_left_is_withdrawn_without_a_word(pair: Pair) -> None:
    pair.send_week("2026-W40")
    pair.send_week("2026-W41")
    pair.an.mailbox().erase(items_of(pair.an, "summary")[:1])
    pair.an.sync(pair.objects)
    pair.bo.sync(pair.objects)
    assert pair.bo.texts() == ["2026-W41"]
    assert items_of(pair.an, "tombstone") == []


def test_leaving_with_erasure_leaves_nothing_behind(pair: Pair) -> None:
    send(pair, 3)
    pair.bo.sync(pair.objects)
    pair.reply("Well kept.")
    pair.bo.sync(pair.objects)
    pair.send_week("2026-W50")
    pair.an.mailbox().leave(erase=True)
    assert codes(pair.an.sync(pair.objects)) == []
    assert len(pair.names()) == 1
    report = pair.bo.sync(pair.objects)
    assert codes(report) == []
    assert pair.bo.texts() == []
    assert pair.bo.mailbox().state["state"] == "closed"
    assert len(pair.names()) == 2
    pair.an.sync(pair.objects)
    assert pair.names() == []
    assert pair.an.mailbox().state["erased"]
    for side in (pair.bo, pair.an):
        assert side.sync(pair.objects).sent == 0
    assert pair.names() == []


def test_a_farewell_stays_to_be_read_though_an_item_was_confirmed_as_erased_before(
    pair: Pair,
) -> None:
    send(pair, 2)
    pair.bo.sync(pair.objects)
    pair.an.mailbox().erase(items_of(pair.an, "summary")[:1])
    for side in (pair.an, pair.bo, pair.an):
        side.sync(pair.objects)
    assert items_of(pair.an, "summary")[0]["erase"] == "confirmed"
    pair.an.mailbox().leave(erase=True)
    pair.an.sync(pair.objects)
    assert len(pair.names()) == 1
    assert codes(pair.bo.sync(pair.objects)) == []
    assert pair.bo.mailbox().state["state"] == "closed"
    assert pair.bo.texts() == []
    pair.an.sync(pair.objects)
    assert pair.names() == []


def test_a_farewell_from_a_new_device_is_known_by_its_card(pair: Pair) -> None:
    send(pair, 2)
    pair.bo.sync(pair.objects)
    KeyRing(pair.an.store).renew_device(pair.an.now)
    pair.an.mailbox().leave(erase=True)
    pair.an.sync(pair.objects)
    assert codes(pair.bo.sync(pair.objects)) == []
    assert pair.bo.mailbox().state["state"] == "closed"
    assert pair.bo.texts() == []
    pair.an.sync(pair.objects)
    assert pair.names() == []


def test_a_farewell_nobody_reads_goes_after_a_month(pair: Pair) -> None:
    send(pair, 2)
    pair.an.mailbox().leave(erase=True)
    pair.an.sync(pair.objects)
    pair.an.later(days=29)
    pair.an.sync(pair.objects)
    assert len(pair.names()) == 1
    pair.an.later(days=2)
    pair.an.sync(pair.objects)
    assert pair.names() == []


def test_a_closed_line_takes_nothing_more(pair: Pair) -> None:
    pair.an.mailbox().leave(erase=False)
    with pytest.raises(Refused, match="ended"):
        pair.send_week("2026-W40")
    pair.an.sync(pair.objects)
    pair.bo.sync(pair.objects)
    with pytest.raises(Refused, match="ended"):
        pair.reply("Stay!")


def test_a_new_device_is_announced_and_writes_on(pair: Pair) -> None:
    send(pair, 1)
    pair.bo.sync(pair.objects)
    pair.an.later(days=1)
    pair.send_week("2026-W41")
    KeyRing(pair.an.store).renew_device(pair.an.now)
    pair.send_week("2026-W42")
    assert codes(pair.an.sync(pair.objects)) == []
    assert codes(pair.bo.sync(pair.objects)) == []
    assert pair.bo.texts() == weeks(3)
    pair.reply("Nice laptop.")
    pair.bo.sync(pair.objects)
    pair.an.sync(pair.objects)
    assert pair.an.texts() == ["Nice laptop."]


def test_what_a_newer_version_wrote_is_kept_told_of_once_and_read_after_an_update(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(pair, 1)
    pair.an.mailbox().post("entry", EntryBody(what="question", text="How?"))
    pair.send_week("2026-W41")
    pair.an.sync(pair.objects)
    with monkeypatch.context() as older:
        older.delitem(KINDS, "entry")
        assert codes(pair.bo.sync(pair.objects)) == ["newer"]
        assert codes(pair.bo.sync(pair.objects)) == []
        assert pair.bo.texts() == ["2026-W40", "2026-W41"]
    assert codes(pair.bo.sync(pair.objects)) == []
    assert pair.bo.texts() == ["2026-W40", "2026-W41", "How?"]
    assert pair.bo.mailbox().kept.unread() == {}


def test_what_was_sealed_to_a_lost_laptop_is_said_again_to_the_new_one(
    pair: Pair, tmp_path: Path
) -> None:
    backup = clone(pair.bo, tmp_path / "backup")
    send(pair, 2)
    ring = KeyRing(backup.store)
    ring.renew_device(backup.now)
    with backup.store.unlogged_change() as change:  # as if the old keys were lost with the laptop
        devices = change.get("sharing/keys.json", "devices", "me")
        assert devices is not None
        change.put("sharing/keys.json", "devices", "me", {**devices, "earlier": []})
    backup.mailbox().post("comment", CommentBody(what="reply", text="A new laptop"))
    backup.sync(pair.objects)
    assert backup.texts() == []
    pair.an.sync(pair.objects)
    backup.sync(pair.objects)
    assert backup.texts() == weeks(2)
    assert pair.an.sync(pair.objects).unseen == 0


def test_an_envelope_of_a_newer_version_is_kept_until_it_can_be_read(
    pair: Pair, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = send(pair, 2)
    with monkeypatch.context() as older:
        older.setattr(envelope, "_VERSION", 0)
        assert "newer" in codes(pair.bo.sync(pair.objects))
        assert "newer" not in codes(pair.bo.sync(pair.objects))
    assert pair.bo.texts() == []
    (shared / names[0]).unlink()
    pair.bo.sync(pair.objects)
    assert pair.bo.texts() == weeks(2)


def test_what_a_retired_device_still_writes_is_refused(pair: Pair, tmp_path: Path) -> None:
    send(pair, 1)
    stolen = clone(pair.an, tmp_path / "stolen")
    pair.an.later(days=1)
    KeyRing(pair.an.store).renew_device(pair.an.now)
    pair.send_week("2026-W41")
    pair.an.sync(pair.objects)
    pair.bo.sync(pair.objects)
    pair.send_week("2026-W42", stolen)
    stolen.sync(pair.objects)
    assert codes(pair.bo.sync(pair.objects)) == ["refused"]
    assert pair.bo.texts() == weeks(2)


def test_a_coach_whose_device_was_retired_reads_nothing_new(pair: Pair, tmp_path: Path) -> None:
    stolen = clone(pair.bo, tmp_path / "stolen")
    pair.bo.later(days=1)
    KeyRing(pair.bo.store).renew_device(pair.bo.now)
    pair.reply("I have a new laptop.")
    pair.bo.sync(pair.objects)
    pair.an.sync(pair.objects)
    send(pair, 1)
    stolen.sync(pair.objects)
    assert stolen.texts() == []
    pair.bo.sync(pair.objects)
    assert pair.bo.texts() == weeks(1)


@pytest.mark.parametrize("days", [400, -400])
def test_a_wrong_clock_stops_nothing(pair: Pair, days: int) -> None:
    send(pair, 1)
    pair.an.later(days=days)
    pair.send_week("2026-W41")
    pair.an.sync(pair.objects)
    pair.an.later(days=-days)
    pair.send_week("2026-W42")
    pair.an.sync(pair.objects)
    assert codes(pair.bo.sync(pair.objects)) == []
    assert pair.bo.texts() == weeks(3)


def test_the_same_goes_by_one_file_that_is_passed_by_hand(tmp_path: Path) -> None:
    file = tmp_path / "an.harada"

    def by_hand(side: Side) -> list[str]:
        bundle = BundleStore(str(file))
        report = side.sync(bundle)
        bundle.close()
        return codes(report)

    pair = Pair(tmp_path, BundleStore(str(file)))
    assert by_hand(pair.an) == []
    assert by_hand(pair.bo) == []
    pair.bo.mailbox().confirm()
    assert by_hand(pair.bo) + by_hand(pair.an) == []
    pair.send_week("2026-W40")
    assert by_hand(pair.an) + by_hand(pair.bo) == []
    pair.reply("Well kept.")
    assert by_hand(pair.bo) + by_hand(pair.an) == []
    assert pair.bo.texts() == ["2026-W40"]
    assert pair.an.texts() == ["Well kept."]


def test_a_file_with_only_the_newest_is_not_taken_for_a_loss(tmp_path: Path) -> None:
    first, second = tmp_path / "1.harada", tmp_path / "2.harada"
    pair = Pair(tmp_path, BundleStore(str(first)))
    for side in (pair.an, pair.bo):
        side.sync(pair.objects)
    pair.bo.mailbox().confirm()
    for side in (pair.bo, pair.an):
        side.sync(pair.objects)
    pair.send_week("2026-W40")
    fresh = BundleStore(str(second))
    pair.an.sync(fresh)
    assert codes(pair.bo.sync(fresh)) == []
    assert pair.bo.texts() == ["2026-W40"]


def test_every_object_in_the_store_has_a_name_that_says_nothing(pair: Pair) -> None:
    send(pair, 2)
    pair.bo.sync(pair.objects)
    assert all(parse_name(name) for name in pair.names())
    assert not any("an" in name.rpartition("/")[2].split("-")[0] for name in pair.names())


def test_a_reply_to_nobody_is_refused(tmp_path: Path, objects: ObjectStore) -> None:
    pair = Pair(tmp_path, objects)
    with pytest.raises(Refused, match="has not answered"):
        pair.bo.mailbox().post("comment", CommentBody(what="reply", text="Hello?"))
    with pytest.raises(Refused, match="nobody to confirm"):
        pair.bo.mailbox().confirm()


def test_the_moment_of_a_message_never_says_when_it_was_received(pair: Pair) -> None:
    send(pair, 1)
    pair.bo.now = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)
    pair.bo.sync(pair.objects)
    assert pair.bo.mailbox().state["heard"] == "2026-12-01T08:00:00Z"


def test_an_object_that_is_gone_is_absent_for_the_proof(pair: Pair) -> None:
    names = send(pair, 1)
    pair.an.mailbox().erase(items_of(pair.an, "summary"))
    pair.an.sync(pair.objects)
    with pytest.raises(Absent):
        pair.objects.get(names[0])
