"""The employee's side: pair, agree, send, receive, change one's mind, erase and part."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from harada.method.answered import about
from harada.method.reply import ReplyForm
from harada.notebook.errors import Misuse, NeedsPerson, Refused
from harada.sharing import choice
from harada.sharing.consent import Consent
from tests.sharing.pairs import MONDAY, Coach, Pair


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    return Pair(tmp_path)


def test_an_invite_shows_who_asks_before_anything_is_made(pair: Pair) -> None:
    offer = pair.sharing.offer(pair.coach.invite())
    assert offer.coach == "Bo"
    assert len(offer.fingerprint.split()) == 6
    assert pair.sharing.coaches() == []


def test_an_invite_serves_once_and_not_after_its_end(pair: Pair) -> None:
    invite = pair.coach.invite()
    pair.days_pass(16)
    with pytest.raises(NeedsPerson, match="ended on"):
        pair.sharing.offer(invite)
    invite = pair.coach.invite()
    pair.sharing.join(pair.sharing.offer(invite), Consent(1))
    with pytest.raises(NeedsPerson, match="already"):
        pair.sharing.offer(invite)


def test_nothing_of_the_days_goes_before_the_coach_has_confirmed(pair: Pair) -> None:
    pair.join(level=4)
    pair.days_pass(14)
    assert pair.sharing.due(pair.box) == []
    with pytest.raises(Refused, match="not confirmed"):
        pair.sharing.send_choice(pair.box, choice.question("How?"))
    pair.send()
    assert {item["kind"] for item in pair.sharing.ledger(pair.box)} == {"join"}


def test_each_week_that_is_over_goes_once(pair: Pair) -> None:
    pair.pair(level=2)
    pair.keep(MONDAY)
    pair.days_pass(15)  # Tuesday of W47
    pair.send()
    pair.send()
    pair.coach.sync()
    assert pair.coach.weeks() == [("2026-W45", 2, 1), ("2026-W46", 2, 1)]


def test_what_was_sent_or_taken_back_meanwhile_is_passed_over(pair: Pair) -> None:
    """The app and a command look at the same weeks at the same moment."""
    pair.pair(level=2)
    pair.days_pass(7)
    due = pair.sharing.due(pair.box)
    pair.sharing.send_weeks(pair.box, due)
    pair.sharing.send_weeks(pair.box, due)
    assert [item["kind"] for item in pair.sharing.ledger(pair.box)].count("summary") == 1
    pair.days_pass(7)
    due = pair.sharing.due(pair.box)
    pair.sharing.agree(pair.box, pair.sharing.consent(pair.box)._replace(level=1))
    pair.sharing.send_weeks(pair.box, due)
    assert all(item["level"] < 2 for item in pair.sharing.ledger(pair.box))


def test_earlier_weeks_go_when_they_are_named(pair: Pair) -> None:
    pair.keep(MONDAY - timedelta(days=14))
    pair.pair(level=1)
    pair.days_pass(7)
    pair.send(since=MONDAY - timedelta(days=14))
    pair.coach.sync()
    assert [week for week, _level, _rev in pair.coach.weeks()] == [
        "2026-W43", "2026-W44", "2026-W45"
    ]  # fmt: skip


def test_weeks_before_anything_was_written_are_no_weeks(pair: Pair) -> None:
    pair.keep(MONDAY - timedelta(days=7))
    pair.pair(level=1)
    pair.days_pass(7)
    due = pair.sharing.due(pair.box, date(1999, 1, 1))
    assert due[0].week == "2026-W40"  # the week in which October began


def test_a_week_that_changed_is_sent_anew_under_the_same_consent(pair: Pair) -> None:
    pair.pair(level=2)
    pair.days_pass(7)
    pair.send()
    pair.keep(MONDAY + timedelta(days=2))
    pair.send()
    pair.send()
    pair.coach.sync()
    assert pair.coach.weeks() == [("2026-W45", 2, 1), ("2026-W45", 2, 2)]


def test_a_week_that_changed_is_left_alone_after_a_month_or_another_consent(pair: Pair) -> None:
    pair.pair(level=2)
    pair.days_pass(7)
    pair.send()
    pair.sharing.agree(pair.box, pair.sharing.consent(pair.box)._replace(level=3))
    pair.keep(MONDAY)
    assert pair.sharing.due(pair.box) == []
    pair.days_pass(7)
    pair.send()
    pair.days_pass(28)
    pair.keep(MONDAY + timedelta(days=7))
    assert "2026-W46" not in [each.week for each in pair.sharing.due(pair.box)]


def test_a_waiting_week_that_changed_goes_only_as_it_is_now(pair: Pair) -> None:
    pair.pair(level=2)
    pair.days_pass(7)
    pair.sharing.send_weeks(pair.box, pair.sharing.due(pair.box))
    pair.keep(MONDAY)
    pair.send()
    pair.coach.sync()
    assert pair.coach.weeks() == [("2026-W45", 2, 1)]
    assert pair.coach.got("summary")[0]["body"]["used"] is True


def test_a_lower_level_takes_back_what_waits_and_makes_it_anew(pair: Pair) -> None:
    """Case 36: the level goes down while the outbox is full."""
    pair.pair(level=4, mood=True)
    pair.notebook.write_diary(MONDAY, {"scores": {"mental": 5}})
    pair.days_pass(14)
    pair.sharing.send_weeks(pair.box, pair.sharing.due(pair.box))
    taken = pair.sharing.agree(pair.box, pair.sharing.consent(pair.box)._replace(level=1))
    assert len(taken) == 2
    pair.send()
    report = pair.coach.sync()
    assert report.alerts == []
    assert [(week, level) for week, level, _rev in pair.coach.weeks()] == [
        ("2026-W45", 1), ("2026-W46", 1)
    ]  # fmt: skip
    assert "pillars" not in pair.coach.got("summary")[0]["body"]


def test_level_nothing_takes_back_what_was_chosen_and_still_waits(pair: Pair) -> None:
    pair.pair(level=2)
    pair.sharing.send_choice(pair.box, choice.question("Shall I?"))
    taken = pair.sharing.agree(pair.box, pair.sharing.consent(pair.box)._replace(level=0))
    assert [item["kind"] for item in taken] == ["entry"]
    pair.send()
    pair.coach.sync()
    assert pair.coach.got("entry") == []
    pair.sharing.send_choice(pair.box, choice.question("And now?"))  # chosen anew, at level 0
    pair.send()
    pair.coach.sync()
    assert [one["body"]["text"] for one in pair.coach.got("entry")] == ["And now?"]


def test_mood_that_is_switched_off_takes_back_what_waits_with_it(pair: Pair) -> None:
    pair.pair(level=2, mood=True)
    pair.notebook.write_diary(MONDAY, {"scores": {"mental": 5}})
    pair.days_pass(7)
    pair.sharing.send_weeks(pair.box, pair.sharing.due(pair.box))
    pair.sharing.agree(pair.box, pair.sharing.consent(pair.box)._replace(mood=False))
    pair.send()
    pair.coach.sync()
    assert pair.coach.got("summary")[0]["body"]["mood"] is None


def test_a_routine_that_is_no_longer_chosen_is_taken_back_too(pair: Pair) -> None:
    pair.pair(level=4, routines=("r1", "r2"))
    pair.days_pass(7)
    pair.sharing.send_weeks(pair.box, pair.sharing.due(pair.box))
    pair.sharing.agree(pair.box, pair.sharing.consent(pair.box)._replace(routines=("r2",)))
    pair.send()
    pair.coach.sync()
    assert [each["name"] for each in pair.coach.got("summary")[0]["body"]["routines"]] == [
        "Act 1-1"
    ]


def test_after_its_last_day_nothing_is_sent_and_what_waits_is_taken_back(pair: Pair) -> None:
    pair.pair(level=2, until=MONDAY + timedelta(days=8))
    pair.days_pass(7)
    pair.sharing.send_weeks(pair.box, pair.sharing.due(pair.box))
    pair.sharing.send_choice(pair.box, choice.question("How?"))
    pair.days_pass(2)
    sent = pair.sharing.sync(pair.box)
    assert sorted(item["kind"] for item in sent.taken_back) == ["entry", "summary"]
    assert pair.sharing.due(pair.box) == []
    with pytest.raises(Refused, match="ended on 2026-11-10"):
        pair.sharing.send_choice(pair.box, choice.question("How?"))


def test_weeks_between_two_consents_stay_untold(pair: Pair) -> None:
    pair.pair(level=2)
    pair.sharing.agree(pair.box, pair.sharing.consent(pair.box)._replace(level=0))
    pair.days_pass(21)
    assert pair.sharing.due(pair.box) == []
    pair.sharing.agree(pair.box, pair.sharing.consent(pair.box)._replace(level=1))
    pair.days_pass(7)
    assert [each.week for each in pair.sharing.due(pair.box)] == ["2026-W48"]


def test_a_consent_in_the_past_or_of_no_level_is_refused(pair: Pair) -> None:
    pair.pair(level=2)
    consent = pair.sharing.consent(pair.box)
    for wrong in (
        consent._replace(level=5),
        consent._replace(until=MONDAY - timedelta(days=1)),
        consent._replace(routines=("r99",)),
    ):
        with pytest.raises(Misuse):
            pair.sharing.agree(pair.box, wrong)
    assert pair.sharing.consent(pair.box) == consent


def test_a_reply_comes_once_with_the_coach_s_name_and_its_week(pair: Pair) -> None:
    pair.pair(level=1)
    pair.coach.reply("Well kept.", week="2026-W45")
    pair.sharing.sync(pair.box)
    pair.sharing.sync(pair.box)
    [reply] = pair.notebook.replies().values()
    assert (reply["sender"], reply["text"], reply["week"]) == ("Bo", "Well kept.", "2026-W45")
    assert not reply["seen"]


def test_a_reply_to_a_message_stands_at_what_that_was_about(pair: Pair) -> None:
    pair.pair(level=1)
    mid = pair.sharing.send_choice(pair.box, choice.diary_entry(MONDAY, {"good": "Rain"}, None))
    pair.sharing.sync(pair.box)
    pair.coach.sync()
    pair.coach.reply("Lovely.", about=mid)
    pair.sharing.sync(pair.box)
    [reply] = pair.notebook.replies().values()
    assert (reply["week"], reply["date"]) == (None, MONDAY.isoformat())


def test_a_reply_to_a_question_keeps_the_question_in_my_words(pair: Pair) -> None:
    pair.pair(level=1)
    mid = pair.sharing.send_choice(pair.box, choice.question("How do I sleep after a night?"))
    pair.sharing.sync(pair.box)
    pair.coach.sync()
    pair.coach.reply("Dark curtains.", about=mid)
    pair.sharing.sync(pair.box)
    [reply] = pair.notebook.replies().values()
    assert about(reply) == "on “How do I sleep after a night?”"
    ReplyForm.model_validate(reply)


def test_who_comes_back_to_the_same_coach_calls_them_by_the_same_name(pair: Pair) -> None:
    pair.pair(level=1)
    pair.sharing.leave(pair.box, erase=True)
    pair.pair(level=1)
    in_use = [box["name"] for box in pair.sharing.coaches() if box["state"] != "closed"]
    assert in_use == ["Bo"]


def test_a_later_note_of_a_month_takes_the_place_of_the_earlier_one(pair: Pair) -> None:
    pair.pair(level=1)
    pair.coach.reply("See you.")
    for month, text in (("2026-10", "Calls."), ("2026-11", "Mornings."), ("2026-11", "Walks.")):
        pair.coach.reply(text, what="note", month=month)
    pair.sharing.sync(pair.box)
    pair.coach.reply("Walks, and rest.", what="note", month="2026-11")
    pair.sharing.sync(pair.box)
    texts = [reply["text"] for reply in pair.notebook.replies().values()]
    assert texts == ["See you.", "Calls.", "Walks, and rest."]


def test_undo_does_not_take_back_what_came_or_went(pair: Pair) -> None:
    pair.pair(level=1)
    pair.coach.reply("Well kept.", week="2026-W45")
    pair.sharing.sync(pair.box)
    before = pair.sharing.ledger(pair.box)
    while pair.notebook.undo():
        pass
    assert len(pair.notebook.replies()) == 1
    assert pair.sharing.ledger(pair.box) == before


def test_the_log_holds_every_word_that_left_and_none_that_did_not(pair: Pair) -> None:
    pair.pair(level=2)
    pair.sharing.send_choice(pair.box, choice.stroke("For the Tuesday"))
    assert "entry" not in [entry["kind"] for entry in pair.sharing.log()]
    pair.sharing.sync(pair.box)
    entry = pair.sharing.log()[-1]
    assert (entry["kind"], entry["coach"]) == ("entry", "Bo")
    assert '"For the Tuesday"' in entry["json"]
    store = Path(pair.coach.folder or "")
    for each in pair.sharing.log():
        assert (store / each["name"]).stat().st_size == each["size"]


def test_what_is_erased_goes_from_the_store_and_from_the_coach(pair: Pair) -> None:
    """Case 37, with the coach away in between."""
    pair.pair(level=1)
    mid = pair.sharing.send_choice(pair.box, choice.question("How?"))
    pair.sharing.sync(pair.box)
    pair.coach.sync()
    [item] = pair.sharing.items(pair.box, [mid[:8]])
    pair.sharing.erase(pair.box, [item])
    pair.sharing.sync(pair.box)
    assert not (Path(pair.coach.folder or "") / item["name"]).exists()
    assert pair.sharing.items(pair.box, [mid])[0]["erase"] == "gone"
    pair.coach.sync()
    assert pair.coach.got("entry") == []
    pair.sharing.sync(pair.box)
    assert pair.sharing.items(pair.box, [mid])[0]["erase"] == "confirmed"


def test_an_erased_week_is_not_sent_again(pair: Pair) -> None:
    pair.pair(level=1)
    pair.days_pass(7)
    pair.send()
    weeks = [item for item in pair.sharing.ledger(pair.box) if item["kind"] == "summary"]
    pair.sharing.erase(pair.box, weeks)
    pair.keep(MONDAY)
    assert pair.sharing.due(pair.box) == []


def test_what_was_never_sent_can_not_be_erased(pair: Pair) -> None:
    pair.pair()
    with pytest.raises(Refused, match="share log"):
        pair.sharing.items(pair.box, ["ffffffff"])


def test_parting_with_erasing_leaves_nothing_in_the_store(pair: Pair) -> None:
    pair.pair(level=1)
    pair.days_pass(7)
    pair.send()
    pair.coach.sync()
    box = pair.box
    pair.sharing.leave(box, erase=True)
    pair.sharing.sync(box)
    pair.coach.sync()
    assert pair.coach.got("summary") == []
    [left] = pair.sharing.to_sync()
    pair.sharing.sync(left)
    assert pair.sharing.to_sync() == []
    assert list(Path(pair.coach.folder or "").rglob("*.hrd")) == []
    with pytest.raises(Refused, match="share with nobody"):
        pair.sharing.coach()


def test_a_backup_from_before_one_left_does_not_begin_to_share_again(pair: Pair) -> None:
    pair.pair(level=2)
    pair.notebook.back_up()
    before = pair.notebook.backups()[0].name
    pair.sharing.leave(pair.box, erase=True)
    box = pair.sharing.coaches()[0]
    pair.sharing.sync(box)
    pair.coach.sync()
    pair.sharing.sync(box)
    pair.notebook.restore_backup(before)
    pair.days_pass(14)
    assert [one["state"] for one in pair.sharing.coaches()] == ["closed"]
    assert [opened.weeks for opened in pair.sharing.at_opening()] == [[]]  # the farewell, again
    assert pair.sharing.due(pair.sharing.coaches()[0]) == []
    assert {one["kind"] for one in pair.sharing.ledger(box) if one["data"]} == {"leave"}


def test_opening_the_app_sends_what_is_due_and_fetches_replies(pair: Pair) -> None:
    pair.pair(level=1)
    pair.coach.reply("Good morning.")
    pair.days_pass(7)
    [opened] = pair.sharing.at_opening()
    assert opened.weeks == ["2026-W45"]
    assert [reply["text"] for reply in pair.notebook.replies().values()] == ["Good morning."]
    pair.coach.sync()
    assert len(pair.coach.weeks()) == 1


def test_both_can_be_off(pair: Pair) -> None:
    pair.pair(level=1)
    pair.coach.reply("Good morning.")
    pair.days_pass(7)
    pair.sharing.set_standing(pair.box, send=False, receive=False)
    assert pair.sharing.at_opening() == []
    assert pair.notebook.replies() == {}
    pair.sharing.set_standing(pair.box, receive=True)
    [opened] = pair.sharing.at_opening()
    assert opened.weeks == []
    assert len(pair.notebook.replies()) == 1


def test_where_what_was_set_is_lost_nothing_goes_by_itself(pair: Pair) -> None:
    pair.pair(level=4, routines=("r1",))
    pair.days_pass(7)
    (Path(pair.notebook.home) / "sharing" / pair.box["box"] / "standing.json").unlink()
    [opened] = pair.sharing.at_opening()
    assert opened.weeks == []
    assert pair.sharing.consent(pair.box).routines == ()


def test_a_store_that_is_away_is_told_of_when_the_app_opens(pair: Pair) -> None:
    pair.pair(level=1)
    Path(pair.coach.folder or "").rename(Path(pair.coach.folder or "").with_name("away"))
    pair.days_pass(7)
    [opened] = pair.sharing.at_opening()
    assert opened.problem is not None
    Path(pair.coach.folder or "").with_name("away").rename(Path(pair.coach.folder or ""))
    [opened] = pair.sharing.at_opening()
    assert opened.problem is None
    pair.coach.sync()
    assert len(pair.coach.weeks()) == 1


def test_a_restored_laptop_speaks_with_new_keys_and_is_understood(pair: Pair) -> None:
    pair.pair(level=1)
    pair.sharing.recover(None)
    pair.days_pass(7)
    pair.send()
    report = pair.coach.sync()
    assert report.alerts == []
    assert pair.coach.weeks() == [("2026-W45", 1, 1)]


def test_by_hand_one_file_goes_to_and_fro(tmp_path: Path) -> None:
    pair = Pair(tmp_path, by_hand=True)
    file = tmp_path / "an.harada"
    pair.join(level=1)
    with pytest.raises(Misuse, match="--bundle"):
        pair.sharing.sync(pair.box)
    pair.sharing.sync(pair.box, str(file))
    pair.coach.sync(file)
    pair.coach.mailbox.confirm()
    pair.coach.sync(file)
    pair.sharing.sync(pair.box, str(file))
    assert pair.box["state"] == "confirmed"
    pair.days_pass(7)
    pair.sharing.send_weeks(pair.box, pair.sharing.due(pair.box))
    pair.sharing.sync(pair.box, str(file))
    pair.coach.sync(file)
    assert pair.coach.weeks() == [("2026-W45", 1, 1)]


def test_a_file_that_got_lost_is_made_good_by_the_next(tmp_path: Path) -> None:
    pair = Pair(tmp_path, by_hand=True)
    pair.join(level=1)
    file = tmp_path / "first.harada"
    pair.sharing.sync(pair.box, str(file))
    pair.coach.sync(file)
    pair.coach.mailbox.confirm()
    pair.coach.sync(file)
    pair.sharing.sync(pair.box, str(file))
    for name in ("lost", "second"):
        pair.days_pass(7)
        pair.sharing.send_weeks(pair.box, pair.sharing.due(pair.box))
        pair.sharing.sync(pair.box, str(tmp_path / f"{name}.harada"))
    assert pair.coach.sync(tmp_path / "second.harada").alerts == []
    assert [week for week, _level, _rev in pair.coach.weeks()] == ["2026-W45", "2026-W46"]


def test_with_several_coaches_one_is_named(pair: Pair, tmp_path: Path) -> None:
    pair.pair(level=1)
    (tmp_path / "second").mkdir()
    other = Coach(tmp_path / "cas", tmp_path / "second", pair.clock, "Cas")
    pair.sharing.join(pair.sharing.offer(other.invite()), Consent(3))
    with pytest.raises(Misuse, match="Bo, Cas"):
        pair.sharing.coach()
    assert pair.sharing.coach("ca")["level"] == 3
    with pytest.raises(Refused, match="no coach Mei"):
        pair.sharing.coach("Mei")


def test_a_clock_that_was_far_ahead_is_made_good_when_the_weeks_come(pair: Pair) -> None:
    """Case 33: weeks sent as unused by a wrong clock are sent anew once they are lived."""
    pair.pair(level=1)
    pair.days_pass(400)
    pair.send()
    pair.days_pass(-393)
    pair.keep(MONDAY)
    pair.send()
    pair.coach.sync()
    lived = [one["body"] for one in pair.coach.got("summary") if one["body"]["week"] == "2026-W45"]
    assert [(body["rev"], body["used"]) for body in lived] == [(1, False), (2, True)]


def test_a_clock_that_is_behind_sends_nothing_and_stops_nothing(pair: Pair) -> None:
    pair.pair(level=1)
    pair.days_pass(-400)
    pair.send()
    pair.days_pass(407)
    pair.send()
    pair.coach.sync()
    assert [week for week, _level, _rev in pair.coach.weeks()] == ["2026-W45"]
