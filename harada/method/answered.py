"""What a coach's reply is about, in a few words: my question, a week, a day, a month, or a stroke.

Plain functions over stored documents, which `harada today` uses too; what the coach wrote is shown
beside it and not touched here.
"""

from __future__ import annotations

from harada.i18n import _, long_date, month_name
from harada.method.text import printable, shorten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from harada.method.documents import Reply

WIDTH = 40
"""So many cells of my own question are shown again."""


def about(reply: Reply) -> str:
    """Return what a reply is about, empty for a word about nothing in particular."""
    kind = reply.get("what")
    if kind == "stroke":
        return _("a stroke")
    if kind == "note":
        year, _dash, month = reply.get("month", "").partition("-")
        return _("of {month} {year}").format(month=month_name(int(month)), year=year)
    asked = reply.get("about")
    if asked:
        return _("on “{text}”").format(text=shorten(printable(asked), WIDTH))
    if reply["date"]:
        return long_date(reply["date"])
    return reply["week"] or ""
