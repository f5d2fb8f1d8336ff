"""Sealing and opening with the key itself, where it is held: in the agent, or for one long work.

A body is sealed with XChaCha20-Poly1305 (libsodium) under a random nonce and bound to the name of
its file, so that two files can't be exchanged. What the vault's state allows is decided here.
"""

from __future__ import annotations

import binascii
import os
import secrets

from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as _decrypt
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as _encrypt
from nacl.exceptions import CryptoError

from harada.notebook import agent, vault
from harada.notebook.seal import VAULT, is_sealed

_NONCE = 24


def sealed(key: bytes, name: str, body: bytes) -> bytes:
    """Return the JSON string that stands for `body` in the file `name`."""
    nonce = secrets.token_bytes(_NONCE)
    whole = nonce + _encrypt(body, name.encode(), nonce, key)
    return b'"' + binascii.b2a_base64(whole, newline=False) + b'"'


def opened(key: bytes, name: str, string: bytes) -> bytes:
    """Return the body; raises `ValueError` when it was not sealed for `name` with this key."""
    text = string.strip()
    if len(text) < 2 or text[:1] != b'"' or text[-1:] != b'"':
        raise ValueError("not sealed")
    whole = binascii.a2b_base64(text[1:-1], strict_mode=True)
    try:
        return bytes(_decrypt(whole[_NONCE:], name.encode(), whole[:_NONCE], key))
    except (CryptoError, TypeError) as problem:  # TypeError: shorter than its own seal
        raise ValueError("sealed otherwise") from problem


class KeySeal:
    """The seal of a notebook with a vault, for who has its key."""

    def __init__(self, home: str, key: bytes) -> None:
        """Seal for the notebook in `home`."""
        self._home = home
        self._key = key
        self._id = vault.read(home).id
        self._read: tuple[tuple[int, int, int], str] | None = None

    def state(self) -> str:
        """Return the vault's state, proved by the key; read anew when its file is another.

        Raises `Locked` when the vault is gone or another one, `NeedsPerson` when it is damaged.
        """
        try:
            seen = os.stat(os.path.join(self._home, VAULT))
        except OSError:
            raise agent.locked() from None
        signature = (seen.st_ino, seen.st_size, seen.st_mtime_ns)
        if self._read is None or self._read[0] != signature:
            found = vault.read(self._home)
            if found.id != self._id:
                raise agent.locked()
            self._read = signature, found.state(self._key)
        return self._read[1]

    def seal(self, name: str, body: bytes) -> bytes:
        """Return what is to be written: the body itself while the vault is being taken away."""
        return body if self.state() == vault.OPENING else sealed(self._key, name, body)

    def open(self, name: str, string: bytes) -> bytes:
        """Return the body; one that is not sealed only where the state allows it.

        Raises `ValueError` for a damaged or exchanged one, `NeedsPerson` for an open one.
        """
        if is_sealed(string):
            return opened(self._key, name, string)
        if self.state() == vault.SEALED:
            raise agent.unsealed(name)
        return string
