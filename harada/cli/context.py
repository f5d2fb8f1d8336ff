"""What every command gets: the notebook, the day meant, and where to speak.

Data goes to `out`, talk to `err`. A command returns its exit code or raises a `HaradaError`.
"""

from __future__ import annotations

import os
import sys

from harada.cli.home import as_called, notebook_home
from harada.i18n import _, from_environment, language, use
from harada.method.text import harmless_json, printable
from harada.notebook.clock import ShiftedClock, SystemClock
from harada.notebook.errors import HaradaError, Locked
from harada.notebook.notebook import Notebook

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any, TextIO

    from harada.notebook.beginning import Beginning
    from harada.notebook.clock import Clock


class Options:
    """The options that every command takes, before or after its name."""

    __slots__ = ("date", "home", "json", "lang", "plain")

    def __init__(self) -> None:
        """Begin with none given."""
        self.home: str | None = None
        self.lang: str | None = None
        self.date: str | None = None
        self.json = False
        self.plain = False


class Context:
    """One call of a command."""

    def __init__(
        self,
        options: Options,
        *,
        clock: Clock | None = None,
        env: Mapping[str, str] | None = None,
        out: TextIO | None = None,
        err: TextIO | None = None,
    ) -> None:
        """Take the options and, for tests, another clock, environment and streams."""
        self.options = options
        self.env = os.environ if env is None else env
        self.clock: Clock = clock or SystemClock()
        self.out: TextIO = out or sys.stdout
        self.err: TextIO = err or sys.stderr
        self.json = options.json
        self.plain = options.plain
        use(options.lang or from_environment(self.env))
        self.home = notebook_home(options.home, self.env)
        self._notebook: Notebook | None = None
        self._begun: Beginning | None = None

    @property
    def notebook(self) -> Notebook:
        """The notebook; it may not exist yet. The person's language is spoken from here on."""
        if self._notebook is None:
            self._notebook = Notebook(self.home, self.clock)
            if self.options.lang is None and self._notebook.exists():
                use(self._spoken(self._notebook))
                self._notebook.protect()
        return self._notebook

    @staticmethod
    def _spoken(notebook: Notebook) -> str:
        """Return the person's language, of a locked notebook as its vault last heard it."""
        try:
            return str(notebook.profile()["language"])
        except Locked:
            from harada.notebook.agent import spoken, supported

            tag = spoken(notebook.home) or language()
            if not supported():  # pragma: no cover - Windows, where no agent can hold the key
                from harada.cli.vault import open_here

                use(tag)
                open_here(notebook)
            return tag

    def day(self) -> date:
        """The day a command is about: `--date`, else the person's today."""
        today = self.notebook.today()
        if self.options.date is None:
            return today
        from harada.method.when import parse_day

        return parse_day(self.options.date, today, lean="back")

    def go_to_day(self) -> None:
        """Let it be the day of `--date`, at this hour, for all that the command does."""
        if self.options.date is None:
            return
        from harada.method.when import parse_day

        begun = self.notebook.exists()
        today = self.notebook.today() if begun else self.clock.now().date()
        meant = parse_day(self.options.date, today, lean="back")
        self.notebook.clock = ShiftedClock(self.clock, meant - today)

    def begin(self) -> None:
        """Begin a notebook where there is none yet: what is written needs one."""
        if not self.notebook.exists():
            if self.options.date is not None:  # a day that is none begins nothing
                from harada.method.when import parse_day

                parse_day(self.options.date, self.clock.now().date(), lean="back")
            from harada.notebook.beginning import Beginning

            self._begun = Beginning(self.notebook, language())

    def tell_begun(self) -> None:
        """Say where a notebook began with this command."""
        if self._begun is not None:
            self.tell(_("A new notebook begins in {folder}.").format(folder=printable(self.home)))

    def forget_begun(self) -> None:
        """Leave no notebook behind that began with a command which came to nothing."""
        try:
            if self._begun is None or self._begun.take_back():
                return
        except HaradaError:  # somebody uses it already
            pass
        self.tell_begun()

    def say(self, text: str = "") -> None:
        """Print lines of data on standard output."""
        print(text, file=self.out)

    def tell(self, text: str) -> None:
        """Print a sentence of talk on standard error."""
        print(as_called(text, self.env), file=self.err)

    def write_json(self, value: Any) -> None:
        """Print a value as JSON, readable, on standard output."""
        import json

        print(harmless_json(json.dumps(value, ensure_ascii=False, indent=1)), file=self.out)

    def tell_notices(self) -> None:
        """Say once what happened to files: one was set aside, an earlier copy was put back."""
        if self._notebook is not None:
            for sentence in self._notebook.notices():
                self.tell(printable(sentence))

    def after_change(self) -> None:
        """Once a change is confirmed to the person: say what happened to files, and back up."""
        self.out.flush()
        self.tell_notices()
        try:
            self.notebook.back_up_if_due()
        except HaradaError as problem:
            self.tell(printable(str(problem)))
        self.tell_notices()
