"""What the lines about the chart say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harada.tui.widgets.chart_view import Place
from harada.tui.window_facts import WindowFacts
from tests.tui.test_today import SUNDAY

if TYPE_CHECKING:
    from harada.notebook.notebook import Notebook


def test_habits_are_counted_in_words_that_fit_the_number(notebook: Notebook) -> None:
    notebook.graduate("r1", SUNDAY)
    assert "1 habit" in WindowFacts(notebook, SUNDAY).about(Place(0, 0)).split(" · ")
    notebook.graduate("r2", SUNDAY)
    assert "2 habits" in WindowFacts(notebook, SUNDAY).about(Place(0, 0)).split(" · ")
