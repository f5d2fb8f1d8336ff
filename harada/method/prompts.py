"""Questions of the person's own in the diary, beside those of the form.

The profile says which are asked on every page, and which belong to a template: a named set that is
asked where a person takes it. A day keeps each answer under the words of its question, so that an
answer is still read when the question is asked no longer.
"""

from __future__ import annotations

from harada.i18n import _
from harada.method.errors import MethodError
from harada.method.text import printable, shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from harada.method.documents import Diary, Profile

MOST = 20
"""So many questions of one's own a page can ask."""


NO_TEMPLATE = "none"
"""What a day keeps instead of the name of a template when it takes none."""
_NONE = (NO_TEMPLATE, "no", "geen")


class BadPrompt(MethodError):
    """A question that cannot be added or is not there."""


class BadTemplate(MethodError):
    """A template of the diary that cannot be made or is not there."""


def own_prompts(profile: Profile) -> list[str]:
    """The questions of the person's own, in the order in which they are asked."""
    return list(profile.get("prompts", []))


def on_page(profile: Profile, diary: Diary) -> list[str]:
    """The questions of a day: those that are asked, then others that were answered on it."""
    asked = asked_on(profile, diary)
    return asked + [prompt for prompt in diary.get("own", {}) if prompt not in asked]


def asked_on(profile: Profile, diary: Diary) -> list[str]:
    """The questions of the person's own a day asks: those of every page, and its template's."""
    every = own_prompts(profile)
    chosen = templates(profile).get(template_on(profile, diary), [])
    return every + [prompt for prompt in chosen if prompt not in every]


def templates(profile: Profile) -> dict[str, list[str]]:
    """The templates of the person's own: the questions of each by its name, as they were made."""
    return {name: list(prompts) for name, prompts in profile.get("templates", {}).items()}


def template_on(profile: Profile, diary: Diary) -> str:
    """The name of the template a day takes: its own, or the person's; empty where it has none."""
    name = diary.get("template") or profile.get("template", "")
    return name if name in templates(profile) else ""


def next_template(profile: Profile, name: str) -> str:
    """The template after this one; after the last one comes none, then the first."""
    known = [NO_TEMPLATE, *templates(profile)]
    return known[(known.index(name) + 1) % len(known)] if name in known else known[1 % len(known)]


def with_template(
    known: Mapping[str, list[str]], name: str, prompts: Iterable[str]
) -> dict[str, list[str]]:
    """The templates with one made, or given other questions.

    Raises `BadTemplate` for a name that says nothing or means none, `BadPrompt` for questions that
    cannot be asked.
    """
    tidy = " ".join(printable(name).split())
    if not tidy or tidy.casefold() in _NONE:
        raise BadTemplate(_("A template needs a name, for instance: work day."))
    same = next((old for old in known if old.casefold() == tidy.casefold()), tidy)
    asked: list[str] = []
    for prompt in prompts:
        asked = with_prompt(asked, prompt)
    return {**known, same: asked}


def template_named(known: Iterable[str], typed: str) -> str:
    """The template a text means: its name, how it begins, or `none`; raises `BadTemplate`."""
    wanted = " ".join(printable(typed).split()).casefold()
    if wanted in _NONE:
        return NO_TEMPLATE
    names = list(known)
    same = [name for name in names if name.casefold() == wanted]
    begun = same or [name for name in names if wanted and name.casefold().startswith(wanted)]
    if len(begun) != 1:
        raise BadTemplate(
            _(
                "“{text}” is none of your templates. `harada profile template` lists and makes "
                "them."
            ).format(text=shown(typed))
        )
    return begun[0]


def with_prompt(prompts: list[str], text: str) -> list[str]:
    """The questions with one more; raises `BadPrompt` for none, a known one, and too many."""
    prompt = " ".join(printable(text).split())
    if not prompt or len(prompts) >= MOST:
        raise BadPrompt(_("Write a question; a page can ask {n} of your own.").format(n=MOST))
    if prompt.casefold() in (known.casefold() for known in prompts):
        raise BadPrompt(_("“{text}” is asked already.").format(text=shown(prompt)))
    return [*prompts, prompt]


def reworded(prompts: list[str], before: str, text: str) -> list[str]:
    """The questions with one in other words at its place; an empty text asks it no longer."""
    others = [prompt for prompt in prompts if prompt != before]
    if not text.strip():
        return others
    *_others, new = with_prompt(others, text)
    return [new if prompt == before else prompt for prompt in prompts]


def found(prompts: list[str], typed: str) -> str:
    """The question a number from 1, or its beginning, means; its whole text always means it.

    Raises `BadPrompt` for what means none or several.
    """
    bare = typed.strip()
    if bare.isascii() and bare.isdigit() and len(bare) <= 2 and 1 <= int(bare) <= len(prompts):
        return prompts[int(bare) - 1]
    wanted = bare.casefold()
    same = [prompt for prompt in prompts if prompt.casefold() == wanted]
    begun = same or [
        prompt for prompt in prompts if wanted and prompt.casefold().startswith(wanted)
    ]
    if len(begun) != 1:
        raise BadPrompt(
            _("“{text}” is none of your own questions. `harada profile prompt` lists them.").format(
                text=shown(typed)
            )
        )
    return begun[0]


def with_answer(own: Mapping[str, str], prompt: str, text: str) -> dict[str, str]:
    """The answers of a day with one set; an empty text takes it away."""
    kept = {known: answer for known, answer in own.items() if known != prompt}
    return {**kept, prompt: text} if text.strip() else kept
