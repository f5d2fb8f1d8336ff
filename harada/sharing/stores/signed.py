"""Signed requests to an S3 server for the few things its library cannot ask.

Those are a bucket's versions and what it does with them, and headers of an answer. Signature
version 4 as Amazon describes it ("Signature Version 4 signing process"), for requests without a
body. Envelopes do not travel this way.
"""

from __future__ import annotations

import hashlib
import hmac
import http.client
import os
import ssl
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import Message
from typing import IO, NoReturn
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree

from harada.i18n import _
from harada.sharing.stores.retry import TRIES_TO_CONNECT, Passing

SECONDS = 20.0
"""How long an answer may take."""

LARGEST_ANSWER = 4_000_000
"""The most bytes of an answer that are read."""

_SYSTEM_TRUST = "/etc/ssl/cert.pem"
"""Where macOS keeps what a Python that was not built there does not look at."""

_EMPTY = hashlib.sha256(b"").hexdigest()


@dataclass(frozen=True)
class Key:
    """What a server knows us by; never shown, never part of an error."""

    access: str = field(repr=False)
    secret: str = field(repr=False)
    session: str | None = field(repr=False, default=None)


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    headers: Mapping[str, str]
    """By names in small letters."""

    body: bytes

    def xml(self) -> ElementTree.Element | None:
        """Return the body as XML without name spaces, or None where it is none."""
        if b"<!DOCTYPE" in self.body:
            return None
        try:
            root = ElementTree.fromstring(self.body)
        except ElementTree.ParseError:
            return None
        for element in root.iter():
            element.tag = element.tag.rpartition("}")[2]
        return root


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A signature holds for one place: go nowhere else."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Message,
        newurl: str,
    ) -> None:
        """Follow no redirection."""


def _trusting() -> ssl.SSLContext:
    """Return whom to trust: whom the system does, also where this Python was built without it."""
    context = ssl.create_default_context()
    if not ssl.get_default_verify_paths().cafile and os.path.exists(_SYSTEM_TRUST):
        context.load_verify_locations(_SYSTEM_TRUST)
    return context


def _utc_now() -> datetime:
    return datetime.now(UTC)


class SignedRequests:
    """A way to ask one bucket."""

    def __init__(
        self,
        endpoint: str,
        bucket: str,
        region: str,
        key: Key,
        now: Callable[[], datetime] = _utc_now,
    ) -> None:
        """Take the server (`https://…`), the bucket in it, the region and the key to sign with."""
        self._endpoint = endpoint
        self._bucket = bucket
        self._region = region
        self._key = key
        self._now = now
        trusted = urllib.request.HTTPSHandler(context=_trusting())
        self._opener = urllib.request.build_opener(_NoRedirect, trusted)

    @property
    def is_encrypted(self) -> bool:
        """Whether the way to the server is encrypted, and the server thus known to be the one."""
        return urlsplit(self._endpoint).scheme == "https"

    @property
    def is_open_to_listeners(self) -> bool:
        """Whether what is said can be overheard between this machine and the server."""
        host = urlsplit(self._endpoint).hostname
        return not self.is_encrypted and host not in ("localhost", "127.0.0.1", "::1")

    def ask(self, method: str, name: str = "", query: Mapping[str, str] | None = None) -> Answer:
        """Return the answer about the bucket, or about the object `name` in it.

        Raises `Passing` where there is none.
        """
        path = f"{urlsplit(self._endpoint).path}/{self._bucket}" + (f"/{name}" if name else "")
        asked = "&".join(
            f"{quote(k, safe='-_.~')}={quote(text, safe='-_.~')}"
            for k, text in sorted((query or {}).items())
        )
        quoted = quote(path, safe="/-_.~")
        parts = urlsplit(self._endpoint)
        url = f"{parts.scheme}://{parts.netloc}{quoted}" + (f"?{asked}" if asked else "")
        request = urllib.request.Request(
            url, method=method, headers=self._headers(method, quoted, asked, parts.netloc)
        )
        try:
            with self._opener.open(request, timeout=SECONDS) as answer:
                return _answer(answer.status, answer.headers, answer.read(LARGEST_ANSWER))
        except urllib.error.HTTPError as refusal:
            with refusal:
                return _answer(refusal.code, refusal.headers, refusal.read(LARGEST_ANSWER))
        except (OSError, http.client.HTTPException):
            _no_answer()

    def _headers(self, method: str, path: str, query: str, host: str) -> dict[str, str]:
        """Return the headers that sign a request."""
        moment = self._now().strftime("%Y%m%dT%H%M%SZ")
        headers = {"host": host, "x-amz-content-sha256": _EMPTY, "x-amz-date": moment}
        if self._key.session:
            headers["x-amz-security-token"] = self._key.session
        names = ";".join(sorted(headers))
        listed = "".join(f"{name}:{headers[name]}\n" for name in sorted(headers))
        whole = "\n".join([method, path, query, listed, names, _EMPTY])
        scope = f"{moment[:8]}/{self._region}/s3/aws4_request"
        text = f"AWS4-HMAC-SHA256\n{moment}\n{scope}\n{hashlib.sha256(whole.encode()).hexdigest()}"
        key = f"AWS4{self._key.secret}".encode()
        for part in scope.split("/"):
            key = hmac.digest(key, part.encode(), "sha256")
        signature = hmac.digest(key, text.encode(), "sha256").hex()
        headers["authorization"] = (
            f"AWS4-HMAC-SHA256 Credential={self._key.access}/{scope}, "
            f"SignedHeaders={names}, Signature={signature}"
        )
        return headers


def _answer(status: int, headers: Message, body: bytes) -> Answer:
    return Answer(status, {name.lower(): text for name, text in headers.items()}, body)


def _no_answer() -> NoReturn:
    raise Passing(_("it does not answer"), tries=TRIES_TO_CONNECT) from None
