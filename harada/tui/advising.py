"""The wording adviser on a screen: a quiet question below the field in which one writes.

It waits until a person pauses, asks the first thing that `harada.method.wording` finds open, and
keeps silent where nothing is. It never writes, never blocks and judges nothing itself; the rules
are loaded at the first pause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from harada.i18n import N_, _, language
from harada.tui.commands import Command
from harada.tui.widgets.question import Field

if TYPE_CHECKING:
    from textual import events
    from textual.screen import Screen
    from textual.timer import Timer
    from textual.widget import Widget

    from harada.method.wording import Kind
    from harada.tui.app import HaradaApp
    from harada.tui.widgets.question import Typed

PAUSE = 0.8
"""Seconds without a key after which a question may come."""
SILENT = "off"
"""What settings.toml says of the adviser when it is not to ask."""


class NextAdvice(Command):
    """Show the next question on the wording."""

    id = "advice.next"
    keys = "ctrl+g"
    action = "next_advice"
    text = N_("Another question")
    help = N_("Show the next question on the wording of what you are writing.")


class SilenceAdvice(Command):
    """Have no questions on the wording, or have them again."""

    id = "advice.silence"
    keys = "ctrl+r"
    action = "silence_advice"
    text = N_("Questions on wording")
    help = N_("Ask no more about the wording of goals, actions and routines; again asks anew.")
    footer = False


ADVICE: tuple[type[Command], ...] = (NextAdvice, SilenceAdvice)
"""The commands of a screen with the adviser."""

_KINDS: dict[str, Kind] = {
    "goal": "goal",
    "cell": "action",
    "service_home": "routine",
    "service_work": "routine",
}


def kind_of(path: str) -> Kind | None:
    """What is written at a path of `harada.tui.fields`; None for what nobody advises on."""
    return _KINDS.get(path.partition(".")[0])


class Advised:
    """Mix-in for a screen or dialog with the adviser; it lists `ADVICE` and has `put_advice`."""

    _wording: tuple[Kind, str] | None = None
    """What is being written, and its text as it stands."""
    _codes: tuple[str, ...] = ()
    """Everything that is open in it."""
    _code = ""
    """The question that is shown, empty for none."""
    _advice_timer: Timer | None = None

    def put_advice(self, line: str) -> None:
        """Show a question, or none when it is empty. For the screen to say where."""
        raise NotImplementedError

    def advise(self, kind: Kind | None, text: str) -> None:
        """Take what is being written now; its question comes after a pause. None is nothing."""
        wording = (kind, text) if kind is not None and not self._is_silent() else None
        if wording is None or (self._wording is not None and wording[0] != self._wording[0]):
            self._ask(())
        self._wording = wording
        if self._advice_timer is not None:
            self._advice_timer.reset()
        elif wording is not None:
            self._advice_timer = cast("Screen[Any]", self).set_timer(PAUSE, self._pause)

    def _pause(self) -> None:
        self._advice_timer = None
        self.look_at_wording()

    def look_at_wording(self) -> None:
        """Ask what the text leaves open."""
        if self._wording is not None:
            from harada.method import wording
            from harada.method.wording.tongue import guess

            kind, text = self._wording
            self._ask(tuple(wording.advise(kind, text, guess(text) or language())))

    def _ask(self, codes: tuple[str, ...]) -> None:
        """Show the first of these questions; one that is shown and still open stays."""
        self._codes = codes
        wanted = self._code if self._code in codes else next(iter(codes), "")
        if wanted or self._code:
            self._show_code(wanted)

    def _show_code(self, code: str) -> None:
        self._code = code
        self.put_advice(self._advice_line())
        cast("Screen[Any]", self).refresh_bindings()

    def _advice_line(self) -> str:
        """The question that is shown, and which of how many it is."""
        if not self._code:
            return ""
        from harada.method.wording import question

        asked, count = question(self._code), len(self._codes)
        if count == 1:
            return _("? {question}").format(question=asked)
        place = self._codes.index(self._code) + 1
        return _("? {question} ({n} of {count})").format(question=asked, n=place, count=count)

    def _is_silent(self) -> bool:
        return cast("HaradaApp", cast("Screen[Any]", self).app).settings.advice == SILENT

    def check_advice(self, action: str) -> bool:
        """Tell whether an action of `ADVICE` can be done now; True for every other."""
        return len(self._codes) > 1 if action == "next_advice" else True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer another question only where there is one."""
        return self.check_advice(action) and super().check_action(action, parameters)  # type: ignore[misc]

    def on_typed(self, event: Typed) -> None:
        """Look at what was typed, once the person pauses."""
        self._advise_on(event.field)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Look at what stands in the field one comes to."""
        for node in event.widget.ancestors_with_self:
            if isinstance(node, Field) and node.path:
                if (kind_of(node.path), node.answer()) != self._wording:
                    self.advise(None, "")
                    self._advise_on(node)
                return

    def _advise_on(self, field: Field) -> None:
        kind = kind_of(field.path)
        self.advise(kind, field.answer() if kind is not None else "")

    def retranslate_advice(self) -> None:
        """Ask in the new language, by the rules of that language."""
        self.look_at_wording()

    def action_next_advice(self) -> None:
        """Show the next question, after the last one the first."""
        if self._codes:
            place = self._codes.index(self._code) + 1
            self._show_code(self._codes[place % len(self._codes)])

    def action_silence_advice(self) -> None:
        """Ask no more, or ask again; it is kept."""
        app = cast("HaradaApp", cast("Screen[Any]", self).app)
        silent = self._is_silent()
        app.keep_setting("advice", "on" if silent else SILENT)
        if silent:
            app.say(_("Harada asks about the wording again."))
            self.look_at_wording()
        else:
            self.advise(None, "")
            app.say(_("No more questions on the wording. The same key brings them back."))


def put_line(dialog: Screen[Any], line: str) -> None:
    """Show a question above the hint of a dialog; the line is made when there is a first one."""
    from textual.widgets import Static

    for shown in dialog.query("#advice").results(Static):
        shown.update(line)
        shown.display = bool(line)
        return
    if line:
        made = Static(line, id="advice", markup=False)
        made.styles.text_style = "italic"
        hint = dialog.query_one("#hint")
        cast("Widget", hint.parent).mount(made, before=hint)
