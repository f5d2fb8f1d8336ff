"""Values the property tests draw from: days, texts in any script, routines, marks."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from harada.method.empty import empty_chart, routine
from harada.method.errors import MethodError

TODAY = date(2026, 11, 22)

days = st.dates(date(1950, 1, 1), date(2900, 12, 31))
near_days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
texts = st.text(st.characters(codec="utf-8"), max_size=40)
said = texts.filter(lambda text: text.strip())
"""Texts that say something."""

codes = st.sampled_from([0, 0, 1, 1, 1, 2, 3])

recurrences = st.one_of(
    st.just({"kind": "daily"}),
    st.builds(
        lambda days: {"kind": "weekdays", "days": sorted(days)},
        st.sets(st.integers(0, 6), min_size=1),
    ),
    st.integers(1, 16).flatmap(
        lambda length: st.builds(
            lambda times: {"kind": "times", "times": times, "days_in": length},
            st.integers(1, length),
        )
    ),
)


def refusal(call, *given):
    """The sentence a call refuses with, or None; any error that is not ours gets through."""
    try:
        call(*given)
    except MethodError as refused:
        return str(refused)
    return None


def daily(start=date(2026, 1, 1), **fields):
    """A daily routine."""
    return {**routine("read ten pages", start), **fields}


def kept(start, text):
    """Marks by ISO date from a line such as `○○×. r`: done, missed, nothing said, rest."""
    codes = {"○": 1, "×": 2, "r": 3}
    return {
        (start + timedelta(days=n)).isoformat(): codes[sign]
        for n, sign in enumerate(text)
        if sign in codes
    }


def chart_with(**places):
    """A chart with a routine on cells given as `r1=(3, 5)`; ids that begin with `a` are actions."""
    chart = empty_chart(TODAY)
    for key, (pillar, action) in places.items():
        cell = chart["pillars"][pillar - 1]["actions"][action - 1]
        cell["text"], cell["state"] = key, "active"
        cell["action" if key.startswith("a") else "routine"] = key
    return chart
