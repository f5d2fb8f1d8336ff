"""Property tests of the method: the same examples in every run, and never a time limit."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("method", deadline=None, derandomize=True, database=None)
settings.load_profile("method")
