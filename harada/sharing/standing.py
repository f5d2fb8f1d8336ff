"""What a person has set for one coach, beside the consent: which routines, since when, by itself.

It never travels. The consent itself (level, last day, mood) stands in the box, for both sides keep
it; see `box`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, cast

if TYPE_CHECKING:
    from harada.notebook.store import Change, Store
    from harada.sharing.box import Box

_TABLE, _KEY = "standing", "me"


class Standing(TypedDict):
    """`sharing/BOX/standing.json`, table `standing`, id `me`."""

    since: str
    """From the week of this day on, each finished week is sent by standing consent."""
    routines: list[str]
    """The ids of the routines that level 4 shows, in the order they were chosen."""
    send: bool
    """Whether the app sends a finished week by itself."""
    receive: bool
    """Whether the app looks for replies when it opens."""


def standing_of(store: Store, box: Box) -> Standing:
    """Return what is set for a box.

    Where nothing is, since the file was lost, no routine is named and nothing goes by itself.
    """
    found = store.file(_file(box["box"])).read().get(_TABLE, {}).get(_KEY)
    if found is None:
        since = (box["joined"] or box["invited"])[:10]
        return Standing(since=since, routines=[], send=False, receive=True)
    return cast("Standing", found)


def put(change: Change, box: str, standing: Standing) -> None:
    """Put what is set for a box."""
    change.put(_file(box), _TABLE, _KEY, dict(standing))


def _file(box: str) -> str:
    return f"sharing/{box}/standing.json"
