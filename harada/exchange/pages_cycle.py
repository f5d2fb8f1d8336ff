"""What stands around a sheet, as sections of the readable pages: surveys, candidates, reviews.

Each section is a title and its items, as they were written; how they look is the matter of `pages`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from harada.exchange.questionnaires import questionnaire
from harada.i18n import _, language
from harada.method.candidate import ranked
from harada.method.survey import result
from harada.notebook.reviewing import FIELDS, reviews
from harada.notebook.surveying import surveys
from harada.notebook.wishing import candidates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harada.notebook.notebook import Notebook

Section = tuple[str, list[str]]


def sections(notebook: Notebook) -> Iterator[Section]:
    """Give the sections there is anything in."""
    goals = candidates(notebook)
    if goals:
        yield _("Candidate goals"), [goals[key]["text"] for key in ranked(goals)]
    for survey in surveys(notebook).values():
        words = questionnaire(notebook, survey["questionnaire"])
        answered = [
            " · ".join(part for part in (word.text, str(word.score), word.improve) if part)
            for word in result(words, survey, None, language()).words
            if word.score is not None
        ]
        yield _("Survey of {day}").format(day=survey["date"]), answered
    for key, review in sorted(reviews(notebook).items()):
        said = [str(review[name]) for name in FIELDS]  # type: ignore[literal-required]
        yield _("Review of {period}").format(period=key), [text for text in said if text]
