"""Debian's own `age` opens our envelopes, and what it encrypts is opened here.

SHARING.md, case 9: whoever has their key can save their data without Harada.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from harada.sharing.envelope import BadEnvelope, open_envelope
from harada.sharing.payload import encode_payload
from tests.sharing.people import AN, COACH, Somebody, frame_of, message, sealed

AGE = shutil.which("age")
pytestmark = pytest.mark.skipif(AGE is None, reason="the command age is not installed here")


def age(*arguments: str | Path, data: bytes = b"") -> bytes:
    """What the command writes."""
    command = [AGE or "age", *map(str, arguments)]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout


@pytest.mark.parametrize("reader", [AN, COACH], ids=["An", "her coach"])
def test_age_opens_an_envelope_with_the_key_of_a_reader(reader: Somebody, tmp_path: Path) -> None:
    envelope = sealed()
    key = tmp_path / "key.txt"
    key.write_text(reader.device.enc + "\n", encoding="ascii")
    frame = age("--decrypt", "--identity", key, data=envelope)
    assert frame == frame_of(envelope)
    assert encode_payload(message()) in frame


def test_a_frame_that_age_encrypted_is_opened() -> None:
    recipients = ("-r", AN.device.recipient, "-r", COACH.device.recipient)
    envelope = age("--encrypt", *recipients, data=frame_of(sealed()))
    assert open_envelope(envelope, COACH.device).payload == message()


def test_the_other_way_age_writes_the_same_bytes_is_refused() -> None:
    """Else who keeps the store could give one message two names, which looks like a fork."""
    envelope = age("--encrypt", "-r", COACH.device.recipient, "--armor", data=frame_of(sealed()))
    with pytest.raises(BadEnvelope):
        open_envelope(envelope, COACH.device)


def test_age_has_no_key_to_an_envelope_of_others(tmp_path: Path) -> None:
    key = tmp_path / "key.txt"
    subprocess.run(["age-keygen", "-o", str(key)], capture_output=True, check=True)
    with pytest.raises(subprocess.CalledProcessError):
        age("--decrypt", "--identity", key, data=sealed())
