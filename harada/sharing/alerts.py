"""What a person must hear of when something about a box is not as it should be.

Each alert is a code for scripts and one sentence: what was seen, and what to do. Nothing is ever
applied or removed because of one.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from harada.i18n import N_, _

Code = Literal[
    "gap",
    "rollback",
    "fork",
    "own-fork",
    "chain",
    "refused",
    "newer",
    "withheld",
    "level",
    "zombie",
    "missing",
    "other-store",
    "wrong-mac",
    "expired",
    "taken-back",
    "reused",
    "erase",
]


class Alert(NamedTuple):
    """One thing to look at; the command that meets it ends with exit code 5."""

    code: Code
    text: str
    box: str
    stream: str = ""
    seq: int = 0


_SENTENCES: dict[Code, str] = {
    "gap": N_(
        "A message of {name} is missing (number {seq}). What came after it waits until it is "
        "there; ask {name} to send again if it does not come."
    ),
    "rollback": N_(
        "The store now holds less of {name} than was read before (number {seq} is gone). Nothing "
        "was removed here; ask whoever keeps the store whether an older copy was put back."
    ),
    "fork": N_(
        "Two different messages of {name} bear number {seq}: the same notebook was used in two "
        "places. Both are kept and neither is taken as the newest; {name} begins a new line at "
        "the next sync."
    ),
    "own-fork": N_(
        "This notebook was used in two places at once, or is an older copy: the store holds "
        "messages from here that are not known here. A new line to {name} was begun; nothing is "
        "lost."
    ),
    "chain": N_(
        "Message {seq} of {name} does not follow on the one before. It waits, unread; ask {name} "
        "to look at the store with you."
    ),
    "refused": N_(
        "Something lies in the box of {name} that {name} did not write for you. It was not "
        "opened any further; tell whoever keeps the store."
    ),
    "newer": N_(
        "A message of {name} was made by a newer Harada. It is kept and will be read after an "
        "update."
    ),
    "withheld": N_(
        "{name} wrote without having seen your message {seq}, sent a day or more before. If this "
        "comes back, ask whoever keeps the store: it may hold messages back."
    ),
    "level": N_(
        "A message of {name} carries more than was agreed. It was not kept; please tell {name}."
    ),
    "zombie": N_(
        "Message {seq} was erased and lies in the store again, perhaps from a backup. It was "
        "erased once more."
    ),
    "wrong-mac": N_(
        "Somebody answered the invite for {name} without knowing what it says. They were not "
        "let in; give {name} a new invite."
    ),
    "expired": N_(
        "The invite for {name} was answered after it had expired. Nobody was let in; give {name} "
        "a new invite."
    ),
    "taken-back": N_(
        "{name} answered an invite that was taken back. Nobody was let in; if {name} is to share "
        "with you, make a new invite."
    ),
    "reused": N_(
        "The invite for {name} was used a second time, by somebody with the fingerprint "
        "{fingerprint}. They were not let in; compare fingerprints with {name} before you confirm."
    ),
    "erase": N_(
        "Message {seq} could not be erased from the store: {reason}. It is tried again at the "
        "next sync."
    ),
}


def alert(code: Code, name: str, box: str, stream: str = "", seq: int = 0, **more: str) -> Alert:
    """Return the alert with its sentence in the language of this moment; `name` is the other's."""
    text = _(_SENTENCES[code]).format(name=name, seq=seq, **more)
    return Alert(code, text, box, stream, seq)
