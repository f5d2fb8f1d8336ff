"""What a bucket keeps of what was deleted, and how it is made to let go (SHARING.md 2.8).

A versioned bucket answers a deletion with a marker and keeps the object behind it. Here the
versions are asked for and deleted one by one; a server that does not know of versions keeps none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from typing import NamedTuple

from harada.i18n import _
from harada.sharing.stores.errors import StillThere
from harada.sharing.stores.signed import SignedRequests

_OK = 200
_NOT_KNOWN_THERE = (400, 404, 405, 501)
"""What servers answer that have no such thing as versions."""


class Keeping(Enum):
    """Whether a bucket keeps what is deleted or written over."""

    NOTHING = "nothing"
    VERSIONS = "versions"
    NOT_TOLD = "not told"


def keeping(requests: SignedRequests) -> Keeping:
    """Return what a bucket keeps; raises `Passing`."""
    answer = requests.ask("GET", query={"versioning": ""})
    root = answer.xml()
    if answer.status in _NOT_KNOWN_THERE:
        return Keeping.NOTHING
    if answer.status != _OK or root is None:
        return Keeping.NOT_TOLD
    return Keeping.VERSIONS if root.findtext("Status") else Keeping.NOTHING


def is_locked(requests: SignedRequests) -> bool:
    """Whether a bucket forbids deleting for a time (Object Lock); raises `Passing`."""
    answer = requests.ask("GET", query={"object-lock": ""})
    root = answer.xml()
    if answer.status != _OK or root is None:
        return False
    return root.findtext("ObjectLockEnabled") == "Enabled"


def delete_versions(requests: SignedRequests, name: str, store: str) -> int:
    """Delete every version of an object and every mark of its deletion; returns how many.

    `name` is the whole key; `store` the label for a sentence. Raises `StillThere` where one stays,
    and `Passing`.
    """

    def mine(version: _Version) -> bool:
        return version.name == name

    return _delete_all(requests, name, mine, store)


def delete_remains(requests: SignedRequests, prefix: str, store: str) -> int:
    """Delete all below a prefix that is no present object; returns how many, raises likewise."""
    return _delete_all(requests, prefix, lambda version: not version.present, store)


class _Version(NamedTuple):
    """One version of an object, or one mark of its deletion."""

    name: str
    id: str
    present: bool
    """Whether it is what a plain request gets."""


def _delete_all(
    requests: SignedRequests, prefix: str, fits: Callable[[_Version], bool], store: str
) -> int:
    found = [version for version in _versions(requests, prefix, store) if fits(version)]
    for version in found:
        requests.ask("DELETE", version.name, {"versionId": version.id})
    left = found and [each for each in _versions(requests, prefix, store) if fits(each)]
    if left:
        raise still_there(left[0].name, store)
    return len(found)


def _versions(requests: SignedRequests, prefix: str, store: str) -> Iterator[_Version]:
    """Yield all versions of what begins with `prefix`."""
    more: dict[str, str] = {}
    while True:
        answer = requests.ask("GET", query={"versions": "", "prefix": prefix, **more})
        root = answer.xml() if answer.status == _OK else None
        if root is None or root.tag != "ListVersionsResult":
            raise still_there(prefix, store)
        for kind in ("Version", "DeleteMarker"):
            for entry in root.findall(kind):
                present = kind == "Version" and entry.findtext("IsLatest") == "true"
                name, number = entry.findtext("Key") or "", entry.findtext("VersionId") or "null"
                yield _Version(name, number, present)
        key, version = root.findtext("NextKeyMarker"), root.findtext("NextVersionIdMarker")
        if root.findtext("IsTruncated") != "true" or not key:
            return
        more = {"key-marker": key, "version-id-marker": version or ""}


def still_there(name: str, store: str) -> StillThere:
    """Return the error for an object that cannot be made to go."""
    return StillThere(
        _(
            "{name} was deleted, but {store} keeps earlier versions and this key may not remove "
            "them. Ask who keeps the store to delete them for good."
        ).format(name=name, store=store)
    )
