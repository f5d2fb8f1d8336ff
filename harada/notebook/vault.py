"""The file of a vault, `vault.json`: a random key, wrapped by a passphrase and by a recovery code.

Where the person asked for it a third wrapping stands beside them, by a random secret that lies in
the keyring of the system; it goes as soon as another passphrase comes.

The key seals every file and never changes while the vault stands; another passphrase wraps the
same 32 bytes anew. The file says in which state the notebook is, with a proof that only the key
can make. What is done with the files of the notebook stands in `vault_turn`.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
from typing import Any

from harada.i18n import _
from harada.notebook import agent
from harada.notebook.errors import NeedsPerson, Refused, reason_of
from harada.notebook.file import encode_bytes, overwrite
from harada.notebook.seal import VAULT

SEALING, SEALED, OPENING = "sealing", "sealed", "opening"
"""On the way to being sealed, all sealed, and on the way back to being open to everybody."""

PASSPHRASE, RECOVERY = "passphrase", "recovery"
"""The two wrappings that stand for as long as the vault does."""

KEYRING = "keyring"
"""The wrapping by a secret in the system's keyring, where there is one."""

KEY = 32
_SALT, _NONCE = 16, 24

Cost = tuple[int, int, int]
"""Of Argon2id: memory in KiB, passes, lanes."""

USUAL: Cost = (64 * 1024, 3, 4)
"""RFC 9106, the second recommended choice."""

_BOUNDS = ((8 * 1024, 1024 * 1024), (1, 20), (1, 16))
"""What is taken from a file: more would let it stop the machine, less would be no protection."""


class Vault:
    """A vault as its file has it; a changed one is a new object."""

    def __init__(self, fields: dict[str, Any]) -> None:
        """Take the fields of the file; raises `NeedsPerson` for impossible or newer ones."""
        self.fields = fields
        try:
            if fields["v"] != 1:
                raise NeedsPerson(
                    _("{file} was written by a newer version of Harada. Please update.").format(
                        file=VAULT
                    )
                )
            self.id: str = fields["id"]
            bytes.fromhex(self.id)
            wrappings = {PASSPHRASE: fields, RECOVERY: fields["recovery"]}
            self._wrapped = {by: _read_wrapping(each) for by, each in wrappings.items()}
            self._proof = _bytes(fields["proof"])
            self.language = str(fields.get("language", ""))
            self.claimed = str(fields["state"])
            """The state as the file says it; `state` proves it."""
        except (LookupError, TypeError, ValueError, AttributeError) as problem:
            raise agent.damaged() from problem

    def key(self, by: str, secret: str) -> bytes | None:
        """Return the key that a passphrase or recovery code unwraps; None when it is wrong."""
        from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
        from nacl.exceptions import CryptoError

        cost, salt, wrapped = self._wrapped[by]
        wrapping_key = _derived(secret, salt, cost)
        bound = _bound(self.id, by, cost, salt)
        try:
            return bytes(decrypt(wrapped[_NONCE:], bound, wrapped[:_NONCE], wrapping_key))
        except CryptoError:
            return None

    def state(self, key: bytes) -> str:
        """Return the state; raises `NeedsPerson` when it was not written with this key."""
        if not secrets.compare_digest(self._proof, _proof(key, self.id, self.claimed)):
            raise agent.damaged()
        return self.claimed

    def in_state(self, state: str, key: bytes) -> Vault:
        """Return this vault in another state."""
        return Vault({**self.fields, "state": state, "proof": _text(_proof(key, self.id, state))})

    def opened_by(self, by: str, secret: str, key: bytes, cost: Cost = USUAL) -> Vault:
        """Return this vault with another passphrase or recovery code, proved by opening it.

        Another passphrase ends what a keyring remembers: whoever changes it wants others out.
        Raises `Refused` when what was made does not open again; nothing is written here.
        """
        wrapping = _wrapping(self.id, by, secret, key, cost)
        fields = {**self.forgotten().fields, **wrapping} if by == PASSPHRASE else self.fields
        made = Vault({**fields, "recovery": wrapping} if by == RECOVERY else fields)
        if made.key(by, secret) != key:
            raise Refused(_("The vault could not be made: it does not open again."))
        return made

    @property
    def is_remembered(self) -> bool:
        """Whether a secret in a keyring opens it, too."""
        return KEYRING in self.fields

    def remembered_by(self, secret: bytes, key: bytes) -> Vault:
        """Return this vault with its key wrapped by a random secret of 32 bytes, too."""
        from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt

        nonce = secrets.token_bytes(_NONCE)
        wrapped = nonce + encrypt(key, _bound_to_keyring(self.id), nonce, secret)
        return Vault({**self.fields, KEYRING: _text(wrapped)})

    def key_remembered(self, secret: bytes) -> bytes | None:
        """Return the key that the secret of a keyring unwraps; None when it does not.

        A damaged wrapping is none: the passphrase opens the vault all the same.
        """
        from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
        from nacl.exceptions import CryptoError

        try:
            wrapped = _bytes(self.fields[KEYRING])
            bound = _bound_to_keyring(self.id)
            return bytes(decrypt(wrapped[_NONCE:], bound, wrapped[:_NONCE], secret))
        except (CryptoError, LookupError, TypeError, ValueError):
            return None

    def forgotten(self) -> Vault:
        """Return this vault without what a keyring opens."""
        return Vault({name: each for name, each in self.fields.items() if name != KEYRING})

    def speaking(self, language: str) -> Vault:
        """Return this vault with the language to speak while all else is sealed."""
        return Vault({**self.fields, "language": language})

    def encoded(self) -> bytes:
        """Return the file as it lies on the disk."""
        return encode_bytes(self.fields) + b"\n"

    def write(self, home: str) -> None:
        """Put this vault in the place of the one in the folder; raises `Refused`."""
        path = os.path.join(home, VAULT)
        try:
            overwrite(path, self.encoded())
        except OSError as problem:
            raise Refused(
                _("{file} could not be written: {reason}. Nothing was changed.").format(
                    file=path, reason=reason_of(problem)
                )
            ) from problem


def exists(home: str) -> bool:
    """Tell whether the notebook in a folder has a vault."""
    return os.path.exists(os.path.join(home, VAULT))


def read(home: str) -> Vault:
    """Return the vault of a notebook.

    Raises `Refused` when there is none, `NeedsPerson` when it is damaged or of a newer version.
    """
    try:
        with open(os.path.join(home, VAULT), "rb") as stream:
            return parse(stream.read())
    except FileNotFoundError:
        raise Refused(_("This notebook has no vault. `harada lock` makes one.")) from None
    except OSError as problem:
        raise Refused(
            _("{file} cannot be read: {reason}.").format(file=VAULT, reason=reason_of(problem))
        ) from problem


def parse(raw: bytes) -> Vault:
    """Return the vault in the bytes of a file; raises `NeedsPerson`."""
    try:
        fields = json.loads(raw)
    except (ValueError, RecursionError) as problem:
        raise agent.damaged() from problem
    if not isinstance(fields, dict):
        raise agent.damaged()
    return Vault(fields)


def new(passphrase: str, code: str, cost: Cost = USUAL) -> tuple[Vault, bytes]:
    """Return a new vault on its way to being sealed, and its key; nothing is written."""
    key, identity = secrets.token_bytes(KEY), secrets.token_hex(12)
    fields = {
        "v": 1,
        "id": identity,
        **_wrapping(identity, PASSPHRASE, passphrase, key, cost),
        "recovery": _wrapping(identity, RECOVERY, code, key, cost),
        "state": SEALING,
        "proof": _text(_proof(key, identity, SEALING)),
    }
    made = Vault(fields)
    if made.key(PASSPHRASE, passphrase) != key or made.key(RECOVERY, code) != key:
        raise Refused(_("The vault could not be made: it does not open again."))
    return made, key


def _wrapping(identity: str, by: str, secret: str, key: bytes, cost: Cost) -> dict[str, Any]:
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt

    salt, nonce = secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
    bound = _bound(identity, by, cost, salt)
    wrapped = nonce + encrypt(key, bound, nonce, _derived(secret, salt, cost))
    return {
        "kdf": "argon2id",
        **dict(zip("mtp", cost, strict=True)),
        "salt": _text(salt),
        "wrapped": _text(wrapped),
    }


def _read_wrapping(fields: dict[str, Any]) -> tuple[Cost, bytes, bytes]:
    """Return cost, salt and wrapped key; raises `ValueError` or its kin, `NeedsPerson`."""
    cost = (fields["m"], fields["t"], fields["p"])
    if fields["kdf"] != "argon2id" or any(type(each) is not int for each in cost):
        raise ValueError("another derivation")
    if not all(low <= each <= high for each, (low, high) in zip(cost, _BOUNDS, strict=True)):
        raise NeedsPerson(
            _(
                "{file} asks for more work or for less than Harada takes (memory {m} KiB, "
                "{t} passes, {p} lanes). It was changed by somebody; nothing was opened."
            ).format(file=VAULT, m=cost[0], t=cost[1], p=cost[2])
        )
    salt, wrapped = _bytes(fields["salt"]), _bytes(fields["wrapped"])
    if len(salt) != _SALT or len(wrapped) != _NONCE + KEY + 16:
        raise ValueError("another length")
    return cost, salt, wrapped


def _derived(secret: str, salt: bytes, cost: Cost) -> bytes:
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw

    memory, passes, lanes = cost
    try:
        return hash_secret_raw(secret.encode(), salt, passes, memory, lanes, KEY, Type.ID)
    except (HashingError, MemoryError) as problem:
        raise Refused(
            _("There is not enough memory free to open the vault: it takes {n} MiB.").format(
                n=memory // 1024
            )
        ) from problem


def _bound(identity: str, by: str, cost: Cost, salt: bytes) -> bytes:
    """Return what a wrapping is bound to: nothing in the header can be changed unnoticed."""
    return encode_bytes([1, identity, by, "argon2id", *cost, _text(salt)])


def _bound_to_keyring(identity: str) -> bytes:
    return encode_bytes([1, identity, KEYRING])


def _proof(key: bytes, identity: str, state: str) -> bytes:
    from hashlib import blake2b

    return blake2b(f"{identity} {state}".encode(), digest_size=32, key=key).digest()


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
