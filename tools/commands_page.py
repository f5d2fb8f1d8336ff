"""Writes docs/commands.md: every command's own help, as the program prints it.

    python -m tools.commands_page           write the page anew
    python -m tools.commands_page check     exit 1 when it is not what the program says

The help is the one source; the page only gathers it, in English, at 80 columns.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from harada import i18n
from harada.cli.commands import build
from harada.cli.parser import Parser

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "commands.md"

_HEAD = """\
# Commands

All that the screens do, in plain text. This page is what `harada COMMAND --help` says.

Data goes to standard output, talk to standard error. Every command takes `--home`, `--lang`,
`--date`, `--json` and `--plain`, before or after its name. A reference is a cell of the chart
(`3.5` is pillar 3, action 5, in reading order around the centre), a routine's short name or the
beginning of it, or `service.home` and `service.work`. A day is `2026-11-22`, `yesterday`, `-3d`,
`friday`; Dutch words do too.

Exit codes: 0 done · 1 it failed, one sentence says why · 2 wrong use · 3 locked · 4 busy ·
5 a person must look.
"""


def page() -> str:
    """The whole page as the program says it now."""
    i18n.use("en")
    os.environ["COLUMNS"] = "80"
    parts = [_HEAD]
    for name, parser in _parsers(build()):
        level = "#" * (1 + name.count(" "))
        title = "" if name == "harada" else f"{level} {name.removeprefix('harada ')}\n\n"
        parts.append(f"{title}```\n{parser.format_help().rstrip()}\n```\n")
    return "\n".join(parts)


def _parsers(parser: Parser) -> Iterator[tuple[str, Parser]]:
    """A parser and all below it, each with the words that lead to it, in the order of the help."""
    yield parser.prog, parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                yield from _parsers(below)


def main() -> int:
    """Write the page, or with `check` compare it."""
    if sys.argv[1:] == ["check"]:
        if PAGE.read_text(encoding="utf-8") == page():
            return 0
        print("docs/commands.md is not current: python -m tools.commands_page")
        return 1
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
