"""What leaves, shown before it goes: in sentences as the coach will read it, and as its JSON.

Both are made from the one body that will be sealed, so that what is shown is what is sent. The
commands, the screens of consent and the page for a coach without Harada show the same.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from harada.i18n import _, long_date
from harada.sharing.choice import part_label, part_text, title
from harada.sharing.levels import shares, streak_text
from harada.sharing.levels import title as level_title

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel


class Line(NamedTuple):
    """A line of a preview: what it is, and what stands there."""

    label: str
    text: str


class Preview(NamedTuple):
    """A message before it goes."""

    heading: str
    lines: list[Line]
    body: Mapping[str, Any]

    def json(self) -> str:
        """The body as it will be sealed, laid out to be read: a field a line."""
        fields = [
            f" {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}"
            for name, value in self.body.items()
        ]
        return "{\n" + ",\n".join(fields) + "\n}"


def preview_of(kind: str, message: BaseModel) -> Preview:
    """Show a message as it will be sealed; `message` is the model of its body."""
    return preview(kind, message.model_dump(mode="json", exclude_none=True))


def preview(kind: str, body: Mapping[str, Any]) -> Preview:
    """Show a message of a kind; `body` is its body as JSON has it."""
    show = _SHOWN.get(kind)
    if show is None:
        return Preview(_("For Harada itself ({kind})").format(kind=kind), [], body)
    heading, lines = show(body)
    return Preview(heading, lines, body)


def _summary(body: Mapping[str, Any]) -> tuple[str, list[Line]]:
    lines = [Line(_("Used Harada"), _("yes") if body["used"] else _("no"))]
    if "goal" in body:
        lines.append(Line(_("Goal"), body["goal"] or "–"))
    if "pillars" in body:
        titles = body.get("pillar_titles", [""] * len(body["pillars"]))
        for number, (pillar, name) in enumerate(zip(body["pillars"], titles, strict=True), 1):
            label = name or _("Pillar {n}").format(n=number)
            lines.append(Line(label, done_of(pillar)))
        lines += [
            Line(_("Kept"), percent_of(body.get("kept"))),
            Line(_("Score"), percent_of(body.get("score"))),
            Line(_("Warmth"), degrees(body.get("warmth"))),
            Line(_("Kept something every day"), streak_text(body["streak"])),
        ]
    lines += [Line(each["name"], done_of(each)) for each in body.get("routines", [])]
    if body.get("mood") is not None:
        lines.append(Line(_("Mood"), _("{n} of 5").format(n=body["mood"])))
    heading = _("Week {week}").format(week=body["week"])
    if body["rev"] > 1:
        heading = _("Week {week}, anew").format(week=body["week"])
    return heading, lines


def done_of(tally: Mapping[str, int]) -> str:
    """How often something was done, of how often it was planned, in words."""
    if not tally["planned"] and not tally["done"]:
        return _("nothing planned")
    return _("{done} of {planned}").format(done=tally["done"], planned=tally["planned"])


def percent_of(value: int | None) -> str:
    """A percentage in steps of ten, in words; a dash where there is none."""
    return "–" if value is None else _("about {n} %").format(n=value)


def degrees(value: int | None) -> str:
    """A warmth in steps of ten, in words; a dash where there is none."""
    return "–" if value is None else _("about {n} of 100").format(n=value)


def _entry(body: Mapping[str, Any]) -> tuple[str, list[Line]]:
    lines = [Line(_("Text"), body["text"])] if body["text"] else []
    lines += [
        Line(part_label(key), part_text(key, text)) for key, text in body.get("parts", {}).items()
    ]
    heading = title(body["what"])
    if body.get("date"):
        heading = _("{what}, {day}").format(what=heading, day=long_date(body["date"]))
    return heading, lines


def _consent(body: Mapping[str, Any]) -> tuple[str, list[Line]]:
    return _("What you agree to share"), consent_lines(
        body["level"], body.get("until"), body.get("mood", False)
    )


def consent_lines(level: int, until: str | None, mood: bool) -> list[Line]:
    """What is shared from now on, as lines: the level, what it lets out, until when."""
    named = _("{n}, {title}").format(n=level, title=level_title(level))
    lines = [Line(_("Level"), named)]
    lines += [Line("", sentence) for sentence in shares(level, mood=mood)]
    return [*lines, Line(_("Until"), until or _("you say otherwise"))]


def _join(body: Mapping[str, Any]) -> tuple[str, list[Line]]:
    lines = [Line(_("Name"), str(json.loads(body["card"]["card"])["name"]))]
    lines += consent_lines(body["level"], body.get("until"), bool(body.get("mood")))
    return _("Your answer to the invite"), lines


def _card(body: Mapping[str, Any]) -> tuple[str, list[Line]]:
    card = json.loads(body["card"]["card"])
    in_use = sum(not device["retired"] for device in card["devices"])
    return _("Your key card"), [
        Line(_("Name"), card["name"]), Line(_("Machines in use"), str(in_use))
    ]  # fmt: skip


def _tombstone(body: Mapping[str, Any]) -> tuple[str, list[Line]]:
    return _("What is erased"), [Line(_("Messages"), ", ".join(body["erased"]))]


def _leave(body: Mapping[str, Any]) -> tuple[str, list[Line]]:
    asked = _("erase all that was sent") if body["erase"] else _("nothing more is sent")
    return _("Your goodbye"), [Line(_("Asks to"), asked)]


def _ack(_body: Mapping[str, Any]) -> tuple[str, list[Line]]:
    return _("A receipt"), []


def _snapshot(body: Mapping[str, Any]) -> tuple[str, list[Line]]:
    weeks = [str(each["week"]) for each in body["summaries"]]
    return _("Summaries of earlier weeks"), [Line(_("Weeks"), ", ".join(weeks))]


_SHOWN = {
    "summary": _summary,
    "entry": _entry,
    "consent": _consent,
    "join": _join,
    "card": _card,
    "tombstone": _tombstone,
    "leave": _leave,
    "ack": _ack,
    "snapshot": _snapshot,
}
"""What makes the sentences of each kind of message."""
