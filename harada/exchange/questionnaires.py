"""The words of a survey: those that come with the program, and those a trainer hands in a file.

A trainer's file is JSON of the shape of `templates/surveys/self_reliance.json`; a text may stand
there without its language, and a word as a text alone. What the answers say is not here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from harada.exchange.templates import stored_template
from harada.i18n import _, language
from harada.method.reference import fold
from harada.method.survey import OWN
from harada.method.text import shown
from harada.notebook.errors import Refused
from harada.notebook.surveying import in_use, questionnaires

if TYPE_CHECKING:
    from harada.method.documents import Questionnaire
    from harada.notebook.notebook import Notebook


def questionnaire(notebook: Notebook, key: str | None = None) -> Questionnaire:
    """Return the words with this id, those in use unless one is given.

    Words that are gone are the program's own: their ids may still fit.
    """
    found = questionnaires(notebook).get(in_use(notebook) if key is None else key)
    return found or cast("Questionnaire", stored_template("surveys", OWN))


def read_questionnaire(path: str) -> Questionnaire:
    """Read a trainer's file; raises `Refused`, saying where, for one that holds no survey."""
    from harada.exchange.reading import read_file

    file = read_file(path)
    found = file.json if file.looks_like_json else None
    if not isinstance(found, dict) or not isinstance(found.get("groups"), list):
        raise Refused(
            _(
                "{file} holds no words of a survey. It has to be JSON with groups of words; "
                "`harada survey words --json` shows one."
            ).format(file=shown(file.name))
        )
    document = {
        "title": _texts(found.get("title", file.name)),
        "note": _texts(found["note"]) if found.get("note") else {},
        "groups": [_group(group) for group in found["groups"]],
    }
    # The models of the notebook are large, and asking the words does without them.
    from harada.method.forms import problems

    wrong = problems("surveys", "questionnaires", file.name, document)
    if wrong:
        raise Refused(wrong[0])
    return cast("Questionnaire", document)


def _group(group: Any) -> Any:
    if not isinstance(group, dict) or not isinstance(group.get("words"), list):
        return group
    title = _texts(group.get("title", ""))
    return {
        "id": group.get("id") or _id_of(title),
        "title": title,
        "words": [_word(word) for word in group["words"]],
    }


def _word(word: Any) -> Any:
    if not isinstance(word, dict) or not {"text", "id"} & word.keys():
        word = {"text": word}
    text = _texts(word.get("text", ""))
    return {"id": word.get("id") or _id_of(text), "text": text}


def _texts(value: Any) -> Any:
    """Return a text by language; one without a language is taken to be in that of the face."""
    return {language(): value} if isinstance(value, str) else value


def _id_of(texts: Any) -> Any:
    """Return an id made of a text, as words are compared."""
    first = next(iter(texts.values()), "") if isinstance(texts, dict) else ""
    return fold(first)[:64] if isinstance(first, str) else first
