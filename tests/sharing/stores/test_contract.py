"""What every store does, whatever it is made of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from harada.sharing.stores import ObjectStore
from harada.sharing.stores.errors import Absent
from tests.sharing.stores.conftest import BOX, OTHER_STREAM, STREAM, named, some

Again = Callable[[], ObjectStore]


@pytest.fixture
def store(again: Again) -> ObjectStore:
    return again()


def test_a_new_store_holds_nothing(store: ObjectStore) -> None:
    assert store.names("v1/") == []
    assert store.names(f"v1/b/{BOX}/") == []


def test_what_was_put_is_found_by_whoever_opens_the_store_next(again: Again) -> None:
    store = again()
    name = named(b"sealed")
    store.put(name, b"sealed")
    store.close()
    assert again().names(f"v1/b/{BOX}/") == [name]
    assert again().get(name) == b"sealed"


def test_the_id_of_a_store_stays_the_same(again: Again) -> None:
    assert again().check(None) == again().check(again().check(None))


def test_names_come_sorted_and_only_of_the_box_asked_for(store: ObjectStore) -> None:
    here = [*some(12), *some(3, OTHER_STREAM)]
    store.put_many([*reversed(here), *some(2, box="z" * 26)])
    assert store.names(f"v1/b/{BOX}/") == sorted(name for name, _data in here)
    assert store.names(f"v1/b/{BOX}/{OTHER_STREAM}/") == [name for name, _ in some(3, OTHER_STREAM)]


def test_many_objects_come_back_each_once(store: ObjectStore) -> None:
    here = [*some(60), *some(60, OTHER_STREAM)]
    store.put_many(here)
    found = list(store.get_many([name for name, _data in here]))
    assert sorted(found) == sorted(here)


def test_what_is_not_there_comes_back_as_nothing_among_many(store: ObjectStore) -> None:
    here, gone = some(2)
    store.put(*here)
    assert dict(store.get_many([here[0], gone[0]])) == {here[0]: here[1], gone[0]: None}


def test_what_is_not_there_is_said_to_be_absent(store: ObjectStore) -> None:
    with pytest.raises(Absent):
        store.get(named(b"never"))


def test_putting_the_same_object_twice_changes_nothing(store: ObjectStore) -> None:
    for _ in range(2):
        store.put(named(b"once"), b"once")
    assert store.names("v1/") == [named(b"once")]
    assert store.get(named(b"once")) == b"once"


def test_a_half_written_object_is_made_whole_by_putting_it_again(store: ObjectStore) -> None:
    name = named(b"whole and sound")
    store.put(name, b"whole an")
    store.put(name, b"whole and sound")
    assert store.get(name) == b"whole and sound"


def test_an_object_may_be_empty_and_may_hold_any_byte(store: ObjectStore) -> None:
    for data in (b"", bytes(range(256)) * 700):
        store.put(named(data), data)
        assert store.get(named(data)) == data


def test_what_was_deleted_is_gone_and_deleting_it_again_says_so(again: Again) -> None:
    store = again()
    first, second = some(2)
    store.put_many([first, second])
    assert store.delete(first[0]) is True
    assert store.delete(first[0]) is False
    store.close()
    with pytest.raises(Absent):
        again().get(first[0])
    assert again().names("v1/") == [second[0]]


def test_what_was_deleted_can_be_put_again(store: ObjectStore) -> None:
    (only,) = some(1)
    store.put(*only)
    store.delete(only[0])
    store.put(*only)
    assert store.get(only[0]) == only[1]


def test_sweeping_leaves_every_object_that_is_there(store: ObjectStore) -> None:
    here = [*some(3), *some(2, box="z" * 26)]
    store.put_many(here)
    store.delete(here[0][0])
    assert store.sweep(f"v1/b/{BOX}/") == 0
    assert store.names("v1/") == sorted(name for name, _data in here[1:])


@pytest.mark.parametrize(
    "name",
    [
        "../outside.hrd",
        "v1/../../outside.hrd",
        "/v1/b/" + named(b"x"),
        named(b"x").upper(),
        named(b"x").replace("/", "\\"),
        named(b"x") + "\n",
        f"v1/b/{BOX}/{STREAM}/.tmp-1",
        "harada-store.json",
        "",
    ],
)
def test_no_other_names_are_taken(store: ObjectStore, name: str) -> None:
    for attempt in (lambda: store.put(name, b"x"), lambda: store.get(name)):
        with pytest.raises(ValueError):
            attempt()
    with pytest.raises(ValueError):
        store.delete(name)


@pytest.mark.parametrize("prefix", ["", "v1", "/", "v1/../", f"v1/b/{BOX}", "V1/"])
def test_no_other_prefixes_are_taken(store: ObjectStore, prefix: str) -> None:
    with pytest.raises(ValueError):
        store.names(prefix)


def test_a_store_has_a_name_for_sentences(store: ObjectStore) -> None:
    assert store.label
    assert "secret" not in store.label
