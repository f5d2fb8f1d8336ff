"""`diary search`: the lines of the diary in which words stand, newest first."""

from __future__ import annotations

from harada.i18n import ngettext
from harada.method.text import printable
from harada.notebook.search import search

TYPE_CHECKING = False
if TYPE_CHECKING:
    from harada.cli.context import Context
    from harada.notebook.search import Hit


def run_words(context: Context, words: list[str]) -> int | None:
    """Search for these words; None when the parser should read them (no words, an option)."""
    if words[:1] == ["--"]:
        words = words[1:]
    elif any(word.startswith("-") for word in words):
        return None
    return find(context, words) if words else None


def _as_json(hit: Hit) -> dict[str, str]:
    return {"date": hit.date, "field": hit.field, "text": hit.text}


def find(context: Context, words: list[str]) -> int:
    """Print every line found with its day; exit code 0 also when there is none."""
    context.notebook.profile()  # says so where there is no notebook
    hits = list(search(context.notebook, [part for word in words for part in word.split()]))
    if context.json:
        context.write_json([_as_json(hit) for hit in hits])
        return 0
    if hits:
        context.say("\n".join(f"{hit.date}  {printable(hit.text)}" for hit in hits))
    days = len({hit.date for hit in hits})
    context.tell(ngettext("Found on {n} day.", "Found on {n} days.", days).format(n=days))
    return 0
