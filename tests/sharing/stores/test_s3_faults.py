"""A bucket behind a bad network and a bad server; numbers are the cases of the design."""

from __future__ import annotations

import io
import logging
import traceback
from datetime import UTC, datetime, timedelta

import pytest

from harada.notebook.errors import HaradaError
from harada.sharing.stores.errors import (
    Absent,
    ClockOff,
    OtherStore,
    StoreDenied,
    StoreMissing,
    StoreUnreachable,
    TooBig,
)
from harada.sharing.stores.retry import TRIES, TRIES_TO_CONNECT
from harada.sharing.stores.s3 import MOST_UNREADABLE, BucketStore
from harada.sharing.stores.signed import Key, SignedRequests
from tests.sharing.servers import (
    BOX,
    KEY,
    READER,
    REGION,
    Proxy,
    Reply,
    Server,
    Waits,
    answer,
    cut_at,
    flip,
    free_ports,
    lose_answer,
    omitting,
    rewrite,
)
from tests.sharing.stores.conftest import bucket, fresh, named, some

pytestmark = pytest.mark.xdist_group("s3")

(ONE,) = some(1)
BUSY = answer(503, "SlowDown")


def test_14_a_bucket_without_the_marker_is_no_store(seaweed: Server) -> None:
    with pytest.raises(StoreMissing, match=r"lacks harada-store\.json"):
        bucket(seaweed, fresh()).check(None)


def test_14_a_bucket_that_is_not_there_is_named(seaweed: Server) -> None:
    gone = bucket(seaweed, "x", bucket="nowhere")
    for attempt in (lambda: gone.check(None), lambda: gone.get(ONE[0]), lambda: gone.names("v1/")):
        with pytest.raises(StoreMissing, match="no such bucket: s3://nowhere/x"):
            attempt()


def test_14_another_store_is_not_taken_for_the_one_agreed_on(seaweed: Server) -> None:
    here, there = fresh(), fresh()
    agreed = bucket(seaweed, here).create()
    other = bucket(seaweed, there)
    assert other.create() != agreed
    with pytest.raises(OtherStore, match="another store") as raised:
        other.check(agreed)
    assert raised.value.exit_code == 5


def test_a_store_begins_in_an_empty_place_only(seaweed: Server) -> None:
    store = bucket(seaweed, fresh())
    store.put(*ONE)
    with pytest.raises(HaradaError, match="something already"):
        store.create()


def test_23_a_put_whose_answer_is_lost_leaves_one_object_and_succeeds(
    far: BucketStore, proxy: Proxy, waits: Waits
) -> None:
    proxy.next("PUT", lose_answer)
    far.put(*ONE)
    assert far.names("v1/") == [ONE[0]]
    assert far.get(ONE[0]) == ONE[1]
    assert waits.seconds == [2.0]


def test_23_where_the_server_says_it_has_the_object_it_is_compared(
    far: BucketStore, proxy: Proxy
) -> None:
    far.put(*ONE)
    proxy.next("PUT", answer(412, "PreconditionFailed"))
    far.put(*ONE)
    proxy.next("PUT", answer(409, "ObjectAlreadyExists"))
    far.put(*ONE)
    proxy.always("PUT", answer(412, "PreconditionFailed"))
    with pytest.raises(StoreDenied):
        far.put(ONE[0], b"not this one")


@pytest.mark.parametrize("count", [0, 1, 100])
def test_24_an_answer_that_is_cut_short_is_asked_for_again(
    far: BucketStore, proxy: Proxy, count: int
) -> None:
    far.put(*ONE)
    proxy.next("GET", cut_at(count), times=2)
    assert far.get(ONE[0]) == ONE[1]
    assert proxy.count("GET") == 3


def test_24_an_answer_that_always_breaks_off_is_no_object(far: BucketStore, proxy: Proxy) -> None:
    far.put(*ONE)
    proxy.always("GET", cut_at(10))
    with pytest.raises(StoreUnreachable, match="not to the end"):
        far.get(ONE[0])
    assert proxy.count("GET") == TRIES


def test_24_a_flipped_byte_is_for_the_hash_in_the_name_to_find(
    far: BucketStore, proxy: Proxy
) -> None:
    far.put(*ONE)
    proxy.next("GET", flip(3))
    flipped = far.get(ONE[0])
    assert named(flipped) != ONE[0]
    assert far.get(ONE[0]) == ONE[1]


def test_25_a_server_that_is_busy_five_times_is_waited_for_longer_each_time(
    far: BucketStore, proxy: Proxy, waits: Waits
) -> None:
    proxy.next("PUT", BUSY, times=5)
    far.put(*ONE)
    assert waits.seconds == [2.0, 4.0, 8.0, 16.0, 32.0]


def test_25_a_server_that_stays_busy_is_left_alone_after_eight_tries(
    far: BucketStore, proxy: Proxy, waits: Waits
) -> None:
    proxy.always("PUT", BUSY)
    with pytest.raises(StoreUnreachable, match="fault 503"):
        far.put(*ONE)
    assert proxy.count("PUT") == TRIES
    assert max(waits.seconds) <= 300


@pytest.mark.parametrize("status", [408, 429, 500, 502, 504])
def test_25_what_may_pass_is_tried_again(far: BucketStore, proxy: Proxy, status: int) -> None:
    proxy.next("PUT", answer(status))
    far.put(*ONE)
    assert proxy.count("PUT") == 2


@pytest.mark.parametrize(
    ("status", "code", "said"),
    [
        (403, "AccessDenied", "this key may not do that there"),
        (403, "InvalidAccessKeyId", "does not know this key"),
        (403, "SignatureDoesNotMatch", "the secret does not belong to this key"),
        (403, "ExpiredToken", "this key has expired"),
        (401, "", "it answers 401"),
        (301, "PermanentRedirect", "another region"),
        (400, "AuthorizationHeaderMalformed", "another region"),
    ],
)
def test_25_what_asking_again_does_not_help_is_asked_once(
    far: BucketStore, proxy: Proxy, waits: Waits, status: int, code: str, said: str
) -> None:
    proxy.always("PUT", answer(status, code))
    with pytest.raises(StoreDenied, match=said):
        far.put(*ONE)
    assert (proxy.count("PUT"), waits.seconds) == (1, [])


def test_25_a_server_that_says_when_to_come_back_is_heard(
    far: BucketStore, proxy: Proxy, waits: Waits
) -> None:
    late = answer(429, "TooManyRequests", {"Retry-After": "17"})
    proxy.next("PUT", late)
    proxy.next("HEAD", late)
    far.put(*ONE)
    assert waits.seconds == [17.0 + 2.0]


def test_25_a_server_that_wants_an_hour_is_not_waited_for(
    far: BucketStore, proxy: Proxy, waits: Waits
) -> None:
    late = answer(429, "TooManyRequests", {"Retry-After": "3600"})
    proxy.always("PUT", late)
    proxy.always("HEAD", late)
    with pytest.raises(StoreUnreachable):
        far.put(*ONE)
    assert waits.seconds == []


def test_28_a_list_that_leaves_objects_out_is_whole_the_next_time(
    far: BucketStore, proxy: Proxy
) -> None:
    here = some(5)
    far.put_many(here)
    proxy.next("LIST", omitting(here[1][0], here[4][0]))
    assert far.names("v1/") == [here[n][0] for n in (0, 2, 3)]
    assert far.names("v1/") == [name for name, _data in here]


@pytest.mark.parametrize(
    "odd", [b"/", b"//x.hrd", b"/../../up.hrd", b"/./x.hrd", "/\u00e9 \U0001f600.hrd".encode()]
)
def test_29_a_name_in_the_list_that_no_object_has_is_passed_over(
    far: BucketStore, proxy: Proxy, odd: bytes
) -> None:
    here = some(3)
    far.put_many(here)
    old = here[1][0].rpartition("/")[2].encode()
    proxy.next("LIST", rewrite(lambda body: body.replace(b"/" + old, odd)), times=2)
    assert far.names("v1/") == [here[0][0], here[2][0]]


def test_a_list_that_is_no_list_is_not_taken_for_an_empty_store(
    far: BucketStore, proxy: Proxy
) -> None:
    far.put(*ONE)
    proxy.always("LIST", lambda _server: Reply(200, [], b"<html>Log in to the guest net</html>"))
    with pytest.raises(StoreUnreachable):
        far.names("v1/")


def test_31_a_key_that_may_only_read_is_refused_the_rest(seaweed: Server) -> None:
    prefix = fresh()
    bucket(seaweed, prefix).create()
    bucket(seaweed, prefix).put(*ONE)
    reader = bucket(seaweed, prefix, key=READER)
    assert reader.get(ONE[0]) == ONE[1]
    with pytest.raises(StoreDenied, match="may not do that"):
        reader.put(*some(2)[1])
    with pytest.raises(StoreDenied):
        reader.delete(ONE[0])


def test_31_without_a_connection_little_time_is_lost(seaweed: Server, waits: Waits) -> None:
    (nobody,) = free_ports(1)
    store = bucket(seaweed, "x", waits, f"http://127.0.0.1:{nobody}")
    with pytest.raises(StoreUnreachable, match="no connection to it"):
        store.put(*ONE)
    assert len(waits.seconds) == TRIES_TO_CONNECT - 1


def test_31_a_server_that_goes_in_the_midst_stops_the_reading_soon(
    far: BucketStore, proxy: Proxy
) -> None:
    here = some(200)
    far.put_many(here)
    proxy.always("GET", answer(500))
    with pytest.raises(StoreUnreachable):
        list(far.get_many([name for name, _data in here]))
    # Those under way try to the end, and no others begin.
    assert proxy.count("GET") <= (MOST_UNREADABLE + 2 * 48) * TRIES
    proxy.well()
    assert far.get(here[0][0]) == here[0][1]


def test_one_object_that_cannot_be_read_keeps_no_other_back(far: BucketStore, proxy: Proxy) -> None:
    here = some(20)
    far.put_many(here)
    bad = here[7][0]
    proxy.always("GET", answer(500), of=bad)
    found = dict(far.get_many([name for name, _data in here]))
    assert found == {**dict(here), bad: None}


def test_what_is_put_before_a_fault_stays_and_nothing_after_it_in_its_stream(
    far: BucketStore, proxy: Proxy
) -> None:
    here = some(5)
    proxy.next("PUT", lambda server: server(), times=2)
    proxy.always("PUT", answer(403, "AccessDenied"))
    with pytest.raises(StoreDenied):
        far.put_many(here)
    assert far.names("v1/") == [name for name, _data in here[:2]]


def test_an_object_larger_than_any_of_ours_is_not_read(seaweed: Server) -> None:
    store = bucket(seaweed, fresh())
    big = bytes(1_000_001)
    store.put(named(big), big)
    with pytest.raises(TooBig):
        store.get(named(big))
    assert dict(store.get_many([named(big)])) == {named(big): None}


def test_34_a_clock_that_is_off_is_told_by_how_much(far: BucketStore, proxy: Proxy) -> None:
    # As Amazon and rclone answer: with their own time in it.
    theirs = (datetime.now(UTC) - timedelta(minutes=47)).strftime("%Y-%m-%dT%H:%M:%SZ")
    told = answer(403, "RequestTimeTooSkewed", more=f"<ServerTime>{theirs}</ServerTime>")
    proxy.always("PUT", told)
    with pytest.raises(ClockOff, match="47 minutes ahead"):
        far.put(*ONE)
    assert proxy.count("PUT") == 1


def test_34_where_the_server_only_dates_its_answer_that_date_is_used(
    far: BucketStore, proxy: Proxy
) -> None:
    theirs = datetime.now(UTC) + timedelta(minutes=33)
    date = theirs.strftime("%a, %d %b %Y %H:%M:%S GMT")
    proxy.always("GET", answer(403, "RequestTimeTooSkewed"))
    proxy.always("HEAD", answer(403, headers={"Date": date}))
    with pytest.raises(ClockOff, match="33 minutes behind"):
        far.get(ONE[0])


@pytest.mark.parametrize("engine", ["seaweed", "rclone"])
def test_34_real_servers_refuse_a_clock_that_is_off_in_these_words(
    engine: str, request: pytest.FixtureRequest
) -> None:
    server: Server = request.getfixturevalue(engine)
    ahead = SignedRequests(
        server.endpoint, "hub", REGION, KEY, lambda: datetime.now(UTC) + timedelta(hours=1)
    )
    refused = ahead.ask("GET", query={"versioning": ""})
    assert refused.status == 403
    assert b"<Code>RequestTimeTooSkewed</Code>" in refused.body
    assert "date" in refused.headers


@pytest.mark.parametrize("fault", ["wrong secret", "wrong key", "refused", "gone", "cut", "absent"])
def test_no_key_stands_in_an_error_a_traceback_or_a_log(
    seaweed: Server, proxy: Proxy, fault: str
) -> None:
    keys = {
        "wrong secret": Key(KEY.access, "TAINTsecret", "TAINTsession"),
        "wrong key": Key("TAINTaccess", "TAINTsecret"),
    }
    key = keys.get(fault, KEY)
    quoted = f"<AWSAccessKeyId>{KEY.access}</AWSAccessKeyId><StringToSign>TAINT</StringToSign>"
    if fault == "refused":
        proxy.always("GET", answer(403, "SignatureDoesNotMatch", more=quoted))
    if fault == "cut":
        proxy.always("GET", cut_at(3))
    endpoint = f"http://127.0.0.1:{free_ports(1)[0]}" if fault == "gone" else proxy.endpoint
    logged = io.StringIO()
    handler = logging.StreamHandler(logged)
    logging.getLogger().addHandler(handler)
    try:
        store = bucket(seaweed, "x", endpoint=endpoint, key=key)
        with pytest.raises(HaradaError) as raised:
            store.get(ONE[0])
    finally:
        logging.getLogger().removeHandler(handler)
    said = "".join(traceback.format_exception(raised.value)) + logged.getvalue() + repr(key)
    for secret in ("TAINT", KEY.access, KEY.secret):
        assert secret not in said


def test_absent_is_said_of_the_object_and_not_of_the_library(far: BucketStore) -> None:
    with pytest.raises(Absent) as raised:
        far.get(ONE[0])
    assert raised.value.__cause__ is None
    assert str(raised.value).startswith(f"{ONE[0]} is not in s3://hub/")
    assert BOX in str(raised.value)
