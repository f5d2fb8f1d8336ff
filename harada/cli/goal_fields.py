"""The fields of the goal sheet by their paths: `deadline`, `levels.sure`, `analysis.body.obstacle`.

The paths are those of the document, with a level's name where the document has its place. From a
path and what was typed comes the value to keep; nothing is written here.
"""

from __future__ import annotations

import difflib
from datetime import date
from typing import TYPE_CHECKING, Any

from harada.i18n import _
from harada.method.empty import ASPECTS
from harada.method.labels import ANALYSIS, GOAL, PERSON, PERSPECTIVES
from harada.method.labels import ASPECTS as ASPECT_LABELS
from harada.method.levels import title, with_level
from harada.method.text import shown
from harada.method.when import parse_day
from harada.notebook.errors import Misuse, Refused

if TYPE_CHECKING:
    from harada.method.documents import Goal, Objective

_NONE = ("", "none", "no", "geen")
_DAYS = ("start", "deadline")


class Field:
    """One field of the sheet: the path a person types, its label, and where it stands.

    `kind` is `text`, `day`, `lines`, `levels`, `supporters` or `objective`; `place` is the path in
    the document, as `Notebook.set_goal_field` takes it.
    """

    __slots__ = ("kind", "label", "path", "place")

    def __init__(self, path: str, label: str, kind: str = "text", place: str | None = None) -> None:
        """Describe a field; without a `place` the path is the place."""
        self.path = path
        self.label = label
        self.kind = kind
        self.place = place or path

    def value(self, goal: Goal) -> Any:
        """Return what stands in the field."""
        found: Any = goal
        for step in self.place.split("."):
            found = found[int(step)] if isinstance(found, list) else found[step]
        return found


def fields(goal: Goal) -> list[Field]:
    """Return all fields of a sheet in the order of the form."""
    found = [Field(path, _(label)) for path, label in PERSON.items()]
    for path, label in GOAL.items():
        kind = "day" if path in _DAYS else "objective" if path == "objective" else "text"
        found.append(Field(path, _(label), kind))
    found.append(Field("levels", _("Goal levels"), "levels"))
    for index, level in enumerate(goal["levels"]):
        name, label = level["name"], title(level["name"])
        found.append(Field(f"levels.{name}", label, "text", f"levels.{index}.text"))
        result = _("{level}: result").format(level=label)
        found.append(Field(f"levels.{name}.result", result, "result", f"levels.{index}.result"))
    for name, label in PERSPECTIVES.items():
        found.append(Field(f"perspectives.{name}", _(label), "lines"))
    for aspect in ASPECTS:
        for name, label in ANALYSIS.items():
            both = _("{aspect}: {field}").format(aspect=_(ASPECT_LABELS[aspect]), field=_(label))
            found.append(Field(f"analysis.{aspect}.{name}", both))
    found.append(Field("supporters", _("Supporters"), "supporters"))
    for index, supporter in enumerate(goal["supporters"]):
        place = f"supporters.{index}"
        found.append(Field(f"{place}.who", _("Supporter {n}").format(n=index + 1)))
        found.append(Field(f"{place}.what", _("What I ask of {who}").format(who=supporter["who"])))
        asked = _("When I asked {who}").format(who=supporter["who"])
        found.append(Field(f"{place}.asked", asked, "asked"))
    found.append(Field("feelings", _("Feelings when it is reached"), "lines"))
    return found


def find_field(goal: Goal, typed: str) -> Field:
    """Return the field a path names; the end of a path is enough where only one ends so.

    Raises `Refused` that names the nearest ones.
    """
    known = fields(goal)
    wanted = typed.strip().casefold().replace("-", "_")
    for field in known:
        if wanted in (field.path.casefold(), field.place):
            return field
    ending = [field for field in known if field.path.casefold().endswith(f".{wanted}")]
    if len(ending) == 1:
        return ending[0]
    near = [field.path for field in ending][:3] or difflib.get_close_matches(
        wanted, [field.path for field in known], 3, 0.5
    )
    if near:
        raise Refused(
            _("The goal sheet has no field {field}. Nearest: {names}.").format(
                field=shown(typed), names=", ".join(shown(name) for name in near)
            )
        )
    raise Refused(
        _("The goal sheet has no field {field}. `harada goal fields` lists them.").format(
            field=shown(typed)
        )
    )


def single_value(
    field: Field, text: str, today: date, objectives: dict[str, Objective]
) -> str | None:
    """Return what a text, a day or an objective becomes when it is kept."""
    text = text.strip()
    if field.kind in ("day", "asked"):
        lean = "back" if field.kind == "asked" else "ahead"
        empty = text.casefold() in _NONE
        return None if empty else parse_day(text, today, lean).isoformat()  # type: ignore[arg-type]
    if field.kind == "objective":
        return None if text.casefold() in _NONE else _objective(text, objectives)
    if field.kind == "result":
        return text or None
    return text


def _objective(text: str, objectives: dict[str, Objective]) -> str:
    if text in objectives:
        return text
    wanted = text.casefold()
    begins = [
        key for key, found in objectives.items() if found["text"].casefold().startswith(wanted)
    ]
    if len(begins) == 1:
        return begins[0]
    if not objectives:
        raise Refused(_("There is no objective yet. `harada mission objective add TEXT` adds one."))
    raise Refused(
        _("There is no objective {id}. `harada mission` lists them: {ids}.").format(
            id=shown(text), ids=", ".join(objectives)
        )
    )


def changed_list(
    field: Field, old: list[Any], values: list[str], add: list[str], remove: list[str]
) -> list[Any]:
    """Return a list with its new entries: `values` in place of all, then removed and added."""
    if values and field.kind == "levels":
        raise Misuse(_("Name one level: `harada goal set levels.sure TEXT`. --add adds a level."))
    kept = [_entry(field, value) for value in values if value.strip()] if values else list(old)
    for text in remove:
        kept.remove(_named(field, kept, text))
    made = [_entry(field, text) for text in add if text.strip()]
    if field.kind != "levels":
        return kept + made
    for level in made:
        kept = with_level(kept, level["name"], level["text"])
    return kept


def _entry(field: Field, text: str) -> Any:
    if field.kind == "lines":
        return text.strip()
    first, colon, rest = text.partition(":")
    if not colon or not first.strip():
        raise Misuse(
            _("Write both parts with a colon between them: “{example}”.").format(
                example=_("Karim: listen to one of my calls each week")
                if field.kind == "supporters"
                else _("stretch: 90 in 100")
            )
        )
    if field.kind == "supporters":
        return {"who": first.strip(), "what": rest.strip(), "asked": None}
    return {"name": first.strip(), "text": rest.strip(), "result": None}


def _named(field: Field, entries: list[Any], text: str) -> Any:
    """Return the entry that a text names: its whole text, or the only one that begins so."""
    key = {"lines": None, "supporters": "who", "levels": "name"}[field.kind]
    wanted = text.strip().casefold()
    names = [(entry if key is None else entry[key]).casefold() for entry in entries]
    whole = [entry for entry, name in zip(entries, names, strict=True) if name == wanted]
    begun = [entry for entry, name in zip(entries, names, strict=True) if name.startswith(wanted)]
    if whole or len(begun) == 1:
        return (whole or begun)[0]
    raise Refused(
        _("{field} has no entry that begins with “{text}” alone.").format(
            field=field.label, text=shown(text)
        )
    )
