"""What a person plans: the sheet, the chart, routines and dated actions, the company's mission.

Each method is one undoable change, durable when it returns. Rules about what is wise stand in
`harada.method`; this module only keeps the documents in step with each other.
"""

from __future__ import annotations

from datetime import date

from harada.i18n import _
from harada.notebook.cells import change_cell, change_pillar, stored_cell, stored_chart
from harada.notebook.errors import Refused
from harada.notebook.marking import told
from harada.notebook.reading import (
    CHARTS,
    GOALS,
    MISSION,
    PROFILE,
    ROUTINES,
    Reading,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from harada.method.documents import Action, Chart, Goal, Objective, Recurrence, Routine
    from harada.notebook.store import Change
    from harada.notebook.table import SafeTable

_SITTING_MINUTES = 10


class Planning(Reading):
    """A notebook in which the plan can be written."""

    def table(self, name: str, table: str) -> SafeTable:
        """Return TinyDB's view of a table, for queries and whole documents."""
        from harada.notebook.table import SafeTable

        return SafeTable(self.store, self.store.file(name), table)

    def set_profile(self, **fields: Any) -> None:
        """Change fields of the profile."""
        with self.store.change(_("profile")):
            self.table(PROFILE, "profile").put("me", {**self.profile(), **fields})

    def set_guide(self, **fields: Any) -> None:
        """Keep where the person stands on the guided path (`at`, `skipped`, `later`)."""
        with self.store.unlogged_change():
            profile = self.profile()
            guide = {**profile["guide"], **fields}
            self.table(PROFILE, "profile").put("me", {**profile, "guide": guide})

    def set_mission(self, text: str) -> None:
        """Write the company's mission."""
        with self.store.change(_("mission"), sitting=self._sitting("mission")):
            self.table(MISSION, "mission").put("mission", {"text": text})

    def add_objective(self, text: str, measure: str = "", by: date | None = None) -> str:
        """Add an objective of the company; returns its id."""
        from harada.method import empty

        objectives = self.table(MISSION, "objectives")
        with self.store.change(_("objective {text}").format(text=text)):
            key = objectives.next_key("o")
            made = empty.objective(text, measure, by)
            if any("place" in one for one in self.objectives().values()):
                made["place"] = len(self.objectives()) + 1
            objectives.put(key, made)
        return key

    def set_objectives(self, wanted: list[Objective]) -> None:
        """Write the company's objectives; one whose text is there already keeps its id.

        They stand in the order in which they are given. A changed one takes the id of one that is
        gone. A sheet that serves an objective that is gone for good serves none.
        """
        with self.store.change(_("objectives"), sitting=self._sitting("objectives")):
            table = self.table(MISSION, "objectives")
            old = self.objectives()
            free = {document["text"]: key for key, document in old.items()}
            kept = [free.pop(document["text"], None) for document in wanted]
            left = [key for key in old if key not in kept]
            made: list[str] = []
            for key, document in zip(kept, wanted, strict=True):
                made.append(key or (left.pop(0) if left else table.next_key("o")))
                table.put(made[-1], {k: v for k, v in document.items() if k != "place"})
            if list(self.objectives()) != [*made, *left]:
                for place, key in enumerate(made, 1):
                    table.put(key, {**self.objectives()[key], "place": place})
            if left:
                table.remove(doc_ids=left)  # type: ignore[arg-type]  # our ids are text
            for key, goal in self.goals().items():
                if goal["objective"] in left:
                    self.table(GOALS, "goals").put(key, {**goal, "objective": None})

    def new_goal(self, document: Goal) -> str:
        """Put a new sheet and make it the current one; returns its id.

        A goal it holds comes to stand in the centre of the chart, where that said the one before.
        """
        goals = self.table(GOALS, "goals")
        with self.store.change(_("new goal sheet")) as change:
            if document["goal"]:
                self._follow_goal(change, document["goal"])
            key = goals.next_key("g")
            goals.put(key, document)
            self.table(PROFILE, "current").put("goal", {"id": key})
        return key

    def _follow_goal(self, change: Change, text: str) -> None:
        """Let the centre of the chart say the goal, unless the person wrote something else."""
        key, chart = self.chart_id(), self.chart()
        said = {"", *(goal["goal"] for goal in self.goals().values())}
        if key is not None and chart is not None and chart["text"] in said:
            change.put(CHARTS, "charts", key, {**stored_chart(change, key), "text": text})

    def set_goal_field(self, path: str, value: Any) -> None:
        """Write one field of the current sheet, beginning a sheet where there is none.

        `path` names the field with dots: `goal`, `levels.0.text`, `perspectives.self_tangible`,
        `analysis.body.obstacle`. Raises `Refused` for a field that does not exist. A centre of the
        chart that says the goal, or nothing, follows it.
        """
        with self.store.change(_("goal sheet"), sitting=self._sitting(f"goal {path}")) as change:
            key = self.goal_id() or self._first_goal()
            old = self.goals()[key]
            new = _placed(old, path.split("."), value)
            if path == "goal":
                self._follow_goal(change, value)
            self.table(GOALS, "goals").put(key, new)
            if path in ("service_home", "service_work"):
                self._follow_service(path.removeprefix("service_"), value)

    def _follow_service(self, place: str, text: str) -> None:
        """Let the daily routine of a service act say what the sheet says; without a text it ends.

        Its short name follows the text for as long as nobody gave it another.
        """
        from harada.method.empty import routine, short_name

        kept = [
            (key, found)
            for key, found in self.routines().items()
            if found["service"] == place and found["state"] in ("active", "habit")
        ]
        if not kept and text.strip():
            made = routine(text, self.today(), taken=self._names())
            self.add_routine({**made, "service": place})  # type: ignore[typeddict-item]
        for key, old in kept:
            if not text.strip():
                self._put_routine(key, {"state": "archived"})
                continue
            others = [name for name in self._names() if name != old["name"]]
            derived = old["name"] == short_name(old["text"], others)
            name = short_name(text, others) if derived else old["name"]
            self._put_routine(key, {"text": text, "name": name})

    def _first_goal(self) -> str:
        from harada.method.empty import empty_goal

        document = empty_goal(self.today())
        profile = self.profile()
        for field in ("name", "role", "company", "department"):
            document[field] = profile[field]
        document["chart"] = self.chart_id()
        return self.new_goal(document)

    def new_chart(self, document: Chart) -> str:
        """Put a chart as the next version of the current one; returns its id.

        It belongs to the current sheet from then on.
        """
        charts = self.table(CHARTS, "charts")
        with self.store.change(_("new chart")):
            key = charts.next_key("c")
            before = self.chart()
            document = {
                **document,
                "goal": self.goal_id(),
                "version": before["version"] + 1 if before else 1,
                "replaces": self.chart_id(),
            }
            charts.put(key, document)
            self.table(PROFILE, "current").put("chart", {"id": key})
            goal = self.goal_id()
            if goal is not None:
                self.table(GOALS, "goals").put(goal, {**self.goals()[goal], "chart": key})
        return key

    def _chart(self) -> str:
        """Return the id of the current chart, beginning an empty one where there is none."""
        from harada.method.empty import empty_chart

        return self.chart_id() or self.new_chart(empty_chart(self.today(), self.goal_id()))

    def set_centre(self, text: str) -> None:
        """Write what stands in the centre of the chart."""
        with self.store.change(_("centre of the chart"), sitting=self._sitting("centre")) as change:
            key = self._chart()
            change.put(CHARTS, "charts", key, {**stored_chart(change, key), "text": text})

    def set_pillar(self, pillar: int, **fields: Any) -> None:
        """Write `text` or `aspect` of pillar 1 to 8."""
        label = _("pillar {number}").format(number=pillar)
        with self.store.change(label, sitting=self._sitting(f"pillar {pillar}")) as change:
            change_pillar(change, self._chart(), pillar, fields)

    def set_cell(self, pillar: int, action: int, text: str) -> None:
        """Write the text of action 1 to 8 of pillar 1 to 8; its routine is renamed with it."""
        label = _("cell {ref}").format(ref=f"{pillar}.{action}")
        with self.store.change(label, sitting=self._sitting(f"cell {pillar}.{action}")) as change:
            key = self._chart()
            change_cell(change, key, pillar, action, {"text": text})
            cell = stored_cell(change, key, pillar, action)
            for table, link in (("routines", "routine"), ("actions", "action")):
                old = change.get(ROUTINES, table, cell.get(link, ""))
                if old is not None:
                    change.put(ROUTINES, table, cell[link], {**old, "text": text})

    def set_cell_state(self, pillar: int, action: int, state: str) -> None:
        """Make a cell waiting, habit, done or dropped; its routine or dated action follows.

        It becomes active again the same way; raises `Refused` for one that was never promoted.
        """
        label = _("cell {ref}").format(ref=f"{pillar}.{action}")
        with self.store.change(label) as change:
            key = self._chart()
            cell = stored_cell(change, key, pillar, action)
            has_routine = cell.get("routine", "") in self.routines()
            has_action = cell.get("action", "") in self.actions()
            if state == "active" and not (has_routine or has_action):
                ref = f"{pillar}.{action}"
                raise Refused(_("Cell {ref} has no routine or date yet.").format(ref=ref))
            if has_routine:
                self._follow_routine(cell["routine"], state)
            if has_action:
                follows = {"done": "done", "dropped": "dropped", "waiting": "dropped"}
                self.set_action(cell["action"], state=follows.get(state, "open"))
            fields: dict[str, Any] = {"state": state}
            if state == "waiting":
                fields |= {"routine": None, "action": None}
            change_cell(change, key, pillar, action, fields)

    def _follow_routine(self, routine: str, state: str) -> None:
        follows = {"habit": "habit", "dropped": "dropped", "active": "active"}
        fields: dict[str, Any] = {"state": follows.get(state, "archived")}
        if state == "active":
            fields["end"] = None
        else:
            fields["focus"] = None
        if fields["state"] in ("dropped", "archived"):
            # It asks for nothing from tomorrow on; what was due before stays in the figures.
            fields["end"] = self.today().isoformat()
        if state == "habit":
            fields["habit_on"] = self.today().isoformat()
        self._put_routine(routine, fields)

    def promote(
        self,
        pillar: int,
        action: int,
        *,
        recurrence: Recurrence | None = None,
        due: date | None = None,
        name: str | None = None,
        focus: int | None = None,
    ) -> str:
        """Make a cell active: a dated action when `due` is given, else a routine (daily unless
        `recurrence` says otherwise), from today on. Returns the id.

        Raises `Refused` for a blank cell, and for one that is active already.
        """
        from harada.method import empty

        ref = f"{pillar}.{action}"
        with self.store.change(_("promotion of {ref}").format(ref=ref)) as change:
            key = self._chart()
            cell = stored_cell(change, key, pillar, action)
            if not cell["text"].strip():
                raise Refused(_("Cell {ref} is empty. Write it first.").format(ref=ref))
            if cell["state"] == "active":
                raise Refused(_("Cell {ref} is active already.").format(ref=ref))
            given: dict[str, Any] = {"name": name, "taken": self._names()}
            place: dict[str, Any] = {"chart": key, "pillar": pillar, "action": action}
            if due is not None:
                dated = empty.action(cell["text"], due, **given)
                made = self.add_action({**dated, **place})  # type: ignore[typeddict-item]
                link = {"action": made, "routine": None}
            else:
                routine = empty.routine(cell["text"], self.today(), recurrence=recurrence, **given)
                made = self.add_routine({**routine, **place, "focus": focus})  # type: ignore[typeddict-item]
                link = {"routine": made, "action": None}
            change_cell(change, key, pillar, action, {"state": "active", **link})
        return made

    def _names(self) -> list[str]:
        """Return the short names that are taken."""
        kept = [*self.routines().values(), *self.actions().values()]
        return [document["name"] for document in kept]

    def add_routine(self, document: Routine) -> str:
        """Add a routine; returns its id."""
        with self.store.change(_("routine {name}").format(name=told([document["text"]]))):
            table = self.table(ROUTINES, "routines")
            key = table.next_key("r")
            table.put(key, document)
        return key

    def set_routine(self, key: str, **fields: Any) -> None:
        """Change fields of a routine."""
        label = _("routine {name}").format(name=told([self._routine(key)["text"]]))
        with self.store.change(label):
            self._put_routine(key, fields)

    def _routine(self, key: str) -> Routine:
        found = self.routines().get(key)
        if found is None:
            raise Refused(_("There is no routine {id}.").format(id=key))
        return found

    def _put_routine(self, key: str, fields: Mapping[str, Any]) -> None:
        self.table(ROUTINES, "routines").put(key, {**self._routine(key), **fields})

    def add_action(self, document: Action) -> str:
        """Add a dated action; returns its id."""
        with self.store.change(_("dated action {name}").format(name=told([document["text"]]))):
            table = self.table(ROUTINES, "actions")
            key = table.next_key("a")
            table.put(key, document)
        return key

    def set_action(self, key: str, **fields: Any) -> None:
        """Change fields of a dated action."""
        old = self.actions().get(key)
        if old is None:
            raise Refused(_("There is no dated action {id}.").format(id=key))
        with self.store.change(_("dated action {name}").format(name=told([old["text"]]))):
            self.table(ROUTINES, "actions").put(key, {**self.actions()[key], **fields})

    def graduate(self, key: str, on: date) -> None:
        """Call a routine a habit from a day on: off the focus rows, its cell a habit too."""
        label = _("habit {name}").format(name=told([self._routine(key)["text"]]))
        with self.store.change(label) as change:
            self._put_routine(key, {"state": "habit", "habit_on": on.isoformat(), "focus": None})
            routine = self._routine(key)
            if routine["chart"] is None or routine["chart"] != self.chart_id():
                return
            assert routine["pillar"] is not None
            assert routine["action"] is not None
            place = (routine["chart"], routine["pillar"], routine["action"])
            if stored_cell(change, *place).get("routine") == key:
                change_cell(change, *place, {"state": "habit"})

    def pause(self, first: date, last: date, routine: str | None = None) -> str:
        """Set days, both included, on which nothing is asked: leave, illness. Returns the id."""
        if last < first:
            raise Refused(
                _("The pause ends on {last}, before it begins on {first}.").format(
                    first=first.isoformat(), last=last.isoformat()
                )
            )
        from harada.method import empty

        with self.store.change(_("pause from {first}").format(first=first.isoformat())):
            table = self.table(ROUTINES, "pauses")
            key = table.next_key("p")
            table.put(key, empty.pause(first, last, routine))
        return key

    def end_pause(self, key: str, last: date | None) -> None:
        """Let a pause end on another day; with None it goes, as if it had never been set."""
        old = self.pauses().get(key)
        if old is None:
            raise Refused(_("There is no pause {id}.").format(id=key))
        with self.store.change(_("end of the pause from {first}").format(first=old["first"])):
            table = self.table(ROUTINES, "pauses")
            if last is None:
                table.remove(doc_ids=[key])  # type: ignore[list-item]
            else:
                table.put(key, {**self.pauses().get(key, old), "last": last.isoformat()})

    def _sitting(self, what: str) -> str:
        now = self.clock.now()
        return f"{what} {now:%Y-%m-%dT%H}:{now.minute // _SITTING_MINUTES}"


def _placed(document: Any, path: list[str], value: Any) -> Any:
    """Return `document` with `value` at the path; raises `Refused` where there is no such place."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(document, list) and step.isdecimal() and int(step) < len(document):
        index = int(step)
        return [*document[:index], _placed(document[index], rest, value), *document[index + 1 :]]
    if isinstance(document, dict) and step in document:
        return {**document, step: _placed(document[step], rest, value)}
    raise Refused(_("The goal sheet has no field {field}.").format(field=".".join(path)))
