"""`goal candidates`: goals that might be chosen, weighed side by side, and the choice of one."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from harada.cli.page import Page
from harada.cli.soundness import all_sound, checked_change
from harada.i18n import _, language
from harada.method import reference
from harada.method.candidate import ABOUT, CRITERIA, ranked, total
from harada.method.text import printable, shown
from harada.method.wording import advise
from harada.notebook.errors import Misuse, Refused
from harada.notebook.wishing import (
    GoalStands,
    SheetClosed,
    add_candidate,
    candidates,
    choose,
    future,
    remove_candidate,
    set_candidate,
    weigh,
)

if TYPE_CHECKING:
    from harada.cli.commands import Commands
    from harada.cli.context import Context


def describe(inner: Commands) -> None:
    """Describe `goal candidates` and what belongs to it."""
    parser = inner.add_parser(
        "candidates",
        help=_("goals that might be chosen, weighed side by side"),
        description=_(
            "List about ten candidate goals, the heaviest first. You weigh each from 1 to 5: I "
            "want it, it is in my hands, it helps others, I can reach it in time, it is time for "
            "it. The sum only orders them; you choose."
        ),
        example="harada goal candidates\n"
        'harada goal candidates add "I have run 10 km before 15 December"\n'
        "harada goal candidates add 3.5\n"
        "harada goal candidates weigh k1 --want 5 --mine 4 --others 2 --reach 4 --now 5\n"
        "harada goal candidates choose k1",
    )
    parser.set_defaults(run=_list)
    commands = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"))
    new = commands.add_parser(
        "add",
        help=_("add a candidate, in words or from a wish of the future window"),
        example='harada goal candidates add "I speak Spanish with my neighbours by 1 June"\n'
        "harada goal candidates add 3.5",
    )
    new.add_argument("text", metavar="TEXT", help=_("the goal, or a cell of the future window"))
    new.set_defaults(run=_add)
    rewrite = commands.add_parser(
        "set",
        help=_("write a candidate anew"),
        example='harada goal candidates set k1 "I have run 10 km before 15 December"',
    )
    rewrite.add_argument("id", metavar="ID", help=_("which candidate"))
    rewrite.add_argument("text", metavar="TEXT", help=_("the goal"))
    rewrite.set_defaults(run=_set)
    scale = commands.add_parser(
        "weigh",
        help=_("weigh a candidate, 1 to 5"),
        example="harada goal candidates weigh k1 --want 5 --mine 4",
    )
    scale.add_argument("id", metavar="ID", help=_("which candidate"))
    for name, label in CRITERIA.items():
        scale.add_argument(f"--{name}", metavar="N", help=_(label))
    scale.set_defaults(run=_weigh)
    for word, label, run in (
        ("remove", _("take a candidate off the list"), _remove),
        ("choose", _("write a candidate as the goal of the sheet"), _choose),
    ):
        one = commands.add_parser(word, help=label, example=f"harada goal candidates {word} k1")
        one.add_argument("id", metavar="ID", help=_("which candidate"))
        one.set_defaults(run=run)


def _list(_arguments: Namespace, context: Context) -> int:
    context.notebook.profile()
    found = all_sound("goals", "candidates", candidates(context.notebook))
    order = ranked(found)
    if context.json:
        rows = [
            {
                "id": key,
                "total": total(found[key]),
                "advice": advise("goal", found[key]["text"], language()),
                **found[key],
            }
            for key in order
        ]
        context.write_json({"candidates": rows})
        return 0
    if not found:
        context.tell(
            _("No candidates yet. Write about {n}: `harada goal candidates add TEXT`.").format(
                n=ABOUT
            )
        )
        return 0
    page = Page(context)
    page.title(" · ".join(_(label) for label in CRITERIA.values()))
    page.table([_row(key, found[key]["weights"], total(found[key]), found[key]["text"],
                     found[key]["chosen"]) for key in order])  # fmt: skip
    page.show()
    return 0


def _row(
    key: str, weights: dict[str, int], whole: int | None, text: str, chosen: str | None
) -> list[str]:
    scale = " ".join(str(weights.get(name, "–")) for name in CRITERIA)
    said = _("{goal} (chosen: {id})").format(goal=text, id=chosen) if chosen else text
    return [key, scale, "–" if whole is None else str(whole), said]


def _add(arguments: Namespace, context: Context) -> int:
    context.begin()
    notebook = context.notebook
    text, cell = _wish(context, arguments.text.strip())
    with checked_change(notebook, _("candidate goal")):
        key = add_candidate(notebook, text, cell)
    context.say(printable(f"{key}: {text}"))
    context.after_change()
    return 0


def _wish(context: Context, typed: str) -> tuple[str, str | None]:
    """Return a text and the cell it stands in, where a cell of the future window was typed."""
    try:
        found = reference.parse(typed)
    except reference.BadReference:
        return typed, None
    if found.kind != "cell":
        return typed, None
    window = future(context.notebook)
    wish = window["pillars"][found.pillar - 1]["actions"][found.action - 1] if window else None
    if wish is None or not wish["text"].strip():
        raise Refused(_("There is no wish in {ref}.").format(ref=shown(typed)))
    return wish["text"], f"{found.pillar}.{found.action}"


def _set(arguments: Namespace, context: Context) -> int:
    with checked_change(context.notebook, _("candidate goal")):
        set_candidate(context.notebook, arguments.id, arguments.text.strip())
    context.say(printable(f"{arguments.id}: {arguments.text.strip()}"))
    context.after_change()
    return 0


def _weigh(arguments: Namespace, context: Context) -> int:
    given = {name: getattr(arguments, name) for name in CRITERIA}
    weights = {name: _weight(name, text) for name, text in given.items() if text is not None}
    if not weights:
        raise Misuse(_("Say how it weighs: `harada goal candidates weigh k1 --want 4`."))
    with checked_change(context.notebook, _("weight of a candidate goal")):
        weigh(context.notebook, arguments.id, weights)
    return _list(arguments, context)


def _weight(name: str, text: str) -> int | None:
    if not text.strip():
        return None
    if text in ("1", "2", "3", "4", "5"):
        return int(text)
    raise Misuse(
        _("“{text}” is no weight for --{name}: 1 to 5.").format(text=shown(text), name=name)
    )


def _remove(arguments: Namespace, context: Context) -> int:
    context.notebook.profile()
    with checked_change(context.notebook, _("candidate goal")):
        remove_candidate(context.notebook, arguments.id)
    context.say(_("{id} is off the list.").format(id=arguments.id))
    context.after_change()
    return 0


def _choose(arguments: Namespace, context: Context) -> int:
    context.notebook.profile()
    with checked_change(context.notebook, _("choice of the goal")):
        try:
            key = choose(context.notebook, arguments.id)
        except GoalStands as problem:
            raise Refused(
                _(
                    "{problem} Close it with `harada goal close` and begin the next one with "
                    "`harada goal new`, then choose."
                ).format(problem=problem)
            ) from problem
        except SheetClosed as problem:
            raise Refused(
                _("{problem} Begin the next one with `harada goal new --empty`.").format(
                    problem=problem
                )
            ) from problem
    goal = context.notebook.goals()[key]["goal"]
    context.say(printable(_("{id}: {goal}").format(id=key, goal=goal)))
    context.after_change()
    return 0
