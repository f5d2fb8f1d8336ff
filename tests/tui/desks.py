"""A coach's notebook with members at the desk, written through the domain in one go.

The messages are as a mailbox keeps them once it has opened them; the keys are real, so that the
coach can answer. Everybody is fictional.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from harada.desk.reading import record_file
from harada.method.day import iso_week
from harada.notebook.clock import utc_stamp
from harada.notebook.notebook import Notebook
from harada.notebook.store import Store
from harada.sharing.box import coach_box
from harada.sharing.kept import Kept
from harada.sharing.keys import KeyRing

if TYPE_CHECKING:
    from harada.notebook.clock import Clock
    from harada.notebook.store import Change

TODAY = date(2026, 11, 23)
"""A Monday: the last finished week is 2026-W47."""
FIRST = ("An", "Bea", "Cas", "Dina", "Emre", "Fatou", "Gust", "Hilde", "Ilias", "Jo")
LAST = ("Aerts", "Baert", "Claes", "Diallo", "Evers", "Feys", "Goos", "Haddad", "Ieven", "Jans",
        "Kaya", "Lenaerts", "Maes", "Nys", "Okafor", "Peeters", "Quintens", "Raes", "Sels",
        "Thijs")  # fmt: skip
QUESTIONS = (
    "How do I begin on a bad day?",
    "May I swap a pillar halfway?",
    "What if my team laughs about it?",
)


def names(count: int) -> list[str]:
    """So many names, no two alike."""
    return [f"{FIRST[n % len(FIRST)]} {LAST[n // len(FIRST)]}" for n in range(count)]


def desk(home: str, clock: Clock, count: int, store: str | None = None) -> Notebook:
    """A notebook of coach Bo with so many members: weeks behind them, and new mail of Monday.

    Every tenth asks something, every tenth shares a page, one waits to be confirmed; the others
    have a new week. The last of all shares next to nothing.
    """
    notebook = Notebook(home, clock)
    notebook.create(name="Bo", language="en")
    keys = KeyRing(notebook.store)
    keys.make("Bo", clock.now())
    peer = _somebody(f"{home}-of-members", clock)
    with notebook.store.unlogged_change() as change:
        for n, name in enumerate(names(count)):
            _put_member(notebook, change, n, name, peer, store)
    return notebook


def _somebody(home: str, clock: Clock) -> Any:
    """The card of an employee; it serves for all of them."""
    Notebook(home, clock).create(name="Member", language="en")
    return KeyRing(Store(home)).make("Member", clock.now()).card("employee")


def _put_member(
    notebook: Notebook, change: Change, n: int, name: str, peer: Any, store: str | None
) -> None:
    stamp = utc_stamp(notebook.clock.now())
    level = 1 if n % 10 == 9 else 2 + n % 3
    waits = n == 4
    kept = Kept(notebook.store, "desk", f"{_letters(n)}".ljust(26, "a"))
    box = coach_box(box=kept.id, name=name, token="t", expires="2026-12-07", store=store,
                    store_id=None, now="2026-08-31T08:00:00Z")  # fmt: skip
    box |= {
        "state": "joined" if waits else "confirmed",
        "joined": "2026-09-01T08:00:00Z",
        "confirmed": None if waits else "2026-09-01T09:00:00Z",
        "peer": peer.person,
        "card": peer.model_dump(),
        "level": level,
        "epoch": 1,
        "epochs": {"1": level},
    }
    kept.put_box(change, box)
    record = {"read": 8, "talks": ["2026-10-26"], "levels": [["2026-09-01", level]]}
    change.put(record_file(kept.id), "member", "me", record)
    if waits:
        return
    order = 0
    for back in range(8, -1, -1):
        order += 1
        _put(kept, change, order, "summary", _week(n, back, level), stamp)
    if n % 10 == 1:
        asked: dict[str, Any] = {
            "what": "question",
            "date": None,
            "text": QUESTIONS[n % 3],
            "parts": {},
        }
        _put(kept, change, order + 1, "entry", asked, stamp)
    if n % 10 == 2:
        parts = {"good": "I kept my calm with a hard call.", "redo": "I would ask Griet sooner."}
        page = {"what": "diary", "date": "2026-11-20", "text": "", "parts": parts}
        _put(kept, change, order + 1, "entry", page, stamp)


def _letters(n: int) -> str:
    """A number in letters, for the id of a box."""
    return "".join(chr(97 + int(digit)) for digit in f"{n:04d}")


def _put(
    kept: Kept, change: Change, order: int, kind: str, body: dict[str, Any], stamp: str
) -> None:
    message: Any = {
        "mid": f"{kept.id[:4].encode().hex()}{order:024x}",
        "kind": kind,
        "body": body,
        "stream": "s" * 13,
        "seq": order,
        "sha": "",
        "ts": 1_795_400_000_000,
        "epoch": 1,
        "received": stamp,
        "order": order,
        "fork": False,
    }
    kept.put_message(change, message)


def _week(n: int, back: int, level: int) -> dict[str, Any]:
    """The summary of a week some weeks ago, at a level."""
    week = iso_week(TODAY - timedelta(weeks=back + 1))
    body: dict[str, Any] = {"rev": 1, "week": week, "level": level, "used": True}
    if level >= 2:
        kept = 10 * (3 + (n + 8 - back) % 7)
        pillars = [{"done": (n + p + back) % 6, "planned": 5} for p in range(8)]
        body |= {"pillars": pillars, "streak": "weeks", "kept": kept, "score": kept, "warmth": 60}
    if level >= 3:
        titles = ["Calm", "Listening", "Product", "Writing", "Body", "Team", "Home", "Luck"]
        body |= {"goal": "Answer 400 calls that need no second call", "pillar_titles": titles}
    if level >= 4:
        body |= {"routines": [{"name": "Two minutes of breathing", "done": 4, "planned": 7}]}
    return body
