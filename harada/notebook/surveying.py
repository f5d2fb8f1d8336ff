"""Surveys in the notebook: the answers of a day, and the list of words a trainer brought.

Each function that changes something is one undoable change, so that a screen and a command do the
same. What the answers say is in `harada.method.survey`.
"""

from __future__ import annotations

from harada.i18n import _
from harada.method.survey import OWN, OWN_WORDS, is_whole
from harada.notebook.clock import utc_stamp
from harada.notebook.reading import SURVEYS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from harada.method.documents import Questionnaire, Survey
    from harada.notebook.notebook import Notebook


def surveys(notebook: Notebook) -> dict[str, Survey]:
    """Return the surveys by id, the oldest day first."""
    found: dict[str, Survey] = _stored(notebook, "surveys")
    return dict(sorted(found.items(), key=lambda item: item[1]["date"]))


def questionnaires(notebook: Notebook) -> dict[str, Questionnaire]:
    """Return the lists of words in the notebook by id; the program's own is not among them."""
    found: dict[str, Questionnaire] = _stored(notebook, "questionnaires")
    return found


def _stored(notebook: Notebook, table: str) -> dict[str, Any]:
    return notebook.store.file(SURVEYS).read().get(table, {})


def in_use(notebook: Notebook) -> str:
    """Return the id of the list of words that is asked: a trainer's, else the program's own."""
    chosen = {
        key: each["used_from"]
        for key, each in questionnaires(notebook).items()
        if "used_from" in each
    }
    return max(chosen, key=lambda key: chosen[key], default=OWN)


def survey_of(notebook: Notebook, on: date) -> str | None:
    """Return the id of the survey of that day with the words in use, None when there is none."""
    wanted = (on.isoformat(), in_use(notebook))
    for key, survey in surveys(notebook).items():
        if (survey["date"], survey["questionnaire"]) == wanted:
            return key
    return None


def whole_surveys(notebook: Notebook) -> int:
    """Return in how many surveys every word is answered; the program's own words are not read."""
    brought = questionnaires(notebook)
    whole = 0
    for one in surveys(notebook).values():
        words = brought.get(one["questionnaire"])
        enough = len(one["answers"]) >= OWN_WORDS
        whole += enough if words is None else is_whole(words, one)
    return whole


def answer(
    notebook: Notebook,
    on: date,
    answers: Mapping[str, int | None],
    improve: Mapping[str, str],
) -> str:
    """Write answers and lines of improvement into the survey of a day; returns its id.

    The survey begins with the first answer. None takes an answer back, an empty text a line.
    """
    # One sitting is one day's survey: undo takes the last answers back, not the whole survey.
    label = _("survey of {day}").format(day=on.isoformat())
    typed = ",".join(improve) if not answers else ""
    with notebook.typing(label, f"improve {typed}") if typed else notebook.change(label):
        table = notebook.table(SURVEYS, "surveys")
        key = survey_of(notebook, on) or table.next_key("s")
        old = surveys(notebook).get(key)
        made: Survey = {
            "date": on.isoformat(),
            "questionnaire": in_use(notebook),
            "answers": _merged(old["answers"] if old else {}, answers),
            "improve": _merged(old["improve"] if old else {}, improve),
        }
        table.put(key, made)
    return key


def _merged(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in {**old, **new}.items() if value not in (None, "")}


def use_questionnaire(notebook: Notebook, document: Questionnaire) -> str:
    """Ask these words from now on; returns their id. Earlier surveys keep the words they had."""
    known = [
        key
        for key, each in questionnaires(notebook).items()
        if each["groups"] == document["groups"]
    ]
    with notebook.change(_("words of the survey")):
        use_own(notebook)
        table = notebook.table(SURVEYS, "questionnaires")
        key = known[0] if known else table.next_key("q")
        table.put(key, {**document, "used_from": utc_stamp(notebook.clock.now())})
    return key


def use_own(notebook: Notebook) -> None:
    """Ask the program's own 33 words again."""
    with notebook.change(_("words of the survey")):
        for key, each in questionnaires(notebook).items():
            if "used_from" in each:
                unused = {field: value for field, value in each.items() if field != "used_from"}
                notebook.table(SURVEYS, "questionnaires").put(key, unused)
