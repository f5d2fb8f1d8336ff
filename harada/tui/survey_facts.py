"""What the Survey screen says: the words with their answers, and what they come to.

It reads one survey beside the one before it and puts the method's figures into rows and sentences
in the language of now. It draws nothing and changes nothing.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from harada.exchange.questionnaires import questionnaire
from harada.i18n import _, language, long_date, ngettext
from harada.method.survey import (
    as_figure,
    before,
    cell_that_says,
    free_cells,
    in_hand,
    latest,
    result,
    spoken,
)
from harada.method.text import printable
from harada.notebook.surveying import in_use, surveys
from harada.tui.widgets.rows import Row
from harada.tui.widgets.word_list import LOW, WORD

if TYPE_CHECKING:
    from harada.method.documents import Survey
    from harada.method.survey import GroupResult, WordResult
    from harada.notebook.notebook import Notebook

_BLANK = ""
"""Stands for the survey that begins with the next answer."""


class SurveyFacts:
    """One survey of a notebook: the one in hand, or an earlier one to read."""

    def __init__(self, notebook: Notebook, today: date, wanted: str | None = None) -> None:
        """Read the survey `wanted`: its id, empty for a new one; None takes the one in hand."""
        self.known = surveys(notebook)
        asked = in_use(notebook)
        self.in_hand = in_hand(self.known, asked, questionnaire(notebook), today)
        if wanted is None:
            wanted = self.in_hand or latest(self.known) or _BLANK
        self.key = wanted if wanted in self.known else _BLANK
        blank: Survey = {
            "date": today.isoformat(),
            "questionnaire": asked,
            "answers": {},
            "improve": {},
        }
        self.survey = self.known.get(self.key, blank)
        earlier = before({**self.known, self.key: self.survey}, self.key)
        self.earlier = self.known[earlier] if earlier else None
        self.words = questionnaire(notebook, self.survey["questionnaire"])
        self.said = result(self.words, self.survey, self.earlier, language())
        self.chart = notebook.chart()

    @property
    def open_to_answers(self) -> bool:
        """Whether this survey is answered now; an earlier one is only read."""
        return self.key == (self.in_hand or _BLANK)

    @property
    def day(self) -> date:
        """The day this survey belongs to."""
        return date.fromisoformat(self.survey["date"])

    def beside(self, by: int) -> str | None:
        """The id of the survey before (-1) or after (1) this one by day, None at the ends."""
        order = list(self.known)
        place = order.index(self.key) + by if self.key else len(order) + by
        return order[place] if 0 <= place < len(order) else None

    def first_open(self) -> str | None:
        """The key of the first word without an answer, None when all have one."""
        left = self.said.unanswered
        return WORD + left[0].id if left else None

    def word(self, word_id: str) -> WordResult | None:
        """The result of one word, None for one that this survey does not ask."""
        return next((word for word in self.said.words if word.id == word_id), None)

    # As rows

    def word_rows(self) -> list[Row]:
        """Every word under the name of its group."""
        rows: list[Row] = []
        for group in self.said.groups:
            rows.append(Row(_group_line(group), look="heading"))
            rows += [self._row(word, WORD) for word in group.words]
        return rows

    def result_rows(self) -> list[Row]:
        """What the answers come to, and the lowest words; none before the first answer."""
        if self.said.mean is None:
            return []
        rows = [Row(_("What it says"), look="heading")]
        rows += [Row(_group_line(group), look="quiet") for group in self.said.groups]
        rows.append(Row(self._whole_line(), look="quiet"))
        rows.append(Row(_("Lowest three"), look="heading"))
        return rows + [self._row(word, LOW) for word in self.said.lowest()]

    def _row(self, word: WordResult, kind: str) -> Row:
        """One word as a row of the list."""
        moved = "" if word.change is None else f"{word.change:+d}" if word.change else "="
        tail = printable(word.improve)
        place = self.place_of(word) if kind == LOW else None
        if place is not None:
            tail = _("{ref} on the chart: {text}").format(ref=place, text=tail)
        return Row(
            printable(word.text),
            kind + word.id,
            sign="–" if word.score is None else str(word.score),
            ref=moved,
            tail=tail,
        )

    def _whole_line(self) -> str:
        """The mean of all words, beside the one before."""
        mean = as_figure(self.said.mean or 0)
        if self.earlier is None:
            return _("All words: mean {mean}").format(mean=mean)
        return _("All words: mean {mean}; compared with {day}").format(
            mean=mean, day=long_date(self.earlier["date"])
        )

    # In words

    def heading(self) -> str:
        """The name of the survey, its day, and how far it is answered."""
        done = len(self.said.words) - len(self.said.unanswered)
        return _("{done} of {n} · {title} · {day}").format(
            title=printable(spoken(self.words["title"], language())),
            day=long_date(self.survey["date"]),
            done=done,
            n=len(self.said.words),
        )

    def about(self, key: str) -> tuple[str, str]:
        """Two lines on the row under the cursor: what is asked, and what can be done."""
        word = self.word(key.removeprefix(WORD).removeprefix(LOW))
        if word is None:
            return "", ""
        name = printable(word.text)
        if key.startswith(LOW):
            ask = _("{word}: which small act, done often, would move it?").format(word=name)
            return ask, self._way_to_chart(word)
        ask = _("{word}: how well does it describe me?").format(word=name)
        if not self.open_to_answers:
            return ask, _("This survey is read only. n begins a new one.")
        if word.improve:
            return ask, _("I will: {text}").format(text=printable(word.improve))
        return ask, _("1 not at all … 9, 0 is ten · Enter: what I will do to improve")

    def _way_to_chart(self, word: WordResult) -> str:
        """How one of the lowest words comes to the chart."""
        place = self.place_of(word)
        if place is not None:
            return _("It stands on the chart at {ref}.").format(ref=place)
        free = free_cells(self.chart, 1) if self.chart else []
        if free:
            ref = "{}.{}".format(*free[0])
            return _("c writes it into cell {ref} of the chart.").format(ref=ref)
        return _("c writes it on the chart.")

    def place_of(self, word: WordResult) -> str | None:
        """The cell of the chart that says what I will do about a word, None for none."""
        found = cell_that_says(self.chart, word.improve) if self.chart else None
        return "{}.{}".format(*found) if found else None

    def summary(self) -> list[str]:
        """A few lines for the guided path, none before the first answer."""
        left = len(self.said.unanswered)
        if self.said.mean is None:
            return []
        if left:
            line = ngettext("{n} word is still open.", "{n} words are still open.", left)
            return [self.heading(), line.format(n=left)]
        lowest = ", ".join(f"{printable(word.text)} {word.score}" for word in self.said.lowest())
        return [self.heading(), self._whole_line(), _("Lowest: {words}").format(words=lowest)]


def _group_line(group: GroupResult) -> str:
    """A group with its mean, beside the one before."""
    title = printable(group.title)
    if group.mean is None:
        return title
    mean = as_figure(group.mean)
    if group.before is None:
        return _("{group}: mean {mean}").format(group=title, mean=mean)
    return _("{group}: mean {mean}, before {before}").format(
        group=title, mean=mean, before=as_figure(group.before)
    )
