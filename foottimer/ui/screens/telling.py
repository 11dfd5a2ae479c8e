"""How the library's screen says what was done with a routine's file, and what cannot be done with it now."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual.widgets import Static

from foottimer.ui.commands import key_of
from foottimer.ui.screens.browsing import Browsing

if TYPE_CHECKING:
    from foottimer.routine.library import Entry
    from foottimer.ui.cabinet import Cabinet
    from foottimer.ui.file_menu import Case
    from foottimer.ui.renaming import Done


class Telling(Browsing):
    """Does something with a routine's file, says what was done or why not, and shows it in the list."""

    _wanted: Path | None = None
    """The routine that is to be chosen once the files are read again."""

    def _read(self, files: bool) -> None:
        raise NotImplementedError

    # Saying --------------------------------------------------------------------------------------

    def _say(self, sentence: str, wrong: bool = False) -> None:
        """Say what was done, or what cannot be; nothing for an empty sentence."""
        said = self.query_one("#said", Static)
        said.set_class(wrong, "-wrong")
        said.update(f"! {sentence}" if wrong else sentence)
        self.set_class(bool(sentence), "-saying")

    def on_screen_suspend(self) -> None:
        """Forget what was said: another screen says more, as the editor of a new routine does."""
        if self.has_class("-saying"):
            self._say("")

    def on_routine_list_chosen(self) -> None:
        """Forget what was said of another routine."""
        if self.has_class("-saying"):
            self._say("")

    def _finish(self, done: Done) -> None:
        """Say what was done, and choose what it is about."""
        self._say(f"{done.said} {key_of(self, 'undo')} {done.undo}." if done.undo else done.said)
        chosen = self._browser.chosen if self._browser is not None else None
        is_gone = chosen is not None and chosen.path == done.gone
        beside = self._browser.beside if self._browser is not None and is_gone else None
        self._show_file(done.path or beside)

    def _show_file(self, path: Path | None) -> None:
        """Read the files again, and choose one of them."""
        self._wanted = path
        self._read(files=True)

    def _choose_wanted(self) -> None:
        """Choose what a command was about, now that the files are read."""
        path, self._wanted = self._wanted, None
        if path is not None and self._browser is not None:
            self._browser.reveal(path)
            self._say_what_lacks()

    # What can be done ----------------------------------------------------------------------------

    @property
    def _cabinet(self) -> Cabinet:
        return self._foottimer.cabinet

    def _is_free(self) -> bool:
        """Whether files may be touched: not behind another screen, nor while a session begins."""
        from foottimer.ui.following import is_following

        return self._browser is not None and self.app.screen is self and not is_following(self.app)

    def _case(self) -> Case:
        from foottimer.keeping.kept import KeepError
        from foottimer.ui.file_menu import Case

        entry = self._browser.chosen if self._browser is not None else None
        cabinet = self._cabinet
        try:
            bundled = cabinet.keeping.bundled(entry.path.stem) if entry is not None else None
            return Case(entry, bundled, cabinet.undoable, len(cabinet.thrown()))
        except KeepError:
            return Case(entry, undoable=cabinet.undoable, thrown=None)

    def _entry_for(self, action: str) -> Entry | None:
        """Return the chosen routine where a command is possible with it, else say why not."""
        from foottimer.ui.file_menu import why_not

        if not self._is_free():
            return None
        case = self._case()
        if why := why_not(action, case):
            self._say(why, wrong=True)
            return None
        return case.entry

    def _do(self, work: Callable[[], Done]) -> None:
        """Do something with a file, or say why it cannot be done."""
        from foottimer.keeping.kept import KeepError

        try:
            done = work()
        except KeepError as error:
            self._say(str(error), wrong=True)
        else:
            self._finish(done)
