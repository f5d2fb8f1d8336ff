"""The model of a review: what the person says of a week, a month or a quarter.

The facts beside it are counted anew each time it is opened; only the person's words are kept.
"""

from __future__ import annotations

from harada.method.fields import Form, IsoDay, Text


class ReviewForm(Form):
    """reviews/2026.json, table `reviews`: by the key of the period."""

    date: IsoDay
    good: Text
    redo: Text
    next: Text
    swap: Text
