"""Whatever a person does, taking it all back leads to where they began, and redo to the end."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harada.method import empty
from harada.notebook.clock import FixedClock
from harada.notebook.doctor import examine
from harada.notebook.errors import Refused
from harada.notebook.notebook import Notebook
from tests.notebook import samples
from tests.notebook.samples import EVENING, TODAY

NUMBER = st.integers(1, 3)
TEXT = st.sampled_from(["", "a", "b\nc", "走る"])
DAY = st.integers(0, 40).map(lambda back: TODAY - timedelta(days=back))

Act = Callable[[Notebook], object]

ACTS: st.SearchStrategy[Act] = st.one_of(
    st.builds(
        lambda on, r, code, note: lambda nb: nb.mark(on, [f"r{r}", "r4"], code, note=note),
        DAY,
        NUMBER,
        st.none() | NUMBER,
        st.none() | TEXT,
    ),
    st.builds(lambda on, r, text: lambda nb: nb.note(on, f"r{r}", text), DAY, NUMBER, TEXT),
    st.builds(
        lambda on, field, text: lambda nb: nb.write_diary(on, {field: text}),
        DAY,
        st.sampled_from(["good", "redo", "text"]),
        TEXT,
    ),
    st.builds(lambda on, text: lambda nb: nb.plan_task(on, text), DAY, TEXT.filter(bool)),
    st.builds(lambda on: lambda nb: nb.finish_action("a1", on), st.none() | DAY),
    st.builds(lambda p, a: lambda nb: nb.promote(p, a), NUMBER, NUMBER),
    st.builds(lambda p, a: lambda nb: nb.promote(p, a, due=TODAY), NUMBER, NUMBER),
    st.builds(
        lambda p, a, state: lambda nb: nb.set_cell_state(p, a, state),
        NUMBER,
        NUMBER,
        st.sampled_from(["waiting", "active", "habit", "done", "dropped"]),
    ),
    st.builds(lambda p, a, text: lambda nb: nb.set_cell(p, a, text), NUMBER, NUMBER, TEXT),
    st.builds(lambda text: lambda nb: nb.set_goal_field("affirmation", text), TEXT),
    st.builds(lambda text: lambda nb: nb.set_goal_field("service_home", text), TEXT),
    st.builds(lambda text: lambda nb: nb.set_mission(text), TEXT),
    st.builds(lambda text: lambda nb: nb.set_profile(company=text), TEXT),
    st.builds(lambda: lambda nb: nb.new_chart(empty.empty_chart(TODAY))),
    st.builds(lambda on: lambda nb: nb.pause(on, on + timedelta(days=3)), DAY),
    st.builds(lambda: lambda nb: nb.end_pause("p1", None)),
    st.builds(lambda: lambda nb: nb.add_reply("well done", "Kobayashi")),
    st.builds(lambda r: lambda nb: nb.graduate(f"r{r}", TODAY), NUMBER),
)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notebook to begin from, copied for each try."""
    home = tmp_path_factory.mktemp("base") / "notebook"
    notebook = samples.make(str(home))
    notebook.add_action(empty.action("Buy shoes", TODAY, name="shoes"))
    notebook.mark(TODAY, ["r1"], 1)
    (home / "undo.jsonl").unlink()
    return home


def state(home: str) -> dict[str, Any]:
    """All documents as they lie on the disk; a table without any is as good as none."""
    store = samples.opened(home).store
    return {
        f"{name} {table}": documents
        for name in store.names()
        for table, documents in store.file(name).read().items()
        if documents
    }


@given(acts=st.lists(st.tuples(ACTS, st.integers(0, 20)), min_size=1, max_size=14))
@settings(max_examples=60, deadline=None)
def test_undoing_everything_leads_to_the_beginning_and_redoing_it_to_the_end(
    base: Path, acts: list[tuple[Act, int]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = f"{folder}/notebook"
        shutil.copytree(base, home)
        clock = FixedClock(EVENING)
        notebook = Notebook(home, clock)
        states = [state(home)]
        for act, minutes in acts:
            clock.moment += timedelta(minutes=minutes)
            try:
                act(notebook)
            except Refused:
                assert state(home) == states[-1]
            if state(home) != states[-1]:
                states.append(state(home))
        last = states[-1]
        found = examine(samples.opened(home))
        assert [finding for finding in found if finding.level == "problem"] == []
        while samples.opened(home).undo() is not None:
            now = state(home)
            while states and states[-1] != now:  # a sitting is passed over at once
                states.pop()
            assert states, "undo led to where the notebook never was"
        assert len(states) == 1
        while samples.opened(home).redo() is not None:
            continue
        assert state(home) == last
