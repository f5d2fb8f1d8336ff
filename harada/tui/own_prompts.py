"""The person's own questions as lines of the diary page, and how they are changed.

A line of the page has a name its editor is known by; that of an own question is made of its words,
so that the same question keeps its editor from page to page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zlib import crc32

from harada.i18n import _
from harada.method.prompts import (
    NO_TEMPLATE,
    asked_on,
    next_template,
    on_page,
    own_prompts,
    reworded,
    template_on,
    templates,
    with_answer,
    with_prompt,
    with_template,
)
from harada.method.text import printable
from harada.tui.diary_fields import DEPTHS, DiaryField

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from harada.method.documents import Diary, Profile
    from harada.tui.app import HaradaApp

_ANOTHER, _TEMPLATES, _DROP = "\n", "\n\n", "\n\n\n"
"""The keys of lines that are no question: one more, the templates, and to drop this one."""


def name_of(prompt: str) -> str:
    """Return the name of the line of an own question."""
    return f"own-{crc32(prompt.encode()):08x}"


def own_lines(profile: Profile, diary: Diary) -> list[DiaryField]:
    """Return a line for each own question of a day; one asked no longer stands while answered."""
    asked = asked_on(profile, diary)
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
    """Show the own questions, to change one or add another, and the way to the templates."""
    _choose(
        app,
        _("My own questions"),
        _("They stand on every page of the diary."),
        [
            *_as_ways(own_prompts(app.notebook.profile())),
            (_ANOTHER, _("One more…")),
            (_TEMPLATES, _("Templates: sets for some days…")),
        ],
        lambda chosen: ask_templates(app) if chosen == _TEMPLATES else _ask(app, None, chosen),
    )


def ask_templates(app: HaradaApp) -> None:
    """Show the templates, to change one or make another."""
    known = templates(app.notebook.profile())
    _choose(
        app,
        _("Templates"),
        _("A template asks its questions on the pages that take it; t turns to the next one."),
        [*_as_ways(known), (_ANOTHER, _("One more…"))],
        lambda chosen: _name(app) if chosen == _ANOTHER else _ask_template(app, chosen),
    )


def turn_template(app: HaradaApp, day: date) -> None:
    """Take the next template, for this day and those to come; where there is none, make one."""
    notebook = app.notebook
    if not templates(notebook.profile()):
        ask_templates(app)
        return

    def turn() -> str:
        profile, diary = notebook.profile(), notebook.day(day).get("diary", {})
        name = next_template(profile, template_on(profile, diary) or NO_TEMPLATE)
        with notebook.change(_("template of the diary")):
            notebook.set_profile(template=name)
            if diary:
                notebook.write_diary(day, {"template": name})
        return name

    app.change(turn)


def _ask_template(app: HaradaApp, name: str) -> None:
    """Show the questions of a template, to change one, add another or drop it."""
    _choose(
        app,
        printable(name),
        "",
        [
            *_as_ways(templates(app.notebook.profile()).get(name, [])),
            (_ANOTHER, _("One more…")),
            (_DROP, _("Drop this template; answers stay")),
        ],
        lambda chosen: _drop(app, name) if chosen == _DROP else _ask(app, name, chosen),
    )


def _name(app: HaradaApp) -> None:
    """Ask what a new template is called, and then for its questions."""

    def make(text: str) -> None:
        if text.strip():
            before = templates(app.notebook.profile())
            new = with_template(before, text, before.get(text, []))
            app.notebook.set_profile(templates=new)

    def named(text: str) -> None:
        known = set(templates(app.notebook.profile()))

        def go_on(_done: None) -> None:
            for name in set(templates(app.notebook.profile())) - known:
                _ask(app, name, _ANOTHER)

        app.change(lambda: make(text), go_on)

    app.ask_line(_("What is the template called? For example: work day"), "", named)


def _drop(app: HaradaApp, name: str) -> None:
    """Take a template away."""
    others = {key: asked for key, asked in templates(app.notebook.profile()).items() if key != name}
    app.change(lambda: app.notebook.set_profile(templates=others))


def _as_ways(texts: Iterable[str]) -> list[tuple[str, str]]:
    """Return questions or names as lines to choose from."""
    return [(text, printable(text)) for text in texts]


def _choose(
    app: HaradaApp,
    heading: str,
    question: str,
    ways: list[tuple[str, str]],
    then: Callable[[str], None],
) -> None:
    """Ask for one of some lines, and go on with its key."""
    from harada.tui.screens.choice import ChoiceDialog, Way

    app.push_screen(
        ChoiceDialog(heading, question, [Way(*way) for way in ways]),
        lambda chosen: then(chosen) if chosen is not None else None,
    )


def _ask(app: HaradaApp, template: str | None, chosen: str) -> None:
    """Ask for a question in its new words, or for one more; empty asks it no longer.

    `template` is the one it belongs to, None for every page.
    """
    before = None if chosen == _ANOTHER else chosen
    if before is not None:
        title = _("In other words; empty asks it no longer, and its answers stay")
    elif template is None:
        title = _("What shall every page ask?")
    else:
        title = _("What does {name} ask?").format(name=printable(template))
    app.ask_line(title, before or "", lambda text: _keep(app, template, text, before))


def _keep(app: HaradaApp, template: str | None, text: str, before: str | None) -> None:
    """Keep a new question, or one in other words in its place; a template then asks for more."""

    def new(prompts: list[str]) -> list[str]:
        if before is not None:
            return reworded(prompts, before, text)
        return with_prompt(prompts, text) if text.strip() else prompts

    def keep() -> None:
        profile = app.notebook.profile()
        if template is None:
            app.notebook.set_profile(prompts=new(own_prompts(profile)))
            return
        known = templates(profile)
        asked = with_template(known, template, new(known.get(template, [])))
        app.notebook.set_profile(templates=asked)

    def go_on(_done: None) -> None:
        if template is not None and text.strip():
            _ask_template(app, template)

    app.change(keep, go_on)
