"""An outline of goal, pillars and actions comes in from Markdown and from indented text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harada.exchange.chart_files import outline as outline_of
from harada.exchange.formats import outline
from harada.exchange.likeness import chart_texts
from harada.exchange.reading import BroughtFile
from harada.notebook.errors import Refused
from tests.exchange.files import FEW, TODAY, draft_of, numbered_chart, written
from tests.exchange.test_grid import chart_of

WORDS = [
    "# no heading",
    "- no bullet",
    "1. no number",
    "**no bold**",
    "<b>",
    "a\\",
    "a\nb",
    "[x](y)",
]
texts = st.sampled_from(WORDS) | st.text(st.characters(exclude_categories=["C", "Z"]), max_size=8)


def read(text: str, name: str = "chart.md") -> tuple[str, ...]:
    file = BroughtFile(name, text)
    assert outline.recognises(file)
    chart = outline.read(file, None, TODAY).chart
    assert chart is not None
    return chart_texts(chart)


def in_words(goal: str, pillar: str, action: str) -> str:
    """The numbered chart, each level led by these signs."""
    chart = numbered_chart()
    lines = [f"{goal}{chart['text']}"]
    for each in chart["pillars"]:
        lines.append(f"{pillar}{each['text']}")
        lines += [f"{action}{cell['text']}" for cell in each["actions"]]
    return "\n".join(lines)


@pytest.mark.parametrize(
    "signs",
    [
        ("# ", "## ", "- "),
        ("# ", "## ", "### "),
        ("# ", "- ", "  - "),
        ("- ", "  * ", "    + "),
        ("", "  ", "    "),
        ("", "\t", "\t\t"),
        ("# ", "## 1. ", "1. "),
    ],
)
def test_headings_bullets_and_indents_all_show_the_levels(signs: tuple[str, str, str]) -> None:
    assert read(in_words(*signs)) == chart_texts(numbered_chart())


@FEW
@given(st.lists(texts, min_size=73, max_size=73))
def test_our_own_outline_gives_back_the_same_texts(texts: list[str]) -> None:
    chart = chart_of(texts)
    back = read(outline_of(chart))  # type: ignore[arg-type]
    pillars = {0, *range(1, 73, 9)}
    for place, (before, after) in enumerate(zip(chart_texts(chart), back, strict=True)):
        assert after == (before.replace("\n", " ") if place in pillars else before)


def test_an_empty_bullet_keeps_its_cell_blank() -> None:
    text = in_words("# ", "## ", "- ").replace("- p1.1", "-")
    assert read(text)[2:4] == ("", "p1.2")


def test_cells_left_out_at_the_end_are_blank_and_told() -> None:
    text = in_words("# ", "## ", "- ").replace("- p8.8", "")
    file = BroughtFile("chart.md", text)
    assert "Pillar 8 (p8) has 7 actions" in outline.read(file, None, TODAY).warnings[0]


def test_seven_pillars_and_nine_actions_are_both_named(tmp_path: Path) -> None:
    text = in_words("# ", "## ", "- ").partition("## p8")[0] + "- one more\n"
    with pytest.raises(Refused) as refused:
        draft_of(written(tmp_path / "chart.md", text), tmp_path)
    assert "this one has 7" in str(refused.value)
    assert "pillar 7 (p7) has 9" in str(refused.value)


@pytest.mark.parametrize("text", ["", "# only a title", "just words\nand more", "- a\n- b\n- c"])
def test_other_text_is_no_outline(text: str) -> None:
    assert not outline.recognises(BroughtFile("notes.md", text))


def test_a_page_of_prose_with_eight_headings_is_no_chart() -> None:
    sections = "".join(
        f"## Part {n}\n\nSome lines that explain it.\nAnd more.\n\n- a\n- b\n" for n in range(1, 9)
    )
    words = "".join(f"## Part {n}\n- a\n- b\n" for n in range(1, 9))
    assert outline.recognises(BroughtFile("a.md", f"# A tool\n\nWhat it is for.\n{words}"))
    assert not outline.recognises(
        BroughtFile("a.md", f"# A tool\n\nWhat it is for.\nHow to start.\n{sections}")
    )
