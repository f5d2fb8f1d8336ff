"""Sends one thing a person chose: a diary entry, a question, a stroke asked for, support, obstacle.

The exact text is shown and a word typed each time; there is no setting that sends one. What such a
thing is made of is the matter of `harada.sharing.choice`.
"""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from harada.i18n import _, long_date
from harada.method.labels import ASPECTS
from harada.method.text import printable, shorten
from harada.sharing import choice
from harada.sharing.person import Sharing, ended
from harada.sharing.preview import preview_of
from harada.tui.coaching import bring
from harada.tui.previewing import preview_text
from harada.tui.screens.choice import ChoiceDialog, Way
from harada.tui.screens.pick import PickDialog
from harada.tui.screens.word import WordDialog

if TYPE_CHECKING:
    from datetime import date

    from harada.method.documents import Diary
    from harada.sharing.box import Box
    from harada.sharing.choice import Choice
    from harada.tui.app import HaradaApp

_DAYS_BACK = 60
"""Days among which an entry to share is looked for."""
_MOST_DAYS = 31


def _may_send(app: HaradaApp, box: Box) -> bool:
    """Tell whether anything may go to a coach now; say why not before one writes for nothing."""
    if box["state"] == "joined":
        told = _("{coach} has not confirmed yet; until then nothing is sent.")
        app.say(told.format(coach=box["name"]))
        return False
    if not Sharing(app.notebook).holds(box):
        app.say(ended(box))
        return False
    return True


def choose_entry(app: HaradaApp, box: Box) -> None:
    """Ask of which day, and send that entry."""
    if not _may_send(app, box):
        return
    days = _written_days(app)
    if not days:
        app.say(_("There is no diary entry of late to share."))
        return
    ways = [Way(day.isoformat(), _day_line(day, diary)) for day, diary in days.items()]

    def chosen(key: str | None) -> None:
        if key is not None:
            day = app.today.fromisoformat(key)
            share_entry(app, box, day, days[day])

    app.push_screen(ChoiceDialog(_("Which day’s entry?"), "", ways), chosen)


def share_page(app: HaradaApp, day: date) -> None:
    """Send the diary of a day to a coach, asking which where there are several.

    Raises `Refused` for a day without a diary and where there is no coach.
    """
    sharing = Sharing(app.notebook)
    in_use = {box["box"]: box for box in sharing.coaches() if box["state"] != "closed"}
    diary: Diary = app.notebook.day(day).get("diary", {})
    choice.diary_entry(day, diary, None)
    if len(in_use) < 2:
        share_entry(app, sharing.coach(), day, diary)
        return

    def chosen(key: str | None) -> None:
        if key is not None:
            share_entry(app, in_use[key], day, diary)

    ways = [Way(key, printable(box["name"])) for key, box in in_use.items()]
    app.push_screen(ChoiceDialog(_("To which coach?"), "", ways), chosen)


def _written_days(app: HaradaApp) -> dict[date, Diary]:
    """Return the days of late that have a diary, the newest first."""
    found: dict[date, Diary] = {}
    for back in range(_DAYS_BACK):
        day = app.today - timedelta(days=back)
        diary: Diary = app.notebook.day(day).get("diary", {})
        if choice.written(diary):
            found[day] = diary
        if len(found) == _MOST_DAYS:
            break
    return found


def _day_line(day: date, diary: Diary) -> str:
    """Return a day with the beginning of what was written."""
    made = choice.diary_entry(day, diary, None)
    begins = " ".join(printable(next(iter(made.parts.values()), "")).split())
    return f"{long_date(day)}: {shorten(begins, 60)}"


def share_entry(app: HaradaApp, box: Box, day: date, diary: Diary) -> None:
    """Ask which lines of a day's diary go, and send them after the word."""
    if not _may_send(app, box):
        return
    made = choice.diary_entry(day, diary, None)
    options = {
        key: f"{printable(choice.part_label(key))}: {' '.join(printable(text).split())}"
        for key, text in made.parts.items()
    }

    def picked(keys: list[str] | None) -> None:
        if keys:
            app.guarded(lambda: send(app, box, choice.diary_entry(day, diary, keys)))
        elif keys is not None:
            app.say(_("Nothing was picked; nothing was sent."))

    heading = _("What goes of {day}?").format(day=long_date(day))
    app.push_screen(PickDialog(heading, options, list(options)), picked)


def ask(app: HaradaApp, box: Box) -> None:
    """Ask what is to be asked of the coach, and send it."""
    if not _may_send(app, box):
        return
    ways = [
        Way("question", _("A question")),
        Way("stroke", _("A stroke: what I would like to be seen for")),
    ]
    ways += [Way(key, text) for key, text in _from_sheet(app).items()]
    heading = _("What do you ask of {coach}?").format(coach=printable(box["name"]))
    app.push_screen(ChoiceDialog(heading, "", ways), partial(_asked, app, box))


def _from_sheet(app: HaradaApp) -> dict[str, str]:
    """Return what the goal sheet has to ask and to tell: support, and obstacles."""
    goal = app.notebook.goal()
    if goal is None:
        return {}
    found = {
        f"support:{place}": _("Support, as I ask {who}: {what}").format(
            who=printable(each["who"]), what=printable(each["what"])
        )
        for place, each in enumerate(goal["supporters"], 1)
        if each["what"].strip()
    }
    for aspect, row in goal["analysis"].items():
        if row["obstacle"].strip():
            told = _("Obstacle, {row}: {text}")
            found[f"obstacle:{aspect}"] = told.format(
                row=_(ASPECTS[aspect]), text=printable(row["obstacle"])
            )
    return found


def _asked(app: HaradaApp, box: Box, way: str | None) -> None:
    """Go on with what is asked: a line to write, or what the sheet says."""
    kind, _colon, which = (way or "").partition(":")
    goal = app.notebook.goal()
    if kind == "question":
        asked = app.notebook.day(app.today).get("diary", {}).get("question", "")
        app.ask_line(
            _("Your question"), asked,
            lambda text: app.guarded(lambda: send(app, box, choice.question(text))),
        )  # fmt: skip
    elif kind == "stroke":
        app.ask_line(
            _("What would you like to be seen for?"), "",
            lambda text: app.guarded(lambda: send(app, box, choice.stroke(text))),
        )  # fmt: skip
    elif kind == "support" and goal is not None:
        supporters = goal["supporters"]
        app.guarded(lambda: send(app, box, choice.support(supporters, which)))
    elif kind == "obstacle" and goal is not None:
        analysis = goal["analysis"]
        app.guarded(lambda: send(app, box, choice.obstacle(analysis, which)))


def send(app: HaradaApp, box: Box, made: Choice) -> None:
    """Show exactly what goes, and send it once the word was typed."""
    content = preview_text(preview_of("entry", choice.message(made)))

    def typed(agreed: bool | None) -> None:
        if agreed:
            app.change(lambda: Sharing(app.notebook).send_choice(box, made), ready)

    def ready(_mid: str) -> None:
        if box["store"] is None:
            app.say(_("It goes with the next file: s writes it."))
        else:
            bring(app, box)

    heading = _("To {coach}, exactly this:").format(coach=box["name"])
    app.push_screen(WordDialog(heading, content), typed)
