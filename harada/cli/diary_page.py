"""What `diary` shows: a day as a page, the prompts of an empty one, the good things of weeks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from harada.cli.page import Page
from harada.i18n import _, long_date
from harada.method.day import iso_week
from harada.method.depth import TEXTS, asked
from harada.method.labels import DIARY, SCORES
from harada.method.marks import SIGNS
from harada.method.prompts import NO_TEMPLATE, on_page, template_named, template_on, templates
from harada.method.text import printable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from harada.cli.context import Context
    from harada.method.documents import Depth, Diary, Hour, Reply, Task

_SIGNS = {True: SIGNS["checked"], False: SIGNS["open"]}


def depth_of(context: Context, diary: Diary, wanted: Depth | None) -> Depth:
    """Return the depth of a day: the one asked for, the day's own, or the person's."""
    return wanted or diary.get("depth") or context.notebook.profile()["depth"]


def with_template_of(context: Context, diary: Diary, wanted: str | None) -> Diary:
    """Return the diary of a day as if it took the template that is asked for, if one is."""
    if wanted is None:
        return diary
    name = template_named(templates(context.notebook.profile()), wanted)
    return {**diary, "template": name}


def show_day(
    context: Context, on: date, wanted: Depth | None = None, template: str | None = None
) -> None:
    """Print the diary of a day; what its depth asks for and nobody wrote stands as a prompt."""
    diary = with_template_of(context, context.notebook.day(on).get("diary", {}), template)
    profile = context.notebook.profile()
    depth = depth_of(context, diary, wanted)
    replies = _replies(context, on)
    if context.json:
        name = template_on(profile, diary) or NO_TEMPLATE
        context.write_json({**as_json(on, depth, diary, replies), "template": name})
        return
    page = Page(context)
    page.title(long_date(on))
    empty: list[str] = []
    unanswered: list[str] = []
    for name in asked(depth, on, diary):
        if diary.get(name):
            page.heading(_(DIARY[name]))
            _field(page, name, diary[name], context.plain)  # type: ignore[literal-required]
        else:
            empty.append(name)
    answers = diary.get("own", {})
    for prompt in on_page(profile, diary):
        if prompt in answers:
            page.heading(prompt)
            page.line(answers[prompt])
        else:
            unanswered.append(prompt)
    if replies:
        page.heading(_("From your coach"))
        for reply in replies:
            page.field(reply["sender"], reply["text"])
    if empty or unanswered:
        _prompts(page, [*(_(DIARY[name]) for name in empty), *unanswered])
    page.show()


def as_json(on: date, depth: Depth, diary: Mapping[str, Any], replies: list[Reply]) -> Any:
    """Return a day as JSON tells it: every field of the diary, empty where nothing stands."""
    lists = {"tasks": diary.get("tasks", []), "hours": diary.get("hours", [])}
    return {
        "date": on.isoformat(),
        "depth": depth,
        **{name: diary.get(name, "") for name in TEXTS},
        **lists,
        "scores": diary.get("scores", {}),
        "own": diary.get("own", {}),
        "replies": [
            {
                "text": reply["text"],
                "from": reply["sender"],
                "week": reply["week"],
                "date": reply["date"],
                "seen": reply["seen"],
            }
            for reply in replies
        ],
    }


def _replies(context: Context, on: date) -> list[Reply]:
    """Return the replies to this entry, and those to its week that name no day."""
    day, week = on.isoformat(), iso_week(on)
    return [
        reply
        for reply in context.notebook.replies().values()
        if reply["date"] == day or (reply["date"] is None and reply["week"] == week)
    ]


def _field(page: Page, name: str, value: Any, plain: bool) -> None:
    if name == "tasks":
        for task in value:
            page.line(task_line(task, plain))
    elif name == "hours":
        for hour in value:
            page.line(_hour_line(hour))
    elif name == "scores":
        page.line(", ".join(f"{_(SCORES[key])} {value[key]}" for key in SCORES if key in value))
    else:
        page.line(value)


def task_line(task: Task, plain: bool) -> str:
    """Return a task as a line, with its sign or its word."""
    text = printable(task["text"])
    if plain:
        return _("{task} [done]").format(task=text) if task["done"] else text
    return f"{_SIGNS[task['done']]} {text}"


def _hour_line(hour: Hour) -> str:
    parts = [hour["plan"], hour["actual"], hour["reflection"]]
    shown = " | ".join(printable(part) for part in parts).rstrip(" |")
    return f"{printable(hour['time'])}  {shown}"


def _prompts(page: Page, labels: list[str]) -> None:
    """Add what is still to be written, and how."""
    page.heading(_("Not written yet"))
    for label in labels:
        page.line(label, "-")
    page.blank()
    page.line(_("Write with `harada diary --edit`, `harada diary --good TEXT`, `harada ask`."))


def show_again(context: Context, length: int, field: str) -> int:
    """Print what stands in a text field on the last days, the newest first; returns 0."""
    last = context.day()
    first = last - timedelta(days=length - 1)
    days = context.notebook.days(first, last)
    found = [
        (day, text)
        for day in sorted(days, reverse=True)
        if (text := str(days[day].get("diary", {}).get(field, "")))
    ]
    if context.json:
        context.write_json(
            {
                "first": first.isoformat(),
                "last": last.isoformat(),
                field: [{"date": day, "text": text} for day, text in found],
            }
        )
        return 0
    if not found and field != "good":
        context.tell(
            _("{field}: nothing between {first} and {last}.").format(
                field=_(DIARY[field]), first=first.isoformat(), last=last.isoformat()
            )
        )
        return 0
    if not found:
        context.tell(
            _(
                "No good things between {first} and {last}. `harada diary --good TEXT` adds one."
            ).format(first=first.isoformat(), last=last.isoformat())
        )
        return 0
    page = Page(context)
    for day, text in found:
        page.heading(long_date(day))
        page.line(text)
    page.show()
    return 0
