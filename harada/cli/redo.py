"""`redo`: what `undo` took back comes again, up to the next change.

Beside `undo` it is a quick command, so it loads nothing heavy.
"""

from __future__ import annotations

from harada.i18n import _
from harada.method.text import printable
from harada.notebook.errors import Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from harada.cli.commands import Commands
    from harada.cli.context import Context


def add(commands: Commands) -> None:
    """Describe `redo`."""
    parser = commands.add_parser(
        "redo",
        help=_("do again what `harada undo` took back"),
        description=_(
            "Do again what `harada undo` took back last, one step each time. It is kept until "
            "the next change."
        ),
        example="harada undo\nharada redo",
    )
    parser.set_defaults(run=lambda _arguments, context: redo(context))


def redo(context: Context) -> int:
    """Do again what was taken back last and say what it was."""
    context.notebook.profile()  # says so where there is no notebook
    label = context.notebook.redo()
    if label is None:
        raise Refused(_("Nothing was taken back since the last change."))
    context.say(printable(_("Done again: {what}.").format(what=label)))
    context.after_change()
    return 0
