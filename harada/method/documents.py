"""The shapes of what a notebook keeps, as plain typed documents.

Types only: nothing here runs, so the quick commands can name these shapes without paying for a
validation library. The pydantic models of this room (`goal`, `chart`, `routine`, `diary`,
`profile`) describe the same documents and reject everything else.

Dates are ISO strings (`2026-11-22`), moments are UTC ISO strings, ids are short strings that are
unique in one notebook (`r12`, `c1`). Pillars and actions are numbered 1 to 8 in reading order
around the centre; in lists they stand at index 0 to 7.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

Texts = dict[str, str]
"""The same text in several languages, by language tag."""

MarkCode = Literal[1, 2, 3]
"""A mark as stored: 1 done, 2 missed, 3 rest. Absent means nothing was said."""

Aspect = Literal["spirit", "skill", "body", "life"]
CellState = Literal["waiting", "active", "habit", "done", "dropped"]
RoutineState = Literal["active", "habit", "dropped", "archived"]
ActionState = Literal["open", "done", "dropped"]
Depth = Literal["full", "planner", "minimal"]
Service = Literal["home", "work"]


class Guide(TypedDict):
    """Where a person stands on the guided path of METHOD.md section 7."""

    skipped: list[str]
    """Steps passed over for good."""
    later: list[str]
    """Steps put off with 'not now'."""
    at: str | None
    """The screen they last looked at, so that they come back where they were."""


class Profile(TypedDict):
    """profile.json, table `profile`, id `me`: what decides data."""

    name: str
    company: str
    department: str
    role: str
    kind_of_work: str
    """Id of the starter templates to show examples from: `customer_service`, `care` …"""
    language: str
    day_start: str
    """When this person's day begins, `HH:MM`, 00:00 to 06:00."""
    week_start: int
    """0 Monday to 6 Sunday."""
    depth: Depth
    """The diary's depth unless a day says otherwise."""
    created: str
    guide: Guide
    prompts: NotRequired[list[str]]
    """Questions of the person's own, which every page of the diary asks."""
    templates: NotRequired[dict[str, list[str]]]
    """Named sets of such questions, asked on the pages that take them."""
    template: NotRequired[str]
    """The template of the diary unless a day says otherwise; `none` or absent is none."""
    shift_starts: NotRequired[dict[str, str]]
    """When the day begins on a shift of the roster, by its name, `HH:MM`, 00:00 to 18:00."""


class Mission(TypedDict):
    """programme/mission.json, table `mission`, id `mission`."""

    text: str


class Objective(TypedDict):
    """programme/mission.json, table `objectives`, id `o1` …"""

    text: str
    measure: str
    date: str | None
    place: NotRequired[int]
    """Where it stands among the objectives, from 1; those without come after, as they came."""


class Level(TypedDict):
    """One goal level of METHOD.md 1.6; the list of levels is data."""

    name: str
    """`ultimate`, `intermediate`, `sure`, `this_time`, or a name of the person's own."""
    text: str
    result: str | None


class Perspectives(TypedDict):
    """The four perspectives of METHOD.md 1.7, several lines each."""

    self_tangible: list[str]
    self_intangible: list[str]
    others_tangible: list[str]
    others_intangible: list[str]


class Analysis(TypedDict):
    """One row of the self-analysis and of obstacles (METHOD.md 1.8 and 1.9)."""

    success: str
    success_why: str
    failure: str
    failure_why: str
    obstacle: str
    countermeasure: str


class Supporter(TypedDict):
    """METHOD.md 1.12: who, what I ask of them, and when I asked."""

    who: str
    what: str
    asked: str | None


class Source(TypedDict):
    """What a file that was brought along said of itself, kept for the export."""

    about: NotRequired[str]
    synthetic: NotRequired[bool]
    language: NotRequired[str]


class Goal(TypedDict):
    """goals.json, table `goals`, id `g1` …: one long-term goal sheet (METHOD.md 1).

    Dated actions and routines (fields 10 and 11) are documents of their own that point here
    through the chart; the sheet lists them.
    """

    name: str
    role: str
    company: str
    department: str
    objective: str | None
    line_of_sight: str
    start: str | None
    deadline: str | None
    service_home: str
    service_work: str
    goal: str
    levels: list[Level]
    perspectives: Perspectives
    analysis: dict[Aspect, Analysis]
    supporters: list[Supporter]
    affirmation: str
    feelings: list[str]
    chart: str | None
    """The current chart of this sheet."""
    created: str
    closed: str | None
    learned: NotRequired[str]
    """What the person learned, written when the sheet is closed."""
    previous: NotRequired[str]
    """The sheet this one was started from."""
    source: NotRequired[Source]


class Candidate(TypedDict):
    """goals.json, table `candidates`, id `k1` …: a goal that might be chosen."""

    text: str
    weights: dict[str, int]
    """By what it is weighed, 1 to 5; see `harada.method.candidate.CRITERIA`."""
    cell: str | None
    """The wish of the future window it grew from, such as `3.5`."""
    chosen: str | None
    """The sheet that was made of it."""
    created: str


class Cell(TypedDict):
    """One of the 64 actions. `routine` or `action` is set once it is active."""

    text: str
    state: CellState
    texts: NotRequired[Texts]
    routine: NotRequired[str]
    action: NotRequired[str]
    suggest: NotRequired[str]
    """What a file from elsewhere proposed for a waiting cell: `routine`, `weekly`, `dated`."""


class Pillar(TypedDict):
    """One of the eight pillars, stored once and shown twice."""

    text: str
    aspect: Aspect | None
    actions: list[Cell]
    texts: NotRequired[Texts]


class Chart(TypedDict):
    """charts.json, table `charts`, id `c1` …: one Open Window 64 (METHOD.md 2)."""

    goal: str | None
    text: str
    """What stands in the centre."""
    variant: Literal["practice", "future"]
    version: int
    replaces: str | None
    created: str
    kept: NotRequired[str]
    """The day on which this version was put aside as it stood; absent in the one in use."""
    pillars: list[Pillar]
    texts: NotRequired[Texts]
    source: NotRequired[Source]


class DuePeriod(TypedDict):
    """A period of the roster as a routine carries it: 1 for each day on which it is due."""

    first: str
    flags: str
    repeats: bool


class RosterPeriod(TypedDict):
    """routines.json, table `rosters`, id `w1` …: the shifts from a day on, until the next period.

    A cycle when it `repeats`, else a list of days. The names of the shifts are the person's own.
    """

    first: str
    shifts: list[str]
    repeats: bool


class Recurrence(TypedDict):
    """When a routine is due, from its start on.

    `daily`; `weekdays` with `days` (0 Monday … 6 Sunday); `times` with `times` in `days_in`
    days; `rule` with an RFC 5545 `rule` such as `FREQ=MONTHLY;BYMONTHDAY=-1`; `shifts` on the
    named `shifts` of the roster, which stands in `periods` as flags.
    """

    kind: Literal["daily", "weekdays", "times", "rule", "shifts"]
    days: NotRequired[list[int]]
    times: NotRequired[int]
    days_in: NotRequired[int]
    rule: NotRequired[str]
    shifts: NotRequired[list[str]]
    periods: NotRequired[list[DuePeriod]]


class Target(TypedDict):
    """An amount to reach (`at_least`) or to stay under (`at_most`)."""

    kind: Literal["at_least", "at_most"]
    amount: float
    unit: str


class Routine(TypedDict):
    """routines.json, table `routines`, id `r1` …"""

    name: str
    """The short name, as it is typed after `harada done`."""
    text: str
    chart: str | None
    pillar: int | None
    action: int | None
    service: Service | None
    focus: int | None
    """Place among the focus ten, from 1; null outside them."""
    recurrence: Recurrence
    start: str
    end: str | None
    state: RoutineState
    habit_on: str | None
    target: Target | None
    small: NotRequired[str]
    """The version that takes two minutes, for a hard day."""
    texts: NotRequired[Texts]


class Pause(TypedDict):
    """routines.json, table `pauses`, id `p1` …: leave or illness, both days included."""

    first: str
    last: str
    routine: str | None
    """One routine, or null for all."""


class Action(TypedDict):
    """routines.json, table `actions`, id `a1` …: a dated action (METHOD.md 1.10)."""

    name: str
    text: str
    chart: str | None
    pillar: int | None
    action: int | None
    due: str
    state: ActionState
    done_on: str | None
    texts: NotRequired[Texts]


class Task(TypedDict):
    """One of the day's tasks."""

    text: str
    done: bool


class Hour(TypedDict):
    """One row of the full diary: what was planned, what happened, what I think of it."""

    time: str
    plan: str
    actual: str
    reflection: str


class Diary(TypedDict, total=False):
    """The diary of one day in its three depths (METHOD.md 4); only what was written is kept."""

    depth: Depth
    template: str
    """The template this day takes: the name of one in the profile, or `none`."""
    phrase: str
    tasks: list[Task]
    hours: list[Hour]
    inspiring: str
    good: str
    challenge: str
    thanks: str
    question: str
    redo: str
    text: str
    """Free lines, as `harada diary TEXT` writes them."""
    scores: dict[str, int]
    """`mental body work relations life learning routines overall`, 1 to 5."""
    weekend_goals: str
    weekend_reward: str
    weekend_feelings: str
    own: dict[str, str]
    """Answers to questions of the person's own, by the words of the question."""


class Day(TypedDict):
    """days/YYYY-MM.json, table `days`, id the ISO date: all of one day."""

    marks: dict[str, MarkCode]
    """By routine id."""
    notes: NotRequired[dict[str, str]]
    reasons: NotRequired[dict[str, str]]
    amounts: NotRequired[dict[str, float]]
    diary: NotRequired[Diary]
    updated: NotRequired[str]


class Reply(TypedDict):
    """replies.json, table `replies`, id `y1` …: what a coach wrote back."""

    text: str
    sender: str
    week: str | None
    date: str | None
    seen: bool
    what: NotRequired[Literal["stroke", "note"]]
    """Absent for a plain reply."""
    month: NotRequired[str]
    """Of which month a note is: `2026-10`."""
    about: NotRequired[str]
    """The question or other thing of mine it answers, in my words."""


class SurveyWord(TypedDict):
    """One word of a questionnaire: how well does it describe me?"""

    id: str
    text: Texts


class SurveyGroup(TypedDict):
    """Words that belong together; each group has a mean of its own."""

    id: str
    title: Texts
    words: list[SurveyWord]


class Questionnaire(TypedDict):
    """surveys.json, table `questionnaires`, id `q1` …: a list of words a trainer brought.

    The 33 words that come with the program have this shape too; they are in no notebook.
    """

    title: Texts
    note: Texts
    groups: list[SurveyGroup]
    used_from: NotRequired[str]
    """The moment it was taken into use; the one taken last is asked."""


class Survey(TypedDict):
    """surveys.json, table `surveys`, id `s1` …: a self-reliance survey (METHOD.md 5).

    What is not answered is absent, so a survey may be left in the middle.
    """

    date: str
    questionnaire: str
    """`self_reliance`, the program's own, or the id of one in the notebook."""
    answers: dict[str, int]
    """By word id, 1 to 10."""
    improve: dict[str, str]
    """By word id: what I will do to improve."""


class Review(TypedDict):
    """reviews/2026.json, table `reviews`, id the period: `2026-W47`, `2026-11` or `2026-Q4`."""

    date: str
    """The day it was last written."""
    good: str
    redo: str
    next: str
    swap: str
    """Which routine is swapped for which; asked of a month."""
