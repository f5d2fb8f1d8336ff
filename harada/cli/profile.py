"""`profile`: who keeps this notebook, in which language, and when their day begins.

What decides data stands here; how the app looks is set in the app. The name of a sheet is a field
of that sheet (`harada goal set name TEXT`).
"""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from harada.cli import prompt_templates, prompts
from harada.cli.page import Page
from harada.cli.soundness import checked_change, sound
from harada.i18n import N_, _, language, language_name, languages, weekday_name
from harada.method.day import tidy_day_start
from harada.method.labels import PERSON
from harada.method.recurrence import weekdays
from harada.method.text import printable, shown
from harada.notebook.errors import Misuse

if TYPE_CHECKING:
    from harada.cli.commands import Commands
    from harada.cli.context import Context

FIELDS = {
    **PERSON,
    "kind_of_work": N_("Kind of work"),
    "language": N_("Language"),
    "day_start": N_("The day begins at"),
    "week_start": N_("The week begins on"),
}
"""The fields a person may write, with their labels, in the order they are shown."""


def add(commands: Commands) -> None:
    """Describe `profile` and what belongs to it."""
    parser = commands.add_parser(
        "profile",
        help=_("your name, your language, when your day begins"),
        description=_(
            "Show who keeps this notebook and when their day begins, or write it. A day that "
            "begins at 05:00 takes a mark at half past four for the evening before."
        ),
        example="harada profile\nharada profile set day_start 05:00\n"
        "harada profile set language nl",
    )
    parser.set_defaults(run=_show)
    inner = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"))
    show = inner.add_parser(
        "show",
        help=_("show the profile"),
        example="harada profile show\nharada profile --json",
    )
    show.set_defaults(run=_show)
    write = inner.add_parser(
        "set",
        help=_("write a field; where there is no notebook yet, one begins"),
        example='harada profile set name "Mei"\nharada profile set day_start 05:00',
    )
    write.add_argument("field", metavar="FIELD", help=", ".join(FIELDS))
    write.add_argument("value", metavar="VALUE", help=_("what to write; an empty text clears it"))
    write.set_defaults(run=_set)
    prompts.describe(inner)
    prompt_templates.describe(inner)


def _show(_arguments: Namespace, context: Context) -> int:
    profile = sound("profile", "profile", "me", context.notebook.profile())
    if context.json:
        told = {field: profile[field] for field in FIELDS}  # type: ignore[literal-required]
        context.write_json({"notebook": context.home, **told})
        return 0
    page = Page(context)
    page.field(_("Notebook"), context.home)
    for field, label in FIELDS.items():
        value: str | int = profile[field]  # type: ignore[literal-required]
        page.field(_(label), _said(field, value) or _("(not written yet)"))
        if field == "day_start":
            for shift, time in profile.get("shift_starts", {}).items():
                page.field(_("On {shift} it begins at").format(shift=shift), time)
    page.show()
    return 0


def _said(field: str, value: str | int) -> str:
    if isinstance(value, int):
        return weekday_name(value)
    if field == "kind_of_work":
        return _kinds_of_work().get(value, value)
    return language_name(value) if field == "language" and value in languages() else value


def _kinds_of_work() -> dict[str, str]:
    """Return the kinds of work there are examples for, by id, in the language of now."""
    from harada.exchange.templates import STARTERS, starter

    titles = {kind: starter(kind, language())["title"] for kind in STARTERS}
    return {**titles, "other": _("Something else")}


def _set(arguments: Namespace, context: Context) -> int:
    field = arguments.field.replace("-", "_")
    if field not in FIELDS:
        raise Misuse(
            _("The profile has no field {field}. Its fields are {fields}.").format(
                field=shown(arguments.field), fields=", ".join(FIELDS)
            )
        )
    value = _checked(field, arguments.value.strip())
    context.begin()
    with checked_change(context.notebook, _("profile")):
        context.notebook.set_profile(**{field: value})
    sentence = _("{field}: empty now.") if value == "" else _("{field}: {text}")
    context.say(printable(sentence.format(field=_(FIELDS[field]), text=_said(field, value))))
    context.after_change()
    return 0


def _checked(field: str, value: str) -> str | int:
    """Return the value to keep; raises an error with a sentence for one that cannot be."""
    if field == "week_start":
        return _weekday(value)
    if field == "kind_of_work":
        titles = {title.casefold(): kind for kind, title in _kinds_of_work().items()}
        return titles.get(value.casefold(), value)
    if field == "day_start":
        return tidy_day_start(value)
    if field == "language" and value not in languages():
        raise Misuse(
            _("Harada does not speak {language} yet. It speaks {languages}.").format(
                language=shown(value), languages=", ".join(languages())
            )
        )
    return value


def _weekday(name: str) -> int:
    found = weekdays(name).get("days", [])
    if len(found) != 1:
        raise Misuse(_("A week begins on one day, for instance monday or sunday."))
    return found[0]
