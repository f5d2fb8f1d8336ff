"""Why a routine was missed: reasons counted over time, and offered as an if-then on the sheet.

A reason is a text of the person's own, given if they like; the usual ones are only offered so that
one key is enough. A reason that comes again and again is an obstacle of METHOD.md 1.9: it asks for
a countermeasure, which the person writes.
"""

from __future__ import annotations

from harada.i18n import N_, _
from harada.method.marks import MISSED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from harada.method.documents import Aspect, Chart, Day, Goal, Routine

USUAL = (
    N_("no time"),
    N_("forgot it"),
    N_("too tired"),
    N_("ill"),
    N_("something came up"),
    N_("it was too big"),
)
"""What people say most, offered until somebody's own reasons take their places."""

OFFERED = 8
"""At most so many reasons are offered: one digit each, and one for another."""
RECURRING = 3
"""So often within `LATELY` days, and a reason asks for a countermeasure."""
LATELY = 28


class Counted:
    """One reason: its text as it was last written, how often, when last, and for which routines."""

    __slots__ = ("last", "routines", "text", "times")

    def __init__(self, text: str, last: str) -> None:
        self.text = text
        self.last = last
        self.times = 0
        self.routines: dict[str, int] = {}
        """How often by routine id."""


def counted(days: Mapping[str, Day], routine_id: str | None = None) -> list[Counted]:
    """The reasons of the misses in these days, by ISO date, the most frequent first.

    The same words are one reason whatever their case and spaces. Of one routine where an id is
    given. Equals stand by the day they were last given, then by text.
    """
    found: dict[str, Counted] = {}
    for iso in sorted(days):
        for key, text in _reasons(days[iso]):
            if routine_id is not None and key != routine_id:
                continue
            one = found.setdefault(alike(text), Counted(text, iso))
            one.text, one.last = " ".join(text.split()), iso
            one.times += 1
            one.routines[key] = one.routines.get(key, 0) + 1
    ordered = sorted(found.values(), key=lambda one: one.text)
    ordered.sort(key=lambda one: (one.times, one.last), reverse=True)
    return ordered


def _reasons(day: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield routine and reason of the misses of a day."""
    marks: Mapping[str, int] = day["marks"]  # type: ignore[assignment]
    reasons: Mapping[str, str] = day.get("reasons", {})  # type: ignore[assignment]
    for key, text in reasons.items():
        if marks.get(key) == MISSED and text.strip():
            yield key, text


def alike(text: str) -> str:
    """A reason as reasons are compared: without case, with single spaces, no full stop."""
    return " ".join(text.casefold().split()).rstrip(".")


def offers(days: Mapping[str, Day], routine_id: str) -> list[str]:
    """The reasons to choose from for a miss: those of this routine, of all, and the usual ones."""
    own = [one.text for one in counted(days, routine_id)]
    own += [one.text for one in counted(days)]
    own += [_(text) for text in USUAL]
    unique: dict[str, str] = {}
    for text in own:
        unique.setdefault(alike(text), text)
    return list(unique.values())[:OFFERED]


def asks_for_an_answer(days: Mapping[str, Day], goal: Goal | None) -> list[Counted]:
    """The reasons that came often in these days and stand on no row of the sheet yet."""
    return [
        one for one in counted(days) if one.times >= RECURRING and not is_answered(goal, one.text)
    ]


def is_answered(goal: Goal | None, text: str) -> bool:
    """Whether a reason is a line among the obstacles of a sheet already."""
    if goal is None:
        return False
    rows = goal["analysis"].values()
    return any(
        alike(line) == alike(text) for row in rows for line in row.get("obstacle", "").splitlines()
    )


def row_of(routine: Routine, chart: Chart | None) -> Aspect | None:
    """The row of the sheet a routine's obstacle belongs to: the aspect of its pillar, if told."""
    if chart is None or routine["pillar"] is None:
        return None
    return chart["pillars"][routine["pillar"] - 1]["aspect"]


def if_then(reason: str, then: str) -> str:
    """The line for the sheet: when this comes, I do that."""
    return _("If {reason}: {then}").format(reason=reason.strip(), then=then.strip())
