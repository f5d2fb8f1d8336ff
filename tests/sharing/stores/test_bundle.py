"""A file that is passed on by hand, and what may have been done to it on the way."""

from __future__ import annotations

import io
import os
import shutil
import stat
import tarfile
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harada.notebook.errors import HaradaError, Refused
from harada.sharing.stores import BundleStore
from harada.sharing.stores import bundle as bundles
from harada.sharing.stores.errors import BadBundle, TooBig
from tests.sharing.stores.conftest import named, some

ONE, TWO, THREE = some(3)

Member = tuple[tarfile.TarInfo, bytes]


def bundle(path: Path, *objects: tuple[str, bytes]) -> Path:
    """A bundle with these objects."""
    store = BundleStore(str(path))
    store.put_many(objects)
    store.close()
    return path


def tar(
    path: Path, *members: tuple[tarfile.TarInfo, bytes], form: int = tarfile.USTAR_FORMAT
) -> Path:
    """A tar as anybody can make one, with the marker first."""
    marker = tarfile.TarInfo("harada-store.json")
    marker.size = 2
    with tarfile.open(path, "w", format=form) as archive:
        for member, data in ((marker, b"{}"), *members):
            archive.addfile(member, io.BytesIO(data))
    return path


def member(
    name: str = ONE[0], data: bytes = ONE[1], **fields: object
) -> tuple[tarfile.TarInfo, bytes]:
    """A member of a tar."""
    info = tarfile.TarInfo(name)
    info.size = len(data)
    for field, content in fields.items():
        setattr(info, field, content)
    return info, data


def test_a_bundle_is_a_plain_tar_that_any_tool_opens(tmp_path: Path) -> None:
    with tarfile.open(bundle(tmp_path / "a.harada", TWO, ONE)) as archive:
        assert archive.getnames() == ["harada-store.json", ONE[0], TWO[0]]
        content = archive.extractfile(ONE[0])
        assert content is not None
        assert content.read() == ONE[1]


def test_the_same_objects_make_the_same_bytes(tmp_path: Path) -> None:
    first = bundle(tmp_path / "a.harada", ONE, TWO, THREE)
    second = bundle(bundle(bundle(tmp_path / "b.harada", THREE), ONE), TWO)
    assert first.read_bytes() == second.read_bytes()


def test_what_another_wrote_meanwhile_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.harada"
    mine = BundleStore(str(path))
    mine.put(*ONE)
    bundle(path, TWO)
    mine.close()
    assert BundleStore(str(path)).names("v1/") == [ONE[0], TWO[0]]


def test_nothing_is_written_before_close_and_nothing_without_a_change(tmp_path: Path) -> None:
    path = tmp_path / "a.harada"
    store = BundleStore(str(path))
    store.close()
    assert not path.exists()
    store.put(*ONE)
    assert not path.exists()
    store.close()
    written = path.stat().st_mtime_ns
    store.close()
    assert path.stat().st_mtime_ns == written
    assert os.listdir(tmp_path) == ["a.harada"]


@pytest.mark.skipif(os.name == "nt", reason="rights are inherited there")
def test_a_new_bundle_is_for_its_owner_and_an_old_one_stays_as_it_was(tmp_path: Path) -> None:
    path = bundle(tmp_path / "a.harada", ONE)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o644)
    bundle(path, TWO)
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_a_bundle_that_cannot_be_written_stays_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    path = bundle(tmp_path / "in" / "a.harada", ONE)
    store = BundleStore(str(path))
    store.put(*TWO)
    shutil.move(tmp_path / "in", tmp_path / "out")
    with pytest.raises(Refused, match="could not be written"):
        store.close()
    assert BundleStore(str(tmp_path / "out" / "a.harada")).names("v1/") == [ONE[0]]


def test_an_object_larger_than_any_of_ours_is_not_taken(tmp_path: Path) -> None:
    big = bytes(1_000_001)
    with pytest.raises(TooBig):
        BundleStore(str(tmp_path / "a.harada")).put(named(big), big)


def test_what_sync_programs_and_desktops_add_is_passed_over(tmp_path: Path) -> None:
    folder = member("v1/", b"", type=tarfile.DIRTYPE)
    junk = [member(name, b"x") for name in ("v1/b/.DS_Store", "._v1", "desktop.ini", "v1/x y.hrd")]
    path = tar(tmp_path / "a.harada", folder, *junk, member())
    assert BundleStore(str(path)).names("v1/") == [ONE[0]]


def test_a_tar_made_of_the_folder_by_hand_is_a_bundle(tmp_path: Path) -> None:
    path = tar(tmp_path / "a.harada", member(f"./{ONE[0]}", uid=1000, mtime=1_700_000_000))
    assert BundleStore(str(path)).get(ONE[0]) == ONE[1]


@pytest.mark.parametrize(
    "bad",
    [
        member("/etc/passwd"),
        member("../outside.hrd"),
        member("v1/../../outside.hrd"),
        member("v1\\..\\outside.hrd"),
        member(type=tarfile.SYMTYPE, linkname="/etc/passwd", size=0),
        member(type=tarfile.LNKTYPE, linkname="harada-store.json", size=0),
        member(type=tarfile.CHRTYPE, devmajor=1, devminor=5, size=0),
        member(type=tarfile.FIFOTYPE, size=0),
        member(data=bytes(1_000_001)),
        member("é.hrd"),
        member("v1/" + "long/" * 60 + "x.hrd"),
    ],
    ids=lambda bad: f"{bad[0].name[:24]} {bad[0].type!r}",
)
@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_a_tar_with_anything_that_leads_elsewhere_is_refused_whole(
    tmp_path: Path, bad: tuple[tarfile.TarInfo, bytes], form: int
) -> None:
    try:
        path = tar(tmp_path / "a.harada", member(), bad, form=form)
    except ValueError:
        pytest.skip("this form cannot even hold it")
    with pytest.raises(BadBundle, match=r"is no bundle of Harada.*ask for it once more"):
        BundleStore(str(path))


def test_the_same_name_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadBundle):
        BundleStore(str(tar(tmp_path / "a.harada", member(), member())))


def test_a_tar_without_the_marker_is_no_bundle(tmp_path: Path) -> None:
    path = tmp_path / "a.harada"
    with tarfile.open(path, "w") as archive:
        archive.addfile(member()[0], io.BytesIO(ONE[1]))
    with pytest.raises(BadBundle):
        BundleStore(str(path))


def test_a_bundle_cut_short_at_any_place_is_refused(tmp_path: Path) -> None:
    whole = bundle(tmp_path / "a.harada", ONE, TWO).read_bytes()
    path = tmp_path / "cut.harada"
    ends = len(whole) - 512
    for length in range(0, ends, 256):
        path.write_bytes(whole[:length])
        with pytest.raises(BadBundle):
            BundleStore(str(path))


def test_a_bundle_that_is_cut_while_it_is_read_is_refused(tmp_path: Path) -> None:
    path = bundle(tmp_path / "a.harada", ONE)
    store = BundleStore(str(path))
    path.write_bytes(path.read_bytes()[:1600])
    with pytest.raises(BadBundle):
        store.get(ONE[0])


def test_too_many_members_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = bundle(tmp_path / "a.harada", *some(9))
    monkeypatch.setattr(bundles, "MOST", 10)
    with pytest.raises(BadBundle):
        BundleStore(str(path))
    monkeypatch.setattr(bundles, "MOST", 11)
    assert len(BundleStore(str(path)).names("v1/")) == 9


def test_a_file_of_a_terabyte_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "a.harada"
    with path.open("wb") as file:
        file.truncate(10**12)
    with pytest.raises(BadBundle):
        BundleStore(str(path))


def test_reading_takes_no_more_memory_for_a_larger_bundle(tmp_path: Path) -> None:
    many = [(named(data), data) for data in (bytes([n]) * 400_000 for n in range(20))]
    path = bundle(tmp_path / "a.harada", *many)
    del many
    tracemalloc.start()
    store = BundleStore(str(path))
    for _name, data in store.get_many(store.names("v1/")):
        assert data
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 2_000_000


@pytest.mark.parametrize("kind", ["folder", "fifo"])
def test_what_is_no_file_is_no_bundle(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.harada"
    path.mkdir() if kind == "folder" else os.mkfifo(path)
    with pytest.raises(BadBundle):
        BundleStore(str(path))


_WHOLE = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


@_WHOLE
@given(junk=st.binary(max_size=2_000))
def test_any_other_file_is_refused_with_a_sentence(tmp_path: Path, junk: bytes) -> None:
    path = tmp_path / "a.harada"
    path.write_bytes(junk)
    with pytest.raises(BadBundle):
        BundleStore(str(path))


@_WHOLE
@given(data=st.data())
def test_a_bundle_changed_anywhere_gives_objects_or_a_sentence(
    tmp_path: Path, data: st.DataObject
) -> None:
    whole = bytearray(bundle(tmp_path / "whole.harada", ONE, TWO).read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "a.harada"
    path.write_bytes(whole)
    try:
        store = BundleStore(str(path))
        found = dict(store.get_many(store.names("v1/")))
    except HaradaError:
        return
    assert all(isinstance(content, bytes) for content in found.values())
