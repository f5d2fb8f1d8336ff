"""The servers that tests of sharing use: real ones, started once for all that use them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.sharing import servers


@pytest.fixture(scope="session")
def seaweed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[servers.Server]:
    """A SeaweedFS; what uses it bears the mark `xdist_group("s3")`."""
    with servers.seaweed(tmp_path_factory.mktemp("seaweed")) as server:
        yield server


@pytest.fixture(scope="session")
def rclone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[servers.Server]:
    """An rclone that serves S3 and ignores conditions; the same mark."""
    with servers.rclone(tmp_path_factory.mktemp("rclone")) as server:
        yield server
