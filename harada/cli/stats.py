"""`routine stats`: score, total, percent and run of every routine over a stretch of days.

The figures are those of `harada.method.score`; a year of 64 routines is summed up on the quick
path, from the month files it touches and no others.
"""

from __future__ import annotations

from datetime import timedelta

from harada.i18n import _
from harada.method.agenda import row_order
from harada.method.reference import ref_of, stands_in
from harada.method.score import all_figures
from harada.method.text import printable, shorten, shown, width
from harada.notebook.errors import Misuse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from harada.cli.context import Context
    from harada.method.documents import Routine
    from harada.method.score import Figures

YEAR = 365
"""Days summed up unless said otherwise."""

_TEXT_CELLS = 44


def run_words(context: Context, words: list[str]) -> int | None:
    """Show the figures; None when the parser should read the words (an option it must explain)."""
    if not words:
        return stats(context, YEAR)
    if words[0] == "--days" and len(words) == 2:
        return stats(context, whole_days(words[1]))
    return None


def whole_days(text: str) -> int:
    """Read a number of days, 1 to 36,525; raises `Misuse` for anything else."""
    if len(text) <= 5 and text.isascii() and text.isdigit() and 0 < int(text) <= 36_525:
        return int(text)
    raise Misuse(_("{text} is not a number of days. Example: --days 90.").format(text=shown(text)))


def stats(context: Context, length: int) -> int:
    """Print the figures of the `length` days up to the day meant; returns 0."""
    notebook, last = context.notebook, context.day()
    first = last - timedelta(days=length - 1)
    chart = notebook.chart()
    live = [
        (key, routine)
        for key, routine in notebook.routines().items()
        if routine["state"] in ("active", "habit")
    ]
    live.sort(key=lambda each: row_order(each[1], stands_in(each[0], each[1], chart)))
    routines = dict(live)
    days = notebook.days(first, last)
    figures = all_figures(routines, days, notebook.pauses(), first, last, notebook.today())
    refs = {key: ref_of(key, routine, chart) for key, routine in routines.items()}
    if context.json:
        context.write_json(
            {
                "first": first.isoformat(),
                "last": last.isoformat(),
                "routines": [_as_json(key, refs[key], routines[key], figures[key]) for key in refs],
            }
        )
        return 0
    rows = [_row(refs[key], routines[key], figures[key]) for key in refs]
    head = ("", "", _("score"), _("total"), "%", _("run"), _("longest"))
    context.say("\n".join(_aligned([head, *rows])))
    return 0


def _as_json(key: str, ref: str, routine: Routine, found: Figures) -> dict[str, object]:
    return {
        "id": key,
        "ref": ref,
        "text": routine["text"],
        "score": round(found.score, 4),
        "total": found.total,
        "done": found.done,
        "due": found.due,
        "percent": found.percent,
        "run": found.run,
        "best_run": found.best_run,
    }


def _row(ref: str, routine: Routine, found: Figures) -> tuple[str, ...]:
    percent = "–" if found.percent is None else str(found.percent)
    text = shorten(printable(routine["text"]), _TEXT_CELLS)
    score = str(round(found.score * 100))
    return ref, text, score, str(found.total), percent, str(found.run), str(found.best_run)


def _aligned(rows: list[tuple[str, ...]]) -> list[str]:
    """Return the rows as lines: the first two columns to the left, the figures to the right."""
    widest = [max(width(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [
            cell + " " * (wide - width(cell)) if column < 2 else " " * (wide - width(cell)) + cell
            for column, (cell, wide) in enumerate(zip(row, widest, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    return lines
