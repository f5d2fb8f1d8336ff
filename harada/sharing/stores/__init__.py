"""Places where sealed envelopes lie for the other side: a folder, a bucket, one file.

A store can do no more than put, list, get and delete whole objects, and nothing rests on more than
that: no lock, no order of time, no conditional write (SHARING.md, decisions 1 and 4). It sees names
and sizes and never what an object says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from harada.sharing.stores.address import (
    Address,
    BucketAddress,
    FolderAddress,
    parse_address,
)
from harada.sharing.stores.bundle import BundleStore
from harada.sharing.stores.folder import FolderStore

__all__ = [
    "Address",
    "BucketAddress",
    "BundleStore",
    "FolderAddress",
    "FolderStore",
    "ObjectStore",
    "create_store",
    "open_store",
    "parse_address",
]


class ObjectStore(Protocol):
    """What every store can do; names are the whole names of objects, `v1/…/….hrd`."""

    @property
    def complete(self) -> bool:
        """Whether what is not here is nowhere; False for a bundle, which holds a part."""

    @property
    def label(self) -> str:
        """What the store is called in a sentence, in the person's language."""

    def check(self, store_id: str | None) -> str:
        """Return the store's id; raises `StoreMissing`, or `OtherStore` for another."""

    def names(self, prefix: str) -> list[str]:
        """Return the names of the objects that begin with `prefix` (ends in `/`), sorted."""

    def get(self, name: str) -> bytes:
        """Return an object; raises `Absent`, or `TooBig` beyond 1 MB."""

    def get_many(self, names: Sequence[str]) -> Iterator[tuple[str, bytes | None]]:
        """Yield each name once, in any order, with its object; None: not there just now."""

    def put(self, name: str, data: bytes) -> None:
        """Write an object, as often as one likes: the name is made of what it holds."""

    def put_many(self, items: Sequence[tuple[str, bytes]]) -> None:
        """Write objects, those of one stream in this order; before a fault, as many as could be."""

    def delete(self, name: str) -> bool:
        """Delete an object for good; False where there was none. Raises `StillThere`."""

    def sweep(self, prefix: str) -> int:
        """Delete what is left below a prefix of objects that are gone; returns how many.

        Copies of a sync program, unfinished files, earlier versions: objects that are there stay.
        Raises `StillThere` where the store keeps some.
        """

    def close(self) -> None:
        """Finish: a bundle is written now."""


def open_store(address: str, credentials: Mapping[str, str]) -> ObjectStore:
    """Return the store at an address; raises `Misuse` where the text is none.

    `credentials` are what the notebook keeps for it, by the names that the environment has too
    (`AWS_ACCESS_KEY_ID` …); where they are empty, the environment's are taken.
    """
    place = parse_address(address)
    if isinstance(place, FolderAddress):
        return FolderStore(place.path)
    from harada.sharing.stores.s3 import bucket_at

    return bucket_at(place, credentials)


def create_store(address: str, credentials: Mapping[str, str]) -> str:
    """Make an existing empty folder or prefix a store and return its id.

    One that is a store already stays what it is. Raises `Refused` where it can be neither.
    """
    place = parse_address(address)
    if isinstance(place, FolderAddress):
        return FolderStore(place.path).create()
    from harada.sharing.stores.s3 import bucket_at

    return bucket_at(place, credentials).create()
