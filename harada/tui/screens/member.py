"""The page of one member of the desk: new mail first, then what they share and what was said.

From here a coach answers, and goes on to the next mail with one key. What is new, what may be shown
and what an answer is about is decided by `harada.desk`.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal
from textual.widgets import Static

from harada.desk.desk import Desk
from harada.i18n import N_, _, month_name, ngettext
from harada.notebook.errors import Refused
from harada.tui.commands import bindings
from harada.tui.marks import signs
from harada.tui.member_facts import MemberFacts, entry_text
from harada.tui.screens.base import BaseScreen
from harada.tui.screens.choice import ChoiceDialog, Way
from harada.tui.screens.member_keys import MEMBER
from harada.tui.screens.talk import TalkDialog
from harada.tui.screens.write import WriteDialog
from harada.tui.widgets.reading_list import ReadingList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from harada.desk.member import Entry, Member

WIDE = 120
"""From this width on what they share stands beside the letters."""


class MemberScreen(BaseScreen):
    """One member."""

    NAME = "member"
    TEXT = N_("Member")
    HELP = N_(
        "One of those who share with me. m has read what is new and goes on to the next; r answers "
        "what is under the cursor. What is not shared is said to be so."
    )
    NOT_UNDONE = N_("A message is not taken back with u: write another that puts it right.")
    CSS_PATH = "../styles/member.tcss"
    AUTO_FOCUS = "#letters"
    BINDINGS: ClassVar[list[BindingType]] = bindings(*MEMBER)

    box: str | None = None
    """The member whose page it is."""
    facts: MemberFacts | None = None
    _wide = False

    def __init__(self) -> None:
        """Show nobody yet."""
        super().__init__()
        self._round: list[str] = []
        """Whose mail is read in this round, in its order."""

    def content(self) -> ComposeResult:
        """Who it is, what came, and beside it what they share."""
        yield Static(id="head", markup=False)
        with Horizontal():
            yield ReadingList(id="letters")
            if self.app.size.width >= WIDE:
                yield ReadingList(id="shared")

    @property
    def letters(self) -> ReadingList:
        """What came and what was said; on a narrow screen what they share too."""
        return self.query_one("#letters", ReadingList)

    @property
    def desk(self) -> Desk:
        """The desk of this notebook."""
        return Desk(self.notebook)

    def open(self, box: str) -> None:
        """Show the page of another member, from where reading begins."""
        self.box = box
        self.letters.show_items([])
        self.refresh_content()
        self.letters.focus()
        self.refresh_bindings()

    def reload(self) -> None:
        """Read the member and show them."""
        if self.box is None:
            return
        drawn = signs(self.harada.plain_marks)
        mail = self.desk.mail_of(self.desk.member(self.box))
        self.facts = facts = MemberFacts(mail, self.today, drawn)
        self.query_one("#head", Static).update(facts.heading())
        self._wide = self.app.size.width >= WIDE
        self.letters.bar = drawn["more"]
        for beside in self.query("#shared").results(ReadingList):
            beside.display = self._wide
            beside.bar = drawn["more"]
            beside.show_items(facts.shared() if self._wide else [])
        letters = facts.letters() + ([] if self._wide else facts.shared())
        self.letters.show_items(letters, facts.first())
        self.refresh_bindings()

    def on_resize(self) -> None:
        """Put what they share beside the letters, or below them."""
        wide = self.app.size.width >= WIDE
        if self.facts is None or self._wide == wide:
            return
        if wide and not self.query("#shared"):
            self.query_one(Horizontal).mount(ReadingList(id="shared"))
        self.refresh_content()

    def retranslate(self) -> None:
        """Nothing of its own: `reload` says everything anew after a change of language."""

    def on_row_list_highlighted(self) -> None:
        """Show the keys of the row under the cursor."""
        self.refresh_bindings()

    def on_row_list_chosen(self) -> None:
        """Do with a click what Enter does."""
        self.action_look()

    @property
    def _member(self) -> Member:
        """The member as shown; raises `Refused` for nobody."""
        if self.facts is None:
            raise Refused(_("Nobody is shown here."))
        return self.facts.member

    def _under_cursor(self) -> tuple[str, str]:
        """Return kind and id of the row under the cursor; empty where there is none."""
        rows = self.focused
        key = rows.current if isinstance(rows, ReadingList) else self.letters.current
        kind, _colon, which = (key or "").partition(":")
        return kind, which

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what fits how far this member is in."""
        if self.facts is None:
            return action not in {command.action for command in MEMBER} or None
        stage = self.facts.member.stage
        if action == "confirm":
            return stage == "joined"
        if action == "decline":
            return stage in ("joined", "invited")
        if action in ("reply", "stroke", "note", "remove"):
            return stage == "member"
        return True

    # Monday's mail

    def action_read(self) -> None:
        """Note that this mail was read, and go on."""
        facts = self.facts
        if facts is None:
            return
        if facts.mail.confirms:
            told = _("{name} still waits to be let in: c or x on that page answers.")
            self.harada.say(told.format(name=facts.member.name))
        self.change(lambda: self.desk.mark_read(facts.mail), lambda _nothing: self._go_on())

    def action_next_mail(self) -> None:
        """Go on to the next mail and leave this one new."""
        self._go_on()

    def _go_on(self) -> None:
        """Open the next member of this round whose mail is new; or say how the round ended."""
        desk, here = self.desk, self.box
        if here not in self._round:
            self._round = self._new_round()
        place = self._round.index(here) + 1 if here is not None and here in self._round else 0
        for box in self._round[place:]:
            if desk.mail_of(desk.member(box)).is_new:
                self.open(box)
                return
        self._round = []
        left = len(desk.mail())
        told = ngettext(
            "The end of the new mail; that of {n} member is left for later.",
            "The end of the new mail; that of {n} members is left for later.",
            left,
        )
        self.harada.say(told.format(n=left) if left else _("All new mail is read."))
        self.harada.action_show("desk")

    def _new_round(self) -> list[str]:
        """Return whose mail is new, in the order in which it is read."""
        return [mail.member.box for mail in self.desk.mail()]

    # To answer

    def _entry(self) -> Entry | None:
        """Return what they sent that is under the cursor."""
        kind, which = self._under_cursor()
        found = self._member.entries if kind == "entry" else ()
        return next((entry for entry in found if entry.mid == which), None)

    def action_reply(self) -> None:
        """Answer what is under the cursor; where that is nothing of theirs, write to them."""
        member, entry, desk = self._member, self._entry(), self.desk
        kind, which = self._under_cursor()
        if entry is not None:
            number = str(entry.number)
            heading = _("To {name}, about what they sent").format(name=member.name)
            self._write(
                f"entry:{entry.mid}",
                f"{heading} ({number})",
                entry_text(entry),
                lambda text: desk.reply_to_entry(member.name, number, text),
            )
        elif kind == "week":
            heading = _("To {name}, about week {week}").format(name=member.name, week=which)
            about = self.letters.text_of(f"week:{which}")
            self._write(
                f"week:{which}",
                heading,
                about,
                lambda text: desk.reply_to_week(member.name, which, text),
            )
        else:
            heading = _("To {name}").format(name=member.name)
            self._write("reply", heading, "", lambda text: desk.reply(member.name, text))

    def action_stroke(self) -> None:
        """Give a stroke; one that was asked for first is answered by it."""
        member, desk = self._member, self.desk
        asked = [entry for entry in member.waiting if entry.what == "stroke"]
        about = entry_text(asked[0]) if asked else ""
        heading = _("A stroke for {name}: what did they do?").format(name=member.name)
        self._write("stroke", heading, about, lambda text: desk.stroke(member.name, text))

    def action_note(self) -> None:
        """Ask for which month, and write its two lines."""
        months = [self.today, self.today.replace(day=1) - timedelta(days=1)]
        ways = [Way(day.isoformat()[:7], f"{month_name(day.month)} {day.year}") for day in months]

        def chosen(month: str | None) -> None:
            if month is not None:
                name, desk = self._member.name, self.desk
                heading = _("Note of {month} for {name}: two lines").format(month=month, name=name)
                about = f"note:{month}"
                self._write(about, heading, "", lambda text: desk.note(name, month, text))

        self.app.push_screen(ChoiceDialog(_("The note of which month?"), "", ways), chosen)

    def _write(self, about: str, heading: str, quoted: str, send: Callable[[str], Member]) -> None:
        """Ask for lines and seal them; they leave with the next sync.

        `about` names for the desk what they are about, so that a draft is found again.
        """
        box, reader = self._member.box, self._member.name

        def seal(text: str) -> Member:
            with self.notebook.store.unlogged_change():
                self.desk.keep_draft(box, about, "")
                return send(text)

        def written(text: str | None) -> None:
            if text is not None:
                # What is refused is not lost: it is a draft until it is sealed.
                self.harada.guarded(lambda: self.desk.keep_draft(box, about, text))
                self.change(lambda: seal(text), self._sealed)

        def keep(name: str, text: str) -> None:
            self.change(
                lambda: self.desk.put_template(name, text),
                lambda kept: self.harada.say(_("Kept as “{name}”.").format(name=kept)),
            )

        def leave(text: str) -> None:
            self.harada.guarded(lambda: self.desk.keep_draft(box, about, text))

        draft, templates = self.desk.draft(box, about), self.desk.templates()
        dialog = WriteDialog(heading, quoted, draft, reader, templates, keep, leave)
        self.app.push_screen(dialog, written)

    def _sealed(self, member: Member) -> None:
        self.harada.say(_("Sealed for {name}; s on the roster sends it.").format(name=member.name))

    def leave(self) -> None:
        """Keep what is being written to a member, as when the app must end."""
        if isinstance(self.app.screen, WriteDialog):
            self.app.screen.put_by()

    # The rest

    def action_confirm(self) -> None:
        """Ask whether the fingerprint is the same, and let them in."""
        member = self._member
        question = _(
            "{name} joined with the fingerprint {digits}. Does {name} read you the same six "
            "groups over the telephone?"
        )
        self.harada.ask_yes(
            _("Is it really {name}?").format(name=member.name),
            question.format(name=member.name, digits=member.fingerprint),
            lambda: self._settle(lambda: self.desk.confirm(member.name), self._confirmed),
        )

    def _confirmed(self, member: Member) -> None:
        self.harada.say(_("{name} is in; s on the roster tells them.").format(name=member.name))

    def action_decline(self) -> None:
        """Ask, and turn away who joined."""
        self._end(_("Turn {name} away?"), self.desk.decline)

    def action_remove(self) -> None:
        """Ask, and let a member go."""
        self._end(_("Let {name} go?"), self.desk.remove)

    def _end(self, heading: str, do: Callable[[str], Member]) -> None:
        name = self._member.name
        question = _("What they shared and what you wrote is erased, here and in the store.")
        self.harada.ask_yes(
            heading.format(name=name),
            question,
            lambda: self._settle(lambda: do(name), lambda _gone: self.harada.action_show("desk")),
        )

    def _settle(self, do: Callable[[], Member], then: Callable[[Member], None]) -> None:
        """Change how far a member is in."""
        self.change(do, then)

    def action_talk(self) -> None:
        """Show the sheet for a talk today."""
        facts = self.facts
        if facts is not None:
            self.app.push_screen(TalkDialog(facts.talk()))

    def action_talked(self) -> None:
        """Note that the two talked today."""
        name, day = self._member.name, self.today
        self.change(
            lambda: self.desk.mark_talked(name, day),
            lambda _member: self.harada.say(_("Noted: the next talk sheet begins today.")),
        )

    def action_look(self) -> None:
        """Show what is under the cursor in full; Enter on who joined confirms."""
        kind, which = self._under_cursor()
        if kind == "confirm":
            self.action_confirm()
            return
        rows = self.focused
        if isinstance(rows, ReadingList) and kind:
            text = rows.text_of(f"{kind}:{which}" if which else kind)
            self.harada.tell(self._member.name, text)

    def action_turn(self, by: int) -> None:
        """Show the next member in the order of the roster, or the one before."""
        boxes = [member.box for member in self.desk.members() if member.open]
        if self.box in boxes:
            self.open(boxes[(boxes.index(self.box) + by) % len(boxes)])
