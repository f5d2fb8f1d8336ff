"""What somebody in the same kind of work wrote in a field, to show how it can be filled in.

Examples come from the starter sheets and are in the language of the face. They are never put into
a sheet by themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from harada.i18n import _

if TYPE_CHECKING:
    from harada.exchange.templates import Starter, StarterPillar
    from harada.method.documents import Chart

SHOWN = 3
"""How many lines of a list are shown."""


def examples(sheet: Starter, path: str, chart: Chart | None, levels: list[str]) -> list[str]:
    """Return the example lines for the field at a path, none where a field has no example.

    `chart` tells which pillar of the starter is nearest to the person's own; `levels` names the
    levels of their sheet in order.
    """
    head, *rest = path.split(".")
    if head == "levels":
        return [one["text"] for one in sheet["levels"] if one["name"] == levels[int(rest[0])]]
    if head == "supporters":
        return [
            _("{who}: {what}").format(who=one["who"], what=one["what"])
            for one in sheet["supporters"][:SHOWN]
        ]
    if head == "pillar":
        return _pillar(sheet, int(rest[0]), rest[1])
    if head == "cell":
        return [nearest(sheet, int(rest[0]), chart)["actions"][int(rest[1]) - 1]["text"]]
    if head == "profile":
        return [sheet["role"]] if path == "profile.role" else []
    if path in ("objectives", "objective"):
        one = sheet["objective"]
        return [_("{text} ({measure})").format(text=one["text"], measure=one["measure"])]
    return _plain(sheet, [head, *rest])


def _plain(sheet: Starter, steps: list[str]) -> list[str]:
    """Return what stands at the same place of the starter sheet, as lines."""
    found: Any = sheet
    for step in steps:
        if not isinstance(found, dict) or step not in found:
            return []
        found = found[step]
    return list(found[:SHOWN]) if isinstance(found, list) else [cast("str", found)]


def _pillar(sheet: Starter, number: int, field: str) -> list[str]:
    """Return the text of a pillar of the starter; its aspect is no example."""
    return [sheet["pillars"][number - 1]["text"]] if field == "text" else []


def nearest(sheet: Starter, number: int, chart: Chart | None) -> StarterPillar:
    """Return the pillar of the starter that is most like pillar 1 to 8 of the person's chart.

    The one with the same text, else one with the same aspect, else the one at the same place.
    """
    there = sheet["pillars"][number - 1]
    if chart is None:
        return there
    own = chart["pillars"][number - 1]
    said = own["text"].strip().casefold()
    for pillar in sheet["pillars"]:
        if pillar["text"].casefold() == said:
            return pillar
    if own["aspect"] in (None, there["aspect"]):
        return there
    return next(pillar for pillar in sheet["pillars"] if pillar["aspect"] == own["aspect"])
