"""A coach at a desk, with a shared folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.people import Practice


@pytest.fixture
def practice(tmp_path: Path) -> Practice:
    """A coach with a desk and a shared folder; nobody is invited yet."""
    return Practice(tmp_path)
