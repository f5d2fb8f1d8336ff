"""Feeds the parsers of what comes from outside bytes without end, guided by what they reach.

    python -m tools.fuzz                          every parser, ten minutes each
    python -m tools.fuzz payload --seconds 60     one of them, a minute

Needs `atheris`, which is not in the locks: it is there for Linux alone (`make fuzz` installs it).
What is found new lies in a folder of its own and is thrown away; an input on which a parser fails
is written to the folder one stands in, and belongs in the corpus once the parser is repaired.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

CORPUS = Path(__file__).resolve().parents[1] / "tests" / "sharing" / "corpus"
LONGEST = 70_000
"""Bytes of one input: a little more than the largest envelope."""


def feed(name: str, options: list[str]) -> None:
    """Feed one parser in this process, which then ends."""
    import atheris

    with atheris.instrument_imports(include=["harada.sharing", "tools.parsers", "json"]):
        from tools.parsers import PARSERS
    atheris.Setup([sys.argv[0], *options], PARSERS[name])
    atheris.Fuzz()


def feed_all(names: list[str], seconds: int) -> int:
    """Feed each parser in a process of its own; returns the exit code of the first that fails."""
    for name in names:
        print(f"== {name}", flush=True)
        with tempfile.TemporaryDirectory() as found:
            options = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-timeout=10"]
            command = [sys.executable, "-m", "tools.fuzz", "--feed", name, "--", *options]
            code = subprocess.call([*command, found, str(CORPUS / name)])
        if code:
            return code
    return 0


def main() -> int:
    """Read the command line; returns an exit code."""
    known = sorted(folder.name for folder in CORPUS.iterdir())
    parser = argparse.ArgumentParser(prog="python -m tools.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--feed", choices=known, help=argparse.SUPPRESS)
    parser.add_argument("names", nargs="*", metavar="PARSER")
    wanted = parser.parse_args()
    if wanted.feed:
        feed(wanted.feed, wanted.names)
        return 0
    unknown = sorted(set(wanted.names) - set(known))
    if unknown:
        parser.error(f"no parser is called {', '.join(unknown)}: {', '.join(known)}")
    return feed_all(wanted.names or known, wanted.seconds)


if __name__ == "__main__":
    sys.exit(main())
