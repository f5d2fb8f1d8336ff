"""Answers to the survey, from options, from a file, or one key a word on a terminal.

Whatever their way in, they come out as scores and lines by word id; what is no answer is named.
"""

from __future__ import annotations

import csv
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

from harada.cli.keys import END, single_keys
from harada.exchange.reading import read_file
from harada.i18n import _, language
from harada.method.survey import HIGHEST, LOWEST, find_word, spoken
from harada.method.text import printable, shown
from harada.notebook.errors import Misuse, Refused
from harada.notebook.surveying import answer, survey_of, surveys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from harada.cli.context import Context
    from harada.method.documents import Questionnaire

    Answers = tuple[dict[str, int | None], dict[str, str]]

_SCORES = {**{str(n): n for n in range(1, 10)}, "0": 10}
_BACK = ("\x7f", "\b", "b", "u")
_STOP = ("q", "\x1b", END)


def from_words(words: Questionnaire, scores: Iterable[str], lines: Iterable[str]) -> Answers:
    """Read `WORD=N` and `WORD=TEXT`; raises `Misuse` for what is neither."""
    answers = {key: _score(value, key) for key, value in _pairs(words, scores, "calm=4")}
    improve = {key: value.strip() for key, value in _pairs(words, lines, "calm=Breathe first")}
    return answers, improve


def _pairs(words: Questionnaire, given: Iterable[str], example: str) -> Iterator[tuple[str, str]]:
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals:
            raise Misuse(
                _("“{text}” is no answer. Write it as {example}.").format(
                    text=shown(pair), example=example
                )
            )
        yield find_word(words, name), value


def _score(text: str, word: str) -> int | None:
    bare = text.strip()
    if not bare:
        return None
    if bare.isascii() and bare.isdigit() and LOWEST <= int(bare[:3]) <= HIGHEST:
        return int(bare)
    raise Misuse(
        _("“{text}” is no score for {word}: a whole number from {low} to {high}.").format(
            text=shown(text), word=shown(word), low=LOWEST, high=HIGHEST
        )
    )


def from_file(words: Questionnaire, path: str) -> Answers:
    """Read a file of answers: JSON by word, or lines of word, number and what I will do."""
    file = read_file(path)
    if file.looks_like_json:
        return _from_json(words, file.json, file.name)
    answers: dict[str, int | None] = {}
    improve: dict[str, str] = {}
    for row in csv.reader(file.text.splitlines(), _dialect(file.text)):
        cells = [cell.strip() for cell in row]
        if not any(cells) or cells[0].casefold() in ("word", "woord"):
            continue
        key = find_word(words, cells[0])
        if len(cells) > 1 and cells[1]:
            answers[key] = _score(cells[1], key)
        if len(cells) > 2 and cells[2]:
            improve[key] = cells[2]
    return answers, improve


def _dialect(text: str) -> type[csv.Dialect]:
    class Found(csv.excel):
        delimiter = max(";\t,", key=text.count)

    return Found


def _from_json(words: Questionnaire, value: Any, name: str) -> Answers:
    if not isinstance(value, dict):
        raise Refused(_("{file} holds no answers: words with numbers.").format(file=shown(name)))
    scores = value.get("answers", value)
    lines = value.get("improve", {}) if "answers" in value else {}
    if not isinstance(scores, dict) or not isinstance(lines, dict):
        raise Refused(_("{file} holds no answers: words with numbers.").format(file=shown(name)))
    return (
        {
            (key := find_word(words, word)): _score(str(score), key)
            for word, score in scores.items()
        },
        {find_word(words, word): str(line).strip() for word, line in lines.items()},
    )


def ask_words(context: Context, words: Questionnaire, on: date) -> None:
    """Ask each open word, one key each; every answer is kept at once, q stops, b goes back."""
    if not (sys.stdin.isatty() and context.out.isatty()):
        raise Misuse(
            _(
                "Asking needs a terminal, and this is none. `harada survey take --set WORD=N` and "
                "`--answers FILE` work without one."
            )
        )
    context.tell(
        _("How well does each word describe me? 1 not at all … 9, 0 is ten; b back, q stop.")
    )
    with single_keys() as key:
        _go(context, words, on, key)


def _go(context: Context, words: Questionnaire, on: date, key: Callable[[], str]) -> None:
    notebook = context.notebook
    begun = survey_of(notebook, on)
    known = surveys(notebook)[begun]["answers"] if begun else {}
    listed = [(group, word) for group in words["groups"] for word in group["words"]]
    place = next((n for n, (_g, word) in enumerate(listed) if word["id"] not in known), 0)
    title = ""
    while place < len(listed):
        group, word = listed[place]
        heading = spoken(group["title"], language())
        if heading != title:
            title = heading
            context.say(printable(title))
        context.out.write(f"  {printable(spoken(word['text'], language()))} ")
        context.out.flush()
        pressed = key()
        while pressed not in _SCORES and pressed not in _BACK and pressed not in _STOP:
            pressed = key()
        if pressed in _STOP:
            context.say()
            return
        if pressed in _BACK:
            context.say("←")
            place = max(0, place - 1)
            continue
        context.say(str(_SCORES[pressed]))
        answer(notebook, on, {word["id"]: _SCORES[pressed]}, {})
        place += 1
