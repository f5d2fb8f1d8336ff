"""The sheet comes in whole: every field in its place, every fault named, nothing lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from harada import i18n
from harada.notebook.errors import Refused
from tests.exchange.files import (
    CUSTOMER_SERVICE,
    NURSE,
    OHTANI,
    brought,
    documents,
    draft_of,
    notebook_in,
    sheet,
    written,
)

SPELT_OUT = {
    "S": "spirit", "K": "skill", "P": "body", "L": "life",
    "routine": "daily", "weekly": 7, "dated": "due",
}  # fmt: skip
"""Codes of the files that a notebook keeps as words; `pillar` and `cell` count from 1 there."""


def leaves(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Every text and number in a value, with the key it stands under."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from leaves(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from leaves(part, key)
    elif value is not None:
        yield key, value


@pytest.mark.parametrize("path", [CUSTOMER_SERVICE, NURSE, OHTANI], ids=lambda path: path.stem)
def test_every_text_and_number_of_an_example_is_in_the_export(path: Path, tmp_path: Path) -> None:
    notebook = notebook_in(tmp_path / "notebook")
    brought(path, notebook)
    kept = [leaf for document in documents(notebook) for _key, leaf in leaves(document["doc"])]
    names = {name for document in documents(notebook) for name in named(document["doc"])}
    for key, leaf in leaves(json.loads(path.read_text(encoding="utf-8"))):
        if key in ("pillar", "cell"):
            assert leaf + 1 in kept
        elif key in ("aspect", "kind"):
            assert SPELT_OUT[leaf] in kept or SPELT_OUT[leaf] in names
        else:
            assert leaf in kept, (key, leaf)


def named(value: Any) -> Iterator[str]:
    """Every key in a value."""
    if isinstance(value, dict):
        yield from value
        for part in value.values():
            yield from named(part)
    elif isinstance(value, list):
        for part in value:
            yield from named(part)


def test_the_sheet_has_every_field_in_its_place(tmp_path: Path) -> None:
    goal = draft_of(CUSTOMER_SERVICE, tmp_path).goal
    assert goal is not None
    assert goal["name"] == "Lotte Maes (fictional)"
    assert goal["line_of_sight"].startswith("Company mission")
    assert goal["deadline"] == "2027-02-26"
    assert [level["name"] for level in goal["levels"]] == [
        "ultimate", "intermediate", "sure", "this_time",
    ]  # fmt: skip
    assert goal["perspectives"]["others_intangible"][0] == "Customers feel heard"
    assert goal["analysis"]["body"]["obstacle"] == "Winter fatigue in January"
    assert goal["supporters"][2] == {
        "who": "Partner Bram", "what": "Monday school run until February", "asked": None,
    }  # fmt: skip
    assert goal["source"]["synthetic"] is True


def test_the_kinds_of_cells_become_routines_and_dated_actions(tmp_path: Path) -> None:
    draft = draft_of(CUSTOMER_SERVICE, tmp_path)
    routines = [r for r in draft.tables["routines"].values() if r["chart"]]
    daily = [r for r in routines if r["recurrence"] == {"kind": "daily"}]
    weekly = [r for r in routines if r["recurrence"] == {"kind": "times", "times": 1, "days_in": 7}]
    assert (len(daily), len(weekly), len(draft.tables["actions"])) == (30, 15, 19)
    assert {r["state"] for r in routines} == {"active"}
    assert {r["start"] for r in routines} == {"2026-09-01"}


def test_a_cell_and_what_became_of_it_name_each_other(tmp_path: Path) -> None:
    draft = draft_of(CUSTOMER_SERVICE, tmp_path)
    assert draft.chart is not None
    cell = draft.chart["pillars"][1]["actions"][2]
    action = draft.tables["actions"][cell["action"]]
    assert cell["state"] == "active"
    assert (action["pillar"], action["action"], action["due"]) == (2, 3, "2026-09-30")


def test_the_listed_routines_are_the_focus_in_their_order(tmp_path: Path) -> None:
    routines = draft_of(NURSE, tmp_path).tables["routines"].values()
    focus = sorted((r["focus"], r["name"], r["text"]) for r in routines if r["focus"])
    assert [place for place, _name, _text in focus] == list(range(1, 11))
    assert focus[1][1:] == ("Check bed, shoes, bell", "Check bed height, shoes, bell within reach")


def test_the_labels_of_dated_actions_are_their_names(tmp_path: Path) -> None:
    names = {a["name"]: a["text"] for a in draft_of(NURSE, tmp_path).tables["actions"].values()}
    assert names["Night version"] == "Night version of the round"


def test_the_acts_of_service_are_daily_routines(tmp_path: Path) -> None:
    routines = draft_of(CUSTOMER_SERVICE, tmp_path).tables["routines"].values()
    service = {r["service"]: r for r in routines if r["service"]}
    assert service["home"]["text"] == "Clear and wash up after dinner every evening"
    assert service["work"]["recurrence"] == {"kind": "daily"}


def test_the_diary_entry_and_the_reply_to_it_come_along(tmp_path: Path) -> None:
    draft = draft_of(CUSTOMER_SERVICE, tmp_path)
    diary = draft.tables["days"]["2026-10-13"]["diary"]
    assert diary["tasks"][0] == {"text": "Tariff talk with Els 10:00", "done": False}
    assert diary["hours"][2]["actual"] == "4 of 6, outage calls"
    assert diary["thanks"] == "Karim took two calls so I could eat"
    assert diary["scores"]["relations"] == 5
    (reply,) = draft.tables["replies"].values()
    assert (reply["sender"], reply["date"], reply["week"]) == ("coach", "2026-10-13", "2026-W42")


@pytest.mark.parametrize(
    ("face", "lang", "centre"),
    [
        ("en", None, "Be the No.1 draft pick of 8 pro teams"),
        ("en", "ja", "ドラ1 8球団"),
        ("en", "ja-JP", "ドラ1 8球団"),
        ("nl", None, "ドラ1 8球団"),
        ("nl", "en", "Be the No.1 draft pick of 8 pro teams"),
    ],
)
def test_one_language_becomes_the_text_and_all_are_kept(
    tmp_path: Path, face: str, lang: str | None, centre: str
) -> None:
    i18n.use(face)
    chart = draft_of(OHTANI, tmp_path, lang=lang).chart
    assert chart is not None
    assert chart["text"] == centre
    assert set(chart["pillars"][7]["actions"][7]["texts"]) == {"ja", "en"}


def test_repeated_texts_stay_and_all_cells_wait(tmp_path: Path) -> None:
    chart = draft_of(OHTANI, tmp_path, lang="en").chart
    assert chart is not None
    cells = [cell for pillar in chart["pillars"] for cell in pillar["actions"]]
    assert sum(cell["text"] == "Range of motion" for cell in cells) == 3
    assert {cell["state"] for cell in cells} == {"waiting"}


def test_a_dated_action_without_a_date_waits_and_is_named(tmp_path: Path) -> None:
    whole = sheet(routines=None, dated=None)
    whole["pillars"][1]["actions"][2] |= {"due": None}
    draft = draft_of(written(tmp_path / "sheet.json", whole), tmp_path)
    assert draft.chart is not None
    cell = draft.chart["pillars"][1]["actions"][2]
    assert (cell["state"], cell["suggest"]) == ("waiting", "dated")
    assert any(w.startswith("pillars[1].actions[2].due: ") for w in draft.warnings)


def test_the_list_of_dated_actions_gives_a_cell_its_date(tmp_path: Path) -> None:
    whole = sheet()
    whole["pillars"][1]["actions"][2] |= {"due": None}
    draft = draft_of(written(tmp_path / "sheet.json", whole), tmp_path)
    dues = {action["text"]: action["due"] for action in draft.tables["actions"].values()}
    assert dues["Pass tariff test with 90%"] == "2026-09-30"


def test_a_key_nobody_knows_is_named(tmp_path: Path) -> None:
    path = written(tmp_path / "sheet.json", sheet(horoscope="Leo"))
    assert any("horoscope" in warning for warning in draft_of(path, tmp_path).warnings)


def refusal(tmp_path: Path, whole: Any) -> str:
    with pytest.raises(Refused) as refused:
        draft_of(written(tmp_path / "sheet.json", whole), tmp_path)
    return str(refused.value)


def test_seven_pillars_and_nine_actions_are_both_named(tmp_path: Path) -> None:
    whole = sheet(routines=None, dated=None)
    del whole["pillars"][7]
    whole["pillars"][2]["actions"].append({"text": "one more"})
    told = refusal(tmp_path, whole)
    assert "this one has 7" in told
    assert "pillar 3 (Solve the first time) has 9" in told


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"deadline": "2026-02-30"}, "deadline: '2026-02-30'"),
        ({"goal": 5}, "goal: "),
        ({"levels": []}, "levels: "),
        ({"support": "Karim"}, "support: "),
        ({"purpose": {"self_tangible": [1]}}, "purpose.self_tangible: "),
        ({"analysis": {"luck": {}}}, "analysis.luck: "),
        ({"diary": {"good": "no date"}}, "diary.date: "),
        ({"diary": {"date": "2026-10-13", "scores": {"work": 6}}}, "diary.scores.work: '6'"),
        ({"synthetic": "yes"}, "synthetic: "),
        ({"routines": [{"pillar": 8, "cell": 0, "label": "a"}]}, "routines[0].pillar: '8'"),
        ({"routines": [{"pillar": 1, "cell": 2, "label": "a"}]}, "routines[0].cell: "),
    ],
)
def test_what_cannot_be_taken_is_named_with_its_place(
    tmp_path: Path, fields: dict[str, Any], place: str
) -> None:
    assert place in refusal(tmp_path, sheet(**fields))


@pytest.mark.parametrize(
    ("cell", "place"),
    [
        ({"kind": "monthly", "text": "a"}, "pillars[0].actions[0].kind: 'monthly'"),
        ({"kind": "dated", "due": "soon", "text": "a"}, "pillars[0].actions[0].due: 'soon'"),
        ({"kind": "routine", "due": "2026-12-01", "text": "a"}, "pillars[0].actions[0].due"),
        ("a text", "pillars[0].actions[0]: "),
    ],
)
def test_a_cell_that_cannot_be_taken_is_named(tmp_path: Path, cell: Any, place: str) -> None:
    whole = sheet(routines=None, dated=None)
    whole["pillars"][0]["actions"][0] = cell
    assert place in refusal(tmp_path, whole)


def test_text_is_kept_as_it_is_whatever_it_looks_like(tmp_path: Path) -> None:
    odd = "[bold]\x1b[31m{0} =cmd|' /C calc'!A1 <b>&\u202e 日本 👨‍👩‍👧 " + "long " * 2000
    whole = sheet(affirmation=odd, routines=None)
    whole["pillars"][0]["actions"][0]["text"] = odd
    draft = draft_of(written(tmp_path / "sheet.json", whole), tmp_path)
    assert draft.goal is not None
    assert draft.chart is not None
    assert draft.goal["affirmation"] == odd
    assert draft.chart["pillars"][0]["actions"][0]["text"] == odd
