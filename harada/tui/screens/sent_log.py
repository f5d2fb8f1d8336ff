"""A dialog with all that ever left this notebook, the newest first; each opens word for word."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.containers import Vertical
from textual.widgets import Static

from harada.i18n import N_, _, ngettext
from harada.method.text import printable
from harada.sharing.person import Sharing
from harada.sharing.preview import preview
from harada.tui.coach_facts import CoachFacts
from harada.tui.commands import Command, bindings
from harada.tui.marks import signs
from harada.tui.previewing import gone_text
from harada.tui.screens.base import BaseDialog
from harada.tui.screens.reading import ReadingDialog
from harada.tui.widgets.rows import Row, RowList

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from harada.sharing.shared_log import Gone


class OpenItem(Command):
    """Open an item word for word."""

    id = "log.open"
    keys = "enter,space"
    action = "open"
    text = N_("Open")
    help = N_("Show this item word for word, as it left.")
    palette = False


class EraseOfLog(Command):
    """Erase an item."""

    id = "log.erase"
    keys = "x"
    action = "erase"
    text = N_("Erase")
    help = N_("Take this item back from the store, and from your coach.")
    palette = False


class SentLogDialog(BaseDialog[None]):
    """Lists what left."""

    DEFAULT_CSS = """
    SentLogDialog > #frame { width: 100; height: 90%; padding: 0 1; }
    SentLogDialog #hint { color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(OpenItem, EraseOfLog)

    def __init__(self) -> None:
        """List nothing yet."""
        super().__init__()
        self.entries: list[Gone] = []

    def compose(self) -> ComposeResult:
        """How much left, the items, and the keys."""
        with Vertical(id="frame"):
            yield Static(id="heading", markup=False)
            yield RowList()
            yield Static(Text(self._hint()), id="hint")

    @staticmethod
    def _hint() -> str:
        """Return the keys."""
        return _("Enter opens it word for word · x erases it · Escape closes")

    def on_mount(self) -> None:
        """Read the log."""
        self.harada.guarded(self._read)

    def on_screen_resume(self) -> None:
        """Read it anew where something was erased meanwhile."""
        if self.entries:
            self.harada.guarded(self._read)

    def _read(self) -> None:
        sharing = Sharing(self.notebook)
        self.entries, erased = list(reversed(sharing.log())), sharing.erased()
        n = len(self.entries)
        told = ngettext("{n} message left this notebook", "{n} messages left this notebook", n)
        if not n:
            told = _("Nothing has left this notebook.")
        self.query_one("#heading", Static).update(Text(told.format(n=n), "bold"))
        rows = self.query_one(RowList)
        rows.bar = signs(self.harada.plain_marks)["more"]
        rows.show([_row(at, each, erased.get(each["mid"])) for at, each in enumerate(self.entries)])

    def retranslate(self) -> None:
        """Say everything in the new language."""
        self.harada.guarded(self._read)
        self.query_one("#hint", Static).update(Text(self._hint()))

    def on_row_list_chosen(self) -> None:
        """Do with a click what Enter does."""
        self.action_open()

    @property
    def _entry(self) -> Gone | None:
        """The item under the cursor."""
        current = self.query_one(RowList).current
        return None if current is None else self.entries[int(current)]

    def action_open(self) -> None:
        """Show the item under the cursor word for word."""
        entry = self._entry
        if entry is not None:
            self.app.push_screen(ReadingDialog(gone_text(entry)))

    def action_erase(self) -> None:
        """Take the item under the cursor back; a page that was handed over can't be."""
        from harada.tui.coaching import erase

        entry = self._entry
        if entry is None:
            return
        if not entry["mid"]:
            self.harada.say(_("A page that was handed over can’t be called back from here."))
            return
        sharing = Sharing(self.notebook)
        self.harada.guarded(lambda: erase(self.harada, sharing.coach(entry["box"]), [entry["mid"]]))


def _row(at: int, entry: Gone, erased: str | None) -> Row:
    """An item as a row: when, what and how far it is erased, to whom."""
    import json

    moment = datetime.fromisoformat(entry["time"]).astimezone()
    name = _("A page for a coach without Harada")
    if entry["mid"]:
        name = preview(entry["kind"], json.loads(entry["json"])["body"]).heading
    if erased is not None:
        name = _("{fields}: {state}").format(fields=name, state=CoachFacts.erased(erased))
    return Row(
        printable(name), str(at), ref=moment.strftime("%Y-%m-%d %H:%M"),
        tail=printable(entry["coach"] or entry["name"]),
    )  # fmt: skip
