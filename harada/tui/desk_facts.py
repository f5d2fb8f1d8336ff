"""What the Desk screen says: each member as a row of the roster, and the words about one of them.

Nothing here ranks people: the order is by name, or by what waits for the coach. What a level does
not carry is 'not shared', never nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from harada.desk.consent import FIGURES
from harada.desk.roster import roster
from harada.desk.words import heard
from harada.i18n import _, ngettext
from harada.method.text import printable
from harada.tui.plots import sparkline
from harada.tui.widgets.roster_list import Cells
from harada.tui.widgets.rows import Row as ListRow

if TYPE_CHECKING:
    from harada.desk.desk import Desk
    from harada.desk.mail import Mail
    from harada.desk.roster import Row


class DeskFacts:
    """The roster of a desk, and whose mail is new."""

    def __init__(self, desk: Desk, by: str) -> None:
        """Read all members; `by` is `attention` or `name`."""
        members = desk.members()
        self.by = by
        self.rows: dict[str, Row] = {
            row.member.box: row for row in roster(members, desk.today(), by=by)
        }
        self.mail: dict[str, Mail] = {mail.member.box: mail for mail in desk.mail(members)}
        self.waiting = desk.waiting()

    def heading(self) -> str:
        """Return how many there are, how many have new mail, and what waits to be sent."""
        n = len(self.rows)
        if not n:
            return _("Nobody shares with you yet; i invites somebody.")
        parts = [ngettext("{n} at your desk", "{n} at your desk", n).format(n=n)]
        new = len(self.mail)
        if new:
            text = ngettext("new mail of {n}: n reads it", "new mail of {n}: n reads it", new)
            parts.append(text.format(n=new))
        else:
            parts.append(_("all mail is read"))
        if self.waiting:
            n = self.waiting
            text = ngettext("{n} of yours waits: s sends", "{n} of yours wait: s sends", n)
            parts.append(text.format(n=n))
        parts.append(_("by name") if self.by == "name" else _("who needs a look first"))
        return " · ".join(parts)

    def list_rows(self, signs: dict[str, str]) -> list[ListRow]:
        """Return the members as rows; one with new mail has a sign."""
        return [
            ListRow(
                printable(row.member.name), box,
                "late" if box in self.mail else "text",
                signs["news"] if box in self.mail else "",
            )
            for box, row in self.rows.items()
        ]  # fmt: skip

    def cells(self, *, plain: bool) -> dict[str, Cells]:
        """Return what stands in the columns of each member."""
        return {box: _cells(row, plain=plain) for box, row in self.rows.items()}

    def about(self, box: str) -> tuple[str, str]:
        """Return the name of a member and every reason to look at them, in words."""
        row = self.rows[box]
        reasons = " · ".join(printable(reason.text) for reason in row.reasons)
        return printable(row.member.name), reasons or _("Nothing asks for a look.")


def _cells(row: Row, *, plain: bool) -> Cells:
    member = row.member
    known = [number for number in row.trend if number is not None]
    trend = [None if number is None else float(number) for number in row.trend]
    nothing = member.consent is not None and all(name in row.not_shared for name in FIGURES)
    return Cells(
        heard=heard(row),
        kept=_figure(row, "kept"),
        score=_figure(row, "score"),
        trend=sparkline(trend, 0, 100, plain=plain) if known else "",
        warmth=_figure(row, "warmth"),
        open=str(row.open_questions or "–"),
        reason=printable(row.reasons[0].text) if row.reasons else "",
        hidden=_("not shared") if nothing and member.stage == "member" else "",
    )


def _figure(row: Row, name: str) -> str:
    """Return a figure of the newest week; a dash where there is none."""
    number = row.figures[name]
    if number is None:
        return "–"
    return str(number) if name == "warmth" else _("{n} %").format(n=number)
