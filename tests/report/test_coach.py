"""The page for a coach without Harada: what the level shares, as text, and nothing fetched."""

from __future__ import annotations

import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from shutil import which

import pytest

from harada import i18n
from harada.report.coach import coach_page, coach_pdf
from harada.sharing.bodies import Summary
from harada.sharing.figures import Figures, Names, SharedText, Tally
from harada.sharing.summary import summary

pytest.importorskip("jinja2")

FIGURES = Figures(
    used=True,
    pillars=(*(Tally(n, 7) for n in range(7)), Tally(0, 0)),
    streak="weeks",
    kept=70,
    score=60,
    warmth=None,
    mood=4,
    routines=(("r1", Tally(5, 7)),),
)
NASTY = '<script>alert(1)</script> {{ 7*7 }} #eval("1") & “é 目標”'
NAMES = Names(
    goal=SharedText("Answer 85 % of calls at once"),
    pillars=(SharedText(NASTY), *(SharedText(f"Pillar <{n}>") for n in range(2, 9))),
    routines={"r1": SharedText("Lights out at ten")},
)


def week(level: int, name: str = "2026-W47", *, mood: bool = False) -> Summary:
    return summary(level, name, 1, FIGURES, NAMES, mood=mood)


class Seen(HTMLParser):
    """What a reader of the page sees, and which elements it has."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _value in attrs]

    def handle_data(self, data: str) -> None:
        if self.tags[-1:] != ["style"] or "{" not in data:
            self.text += data


def test_it_says_what_the_level_says_and_no_more() -> None:
    pages = {level: Seen(coach_page([week(level)])).text for level in (1, 2, 3, 4)}
    assert "about 70 %" not in pages[1]
    assert "about 70 %" in pages[2]
    assert "Answer 85 %" not in pages[2]
    assert "Answer 85 %" in pages[3]
    assert "Lights out" not in pages[3]
    assert "Lights out at ten" in pages[4]
    assert all("Mood" not in page for page in pages.values())
    assert "4 of 5" in Seen(coach_page([week(1, mood=True)])).text


def test_what_a_person_wrote_is_text_on_it() -> None:
    seen = Seen(coach_page([week(4)]))
    assert NASTY in seen.text
    assert "script" not in seen.tags


def test_it_runs_nothing_and_fetches_nothing() -> None:
    page = coach_page([week(4)])
    seen = Seen(page)
    assert not {"script", "link", "img", "iframe", "object", "form", "a"} & set(seen.tags)
    assert not {"src", "href", "onload", "onclick"} & set(seen.attributes)
    assert not re.search(r"url\(|@import|https?:", page)
    assert "default-src 'none'" in page


def test_weeks_before_stand_in_a_table_and_a_single_one_has_none() -> None:
    assert "Week by week" not in coach_page([week(2)])
    page = Seen(coach_page([week(2, "2026-W46"), week(2, "2026-W47")])).text
    assert "Week by week" in page
    assert "2026-W46" in page


def test_it_speaks_the_person_s_language() -> None:
    i18n.use("nl")
    assert '<html lang="nl">' in coach_page([week(2)])
    i18n.use(i18n.PSEUDO)
    page = Seen(coach_page([week(4), week(4, mood=True)])).text
    english = [
        line for line in page.split("\n") if re.search(r"\b(Week|Score|Reply|level)\b", line)
    ]
    assert english == []


def test_as_pdf_it_is_one_page_a_reader_can_search() -> None:
    pytest.importorskip("typst")
    document = coach_pdf([week(4, f"2026-W4{n}", mood=True) for n in range(4)])
    assert document.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", document)) == 1


@pytest.mark.skipif(which("chromium") is None, reason="no browser here")
def test_a_browser_prints_a_month_on_one_page(tmp_path: Path) -> None:
    file, printed = tmp_path / "page.html", tmp_path / "page.pdf"
    file.write_text(coach_page([week(4, f"2026-W4{n}", mood=True) for n in range(4)]))
    browser = ["chromium", "--no-sandbox", "--headless", "--disable-gpu"]
    profile = [f"--user-data-dir={tmp_path / 'profile'}", "--no-pdf-header-footer"]
    subprocess.run(
        [*browser, *profile, f"--print-to-pdf={printed}", file.as_uri()],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert len(re.findall(rb"/Type /Page\b", printed.read_bytes())) == 1
