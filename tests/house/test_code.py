"""The rules of the house that no other tool checks."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tree import ROOT, committed

PRODUCT = sorted((ROOT / "harada").rglob("*.py"))
LONGEST_MODULE = 450
LONGEST_FUNCTION = 60


def tree(path: Path) -> ast.Module:
    """A module's syntax."""
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a module, methods too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def place(path: Path, line: int) -> str:
    """A place in the code as an editor takes it."""
    return f"{path.relative_to(ROOT)}:{line}"


def test_a_module_can_be_read_in_one_sitting() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in PRODUCT}
    assert [place(path, n) for path, n in lengths.items() if n >= LONGEST_MODULE] == []


def test_a_function_can_be_seen_whole() -> None:
    long = [
        place(path, node.lineno)
        for path in PRODUCT
        for node in functions(path)
        if (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


def test_every_module_says_what_it_is_for() -> None:
    assert [place(path, 1) for path in PRODUCT if not ast.get_docstring(tree(path))] == []


def test_everything_public_says_what_it_means() -> None:
    mute = [
        place(path, node.lineno)
        for path in PRODUCT
        for node in at_import(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
        and not any(isinstance(d, ast.Name) and d.id == "overload" for d in node.decorator_list)
    ]
    assert mute == []


def test_nothing_is_called_utils_helpers_or_manager() -> None:
    vague = re.compile(r"utils?|helpers?|managers?|misc|common")
    assert [path for path in PRODUCT if vague.fullmatch(path.stem)] == []


@pytest.mark.parametrize("room", ["method", "programme"])
def test_the_rules_read_no_clock(room: str) -> None:
    calls = [
        place(path, node.lineno)
        for path in sorted((ROOT / "harada" / room).glob("*.py"))
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute)
        and node.attr in ("now", "utcnow", "today")
        and isinstance(node.value, ast.Name)
        and node.value.id in ("date", "datetime")
    ]
    assert calls == []


def test_nothing_is_translated_while_it_is_imported() -> None:
    """A text looked up at import stays in the language of the start when the language changes."""
    early = [
        place(path, node.lineno)
        for path in PRODUCT
        for node in at_import(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("_", "ngettext", "pgettext")
    ]
    assert early == []


def at_import(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of a module that run when it is imported: all but what is inside functions."""
    for child in ast.iter_child_nodes(node):
        yield child
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from at_import(child)


def test_no_file_names_a_registry_or_somebodys_machine() -> None:
    # Put together here, so that this file is not found itself.
    names = [
        "pypi" + ".org",
        "python" + "hosted.org",
        "/opt/" + "pypi",
        "/ro" + "ot/",
        "/wo" + "rk/",
    ]
    found = [
        f"{path}: {name}"
        for path in committed()
        for name in names
        if name.encode() in (ROOT / path).read_bytes()
    ]
    assert found == []


def test_no_file_says_that_it_is_unfinished() -> None:
    words = re.compile(rb"\b(TO" + rb"DO|FIX" + rb"ME|X" + rb"XX|HA" + rb"CK)\b")
    sources = [path for path in committed() if path.endswith((".py", ".toml", ".tcss", ".md"))]
    assert [path for path in sources if words.search((ROOT / path).read_bytes())] == []
