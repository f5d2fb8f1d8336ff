"""A talk sheet on the screen, as a text, and as a page to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harada.cli.page import Page
from harada.desk.consent import NAMES
from harada.desk.talk import TITLES
from harada.i18n import _, long_date
from harada.method.text import printable

if TYPE_CHECKING:
    from harada.cli.context import Context
    from harada.desk.talk import TalkSheet


def show_sheet(sheet: TalkSheet, context: Context) -> None:
    """Print the sheet."""
    page = Page(context)
    page.title(_title(sheet))
    page.line(_since(sheet))
    for title, lines in _parts(sheet):
        page.heading(title)
        for line in lines:
            page.line(line, "-")
    unshared = _not_shared(sheet)
    if unshared:
        page.blank()
        page.line(unshared)
    page.show()


def send_sheet(sheet: TalkSheet, out: str, context: Context, *, replace: bool) -> None:
    """Write the sheet to a file: `.html` is a page, any other name a text in Markdown.

    Raises `HaradaError` where it can't be written, or may not replace what is there.
    """
    from harada.exchange.outfile import may_write, refuse_replacing, write_text

    if not may_write(out, context.home) and not replace:
        raise refuse_replacing(out)
    text = _as_html(sheet) if out.lower().endswith((".html", ".htm")) else _as_markdown(sheet)
    write_text(out, text)
    context.tell(_("Written: {file}.").format(file=printable(out)))


def _title(sheet: TalkSheet) -> str:
    return _("Talk with {name}, {day}").format(
        name=printable(sheet.name), day=long_date(sheet.today)
    )


def _since(sheet: TalkSheet) -> str:
    if sheet.since is None:
        return _("No talk is noted yet: this is about all that was shared.")
    return _("Since the talk of {day}.").format(day=long_date(sheet.since))


def _parts(sheet: TalkSheet) -> list[tuple[str, list[str]]]:
    """The parts that have something in them, each with its lines."""
    return [
        (_(title), [printable(fact.text) for fact in facts])
        for part, title in TITLES.items()
        if (facts := sheet.part(part))
    ]


def _not_shared(sheet: TalkSheet) -> str:
    if not sheet.not_shared:
        return ""
    return _("Not shared: {fields}.").format(
        fields=", ".join(_(NAMES[field]) for field in sheet.not_shared)
    )


def _as_markdown(sheet: TalkSheet) -> str:
    """The sheet as text; what a person wrote is no markup in it."""
    lines = [f"# {_escaped(_title(sheet))}", "", _since(sheet)]
    for title, facts in _parts(sheet):
        lines += ["", f"## {title}", "", *(f"- {_escaped(fact)}" for fact in facts)]
    unshared = _not_shared(sheet)
    return "\n".join([*lines, *(["", unshared] if unshared else [])]) + "\n"


def _escaped(text: str) -> str:
    """A text in which Markdown reads no markup."""
    return "".join(f"\\{char}" if char in "\\`*_{}[]<>#|" else char for char in text)


def _as_html(sheet: TalkSheet) -> str:
    from harada.report.talk import talk_page

    return talk_page(_title(sheet), _since(sheet), _parts(sheet), _not_shared(sheet))
