"""Help in context: what the screen is for, and every key that does something where one stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from rich.console import Group
from rich.table import Table
from rich.text import Text
from textual.containers import VerticalScroll
from textual.widgets import Static

from harada.i18n import _
from harada.tui.commands import Command, command_of
from harada.tui.screens.base import BaseDialog, BaseScreen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.screen import Screen

    from harada.tui.app import HaradaApp


class HelpScreen(BaseDialog[None]):
    """The keys of a screen and of the focus in it, with a sentence each."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape,f1,question_mark,q,enter", "dismiss", "")]
    DEFAULT_CSS = """
    HelpScreen > #frame { width: 84; height: auto; }
    """

    def __init__(self, about: Screen[Any]) -> None:
        """Explain the screen `about`, as it is at this moment."""
        super().__init__()
        self.about = about

    def compose(self) -> ComposeResult:
        """One text that scrolls."""
        with VerticalScroll(id="frame"):
            yield Static(self._text())

    def retranslate(self) -> None:
        """Say it in the new language."""
        self.query_one(Static).update(self._text())

    def _text(self) -> Group:
        """Return the whole help."""
        parts: list[Text | Table] = []
        if isinstance(self.about, BaseScreen):
            parts.append(Text(_(self.about.TEXT), "bold"))
            parts.append(Text(_(self.about.HELP) + "\n"))
            legend = self.about.legend()
            if legend:
                parts.append(Text(legend + "\n"))
        here, everywhere = self._commands()
        for heading, commands in ((_("Here"), here), (_("Everywhere"), everywhere)):
            if commands:
                parts.append(Text(heading, "bold underline"))
                parts.append(self._table(commands))
        parts.append(Text("\n" + _("Escape closes this page."), "italic"))
        return Group(*parts)

    @staticmethod
    def _table(commands: list[tuple[str, type[Command]]]) -> Table:
        """Return keys and what they do, side by side."""
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(justify="right", style="bold", min_width=8, no_wrap=True)
        table.add_column()
        for keys, command in commands:
            label, explanation = command.label(), command.explanation()
            if label == explanation:  # movements of a cursor say all they do in one sentence
                words = Text(explanation)
            else:
                words = Text(label, "bold").append(f"  {explanation}", "not bold")
            table.add_row(Text(keys), words)
        return table

    def _commands(self) -> tuple[list[tuple[str, type[Command]]], list[tuple[str, type[Command]]]]:
        """Return what can be done here and everywhere, each with its keys as they are written."""
        app = cast("HaradaApp", self.app)
        keys: dict[type[Command], list[str]] = {}
        everywhere: set[type[Command]] = set()
        for node, command, written in self._bound():
            keys.setdefault(command, [])
            if written not in keys[command]:
                keys[command].append(written)
            if node is app:
                everywhere.add(command)
        said = [(" ".join(written), command) for command, written in keys.items()]
        here = [entry for entry in said if entry[1] not in everywhere]
        here.sort(key=lambda entry: not entry[1].palette)  # movements of a cursor last
        return here, [entry for entry in said if entry[1] in everywhere]

    def _bound(self) -> Iterator[tuple[object, type[Command], str]]:
        """Yield node, command and written key of everything bound where the person stands."""
        focused = self.about.focused
        nodes = [self.about, self.app] if focused is None else list(focused.ancestors_with_self)
        for node in nodes:
            for _key, binding in node._bindings:
                command = command_of(binding)
                if command is not None:
                    yield node, command, self.app.get_key_display(binding)
