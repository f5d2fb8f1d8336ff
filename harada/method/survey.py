"""The self-reliance survey: what the answers say, per word and per group, beside those before.

No official scoring exists, so there is none here: a mean per group, the change per word, and the
three lowest words, from which a cell of the chart may grow.
"""

from __future__ import annotations

from harada.i18n import ENGLISH, _, pgettext
from harada.method.errors import MethodError
from harada.method.reference import fold
from harada.method.text import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from harada.method.documents import Cell, Chart, Questionnaire, Survey, SurveyWord, Texts

OWN = "self_reliance"
"""The questionnaire that comes with the program."""

OWN_WORDS = 33
"""So many words it has; they themselves stand in a template."""

LOWEST, HIGHEST = 1, 10
"""The scale of an answer."""

OFFERED = 3
"""So many of the lowest words are offered as a cell of the chart."""

STILL_ONE_SITTING = 7
"""So many days a survey that is not finished is gone on with; after that it is begun anew."""


class UnknownWord(MethodError):
    """No word, or more than one, of the questionnaire is called so."""


class WordResult:
    """One word: its score now and in the survey before, None where it was not answered."""

    __slots__ = ("before", "id", "improve", "score", "text")

    def __init__(
        self, word_id: str, text: str, score: int | None, before: int | None, improve: str
    ) -> None:
        self.id = word_id
        self.text = text
        self.score = score
        self.before = before
        self.improve = improve

    @property
    def change(self) -> int | None:
        """How much higher it is than before, None where there is nothing to compare."""
        return None if self.score is None or self.before is None else self.score - self.before


class GroupResult:
    """A group: its words, the mean of those that were answered, and what those were before."""

    __slots__ = ("before", "id", "mean", "title", "words")

    def __init__(self, group_id: str, title: str, words: list[WordResult]) -> None:
        self.id = group_id
        self.title = title
        self.words = words
        self.mean = mean([word.score for word in words])
        self.before = mean([word.before for word in words if word.score is not None])


class Result:
    """What a filled-in survey says."""

    __slots__ = ("groups",)

    def __init__(self, groups: list[GroupResult]) -> None:
        self.groups = groups

    @property
    def words(self) -> list[WordResult]:
        """All words in the order of the questionnaire."""
        return [word for group in self.groups for word in group.words]

    @property
    def mean(self) -> float | None:
        """The mean of all that was answered."""
        return mean([word.score for word in self.words])

    @property
    def unanswered(self) -> list[WordResult]:
        """The words without an answer yet."""
        return [word for word in self.words if word.score is None]

    def lowest(self, count: int = OFFERED) -> list[WordResult]:
        """The words with the lowest scores, the lowest first.

        Of two with the same score the one that fell more since the survey before comes first.
        """
        answered = [word for word in self.words if word.score is not None]
        return sorted(answered, key=lambda word: (word.score, word.change or 0))[:count]


def as_figure(value: float) -> str:
    """A mean as a person reads it: `6.3`, in Dutch `6,3`."""
    return f"{value:.1f}".replace(".", pgettext("decimal mark", "."))


def mean(scores: list[int | None]) -> float | None:
    """The mean of the scores there are, None without any."""
    known = [score for score in scores if score is not None]
    return sum(known) / len(known) if known else None


def result(
    questionnaire: Questionnaire, survey: Survey, before: Survey | None, language: str
) -> Result:
    """What a survey says beside the one before it, its words in a language."""
    old = before["answers"] if before else {}
    return Result(
        [
            GroupResult(
                group["id"],
                spoken(group["title"], language),
                [
                    WordResult(
                        word["id"],
                        spoken(word["text"], language),
                        survey["answers"].get(word["id"]),
                        old.get(word["id"]),
                        survey["improve"].get(word["id"], ""),
                    )
                    for word in group["words"]
                ],
            )
            for group in questionnaire["groups"]
        ]
    )


def before(surveys: Mapping[str, Survey], key: str) -> str | None:
    """The id of the last survey before this one with the same words; None for the first."""
    this = surveys[key]
    earlier = [
        other
        for other, survey in surveys.items()
        if survey["questionnaire"] == this["questionnaire"] and survey["date"] < this["date"]
    ]
    return max(earlier, key=lambda other: surveys[other]["date"], default=None)


def latest(surveys: Mapping[str, Survey]) -> str | None:
    """The id of the newest survey, None where there is none."""
    return max(surveys, key=lambda key: surveys[key]["date"], default=None)


def is_whole(questionnaire: Questionnaire, survey: Survey) -> bool:
    """Whether every word of a survey is answered."""
    return all(word["id"] in survey["answers"] for word in all_words(questionnaire))


def in_hand(
    surveys: Mapping[str, Survey], key: str, questionnaire: Questionnaire, today: date
) -> str | None:
    """The id of the survey that is answered now, with the words in use, whose id is `key`.

    It is today's, or one of the last days that is not finished; None when the next answer begins
    a new one.
    """
    these = {name: one for name, one in surveys.items() if one["questionnaire"] == key}
    newest = latest(these)
    if newest is None:
        return None
    age = (today - today.fromisoformat(these[newest]["date"])).days
    unfinished = not is_whole(questionnaire, these[newest])
    return newest if age == 0 or (unfinished and 0 < age <= STILL_ONE_SITTING) else None


def spoken(texts: Texts, language: str) -> str:
    """A text in a language, else in the nearest there is: English, or whatever comes first."""
    for tag in (language, language.partition("-")[0], ENGLISH):
        if tag in texts:
            return texts[tag]
    return next(iter(texts.values()))


def all_words(questionnaire: Questionnaire) -> list[SurveyWord]:
    """The words of a questionnaire in order."""
    return [word for group in questionnaire["groups"] for word in group["words"]]


def find_word(questionnaire: Questionnaire, typed: str) -> str:
    """The id of the word a person typed: its id, its text in any language, or how one begins.

    Raises `UnknownWord`, naming the words it might be.
    """
    wanted = fold(typed.strip())
    words = all_words(questionnaire)
    names = {word["id"]: [word["id"], *word["text"].values()] for word in words}
    for key, known in names.items():
        if wanted in map(fold, known):
            return key
    begun = [
        key
        for key, known in names.items()
        if wanted and any(fold(n).startswith(wanted) for n in known)
    ]
    if len(begun) == 1:
        return begun[0]
    if begun:
        raise UnknownWord(
            _("“{word}” may be {words}.").format(word=shown(typed), words=", ".join(begun[:5]))
        )
    raise UnknownWord(
        _("No word of the survey is called “{word}”. `harada survey words` lists them.").format(
            word=shown(typed)
        )
    )


def free_cells(chart: Chart, count: int = OFFERED) -> list[tuple[int, int]]:
    """Empty cells of a chart, as pillar and action, in which a word could become an action.

    Those under pillars of the spirit come first, then those of daily life: the words are about
    character.
    """
    found = [place for place, cell in _by_character(chart) if not cell["text"].strip()]
    return found[:count]


def waiting_cells(chart: Chart, count: int) -> list[tuple[int, int]]:
    """Written cells that wait, in the same order: they may make room where no cell is empty."""
    found = [
        place
        for place, cell in _by_character(chart)
        if cell["text"].strip() and cell["state"] == "waiting"
    ]
    return found[:count]


def cell_that_says(chart: Chart, text: str) -> tuple[int, int] | None:
    """The first cell with exactly this text, None where no cell says it."""
    wanted = text.strip()
    found = (place for place, cell in _by_character(chart) if cell["text"].strip() == wanted)
    return next(found, None) if wanted else None


def _by_character(chart: Chart) -> Iterator[tuple[tuple[int, int], Cell]]:
    """The cells under pillars with a name, the pillars that are most about character first."""
    order = {"spirit": 0, "life": 1, None: 2, "body": 3, "skill": 4}
    pillars = sorted(
        enumerate(chart["pillars"], 1), key=lambda numbered: order[numbered[1]["aspect"]]
    )
    for number, pillar in pillars:
        if pillar["text"].strip():
            for action, cell in enumerate(pillar["actions"], 1):
                yield (number, action), cell
