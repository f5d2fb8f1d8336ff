"""A shared folder as others leave it; numbers are the cases of the design."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from harada.notebook.errors import HaradaError, Refused
from harada.sharing.stores import FolderStore
from harada.sharing.stores.errors import (
    Absent,
    NotPlain,
    OtherStore,
    StoreDenied,
    StoreFull,
    StoreMissing,
    StoreUnreachable,
    TooBig,
)
from harada.sharing.stores.probe import probe
from harada.sharing.stores.tree import NamedTree, OpenFolder, OpenTree, Tree
from tests.sharing.stores.conftest import BOX, OTHER_STREAM, STREAM, named, some

ONE, TWO = some(2)
INSIDE = Path("v1") / "b" / BOX / STREAM
FILE = ONE[0].rpartition("/")[2]

WAYS = {"opened": OpenTree, "named": NamedTree}


@pytest.fixture(params=list(WAYS))
def store(request: pytest.FixtureRequest, share: Path) -> FolderStore:
    """A store in the shared folder, by each way into it."""
    way: Callable[[str], Tree] = WAYS[request.param]
    return FolderStore(str(share), way(str(share)))


def everything(folder: Path) -> list[str]:
    """All that lies in a folder, whatever it is."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


# --- what is and is not a store ----------------------------------------------------------------


@pytest.mark.parametrize("way", WAYS.values())
def test_14_a_folder_that_is_not_there_is_never_made(
    tmp_path: Path, way: Callable[[str], Tree]
) -> None:
    path = str(tmp_path / "gone")
    store = FolderStore(path, way(path))
    for attempt in (
        lambda: store.check(None),
        lambda: store.put(*ONE),
        lambda: store.names("v1/"),
        lambda: store.get(ONE[0]),
        lambda: list(store.get_many([ONE[0]])),
        lambda: store.delete(ONE[0]),
        store.create,
    ):
        with pytest.raises(StoreMissing, match="is not there"):
            attempt()
    assert everything(tmp_path) == []


def test_14_an_empty_mount_point_is_not_taken_for_an_empty_store(tmp_path: Path) -> None:
    store = FolderStore(str(tmp_path))
    for attempt in (lambda: store.put(*ONE), lambda: store.names("v1/")):
        with pytest.raises(StoreMissing, match=r"lacks harada-store\.json"):
            attempt()
    assert everything(tmp_path) == []


@pytest.mark.parametrize(
    "marker", [b"", b"{}", b"[]", b"\xff", b'{"v":1,"store":"../"}', b"[" * 999]
)
def test_14_a_marker_that_is_none_of_ours_makes_no_store(share: Path, marker: bytes) -> None:
    (share / "harada-store.json").write_bytes(marker)
    with pytest.raises(StoreMissing):
        FolderStore(str(share)).check(None)


def test_14_another_share_in_the_same_place_is_noticed_in_the_midst(
    store: FolderStore, share: Path
) -> None:
    agreed = store.check(None)
    (share / "harada-store.json").unlink()
    assert FolderStore(str(share)).create() != agreed
    for attempt in (lambda: store.put(*ONE), lambda: store.check(agreed)):
        with pytest.raises(OtherStore) as raised:
            attempt()
        assert raised.value.exit_code == 5
    assert not (share / "v1").exists()


def test_a_store_begins_in_an_empty_folder_only(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").touch()
    with pytest.raises(Refused, match="something already"):
        FolderStore(str(tmp_path)).create()
    assert everything(tmp_path) == ["holiday.jpg"]


def test_what_a_desktop_puts_into_an_empty_folder_is_not_in_the_way(tmp_path: Path) -> None:
    for name in ("desktop.ini", ".DS_Store", "Thumbs.db", "._x"):
        (tmp_path / name).touch()
    store = FolderStore(str(tmp_path))
    assert store.create() == store.create() == store.check(None)


def test_the_folder_itself_may_be_reached_by_a_link(share: Path, tmp_path: Path) -> None:
    link = tmp_path / "OneDrive"
    link.symlink_to(share)
    FolderStore(str(link)).put(*ONE)
    assert FolderStore(str(share)).get(ONE[0]) == ONE[1]


# --- what others leave in it -------------------------------------------------------------------


def test_29_copies_temporary_files_and_what_desktops_write_are_passed_over(
    store: FolderStore, share: Path
) -> None:
    store.put(*ONE)
    stem = FILE.removesuffix(".hrd")
    for name in (
        f"{stem} (1).hrd",
        f"{stem} (Zoë's conflicted copy 2026-11-22).hrd",
        f"{stem}-LAPTOP-7.hrd",
        f"{stem}.sync-conflict-20261122-101500-ABCDEFG.hrd",
        f"{stem}_conf(1).hrd",
        FILE.upper(),
        FILE + ".part",
        f".tmp-{FILE}-1234abcd",
        f"~{FILE}",
        ".DS_Store",
        "desktop.ini",
        "Thumbs.db",
        "0000000002-short.hrd",
    ):
        (share / INSIDE / name).write_bytes(b"no object")
    for folder in ("V1", "v1/.stversions", "v1/b/" + BOX.upper(), "v1/b/New folder"):
        (share / folder / STREAM).mkdir(parents=True)
        (share / folder / STREAM / FILE).write_bytes(b"no object")
    assert store.names("v1/") == [ONE[0]]
    assert store.names(f"v1/b/{BOX}/") == [ONE[0]]


def test_a_deletion_takes_the_copies_of_the_object_with_it(store: FolderStore, share: Path) -> None:
    store.put_many([ONE, TWO])
    stem = FILE.removesuffix(".hrd")
    for name in (f"{stem} (1).hrd", f".tmp-{FILE}-1234abcd", f"{stem}.sync-conflict-1.hrd"):
        (share / INSIDE / name).write_bytes(ONE[1])
    assert store.delete(ONE[0]) is True
    assert os.listdir(share / INSIDE) == [TWO[0].rpartition("/")[2]]


def test_37_sweeping_takes_copies_whose_object_is_gone_and_nobodys_own_files(
    store: FolderStore, share: Path
) -> None:
    store.put_many([ONE, TWO])
    stem = FILE.removesuffix(".hrd")
    copies = (f"{stem} (1).hrd", f".tmp-{FILE}-1234abcd", f"{stem}.sync-conflict-1.hrd")
    for name in copies:
        (share / INSIDE / name).write_bytes(ONE[1])
    (share / INSIDE / "my notes.txt").touch()
    (share / ONE[0]).unlink()
    assert store.sweep(f"v1/b/{BOX}/") == len(copies)
    assert sorted(os.listdir(share / INSIDE)) == [TWO[0].rpartition("/")[2], "my notes.txt"]


def test_folders_that_become_empty_go_and_come_back_when_needed(
    store: FolderStore, share: Path
) -> None:
    store.put(*ONE)
    store.delete(ONE[0])
    assert everything(share) == ["harada-store.json"] or everything(share) == [
        "harada-store.json",
        "v1",
    ]
    store.put(*ONE)
    assert store.names("v1/") == [ONE[0]]


def test_an_object_larger_than_any_of_ours_is_not_read(store: FolderStore, share: Path) -> None:
    store.put(*ONE)
    (share / ONE[0]).write_bytes(bytes(1_000_001))
    with pytest.raises(TooBig):
        store.get(ONE[0])
    assert dict(store.get_many([ONE[0]])) == {ONE[0]: None}


# --- links and devices -------------------------------------------------------------------------


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder beside the share, with a file in it that nobody may touch."""
    folder = tmp_path / "outside"
    (folder / BOX / STREAM).mkdir(parents=True)
    (folder / BOX / STREAM / FILE).write_bytes(b"private")
    (folder / FILE).write_bytes(b"private")
    return folder


@pytest.mark.parametrize("depth", [1, 2, 3, 4])
def test_30_a_link_in_the_way_is_not_followed(
    store: FolderStore, share: Path, outside: Path, depth: int
) -> None:
    parts = INSIDE.parts[:depth]
    target = outside.joinpath(*INSIDE.parts[2:depth]) if depth > 2 else outside
    share.joinpath(*parts[:-1]).mkdir(parents=True, exist_ok=True)
    share.joinpath(*parts).symlink_to(target, target_is_directory=True)
    before = everything(outside)
    for attempt in (
        lambda: store.put(*ONE),
        lambda: store.get(ONE[0]),
        lambda: store.delete(ONE[0]),
    ):
        with pytest.raises(NotPlain, match="link or a device") as raised:
            attempt()
        assert raised.value.exit_code == 5
    assert dict(store.get_many([ONE[0]])) == {ONE[0]: None}
    assert store.names("v1/") == [] if depth > 1 else True
    assert everything(outside) == before
    assert (outside / FILE).read_bytes() == b"private"


def test_30_an_object_that_is_a_link_is_neither_read_nor_written(
    store: FolderStore, share: Path, outside: Path
) -> None:
    (share / INSIDE).mkdir(parents=True)
    (share / ONE[0]).symlink_to(outside / FILE)
    for attempt in (lambda: store.put(*ONE), lambda: store.get(ONE[0])):
        with pytest.raises(NotPlain):
            attempt()
    assert store.names("v1/") == []
    assert store.delete(ONE[0]) is False
    assert (outside / FILE).read_bytes() == b"private"


@pytest.mark.parametrize("kind", ["fifo", "socket", "folder", "device"])
def test_30_what_is_no_plain_file_is_refused_without_waiting(
    store: FolderStore, share: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (share / INSIDE).mkdir(parents=True)
    path = share / ONE[0]
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "socket":
        monkeypatch.chdir(path.parent)
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(FILE)
    else:
        try:
            os.mknod(path, stat.S_IFCHR | 0o600, os.makedev(1, 5))
        except PermissionError:
            pytest.skip("only an administrator makes a device")
    for attempt in (lambda: store.get(ONE[0]), lambda: store.put(*ONE)):
        with pytest.raises(NotPlain):
            attempt()
    assert store.names("v1/") == []


def test_30_a_link_that_is_slipped_in_after_the_look_is_not_followed(
    share: Path, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = FolderStore(str(share), OpenTree(str(share)))
    store.put(*ONE)
    look, seen = os.stat, os.stat(share / ONE[0])

    def slip(path: str, **how: object) -> os.stat_result:
        if path == FILE:
            (share / ONE[0]).unlink(missing_ok=True)
            (share / ONE[0]).symlink_to(outside / FILE)
            return seen
        return look(path, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "stat", slip)
    with pytest.raises(NotPlain):
        store.get(ONE[0])


def test_30_the_marker_may_be_no_link_either(share: Path, tmp_path: Path) -> None:
    (share / "harada-store.json").rename(tmp_path / "elsewhere.json")
    (share / "harada-store.json").symlink_to(tmp_path / "elsewhere.json")
    with pytest.raises(NotPlain):
        FolderStore(str(share)).check(None)


# --- a share that says no ----------------------------------------------------------------------


@pytest.fixture
def failing(share: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], FolderStore]:
    """A share whose file system answers every write with one fault."""

    def make(number: int) -> FolderStore:
        def refuse(*_arguments: object) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(OpenFolder, "write", refuse)
        return FolderStore(str(share), OpenTree(str(share)))

    return make


@pytest.mark.parametrize(
    ("number", "kind", "said"),
    [
        (errno.EROFS, StoreDenied, "it can only be read there"),
        (errno.EACCES, StoreDenied, "you have no right"),
        (errno.ENOSPC, StoreFull, "no space left"),
        (errno.EDQUOT, StoreFull, "no space left"),
        (errno.EIO, StoreUnreachable, "the disk reports a fault"),
        (errno.ESTALE, StoreUnreachable, "cannot be used just now"),
        (errno.EHOSTDOWN, StoreUnreachable, "cannot be used just now"),
    ],
)
def test_31_a_fault_of_the_share_is_said_and_what_waits_waits(
    failing: Callable[[int], FolderStore], number: int, kind: type[HaradaError], said: str
) -> None:
    with pytest.raises(kind, match=said) as raised:
        failing(number).put(*ONE)
    assert "What is to be sent waits." in str(raised.value)


@pytest.mark.skipif(os.name == "nt", reason="rights are inherited there")
def test_31_a_share_that_can_only_be_read_is_read() -> None:
    program = (
        "import os, sys\n"
        "from harada.sharing.stores import FolderStore\n"
        "from harada.sharing.stores.errors import StoreDenied\n"
        "if os.getuid() == 0: os.setgid(65534); os.setuid(65534)\n"
        "store = FolderStore(sys.argv[1])\n"
        "assert store.get(sys.argv[2]) == bytes.fromhex(sys.argv[3])\n"
        "try: store.put(sys.argv[4], b'x')\n"
        "except StoreDenied as said: print(said)\n"
    )
    with tempfile.TemporaryDirectory() as name:  # where another account can come to
        share = Path(name)
        share.chmod(0o755)
        FolderStore(name).create()
        FolderStore(name).put(*ONE)
        folders = [share, *(path for path in share.rglob("*") if path.is_dir())]
        for folder in folders:
            folder.chmod(0o555)
        arguments = [name, ONE[0], ONE[1].hex(), TWO[0]]
        said = subprocess.run(
            [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True
        )
        for folder in folders:
            folder.chmod(0o755)
        assert "no right" in said.stdout
        assert os.listdir(share / INSIDE) == [FILE]


def test_31_a_share_that_goes_in_the_midst_is_missed_at_the_next_step(
    store: FolderStore, share: Path, tmp_path: Path
) -> None:
    here = [*some(3), *some(3, OTHER_STREAM)]
    store.check(None)
    store.put_many(here)
    reading = store.get_many([name for name, _data in here])
    assert next(reading) == here[0]
    shutil.move(share, tmp_path / "elsewhere")
    share.mkdir()  # the mount point stays
    with pytest.raises(StoreMissing):
        list(reading)
    with pytest.raises(StoreMissing):
        store.put(*ONE)
    assert everything(share) == []


# --- rights ------------------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="rights are inherited there")
@pytest.mark.parametrize(
    ("top", "folder", "file"), [(0o700, 0o700, 0o600), (0o2770, 0o2770, 0o660)]
)
def test_what_is_made_gets_the_rights_of_the_folder_and_never_more(
    tmp_path: Path, top: int, folder: int, file: int
) -> None:
    tmp_path.chmod(top)
    store = FolderStore(str(tmp_path))
    store.create()
    earlier = os.umask(0o077)
    try:
        store.put(*ONE)
    finally:
        os.umask(earlier)
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.rglob("*")}
    assert {mode for path, mode in modes.items() if path.is_dir()} == {folder}
    assert {mode for path, mode in modes.items() if path.is_file()} == {file}


@pytest.mark.skipif(getattr(os, "getuid", lambda: 1)() != 0, reason="makes files as two people")
def test_two_accounts_with_a_folder_of_their_group_read_and_erase_each_others_objects() -> None:
    group, an, coach = 60_001, 60_002, 60_003
    program = (
        "import os, sys\n"
        "from harada.sharing.stores import FolderStore\n"
        f"os.setgroups([{group}]); os.setgid(int(sys.argv[1])); os.setuid(int(sys.argv[1]))\n"
        "os.umask(0o077)\n"
        "store = FolderStore(sys.argv[2])\n"
        "exec(sys.argv[3])\n"
    )

    def act(account: int, what: str) -> None:
        command = [sys.executable, "-c", program, str(account), share, what]
        subprocess.run(command, check=True)

    with tempfile.TemporaryDirectory() as share:
        os.chown(share, coach, group)
        os.chmod(share, 0o2770)
        act(coach, "store.create()")
        act(an, f"store.put({ONE[0]!r}, {ONE[1]!r})")
        act(coach, f"assert store.get({ONE[0]!r}) == {ONE[1]!r}")
        act(coach, f"store.put({TWO[0]!r}, {TWO[1]!r})")
        act(an, f"assert store.delete({TWO[0]!r})")
        act(coach, f"assert store.delete({ONE[0]!r}) and not store.names('v1/')")


def test_a_folder_that_everybody_may_write_in_is_told(share: Path) -> None:
    share.chmod(0o777)
    (said,) = probe(FolderStore(str(share)), BOX)
    assert "Everybody on this machine" in said


# --- being killed ------------------------------------------------------------------------------

STEPS = ("mkdir", "open", "write", "fsync", "rename")


@pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("count", [1, 2])
def test_21_killed_before_any_step_of_writing_no_half_object_is_seen(
    share: Path, step: str, count: int
) -> None:
    program = (
        "import os, signal, sys\n"
        "from harada.sharing.stores import FolderStore\n"
        f"real, left = os.{step}, {count}\n"
        "def fatal(*a, **k):\n"
        "    global left\n"
        f"    if {step!r} != 'open' or a[1] & os.O_CREAT: left -= 1\n"
        "    if not left: os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return real(*a, **k)\n"
        f"store = FolderStore({str(share)!r})\n"
        f"os.{step} = fatal\n"
        f"store.put_many([({ONE[0]!r}, {ONE[1]!r}), ({TWO[0]!r}, {TWO[1]!r})])\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    store = FolderStore(str(share))
    for name in store.names("v1/"):
        assert store.get(name) == dict([ONE, TWO])[name]
    store.put_many([ONE, TWO])
    assert dict(store.get_many([ONE[0], TWO[0]])) == dict([ONE, TWO])
    assert store.delete(ONE[0])
    assert store.delete(TWO[0])
    assert not [path for path in share.rglob("*") if path.is_file() and path.suffix == ".hrd"]
    with pytest.raises(Absent):
        store.get(named(b"never"))
