"""`backup`: make one now, list them, prove that one is whole, bring one back.

Backups are also made by themselves, after the first change of a day. A restore asks first, or takes
`--yes`, and keeps the present state as a backup of its own.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from typing import TYPE_CHECKING, Any

from harada.cli.page import Page
from harada.i18n import N_, _, pgettext
from harada.method.text import printable
from harada.notebook.errors import Misuse, Refused

if TYPE_CHECKING:
    from harada.cli.commands import Commands
    from harada.cli.context import Context
    from harada.notebook.backup import Backup

_KINDS = {
    "day": N_("of the day"),
    "all": N_("of everything"),
    "kept": N_("by hand"),
    "before-restore": N_("before a restore"),
    "before-repair": N_("before a repair"),
    "before-migration": N_("before an update"),
}


def add(commands: Commands) -> None:
    """Describe `backup` and what belongs to it."""
    parser = commands.add_parser(
        "backup",
        help=_("backups: make, list, verify, restore"),
        description=_(
            "Show the backups, make one, prove that one is whole, or bring one back. A backup is "
            "also made by itself after the first change of a day."
        ),
        example="harada backup now\nharada backup list\nharada backup verify\n"
        "harada backup restore 2026-11-16-all --yes",
    )
    parser.set_defaults(run=_list)
    inner = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"))
    now = inner.add_parser("now", help=_("make a backup"), example="harada backup now")
    now.set_defaults(run=_now)
    listing = inner.add_parser(
        "list", help=_("list the backups"), example="harada backup list\nharada backup list --json"
    )
    listing.set_defaults(run=_list)
    verify = inner.add_parser(
        "verify",
        help=_("prove that a backup is whole"),
        example="harada backup verify\nharada backup verify 2026-11-16-all",
    )
    verify.add_argument(
        "file", metavar="FILE", nargs="?", default="latest", help=_("the latest unless named")
    )
    verify.set_defaults(run=_verify)
    restore = inner.add_parser(
        "restore",
        help=_("make the notebook again what it was at a backup"),
        description=_(
            "Make the notebook again what it was at a backup. The present state is kept as a "
            "backup first."
        ),
        example="harada backup restore 2026-11-16-all\nharada backup restore latest --yes",
    )
    restore.add_argument("file", metavar="FILE", help=_("the backup: a name, latest, or a file"))
    restore.add_argument("--yes", action="store_true", help=_("do not ask"))
    restore.set_defaults(run=_restore)


def _now(_arguments: Namespace, context: Context) -> int:
    context.notebook.profile()
    made = context.notebook.back_up()
    if context.json:
        context.write_json(_as_json(made))
    else:
        context.say(made.path)
    return 0


def _list(_arguments: Namespace, context: Context) -> int:
    found = context.notebook.backups()
    if context.json:
        context.write_json({"backups": [_as_json(backup) for backup in found]})
        return 0
    if not found:
        context.tell(_("There is no backup yet. `harada backup now` makes one."))
        return 0
    page = Page(context)
    page.table([[backup.name, _kind(backup), _size(backup)] for backup in found])
    page.show()
    return 0


def _kind(backup: Backup) -> str:
    return _(_KINDS[backup.kind]) if backup.kind in _KINDS else backup.kind


def _size(backup: Backup) -> str:
    return pgettext("size", "{n} kB").format(n=max(1, round(backup.size / 1000)))


def _as_json(backup: Backup) -> dict[str, Any]:
    return {
        "name": backup.name,
        "date": backup.date,
        "kind": backup.kind,
        "size": backup.size or os.path.getsize(backup.path),
        "path": backup.path,
    }


def _verify(arguments: Namespace, context: Context) -> int:
    problems = context.notebook.verify_backup(arguments.file)
    if context.json:
        context.write_json({"file": arguments.file, "whole": not problems, "problems": problems})
        return 1 if problems else 0
    for problem in problems:
        context.tell(printable(problem))
    if problems:
        return 1
    context.say(printable(_("{file}: whole.").format(file=arguments.file)))
    return 0


def _restore(arguments: Namespace, context: Context) -> int:
    problems = context.notebook.verify_backup(arguments.file)
    if problems:
        raise Refused(problems[0])
    if not arguments.yes:
        _ask(context, arguments.file)
    before = context.notebook.restore_backup(arguments.file)
    context.say(
        printable(_("The notebook is again what it was: {file}.").format(file=arguments.file))
    )
    context.tell(
        _("`harada backup restore {name}` takes this back.").format(
            name=before.name.removesuffix(".zip")
        )
    )
    return 0


def _ask(context: Context, file: str) -> None:
    """Ask whether to go on; raises `Misuse` where nobody can answer, `Refused` for a no."""
    if not sys.stdin.isatty():
        raise Misuse(
            _(
                "A restore asks first, and this is no terminal. Give --yes to restore {file}."
            ).format(file=printable(file))
        )
    yes, no = pgettext("answer", "y"), pgettext("answer", "n")
    question = _("Make the notebook again what it was at {file}? {yes}/{no}").format(
        file=printable(file), yes=yes, no=no
    )
    try:
        answer = input(f"{question} ").strip().casefold()
    except EOFError:
        answer = ""
    if answer not in ("y", "yes", yes.casefold(), _("yes").casefold()):
        raise Refused(_("Nothing was changed."))
