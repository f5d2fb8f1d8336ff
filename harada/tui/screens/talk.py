"""A dialog with the sheet for a talk, which can also be written as a page to print."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, ClassVar

from harada.i18n import N_, _
from harada.method.text import shown
from harada.tui.commands import Command, bindings
from harada.tui.screens.reading import ReadingDialog

if TYPE_CHECKING:
    from textual.binding import BindingType

    from harada.tui.member_facts import Talk


class WritePage(Command):
    """Write the sheet as a page."""

    id = "talk.page"
    keys = "w"
    action = "page"
    text = N_("As a page")
    help = N_("Write this sheet as a page to print, with room to note what you agree.")
    palette = False


class TalkDialog(ReadingDialog):
    """Shows the sheet for a talk."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(WritePage)

    def __init__(self, talk: Talk) -> None:
        """Show `talk`."""
        super().__init__(talk.text())
        self.talk = talk

    @staticmethod
    def _hint() -> str:
        """Return how to go on."""
        return _("w writes it as a page · arrows and page keys read on · Escape closes")

    def action_page(self) -> None:
        """Ask for a file and write the page there; what is there already is not replaced."""
        asked = _("Where is the page written? A file that ends in .html.")
        self.harada.ask_line(asked, "~/talk.html", self._write)

    def _write(self, typed: str) -> None:
        from harada.exchange.outfile import may_write, refuse_replacing, write_text
        from harada.report.talk import talk_page

        out = os.path.expanduser(typed.strip())

        def write() -> None:
            if not may_write(out, self.notebook.home):
                raise refuse_replacing(out)
            write_text(out, talk_page(*self.talk))
            self.harada.say(_("Written: {file}.").format(file=shown(out)))

        self.harada.guarded(write)
