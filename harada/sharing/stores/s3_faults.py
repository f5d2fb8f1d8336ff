"""What an S3 server's refusals mean: pass by themselves, need somebody else's key, or a person.

The library tells of a fault in a text with the server's whole answer in it; only the number, the
code and the time are taken from there. The text itself reaches nobody, since it may quote what the
request was signed with.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from harada.i18n import N_, _, ngettext
from harada.sharing.stores.errors import ClockOff, StoreDenied, StoreFailed, StoreMissing
from harada.sharing.stores.retry import TRIES_TO_CONNECT, Passing

_STATUS = re.compile(r"status code: (\d{3})")
_CODE = re.compile(r"<Code>([A-Za-z0-9]{1,60})</Code>")
_REDIRECTED = "redirect without LOCATION"
"""What the library says where a server names another region."""

_UNTRUSTED = "InvalidCertificate("
_SERVER_TIME = re.compile(r"<ServerTime>(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)")

SKEWED = ("RequestTimeTooSkewed", "RequestExpired")
"""The codes for a request of another time than the server's."""

_PASSES = ("RequestTimeout", "SlowDown", "InternalError", "ServiceUnavailable", "OperationAborted")
_NO_BUCKET = "NoSuchBucket"
_OTHER_REGION = ("AuthorizationHeaderMalformed", "PermanentRedirect", "IllegalLocationConstraint")
_REASONS = {
    "InvalidAccessKeyId": N_("it does not know this key"),
    "SignatureDoesNotMatch": N_("the secret does not belong to this key"),
    "AccessDenied": N_("this key may not do that there"),
    "ExpiredToken": N_("this key has expired"),
    "InvalidToken": N_("the session token does not belong to this key"),
    "QuotaExceeded": N_("the room that was agreed on is used up"),
}


class Fault:
    """One refusal, read out of what the library or the server said."""

    def __init__(self, text: str, status: int | None = None) -> None:
        """Take the text, and the number of the answer where it does not stand in the text."""
        found = _STATUS.search(text)
        code = _CODE.search(text)
        self.status = status or (int(found[1]) if found else None)
        if _REDIRECTED in text:
            self.status = 301
        self.code = code[1] if code else ""
        self.connected = "kind: Connect" not in text
        self.untrusted = _UNTRUSTED in text
        time = _SERVER_TIME.search(text)
        self.server_time = datetime.fromisoformat(time[1]).replace(tzinfo=UTC) if time else None

    @property
    def throttled(self) -> bool:
        """Whether the server finds the requests too many, and may have said when to come back."""
        return self.status == 429

    @property
    def skewed(self) -> bool:
        """Whether the server refuses the request for the time on it."""
        return self.code in SKEWED

    @property
    def absent(self) -> bool:
        """Whether there simply is no such object."""
        return self.status == 404 and self.code != _NO_BUCKET

    def passing(self, after: float = 0.0) -> Passing | None:
        """Return why it may pass by itself, or None where it will not."""
        if self.untrusted:
            return Passing(_("its certificate is not trusted on this machine"), tries=1)
        if self.status is None and not self.connected:
            return Passing(_("there is no connection to it"), tries=TRIES_TO_CONNECT)
        if self.status is None:
            return Passing(_("it does not answer, or not to the end"))
        if self.status in (408, 429) or self.status >= 500 or self.code in _PASSES:
            reason = _("it answers with the fault {number}").format(number=self.status)
            return Passing(reason, after=after)
        return None

    def refusal(self, store: str) -> StoreFailed:
        """Return the error for what asking again does not help; `store` is the store's label."""
        if self.code == _NO_BUCKET or self.status == 404:
            return StoreMissing(
                _("There is no such bucket: {store}. What is to be sent waits.").format(store=store)
            )
        if self.code in _OTHER_REGION or self.status == 301:
            reason = _("it lies in another region; add &region=NAME to its address")
        elif self.code in _REASONS:
            reason = _(_REASONS[self.code])
        else:
            reason = _("it answers {number} {code}").format(number=self.status, code=self.code)
        return StoreDenied(
            _("{store} refuses: {reason}. What is to be sent waits.").format(
                store=store, reason=reason.rstrip()
            )
        )


def clock_off(off: timedelta | None) -> ClockOff:
    """Return the error for a clock that is ahead by `off` (behind, where that is negative)."""
    if off is None:
        return ClockOff(
            _(
                "The clock of this machine is wrong, and the store refuses it. Set the clock and "
                "try again; what is to be sent waits."
            )
        )
    minutes = round(abs(off.total_seconds()) / 60)
    if off > timedelta():
        sentence = ngettext(
            "The clock of this machine is {n} minute ahead of the store's. Set it and try again; "
            "what is to be sent waits.",
            "The clock of this machine is {n} minutes ahead of the store's. Set it and try again; "
            "what is to be sent waits.",
            minutes,
        )
    else:
        sentence = ngettext(
            "The clock of this machine is {n} minute behind the store's. Set it and try again; "
            "what is to be sent waits.",
            "The clock of this machine is {n} minutes behind the store's. Set it and try again; "
            "what is to be sent waits.",
            minutes,
        )
    return ClockOff(sentence.format(n=minutes))
