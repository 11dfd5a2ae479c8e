"""What the library's screen does with routine files: new ones, copies, other names, the trash, and undoing it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from foottimer.ui.screens.telling import Telling

if TYPE_CHECKING:
    from foottimer.routine.library import Entry
    from foottimer.ui.beginnings import Beginning
    from foottimer.ui.diff_view import Compared
    from foottimer.ui.renaming import Done, Named


class Shelving(Telling):
    """Does what is asked for with routine files."""

    def action_files(self) -> None:
        """Offer what can be done with the chosen routine's file."""
        from foottimer.ui.screens.files import FilesScreen

        if self._is_free():
            self.app.push_screen(FilesScreen(self._case()), self._perform)

    async def _perform(self, action: str | None) -> None:
        if action is not None:
            await self.run_action(action)

    # Making --------------------------------------------------------------------------------------

    def action_change(self) -> None:
        """Open the chosen routine to be changed."""
        entry = self._entry_for("change")
        if entry is not None:
            self._open(entry.path)

    def _open(self, path: Path) -> None:
        from foottimer.ui.opening import open_editor

        open_editor(self._foottimer, path, self._show_file)

    def action_new(self) -> None:
        """Ask what a new routine begins with, and what it is called; then open it to be changed."""
        from foottimer.ui.beginnings import beginnings
        from foottimer.ui.screens.beginning import BeginningScreen

        if self._browser is not None and self._is_free():
            offered = beginnings(self._foottimer.services, self._browser.chosen)
            self.app.push_screen(BeginningScreen(offered), self._name_new)

    def _name_new(self, beginning: Beginning | None) -> None:
        from foottimer.ui.screens.named import ask_for_new

        if beginning is not None:
            ask_for_new(self.app, self._cabinet, beginning, self._open_new)

    def _open_new(self, done: Done) -> None:
        self._finish(done)
        if done.path is not None:
            self._open(done.path)

    def action_duplicate(self) -> None:
        """Copy the chosen routine."""
        entry = self._entry_for("duplicate")
        if entry is not None:
            self._do(partial(self._cabinet.duplicate, entry))

    # Names ---------------------------------------------------------------------------------------

    def action_rename(self) -> None:
        """Ask for another name, and whether the history goes along."""
        from foottimer.ui.screens.named import ask_for_name

        entry = self._entry_for("rename")
        if entry is not None:
            ask_for_name(self.app, self._cabinet, entry, partial(self._ask_about_history, entry))

    def _ask_about_history(self, entry: Entry, named: Named) -> None:
        from foottimer.history.store import StoreError
        from foottimer.ui.screens.rename import RenameScreen

        def decide(along: bool | None) -> None:
            if along is not None:
                self._do(partial(self._cabinet.rename, entry, named, along))

        old = entry.path.stem
        try:
            sessions = self._foottimer.services.sessions_of(old) if named.id != old else 0
        except StoreError as error:
            self._say(f"Not renamed, since nobody can tell how often it was done: {error}", wrong=True)
            return
        if sessions:
            self.app.push_screen(RenameScreen(old, named.id, sessions), decide)
        else:
            decide(False)

    # The trash -----------------------------------------------------------------------------------

    def action_delete(self) -> None:
        """Put the chosen routine into the trash."""
        entry = self._entry_for("delete")
        if entry is not None:
            self._do(partial(self._cabinet.delete, entry))

    def action_trash(self) -> None:
        """Show what was deleted."""
        from foottimer.ui.screens.trash import TrashScreen

        def tell(done: Done | None) -> None:
            if done is not None:
                self._finish(done)

        if self._is_free():
            self.app.push_screen(TrashScreen(self._cabinet), tell)

    def action_undo(self) -> None:
        """Undo what was done last."""
        if self._is_free():
            self._do(self._cabinet.undo)

    # What came with foottimer --------------------------------------------------------------------

    def _compared(self, entry: Entry) -> Compared | None:
        """Return the bundled routine beside the person's; say why where one of them cannot be read."""
        from foottimer.keeping.kept import KeepError
        from foottimer.ui.comparing import beside_bundled

        try:
            return beside_bundled(self._foottimer.services, entry)
        except KeepError as error:
            self._say(str(error), wrong=True)
            return None

    def action_changes(self) -> None:
        """Show what the person changed of a bundled routine."""
        from foottimer.ui.screens.diff import DiffScreen

        entry = self._entry_for("changes")
        compared = self._compared(entry) if entry is not None else None
        if entry is not None and compared is not None:
            self.app.push_screen(DiffScreen(entry.name, compared.before, compared.after))

    def action_revert(self) -> None:
        """Say what would be lost, and have the bundled routine back if that is wanted."""
        from foottimer.ui.screens.revert import RevertScreen

        def decide(back: bool | None) -> None:
            if back and entry is not None:
                self._do(partial(self._cabinet.revert, entry))

        entry = self._entry_for("revert")
        compared = self._compared(entry) if entry is not None else None
        if entry is not None and compared is not None:
            self.app.push_screen(RevertScreen(entry.name, compared), decide)
