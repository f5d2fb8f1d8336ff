"""`survey`: the self-reliance survey of 33 words, taken, shown beside the one before, and listed.

Its lowest words are offered as cells of the chart; what to write there is the person's.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from harada.cli.page import Page
from harada.cli.soundness import all_sound, checked_change
from harada.cli.survey_answers import ask_words, from_file, from_words
from harada.exchange.questionnaires import questionnaire, read_questionnaire
from harada.i18n import _, language, long_date, ngettext
from harada.method.survey import (
    Result,
    all_words,
    as_figure,
    before,
    free_cells,
    latest,
    result,
    spoken,
)
from harada.method.text import printable, shown
from harada.notebook.errors import Refused
from harada.notebook.surveying import answer, survey_of, surveys, use_own, use_questionnaire

if TYPE_CHECKING:
    from harada.cli.commands import Commands
    from harada.cli.context import Context
    from harada.method.documents import Survey
    from harada.method.survey import GroupResult, WordResult

_OWN_WORDS = ("own", "harada")


def add(commands: Commands) -> None:
    """Describe `survey` and what belongs to it."""
    parser = commands.add_parser(
        "survey",
        help=_("the self-reliance survey: how well do 33 words describe me?"),
        description=_(
            "Show the newest survey beside the one before it. Take one at the start, each quarter "
            "and at the end. The words are our own and unofficial; a trainer can bring others."
        ),
        example="harada survey\nharada survey take\nharada survey take --set calm=4 --set brave=7\n"
        "harada survey suggest",
    )
    parser.set_defaults(run=_show, id=None)
    inner = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"))
    show = inner.add_parser(
        "show",
        help=_("show a survey beside the one before it"),
        example="harada survey show\nharada survey show s1 --json",
    )
    show.add_argument(
        "id", metavar="ID", nargs="?", help=_("an earlier one, as `survey list` names it")
    )
    show.set_defaults(run=_show)
    _describe_take(inner)
    listing = inner.add_parser("list", help=_("list the surveys"), example="harada survey list")
    listing.set_defaults(run=_list)
    words = inner.add_parser(
        "words",
        help=_("show the words that are asked"),
        example="harada survey words\nharada survey words --json > words.json",
    )
    words.set_defaults(run=_words)
    suggest = inner.add_parser(
        "suggest",
        help=_("offer the lowest three words as cells of the chart"),
        example="harada survey suggest",
    )
    suggest.set_defaults(run=_suggest)
    use = inner.add_parser(
        "use",
        help=_("ask the words in a trainer's file, or our own again"),
        example="harada survey use words.json\nharada survey use own",
    )
    use.add_argument("file", metavar="FILE", help=_("a file like `survey words --json`, or own"))
    use.set_defaults(run=_use)


def _describe_take(inner: Commands) -> None:
    take = inner.add_parser(
        "take",
        help=_("answer the survey of the day"),
        description=_(
            "Answer each word with one key, 1 to 9 and 0 for ten; or give answers as options, or "
            "in a file. The survey of a day can be finished later that day."
        ),
        example="harada survey take\n"
        'harada survey take --set calm=4 --improve "calm=Breathe first"\n'
        "harada survey take --answers answers.json",
    )
    take.add_argument(
        "--set",
        metavar="WORD=N",
        action="append",
        default=[],
        help=_("answer a word, 1 to 10; an empty number takes an answer back"),
    )
    take.add_argument(
        "--improve",
        metavar="WORD=TEXT",
        action="append",
        default=[],
        help=_("what I will do to improve"),
    )
    take.add_argument(
        "--answers", metavar="FILE", help=_("answers in a file: JSON, or lines word,number,text")
    )
    take.set_defaults(run=_take)


def _chosen(context: Context, key: str | None) -> tuple[str, Survey, Result]:
    """Return a survey with what it says; the newest unless its id is given."""
    context.notebook.profile()
    found = all_sound("surveys", "surveys", surveys(context.notebook))
    chosen = key or latest(found)
    if chosen is None:
        raise Refused(_("There is no survey yet. `harada survey take` begins one."))
    if chosen not in found:
        raise Refused(
            _("There is no survey {id}. `harada survey list` shows them.").format(id=shown(chosen))
        )
    earlier = before(found, chosen)
    words = questionnaire(context.notebook, found[chosen]["questionnaire"])
    old = found[earlier] if earlier else None
    return chosen, found[chosen], result(words, found[chosen], old, language())


def _show(arguments: Namespace, context: Context) -> int:
    key, survey, said = _chosen(context, arguments.id)
    if context.json:
        context.write_json(_as_json(key, survey, said))
        return 0
    page = Page(context)
    page.title(_("Survey of {day}").format(day=long_date(survey["date"])))
    for group in said.groups:
        page.heading(_group_title(group))
        page.table([_row(word) for word in group.words])
    _tell_lowest(page, said)
    page.show()
    _tell_unanswered(context, said)
    return 0


def _group_title(group: GroupResult) -> str:
    if group.mean is None:
        return group.title
    if group.before is None:
        return _("{group}: mean {mean}").format(group=group.title, mean=as_figure(group.mean))
    return _("{group}: mean {mean}, before {before}").format(
        group=group.title, mean=as_figure(group.mean), before=as_figure(group.before)
    )


def _row(word: WordResult) -> list[str]:
    score = "–" if word.score is None else str(word.score)
    change = "" if word.change is None else f"{word.change:+d}" if word.change else "="
    return [word.text, score.rjust(2), change.rjust(2), word.improve]


def _tell_lowest(page: Page, said: Result) -> None:
    lowest = said.lowest()
    if not lowest:
        return
    page.heading(_("Lowest three"))
    page.table([[word.text, str(word.score), word.improve] for word in lowest])


def _tell_unanswered(context: Context, said: Result) -> None:
    left = len(said.unanswered)
    if left:
        context.tell(
            ngettext("{n} word is still open.", "{n} words are still open.", left).format(n=left)
        )


def _as_json(key: str, survey: Survey, said: Result) -> dict[str, object]:
    return {
        "id": key,
        "date": survey["date"],
        "questionnaire": survey["questionnaire"],
        "mean": _rounded(said.mean),
        "groups": [
            {
                "id": group.id,
                "title": group.title,
                "mean": _rounded(group.mean),
                "before": _rounded(group.before),
                "words": [
                    {
                        "id": word.id,
                        "text": word.text,
                        "score": word.score,
                        "before": word.before,
                        "change": word.change,
                        "improve": word.improve,
                    }
                    for word in group.words
                ],
            }
            for group in said.groups
        ],
        "lowest": [word.id for word in said.lowest()],
        "unanswered": [word.id for word in said.unanswered],
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _list(_arguments: Namespace, context: Context) -> int:
    context.notebook.profile()
    found = all_sound("surveys", "surveys", surveys(context.notebook))
    rows = {key: _chosen(context, key)[2] for key in found}
    if context.json:
        context.write_json(
            {
                "surveys": [
                    {
                        "id": key,
                        "date": found[key]["date"],
                        "questionnaire": found[key]["questionnaire"],
                        "answered": len(said.words) - len(said.unanswered),
                        "words": len(said.words),
                        "mean": _rounded(said.mean),
                    }
                    for key, said in rows.items()
                ]
            }
        )
        return 0
    if not found:
        context.tell(_("There is no survey yet. `harada survey take` begins one."))
        return 0
    page = Page(context)
    page.table([[key, found[key]["date"], _summary(said)] for key, said in rows.items()])
    page.show()
    return 0


def _summary(said: Result) -> str:
    mean = "–" if said.mean is None else as_figure(said.mean)
    return _("{done} of {n} words, mean {mean}").format(
        done=len(said.words) - len(said.unanswered), n=len(said.words), mean=mean
    )


def _words(_arguments: Namespace, context: Context) -> int:
    context.notebook.profile()
    asked = questionnaire(context.notebook)
    if context.json:
        context.write_json({key: value for key, value in asked.items() if key != "used_from"})
        return 0
    page = Page(context)
    page.title(spoken(asked["title"], language()))
    for group in asked["groups"]:
        page.heading(spoken(group["title"], language()))
        page.table([[word["id"], spoken(word["text"], language())] for word in group["words"]])
    if asked["note"]:
        page.heading(spoken(asked["note"], language()))
    page.show()
    return 0


def _take(arguments: Namespace, context: Context) -> int:
    notebook = context.notebook
    given = bool(arguments.set or arguments.improve or arguments.answers)
    if given or sys.stdin.isatty():
        context.begin()
    on = context.day()
    words = questionnaire(notebook)
    if given:
        answers, improve = from_words(words, arguments.set, arguments.improve)
        if arguments.answers:
            read, lines = from_file(words, arguments.answers)
            answers, improve = {**read, **answers}, {**lines, **improve}
        with checked_change(notebook, _("survey of {day}").format(day=on.isoformat())):
            key = answer(notebook, on, answers, improve)
    else:
        ask_words(context, words, on)
        found = survey_of(notebook, on)
        if found is None:
            return 0
        key = found
    _key, _survey, said = _chosen(context, key)
    context.say(printable(f"{key}: {_summary(said)}"))
    _tell_unanswered(context, said)
    context.after_change()
    return 0


def _suggest(_arguments: Namespace, context: Context) -> int:
    key, survey, said = _chosen(context, None)
    chart = context.notebook.chart()
    lowest = said.lowest()
    free = free_cells(chart, len(lowest)) if chart else []
    cells = [f"{pillar}.{action}" for pillar, action in free]
    offers = list(zip(lowest, [*cells, *[None] * len(lowest)], strict=False))
    if context.json:
        rows = [
            {"word": word.id, "text": word.text, "score": word.score, "improve": word.improve,
             "cell": cell}
            for word, cell in offers
        ]  # fmt: skip
        context.write_json({"survey": key, "date": survey["date"], "offers": rows})
        return 0
    page = Page(context)
    page.title(_("The lowest words. Which small act, done often, would move them?"))
    page.table([[word.text, str(word.score), word.improve, cell or ""] for word, cell in offers])
    page.show()
    if cells:
        context.tell(
            _("`harada chart set {cell} TEXT` writes one on the chart.").format(cell=cells[0])
        )
    elif chart is not None:
        context.tell(_("The chart is full; `harada chart set REF TEXT` writes over a cell."))
    return 0


def _use(arguments: Namespace, context: Context) -> int:
    notebook = context.notebook
    notebook.profile()
    if arguments.file in _OWN_WORDS:
        use_own(notebook)
    else:
        words = read_questionnaire(arguments.file)
        with checked_change(notebook, _("words of the survey")):
            use_questionnaire(notebook, words)
    asked = questionnaire(notebook)
    count = len(all_words(asked))
    context.say(
        printable(
            ngettext("{title}: {n} word.", "{title}: {n} words.", count).format(
                title=spoken(asked["title"], language()), n=count
            )
        )
    )
    context.after_change()
    return 0
