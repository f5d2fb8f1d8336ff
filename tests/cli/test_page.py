"""Pages of text: folded on a terminal, whole in a pipe, harmless everywhere."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harada.cli.context import Context, Options
from harada.cli.page import Page, columns, folded
from harada.method.text import width


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def page_on(out: io.StringIO) -> Page:
    return Page(Context(Options(), env={"HOME": "/nowhere"}, out=out))


@settings(deadline=None, derandomize=True, database=None)
@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=120))
def test_folding_keeps_every_word_and_the_width(text: str) -> None:
    lines = folded(text, 20)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        assert width(line) <= 20 or len(line) == 1


def test_a_pipe_gets_every_text_on_its_line() -> None:
    out = io.StringIO()
    page = page_on(out)
    page.field("Label", "word " * 60)
    page.show()
    assert len(out.getvalue().splitlines()) == 1


def test_a_terminal_gets_lines_below_their_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    out = Terminal()
    page = page_on(out)
    page.table([["a", "1", "word " * 20], ["long name", "200", "short"]])
    page.show()
    lines = out.getvalue().splitlines()
    assert all(width(line) <= 40 for line in lines)
    assert lines[0].startswith("  a            1  word")
    assert lines[1].startswith(" " * 18 + "word")
    assert lines[-1] == "  long name  200  short"


def test_what_steers_a_terminal_never_reaches_it() -> None:
    out = io.StringIO()
    page = page_on(out)
    page.title("a\x1b[31mb")
    page.heading("a\x07b")
    page.line("one\x1b]0;x\ntwo", "-")
    page.field("l\x1b", "one\ntwo\x9b")
    page.items("l", ["\x1b[2J"])
    page.table([["\x1bc", "\r\n"]])
    page.show()
    assert not {"\x1b", "\x07", "\x9b", "\r"} & set(out.getvalue())


def test_a_page_is_as_wide_as_the_terminal_says_and_no_wider_than_reads_well(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for told, room in (("60", 60), ("300", 100), ("1", 1)):
        monkeypatch.setenv("COLUMNS", told)
        context = Context(Options(), env={"HOME": "/nowhere"}, out=Terminal())
        assert columns(context) == room
    for told in ("0", "wide", ""):
        monkeypatch.setenv("COLUMNS", told)
        assert columns(Context(Options(), env={"HOME": "/nowhere"}, out=Terminal()))
