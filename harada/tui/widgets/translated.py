"""How a screen or widget follows a live change of language: in place, without being built anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from textual import events
    from textual.dom import DOMNode

    from harada.tui.app import HaradaApp


class Translated:
    """A screen or widget whose own words change with the language.

    Mix it in before the Textual class and give it a `retranslate()`; it is called at once when the
    person changes the language, never on mounting.
    """

    def _on_mount(self, event: events.Mount) -> None:
        """Ask the app to be told of a new language."""
        node = cast("DOMNode", self)
        app = cast("HaradaApp", node.app)
        app.language_changed.subscribe(node, lambda _tag: self.retranslate(), immediate=True)

    def retranslate(self) -> None:
        """Set every translated text anew; what a person typed stays as it is."""
