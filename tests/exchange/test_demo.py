"""The demo: half a year that is whole, alike each time, and like a person's."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from harada.exchange.demo import LENGTH, demo_tables, write_demo
from harada.exchange.templates import demo
from harada.i18n import language, use
from harada.method.candidate import ranked
from harada.method.forms import FORMS, problems
from harada.method.future import wishes
from harada.method.prompts import own_prompts
from harada.method.score import GRADUATION, all_figures
from harada.method.versions import changes
from harada.notebook.clock import FixedClock
from harada.notebook.cycling import chart_on
from harada.notebook.doctor import examine
from harada.notebook.errors import Refused
from harada.notebook.notebook import Notebook
from harada.notebook.review_week import week_to_show
from harada.notebook.reviewing import reviews
from harada.notebook.surveying import surveys, whole_surveys
from harada.notebook.wishing import candidates, future

TODAY = date(2026, 11, 22)
CLOCK = FixedClock(datetime(2026, 11, 22, 20, tzinfo=UTC))
LANGUAGES = ["en", "nl"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Notebook:
    return write_demo(tmp_path_factory.mktemp("demo") / "home", CLOCK, "en")


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize(
    "today", [TODAY, date(2026, 11, 18), date(2027, 1, 1), date(2028, 2, 29), date(2026, 7, 13)]
)
def test_every_document_fits_its_model(tag: str, today: date) -> None:
    use(tag)
    tables = demo_tables(today, tag)
    use("en")
    kinds = {table: kind for kind, table in FORMS}
    for table, documents in tables.items():
        if table != "profile":
            for key, document in documents.items():
                assert problems(kinds[table], table, key, document) == []


def test_the_doctor_finds_nothing_to_mend_but_a_first_backup(made: Notebook) -> None:
    assert {finding.file for finding in examine(made)} <= {"backups"}


def test_the_same_day_and_language_give_the_same_bytes(tmp_path: Path, made: Notebook) -> None:
    again = write_demo(tmp_path / "again", CLOCK, "en")
    for name in again.store.names():
        assert Path(again.home, name).read_bytes() == Path(made.home, name).read_bytes()


def test_both_languages_tell_the_same_half_year(made: Notebook) -> None:
    dutch = demo_tables(TODAY, "nl")["days"]
    english = demo_tables(TODAY, "en")["days"]
    assert {day: found["marks"] for day, found in dutch.items()} == {
        day: found["marks"] for day, found in english.items()
    }
    assert dutch["2026-11-18"]["diary"]["good"] != english["2026-11-18"]["diary"]["good"]


def test_it_is_half_a_year_up_to_today_and_today_is_partly_marked(made: Notebook) -> None:
    days = made.days(date(2020, 1, 1), TODAY + timedelta(days=400))
    assert LENGTH <= (TODAY - date.fromisoformat(min(days))).days <= LENGTH + 7
    assert max(days) == TODAY.isoformat()
    assert 0 < len(days[TODAY.isoformat()]["marks"]) < 10


def test_about_seventy_in_a_hundred_were_kept_with_a_dip(made: Notebook) -> None:
    first = TODAY - timedelta(days=LENGTH)
    days = made.days(first, TODAY)
    figures = all_figures(made.routines(), days, made.pauses(), first, TODAY, TODAY)
    live = [
        figures[key] for key, routine in made.routines().items() if routine["state"] == "active"
    ]
    assert 18 <= len(live) <= 24
    share = sum(found.done for found in live) / sum(found.due for found in live)
    assert 0.65 <= share <= 0.8
    begin = date.fromisoformat(min(days))
    dip = all_figures(
        made.routines(),
        days,
        made.pauses(),
        begin + timedelta(days=72),
        begin + timedelta(days=86),
        TODAY,
    )
    low = sum(found.done for found in dip.values()) / sum(found.due for found in dip.values())
    assert low < share - 0.1


def test_habits_came_after_twenty_one_in_a_row(made: Notebook) -> None:
    habits = {key: r for key, r in made.routines().items() if r["state"] == "habit"}
    assert len(habits) == 2
    for key, routine in habits.items():
        assert routine["habit_on"] is not None
        eve = date.fromisoformat(routine["habit_on"]) - timedelta(days=1)
        first = date.fromisoformat(routine["start"])
        days = made.days(first, eve)
        figures = all_figures({key: routine}, days, made.pauses(), first, eve, eve)
        assert figures[key].run >= GRADUATION


def test_there_is_something_of_everything(made: Notebook) -> None:
    today = TODAY.isoformat()
    open_ones = [a["due"] for a in made.actions().values() if a["state"] == "open"]
    assert min(open_ones) < today < max(open_ones)
    assert any(action["state"] == "done" for action in made.actions().values())
    days = made.days(date(2026, 5, 1), TODAY)
    diaries = [day["diary"] for day in days.values() if "diary" in day]
    assert {diary.get("depth") for diary in diaries} >= {"full", "planner", "minimal"}
    assert len({diary["good"] for diary in diaries if "good" in diary}) > 60
    (question,) = own_prompts(made.profile())
    assert len({diary["own"][question] for diary in diaries if "own" in diary}) > 3
    assert sum("small" in routine for routine in made.routines().values()) == 2
    assert made.mission()["text"]
    assert made.objectives()
    assert [reply["seen"] for reply in made.replies().values()] == [True, False]
    assert any(pause["routine"] is None for pause in made.pauses().values())


def test_it_was_weighed_asked_and_looked_back_on(made: Notebook) -> None:
    goal = made.goal()
    assert goal is not None
    weighed = candidates(made)
    assert len(weighed) >= 5
    assert [one["text"] for one in weighed.values() if one["chosen"] == "g1"] == [goal["goal"]]
    assert ranked(weighed)[0] == "k1"
    first, second = surveys(made).values()
    assert whole_surveys(made) == 2
    assert sum(second["answers"].values()) > sum(first["answers"].values())
    assert set(first["improve"]) <= set(first["answers"])
    keys = set(reviews(made))
    assert {"2026-W42", "2026-W46", "2026-10"} <= keys
    assert week_to_show(made, TODAY).key not in keys
    window = future(made)
    assert window is not None
    assert {one["cell"] for one in weighed.values()} <= {place for place, _text in wishes(window)}


def test_three_months_ago_the_chart_was_another(made: Notebook) -> None:
    earlier, chart = chart_on(made, TODAY - timedelta(days=91)), made.chart()
    assert earlier is not None
    assert chart is not None
    found = {change.kind for change in changes(earlier.chart, chart)}
    assert found == {"rewritten", "state"}


def test_no_sentence_is_left_with_a_gap() -> None:
    for tag in LANGUAGES:
        tables = demo_tables(TODAY, tag)
        assert "{" not in str([day.get("diary") for day in tables["days"].values()]).replace(
            "{'", ""
        ).replace("{}", "")


def test_there_are_enough_sentences_in_every_language() -> None:
    kinds = ("good", "redo", "challenge", "inspiring", "thanks", "question", "text", "tasks")
    for tag in LANGUAGES:
        words = demo(tag)
        assert sum(len(set(words[kind])) for kind in kinds) >= 40


def test_the_language_of_the_face_stays_what_it_was(tmp_path: Path) -> None:
    use("en")
    dutch = write_demo(tmp_path / "nl", CLOCK, "nl")
    assert language() == "en"
    assert dutch.profile()["language"] == "nl"
    goal = dutch.goal()
    assert goal is not None
    assert "januari" in goal["goal"]


def test_a_notebook_that_stands_there_is_left_alone(tmp_path: Path) -> None:
    mine = Notebook(str(tmp_path), CLOCK)
    mine.create(name="Mei", language="en")
    with pytest.raises(Refused):
        write_demo(tmp_path, CLOCK, "en")
    assert mine.profile()["name"] == "Mei"
