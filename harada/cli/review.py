"""`review`: a week, a month or a quarter, prefilled with what the data say.

Five minutes: read the facts, say what was good, what you would redo and what comes next. What can
be changed because of it stands below as the command that does it.
"""

from __future__ import annotations

from harada.cli.page import Page
from harada.cli.review_page import as_json, show_facts
from harada.i18n import N_, _
from harada.method.period import KINDS, Period, period_at, period_of, week_in_turn
from harada.method.text import printable
from harada.notebook.errors import Misuse
from harada.notebook.reviewing import FIELDS, facts_of, review_of, reviews, write_review

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from harada.cli.commands import Commands
    from harada.cli.context import Context

LABELS = {
    "good": N_("Good"),
    "redo": N_("If I could live it once more"),
    "next": N_("What comes next"),
    "swap": N_("What to swap"),
}


def add(commands: Commands) -> None:
    """Describe `review`."""
    parser = commands.add_parser(
        "review",
        help=_("look back on a week, a month or a quarter"),
        description=_(
            "Show what the data say of a period, and what you said of it: what is nearly a habit, "
            "what stalled, which reason comes back, whom you have not asked yet. Without a period "
            "it is this week, and until Wednesday the week before."
        ),
        example="harada review\nharada review month --json\nharada review 2026-W47\n"
        'harada review --good "Three calm evenings" --redo "Start earlier" --next "Bed at ten"\n'
        "harada review list",
    )
    parser.add_argument(
        "period",
        metavar="PERIOD",
        nargs="?",
        default="",
        help=_("week, month, quarter, a key like 2026-W47, 2026-11 or 2026-Q4, or list"),
    )
    parser.add_argument("--good", metavar="TEXT", help=_("what was good"))
    parser.add_argument("--redo", metavar="TEXT", help=_("what I would do differently"))
    parser.add_argument("--next", metavar="TEXT", help=_("what comes next"))
    parser.add_argument("--swap", metavar="TEXT", help=_("which routine I swap for which"))
    parser.set_defaults(run=_review)


def _review(arguments: Namespace, context: Context) -> int:
    said = {name: getattr(arguments, name) for name in FIELDS}
    fields = {name: text.strip() for name, text in said.items() if text is not None}
    if fields:
        context.begin()
    context.notebook.profile()
    if arguments.period == "list":
        if fields:
            raise Misuse(_("Say which period: `harada review week --good TEXT`."))
        return _list(context)
    period = _period(arguments.period, context)
    return _write(context, period, fields) if fields else show(context, period)


def run_words(context: Context, words: list[str]) -> int | None:
    """Show the review these words name; None when the parser should read them."""
    if len(words) > 1 or (words and words[0] not in KINDS):
        return None
    context.notebook.profile()
    return show(context, _period(words[0] if words else "", context))


def show(context: Context, period: Period) -> int:
    """Show what the data say of a period and what the person said; returns 0."""
    facts = facts_of(context.notebook, period, context.notebook.today())
    written = review_of(context.notebook, period.key)
    if context.json:
        context.write_json(as_json(context, facts, written))
        return 0
    page = Page(context)
    show_facts(page, context, facts)
    page.heading(_("What you said"))
    page.table([[_(label), str(written[name]) if written else ""]  # type: ignore[literal-required]
                for name, label in LABELS.items()])  # fmt: skip
    page.show()
    if written is None:
        context.tell(_("`harada review {key} --good TEXT` writes it.").format(key=period.key))
    return 0


def _period(typed: str, context: Context) -> Period:
    """Return the period that is meant; by nothing, the week one looks back on now."""
    today = context.day()
    if not typed and context.options.date is None:
        return week_in_turn(today)
    typed = typed or "week"
    for kind in KINDS:
        if typed == kind:
            return period_at(kind, today)
    return period_of(typed)


def _write(context: Context, period: Period, fields: dict[str, str]) -> int:
    from harada.cli.soundness import checked_change

    with checked_change(context.notebook, _("review of {period}").format(period=period.key)):
        write_review(context.notebook, period.key, fields)
    for name, text in fields.items():
        context.say(printable(f"{_(LABELS[name])}: {text or _('(empty)')}"))
    context.after_change()
    return 0


def _list(context: Context) -> int:
    from harada.cli.soundness import all_sound

    found = all_sound("reviews", "reviews", reviews(context.notebook))
    if context.json:
        context.write_json({"reviews": [{"period": key, **each} for key, each in found.items()]})
        return 0
    if not found:
        context.tell(_("No review yet. `harada review week --good TEXT` writes the first."))
        return 0
    page = Page(context)
    page.table([[key, each["date"], each["good"] or each["next"]] for key, each in found.items()])
    page.show()
    return 0
