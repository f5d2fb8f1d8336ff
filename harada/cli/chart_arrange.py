"""`chart swap` and `chart next`: things change places, and a handful of cells to promote next."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from harada.cli.finding import cell_of, chart_of, find_cell, pillar_number
from harada.cli.page import Page
from harada.cli.soundness import checked_change
from harada.i18n import _, language, ngettext
from harada.method.focus import ADVISED, in_order
from harada.method.rotation import next_cells
from harada.method.text import printable
from harada.method.wording import question
from harada.notebook.arranging import swap_cells, swap_pillars
from harada.notebook.errors import Misuse

if TYPE_CHECKING:
    from harada.cli.commands import Commands
    from harada.cli.context import Context


def describe(inner: Commands) -> None:
    """Describe `chart swap` and `chart next`."""
    swap = inner.add_parser(
        "swap",
        help=_("let two cells, or two pillars, change places"),
        description=_(
            "Let two cells change places, or two pillars with all they hold. Routines go along "
            "and keep their marks."
        ),
        example="harada chart swap 3.5 4.1\nharada chart swap 2 7",
    )
    swap.add_argument("one", metavar="REF", help=_("a cell, like 3.5, or a pillar, like 3"))
    swap.add_argument("other", metavar="REF", help=_("what it changes places with"))
    swap.set_defaults(run=_swap)
    upcoming = inner.add_parser(
        "next",
        help=_("a handful of waiting cells that could become routines next"),
        description=_(
            "Suggest a handful of waiting cells, from the pillars and aspects with the fewest "
            "live routines, and say what their wording leaves open. You choose."
        ),
        example="harada chart next\nharada chart promote 3.5",
    )
    upcoming.set_defaults(run=_next)


def _swap(arguments: Namespace, context: Context) -> int:
    chart_of(context)
    one, other = pillar_number(arguments.one), pillar_number(arguments.other)
    if (one is None) != (other is None):
        raise Misuse(_("Swap two cells, like 3.5 and 4.1, or two pillars, like 3 and 4."))
    label = _("swap on the chart")
    if one is not None and other is not None:
        with checked_change(context.notebook, label):
            swap_pillars(context.notebook, one, other)
        rows = [(str(n), chart_of(context)["pillars"][n - 1]["text"]) for n in (one, other)]
    else:
        places = find_cell(context, arguments.one), find_cell(context, arguments.other)
        with checked_change(context.notebook, label):
            swap_cells(context.notebook, *places)
        chart = chart_of(context)
        rows = [(f"{p}.{a}", cell_of(chart, p, a)["text"]) for p, a in places]
    for ref, text in rows:
        context.say(printable(f"{ref}: {text or _('(empty)')}"))
    context.after_change()
    return 0


def _next(_arguments: Namespace, context: Context) -> int:
    chart = chart_of(context)
    routines = context.notebook.routines()
    found = next_cells(chart, routines, language())
    focus = len(in_order(routines))
    if context.json:
        rows = [
            {"ref": each.ref, "text": each.text, "pillar": each.pillar, "advice": each.asks}
            for each in found
        ]
        context.write_json({"focus": focus, "advised": ADVISED, "cells": rows})
        return 0
    if not found:
        context.tell(_("No cell is waiting."))
        return 0
    page = Page(context)
    page.table([[each.ref, " ".join([each.text, *map(question, each.asks[:1])])] for each in found])
    page.show()
    if focus >= ADVISED:
        context.tell(
            ngettext(
                "You keep {n} routine in the focus; about {advised} are advised.",
                "You keep {n} routines in the focus; about {advised} are advised.",
                focus,
            ).format(n=focus, advised=ADVISED)
        )
    context.tell(_("`harada chart promote {ref}` makes one a routine.").format(ref=found[0].ref))
    return 0
