"""`harada` alone, and `harada demo`: the screen, on the person's notebook or on a made-up one."""

from __future__ import annotations

import sys

from harada.i18n import N_, _, language
from harada.notebook.errors import Misuse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from harada.cli.commands import Commands
    from harada.cli.context import Context
    from harada.notebook.notebook import Notebook


def add(commands: Commands) -> None:
    """Describe `app` and `demo`."""
    app = commands.add_parser(
        "app", help=_("open the app (also without a command)"), example="harada"
    )
    app.set_defaults(run=_app)
    demo = commands.add_parser(
        "demo",
        help=_("open the app on a made-up notebook of half a year"),
        description=_(
            "Open the app on a throw-away notebook: half a year of a person who does not exist. "
            "Your own notebook is not touched. With --out the notebook is only written."
        ),
        example="harada demo\nharada demo --out ~/demo",
    )
    demo.add_argument(
        "--out", metavar="DIR", help=_("write the notebook to this new folder and stop")
    )
    demo.set_defaults(run=_demo)


def _app(_arguments: Namespace, context: Context) -> int:
    return open_app(context)


def open_app(context: Context) -> int:
    """Open the app on the person's notebook, or on its first question where there is none."""
    return _open(context, context.notebook)


def _demo(arguments: Namespace, context: Context) -> int:
    import tempfile
    from pathlib import Path

    from harada.exchange.demo import write_demo

    if arguments.out:
        write_demo(Path(arguments.out).expanduser(), context.clock, language())
        context.say(str(Path(arguments.out).expanduser()))
        return 0
    _refuse_without_terminal(context)
    with tempfile.TemporaryDirectory(prefix="harada-demo-") as folder:
        notebook = write_demo(Path(folder) / "demo", context.clock, language())
        return _open(context, notebook, N_("demo"))


def _open(context: Context, notebook: Notebook, banner: str = "") -> int:
    _refuse_without_terminal(context)
    from harada.tui.run import run

    return run(notebook, context.clock, context.options.lang, banner)


def _refuse_without_terminal(context: Context) -> None:
    """Raise `Misuse` where there is no screen to draw on."""
    on_terminal = all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
    if on_terminal and context.env.get("TERM") != "dumb":
        return
    raise Misuse(
        _(
            "The app needs a terminal, and this is none. The commands work without one: "
            "`harada today`, `harada help`."
        )
    )
