"""The Window: the chart of 64, where a goal becomes pillars, actions, and things done today.

It shows the chart with one cell in words below it, writes cells one after the other, starts them
as routines or dated actions, and marks today's. What counts and what is due is the method's
matter; the words are in `harada.tui.window_facts`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events

from harada.i18n import N_, _
from harada.method.documents import Aspect, MarkCode
from harada.method.empty import ASPECTS
from harada.method.labels import CELL_STATES
from harada.method.marks import DONE
from harada.method.text import printable
from harada.tui.advising import ADVICE, Advised
from harada.tui.commands import bindings
from harada.tui.screens.base import BaseScreen
from harada.tui.screens.window_keys import KEYS
from harada.tui.widgets.chart import Chart
from harada.tui.widgets.chart_paint import DRAWN, PLAIN
from harada.tui.widgets.chart_places import block_of, fill_next, place_at
from harada.tui.widgets.chart_view import GOAL, Place
from harada.tui.widgets.detail import Detail
from harada.tui.widgets.fill_bar import FillBar
from harada.tui.widgets.lean_strip import write_lean
from harada.tui.window_facts import WindowFacts

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from harada.method.wording import Kind
    from harada.tui.screens.rhythm import Rhythm


class WindowScreen(Advised, BaseScreen):
    """The chart, one cell of it in words, and the line in which it is written."""

    NAME = "window"
    TEXT = N_("Window")
    HELP = N_("My chart of 64: eight pillars, eight actions each.")
    CSS_PATH = "../styles/window.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(*KEYS, *ADVICE)

    CHART: ClassVar[type[Chart]] = Chart
    """The widget that draws the chart."""
    FACTS: ClassVar[type[WindowFacts]] = WindowFacts
    """What the chart and its cells say."""
    ADVISED: ClassVar[Kind | None] = "action"
    """As what the wording of a cell is asked about."""

    facts: WindowFacts | None = None
    filling = False
    """Whether a cell is being written."""
    advice = ""
    """A question on the wording of the cell that is written, empty for none."""

    def __init__(self) -> None:
        """Prepare a screen that writes only what changes."""
        super().__init__()
        write_lean(self)

    def content(self) -> ComposeResult:
        """The chart, and below it the words about a cell or the line in which it is written."""
        yield self.CHART()
        yield Detail()
        yield FillBar(self, self.harada.clock)

    @property
    def chart(self) -> Chart:
        """The chart."""
        return self.query_one(Chart)

    @property
    def bar(self) -> FillBar:
        """The line in which cells are written."""
        return self.query_one(FillBar)

    def reload(self) -> None:
        """Read the chart and show it; what is being typed stays."""
        self.facts = self.FACTS(self.notebook, self.today)
        self.chart.plain = self.harada.plain_marks
        self.chart.view = self.facts.view()
        self._say_cell()
        if self.filling and not self.bar.is_changed:
            place, text = self.bar.place, self.facts.view_text(self.bar.place)
            if printable(text) != self.bar.kept:
                self.bar.edit(place, text)
                self.chart.draft = text

    def legend(self) -> str:
        """Return what the signs in the chart mean."""
        glyphs = PLAIN if self.harada.plain_marks else DRAWN
        return _(
            "{waiting} waiting · {open} to do today · {later} another day · {dated} by a date · "
            "{done} done · {missed} missed · {rest} rest · {habit} habit · {checked} finished · "
            "{dropped} dropped"
        ).format(**glyphs)

    def retranslate(self) -> None:
        """Say the cell in the new language."""
        self.retranslate_advice()
        self._say_cell()

    def leave(self) -> None:
        """Keep the text that is being written."""
        if self.filling:
            self.bar.keep()

    def _say_cell(self) -> None:
        """Say in words what is under the cursor."""
        if self.facts is None:
            return
        place, facts = self.chart.place, self.facts
        detail = self.query_one(Detail)
        if self.filling and self.advice:
            detail.show("", "", self.advice)
        elif self.filling:
            detail.show(self._path_of(place), "")
        else:
            detail.show(facts.title(place), facts.about(place), facts.spread(), facts.advice())

    def _path_of(self, place: Place) -> str:
        """Return what a place that is being written belongs to."""
        if self.facts is None or not place.pillar:
            return _("The goal in the middle, then eight pillars around it")
        if not place.is_action:
            return self.facts.title(GOAL)
        return self.facts.title(Place(place.pillar, 0))

    def on_chart_moved(self) -> None:
        """Say what is under the cursor now."""
        self._say_cell()

    def action_whole(self) -> None:
        """Show the whole chart again."""
        self.chart.zoomed = False

    # Writing cells

    def on_chart_fill_asked(self, message: Chart.FillAsked) -> None:
        """Begin to write."""
        self.begin_at(message.place)

    def begin_at(self, place: Place) -> None:
        """Take a place to be written in."""
        if self.facts is None:
            return
        text = printable(self.facts.view_text(place))
        self.filling = True
        self.set_class(True, "-filling")
        self.chart.show_place(place)
        self.chart.draft = text
        self.bar.hint(self.hint(place))
        self.bar.edit(place, text)
        self.advise(None, "")
        self.advise(self.ADVISED if place.is_action else None, text)
        self._say_cell()

    def put_advice(self, line: str) -> None:
        """Show a question on the cell that is written in the place of its pillar."""
        self.advice = line
        self._say_cell()

    def check_advice(self, action: str) -> bool:
        """Offer the adviser while a cell is written."""
        offered = self.filling or action not in ("next_advice", "silence_advice")
        return offered and super().check_advice(action)

    @staticmethod
    def hint(place: Place) -> str:
        """Return what belongs in an empty place."""
        if not place.pillar:
            return _("My goal, in a few words")
        if not place.is_action:
            return _("A pillar: a word or two")
        return _("Something I do, with a number in it")

    def on_fill_bar_drafted(self, message: FillBar.Drafted) -> None:
        """Show in the chart what is being typed."""
        if self.filling and message.place == self.chart.place:
            self.chart.draft = message.text
            self.advise(self.ADVISED if message.place.is_action else None, message.text)

    def on_chart_typed_ahead(self, message: Chart.TypedAhead) -> None:
        """Hand on keys that came before the line was ready for them."""
        if self.filling:
            self.bar.input.post_message(events.Key(message.key, message.character))

    def keep_text(self, place: Place, text: str) -> None:
        """Keep the text of a place."""
        text = text.strip()
        if not place.pillar:
            self.change(lambda: self.notebook.set_centre(text))
        elif not place.is_action:
            self.change(lambda: self.notebook.set_pillar(place.pillar, text=text))
        else:
            self.change(lambda: self.notebook.set_cell(place.pillar, place.action, text))

    def turn(self, step: int) -> None:
        """Go on to the next place of the path; from block to block the minutes begin anew."""
        before = self.chart.cursor
        after = fill_next(before, step)
        if after is None:
            self.stop_filling()
            if step > 0:
                self.harada.say(_("That was the last cell. The chart is written."))
            return
        self.chart.draft = None
        self.chart.cursor = after
        self.begin_at(place_at(after))
        if self.bar.until is not None and block_of(before) != block_of(after):
            self.bar.start_time()

    def stop_filling(self) -> None:
        """Write no longer, and go back to the chart."""
        self.filling = False
        self.advise(None, "")
        self.bar.stop_time()
        self.chart.draft = None
        self.set_class(False, "-filling")
        self.set_focus(self.chart)
        self._say_cell()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Stop writing when the chart was clicked; the text is kept."""
        if self.filling and event.widget is self.chart:
            self.leave()
            self.stop_filling()

    def on_fill_bar_time_up(self) -> None:
        """Say that the minutes are over."""
        self.harada.say(_("Four minutes. Finish the thought, or go on at your own pace."))

    def action_time(self) -> None:
        """Write this block with four minutes on the clock."""
        start = self.chart.cursor
        first = start if self.chart.place.is_action else fill_next(start) or start
        self.chart.cursor = first
        self.begin_at(place_at(first))
        self.bar.start_time()

    # Today's marks

    def on_chart_marked(self, message: Chart.Marked) -> None:
        """Mark a cell as done, open it again, or offer to start it."""
        place, facts = message.place, self.facts
        if facts is None or not self.is_written(place):
            return
        action = facts.action_id(place)
        if facts.routine_id(place) is not None:
            self.action_mark(DONE)
        elif action is not None:
            done = facts.actions[action]["state"] == "done"
            day = None if done else self.today
            self.change(lambda: self.notebook.finish_action(action, day))
        else:
            self._offer_start(place)

    def is_written(self, place: Place) -> bool:
        """Return whether a place is one of the 64 with a text in it; say so when it is not."""
        if not place.is_action:
            self.harada.say(_("Only the 64 actions are marked. Go to one of them first."))
            return False
        if self.facts is None or not self.facts.view_text(place).strip():
            self.harada.say(_("Nothing is written here yet. Enter writes it."))
            return False
        return True

    def action_mark(self, code: MarkCode) -> None:
        """Mark the routine under the cursor, or take that mark back."""
        place, facts = self.chart.place, self.facts
        if facts is None or not self.is_written(place):
            return
        routine = facts.routine_id(place)
        if routine is None:
            self._offer_start(place)
            return
        day = self.today
        if code == DONE and self.notebook.routines()[routine]["target"] is not None:
            from harada.tui.amounts import ask_amount

            ask_amount(self.harada, routine, day, lambda: self._celebrate(routine))
            return
        wanted = None if facts.day["marks"].get(routine) == code else code
        self.change(
            lambda: self.notebook.mark(day, [routine], wanted),
            lambda _changed: self._celebrate(routine) if wanted == DONE else None,
        )

    def _celebrate(self, routine: str) -> None:
        """Offer to call a routine a habit when it was kept often enough in a row."""
        from harada.tui.graduation import offer

        offer(self.harada, routine)

    def action_note(self) -> None:
        """Ask for a note on the routine under the cursor, for the day it is now."""
        place, facts = self.chart.place, self.facts
        if facts is None or not self.is_written(place):
            return
        routine = facts.routine_id(place)
        if routine is None:
            self._offer_start(place)
            return
        day = self.today
        value = facts.day.get("notes", {}).get(routine, "")
        self.harada.ask_line(
            printable(facts.view_text(place)),
            printable(value),
            lambda text: self._keep_note(day, routine, text) if text != printable(value) else None,
        )

    def _keep_note(self, day: date, routine: str, text: str) -> None:
        """Keep a note on the day it was begun on."""
        self.change(lambda: self.notebook.note(day, routine, text.strip()))

    # How a cell stands

    def on_chart_promoted(self, message: Chart.Promoted) -> None:
        """Ask how a cell is to be practised."""
        if self.is_written(message.place):
            self._offer_start(message.place)

    def _offer_start(self, place: Place) -> None:
        """Ask how a waiting cell is to be practised, and start it."""
        from harada.tui.screens.rhythm import FOR_A_CELL, RhythmDialog

        cell = self.facts.cell(place) if self.facts is not None else None
        if cell is None:
            return
        if cell["state"] == "active":
            self.harada.say(_("This cell is active already. d gives it another state."))
            return
        suggested = {"weekly": "times", "dated": "dated"}.get(cell.get("suggest", ""))
        self.app.push_screen(
            RhythmDialog(
                f"{place}  {printable(cell['text'])}",
                _("How do you want to practise this?"),
                FOR_A_CELL,
                suggested,
                wording=cell["text"],
            ),
            lambda rhythm: self._start(place, rhythm) if rhythm is not None else None,
        )

    def _start(self, place: Place, rhythm: Rhythm) -> None:
        """Make a cell a routine or a dated action."""
        from harada.notebook.choosing import choose_routine

        pillar, action = place
        recurrence, due = rhythm
        if recurrence is not None:
            self.change(lambda: choose_routine(self.notebook, pillar, action, recurrence))
        elif due is not None:
            self.change(lambda: self.notebook.promote(pillar, action, due=due))

    def action_state(self) -> None:
        """Ask how the cell under the cursor stands."""
        from harada.tui.screens.choice import ChoiceDialog, Way

        place, facts = self.chart.place, self.facts
        if facts is None or not self.is_written(place):
            return
        cell = facts.cell(place)
        if cell is None:
            return
        linked = "routine" in cell or "action" in cell
        states = ("active", *CELL_STATES) if linked else tuple(CELL_STATES)
        offered = dict.fromkeys(
            s for s in states if s != cell["state"] and (linked or s != "active")
        )
        self.app.push_screen(
            ChoiceDialog(
                f"{place}  {printable(cell['text'])}",
                _("How does this cell stand?"),
                [Way(state, _(CELL_STATES[state])) for state in offered],
            ),
            lambda state: self._give_state(place, state) if state is not None else None,
        )

    def _give_state(self, place: Place, state: str) -> None:
        """Give a cell a state; its routine or dated action follows."""
        from harada.notebook.choosing import give_back

        pillar, action = place
        if state == "waiting":
            self.change(lambda: give_back(self.notebook, pillar, action))
        else:
            self.change(lambda: self.notebook.set_cell_state(pillar, action, state))

    def action_aspect(self) -> None:
        """Give the pillar under the cursor the next aspect."""
        place = self.chart.place
        pillar = self.facts.pillar(place) if self.facts is not None else None
        if place == GOAL or pillar is None:
            self.harada.say(_("Go to a pillar first: spirit, skill, body or life is said of it."))
            return
        order: tuple[Aspect | None, ...] = (*ASPECTS, None)
        now = order.index(pillar["aspect"])
        wanted = order[(now + 1) % len(order)]
        self.change(lambda: self.notebook.set_pillar(place.pillar, aspect=wanted))
