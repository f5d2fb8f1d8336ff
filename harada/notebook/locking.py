"""Locking a notebook and unlocking it: what a person can do with a vault, by intention.

Whatever needs a secret proves it by opening the vault before anything is replaced, and counts the
tries. The vault's file stands in `vault`, the turning of files in `vault_turn`, and the process
that holds the key in `agent_serve`.
"""

from __future__ import annotations

import os
from contextlib import suppress

from harada.i18n import _
from harada.notebook import agent, passphrase, vault, vault_keyring, vault_tries
from harada.notebook.errors import HaradaError, Locked, Misuse, Refused
from harada.notebook.seal import HomeSeal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from harada.notebook.notebook import Notebook
    from harada.notebook.vault import Cost, Vault


def has_vault(home: str) -> bool:
    """Tell whether the notebook in a folder has a vault."""
    return vault.exists(home)


def make(notebook: Notebook, secret: str, cost: Cost | None = None) -> str:
    """Make the vault of a notebook and seal everything; return the recovery code as printed.

    The notebook is locked afterwards. Raises `Refused` when it has a vault, holds a damaged file
    or can't be written; an interrupted one goes on with the next `unlock`.
    """
    from harada.notebook import vault_turn

    store, secret = notebook.store, passphrase.prepared(secret)
    tag = notebook.profile()["language"]
    with store.lock:
        if vault.exists(store.home):
            raise Refused(_("This notebook has a vault already. Nothing was changed."))
        store.finish_interrupted()
        vault_turn.prove_whole(store)
        code = passphrase.new_code()
        made, key = vault.new(secret, code, cost or vault.USUAL)
        made.speaking(tag).write(store.home)
        vault_turn.finish(store, key)
    return passphrase.shown(code)


def is_interrupted(home: str) -> bool:
    """Tell whether a lock was cut off half-way: it was made, but not everything is sealed yet.

    Its recovery code may never have been shown. Raises `NeedsPerson` for a damaged vault.
    """
    return vault.read(home).claimed == vault.SEALING


def unlock(notebook: Notebook, secret: str, minutes: int) -> None:
    """Keep a notebook unlocked until so many minutes pass without use.

    What an interrupted lock or unlock left is finished first. Raises `Locked` for a wrong
    passphrase or when it is too soon for another try; `Refused` without a vault.
    """
    unlock_by(notebook, lambda: proved(notebook, vault.PASSPHRASE, secret)[1], minutes)


def unlock_by(notebook: Notebook, find: Callable[[], bytes], minutes: int) -> None:
    """Unlock as `unlock` does with the key that `find` returns; what it raises changes nothing."""
    if not agent.supported():
        _hold_here(notebook, find())
        return
    if not agent.LEAST <= minutes <= agent.MOST:
        raise Misuse(
            _("Between {least} and {most} minutes can be asked for.").format(
                least=agent.LEAST, most=agent.MOST
            )
        )
    from harada.notebook import agent_serve

    vault.read(notebook.home)
    starting = agent_serve.Starting(notebook.home, minutes)  # it loads while the key is found
    try:
        key = find()
        finish(notebook, key)
    except BaseException:
        starting.drop()
        raise
    if vault.exists(notebook.home):
        starting.give(key)
        _remember_language(notebook, key)
        notebook.store.finish_interrupted()
    else:
        starting.drop()


def _hold_here(notebook: Notebook, key: bytes) -> None:
    """Hold the key in this process, where the system has no agent."""
    from harada.notebook.vault_key import KeySeal

    finish(notebook, key)
    if vault.exists(notebook.home):
        notebook.store.seal = KeySeal(notebook.home, key)


def finish(notebook: Notebook, key: bytes) -> None:
    """Go on with what an interrupted lock or removal left; nothing to do as a rule."""
    if vault.read(notebook.home).state(key) != vault.SEALED:
        from harada.notebook import vault_turn

        with notebook.store.lock:
            vault_turn.finish(notebook.store, key)


def _remember_language(notebook: Notebook, key: bytes) -> None:
    """Have the language at hand that is spoken while all else is sealed."""
    with suppress(HaradaError), notebook.store.lock:
        found = vault.read(notebook.home)
        tag = notebook.profile()["language"]
        if found.language != tag and found.state(key):
            found.speaking(tag).write(notebook.home)


def lock(notebook: Notebook) -> None:
    """Have the key forgotten; does nothing when nobody holds it. Raises `Refused` without vault."""
    vault.read(notebook.home)
    notebook.store.seal = HomeSeal(notebook.home)
    if not agent.supported():
        return
    with suppress(Locked):
        agent.ask(notebook.home, agent.END)
        return
    with suppress(OSError):  # a dead one's socket; a living one that lost its socket ends
        os.unlink(agent.place(notebook.home))


def change_passphrase(notebook: Notebook, old: str, new: str, cost: Cost | None = None) -> None:
    """Let another passphrase open the vault; files stay as they are, and so does the code.

    What a keyring remembered opens nothing any more, here as in `recover`.
    Raises `Locked` when the old one is wrong; nothing was changed then.
    """
    _rewrap(notebook, (vault.PASSPHRASE, old), new, cost)


def recover(notebook: Notebook, code: str, new: str, cost: Cost | None = None) -> None:
    """Let a new passphrase open the vault, by its recovery code; the code stays valid.

    Raises `Refused` for what is no code as printed, `Locked` for the code of another vault.
    """
    _rewrap(notebook, (vault.RECOVERY, passphrase.read_code(code)), new, cost)


def _rewrap(notebook: Notebook, by: tuple[str, str], new: str, cost: Cost | None) -> None:
    new = passphrase.prepared(new)
    with notebook.store.lock:
        found, key = proved(notebook, *by)
        made = found.opened_by(vault.PASSPHRASE, new, key, cost or vault.USUAL)
        vault_keyring.drop_of(found)
        made.write(notebook.home)


def renew_code(notebook: Notebook, secret: str, cost: Cost | None = None) -> str:
    """Let a new recovery code take the place of the old one; return it as printed."""
    with notebook.store.lock:
        found, key = proved(notebook, vault.PASSPHRASE, secret)
        code = passphrase.new_code()
        found.opened_by(vault.RECOVERY, code, key, cost or vault.USUAL).write(notebook.home)
    return passphrase.shown(code)


def remove(notebook: Notebook, secret: str) -> None:
    """Take the vault away: everything lies open again, to everybody who can read the folder.

    Raises `Locked` for a wrong passphrase. An interrupted one goes on with the next `unlock`.
    """
    from harada.notebook import vault_turn

    with notebook.store.lock:
        found, key = proved(notebook, vault.PASSPHRASE, secret)
        vault_keyring.drop_of(found)
        found.forgotten().in_state(vault.OPENING, key).write(notebook.home)
        running = _place(notebook.home)
        vault_turn.finish(notebook.store, key)
    notebook.store.seal = HomeSeal(notebook.home)
    with suppress(OSError):
        os.unlink(running)


def _place(home: str) -> str:
    """Return where the agent's socket is, which the vault's file names; empty without agents."""
    return agent.place(home) if agent.supported() else ""


def proved(notebook: Notebook, by: str, secret: str) -> tuple[Vault, bytes]:
    """Return the vault and its key; the try is counted before it is made.

    Raises `Locked` for a wrong secret or when it is too soon for another try.
    """
    if by == vault.PASSPHRASE:
        secret = passphrase.prepared(secret)
    with notebook.store.lock:
        found = vault.read(notebook.home)
        vault_tries.begin(notebook.home, notebook.clock.now().timestamp())
        key = found.key(by, secret)
        if key is None:
            raise vault_tries.wrong()
        vault_tries.succeeded(notebook.home)
    found.state(key)
    return found, key
