"""The errors a person may meet, few and with a sentence each.

Every error carries one translated sentence (what was wrong, where, what to do) and the exit code
of the command contract. Anything else that escapes is a fault of ours.
"""

from __future__ import annotations

import errno

from harada.i18n import N_, _

_REASONS = {
    errno.ENOSPC: N_("there is no space left on the disk"),
    errno.EDQUOT: N_("there is no space left on the disk"),
    errno.EFBIG: N_("there is no space left on the disk"),
    errno.EROFS: N_("it can only be read there"),
    errno.EACCES: N_("you have no right to do that there"),
    errno.EPERM: N_("you have no right to do that there"),
    errno.ENOENT: N_("there is no such file or folder"),
    errno.ENOTDIR: N_("a file stands where a folder is meant"),
    errno.EISDIR: N_("a folder stands where a file is meant"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.EIO: N_("the disk reports a fault"),
}
"""What the system means, for those failures a person can do something about."""


def reason_of(problem: Exception) -> str:
    """Why the system refused something, in the person's language where it is one of the usual.

    It stands within a sentence: without a capital and without a full stop.
    """
    number = getattr(problem, "errno", None)
    if number in _REASONS:
        return _(_REASONS[number])
    return (getattr(problem, "strerror", None) or str(problem)).rstrip(".")


class HaradaError(Exception):
    """A failure with a sentence for the person; `exit_code` is the command's exit code."""

    exit_code = 1


class Refused(HaradaError):
    """It could not be done; nothing was changed (exit code 1)."""


class Misuse(HaradaError):
    """The command was called in a way it does not know (exit code 2)."""

    exit_code = 2


class Locked(HaradaError):
    """The notebook is locked by its vault (exit code 3)."""

    exit_code = 3


class Busy(HaradaError):
    """Another process holds the notebook (exit code 4)."""

    exit_code = 4


class NeedsPerson(HaradaError):
    """Something a person must look at before it goes on (exit code 5)."""

    exit_code = 5


class Damaged(Refused):
    """A file does not parse whole and no earlier copy of it does either."""


class Newer(NeedsPerson):
    """A file was written by a newer version: it can be read, not changed."""
