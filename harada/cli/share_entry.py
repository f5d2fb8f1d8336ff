"""`share entry`, `question`, `stroke`, `support`, `obstacle`: one thing at a time, shown first."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from harada.cli.page import Page
from harada.cli.share_asking import confirm_by_word
from harada.cli.share_page import show_preview, sync_json, tell_bundle, tell_sync
from harada.cli.share_pairing import takes_coach
from harada.i18n import _
from harada.method.text import printable
from harada.method.when import parse_day
from harada.notebook.errors import HaradaError, Refused
from harada.sharing import choice
from harada.sharing.person import Sharing
from harada.sharing.preview import preview_of

if TYPE_CHECKING:
    from harada.cli.context import Context
    from harada.cli.parser import Parser
    from harada.method.documents import Goal
    from harada.sharing.choice import Choice


def describe(inner: Any) -> None:
    """Describe the five commands."""
    entry = inner.add_parser(
        "entry",
        help=_("send one diary entry, or some fields of it"),
        description=_(
            "Send the diary of one day. You see the exact text first and type a word to send it; "
            "no setting ever sends one."
        ),
        example="harada share entry yesterday\n"
        "harada share entry 2026-11-20 --fields good,redo --yes",
    )
    entry.add_argument("day", metavar="DATE", help=_("the day of the diary"))
    entry.add_argument(
        "--fields", metavar="FIELDS", help=_("which fields, with commas; all unless named")
    )
    _sends(entry, _entry)
    question = inner.add_parser(
        "question",
        help=_("send a question for your coach"),
        description=_("Send a question; without a text that of today’s diary, or of --date."),
        example='harada share question "How do I begin on a bad day?"\n'
        "harada share question --date yesterday",
    )
    question.add_argument("text", metavar="TEXT", nargs="?", help=_("the question"))
    _sends(question, _question)
    stroke = inner.add_parser(
        "stroke",
        help=_("ask to be seen for something"),
        description=_("Ask your coach for a stroke: say what you would like to be seen for."),
        example='harada share stroke "I kept my calm on Tuesday"',
    )
    stroke.add_argument("text", metavar="TEXT", help=_("what for"))
    _sends(stroke, _stroke)
    support = inner.add_parser(
        "support",
        help=_("send what you ask of a supporter of your sheet"),
        example="harada share support 1\nharada share support Griet --yes",
    )
    support.add_argument("who", metavar="WHO", help=_("the supporter, by number or name"))
    _sends(support, _support)
    obstacle = inner.add_parser(
        "obstacle",
        help=_("send an obstacle of your sheet, with what you will do then"),
        example="harada share obstacle body\nharada share obstacle spirit --yes",
    )
    obstacle.add_argument("row", metavar="ROW", help=_("spirit, skill, body or life"))
    _sends(obstacle, _obstacle)


def _sends(parser: Parser, run: Any) -> None:
    parser.add_argument(
        "--bundle", metavar="FILE", help=_("write into a file instead of the store")
    )
    parser.add_argument("--yes", action="store_true", help=_("do not ask"))
    takes_coach(parser)
    parser.set_defaults(run=run)


def _entry(arguments: Namespace, context: Context) -> int:
    context.notebook.profile()
    on = parse_day(arguments.day, context.notebook.today(), lean="back")
    fields = None
    if arguments.fields is not None:
        fields = [name.strip() for name in arguments.fields.split(",") if name.strip()]
    diary = context.notebook.day(on).get("diary", {})
    return _send(arguments, context, choice.diary_entry(on, diary, fields))


def _question(arguments: Namespace, context: Context) -> int:
    on = context.notebook.today()
    if arguments.text is not None:
        return _send(arguments, context, choice.question(arguments.text))
    written = context.notebook.day(on).get("diary", {}).get("question", "")
    if not written:
        raise Refused(
            _("The diary of {day} has no question. Write it: `harada share question TEXT`.").format(
                day=on.isoformat()
            )
        )
    return _send(arguments, context, choice.question(written, on))


def _stroke(arguments: Namespace, context: Context) -> int:
    return _send(arguments, context, choice.stroke(arguments.text))


def _support(arguments: Namespace, context: Context) -> int:
    made = choice.support(_sheet(context)["supporters"], arguments.who)
    return _send(arguments, context, made)


def _obstacle(arguments: Namespace, context: Context) -> int:
    return _send(arguments, context, choice.obstacle(_sheet(context)["analysis"], arguments.row))


def _sheet(context: Context) -> Goal:
    context.notebook.profile()
    goal = context.notebook.goal()
    if goal is None:
        raise Refused(_("There is no goal sheet yet. `harada goal set goal TEXT` begins one."))
    return goal


def _send(arguments: Namespace, context: Context, chosen: Choice) -> int:
    """Show what was chosen, have the word typed, and send it."""
    context.notebook.profile()
    sharing = Sharing(context.notebook)
    box = sharing.coach(arguments.coach)
    message = choice.message(chosen)
    shown = preview_of("entry", message)
    if not arguments.yes:
        page = Page(context)
        page.title(_("To {coach}, exactly this:").format(coach=box["name"]))
        show_preview(page, shown)
        page.show()
    confirm_by_word(arguments, context)
    mid = sharing.send_choice(box, chosen)
    item = f"{shown.heading} ({mid[:8]})"
    told = printable(_("Ready for {coach}: {item}.").format(coach=box["name"], item=item))
    if box["store"] is None and arguments.bundle is None:
        context.say(told)
        context.tell(_("`harada share send --bundle FILE` writes the file to hand over."))
        context.after_change()
        return 0
    try:
        sent = sharing.sync(box, arguments.bundle)
    except HaradaError:
        # It waits and goes with the next look: to send it again would send it twice.
        context.tell(told)
        raise
    if context.json:
        context.write_json({"item": mid, **sync_json(box, sent)})
    else:
        told = _("Sent to {coach}: {item}.").format(coach=box["name"], item=item)
        context.say(printable(told))
    code = tell_sync(context, box, sent)
    tell_bundle(context, arguments.bundle)
    context.after_change()
    return code
