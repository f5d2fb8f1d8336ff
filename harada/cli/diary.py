"""`diary`: show a day, write it line by line or in an editor, and read the good things again.

A text on the command line is always a text: only `search` and `good` alone are commands. What is
shown is in `diary_page`, the options in `diary_write`, the editor's text in `diary_edit`.
"""

from __future__ import annotations

from argparse import Namespace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from harada.cli import diary_write
from harada.cli.diary_edit import DiaryText, both, both_own
from harada.cli.diary_page import depth_of, show_again, show_day, with_template_of
from harada.cli.soundness import checked_change, sound
from harada.cli.stats import whole_days
from harada.i18n import _, long_date
from harada.method.depth import DEPTHS
from harada.method.labels import DIARY
from harada.method.prompts import on_page, template_named, templates
from harada.method.text import printable
from harada.notebook.errors import Misuse, Refused

if TYPE_CHECKING:
    from datetime import date

    from harada.cli.commands import Commands
    from harada.cli.context import Context

_MONTH = 30


def add(commands: Commands) -> None:
    """Describe `diary` and what belongs to it."""
    parser = commands.add_parser(
        "diary",
        help=_("show or write the diary of a day"),
        description=_(
            "Show the diary of a day, or write in it: a text is added to the free lines, an option "
            "to its field. An empty text clears a field. `harada diary search WORDS` searches, "
            "`harada diary good` reads good things again; after -- everything is text."
        ),
        example='harada diary\nharada diary "The new form works"\n'
        'harada diary --good "Els called to thank me" --redo "Breathe before I answer" --tomorrow\n'
        'harada diary --edit --date yesterday\nharada diary -- "search"',
    )
    parser.add_argument("words", metavar="TEXT", nargs="*", help=_("a free line, in quotes"))
    parser.add_argument("--edit", action="store_true", help=_("write in your editor"))
    parser.add_argument(
        "--depth",
        choices=tuple(DEPTHS),
        help=_("how much is asked: full, planner, or the minimal four lines"),
    )
    parser.add_argument(
        "--template",
        metavar="NAME",
        help=_("a set of your own questions, by name or how it begins; none takes none"),
    )
    parser.add_argument(
        "--from-now-on",
        action="store_true",
        help=_("keep --depth and --template for the days to come"),
    )
    diary_write.add_options(parser)
    parser.add_argument(
        "--tomorrow",
        metavar="TEXT",
        nargs="?",
        const="",
        help=_("a task for tomorrow; without a text, what I would do differently today"),
    )
    parser.set_defaults(run=_diary, text=None)
    _describe_beside(parser)


def _describe_beside(parser: Any) -> None:
    good = parser.add_beside_text(
        "good",
        description=_("Read the good things of the last days again, the newest first."),
        example="harada diary good\nharada diary good --days 7 --json\n"
        "harada diary good --field question --days 90",
    )
    good.add_argument("--days", metavar="N", help=_("so many days; 30 unless said"))
    good.add_argument(
        "--field",
        choices=("good", "question", "thanks", "redo", "inspiring", "challenge"),
        default="good",
        help=_("another field: the questions for my coach, whom I thanked, …"),
    )
    good.set_defaults(run=_good)
    search = parser.add_beside_text(
        "search",
        description=_("Search all that was written in the diary, the newest first."),
        example='harada diary search meter\nharada diary search "new form" --json',
    )
    search.add_argument("words", metavar="WORD", nargs="+", help=_("words that stand in a line"))
    search.set_defaults(run=_search)


def _good(arguments: Namespace, context: Context) -> int:
    context.notebook.profile()
    days = _MONTH if arguments.days is None else whole_days(arguments.days)
    return show_again(context, days, arguments.field)


def _search(arguments: Namespace, context: Context) -> int:
    from harada.cli.search import find

    return find(context, arguments.words)


def _diary(arguments: Namespace, context: Context) -> int:
    if len(arguments.words) > 1:
        raise Misuse(_('Put the text in quotes, so that it is one: harada diary "…".'))
    if arguments.edit or arguments.from_now_on or diary_write.says_something(arguments):
        context.begin()
    notebook, on = context.notebook, context.day()
    sound("days", "days", on.isoformat(), notebook.day(on))
    writes = bool(_fields(arguments, context, on))
    if arguments.edit:
        if writes:
            raise Misuse(_("Write on the command line or with --edit, not both at once."))
        return _edit(arguments, context, on)
    if arguments.from_now_on:
        _keep_ways(arguments, context)
    if writes or arguments.tomorrow is not None:
        return _write(arguments, context, on)
    show_day(context, on, arguments.depth, arguments.template)
    return 0


def _keep_ways(arguments: Namespace, context: Context) -> None:
    """Keep the depth and the template that were given for all days to come."""
    ways = _ways(arguments, context)
    if not ways:
        raise Misuse(
            _("Say what to keep: --depth full, planner or minimal, or --template with a name.")
        )
    with checked_change(context.notebook, _("depth of the diary")):
        context.notebook.set_profile(**ways)


def _ways(arguments: Namespace, context: Context) -> dict[str, str]:
    """Return how much a page asks, as far as the options say."""
    ways: dict[str, str] = {}
    if arguments.depth is not None:
        ways["depth"] = arguments.depth
    if arguments.template is not None:
        known = templates(context.notebook.profile())
        ways["template"] = template_named(known, arguments.template)
    return ways


def _write(arguments: Namespace, context: Context, on: date) -> int:
    notebook = context.notebook
    tomorrow = on + timedelta(days=1)
    with checked_change(notebook, _("diary of {day}").format(day=long_date(on))):
        # Read under the lock: what another command adds at this moment is added to, not replaced.
        fields = _fields(arguments, context, on)
        fields |= _ways(arguments, context)
        if fields:
            notebook.write_diary(on, fields)
        task = _task_for_tomorrow(arguments, context, on)
        if task:
            notebook.plan_task(tomorrow, task)
    if context.json:
        show_day(context, on)
    else:
        _confirm(context, on, fields)
        if task:
            sentence = _("Tomorrow: {task}").format(task=task)
            context.say(printable(sentence))
    context.after_change()
    return 0


def _fields(arguments: Namespace, context: Context, on: date) -> dict[str, Any]:
    """Return the fields the options write on a day, beside what stands there at this moment."""
    notebook = context.notebook
    diary = notebook.day(on).get("diary", {})
    asked = with_template_of(context, diary, arguments.template)
    return diary_write.fields_from(arguments, diary, on_page(notebook.profile(), asked))


def _task_for_tomorrow(arguments: Namespace, context: Context, on: date) -> str:
    if arguments.tomorrow is None:
        return ""
    given: str = arguments.tomorrow.strip()
    redo = context.notebook.day(on).get("diary", {}).get("redo", "")
    task = given or (redo.strip().split("\n")[-1] if redo else "")
    if not task:
        raise Refused(_("There is nothing to take to tomorrow: give --tomorrow a text, or --redo."))
    return task


def _confirm(context: Context, on: date, fields: dict[str, Any]) -> None:
    names = [_called(name) for name in (*DIARY, "own") if name in fields]
    if names:
        sentence = _("{day}: {fields}. Saved.").format(day=long_date(on), fields=", ".join(names))
        context.say(printable(sentence))


def _called(name: str) -> str:
    """Return what a field of the diary is called."""
    return _("My own questions") if name == "own" else _(DIARY[name])


def _edit(arguments: Namespace, context: Context, on: date) -> int:
    from harada.cli.editor import edited

    notebook = context.notebook
    before = notebook.day(on).get("diary", {})
    asked = with_template_of(context, before, arguments.template)
    prompts = on_page(notebook.profile(), asked)
    form = DiaryText(on, depth_of(context, before, arguments.depth), before, prompts)
    with edited(context, form.text, f"diary-{on.isoformat()}.md") as text:
        if not text.strip():
            raise Refused(_("The text came back empty, so nothing was changed."))
        fields = {} if text == form.text else form.changes(text)
        if fields:
            with checked_change(notebook, _("diary of {day}").format(day=long_date(on))):
                told = _merge(context, on, {**before}, fields)
                fields |= _ways(arguments, context)
                notebook.write_diary(on, fields)
    if not fields:
        context.tell(_("Nothing was changed."))
        return 0
    _confirm(context, on, fields)
    if told:
        context.tell(told)
    context.after_change()
    return 0


def _merge(context: Context, on: date, before: dict[str, Any], fields: dict[str, Any]) -> str:
    """Keep in `fields` also what another process wrote meanwhile; return what to tell of it."""
    now: dict[str, Any] = {**context.notebook.day(on).get("diary", {})}
    met = [name for name in fields if now.get(name) != before.get(name) and name in now]
    for name in met:
        if name == "own":
            fields[name] = both_own(before.get(name, {}), fields[name], now[name])
        else:
            fields[name] = both(fields[name], now[name])
    if not met:
        return ""
    return printable(
        _("Meanwhile this was written elsewhere too; both are kept: {fields}.").format(
            fields=", ".join(_called(name) for name in met)
        )
    )
