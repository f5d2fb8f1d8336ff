"""`import` and `export`: files people bring and take away.

Import shows what a file holds and what it would change; with `--apply` it is brought in. Export
writes to standard output or, whole or not at all, to a file. The commands of the chart call the
same functions. What the files mean is the matter of `harada.exchange`.
"""

from __future__ import annotations

import sys

from harada.i18n import _, ngettext
from harada.method.text import printable, shown
from harada.notebook.errors import Misuse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Mapping
    from typing import BinaryIO

    from harada.cli.commands import Commands
    from harada.cli.context import Context
    from harada.cli.page import Page
    from harada.exchange.bringing import Bringing
    from harada.exchange.draft import Document
    from harada.exchange.plan import Plan


def add(commands: Commands) -> None:
    """Describe `import` and `export`."""
    brings = commands.add_parser(
        "import",
        help=_("bring a sheet, a chart or a notebook in from a file"),
        description=_(
            "Show what a file holds and what it would change; with --apply it is brought in. "
            "Nothing you wrote is overwritten, the same file twice changes nothing, and "
            "`harada undo` takes it back."
        ),
        example="harada import sheet.json\nharada import sheet.json --apply\n"
        "harada import chart.csv --as grid --apply",
    )
    add_import_arguments(brings)
    brings.set_defaults(run=_import)
    takes = commands.add_parser(
        "export",
        help=_("take everything away in a file"),
        description=_(
            "Write the whole notebook: json and zip hold everything and can be brought in again, "
            "csv holds the marks, md is for reading."
        ),
        example="harada export --out notebook.jsonl\nharada export --format md\n"
        "harada export --format zip --out notebook.zip --yes",
    )
    from harada.exchange.writers import WRITERS

    add_export_arguments(takes, WRITERS, "json")
    takes.set_defaults(run=_export)


def add_import_arguments(parser: ArgumentParser) -> None:
    """Give a parser the arguments of an import: the file, --apply and --as."""
    from harada.exchange.formats import FORMATS

    titles = "; ".join(f"{each.NAME}: {_(each.TITLE)}" for each in FORMATS)
    parser.add_argument("file", metavar="FILE", help=_("the file to bring in"))
    parser.add_argument("--apply", action="store_true", help=_("bring it in, not only show it"))
    parser.add_argument(
        "--as",
        dest="form",
        metavar="FORMAT",
        choices=[each.NAME for each in FORMATS],
        help=_("the format, where it is not recognised ({formats})").format(formats=titles),
    )


def add_export_arguments(
    parser: ArgumentParser, formats: Mapping[str, object] | tuple[str, ...], default: str
) -> None:
    """Give a parser the arguments of an export: --format, --out and --yes."""
    parser.add_argument(
        "--format",
        choices=list(formats),
        default=default,
        help=_("the format ({default} unless you say so)").format(default=default),
    )
    parser.add_argument("--out", metavar="FILE", help=_("write to this file"))
    parser.add_argument(
        "--yes", action="store_true", help=_("replace the file if it is there already")
    )


def _import(arguments: Namespace, context: Context) -> int:
    from harada.exchange.bringing import Bringing

    bringing = Bringing(
        arguments.file, context.notebook, form=arguments.form, lang=context.options.lang
    )
    return _bring(bringing, arguments, context)


def import_chart(arguments: Namespace, context: Context) -> int:
    """Bring in the chart of a file as a new version; with all else where there is no sheet yet.

    `arguments` are those of `add_import_arguments`.
    """
    from harada.exchange.bringing import Bringing

    bringing = Bringing(
        arguments.file, context.notebook, form=arguments.form, lang=context.options.lang
    )
    bringing.chart_alone()
    return _bring(bringing, arguments, context)


def _bring(bringing: Bringing, arguments: Namespace, context: Context) -> int:
    plan = bringing.apply() if arguments.apply else bringing.look()
    if context.json:
        context.write_json(_as_json(bringing, plan, applied=arguments.apply and not plan.nothing))
    elif arguments.apply:
        _say_what_happened(bringing, plan, context)
    else:
        _show(bringing, plan, context)
    if arguments.apply and not plan.nothing:
        context.after_change()
    return 0


def _as_json(bringing: Bringing, plan: Plan, *, applied: bool) -> dict[str, object]:
    goal, chart = bringing.draft.goal, bringing.draft.chart
    return {
        "file": bringing.file.name,
        "format": bringing.format.NAME,
        "applied": applied,
        "already_here": plan.nothing,
        "holds": bringing.draft.counts(),
        "new": dict(+plan.new),
        "added_to": dict(+plan.added_to),
        "known": dict(+plan.known),
        "goal": goal and goal["goal"],
        "chart": chart and _chart_texts(chart),
        "warnings": [*bringing.draft.warnings, *plan.warnings],
    }


def _chart_texts(chart: Document) -> dict[str, object]:
    return {"text": chart["text"], "pillars": [pillar["text"] for pillar in chart["pillars"]]}


def _say_what_happened(bringing: Bringing, plan: Plan, context: Context) -> None:
    name = shown(bringing.file.name)
    if plan.nothing:
        context.say(_("All of {file} is here already; nothing was changed.").format(file=name))
        return
    context.say(_("Brought in from {file}:").format(file=name))
    for line in [*_counted(plan.new), *_gained(plan.added_to)]:
        context.say(f"  {line}")
    for sentence in [*bringing.draft.warnings, *plan.warnings]:
        context.tell(printable(sentence))
    context.tell(_("`harada undo` takes it back."))


def _show(bringing: Bringing, plan: Plan, context: Context) -> None:
    """Print what the file holds, what of it is new, and what the person should know."""
    from harada.cli.page import Page

    page = Page(context)
    page.title(
        _("{file}: {format}").format(file=bringing.file.name, format=_(bringing.format.TITLE))
    )
    _show_texts(bringing, page)
    holds, new = _counted(bringing.draft.counts()), _counted(plan.new)
    for heading, lines in (
        (_("It holds"), holds),
        (_("New"), [] if new == holds else new),
        (_("Gains something"), _gained(plan.added_to)),
        (_("Here already"), _counted(plan.known)),
        (_("Good to know"), [*bringing.draft.warnings, *plan.warnings]),
    ):
        if lines:
            page.heading(heading)
            for line in lines:
                page.line(printable(line))
    page.show()
    if plan.nothing:
        context.tell(_("All of it is here already."))
    else:
        context.tell(_("Nothing was changed yet. With --apply it is brought in."))


def _show_texts(bringing: Bringing, page: Page) -> None:
    goal, chart = bringing.draft.goal, bringing.draft.chart
    if goal is not None:
        page.heading(_("Goal"))
        page.line(printable(goal["goal"]))
    if chart is not None:
        page.heading(_("Chart"))
        page.line(printable(chart["text"]))
        page.table([[str(n), shown(p["text"])] for n, p in enumerate(chart["pillars"], 1)])


def _counted(counts: Mapping[str, int]) -> list[str]:
    """How many of each kind, in words; kinds nobody needs to hear of are left out."""
    words = {
        "goals": ngettext("{n} goal sheet", "{n} goal sheets", counts.get("goals", 0)),
        "charts": ngettext("{n} chart", "{n} charts", counts.get("charts", 0)),
        "routines": ngettext("{n} routine", "{n} routines", counts.get("routines", 0)),
        "actions": ngettext("{n} dated action", "{n} dated actions", counts.get("actions", 0)),
        "days": ngettext("{n} day", "{n} days", counts.get("days", 0)),
        "replies": ngettext("{n} reply", "{n} replies", counts.get("replies", 0)),
        "pauses": ngettext("{n} pause", "{n} pauses", counts.get("pauses", 0)),
        "objectives": ngettext("{n} objective", "{n} objectives", counts.get("objectives", 0)),
        "mission": _("the mission"),
    }
    return [text.format(n=counts[table]) for table, text in words.items() if counts.get(table)]


def _gained(counts: Mapping[str, int]) -> list[str]:
    told = _counted(counts)
    return [*told, _("the profile")] if counts.get("profile") else told


def _export(arguments: Namespace, context: Context) -> int:
    return _export_as(
        "json" if context.json else arguments.format, context, arguments.out, arguments.yes
    )


def export_words(context: Context, words: list[str]) -> int | None:
    """Run `export` from its words without a parser; None when these words need one."""
    chosen: dict[str, str | None] = {"--format": "json", "--out": None}
    replace = False
    waiting = list(reversed(words))
    while waiting:
        word = waiting.pop()
        if word == "--yes":
            replace = True
        elif word in chosen and waiting:
            chosen[word] = waiting.pop()
        else:
            return None
    from harada.exchange.writers import WRITERS

    name = "json" if context.json else chosen["--format"]
    if name not in WRITERS:
        return None
    return _export_as(name, context, chosen["--out"], replace)


def _export_as(name: str, context: Context, out: str | None, replace: bool) -> int:
    from harada.exchange.writers import BINARY, writer

    context.notebook.profile()
    if out is None and name in BINARY and context.out.isatty():
        raise Misuse(_("A zip is not for the screen. Name a file with --out."))
    write = writer(name)
    _send(lambda stream: write(context.notebook, stream), context, out, replace)
    return 0


def export_chart(arguments: Namespace, context: Context) -> int:
    """Write the current chart; `arguments` are those of `add_export_arguments`.

    Raises `HaradaError` where there is no chart.
    """
    from harada.cli.finding import chart_of
    from harada.exchange.chart_files import chart_file

    chart_of(context)
    form = "json" if context.json else arguments.format
    text = chart_file(context.notebook, context.notebook.chart_id() or "", form)
    _send(lambda stream: _write(stream, text), context, arguments.out, arguments.yes)
    return 0


def _write(stream: BinaryIO, text: str) -> None:
    stream.write(text.encode())


def _send(
    write: Callable[[BinaryIO], None], context: Context, out: str | None, replace: bool
) -> None:
    """Let `write` fill a file, or standard output where none is named."""
    if out is None or out == "-":
        _send_to_standard_output(write, context)
        return
    from harada.exchange.outfile import may_write, refuse_replacing, write_whole

    if not may_write(out, context.home) and not replace and not _may_replace(out, context):
        raise refuse_replacing(out)
    size = write_whole(out, write)
    context.tell(
        _("Written: {file} ({size} kB).").format(
            file=printable(out), size=max(1, round(size / 1000))
        )
    )


def _send_to_standard_output(write: Callable[[BinaryIO], None], context: Context) -> None:
    context.out.flush()
    write(context.out.buffer)
    context.out.buffer.flush()


def _may_replace(path: str, context: Context) -> bool:
    """Ask whether a file may be replaced; nobody is asked where nobody sits at a terminal."""
    if not sys.stdin.isatty():
        return False
    question = _("{file} is there already. Replace it? (y/n)").format(file=printable(path))
    print(question, end=" ", file=context.err, flush=True)
    return sys.stdin.readline().strip().lower() in {"y", "yes", "j", "ja"}
