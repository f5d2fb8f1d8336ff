"""`doctor`: look whether the notebook is sound, and with `--repair` mend what can be mended.

What is looked at stands in `harada.notebook.doctor`. Without `--repair` nothing is changed. Exit
code 5 means that something is left that a person must look at.
"""

from __future__ import annotations

import platform
from argparse import Namespace
from typing import TYPE_CHECKING, Any

from harada import __version__
from harada.cli.page import Page
from harada.i18n import N_, _
from harada.method.text import printable

if TYPE_CHECKING:
    from harada.cli.commands import Commands
    from harada.cli.context import Context
    from harada.notebook.finding import Finding

_LEVELS = {"problem": N_("Problem"), "note": N_("Good to know")}
_A_PERSON_MUST_LOOK = 5


def add(commands: Commands) -> None:
    """Describe `doctor`."""
    parser = commands.add_parser(
        "doctor",
        help=_("look whether the notebook is sound, and mend it"),
        description=_(
            "Look whether every file of the notebook is whole and fits the others. Without "
            "--repair nothing is changed; with it a backup is made first."
        ),
        example="harada doctor\nharada doctor --repair",
    )
    parser.add_argument("--repair", action="store_true", help=_("mend what can be mended"))
    parser.set_defaults(run=_doctor)


def _doctor(arguments: Namespace, context: Context) -> int:
    from harada.notebook.doctor import examine, repair

    notebook = context.notebook
    mended = repair(notebook) if arguments.repair else []
    findings = examine(notebook)
    if context.json:
        context.write_json(
            {
                "version": __version__,
                "python": platform.python_version(),
                "home": notebook.home,
                "findings": [_as_json(finding) for finding in findings],
                "mended": [_as_json(finding) for finding in mended],
            }
        )
    else:
        _show(context, findings, mended)
    for sentence in notebook.notices():
        context.tell(printable(sentence))
    left = any(finding.level == "problem" for finding in findings)
    return _A_PERSON_MUST_LOOK if left else 0


def _as_json(finding: Finding) -> dict[str, Any]:
    return {
        "level": finding.level,
        "file": finding.file,
        "sentence": finding.sentence,
        "repair": finding.repair,
    }


def _show(context: Context, findings: list[Finding], mended: list[Finding]) -> None:
    page = Page(context)
    page.title(
        _("Harada {version}, Python {python}, {system}").format(
            version=__version__, python=platform.python_version(), system=platform.system()
        )
    )
    page.title(_("Notebook: {folder}").format(folder=context.notebook.home))
    if mended:
        page.heading(_("Mended"))
        for finding in mended:
            page.line(f"{finding.sentence} {finding.repair or ''}".rstrip(), "-")
    for level, title in _LEVELS.items():
        found = [finding for finding in findings if finding.level == level]
        if found:
            page.heading(_(title))
        for finding in found:
            page.line(_told(finding), "-")
    if not findings:
        page.heading(_("All is well."))
    if not mended and any(finding.repair for finding in findings):
        page.blank()
        page.title(_("`harada doctor --repair` mends what can be mended."))
    page.show()


def _told(finding: Finding) -> str:
    if finding.repair is None:
        return finding.sentence
    return _("{finding} With --repair: {remedy}").format(
        finding=finding.sentence, remedy=finding.repair
    )
