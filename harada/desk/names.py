"""Which member a coach means by a name: the coach's own name for them, or how it begins.

Capitals and doubled spaces do not matter. What fits several people is never guessed.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping

from harada.i18n import _
from harada.method.text import printable, shown
from harada.notebook.errors import Misuse, Refused

LONGEST = 200
"""Characters of a name, as many as an invite takes."""

_MOST_SHOWN = 8


def tidy(name: str) -> str:
    """Return a name as it is kept: one printable line; raises `Misuse` for an empty one."""
    tidied = " ".join(printable(name).split())
    if not tidied or len(tidied) > LONGEST:
        raise Misuse(_("A name has 1 to {n} characters.").format(n=LONGEST))
    return tidied


def which(names: Mapping[str, str], wanted: str) -> str:
    """Return the key of the one name that is meant; `names` by key.

    A whole name goes before a beginning, so 'An' is An even where there is an Anna. Raises
    `Refused` with the candidates where several fit, and with the nearest where none does.
    """
    asked = tidy(wanted).casefold()
    folded = {key: tidy(name).casefold() for key, name in names.items()}
    whole = [key for key, name in folded.items() if name == asked]
    found = whole or [key for key, name in folded.items() if name.startswith(asked)]
    if len(found) == 1:
        return found[0]
    if found:
        raise Refused(
            _("{name} can be several: {candidates}. Write more of the name.").format(
                name=shown(wanted), candidates=_listed(names[key] for key in found)
            )
        )
    near = difflib.get_close_matches(asked, folded.values(), 3)
    if near:
        close = [names[key] for key, name in folded.items() if name in near]
        raise Refused(
            _("Nobody at your desk is called {name}. Did you mean: {candidates}?").format(
                name=shown(wanted), candidates=_listed(close)
            )
        )
    raise Refused(
        _("Nobody at your desk is called {name}. `harada desk roster` lists them all.").format(
            name=shown(wanted)
        )
    )


def fits_any(names: Mapping[str, str], wanted: str) -> bool:
    """Tell whether any of these names begins with what is wanted; raises `Misuse` for nothing."""
    asked = tidy(wanted).casefold()
    return any(tidy(name).casefold().startswith(asked) for name in names.values())


def _listed(names: Iterable[str]) -> str:
    """Some names for a sentence, by the alphabet."""
    known = sorted(map(shown, names), key=str.casefold)
    more = [] if len(known) <= _MOST_SHOWN else ["…"]
    return ", ".join(known[:_MOST_SHOWN] + more)
