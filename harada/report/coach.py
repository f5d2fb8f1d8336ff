"""The page for a coach who has no Harada: what a level shares of some weeks, and nothing else.

It is made from the same summaries that would be sealed, so what `share preview` shows is what the
page says. It fetches nothing and runs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

from harada.i18n import _, language, long_date
from harada.method.day import monday_of_week
from harada.report.pages import filled, printed
from harada.sharing.levels import streak_text, title
from harada.sharing.preview import degrees, done_of, percent_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from harada.sharing.bodies import Summary

_TEMPLATE = "coach"


class _Row(TypedDict):
    """A line of figures: what it is, what it says, and how much of ten."""

    label: str
    text: str
    steps: int | None


class _Place(TypedDict):
    """A pillar: what it is called, what was done, and how much of a hundred."""

    label: str
    text: str
    share: int | None


def coach_page(summaries: Sequence[Summary]) -> str:
    """Return the page as HTML, in the language of this moment; the last week stands in full.

    `summaries` are of one level, in the order of their weeks, and at least one.
    """
    return filled(f"{_TEMPLATE}.html", _values(summaries))


def coach_pdf(summaries: Sequence[Summary]) -> bytes:
    """Return the same page as a PDF."""
    return printed(f"{_TEMPLATE}.typ", _values(summaries))


def _values(summaries: Sequence[Summary]) -> dict[str, Any]:
    """All that the page says, as plain values."""
    latest = summaries[-1]
    return {
        "language": language(),
        "words": _words(latest),
        "latest": _latest(latest.model_dump()),
        "weeks": [{"row": _week_row(each.model_dump())} for each in summaries],
    }


def _words(latest: Summary) -> dict[str, Any]:
    """The headings, and what the page says of itself."""
    level = _("Level {n}: {title}").format(n=latest.level, title=title(latest.level))
    return {
        "title": _("My week, for my coach"),
        "level": level,
        "pillars": _("My eight pillars"),
        "figures": _("How it went"),
        "routines": _("Routines I chose to show"),
        "weeks": _("Week by week"),
        "columns": [_("Week"), *(label for label, _text in _columns(latest.model_dump()))],
        "reply": _("Reply"),
        "note": _(
            "This page holds what level {n} shares, and nothing else of the notebook it is from."
        ).format(n=latest.level),
    }


def _latest(body: dict[str, Any]) -> dict[str, Any]:
    """The week that stands in full; what its level does not carry is empty."""
    week = body["week"]
    monday = monday_of_week(week)
    return {
        "when": _("Week {week}, from {day}").format(week=week, day=long_date(monday)),
        "used": _used(body),
        "centre": body.get("goal") or _("My goal"),
        "pillars": _places(body),
        "figures": _figures(body),
        "routines": [_row(each["name"], done_of(each)) for each in body.get("routines", [])],
    }


def _used(body: dict[str, Any]) -> str:
    if body["used"]:
        return _("I used Harada this week.")
    return _("I did not use Harada this week.")


def _places(body: dict[str, Any]) -> list[_Place]:
    pillars = body.get("pillars", [])
    titles = body.get("pillar_titles") or [""] * len(pillars)
    return [
        {
            "label": name or _("Pillar {n}").format(n=number),
            "text": done_of(pillar),
            "share": _share(pillar),
        }
        for number, (pillar, name) in enumerate(zip(pillars, titles, strict=True), 1)
    ]


def _share(pillar: dict[str, int]) -> int | None:
    """Done of planned in percent, None where nothing was planned."""
    if not pillar["planned"]:
        return None
    return min(100, 100 * pillar["done"] // pillar["planned"])


def _figures(body: dict[str, Any]) -> list[_Row]:
    found: list[_Row] = []
    if body["mood"] is not None:
        found = [_row(_("Mood"), _("{n} of 5").format(n=body["mood"]), 20 * body["mood"])]
    if "kept" not in body:
        return found
    return [
        _row(_("Kept of all routines"), percent_of(body["kept"]), body["kept"]),
        _row(_("Score"), percent_of(body["score"]), body["score"]),
        _row(_("Warmth"), degrees(body["warmth"]), body["warmth"]),
        _row(_("Kept something every day"), streak_text(body["streak"])),
        *found,
    ]


def _row(label: str, text: str, of_a_hundred: int | None = None) -> _Row:
    steps = None if of_a_hundred is None else of_a_hundred // 10
    return {"label": label, "text": text, "steps": steps}


def _columns(body: dict[str, Any]) -> list[tuple[str, str]]:
    """What a week says in the table of weeks: a heading and a text each."""
    found = [(_("Used"), _("yes") if body["used"] else _("no"))]
    if "kept" in body:
        found += [
            (_("Kept"), percent_of(body["kept"])),
            (_("Score"), percent_of(body["score"])),
            (_("Warmth"), degrees(body["warmth"])),
        ]
    if body["mood"] is not None:
        found.append((_("Mood"), _("{n} of 5").format(n=body["mood"])))
    return found


def _week_row(body: dict[str, Any]) -> list[str]:
    return [body["week"], *(text for _label, text in _columns(body))]
