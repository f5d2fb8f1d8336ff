"""What sharing costs: `python -m benchmarks.sharing` seals, opens, and lets a desk read its mail.

A year of summaries of 20 and of 200 members lies in a real folder and in a real S3 server on this
machine. Measured are the first sync of the coach, the one after it with nothing new, the bytes an
envelope takes, and the memory of the process that syncs. Run it on a quiet machine.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from harada.desk.desk import Desk
from harada.notebook.clock import FixedClock
from harada.notebook.notebook import Notebook
from harada.sharing.bodies import PillarCount, Summary2
from harada.sharing.consent import Consent
from harada.sharing.envelope import open_envelope, seal
from harada.sharing.ids import b64, new_box, new_mid, new_stream
from harada.sharing.keys import new_device, new_person
from harada.sharing.payload import FIRST, Payload
from harada.sharing.person import Sharing
from harada.sharing.stores import ObjectStore, open_store
from tests.sharing.servers import ENVIRONMENT, seaweed

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
WEEKS = 50
ROUNDS = 5


def main() -> None:
    """Measure and print, a line each."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sharing", description=__doc__)
    parser.add_argument("--members", type=int, nargs="*", default=[20, 200])
    parser.add_argument("--sync", nargs=2, metavar=("HOME", "TIMES"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.sync:
        _sync(options.sync[0], int(options.sync[1]))
        return
    _envelopes()
    with tempfile.TemporaryDirectory() as room:
        for members in options.members:
            for kind, store in _stores(Path(room) / str(members)):
                _desk(Path(room) / f"{members}-{kind}", kind, store, members)


def _summary(week: int) -> Summary2:
    pillars = [PillarCount(done=number, planned=7) for number in range(8)]
    return Summary2(week=f"2025-W{week:02d}", used=True, pillars=pillars, streak="weeks", kept=80)


def _envelopes() -> None:
    """Seal and open a summary for a coach and oneself."""
    me, device, coach = new_person(), new_device(), new_device()
    payload = Payload(
        kind="summary", mid=new_mid(), box=new_box(), stream=new_stream(), frm=b64(me.public),
        to=[b64(new_person().public)], seq=1, prev=FIRST, ts=1, epoch=1, body=_summary(1),
    )  # fmt: skip
    sealed = seal(payload, device, [coach.recipient])
    sizes = sorted(len(seal(payload, device, [coach.recipient])) for _ in range(1000))
    per_second = _rate(lambda: seal(payload, device, [coach.recipient]))
    print(f"seal            {per_second:8,.0f} /s")
    print(f"open and check  {_rate(lambda: open_envelope(sealed, coach)):8,.0f} /s")
    print(f"size            {median(sizes):8,.0f} B   ({sizes[0]} to {sizes[-1]})")


def _rate(work: Callable[[], object], count: int = 2000) -> float:
    rounds = []
    for _round in range(ROUNDS):
        begin = time.perf_counter()
        for _time in range(count):
            work()
        rounds.append(count / (time.perf_counter() - begin))
    return median(rounds)


def _stores(room: Path) -> Iterator[tuple[str, str]]:
    """Yield each kind of store with its address, while it is there."""
    folder = room / "folder"
    folder.mkdir(parents=True)
    yield "folder", f"folder:{folder}"
    with _server(room / "weed") as address:
        yield "S3", address


@contextmanager
def _server(room: Path) -> Iterator[str]:
    room.mkdir()
    with seaweed(room) as server:
        os.environ.update(ENVIRONMENT)
        yield server.address("bench")


def _desk(room: Path, kind: str, store: str, members: int) -> None:
    """Let a coach's desk read a year of everybody, in processes of its own."""
    room.mkdir()
    _fill(room, store, members)
    home = str(room / "coach")
    first = _measured(home, 1)
    again = _measured(home, ROUNDS)
    each = first["seconds"] / (members * WEEKS) * 1e6
    print(
        f"{kind:7} {members:4} members x {WEEKS}: first {first['seconds']:6.2f} s "
        f"({each:4.0f} us each), nothing new {again['seconds']:6.3f} s, "
        f"memory {first['memory']:5.1f} MB"
    )


def _fill(room: Path, store: str, members: int) -> None:
    coach = Notebook(str(room / "coach"), FixedClock(NOW))
    coach.create(name="Bo", language="en")
    desk = Desk(coach)
    people = []
    for number in range(members):
        invited = desk.invite(f"Member {number}", store)
        member = Notebook(str(room / f"m{number}"), FixedClock(NOW))
        member.create(name=f"Member {number}", language="en")
        sharing = Sharing(member)
        box = sharing.join(sharing.offer(invited.invite), Consent(level=2))
        people.append((sharing, box))
    for sharing, box in people:
        with _open(store) as objects:
            sharing.mailbox(box).sync(objects)
    desk.sync()
    for number in range(members):
        desk.confirm(f"Member {number}")
    desk.sync()
    for sharing, box in people:
        mailbox = sharing.mailbox(box)
        with sharing.notebook.store.unlogged_change():
            for week in range(1, WEEKS + 1):
                mailbox.post("summary", _summary(week), level=2)
        with _open(store) as objects:
            mailbox.sync(objects)


@contextmanager
def _open(store: str) -> Iterator[ObjectStore]:
    objects = open_store(store, {})
    try:
        yield objects
    finally:
        objects.close()


def _measured(home: str, times: int) -> dict[str, float]:
    """Sync in a new process; return the median of its seconds and its largest memory in MB."""
    command = [sys.executable, "-m", "benchmarks.sharing", "--sync", home, str(times)]
    words = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return {"seconds": float(words[0]), "memory": float(words[1])}


def _sync(home: str, times: int) -> None:
    seconds = []
    for _time in range(times):
        begin = time.perf_counter()
        report = Desk(Notebook(home, FixedClock(NOW))).sync()
        seconds.append(time.perf_counter() - begin)
        assert not report.failed
    print(median(seconds), _most_memory())


def _most_memory() -> float:
    """Return the most memory this process had, in MB; `getrusage` would count its parent's too."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


if __name__ == "__main__":
    main()
