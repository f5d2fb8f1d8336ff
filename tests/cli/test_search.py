"""`diary search`: words found in any year, whatever their case or script."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harada.notebook.notebook import Notebook
from harada.notebook.search import search
from tests.cli.conftest import TODAY, Run


def test_every_line_with_a_word_is_found_newest_first(run: Run, notebook: Notebook) -> None:
    notebook.write_diary(date(2024, 2, 29), {"good": "A quiet Leap day\nand cake"})
    notebook.write_diary(
        TODAY, {"redo": "LEAP less", "tasks": [{"text": "leaflet", "done": False}]}
    )
    said = run("diary", "search", "leap")
    assert said.out == "2026-11-22  LEAP less\n2024-02-29  A quiet Leap day\n"
    assert run("diary", "search", "leap", "cake", "--json").json == [
        {"date": "2024-02-29", "field": "good", "text": "A quiet Leap day"},
        {"date": "2024-02-29", "field": "good", "text": "and cake"},
    ]


def test_quotes_accents_and_other_scripts_are_found(run: Run, notebook: Notebook) -> None:
    notebook.write_diary(TODAY, {"good": 'Ze zei "één cliënt"', "thanks": "感謝 C:\\new"})
    for word in ('"één', "CLIËNT", "感謝", "c:\\new"):
        assert run("diary", "search", word).out.startswith("2026-11-22")


def test_nothing_found_says_so_and_exits_0(run: Run, notebook: Notebook) -> None:
    said = run("diary", "search", "unicorn")
    assert (said.code, said.out, said.err) == (0, "", "Found on 0 days.\n")


def test_half_a_character_is_found_nowhere(run: Run, notebook: Notebook) -> None:
    notebook.write_diary(TODAY, {"good": "needle"})
    assert run("diary", "search", "\ud83d").code == 0


def test_search_without_words_exits_2(run: Run, notebook: Notebook) -> None:
    assert run("diary", "search").code == 2


def test_a_month_an_editor_laid_out_anew_is_searched_too(run: Run, notebook: Notebook) -> None:
    notebook.write_diary(TODAY, {"good": "needle"})
    path = notebook.store.file("days/2026-11.json").path
    with open(path, encoding="utf-8") as stream:
        document = json.load(stream)
    with open(path, "w", encoding="utf-8") as stream:
        json.dump(document, stream, indent=4)
    assert run("diary", "search", "needle").out.startswith("2026-11-22")


def test_a_month_damaged_inside_is_set_aside_and_its_earlier_copy_searched(
    run: Run, notebook: Notebook
) -> None:
    notebook.write_diary(TODAY, {"good": "needle"})
    notebook.write_diary(TODAY, {"thanks": "needle too"})
    path = Path(notebook.home, "days", "2026-11.json")
    path.write_bytes(path.read_bytes().replace(b'"updated":', b"\0" * 10))
    said = run("diary", "search", "needle")
    assert (said.code, said.out) == (0, "2026-11-22  needle\n")
    assert "set aside" in said.err


LETTERS = st.characters(codec="utf-8", exclude_characters="\u212a\u0130")
"""Any text but the two letters whose lower case is ASCII: bytes are not folded so far."""


@given(texts=st.lists(st.text(LETTERS), max_size=6), words=st.lists(st.text(LETTERS, max_size=3)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_the_quick_way_finds_what_reading_every_line_finds(
    notebook: Notebook, texts: list[str], words: list[str]
) -> None:
    wanted = [part for word in words for part in word.split()]
    for back in range(6):
        text = texts[back] if back < len(texts) else None
        notebook.write_diary(TODAY - timedelta(days=back), {"good": text})
    expected = {
        (TODAY - timedelta(days=back)).isoformat()
        for back, text in enumerate(texts)
        if wanted and all(part.lower() in text.lower() for part in wanted)
    }
    assert {hit.date for hit in search(notebook, wanted)} == expected
