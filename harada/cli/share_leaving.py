"""`share log`, `erase`, `leave`, `recover`, `sheet`: what left, how it goes, and a new machine."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from harada.cli.agreeing import agree
from harada.cli.page import Page
from harada.cli.share_page import show_preview, sync_json, tell_sync
from harada.cli.share_pairing import takes_coach
from harada.i18n import N_, _
from harada.method.text import printable
from harada.sharing.person import Sharing
from harada.sharing.preview import preview

if TYPE_CHECKING:
    from harada.cli.context import Context
    from harada.sharing.box import Box, Item
    from harada.sharing.shared_log import Gone

_ERASED = {
    None: N_("withdrawn before it left"),
    "wanted": N_("not yet gone from the store"),
    "gone": N_("gone from the store, not yet confirmed by the coach"),
    "confirmed": N_("gone from the store, and the coach has confirmed"),
}
"""How far an item is erased."""

_LONGEST = 1_000


def describe(inner: Any) -> None:
    """Describe the five commands."""
    log = inner.add_parser(
        "log",
        help=_("all that ever left, word for word"),
        description=_(
            "List all that ever left this notebook: when, to whom, under which name, which "
            "fields. With an item, its exact content; with --json everything, to take away."
        ),
        example="harada share log\nharada share log 3f2a91c0\nharada share log --json",
    )
    log.add_argument("item", metavar="ITEM", nargs="?", help=_("an item of the list"))
    log.set_defaults(run=_log)
    erase = inner.add_parser(
        "erase",
        help=_("erase something you sent, in the store and at your coach"),
        description=_(
            "Take back items of the list: they are deleted from the store, and your coach’s "
            "Harada deletes its copy when it next looks. What your coach has read stays read."
        ),
        example="harada share erase 3f2a91c0\nharada share erase 3f2a91c0 77b0c2de --yes",
    )
    erase.add_argument("items", metavar="ITEM", nargs="+", help=_("as `share log` lists them"))
    _ends(erase, _erase)
    leave = inner.add_parser(
        "leave",
        help=_("stop sharing with a coach"),
        description=_(
            "End the sharing: nothing more is sent or received. With --erase all you and your "
            "coach wrote is deleted from the store, and your coach’s copy too when it next looks."
        ),
        example="harada share leave\nharada share leave --erase --yes",
    )
    leave.add_argument("--erase", action="store_true", help=_("and erase all that was sent"))
    _ends(leave, _leave)
    sheet = inner.add_parser(
        "sheet",
        help=_("the recovery text of your key, to be written on paper"),
        example="harada share sheet",
    )
    sheet.set_defaults(run=_sheet)
    recover = inner.add_parser(
        "recover",
        help=_("give this machine keys of its own, after a restored copy or a lost laptop"),
        description=_(
            "After a backup was put back on another machine, or when the old one is lost: the old "
            "machine’s keys are retired. --text-stdin reads your recovery text, for a notebook "
            "without keys."
        ),
        example="harada share recover --yes\nharada share recover --text-stdin < sheet.txt",
    )
    recover.add_argument("--text-stdin", action="store_true", help=_("read the recovery text"))
    recover.add_argument("--yes", action="store_true", help=_("do not ask"))
    recover.set_defaults(run=_recover)


def _ends(parser: Any, run: Any) -> None:
    parser.add_argument(
        "--bundle", metavar="FILE", help=_("write into a file instead of the store")
    )
    parser.add_argument("--yes", action="store_true", help=_("do not ask"))
    takes_coach(parser)
    parser.set_defaults(run=run)


def _log(arguments: Namespace, context: Context) -> int:
    context.notebook.profile()
    sharing = Sharing(context.notebook)
    entries, erased = sharing.log(), sharing.erased()
    if arguments.item is not None:
        wanted = arguments.item.lower()
        entries = [e for e in entries if wanted and (e["mid"] or e["hash"]).startswith(wanted)]
    if context.json:
        context.write_json(
            {
                "sent": [
                    {**entry, "id": _id(entry), "erased": erased.get(entry["mid"])}
                    for entry in entries
                ]
            }
        )
        return 0
    if not entries:
        context.tell(_("Nothing has left this notebook."))
        return 0
    page = Page(context)
    if arguments.item is None:
        page.table([_row(entry, erased.get(entry["mid"])) for entry in entries])
    else:
        for entry in entries:
            _show_entry(page, entry)
    page.show()
    return 0


def _id(entry: Gone) -> str:
    return (entry["mid"] or entry["hash"])[:8]


def _row(entry: Gone, erased: str | None) -> list[str]:
    to = entry["coach"] or entry["name"]
    fields = ", ".join(entry["fields"])
    if erased is not None:
        fields = _("{fields}: {state}").format(fields=fields, state=_(_ERASED[erased]))
    moment = datetime.fromisoformat(entry["time"]).astimezone().strftime("%Y-%m-%d %H:%M")
    what = _("A page for a coach without Harada")
    if entry["mid"]:
        what = _what(entry["kind"], entry["json"])
    return [_id(entry), moment, to, what, fields]


def _what(kind: str, payload: str) -> str:
    """Return what a message is, as people call it."""
    return preview(kind, json.loads(payload)["body"]).heading


def _show_entry(page: Page, entry: Gone) -> None:
    """Add one item: where it went, and its exact content."""
    content = json.loads(entry["json"])
    body = content["body"] if entry["mid"] else content
    page.heading(f"{_id(entry)} {entry['time']} {entry['coach']}".rstrip())
    page.field(_("Name"), entry["name"])
    page.field(_("Hash"), entry["hash"])
    page.field(_("Bytes"), str(entry["size"]))
    show_preview(page, preview(entry["kind"] if entry["mid"] else "snapshot", body))
    page.field(_("Exactly"), entry["json"])


def _erase(arguments: Namespace, context: Context) -> int:
    context.notebook.profile()
    sharing = Sharing(context.notebook)
    box = sharing.coach(arguments.coach)
    items = sharing.items(box, arguments.items)
    if not arguments.yes:
        page = Page(context)
        page.table([[item["mid"][:8], _what(item["kind"], item["payload"])] for item in items])
        page.show()
    agree(_("Erase this?"), yes=arguments.yes)
    sharing.erase(box, items)
    code = 0
    if box["store"] is not None or arguments.bundle is not None:
        code = tell_sync(context, box, sharing.sync(box, arguments.bundle))
    after = {item["mid"]: item for item in sharing.ledger(box)}
    states = [(item["mid"], _state(after.get(item["mid"]))) for item in items]
    if context.json:
        context.write_json({"items": [{"item": mid, "erased": state} for mid, state in states]})
    else:
        page = Page(context)
        page.table([[mid[:8], _(_ERASED[state])] for mid, state in states])
        page.show()
    context.after_change()
    return code


def _state(item: Item | None) -> str | None:
    return None if item is None else item["erase"]


def _leave(arguments: Namespace, context: Context) -> int:
    context.notebook.profile()
    sharing = Sharing(context.notebook)
    box = sharing.leaving(arguments.coach)
    coach = printable(box["name"])
    question = _("Stop sharing with {coach}?").format(coach=coach)
    if arguments.erase:
        question = _("Stop sharing with {coach}, and erase all that was sent?").format(coach=coach)
    if box["state"] != "closed" or (arguments.erase and not box["erase"]):
        agree(question, yes=arguments.yes)
        sharing.leave(box, erase=arguments.erase)
    told = _("You share nothing with {coach} any more.").format(coach=coach)
    if not context.json:
        context.say(told)
    code = 0
    if box["store"] is not None or arguments.bundle is not None:
        sent = sharing.sync(box, arguments.bundle)
        code = tell_sync(context, box, sent)
        if context.json:
            left = [item["mid"] for item in sharing.ledger(box)]
            states = {mid: state for mid, state in sharing.erased().items() if mid in left}
            context.write_json({**sync_json(box, sent), "items": states})
        if arguments.erase:
            if not context.json:
                _show_erased(context, sharing, box)
            context.tell(
                _("`harada share receive` later tells when {coach}’s copy is gone too.").format(
                    coach=coach
                )
            )
    else:
        context.tell(_("`harada share leave --bundle FILE` writes the file that says so."))
    context.after_change()
    return code


def _show_erased(context: Context, sharing: Sharing, box: Box) -> None:
    """Print how far each message of a box is erased."""
    page = Page(context)
    page.table(
        [
            [item["mid"][:8], _what(item["kind"], item["payload"]), _(_ERASED[item["erase"]])]
            for item in sharing.ledger(box)
            if item["erase"] is not None
        ]
    )
    page.show()


def _sheet(_arguments: Namespace, context: Context) -> int:
    context.notebook.profile()
    text = Sharing(context.notebook).recovery_text()
    if context.json:
        context.write_json({"recovery": text})
        return 0
    context.say(text)
    context.tell(
        _("Write it on paper and keep it away from this machine: who has it can speak as you.")
    )
    return 0


def _recover(arguments: Namespace, context: Context) -> int:
    context.notebook.profile()
    sharing = Sharing(context.notebook)
    text = None
    if arguments.text_stdin:
        text = sys.stdin.read(_LONGEST)
    else:
        agree(_("Retire the keys of the machine before, and make new ones?"), yes=arguments.yes)
    keys = sharing.recover(text)
    from harada.sharing.ids import fingerprint

    digits = fingerprint(keys.person.public)
    if context.json:
        context.write_json({"fingerprint": digits})
    else:
        context.say(_("This machine has keys of its own now."))
        context.say(_("Your fingerprint: {digits}").format(digits=digits))
    context.after_change()
    return 0
