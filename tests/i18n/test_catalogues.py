"""The catalogues are complete and current, and the tool that says so sees what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from harada.i18n.catalogue import Catalogue
from tools import catalogues

SOURCE = '''"""A module."""
from harada.i18n import _, ngettext, pgettext
def say(n):
    # Translators: said in the morning
    return _("Good day, {name}"), ngettext("{n} day", "{n} days", n), pgettext("verb", "Check")
'''
DUTCH = {
    "Good day, {name}": "Goedendag, {name}",
    ("{n} day", "{n} days"): ("{n} dag", "{n} dagen"),
    "Check": "Nakijken",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small product with one module and a complete Dutch catalogue."""
    (tmp_path / "harada").mkdir()
    (tmp_path / "harada" / "face.py").write_text(SOURCE)
    po = catalogues.add(tmp_path, "nl")
    translate(po, DUTCH)
    return tmp_path


def po_of(root: Path) -> Path:
    """The one catalogue of a small product."""
    return next(catalogues.catalogues(root))[1]


def translate(po: Path, texts: dict[object, object]) -> None:
    """Fill in translations and compile."""
    catalog = read(po)
    for message in catalog:
        for source, text in texts.items():
            if message.id == source:
                message.string = text  # type: ignore[assignment]
    po.write_bytes(catalogues._as_po(catalog, "nl"))
    catalogues.compile_one(po, "nl")


def read(po: Path) -> Catalog:
    """The catalogue as Babel reads it."""
    return catalogues._read(po, "nl")


def test_no_string_of_the_product_is_missing_stale_or_untranslated() -> None:
    assert catalogues.complaints(catalogues.ROOT) == []


def test_a_complete_catalogue_has_nothing_to_complain_about(root: Path) -> None:
    assert catalogues.complaints(root) == []


def test_the_compiled_catalogue_says_what_the_translator_wrote(root: Path) -> None:
    dutch = Catalogue(str(po_of(root).with_suffix(".mo")))
    assert dutch.text("Good day, {name}") == "Goedendag, {name}"
    assert dutch.plural("{n} day", "{n} days", 2) == "{n} dagen"
    assert dutch.in_context("verb", "Check") == "Nakijken"


def test_a_new_string_in_the_code_is_missed(root: Path) -> None:
    with (root / "harada" / "face.py").open("a") as file:
        file.write('NEW = _("brand new")\n')
    assert any("not in the catalogue: 'brand new'" in text for text in catalogues.complaints(root))
    catalogues.update(root, po_of(root), "nl")
    assert any("not translated: 'brand new'" in text for text in catalogues.complaints(root))


def test_a_string_said_alone_that_has_a_plural_elsewhere_is_named(root: Path) -> None:
    other = root / "harada" / "other.py"
    other.write_text(SOURCE.split("def")[0] + 'said = _("{n} day")\n')
    assert "harada/other.py: both with a plural and without: '{n} day'" in catalogues.complaints(
        root
    )


def test_a_string_that_left_the_code_is_noticed_and_then_dropped(root: Path) -> None:
    (root / "harada" / "face.py").write_text('TEXT = _("only this")\n')
    assert any("no longer in the code: 'Check' (verb)" in t for t in catalogues.complaints(root))
    catalogues.update(root, po_of(root), "nl")
    assert "Check" not in po_of(root).read_text()


def test_an_update_keeps_what_was_translated(root: Path) -> None:
    catalogues.update(root, po_of(root), "nl")
    assert catalogues.complaints(root) == []


def test_a_message_that_only_moved_changes_nothing(root: Path) -> None:
    before = po_of(root).read_bytes()
    (root / "harada" / "face.py").write_text("\n\n\n# moved down\n" + SOURCE)
    catalogues.update(root, po_of(root), "nl")
    assert po_of(root).read_bytes() == before


def test_the_translator_sees_the_note_above_a_message(root: Path) -> None:
    assert "#. said in the morning" in po_of(root).read_text()


@pytest.mark.parametrize(
    ("source", "text", "complaint"),
    [
        ("Good day, {name}", "Goedendag", "other placeholders"),
        ("Good day, {name}", "Goedendag, {naam}", "other placeholders"),
        ("Good day, {name}", "Goedendag, {name", "other placeholders"),
        (("{n} day", "{n} days"), ("{n} dag", "dagen"), "other placeholders"),
        (("{n} day", "{n} days"), ("{n} dag", ""), "not translated"),
        ("Check", "Nakijken ", "white space"),
        ("Check", "", "not translated"),
    ],
)
def test_a_faulty_translation_is_named(
    root: Path, source: object, text: object, complaint: str
) -> None:
    translate(po_of(root), {source: text})
    assert any(complaint in found for found in catalogues.complaints(root))


def test_a_fuzzy_translation_is_named_and_not_compiled(root: Path) -> None:
    po = po_of(root)
    catalog = read(po)
    for message in catalog:
        if message.id == "Check":
            message.flags.add("fuzzy")
    po.write_bytes(catalogues._as_po(catalog, "nl"))
    catalogues.compile_one(po, "nl")
    assert any("still fuzzy: 'Check'" in text for text in catalogues.complaints(root))
    assert Catalogue(str(po.with_suffix(".mo"))).in_context("verb", "Check") == "Check"


def test_a_stale_compiled_catalogue_is_noticed(root: Path) -> None:
    po_of(root).with_suffix(".mo").write_bytes(b"old")
    assert any("the .mo is stale" in text for text in catalogues.complaints(root))


def test_a_catalogue_is_begun_once(root: Path) -> None:
    with pytest.raises(ValueError, match="has a catalogue"):
        catalogues.add(root, "nl")
