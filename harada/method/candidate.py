"""Candidate goals side by side: what each is weighed by, and their order.

The weights are the person's; the sum only puts the candidates in an order to look at. Which one is
chosen is never computed.
"""

from __future__ import annotations

from harada.i18n import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from harada.method.documents import Candidate

CRITERIA = {
    "want": N_("I want it"),
    "mine": N_("it is in my hands"),
    "others": N_("it helps others"),
    "reach": N_("I can reach it in time"),
    "now": N_("it is time for it"),
}
"""By what a candidate is weighed, 1 (hardly) to 5 (very much)."""

ABOUT = 10
"""So many candidates are asked for; any number is taken."""


def total(candidate: Candidate) -> int | None:
    """The sum of the weights; None until all of them are given."""
    if CRITERIA.keys() - candidate["weights"].keys():
        return None
    return sum(candidate["weights"][name] for name in CRITERIA)


def ranked(candidates: Mapping[str, Candidate]) -> list[str]:
    """The ids of the candidates, the heaviest first; those not weighed yet keep their order."""
    return sorted(candidates, key=lambda key: -(total(candidates[key]) or 0))
