"""A store that is a bucket of S3, or of any server that speaks its language.

Many small requests go out at once, since each costs a journey (SHARING.md 4). Nothing rests on
conditional writes, which some servers ignore and others get wrong: an object's name is made of what
it holds, so writing it twice changes nothing. Keys come from the notebook or the environment, and
none ever stands in an address, an error or a log.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from queue import SimpleQueue
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from harada.i18n import _
from harada.notebook.errors import HaradaError, Refused
from harada.sharing.stores.address import BucketAddress
from harada.sharing.stores.errors import (
    Absent,
    StoreDenied,
    StoreFailed,
    StoreMissing,
    StoreUnreachable,
    TooBig,
    absent,
    other_store,
    too_big,
)
from harada.sharing.stores.listing import Refusal, listed
from harada.sharing.stores.objects import (
    LARGEST,
    LARGEST_MARKER,
    MARKER,
    checked_name,
    checked_prefix,
    is_object,
    new_marker,
    store_of,
)
from harada.sharing.stores.retry import Passing, Patience, kept_trying
from harada.sharing.stores.s3_faults import Fault, clock_off
from harada.sharing.stores.signed import Key, SignedRequests
from harada.sharing.stores.versions import (
    Keeping,
    delete_remains,
    delete_versions,
    keeping,
    still_there,
)

if TYPE_CHECKING:
    from obstore.store import S3Credential

Result = TypeVar("Result")

AT_ONCE = 48
"""How many requests are under way together; a wide-area link needs 32 to 64."""

MOST_UNREADABLE = 8
"""After so many objects that cannot be read the store itself is taken to be out of order."""

_AMAZON = "https://s3.{region}.amazonaws.com"
_REGION = "us-east-1"
_TIME = timedelta(seconds=30)


def bucket_at(place: BucketAddress, credentials: Mapping[str, str]) -> BucketStore:
    """Return the store at an address; raises `Refused` without `obstore` or without a key."""
    source = credentials if credentials.get("AWS_ACCESS_KEY_ID") else os.environ
    access, secret = source.get("AWS_ACCESS_KEY_ID"), source.get("AWS_SECRET_ACCESS_KEY")
    if not access or not secret:
        raise StoreDenied(
            _(
                "There is no key for {store}. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, "
                "which whoever keeps the store gives you."
            ).format(store=f"s3://{place.bucket}")
        )
    region = place.region or source.get("AWS_REGION") or source.get("AWS_DEFAULT_REGION")
    key = Key(access, secret, source.get("AWS_SESSION_TOKEN") or None)
    return BucketStore(place, key, region or _REGION)


class BucketStore:
    """The objects in a bucket, or in a part of one."""

    complete = True

    def __init__(
        self, place: BucketAddress, key: Key, region: str, patience: Patience | None = None
    ) -> None:
        """Stand for the bucket at `place`; `patience` says how waiting is done."""
        try:
            import obstore
            from obstore.store import S3Store
        except ImportError:
            raise Refused(
                _(
                    "A store in a bucket needs a package that is not installed here. Install it "
                    "with `pip install harada[sharing]`."
                )
            ) from None
        endpoint = place.endpoint or _AMAZON.format(region=region)
        self._place = place
        self._stopped = Event()
        self._patience = patience or Patience(self._stopped.wait)
        self._workers = ThreadPoolExecutor(AT_ONCE)  # begins a thread when there is work for it
        self._keeping: Keeping | None = None
        self.requests = SignedRequests(endpoint, place.bucket, region, key)
        self._obstore = obstore
        self._bucket = S3Store(
            place.bucket,
            prefix=place.prefix or None,
            config={
                "region": region,
                "endpoint": endpoint,
                "aws_endpoint_url_s3": endpoint,
                "disable_bulk_delete": True,
                "virtual_hosted_style_request": False,
                "skip_signature": False,
            },
            # Handed over so, since what the library finds in the environment goes before the rest.
            credential_provider=lambda: _handed_over(key),
            client_options={"allow_http": endpoint.startswith("http:"), "timeout": _TIME},
            retry_config={"max_retries": 0},  # ours says when, and tells what failed
        )

    @property
    def label(self) -> str:
        """What the store is called in a sentence."""
        return str(self._place)

    def check(self, store_id: str | None) -> str:
        """Return the store's id; raises `StoreMissing`, or `OtherStore` for another."""
        try:
            found = store_of(self._read(MARKER, LARGEST_MARKER))
        except (Absent, TooBig):
            found = None
        if found is None:
            raise StoreMissing(
                _(
                    "{store} answers, but lacks {marker}: this is not the place you agreed on. "
                    "What is to be sent waits; nothing was changed."
                ).format(store=self.label, marker=MARKER)
            )
        if store_id is not None and found != store_id:
            raise other_store(self.label)
        return found

    def create(self) -> str:
        """Make the bucket's prefix, which is empty, a store; returns its id.

        One that is a store already stays what it is. Raises `Refused` where something else is.
        """
        with suppress(StoreMissing):
            return self.check(None)
        if self._tried(lambda: next(self._listed(""), None)):
            raise Refused(
                _(
                    "A store begins in an empty place, and in {store} there is something already: "
                    "name another folder behind the bucket. Nothing was changed."
                ).format(store=self.label)
            )
        self._write(MARKER, new_marker()[1])
        return self.check(None)

    def names(self, prefix: str) -> list[str]:
        """Return the names of the objects that begin with `prefix`, sorted."""
        checked_prefix(prefix)
        found = self._tried(lambda: set(self._listed(prefix)))
        return sorted(filter(is_object, found))

    def _listed(self, prefix: str) -> Iterator[str]:
        """Yield what begins with `prefix`, some of it perhaps twice.

        The library lists; where it cannot, or finds nothing and nobody vouches for the server's
        being the one, it is asked with more care.
        """
        found = False
        try:
            for page in self._bucket.list(prefix or None, chunk_size=1000):
                found = found or bool(page)
                yield from (entry["path"] for entry in page)
        except self._obstore.exceptions.BaseError as problem:
            if Fault(str(problem)).status is not None:
                raise
        else:
            if found or self.requests.is_encrypted:
                return
        top = self._whole("")
        for key in listed(self.requests, top + prefix):
            yield key.removeprefix(top)

    def _whole(self, name: str) -> str:
        """Return the whole key of an object."""
        return f"{self._place.prefix}/{name}" if self._place.prefix else name

    def get(self, name: str) -> bytes:
        """Return an object; raises `Absent` or `TooBig`."""
        return self._read(checked_name(name), LARGEST)

    def get_many(self, names: Sequence[str]) -> Iterator[tuple[str, bytes | None]]:
        """Yield each name with its object, or with None where it cannot be read just now.

        As many as can be under way are in memory, however many there are.
        """
        unreadable = 0
        for name, outcome in self._at_once(self.get, names):
            try:
                yield name, outcome()
            except (Absent, TooBig):
                yield name, None
            except StoreFailed:
                unreadable += 1
                if unreadable >= MOST_UNREADABLE:
                    raise
                yield name, None

    def put(self, name: str, data: bytes) -> None:
        """Write an object."""
        self._write(checked_name(name), data)

    def put_many(self, items: Sequence[tuple[str, bytes]]) -> None:
        """Write objects: those of one folder, which is a stream, one after the other."""
        streams: dict[str, list[tuple[str, bytes]]] = {}
        for name, data in items:
            streams.setdefault(checked_name(name).rpartition("/")[0], []).append((name, data))

        def put_stream(stream: str) -> None:
            for name, data in streams[stream]:
                self._write(name, data)

        for _stream, outcome in self._at_once(put_stream, list(streams)):
            outcome()

    def delete(self, name: str) -> bool:
        """Delete an object with all its versions; False where there was none.

        Raises `StillThere` where the bucket keeps it.
        """
        checked_name(name)
        there = self._tried(lambda: self._head(name))
        if there:
            self._tried(lambda: self._bucket.delete(name))
        versions = 0
        if self._keeps_versions(there):
            whole = self._whole(name)
            versions = self._tried(lambda: delete_versions(self.requests, whole, self.label))
        if there and self._tried(lambda: self._head(name)):
            raise still_there(name, self.label)
        return bool(there or versions)

    def sweep(self, prefix: str) -> int:
        """Delete earlier versions below a prefix, and those of objects that are gone."""
        whole = self._whole(checked_prefix(prefix))
        if not self._keeps_versions({}):
            return 0
        return self._tried(lambda: delete_remains(self.requests, whole, self.label))

    def _keeps_versions(self, there: Mapping[str, object]) -> bool:
        """Whether the bucket keeps versions: as it says, else as the object itself shows."""
        if self._keeping is None:
            with suppress(StoreUnreachable):
                self._keeping = self._tried(lambda: keeping(self.requests))
        if self._keeping in (None, Keeping.NOT_TOLD):
            return there.get("version") not in (None, "null")
        return self._keeping is Keeping.VERSIONS

    def close(self) -> None:
        """Let the threads go; every object is in the bucket when `put` returns."""
        self._workers.shutdown()

    def _head(self, name: str) -> Mapping[str, object]:
        """Return what is known about an object; empty where there is none."""
        try:
            return self._bucket.head(name)
        except Exception as problem:
            if Fault(str(problem)).absent:
                return {}
            raise

    def _read(self, name: str, largest: int) -> bytes:
        def read() -> bytes:
            answer = self._bucket.get(name)
            if answer.meta["size"] > largest:
                raise too_big(name)
            return bytes(answer.bytes())

        return self._tried(read, name)

    def _write(self, name: str, data: bytes) -> None:
        """Write an object; where the server says that it has one, see that it is this one."""
        taken = (
            self._obstore.exceptions.AlreadyExistsError,
            self._obstore.exceptions.PreconditionError,
        )

        def write() -> None:
            try:
                self._bucket.put(name, data, use_multipart=False)
            except taken:
                if bytes(self._bucket.get(name).bytes()) != data:
                    raise

        self._tried(write, name)

    def _tried(self, request: Callable[[], Result], name: str = "") -> Result:
        """Return what a request returns, tried again while its fault may pass.

        Raises `Absent` for the object `name`, or what keeps the store from being used. No error of
        the library goes on with it: what it quotes is not for other eyes.
        """

        def once() -> Result:
            if self._stopped.is_set():
                raise Passing(_("it was not asked any more"), tries=0)
            try:
                return request()
            except (Passing, HaradaError):
                raise
            except Refusal as problem:
                fault = problem.fault
            except (self._obstore.exceptions.BaseError, OSError) as problem:
                fault = Fault(str(problem))
            raise self._error(fault, name)

        try:
            return kept_trying(once, self._patience)
        except Passing as fault:
            reason = fault.reason
        raise StoreUnreachable(
            _("{store} cannot be used just now: {reason}. What is to be sent waits.").format(
                store=self.label, reason=reason
            )
        )

    def _error(self, fault: Fault, name: str) -> Exception:
        """Return what a refusal of the server becomes."""
        if fault.absent and name:
            return absent(name, self.label)
        if fault.skewed:
            return clock_off(self._clock_off(fault))
        after = self._asked_to_wait() if fault.throttled else 0.0
        return fault.passing(after) or fault.refusal(self.label)

    def _asked_to_wait(self) -> float:
        """Return the seconds the server asks to wait, which the library does not hand on."""
        with suppress(Passing, ValueError):
            return max(0.0, float(self.requests.ask("HEAD").headers.get("retry-after", "0")))
        return 0.0

    def _clock_off(self, fault: Fault) -> timedelta | None:
        """Return how far this machine's clock is ahead of the server's, where it tells its own."""
        theirs = fault.server_time
        if theirs is None:
            with suppress(Passing, ValueError, KeyError):
                theirs = parsedate_to_datetime(self.requests.ask("HEAD").headers["date"])
        return datetime.now(UTC) - theirs if theirs else None

    def _at_once(
        self, work: Callable[[str], Result], names: Sequence[str]
    ) -> Iterator[tuple[str, Callable[[], Result]]]:
        """Yield each name with a way to its outcome, while others are under way already.

        Where nobody wants the rest any more, those under way neither wait nor try again.
        """
        left, under_way = iter(names), dict[Future[Result], str]()
        done: SimpleQueue[Future[Result]] = SimpleQueue()

        def begin(count: int) -> None:
            for name in itertools.islice(left, count):
                future = self._workers.submit(work, name)
                under_way[future] = name
                future.add_done_callback(done.put)

        try:
            begin(AT_ONCE)
            while under_way:
                future = done.get()
                name = under_way.pop(future)
                begin(1)
                yield name, future.result
        finally:
            self._stopped.set()
            wait([future for future in under_way if not future.cancel()])
            self._stopped.clear()


def _handed_over(key: Key) -> S3Credential:
    """Return a key as the library takes it."""
    return {
        "access_key_id": key.access,
        "secret_access_key": key.secret,
        "token": key.session,
        "expires_at": None,
    }
