"""Making the vault: a passphrase typed twice, then the recovery code, typed back once.

It can be left at any moment before the passphrase is confirmed; from then on the notebook is
sealed in a thread. The code is shown until the person has written it down.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.containers import Vertical
from textual.widgets import Input, Static

from harada.i18n import _
from harada.notebook import agent, passphrase
from harada.notebook.errors import HaradaError, Refused
from harada.tui.screens.base import BaseDialog

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class VaultDialog(BaseDialog[None]):
    """Makes the vault of the notebook, which stays unlocked for now."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "not_now", "")]
    DEFAULT_CSS = """
    VaultDialog {
        & Input { margin-bottom: 1; }
        & #code { display: none; }
        &.-made #secret, &.-made #again { display: none; }
        &.-made #code { display: block; }
    }
    """

    def __init__(self) -> None:
        """Begin with the passphrase."""
        super().__init__()
        self.code = ""
        """The recovery code, once the vault is made."""
        self._warned = False
        """Whether it was said that the vault is made, whatever becomes of the code."""

    def compose(self) -> ComposeResult:
        """What it is for, the fields, and what there is to say."""
        with Vertical(id="frame"):
            yield Static(Text(_("Your diary under lock") + "\n", "bold"), id="heading")
            yield Static(Text(self._why() + "\n"), id="why")
            yield Input(password=True, id="secret", placeholder=_("Passphrase"))
            yield Input(password=True, id="again", placeholder=_("Once more"))
            yield Input(id="code", placeholder=_("Recovery code"))
            yield Static(self._hint(), id="said", markup=False)

    def on_mount(self) -> None:
        """Ask for the passphrase."""
        self.query_one("#secret").focus()

    def _why(self) -> str:
        """Return what it is for, or the code and what to do with it."""
        if not self.code:
            return _(
                "With a passphrase of yours nobody else can read your notebook, its backups "
                "included. Four or five words that don't belong together are a good one."
            )
        return _(
            "This is your recovery code. Write it on paper: without it and without the passphrase "
            "nobody can open your notebook, we neither.\n\n{code}\n\nType it from the paper."
        ).format(code=self.code)

    def _hint(self) -> str:
        """Return how to go on."""
        if self.code:
            return _("Enter compares it, Escape goes on without.")
        return _("Enter goes on, Escape leaves it as it is.")

    def retranslate(self) -> None:
        """Say the words in the new language."""
        self.query_one("#heading", Static).update(Text(_("Your diary under lock") + "\n", "bold"))
        self.query_one("#why", Static).update(Text(self._why() + "\n"))
        self._say(self._hint())

    def _say(self, sentence: str) -> None:
        self.query_one("#said", Static).update(sentence)

    def action_not_now(self) -> None:
        """Go; not while everything is being sealed, and from the code only when asked twice."""
        if self.harada.locks.held:
            return
        if self.code and not self._warned:
            self._warned = True
            self._say(_("The lock is made already. Is the code on paper? Escape goes on."))
            return
        self.dismiss()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the next field, make the vault, or compare the code."""
        event.stop()
        if event.input.id == "secret":
            said = self._advice(event.value)
            if said is not None:
                self.query_one("#again").focus()
                self._say(said or self._hint())
        elif event.input.id == "again":
            self._make()
        else:
            self._compare(event.value)

    def _advice(self, secret: str) -> str | None:
        """Return what is to be said of a passphrase, empty for nothing; None when it can't be."""
        try:
            return passphrase.advice(passphrase.prepared(secret))
        except Refused as problem:
            self._say(str(problem))
            return None

    def _make(self) -> None:
        """Seal everything in a thread."""
        secret, again = (self.query_one(f"#{name}", Input).value for name in ("secret", "again"))
        if self._advice(secret) is None:
            return
        if passphrase.prepared(secret) != passphrase.prepared(again):
            self._say(_("The two are not alike. Nothing was changed."))
            for name in ("again", "secret"):
                self.query_one(f"#{name}", Input).value = ""
            self.query_one("#secret").focus()
            return
        self._say(_("One moment…"))
        self.harada.save_typed()
        self.harada.locks.held = True
        self.run_worker(partial(self._seal, secret), thread=True)

    def _seal(self, secret: str) -> None:
        """Make the vault and keep the notebook unlocked, in a thread."""
        from harada.notebook import locking

        code, said = "", ""
        try:
            code = locking.make(self.notebook, secret)
            locking.unlock(self.notebook, secret, agent.IDLE)
        except HaradaError as problem:
            said = str(problem)
        self.app.call_from_thread(self._made, code, said)

    def _made(self, code: str, said: str) -> None:
        """Show the code, or say why there is none."""
        self.harada.locks.held = False
        self.code = code
        if code:
            self.add_class("-made")
            self.query_one("#code").focus()
        self.retranslate()
        if said:
            self._say(said)

    def _compare(self, typed: str) -> None:
        """Compare what was typed back with the code."""
        try:
            right = passphrase.read_code(typed) == passphrase.read_code(self.code)
        except Refused:
            right = False
        if right:
            self.harada.say(_("That is right. L locks your notebook from now on."))
            self.dismiss()
        else:
            self._say(_("That is another one; compare it once more."))
