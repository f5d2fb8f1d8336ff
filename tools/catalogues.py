"""The translators' tool: keeps each `harada.po` in step with the code and compiles it.

    python -m tools.catalogues update       bring every catalogue up to date, then compile
    python -m tools.catalogues compile      write every .mo from its .po
    python -m tools.catalogues check        say what is missing or stale; exit 1 if anything is
    python -m tools.catalogues add fr       begin a catalogue for a new language

Uses Babel, which the product never does. Catalogues carry no dates and no line numbers, so a change
of theirs is a change of words. Not a judge of good Dutch: `check` sees what a machine can see.
"""

from __future__ import annotations

import argparse
import re
import string
import struct
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
LOCALE = Path("harada", "i18n", "locale")
KEYWORDS = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "NP_": ((1, "c"), 2),
}
SPOKEN = ("harada.py", "tools/environment.py", "harada/**/*.py")
"""The files with texts for people: the product, and what starts it from a checkout."""

NOTE = "Translators:"
"""A comment that begins with this, above a message, is shown to the translator."""

_PERCENT = re.compile(r"%\([a-z_]+\)[a-z]")


def template(root: Path) -> Catalog:
    """Every message of the code under `root` that people see, with the files it stands in."""
    found = Catalog(charset="utf-8")
    for place, message, comments, context in _said(root):
        # No line number: a message that only moved within its file changes nothing.
        found.add(message, None, [(place, 1)], auto_comments=comments, context=context)
    return found


def _said(root: Path) -> Iterator[tuple[str, str | tuple[str, ...], list[str], str | None]]:
    """Every call that says something: its file, its message or forms, its notes, its context."""
    files = [path for pattern in SPOKEN for path in sorted(root.glob(pattern))]
    for path in files:
        place = path.relative_to(root).as_posix()
        for _line, message, comments, context in extract_from_file(
            "python", path, KEYWORDS, (NOTE,), strip_comment_tags=True
        ):
            yield place, message, comments, context


def catalogues(root: Path) -> Iterator[tuple[str, Path]]:
    """The languages that have a catalogue and their `.po` files, by tag."""
    for po in sorted((root / LOCALE).glob("*/LC_MESSAGES/harada.po")):
        yield po.parent.parent.name, po


def update(root: Path, po: Path, locale: str) -> None:
    """Add new messages to one catalogue, untranslated, and drop those the code no longer has."""
    catalog = _read(po, locale)
    catalog.update(template(root), no_fuzzy_matching=True)
    po.write_bytes(_as_po(catalog, locale))


def add(root: Path, locale: str) -> Path:
    """Begin an empty catalogue for a language; raises ValueError where the language is unknown."""
    po = root / LOCALE / locale / "LC_MESSAGES" / "harada.po"
    if po.exists():
        raise ValueError(f"{locale} has a catalogue: {po}")
    catalog = Catalog(locale=locale, charset="utf-8")
    catalog.update(template(root), no_fuzzy_matching=True)
    po.parent.mkdir(parents=True, exist_ok=True)
    po.write_bytes(_as_po(catalog, locale))
    return po


def compiled(catalog: Catalog) -> bytes:
    """A catalogue as a `.mo`: translated messages only, keys sorted by their bytes.

    Babel's own writer sorts by message before context, which a binary search does not survive.
    """
    texts = {b"": _header(catalog).encode()}
    for message in _messages(catalog):
        if _translated(message) and not message.fuzzy:
            texts[_key(message)] = "\x00".join(_forms(message.string)).encode()
    keys = sorted(texts)
    count = len(keys)
    tables: list[bytes] = []
    strings = BytesIO()
    start = 28 + 16 * count
    for row in (keys, [texts[key] for key in keys]):
        for text in row:
            tables.append(struct.pack("<II", len(text), start + strings.tell()))
            strings.write(text + b"\x00")
    head = struct.pack("<7I", 0x950412DE, 0, count, 28, 28 + 8 * count, 0, 28 + 16 * count)
    return head + b"".join(tables) + strings.getvalue()


def compile_one(po: Path, locale: str) -> None:
    """Write the `.mo` beside a `.po`."""
    po.with_suffix(".mo").write_bytes(compiled(_read(po, locale)))


def complaints(root: Path) -> list[str]:
    """What is wrong with the catalogues, a sentence each; empty when all is well."""
    wanted = template(root)
    found = [f"{place}: both with a plural and without: {text!r}" for place, text in _twice(root)]
    for locale, po in catalogues(root):
        name = po.relative_to(root).as_posix()
        catalog = _read(po, locale)
        found += [f"{name}: {text}" for text in _differences(wanted, catalog)]
        found += [f"{name}: {text}" for m in _messages(catalog) for text in _faults(m)]
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.read_bytes() != compiled(catalog):
            found.append(f"{name}: the .mo is stale; run `python -m tools.catalogues compile`")
    return found


def _twice(root: Path) -> Iterator[tuple[str, str]]:
    """Messages said alone that elsewhere have a plural: a catalogue keeps the plural only."""
    said = list(_said(root))
    with_plural = {(context, message[0]) for _, message, _, context in said if _plural(message)}
    for place, message, _comments, context in said:
        if isinstance(message, str) and (context, message) in with_plural:
            yield place, message


def _plural(message: str | tuple[str, ...]) -> bool:
    """Whether a message of the code has forms."""
    return not isinstance(message, str)


def _differences(wanted: Catalog, catalog: Catalog) -> Iterator[str]:
    """Messages that are in the code alone or in the catalogue alone."""
    in_code = {_key(message): message for message in _messages(wanted)}
    in_file = {_key(message): message for message in _messages(catalog)}
    for key in in_code.keys() - in_file.keys():
        yield f"not in the catalogue: {_quoted(in_code[key])}"
    for key in in_file.keys() - in_code.keys():
        yield f"no longer in the code: {_quoted(in_file[key])}"


def _faults(message: Message) -> Iterator[str]:
    """What is wrong with one message of a catalogue."""
    if not _translated(message):
        yield f"not translated: {_quoted(message)}"
        return
    if message.fuzzy:
        yield f"still fuzzy: {_quoted(message)}"
    sources, forms = _forms(message.id), _forms(message.string)
    allowed = [placeholders(source) for source in sources]
    for form in forms[:-1]:
        # 'one day' may leave the number out, as English does.
        if placeholders(form) not in allowed:
            yield f"other placeholders than the source: {_quoted(message)}"
    if placeholders(forms[-1]) != allowed[-1]:
        yield f"other placeholders than the source: {_quoted(message)}"
    for source, form in ((sources[0], forms[0]), (sources[-1], forms[-1])):
        if _edges(source) != _edges(form):
            yield f"begins or ends with other white space than the source: {_quoted(message)}"
            break


def placeholders(text: str) -> list[str]:
    """The fields a message is filled with, sorted: `{n}`, `%(prog)s`. A stray brace is one too."""
    try:
        fields = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
    except ValueError:
        fields = ["a brace that opens or closes nothing"]
    return sorted(fields + _PERCENT.findall(text))


def _read(po: Path, locale: str) -> Catalog:
    """A catalogue as Babel reads it; a `.po` that does not parse raises."""
    with po.open("rb") as file:
        return read_po(
            file, locale=locale, charset="utf-8", ignore_obsolete=True, abort_invalid=True
        )


def _as_po(catalog: Catalog, locale: str) -> bytes:
    """A catalogue as a `.po` with a header that never changes by itself."""
    file = BytesIO()
    write_po(
        file,
        catalog,
        width=96,
        omit_header=True,
        sort_by_file=True,
        ignore_obsolete=True,
        include_lineno=False,
    )
    lines = "".join(f'"{line}\\n"\n' for line in _header(catalog).splitlines())
    head = (
        f'# Harada in {locale}. Free to use and change as Harada itself is.\nmsgid ""\nmsgstr ""\n'
    )
    return head.encode() + lines.encode() + b"\n" + file.getvalue()


def _header(catalog: Catalog) -> str:
    """The few header lines a reader of the catalogue needs."""
    return (
        f"Language: {catalog.locale_identifier}\n"
        "MIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=utf-8\n"
        "Content-Transfer-Encoding: 8bit\n"
        f"Plural-Forms: {catalog.plural_forms}\n"
    )


def _messages(catalog: Catalog) -> Iterator[Message]:
    """The messages of a catalogue without its header."""
    return (message for message in catalog if message.id)


def _forms(text: str | tuple[str, ...] | list[str] | None) -> list[str]:
    """A message's forms: one, or one per plural."""
    if isinstance(text, (tuple, list)):
        return list(text)
    return [text or ""]


def _translated(message: Message) -> bool:
    """Whether every form of the message has a translation."""
    return all(_forms(message.string))


def _key(message: Message) -> bytes:
    """The key of a message in a `.mo`."""
    text = "\x00".join(_forms(message.id))
    return (f"{message.context}\x04{text}" if message.context else text).encode()


def _quoted(message: Message) -> str:
    """A message as a complaint shows it."""
    text = repr(_forms(message.id)[0])
    return f"{text} ({message.context})" if message.context else text


def _edges(text: str) -> tuple[str, str]:
    """The white space a text begins and ends with."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def main(argv: list[str] | None = None) -> int:
    """Run one of the tool's commands; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tools.catalogues", description=__doc__)
    parser.add_argument("command", choices=["update", "compile", "check", "add"])
    parser.add_argument("language", nargs="?", help="for add: its tag, such as fr")
    given = parser.parse_args(argv)
    if given.command == "check":
        found = complaints(ROOT)
        print("\n".join(found) or "The catalogues are complete and current.")
        return 1 if found else 0
    if given.command == "add":
        if not given.language:
            parser.error("add takes a language tag, such as fr")
        print(add(ROOT, given.language).relative_to(ROOT))
        return 0
    for locale, po in catalogues(ROOT):
        if given.command == "update":
            update(ROOT, po, locale)
        compile_one(po, locale)
        print(po.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
