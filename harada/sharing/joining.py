"""How an employee answers an invite: what it offers is shown first, then the answer is written.

The answer is the first message of the employee's stream: their card, the proof that they read the
invite, and the level they chose. Nothing of their days goes before the coach has confirmed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from harada.i18n import _
from harada.notebook.clock import utc_stamp
from harada.notebook.errors import NeedsPerson, Refused
from harada.sharing.bodies import JoinBody
from harada.sharing.box import Box, employee_box
from harada.sharing.card import Card, open_card
from harada.sharing.ids import b64, fingerprint, unb64
from harada.sharing.invite import Invite, decode, expired, join_mac
from harada.sharing.kept import Kept, boxes
from harada.sharing.keys import KeyRing
from harada.sharing.mailbox import Mailbox
from harada.sharing.standing import Standing, put
from harada.sharing.stores import parse_address

if TYPE_CHECKING:
    from harada.notebook.notebook import Notebook
    from harada.sharing.consent import Consent


class Offer(NamedTuple):
    """What an invite says to the person who reads it."""

    invite: Invite
    card: Card
    """The coach's, signed by the coach."""

    @property
    def coach(self) -> str:
        """What the coach is called."""
        return self.card.name

    @property
    def fingerprint(self) -> str:
        """The coach's 30 digits, to be compared by voice."""
        return fingerprint(unb64(self.card.person))


def read_offer(notebook: Notebook, text: str) -> Offer:
    """Return what an invite offers; nothing is made by that.

    Raises `Refused` for what is no invite, `NeedsPerson` for one that has expired or was answered
    here already.
    """
    invite = decode(text)
    card = open_card(invite.card)
    if invite.box in boxes(notebook.store, "sharing"):
        raise NeedsPerson(
            _(
                "You have answered this invite of {coach} already; it serves once. `harada share` "
                "shows how things stand."
            ).format(coach=card.name)
        )
    if expired(invite, notebook.today()):
        raise NeedsPerson(
            _("This invite of {coach} ended on {day}. Ask {coach} for a new one.").format(
                coach=card.name, day=invite.expires
            )
        )
    return Offer(invite, card)


def join(notebook: Notebook, offer: Offer, consent: Consent, store: str | None) -> Box:
    """Answer an invite with a first consent; the next sync brings the answer.

    `store` stands in the place of the address in the invite, for a folder is not mounted at the
    same place everywhere. Makes this person's keys where there are none. Raises `Refused`.
    """
    now = notebook.clock.now()
    ring = KeyRing(notebook.store)
    address = offer.invite.store if store is None else str(parse_address(store))
    with notebook.store.unlogged_change() as change:
        name = notebook.profile()["name"].strip() or offer.invite.name
        keys = ring.load() or ring.make(name, now)
        if b64(keys.person.public) == offer.card.person:
            raise Refused(_("This invite is your own: you can't be your own coach."))
        box = employee_box(
            box=offer.invite.box,
            name=_called(notebook, offer),
            peer=offer.card.person,
            card=offer.invite.card.model_dump(),  # type: ignore[arg-type]
            store=address,
            store_id=offer.invite.store_id,
            level=consent.level,
            until=consent.last_day(),
            mood=consent.mood,
            now=utc_stamp(now),
        )
        mailbox = Mailbox.create(notebook.store, "sharing", box, keys, now)
        card = keys.card("employee")
        mac = join_mac(unb64(offer.invite.token), box["box"], card.card)
        mailbox.post(
            "join",
            JoinBody(
                card=card,
                mac=b64(mac),
                level=consent.level,
                until=consent.last_day(),
                mood=consent.mood,
            ),
        )
        since = notebook.today().isoformat()
        put(change, box["box"], Standing(
            since=since, routines=list(consent.routines), send=True, receive=True
        ))  # fmt: skip
    return mailbox.state


def _called(notebook: Notebook, offer: Offer) -> str:
    """What the coach is called here: by their name, with a number where that is taken.

    A line to the same coach that is closed takes no name: it is the same person again.
    """
    known = [Kept(notebook.store, "sharing", box).box() for box in boxes(notebook.store, "sharing")]
    taken = {
        box["name"] for box in known if box["state"] != "closed" or box["peer"] != offer.card.person
    }
    name, number = offer.coach, 1
    while name in taken:
        number += 1
        name = f"{offer.coach} {number}"
    return name
