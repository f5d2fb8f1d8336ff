"""The coaches of an employee: who they are, what is set for each, and the keys that speak to them.

What is sent and received is the matter of `person`, which builds on this.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from harada.i18n import _
from harada.method.text import shown
from harada.notebook.errors import Misuse, Refused
from harada.sharing.alerted import Alerted, alerted, put_away
from harada.sharing.available import require
from harada.sharing.standing import Standing, put, standing_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from harada.notebook.notebook import Notebook
    from harada.sharing.box import Box, Item
    from harada.sharing.keys import Keys
    from harada.sharing.mailbox import Mailbox

_ROOT: Final = "sharing"


class Coaches:
    """Whom one person shares with."""

    def __init__(self, notebook: Notebook, credentials: Mapping[str, str] | None = None) -> None:
        """Stand for the sharing of a notebook; reads nothing yet.

        `credentials` are those of a bucket; where none are given the environment's are taken.
        """
        self.notebook = notebook
        self.credentials = credentials or {}

    def coaches(self) -> list[Box]:
        """Return the boxes of all coaches there are or were, those in use first."""
        from harada.sharing.kept import Kept, boxes

        store = self.notebook.store
        found = [Kept(store, _ROOT, box).box() for box in boxes(store, _ROOT)]
        return sorted(found, key=_place)

    def coach(self, wanted: str | None = None) -> Box:
        """Return the box of a coach by name or the beginning of it; the only one needs no name.

        Raises `Refused` where there is none, `Misuse` where it is not clear which is meant.
        """
        found = self.coaches()
        in_use = [box for box in found if box["state"] != "closed"]
        if wanted is not None:
            return self._named(found, wanted)
        if not in_use:
            raise Refused(
                _("You share with nobody. `harada share join FILE` answers a coach’s invite.")
            )
        if len(in_use) > 1:
            raise Misuse(_("Say which coach with --coach: {names}.").format(names=_names(in_use)))
        return in_use[0]

    def _named(self, found: Sequence[Box], wanted: str) -> Box:
        key = wanted.strip().casefold()
        for fits in (
            [box for box in found if box["name"].casefold() == key or box["box"] == key],
            [box for box in found if key and box["name"].casefold().startswith(key)],
        ):
            in_use = [box for box in fits if box["state"] != "closed"] or fits[:1]
            if len(in_use) == 1:
                return in_use[0]
            if in_use:
                raise Misuse(
                    _("Several coaches are called that: {names}.").format(names=_names(in_use))
                )
        if not found:
            return self.coach()
        raise Refused(
            _("You have no coach {name}. You share with: {names}.").format(
                name=shown(wanted), names=_names(found)
            )
        )

    def standing(self, box: Box) -> Standing:
        """Return what is set for a coach beside the consent."""
        return standing_of(self.notebook.store, box)

    def set_standing(
        self, box: Box, *, send: bool | None = None, receive: bool | None = None
    ) -> Standing:
        """Say whether the app sends finished weeks, and looks for replies, by itself."""
        with self.notebook.store.unlogged_change() as change:
            now = self.standing(box)
            if send is not None:
                now = {**now, "send": send}
            if receive is not None:
                now = {**now, "receive": receive}
            put(change, box["box"], now)
        return now

    def alerts(self, box: Box) -> dict[str, Alerted]:
        """Return what is to be looked at with a coach and was not seen yet, oldest first."""
        return alerted(self.notebook.store, box["box"])

    def put_alerts_away(self, box: Box, keys: Iterable[str]) -> None:
        """Let alerts go that the person has looked at."""
        put_away(self.notebook.store, box["box"], keys)

    def mailbox(self, box: Box) -> Mailbox:
        """Return the mailbox of a coach."""
        require()
        from harada.sharing.mailbox import Mailbox

        return Mailbox(
            self.notebook.store, _ROOT, box["box"], self._keys(), self.notebook.clock.now()
        )

    def look_over(self, box: Box) -> list[str]:
        """Return what is worth knowing of the store shared with a coach, a sentence each."""
        if box["store"] is None:
            return []
        from harada.sharing.stores.probe import look_over

        return look_over(box["store"], self.credentials, box["box"])

    def ledger(self, box: Box) -> list[Item]:
        """Return all that was ever made for a coach, in order."""
        from harada.sharing.kept import Kept

        return list(Kept(self.notebook.store, _ROOT, box["box"]).items().values())

    def _keys(self) -> Keys:
        from harada.sharing.keys import KeyRing

        keys = KeyRing(self.notebook.store).load()
        if keys is None:
            raise Refused(
                _(
                    "The keys of this notebook are not here. `harada share recover` begins again "
                    "with your recovery text."
                )
            )
        return keys

    def fingerprint(self) -> str:
        """Return this person's own 30 digits, which the coach compares."""
        require()
        from harada.sharing.ids import fingerprint

        return fingerprint(self._keys().person.public)

    def recover(self, text: str | None) -> Keys:
        """Begin on this machine with keys of its own: after a restored copy, or with `text`.

        `text` is the recovery text, for a notebook that has no keys. Raises `Refused`.
        """
        require()
        from harada.sharing.keys import KeyRing

        ring, now = KeyRing(self.notebook.store), self.notebook.clock.now()
        if text is None:
            return ring.renew_device(now)
        name = self.notebook.profile()["name"].strip()
        if not name:
            raise Refused(_("Write your name first: `harada profile set name NAME`."))
        return ring.restore(text, name, now)

    def recovery_text(self) -> str:
        """Return the text that brings this person's key back on another machine."""
        require()
        from harada.sharing.keys import recovery_text

        return recovery_text(self._keys().person)


def _place(box: Box) -> tuple[bool, str, str]:
    """Where a coach stands in a list: those in use first, then by when they came, then by name."""
    return box["state"] == "closed", box["invited"], box["name"]


def _names(found: Sequence[Box]) -> str:
    return ", ".join(shown(box["name"]) for box in found)
