"""Which language is spoken, and how a sentence is found in it."""

from __future__ import annotations

import gettext
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from babel.dates import format_date, get_day_names, get_month_names
from babel.messages.catalog import Catalog
from hypothesis import given
from hypothesis import strategies as st

from harada import i18n
from harada.i18n.catalogue import Catalogue
from tools.catalogues import ROOT, catalogues, compiled


@pytest.mark.parametrize(
    "tag", ["nl", "NL", "nl-BE", "nl_NL.UTF-8", "nl_BE@euro", "nl-Latn-NL", "nl-x-thuis"]
)
def test_every_kind_of_dutch_is_spoken_as_dutch(tag: str) -> None:
    i18n.use(tag)
    assert i18n.language() == "nl"
    assert i18n.month_name(3) == "maart"


@pytest.mark.parametrize("tag", ["fr", "ja-JP", "", "-", "../nl", "nl/../nl", "C", "nl\0", "日本"])
def test_a_language_without_a_catalogue_is_english_and_never_an_error(tag: str) -> None:
    i18n.use("nl")
    i18n.use(tag)
    assert i18n.language() == "en"
    assert i18n.month_name(3) == "March"


@given(st.text())
def test_no_text_at_all_breaks_the_choice_of_a_language(tag: str) -> None:
    i18n.use(tag)
    assert i18n.language() in [*i18n.languages(), i18n.PSEUDO]


def test_the_pseudo_language_is_offered_to_nobody() -> None:
    assert i18n.PSEUDO not in i18n.languages()


def test_english_and_dutch_are_offered_under_their_own_names() -> None:
    assert {tag: i18n.language_name(tag) for tag in i18n.languages()} == {
        "en": "English",
        "nl": "Nederlands",
    }


@pytest.mark.parametrize(
    ("env", "tag"),
    [
        ({}, "en"),
        ({"LANG": "nl_NL.UTF-8"}, "nl-NL"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "nl_BE"}, "nl-BE"),
        ({"LC_MESSAGES": "nl", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LC_ALL": "en_GB", "LANGUAGE": "nl"}, "nl"),
        ({"LANGUAGE": "fr:nl:en"}, "nl"),
        ({"LANGUAGE": "fr:en:nl"}, "en"),
        ({"LANGUAGE": "ja:fr"}, "ja"),
        ({"LANGUAGE": "", "LANG": "nl"}, "nl"),
        ({"LANG": "../../etc"}, "en"),
        ({"LANG": "zh_hant_tw"}, "zh-Hant-TW"),
    ],
)
def test_the_environment_asks_for_a_language(env: dict[str, str], tag: str) -> None:
    assert i18n.from_environment(env) == tag


def test_a_constant_is_marked_without_being_translated() -> None:
    i18n.use("nl")
    assert i18n.NP_("month", "March") == "March"
    assert i18n.N_("March") == "March"


@pytest.mark.parametrize("tag", ["nl"])
def test_the_names_of_months_and_weekdays_are_those_of_the_unicode_consortium(tag: str) -> None:
    i18n.use(tag)
    months, weekdays = get_month_names(locale=tag), get_day_names(locale=tag)
    assert [i18n.month_name(n) for n in range(1, 13)] == [months[n] for n in range(1, 13)]
    assert [i18n.weekday_name(n) for n in range(7)] == [weekdays[n] for n in range(7)]
    short_months = get_month_names("abbreviated", locale=tag)
    assert [i18n.month_short(n) for n in range(1, 13)] == [
        short_months[n].rstrip(".") for n in range(1, 13)
    ]
    short_weekdays = get_day_names("abbreviated", locale=tag)
    assert [i18n.weekday_short(n) for n in range(7)] == [short_weekdays[n] for n in range(7)]


@pytest.mark.parametrize("tag", ["en", "nl"])
def test_a_day_in_full_reads_as_a_person_says_it(tag: str) -> None:
    i18n.use(tag)
    for offset in range(0, 366, 5):
        day = date(2026, 1, 1) + timedelta(offset)
        assert i18n.long_date(day) == format_date(day, "EEEE d MMMM y", locale=tag)
        assert i18n.long_date(day.isoformat()) == i18n.long_date(day)


def test_a_date_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError):
        i18n.long_date("2026-02-30")


def _mo(folder: Path, catalog: Catalog) -> Path:
    """A catalogue compiled to a file."""
    path = folder / "x.mo"
    path.write_bytes(compiled(catalog))
    return path


def _messages(count: int) -> Catalog:
    """A catalogue with contexts, plurals and scripts mixed."""
    catalog = Catalog(locale="nl")
    for n in range(count):
        catalog.add(f"message {n}", f"bericht {n} ✓")
        catalog.add(f"message {n}", f"anders {n}", context="elsewhere")
        catalog.add((f"{n} day {{n}}", f"{n} days {{n}}"), (f"{n} dag", f"{n} dagen"))
    catalog.add("ω後", "日本")
    catalog.add("not yet", "")
    return catalog


def test_every_message_is_found_as_pythons_own_reader_finds_it(tmp_path: Path) -> None:
    path = _mo(tmp_path, _messages(300))
    ours = Catalogue(str(path))
    with path.open("rb") as file:
        theirs = gettext.GNUTranslations(file)
    for n in range(300):
        assert ours.text(f"message {n}") == theirs.gettext(f"message {n}") != f"message {n}"
        assert ours.in_context("elsewhere", f"message {n}") == f"anders {n}"
        for count in (0, 1, 2):
            one, many = f"{n} day {{n}}", f"{n} days {{n}}"
            assert ours.plural(one, many, count) == theirs.ngettext(one, many, count)
    assert ours.text("ω後") == "日本"


@pytest.mark.parametrize("message", ["", "not yet", "message 300", "a", "ﾟ", "Language: nl"])
def test_a_message_without_a_translation_is_said_in_english(tmp_path: Path, message: str) -> None:
    ours = Catalogue(str(_mo(tmp_path, _messages(20))))
    assert ours.text(message) == message
    assert ours.in_context("elsewhere", message) == message
    assert [ours.plural(message, "more", n) for n in (1, 2)] == [message, "more"]


@pytest.mark.parametrize("locale", ["pl", "ja", "ar", "fr", "nl", "lt"])
def test_the_plural_rule_of_any_language_is_followed(tmp_path: Path, locale: str) -> None:
    catalog = Catalog(locale=locale)
    catalog.add(("{n} day", "{n} days"), tuple(f"form {n}" for n in range(catalog.num_plurals)))
    path = _mo(tmp_path, catalog)
    ours = Catalogue(str(path))
    with path.open("rb") as file:
        theirs = gettext.GNUTranslations(file)
    for n in (0, 1, 2, 3, 5, 11, 12, 21, 22, 100, 101, 111):
        assert ours.plural("{n} day", "{n} days", n) == theirs.ngettext("{n} day", "{n} days", n)


@pytest.mark.parametrize("content", [b"", b"\0" * 64, b"not a catalogue"])
def test_a_file_that_is_no_catalogue_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.mo"
    path.write_bytes(content)
    with pytest.raises(ValueError):
        Catalogue(str(path))


def test_the_pseudo_language_keeps_placeholders_and_is_longer() -> None:
    i18n.use(i18n.PSEUDO)
    said = i18n._("{count} of {total} left in %(prog)s")
    assert said.startswith("[") and said.endswith("]")
    assert all(kept in said for kept in ("{count}", "{total}", "%(prog)s"))
    assert "~" in said
    assert i18n.ngettext("{n} day", "{n} days", 2).format(n=2).startswith("[2 dáýš")
    assert i18n._("") == ""


def test_english_loads_no_catalogue_and_dutch_no_gettext() -> None:
    code = (
        "import sys, harada.i18n as i; i.use('en'); i._('x'); i.long_date('2026-01-01');"
        "assert 'harada.i18n.catalogue' not in sys.modules;"
        "i.use('nl'); assert i.month_name(1) == 'januari'; assert i.ngettext('a','b',2) == 'b';"
        "bad = {'gettext', 're', 'typing', 'pathlib', 'babel', 'enum'} & set(sys.modules);"
        "assert not bad, bad"
    )
    subprocess.run([sys.executable, "-S", "-c", code], check=True, cwd=ROOT)


def test_every_catalogue_opens_and_knows_its_own_name() -> None:
    for locale, _po in catalogues(ROOT):
        i18n.use(locale)
        assert i18n.language() == locale
        assert i18n.language_name(locale) != "English"
