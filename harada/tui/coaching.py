"""What the keys of the Coach screen do, step by step: from a question to what leaves.

Each begins with a dialog and ends with a method of `Sharing`; nothing leaves before its exact
content was shown. What is brought to a store goes in a thread, see `harada.tui.mailing`.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from rich.text import Text

from harada.i18n import _
from harada.method.text import printable, shown
from harada.notebook.errors import Refused, reason_of
from harada.sharing.levels import by_itself, never, shares, title
from harada.sharing.person import Sharing
from harada.sharing.preview import preview_of
from harada.tui.previewing import bullets, preview_text
from harada.tui.screens.choice import ChoiceDialog, Way
from harada.tui.screens.level import LevelDialog
from harada.tui.screens.reading import ReadingDialog
from harada.tui.screens.word import AGREE, PART, WordDialog

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from harada.notebook.notebook import Notebook
    from harada.sharing.box import Box, Item
    from harada.sharing.consent import Consent
    from harada.sharing.joining import Offer
    from harada.sharing.person import Sent
    from harada.tui.app import HaradaApp

_LARGEST = 100_000
"""Bytes of a file that may be an invite."""
_MOST_FILES = 8
_SUFFIX = ".harada-invite"
_PLACES = ("", "~", "~/Downloads", "~/Desktop")
"""Folders in which an invite may lie that came by mail or on a stick."""

# To answer an invite


def invites_near() -> Iterator[str]:
    """Yield the invite files that lie where a person is likely to have put one."""
    for place in _PLACES:
        folder = os.path.expanduser(place) if place else os.getcwd()
        with suppress(OSError):
            for name in sorted(os.listdir(folder)):
                if name.endswith(_SUFFIX):
                    yield os.path.join(folder, name)


def begin(app: HaradaApp) -> None:
    """Ask for an invite: one of the files that lie near, or what is pasted or typed."""
    found = list(dict.fromkeys(invites_near()))[:_MOST_FILES]
    if not found:
        _ask_invite(app)
        return
    ways = [Way(path, printable(path)) for path in found]
    ways.append(Way("", _("Paste it, or type the name of a file")))

    def chosen(path: str | None) -> None:
        if path:
            app.guarded(lambda: _show_offer(app, path))
        elif path is not None:
            _ask_invite(app)

    app.push_screen(ChoiceDialog(_("Which invite?"), "", ways), chosen)


def _ask_invite(app: HaradaApp) -> None:
    asked = _("Paste the invite here, it begins with harada1: – or type the name of its file.")
    app.ask_line(asked, "", lambda typed: app.guarded(lambda: _show_offer(app, typed)))


def invite_text(typed: str) -> str:
    """Return the text of an invite, as typed or from a file; raises `Refused`."""
    bare = typed.strip().strip("“”\"'")
    if bare.startswith("harada1:"):
        return bare
    try:
        with open(os.path.expanduser(bare), encoding="utf-8") as file:
            return file.read(_LARGEST)
    except UnicodeDecodeError as problem:
        raise Refused(_("{file} is not an invite.").format(file=shown(bare))) from problem
    except (OSError, ValueError) as problem:
        raise Refused(
            _("{file} cannot be read: {reason}.").format(
                file=shown(bare), reason=reason_of(problem)
            )
        ) from problem


def _show_offer(app: HaradaApp, typed: str) -> None:
    """Show who invites, and let the person choose what to share."""
    offer = Sharing(app.notebook).offer(invite_text(typed))
    coach = printable(offer.coach)
    heading = Text(_("{coach} invites you to share.").format(coach=coach) + "\n", "bold")
    told = _("Fingerprint {digits}: compare it by telephone. Goes by {way}, until {day}.")
    heading.append(
        told.format(
            digits=offer.fingerprint,
            way=printable(offer.invite.store or "") or _("a file, by hand"),
            day=offer.invite.expires,
        ),
        "not bold",
    )
    app.push_screen(LevelDialog(heading, None), partial(_join_with, app, offer))


def _join_with(app: HaradaApp, offer: Offer, consent: Consent | None) -> None:
    """Go on with the level that was chosen: where the store is, and the word."""
    if consent is None:
        app.say(_("Nothing was answered; nothing left."))
        return
    folder = (offer.invite.store or "").removeprefix("folder:")
    if offer.invite.store and folder != offer.invite.store and not os.path.isdir(folder):
        asked = _("The shared folder is not at the same place here. Where is it?")
        app.ask_line(asked, folder, lambda typed: _agree(app, offer, consent, f"folder:{typed}"))
    else:
        _agree(app, offer, consent, None)


def _agree(app: HaradaApp, offer: Offer, consent: Consent, store: str | None) -> None:
    """Show what is agreed to once more; the word answers the invite."""

    def typed(agreed: bool | None) -> None:
        if agreed:
            app.change(
                lambda: Sharing(app.notebook).join(offer, consent, store), partial(_joined, app)
            )

    heading = _("Your answer to {coach}").format(coach=offer.coach)
    app.push_screen(WordDialog(heading, consent_text(app, consent), AGREE), typed)


def consent_text(app: HaradaApp, consent: Consent) -> Text:
    """Return what a consent means, with the last week as it would be sent."""
    text = Text(
        _("Level {n}: {title}").format(n=consent.level, title=title(consent.level)) + "\n", "bold"
    )
    sentences = shares(consent.level, mood=consent.mood) or [_("Nothing.")]
    sent = [by_itself()] if consent.level else []
    text.append_text(bullets([*sentences, never(), *sent]))
    until = _("you say otherwise") if consent.until is None else consent.until.isoformat()
    text.append(_("Until {day}.").format(day=until) + "\n")
    example = Sharing(app.notebook).summary(consent)
    if example is not None:
        text.append("\n" + _("The last week that is over would be sent like this:") + "\n")
        text.append_text(preview_text(preview_of("summary", example)))
    return text


def _joined(app: HaradaApp, box: Box) -> None:
    """Say what comes next, and bring the answer to the store."""
    app.follow_sharing()
    app.action_show("coach")
    told = _(
        "Your fingerprint: {digits}\n\nRead it to {coach}, who compares it before confirming "
        "you. Nothing of your days goes before that."
    )
    digits = Sharing(app.notebook).fingerprint()
    if box["store"] is None:
        told += "\n\n" + _("The answer goes by a file: s writes it, hand it to {coach}.")
    app.tell(
        _("You answered the invite of {coach}.").format(coach=box["name"]),
        told.format(digits=digits, coach=box["name"]),
    )
    if box["store"] is not None:
        bring(app, box)


# To send and receive


def sync(app: HaradaApp, box: Box) -> None:
    """Send and receive, through the store or a file that is asked for."""
    if box["store"] is not None:
        bring(app, box)
        return
    asked = _("By which file? What waits goes into it; what {coach} put there is read.")
    name = "".join(char if char.isalnum() else "-" for char in box["name"].lower())
    app.ask_line(
        asked.format(coach=box["name"]), f"~/{name}.harada", lambda typed: _by_file(app, box, typed)
    )


def _by_file(app: HaradaApp, box: Box, typed: str) -> None:
    if typed.strip():
        bring(app, box, os.path.abspath(os.path.expanduser(typed.strip())))


def bring(app: HaradaApp, box: Box, bundle: str | None = None) -> None:
    """Bring what is due and what waits, and fetch; say what it came to."""

    def told(found: tuple[Box, Sent, list[str]]) -> None:
        now, sent, weeks = found
        if not app.mailing.tell(now, sent, weeks):
            app.say(_("Sent.") if sent.report.sent else _("Nothing new."))

    app.mailing.bring(partial(_bring, box["box"], bundle), told)


def _bring(box_id: str, bundle: str | None, notebook: Notebook) -> tuple[Box, Sent, list[str]]:
    """Do the work of `bring`: with a coach who confirmed only now, weeks go at once."""
    sharing = Sharing(notebook)
    box = sharing.coach(box_id)
    first = None
    if box["state"] == "joined":
        first = sharing.sync(box, bundle)
        box = sharing.coach(box_id)
    due = [] if box["state"] == "closed" else sharing.due(box)
    if first is not None and not due:
        return box, first, []
    sharing.send_weeks(box, due)
    sent = sharing.sync(box, bundle)
    if first is not None:
        sent.report.received[:0] = first.report.received
        sent.report.alerts[:0] = first.report.alerts
    return sharing.coach(box_id), sent, [each.week for each in due]


# To change the level


def change_level(app: HaradaApp, box: Box) -> None:
    """Let the person choose another level, with the real content before their eyes."""
    sharing = Sharing(app.notebook)
    heading = Text(_("What you share with {coach}").format(coach=printable(box["name"])), "bold")

    def chosen(consent: Consent | None) -> None:
        if consent is None or consent == sharing.consent(box):
            return
        told = _("Level {n}, {title}, from now on: {sentence}")
        sentences = shares(consent.level, mood=consent.mood) or [_("Nothing.")]
        question = told.format(
            n=consent.level, title=title(consent.level), sentence=" ".join(sentences)
        )
        app.ask_yes(_("Share this from now on?"), question, lambda: agree(consent))

    def agree(consent: Consent) -> None:
        app.change(lambda: sharing.agree(box, consent), lambda taken: agreed(taken))

    def agreed(taken: list[Item]) -> None:
        if box["store"] is not None:
            bring(app, box)
        else:
            app.say(_("It is told with the next file: s writes it."))

    now = sharing.consent(box)
    if not sharing.holds(box):
        now = now._replace(until=None)
    app.push_screen(LevelDialog(heading, now), chosen)


# To take back and to part


def erase(app: HaradaApp, box: Box, mids: Sequence[str]) -> None:
    """Ask, and erase messages of mine; then say of each how far it is."""
    sharing = Sharing(app.notebook)
    items = sharing.items(box, mids)

    def agreed() -> None:
        app.change(lambda: sharing.erase(box, items), lambda _nothing: erased(app, box, mids))

    question = _(
        "It is deleted from the store, and {coach}’s Harada deletes its copy when it next looks. "
        "What was read stays read."
    )
    app.ask_yes(_("Erase this?"), question.format(coach=box["name"]), agreed)


def erased(app: HaradaApp, box: Box, mids: Sequence[str]) -> None:
    """Bring the erasing to the store and show a report, item by item."""

    def told(found: tuple[Box, Sent, list[str]]) -> None:
        app.mailing.tell(found[0], found[1])
        _report(app, found[0], mids)

    if box["store"] is None:
        app.say(_("It is told with the next file: s writes it."))
    else:
        app.mailing.bring(partial(_bring, box["box"], None), told)


def _report(app: HaradaApp, box: Box, mids: Sequence[str]) -> None:
    """Show of each message how far it is erased."""
    from harada.tui.coach_facts import CoachFacts

    facts = CoachFacts(Sharing(app.notebook), box)
    text = Text(_("What became of it") + "\n\n", "bold")
    for item in facts.items.values():
        if item["mid"] in mids:
            text.append(
                f"{printable(facts.name(item))}: {facts.erased(item['erase'])}\n", "not bold"
            )
    app.push_screen(ReadingDialog(text))


def part(app: HaradaApp, box: Box) -> None:
    """Ask how to end the sharing, have the word typed, and end it."""
    ways = [
        Way("keep", _("Stop; what was sent stays with my coach until it expires")),
        Way("erase", _("Stop, and erase all that was sent")),
    ]

    def chosen(way: str | None) -> None:
        if way is None:
            return
        content = _parting_text(app, box, erase=way == "erase")
        heading = _("Stop sharing with {coach}").format(coach=box["name"])
        done = partial(_part, app, box, way == "erase")
        app.push_screen(WordDialog(heading, content, PART), lambda typed: done() if typed else None)

    app.push_screen(ChoiceDialog(_("Stop sharing?"), "", ways), chosen)


def _parting_text(app: HaradaApp, box: Box, *, erase: bool) -> Text:
    """Return what parting means, and with erasing what is erased."""
    from harada.tui.coach_facts import OF_PERSON, CoachFacts

    text = Text(_("Nothing more is sent or received.") + "\n")
    if erase:
        told = _(
            "All that you and {coach} wrote is deleted from the store; {coach}’s Harada deletes "
            "its copy when it next looks. What was read stays read."
        )
        text.append(told.format(coach=printable(box["name"])) + "\n\n")
        facts = CoachFacts(Sharing(app.notebook), box)
        for item in facts.items.values():
            if item["kind"] in OF_PERSON:
                text.append(f"- {printable(facts.name(item))}\n")
    return text


def _part(app: HaradaApp, box: Box, erase: bool) -> None:
    """End it, and tell the store."""
    sharing = Sharing(app.notebook)
    mids = [item["mid"] for item in sharing.ledger(box)]

    def ended(_nothing: None) -> None:
        if box["store"] is None:
            app.say(_("Hand {coach} one more file that says so: s writes it.").format(
                coach=box["name"]))  # fmt: skip
        elif erase:
            erased(app, box, mids)
        else:
            bring(app, box)

    app.change(lambda: sharing.leave(box, erase=erase), ended)
