"""What a person means by `3.5`, `reading`, `service.home` or `r12`.

A reference names a routine, a dated action or a cell of the current chart. Names are compared
without regard to case, accents' encoding, spaces or hyphens; a whole name comes before the
beginning of one, and a beginning must fit one name only. Nothing is changed here and no file is
read.
"""

from __future__ import annotations

from harada.i18n import _
from harada.method.errors import MethodError
from harada.method.text import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal

    from harada.method.documents import Action, Cell, Chart, Routine

_SERVICES = ("home", "work")
_LIVE = ("active", "habit", "open")
_MOST_NAMED = 3


class UnknownReference(MethodError):
    """Nothing is called that; `nearest` holds the closest references, best first, at most 3."""

    def __init__(self, message: str, nearest: list[str]) -> None:
        super().__init__(message)
        self.nearest = nearest


class AmbiguousReference(MethodError):
    """Several things are called that; `candidates` holds a reference for each."""

    def __init__(self, message: str, candidates: list[str]) -> None:
        super().__init__(message)
        self.candidates = candidates


class BadReference(MethodError):
    """A reference that cannot be: a cell outside the chart, or nothing at all."""


class Reference:
    """A reference as it was typed: its kind, and the cell or the key it names."""

    __slots__ = ("action", "key", "kind", "pillar")

    def __init__(
        self,
        kind: Literal["cell", "service", "name"],
        key: str,
        pillar: int = 0,
        action: int = 0,
    ) -> None:
        self.kind = kind
        self.key = key
        """`home` or `work` of a service; the folded text of a name (which may be an id)."""
        self.pillar = pillar
        self.action = action


class Target:
    """What a reference names.

    `kind` is `routine` or `action` with its `id`, or `cell` for a cell of the current chart that
    is neither; `pillar` and `action` are 1 to 8 where the thing stands in a chart, else None.
    """

    __slots__ = ("action", "id", "kind", "pillar")

    def __init__(
        self,
        kind: Literal["routine", "action", "cell"],
        item_id: str | None,
        pillar: int | None = None,
        action: int | None = None,
    ) -> None:
        self.kind = kind
        self.id = item_id
        self.pillar = pillar
        self.action = action


def parse(ref: str) -> Reference:
    """Tell a cell (`3.5`), a service (`service.home`) and a name or id apart.

    Raises `BadReference` for an empty text and for a cell that no chart has.
    """
    text = ref.strip()
    if not text:
        raise BadReference(_("Say which one: a cell like 3.5, or the name of a routine."))
    pillar, dot, action = text.partition(".")
    if dot and _is_number(pillar) and _is_number(action):
        if not (1 <= int(pillar) <= 8 and 1 <= int(action) <= 8):
            raise BadReference(
                _("There is no cell {ref}: pillars and actions are numbered 1 to 8.").format(
                    ref=shown(text)
                )
            )
        return Reference("cell", text, int(pillar), int(action))
    key = fold(text)
    if key.startswith("service.") and key[8:] in _SERVICES:
        return Reference("service", key[8:])
    return Reference("name", key)


def resolve(
    ref: str,
    routines: Mapping[str, Routine],
    actions: Mapping[str, Action],
    chart: Chart | None,
    chart_id: str | None = None,
) -> Target:
    """What the reference names among these routines, dated actions and the current chart.

    With `chart_id` alone (and no chart) a cell is found as far as a live routine or action stands
    on it, which spares a quick command from reading the chart. An id comes before a name, live
    things come before dropped and archived ones. Raises `UnknownReference`, `AmbiguousReference`
    or `BadReference`, each with a sentence.
    """
    reference = parse(ref)
    if reference.kind == "cell":
        return _cell(ref, reference, routines, actions, chart, chart_id)
    if reference.kind == "service":
        for routine_id, routine in routines.items():
            if routine["service"] == reference.key and routine["state"] in _LIVE:
                return _routine(routine_id, routine)
        raise _unknown(ref, routines, actions)
    for routine_id, routine in routines.items():
        if routine_id == reference.key:
            return _routine(routine_id, routine)
    if reference.key in actions:
        return _action(reference.key, actions[reference.key])
    return _named(ref, reference.key, routines, actions)


def ref_of(item_id: str, item: Routine | Action, chart: Chart | None) -> str:
    """The shortest reference a person would use for a routine or a dated action.

    `3.5` where it stands in the current chart, `service.home` for a service act, else its name.
    """
    if stands_in(item_id, item, chart):
        return f"{item['pillar']}.{item['action']}"
    service = item.get("service")
    if service:
        return f"service.{service}"
    return item["name"] or item_id


def stands_in(item_id: str, item: Routine | Action, chart: Chart | None) -> bool:
    """Whether this chart has the routine or dated action on one of its cells."""
    pillar, number = item["pillar"], item["action"]
    if chart is None or not pillar or not number:
        return False
    cell = chart["pillars"][pillar - 1]["actions"][number - 1]
    return item_id in (cell.get("routine"), cell.get("action"))


def fold(name: str) -> str:
    """A name as names are compared: without case, with one hyphen for spaces and hyphens."""
    if not name.isascii():
        from unicodedata import normalize

        name = normalize("NFC", normalize("NFC", name).casefold())
    return "-".join(name.casefold().replace("-", " ").split())


def _cell(
    ref: str,
    wanted: Reference,
    routines: Mapping[str, Routine],
    actions: Mapping[str, Action],
    chart: Chart | None,
    chart_id: str | None,
) -> Target:
    """The routine or action that stands on a cell, or the cell itself."""
    place = (wanted.pillar, wanted.action)
    if chart is not None:
        cell: Cell = chart["pillars"][place[0] - 1]["actions"][place[1] - 1]
        if cell.get("routine") in routines:
            return Target("routine", cell["routine"], *place)
        if cell.get("action") in actions:
            return Target("action", cell["action"], *place)
        return Target("cell", None, *place)
    if chart_id is not None:
        at = (chart_id, *place)
        for routine_id, routine in routines.items():
            if _stands_at(routine, at):
                return _routine(routine_id, routine)
        for action_id, action in actions.items():
            if _stands_at(action, at):
                return _action(action_id, action)
    raise UnknownReference(
        _("There is no chart with a cell {ref} yet.").format(ref=shown(ref.strip())), []
    )


def _stands_at(item: Routine | Action, at: tuple[str, int, int]) -> bool:
    """Whether a live routine or action stands on this cell of this chart."""
    return (item["chart"], item["pillar"], item["action"]) == at and item["state"] in _LIVE


def _named(
    ref: str, key: str, routines: Mapping[str, Routine], actions: Mapping[str, Action]
) -> Target:
    """The one thing with this name or this beginning of a name."""
    live: dict[str, list[Target]] = {}
    past: dict[str, list[Target]] = {}
    for routine_id, routine in routines.items():
        names = live if routine["state"] in _LIVE else past
        names.setdefault(fold(routine["name"]), []).append(_routine(routine_id, routine))
    for action_id, action in actions.items():
        names = live if action["state"] in _LIVE else past
        names.setdefault(fold(action["name"]), []).append(_action(action_id, action))
    found = live.get(key)
    if found is None:
        found = [t for name, targets in live.items() if name.startswith(key) for t in targets]
    if not found:
        found = past.get(key, [])
    if not key or not found:
        raise _unknown(ref, routines, actions)
    if len(found) > 1:
        raise _ambiguous(ref, found, routines, actions)
    return found[0]


def _unknown(
    ref: str, routines: Mapping[str, Routine], actions: Mapping[str, Action]
) -> UnknownReference:
    """The error that says which references come closest."""
    from difflib import get_close_matches

    known: dict[str, str] = {}
    for item in (*routines.values(), *actions.values()):
        if item["state"] in _LIVE:
            service = item.get("service")
            said = f"service.{service}" if service else item["name"]
            known[fold(item["name"])[:80]] = said
            known[fold(said)[:80]] = said
    close = get_close_matches(fold(ref)[:80], known, n=_MOST_NAMED * 2, cutoff=0.5)
    nearest = list(dict.fromkeys(known[name] for name in close))[:_MOST_NAMED]
    if nearest:
        names = ", ".join(shown(name) for name in nearest)
        message = _("Nothing is called “{ref}”. Nearest: {names}.").format(
            ref=shown(ref), names=names
        )
    else:
        message = _(
            "Nothing is called “{ref}”. Use a cell like 3.5, or the name of a routine."
        ).format(ref=shown(ref))
    return UnknownReference(message, nearest)


def _ambiguous(
    ref: str,
    found: list[Target],
    routines: Mapping[str, Routine],
    actions: Mapping[str, Action],
) -> AmbiguousReference:
    """The error that lists what it could be: names where they differ, ids where they do not."""
    said: list[str] = []
    for target in found:
        key = target.id or ""
        said.append((routines[key] if target.kind == "routine" else actions[key])["name"])
    folded = [fold(name) for name in said]
    candidates = [
        name if folded.count(fold(name)) == 1 else (target.id or "")
        for name, target in zip(said, found, strict=True)
    ]
    names = ", ".join(shown(name) for name in candidates)
    return AmbiguousReference(
        _("“{ref}” could be one of these: {names}.").format(ref=shown(ref), names=names), candidates
    )


def _routine(routine_id: str, routine: Routine) -> Target:
    return Target("routine", routine_id, routine["pillar"], routine["action"])


def _action(action_id: str, action: Action) -> Target:
    return Target("action", action_id, action["pillar"], action["action"])


def _is_number(text: str) -> bool:
    """Whether the text is one to three ASCII digits, a minus before them allowed."""
    digits = text.removeprefix("-")
    return digits.isascii() and digits.isdigit() and len(digits) <= 3
