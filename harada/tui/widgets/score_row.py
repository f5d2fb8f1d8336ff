"""The eight scores of the full diary, 1 to 5 each, in one small widget."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.strip import Strip
from textual.widget import Widget

from harada.i18n import N_, _
from harada.tui.commands import Command, bindings
from harada.tui.diary_fields import SCORES
from harada.tui.widgets.editor import Edited, Editor, step
from harada.tui.widgets.line import Line
from harada.tui.widgets.translated import Translated

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType

_IN_A_ROW = 4


class ScoreNext(Command):
    """Go to the next score."""

    id = "scores.next"
    keys = "right"
    action = "step(1)"
    text = N_("Next")
    help = N_("Go to the next score.")
    footer = False
    palette = False


class ScoreBefore(Command):
    """Go to the score before."""

    id = "scores.before"
    keys = "left"
    action = "step(-1)"
    text = N_("Before")
    help = N_("Go to the score before.")
    footer = False
    palette = False


class ScoreUp(Command):
    """Go a line up."""

    id = "scores.up"
    keys = "up"
    action = "step(-4)"
    text = N_("Up")
    help = N_("Go a line up; from the first one, to the field above.")
    footer = False
    palette = False


class ScoreDown(Command):
    """Go a line down."""

    id = "scores.down"
    keys = "down"
    action = "step(4)"
    text = N_("Down")
    help = N_("Go a line down; from the last one, to the field below.")
    footer = False
    palette = False


class SetScore(Command):
    """Give a score."""

    id = "scores.set"
    keys = "1"
    action = "set(1)"
    text = N_("to 5: score")
    help = N_("Give a score from 1 to 5 and go to the next.")
    palette = False


class ClearScore(Command):
    """Take a score away."""

    id = "scores.clear"
    keys = "backspace,delete,0"
    action = "set(0)"
    text = N_("No score")
    help = N_("Take this score away.")
    footer = False
    palette = False


class ScoreRow(Translated, Editor, Widget, can_focus=True):
    """Eight scores, four in a line; digits give them."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"scores--given", "scores--cursor"}
    DEFAULT_CSS = """
    ScoreRow {
        width: 1fr;
        height: 2;
        color: $text-muted;
        & > .scores--given { color: $accent; text-style: bold; }
        &:focus > .scores--cursor { background: $primary 45%; }
        &:ansi:focus > .scores--cursor { background: ansi_default; text-style: reverse; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        ScoreNext, ScoreBefore, ScoreUp, ScoreDown, SetScore, ClearScore
    )

    def __init__(self, field: str) -> None:
        """Begin with no score."""
        super().__init__(id=f"edit-{field}")
        self.field = field
        self.scores: dict[str, int] = {}
        self.at = 0

    def value(self) -> dict[str, int]:
        """Return the scores that were given."""
        return dict(self.scores)

    def put(self, value: object) -> None:
        """Show scores."""
        scores = dict(cast("dict[str, int]", value or {}))
        if scores != self.scores:
            self.scores = scores
            self.refresh()

    def retranslate(self) -> None:
        """Say the names in the new language."""
        self.refresh()

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Keep the digits: here they are scores."""
        return character is not None and character.isdigit()

    def on_key(self, event: events.Key) -> None:
        """Take a digit as a score."""
        if event.character is not None and event.character in "12345":
            event.stop()
            event.prevent_default()
            self.action_set(int(event.character))

    def action_set(self, score: int) -> None:
        """Give the score under the cursor, 0 for none."""
        name = SCORES[self.at][0]
        if score:
            self.scores[name] = score
            self.at = min(len(SCORES) - 1, self.at + 1)
        else:
            self.scores.pop(name, None)
        self.refresh()
        self.post_message(Edited(self))

    def action_step(self, by: int) -> None:
        """Move the cursor; over the upper and lower edge it leaves the scores."""
        at = self.at + by
        if abs(by) == _IN_A_ROW and at < 0:
            step(self.screen, -1)
        elif abs(by) == _IN_A_ROW and at >= len(SCORES):
            step(self.screen, 1)
        else:
            self.at = max(0, min(len(SCORES) - 1, at))
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw four scores."""
        line = Line(self.size.width, self.rich_style)
        given = self.get_component_rich_style("scores--given", partial=True)
        cursor = self.get_component_rich_style("scores--cursor", partial=True)
        width = max(8, self.size.width // _IN_A_ROW)
        for at in range(y * _IN_A_ROW, min(len(SCORES), (y + 1) * _IN_A_ROW)):
            name, label = SCORES[at]
            score = self.scores.get(name)
            style = cursor if at == self.at and self.has_focus else None
            line.add(f"{score or '–'} ", given + style if style else given)
            line.add_column(_(label), width - 3, style).add(" ")
        return line.strip()
