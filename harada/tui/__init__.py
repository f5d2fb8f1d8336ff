"""The terminal app: screens, widgets and their commands, the only room that imports textual.

Screens call the notebook and show what it says; no rule of the method lives here. `run.run` opens
the app; `commands` and `screens.base` say how a screen is built.
"""
