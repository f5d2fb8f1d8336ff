"""`lock`, `unlock`, `passphrase` and `recover`: the vault of a notebook, from the terminal.

A passphrase is asked for at a terminal, unseen, or read with --passphrase-stdin; it is never an
option, since options stand in the list of processes and in the history of the shell.
"""

from __future__ import annotations

import getpass
import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from harada.i18n import _, pgettext
from harada.notebook import locking, passphrase, remembering
from harada.notebook.agent import IDLE, LEAST, MOST, is_open, supported
from harada.notebook.errors import Misuse, Refused

if TYPE_CHECKING:
    from harada.cli.commands import Commands
    from harada.cli.context import Context
    from harada.cli.parser import Parser
    from harada.notebook.notebook import Notebook


def add(commands: Commands) -> None:
    """Describe the four commands."""
    lock = commands.add_parser(
        "lock",
        help=_("lock the notebook; the first time, with a passphrase of yours"),
        description=_(
            "Lock the notebook. The first time it asks for a passphrase, seals every file, backups "
            "and undo too, and prints a recovery code. Without both nobody can ever open it again."
        ),
        example="harada lock\nprintf '%s\\n' \"$SECRET\" | harada lock --passphrase-stdin > code",
    )
    lock.set_defaults(run=_lock)
    unlock = _describe_unlock(commands)
    change = commands.add_parser(
        "passphrase",
        help=_("choose another passphrase"),
        description=_(
            "Choose another passphrase; the files and the recovery code stay. From standard input "
            "the old one is the first line and the new one the second."
        ),
        example="harada passphrase\nharada passphrase --new-code",
    )
    change.add_argument(
        "--new-code", action="store_true", help=_("print a new recovery code instead")
    )
    change.set_defaults(run=_passphrase)
    recover = commands.add_parser(
        "recover",
        help=_("choose a new passphrase with the recovery code"),
        description=_(
            "Choose a new passphrase with the recovery code that was printed. From standard input "
            "the code is the first line and the new passphrase the second."
        ),
        example="harada recover",
    )
    recover.set_defaults(run=_recover)
    for each in (lock, unlock, change, recover):
        _takes_lines(each)


def _describe_unlock(commands: Commands) -> Parser:
    unlock = commands.add_parser(
        "unlock",
        help=_("unlock the notebook for ten idle minutes"),
        description=_(
            "Unlock the notebook until it was not used for ten minutes. An interrupted lock is "
            "finished first. With --remove the vault is taken away, and all lies open again. With "
            "--remember the keyring of this system opens it from now on: any program of yours can "
            "then do so on Windows and macOS. --forget, or another passphrase, ends that."
        ),
        example="harada unlock\nharada unlock --minutes 60\nharada unlock --remember\n"
        "harada unlock --remove",
    )
    unlock.add_argument(
        "--minutes",
        type=int,
        default=IDLE,
        metavar="N",
        help=_("idle minutes, {least} to {most}").format(least=LEAST, most=MOST),
    )
    one = unlock.add_mutually_exclusive_group()
    one.add_argument("--remove", action="store_true", help=_("take the vault away"))
    one.add_argument(
        "--remember", action="store_true", help=_("ask no more: let the keyring open it")
    )
    one.add_argument("--forget", action="store_true", help=_("take that back"))
    unlock.add_argument("--yes", action="store_true", help=_("do not ask"))
    unlock.set_defaults(run=_unlock)
    return unlock


def _takes_lines(parser: Parser) -> None:
    parser.add_argument(
        "--passphrase-stdin", action="store_true", help=_("read it from standard input")
    )


def open_here(notebook: Notebook) -> None:
    """Ask for the passphrase for this one command, where the system can hold no key between two.

    Nothing is asked where a keyring opens it, nor without a terminal: reading raises `Locked` then.
    """
    if not remembering.unlock_remembered(notebook, IDLE) and _asks():
        locking.unlock(notebook, _unseen(_("Passphrase:")), IDLE)


def _lock(arguments: Namespace, context: Context) -> int:
    notebook = context.notebook
    if locking.has_vault(notebook.home):
        locking.lock(notebook)
        if context.json:
            context.write_json({"locked": True})
        elif locking.is_interrupted(notebook.home):
            context.tell(
                _(
                    "A lock was cut off half-way: not every file is sealed yet. `harada unlock` "
                    "finishes it."
                )
            )
        else:
            context.tell(_("The notebook is locked."))
        return 0
    notebook.profile()  # says so where there is no notebook
    secret = _new(arguments, context)
    code = locking.make(notebook, secret)
    if context.json:
        context.write_json({"locked": True, "recovery": code})
    else:
        _tell_code(context, code)
        context.tell(_("The notebook is locked. `harada unlock` opens it."))
    return 0


def _tell_code(context: Context, code: str) -> None:
    """Print the code, and have it typed back at a terminal."""
    context.tell(
        _(
            "This is your recovery code. Write it on paper and keep it away from this machine: "
            "without it and without the passphrase nobody can open the notebook, we neither."
        )
    )
    context.say(code)
    context.out.flush()
    if not (_asks() and sys.stdout.isatty()):
        return
    try:
        typed = passphrase.read_code(input(_("Type it from the paper, to be sure:") + " "))
    except (Refused, EOFError):
        typed = ""
    right = typed == passphrase.read_code(code)
    said = _("That is right.") if right else _("That is another one; compare it once more:")
    context.tell(said if right else f"{said} {code}")


def _unlock(arguments: Namespace, context: Context) -> int:
    notebook = context.notebook
    if not locking.has_vault(notebook.home):
        notebook.profile()  # says so where there is no notebook
        raise Refused(_("This notebook has no vault. `harada lock` makes one."))
    if arguments.forget:
        return _forget(context)
    if not supported() and not (arguments.remove or arguments.remember):
        raise Refused(
            _(
                "On this system no key can be held between two commands: each command asks for the "
                "passphrase at a terminal, and the app asks once."
            )
        )
    if arguments.remove:
        return _remove(arguments, context)
    interrupted = locking.is_interrupted(notebook.home)
    _open(arguments, context)
    if interrupted:
        context.tell(
            _(
                "The lock that was cut off is finished: everything is sealed. `harada passphrase "
                "--new-code` prints a recovery code, if you have none yet."
            )
        )
    locked = not is_open(notebook.home)
    if context.json:
        remembered = _is_remembered(notebook)
        context.write_json(
            {"locked": locked, "minutes": arguments.minutes, "remembered": remembered}
        )
    elif locking.has_vault(notebook.home):
        context.tell(_("The notebook is unlocked. `harada lock` locks it again."))
    else:
        context.tell(_("The vault is taken away: everything lies open again."))
    return 0


def _open(arguments: Namespace, context: Context) -> None:
    """Unlock by what the keyring holds, or else by a passphrase; let it be kept where asked."""
    notebook, minutes = context.notebook, arguments.minutes
    if arguments.remember:
        context.tell(
            _(
                "This lets the keyring of this system open the notebook without a passphrase. It "
                "is a convenience: who sits at your session can open it, and on Windows and macOS "
                "any program of yours. `harada unlock --forget` ends it."
            )
        )
        secret = _one(arguments, _("Passphrase:"))
        name = remembering.unlock_and_remember(notebook, secret, minutes)
        context.tell(_("Kept in: {keyring}.").format(keyring=name))
    elif arguments.passphrase_stdin or not remembering.unlock_remembered(notebook, minutes):
        locking.unlock(notebook, _one(arguments, _("Passphrase:")), minutes)


def _forget(context: Context) -> int:
    dropped = remembering.forget(context.notebook)
    if context.json:
        context.write_json({"remembered": False})
        return 0
    context.tell(_("Only the passphrase and the recovery code open the notebook now."))
    if not dropped:
        context.tell(
            _("The keyring cannot be asked; what it may still hold opens nothing any more.")
        )
    return 0


def _remove(arguments: Namespace, context: Context) -> int:
    if not arguments.yes:
        _ask_removal()
    locking.remove(context.notebook, _one(arguments, _("Passphrase:")))
    if context.json:
        context.write_json({"locked": False, "vault": False})
    else:
        context.tell(_("The vault is taken away: everything lies open again."))
    return 0


def _ask_removal() -> None:
    """Ask whether all may lie open; raises `Misuse` where nobody can answer, `Refused` for a no."""
    if not _asks():
        raise Misuse(_("Taking the vault away asks first, and this is no terminal. Give --yes."))
    yes, no = pgettext("answer", "y"), pgettext("answer", "n")
    question = _("Take the vault away, so that everything lies open? {yes}/{no}")
    try:
        answer = input(question.format(yes=yes, no=no) + " ").strip().casefold()
    except EOFError:
        answer = ""
    if answer not in ("y", "yes", yes.casefold(), _("yes").casefold()):
        raise Refused(_("Nothing was changed."))


def _passphrase(arguments: Namespace, context: Context) -> int:
    notebook = context.notebook
    if arguments.new_code:
        code = locking.renew_code(notebook, _one(arguments, _("Passphrase:")))
        if context.json:
            context.write_json({"recovery": code})
        else:
            _tell_code(context, code)
            context.tell(_("The code from before opens nothing any more."))
        return 0
    remembered = _is_remembered(notebook)
    old = _one(arguments, _("Passphrase of until now:"))
    locking.change_passphrase(notebook, old, _new(arguments, context))
    return _changed(context, remembered)


def _is_remembered(notebook: Notebook) -> bool:
    return locking.has_vault(notebook.home) and remembering.is_remembered(notebook.home)


def _recover(arguments: Namespace, context: Context) -> int:
    if arguments.passphrase_stdin:
        code = _line()
    else:
        _refuse_without_terminal()
        code = input(_("Recovery code:") + " ")
    passphrase.read_code(code)  # a slip is told before anything else is asked
    remembered = _is_remembered(context.notebook)
    locking.recover(context.notebook, code, _new(arguments, context))
    return _changed(context, remembered)


def _changed(context: Context, remembered: bool) -> int:
    """Tell that a new passphrase opens the vault, and that a keyring that did so no longer does."""
    if context.json:
        context.write_json({"changed": True})
        return 0
    context.tell(_("The new passphrase opens the notebook from now on."))
    if remembered:
        context.tell(_("The keyring opens it no more; `harada unlock --remember` lets it again."))
    return 0


def _new(arguments: Namespace, context: Context) -> str:
    """Return a new passphrase: typed twice alike, or a line; advice on it is told."""
    secret = _one(arguments, _("New passphrase:"))
    said = passphrase.advice(passphrase.prepared(secret))
    if said:
        context.tell(said)
    if not arguments.passphrase_stdin:
        again = _one(arguments, _("Once more:"))
        if passphrase.prepared(again) != passphrase.prepared(secret):
            raise Refused(_("The two are not alike. Nothing was changed."))
    return secret


def _one(arguments: Namespace, question: str) -> str:
    """Return a passphrase, unseen from the terminal or a line of standard input."""
    if arguments.passphrase_stdin:
        return _line()
    _refuse_without_terminal()
    return _unseen(question)


def _unseen(question: str) -> str:
    try:
        return getpass.getpass(f"{question} ")
    except EOFError:
        return ""


def _line() -> str:
    return sys.stdin.readline().rstrip("\r\n") if sys.stdin else ""


def _asks() -> bool:
    """Tell whether somebody can answer; standard input may be closed altogether."""
    return bool(sys.stdin) and sys.stdin.isatty()


def _refuse_without_terminal() -> None:
    if not _asks():
        raise Misuse(
            _("A passphrase is asked for at a terminal. In a script, give --passphrase-stdin.")
        )
