"""The outline: a goal, under it eight pillars, under each its actions.

Markdown or indented text; headings, bullets and plain indentation all show the levels, and an
empty bullet keeps a cell blank.
"""

from __future__ import annotations

import re
from datetime import date

from harada.exchange.draft import Document, Draft
from harada.exchange.fields import Trouble
from harada.exchange.markdown import unescaped
from harada.exchange.reading import BroughtFile
from harada.i18n import N_, _, ngettext
from harada.method.empty import empty_chart
from harada.method.text import shown

NAME = "outline"
TITLE = N_("an outline of goal, pillars and actions")

_HEADING = re.compile(r"(#{1,6})(?:[ \t]+(.*))?")
_BULLET = re.compile(r"([-*+•・]|\d{1,3}[.)])(?:[ \t]+(.*))?")
_NUMBERED = re.compile(r"\d{1,3}[.)][ \t]+")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_LAST_HEADING = 10
"""Depths below this are headings; an indent of n columns has depth n + this."""
_EIGHT = 8
_LONGEST = 4000
"""More lines than this are no chart; they are not looked at."""


class _Node:
    def __init__(self, depth: int, text: str) -> None:
        self.depth = depth
        self.text = text
        self.children: list[_Node] = []


def recognises(file: BroughtFile) -> bool:
    """Whether the text has one goal, pillars under it and actions under those, and little more."""
    if file.looks_like_json or file.ending in {"csv", "tsv", "tab"}:
        return False
    if file.text.count("\n") > _LONGEST:
        return False
    return not _is_prose(file.text) and _goal(_roots(file.text)) is not None


def _is_prose(text: str) -> bool:
    """Whether a marked-up text says more between its headings and bullets than in them."""
    lines = _joined(_COMMENT.sub("", text))
    marked = sum(_marked(line) is not None for line in lines)
    return bool(marked) and 2 * (len(lines) - marked) > marked


def _goal(roots: list[_Node]) -> _Node | None:
    if len(roots) != 1 or len(roots[0].children) < 2:
        return None
    pillars = roots[0].children
    deepest = any(cell.children for pillar in pillars for cell in pillar.children)
    return roots[0] if not deepest and any(pillar.children for pillar in pillars) else None


def read(file: BroughtFile, _lang: str | None, today: date) -> Draft:
    """The chart as a draft, all cells waiting; raises `Refused` unless it has eight pillars."""
    goal = _goal(_roots(file.text))
    trouble = Trouble(file.name)
    draft = Draft()
    if goal is None:
        trouble.refuse(
            _("It needs one goal, eight pillars under it, and the actions under each pillar.")
        )
        trouble.refuse_if_any()
        return draft
    if len(goal.children) != _EIGHT:
        trouble.refuse(_("A chart has 8 pillars, this one has {n}.").format(n=len(goal.children)))
    pillars = [_pillar(node, number, trouble) for number, node in enumerate(goal.children, 1)]
    chart: Document = {**empty_chart(today), "text": goal.text, "pillars": pillars}
    trouble.refuse_if_any()
    draft.add("charts", "c", chart)
    draft.warnings += trouble.warnings
    return draft


def _pillar(node: _Node, number: int, trouble: Trouble) -> Document:
    texts = [cell.text for cell in node.children]
    if len(texts) > _EIGHT:
        trouble.refuse(
            _("A pillar has 8 actions; pillar {number} ({name}) has {n}.").format(
                number=number, name=shown(node.text), n=len(texts)
            )
        )
    if len(texts) < _EIGHT:
        trouble.warnings.append(
            ngettext(
                "Pillar {number} ({name}) has {n} action; the other cells stay blank.",
                "Pillar {number} ({name}) has {n} actions; the other cells stay blank.",
                len(texts),
            ).format(number=number, name=shown(node.text), n=len(texts))
        )
        texts += [""] * (_EIGHT - len(texts))
    actions = [{"text": text, "state": "waiting"} for text in texts]
    return {"text": node.text, "aspect": None, "actions": actions}


def _roots(text: str) -> list[_Node]:
    """The lines as trees, by their depth."""
    lines = _joined(_COMMENT.sub("", text.removeprefix("\ufeff")))
    parsed = [_marked(line) for line in lines]
    if any(node is not None for node in parsed):
        nodes = [node for node in parsed if node is not None]
    else:
        nodes = [_Node(_indent(line), line.strip()) for line in lines]
    roots: list[_Node] = []
    above: list[_Node] = []
    for node in nodes:
        while above and above[-1].depth >= node.depth:
            above.pop()
        (above[-1].children if above else roots).append(node)
        above.append(node)
    return roots


def _joined(text: str) -> list[str]:
    """The lines that say something; a hard break (a backslash at the end) joins two of them."""
    lines: list[str] = []
    going_on = False
    for line in text.splitlines():
        if going_on:
            lines[-1] = lines[-1][:-1] + "\n" + line.strip()
        elif line.strip():
            lines.append(line.rstrip())
        else:
            continue
        last = lines[-1]
        going_on = (len(last) - len(last.rstrip("\\"))) % 2 == 1
    return lines


def _marked(line: str) -> _Node | None:
    """The line as a heading or a bullet; None where it is neither."""
    head, newline, rest = line.partition("\n")
    heading = _HEADING.fullmatch(head)
    if heading:
        text = _NUMBERED.sub("", heading[2] or "", count=1)
        return _Node(len(heading[1]), _said(text + newline + rest))
    bullet = _BULLET.fullmatch(head.lstrip())
    if bullet:
        return _Node(_indent(head), _said((bullet[2] or "") + newline + rest))
    return None


def _said(text: str) -> str:
    bare = text.strip()
    if len(bare) > 4 and bare.startswith("**") and bare.endswith("**"):
        bare = bare[2:-2]
    return unescaped(bare)


def _indent(line: str) -> int:
    wide = line.expandtabs(4)
    return _LAST_HEADING + len(wide) - len(wide.lstrip())
