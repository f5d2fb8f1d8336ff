"""What the fields of sheets and days are called when a sentence names them."""

from __future__ import annotations

from harada.i18n import N_, _
from harada.method.labels import ANALYSIS, DIARY, GOAL, PERSON, PERSPECTIVES

_NAMES = {
    **PERSON,
    **GOAL,
    **PERSPECTIVES,
    **ANALYSIS,
    **DIARY,
    "levels": N_("Levels"),
    "supporters": N_("Supporters"),
    "feelings": N_("Feelings when I have reached it"),
    "marks": N_("marks"),
    "notes": N_("notes"),
    "reasons": N_("reasons"),
    "amounts": N_("amounts"),
}


def called(path: str) -> str:
    """The name of a field in the person's language, by its path such as `analysis.body.obstacle`.

    A field without a name of its own is called by its path.
    """
    name = _NAMES.get(path.rpartition(".")[2])
    return path if name is None else _(name)
