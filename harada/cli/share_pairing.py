"""`share join`, `level`, `auto`: answer an invite, and say what is shared from now on."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from typing import TYPE_CHECKING, Any

from harada.cli.agreeing import agree
from harada.cli.finding import find_routine
from harada.cli.page import Page
from harada.cli.share_asking import answer, at_terminal, confirm_by_word
from harada.cli.share_page import (
    day_or_never,
    show_consent,
    show_preview,
    status_json,
    tell_sync,
)
from harada.i18n import _, ngettext
from harada.method.text import printable, shown
from harada.notebook.errors import Misuse, Refused, reason_of
from harada.sharing.consent import Consent
from harada.sharing.levels import HIGHEST, adds, by_itself, title
from harada.sharing.person import Sharing
from harada.sharing.preview import preview_of

if TYPE_CHECKING:
    from datetime import date

    from harada.cli.context import Context
    from harada.cli.parser import Parser
    from harada.sharing.joining import Offer

_LARGEST = 100_000
"""Bytes of a file that may be an invite."""
_NONE = "none"


def describe(inner: Any) -> None:
    """Describe the three commands."""
    join = inner.add_parser(
        "join",
        help=_("answer a coach’s invite, and choose what you share"),
        description=_(
            "Show who invites you and what each level shares, then answer with the level you "
            "choose. Nothing of your days goes before your coach has confirmed you."
        ),
        example="harada share join bo.harada-invite\nharada share join harada1:AbC… --level 2\n"
        "harada share join bo.harada-invite --level 2 --until 2026-12-31 --yes",
    )
    join.add_argument("invite", metavar="FILE", help=_("the file of the invite, or its text"))
    join.add_argument("--level", metavar="N", help=_("what you share, 0 to 4"))
    join.add_argument(
        "--store", metavar="ADDRESS", help=_("where the store is here, if not as the invite says")
    )
    _takes_consent(join)
    join.set_defaults(run=_join)
    level = inner.add_parser(
        "level",
        help=_("change what you share, and until when"),
        description=_(
            "Share more or less from now on. What waits here and says more than you agree to is "
            "taken back before it can leave."
        ),
        example="harada share level 3\nharada share level 1 --yes\n"
        "harada share level 4 --routine 3.5 --routine reading --until 2026-12-31",
    )
    level.add_argument("level", metavar="N", help=_("what you share, 0 to 4"))
    takes_coach(level)
    _takes_consent(level)
    level.set_defaults(run=_level)
    store = inner.add_parser(
        "store",
        help=_("say where the store is on this machine"),
        description=_(
            "A shared folder is not mounted at the same place everywhere. Say where it is here; it "
            "must be the store you agreed on."
        ),
        example="harada share store folder:/mnt/team/harada",
    )
    store.add_argument("address", metavar="ADDRESS", help=_("folder:PATH or s3://BUCKET/PREFIX"))
    takes_coach(store)
    store.set_defaults(run=_store)
    auto = inner.add_parser(
        "auto",
        help=_("whether the app sends and looks for replies by itself"),
        example="harada share auto\nharada share auto --send off --receive on",
    )
    auto.add_argument("--send", choices=("on", "off"), help=_("send each week that is over"))
    auto.add_argument("--receive", choices=("on", "off"), help=_("look for replies"))
    takes_coach(auto)
    auto.set_defaults(run=_auto)


def takes_coach(parser: Parser) -> None:
    """Let a command name the coach it is about."""
    parser.add_argument("--coach", metavar="NAME", help=_("which coach, where you have several"))


def _takes_consent(parser: Parser) -> None:
    parser.add_argument("--until", metavar="DATE", help=_("the last day of it, or none"))
    takes_extras(parser)


def takes_extras(parser: Parser) -> None:
    """Let a command say what goes along beside the level, and that nothing is asked."""
    parser.add_argument(
        "--mood", choices=("on", "off"), help=_("whether the mean of your mood goes along")
    )
    parser.add_argument(
        "--routine", metavar="REF", action="append", default=[],
        help=_("a routine that level 4 shows by name, once for each; or none"),
    )  # fmt: skip
    parser.add_argument("--yes", action="store_true", help=_("do not ask"))


def level_of(text: str) -> int:
    """Return a level that was typed; raises `Misuse`."""
    if text in tuple(str(n) for n in range(HIGHEST + 1)):
        return int(text)
    raise Misuse(
        _("“{text}” is no level. The levels are 0 to {highest}.").format(
            text=shown(text), highest=HIGHEST
        )
    )


def consent_from(arguments: Namespace, context: Context, level: int, now: Consent) -> Consent:
    """Return the consent that options ask for; what they do not name stays as it is in `now`."""
    until = now.until
    if arguments.until is not None:
        until = _day(arguments.until, context)
    elif until is not None and until < context.notebook.today():
        until = None
    mood = now.mood if arguments.mood is None else arguments.mood == "on"
    return Consent(level, until, mood, _routines(arguments.routine, context, now))


def _routines(refs: list[str], context: Context, now: Consent) -> tuple[str, ...]:
    """Return the ids of the routines that were named; those in `now` where none was."""
    if [ref.casefold() for ref in refs] in ([_NONE], [_("none")]):
        return ()
    chosen = dict.fromkeys(find_routine(context, ref)[0] for ref in refs)
    return tuple(chosen) or now.routines


def _day(text: str, context: Context) -> date | None:
    if text.strip().casefold() in (_NONE, _("none")):
        return None
    from harada.method.when import parse_day

    return parse_day(text, context.notebook.today())


def _join(arguments: Namespace, context: Context) -> int:
    if not arguments.yes and not at_terminal():
        raise Misuse(_("Nobody can be asked here: add --level N and --yes."))
    if arguments.level is None and arguments.yes:
        raise Misuse(_("Say what you share: --level 0 to --level 4."))
    sharing = Sharing(context.notebook)
    invite = _invite(arguments.invite)
    sharing.check_invite(invite)
    context.begin()
    offer = sharing.offer(invite)
    if not arguments.yes:
        _show_offer(context, offer)
    typed = arguments.level
    if typed is None:
        typed = answer(context, _("What do you share, 0 to 4?")).strip()
    consent = consent_from(arguments, context, level_of(typed), Consent(0))
    if not arguments.yes:
        _show_example(context, sharing, consent)
        if consent.level:
            context.say(by_itself())
        # The week that is shown is an example: the answer alone leaves now.
        confirm_by_word(arguments, context, _("Type {word} to agree and answer:"))
    box = sharing.join(offer, consent, arguments.store)
    told = _("You answered the invite of {coach}: level {n}, {title}, until {day}.").format(
        coach=box["name"],
        n=box["level"],
        title=title(box["level"]),
        day=day_or_never(consent.until),
    )
    if not context.json:
        context.say(printable(told))
        context.say(_("Your fingerprint: {digits}").format(digits=sharing.fingerprint()))
    _hint_routines(context, consent)
    context.tell(
        printable(
            _("Nothing of your days goes before {coach} has confirmed you.").format(
                coach=box["name"]
            )
        )
    )
    code = 0
    if box["store"] is not None:
        code = tell_sync(context, box, sharing.sync(box))
        for sentence in sharing.look_over(box):
            context.tell(printable(sentence))
    else:
        context.tell(_("Give your coach the file: `harada share send --bundle FILE` writes it."))
    if context.json:
        context.write_json(status_json(sharing, sharing.coach(box["box"])))
    context.after_change()
    return code


def _invite(typed: str) -> str:
    """Return the text of an invite: as typed, from a file, or from standard input."""
    if typed.strip().startswith("harada1:"):
        return typed
    try:
        if typed == "-":
            return sys.stdin.read(_LARGEST)
        with open(os.path.expanduser(typed), encoding="utf-8") as file:
            return file.read(_LARGEST)
    except UnicodeDecodeError as problem:
        raise Refused(_("{file} is not an invite.").format(file=shown(typed))) from problem
    except (OSError, ValueError) as problem:
        raise Refused(
            _("{file} cannot be read: {reason}.").format(
                file=shown(typed), reason=reason_of(problem)
            )
        ) from problem


def _show_offer(context: Context, offer: Offer) -> None:
    """Print who invites, and what each level adds to the one below."""
    page = Page(context)
    page.title(_("{coach} invites you to share.").format(coach=offer.coach))
    page.field(_("Fingerprint"), offer.fingerprint)
    page.line(_("Compare it by telephone or face to face: it must be the same there."))
    page.field(_("Goes by"), offer.invite.store or _("a file, by hand"))
    page.field(_("Good until"), offer.invite.expires)
    for level in range(HIGHEST + 1):
        page.heading(_("Level {n}: {title}").format(n=level, title=title(level)))
        for sentence in adds(level) or [_("Nothing. You can send single entries nevertheless.")]:
            page.line(sentence, "+" if level > 1 else "-")
    page.show()


def _show_example(context: Context, sharing: Sharing, consent: Consent) -> None:
    """Print what a consent would share of the last week, sentences and JSON."""
    page = Page(context)
    page.heading(_("What you agree to share"))
    show_consent(page, consent.level, mood=consent.mood)
    page.field(_("Until"), day_or_never(consent.until))
    example = sharing.summary(consent)
    if example is not None:
        page.heading(_("The last week that is over would be sent like this:"))
        show_preview(page, preview_of("summary", example))
    page.show()


def _hint_routines(context: Context, consent: Consent) -> None:
    if consent.level == HIGHEST and not consent.routines:
        context.tell(
            _("No routine is named yet: `harada share level 4 --routine REF` chooses them.")
        )


def _level(arguments: Namespace, context: Context) -> int:
    context.notebook.profile()
    sharing = Sharing(context.notebook)
    box = sharing.coach(arguments.coach)
    now = sharing.consent(box)
    consent = consent_from(arguments, context, level_of(arguments.level), now)
    if not arguments.yes:
        _show_example(context, sharing, consent)
        agree(_("Share this from now on?"), yes=arguments.yes)
    taken = sharing.agree(box, consent)
    if not context.json:
        context.say(
            printable(
                _("With {coach} you share level {n}, {title}, until {day}.").format(
                    coach=box["name"],
                    n=consent.level,
                    title=title(consent.level),
                    day=day_or_never(consent.until),
                )
            )
        )
    if taken:
        context.tell(
            ngettext(
                "{n} message that waited here said more than that; it was taken back.",
                "{n} messages that waited here said more than that; they were taken back.",
                len(taken),
            ).format(n=len(taken))
        )
    _hint_routines(context, consent)
    code = 0
    if box["store"] is not None:
        code = tell_sync(context, box, sharing.sync(box))
    if context.json:
        context.write_json(status_json(sharing, sharing.coach(box["box"])))
    context.after_change()
    return code


def _store(arguments: Namespace, context: Context) -> int:
    context.notebook.profile()
    sharing = Sharing(context.notebook)
    box = sharing.coach(arguments.coach)
    sharing.move_store(box, arguments.address)
    address = sharing.coach(box["box"])["store"] or ""
    if context.json:
        context.write_json({"store": address})
    else:
        context.say(
            printable(
                _("With {coach} it goes by {store}.").format(coach=box["name"], store=address)
            )
        )
    context.after_change()
    return 0


def _auto(arguments: Namespace, context: Context) -> int:
    context.notebook.profile()
    sharing = Sharing(context.notebook)
    box = sharing.coach(arguments.coach)
    on = {None: None, "on": True, "off": False}
    changed = arguments.send is not None or arguments.receive is not None
    standing = sharing.set_standing(box, send=on[arguments.send], receive=on[arguments.receive])
    if context.json:
        context.write_json({"send": standing["send"], "receive": standing["receive"]})
    else:
        page = Page(context)
        page.field(_("Send each week that is over"), _("on") if standing["send"] else _("off"))
        page.field(_("Look for replies"), _("on") if standing["receive"] else _("off"))
        page.show()
    if changed:
        context.after_change()
    return 0
