"""Lists whose lines end with a day: the supporters of a sheet, the objectives of a company."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual.containers import Horizontal
from textual.widgets import Static

from harada.i18n import N_, _, long_date
from harada.method.when import BadDate, parse_day
from harada.tui.widgets.question_lines import TextLines
from harada.tui.widgets.translated import Translated

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from harada.method.when import Lean
    from harada.tui.widgets.question import Typed


class DatedLines(Translated, TextLines):
    """Two texts and a day a line; the day is written as people say it."""

    COLUMNS = 3
    HEADINGS: ClassVar[tuple[str, str, str]] = ("", "", "")
    """Above the columns, marked with `N_`."""
    KEYS: ClassVar[tuple[str, str, str]] = ("", "", "")
    """What the three are called in the document of a line."""
    LEAN: ClassVar[Lean] = "ahead"
    """Which way a day without its year points."""
    DEFAULT_CSS = """
    DatedLines {
        & > .headings { height: 1; }
        & .heading { padding: 0 1; color: $text-muted; }
        & .column-0 { width: 2fr; margin-right: 1; }
        & .column-1 { width: 3fr; margin-right: 1; }
        & .column-2 { width: 14; }
        & > .echo { height: auto; padding: 0 1; color: $text-muted; }
        & > .echo.-wrong { color: $text-error; }
    }
    """

    def __init__(self, path: str, today: date, *, id: str | None = None) -> None:
        """Make an empty list; days are seen from `today`."""
        super().__init__(path, id=id)
        self.today = today
        self.echo = Static("", classes="echo", markup=False)

    def compose(self) -> ComposeResult:
        """Headings, the lines, and what was understood of the day."""
        with Horizontal(classes="headings"):
            for column, heading in enumerate(self.HEADINGS):
                yield Static(_(heading), classes=f"heading column-{column}", markup=False)
        yield from super().compose()
        yield self.echo

    def retranslate(self) -> None:
        """Say the headings anew."""
        headings = self.query(".heading").results(Static)
        for shown, heading in zip(headings, self.HEADINGS, strict=True):
            shown.update(_(heading))
        self._say_day("")

    def _day(self, text: str) -> str | None:
        """Return a day as ISO text. Raises `BadDate` with a sentence."""
        return parse_day(text, self.today, self.LEAN).isoformat() if text else None

    def answer(self) -> list[dict[str, Any]]:
        """Return a document per line; a day that is not understood is left out."""
        found: list[dict[str, Any]] = []
        for first, second, text in self.texts():
            try:
                day = self._day(text)
            except BadDate:
                day = None
            found.append(dict(zip(self.KEYS, (first, second, day), strict=True)))
        return found

    def raw(self) -> list[list[str]]:
        """Return the lines as they are written."""
        return self.texts()

    def storable(self) -> bool:
        """Tell whether every day is understood."""
        try:
            for _first, _second, text in self.texts():
                self._day(text)
        except BadDate:
            return False
        return True

    def put(self, value: Any) -> None:
        """Show these documents, unless they are what is written already."""
        wanted = [{key: one[key] for key in self.KEYS} for one in value]
        if self.answer() != wanted or not self.storable():
            self.put_texts([[one[key] or "" for key in self.KEYS] for one in wanted])

    def on_typed(self, event: Typed) -> None:
        """Say which day was understood."""
        if event.field is not self:
            row, column = self._place(event.field)  # type: ignore[arg-type]
            self._say_day(self.rows[row].texts()[2] if column == 2 else "")

    def _say_day(self, text: str) -> None:
        try:
            day = self._day(text)
        except BadDate as problem:
            self.echo.update(str(problem))
            self.echo.add_class("-wrong")
            return
        self.echo.remove_class("-wrong")
        self.echo.update(long_date(day) if day else "")


class SupporterList(DatedLines):
    """Who helps, what I ask of them, and when I asked."""

    HEADINGS = (N_("Who"), N_("What I ask"), N_("Asked on"))
    KEYS = ("who", "what", "asked")
    LEAN: ClassVar[Lean] = "back"


class ObjectiveList(DatedLines):
    """What the company wants to reach, how it is measured, and by when."""

    HEADINGS = (N_("Objective"), N_("Measured by"), N_("By"))
    KEYS = ("text", "measure", "date")
