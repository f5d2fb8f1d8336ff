"""The notebook, whole: what a person can do with their own data, by intention-named methods.

Screens and commands know this class and no file. No rule of the method lives here either: those
are in `harada.method`.
"""

from __future__ import annotations

import os

from harada.i18n import _
from harada.notebook import undo
from harada.notebook.clock import utc_stamp
from harada.notebook.errors import Refused, reason_of
from harada.notebook.marking import Marking
from harada.notebook.planning import Planning
from harada.notebook.reading import PROFILE
from harada.notebook.seal import VAULT, HomeSeal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from harada.notebook.backup import Backup
    from harada.notebook.store import _Committing


class Notebook(Marking, Planning):
    """One person's notebook in a folder; opening it makes nothing."""

    def create(self, *, name: str, language: str) -> None:
        """Begin a notebook; a folder that is there already keeps all it holds.

        Raises `Refused` when the place can't be used or a notebook stands there already.
        """
        try:
            os.makedirs(self.home, 0o700, exist_ok=True)
        except OSError as problem:
            raise Refused(
                _("A notebook can't be made in {folder}: {reason}.").format(
                    folder=self.home, reason=reason_of(problem)
                )
            ) from problem
        from harada.method.empty import empty_profile

        if self.exists():
            raise Refused(_("There is a notebook in {folder} already.").format(folder=self.home))
        profile = empty_profile(name, language, utc_stamp(self.clock.now()))
        with self.store.unlogged_change():
            self.table(PROFILE, "profile").put("me", profile)

    def change(self, label: str) -> _Committing:
        """Return a block in which several changes become one: undone together, written together."""
        return self.store.change(label)

    def redo(self) -> str | None:
        """Make again what undo took back last; returns what it was, None if nothing.

        What was taken back is kept until the next change.
        """
        return undo.do_again(self.store)

    def typing(self, label: str, what: str) -> _Committing:
        """Return a block like `change`; typing on at the same place, `what`, is one undo."""
        return self.store.change(label, sitting=self._sitting(what))

    def notices(self) -> list[str]:
        """Return what the person should hear once (a file set aside, a copy put back)."""
        told, self.store.notices[:] = list(self.store.notices), []
        return told

    def has_vault(self) -> bool:
        """Tell whether the notebook has a vault, locked or not."""
        return os.path.exists(os.path.join(self.home, VAULT))

    def is_open(self) -> bool:
        """Tell whether the files can be read: there is no vault, or somebody holds its key."""
        return self.store.is_open()

    def keep_open(self) -> float | None:
        """Tell who holds the key that the person is there; return their idle time in seconds.

        None where nobody needs to be told. Raises `Locked` when the key was forgotten.
        """
        if not self.has_vault() or not isinstance(self.store.seal, HomeSeal):
            return None
        from harada.notebook import agent

        return float(agent.ask(self.home, agent.TOUCH))

    def back_up_if_due(self) -> None:
        """Make today's backup when there is none yet; to be called after a change is confirmed.

        A backup that can't be made is told in `notices`, never raised: the change stands.
        """
        today = self.today()
        if self.store.has_backup_of(today.isoformat()):
            return
        from harada.notebook.backup import back_up_if_due

        back_up_if_due(self.store, today)

    def back_up(self) -> Backup:
        """Make a backup of everything now; raises `Refused` when it can't be made."""
        from harada.notebook.backup import back_up_now

        return back_up_now(self.store)

    def backups(self) -> list[Backup]:
        """Return the backups there are, newest first."""
        from harada.notebook.backup import backups

        return backups(self.store)

    def verify_backup(self, wanted: str) -> list[str]:
        """Return what is wrong with a backup (its name, `latest` or a path), a sentence each."""
        from harada.notebook.restore import find, verify

        return verify(self.store, find(self.store, wanted))

    def restore_backup(self, wanted: str) -> Backup:
        """Make the notebook what it was at a backup (its name, `latest` or a path).

        Returns the backup that was made of the present state first; undo begins anew. Raises
        `Refused` and changes nothing when the backup is not whole.
        """
        from harada.notebook.restore import find, restore

        return restore(self.store, find(self.store, wanted))

    def protect(self) -> None:
        """Make the folder and its files readable by their owner alone, where they are not.

        A folder that also holds other things keeps its own rights; only our files change.
        """
        try:
            if os.stat(self.home).st_mode & 0o077:
                from harada.notebook.rights import loose, tighten

                tighten(loose(self.home))
        except OSError:  # not ours to change: the doctor says so, and reading goes on
            return
