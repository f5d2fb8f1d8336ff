"""What buckets keep: what was acknowledged, for ever; what was deleted, not at all."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from harada.sharing.stores import BundleStore, FolderStore, create_store, open_store
from harada.sharing.stores.errors import Absent, StillThere, StoreDenied, StoreFailed
from harada.sharing.stores.listing import listed
from harada.sharing.stores.probe import probe
from harada.sharing.stores.s3 import AT_ONCE
from tests.sharing import servers
from tests.sharing.servers import BOX, ENVIRONMENT, OWNER, READER, Proxy, Server, Waits, answer
from tests.sharing.stores.conftest import bucket, fresh, named, some

pytestmark = pytest.mark.xdist_group("s3")

(ONE,) = some(1)


def versions(server: Server, prefix: str) -> int:
    """How many versions and marks of deletion a bucket keeps below a prefix."""
    listed = server.ask("GET", "kept", query={"versions": "", "prefix": prefix}).body
    return listed.count(b"<VersionId>")


def test_26_a_server_that_is_killed_under_load_keeps_all_it_acknowledged(tmp_path: Path) -> None:
    acknowledged: list[tuple[str, bytes]] = []
    enough = threading.Event()
    with servers.seaweed(tmp_path) as server:
        streams = [some(400, letter * 13) for letter in "bcdefghi"]

        def write(stream: list[tuple[str, bytes]]) -> None:
            store = bucket(server, "load")
            for name, data in stream:
                try:
                    store.put(name, data)
                except StoreFailed:
                    return
                acknowledged.append((name, data))
                if len(acknowledged) > 300:
                    enough.set()

        writers = [threading.Thread(target=write, args=(stream,)) for stream in streams]
        for writer in writers:
            writer.start()
        enough.wait(30)
        server.kill()
        for writer in writers:
            writer.join()
        written = sum(len(stream) for stream in streams)
        assert 300 < len(acknowledged) < written, "killed in the midst"
        server.start()
        # Its volumes come back one after the other.
        patient = Waits(lambda seconds: time.sleep(min(seconds, 1.0)))
        reader = bucket(server, "load", patient)
        found = dict(reader.get_many([name for name, _data in acknowledged]))
    assert found == dict(acknowledged)


def test_27_of_many_writers_at_once_each_finds_its_own_object_whole(
    seaweed: Server, rclone: Server
) -> None:
    for server in (seaweed, rclone):
        prefix, here = fresh(), some(10)
        threads = [
            threading.Thread(target=bucket(server, prefix).put_many, args=(here,)) for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert dict(bucket(server, prefix).get_many([name for name, _ in here])) == dict(here)
        assert bucket(server, prefix).names("v1/") == [name for name, _data in here]


def test_37_of_a_bucket_that_keeps_versions_nothing_is_left(seaweed: Server) -> None:
    prefix = fresh()
    store = bucket(seaweed, prefix, bucket="kept")
    first, second = some(2)
    for _ in range(3):
        store.put_many([first, second])
    assert versions(seaweed, f"{prefix}/") == 6
    assert store.delete(first[0]) is True
    assert versions(seaweed, f"{prefix}/") == 3
    with pytest.raises(Absent):
        store.get(first[0])
    assert store.get(second[0]) == second[1]
    assert store.delete(first[0]) is False


def test_37_a_deletion_that_was_cut_off_before_the_versions_is_finished_the_next_time(
    seaweed: Server,
) -> None:
    prefix = fresh()
    store = bucket(seaweed, prefix, bucket="kept")
    store.put(*ONE)
    seaweed.ask("DELETE", "kept", f"{prefix}/{ONE[0]}")
    assert versions(seaweed, f"{prefix}/") == 2
    assert store.delete(ONE[0]) is True
    assert versions(seaweed, f"{prefix}/") == 0


def test_37_sweeping_a_box_takes_what_versions_are_left_of_anything_in_it(seaweed: Server) -> None:
    prefix = fresh()
    store = bucket(seaweed, prefix, bucket="kept")
    here, other = some(3), some(1, box="z" * 26)
    for _ in range(2):
        store.put_many([*here, *other])
    seaweed.ask("DELETE", "kept", f"{prefix}/{here[0][0]}")
    assert versions(seaweed, f"{prefix}/v1/b/{BOX}/") == 7
    assert store.sweep(f"v1/b/{BOX}/") == 5
    assert versions(seaweed, f"{prefix}/v1/b/{BOX}/") == 2
    assert versions(seaweed, f"{prefix}/v1/b/{'z' * 26}/") == 2
    assert store.names(f"v1/b/{BOX}/") == [name for name, _data in here[1:]]


def test_37_versions_that_may_not_be_deleted_are_told(seaweed: Server) -> None:
    prefix = fresh()
    with servers.fault_proxy(seaweed) as proxy:
        store = bucket(seaweed, prefix, endpoint=proxy.endpoint, bucket="kept")
        store.put(*ONE)
        proxy.always("DELETE", answer(403, "AccessDenied"), of="versionId=")
        with pytest.raises(StillThere, match="keeps earlier versions") as raised:
            store.delete(ONE[0])
        assert raised.value.exit_code == 5
        proxy.well()
        proxy.always("GET", answer(403, "AccessDenied"), of="versions=")
        with pytest.raises(StillThere):
            store.delete(ONE[0])
        proxy.well()
        store.delete(ONE[0])
    assert versions(seaweed, f"{prefix}/") == 0


def test_37_where_the_bucket_does_not_tell_the_object_shows_that_versions_are_kept(
    seaweed: Server,
) -> None:
    prefix = fresh()
    with servers.fault_proxy(seaweed) as proxy:
        store = bucket(seaweed, prefix, endpoint=proxy.endpoint, bucket="kept")
        proxy.always("GET", answer(403, "AccessDenied"), of="versioning=")
        store.put(*ONE)
        assert store.delete(ONE[0]) is True
    assert versions(seaweed, f"{prefix}/") == 0


def test_19_a_list_longer_than_a_page_comes_whole_and_each_once(seaweed: Server) -> None:
    prefix, here = fresh(), some(1_010)  # a page has a thousand
    store = bucket(seaweed, prefix)
    store.put_many(here)
    assert store.names("v1/") == sorted(name for name, _data in here)
    by_hand = [key.removeprefix(f"{prefix}/") for key in listed(store.requests, f"{prefix}/v1/")]
    assert by_hand == sorted(name for name, _data in here)


def test_many_requests_are_under_way_together(seaweed: Server) -> None:
    prefix, here = fresh(), some(64)
    bucket(seaweed, prefix).put_many(here)
    together = threading.Barrier(32, timeout=20)

    def wait_for_others(server: Callable[[], servers.Reply]) -> servers.Reply:
        together.wait()
        return server()

    with servers.fault_proxy(seaweed) as proxy:
        proxy.always("GET", wait_for_others)
        found = dict(bucket(seaweed, prefix, endpoint=proxy.endpoint).get_many(list(dict(here))))
    assert found == dict(here)


def test_many_boxes_are_read_by_the_same_threads_which_go_with_the_store(seaweed: Server) -> None:
    prefix, here = fresh(), some(60)
    names = [name for name, _data in here]
    before = set(threading.enumerate())
    store = bucket(seaweed, prefix)
    store.put_many(here)
    for _box in range(4):
        assert dict(store.get_many(names)) == dict(here)
    workers = set(threading.enumerate()) - before
    assert 0 < len(workers) <= AT_ONCE
    store.close()
    assert not workers & set(threading.enumerate())


def test_who_wants_no_more_does_not_wait_for_what_is_under_way(
    seaweed: Server, proxy: Proxy
) -> None:
    prefix, here = fresh(), some(60)
    bucket(seaweed, prefix).put_many(here)
    # With the patience of every day: to wait for all tries would take minutes.
    store = open_store(seaweed.address(prefix, endpoint=proxy.endpoint), ENVIRONMENT)
    proxy.next("GET", lambda server: server())
    proxy.always("GET", answer(503, "SlowDown"))
    reading = iter(store.get_many([name for name, _data in here]))
    assert next(reading)[1] is not None
    reading.close()  # type: ignore[attr-defined]
    proxy.well()
    assert dict(store.get_many([name for name, _data in here])) == dict(here)


def test_a_store_that_is_well_says_nothing(seaweed: Server, share: Path, tmp_path: Path) -> None:
    prefix = fresh()
    there = bucket(seaweed, prefix)
    there.create()
    for store in (there, FolderStore(str(share)), BundleStore(str(tmp_path / "a.harada"))):
        assert probe(store, BOX) == []
        assert store.names("v1/") == []


def test_a_probe_tells_of_versions_and_of_other_peoples_boxes(seaweed: Server) -> None:
    store = bucket(seaweed, fresh(), bucket="kept")
    store.create()
    other = "z" * 26
    store.put(named(b"x", box=other), b"x")
    keeps, seen = probe(store, BOX)
    assert "keeps earlier versions" in keeps
    assert "Other people's boxes" in seen


def test_a_probe_tells_of_an_object_lock(seaweed: Server, proxy: Proxy) -> None:
    store = bucket(seaweed, fresh(), endpoint=proxy.endpoint)
    store.create()
    locked = (
        b"<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled>"
        b"</ObjectLockConfiguration>"
    )
    proxy.always("GET", lambda _server: servers.Reply(200, [], locked), of="object-lock=")
    (said,) = probe(store, BOX)
    assert "Object Lock" in said


def test_a_probe_with_a_key_that_may_only_read_is_refused(seaweed: Server) -> None:
    prefix = fresh()
    bucket(seaweed, prefix).create()
    with pytest.raises(StoreDenied):
        probe(bucket(seaweed, prefix, key=READER), BOX)


def test_a_key_for_one_box_reaches_no_other(seaweed: Server) -> None:
    mine, other = ONE, (named(b"other", box="z" * 26), b"other")
    everyone, one = bucket(seaweed), bucket(seaweed, key=OWNER)
    everyone.put(*other)
    one.put(*mine)
    assert one.get(mine[0]) == mine[1]
    assert one.names(f"v1/b/{BOX}/") == [mine[0]]
    for attempt in (
        lambda: one.get(other[0]),
        lambda: one.put(*other),
        lambda: one.delete(other[0]),
        lambda: one.names(f"v1/b/{'z' * 26}/"),
    ):
        with pytest.raises(StoreDenied):
            attempt()
    everyone.delete(mine[0])
    everyone.delete(other[0])


def test_an_address_and_the_environment_are_enough(
    seaweed: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = seaweed.address(fresh())
    for name, text in {
        **ENVIRONMENT,
        "AWS_ENDPOINT_URL_S3": "http://127.0.0.1:9",
        "AWS_ENDPOINT_URL": "http://127.0.0.1:9",
        "AWS_BUCKET": "another",
        "AWS_SKIP_SIGNATURE": "true",
    }.items():
        monkeypatch.setenv(name, text)
    store_id = create_store(address, {})
    store = open_store(address, {})
    assert store.check(store_id) == store_id
    store.put(*ONE)
    assert store.names("v1/") == [ONE[0]]


def test_the_key_that_the_notebook_keeps_goes_before_the_environment_s(
    seaweed: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "unknown")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "unknown")
    monkeypatch.setenv("AWS_SESSION_TOKEN", "of the other key")
    assert create_store(seaweed.address(fresh()), ENVIRONMENT)


def test_without_a_key_it_is_said_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(StoreDenied, match="Set AWS_ACCESS_KEY_ID"):
        open_store("s3://hub/x?endpoint=http://127.0.0.1:9", {})
