"""The keys of a person and of this device, and where a notebook keeps them.

The person's key signs key cards and nothing else; its seed is what the recovery sheet holds. A
device has a key to sign with and a key to read with, both new at every installation and after
every restore, so that two laptops never speak as one.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Callable, Sequence
from datetime import datetime

import pyrage
from nacl.bindings import crypto_sign, crypto_sign_seed_keypair
from pydantic import Field

from harada.i18n import _
from harada.method.text import printable
from harada.notebook.errors import Refused
from harada.notebook.store import Change, Store
from harada.sharing.card import (
    LONGEST_NAME,
    MOST_DEVICES,
    Card,
    CardDevice,
    CardNumber,
    Key,
    PersonName,
    Role,
    SignedCard,
    sign_card,
)
from harada.sharing.form import Sealed
from harada.sharing.ids import b64, unb64

KEYS = "sharing/keys.json"
"""The file of the keys; like every file of a notebook it is sealed where there is a vault."""

_TABLES = {"person": {"seed", "n", "name"}, "devices": {"sign", "enc", "earlier", "devices"}}
"""The fields of the keys by the table they stand in."""

_PREFIX = "harada-person-1:"
_SUM_SIZE = 3
_GROUP = 7
_LOOKALIKES = str.maketrans({"0": "O", "1": "I", "8": "B"})
"""Digits that base32 does not have, and the letters they are mistaken for."""


class Person:
    """The key of a person (Ed25519): what it signs says which devices are theirs."""

    def __init__(self, seed: bytes) -> None:
        """Come from a seed of 32 bytes; raises `ValueError` for any other length."""
        if len(seed) != 32:
            raise ValueError("a seed has 32 bytes")
        self.seed = seed
        self.public, self._secret = crypto_sign_seed_keypair(seed)

    def sign(self, message: bytes) -> bytes:
        """Return the signature of `message`, 64 bytes."""
        return crypto_sign(message, self._secret)[:64]


class Device:
    """The keys of one device: it signs (Ed25519) and reads (age, X25519)."""

    def __init__(self, sign_seed: bytes, enc: str, earlier: Sequence[str] = ()) -> None:
        """Come from a seed of 32 bytes and an age secret key; raises `ValueError`.

        `earlier` are the age secret keys that this notebook had before: what was on its way when
        they were replaced is still read with them.
        """
        if len(sign_seed) != 32:
            raise ValueError("a seed has 32 bytes")
        self.sign_seed = sign_seed
        self.sign_pub, self._secret = crypto_sign_seed_keypair(sign_seed)
        self.enc = enc
        try:
            self.identity = pyrage.x25519.Identity.from_str(enc)
            before = [pyrage.x25519.Identity.from_str(secret) for secret in earlier]
        except pyrage.IdentityError as problem:
            raise ValueError("not an age secret key") from problem
        self.identities = [self.identity, *before]
        """All that it reads with, its own first."""
        self.recipient = str(self.identity.to_public())
        """What others encrypt to: `age1…`."""

    def sign(self, message: bytes) -> bytes:
        """Return the signature of `message`, 64 bytes."""
        return crypto_sign(message, self._secret)[:64]


def new_person() -> Person:
    """Return the key of somebody who has none yet."""
    return person_from(secrets.token_bytes(32))


def person_from(seed: bytes) -> Person:
    """Return the key that comes from a seed; raises `ValueError` where it is not 32 bytes."""
    return Person(seed)


def new_device() -> Device:
    """Return the keys of a device that has none yet."""
    return Device(secrets.token_bytes(32), str(pyrage.x25519.Identity.generate()))


def recovery_text(person: Person) -> str:
    """Return a person's seed as they write it on their recovery sheet.

    It is eight groups of seven letters and digits, the last of which holds a check sum.
    """
    text = base64.b32encode(person.seed + _sum(person.seed)).decode()
    groups = [text[at : at + _GROUP] for at in range(0, len(text), _GROUP)]
    return f"{_PREFIX} {' '.join(groups)}"


def person_from_recovery(text: str) -> Person:
    """Return the person whose recovery text this is, however it is spaced or in what case.

    Raises `Refused` for a text that was not copied whole or not as it stands.
    """
    bare = text.strip().lower().removeprefix(_PREFIX).upper().translate(_LOOKALIKES)
    letters = "".join(letter for letter in bare if letter not in " -\t\r\n")
    try:
        raw = base64.b32decode(letters)
    except ValueError:
        raw = b""
    seed = raw[:-_SUM_SIZE]
    if len(seed) != 32 or _sum(seed) != raw[-_SUM_SIZE:]:
        raise Refused(
            _(
                "This is not a recovery text, or a letter of it was copied wrongly. It is eight "
                "groups of seven letters and digits; compare it with your recovery sheet."
            )
        )
    return person_from(seed)


def _sum(seed: bytes) -> bytes:
    return hashlib.sha256(_PREFIX.encode() + seed).digest()[:_SUM_SIZE]


class KeysForm(Sealed):
    """What `sharing/keys.json` holds: table `person` and table `devices`, each at id `me`."""

    seed: Key
    """The seed of the person's key: what the recovery sheet holds too."""
    n: CardNumber
    name: PersonName
    sign: Key
    """The seed of this device's signing key."""
    enc: str
    """This device's age secret key."""
    earlier: list[str] = Field(default_factory=list)
    """The age secret keys that this notebook had before, newest first."""
    devices: list[CardDevice]
    """All devices on the card; this one is the last."""


class Keys:
    """A person and this device of theirs, with what a card says of both."""

    def __init__(self, form: KeysForm) -> None:
        """Come from what `KeyRing` keeps; raises `ValueError` where a key is none."""
        self.person = person_from(unb64(form.seed))
        self.device = Device(unb64(form.sign), form.enc, form.earlier)
        self.n = form.n
        """The number of the card: it rises with every change."""
        self.name = form.name
        self._devices = form.devices
        self._secrets = [form.enc, *form.earlier]

    def secrets(self) -> list[str]:
        """Return the age secret keys of this notebook, the one in use first."""
        return self._secrets

    def on_card(self) -> list[CardDevice]:
        """Return the devices of the person as the card names them, this one last."""
        return self._devices

    def card(self, role: Role) -> SignedCard:
        """Return the card of this person in a role, signed."""
        card = Card(
            person=b64(self.person.public),
            n=self.n,
            name=self.name,
            role=role,
            devices=self._devices,
        )
        return sign_card(self.person, card)


class KeyRing:
    """The keys in a notebook. No change of them is ever in the log of undo."""

    def __init__(self, store: Store) -> None:
        """Stand for the keys of the notebook in `store`; reads nothing yet."""
        self._store = store

    def load(self) -> Keys | None:
        """Return the keys, None where this notebook has none; raises `Refused` for broken ones."""
        tables = self._store.file(KEYS).read()
        parts = [tables.get(table, {}).get("me") for table in ("person", "devices")]
        if parts == [None, None]:
            return None
        try:
            return Keys(KeysForm.model_validate({**(parts[0] or {}), **(parts[1] or {})}))
        except (TypeError, ValueError) as problem:
            raise Refused(
                _(
                    "The keys in {file} can't be read. Bring back a backup with `harada backup "
                    "restore`, or begin again with your recovery sheet."
                ).format(file=KEYS)
            ) from problem

    def make(self, name: str, now: datetime) -> Keys:
        """Make the keys of a person called `name`; raises `Refused` where there are some."""
        return self._begin(new_person(), name, now, n=1)

    def restore(self, text: str, name: str, now: datetime) -> Keys:
        """Begin on this machine as the person of a recovery text, with a device of its own.

        The cards there were are not known here, so the number of the new one is the time in
        seconds: higher than any that was reached by counting. Raises `Refused`.
        """
        return self._begin(person_from_recovery(text), name, now, n=int(now.timestamp()))

    def renew_device(self, now: datetime) -> Keys:
        """Give this machine new keys, and retire those it has: after a restore, or a loss.

        The number of the card jumps to the time in seconds, for the card that stands in a
        backup may not be the last that was sent. Raises `Refused` where there are no keys.
        """
        return self._another_device(now, lambda device: device.model_copy(update={"retired": True}))

    def add_device(self, now: datetime) -> Keys:
        """Give this machine, to which a notebook was copied, keys of its own beside the others.

        Both are then used side by side. Raises `Refused` where there are no keys.
        """
        return self._another_device(now, lambda device: device)

    def _another_device(self, now: datetime, then: Callable[[CardDevice], CardDevice]) -> Keys:
        with self._store.unlogged_change() as change:
            keys = self.load()
            if keys is None:
                raise Refused(
                    _("There are no keys in this notebook yet; pairing with a coach makes them.")
                )
            number = max(keys.n + 1, int(now.timestamp()))
            others = [then(device) for device in keys.on_card()][-(MOST_DEVICES - 1) :]
            earlier = keys.secrets()[:MOST_DEVICES]
            return self._put(change, keys.person, keys.name, number, others, now, earlier)

    def _begin(self, person: Person, name: str, now: datetime, n: int) -> Keys:
        line = printable(name).strip()[:LONGEST_NAME]
        if not line:
            raise Refused(_("A name is needed: it is how the other side knows whom they hear."))
        with self._store.unlogged_change() as change:
            if self.load() is not None:
                raise Refused(_("This notebook has keys already; they were left as they are."))
            return self._put(change, person, line, n, [], now)

    def _put(
        self,
        change: Change,
        person: Person,
        name: str,
        n: int,
        retired: list[CardDevice],
        now: datetime,
        earlier: Sequence[str] = (),
    ) -> Keys:
        """Keep a person with a device that is made here, and return both."""
        device = new_device()
        form = KeysForm(
            seed=b64(person.seed),
            n=n,
            name=name,
            sign=b64(device.sign_seed),
            enc=device.enc,
            earlier=list(earlier),
            devices=[*retired, _on_card(device, now)],
        )
        for table, fields in _TABLES.items():
            change.put(KEYS, table, "me", form.model_dump(include=fields))
        return Keys(form)


def _on_card(device: Device, now: datetime) -> CardDevice:
    return CardDevice(sign=b64(device.sign_pub), enc=device.recipient, added=now.date().isoformat())
