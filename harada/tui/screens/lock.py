"""The lock screen: the passphrase and nothing else, or the recovery code and a new passphrase.

Nothing of the notebook stands on it. A wrong passphrase is said and slows the next one down; the
work of finding the key is done in a thread, so that the screen goes on living.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.widgets import Input, Static

from harada.i18n import N_, _
from harada.notebook import agent, passphrase
from harada.notebook.errors import HaradaError
from harada.tui.commands import Command, bindings
from harada.tui.screens.base import BaseDialog
from harada.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class WithCode(Command):
    """Open with the recovery code."""

    id = "lock.code"
    keys = "ctrl+r"
    action = "other_way"
    text = N_("Recovery code")
    help = N_("Choose a new passphrase with the recovery code, or go back to the passphrase.")
    palette = False


class LeaveLocked(Command):
    """Leave the app locked."""

    id = "lock.leave"
    keys = "escape"
    action = "leave"
    text = N_("Quit")
    help = N_("Leave; the notebook stays locked.")
    palette = False


class LockDialog(BaseDialog[bool]):
    """Asks for the passphrase; answers True once the notebook is unlocked, False to leave."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(WithCode, LeaveLocked)
    DEFAULT_CSS = """
    LockDialog {
        align: center middle;
        background: $background;
        &:ansi { background: ansi_default; }
        & > #frame { border: none; background: $background; }
        & Input { margin-bottom: 1; }
        & .-other { display: none; }
        &.-recovering .-usual { display: none; }
        &.-recovering .-other { display: block; }
    }
    """

    def __init__(self) -> None:
        """Ask for the passphrase first."""
        super().__init__()
        self._leaving = False

    def compose(self) -> ComposeResult:
        """What is to be typed, and what there is to say about it."""
        with Vertical(id="frame"):
            yield Static(id="heading", markup=False)
            yield Input(password=True, id="secret", classes="-usual")
            yield Input(id="code", classes="-other")
            yield Input(password=True, id="new", classes="-other")
            yield Input(password=True, id="again", classes="-other")
            yield Static(id="said", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Ask."""
        self.retranslate()
        self.query_one("#secret").focus()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.query_one("#heading", Static).update(_("The notebook is locked.") + "\n")
        for name, words in (
            ("secret", _("Passphrase")),
            ("code", _("Recovery code")),
            ("new", _("New passphrase")),
            ("again", _("New passphrase, once more")),
        ):
            self.query_one(f"#{name}", Input).placeholder = words

    def say(self, sentence: str) -> None:
        """Say one sentence below the fields."""
        self.query_one("#said", Static).update(sentence)

    def action_other_way(self) -> None:
        """Ask for the recovery code, or for the passphrase again."""
        self.toggle_class("-recovering")
        self.say("")
        self.query_one("#code" if self.has_class("-recovering") else "#secret").focus()

    def action_leave(self) -> None:
        """Leave; what could not be saved any more is lost only after a second time."""
        if self.harada.locks_hold_back() and not self._leaving:
            self._leaving = True
            self.say(_("Not everything is saved yet. Escape again leaves all the same."))
            return
        self.dismiss(False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the next field, or open."""
        event.stop()
        following = {"code": "new", "new": "again"}.get(event.input.id or "")
        if following:
            self.query_one(f"#{following}").focus()
        elif event.value:
            self._try()

    def _try(self) -> None:
        """Try what was typed in a thread; until it is known the fields can't be changed."""
        secret, code, new, again = (
            self.query_one(f"#{name}", Input).value for name in ("secret", "code", "new", "again")
        )
        recovering = self.has_class("-recovering")
        try:
            if recovering and passphrase.prepared(new) != passphrase.prepared(again):
                self.say(_("The two are not alike. Nothing was changed."))
                return
        except HaradaError as problem:
            self.say(str(problem))
            return
        self.say(_("One moment…"))
        self._enable(False)
        work = partial(self._open, code, new) if recovering else partial(self._open, "", secret)
        self.run_worker(work, thread=True)

    def _enable(self, enabled: bool) -> None:
        for field in self.query(Input):
            field.disabled = not enabled

    def _open(self, code: str, secret: str) -> None:
        """Open in a thread, with a recovery code first where there is one."""
        from harada.notebook import locking

        try:
            if code:
                locking.recover(self.notebook, code, secret)
            locking.unlock(self.notebook, secret, agent.IDLE)
        except HaradaError as problem:
            self.app.call_from_thread(self._refused, str(problem))
        else:
            self.app.call_from_thread(self.dismiss, True)

    def _refused(self, sentence: str) -> None:
        """Say why it stays locked, and ask again."""
        self._enable(True)
        for field in self.query(Input):
            if field.password:
                field.value = ""
        self.say(sentence)
        self.query_one("#new" if self.has_class("-recovering") else "#secret").focus()
