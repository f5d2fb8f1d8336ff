"""The app's own two themes: paper and ink by day, the same turned down by night."""

from __future__ import annotations

from textual.theme import Theme

from harada.tui.settings import DARK, LIGHT

THEMES = {
    DARK: Theme(
        name=DARK,
        primary="#3d7ea6",
        secondary="#5c6b73",
        accent="#e0b050",
        warning="#e0a040",
        error="#d0605e",
        success="#7fb069",
        foreground="#e6e1d6",
        background="#16181a",
        surface="#1e2124",
        panel="#24282c",
    ),
    LIGHT: Theme(
        name=LIGHT,
        primary="#2f6690",
        secondary="#6b7a80",
        accent="#9a5b00",
        warning="#a86400",
        error="#a83232",
        success="#3a7d32",
        foreground="#22262a",
        background="#f6f3ec",
        surface="#ece8de",
        panel="#e2ddd0",
        dark=False,
    ),
}
"""By name; built before the app, which needs its theme to read its first style."""
