"""What a store can do and what it would keep, tried out before anybody rests on it.

Puts, reads, lists and deletes an object of its own beside those of a box, and says in sentences
what a person should know: rights that are missing, other people's boxes that can be seen, copies
that outlive a deletion (SHARING.md 2.8 and 2.10). Leaves nothing behind, unless it says so.
"""

from __future__ import annotations

import base64
import os
import secrets
from collections.abc import Mapping
from contextlib import closing

from harada.i18n import _
from harada.notebook.errors import HaradaError
from harada.sharing.stores import ObjectStore, open_store
from harada.sharing.stores.folder import FolderStore
from harada.sharing.stores.retry import Passing
from harada.sharing.stores.s3 import BucketStore
from harada.sharing.stores.versions import Keeping, is_locked, keeping


def probe(store: ObjectStore, box: str) -> list[str]:
    """Return what is worth knowing of a store before `box` is shared in it; empty when all is well.

    Raises the store's error where it cannot be used at all.
    """
    store.check(None)
    said = _round_trip(store, f"v1/b/{box}/probe/")
    if not store.complete:
        return said
    if isinstance(store, BucketStore):
        said += _bucket(store)
    if isinstance(store, FolderStore):
        said += _folder(store)
    return said + _others(store, f"v1/b/{box}/")


def look_over(address: str, credentials: Mapping[str, str], box: str) -> list[str]:
    """Return what `probe` says of the store at an address; one that fails is told in a sentence.

    It is advice for somebody who has just paired, so it never takes the pairing away.
    """
    try:
        with closing(open_store(address, credentials)) as store:
            return probe(store, box)
    except HaradaError as problem:
        return [str(problem)]


def _round_trip(store: ObjectStore, prefix: str) -> list[str]:
    """Put, read, list and delete one object; raises `StoreFailed` where putting is refused."""
    mark = base64.b32encode(secrets.token_bytes(16)).decode().rstrip("=").lower()
    name, data = f"{prefix}{mark}.hrd", secrets.token_bytes(64)
    store.put(name, data)
    said = []
    try:
        if store.get(name) != data:
            said.append(_("What is written there comes back changed. Do not use this store."))
        if name not in store.names(prefix):
            said.append(
                _(
                    "What was just written is not in the list yet. Sharing works, but may warn "
                    "of gaps that close by themselves."
                )
            )
    finally:
        try:
            store.delete(name)
        except HaradaError as problem:
            said.append(
                _(
                    "Nothing can be deleted there for good, so erasing what you shared would not "
                    "work: {reason}"
                ).format(reason=problem)
            )
    return said


def _others(store: ObjectStore, mine: str) -> list[str]:
    """Say whether other people's boxes can be seen."""
    try:
        others = {name.rpartition("/")[0] for name in store.names("v1/b/")}
    except HaradaError:
        return []
    if all(f"{folder}/".startswith(mine) for folder in others):
        return []
    return [
        _(
            "Other people's boxes lie in the same store and can be seen from here: not what they "
            "say, but how many there are and when they change. Whoever keeps the store can give "
            "each person a key or rights for one box."
        )
    ]


def _bucket(store: BucketStore) -> list[str]:
    """Say what a bucket keeps of what is deleted, and who can listen on the way."""
    said = []
    try:
        keeps, locked = keeping(store.requests), is_locked(store.requests)
    except Passing:
        keeps, locked = Keeping.NOT_TOLD, False
    if locked:
        said.append(
            _(
                "The bucket forbids deleting for a time (Object Lock): what was shared cannot be "
                "erased before that. Choose a bucket without it."
            )
        )
    elif keeps is Keeping.VERSIONS:
        said.append(
            _(
                "The bucket keeps earlier versions. Harada deletes those too; a bucket without "
                "versions is safer."
            )
        )
    elif keeps is Keeping.NOT_TOLD:
        said.append(
            _(
                "Whether the bucket keeps what is deleted cannot be seen with this key. Ask "
                "whoever keeps it: versions, Object Lock and long backups outlive an erasure."
            )
        )
    if store.requests.is_open_to_listeners:
        said.append(
            _(
                "The way to this store is not encrypted (http). What you share is sealed anyhow, "
                "but names and times can be seen on the way. Ask for an https address."
            )
        )
    return said


def _folder(store: FolderStore) -> list[str]:
    """Say whom a folder lets in."""
    try:
        mode = os.stat(store.path).st_mode
    except OSError:
        return []
    if os.name == "nt" or not mode & 0o002:
        return []
    return [
        _(
            "Everybody on this machine may write in the folder, so anybody could delete what lies "
            "there. Sharing notices that; a folder for the two of you is better."
        )
    ]
