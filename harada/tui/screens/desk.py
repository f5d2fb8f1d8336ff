"""The coach's desk: who shares, who needs a look, and the way through Monday's new mail.

A table one can sort by name or by what waits; nothing in it ranks people. What is new and who needs
a look is decided by `harada.desk`.
"""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Static

from harada.desk.desk import Desk
from harada.i18n import N_, _, long_date
from harada.method.text import printable
from harada.tui.commands import bindings
from harada.tui.desk_facts import DeskFacts
from harada.tui.marks import signs
from harada.tui.screens.base import BaseScreen
from harada.tui.screens.desk_keys import DESK
from harada.tui.widgets.detail import Detail
from harada.tui.widgets.roster_list import RosterList

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from harada.desk.pairing import Invited
    from harada.desk.report import DeskReport
    from harada.notebook.notebook import Notebook

_MOST_SAID = 3
"""So many sentences of a sync are said one by one; all of them stand on the members' pages."""


class DeskScreen(BaseScreen):
    """The roster of the members."""

    NAME = "desk"
    TEXT = N_("Desk")
    HELP = N_(
        "For a coach: who shares with me, who needs a look and why. Nobody is ranked; what is not "
        "shared is said to be so. The first invite is made with `harada desk invite`."
    )
    NOT_UNDONE = N_("A message is not taken back with u: write another that puts it right.")
    CSS_PATH = "../styles/desk.tcss"
    AUTO_FOCUS = "RosterList"
    BINDINGS: ClassVar[list[BindingType]] = bindings(*DESK)

    facts: DeskFacts | None = None
    by = "attention"
    """The order: `attention` or `name`."""

    def content(self) -> ComposeResult:
        """How many there are, the roster, and the reasons to look at one of them."""
        yield Static(id="head", markup=False)
        yield RosterList()
        yield Detail()

    @property
    def rows(self) -> RosterList:
        """The roster."""
        return self.query_one(RosterList)

    def reload(self) -> None:
        """Read the members and show them."""
        self.facts = facts = DeskFacts(Desk(self.notebook), self.by)
        drawn = signs(self.harada.plain_marks)
        self.query_one("#head", Static).update(facts.heading())
        self.rows.bar = drawn["more"]
        cells = facts.cells(plain=self.harada.plain_marks)
        self.rows.show_members(facts.list_rows(drawn), cells)
        self._say_row()

    def retranslate(self) -> None:
        """Nothing of its own: `reload` says everything anew after a change of language."""

    def on_row_list_highlighted(self) -> None:
        """Say why the next one needs a look."""
        self._say_row()

    def on_row_list_chosen(self) -> None:
        """Do with a click what Enter does."""
        self.action_open()

    def _say_row(self) -> None:
        key = self.rows.current
        found = ("", "") if self.facts is None or key is None else self.facts.about(key)
        self.query_one(Detail).show(*found)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the next mail while there is some."""
        if action == "next_mail":
            return bool(self.facts and self.facts.mail)
        return self.rows.current is not None if action == "open" else True

    # What the keys do

    def action_next_mail(self) -> None:
        """Open the first member with new mail."""
        if self.facts is not None and self.facts.mail:
            self._go(next(iter(self.facts.mail)))

    def action_open(self) -> None:
        """Open the member under the cursor."""
        if self.rows.current is not None:
            self._go(self.rows.current)

    def _go(self, box: str) -> None:
        self.rows.go_to(box)
        self.run_worker(self.harada.show_member(box), exit_on_error=True)

    def action_order(self) -> None:
        """Order by name, or by what waits for the coach."""
        self.by = "attention" if self.by == "name" else "name"
        self.refresh_content()

    def action_find(self) -> None:
        """Ask for a part of a name and go there."""
        self.harada.ask_line(_("Find a member by name"), "", self._find)

    def _find(self, text: str) -> None:
        """Go to the next member after the cursor whose name has what was typed."""
        if self.facts is None or not text.strip():
            return
        wanted = text.strip().casefold()
        boxes = list(self.facts.rows)
        here = boxes.index(self.rows.current) + 1 if self.rows.current in boxes else 0
        for box in boxes[here:] + boxes[:here]:
            if wanted in self.facts.rows[box].member.name.casefold():
                self.rows.go_to(box)
                return
        self.harada.say(_("Nobody at your desk is called that."))

    def action_sync(self) -> None:
        """Send answers and fetch mail, in a thread."""
        self.harada.mailing.bring(_sync, self._synced)

    def _synced(self, report: DeskReport) -> None:
        """Say what must be heard, and the rest in one line."""
        for alert in report.alerts[:_MOST_SAID]:
            self.harada.say(alert.text, "warning")
        for problem in report.failed[:_MOST_SAID]:
            self.harada.say(str(problem), "error")
        self.harada.say(report.summary())

    # To invite somebody

    def action_invite(self) -> None:
        """Ask whom, and by which store."""
        title = _("Whom do you invite? The name you will see here.")
        self.harada.ask_line(title, "", self._invite_called)

    def _invite_called(self, name: str) -> None:
        if not name.strip():
            return
        desk = Desk(self.notebook)
        stores = [desk.kept(box).box()["store"] for box in desk.boxes()]
        usual = next((store for store in reversed(stores) if store), "")
        asked = _("By which store? folder:PATH or s3:…; nothing for a file that goes by hand.")
        self.harada.ask_line(asked, usual or "", partial(self._invite_by, name))

    def _invite_by(self, name: str, store: str) -> None:
        plain = "".join(char if char.isalnum() else "-" for char in name.strip().lower())
        asked = _("Where is the invite written? You hand this file over.")
        then = partial(self._invite, name, store.strip() or None)
        self.harada.ask_line(asked, f"~/{plain}.harada-invite", then)

    def _invite(self, name: str, store: str | None, file: str) -> None:
        """Make the invite and write it; nobody is invited when that fails."""
        from harada.exchange.outfile import may_write, refuse_replacing, write_text

        out = os.path.expanduser(file.strip())

        def hand_over(text: str) -> None:
            write_text(out, f"{text}\n")

        def make() -> Invited:
            if not may_write(out, self.notebook.home):
                raise refuse_replacing(out)
            return Desk(self.notebook).invite(name, store, hand_over)

        self.change(make, self._invited)

    def _invited(self, made: Invited) -> None:
        self.harada.follow_sharing()
        told = _(
            "{name} can join until {day}. Hand the file over in a way you trust.\n\n"
            "Your fingerprint: {digits}"
        )
        self.harada.tell(
            _("Invited"),
            told.format(
                name=printable(made.name), day=long_date(made.expires), digits=made.fingerprint
            ),
        )


def _sync(notebook: Notebook) -> DeskReport:
    return Desk(notebook).sync()
