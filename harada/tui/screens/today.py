"""Today: what I keep, plan and write today, and where it leads."""

from __future__ import annotations

from harada.i18n import N_
from harada.tui.screens.base import BaseScreen


class TodayScreen(BaseScreen):
    """The screen every evening begins with."""

    NAME = "today"
    TEXT = N_("Today")
    HELP = N_("What I keep today, what I plan and how it goes.")
