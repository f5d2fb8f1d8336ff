"""Which mail the coach has read: what is new, in which order, and what reading settles."""

from __future__ import annotations

from harada.sharing.bodies import EntryBody
from tests.desk.people import Practice


def new(practice: Practice) -> list[str]:
    """Whose mail is new, in its order."""
    return [mail.member.name for mail in practice.desk.mail()]


def test_mail_is_new_until_it_was_read_and_what_comes_later_is_new_again(
    practice: Practice,
) -> None:
    an = practice.confirmed("An")
    assert new(practice) == []
    an.week("2026-W40")
    an.ask("How do I begin?")
    an.sync(practice.objects())
    practice.desk.sync()
    mail = practice.desk.mail()[0]
    assert [week.week for week in mail.weeks] == ["2026-W40"]
    assert [entry.text for entry in mail.entries] == ["How do I begin?"]
    practice.desk.mark_read(mail)
    assert new(practice) == []
    practice.later(days=7)
    an.week("2026-W41")
    an.sync(practice.objects())
    practice.desk.sync()
    assert [week.week for week in practice.desk.mail()[0].weeks] == ["2026-W41"]


def test_what_came_while_the_coach_was_reading_stays_new(practice: Practice) -> None:
    an = practice.confirmed("An")
    an.week("2026-W40")
    an.sync(practice.objects())
    practice.desk.sync()
    seen = practice.desk.mail()[0]
    an.ask("And now?")
    an.sync(practice.objects())
    practice.desk.sync()
    practice.desk.mark_read(seen)
    assert [entry.text for entry in practice.desk.mail()[0].entries] == ["And now?"]


def test_who_waits_and_who_asks_comes_before_who_tells_and_names_decide_the_rest(
    practice: Practice,
) -> None:
    for name in ("Dirk", "Cas", "Bea"):
        employee = practice.confirmed(name)
        employee.week("2026-W40", kept=90 if name == "Dirk" else 10)
        if name == "Cas":
            employee.ask("May I?")
        employee.sync(practice.objects())
    practice.joined("Zoë")
    practice.desk.sync()
    assert new(practice) == ["Zoë", "Cas", "Bea", "Dirk"]


def test_a_question_that_was_read_still_waits_and_a_page_does_not(practice: Practice) -> None:
    an = practice.confirmed("An")
    an.ask("How do I begin?")
    an.post("entry", EntryBody(what="diary", date="2026-10-04", parts={"good": "A walk."}))
    an.sync(practice.objects())
    practice.desk.sync()
    assert [entry.what for entry in practice.desk.find("An").waiting] == ["question", "diary"]
    practice.desk.mark_seen("An")
    assert [entry.what for entry in practice.desk.find("An").waiting] == ["question"]


def test_a_change_of_level_is_news(practice: Practice) -> None:
    an = practice.confirmed("An")
    an.mailbox().consent(3, None, mood=False)
    an.sync(practice.objects())
    practice.desk.sync()
    assert [mail.level for mail in practice.desk.mail()] == [3]


def test_what_waits_to_be_sent_counts_answers_and_confirmations(practice: Practice) -> None:
    practice.joined("An")
    practice.desk.sync()
    assert practice.desk.waiting() == 0
    practice.desk.confirm("An")
    practice.desk.reply("An", "Welcome.")
    assert practice.desk.waiting() == 2
    practice.later(minutes=1)
    practice.desk.sync()
    assert practice.desk.waiting() == 0
