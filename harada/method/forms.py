"""Which model each document of a notebook follows, and what is wrong with one that does not.

The one table through which the app, imports and the doctor validate; reading and repairing files is
theirs.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from harada.i18n import N_, _
from harada.method.chart import ChartForm
from harada.method.diary import DayForm
from harada.method.fields import NOT_ENCODABLE, Form, IsoDay
from harada.method.goal import CandidateForm, GoalSheet
from harada.method.profile import CurrentForm, ProfileForm
from harada.method.reply import ReplyForm
from harada.method.review_form import ReviewForm
from harada.method.routine import ActionForm, PauseForm, RosterForm, RoutineForm
from harada.method.survey_form import QuestionnaireForm, SurveyForm
from harada.method.text import shown
from harada.programme.mission import MissionForm, ObjectiveForm

FORMS: Mapping[tuple[str, str], type[Form]] = {
    ("profile", "profile"): ProfileForm,
    ("profile", "current"): CurrentForm,
    ("goals", "goals"): GoalSheet,
    ("goals", "candidates"): CandidateForm,
    ("charts", "charts"): ChartForm,
    ("routines", "routines"): RoutineForm,
    ("routines", "actions"): ActionForm,
    ("routines", "pauses"): PauseForm,
    ("routines", "rosters"): RosterForm,
    ("days", "days"): DayForm,
    ("replies", "replies"): ReplyForm,
    ("surveys", "surveys"): SurveyForm,
    ("surveys", "questionnaires"): QuestionnaireForm,
    ("reviews", "reviews"): ReviewForm,
    ("programme", "mission"): MissionForm,
    ("programme", "objectives"): ObjectiveForm,
}
"""The model of each table, by the kind of its file and its name."""

_SENTENCES = {
    "missing": N_("this field is missing"),
    "extra_forbidden": N_("not a field of this form"),
    "string_type": N_("not a text"),
    "string_unicode": NOT_ENCODABLE,
    "string_too_long": N_("longer than {max_length} characters"),
    "string_too_short": N_("empty"),
    "bool_type": N_("neither true nor false"),
    "int_type": N_("not a whole number"),
    "float_type": N_("not a number"),
    "finite_number": N_("not a number"),
    "greater_than_equal": N_("less than {ge}"),
    "less_than_equal": N_("more than {le}"),
    "literal_error": N_("none of {expected}"),
    "union_tag_invalid": N_("none of {expected_tags}"),
    "union_tag_not_found": N_("it does not say which kind it is"),
    "list_type": N_("not a list"),
    "dict_type": N_("not a set of fields"),
    "model_type": N_("not a set of fields"),
    "model_attributes_type": N_("not a set of fields"),
    "too_short": N_("{actual_length} where at least {min_length} are needed"),
    "too_long": N_("more than {max_length}"),
}


def problems(kind: str, table: str, key: str, document: object) -> list[str]:
    """What is wrong with a document, one sentence a field; empty when it is sound.

    `kind` and `table` say where it stands, `key` is its id. A table we do not know is a problem
    too.
    """
    form = FORMS.get((kind, table))
    if form is None:
        return [_("{place}: there is no such table.").format(place=shown(f"{kind}.{table}"))]
    found = [] if table != "days" else _key_problems(key)
    try:
        form.model_validate(document)
    except ValidationError as error:
        found += [_sentence(key, detail) for detail in error.errors(include_url=False)]
    return found


def _key_problems(key: str) -> list[str]:
    """What is wrong with the id of a day, which is its date."""
    try:
        _day_adapter().validate_python(key)
    except ValidationError as error:
        return [_sentence(key, detail) for detail in error.errors(include_url=False)]
    return []


@cache
def _day_adapter() -> TypeAdapter[str]:
    """The validator of a date; making it costs far more than asking it."""
    return TypeAdapter(IsoDay)


def _sentence(key: str, detail: Mapping[str, Any]) -> str:
    """One fault as a sentence: where, and what."""
    where = ".".join([key, *(str(part) for part in detail["loc"])])
    values = detail.get("ctx", {})
    if detail["type"] == "misfit":
        what = _(str(values["message"]))
    else:
        what = _(_SENTENCES.get(detail["type"], _OTHER))
        what = what.format(**{name: shown(str(value)) for name, value in values.items()})
    return _("{place}: {problem}.").format(place=shown(where), problem=what)


_OTHER = N_("does not fit")
