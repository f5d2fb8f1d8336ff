"""`pause`: days on which nothing is asked, for leave and illness.

Paused days leave every figure as it is. A pause holds for all routines or for some, and can be
ended before its time.
"""

from __future__ import annotations

from argparse import Namespace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from harada.cli.finding import find_routine, ref_of
from harada.cli.page import Page
from harada.cli.soundness import checked_change
from harada.i18n import _, long_date, ngettext
from harada.method.text import printable, shown
from harada.method.when import parse_day
from harada.notebook.errors import Misuse, Refused

if TYPE_CHECKING:
    from harada.cli.commands import Commands
    from harada.cli.context import Context
    from harada.method.documents import Pause


def add(commands: Commands) -> None:
    """Describe `pause`."""
    parser = commands.add_parser(
        "pause",
        help=_("ask nothing for a while: leave, illness"),
        description=_(
            "Ask nothing from one day to another, both included. Figures and runs stay as they "
            "are. `harada pause list` shows the pauses, `harada pause end` ends one early."
        ),
        example="harada pause today friday\nharada pause 2026-12-24 2027-01-03\n"
        "harada pause tomorrow +2w --routine running\nharada pause list\nharada pause end",
    )
    parser.add_argument("first", metavar="FROM", nargs="?", help=_("the first day, as 2026-12-24"))
    parser.add_argument(
        "last", metavar="TO", nargs="?", help=_("the last day; left out, it is one day")
    )
    parser.add_argument(
        "--routine", metavar="REF", action="append", default=[], help=_("only this routine")
    )
    parser.set_defaults(run=_pause)
    listing = parser.add_beside_text(
        "list",
        description=_("Show the pauses, the latest first."),
        example="harada pause list\nharada pause list --json",
    )
    listing.set_defaults(run=_list)
    end = parser.add_beside_text(
        "end",
        description=_(
            "End a pause: yesterday was its last day. One that has not begun is taken away. "
            "Without an id all pauses of today end."
        ),
        example="harada pause end\nharada pause end p2",
    )
    end.add_argument("id", metavar="ID", nargs="?", help=_("the pause, as `pause list` names it"))
    end.set_defaults(run=_end)


def _pause(arguments: Namespace, context: Context) -> int:
    if arguments.first is None:
        return _list(arguments, context)
    context.begin()
    notebook = context.notebook
    today = context.day()
    first = parse_day(arguments.first, today)
    last = first if arguments.last is None else parse_day(arguments.last, today)
    routines: list[str | None] = [find_routine(context, ref)[0] for ref in arguments.routine]
    if last < first:
        raise Misuse(
            _("The pause ends on {last}, before it begins on {first}.").format(
                first=first.isoformat(), last=last.isoformat()
            )
        )
    with checked_change(notebook, _("pause from {first}").format(first=first.isoformat())):
        made = [notebook.pause(first, last, routine) for routine in routines or [None]]
    for key in made:
        _say(context, key, notebook.pauses()[key])
    context.after_change()
    return 0


def _list(_arguments: Namespace, context: Context) -> int:
    context.notebook.profile()
    kept = context.notebook.pauses()
    latest_first = sorted(kept, key=lambda key: kept[key]["first"], reverse=True)
    pauses = [(key, kept[key]) for key in latest_first]
    if context.json:
        context.write_json({"pauses": [_as_json(context, key, pause) for key, pause in pauses]})
        return 0
    if not pauses:
        context.tell(_("There is no pause. `harada pause today friday` makes one."))
        return 0
    page = Page(context)
    page.table([[key, _days(pause), _what(context, pause)] for key, pause in pauses])
    page.show()
    return 0


def _end(arguments: Namespace, context: Context) -> int:
    notebook, today = context.notebook, context.day()
    pauses = notebook.pauses()
    on = today.isoformat()
    if arguments.id is not None and arguments.id not in pauses:
        raise Refused(
            _("There is no pause {id}. `harada pause list` shows them.").format(
                id=shown(arguments.id)
            )
        )
    chosen = [arguments.id] if arguments.id else _in_force(pauses, on)
    if not chosen:
        raise Refused(_("No pause holds on {day}. `harada pause list` shows all.").format(day=on))
    over = [key for key in chosen if pauses[key]["last"] < on]
    if over:
        raise Refused(_("Pause {id} has ended already.").format(id=over[0]))
    ended = {key: pauses[key] for key in chosen}
    yesterday = today - timedelta(days=1)
    with checked_change(notebook, _("end of the pause")):
        for key, pause in ended.items():
            begun = pause["first"] <= yesterday.isoformat()
            notebook.end_pause(key, yesterday if begun else None)
    for key, pause in ended.items():
        what = _what(context, pause)
        if key in notebook.pauses():
            sentence = _("{id}: ended, {day} was the last day ({what}).").format(
                id=key, day=long_date(yesterday), what=what
            )
        else:
            sentence = _("{id}: taken away ({what}).").format(id=key, what=what)
        context.say(printable(sentence))
    context.after_change()
    return 0


def _in_force(pauses: dict[str, Pause], on: str) -> list[str]:
    return [key for key, pause in pauses.items() if pause["first"] <= on <= pause["last"]]


def _say(context: Context, key: str, pause: Pause) -> None:
    sentence = _("{id}: nothing is asked {days} ({what}).").format(
        id=key, days=_days(pause), what=_what(context, pause)
    )
    context.say(printable(sentence))


def _days(pause: Pause) -> str:
    first, last = date.fromisoformat(pause["first"]), date.fromisoformat(pause["last"])
    if first == last:
        return _("on {day}").format(day=long_date(first))
    n = (last - first).days + 1
    return ngettext(
        "from {first} to {last}, {n} day", "from {first} to {last}, {n} days", n
    ).format(first=long_date(first), last=long_date(last), n=n)


def _what(context: Context, pause: Pause) -> str:
    routine = pause["routine"]
    if routine is None:
        return _("all routines")
    found = context.notebook.routines().get(routine)
    return routine if found is None else found["name"]


def _as_json(context: Context, key: str, pause: Pause) -> dict[str, Any]:
    routine: dict[str, Any] | None = None
    if pause["routine"] is not None:
        found = context.notebook.routines().get(pause["routine"])
        routine = {"id": pause["routine"], "ref": None, "text": None}
        if found is not None:
            routine |= {"ref": ref_of(context, pause["routine"]), "text": found["text"]}
    return {"id": key, "first": pause["first"], "last": pause["last"], "routine": routine}
