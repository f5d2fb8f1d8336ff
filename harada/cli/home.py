"""Where a notebook lies when nobody says so.

The places are those of `platformdirs`. Its import costs as much as Python's own start, so on
Linux and the BSDs, where the rule is one variable and one folder, the rule is written here (a
test holds it against `platformdirs`); elsewhere the library is asked.
"""

from __future__ import annotations

import os
import sys

from harada.i18n import _
from harada.notebook.errors import Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


def notebook_home(given: str | None, env: Mapping[str, str]) -> str:
    """Return the folder of the notebook: `--home`, else HARADA_HOME, else the platform's own.

    Raises `Refused` when the system does not say where the person's home is.
    """
    chosen = given or env.get("HARADA_HOME")
    if chosen:
        return os.path.abspath(os.path.expanduser(chosen))
    if sys.platform in ("darwin", "win32"):  # pragma: no cover - not the platform of the tests
        from platformdirs import user_data_dir

        return user_data_dir("harada", appauthor=False)
    data = env.get("XDG_DATA_HOME", "")
    if not os.path.isabs(data) and env.get("HOME") != "":  # empty, it would mean the root
        data = os.path.expanduser("~/.local/share")
    if not os.path.isabs(data):
        raise Refused(
            _(
                "No home folder is known, so there is no place for a notebook. "
                "Set HOME, or name a folder with --home."
            )
        )
    return os.path.join(data, "harada")


def as_called(sentence: str, env: Mapping[str, str]) -> str:
    """Return a sentence whose commands begin as the person began this one.

    From a checkout there is no command `harada`; the launcher says in HARADA_CALLED what there is.
    """
    called = env.get("HARADA_CALLED")
    return sentence.replace("`harada", f"`{called}") if called else sentence
