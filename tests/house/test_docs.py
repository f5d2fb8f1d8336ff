"""The documents say what the program does."""

from __future__ import annotations

import re
import sys

import pytest

from harada.cli.commands import COMMANDS
from tools.commands_page import PAGE, ROOT, page
from tools.schemas import FOLDER, as_text, schemas

TYPED = re.compile(r"(?:^|`|\s)(?:python3 harada\.py|harada) ([a-z]+)\b")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.skipif(
    sys.version_info[:2] != (3, 11), reason="argparse lays help out otherwise in later versions"
)
def test_the_page_of_commands_is_what_the_program_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tools.commands_page"


def test_every_command_stands_on_the_page() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"\n## {name}\n" not in text] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_command_a_page_names_exists(path: object) -> None:
    text = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    code = "\n".join(re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL))
    named = set(TYPED.findall(code)) - {"test", "help"}
    assert named - COMMANDS.keys() == set()


def test_the_documents_link_only_to_files_that_are_there() -> None:
    for path in PAGES:
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", path.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (path.parent / target).exists(), f"{path.name} links to {target}"


def test_the_published_schemas_are_those_of_the_program() -> None:
    for name, schema in schemas().items():
        path = FOLDER / name
        assert path.read_text(encoding="utf-8") == as_text(schema), "run: python -m tools.schemas"
