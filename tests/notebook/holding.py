"""Holds the lock of a notebook until it is killed: `python -m tests.notebook.holding HOME`."""

from __future__ import annotations

import signal
import sys

from tests.notebook.samples import opened

if __name__ == "__main__":
    with opened(sys.argv[1]).store.lock:
        print("held", flush=True)
        signal.pause()
