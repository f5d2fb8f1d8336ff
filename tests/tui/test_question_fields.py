"""The fields of a sheet: what they hold, how they tell it, and that text in them stays text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from textual.app import App
from textual.signal import Signal

from harada.tui.commands import FORBIDDEN
from harada.tui.fields import label_of
from harada.tui.widgets.question_aspect import AspectChoice
from harada.tui.widgets.question_date import DateField
from harada.tui.widgets.question_dated import SupporterList
from harada.tui.widgets.question_lines import LineList
from harada.tui.widgets.question_options import Option, Options
from harada.tui.widgets.question_text import Sentence, ShortLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from harada.tui.widgets.question import Answered, Stepped, Typed

TODAY = date(2026, 11, 22)


class Bench(App[None]):
    """An app with one field, which remembers what the field told."""

    def __init__(self, field: Any) -> None:
        super().__init__()
        self.language_changed: Signal[str] = Signal(self, "language changed")
        self.field = field
        self.told: list[Any] = []

    def compose(self) -> ComposeResult:
        yield self.field

    def on_mount(self) -> None:
        self.field.entry().focus()

    def on_typed(self, event: Typed) -> None:
        self.told.append(event.field.answer())

    def on_answered(self, event: Answered) -> None:
        self.told.append("answered")

    def on_stepped(self, event: Stepped) -> None:
        self.told.append(event.step)


async def test_a_sentence_tells_what_is_typed_and_takes_enter_for_done() -> None:
    app = Bench(Sentence())
    async with app.run_test() as pilot:
        await pilot.press("a", "é", "enter")
        assert app.told == ["a", "aé", "answered"]


async def test_a_sentence_keeps_a_paste_of_several_lines_as_one() -> None:
    app = Bench(Sentence())
    async with app.run_test() as pilot:
        from textual.events import Paste

        app.field.post_message(Paste("one\ntwo\x1b[31m\r\nthree"))
        await pilot.pause()
        assert app.field.answer() == "one two[31m three"


async def test_arrows_move_inside_a_sentence_and_leave_it_at_its_edges() -> None:
    app = Bench(Sentence())
    async with app.run_test(size=(20, 10)) as pilot:
        app.field.put("one two three four five six")
        await pilot.press("up", "up", "down", "down")
        assert app.told == [-1, 1]


@pytest.mark.parametrize("field", [Sentence, ShortLine])
def test_text_fields_leave_the_keys_of_terminal_and_app_alone(field: Any) -> None:
    keys = {key for binding in field._merge_bindings().key_to_bindings for key in [binding]}
    assert not keys & FORBIDDEN
    assert not keys & {"f6", "f7", "pageup", "pagedown", "ctrl+p", "ctrl+t", "ctrl+l"}


async def test_showing_a_value_is_not_told_as_typing() -> None:
    app = Bench(ShortLine())
    async with app.run_test() as pilot:
        app.field.put("from the notebook")
        await pilot.pause()
        assert app.told == []
        assert app.field.answer() == "from the notebook"


async def test_a_list_has_an_empty_line_at_its_end_and_enter_there_is_done() -> None:
    app = Bench(LineList("feelings"))
    async with app.run_test() as pilot:
        await pilot.press("a", "enter", "b", "enter", "enter")
        assert app.told == [["a"], ["a", "b"], "answered"]


async def test_backspace_in_an_empty_line_removes_it() -> None:
    app = Bench(LineList("feelings"))
    async with app.run_test() as pilot:
        app.field.put(["a", "b"])
        await pilot.pause()
        await pilot.press("up", "backspace", "backspace", "x")
        assert app.field.answer() == ["ax"]


async def test_lines_are_taken_up_and_down() -> None:
    app = Bench(LineList("feelings"))
    async with app.run_test() as pilot:
        app.field.put(["a", "b", "c"])
        await pilot.pause()
        await pilot.press("up", "ctrl+r", "ctrl+r")
        assert app.field.answer() == ["c", "a", "b"]
        await pilot.press("ctrl+f")
        assert app.field.answer() == ["a", "c", "b"]


async def test_a_list_that_shows_the_same_already_is_left_alone() -> None:
    app = Bench(LineList("feelings"))
    async with app.run_test() as pilot:
        await pilot.press("a")
        line = app.focused
        app.field.put(["a"])
        assert app.focused is line


async def test_a_supporter_with_half_a_day_cannot_be_kept_yet() -> None:
    app = Bench(SupporterList("supporters", TODAY))
    async with app.run_test() as pilot:
        await pilot.press("E", "tab", "x", "tab", *"32")
        assert not app.field.storable()
        await pilot.press("backspace", "backspace", *"-2d")
        assert app.field.answer() == [{"who": "E", "what": "x", "asked": "2026-11-20"}]


async def test_a_day_that_was_typed_in_words_stays_as_it_was_typed() -> None:
    app = Bench(DateField("deadline", TODAY))
    async with app.run_test() as pilot:
        await pilot.press(*"+2w")
        app.field.put("2026-12-06")
        assert app.field.line.answer() == "+2w"


async def test_an_empty_day_is_no_day() -> None:
    app = Bench(DateField("deadline", TODAY))
    async with app.run_test():
        assert app.field.answer() is None
        assert app.field.storable()


async def test_an_option_is_chosen_with_space_and_confirmed_with_enter() -> None:
    app = Bench(Options("objective", [Option("o1", "One"), Option(None, "None")]))
    async with app.run_test() as pilot:
        await pilot.press("down", "space", "enter")
        assert app.told == [None, "answered"]


async def test_an_aspect_is_chosen_by_number_and_by_arrow() -> None:
    app = Bench(AspectChoice("pillar.1.aspect"))
    async with app.run_test() as pilot:
        await pilot.press("3", "right", "right", "enter")
        assert app.told == ["body", "life", "spirit", "answered"]


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("goal", "My goal"),
        ("perspectives.others_tangible", "For others, tangible"),
        ("analysis.body.obstacle", "Obstacle that will come"),
        ("profile.company", "Company"),
    ],
)
def test_a_field_is_called_as_on_the_form(path: str, label: str) -> None:
    assert label_of(path) == label


async def test_a_long_short_line_shows_its_beginning_when_it_is_left() -> None:
    app = Bench(SupporterList("supporters", TODAY))
    async with app.run_test(size=(60, 12)) as pilot:
        app.field.put([{"who": "Els", "what": "w" * 90 + "end", "asked": None}])
        await pilot.pause()
        line = app.field.rows[0].lines[1]
        line.focus()
        await pilot.pause()
        assert line.scroll_offset.x > 0
        app.field.rows[0].lines[0].focus()
        await pilot.pause()
        assert line.scroll_offset.x == 0
