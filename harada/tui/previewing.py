"""A message as it goes or went, as text for a screen: its sentences, and its exact content below.

Both come from the one body that is sealed, see `harada.sharing.preview`; what a person wrote is
data in them, never markup.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from rich.text import Text

from harada.i18n import _
from harada.method.text import printable, printable_lines
from harada.sharing.preview import preview

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from harada.sharing.box import Item
    from harada.sharing.preview import Preview
    from harada.sharing.shared_log import Gone


def preview_text(shown: Preview) -> Text:
    """Return a message before it goes: sentences as the coach will read them, and its JSON."""
    return preview_lines(shown).append("\n").append_text(preview_exact(shown))


def preview_lines(shown: Preview) -> Text:
    """Return a message in sentences, as the coach will read it."""
    text = Text()
    text.append(printable(shown.heading) + "\n", "bold")
    for line in shown.lines:
        lead = f"{printable(line.label)}: " if line.label else "- "
        text.append(lead, "bold" if line.label else "")
        text.append(printable_lines(line.text) + "\n")
    return text


def preview_exact(shown: Preview) -> Text:
    """Return the body of a message as it is sealed."""
    text = Text(_("Exactly this is sealed:") + "\n", "bold")
    return text.append(printable_lines(shown.json()) + "\n", "not bold")


def bullets(sentences: Iterable[str]) -> Text:
    """Return sentences under each other, each behind a dash."""
    return Text("".join(f"- {printable(sentence)}\n" for sentence in sentences))


def item_text(item: Item) -> Text:
    """Return a message of mine, sent or waiting, with its exact content."""
    body: dict[str, Any] = json.loads(item["payload"])["body"]
    text = preview_text(preview(item["kind"], body))
    return text.append(_where(item["name"], item["sha"], item["size"]))


def gone_text(entry: Gone) -> Text:
    """Return an item of the log with its exact content, to the last byte that was sealed."""
    content: dict[str, Any] = json.loads(entry["json"])
    if not entry["mid"]:
        text = Text(_("A page for a coach without Harada") + "\n", "bold")
        text.append("\n" + _("Exactly:") + "\n", "bold")
    else:
        text = preview_text(preview(entry["kind"], content["body"]))
        text.append("\n" + _("The whole message:") + "\n", "bold")
    text.append(printable_lines(entry["json"]) + "\n\n", "not bold")
    return text.append(_where(entry["name"], entry["hash"], entry["size"]), "not bold")


def _where(name: str, sha: str, size: int) -> str:
    """Return under which name it went, its hash and its length."""
    told = _("Name: {name}\nHash: {hash}\nBytes: {n}")
    return told.format(name=printable(name), hash=sha, n=size)
