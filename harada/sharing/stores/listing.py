"""A list of a bucket that is read with care: any name in it is borne, and only a list is a list.

The library is faster, but refuses the whole list for one name that it holds to be no path, and
takes any page of a web site (the log-in of a guest network, say) for an empty list. So it is asked
here where the library found nothing or failed.
"""

from __future__ import annotations

from collections.abc import Iterator

from harada.i18n import _
from harada.sharing.stores.retry import Passing
from harada.sharing.stores.s3_faults import Fault
from harada.sharing.stores.signed import SignedRequests

_OK = 200


class Refusal(Exception):
    """The server refused to list."""

    def __init__(self, fault: Fault) -> None:
        """Take what it refused with."""
        super().__init__()
        self.fault = fault


def listed(requests: SignedRequests, prefix: str) -> Iterator[str]:
    """Yield the whole keys that begin with `prefix`; raises `Passing` or `Refusal`."""
    more: dict[str, str] = {}
    while True:
        answer = requests.ask("GET", query={"list-type": "2", "prefix": prefix, **more})
        if answer.status != _OK:
            raise Refusal(Fault(answer.body.decode(errors="replace"), answer.status))
        root = answer.xml()
        if root is None or root.tag != "ListBucketResult":
            raise Passing(_("something else than the store answers in its place"))
        for entry in root.findall("Contents"):
            yield entry.findtext("Key") or ""
        token = root.findtext("NextContinuationToken")
        if root.findtext("IsTruncated") != "true" or not token:
            return
        more = {"continuation-token": token}
