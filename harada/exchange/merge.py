"""Bringing a draft into a notebook: what is new, what is there already, and what differs.

Nothing that stands in the notebook is overwritten: what is there stays, what is missing is added,
and where both say something else the notebook's own word stays and is named. The same file brought
a second time changes nothing. How a day, a sheet and a chart are merged stands in modules of
their own.
"""

from __future__ import annotations

from collections.abc import Container
from datetime import date
from typing import TYPE_CHECKING, Any

from harada.exchange.field_names import called
from harada.exchange.matching import PREFIXES, Matching
from harada.exchange.merge_chart import carried_over, filled_chart, links
from harada.exchange.merge_day import linked_day, merged_day
from harada.exchange.merge_goal import filled_goal
from harada.i18n import _, ngettext
from harada.method.empty import empty_goal
from harada.method.focus import ADVISED, in_order
from harada.notebook.reviewing import reviews

if TYPE_CHECKING:
    from harada.exchange.draft import Document, Draft
    from harada.exchange.plan import Plan
    from harada.notebook.notebook import Notebook

_PERSON = ("name", "role", "company", "department")
_LIVE = ("active", "habit")
_NAMED_DAYS = 10
"""How many days a warning names; the rest is counted."""


def planned(draft: Draft, notebook: Notebook, today: date) -> Plan:
    """What bringing `draft` into `notebook` would change; the notebook may not exist yet."""
    return _Merger(draft, notebook, today).planned()


class _Merger(Matching):
    """Plans one import."""

    def __init__(self, draft: Draft, notebook: Notebook, today: date) -> None:
        super().__init__(draft, notebook)
        self.today = today

    def planned(self) -> Plan:
        """Match, add, fill; the order matters, for links need the ids of what they point to."""
        self._profile()
        self._mission()
        for table in PREFIXES:
            self.match(table)
        for table in PREFIXES:
            self.add_fresh(table)
        if not self.draft.whole_notebook:
            self._make_current()
        self._one_service_each()
        self._fill_known()
        self._give_focus()
        self._days()
        self._reviews()
        if self.draft.whole_notebook:
            self._count_differences()
            self._point_to_current()
        return self.plan

    def _profile(self) -> None:
        brought = self.draft.tables["profile"].get("me")
        if brought is None:
            return
        if not self.notebook.exists():
            if self.draft.whole_notebook:
                self.plan.documents["profile", "me"] = brought
            return
        mine: dict[str, Any] = {**self.notebook.profile()}
        new = mine
        if self.verbatim:
            new = brought
        elif mine["name"] in ("", brought.get("name")):
            new = {**mine, **{key: mine[key] or brought.get(key, "") for key in _PERSON}}
        if new != mine:
            self.plan.extend("profile", "me", new)

    def _mission(self) -> None:
        brought = self.draft.tables["mission"].get("mission")
        if brought is None or not (brought["text"] or self.verbatim):
            return
        mine = self.notebook.mission()["text"]
        if not mine:
            self.plan.add("mission", "mission", brought)
        elif mine == brought["text"]:
            self.plan.known["mission"] += 1
        else:
            self.plan.warnings.append(_("The file has another mission; yours stays."))

    def _make_current(self) -> None:
        """Make a sheet and a chart that are new the current ones, as next version of the chart."""
        goal = next((key for key, _goal in self.fresh_documents("goals")), None)
        for key, chart in list(self.fresh_documents("charts")):
            goal = goal or chart["goal"] or self.notebook.goal_id() or self._sheet_for(chart)
            chart["goal"] = goal
            self._succeed(key, chart)
            self.change("goals", goal, chart=key)
            self.plan.documents["current", "chart"] = {"id": key}
        if goal is not None and goal != self.notebook.goal_id():
            self.plan.documents["current", "goal"] = {"id": goal}

    def _sheet_for(self, chart: Document) -> str:
        """Plan a sheet for a chart that comes where there is none; returns its id."""
        goal: dict[str, Any] = {**empty_goal(self.today), "goal": chart["text"]}
        if self.notebook.exists():
            profile: dict[str, Any] = {**self.notebook.profile()}
            goal.update({key: profile[key] for key in _PERSON})
        identity = self.free_id("goals", "g1")
        self.plan.add("goals", identity, goal)
        return identity

    def _succeed(self, key: str, chart: Document) -> None:
        """Make the chart the next version of the current one; what is the same keeps its life."""
        before = self.notebook.chart()
        chart.update(version=before["version"] + 1 if before else 1, replaces=self.before)
        if before is None:
            return
        chart.update(carried_over({**before}, chart))
        left = 0
        for table, kind in (("routines", "routine"), ("actions", "action")):
            standing, stood = links(chart, kind), links({**before}, kind)
            self._drop_unlinked(table, key, standing)
            for identity, document in self.here[table].items():
                if identity in standing:
                    corrected = standing[identity] != stood.get(identity)
                    text = {"text": standing[identity]} if corrected else {}
                    self.change(table, identity, chart=key, **text)
                elif document["chart"] == self.before and document["state"] in ("active", "open"):
                    left += 1
        if left:
            self.plan.warnings.append(
                ngettext(
                    "{n} routine or dated action of the chart before stays as it is.",
                    "{n} routines and dated actions of the chart before stay as they are.",
                    left,
                ).format(n=left)
            )

    def _drop_unlinked(self, table: str, chart: str, standing: Container[str]) -> None:
        """Leave out what was new for a cell that keeps the life it had in the chart before."""
        for key, document in list(self.fresh_documents(table)):
            if document["chart"] == chart and key not in standing:
                self.plan.drop(table, key)

    def _one_service_each(self) -> None:
        """Keep one live act of service at home and one at work: that of the current sheet."""
        for key, brought in list(self.fresh_documents("routines")):
            if not brought["service"] or brought["state"] not in _LIVE:
                continue
            for identity, mine in self.here["routines"].items():
                if mine["service"] == brought["service"] and mine["state"] in _LIVE:
                    replaced = key if self.draft.whole_notebook else identity
                    self.change("routines", replaced, state="archived")

    def _fill_known(self) -> None:
        """Add to charts and sheets that are there already what the file has beyond them."""
        new = {key for table in ("routines", "actions") for key, _d in self.fresh_documents(table)}
        for identity, mine, theirs in self.matched("charts"):
            filled = filled_chart(mine, theirs, new)
            if filled != mine:
                self.plan.extend("charts", identity, filled)
        for identity, mine, theirs in self.matched("goals"):
            filled, differing = filled_goal(mine, theirs)
            self.change("goals", identity, **filled)
            if differing:
                self.plan.warnings.append(
                    _("The goal sheet says something else about {fields}; yours stays.").format(
                        fields=", ".join(map(called, differing))
                    )
                )

    def _count_differences(self) -> None:
        differing = sum(
            mine != theirs
            for table in ("charts", "routines", "actions", "objectives")
            for _identity, mine, theirs in self.matched(table)
        )
        if differing:
            self.plan.warnings.append(
                ngettext(
                    "{n} thing was changed here since the file was made; yours stays.",
                    "{n} things were changed here since the file was made; yours stay.",
                    differing,
                ).format(n=differing)
            )

    def _give_focus(self) -> None:
        """Let the focus routines of the file follow those the notebook has."""
        here = in_order(self.here["routines"])
        asking = [each for _key, each in self.fresh_documents("routines") if each["focus"]]
        if not here or not asking:
            return
        for place, routine in enumerate(sorted(asking, key=_by_focus), len(here) + 1):
            routine["focus"] = place
        if len(here) + len(asking) > ADVISED:
            self.plan.warnings.append(
                _("You will have {n} focus routines; about {advised} are advised.").format(
                    n=len(here) + len(asking), advised=ADVISED
                )
            )

    def _days(self) -> None:
        differing: list[str] = []
        for day, brought in self.draft.tables["days"].items():
            theirs = brought if self.verbatim else linked_day(brought, self.ids["routines"])
            mine: dict[str, Any] = {**self.notebook.day(date.fromisoformat(day))}
            merged, fields = merged_day(mine, theirs)
            if mine == {"marks": {}}:
                self.plan.add("days", day, theirs)
            elif merged == mine:
                self.plan.known["days"] += 1
            else:
                self.plan.extend("days", day, merged)
            if fields:
                differing.append(f"{day} ({', '.join(map(called, fields))})")
        if differing:
            named = "; ".join(differing[:_NAMED_DAYS])
            more = len(differing) - _NAMED_DAYS
            self.plan.warnings.append(
                _("What you wrote yourself stays on these days: {days}.").format(
                    days=f"{named} … +{more}" if more > 0 else named
                )
            )

    def _reviews(self) -> None:
        """Take what was written of periods of which nothing is written here."""
        here = reviews(self.notebook)
        for key, brought in self.draft.tables["reviews"].items():
            if key in here:
                self.plan.known["reviews"] += 1
            else:
                self.plan.add("reviews", key, brought)

    def _point_to_current(self) -> None:
        """Take the pointers to the current sheet and chart where the notebook has none."""
        for kind, table, mine in (
            ("goal", "goals", self.notebook.goal_id()),
            ("chart", "charts", self.before),
        ):
            brought = self.draft.tables["current"].get(kind, {}).get("id")
            if mine is None and brought in self.ids[table]:
                self.plan.documents["current", kind] = {"id": self.ids[table][brought]}


def _by_focus(routine: Document) -> int:
    return int(routine["focus"])
