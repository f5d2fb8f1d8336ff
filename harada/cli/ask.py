"""`ask`: the evening round, one key for each open routine, then a line for each diary question.

Every answer is kept at once, so the round can be left at any moment. It needs a terminal.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from harada.cli.amounts import asked_amount
from harada.cli.keys import END, single_keys
from harada.i18n import N_, NP_, _, long_date, ngettext, pgettext
from harada.method.agenda import agenda, window_days
from harada.method.marks import DONE, MISSED, REST, SIGNS
from harada.method.prompts import asked_on, with_answer
from harada.method.score import GRADUATION, all_figures
from harada.method.text import printable, printable_lines
from harada.notebook.errors import Misuse, Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from harada.cli.commands import Commands
    from harada.cli.context import Context
    from harada.method.agenda import Agenda, AgendaAction, AgendaRoutine
    from harada.method.documents import Diary, MarkCode

_LOOK_BACK = 70
"""Days that are read to know a run of 21."""
_INTERRUPTED = 130

_KEY = "key of the evening round"
_KEYS = (
    (NP_("key of the evening round", "y"), N_("done")),
    (NP_("key of the evening round", "n"), N_("missed")),
    (NP_("key of the evening round", "r"), N_("rest")),
    (NP_("key of the evening round", "s"), N_("later")),
    (NP_("key of the evening round", "u"), N_("back")),
    (NP_("key of the evening round", "q"), N_("stop")),
)
"""The keys as they are shown; the English ones work in every language."""
_SCREENS = {"n": "x"}
"""The letter the screens have for a key: there n writes a note."""
_SIGNS = {"y": SIGNS["done"], "n": SIGNS["missed"], "r": SIGNS["rest"], "s": SIGNS["open"]}
_WORDS = {"y": N_("done"), "n": N_("missed"), "r": N_("rest"), "s": N_("later")}
_CODES: dict[str, MarkCode] = {"y": DONE, "n": MISSED, "r": REST}


def add(commands: Commands) -> None:
    """Describe `ask`."""
    parser = commands.add_parser(
        "ask",
        help=_("the evening round: one key for each open routine, then the diary"),
        description=_(
            "Ask for each open routine how it went, one key each, then for a good thing, for what "
            "you would do differently, and your own questions. Every answer is kept at once; q "
            "stops."
        ),
        example="harada ask\nharada ask --date yesterday",
    )
    parser.set_defaults(run=_ask)


def _ask(_arguments: Namespace, context: Context) -> int:
    if not (sys.stdin.isatty() and context.out.isatty()):
        raise Misuse(
            _(
                "The evening round needs a terminal, and this is none. `harada done REF` and "
                "`harada diary` work without one."
            )
        )
    on = context.day()
    if on > context.notebook.today():
        raise Refused(_("{day} has not come yet.").format(day=on.isoformat()))
    code = 0
    try:
        if _Round(context, on).go():
            _diary(context, on)
    except KeyboardInterrupt:
        context.say()
        code = _INTERRUPTED
    context.after_change()
    return code


def _agenda(context: Context, on: date) -> Agenda:
    notebook = context.notebook
    routines = notebook.routines()
    days = notebook.days(*window_days(routines, on))
    return agenda(
        routines,
        notebook.actions(),
        notebook.pauses(),
        notebook.day(on),
        on,
        notebook.chart(),
        days,
    )


class _Round:
    """The questions of one evening, and which were answered."""

    def __init__(self, context: Context, on: date) -> None:
        found = _agenda(context, on)
        self._context = context
        self._on = on
        self._routines = [
            row
            for row in found["routines"]
            if row["due"] and row["state"] is None and not row["satisfied"]
        ]
        self._actions = [
            row for row in found["actions"] if row["state"] == "open" and row["days_left"] <= 0
        ]
        self._runs = self._runs_before()
        self._history: list[tuple[int, bool]] = []
        """Each question passed, by its place, and whether its answer changed the notebook."""

    def _runs_before(self) -> dict[str, int]:
        notebook = self._context.notebook
        first = self._on - timedelta(days=_LOOK_BACK)
        routines = {row["id"]: notebook.routines()[row["id"]] for row in self._routines}
        days = notebook.days(first, self._on)
        figures = all_figures(routines, days, notebook.pauses(), first, self._on, self._on)
        return {key: found.run for key, found in figures.items()}

    def go(self) -> bool:
        """Ask until all is asked; False when the person stopped."""
        questions = len(self._routines) + len(self._actions)
        say = self._context.say
        say(long_date(self._on))
        if not questions:
            say(_("Nothing is open."))
            return True
        say(ngettext("{n} is open.", "{n} are open.", questions).format(n=questions))
        say("  ".join(f"{_shown(key)} {_(word)}" for key, word in _KEYS))
        say()
        with single_keys() as next_key:
            place = 0
            while place < questions:
                answer = self._answer(place, questions, next_key)
                if answer == "q":
                    return False
                place = self._back(place) if answer == "u" else self._take(place, answer, next_key)
        return True

    def _answer(self, place: int, questions: int, next_key: Callable[[], str]) -> str:
        """Put one question and return its answer as the English key."""
        out = self._context.out
        out.write(f"{place + 1}/{questions}  {self._question(place)} ")
        out.flush()
        allowed = "ynrsuq" if place < len(self._routines) else "ysuq"
        while True:
            answer = _meaning(next_key())
            if answer is not None and answer in allowed:
                break
        told = _(_WORDS[answer]) if self._context.plain and answer in _WORDS else _SIGNS.get(answer)
        out.write(f" {told or ''}".rstrip() + "\n")
        return answer

    def _question(self, place: int) -> str:
        if place < len(self._routines):
            row: AgendaRoutine = self._routines[place]
            times = "" if row["times"] is None else f" ({row['done_times']}/{row['times']})"
            return f"{row['ref']} {printable(row['text'])}{times}"
        action: AgendaAction = self._actions[place - len(self._routines)]
        return _("{ref} {action} (due {day})").format(
            ref=action["ref"], action=printable(action["text"]), day=action["due"]
        )

    def _take(self, place: int, answer: str, next_key: Callable[[], str]) -> int:
        """Keep an answer, with how much where the routine counts; returns the next place."""
        notebook = self._context.notebook
        changed = False
        if answer != "s" and place < len(self._routines):
            key, target = self._routines[place]["id"], self._routines[place]["target"]
            amount = None
            if answer == "y" and target is not None:
                amount = asked_amount(self._context, target, next_key)
            changed = bool(notebook.mark(self._on, [key], _CODES[answer], amount=amount))
            if answer == "y":
                self._celebrate(key)
        elif answer == "y":
            notebook.finish_action(self._actions[place - len(self._routines)]["id"], self._on)
            changed = True
        self._history.append((place, changed))
        return place + 1

    def _celebrate(self, key: str) -> None:
        """Tell a run that makes a habit."""
        routine = self._context.notebook.routines()[key]
        if routine["state"] != "active" or self._runs[key] + 1 != GRADUATION:
            return
        sentence = _("{n} in a row! `harada routine set {name} --state habit` makes it a habit.")
        self._context.say(printable(sentence.format(n=GRADUATION, name=routine["name"])))

    def _back(self, place: int) -> int:
        """Take the last answer back and return to its question."""
        if not self._history:
            return place
        place, changed = self._history.pop()
        if changed:
            self._context.notebook.undo()
        return place


def _shown(key: str) -> str:
    """Return how a key is shown: in the words of the language, and as the screens have it."""
    return f"{pgettext(_KEY, key)}/{_SCREENS[key]}" if key in _SCREENS else pgettext(_KEY, key)


def _meaning(key: str) -> str | None:
    """Return the English key that a key stands for; None for one that means nothing here."""
    if key in (END, "\x04"):  # the terminal is gone, or Ctrl+D
        return "q"
    if key in ("\n", "\r"):
        return "s"
    if key == " ":  # the key that marks on the screens
        return "y"
    pressed = key.casefold()
    if pressed == _SCREENS["n"]:
        return "n"
    for english, _word in _KEYS:
        if pressed == pgettext(_KEY, english).casefold():
            return english
    return pressed if pressed in "ynrsuq" else None


def _diary(context: Context, on: date) -> None:
    """Ask for the two lines that cost a minute and are worth a week, then one's own questions."""
    context.say()
    for name, question in (
        ("good", _("What went well today?")),
        ("redo", _("What would you do differently, could you live today once more?")),
    ):
        diary = _diary_of(context, on)
        line = _asked(context, question, str(diary.get(name, "")))
        if line:
            context.notebook.write_diary(on, {name: _below(_diary_of(context, on).get(name), line)})
        if line and name == "redo":
            _offer_tomorrow(context, on, line)
    for prompt in asked_on(context.notebook.profile(), _diary_of(context, on)):
        line = _asked(context, prompt, _diary_of(context, on).get("own", {}).get(prompt, ""))
        if line:
            own = _diary_of(context, on).get("own", {})
            answered = with_answer(own, prompt, _below(own.get(prompt), line))
            context.notebook.write_diary(on, {"own": answered})


def _diary_of(context: Context, on: date) -> Diary:
    """Return the diary of a day as it stands at this moment."""
    return context.notebook.day(on).get("diary", {})


def _asked(context: Context, question: str, before: str) -> str:
    """Return the line a person adds to what stood `before`, empty for none."""
    if before:
        context.say(printable(question))
        context.say("  " + printable_lines(before).replace("\n", "\n  "))
        question = _("More?")
    return _line(f"{printable(question)} ")


def _below(before: object, line: str) -> str:
    """Return a line below what stood before, if anything did."""
    return f"{before}\n{line}" if before else line


def _line(question: str) -> str:
    """Return a typed line, empty when the person has nothing to say."""
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")  # a key of another alphabet is no reason to stop
    try:
        return printable(input(question)).strip()
    except EOFError:
        print()
        return ""


def _offer_tomorrow(context: Context, on: date, task: str) -> None:
    yes, no = pgettext("key of the evening round", "y"), pgettext("key of the evening round", "n")
    context.out.write(_("A task for tomorrow? {yes}/{no}").format(yes=yes, no=no) + " ")
    context.out.flush()
    with single_keys() as next_key:
        answer = None
        while answer not in ("y", "n", "s", "q"):
            answer = _meaning(next_key())
    context.say(_("yes") if answer == "y" else _("no"))
    if answer == "y":
        context.notebook.plan_task(on + timedelta(days=1), task)
