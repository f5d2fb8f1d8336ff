"""The models of what is done: routines with their recurrence, pauses, and dated actions."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from harada.i18n import N_
from harada.method.fields import Amount, Form, Id, IsoDay, Name, Number, Text, Texts, misfit
from harada.method.rule import BadRule, check_rule

HALF_A_CELL = N_("a pillar without an action, or an action without a pillar")
NOT_IN_ORDER = N_("the end comes before the beginning")
REPEATS = N_("the same weekday twice")
TOO_OFTEN = N_("more times than there are days")
NO_SUCH_RULE = N_("a recurrence rule that cannot be followed")
NO_AMOUNT = N_("an amount above 0 is needed")

_SPAN = 366


class DailyForm(Form):
    """Due every day."""

    kind: Literal["daily"]


class WeekdaysForm(Form):
    """Due on these weekdays, 0 Monday to 6 Sunday."""

    kind: Literal["weekdays"]
    days: Annotated[list[Annotated[int, Field(ge=0, le=6)]], Field(min_length=1, max_length=7)]

    @model_validator(mode="after")
    def _no_repeats(self) -> WeekdaysForm:
        if len(set(self.days)) < len(self.days):
            raise misfit(REPEATS)
        return self


class TimesForm(Form):
    """So many times in so many days."""

    kind: Literal["times"]
    times: Annotated[int, Field(ge=1, le=_SPAN)]
    days_in: Annotated[int, Field(ge=1, le=_SPAN)]

    @model_validator(mode="after")
    def _at_most_daily(self) -> TimesForm:
        if self.times > self.days_in:
            raise misfit(TOO_OFTEN)
        return self


class RuleForm(Form):
    """Any rule of RFC 5545 over days; whether it ever comes is the routine's matter."""

    kind: Literal["rule"]
    rule: Name


class DuePeriodForm(Form):
    """A period of the roster as flags, a day each."""

    first: IsoDay
    flags: Annotated[str, Field(pattern="^[01]+$", max_length=_SPAN)]
    repeats: bool


class ShiftsForm(Form):
    """Due on certain shifts of the roster, which it carries as flags."""

    kind: Literal["shifts"]
    shifts: Annotated[list[Name], Field(min_length=1)]
    periods: list[DuePeriodForm]


class RosterForm(Form):
    """routines.json, table `rosters`: the shifts from a day on, until the next period."""

    first: IsoDay
    shifts: Annotated[list[Name], Field(min_length=1, max_length=_SPAN)]
    repeats: bool


RecurrenceForm = Annotated[
    DailyForm | WeekdaysForm | TimesForm | RuleForm | ShiftsForm, Field(discriminator="kind")
]


class TargetForm(Form):
    """An amount to reach or to stay under."""

    kind: Literal["at_least", "at_most"]
    amount: Amount
    unit: Text

    @model_validator(mode="after")
    def _reachable(self) -> TargetForm:
        if self.kind == "at_least" and self.amount == 0:
            raise misfit(NO_AMOUNT)
        return self


class _OnChart(Form):
    """What stands on a cell of a chart, or on none."""

    name: Name
    text: Text
    chart: Id | None
    pillar: Number | None
    action: Number | None
    texts: Texts = Field(default_factory=dict)

    @model_validator(mode="after")
    def _whole_cell(self) -> _OnChart:
        if (self.pillar is None) != (self.action is None):
            raise misfit(HALF_A_CELL)
        return self


class RoutineForm(_OnChart):
    """routines.json, table `routines`."""

    service: Literal["home", "work"] | None
    focus: Annotated[int, Field(ge=1)] | None
    recurrence: RecurrenceForm
    start: IsoDay
    end: IsoDay | None
    state: Literal["active", "habit", "dropped", "archived"]
    habit_on: IsoDay | None
    target: TargetForm | None
    small: Text = ""

    @model_validator(mode="after")
    def _rule_comes(self) -> RoutineForm:
        if isinstance(self.recurrence, RuleForm):
            try:
                check_rule(self.recurrence.rule, date.fromisoformat(self.start))
            except BadRule:
                raise misfit(NO_SUCH_RULE) from None
        return self


class ActionForm(_OnChart):
    """routines.json, table `actions`: a dated action."""

    due: IsoDay
    state: Literal["open", "done", "dropped"]
    done_on: IsoDay | None


class PauseForm(Form):
    """routines.json, table `pauses`: leave or illness, both days included."""

    first: IsoDay
    last: IsoDay
    routine: Id | None

    @model_validator(mode="after")
    def _in_order(self) -> PauseForm:
        if self.last < self.first:
            raise misfit(NOT_IN_ORDER)
        return self
