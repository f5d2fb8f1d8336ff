"""What lean strips write looks exactly like what Textual writes, in fewer bytes."""

from __future__ import annotations

import pyte
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from harada.tui.widgets.lean_strip import LeanStrip
from harada.tui.widgets.lean_updates import whole_character_at

COLOURS = st.sampled_from([None, "#102030", "#a0b0c0", "red", "default"])
STYLES = st.builds(
    Style,
    color=COLOURS,
    bgcolor=COLOURS,
    bold=st.sampled_from([None, True, False]),
    reverse=st.sampled_from([None, True]),
    underline=st.sampled_from([None, True]),
)
SEGMENTS = st.lists(
    st.builds(
        Segment,
        st.text(alphabet="ab 漢", min_size=1, max_size=6),
        st.one_of(st.none(), STYLES),
    ),
    max_size=8,
)


def seen(text: str) -> list[tuple[object, ...]]:
    """Return the cells of a terminal after this text, as far as they can be seen."""
    screen = pyte.Screen(100, 1)
    pyte.Stream(screen).feed(text)
    cells: list[tuple[object, ...]] = []
    for x in range(100):
        cell = screen.buffer[0][x]
        blank = not cell.data.strip() and not cell.reverse and not cell.underscore
        inked = ("", False) if blank else (cell.fg, cell.bold)
        cells.append((cell.data, *inked, cell.bg, cell.reverse, cell.underscore))
    return cells


@settings(max_examples=150, deadline=None)
@given(SEGMENTS)
def test_a_lean_strip_looks_like_any_other(segments: list[Segment]) -> None:
    console = Console(force_terminal=True, color_system="truecolor")
    plain, lean = Strip(segments).render(console), LeanStrip(segments).render(console)
    assert seen(lean) == seen(plain)
    assert len(lean) <= len(plain)


def test_equal_neighbours_cost_one_escape_sequence() -> None:
    style = Style(color="#102030")
    strip = LeanStrip(
        [Segment("a", style), Segment(" ", Style(color="#405060")), Segment("b", style)]
    )
    console = Console(force_terminal=True, color_system="truecolor")
    assert strip.render(console) == "\x1b[38;2;16;32;48ma b\x1b[0m"


def test_links_keep_textual_s_own_way() -> None:
    segments = [Segment("here", Style(link="https://example.org"))]
    console = Console(force_terminal=True, color_system="truecolor")
    assert "https://example.org" in LeanStrip(segments).render(console)


def test_parts_of_a_lean_strip_are_lean() -> None:
    strip = LeanStrip([Segment("abcdef")], 6)
    assert isinstance(strip.crop(1, 3), LeanStrip)
    assert all(isinstance(part, LeanStrip) for part in strip.divide([2, 6]))


def test_a_change_begins_with_a_whole_character() -> None:
    strip = Strip([Segment("a漢"), Segment("字b")])
    assert [whole_character_at(strip, at) for at in range(6)] == [0, 1, 1, 3, 3, 5]
