"""The smallest Textual app: what any screen costs before it does anything."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Trivial(App[None]):
    """One line of text."""

    BINDINGS = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        """Show the line."""
        yield Static("first-paint-of-nothing")


if __name__ == "__main__":
    Trivial().run()
