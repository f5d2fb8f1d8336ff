"""Stores to try things on."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from harada.sharing.stores import BundleStore, FolderStore, ObjectStore
from harada.sharing.stores.address import BucketAddress, parse_address
from harada.sharing.stores.s3 import BucketStore
from harada.sharing.stores.tree import NamedTree
from tests.sharing.servers import BOX, KEY, REGION, Proxy, Server, Waits, fault_proxy

STREAM = "b" * 13
OTHER_STREAM = "c" * 13


def named(data: bytes, number: int = 1, stream: str = STREAM, box: str = BOX) -> str:
    """The name that an object with this content has."""
    return f"v1/b/{box}/{stream}/{number:010d}-{hashlib.sha256(data).hexdigest()[:32]}.hrd"


def some(count: int, stream: str = STREAM, box: str = BOX) -> list[tuple[str, bytes]]:
    """Names and contents of the first objects of a stream."""
    contents = [f"{stream} {number}".encode() * 40 for number in range(1, count + 1)]
    return [(named(data, number, stream, box), data) for number, data in enumerate(contents, 1)]


def bucket(
    server: Server,
    prefix: str = "",
    waits: Waits | None = None,
    endpoint: str | None = None,
    **other: object,
) -> BucketStore:
    """A store in a bucket of a server."""
    place = parse_address(server.address(prefix, str(other.get("bucket", "hub")), endpoint))
    assert isinstance(place, BucketAddress)
    key = other.get("key", KEY)
    return BucketStore(place, key, REGION, (waits or Waits()).patience)  # type: ignore[arg-type]


def fresh() -> str:
    """A prefix that no other test uses."""
    return f"t{secrets.token_hex(6)}"


@pytest.fixture
def share(tmp_path: Path) -> Path:
    """A shared folder that is a store."""
    folder = tmp_path / "share"
    folder.mkdir(0o770)
    folder.chmod(0o770)
    FolderStore(str(folder)).create()
    return folder


@pytest.fixture
def proxy(seaweed: Server) -> Iterator[Proxy]:
    """A proxy before SeaweedFS."""
    with fault_proxy(seaweed) as proxy:
        yield proxy


@pytest.fixture
def waits() -> Waits:
    """How long would have been waited."""
    return Waits()


@pytest.fixture
def far(seaweed: Server, proxy: Proxy, waits: Waits) -> BucketStore:
    """A store in an empty part of a bucket, reached through the proxy."""
    prefix = fresh()
    bucket(seaweed, prefix).create()
    return bucket(seaweed, prefix, waits, proxy.endpoint)


@pytest.fixture(
    params=[
        "folder",
        "folder by name",
        "bundle",
        pytest.param("seaweed", marks=pytest.mark.xdist_group("s3")),
        pytest.param("rclone", marks=pytest.mark.xdist_group("s3")),
    ]
)
def again(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], ObjectStore]:
    """A way to open the same store, each of every kind: as often as one likes."""
    if request.param == "bundle":
        return lambda: BundleStore(str(tmp_path / "a.harada"))
    if request.param in ("folder", "folder by name"):
        path = str(tmp_path)
        tree = NamedTree(path) if request.param == "folder by name" else None
        FolderStore(path, tree).create()
        return lambda: FolderStore(path, tree)
    server, prefix = request.getfixturevalue(request.param), fresh()
    bucket(server, prefix).create()
    return lambda: bucket(server, prefix)
