"""Questions of the person's own in the diary, beside those of the form.

The profile says which are asked; a day keeps each answer under the words of its question, so that
an answer is still read when the question is asked no longer.
"""

from __future__ import annotations

from harada.i18n import _
from harada.method.errors import MethodError
from harada.method.text import printable, shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from harada.method.documents import Diary, Profile

MOST = 20
"""So many questions of one's own a page can ask."""


class BadPrompt(MethodError):
    """A question that cannot be added or is not there."""


def own_prompts(profile: Profile) -> list[str]:
    """The questions of the person's own, in the order in which they are asked."""
    return list(profile.get("prompts", []))


def on_page(profile: Profile, diary: Diary) -> list[str]:
    """The questions of a day: those that are asked, then others that were answered on it."""
    asked = own_prompts(profile)
    return asked + [prompt for prompt in diary.get("own", {}) if prompt not in asked]


def with_prompt(prompts: list[str], text: str) -> list[str]:
    """The questions with one more; raises `BadPrompt` for none, a known one, and too many."""
    prompt = " ".join(printable(text).split())
    if not prompt or len(prompts) >= MOST:
        raise BadPrompt(_("Write a question; a page can ask {n} of your own.").format(n=MOST))
    if prompt.casefold() in (known.casefold() for known in prompts):
        raise BadPrompt(_("“{text}” is asked already.").format(text=shown(prompt)))
    return [*prompts, prompt]


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
