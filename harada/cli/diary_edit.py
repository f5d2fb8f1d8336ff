"""The diary of a day as a text to edit, and back again without losing a line.

Each field stands under a heading, each question of the person's own too. What can't be placed when
the text is read goes to the free lines, and a field that was not touched is not written. Which
editor is used is not known here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from harada.cli.diary_write import hour_of
from harada.i18n import _, long_date
from harada.method.depth import asked
from harada.method.labels import DIARY, SCORES
from harada.method.prompts import with_answer
from harada.method.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from harada.method.documents import Depth, Diary

    Sections = dict[str, list[str]]

_NEWLINE = " ⏎ "
"""Stands for a line break inside a task or an hour, which take one line each."""


class DiaryText:
    """The text of one day: how it is written, and what an edited one changes."""

    def __init__(self, on: date, depth: Depth, diary: Diary, prompts: Sequence[str] = ()) -> None:
        """Take the day as it stands before it is edited; `prompts` are its own questions."""
        self._diary: dict[str, Any] = {**diary}
        self._headings = {f"## {_(DIARY[name])}": name for name in DIARY}
        self._prompts = {_own(number): prompt for number, prompt in enumerate(prompts)}
        for name, prompt in self._prompts.items():
            self._headings[self._free_heading(prompt)] = name
        self._names = [*asked(depth, on, diary), *self._prompts]
        self._head = [
            f"# {long_date(on)}",
            _("Write under the headings, save and close. Nothing is lost: what stands under no"),
            _("heading becomes a free line. To leave the day as it is, close without saving."),
        ]
        self.text = self._rendered()

    def _rendered(self) -> str:
        lines = [*self._head, ""]
        titles = {name: heading for heading, name in self._headings.items()}
        for name in self._names:
            lines += [titles[name], *self._section(name), ""]
        return "\n".join(lines)

    def _free_heading(self, prompt: str) -> str:
        """Return the heading of an own question, which is that of nothing else."""
        heading = f"## {' '.join(printable(prompt).split())}".rstrip()
        while heading in self._headings:
            heading += " ·"
        return heading

    def _answer(self, name: str) -> str | None:
        """Return the answer to an own question, None where there is none."""
        answers: dict[str, str] = self._diary.get("own", {})
        return answers.get(self._prompts[name])

    def _section(self, name: str) -> list[str]:
        value: Any = self._answer(name) if name in self._prompts else self._diary.get(name)
        if name == "scores":
            scores = value or {}
            return [f"{_(label)}: {scores.get(key, '')}".rstrip() for key, label in SCORES.items()]
        if not value:
            return [""]
        if name == "tasks":
            return [_task_line(task) for task in value]
        if name == "hours":
            return [_hour_line(hour) for hour in value]
        return [self._guarded(line) for line in str(value).split("\n")]

    def _guarded(self, line: str) -> str:
        """Put a backslash before a line of the person's that looks like a heading."""
        return "\\" + line if line.lstrip("\\").rstrip() in self._headings else line

    def _unguarded(self, line: str) -> str:
        guarded = line.startswith("\\") and line.lstrip("\\").rstrip() in self._headings
        return line[1:] if guarded else line

    def changes(self, edited: str) -> dict[str, Any]:
        """Return the fields an edited text changes, each as it will stand; empty when none.

        A field whose heading is gone with its text is cleared, like one with nothing under it.
        """
        before, after = self._sections(self.text), self._sections(edited)
        fields: dict[str, Any] = {}
        unplaced: list[str] = []
        for name in [name for name in DIARY if name != "text"]:
            old, new = before.get(name, []), after.get(name, [])
            if old == new:
                continue
            value, strange = self._value(name, new)
            unplaced += strange
            if value != self._diary.get(name, type(value)()):
                fields[name] = value
        own = self._own_changes(before, after)
        if own is not None:
            fields["own"] = own
        old, new = before.get("text", []), after.get("text", []) + unplaced
        if old != new:
            fields["text"] = "\n".join(self._unguarded(line) for line in new)
        return fields

    def _own_changes(self, before: Sections, after: Sections) -> dict[str, str] | None:
        """Return the answers to own questions as they will stand; None when none was touched."""
        touched = [name for name in self._prompts if before.get(name) != after.get(name)]
        own = self._diary.get("own", {})
        for name in touched:
            text = "\n".join(self._unguarded(line) for line in after.get(name, []))
            own = with_answer(own, self._prompts[name], text)
        return own if touched and own != self._diary.get("own", {}) else None

    def _sections(self, text: str) -> Sections:
        """Return the lines under each heading, without blank ones around them."""
        sections: Sections = {"text": []}
        loose: list[str] = []
        here = loose
        for line in text.split("\n"):
            name = self._headings.get(line.rstrip())
            if name is not None:
                here = sections.setdefault(name, [])
            elif here is not loose or line.rstrip() not in self._head:
                here.append(line)
        sections["text"] = _trimmed(loose) + _trimmed(sections["text"])
        return {name: _trimmed(lines) for name, lines in sections.items()}

    def _value(self, name: str, lines: list[str]) -> tuple[Any, list[str]]:
        """Return what the lines of a section say, and those that say nothing there."""
        if name == "tasks":
            return self._tasks(lines), []
        if name == "hours":
            return self._hours(lines)
        if name == "scores":
            return _scores(lines)
        return "\n".join(self._unguarded(line) for line in lines), []

    def _tasks(self, lines: list[str]) -> list[dict[str, Any]]:
        return self._rows("tasks", lines, _task_line, _task)[0]

    def _hours(self, lines: list[str]) -> tuple[list[dict[str, Any]], list[str]]:
        return self._rows("hours", lines, _hour_line, _hour)

    def _rows(
        self,
        name: str,
        lines: list[str],
        written: Callable[[Any], str],
        read: Callable[[str], dict[str, Any] | None],
    ) -> tuple[list[dict[str, Any]], list[str]]:
        """Return rows from lines; a line nobody touched is the very row it was written from."""
        untouched = {written(row): row for row in self._diary.get(name, [])}
        rows, strange = [], []
        for line in lines:
            if not line.strip():
                continue
            row = untouched.get(line) or read(line)
            if row is None:
                strange.append(line)
            else:
                rows.append(row)
        return rows, strange


def _own(number: int) -> str:
    """Return the name of the section of an own question; no field of the diary has a blank."""
    return f"own {number}"


def _trimmed(lines: list[str]) -> list[str]:
    first, last = 0, len(lines)
    while first < last and not lines[first].strip():
        first += 1
    while last > first and not lines[last - 1].strip():
        last -= 1
    return lines[first:last]


def _one_line(text: str) -> str:
    return text.replace("\n", _NEWLINE)


def _several_lines(text: str) -> str:
    return text.strip().replace(_NEWLINE, "\n")


def _task_line(task: dict[str, Any]) -> str:
    return f"[{'x' if task['done'] else ' '}] {_one_line(task['text'])}"


def _task(line: str) -> dict[str, Any]:
    """Return the task of a line: `[x] text`, `[ ] text`, or just a text."""
    bare = line.strip()
    done = bare[:3].casefold() == "[x]"
    if done or bare[:3] == "[ ]" or bare[:2] == "[]":
        bare = bare[bare.index("]") + 1 :]
    return {"text": _several_lines(bare), "done": done}


def _hour_line(hour: dict[str, Any]) -> str:
    parts = [_one_line(hour[part]) for part in ("plan", "actual", "reflection")]
    return f"{hour['time']} {' | '.join(parts)}".rstrip(" |")


def _hour(line: str) -> dict[str, Any] | None:
    """Return the row of a line `09:00 plan | actual | reflection`; None without a time."""
    time, _space, rest = line.strip().partition(" ")
    found = hour_of(time)
    if found is None:
        return None
    parts = [_several_lines(part) for part in rest.split(" | ", 2)]
    plan, actual, reflection = [*parts, "", "", ""][:3]
    return {"time": found, "plan": plan, "actual": actual, "reflection": reflection}


def _scores(lines: list[str]) -> tuple[dict[str, int], list[str]]:
    names = {_(label).casefold(): key for key, label in SCORES.items()} | {k: k for k in SCORES}
    scores: dict[str, int] = {}
    strange: list[str] = []
    for line in lines:
        label, _colon, number = line.partition(":")
        key, number = names.get(label.strip().casefold()), number.strip()
        if key is not None and number in ("1", "2", "3", "4", "5"):
            scores[key] = int(number)
        elif line.strip() and not (key is not None and not number):
            strange.append(line)
    return scores, strange


def both(mine: Any, theirs: Any) -> Any:
    """Return a field that was changed in two places at once, with what each of them says."""
    if isinstance(mine, str) and isinstance(theirs, str):
        lines = mine.split("\n")
        return "\n".join(lines + [line for line in theirs.split("\n") if line not in lines])
    if isinstance(mine, list):
        return mine + [row for row in theirs if row not in mine]
    return {**theirs, **mine}


def both_own(
    before: dict[str, str], mine: dict[str, str], theirs: dict[str, str]
) -> dict[str, str]:
    """Return answers that were changed in two places at once, with what each of them says.

    An answer that only one of them touched is as that one left it.
    """
    merged = theirs
    for prompt in {**before, **mine}:
        text, old, now = (each.get(prompt, "") for each in (mine, before, theirs))
        if text != old:
            merged = with_answer(merged, prompt, text if now == old else both(text, now))
    return merged
