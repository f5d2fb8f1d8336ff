"""What the Insight screen shows: how it went over a year, part by part, in words and small plots.

The figures are the method's; here they become coloured lines. A part is a list of lines under its
heading. What a person wrote goes through `printable` and is never markup.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from textual.content import Content

from harada.i18n import _, language, long_date, month_short, ngettext
from harada.method.balance import advice_text, balance
from harada.method.insight import Stretch, diary_scores, heat, level, pillar_months, score_line
from harada.method.labels import ASPECTS, SCORES
from harada.method.survey import as_figure
from harada.method.text import printable
from harada.method.together import FEWEST_DAYS, Together
from harada.notebook.surveying import surveys
from harada.tui.plots import DIGITS, SHADES, bar, columns, heat_rows, sparkline
from harada.tui.widgets.line import cut

if TYPE_CHECKING:
    from datetime import date

    from harada.method.documents import Chart
    from harada.notebook.notebook import Notebook

YEAR = 365
"""Days that are looked at."""
_HIGH = 5
"""Rows of the plot of the score."""
_WIDEST = 4
"""So many cells at most for a week."""
_NAME = 22
"""Cells of the column with names."""
_SHOWN = 5
"""So many routines are named that do not stand out."""
_HEADING, _QUIET, _PLOT = "bold $primary-lighten-2", "$text-muted", "$success"


class InsightFacts:
    """A year of a notebook, up to a day."""

    def __init__(self, notebook: Notebook, last: date, today: date, *, plain: bool) -> None:
        """Read the year that ends on `last`, no earlier than the first month there is."""
        self.notebook = notebook
        self.plain = plain
        self.first = self._begin(last)
        self.stretch = Stretch(
            notebook.routines(),
            notebook.days(self.first, last),
            notebook.pauses(),
            self.first,
            last,
            today,
        )

    def _begin(self, last: date) -> date:
        first = last - timedelta(days=YEAR - 1)
        months = self.notebook.months()
        begun = last.fromisoformat(f"{months[0]}-01") if months else first
        return min(max(first, begun), last)

    @property
    def earlier(self) -> bool:
        """Whether there is anything before this year."""
        months = self.notebook.months()
        return bool(months) and months[0] < self.first.isoformat()[:7]

    def heading(self) -> str:
        """Return from when to when."""
        return _("From {first} to {last}").format(
            first=long_date(self.first), last=long_date(self.stretch.last)
        )

    # Parts

    def left(self, width: int) -> list[Content]:
        """Return the parts over time, drawn on `width` cells."""
        return [*self.heat(width), *self.score(width), *self.diary(width)]

    def right(self, width: int) -> list[Content]:
        """Return the parts that set things side by side."""
        return [*self.pillars(width), *self.balance(), *self.survey(width)]

    def heat(self, width: int) -> list[Content]:
        """Return the map of the days."""
        found = [(day, level(kept)) for day, kept in heat(self.stretch)]
        rows = heat_rows(found, width, plain=self.plain)
        signs = DIGITS if self.plain else SHADES
        legend = _("{none} nothing kept · {all} all of it · blank: nothing was due").format(
            none=signs[0], all=signs[-1]
        )
        return [
            *_heading(_("Days")),
            *(Content(row) if not n else _shaded(row) for n, row in enumerate(rows)),
            Content.styled(legend, _QUIET),
        ]

    def score(self, width: int) -> list[Content]:
        """Return the mean score week by week, on a scale from 0 to 100."""
        line = score_line(self.stretch)[-max(1, width - 5) :]
        lines = _heading(_("Score of the routines, week by week"))
        if not line:
            return [*lines, _nothing()]
        values = [100 * value for _day, value in line]
        each = max(1, min(_WIDEST, (width - 5) // len(values)))
        drawn = [value for value in values for _cell in range(each)]
        for row, cells in enumerate(columns(drawn, 0, 100, _HIGH, plain=self.plain)):
            scale = {0: "100", _HIGH // 2: "50", _HIGH - 1: "0"}.get(row, "")
            lines.append(Content.assemble((f"{scale:>3} ", _QUIET), (cells, _PLOT)))
        first, last = _day(line[0][0]), _day(line[-1][0])
        room = len(drawn) - len(first) - len(last)
        lines.append(
            Content.styled(f"    {first}{' ' * room if room > 0 else ' – '}{last}", _QUIET)
        )
        said = _("{first} % at first, {last} % now").format(
            first=round(values[0]), last=round(values[-1])
        )
        return [*lines, Content(said)]

    def diary(self, width: int) -> list[Content]:
        """Return the scores of the diary week by week, each on a scale from 1 to 5."""
        found = diary_scores(self.stretch.days)
        lines = _heading(_("Scores of the diary, week by week (1 to 5)"))
        if not found:
            return [*lines, _nothing()]
        weeks = sorted({week for values in found.values() for week, _value in values})
        weeks = weeks[-max(1, width - _NAME + 2) :]
        for name, label in SCORES.items():
            by_week = dict(found.get(name, ()))
            if by_week:
                drawn = sparkline([by_week.get(week) for week in weeks], 1, 5, plain=self.plain)
                last = f" {as_figure(found[name][-1][1])}"
                lines.append(_row(_(label), 13, drawn, last))
        return lines

    def pillars(self, width: int) -> list[Content]:
        """Return what was kept by pillar and month, in percent."""
        chart = self.notebook.chart()
        found = pillar_months(self.stretch, chart) if chart else {}
        lines = _heading(_("Pillars, month by month (0 to 100 %)"))
        if chart is None or not found:
            return [*lines, _nothing()]
        months = sorted({month for by_month in found.values() for month in by_month})
        for number, by_month in found.items():
            percents = [by_month[month].percent if month in by_month else None for month in months]
            known = [percent for percent in percents if percent is not None]
            drawn = sparkline(percents, 0, 100, plain=self.plain)
            name = f"{number} {printable(chart['pillars'][number - 1]['text'])}"
            lines.append(_row(name, _NAME, drawn, f" {known[-1]} %" if known else " –"))
        return lines

    def balance(self) -> list[Content]:
        """Return how the chart is spread over spirit, skill, body and life."""
        chart: Chart | None = self.notebook.chart()
        lines = _heading(_("Balance of the chart"))
        if chart is None:
            return [*lines, _nothing()]
        spread = balance(chart, self.notebook.routines())
        most = max(spread.weights.values())
        for aspect, label in ASPECTS.items():
            weight = spread.weights[aspect]  # type: ignore[index]
            lines.append(_row(_(label), 13, bar(weight, most, 20, plain=self.plain), f" {weight}"))
        return [*lines, *(Content(advice_text(code)) for code in spread.advice)]

    def survey(self, width: int) -> list[Content]:
        """Return the groups of the survey, the first time and the last, on a scale from 1 to 10."""
        lines = _heading(_("Survey, before and after (1 to 10)"))
        found = list(surveys(self.notebook).values())
        if not found:
            return [*lines, Content(_("There is no survey yet. S begins one."))]
        from harada.exchange.questionnaires import questionnaire
        from harada.method.survey import result

        last = found[-1]
        first = next(each for each in found if each["questionnaire"] == last["questionnaire"])
        words = questionnaire(self.notebook, last["questionnaire"])
        said = result(words, last, first if first is not last else None, language())
        if first is not last:
            span = _("{first} → {last}").format(
                first=long_date(first["date"]), last=long_date(last["date"])
            )
            lines.append(Content.styled(span, _QUIET))
        for group in said.groups:
            drawn = "" if group.mean is None else bar(group.mean, 10, 10, plain=self.plain)
            means = [value for value in (group.before, group.mean) if value is not None]
            lines.append(
                _row(
                    printable(group.title),
                    max(_NAME, min(34, width - 24)),
                    drawn.ljust(10),
                    " " + " → ".join(as_figure(mean) for mean in means),
                )
            )
        return lines

    def together(self, found: Together | None) -> list[Content]:
        """Return which routines go together with better days; None while it is worked out."""
        lines = _heading(_("Routines and better days"))
        if found is None:
            return [*lines, Content.styled(_("One moment…"), _QUIET)]
        if not found.enough:
            return [*lines, Content(_too_few(found))]
        outstanding = [each for each in found.routines if each.stands_out]
        rest = [each for each in found.routines if not each.stands_out][:_SHOWN]
        if not outstanding:
            none = _("No routine stands out from what chance alone would show.")
            lines.append(Content(none))
        for each in [*outstanding, *rest]:
            said = _("{text}: {done} on {n} days with it, {not_done} on {m} days without").format(
                text=printable(self.stretch.routines[each.id]["text"]),
                done=as_figure(each.done),
                n=each.days_done,
                not_done=as_figure(each.not_done),
                m=each.days_not,
            )
            lines.append(Content(f"{'*' if each.stands_out else '-'} {said}"))
        if outstanding:
            lines.append(Content(_("* a larger difference than chance alone usually makes.")))
        caution = _(
            "Your own score of the day on {n} days. That two things go together does not say that "
            "one brings the other: a good day may also make the routine easier."
        )
        return [*lines, Content.styled(caution.format(n=found.days), _QUIET)]


def _heading(text: str) -> list[Content]:
    """Return a heading with a blank line above it."""
    return [Content(""), Content.styled(text, _HEADING)]


def _nothing() -> Content:
    return Content.styled(_("Nothing to show yet."), _QUIET)


def _row(name: str, width: int, drawn: str, figure: str) -> Content:
    """Return a name in a column, its plot, and its figure."""
    from rich.cells import set_cell_size

    shown = set_cell_size(cut(name, width - 1), width)
    return Content.assemble(Content(shown), (drawn, _PLOT), Content(figure))


def _shaded(row: str) -> Content:
    """Return a row of the map of days, its weekday plain and its days coloured."""
    name, _space, _rest = row.partition(" ")
    return Content.assemble(Content(name), Content.styled(row[len(name) :], _PLOT))


def _day(day: date) -> str:
    return f"{day.day} {month_short(day.month)}"


def _too_few(found: Together) -> str:
    return ngettext(
        "{n} day has a score of its own; {needed} are needed before anything can be said.",
        "{n} days have a score of their own; {needed} are needed before anything can be said.",
        found.days,
    ).format(n=found.days, needed=FEWEST_DAYS)
