"""How a chart is spread over spirit, skill, body and life, and what that suggests.

Only the person decides what a pillar is about; a pillar without an aspect is counted apart. This
advises and never blocks.
"""

from __future__ import annotations

from harada.i18n import N_, _
from harada.method.empty import ASPECTS
from harada.method.labels import ASPECTS as ASPECT_NAMES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from harada.method.documents import Aspect, Chart, Pillar, Routine

ENOUGH_PILLARS = 4
"""With fewer named pillars than this it is too early to speak of balance."""

ADVICE = {
    "no-spirit": N_("No pillar is about spirit yet: what keeps you going?"),
    "no-skill": N_("No pillar is about skill yet: what do you want to be good at?"),
    "no-body": N_("No pillar is about the body yet: sleep, food, movement."),
    "no-life": N_("No pillar is about daily life yet: home, order, people."),
    "mostly-spirit": N_("More than half of the actions are about spirit."),
    "mostly-skill": N_(
        "More than half of the actions are about skill. Spirit, body and life carry it."
    ),
    "mostly-body": N_("More than half of the actions are about the body."),
    "mostly-life": N_("More than half of the actions are about daily life."),
    "no-aspect": N_("Say of each pillar whether it is spirit, skill, body or life."),
}


class Balance:
    """How a chart is spread.

    `weights` counts filled cells and live routines by aspect, `pillars` counts named pillars by
    aspect, `unassigned` the named pillars without one; `advice` holds codes, see `ADVICE`.
    """

    __slots__ = ("advice", "pillars", "unassigned", "weights")

    def __init__(
        self, weights: dict[Aspect, int], pillars: dict[Aspect, int], unassigned: int
    ) -> None:
        self.weights = weights
        self.pillars = pillars
        self.unassigned = unassigned
        self.advice = _advice(self)


def balance(chart: Chart, routines: Mapping[str, Routine]) -> Balance:
    """The balance of a chart; each filled cell counts one, and one more with a live routine."""
    weights: dict[Aspect, int] = dict.fromkeys(ASPECTS, 0)
    pillars: dict[Aspect, int] = dict.fromkeys(ASPECTS, 0)
    unassigned = 0
    for pillar in chart["pillars"]:
        weight = _weight(pillar, routines)
        if not weight and not pillar["text"].strip():
            continue
        aspect = pillar["aspect"]
        if aspect is None:
            unassigned += 1
        else:
            weights[aspect] += weight
            pillars[aspect] += 1
    return Balance(weights, pillars, unassigned)


def advice_text(code: str) -> str:
    """The sentence of an advice code, in the language of this moment."""
    return _(ADVICE[code])


def spread_text(balance: Balance) -> str:
    """How many pillars are about which aspect, in a line; the advice counts their actions."""
    counts = " · ".join(f"{_(ASPECT_NAMES[a])} {n}" for a, n in balance.pillars.items())
    return _("Pillars: {counts}").format(counts=counts)


def _weight(pillar: Pillar, routines: Mapping[str, Routine]) -> int:
    """How many cells are filled, and how many of them have a live routine."""
    weight = 0
    for cell in pillar["actions"]:
        weight += bool(cell["text"].strip())
        routine = routines.get(cell.get("routine", ""))
        weight += routine is not None and routine["state"] in ("active", "habit")
    return weight


def _advice(balance: Balance) -> list[str]:
    """The codes of what the balance suggests, the most telling first."""
    named = sum(balance.pillars.values())
    if named + balance.unassigned < ENOUGH_PILLARS:
        return []
    if named < ENOUGH_PILLARS:
        return ["no-aspect"]
    total = sum(balance.weights.values())
    codes = [f"no-{aspect}" for aspect in ASPECTS if not balance.pillars[aspect]]
    codes += [f"mostly-{aspect}" for aspect in ASPECTS if 2 * balance.weights[aspect] > total]
    return codes + (["no-aspect"] if balance.unassigned else [])
