"""`insight`: how it went over the months, drawn small, as text and as JSON.

A map of the days, the score, the pillars, the survey before and after, the diary's scores, and
which routines go together with better days. The figures are those of `harada.method`.
"""

from __future__ import annotations

from datetime import timedelta

from harada.cli.insight_page import (
    diary_json,
    heat_json,
    pillars_json,
    score_json,
    show_diary,
    show_heat,
    show_pillars,
    show_score,
    show_survey,
    show_together,
    survey_json,
    together_json,
)
from harada.cli.page import Page
from harada.cli.stats import YEAR, whole_days
from harada.i18n import _, long_date
from harada.method.insight import Stretch
from harada.method.text import shown
from harada.notebook.errors import Misuse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable
    from typing import Any

    from harada.cli.commands import Commands
    from harada.cli.context import Context

PARTS: dict[str, tuple[Callable[[Page, Context, Stretch], None], Callable[..., Any]]] = {
    "heat": (show_heat, heat_json),
    "score": (show_score, score_json),
    "pillars": (show_pillars, pillars_json),
    "survey": (show_survey, survey_json),
    "diary": (show_diary, diary_json),
    "together": (show_together, together_json),
}
"""The parts of the page in order, each with what draws it and what says it in JSON."""


def add(commands: Commands) -> None:
    """Describe `insight`."""
    parser = commands.add_parser(
        "insight",
        help=_("how it went over the months: days, score, pillars, survey, diary"),
        description=_(
            "Show how it went: a map of the days, the score week by week, the pillars month by "
            "month, the survey before and after, the scores of the diary, and which routines go "
            "together with better days. Name a part to see it alone."
        ),
        example="harada insight\nharada insight heat pillars\nharada insight together --days 180\n"
        "harada insight --json",
    )
    parser.add_argument(
        "parts",
        metavar="PART",
        nargs="*",
        help=_("heat, score, pillars, survey, diary or together; all unless named"),
    )
    parser.add_argument(
        "--days", metavar="N", default=str(YEAR), help=_("how many days to look back; 365")
    )
    parser.set_defaults(run=_insight)


def run_words(context: Context, words: list[str]) -> int | None:
    """Show the parts these words name; None when the parser should read them (an option)."""
    return insight(context, words, YEAR) if all(word in PARTS for word in words) else None


def _insight(arguments: Namespace, context: Context) -> int:
    for part in arguments.parts:
        if part not in PARTS:
            raise Misuse(
                _("There is no part {part}. The parts: {parts}.").format(
                    part=shown(part), parts=", ".join(PARTS)
                )
            )
    return insight(context, arguments.parts, whole_days(arguments.days))


def insight(context: Context, parts: list[str], length: int) -> int:
    """Show some parts, or all, of the last `length` days; returns 0."""
    context.notebook.profile()
    stretch = _stretch(context, length)
    chosen = [name for name in PARTS if name in parts or not parts]
    if context.json:
        found = {name: PARTS[name][1](context, stretch) for name in chosen}
        context.write_json(
            {"first": stretch.first.isoformat(), "last": stretch.last.isoformat(), **found}
        )
        return 0
    page = Page(context)
    page.title(
        _("From {first} to {last}").format(
            first=long_date(stretch.first), last=long_date(stretch.last)
        )
    )
    for name in chosen:
        PARTS[name][0](page, context, stretch)
    page.show()
    return 0


def _stretch(context: Context, length: int) -> Stretch:
    """Return the days up to the day meant, no earlier than the first month there is."""
    notebook, last = context.notebook, context.day()
    first = last - timedelta(days=length - 1)
    months = notebook.months()
    if months:
        begun = last.fromisoformat(f"{months[0]}-01")
        first = min(max(first, begun), last)
    return Stretch(
        notebook.routines(),
        notebook.days(first, last),
        notebook.pauses(),
        first,
        last,
        notebook.today(),
    )
