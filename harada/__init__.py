"""Harada: the method of Harada Takashi in a terminal, unofficial."""

__version__ = "0.1.0"
