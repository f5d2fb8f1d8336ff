"""`share`: what a person shares with a coach, in plain text; alone it says how things stand.

Nothing leaves before an invite was answered and a level chosen. What one sends is shown first, as
the coach will see it; `share log` lists all that ever left.
"""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from harada.cli import share_entry, share_leaving, share_pairing, share_sending
from harada.cli.page import Page
from harada.cli.share_page import show_status, status_json
from harada.i18n import _, ngettext
from harada.sharing.person import Sharing

if TYPE_CHECKING:
    from harada.cli.commands import Commands
    from harada.cli.context import Context


def add(commands: Commands) -> None:
    """Describe `share` and all that belongs to it."""
    parser = commands.add_parser(
        "share",
        help=_("what you share with a coach: preview, level, send, receive, log, leave"),
        description=_(
            "Share a week’s summary, or one entry at a time, with a coach you chose. Nothing "
            "leaves before you answer an invite and choose a level, and you see it first. Alone "
            "it says how things stand."
        ),
        example="harada share\nharada share join bo.harada-invite\nharada share preview --level 2\n"
        "harada share send\nharada share entry yesterday --fields good,redo",
    )
    parser.set_defaults(run=_status)
    inner = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"))
    status = inner.add_parser(
        "status",
        help=_("how things stand with each coach"),
        example="harada share status\nharada share --json",
    )
    status.set_defaults(run=_status)
    seen = inner.add_parser(
        "seen",
        help=_("put away what was to be looked at, once you have looked"),
        example="harada share seen",
    )
    share_pairing.takes_coach(seen)
    seen.set_defaults(run=_seen)
    share_sending.describe_preview(inner)
    share_pairing.describe(inner)
    share_entry.describe(inner)
    share_sending.describe(inner)
    share_leaving.describe(inner)


def _status(_arguments: Namespace, context: Context) -> int:
    context.notebook.profile()
    sharing = Sharing(context.notebook)
    found = sharing.coaches()
    if context.json:
        context.write_json({"coaches": [status_json(sharing, box) for box in found]})
        return 0
    if not found:
        context.tell(
            _(
                "You share with nobody. `harada share join FILE` answers a coach’s invite; "
                "`harada share preview --level 2` shows what one would see."
            )
        )
        return 0
    routines = context.notebook.routines()
    page = Page(context)
    for box in found:
        chosen = sharing.standing(box)["routines"]
        show_status(
            page, sharing, box, [routines[key]["text"] for key in chosen if key in routines]
        )
    page.show()
    if any(sharing.alerts(box) for box in found):
        context.tell(_("`harada share seen` puts away what you have looked at."))
    return 0


def _seen(arguments: Namespace, context: Context) -> int:
    context.notebook.profile()
    sharing = Sharing(context.notebook)
    boxes = sharing.coaches() if arguments.coach is None else [sharing.coach(arguments.coach)]
    count = 0
    for box in boxes:
        alerts = sharing.alerts(box)
        sharing.put_alerts_away(box, alerts)
        count += len(alerts)
    if context.json:
        context.write_json({"seen": count})
    else:
        text = ngettext("{n} alert was put away.", "{n} alerts were put away.", count)
        context.tell(text.format(n=count))
    context.after_change()
    return 0
