"""A bucket behind https: whom both ways of asking trust, and what is said of whom they do not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sharing.servers import ENVIRONMENT, rclone

pytestmark = [
    pytest.mark.xdist_group("s3"),
    pytest.mark.skipif(not shutil.which("openssl"), reason="makes a certificate with openssl"),
]

USE = """
import sys
from harada.notebook.errors import HaradaError
from harada.sharing.stores import create_store, open_store
from harada.sharing.stores.probe import probe
try:
    create_store(sys.argv[1], {})
except HaradaError as said:
    sys.exit(str(said))
store = open_store(sys.argv[1], {})
print(probe(store, "a" * 26), store.names("v1/"))
"""


@pytest.fixture
def authority(tmp_path: Path) -> Path:
    """A folder with an authority of one's own, and a certificate by it for this machine."""
    kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    (tmp_path / "for").write_text("subjectAltName=DNS:localhost\nbasicConstraints=CA:FALSE\n")
    for command in (
        ["req", "-x509", *kind, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=authority"],
        ["req", *kind, "-keyout", "key", "-out", "asked", "-subj", "/CN=localhost"],
        ["x509", "-req", "-in", "asked", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
         "-out", "certificate", "-extfile", "for"],
    ):  # fmt: skip
        subprocess.run(["openssl", *command], cwd=tmp_path, check=True, capture_output=True)
    return tmp_path


@pytest.fixture
def encrypted(authority: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a store behind https."""
    monkeypatch.setenv("SSL_CERT_FILE", str(authority / "ca.pem"))
    (authority / "server").mkdir()
    with rclone(authority / "server", authority) as server:
        yield server.address("x")


def use(address: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Use a store in a process of its own, since whom to trust is decided at its start."""
    return subprocess.run(
        [sys.executable, "-c", USE, address],
        env={**os.environ, **ENVIRONMENT, **more},
        capture_output=True,
        text=True,
        check=False,
    )


def test_who_trusts_the_authority_uses_the_store(encrypted: str) -> None:
    used = use(encrypted)
    assert (used.stdout, used.stderr) == ("[] []\n", "")


def test_who_does_not_is_told_and_sends_nothing(encrypted: str) -> None:
    used = use(encrypted, SSL_CERT_FILE="")
    assert used.returncode == 1
    assert "its certificate is not trusted on this machine" in used.stderr
