"""Whether the packages that sharing needs are installed, said in one sentence where not.

A private notebook needs none of them, so they are an extra. Ask here before a module of this room
that does cryptography is imported; nothing is loaded by asking.
"""

from __future__ import annotations

import os
from importlib.util import find_spec

from harada.i18n import _
from harada.notebook.errors import Refused

_NEEDED = ("nacl", "pyrage")
"""What every kind of sharing needs; an S3 store needs `obstore` besides."""


def is_available() -> bool:
    """Tell whether summaries can be sealed here and replies opened."""
    return all(find_spec(name) is not None for name in _NEEDED)


def require() -> None:
    """Raise `Refused`, saying how to get it, where sharing is not installed.

    The launcher of a checkout, which says in HARADA_CALLED how it was started, fetches it itself.
    """
    if is_available():
        return
    called = os.environ.get("HARADA_CALLED")
    if called:
        raise Refused(
            _(
                "Sharing needs packages that are not here yet. Leave Harada and type "
                "`{called} share` once: it fetches them."
            ).format(called=called)
        )
    raise Refused(
        _(
            "Sharing needs packages that are not installed here. Install them with "
            "`pip install harada[sharing]`."
        )
    )
