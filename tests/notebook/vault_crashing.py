"""Lets a process die while a vault is made, removed or opened otherwise, and looks at what is left.

`python -m tests.notebook.vault_crashing FOLDER CHANGE STRIDE`. As in `crashing`, a child is gone at
its n-th call of the system, for each n that the stride leaves. Then everything must be readable as
it was, in every backup too, and going on must lead where the change leads, with nothing left open.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import nullcontext, suppress
from pathlib import Path

from harada.notebook import agent, locking, remembering, restore, vault, vault_keyring
from harada.notebook.clock import FixedClock
from harada.notebook.errors import HaradaError
from harada.notebook.notebook import Notebook
from tests.notebook import crashing, samples, vaults
from tests.notebook.samples import TODAY
from tests.notebook.system_keyrings import keyring_in
from tests.notebook.vaults import CHEAP, OTHER, SECRET

WORD = "Heliotrope"
"""What only this person's own texts say."""

_CODE: list[str] = []


def prepare(home: str) -> None:
    """Make a notebook with all that can hold old text."""
    notebook = samples.opened(home)
    notebook.create(name="Mei", language="en")
    for text in ("one", "two"):
        notebook.set_goal_field("goal", f"{WORD} {text}")
    notebook.write_diary(TODAY, {"good": f"{WORD} in a diary"})
    notebook.back_up_if_due()
    notebook.set_mission(f"{WORD} for all")
    samples.opened(home).set_mission("another")
    samples.opened(home).set_mission(f"{WORD} taken back")
    assert samples.opened(home).undo()
    Path(home, "backups", "2026-11-22-all.zip").rename(Path(home, "backups", "2026-11-21-all.zip"))
    notebook.back_up_if_due()
    with notebook.store.unlogged_change() as change:
        change.put("sharing/boxes.json", "boxes", "b1", {"text": f"{WORD} of another"})
    Path(home, "backups", "2026-11-20-all.zip").write_bytes(f"{WORD}, no zip".encode())
    Path(home, "goals.json.damaged-1").write_bytes(f"{WORD}, damaged".encode())
    Path(home, ".goals.json.tmp").write_bytes(f"{WORD}, left over".encode())


def _make(notebook: Notebook) -> None:
    vaults.make(notebook)


def _remove(notebook: Notebook) -> None:
    locking.remove(notebook, SECRET)


def _change(notebook: Notebook) -> None:
    locking.change_passphrase(notebook, SECRET, OTHER, CHEAP)


def _recover(notebook: Notebook) -> None:
    locking.recover(notebook, _CODE[0], OTHER, CHEAP)


def _remember(notebook: Notebook) -> None:
    agent.supported = lambda: False  # the key is held here, and this process ends
    remembering.unlock_and_remember(notebook, SECRET, agent.IDLE)


def _forget(notebook: Notebook) -> None:
    remembering.forget(notebook)


CHANGES: dict[str, Callable[[Notebook], None]] = {
    "make": _make,
    "remove": _remove,
    "change": _change,
    "recover": _recover,
}

REMEMBERED: dict[str, Callable[[Notebook], None]] = {
    "remember": _remember,
    "forget": _forget,
    "change-remembered": _change,
    "recover-remembered": _recover,
    "remove-remembered": _remove,
}
"""The same and more with a keyring, which is a file in the notebook's folder."""


def reopened(home: str) -> Notebook:
    """The notebook with its key, whichever passphrase opens it by now; plain without a vault."""
    clock = FixedClock(samples.EVENING)
    if not vault.exists(home):
        return samples.opened(home)
    right = [word for word in (SECRET, OTHER) if vault.read(home).key(vault.PASSPHRASE, word)]
    assert len(right) == 1, right
    return vaults.held(home, clock, right[0])


def all_is_there(home: str, before: object, number: int) -> None:
    """Everything reads as it did, in the backups too."""
    notebook = reopened(home)
    found = [crashing.looked(notebook), notebook.store.file("sharing/boxes.json").read()]
    assert found == before, f"call {number}: not as it was"
    for backup in notebook.backups():
        if not backup.name.startswith("2026-11-20"):
            told = restore.verify(notebook.store, backup.path)
            assert told == [], f"call {number}: {backup.name}: {told}"
    if vault.exists(home):
        assert vaults.key_of(home, _CODE[0].replace("-", ""), vault.RECOVERY) if _CODE else True


def go_on(home: str, name: str) -> None:
    """Do what a person would do next, and what they would find."""
    notebook = samples.opened(home)
    if name.startswith(("change", "recover", "remember", "forget")):
        return
    if vault.exists(home):
        key = vaults.key_of(home)
        locking.finish(notebook, key)
        if name.startswith("remove") and vault.exists(home):
            locking.remove(notebook, SECRET)
    elif name == "make":
        with suppress(HaradaError):
            vaults.make(notebook)
    assert vault.exists(home) == (name == "make")
    if name == "make":
        assert vaults.holding(home, WORD) == []
        assert vault.read(home).state(vaults.key_of(home)) == vault.SEALED
    else:
        assert b"Heliotrope in a diary" in Path(home, "days", "2026-11.json").read_bytes()


def keyring_opens_it_or_nothing(home: str, number: int) -> None:
    """The keyring leads to the key or nowhere, and nothing is left of it once that is taken back.

    A secret that stands alone opens nothing; a vault that was taken away leaves none.
    """
    if not vault.exists(home):
        assert "=" not in Path(home, "keyring.cfg").read_text().partition("[harada]")[2]
        return
    found = vault.read(home)
    by = vault_keyring.get(found.id)
    key = None if by is None else found.key_remembered(by)
    secret = SECRET if found.key(vault.PASSPHRASE, SECRET) else OTHER
    assert key in (None, vaults.key_of(home, secret)), f"call {number}: another key"
    assert key is None or secret == SECRET, f"call {number}: open past the new passphrase"
    remembering.forget(samples.opened(home))
    assert vault_keyring.get(found.id) is None, f"call {number}: kept for ever"


def main(work: str, name: str, stride: int) -> None:
    """Crash at every so manieth step of the change `name`; print how many there are."""
    change = {**CHANGES, **REMEMBERED}[name]
    base = os.path.join(work, "base")
    prepare(base)
    assert len(vaults.holding(base, WORD)) > 10, vaults.holding(base, WORD)
    plain = samples.opened(base)
    before = [crashing.looked(plain), plain.store.file("sharing/boxes.json").read()]
    if name != "make":
        _CODE.append(vaults.make(plain))
    if name in REMEMBERED and name != "remember":
        with keyring_in(Path(base, "keyring.cfg")):
            crashing.child(0, lambda: _remember(samples.opened(base)))
        assert vault.read(base).is_remembered
    for number, home in crashing.copies(base, work):
        if number % stride and number > stride:
            continue
        notebook = samples.opened(home)
        with keyring_in(Path(home, "keyring.cfg")) if name in REMEMBERED else nullcontext():
            died = crashing.child(number, lambda: change(notebook))  # noqa: B023 - called at once
            all_is_there(home, before, number)
            go_on(home, name)
            all_is_there(home, before, number)
            if name in REMEMBERED:
                keyring_opens_it_or_nothing(home, number)
        if not died:
            print(number - 1)
            return


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
