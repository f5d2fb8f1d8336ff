"""Which weeks are to be sent now: those that are over and not sent, and those that have changed.

Pure: it looks at what was sent, at what the weeks say now, and at the consent; it builds nothing
and sends nothing. A week whose figures changed after it was sent is sent anew under the same
consent and only while it is recent, so that a correction arrives and an old year stays quiet.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from harada.sharing.levels import is_over
from harada.sharing.week import finished_weeks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from harada.sharing.bodies import Summary
    from harada.sharing.box import Box, Item

RECENT = 4
"""So many finished weeks are looked at for changes."""


class Sent(NamedTuple):
    """The newest summary of a week that was made for a coach."""

    body: Mapping[str, Any]
    epoch: int
    mid: str
    left: bool
    """Whether it was ever handed to a store."""
    erased: bool


class Weeks(NamedTuple):
    """The weeks that may be sent now."""

    new: list[str]
    """Finished, and never made for this coach."""
    again: list[str]
    """Made under the consent that still holds, and recent: sent anew if they have changed."""


def may_send(box: Box, today: date) -> bool:
    """Whether summaries may leave now: confirmed, above level 0, and the consent has not ended."""
    until = None if box["until"] is None else date.fromisoformat(box["until"])
    return box["state"] == "confirmed" and box["level"] > 0 and not is_over(until, today)


def sent_weeks(items: Iterable[Item]) -> dict[str, Sent]:
    """The newest summary of each week in a ledger."""
    found: dict[str, Sent] = {}
    for item in items:
        if item["kind"] != "summary":
            continue
        payload = json.loads(item["payload"])
        body, week = payload["body"], payload["body"]["week"]
        if week not in found or body["rev"] >= found[week].body["rev"]:
            left, erased = item["tried"] is not None, item["erase"] is not None
            found[week] = Sent(body, payload["epoch"], item["mid"], left, erased)
    return found


def weeks(sent: Mapping[str, Sent], first: date, today: date, epoch: int) -> Weeks:
    """The weeks from that of `first` on that may be sent; `epoch` is that of the consent."""
    finished = finished_weeks(first, today)
    again = [
        week
        for week in finished[-RECENT:]
        if week in sent and not sent[week].erased and sent[week].epoch == epoch
    ]
    return Weeks([week for week in finished if week not in sent], again)


def differs(sent: Sent, now: Summary) -> bool:
    """Whether a week says something else than what was sent of it."""
    told = now.model_dump(mode="json", exclude_none=True)
    return {**told, "rev": 0} != {**sent.body, "rev": 0}
