"""What a bucket keeps of what was deleted, and how it is made to let go (SHARING.md 2.8).

A versioned bucket answers a deletion with a marker and keeps the object behind it. Here the
versions are asked for and deleted one by one; a server that does not know of versions keeps none.
"""

from __future__ import annotations

from enum import Enum
from xml.etree import ElementTree

from harada.i18n import _
from harada.sharing.stores.errors import StillThere
from harada.sharing.stores.signed import Answer, SignedRequests

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
    found = _versions(requests, name, store)
    for version in found:
        requests.ask("DELETE", name, {"versionId": version})
    if found and _versions(requests, name, store):
        raise still_there(name, store)
    return len(found)


def _versions(requests: SignedRequests, name: str, store: str) -> list[str]:
    """Return the ids of all versions of exactly this object."""
    found: list[str] = []
    more: dict[str, str] = {}
    while True:
        answer = requests.ask("GET", query={"versions": "", "prefix": name, **more})
        root = _listed(answer, name, store)
        for kind in ("Version", "DeleteMarker"):
            found += [
                entry.findtext("VersionId") or "null"
                for entry in root.findall(kind)
                if entry.findtext("Key") == name
            ]
        key, version = root.findtext("NextKeyMarker"), root.findtext("NextVersionIdMarker")
        if root.findtext("IsTruncated") != "true" or key != name:
            return found
        more = {"key-marker": key, "version-id-marker": version or ""}


def _listed(answer: Answer, name: str, store: str) -> ElementTree.Element:
    """Return the list of versions that an answer holds."""
    root = answer.xml() if answer.status == _OK else None
    if root is None:
        raise still_there(name, store)
    return root


def still_there(name: str, store: str) -> StillThere:
    """Return the error for an object that cannot be made to go."""
    return StillThere(
        _(
            "{name} was deleted, but {store} keeps earlier versions and this key may not remove "
            "them. Ask who keeps the store to delete them for good."
        ).format(name=name, store=store)
    )
