"""`diary --edit`: a day as a text, edited, and read back without losing a line."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harada.cli.diary_edit import DiaryText, both, both_own
from harada.i18n import use
from harada.method.depth import ORDER, TEXTS
from harada.notebook.clock import FixedClock
from harada.notebook.notebook import Notebook
from tests.cli.conftest import EVENING, TODAY, Run

FULL: dict[str, Any] = {
    "depth": "full",
    "good": "Els called\n\n  with an indent",
    "tasks": [{"text": "Call Els", "done": True}, {"text": "[x] odd", "done": False}],
    "hours": [{"time": "09:00", "plan": "a | b", "actual": "", "reflection": "c"}],
    "scores": {"mental": 4},
    "text": "A line\n## What went well\n\\## Tasks of today",
}


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Give a function that makes a Python statement about `text` the person's editor."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def take(statement: str) -> None:
        script = tmp_path / "an editor.py"
        script.write_text(
            "import pathlib, sys\n"
            "path = pathlib.Path(sys.argv[1])\n"
            "text = path.read_text(encoding='utf-8')\n"
            f"{statement}\n"
            "path.write_text(text, encoding='utf-8')\n",
            encoding="utf-8",
        )
        monkeypatch.setenv("EDITOR", f"'{sys.executable}' '{script}'")

    return take


def written(notebook: Notebook) -> dict[str, Any]:
    return dict(notebook.day(TODAY).get("diary", {}))


def test_a_day_that_was_not_touched_leaves_no_copy_when_editing_is_broken_off(
    run: Run, notebook: Notebook, editor: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken_off(*_words: object, **_options: object) -> None:
        raise KeyboardInterrupt

    notebook.write_diary(TODAY, {"good": "for nobody else"})
    editor("pass")
    monkeypatch.setattr(subprocess, "run", broken_off)
    assert run("diary", "--edit").code == 130
    assert list(tmp_path.glob("harada-*")) == []


def test_a_field_is_written_under_its_heading(run: Run, notebook: Notebook, editor: Any) -> None:
    editor("text = text.replace('## What went well\\n', '## What went well\\nEls called\\n')")
    said = run("diary", "--edit")
    assert (said.code, said.out) == (0, "Sunday 22 November 2026: What went well. Saved.\n")
    assert written(notebook) == {"good": "Els called"}


def test_closing_without_a_change_changes_nothing(
    run: Run, notebook: Notebook, editor: Any
) -> None:
    notebook.write_diary(TODAY, FULL)
    before = written(notebook)
    editor("pass")
    said = run("diary", "--edit")
    assert (said.code, said.out, said.err) == (0, "", "Nothing was changed.\n")
    assert written(notebook) == before


def test_a_text_that_comes_back_empty_changes_nothing(
    run: Run, notebook: Notebook, editor: Any
) -> None:
    notebook.write_diary(TODAY, {"good": "Kept"})
    editor("text = ''")
    said = run("diary", "--edit")
    assert said.code == 1
    assert "nothing was changed" in said.err
    assert written(notebook) == {"good": "Kept"}


def test_lines_under_no_heading_become_free_lines(
    run: Run, notebook: Notebook, editor: Any
) -> None:
    editor("text = 'At the very top\\n' + text + '## A heading of mine\\nand below it\\n'")
    run("diary", "--edit")
    assert written(notebook)["text"].split("\n") == [
        "At the very top",
        "## A heading of mine",
        "and below it",
    ]


def test_what_is_no_score_and_no_hour_becomes_a_free_line(
    run: Run, notebook: Notebook, editor: Any
) -> None:
    editor(
        "text = text.replace('mind:', 'mind: four').replace('work:', 'work: 3')"
        ".replace('## Hour by hour\\n', '## Hour by hour\\n9 calls | many\\nsoon: rest\\n')"
    )
    run("diary", "--edit", "--depth", "full")
    found = written(notebook)
    assert found["scores"] == {"work": 3}
    assert found["hours"] == [
        {"time": "09:00", "plan": "calls", "actual": "many", "reflection": ""}
    ]
    assert found["text"] == "soon: rest\nmind: four"
    assert found["depth"] == "full"


def test_an_editor_that_fails_changes_nothing_and_keeps_what_was_written(
    run: Run, notebook: Notebook, editor: Any
) -> None:
    editor("path.write_text(text + 'my words', encoding='utf-8'); sys.exit(3)")
    said = run("diary", "--edit")
    assert said.code == 1
    assert written(notebook) == {}
    kept = Path(said.err.split("kept in ")[1].strip().removesuffix("."))
    assert kept.read_text(encoding="utf-8").endswith("my words")
    assert kept.stat().st_mode & 0o077 == 0 or kept.parent.stat().st_mode & 0o077 == 0


def test_bytes_that_are_no_text_change_nothing(run: Run, notebook: Notebook, editor: Any) -> None:
    editor("path.write_bytes(b'\\xff\\xfe\\x00'); sys.exit(0)")
    said = run("diary", "--edit")
    assert said.code == 1
    assert "UTF-8" in said.err
    assert written(notebook) == {}


def test_an_editor_that_is_not_there_is_a_sentence(
    run: Run, notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "/no/such/editor -w")
    said = run("diary", "--edit")
    assert said.code == 1
    assert "/no/such/editor" in said.err


def test_without_a_terminal_and_without_an_editor_it_is_wrong_use(
    run: Run, notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    assert run("diary", "--edit").code == 2


def test_what_another_process_wrote_meanwhile_is_kept_too(
    run: Run, notebook: Notebook, editor: Any, home: Path
) -> None:
    notebook.write_diary(TODAY, {"good": "Before"})
    root = Path(__file__).resolve().parents[2]
    editor(
        f"sys.path.insert(0, {str(root)!r})\n"
        "from datetime import date\n"
        "from harada.notebook.clock import SystemClock\n"
        "from harada.notebook.notebook import Notebook\n"
        f"other = Notebook({str(home)!r}, SystemClock())\n"
        "other.write_diary(date(2026, 11, 22), {'good': 'Theirs', 'redo': 'Also theirs'})\n"
        "text = text.replace('Before', 'Mine')"
    )
    said = run("diary", "--edit")
    assert "both are kept: What went well" in said.err
    assert written(notebook) == {"good": "Mine\nTheirs", "redo": "Also theirs"}


def page_of(asked: list[str], diary: Any) -> list[str]:
    """The own questions of a page: those asked, then those answered."""
    return asked + [prompt for prompt in diary.get("own", {}) if prompt not in asked]


lines = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=60
)
days = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(TEXTS, lines.filter(str.strip)),
        "tasks": st.lists(
            st.fixed_dictionaries({"text": lines, "done": st.booleans()}), min_size=1, max_size=3
        ),
        "hours": st.lists(
            st.fixed_dictionaries(
                {
                    "time": st.sampled_from(["08:00", "09:30"]),
                    "plan": lines,
                    "actual": lines,
                    "reflection": lines,
                }
            ),
            min_size=1,
            max_size=3,
        ),
        "scores": st.dictionaries(
            st.sampled_from(["mental", "work"]), st.integers(1, 5), min_size=1
        ),
        "own": st.dictionaries(lines.filter(str.strip), lines.filter(str.strip), min_size=1),
    },
)
questions = st.lists(lines.filter(str.strip) | st.sampled_from(["Tasks of today"]), unique=True)


@settings(deadline=None, derandomize=True, database=None)
@given(diary=days, asked=questions, language=st.sampled_from(["en", "nl"]))
def test_a_day_that_is_not_touched_has_no_changes(
    diary: Any, asked: list[str], language: str
) -> None:
    use(language)
    form = DiaryText(date(2026, 11, 22), "full", diary, page_of(asked, diary))
    assert form.changes(form.text) == {}
    assert form.changes(form.text.replace("\n", " \n")) is not None


@settings(deadline=None, derandomize=True, database=None)
@given(diary=days, asked=questions, added=st.lists(lines, max_size=4), at=st.integers(0, 40))
def test_no_line_that_is_typed_anywhere_is_lost(
    diary: Any, asked: list[str], added: list[str], at: int
) -> None:
    use("en")
    form = DiaryText(date(2026, 11, 22), "full", diary, page_of(asked, diary))
    body = form.text.split("\n")
    edited = body[:at] + added + body[at:]
    after = {**diary, **form.changes("\n".join(edited))}
    told = str([after.get(name) for name in (*ORDER, "own")])
    for line in "\n".join(added).split("\n"):
        bare = line.strip().strip("|").strip().lstrip("\\")
        for word in bare.split():
            assert repr(word)[1:-1] in told or word in told or word in "[x][ ]|:"


@settings(deadline=None, derandomize=True, database=None)
@given(asked=questions.filter(bool), answer=lines.filter(str.strip), number=st.integers(0, 9))
def test_an_answer_under_its_question_is_read_back(
    asked: list[str], answer: str, number: int
) -> None:
    use("en")
    prompt = asked[number % len(asked)]
    form = DiaryText(date(2026, 11, 22), "minimal", {}, asked)
    written = DiaryText(date(2026, 11, 22), "minimal", {"own": {prompt: answer}}, asked)
    found = form.changes(written.text)
    assert [*found] == ["own"]
    assert [*found["own"]] == [prompt]
    assert found["own"][prompt].strip() == "\n".join(answer.split("\n")).strip("\n").strip()


def test_own_questions_are_headings_and_a_cleared_one_is_taken_away(
    run: Run, notebook: Notebook, editor: Any
) -> None:
    run("profile", "prompt", "add", "Tasks of today")
    run("profile", "template", "set", "work day", "Who taught me?", "Whom did I help?")
    editor(
        "text = text.replace('## Who taught me?\\n', '## Who taught me?\\nEls\\n')"
        ".replace('## Tasks of today ·\\n', '## Tasks of today ·\\nMine\\n')"
    )
    said = run("diary", "--edit", "--template", "work")
    assert (said.code, said.out) == (0, "Sunday 22 November 2026: My own questions. Saved.\n")
    assert written(notebook) == {
        "own": {"Who taught me?": "Els", "Tasks of today": "Mine"},
        "template": "work day",
    }
    editor("text = text.replace('Els\\n', '')")
    run("diary", "--edit")
    assert written(notebook)["own"] == {"Tasks of today": "Mine"}


def test_answers_from_two_places_are_both_kept_and_untouched_ones_are_not_doubled() -> None:
    before = {"A?": "a", "B?": "b", "C?": "c", "D?": "d"}
    mine = {"A?": "a mine", "B?": "b", "C?": "c mine"}
    theirs = {"A?": "a", "B?": "b theirs", "C?": "c theirs", "D?": "d"}
    assert both_own(before, mine, theirs) == {
        "A?": "a mine",
        "B?": "b theirs",
        "C?": "c mine\nc theirs",
    }


def test_two_versions_of_a_field_become_one() -> None:
    assert both("a\nb", "b\nc") == "a\nb\nc"
    assert both([1, 2], [2, 3]) == [1, 2, 3]
    assert both({"mental": 4}, {"mental": 2, "work": 3}) == {"mental": 4, "work": 3}


def test_the_headings_are_in_the_persons_language(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Notebook(str(home), FixedClock(EVENING)).create(name="Mei", language="nl")
    seen = tmp_path / "seen"
    monkeypatch.setenv("EDITOR", f"cp --no-clobber -t {tmp_path}")
    monkeypatch.delenv("VISUAL", raising=False)
    run("diary", "--edit")
    text = (tmp_path / "diary-2026-11-22.md").read_text(encoding="utf-8")
    assert text.startswith("# zondag 22 november 2026\n")
    assert not seen.exists()
