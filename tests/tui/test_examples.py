"""An example is always a text that a person could have written."""

from __future__ import annotations

import pytest

from harada import i18n
from harada.exchange.templates import starter
from harada.tui.examples import examples
from harada.tui.questions import QUESTIONS

LEVELS = ["ultimate", "intermediate", "sure", "this_time"]


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("kind", ["care", "customer_service", "engineering", "leadership", "sales"])
def test_no_example_on_the_guided_path_looks_like_code(kind: str, language: str) -> None:
    i18n.use(language)
    sheet = starter(kind, language)
    paths = [path for question in QUESTIONS for path in question.paths if path != "levels"]
    shown = [line for path in paths for line in examples(sheet, path, None, LEVELS)]
    assert [line for line in map(str, shown) if "{" in line] == []
