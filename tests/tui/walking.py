"""Walking the guided path in a test: fill the fields of a question, then go on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from harada.exchange.templates import starter
from harada.tui.screens.guide import GuideScreen
from harada.tui.widgets.question import Typed
from harada.tui.widgets.question_choosing import DatedChoosing, RoutineChoosing
from harada.tui.widgets.question_page import QuestionPage

if TYPE_CHECKING:
    from datetime import date

    from textual.pilot import Pilot

    from harada.tui.app import HaradaApp
    from harada.tui.widgets.question import Field

DATED = [(pillar, 1) for pillar in range(1, 9)] + [(1, 2), (2, 2)]
ROUTINES = [(pillar, 3) for pillar in range(1, 9)] + [(1, 4), (2, 4)]


def guide(app: HaradaApp) -> GuideScreen:
    """Return the guided path, which is in front."""
    return cast("GuideScreen", app.screen)


def field(app: HaradaApp, path: str) -> Field:
    """Return the field at a path on the question that is shown."""
    page = guide(app).page
    assert isinstance(page, QuestionPage)
    return next(each for each in page.fields() if each.path == path)


async def write(pilot: Pilot[None], path: str, value: Any) -> None:
    """Let a person write a value into a field, without pressing each key."""
    app = cast("HaradaApp", pilot.app)
    there = field(app, path)
    there.put(value)
    await pilot.pause()
    there.post_message(Typed(there))  # type: ignore[attr-defined]
    await pilot.pause()


def answers(language: str) -> dict[str, Any]:
    """Return something to write into every field, by path."""
    sheet = starter("care", language)
    found: dict[str, Any] = {
        "profile.kind_of_work": "care",
        "profile.day_start": "06:00",
        "profile.role": sheet["role"],
        "profile.company": "Lichtpunt (fictional)",
        "profile.department": "North",
        "mission": sheet["mission"],
        "objectives": [{**sheet["objective"], "date": "2027-06-30"}],
        "objective": "o1",
        "deadline": "2027-05-31",
        "supporters": [{**one, "asked": None} for one in sheet["supporters"]],
    }
    for name in ("line_of_sight", "service_home", "service_work", "goal", "affirmation"):
        found[name] = sheet[name]
    found["feelings"] = sheet["feelings"]
    for name, lines in sheet["perspectives"].items():
        found[f"perspectives.{name}"] = lines
    for place, level in enumerate(sheet["levels"]):
        found[f"levels.{place}.text"] = level["text"]
    for aspect, row in sheet["analysis"].items():
        found |= {f"analysis.{aspect}.{name}": text for name, text in row.items()}
    for number, pillar in enumerate(sheet["pillars"], 1):
        found[f"pillar.{number}.text"] = pillar["text"]
        found[f"pillar.{number}.aspect"] = pillar["aspect"]
        for place, action in enumerate(pillar["actions"], 1):
            found[f"cell.{number}.{place}"] = action["text"]
    return found


async def answer(pilot: Pilot[None], written: dict[str, Any], day: date) -> None:
    """Fill every field of the question that is shown, or choose ten."""
    screen = guide(cast("HaradaApp", pilot.app))
    page = screen.page
    if isinstance(page, DatedChoosing):
        for cell in DATED:
            page.post_message(page.Dated(*cell, day))
    elif isinstance(page, RoutineChoosing):
        for cell in ROUTINES:
            page.post_message(page.Wanted(*cell))
    elif isinstance(page, QuestionPage):
        for each in page.fields():
            each.put(written[each.path])
        await pilot.pause()
        for each in page.fields():
            each.post_message(Typed(each))  # type: ignore[attr-defined]
    await pilot.pause()
