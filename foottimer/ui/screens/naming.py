"""How the routine editor renames a file, and what becomes of its history then."""

from __future__ import annotations

from foottimer.history.store import StoreError
from foottimer.keeping.kept import KeepError
from foottimer.ui.screens.editing import Editing


class Naming(Editing):
    """Gives the file another name."""

    def _rename(self, id_: str) -> bool:
        """Rename the file, asking about its sessions where it has some; return whether nothing is in the way."""
        old = self.draft.id
        id_ = id_.strip()
        if id_ == old:
            return True
        try:
            self.draft.why_not_renamed(id_)
            sessions = self._foottimer.services.sessions_of(old)
        except (KeepError, StoreError) as error:
            self._say(str(error), wrong=True)
            return False
        if sessions:
            self._ask_about_history(old, id_, sessions)
        else:
            self._renamed(id_, along=False)
        return True

    def _ask_about_history(self, old: str, new: str, sessions: int) -> None:
        from foottimer.ui.screens.rename import RenameScreen

        def decide(along: bool | None) -> None:
            if along is not None:
                self._renamed(new, along)

        self._say("")
        self.app.push_screen(RenameScreen(old, new, sessions), decide)

    def _renamed(self, new: str, along: bool) -> None:
        old = self.draft.id
        try:
            self.draft.rename(new)
        except KeepError as error:
            self._say(f"Not renamed: {error}", wrong=True)
            return
        self._show()
        try:
            moved = self._foottimer.services.take_history_along(old, new) if along else 0
        except StoreError as error:
            self._say(f"It is {new} now, but its history stays with {old}: {error}", wrong=True)
            return
        with_history = f", with {moved} session{'' if moved == 1 else 's'}" if moved else ""
        self._say(f"It is {new} now{with_history}.")
