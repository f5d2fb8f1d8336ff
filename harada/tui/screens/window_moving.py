"""Moving things on the Window: a cell or a pillar is picked up, carried, and put down elsewhere.

What stands where it is put down goes to where it came from; the notebook does that as one change.
While something is carried, keys only lead about the chart, put it down or leave it.
"""

from __future__ import annotations

from harada.i18n import _
from harada.method.text import printable
from harada.notebook.arranging import swap_cells, swap_pillars
from harada.tui.screens.window_cells import CellsScreen
from harada.tui.widgets.chart_view import GOAL, Place
from harada.tui.widgets.detail import Detail

_WHILE_CARRYING = ("put_down", "let_go")


class MovingScreen(CellsScreen):
    """A screen with a chart whose cells and pillars change places."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what belongs to carrying while something is carried, and nothing else then."""
        if action in _WHILE_CARRYING:
            return self.carried is not None
        return self.carried is None

    @property
    def carried(self) -> Place | None:
        """What was picked up; None when nothing is."""
        return self.chart.carried if self.is_mounted else None

    def action_pick_up(self) -> None:
        """Pick up the cell or the pillar under the cursor."""
        place, facts = self.chart.place, self.facts
        if facts is None or place == GOAL:
            self.harada.say(_("The goal stays in the middle. Go to a cell or a pillar first."))
        elif not facts.view_text(place).strip():
            self.harada.say(_("Nothing is written here yet. Enter writes it."))
        else:
            self._carry(place)

    def action_let_go(self) -> None:
        """Leave what is carried where it stands, and go back to it."""
        carried = self.carried
        if carried is not None:
            self._carry(None)
            self.chart.show_place(carried)

    def _carry(self, place: Place | None) -> None:
        """Carry something, or nothing any longer."""
        self.chart.carried = place
        self.say_cell()
        self.refresh_bindings()

    def say_cell(self) -> None:
        """Say in words what is under the cursor."""
        raise NotImplementedError

    def target(self, carried: Place) -> Place | None:
        """Return where the cursor would put it: a cell to a cell, a pillar to a pillar's block."""
        place = self.chart.place
        if carried.is_action:
            return place if place.is_action else None
        return Place(place.pillar, 0) if place.pillar else None

    def action_put_down(self) -> None:
        """Let what is carried and what stands here change places."""
        carried = self.carried
        target = self.target(carried) if carried is not None else None
        if carried is None:
            return
        if target is None:
            self.harada.say(self._not_here(carried))
            return
        self._carry(None)
        if target == carried:
            return
        empty = self.facts is not None and not self.facts.view_text(target).strip()
        self.change(
            lambda: self._swap(carried, target),
            lambda _none: self._tell_moved(carried, target, empty=empty),
        )

    def _swap(self, carried: Place, target: Place) -> None:
        """Let two cells or two pillars change places."""
        if carried.is_action:
            swap_cells(self.notebook, carried, target)
        else:
            swap_pillars(self.notebook, carried.pillar, target.pillar)

    def _tell_moved(self, carried: Place, target: Place, *, empty: bool) -> None:
        """Say what changed places, with the cursor where it was put down."""
        self.chart.show_place(target)
        if empty and carried.is_action:
            said = _("{one} stands on {other} now. u takes it back.")
        else:
            said = _("{one} and {other} changed places. u takes it back.")
        self.harada.say(said.format(one=carried, other=target))

    # In words

    def say_carried(self, detail: Detail, carried: Place) -> None:
        """Say what is carried, and what putting it down here would do."""
        if self.facts is not None:
            title = _("Carrying {what}").format(what=self.facts.title(carried))
            detail.show(title, self._if_put_down(carried))

    def _if_put_down(self, carried: Place) -> str:
        """Return what putting it down under the cursor would do."""
        target = self.target(carried)
        if target is None or self.facts is None:
            return self._not_here(carried)
        if target == carried:
            return _(
                "Go to where it should stand; Enter puts it down there, Escape leaves it here."
            )
        text = printable(self.facts.view_text(target)).strip()
        if not text and carried.is_action:
            return _("Enter puts it down here, on {place}, which is empty.").format(place=target)
        return _("Enter: changes places with {place}  {text}").format(place=target, text=text)

    @staticmethod
    def _not_here(carried: Place) -> str:
        """Return why it cannot be put down under the cursor."""
        if carried.is_action:
            return _("Not here: a cell goes to one of the 64, not to a pillar or the goal.")
        return _("Not here: a pillar goes to another pillar, or to a cell of its block.")
