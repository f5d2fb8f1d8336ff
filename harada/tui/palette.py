"""The palette: every command of the screen in front and of the app, found by a part of its name.

It knows no command by itself: it reads those of the bindings that hold where the person stands,
and adds what has no key of its own, a language or a theme by name.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import CommandPalette, DiscoveryHit, Hit, Provider

from harada import i18n
from harada.i18n import _
from harada.method.day import tidy_day_start
from harada.tui.commands import command_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from textual.app import App
    from textual.command import Hits
    from textual.dom import DOMNode

    from harada.tui.app import HaradaApp


_LEAST = 0.01
"""The score of what is found by its explanation alone: it stands after all names."""
_A_WORD = 3
"""From so many letters on, explanations are searched."""


class Offers(Provider):
    """What the palette offers."""

    async def discover(self) -> Hits:
        """Offer everything before a letter is typed."""
        for name, explanation, do in self._offers():
            yield DiscoveryHit(name, do, help=explanation)

    async def search(self, query: str) -> Hits:
        """Offer what has the letters of `query` in its name, or its words in the explanation."""
        matcher = self.matcher(query)
        found = False
        for name, explanation, do in self._offers():
            score = matcher.match(name)
            if score <= 0 and _speaks_of(query, explanation):
                score = _LEAST
            if score > 0:
                found = True
                yield Hit(score, matcher.highlight(name), do, help=explanation)
        if not found:
            # Textual would say so in English.
            yield Hit(1, _("Nothing is called that."), lambda: None)

    def _offers(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        """Yield name, explanation and what it does, the most particular first."""
        app = cast("HaradaApp", self.app)
        seen: set[str] = set()
        for node in self._nodes():
            for _key, binding in node._bindings:
                command = command_of(binding)
                if command is None or not command.palette or command.id in seen:
                    continue
                if app._check_action_state(binding.action, node) is False:
                    continue
                seen.add(command.id)
                yield (
                    command.label(),
                    command.explanation(),
                    partial(_run, app, binding.action, node),
                )
        if app.notebook.exists():
            name = _("When my day begins")
            yield name, _("Say from which hour on a new day counts."), partial(ask_day_start, app)
        for tag in i18n.languages():
            name = _("Language: {name}").format(name=i18n.language_name(tag))
            yield name, _("Speak this language from now on."), partial(app.choose_language, tag)
        for theme in app.available_themes:
            name = _("Theme: {name}").format(name=theme)
            yield name, _("Wear these colours from now on."), partial(app.choose_theme, theme)

    def _nodes(self) -> list[DOMNode]:
        """Return the nodes whose commands hold here: from the focus outwards, then the app."""
        focused = self.focused
        nodes: list[DOMNode] = []
        if focused is not None:
            nodes.extend(node for node in focused.ancestors if node.is_attached)
            nodes.insert(0, focused)
        else:
            nodes.extend([self.screen, self.app])
        return nodes


def ask_day_start(app: HaradaApp) -> None:
    """Ask from which hour on a new day counts, and keep it."""

    def keep(text: str) -> None:
        app.change(lambda: app.notebook.set_profile(day_start=tidy_day_start(text)), told)

    def told(_nothing: None) -> None:
        app.say(_("The day begins at {time}.").format(time=app.notebook.profile()["day_start"]))
        app.look()

    title = _("From which hour on does a new day count? 00:00 to 06:00.")
    app.ask_line(title, app.notebook.profile()["day_start"], keep)


def _speaks_of(query: str, explanation: str) -> bool:
    """Tell whether an explanation has what was typed, once that is long enough to mean a word."""
    return len(query) >= _A_WORD and query.casefold() in explanation.casefold()


def _run(app: HaradaApp, action: str, node: DOMNode) -> Awaitable[bool]:
    """Run a command's action on the node that lists it."""
    return app.run_action(action, node)


def open_palette(app: HaradaApp) -> None:
    """Put the palette in front, once."""
    if app.use_command_palette and not CommandPalette.is_open(cast("App[object]", app)):
        app.push_screen(
            CommandPalette(
                [Offers],
                placeholder=_("What would you like to do?"),
                id="--command-palette",
            )
        )
