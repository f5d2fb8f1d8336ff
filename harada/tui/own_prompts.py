"""The person's own questions as lines of the diary page, and how they are changed.

A line of the page has a name its editor is known by; that of an own question is made of its words,
so that the same question keeps its editor from page to page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zlib import crc32

from harada.i18n import _
from harada.method.prompts import on_page, own_prompts, with_answer, with_prompt
from harada.method.text import printable
from harada.tui.diary_fields import DEPTHS, DiaryField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from harada.method.documents import Diary, Profile
    from harada.tui.app import HaradaApp

_ANOTHER = "\n"
"""The key of the line for one more question; no question can be this."""


def name_of(prompt: str) -> str:
    """Return the name of the line of an own question."""
    return f"own-{crc32(prompt.encode()):08x}"


def own_lines(profile: Profile, diary: Diary) -> list[DiaryField]:
    """Return a line for each own question of a day; one asked no longer stands while answered."""
    asked = own_prompts(profile)
    return [
        DiaryField(name_of(prompt), prompt, "", DEPTHS if prompt in asked else (), own=True)
        for prompt in on_page(profile, diary)
    ]


def flat(diary: Diary) -> dict[str, Any]:
    """Return the fields of a day by the names of their lines."""
    fields: dict[str, Any] = {**diary}
    answers: Mapping[str, str] = fields.pop("own", {})
    return {**fields, **{name_of(prompt): text for prompt, text in answers.items()}}


def gathered(fields: Mapping[str, Any], lines: list[DiaryField], diary: Diary) -> dict[str, Any]:
    """Return what was typed, by line, as fields of the diary; other own answers stay."""
    prompts = {line.name: line.label for line in lines}
    own = diary.get("own", {})
    kept: dict[str, Any] = {}
    for name, value in fields.items():
        if name in prompts:
            own = with_answer(own, prompts[name], value)
            kept["own"] = own
        else:
            kept[name] = value
    return kept


def ask_prompts(app: HaradaApp) -> None:
    """Show the own questions, to change one or add another."""
    from harada.tui.screens.choice import ChoiceDialog, Way

    prompts = own_prompts(app.notebook.profile())
    ways = [*(Way(prompt, printable(prompt)) for prompt in prompts), Way(_ANOTHER, _("One more…"))]
    app.push_screen(
        ChoiceDialog(_("My own questions"), _("They stand on every page of the diary."), ways),
        lambda chosen: _ask(app, prompts, chosen) if chosen is not None else None,
    )


def _ask(app: HaradaApp, prompts: list[str], chosen: str) -> None:
    """Ask for a question in its new words; empty asks it no longer."""
    if chosen == _ANOTHER:
        app.ask_line(
            _("What shall every page ask?"), "", lambda text: _keep(app, prompts, text, None)
        )
        return
    app.ask_line(
        _("In other words; empty asks it no longer, and its answers stay"),
        chosen,
        lambda text: _keep(app, prompts, text, chosen),
    )


def _keep(app: HaradaApp, prompts: list[str], text: str, before: str | None) -> None:
    """Keep a new question, or one in other words in its place."""

    def keep() -> None:
        if before is None:
            new = with_prompt(prompts, text) if text.strip() else prompts
        else:
            others = [prompt for prompt in prompts if prompt != before]
            new = [*with_prompt(others, text)] if text.strip() else others
            if text.strip():
                new.insert(prompts.index(before), new.pop())
        app.notebook.set_profile(prompts=new)

    app.change(keep)
