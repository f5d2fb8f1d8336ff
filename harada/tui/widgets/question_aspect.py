"""What a pillar is about: spirit, skill, body or life, chosen on a single row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.widget import Widget

from harada.i18n import N_, _
from harada.method.labels import ASPECTS
from harada.tui.commands import Command, bindings
from harada.tui.widgets.line import Line
from harada.tui.widgets.question import Answered, Field, Stepped, Typed, WrittenOn
from harada.tui.widgets.translated import Translated

if TYPE_CHECKING:
    from textual import events
    from textual.strip import Strip

DIGITS = ("1", "2", "3", "4")


class AspectAfter(Command):
    """Choose the next aspect."""

    id = "aspect.after"
    keys = "right,space"
    action = "turn(1)"
    text = N_("Choose")
    help = N_("Choose the next of spirit, skill, body and life; 1 to 4 choose at once.")
    palette = False


class AspectBefore(Command):
    """Choose the aspect before."""

    id = "aspect.before"
    keys = "left"
    action = "turn(-1)"
    text = N_("Choose back")
    help = N_("Choose the one before.")
    footer = False
    palette = False


class AspectChoice(Translated, Field, Widget, can_focus=True):
    """Spirit, skill, body or life on one row: arrows or 1 to 4 choose, Enter goes on.

    Every letter is text for what comes next: whoever writes fast need not stop here.
    """

    COMPONENT_CLASSES = {"aspect--chosen"}
    BINDINGS = [
        *bindings(AspectAfter, AspectBefore),
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("enter", "confirm", show=False),
        *(Binding(n, f"set({n})", show=False) for n in DIGITS),
    ]
    DEFAULT_CSS = """
    AspectChoice {
        height: 1;
        width: 36;
        color: $text-muted;
        & > .aspect--chosen { color: $accent; text-style: bold; }
        &:focus { background: $panel; }
        &:ansi:focus { background: ansi_default; text-style: underline; }
    }
    """

    def __init__(self, path: str, *, id: str | None = None) -> None:
        """Make a choice where nothing is chosen yet."""
        super().__init__(id=id)
        self.path = path
        self.chosen: str | None = None

    def answer(self) -> str | None:
        """Return the aspect's id, None while none is chosen."""
        return self.chosen

    def put(self, value: str | None) -> None:
        """Choose without telling."""
        if value != self.chosen:
            self.chosen = value
            self.refresh()

    def entry(self) -> Widget:
        """Return itself."""
        return self

    def retranslate(self) -> None:
        """Say the words in the new language."""
        self.refresh()

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Keep whatever can be written for itself: no letter is a command here."""
        return character is not None and character.isprintable()

    def on_key(self, event: events.Key) -> None:
        """Hand a letter on to the text that comes next; 1 to 4 and Space choose."""
        if event.is_printable and event.character not in (*DIGITS, " "):
            event.stop()
            event.prevent_default()
            self.post_message(WrittenOn(self, event.key, event.character))

    def suggest(self, aspect: str) -> None:
        """Choose an aspect as the person's own, where none is chosen yet."""
        if self.chosen is None:
            self._choose(aspect)

    def render_line(self, y: int) -> Strip:
        """Draw the four words, the chosen one between brackets."""
        line = Line(self.size.width, self.rich_style)
        chosen = self.get_component_rich_style("aspect--chosen", partial=True)
        for aspect, name in ASPECTS.items():
            if aspect == self.chosen:
                line.add(f"[{_(name)}]", chosen)
            else:
                line.add(f" {_(name)} ")
        return line.strip()

    def _choose(self, aspect: str) -> None:
        if aspect != self.chosen:
            self.chosen = aspect
            self.refresh()
            self.post_message(Typed(self))

    def action_turn(self, step: int) -> None:
        """Choose the next aspect, or the one before."""
        ids = list(ASPECTS)
        at = ids.index(self.chosen) + step if self.chosen in ids else 0
        self._choose(ids[at % len(ids)])

    def action_set(self, number: int) -> None:
        """Choose by number."""
        self._choose(list(ASPECTS)[number - 1])

    def action_step(self, step: int) -> None:
        """Leave the field upwards or downwards."""
        self.post_message(Stepped(self, step))

    def action_confirm(self) -> None:
        """Go on."""
        self.post_message(Answered(self))
