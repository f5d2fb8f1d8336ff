"""`desk invite|confirm|decline|remove|renew|sync`: who comes and goes, and the mail."""

from __future__ import annotations

import os
from argparse import Namespace
from typing import TYPE_CHECKING

from harada.cli.agreeing import agree
from harada.desk.desk import Desk
from harada.i18n import _, long_date, ngettext
from harada.method.text import printable

if TYPE_CHECKING:
    from harada.cli.commands import Commands
    from harada.cli.context import Context
    from harada.cli.parser import Parser
    from harada.desk.member import Member
    from harada.desk.pairing import Invited


def describe(inner: Commands) -> None:
    """Describe these commands."""
    _describe_invite(inner)
    _describe_sync(inner)
    confirm = inner.add_parser(
        "confirm",
        help=_("let somebody in who joined, once you have compared fingerprints"),
        description=_(
            "Let somebody in who answered your invite. Have them read their fingerprint to you "
            "over the phone first; until you confirm, nothing of them is sent to you."
        ),
        example="harada desk confirm An\nharada desk confirm An --yes",
    )
    _describe_one(confirm, _("the fingerprints were compared: do not ask"))
    confirm.set_defaults(run=_confirm)
    decline = inner.add_parser(
        "decline",
        help=_("turn away whoever joined, or take back an invite that was not used"),
        example="harada desk decline An",
    )
    _describe_one(decline, _("do not ask"))
    decline.set_defaults(run=_decline)
    remove = inner.add_parser(
        "remove",
        help=_("end it with a member: all of it is erased, here and in the store"),
        example="harada desk remove An",
    )
    _describe_one(remove, _("do not ask"))
    remove.set_defaults(run=_remove)
    store = inner.add_parser(
        "store",
        help=_("say where a store is now, after a share or a server has moved"),
        description=_(
            "A share is not always mounted at the same place. Say where the store is now: it is "
            "known by its own id, and all members who use it are found there from then on."
        ),
        example="harada desk store folder:/mnt/team/harada",
    )
    store.add_argument("address", metavar="STORE", help=_("folder:PATH or s3://BUCKET/PREFIX"))
    store.set_defaults(run=_store)
    renew = inner.add_parser(
        "renew",
        help=_("new keys for this machine, after a loss or a restore"),
        description=_(
            "Give this machine new keys and retire the old ones; members hear of it at the next "
            "sync. With --beside the machine that this notebook was copied from stays in use too."
        ),
        example="harada desk renew --yes\nharada desk renew --beside --yes",
    )
    renew.add_argument("--beside", action="store_true", help=_("the other machine keeps its keys"))
    renew.add_argument("--yes", action="store_true", help=_("do not ask"))
    renew.set_defaults(run=_renew)


def _describe_invite(inner: Commands) -> None:
    invite = inner.add_parser(
        "invite",
        help=_("invite somebody to share with you"),
        description=_(
            "Make an invite for one person, for 14 days. It pins your key, so hand it over in a "
            "way you trust. With --store an existing empty folder becomes the place you both "
            "reach; without it you pass `.harada` files by hand."
        ),
        example='harada desk invite --name "An" --store folder:/shared/harada '
        '--out an.harada-invite\nharada desk invite --name "Bea" --out bea.harada-invite',
    )
    invite.add_argument("--name", metavar="NAME", required=True, help=_("what you call them"))
    invite.add_argument(
        "--store", metavar="STORE", help=_("folder:PATH, or s3://BUCKET/PREFIX?endpoint=URL")
    )
    invite.add_argument("--out", metavar="FILE", help=_("the file that is written"))
    invite.add_argument("--yes", action="store_true", help=_("replace a file that is there"))
    invite.set_defaults(run=_invite)


def _describe_sync(inner: Commands) -> None:
    sync = inner.add_parser(
        "sync",
        help=_("fetch what members sent, and send what you wrote"),
        description=_(
            "Bring all members up to date, or one. A sentence says what is new; exit code 5 means "
            "that you must look at something."
        ),
        example="harada desk sync\nharada desk sync An --bundle an.harada",
    )
    sync.add_argument("name", metavar="NAME", nargs="*", help=_("one member only"))
    sync.add_argument(
        "--bundle", metavar="FILE", help=_("a .harada file that is passed on by hand")
    )
    sync.set_defaults(run=_sync)


def _describe_one(parser: Parser, yes: str) -> None:
    """Give a parser the name of a member and `--yes`."""
    parser.add_argument(
        "name", metavar="NAME", nargs="+", help=_("the member, or how the name begins")
    )
    parser.add_argument("--yes", action="store_true", help=yes)


def _invite(arguments: Namespace, context: Context) -> int:
    from harada.exchange.outfile import may_write, refuse_replacing, write_text

    out: str | None = arguments.out
    if out is not None and not may_write(out, context.home) and not arguments.yes:
        raise refuse_replacing(out)
    context.begin()

    def hand_over(text: str) -> None:
        if out is not None:
            write_text(out, f"{text}\n")

    nameless = not context.notebook.profile()["name"].strip()
    made = Desk(context.notebook).invite(arguments.name, arguments.store, hand_over)
    if nameless:
        context.tell(
            _("You have no name in your profile; the invite calls you {name}.").format(
                name=printable(made.coach)
            )
        )
    for sentence in Desk(context.notebook).look_over(made):
        context.tell(printable(sentence))
    if context.json:
        context.write_json(
            {
                "name": made.name,
                "box": made.box,
                "expires": made.expires.isoformat(),
                "store": made.store,
                "file": out,
                "invite": made.invite,
                "fingerprint": made.fingerprint,
            }
        )
    else:
        _tell_invited(made, out, context)
    context.after_change()
    return 0


def _tell_invited(made: Invited, out: str | None, context: Context) -> None:
    if out is None:
        context.say(made.invite)
    else:
        context.tell(_("Written: {file}.").format(file=printable(out)))
    context.tell(
        _(
            "{name} can join until {day} as somebody coached by {coach}. Hand the invite over in a "
            "way you trust; your fingerprint is {fingerprint}."
        ).format(
            name=printable(made.name),
            day=long_date(made.expires),
            coach=printable(made.coach),
            fingerprint=made.fingerprint,
        )
    )


def _sync(arguments: Namespace, context: Context) -> int:
    context.notebook.profile()
    report = Desk(context.notebook).sync(
        bundle=arguments.bundle, name=" ".join(arguments.name) or None
    )
    if context.json:
        context.write_json(report.as_json())
    else:
        for sentence in report.sentences():
            context.tell(printable(sentence))
        if report.members or not report.failed:
            context.say(report.summary())
        if arguments.bundle is not None and os.path.isfile(arguments.bundle):
            context.tell(_("Written: {file}.").format(file=printable(arguments.bundle)))
    context.after_change()
    return report.exit_code


def _named(arguments: Namespace, context: Context) -> Member:
    context.notebook.profile()
    return Desk(context.notebook).find(" ".join(arguments.name))


def _confirm(arguments: Namespace, context: Context) -> int:
    member = _named(arguments, context)
    if member.stage == "joined":
        question = _(
            "{name} joined with the fingerprint {fingerprint}. Does {name} read you the same six "
            "groups over the phone?"
        ).format(name=printable(member.name), fingerprint=member.fingerprint)
        agree(question, yes=arguments.yes)
    done = Desk(context.notebook).confirm(member.name)
    text = (
        _("{name} is in. `harada desk sync {name} --bundle FILE` writes the file that tells them.")
        if done.by_hand
        else _("{name} is in. `harada desk sync` tells them.")
    )
    return _told(done, text.format(name=printable(done.name)), context)


def _decline(arguments: Namespace, context: Context) -> int:
    member = _named(arguments, context)
    if member.stage in ("invited", "joined"):
        question = _("Turn {name} away?").format(name=printable(member.name))
        agree(question, yes=arguments.yes)
    done = Desk(context.notebook).decline(member.name)
    text = _("{name} is not let in; nothing of them is kept.")
    return _told(done, text.format(name=printable(done.name)), context)


def _remove(arguments: Namespace, context: Context) -> int:
    member = _named(arguments, context)
    if member.open:
        question = _("Erase all that {name} shared, and what you wrote to them?")
        agree(question.format(name=printable(member.name)), yes=arguments.yes)
    done = Desk(context.notebook).remove(member.name)
    text = (
        _("{name} is gone from your desk. `harada desk sync {name} --bundle FILE` tells them.")
        if done.by_hand
        else _("{name} is gone from your desk. `harada desk sync` erases the store too.")
    )
    return _told(done, text.format(name=printable(done.name)), context)


def _store(arguments: Namespace, context: Context) -> int:
    context.notebook.profile()
    moved = Desk(context.notebook).move_store(arguments.address)
    if context.json:
        context.write_json({"members": moved})
    else:
        text = ngettext(
            "{n} member is found there from now on.", "{n} members are found there from now on.",
            moved,
        )  # fmt: skip
        context.tell(text.format(n=moved))
    context.after_change()
    return 0


def _renew(arguments: Namespace, context: Context) -> int:
    context.notebook.profile()
    desk = Desk(context.notebook)
    if arguments.beside:
        agree(_("Give this machine keys of its own, beside the other one?"), yes=arguments.yes)
        told = desk.add_device()
    else:
        agree(_("Retire the keys of this machine and make new ones?"), yes=arguments.yes)
        told = desk.renew_device()
    text = ngettext(
        "This machine has new keys; {n} member hears of it at the next sync.",
        "This machine has new keys; {n} members hear of it at the next sync.",
        told,
    )
    if context.json:
        context.write_json({"told": told})
    else:
        context.tell(text.format(n=told))
    context.after_change()
    return 0


def _told(member: Member, sentence: str, context: Context) -> int:
    """Say what became of a member."""
    if context.json:
        context.write_json(
            {"name": member.name, "box": member.box, "state": member.stage,
             "fingerprint": member.fingerprint}
        )  # fmt: skip
    else:
        context.tell(sentence)
    context.after_change()
    return 0
