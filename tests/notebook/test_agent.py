"""The agent that holds the key: who may ask it, how long it stays, and how it goes."""

from __future__ import annotations

import os
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from harada.notebook import agent, agent_serve, locking
from harada.notebook.clock import FixedClock
from harada.notebook.errors import HaradaError, Locked, NeedsPerson, Refused
from harada.notebook.file import encode_document
from harada.notebook.notebook import Notebook
from tests.notebook import vaults
from tests.notebook.conftest import TODAY, again
from tests.notebook.vaults import OTHER, SECRET

pytestmark = pytest.mark.skipif(not agent.supported(), reason="sockets with a name")


@pytest.fixture
def locked(filled: Notebook) -> Iterator[Notebook]:
    """A notebook with a vault; whatever agent it has is gone afterwards."""
    filled.mark(TODAY, ["r1"], 1)
    vaults.make(filled)
    yield filled
    with suppress(HaradaError):
        locking.lock(filled)


class Serving:
    """An agent in a thread of this process, by a clock that is moved by hand."""

    def __init__(self, home: str, idle: float = 600.0) -> None:
        self.time = 0.0
        os.makedirs(agent.folder(), 0o700, exist_ok=True)
        self.path = agent.place(home)
        key = vaults.key_of(home)
        self.agent = agent_serve.Agent(home, key, self.path, idle, lambda: self.time)
        self.thread = threading.Thread(target=self.agent.serve)
        self.thread.start()

    def over(self) -> bool:
        """Wait for its end."""
        self.thread.join(30)
        return not self.thread.is_alive()


@pytest.fixture
def serve(locked: Notebook, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Serving]]:
    """Start an agent for the notebook; it ends with the test."""
    monkeypatch.setattr(agent_serve, "_LOOK_EVERY", 0.01)
    started: list[Serving] = []

    def start(idle: float = 600.0) -> Serving:
        started.append(Serving(locked.home, idle))
        return started[-1]

    yield start
    for each in started:
        each.time += 10_000_000
        assert each.over()


def test_with_an_agent_everything_reads_and_writes_as_without_a_vault(locked: Notebook) -> None:
    with pytest.raises(Locked):
        again(locked).day(TODAY)
    locking.unlock(locked, SECRET, 10)
    assert again(locked).day(TODAY)["marks"] == {"r1": 1}
    again(locked).mark(TODAY, ["r2"], 2)
    assert again(locked).undo() is not None
    assert again(locked).day(TODAY)["marks"] == {"r1": 1}
    locking.lock(locked)
    with pytest.raises(Locked) as refused:
        again(locked).day(TODAY)
    assert refused.value.exit_code == 3
    assert not os.path.exists(agent.place(locked.home))


def test_a_wrong_passphrase_starts_nothing(locked: Notebook) -> None:
    with pytest.raises(Locked):
        locking.unlock(locked, OTHER, 10)
    assert not agent.is_open(locked.home)


def test_it_ends_when_nobody_asked_for_its_idle_time(
    locked: Notebook, serve: Callable[..., Serving]
) -> None:
    serving = serve(600.0)
    serving.time = 599.0
    agent.ask(locked.home, agent.TOUCH)
    serving.time = 1198.0
    assert agent.is_open(locked.home)
    serving.time = 1200.0
    assert serving.over()
    assert not os.path.exists(serving.path)


def test_to_look_at_it_is_no_use_of_it(locked: Notebook, serve: Callable[..., Serving]) -> None:
    serving = serve(600.0)
    serving.time = 599.0
    assert agent.is_open(locked.home)
    serving.time = 601.0
    assert serving.over()


def test_a_second_unlock_takes_the_place_of_the_first(
    locked: Notebook, serve: Callable[..., Serving]
) -> None:
    first, second = serve(), serve()
    assert first.over()
    assert agent.is_open(locked.home)
    locking.lock(locked)
    assert second.over()


def test_the_socket_of_a_dead_agent_means_locked_and_is_replaced(locked: Notebook) -> None:
    os.makedirs(agent.folder(), 0o700, exist_ok=True)
    dead = socket.socket(socket.AF_UNIX)
    dead.bind(agent.place(locked.home))
    dead.close()
    with pytest.raises(Locked):
        again(locked).day(TODAY)
    locking.unlock(locked, SECRET, 10)
    assert again(locked).day(TODAY)["marks"] == {"r1": 1}


def test_an_agent_whose_socket_was_taken_away_ends(serve: Callable[..., Serving]) -> None:
    serving = serve()
    os.unlink(serving.path)
    assert serving.over()


def test_folder_and_socket_are_the_users_alone(
    locked: Notebook, serve: Callable[..., Serving]
) -> None:
    serving = serve()
    assert stat.S_IMODE(os.stat(serving.path).st_mode) == 0o600
    assert stat.S_IMODE(os.stat(agent.folder()).st_mode) == 0o700


def test_a_folder_others_can_look_into_is_not_used(
    locked: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agent, "folder", lambda: str(tmp_path / "open"))
    (tmp_path / "open").mkdir(mode=0o755)
    with pytest.raises(Refused, match="open to others"):
        locking.unlock(locked, SECRET, 10)


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="needs another user")
def test_another_user_is_not_answered(
    locked: Notebook, serve: Callable[..., Serving], monkeypatch: pytest.MonkeyPatch
) -> None:
    session = tempfile.mkdtemp()  # its rights are changed, so it is no folder of other tests
    os.chmod(session, 0o711)
    monkeypatch.setenv("XDG_RUNTIME_DIR", session)
    serving = serve()
    assert serving.path.startswith(session)
    os.chmod(os.path.dirname(serving.path), 0o711)
    os.chmod(serving.path, 0o666)
    child = os.fork()
    if child == 0:
        os.setuid(65534)
        with suppress(OSError), socket.socket(socket.AF_UNIX) as client:
            client.connect(serving.path)
            client.sendall(agent.LOOK + bytes(6))
            os._exit(len(client.recv(9)))
        os._exit(99)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.chmod(os.path.dirname(serving.path), 0o700)
    assert code in (0, 99)
    assert agent.is_open(locked.home)
    assert agent.ask(locked.home, agent.END) is not None
    assert serving.over()
    shutil.rmtree(session)


@pytest.mark.parametrize(
    "raw",
    [b"", b"S", b"S\xff\xff", b"S\0\1\xff\0\0\0\0", b"O\0\0\xff\xff\xff\xff", b"?\0\0\0\0\0\0"],
)
def test_what_is_no_request_harms_nothing(
    locked: Notebook, serve: Callable[..., Serving], raw: bytes
) -> None:
    serving = serve()
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(serving.path)
        client.sendall(raw)
        client.shutdown(socket.SHUT_WR)
        client.recv(100)
    assert agent.is_open(locked.home)


def test_an_exchanged_body_is_told_as_damaged_and_an_open_one_as_not_sealed(
    locked: Notebook, serve: Callable[..., Serving]
) -> None:
    serve()
    string = agent.ask(locked.home, agent.SEAL, "days/2026-10.json", b"{}")
    with pytest.raises(ValueError):
        agent.ask(locked.home, agent.OPEN, "days/2026-11.json", string)
    with pytest.raises(NeedsPerson):
        agent.ask(locked.home, agent.OPEN, "days/2026-11.json", b"{}")


def test_a_large_body_goes_through_whole(locked: Notebook, serve: Callable[..., Serving]) -> None:
    serve()
    body = b"x" * 3_000_000
    string = agent.ask(locked.home, agent.SEAL, "a", body)
    assert agent.ask(locked.home, agent.OPEN, "a", string) == body


def test_an_agent_outlives_who_started_it_and_holds_no_stream(
    locked: Notebook, tmp_path: Path
) -> None:
    start = (
        "import sys\n"
        "from harada.notebook import locking\n"
        "from tests.notebook.samples import opened\n"
        "locking.unlock(opened(sys.argv[1]), sys.argv[2], 10)\n"
    )
    said = subprocess.run(
        [sys.executable, "-c", start, locked.home, SECRET],
        capture_output=True,  # ends only when nobody holds the streams any more
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": os.getcwd()},
    )
    assert said.returncode == 0, said.stderr
    assert again(locked).day(TODAY)["marks"] == {"r1": 1}


def test_a_long_home_has_a_socket_whose_name_still_fits(
    locked: Notebook, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / ("x" * 90)))
    assert len(agent.place(locked.home)) + len(".9999999") < 104


def test_an_agent_without_its_vault_says_that_it_is_locked(
    locked: Notebook, serve: Callable[..., Serving]
) -> None:
    serve()
    locking.remove(again(locked), SECRET)
    assert again(locked).day(TODAY)["marks"] == {"r1": 1}


def test_what_a_crash_cut_off_is_finished_when_it_is_unlocked(locked: Notebook) -> None:
    notebook = vaults.held(locked.home, FixedClock(locked.clock.now()))
    edit = ["goals.json", "goals", "g9", {"goal": "half"}]
    line = notebook.store.seal.seal("journal.json", encode_document(edit).encode())
    Path(locked.home, "journal.json").write_bytes(line + b"\nend\n")
    late = again(locked)
    locking.unlock(late, SECRET, 10)
    assert not Path(locked.home, "journal.json").exists()
    assert late.goals()["g9"]["goal"] == "half"
