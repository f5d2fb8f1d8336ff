"""`desk`: the coach's side. The roster without more; what it can do besides stands below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harada.cli import desk_pages, desk_pairing, desk_templates, desk_writing
from harada.i18n import _

if TYPE_CHECKING:
    from harada.cli.commands import Commands


def add(commands: Commands) -> None:
    """Describe `desk` and what belongs to it."""
    parser = commands.add_parser(
        "desk",
        help=_("for a coach: who shares with you, who needs a look, and your answers"),
        description=_(
            "Show who shares with you and who needs a look. `invite` begins with somebody, `sync` "
            "fetches and sends, `open` shows one person, `talk-sheet` prepares a talk. Members are "
            "called by the name you gave them, or by how it begins; nobody is ranked."
        ),
        example='harada desk\nharada desk invite --name "An" --store folder:/shared/harada '
        "--out an.harada-invite\nharada desk sync\nharada desk confirm An\n"
        'harada desk reply An --week 2026-W40 "Well kept. What helped?"',
    )
    parser.set_defaults(run=desk_pages.show_roster, by="name")
    inner = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"))
    desk_pairing.describe(inner)
    desk_pages.describe(inner)
    desk_writing.describe(inner)
    desk_templates.describe(inner)
