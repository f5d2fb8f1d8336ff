"""`desk reply|stroke|note|talked|seen`: what the coach writes, and what the coach has done."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from harada.desk.desk import Desk
from harada.i18n import _, long_date, ngettext
from harada.method.text import printable
from harada.method.when import parse_day
from harada.notebook.errors import Misuse

if TYPE_CHECKING:
    from harada.cli.commands import Commands
    from harada.cli.context import Context
    from harada.cli.parser import Parser
    from harada.desk.member import Member


def describe(inner: Commands) -> None:
    """Describe these commands."""
    reply = inner.add_parser(
        "reply",
        help=_("answer a week, a day that was shared, or a question"),
        description=_(
            "Answer a member: a week with --week, a page of the diary they shared with --date, a "
            "question or another thing they sent with --question and its number on their page; "
            "without any of these it is a word to them. It goes out with the next sync."
        ),
        example='harada desk reply An --week 2026-W40 "Well kept. What helped?"\n'
        'harada desk reply An --question 2 "Ask Bea: she did it last year."\n'
        'harada desk reply An --template "well done"',
    )
    _describe_name(reply)
    reply.add_argument("--week", metavar="WEEK", help=_("the week it is about: 2026-W40"))
    reply.add_argument(
        "--question", metavar="NUMBER", help=_("what it answers, as `desk open` numbers it")
    )
    _describe_text(reply)
    reply.set_defaults(run=_reply)
    stroke = inner.add_parser(
        "stroke",
        help=_("give a stroke: see somebody for what they did"),
        description=_("Give a stroke; one that was asked for is answered by it."),
        example='harada desk stroke An "You stayed calm with that customer."',
    )
    _describe_name(stroke)
    _describe_text(stroke)
    stroke.set_defaults(run=_stroke)
    note = inner.add_parser(
        "note",
        help=_("the note of a month, two lines"),
        example='harada desk note An --month 2026-10 "A month of mornings. Keep the walk."',
    )
    _describe_name(note)
    note.add_argument("--month", metavar="MONTH", required=True, help=_("the month: 2026-10"))
    _describe_text(note)
    note.set_defaults(run=_note)
    _describe_done(inner)


def _describe_done(inner: Commands) -> None:
    talked = inner.add_parser(
        "talked",
        help=_("note that you talked; the next talk sheet begins there"),
        example="harada desk talked An\nharada desk talked An yesterday",
    )
    _describe_name(talked)
    talked.add_argument("day", metavar="DAY", nargs="?", help=_("the day; today without"))
    talked.set_defaults(run=_talked)
    seen = inner.add_parser(
        "seen",
        help=_("put a member's alerts away, once you have looked"),
        example="harada desk seen An",
    )
    _describe_name(seen)
    seen.set_defaults(run=_seen)


def _describe_name(parser: Parser) -> None:
    parser.add_argument("name", metavar="NAME", help=_("the member, or how the name begins"))


def _describe_text(parser: Parser) -> None:
    """Give a parser the text, and a template that takes its place."""
    parser.text_last = True
    parser.add_argument("text", metavar="TEXT", nargs="?", help=_("what you write"))
    parser.add_argument(
        "--template", metavar="TEMPLATE", help=_("a template of yours in the place of a text")
    )


def _text(arguments: Namespace, desk: Desk) -> str:
    """Return what is to be sent; raises `Misuse` for no text, or a text and a template."""
    if (arguments.text is None) == (arguments.template is None):
        raise Misuse(_("An answer is a text, or a template with --template."))
    if arguments.template is not None:
        return desk.from_template(arguments.template, arguments.name)
    return str(arguments.text)


def _desk(context: Context) -> Desk:
    context.notebook.profile()
    return Desk(context.notebook)


def _reply(arguments: Namespace, context: Context) -> int:
    desk = _desk(context)
    text = _text(arguments, desk)
    if arguments.week is not None and arguments.question is not None:
        raise Misuse(_("A reply is about a week or about a question: give one of them."))
    if arguments.week is not None:
        return _sent(desk.reply_to_week(arguments.name, arguments.week, text), context)
    if arguments.question is not None:
        return _sent(desk.reply_to_entry(arguments.name, arguments.question, text), context)
    if context.options.date is not None:
        return _sent(desk.reply_to_day(arguments.name, context.day(), text), context)
    return _sent(desk.reply(arguments.name, text), context)


def _stroke(arguments: Namespace, context: Context) -> int:
    desk = _desk(context)
    return _sent(desk.stroke(arguments.name, _text(arguments, desk)), context)


def _note(arguments: Namespace, context: Context) -> int:
    desk = _desk(context)
    return _sent(desk.note(arguments.name, arguments.month, _text(arguments, desk)), context)


def _sent(member: Member, context: Context) -> int:
    """Say that it waits for the next sync."""
    if context.json:
        context.write_json({"name": member.name, "box": member.box, "waits": True})
    else:
        text = (
            _("Sealed for {name}; `harada desk sync {name} --bundle FILE` writes the file.")
            if member.by_hand
            else _("Sealed for {name}; it goes out with the next `harada desk sync`.")
        )
        context.tell(text.format(name=printable(member.name)))
    context.after_change()
    return 0


def _talked(arguments: Namespace, context: Context) -> int:
    desk = _desk(context)
    day = context.day()
    if arguments.day is not None:
        day = parse_day(arguments.day, desk.today(), lean="back")
    member = desk.mark_talked(arguments.name, day)
    if context.json:
        context.write_json({"name": member.name, "date": day.isoformat()})
    else:
        context.tell(
            _("Noted: you talked with {name} on {day}.").format(
                name=printable(member.name), day=long_date(day)
            )
        )
    context.after_change()
    return 0


def _seen(arguments: Namespace, context: Context) -> int:
    count = _desk(context).mark_seen(arguments.name)
    if context.json:
        context.write_json({"seen": count})
    else:
        text = ngettext("{n} alert was put away.", "{n} alerts were put away.", count)
        context.tell(text.format(n=count))
    context.after_change()
    return 0
