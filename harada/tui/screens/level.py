"""A dialog in which a person decides what a coach sees: the five levels, each with what it shows.

Under the cursor stands what a level shares in sentences, and the last week as it would really be
sent. Nothing leaves by looking; it answers a consent, and what becomes of it is for its caller.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from harada.i18n import N_, _, long_date
from harada.method.text import printable
from harada.method.when import parse_day
from harada.sharing.consent import Consent
from harada.sharing.levels import HIGHEST, RECOMMENDED, never, shares, title
from harada.sharing.person import Sharing
from harada.sharing.preview import preview_of
from harada.tui.commands import Command, bindings
from harada.tui.marks import signs
from harada.tui.previewing import bullets, preview_exact, preview_lines
from harada.tui.screens.base import BaseDialog
from harada.tui.screens.pick import PickDialog
from harada.tui.screens.word import ReadOn, ReadUp
from harada.tui.widgets.rows import Down, Row, RowList, Up

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class TakeLevel(Command):
    """Choose a level."""

    id = "level.take"
    keys = "enter"
    action = "take"
    text = N_("Choose")
    help = N_("Choose the level under the cursor; you are asked once more before anything leaves.")
    palette = False


class ToggleMood(Command):
    """Share the mood or not."""

    id = "level.mood"
    keys = "m"
    action = "mood"
    text = N_("Mood")
    help = N_("Let the mean of your mood go along, or not; it does not unless you say so.")
    palette = False


class LastDay(Command):
    """Say until when it holds."""

    id = "level.until"
    keys = "d"
    action = "until"
    text = N_("Last day")
    help = N_("Say until which day this holds; after it nothing is sent.")
    palette = False


class PickRoutines(Command):
    """Choose the routines level 4 names."""

    id = "level.routines"
    keys = "r"
    action = "routines"
    text = N_("Routines")
    help = N_("Choose the routines that level 4 shows by name.")
    palette = False


class Levels(RowList, inherit_bindings=False):
    """The levels; the page keys are for reading what one of them shares."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Up, Down)


class LevelDialog(BaseDialog[Consent]):
    """Answers the consent that was chosen, or None on escape."""

    DEFAULT_CSS = """
    LevelDialog > #frame { width: 100; height: 96%; max-height: 96%; padding: 0 1; }
    LevelDialog Levels { height: 5; }
    LevelDialog #example { height: 1fr; border-top: solid $panel; scrollbar-size-vertical: 1; }
    LevelDialog #also, LevelDialog #hint { color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(TakeLevel, ToggleMood, LastDay, PickRoutines, ReadUp, ReadOn)
    ]

    def __init__(self, heading: Text, now: Consent | None) -> None:
        """Begin with the consent `now`, with the usual level where there is none yet."""
        super().__init__()
        self.heading = heading
        self.consent = Consent(RECOMMENDED) if now is None else now
        self._examples: dict[Consent, Text] = {}

    def compose(self) -> ComposeResult:
        """Who it is, the levels, what the one under the cursor shows, and the keys."""
        with Vertical(id="frame"):
            yield Static(self.heading, id="heading")
            yield Levels()
            yield Static(id="also", markup=False)
            with VerticalScroll(id="example", can_focus=False):
                yield Static(id="shown", markup=False)
            yield Static(Text(self._hint()), id="hint")

    @staticmethod
    def _hint() -> str:
        """Return the keys."""
        return _("Enter chooses · m mood · d last day · r routines · page keys · Escape")

    def on_mount(self) -> None:
        """Show the levels, the cursor on the one that holds."""
        rows = self.query_one(Levels)
        rows.bar = signs(self.harada.plain_marks)["more"]
        rows.show(self._rows(), str(self.consent.level))
        self._show()

    def _rows(self) -> list[Row]:
        """Return the levels; the usual one is said to be so."""
        usual = _("usual with a coach")
        return [
            Row(
                title(level), str(level), ref=str(level), tail=usual if level == RECOMMENDED else ""
            )
            for level in range(HIGHEST + 1)
        ]

    def retranslate(self) -> None:
        """Say everything in the new language; the heading was said in the old one."""
        self._examples.clear()
        self.query_one(Levels).show(self._rows())
        self.query_one("#hint", Static).update(Text(self._hint()))
        self._show()

    def on_row_list_highlighted(self) -> None:
        """Show what the level under the cursor shares."""
        self.consent = self.consent._replace(level=int(self.query_one(Levels).current or 0))
        self._show()
        self.query_one("#example", VerticalScroll).scroll_home(animate=False)

    def on_row_list_chosen(self) -> None:
        """Do with a click what Enter does."""
        self.action_take()

    def _show(self) -> None:
        """Show what the consent shares."""
        until = self.consent.until
        also = _("Mood: {mood} · until: {day}").format(
            mood=_("goes along") if self.consent.mood else _("stays here"),
            day=_("you say otherwise") if until is None else long_date(until),
        )
        self.query_one("#also", Static).update(also)
        self.harada.guarded(self._show_example)

    def _show_example(self) -> None:
        """Show in sentences and word for word what would be sent of the last week."""
        consent = self.consent
        if consent not in self._examples:
            self._examples[consent] = self._example(consent)
        self.query_one("#shown", Static).update(self._examples[consent])

    def _example(self, consent: Consent) -> Text:
        """Return the last week as the coach would read it, then in words and exactly."""
        text = Text()
        if consent.level == HIGHEST and not consent.routines:
            text.append(_("No routine is chosen yet: r chooses them.") + "\n", "bold")
        body = Sharing(self.notebook).summary(consent)
        shown = None if body is None else preview_of("summary", body)
        if shown is not None:
            text.append(_("Your last week, as your coach would read it:") + "\n")
            text.append_text(preview_lines(shown)).append("\n")
        sentences = shares(consent.level, mood=consent.mood)
        if not sentences:
            sentences = [_("Nothing. You can send single entries nevertheless.")]
        text.append(_("This level shares:") + "\n", "bold")
        text.append_text(bullets([*sentences, never()]))
        if shown is not None:
            text.append("\n").append_text(preview_exact(shown))
        return text

    def action_scroll(self, pages: int) -> None:
        """Move the example by most of what is seen of it."""
        example = self.query_one("#example", VerticalScroll)
        example.scroll_relative(y=pages * max(1, example.size.height - 1), animate=False)

    def action_mood(self) -> None:
        """Let the mood go along, or not."""
        self.consent = self.consent._replace(mood=not self.consent.mood)
        self._show()

    def action_until(self) -> None:
        """Ask for the last day; an empty line is without one."""
        until = self.consent.until
        asked = _("Until which day? For instance 2027-06-30, or nothing for no end.")
        self.harada.ask_line(asked, "" if until is None else until.isoformat(), self._hold_until)

    def _hold_until(self, text: str) -> None:
        def hold() -> None:
            until = parse_day(text, self.today) if text.strip() else None
            self.consent = self.consent._replace(until=until)
            self._show()

        self.harada.guarded(hold)

    def action_routines(self) -> None:
        """Ask which routines level 4 names."""
        options = {
            key: printable(routine["text"])
            for key, routine in self.notebook.routines().items()
            if routine["state"] == "active" or key in self.consent.routines
        }

        def picked(keys: list[str] | None) -> None:
            if keys is not None:
                self.consent = self.consent._replace(routines=tuple(keys))
                self._show()

        heading = _("Which routines may be shown by name, at level 4?")
        self.app.push_screen(PickDialog(heading, options, self.consent.routines), picked)

    def action_take(self) -> None:
        """Answer the consent."""
        self.dismiss(self.consent)
