"""The base of every error the method's rules raise.

Each carries one translated sentence for the person: what was wrong, where, and what to do. This is
not the place of storage errors, nor of exit codes; the commands decide those.
"""

from __future__ import annotations


class MethodError(ValueError):
    """What a person gave does not fit the method; the message is a sentence for them."""
