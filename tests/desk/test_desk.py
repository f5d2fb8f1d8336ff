"""The desk with real boxes, keys and a shared folder."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from harada.desk.desk import Desk
from harada.notebook.errors import Misuse, Refused
from harada.notebook.notebook import Notebook
from harada.sharing.bodies import CardBody, ConsentBody
from harada.sharing.ids import b64
from harada.sharing.invite import decode, encode
from harada.sharing.keys import KeyRing
from harada.sharing.stores import BundleStore
from tests.desk.people import Practice


def codes(report: object) -> list[str]:
    """The codes of the news of a sync."""
    return [news.code for member in report.members for news in member.news]  # type: ignore[attr-defined]


def everything(home: Path) -> bytes:
    """All bytes of a notebook, those in its backups unpacked."""
    from zipfile import ZipFile

    found = b""
    for path in sorted(home.rglob("*")):
        if path.suffix == ".zip":
            with ZipFile(path) as stored:
                found += b"".join(stored.read(name) for name in stored.namelist())
        elif path.is_file():
            found += path.read_bytes()
    return found


def test_somebody_is_invited_joins_is_confirmed_and_shares(practice: Practice) -> None:
    an = practice.joined("An")
    report = practice.desk.sync()
    assert (codes(report), report.exit_code) == (["joined"], 0)
    assert "harada desk confirm An" in next(report.sentences())
    member = practice.desk.find("an")
    assert (member.stage, len((member.fingerprint or "").split())) == ("joined", 6)
    assert practice.desk.confirm("An").stage == "member"
    practice.desk.sync()
    an.sync(practice.objects())
    assert an.mailbox().state["state"] == "confirmed"
    an.week("2026-W40", kept=70)
    an.ask("How do I ask for help?")
    an.sync(practice.objects())
    assert codes(practice.desk.sync()) == ["summary", "question"]
    (row,) = practice.desk.roster()
    assert (row.figures["kept"], row.open_questions, row.week) == (70, 1, "2026-W40")
    assert codes(practice.desk.sync()) == []


def test_answers_go_to_a_week_to_a_question_and_as_a_stroke(practice: Practice) -> None:
    an = practice.confirmed("An")
    week, asked = an.week("2026-W40"), an.ask("How?")
    stroke = an.ask("That I stayed calm", what="stroke")
    an.sync(practice.objects())
    practice.desk.sync()
    practice.desk.reply_to_week("An", "2026-W40", "Well kept.")
    practice.desk.reply_to_entry("An", "1", "Like this.")
    practice.desk.stroke("An", "You stayed calm!")
    practice.desk.reply_to_week("An", "2026-W30", "Before your summaries.")
    practice.desk.note("An", "2026-09", "A good month.\nKeep on.")
    assert practice.desk.find("An").waiting == ()
    practice.desk.sync()
    an.sync(practice.objects())
    heard = [one["body"] for one in an.heard]
    assert [(one["what"], one["about"], one["week"]) for one in heard] == [
        ("reply", week, "2026-W40"),
        ("reply", asked, None),
        ("stroke", stroke, None),
        ("reply", None, "2026-W30"),
        ("note", None, None),
    ]
    assert heard[-1]["month"] == "2026-09"


def test_nothing_is_written_to_whoever_is_not_in(practice: Practice) -> None:
    practice.desk.invite("Bea", practice.address)
    with pytest.raises(Refused, match="has not joined yet"):
        practice.desk.reply("Bea", "Hello")
    practice.joined("An")
    practice.desk.sync()
    with pytest.raises(Refused, match="harada desk confirm"):
        practice.desk.reply("An", "Hello")
    practice.desk.confirm("An")
    with pytest.raises(Refused, match="nothing with the number 7"):
        practice.desk.reply_to_entry("An", "7", "Hello")
    with pytest.raises(Refused, match="nothing of the diary"):
        practice.desk.reply_to_day("An", date(2026, 10, 1), "Hello")
    with pytest.raises(Misuse, match="needs words"):
        practice.desk.reply("An", " \x1b ")
    with pytest.raises(Refused, match="too long"):
        practice.desk.reply("An", "😀" * 20_000)


def test_an_answer_to_an_invite_twice_is_told_and_lets_nobody_in(practice: Practice) -> None:
    invite = practice.desk.invite("An", practice.address).invite
    for name in ("An", "Thief"):
        somebody = practice.employee(name)
        somebody.join(invite)
        somebody.sync(practice.objects())
        report = practice.desk.sync()
    assert (report.exit_code, [one.code for one in report.alerts]) == (5, ["reused"])
    (looked,) = practice.desk.attention()
    assert [reason.code for reason in looked.reasons] == ["alert", "confirm"]
    assert practice.desk.mark_seen("An") == 1
    (looked,) = practice.desk.attention()
    assert [reason.code for reason in looked.reasons] == ["confirm"]


def test_an_invite_serves_a_day_after_it_expired_and_no_longer(practice: Practice) -> None:
    invites = [practice.desk.invite(name, practice.address).invite for name in ("An", "Bea")]
    practice.later(days=15)
    an = practice.employee("An")
    an.join(invites[0])
    an.sync(practice.objects())
    assert practice.desk.sync().exit_code == 0
    practice.later(days=1)
    bea = practice.employee("Bea")
    bea.join(invites[1])
    bea.sync(practice.objects())
    report = practice.desk.sync()
    assert (report.exit_code, [one.code for one in report.alerts]) == (5, ["expired"])
    assert practice.desk.find("Bea").stage == "invited"


def test_a_summary_above_the_level_of_its_epoch_is_refused_and_told(practice: Practice) -> None:
    an = practice.confirmed("An", level=1)
    an.week("2026-W40")
    an.sync(practice.objects())
    report = practice.desk.sync()
    assert (report.exit_code, [one.code for one in report.alerts]) == (5, ["level"])
    assert practice.desk.find("An").weeks == ()
    assert practice.desk.roster()[0].not_shared == ("kept", "score", "warmth")


def test_a_mood_whose_switch_is_off_is_refused_and_told(practice: Practice) -> None:
    an = practice.confirmed("An")
    an.week("2026-W39")
    an.week("2026-W40", mood=4)
    an.sync(practice.objects())
    report = practice.desk.sync()
    assert (report.exit_code, [one.code for one in report.alerts]) == (5, ["level"])
    assert [week.week for week in practice.desk.find("An").weeks] == ["2026-W39"]
    an.post("consent", ConsentBody(level=2, epoch=2, mood=True))
    an.mailbox().update(epoch=2, mood=True)
    an.week("2026-W40", rev=2, mood=4)
    an.sync(practice.objects())
    assert practice.desk.sync().exit_code == 0
    latest = practice.desk.find("An").latest
    assert latest is not None and latest.facts["mood"] == 4


def test_a_level_that_changes_is_told_and_stands_on_the_talk_sheet(practice: Practice) -> None:
    an = practice.confirmed("An")
    practice.later(days=3)
    an.post("consent", ConsentBody(level=3, epoch=2))
    an.sync(practice.objects())
    assert codes(practice.desk.sync()) == ["consent"]
    moved = practice.desk.talk_sheet("An").part("moved")
    assert [fact.text for fact in moved] == [
        "Shares level 3 since Thursday 8 October 2026, before 2."
    ]


def test_whoever_leaves_and_erases_is_gone_from_the_desk_its_copies_and_backups(
    practice: Practice,
) -> None:
    an = practice.confirmed("An")
    an.ask("A question with the word pomegranate")
    an.sync(practice.objects())
    practice.desk.sync()
    practice.desk.reply("An", "You wrote of a pomegranate")
    practice.desk.mark_talked("An", date(2026, 10, 5))
    practice.desk.sync()
    practice.notebook.back_up()
    home = Path(practice.notebook.home)
    assert b"pomegranate" in everything(home)
    practice.later(days=3)
    an.mailbox().leave(erase=True)
    an.sync(practice.objects())
    report = practice.desk.sync()
    assert codes(report) == ["left"]
    assert b"pomegranate" not in everything(home)
    assert practice.notebook.backups()
    assert practice.notebook.verify_backup("latest") == []
    gone = practice.desk.find("An")
    assert (gone.stage, gone.entries, gone.answers, gone.last_talk) == ("left", (), (), None)
    assert gone.last_heard == practice.notebook.today()
    assert practice.desk.roster() == []
    assert report.summary().startswith("1 member:")
    an.sync(practice.objects())
    assert practice.desk.sync().summary().startswith("0 members:")
    assert list(practice.shared.rglob("*.hrd")) == []
    with pytest.raises(Refused, match="closed"):
        practice.desk.reply("An", "Hello?")


def test_a_coach_removes_somebody_and_both_know(practice: Practice) -> None:
    an = practice.confirmed("An")
    an.week("2026-W40")
    an.sync(practice.objects())
    practice.desk.sync()
    assert practice.desk.remove("An").stage == "removed"
    assert practice.desk.find("An").weeks == ()
    practice.desk.sync()
    an.sync(practice.objects())
    assert an.mailbox().state["state"] == "closed"
    assert practice.desk.invite("An", practice.address).name == "An"
    assert practice.desk.find("An").stage == "invited"


def test_whoever_joined_in_another_s_place_is_declined(practice: Practice) -> None:
    practice.joined("An")
    practice.desk.sync()
    assert practice.desk.decline("An").stage == "declined"
    practice.desk.invite("Bea", None)
    assert practice.desk.decline("Bea").stage == "declined"
    practice.confirmed("Cas")
    with pytest.raises(Refused, match="desk remove"):
        practice.desk.decline("Cas")


def test_lines_of_one_name_that_are_closed_leave_no_dead_end(practice: Practice) -> None:
    first = practice.desk.invite("An", practice.address)
    practice.desk.decline("An")
    practice.later(days=1)
    late = practice.employee("An")
    late.join(first.invite)
    late.sync(practice.objects())
    report = practice.desk.sync()
    assert (report.exit_code, [one.code for one in report.alerts]) == (5, ["taken-back"])
    practice.desk.invite("An", practice.address)
    practice.desk.decline("An")
    assert practice.desk.find("An").invited == practice.notebook.today()
    assert practice.desk.mark_seen("An") == 1
    assert practice.desk.attention() == []


def test_copies_go_when_they_are_too_old_and_when_the_consent_ends(practice: Practice) -> None:
    an = practice.confirmed("An", until="2026-11-01")
    bea = practice.confirmed("Bea")
    for each in (an, bea):
        each.week("2026-W40")
        each.sync(practice.objects())
    practice.desk.sync()
    practice.later(days=28)  # 2 November
    report = practice.desk.sync()
    assert (codes(report), sum(member.lapsed for member in report.members)) == (["lapsed"], 1)
    assert practice.desk.find("An").weeks == ()
    assert len(practice.desk.find("Bea").weeks) == 1
    practice.later(days=373)
    practice.desk.sync()
    assert len(practice.desk.find("Bea").weeks) == 1, "a clock that leaps is not believed at once"
    practice.later(days=1)
    practice.desk.sync()
    assert practice.desk.find("Bea").weeks == ()


def test_the_same_is_done_by_passing_one_file(practice: Practice, tmp_path: Path) -> None:
    invited = practice.desk.invite("An", None)
    an = practice.employee("An")
    an.join(invited.invite)
    file = str(tmp_path / "an.harada")

    def pass_on() -> object:
        objects = BundleStore(file)
        an.sync(objects)
        objects.close()
        return practice.desk.sync(bundle=file)

    assert codes(pass_on()) == ["joined"]
    practice.desk.confirm("An")
    practice.desk.sync(bundle=file)
    an_objects = BundleStore(file)
    an.sync(an_objects)
    assert an.mailbox().state["state"] == "confirmed"
    an.week("2026-W40")
    assert codes(pass_on()) == ["summary"]
    practice.desk.reply_to_week("An", "2026-W40", "Well kept.")
    assert codes(practice.desk.sync()) == ["by-hand"]
    fresh = str(tmp_path / "fresh.harada")
    practice.desk.sync(bundle=fresh)
    an.sync(BundleStore(fresh))
    assert [one["body"]["text"] for one in an.heard] == ["Well kept."]
    practice.desk.reply("An", "A file that is lost on the way")
    practice.desk.sync(bundle=str(tmp_path / "lost.harada"), name="An")
    practice.desk.sync(bundle=str(tmp_path / "next.harada"), name="An")
    an.sync(BundleStore(str(tmp_path / "next.harada")))
    assert an.heard[-1]["body"]["text"] == "A file that is lost on the way"


def test_a_file_about_nobody_at_the_desk_is_said_so(practice: Practice, tmp_path: Path) -> None:
    practice.confirmed("An")
    report = practice.desk.sync(bundle=str(tmp_path / "none.harada"))
    assert (report.exit_code, not (tmp_path / "none.harada").exists()) == (1, True)
    (tmp_path / "letter.harada").write_text("Dear coach")
    with pytest.raises(Refused):
        practice.desk.sync(bundle=str(tmp_path / "letter.harada"))


def test_who_does_not_know_the_invite_is_told_and_not_let_in(practice: Practice) -> None:
    invited = practice.desk.invite("An", practice.address)
    forged = decode(invited.invite).model_copy(update={"token": b64(b"0" * 16)})
    thief = practice.employee("Thief")
    thief.join(encode(forged))
    thief.sync(practice.objects())
    report = practice.desk.sync()
    assert (report.exit_code, [one.code for one in report.alerts]) == (5, ["wrong-mac"])
    assert practice.desk.find("An").stage == "invited"
    an = practice.employee("An")
    an.join(invited.invite)
    an.sync(practice.objects())
    assert codes(practice.desk.sync()) == ["joined"]


def test_a_card_that_is_older_than_the_known_one_is_refused_and_told(practice: Practice) -> None:
    an = practice.confirmed("An")
    old = an.keys().card("employee")
    KeyRing(an.notebook.store).renew_device(practice.clock.now())
    an.post("card", CardBody(card=old))
    an.sync(practice.objects())
    report = practice.desk.sync()
    assert (report.exit_code, [one.code for one in report.alerts]) == (5, ["refused"])
    an.week("2026-W40")
    an.sync(practice.objects())
    assert codes(practice.desk.sync()) == ["summary"]


def test_a_store_that_is_not_there_is_told_and_nothing_is_lost(practice: Practice) -> None:
    an = practice.confirmed("An")
    an.week("2026-W40")
    an.sync(practice.objects())
    practice.desk.sync()
    away = practice.shared.rename(practice.folder / "away")
    report = practice.desk.sync()
    assert (report.exit_code, len(report.failed)) == (1, 1)
    practice.shared.mkdir()
    practice.desk.invite("Bea", practice.address)
    report = practice.desk.sync()
    assert report.exit_code == 5
    assert [member.name for member in report.members] == ["Bea"]
    assert len(practice.desk.find("An").weeks) == 1
    (practice.shared / "harada-store.json").unlink()
    practice.shared.rmdir()
    away.rename(practice.shared)


def test_a_link_in_the_place_of_one_box_keeps_no_other_from_being_read(practice: Practice) -> None:
    people = [practice.confirmed(name) for name in ("An", "Bea", "Cor")]
    for person in people:
        person.ask("May I?")
        person.sync(practice.objects())
    first = practice.shared / "v1" / "b" / min(person.box for person in people)
    first.rename(practice.folder / "held")
    first.symlink_to(practice.folder)
    report = practice.desk.sync()
    assert (report.exit_code, len(report.failed), len(report.members)) == (5, 1, 2)
    assert sum(len(member.entries) for member in practice.desk.members()) == 2


def test_nobody_has_the_name_of_another(practice: Practice) -> None:
    practice.desk.invite("An", None)
    with pytest.raises(Refused, match="at your desk already"):
        practice.desk.invite("  AN ", None)
    assert len(practice.desk.boxes()) == 1


def test_an_invite_that_cannot_be_handed_over_invites_nobody(practice: Practice) -> None:
    def fail(_text: str) -> None:
        raise Refused("no room")

    with pytest.raises(Refused, match="no room"):
        practice.desk.invite("An", None, fail)
    assert practice.desk.boxes() == []


def test_a_talk_that_was_held_begins_the_next_sheet(practice: Practice) -> None:
    practice.confirmed("An")
    practice.desk.mark_talked("An", date(2026, 10, 1))
    practice.desk.mark_talked("An", date(2026, 9, 1))
    assert practice.desk.talk_sheet("An").since == date(2026, 10, 1)
    with pytest.raises(Refused, match="not come yet"):
        practice.desk.mark_talked("An", date(2026, 10, 6))


def test_templates_are_kept_replaced_used_and_dropped(practice: Practice) -> None:
    practice.confirmed("An")
    practice.desk.put_template("Well done", "Well done, {name}! {week}")
    practice.desk.put_template("WELL DONE", "Bravo, {name}! {week}")
    assert practice.desk.templates() == {"WELL DONE": "Bravo, {name}! {week}"}
    assert practice.desk.from_template("well done", "an") == "Bravo, An! {week}"
    assert practice.desk.drop_template("well done") == "WELL DONE"
    assert practice.desk.templates() == {}


def test_a_new_device_is_made_known_and_the_members_write_to_it(practice: Practice) -> None:
    an = practice.confirmed("An")
    assert practice.desk.renew_device() == 1
    practice.desk.reply("An", "From my new laptop")
    practice.desk.sync()
    assert an.sync(practice.objects()).alerts == []
    assert an.heard[-1]["body"]["text"] == "From my new laptop"
    an.week("2026-W40")
    an.sync(practice.objects())
    assert codes(practice.desk.sync()) == ["summary"]


def test_a_second_machine_is_used_beside_the_first(practice: Practice) -> None:
    an = practice.confirmed("An")
    home = practice.folder / "second"
    shutil.copytree(practice.notebook.home, home)
    second = Desk(Notebook(str(home), practice.clock))
    assert second.add_device() == 1
    second.reply("An", "From the second")
    assert second.sync().exit_code == 0
    practice.desk.reply("An", "From the first")
    assert practice.desk.sync().exit_code == 0
    assert an.sync(practice.objects()).alerts == []
    assert {one["body"]["text"] for one in an.heard} == {"From the first", "From the second"}
    an.week("2026-W40")
    an.sync(practice.objects())
    for desk in (practice.desk, second):
        report = desk.sync()
        assert (codes(report), report.exit_code) == (["summary"], 0)


def test_what_the_desk_keeps_is_in_the_backup_and_reads_as_json(practice: Practice) -> None:
    practice.confirmed("An")
    practice.desk.put_template("Hello", "Hello, {name}")
    names = practice.notebook.store.names()
    box = practice.desk.find("An").box
    assert {"desk/templates.json", f"desk/{box}/box.json", f"desk/{box}/member.json"} <= set(names)
    json.dumps(practice.desk.sync().as_json())


def test_one_message_taken_back_is_gone_from_copies_and_backups_and_the_rest_is_not(
    practice: Practice,
) -> None:
    an = practice.confirmed("An")
    practice.confirmed("Bea")
    wrong, right = an.ask("pomegranate"), an.ask("quince")
    an.sync(practice.objects())
    practice.desk.sync()
    backup = practice.notebook.back_up()
    home = Path(practice.notebook.home)
    an.mailbox().erase([item for item in an.mailbox().ledger() if item["mid"] == wrong])
    an.sync(practice.objects())
    assert codes(practice.desk.sync()) == ["erased"]
    found = everything(home)
    assert (b"pomegranate" in found, b"quince" in found) == (False, True)
    assert practice.notebook.verify_backup(backup.name) == []
    practice.notebook.restore_backup(backup.name)
    assert [entry.mid for entry in practice.desk.find("An").entries] == [right]
    assert practice.desk.find("Bea").stage == "member"


def test_what_a_crash_kept_from_being_forgotten_is_forgotten_by_the_next_sync(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    an = practice.confirmed("An")
    an.ask("pomegranate")
    an.sync(practice.objects())
    practice.desk.sync()
    practice.notebook.back_up()
    an.mailbox().leave(erase=True)
    an.sync(practice.objects())

    def crash(*_arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("harada.desk.purging.forget", crash)
        with pytest.raises(KeyboardInterrupt):
            practice.desk.sync()
    home = Path(practice.notebook.home)
    assert b"pomegranate" in everything(home)
    practice.desk.sync()
    assert b"pomegranate" not in everything(home)


def test_two_hundred_members_are_synced_in_one_round(practice: Practice) -> None:
    for number in range(200):
        practice.desk.invite(f"Member {number:03d}", practice.address)
    report = practice.desk.sync()
    assert len(report.members) == 200
    assert [row.member.name for row in practice.desk.roster()][:2] == ["Member 000", "Member 001"]
    with pytest.raises(Refused, match="can be several"):
        practice.desk.find("Member 01")
