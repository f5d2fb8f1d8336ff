"""The company's mission and objectives."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from harada.programme.mission import MissionForm, ObjectiveForm


def test_a_mission_is_a_text_of_any_length_and_script():
    assert MissionForm(text="すべての客に").text == "すべての客に"
    assert MissionForm(text="").text == ""


def test_an_objective_has_a_measure_and_may_have_a_date():
    objective = ObjectiveForm(text="Fewer falls", measure="-30 %", date=None)
    assert objective.date is None
    assert ObjectiveForm(text="x", measure="", date="2027-05-31").date == "2027-05-31"


@pytest.mark.parametrize("document", [{}, {"text": None}, {"text": "x", "owner": "y"}])
def test_what_is_no_mission_is_refused(document):
    with pytest.raises(ValidationError):
        MissionForm.model_validate(document)


def test_an_objective_for_no_day_is_refused():
    with pytest.raises(ValidationError):
        ObjectiveForm(text="x", measure="", date="soon")
