"""The facts of a review as a page of text and as JSON."""

from __future__ import annotations

from harada.i18n import _, long_date, month_name, ngettext
from harada.method.reference import ref_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from harada.cli.context import Context
    from harada.cli.page import Page
    from harada.method.documents import Review
    from harada.method.period import Period
    from harada.method.review import Facts
    from harada.method.score import Count

_GOOD_THINGS = 7
"""So many good things are shown; all of them stand in the diary."""


def show_facts(page: Page, context: Context, facts: Facts) -> None:
    """Add the facts to a page; what there is nothing of is left out."""
    page.title(_title(facts.period))
    page.heading(_("Kept"))
    page.line(_compared(facts.kept, facts.kept_before))
    chart = context.notebook.chart()
    if chart is not None and facts.pillars:
        rows = [[str(number), _percent(count), chart["pillars"][number - 1]["text"]]
                for number, count in facts.pillars.items()]  # fmt: skip
        page.table(rows)
    _named(page, context, _("Became a habit"), facts.habits)
    _named(page, context, _("May be called a habit"), facts.ready)
    _named(page, context, _("Nearly a habit"), facts.nearly)
    _named(page, context, _("Stalled"), facts.stalled)
    _named(page, context, _("Nothing said about"), facts.untouched)
    if facts.reasons:
        page.heading(_("Reasons that came back"))
        page.table([[f"{reason.count}×", reason.text] for reason in facts.reasons])
    _named(page, context, _("Done"), facts.done)
    _named(page, context, _("Past their date"), facts.late)
    if facts.supporters:
        page.heading(_("Not asked yet"))
        page.line(", ".join(facts.supporters))
    if facts.good:
        page.heading(_("Good things, to read again"))
        page.table([[day, text] for day, text in facts.good[-_GOOD_THINGS:]])
    page.heading(_("Diary"))
    written = ngettext("{n} day written", "{n} days written", facts.written)
    page.line(written.format(n=facts.written))
    _steps(page, context, facts)


def _title(period: Period) -> str:
    if period.kind == "week":
        return _("Week {key}: {first} to {last}").format(
            key=period.key, first=long_date(period.first), last=long_date(period.last)
        )
    if period.kind == "month":
        return f"{month_name(period.first.month)} {period.first.year}"
    return _("Quarter {key}").format(key=period.key)


def _compared(now: Count, then: Count) -> str:
    if then.percent is None:
        return _("{done} of {due}: {percent}").format(
            done=now.done, due=now.due, percent=_percent(now)
        )
    return _("{done} of {due}: {percent}, before {before}").format(
        done=now.done, due=now.due, percent=_percent(now), before=_percent(then)
    )


def _percent(count: Count) -> str:
    return "–" if count.percent is None else f"{count.percent} %"


def _named(page: Page, context: Context, heading: str, keys: list[str]) -> None:
    """Add routines or dated actions under a heading, each with its reference."""
    if keys:
        page.heading(heading)
        page.table([[_ref(context, key), _text(context, key)] for key in keys])


def _item(context: Context, key: str) -> Any:
    return context.notebook.routines().get(key) or context.notebook.actions()[key]


def _ref(context: Context, key: str) -> str:
    return ref_of(key, _item(context, key), context.notebook.chart())


def _text(context: Context, key: str) -> str:
    return str(_item(context, key)["text"])


def _steps(page: Page, context: Context, facts: Facts) -> None:
    """Add what could be changed because of it, each as the command that does it."""
    steps = [(f"harada routine set {_ref(context, key)} --state habit", _text(context, key))
             for key in facts.ready]  # fmt: skip
    steps += [
        (
            f"harada chart promote {cell}",
            _("in the place of {routine}").format(routine=_text(context, key)),
        )
        for key, cell in facts.swaps
    ]
    steps += [('harada goal set ASPECT.obstacle "…"', reason.text) for reason in facts.reasons[:1]]
    if steps:
        page.heading(_("What you could change"))
        page.table([[command, why] for command, why in steps])


def as_json(context: Context, facts: Facts, written: Review | None) -> dict[str, Any]:
    """Return a review as JSON; routines and actions by id with their reference and text."""
    period = facts.period
    named = ("habits", "ready", "nearly", "stalled", "untouched", "done", "late")
    return {
        "period": period.key,
        "kind": period.kind,
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
        "kept": _count(facts.kept),
        "before": _count(facts.kept_before),
        "routines": [
            {**_thing(context, each.id), **_count(each.kept), "before": each.before.percent,
             "run": each.run, "said": each.said}
            for each in facts.routines
        ],
        "pillars": [{"pillar": number, **_count(count)} for number, count in facts.pillars.items()],
        **{name: [_thing(context, key) for key in getattr(facts, name)] for name in named},
        "reasons": [
            {"text": reason.text, "count": reason.count, "routines": reason.routines}
            for reason in facts.reasons
        ],
        "supporters": facts.supporters,
        "swaps": [{**_thing(context, key), "cell": cell} for key, cell in facts.swaps],
        "days_written": facts.written,
        "good": [{"date": day, "text": text} for day, text in facts.good],
        "questions": [{"date": day, "text": text} for day, text in facts.questions],
        "review": written,
    }  # fmt: skip


def _count(count: Count) -> dict[str, int | None]:
    return {"done": count.done, "due": count.due, "percent": count.percent}


def _thing(context: Context, key: str) -> dict[str, str]:
    return {"id": key, "ref": _ref(context, key), "text": _text(context, key)}
