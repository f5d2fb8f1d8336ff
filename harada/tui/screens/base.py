"""What every screen of the app has in common: its frame, its moments, its language.

A screen shows what the notebook says and calls the notebook's methods; it holds no rule. It
composes its own widgets in `content()`; this base puts the bar with the screens above them and the
keys below.

How a screen is built, in `screens/<name>.py` with `styles/<name>.tcss`::

    class GoalScreen(BaseScreen):
        NAME = "goal"                                   # its mode in the app
        TEXT = N_("Goal")                               # its name for people
        HELP = N_("My goal sheet, the home of everything.")
        CSS_PATH = "../styles/goal.tcss"
        BINDINGS = bindings(EditField, …)               # see harada.tui.commands

        def content(self) -> ComposeResult: …           # widgets, empty of data
        def reload(self) -> None: …                     # read the notebook, fill the widgets
        def leave(self) -> None: …                      # save what is typed and not yet saved
        def retranslate(self) -> None: …                # set every translated text anew

- `reload()` runs before the first paint, after every change of the notebook (ours, undo, another
  process), when the day turns, and when the screen comes back after such a change. It must not
  touch a field the person is typing in.
- `leave()` runs when the screen is left, the day turns, and before the app ends.
- `retranslate()` runs after a live change of language; never recompose: that loses what is typed.
  A widget that translates text by itself inherits `Translated` and has a `retranslate()` as well.
- Change data with `self.change(do, then)`, never by a bare call: it says errors in a sentence,
  tries again while another program holds the notebook, shows 'saved 21:04' and reloads.
- `self.notebook`, `self.today`, `self.harada` (the app: `clock`, `marks`, `show(name)`,
  `ask_line(…)`) are at hand.
- Jump mode finds every focusable widget by itself; a widget with several places to go to has
  `jump_targets()` (see `harada.tui.widgets.jump`).
- Sizes: the app sets the classes `-narrow` (under 80 columns), `-usual`, `-wide` (from 120), and
  `-short` (under 24 lines), `-normal`, `-tall` (from 40) on the screen; use them in the tcss.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.screen import ModalScreen, Screen

from harada.tui.commands import command_of
from harada.tui.widgets.key_bar import KeyBar
from harada.tui.widgets.title_bar import TitleBar
from harada.tui.widgets.translated import Translated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from textual.app import ComposeResult
    from textual.binding import ActiveBinding, BindingType
    from textual.widget import Widget

    from harada.notebook.notebook import Notebook
    from harada.tui.app import HaradaApp
    from harada.tui.widgets.jump import JumpTarget

Answer = TypeVar("Answer")
Result = TypeVar("Result")


class _AtHand(Translated, Screen[Answer]):
    """What full screens and dialogs share: the app at hand, and live words on their keys."""

    def __init__(
        self, name: str | None = None, id: str | None = None, classes: str | None = None
    ) -> None:
        """Begin with the style the app has read."""
        super().__init__(name, id, classes)
        # Textual reads every style of the app again for a screen that never saw one. Nothing has
        # changed for a screen made before the first change of theme: that is what 0 says.
        self._css_update_count = 0
        # Textual knows a style again by its path, which must not go through `..` for that.
        self.css_path = [Path(os.path.normpath(path)) for path in self.css_path]

    @property
    def harada(self) -> HaradaApp:
        """The app, by its own type."""
        return cast("HaradaApp", self.app)

    @property
    def notebook(self) -> Notebook:
        """The notebook of this person."""
        return self.harada.notebook

    @property
    def today(self) -> date:
        """The logical date the app stands on."""
        return self.harada.today

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work now, with their words in the language of now."""
        found = super().active_bindings
        for key, active in found.items():
            command = command_of(active.binding)
            if command is not None:
                spoken = replace(active.binding, description=command.label())
                found[key] = active._replace(binding=spoken, tooltip=command.explanation())
        return found

    def change(
        self, do: Callable[[], Result], then: Callable[[Result], None] | None = None
    ) -> bool:
        """Change the notebook through the app, see `HaradaApp.change`; True when it is done."""
        return self.harada.change(do, then)


class BaseScreen(_AtHand[None]):
    """A full screen: the bar with the screens, its own content, the bar with the keys."""

    NAME: ClassVar[str] = ""
    """Its mode in the app."""
    TEXT: ClassVar[str] = ""
    """Its name for people, marked with `N_`."""
    HELP: ClassVar[str] = ""
    """One or two sentences on what it is for, marked with `N_`; the help opens with them."""
    NOT_UNDONE: ClassVar[str] = ""
    """Why nothing seen here is taken back, marked with `N_`; empty where taking back works."""

    def __init__(
        self, name: str | None = None, id: str | None = None, classes: str | None = None
    ) -> None:
        """Begin with the classes of the terminal's size: to learn them later is a second paint."""
        super().__init__(name, id, classes)
        width, height = self.app.size
        for points, size in (
            (self.app.HORIZONTAL_BREAKPOINTS, width),
            (self.app.VERTICAL_BREAKPOINTS, height),
        ):
            fitting = [named for least, named in points or () if least <= size]
            self.set_class(bool(fitting), *fitting[-1:], update=False)

    opening = False
    """Whether it is not ready to be typed in yet; keys wait until it is."""
    seen_version = -1
    """Which version of the notebook's content this screen shows."""

    def compose(self) -> ComposeResult:
        """Put the content between the two bars."""
        yield TitleBar(self.NAME, self.harada.state, self.harada.in_use)
        yield from self.content()
        yield KeyBar()

    def content(self) -> ComposeResult:
        """The screen's own widgets; they are filled by `reload`."""
        yield from ()

    def on_mount(self) -> None:
        """Show the notebook before the first paint."""
        self.refresh_content()

    def on_screen_resume(self) -> None:
        """Show what changed while another screen was in front."""
        if self.is_mounted and self.seen_version != self.harada.version:
            self.refresh_content()

    def on_screen_suspend(self) -> None:
        """Save what is typed when the screen is left, and leave its notices behind."""
        self.harada.guarded(self.leave)
        self.harada.put_away_notices()

    def refresh_content(self) -> None:
        """Reload and remember which version is shown; a failure is said in a sentence."""
        self.seen_version = self.harada.version
        self.harada.guarded(self.reload)

    def reload(self) -> None:
        """Read the notebook and show it; must not touch a field that is being typed in."""

    def leave(self) -> None:
        """Save what is typed and not yet saved."""

    def unsaved(self) -> bool:
        """Tell whether something typed could not be saved yet, after `leave`."""
        return False

    def jump_targets(self) -> Iterator[JumpTarget]:
        """Yield everything jump mode can go to on this screen."""
        from harada.tui.widgets.jump import targets_in

        yield from targets_in(self)

    def legend(self) -> str:
        """Return what the signs on this screen mean, empty for a screen without signs."""
        return ""

    def help_widgets(self) -> Iterator[Widget]:
        """Yield the widgets whose keys the help explains: what has the focus, outwards."""
        if self.focused is not None:
            for node in self.focused.ancestors_with_self:
                if node is self:
                    break
                yield cast("Widget", node)


class BaseDialog(ModalScreen[Answer], _AtHand[Answer]):
    """A small screen over another one, answered with a value; escape answers None."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss", "")]
    DEFAULT_CSS = """
    BaseDialog {
        align: center middle;
        background: $background 60%;
        &:ansi { background: ansi_default; }
    }
    BaseDialog > #frame {
        width: 64;
        max-width: 96%;
        height: auto;
        max-height: 90%;
        padding: 1 2;
        background: $surface;
        border: round $primary;
    }
    """
