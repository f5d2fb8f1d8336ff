"""Where a store is, as a person writes it: `folder:PATH` or `s3://BUCKET/PREFIX?endpoint=URL`.

An address is safe to show, to write down and to send: it never holds a key, and one that does is
refused without being repeated.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from harada.i18n import _
from harada.notebook.errors import Misuse

_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", re.ASCII)
_PREFIX_PART = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}", re.ASCII)
_REGION = re.compile(r"[a-z0-9-]{1,40}", re.ASCII)
_HOST = re.compile(r"[A-Za-z0-9.:_\[\]-]{1,255}", re.ASCII)
_BASE = re.compile(r"(?:/[A-Za-z0-9._~-]+)*", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True)
class FolderAddress:
    """A folder that both sides reach: a share, a synced folder, a stick."""

    path: str
    """The whole path."""

    def __str__(self) -> str:
        """Return the address as it is written."""
        return f"folder:{self.path}"


@dataclass(frozen=True)
class BucketAddress:
    """A bucket of S3 or of what speaks its language, or a part of one."""

    bucket: str
    prefix: str
    """Without `/` at either end; empty for the whole bucket."""

    endpoint: str | None
    """The server, `https://…`; None for Amazon's own."""

    region: str | None
    """The region the requests are signed for; None for what the environment says."""

    def __str__(self) -> str:
        """Return the address as it is written."""
        asked = {"endpoint": self.endpoint, "region": self.region}
        query = urlencode({name: text for name, text in asked.items() if text}, safe=":/")
        path = f"/{quote(self.prefix)}" if self.prefix else ""
        return f"s3://{self.bucket}{path}" + (f"?{query}" if query else "")


Address = FolderAddress | BucketAddress


def parse_address(text: str) -> Address:
    """Return the address that a text names; raises `Misuse` where it names none."""
    text = text.strip()
    if not _CONTROL.search(text):
        if text[:7].lower() == "folder:" and text[7:].strip():
            path = os.path.abspath(os.path.expanduser(text[7:].strip()))
            if path == path.rstrip():  # an address is read again, and blanks at its end are lost
                return FolderAddress(path)
        if text[:5].lower() == "s3://":
            return _bucket(text)
    raise Misuse(
        _("A store is written as folder:PATH or as s3://BUCKET/PREFIX?endpoint=https://SERVER.")
    )


def _bucket(text: str) -> BucketAddress:
    """Return the bucket that an `s3://` address names."""
    try:
        parts = urlsplit(text)
        asked = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
    except ValueError as problem:
        raise _not_a_bucket() from problem
    given = dict(asked)
    if "@" in parts.netloc or given.keys() - {"endpoint", "region"} or parts.fragment:
        raise Misuse(
            _(
                "Of an s3:// store only endpoint and region can be named after the question mark. "
                "A key never belongs in an address: set AWS_ACCESS_KEY_ID and "
                "AWS_SECRET_ACCESS_KEY instead."
            )
        )
    prefix = parts.path.strip("/")
    region = given.get("region")
    if (
        len(given) != len(asked)
        or not _BUCKET.fullmatch(parts.netloc)
        or not all(_PREFIX_PART.fullmatch(part) for part in prefix.split("/") if prefix)
        or (region is not None and not _REGION.fullmatch(region))
    ):
        raise _not_a_bucket()
    endpoint = given.get("endpoint")
    return BucketAddress(
        parts.netloc, prefix, None if endpoint is None else _endpoint(endpoint), region
    )


def _endpoint(text: str) -> str:
    """Return the server of an address, without `/` at the end."""
    try:
        parts = urlsplit(text)
        _port = parts.port
    except ValueError as problem:
        raise _not_a_bucket() from problem
    base = parts.path.rstrip("/")
    if (
        parts.scheme not in ("http", "https")
        or not parts.hostname
        or "@" in parts.netloc
        or not _HOST.fullmatch(parts.netloc)
        or not _BASE.fullmatch(base)
        or ".." in base
        or parts.query
        or parts.fragment
    ):
        raise _not_a_bucket()
    return f"{parts.scheme}://{parts.netloc}{base}"


def _not_a_bucket() -> Misuse:
    return Misuse(
        _(
            "This s3:// address cannot be used. It has a bucket in small letters, then perhaps a "
            "folder, then perhaps ?endpoint=https://SERVER."
        )
    )
