"""The questions of the guided path, in the order in which they are asked.

Each belongs to a step of `harada.method.guide`; a step may ask several things, one a screen. Only
the words and the places of the answers stand here: examples come from the starter sheets, what is
done is the method's to say, and the screen shows one question after the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from harada.i18n import N_
from harada.method.empty import ASPECTS
from harada.method.grid import CLOCKWISE

if TYPE_CHECKING:
    from harada.method.documents import Goal

Kind = Literal["fields", "lines", "dated", "routines", "elsewhere", "end"]


class Question(NamedTuple):
    """One screen of the guided path; `text` and `why` are messages to translate at use."""

    id: str
    """What the profile keeps as the place where a person stands."""
    step: str
    """The step of the method it belongs to."""
    text: str
    why: str
    paths: tuple[str, ...] = ()
    """The fields that are asked, see `harada.tui.fields`; `levels` stands for all of them."""
    kind: Kind = "fields"
    """How it is answered: in fields, by choosing cells, or on another screen."""

    @property
    def pillar(self) -> int:
        """The pillar whose actions are asked, 0 for any other question."""
        return int(self.id.rpartition(".")[2]) if self.step == "sixty-four" else 0

    def fields(self, goal: Goal | None) -> list[str]:
        """Return the paths of its fields on this sheet, where levels may be more or fewer."""
        if self.paths != ("levels",):
            return list(self.paths)
        count = len(goal["levels"]) if goal else 4
        return [f"levels.{level}.text" for level in range(count)]


def _rows(*names: str) -> tuple[str, ...]:
    """Return the paths of the self-analysis, aspect by aspect."""
    return tuple(f"analysis.{aspect}.{name}" for aspect in ASPECTS for name in names)


_PILLARS = tuple(path for n in CLOCKWISE for path in (f"pillar.{n}.text", f"pillar.{n}.aspect"))


def _actions(pillar: int) -> Question:
    """Return the question for the eight actions of one pillar."""
    return Question(
        f"sixty-four.{pillar}",
        "sixty-four",
        N_("{pillar}: what will you do?"),
        N_(
            "Eight actions, from the top clockwise: a verb, and a number or a way of doing. "
            "Don’t weigh them, write. What stays blank can wait."
        ),
        tuple(f"cell.{pillar}.{action}" for action in CLOCKWISE),
        "lines",
    )


QUESTIONS: tuple[Question, ...] = (
    Question(
        "survey",
        "survey",
        N_("How well do these words describe you today?"),
        N_(
            "33 words, one key each, about three minutes. Nobody scores it; in three months you "
            "see what has moved."
        ),
        kind="elsewhere",
    ),
    Question(
        "work",
        "mission",
        N_("What kind of work do you do?"),
        N_("The examples on the next screens come from the kind of work you choose."),
        ("profile.kind_of_work",),
    ),
    Question(
        "day_begins",
        "mission",
        N_("When does your day begin?"),
        N_(
            "What you mark or write before that hour belongs to the day before. 04:00 suits most; "
            "after a late or a night shift a later hour does."
        ),
        ("profile.day_start",),
    ),
    Question(
        "company",
        "mission",
        N_("Where do you work, and as what?"),
        N_("It stands at the top of your sheet. Leave blank what you like."),
        ("profile.role", "profile.company", "profile.department"),
    ),
    Question(
        "company_mission",
        "mission",
        N_("What is the mission of your company?"),
        N_("In the company’s own words, as far as you know them. Is there none? Go on."),
        ("mission",),
    ),
    Question(
        "objectives",
        "mission",
        N_("Which objectives has your company set?"),
        N_("One a line, with its measure and its day where you know them. Enter goes on."),
        ("objectives",),
    ),
    Question(
        "objective",
        "mission",
        N_("Which objective of your company does your goal serve?"),
        N_("Choose the one that is closest to your own work."),
        ("objective",),
    ),
    Question(
        "line_of_sight",
        "mission",
        N_("What do you do, for whom, and what does it make possible?"),
        N_(
            "This is your line of sight: the sense of your own work. You will read it on your "
            "first screen every day."
        ),
        ("line_of_sight",),
    ),
    Question(
        "service_home",
        "service",
        N_("Which small thing will you do at home every day, for the others?"),
        N_("Unpaid, unasked, and so small that it works out on a bad day too."),
        ("service_home",),
    ),
    Question(
        "service_work",
        "service",
        N_("And which small thing at work, for colleagues or customers?"),
        N_("Something nobody expects of you. It takes a few minutes and helps somebody."),
        ("service_work",),
    ),
    Question(
        "successes",
        "past",
        N_("What went really well before, and why?"),
        N_("One success for each side of you. Look for your own share in it."),
        _rows("success", "success_why"),
    ),
    Question(
        "failures",
        "past",
        N_("What went badly, and why?"),
        N_("Not to blame yourself: a cause you know is one you can plan for."),
        _rows("failure", "failure_why"),
    ),
    Question(
        "future",
        "future",
        N_("Do you have a goal in mind?"),
        N_(
            "If not, look first at what you might want: eight themes, up to sixty-four wishes. "
            "Blanks are welcome."
        ),
        kind="elsewhere",
    ),
    Question(
        "candidates",
        "candidates",
        N_("Which goals come into question?"),
        N_("About ten, side by side. You weigh them; the sum only orders them, and you choose."),
        kind="elsewhere",
    ),
    Question(
        "goal",
        "goal",
        N_("What will you have reached, and by when?"),
        N_(
            "One goal of your own, with a number and a date, written as if it were done: "
            "“By … I have …”."
        ),
        ("goal",),
    ),
    Question(
        "self_tangible",
        "perspectives",
        N_("What will you yourself have then, that one can see or count?"),
        N_("For me, tangible: money, time, a certificate. Three to ten lines."),
        ("perspectives.self_tangible",),
    ),
    Question(
        "self_intangible",
        "perspectives",
        N_("What will be different inside you?"),
        N_("For me, intangible: calm, pride, courage. Three to ten lines."),
        ("perspectives.self_intangible",),
    ),
    Question(
        "others_tangible",
        "perspectives",
        N_("What will others have, that one can see or count?"),
        N_("For others, tangible: customers, colleagues, family. A goal for others carries you."),
        ("perspectives.others_tangible",),
    ),
    Question(
        "others_intangible",
        "perspectives",
        N_("What will others feel?"),
        N_("For others, intangible: trust, safety, joy. Think of real people."),
        ("perspectives.others_intangible",),
    ),
    Question(
        "deadline",
        "levels",
        N_("By which day?"),
        N_("A month is fine for a first goal, a quarter or a year for a larger one."),
        ("deadline",),
    ),
    Question(
        "levels",
        "levels",
        N_("How high do you aim?"),
        N_("The one you are sure of gives courage; the ultimate one may lie far beyond."),
        ("levels",),
    ),
    Question(
        "obstacles",
        "obstacles",
        N_("What will get in your way?"),
        N_("You know yourself best. Name it now, while it is quiet."),
        _rows("obstacle"),
    ),
    Question(
        "countermeasures",
        "countermeasures",
        N_("And what will you do then?"),
        N_("Decide it today, so that you need not decide it on a hard day."),
        _rows("countermeasure"),
    ),
    Question(
        "pillars",
        "pillars",
        N_("Which eight pillars carry your goal?"),
        N_(
            "Write fast, from the top clockwise, and say of each whether it is spirit, skill, "
            "body or life."
        ),
        _PILLARS,
        "lines",
    ),
    *(_actions(pillar) for pillar in CLOCKWISE),
    Question(
        "dated",
        "dated",
        N_("Which actions happen once, and on which day?"),
        N_("About ten are enough: the stairs up to your goal."),
        kind="dated",
    ),
    Question(
        "routines",
        "routines",
        N_("Which ten will you do again and again?"),
        N_("Small ones that depend on you alone. The others can follow later."),
        kind="routines",
    ),
    Question(
        "supporters",
        "supporters",
        N_("Who will help you, and what do you ask of them?"),
        N_("Something small and exact. Once you have asked, write the day behind it."),
        ("supporters",),
    ),
    Question(
        "affirmation",
        "affirmation",
        N_("Which sentence gives you strength?"),
        N_("You are there: say who you are, the date, what you do and how it feels."),
        ("affirmation",),
    ),
    Question(
        "feelings",
        "affirmation",
        N_("How will it feel when you are there?"),
        N_("Every feeling that comes, one a line."),
        ("feelings",),
    ),
    Question(
        "live",
        "live",
        N_("This is your sheet."),
        N_("From now on it takes five minutes each evening: mark the day, write a few lines."),
        kind="end",
    ),
)

BY_ID = {question.id: question for question in QUESTIONS}


def first_of(step: str) -> Question:
    """Return the first question of a step; raises `KeyError` for a step that asks nothing."""
    for question in QUESTIONS:
        if question.step == step:
            return question
    raise KeyError(step)
