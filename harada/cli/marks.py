"""`done`, `rest`, `missed` and `undo`: what is typed most, so it starts quickest.

The words are read here without a parser; what is not understood at once goes to the parser, which
calls the same functions and knows how to explain.
"""

from __future__ import annotations

from harada.i18n import N_, _
from harada.method import reference
from harada.method.marks import code_of
from harada.method.text import printable
from harada.notebook.errors import Refused
from harada.notebook.marking import told

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from harada.cli.commands import Commands
    from harada.cli.context import Context
    from harada.method.documents import Action, Routine
    from harada.method.reference import Target
    from harada.notebook.notebook import Notebook

_HELP = {
    "done": N_("mark routines or dated actions as done"),
    "rest": N_("mark routines as at rest today"),
    "missed": N_("mark routines as missed"),
}
_EXAMPLES = {
    "done": 'harada done 3.5\nharada done reading service.home -n "half an hour"\n'
    "harada done water --amount 1.5 --date yesterday\nharada done water --amount +1",
    "rest": "harada rest 3.5",
    "missed": 'harada missed 3.5 --reason "late shift"',
}
_SAID = {
    "done": (N_("{ref} {text}: done."), N_("{ref} {text}: already done.")),
    "rest": (N_("{ref} {text}: rest."), N_("{ref} {text}: already at rest.")),
    "missed": (N_("{ref} {text}: missed."), N_("{ref} {text}: already missed.")),
}


class Extras:
    """What may stand beside the references: a note, a reason, an amount."""

    __slots__ = ("amount", "note", "reason")

    def __init__(
        self, note: str | None = None, reason: str | None = None, amount: str | None = None
    ) -> None:
        """Take the options as typed; raises `Misuse` for an amount that is no number."""
        self.note = None if note is None else printable(note)
        self.reason = None if reason is None else printable(reason)
        self.amount = amount
        self.amount_after(None)

    def amount_after(self, before: float | None) -> float | None:
        """Return the amount of a day on which there was `before`; `+2` counts on from it."""
        if self.amount is None:
            return None
        from harada.method.amount import counted

        return counted(self.amount, before)


def add(commands: Commands) -> None:
    """Describe the commands that mark."""
    for name in _HELP:
        parser = commands.add_parser(name, help=_(_HELP[name]), example=_EXAMPLES[name])
        parser.add_argument(
            "refs", nargs="+", metavar="REF", help=_("a cell (3.5), a short name, or service.home")
        )
        parser.add_argument("-n", "--note", metavar="TEXT", help=_("a note to keep with it"))
        if name == "missed":
            parser.add_argument("--reason", metavar="TEXT", help=_("why it was missed"))
        if name == "done":
            parser.add_argument(
                "--amount",
                metavar="N",
                help=_("how much, for a routine that counts; +2 is two more"),
            )
        parser.set_defaults(run=_run, state=name)
    parser = commands.add_parser(
        "undo", help=_("take back the last change, whatever it was"), example="harada undo"
    )
    parser.set_defaults(run=lambda _arguments, context: undo(context))


def _run(arguments: Namespace, context: Context) -> int:
    given = vars(arguments)
    extras = Extras(given["note"], given.get("reason"), given.get("amount"))
    return mark(context, arguments.state, arguments.refs, extras)


def run_words(context: Context, state: str, words: list[str]) -> int | None:
    """Mark what the words say; None when the parser should read them instead."""
    refs, given = [], {}
    options = {"-n": "note", "--note": "note"}
    if state == "missed":
        options["--reason"] = "reason"
    if state == "done":
        options["--amount"] = "amount"
    waiting = iter(words)
    for word in waiting:
        if word in options:
            value = next(waiting, None)
            if value is None:
                return None
            given[options[word]] = value
        elif word.startswith("-"):
            return None
        else:
            refs.append(word)
    return mark(context, state, refs, Extras(**given)) if refs else None


def mark(context: Context, state: str, refs: list[str], extras: Extras) -> int:
    """Mark what the references name on the day meant, all or none; say each as it now stands."""
    notebook, on = context.notebook, context.day()
    if on > notebook.today():
        raise Refused(_("{day} has not come yet; nothing was marked.").format(day=on.isoformat()))
    targets = [(ref, _find(context, ref, state)) for ref in refs]
    routines = [target.id for _ref, target in targets if target.kind == "routine" and target.id]
    actions = [target.id for _ref, target in targets if target.kind == "action" and target.id]
    names = told([_item(notebook, target)["text"] for _ref, target in targets])
    with notebook.change(_("mark of {names}").format(names=names)):
        changed = _write(context, on, state, routines, actions, extras)
    if context.json:
        context.write_json(
            [
                {"id": target.id, "state": state, "changed": target.id in changed}
                for _r, target in targets
            ]
        )
    else:
        _say(context, on, state, targets, changed)
    if state == "missed" and extras.reason:
        _offer_an_answer(context, extras.reason)
    if changed:
        context.after_change()
    return 0


def _offer_an_answer(context: Context, reason: str) -> None:
    """Tell that a reason came often of late, and how to decide what is done then."""
    from harada.notebook.obstacles import asked_now

    found = asked_now(context.notebook, reason, context.notebook.today())
    if found is not None:
        sentence = _(
            "“{reason}” came {n} times in four weeks. What will you do then? "
            '`harada routine countermeasure "{reason}" "…"` writes it on your sheet.'
        )
        context.tell(printable(sentence.format(reason=found.text, n=found.times)))


def _write(
    context: Context,
    on: date,
    state: str,
    routines: list[str],
    actions: list[str],
    extras: Extras,
) -> list[str]:
    notebook = context.notebook
    changed: list[str] = []
    for routine in routines:
        before = notebook.day(on).get("amounts", {}).get(routine)
        changed += notebook.mark(
            on,
            [routine],
            code_of(state),
            note=extras.note,
            reason=extras.reason,
            amount=extras.amount_after(before),
        )
    for action in actions:
        if notebook.actions()[action]["state"] != "done":
            notebook.finish_action(action, on)
            changed.append(action)
    return changed


def _item(notebook: Notebook, target: Target) -> Routine | Action:
    """Return the document of a routine or dated action that was found."""
    things = notebook.routines() if target.kind == "routine" else notebook.actions()
    return things[target.id or ""]


def _find(context: Context, ref: str, state: str) -> Target:
    """Return the routine or dated action a reference names; raises for a waiting cell."""
    notebook = context.notebook
    routines, actions = notebook.routines(), notebook.actions()
    try:
        target = reference.resolve(ref, routines, actions, None, notebook.chart_id())
    except reference.UnknownReference:
        target = reference.resolve(ref, routines, actions, notebook.chart())
    if target.kind == "cell":
        raise _waiting(context, target)
    if target.kind == "action" and state != "done":
        raise Refused(
            _("{name} is a dated action: it can be done, but not missed and not at rest.").format(
                name=actions[target.id or ""]["name"]
            )
        )
    return target


def _waiting(context: Context, target: Target) -> Refused:
    chart = context.notebook.chart()
    assert chart is not None
    assert target.pillar is not None
    assert target.action is not None
    ref = f"{target.pillar}.{target.action}"
    text = chart["pillars"][target.pillar - 1]["actions"][target.action - 1]["text"]
    if not text:
        return Refused(
            _("Cell {ref} is empty. `harada chart set {ref} TEXT` writes it.").format(ref=ref)
        )
    return Refused(
        _(
            "{ref} {text}: no routine yet, the cell is waiting. "
            "`harada chart promote {ref}` makes it one."
        ).format(ref=ref, text=text)
    )


def _say(
    context: Context, on: date, state: str, targets: list[tuple[str, Target]], changed: list[str]
) -> None:
    notebook = context.notebook
    fresh, known = _SAID[state]
    if on != notebook.today():
        from harada.i18n import long_date

        context.tell(long_date(on))
    for ref, target in targets:
        item = _item(notebook, target)
        place = f"{target.pillar}.{target.action}" if target.pillar else ref
        sentence = _(fresh) if target.id in changed else _(known)
        text = item["text"] + _how_much(notebook, on, target.id or "")
        context.say(printable(sentence.format(ref=place, text=text)))
        if target.kind == "routine":
            _tell_first_day(context, on, notebook.routines()[target.id or ""])


def _how_much(notebook: Notebook, on: date, routine_id: str) -> str:
    """Return, behind a text, how much was done of a routine that counts; else nothing."""
    routine = notebook.routines().get(routine_id)
    if routine is None or routine["target"] is None:
        return ""
    from harada.method.amount import told as in_figures

    amount = notebook.day(on).get("amounts", {}).get(routine_id)
    return "" if amount is None else f" ({in_figures(routine['target'], amount)})"


def _tell_first_day(context: Context, on: date, routine: Routine) -> None:
    """Tell that a mark from before a routine began is kept, and does not count."""
    if on.isoformat() < routine["start"]:
        from harada.i18n import long_date

        sentence = _(
            "That is before its first day, {start}: the mark is kept and counts nowhere. "
            "`harada routine set {name} --start {day}` moves the first day."
        )
        start, name = long_date(routine["start"]), routine["name"]
        context.tell(printable(sentence.format(start=start, name=name, day=on.isoformat())))


def _nothing_to_undo(context: Context) -> Refused:
    """The error for an empty undo log; a restore empties it, and has a way back of its own."""
    newest = next(iter(context.notebook.backups()), None)
    if newest is not None and newest.kind == "before-restore":
        return Refused(
            _(
                "Nothing was changed since the notebook was restored. "
                "`harada backup restore {name}` takes the restore back."
            ).format(name=newest.name.removesuffix(".zip"))
        )
    return Refused(_("There is nothing to take back."))


def undo(context: Context) -> int:
    """Take back the last change and say what it was."""
    context.notebook.profile()  # says so where there is no notebook
    label = context.notebook.undo()
    if label is None:
        raise _nothing_to_undo(context)
    context.say(printable(_("Taken back: {what}.").format(what=label)))
    context.after_change()
    return 0
