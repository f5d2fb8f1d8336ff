"""The corpus of the parsers: inputs that reach far into them, and those that once broke one.

`python -m tools.fuzz` starts from the same files and goes on without end.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from harada.sharing.envelope import open_envelope
from harada.sharing.invite import decode
from harada.sharing.payload import parse_payload
from tools.fuzz import CORPUS
from tools.parsers import PARSERS, READER

FILES = sorted(CORPUS.glob("*/*"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_parser_ends_well_on_its_corpus(path: Path) -> None:
    PARSERS[path.parent.name](path.read_bytes())


def test_every_parser_has_a_corpus() -> None:
    assert {path.parent.name for path in FILES} == PARSERS.keys()


def test_the_corpus_is_small() -> None:
    assert sum(path.stat().st_size for path in FILES) < 40_000


def test_what_earlier_versions_wrote_is_still_read() -> None:
    """The whole ones in the corpus were written by the first version that had sharing."""
    assert open_envelope((CORPUS / "envelope" / "whole").read_bytes(), READER).payload.seq == 1
    assert decode((CORPUS / "invite" / "whole").read_text(encoding="ascii")).name == "An"
    for path in sorted((CORPUS / "payload").glob("whole-*")):
        assert parse_payload(path.read_bytes()).kind == path.name.removeprefix("whole-")
