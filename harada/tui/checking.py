"""Checks the files of the notebook behind the app's back, after the first paint.

The app reads plain documents and believes them; this asks the doctor, which validates all of them,
and returns sentences only when a person should know something. It repairs nothing.
"""

from __future__ import annotations


def troubles(home: str) -> list[str]:
    """Return a sentence for each thing that is wrong with the notebook in the folder `home`."""
    return []
