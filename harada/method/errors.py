"""The base of every error the method's rules raise.

Each carries one translated sentence for the person: what was wrong, where, and what to do. This is
not the place of storage errors, nor of exit codes; the commands decide those.
"""

from __future__ import annotations


class MethodError(ValueError):
    """What a person gave does not fit the method; the message is a sentence for them."""


class UnreadableValue(MethodError):
    """A text that is no value of the kind that was asked for: no day, no time, no amount.

    The commands call it wrong use, like an option that does not exist; a thing that is named well
    and is not there is another matter.
    """
