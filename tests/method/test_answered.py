"""A reply says what it is about."""

from __future__ import annotations

import pytest

from harada.method.answered import about
from harada.method.documents import Reply


def reply(**fields: object) -> Reply:
    plain = {"text": "Yes.", "sender": "Bo", "week": None, "date": None, "seen": False}
    return {**plain, **fields}  # type: ignore[typeddict-item,return-value]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, ""),
        ({"week": "2026-W40"}, "2026-W40"),
        ({"date": "2026-10-01"}, "Thursday 1 October 2026"),
        ({"about": "How do I keep going at night?"}, "on “How do I keep going at night?”"),
        (
            {"about": "a\x1b[31m\n" + "very " * 30},
            "on “a[31m very very very very very very ver…”",
        ),
        ({"what": "stroke"}, "a stroke"),
        ({"what": "note", "month": "2026-10"}, "of October 2026"),
    ],
)
def test_it_names_the_question_the_time_or_the_kind(fields: dict[str, object], said: str) -> None:
    assert about(reply(**fields)) == said
