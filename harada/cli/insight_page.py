"""The parts of `insight`: each as a few lines of text with a small picture, and as JSON."""

from __future__ import annotations

from harada.cli.plots import heat_map, sparkline
from harada.i18n import _, language, long_date, ngettext
from harada.method.insight import diary_scores, heat, level, pillar_months, score_line
from harada.method.labels import SCORES
from harada.method.reference import ref_of
from harada.method.survey import as_figure, result
from harada.method.together import FEWEST_DAYS, Together, better_days
from harada.notebook.surveying import surveys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from harada.cli.context import Context
    from harada.cli.page import Page
    from harada.method.insight import Stretch
    from harada.method.survey import Result

_SHOWN = 5
"""So many routines are shown that do not stand out."""


def show_heat(page: Page, context: Context, stretch: Stretch) -> None:
    """Add the map of the days."""
    page.heading(_("Days"))
    for line in heat_map([(day, level(kept)) for day, kept in heat(stretch)], plain=context.plain):
        page.line(line)
    page.line(
        _("0 nothing of what was due, 4 all of it; blank: nothing was due")
        if context.plain
        else _("· nothing of what was due, ░▒▓ some, █ all of it; blank: nothing was due")
    )


def heat_json(_context: Context, stretch: Stretch) -> list[dict[str, Any]]:
    """Return what was done and due on each day."""
    return [
        {"date": day.isoformat(), "done": kept.done, "due": kept.due, "level": level(kept)}
        for day, kept in heat(stretch)
    ]


def show_score(page: Page, context: Context, stretch: Stretch) -> None:
    """Add the mean score of the routines week by week."""
    line = score_line(stretch)
    page.heading(_("Score of the routines, week by week"))
    if not line:
        page.line(_("Nothing to show yet."))
        return
    values = [value for _day, value in line]
    page.line(_numbers(values, 100) if context.plain else sparkline(values, 0.0, 1.0))
    page.line(
        _("{first} % at first, {last} % now").format(
            first=round(100 * values[0]), last=round(100 * values[-1])
        )
    )


def score_json(_context: Context, stretch: Stretch) -> list[dict[str, Any]]:
    """Return the mean score at the end of each week."""
    return [
        {"date": day.isoformat(), "score": round(value, 4)} for day, value in score_line(stretch)
    ]


def _numbers(values: list[float], factor: int = 1) -> str:
    """The values as numbers, for those who do not see the bars."""
    return " ".join(f"{factor * value:.0f}" if factor > 1 else as_figure(value) for value in values)


def show_pillars(page: Page, context: Context, stretch: Stretch) -> None:
    """Add what was kept by pillar and month."""
    chart = context.notebook.chart()
    found = pillar_months(stretch, chart) if chart else {}
    page.heading(_("Pillars, month by month, in percent"))
    if chart is None or not found:
        page.line(_("Nothing to show yet."))
        return
    months = sorted({month for by_month in found.values() for month in by_month})
    rows = []
    for number, by_month in found.items():
        percents = [by_month[month].percent if month in by_month else None for month in months]
        known = [percent for percent in percents if percent is not None]
        drawn = (
            " ".join("–" if percent is None else str(percent) for percent in percents)
            if context.plain
            else sparkline([None if p is None else float(p) for p in percents], 0, 100)
        )
        last = f"{known[-1]} %" if known else "–"
        rows.append([str(number), drawn, last, chart["pillars"][number - 1]["text"]])
    page.table(rows)


def pillars_json(context: Context, stretch: Stretch) -> list[dict[str, Any]]:
    """Return what was kept by pillar and month."""
    chart = context.notebook.chart()
    if chart is None:
        return []
    return [
        {
            "pillar": number,
            "text": chart["pillars"][number - 1]["text"],
            "months": [
                {"month": month, "done": kept.done, "due": kept.due, "percent": kept.percent}
                for month, kept in by_month.items()
            ],
        }
        for number, by_month in pillar_months(stretch, chart).items()
    ]


def _before_and_after(context: Context) -> tuple[str, str, Result] | None:
    """Return the days of the first and the newest survey of the same words, and what changed."""
    found = list(surveys(context.notebook).values())
    if not found:
        return None
    last = found[-1]
    first = next(each for each in found if each["questionnaire"] == last["questionnaire"])
    from harada.exchange.questionnaires import questionnaire

    words = questionnaire(context.notebook, last["questionnaire"])
    before = first if first["date"] != last["date"] else None
    return first["date"], last["date"], result(words, last, before, language())


def show_survey(page: Page, context: Context, _stretch: Stretch) -> None:
    """Add the groups of the survey, the first time and the last."""
    page.heading(_("Survey, before and after"))
    found = _before_and_after(context)
    if found is None:
        page.line(_("There is no survey yet. `harada survey take` begins one."))
        return
    first, last, said = found
    page.line(_("{first} → {last}").format(first=long_date(first), last=long_date(last)))
    page.table(
        [
            [group.title, "–" if group.before is None else as_figure(group.before), "→",
             "–" if group.mean is None else as_figure(group.mean)]
            for group in said.groups
        ]
    )  # fmt: skip


def survey_json(context: Context, _stretch: Stretch) -> dict[str, Any] | None:
    """Return the first and the newest survey by group and word."""
    found = _before_and_after(context)
    if found is None:
        return None
    first, last, said = found
    return {
        "first": first,
        "last": last,
        "groups": [
            {"id": group.id, "title": group.title, "before": group.before, "after": group.mean}
            for group in said.groups
        ],
        "words": [
            {"id": word.id, "before": word.before, "after": word.score, "change": word.change}
            for word in said.words
        ],
    }


def show_diary(page: Page, context: Context, stretch: Stretch) -> None:
    """Add the scores of the diary week by week."""
    page.heading(_("Scores of the diary, week by week (1 to 5)"))
    found = diary_scores(stretch.days)
    if not found:
        page.line(_("Nothing to show yet."))
        return
    weeks = sorted({week for values in found.values() for week, _value in values})
    rows = []
    for name, label in SCORES.items():
        if name not in found:
            continue
        by_week = dict(found[name])
        values = list(by_week.values())
        drawn = (
            _numbers(values)
            if context.plain
            else sparkline([by_week.get(week) for week in weeks], 1, 5)
        )
        rows.append([_(label), drawn, as_figure(values[-1])])
    page.table(rows)


def diary_json(_context: Context, stretch: Stretch) -> dict[str, list[dict[str, Any]]]:
    """Return the mean of each score by ISO week."""
    return {
        name: [{"week": week, "mean": round(value, 2)} for week, value in values]
        for name, values in diary_scores(stretch.days).items()
    }


def show_together(page: Page, context: Context, stretch: Stretch) -> None:
    """Add which routines go together with better days, and what that does not say."""
    page.heading(_("Routines and better days"))
    found = better_days(stretch)
    if not found.enough:
        page.line(_too_few(found))
        return
    outstanding = [each for each in found.routines if each.stands_out]
    rest = [each for each in found.routines if not each.stands_out][:_SHOWN]
    if not outstanding:
        page.line(_("No routine stands out from what chance alone would show."))
    for each in [*outstanding, *rest]:
        routine = stretch.routines[each.id]
        page.line(
            _("{text}: {done} on {n} days with it, {not_done} on {m} days without").format(
                text=routine["text"],
                done=as_figure(each.done),
                n=each.days_done,
                not_done=as_figure(each.not_done),
                m=each.days_not,
            ),
            "*" if each.stands_out else "-",
        )
    if outstanding:
        page.line(_("* a larger difference than chance alone usually makes."))
    page.line(
        _(
            "Your own score of the day on {n} days. That two things go together does not say that "
            "one brings the other: a good day may also make the routine easier."
        ).format(n=found.days)
    )


def _too_few(found: Together) -> str:
    return ngettext(
        "{n} day has a score of its own; {needed} are needed before anything can be said.",
        "{n} days have a score of their own; {needed} are needed before anything can be said.",
        found.days,
    ).format(n=found.days, needed=FEWEST_DAYS)


def together_json(context: Context, stretch: Stretch) -> dict[str, Any]:
    """Return the comparison of every routine that has enough days."""
    found = better_days(stretch)
    chart = context.notebook.chart()
    return {
        "days": found.days,
        "needed": FEWEST_DAYS,
        "enough": found.enough,
        "routines": [
            {
                "id": each.id,
                "ref": ref_of(each.id, stretch.routines[each.id], chart),
                "text": stretch.routines[each.id]["text"],
                "days_done": each.days_done,
                "days_not_done": each.days_not,
                "mean_done": round(each.done, 3),
                "mean_not_done": round(each.not_done, 3),
                "difference": round(each.difference, 3),
                "chance": [round(edge, 3) for edge in each.chance],
                "stands_out": each.stands_out,
            }
            for each in found.routines
        ],
    }
