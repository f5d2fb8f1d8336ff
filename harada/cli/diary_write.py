"""From the options of `diary` to the fields that are written.

Nothing that stands in the diary is lost: a text is added as a new line, a task as a new task. An
empty text clears a field.
"""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from harada.i18n import N_, _
from harada.method.depth import TEXTS
from harada.method.labels import SCORES
from harada.method.prompts import found, with_answer
from harada.method.text import shown
from harada.notebook.errors import Misuse, Refused

if TYPE_CHECKING:
    from harada.cli.parser import Parser
    from harada.method.documents import Diary, Hour, Task

_TEXT_HELP = {
    "phrase": N_("the phrase of the day"),
    "inspiring": N_("inspiring words and events"),
    "good": N_("a good thing of today"),
    "challenge": N_("what was hard"),
    "thanks": N_("someone to thank"),
    "question": N_("a question for my coach"),
    "redo": N_("what I would do differently, could I live today once more"),
    "weekend_goals": N_("goals of next week"),
    "weekend_reward": N_("my reward"),
    "weekend_feelings": N_("how I want to feel"),
}
_HOURS = {
    "plan": N_("what is planned"),
    "actual": N_("what happened"),
    "reflection": N_("a thought"),
}


def add_options(parser: Parser) -> None:
    """Describe an option for every field of the diary."""
    for name, told in _TEXT_HELP.items():
        parser.add_argument(
            f"--{name.replace('_', '-')}",
            metavar="TEXT",
            action="append",
            default=[],
            help=_(told),
        )
    parser.add_argument(
        "--own",
        metavar=("QUESTION", "TEXT"),
        nargs=2,
        action="append",
        default=[],
        help=_("an answer to a question of your own: its number or how it begins, and the text"),
    )
    parser.add_argument(
        "--task", metavar="TEXT", action="append", default=[], help=_("a task of the day")
    )
    parser.add_argument(
        "--task-done",
        metavar="TASK",
        action="append",
        default=[],
        help=_("a task that is done: its number or how it begins"),
    )
    for name, told in _HOURS.items():
        parser.add_argument(
            f"--{name}", metavar="HOUR=TEXT", action="append", default=[], help=_(told)
        )
    parser.add_argument(
        "--score",
        metavar="NAME=N",
        action="append",
        default=[],
        help=_(
            "a score of 1 to 5: mental, body, work, relations, life, learning, routines, overall"
        ),
    )


def says_something(arguments: Namespace) -> bool:
    """Return whether the words and options hold a text, a task, an hour or a score to write."""
    names = [*_TEXT_HELP, "words", "own", "task", "task_done", *_HOURS, "score"]
    given = any(getattr(arguments, name) for name in names)
    return given or arguments.tomorrow is not None


def fields_from(arguments: Namespace, diary: Diary, prompts: list[str]) -> dict[str, Any]:
    """Return the fields the options write, each as it will stand; empty when they say nothing.

    `prompts` are the questions of the person's own on this day.
    """
    fields: dict[str, Any] = {}
    for name in TEXTS:
        given: list[str] = getattr(arguments, name) or []
        if name == "text":
            given = [text for text in arguments.words if text.strip()]
        if given:
            fields[name] = _joined(diary.get(name, ""), given)  # type: ignore[arg-type]
    tasks = _tasks(diary.get("tasks", []), arguments.task, arguments.task_done)
    if tasks is not None:
        fields["tasks"] = tasks
    hours = _hours(diary.get("hours", []), arguments)
    if hours is not None:
        fields["hours"] = hours
    own = diary.get("own", {})
    for question, text in arguments.own:
        prompt = found(prompts, question)
        own = with_answer(own, prompt, _joined(own.get(prompt, ""), [text]))
        fields["own"] = own
    if arguments.score:
        fields["scores"] = {**diary.get("scores", {}), **_scores(arguments.score)}
    return fields


def _joined(old: str, given: list[str]) -> str:
    """Return the text with the new lines; an empty one clears what stood before it."""
    lines = old.split("\n") if old else []
    for text in given:
        lines = [*lines, text.strip("\n")] if text.strip() else []
    return "\n".join(lines)


def _tasks(old: list[Task], added: list[str], done: list[str]) -> list[Task] | None:
    if not added and not done:
        return None
    tasks: list[Task] = [dict(task) for task in old]  # type: ignore[misc]
    known = [task["text"] for task in tasks]
    new = [text.strip() for text in added if text.strip()]
    tasks += [{"text": text, "done": False} for text in new if text not in known]
    for typed in done:
        tasks[_task_place(tasks, typed)]["done"] = True
    return tasks


def _task_place(tasks: list[Task], typed: str) -> int:
    """Return where the task stands that a number from 1, or a beginning, names."""
    if len(typed) <= 3 and typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(tasks):
        return int(typed) - 1
    wanted = typed.strip().casefold()
    begun = [n for n, task in enumerate(tasks) if task["text"].casefold().startswith(wanted)]
    if len(begun) != 1 or not wanted:
        raise Refused(
            _("No task of this day is meant by “{text}” alone. `harada diary` lists them.").format(
                text=shown(typed)
            )
        )
    return begun[0]


def _hours(old: list[Hour], arguments: Namespace) -> list[Hour] | None:
    given = [(name, typed) for name in _HOURS for typed in getattr(arguments, name)]
    if not given:
        return None
    rows: list[Hour] = [dict(hour) for hour in old]  # type: ignore[misc]
    for name, typed in given:
        time, equals, text = typed.partition("=")
        hour = hour_of(time) if equals else None
        if hour is None:
            raise Misuse(
                _("“{text}” does not say an hour and a text. Write 09:00=call Els.").format(
                    text=shown(typed)
                )
            )
        row = next((row for row in rows if row["time"] == hour), None)
        if row is None:
            row = {"time": hour, "plan": "", "actual": "", "reflection": ""}
            rows.append(row)
        row[name] = text.strip()  # type: ignore[literal-required]
    kept = [row for row in rows if row["plan"] or row["actual"] or row["reflection"]]
    return sorted(kept, key=lambda row: row["time"])


def hour_of(text: str) -> str | None:
    """Return `09:00` for `9`, `09` and `9:00`; None for what is no time of day."""
    hour, _colon, minute = text.strip().partition(":")
    minute = minute or "00"
    digits = hour + minute
    if not (digits.isascii() and digits.isdigit() and len(minute) == 2 and 1 <= len(hour) <= 2):
        return None
    if int(hour) > 24 or int(minute) > 59:
        return None
    return f"{int(hour):02d}:{minute}"


def _scores(given: list[str]) -> dict[str, int]:
    scores: dict[str, int] = {}
    for typed in given:
        name, _equals, number = typed.partition("=")
        name, number = name.strip().casefold(), number.strip()
        if name not in SCORES or number not in ("1", "2", "3", "4", "5"):
            raise Misuse(
                _("“{text}” is not a score. Write mental=4; the names are {names}.").format(
                    text=shown(typed), names=", ".join(SCORES)
                )
            )
        scores[name] = int(number)
    return scores
