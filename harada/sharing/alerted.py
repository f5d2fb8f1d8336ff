"""What a person must look at with a coach, kept until they have looked.

The command or the app that meets an alert tells it at once; here it stays for whoever looks later.
The same alert about the same message is kept once, however often it is met. It never travels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, cast

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from harada.notebook.store import Store
    from harada.sharing.alerts import Alert

MOST = 50
"""Alerts that are kept of one coach; the newest stay."""

_TABLE = "alerts"


class Alerted(TypedDict):
    """`sharing/BOX/alerts.json`, table `alerts`, by its code and what it is about."""

    code: str
    text: str
    """In the language that was spoken then."""
    day: str
    """When it was last met."""
    order: int


def alerted(store: Store, box: str) -> dict[str, Alerted]:
    """Return what is still to be looked at in a box by its key, oldest first."""
    return dict(sorted(_kept(store, box).items(), key=lambda pair: pair[1]["order"]))


def keep(store: Store, box: str, alerts: Iterable[Alert], day: date) -> None:
    """Keep alerts that were met on a day until they are seen."""
    with store.unlogged_change() as change:
        kept = dict(alerted(store, box))
        last = max((one["order"] for one in kept.values()), default=0)
        for order, one in enumerate(alerts, last + 1):
            key = f"{one.code}:{one.stream}:{one.seq}"
            kept.pop(key, None)  # the one met last stands last
            kept[key] = Alerted(code=one.code, text=one.text, day=day.isoformat(), order=order)
        for place, (key, each) in enumerate(reversed(kept.items())):
            change.put(_file(box), _TABLE, key, dict(each) if place < MOST else None)


def put_away(store: Store, box: str, keys: Iterable[str]) -> None:
    """Forget alerts of a box, for the person has looked."""
    with store.unlogged_change() as change:
        for key in keys:
            change.put(_file(box), _TABLE, key, None)


def _kept(store: Store, box: str) -> dict[str, Alerted]:
    return cast("dict[str, Alerted]", store.file(_file(box)).read().get(_TABLE, {}))


def _file(box: str) -> str:
    return f"sharing/{box}/alerts.json"
