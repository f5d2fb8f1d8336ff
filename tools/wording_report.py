"""How well the wording adviser asks: precision and recall per code on sentences with known answers.

`python -m tools.wording_report` prints the two tables of docs/wording.md, `--wrong` also the
development sentences on which it is wrong. The held-out sentences were written before the rules
and are never listed one by one: whoever tunes on them has nothing left to measure with.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TypedDict

from harada.method.wording import CODES, Kind, advise
from harada.method.wording.tongue import guess

SENTENCES = Path(__file__).resolve().parent.parent / "tests" / "method" / "wording_sentences.json"


class Known(TypedDict):
    """A sentence, and what is to be asked of it."""

    lang: str
    kind: Kind
    text: str
    ask: list[str]


class Tally:
    """How often a code was asked rightly, asked wrongly, and not asked though it should be."""

    __slots__ = ("missed", "right", "wrong")

    def __init__(self) -> None:
        self.right = self.wrong = self.missed = 0

    @property
    def precision(self) -> float:
        """Of what was asked, the part that should be."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Of what should be asked, the part that was."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def sentences(part: str) -> list[Known]:
    """The sentences of one part, `development` or `held_out`."""
    found: list[Known] = json.loads(SENTENCES.read_text(encoding="utf-8"))[part]
    return found


def tallies(known: Iterable[Known]) -> dict[str, Tally]:
    """The tally of each kind and code, and of `all`."""
    found = {f"{kind} {code}": Tally() for kind, codes in CODES.items() for code in codes}
    found["all"] = Tally()
    for one in known:
        asked = advise(one["kind"], one["text"], one["lang"])
        for code in CODES[one["kind"]]:
            for tally in (found[f"{one['kind']} {code}"], found["all"]):
                tally.right += code in asked and code in one["ask"]
                tally.wrong += code in asked and code not in one["ask"]
                tally.missed += code not in asked and code in one["ask"]
    return found


def table(known: list[Known]) -> str:
    """The tallies as a Markdown table."""
    lines = ["| code | asked for | precision | recall |", "|---|---|---|---|"]
    for name, tally in tallies(known).items():
        wanted = tally.right + tally.missed
        lines.append(f"| {name} | {wanted} | {tally.precision:.2f} | {tally.recall:.2f} |")
    return "\n".join(lines)


def guessed(known: Iterable[Known]) -> str:
    """How often the language of a sentence was told rightly, left open, and told wrongly."""
    found = [(guess(one["text"]), one["lang"]) for one in known]
    right = sum(told == lang for told, lang in found)
    open_ = sum(told is None for told, _lang in found)
    return f"language: {right} right, {open_} left open, {len(found) - right - open_} wrong"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tools.wording_report", description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="list what is wrong in development")
    wrong = parser.parse_args().wrong
    for part, title in (("development", "Development"), ("held_out", "Held out")):
        known = sentences(part)
        print(f"{title}: {len(known)} sentences, {guessed(known)}\n\n{table(known)}\n")
    for one in sentences("development") if wrong else []:
        asked = advise(one["kind"], one["text"], one["lang"])
        if asked != one["ask"]:
            print(f"{one['lang']} {one['kind']}: {one['text']}\n  {asked} for {one['ask']}")


if __name__ == "__main__":
    main()
