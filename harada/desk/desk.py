"""The coach's desk, whole: what a coach can do with those who share, by intention-named methods.

Screens and commands know this class. The rules are in `member`, `attention`, `roster` and `talk`;
what travels and how is in `harada.sharing`.
"""

from __future__ import annotations

from harada.desk.mail import Reader


class Desk(Reader):
    """The desk in one coach's notebook; opening it makes nothing."""
