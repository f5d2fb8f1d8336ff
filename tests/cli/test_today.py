"""`today`: the page, the JSON, and what they leave out."""

from __future__ import annotations

from pydantic import TypeAdapter

from harada.cli.shapes import Today
from harada.notebook.notebook import Notebook
from tests.cli.conftest import TODAY, Run


def test_the_json_has_the_published_shape(run: Run, notebook: Notebook) -> None:
    notebook.mark(TODAY, ["r1"], 1, note="early")
    notebook.add_reply("Well kept.", "Coach", week="2026-W47", date="2026-11-20")
    said = run("today", "--json").json
    assert said["date"] == "2026-11-22"
    assert said["routines"][0] == {
        "id": "r1",
        "ref": "3.5",
        "text": "Act 3-5",
        "focus": 1,
        "state": "done",
        "note": "early",
    }
    assert said["actions"] == [
        {"id": "a1", "ref": "4.4", "text": "Act 4-4", "due": "2026-11-25", "state": None}
    ]
    assert said["replies"] == [
        {
            "text": "Well kept.",
            "from": "Coach",
            "week": "2026-W47",
            "date": "2026-11-20",
            "seen": False,
        }
    ]


def test_the_json_is_of_the_published_type(run: Run, notebook: Notebook) -> None:
    notebook.mark(TODAY, ["r1"], 3)
    notebook.finish_action("a1", TODAY)
    notebook.add_reply("Well kept.", "Coach", date="2026-11-20")
    said = run("today", "--json").json
    assert TypeAdapter(Today).validate_python(said, strict=True) == said


def test_a_seen_reply_shows_only_in_its_own_week(run: Run, notebook: Notebook) -> None:
    notebook.see_reply(notebook.add_reply("Later.", "Coach", week="2026-W46"))
    assert run("today", "--json").json["replies"] == []
    assert len(run("today", "--json", "--date", "2026-11-10").json["replies"]) == 1


def test_the_focus_comes_first_then_service_then_pillars(run: Run, notebook: Notebook) -> None:
    refs = [row["ref"] for row in run("today", "--json").json["routines"]]
    assert refs == ["3.5", "service.home", "1.1", "2.2"]


def test_the_page_says_goal_groups_marks_and_week(run: Run, notebook: Notebook) -> None:
    notebook.set_goal_field("deadline", "2027-02-26")
    notebook.set_goal_field("affirmation", "I listen first.")
    notebook.mark(TODAY, ["r1"], 1)
    notebook.plan_task(TODAY, "Call back")
    page = run("today").out
    for line in (
        "Sunday 22 November 2026",
        "96 days left",
        "“I listen first.”",
        "○ 3.5  Act 3-5",
        "□ 2.2  Act 2-2 (0/1)",
        "◇ 4.4  Act 4-4 (due in 3 days)",
        "□ Call back",
    ):
        assert line in page


def test_plain_has_words_in_the_place_of_signs(run: Run, notebook: Notebook) -> None:
    notebook.mark(TODAY, ["r1"], 1)
    page = run("today", "--plain").out
    assert "[done] 3.5" in page
    assert page.isascii()


def test_dutch_speaks_dutch_and_keeps_ids_english(run: Run, notebook: Notebook) -> None:
    notebook.set_profile(language="nl")
    assert "zondag 22 november 2026" in run("today").out
    notebook.mark(TODAY, ["r1"], 1)
    assert run("today", "--json").json["routines"][0]["state"] == "done"
    assert "Sunday" in run("today", "--lang", "xx").out


def test_text_of_a_person_is_one_harmless_line(run: Run, notebook: Notebook) -> None:
    notebook.set_cell(3, 5, "a\nb\x1b]0;title\x07c")
    assert "a b]0;titlec" in run("today").out


def test_the_day_is_the_person_s_own_before_their_day_begins(
    run: Run, notebook: Notebook, clock: object
) -> None:
    clock.moment = clock.moment.replace(day=23, hour=3, minute=59)  # type: ignore[attr-defined]
    assert run("today", "--json").json["date"] == "2026-11-22"
    clock.moment = clock.moment.replace(hour=4, minute=0)  # type: ignore[attr-defined]
    assert run("today", "--json").json["date"] == "2026-11-23"


def test_after_misses_the_two_minute_version_is_offered(run: Run, notebook: Notebook) -> None:
    assert run("routine", "set", "3.5", "--small", "One page").code == 0
    assert "two minutes" not in run("today").out
    for day in ("-1d", "-2d", "-3d"):
        run("missed", "3.5", "--date", day)
    assert "or in two minutes: One page" in run("today").out
    assert "In two minutes: One page" in run("routine", "show", "3.5").out
    run("done", "3.5")
    assert "two minutes" not in run("today").out


def test_what_is_ticked_off_has_the_sign_it_has_on_the_screens(
    run: Run, notebook: Notebook
) -> None:
    notebook.finish_action("a1", TODAY)
    notebook.write_diary(TODAY, {"tasks": [{"text": "Call back", "done": True}]})
    page = run("today").out
    assert "✓ 4.4  Act 4-4" in page
    assert "✓ Call back" in page
    assert "✓ Call back" in run("diary").out
