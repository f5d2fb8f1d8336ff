"""What can go wrong with a store, each kind with a name and a sentence for the person.

`StoreFailed` covers whatever keeps a sync from going on just now: what was to be sent stays in the
outbox and nothing is lost. The others are about one object. No sentence ever names a key.
"""

from __future__ import annotations

from harada.i18n import _
from harada.notebook.errors import NeedsPerson, Refused


class StoreFailed(Refused):
    """The store could not be used; what was to be sent still waits."""


class StoreMissing(StoreFailed):
    """There is no store of ours at this address: not mounted, not connected, or never made."""


class StoreUnreachable(StoreFailed):
    """The store did not answer, or answered with a fault of its own, however often it was asked."""


class StoreDenied(StoreFailed):
    """The store refuses this key or this person; asking again does not help."""


class StoreFull(StoreFailed):
    """The store has no room left."""


class ClockOff(StoreFailed):
    """The store refuses requests since this machine's clock is wrong."""


class OtherStore(NeedsPerson):
    """At this address lies another store than the one that was agreed on."""


class Absent(Refused):
    """The store has no such object."""


class TooBig(Refused):
    """An object is larger than any of ours can be, and was not read."""


class NotPlain(NeedsPerson):
    """Where an object or its folder belongs lies a link, a device or something else."""


class StillThere(NeedsPerson):
    """An object was deleted, and the store keeps it nevertheless."""


class BadBundle(Refused):
    """A file is no bundle, or is damaged."""


def absent(name: str, store: str) -> Absent:
    """Return the error for an object that `store`, as its label says it, does not have."""
    return Absent(_("{name} is not in {store}.").format(name=name, store=store))


def too_big(name: str) -> TooBig:
    """Return the error for an object that none of ours can be."""
    return TooBig(
        _("{name} in the store is larger than anything Harada writes. It was not read.").format(
            name=name
        )
    )


def other_store(store: str) -> OtherStore:
    """Return the error for a store that is not the one agreed on."""
    return OtherStore(
        _(
            "This is another store than the one you agreed on: {store}. Nothing was read or sent. "
            "Ask your coach which one is meant."
        ).format(store=store)
    )
