"""The language of the interface on Windows, which keeps it outside the environment.

Not used elsewhere: every other system says it in LANG and its relatives.
"""

from __future__ import annotations

import sys


def interface_language() -> str:
    """The locale name of the person's Windows, such as `nl_NL`; `en` where it is not known."""
    if sys.platform != "win32":
        return "en"
    import ctypes
    import locale

    number = ctypes.windll.kernel32.GetUserDefaultUILanguage()
    return locale.windows_locale.get(number, "en")
