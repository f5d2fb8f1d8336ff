"""Builds the summary of a week at a level, field by field from nothing; it never takes fields away.

The functions take `Figures`, which are numbers, and for levels 3 and 4 `Names`, whose texts are of
a type that only `figures.names` makes. A diary line, a reason or a note is of another type and has
no way in here, which the type checker sees.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from harada.sharing.bodies import (
    PillarCount,
    RoutineCount,
    Summary,
    Summary1,
    Summary2,
    Summary3,
    Summary4,
)

if TYPE_CHECKING:
    from harada.sharing.figures import Figures, Names, SharedText, Tally

LONGEST_LINE = 500
"""Characters of a goal or a title that go; the rest is cut off, as the preview shows."""

MOST_ROUTINES = 64


def summary(
    level: int, week: str, rev: int, figures: Figures, names: Names, *, mood: bool
) -> Summary:
    """The summary of a week at level 1 to 4; `rev` counts how often it was made anew, from 1.

    `mood` says whether the switch for mood is on. Raises `ValueError` for any other level.
    """
    felt = figures.mood if mood else None
    if level == 1:
        return level_1(week, rev, figures, felt)
    if level == 2:
        return level_2(week, rev, figures, felt)
    if level == 3:
        return level_3(week, rev, figures, felt, names)
    if level == 4:
        return level_4(week, rev, figures, felt, names)
    raise ValueError(f"level {level} has no summary")


def level_1(week: str, rev: int, figures: Figures, felt: int | None) -> Summary1:
    """Used or not."""
    return Summary1(rev=rev, week=week, used=figures.used, mood=felt)


def level_2(week: str, rev: int, figures: Figures, felt: int | None) -> Summary2:
    """The figures of level 2 besides."""
    return Summary2(
        rev=rev,
        week=week,
        used=figures.used,
        mood=felt,
        pillars=_pillars(figures.pillars),
        streak=figures.streak,
        kept=figures.kept,
        score=figures.score,
        warmth=figures.warmth,
    )


def level_3(week: str, rev: int, figures: Figures, felt: int | None, names: Names) -> Summary3:
    """The goal and the titles of the pillars besides."""
    return Summary3(
        rev=rev,
        week=week,
        used=figures.used,
        mood=felt,
        pillars=_pillars(figures.pillars),
        streak=figures.streak,
        kept=figures.kept,
        score=figures.score,
        warmth=figures.warmth,
        goal=_line(names.goal),
        pillar_titles=[_line(text) for text in names.pillars],
    )


def level_4(week: str, rev: int, figures: Figures, felt: int | None, names: Names) -> Summary4:
    """The routines that were chosen, by name, besides."""
    return Summary4(
        rev=rev,
        week=week,
        used=figures.used,
        mood=felt,
        pillars=_pillars(figures.pillars),
        streak=figures.streak,
        kept=figures.kept,
        score=figures.score,
        warmth=figures.warmth,
        goal=_line(names.goal),
        pillar_titles=[_line(text) for text in names.pillars],
        routines=[
            RoutineCount(name=_line(names.routines[key]), done=tally.done, planned=tally.planned)
            for key, tally in figures.routines[:MOST_ROUTINES]
            if key in names.routines
        ],
    )


def _pillars(tallies: tuple[Tally, ...]) -> list[PillarCount]:
    return [PillarCount(done=tally.done, planned=tally.planned) for tally in tallies]


def _line(text: SharedText) -> str:
    return text if len(text) <= LONGEST_LINE else text[: LONGEST_LINE - 1] + "…"
