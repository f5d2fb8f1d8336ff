"""Pictures of the screen as text, to compare with.

After a change that was meant, `HARADA_GOLDEN=write` in front of pytest draws them anew; read the
difference before committing it.
"""

from __future__ import annotations

import os
from pathlib import Path

HERE = Path(__file__).parent


def agrees(name: str, text: str) -> bool:
    """Return whether `text` is the picture kept under a name; writes it where that is asked for."""
    path = HERE / f"{name}.txt"
    if os.environ.get("HARADA_GOLDEN") == "write":
        path.write_text(text + "\n", encoding="utf-8")
    return path.read_text(encoding="utf-8") == text + "\n"
