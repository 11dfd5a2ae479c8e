"""What the routine editor does with files: saving, leaving, what changed on disk, what a crash would lose."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from textual.timer import Timer

from foottimer.keeping.kept import GONE, ChangedMeanwhile, KeepError
from foottimer.ui.commands import key_of
from foottimer.ui.screens.editing import Editing

if TYPE_CHECKING:
    from foottimer.keeping.kept import Kept
    from foottimer.keeping.recovery import Recovery

A_MOMENT = 0.7
"""Seconds after a change until a recovery copy is written, however much is changed meanwhile."""
LOOK = 1.0
"""Seconds from one look at the file to the next."""


class Filing(Editing):
    """Keeps the draft in its file, and from being lost."""

    _soon: Timer | None = None
    _recovered: Recovery | None = None
    """What an earlier run left, and is wanted."""
    _asked: object = None
    """What of the disk was asked about, or said, last."""

    def _begin_filing(self) -> None:
        """Look after the file from now on."""
        self.set_interval(LOOK, self.look_at_file)
        if self._recovered is not None:
            self._bring_back(self._recovered)
        else:
            self._offer_recovery()

    def _take_text(self, text: str, label: str = "") -> None:
        """Go on with another text, which can be undone under a label; without one it was typed, a word a step."""
        self._desk.retext(text, coalesce=not label, label=label)
        self._choose(self._choice.cursor)
        self._changed()
        self._show()

    # What a crash would lose ---------------------------------------------------------------------

    def _keep_copy_soon(self) -> None:
        if self._soon is None:
            self._soon = self.set_timer(A_MOMENT, self.keep_copy)

    def _keep_copy_no_more(self) -> None:
        if self._soon is not None:
            self._soon.stop()
            self._soon = None

    def keep_copy(self) -> bool:
        """Keep a copy of what is not saved, or drop it where all is; return whether it could be, and say where not."""
        self._keep_copy_no_more()
        try:
            self.draft.keep_copy()
        except KeepError as error:
            self._say(f"No recovery copy: {error}", wrong=True)
            return False
        return True

    def keep_now(self) -> None:
        """Keep a copy at once, from any thread: the program ends."""
        with suppress(KeepError):
            self.draft.keep_copy()

    # Saving --------------------------------------------------------------------------------------

    def action_save(self) -> None:
        """Save, with what is being typed."""
        if not self._take_typed():
            return
        if self.draft.changed:
            self._save(self.draft.save)
        else:
            self._say("Nothing was changed since it was saved.")

    def action_save_as(self) -> None:
        """Save as another routine, with what is being typed."""
        if self._take_typed():
            self._save(self.draft.save_as_another)

    def _save(self, save: Callable[[], str], then: Callable[[], object] | None = None) -> None:
        """Save in some way, and go on with something where it was; ask where the file was changed meanwhile."""
        try:
            said = save()
        except ChangedMeanwhile as meanwhile:
            self._ask_which(meanwhile.theirs, then)
        except KeepError as error:
            self.keep_copy()  # at once, so that what it says does not hide why nothing was saved
            self._say(f"Not saved ({key_of(self, 'save_as')} saves it as another routine): {error}", wrong=True)
        else:
            self._show()
            self._say(said)
            if then is not None:
                then()

    def look_at_file(self) -> None:
        """Ask what is to be done when another program changed the file."""
        if not self._is_on_top:
            return
        try:
            found = self.draft.look()
        except KeepError as error:
            if str(error) != self._asked:  # said once, not every second over everything else
                self._asked = str(error)
                self._say(f"The file can't be looked at: {error}", wrong=True)
            return
        if found is None or found == self._asked:
            return
        self._asked = found
        theirs = None if found is GONE else found
        if theirs is not None and not self.draft.changed:
            self._take_theirs(theirs)
            self._say("Another program changed the file: this is how it is now. u brings back what you saw.")
        else:
            self._ask_which(theirs, None)

    def _ask_which(self, theirs: Kept | None, then: Callable[[], object] | None) -> None:
        """Show both versions, and ask which is to be kept."""
        from foottimer.ui.diff_view import Version
        from foottimer.ui.screens.conflict import Choice, ConflictScreen

        def decide(choice: Choice | None) -> None:
            if choice is Choice.TAKE_THEIRS and theirs is not None:
                self._take_theirs(theirs)
                self._say("This is what the other program wrote; u brings back yours.")
            elif choice is Choice.KEEP_MINE:
                self._save(self.draft.overwrite, then)
            elif choice is Choice.SAVE_AS:
                self._save(self.draft.save_as_another, then)

        mine = Version("yours", self.draft.text, self._document.routine)
        other = Version("on disk", theirs.text, self.draft.routine_of(theirs.text)) if theirs else None
        self.app.push_screen(ConflictScreen(self.draft.name, mine, other), decide)

    def _take_theirs(self, theirs: Kept) -> None:
        self.draft.take(theirs)
        self._choose(self._choice.cursor)
        self._show()

    # Leaving -------------------------------------------------------------------------------------

    def leave_then(self, then: Callable[[], object]) -> None:
        """Ask about what is not saved, and go on unless the person wants to stay."""
        from foottimer.ui.screens.unsaved import Fate, UnsavedScreen

        def decide(fate: Fate | None) -> None:
            if fate is Fate.SAVE:
                self._save(self.draft.save, then)
            elif fate is Fate.DISCARD:
                drop_and_go()

        def drop_and_go() -> None:
            self._keep_copy_no_more()  # else it would be kept once more while the screen closes
            self.draft.drop_copy()
            then()

        if not self._take_typed():
            return
        if not self.draft.changed:
            drop_and_go()
        elif self._is_on_top:
            self.app.push_screen(UnsavedScreen(self._what_is_unsaved()), decide)

    def _what_is_unsaved(self) -> str:
        steps = self._desk.steps
        count = f"{steps} change{'' if steps == 1 else 's'}" if steps else "Changes"
        return f"{count} to {self.draft.name} not saved."

    # What an earlier run left --------------------------------------------------------------------

    def _offer_recovery(self) -> None:
        """Offer what was never saved of this file."""
        from foottimer.ui.opening import as_of
        from foottimer.ui.screens.recovery import RecoveryScreen
        from foottimer.ui.screens.unsaved import Fate

        found = self.draft.recovery()
        if found is None:
            return

        def decide(fate: Fate | None) -> None:
            if fate is Fate.SAVE:
                self._bring_back(found)
            elif fate is Fate.DISCARD:
                self._drop(found)

        self.app.push_screen(RecoveryScreen(f"{self.draft.name}, {as_of(found)}."), decide)

    def _bring_back(self, found: Recovery) -> None:
        outdated = found.base != self.draft.kept.text
        self._take_text(found.text, "bring back what was not saved")
        if not self.keep_copy():  # what was left is the only copy then
            return
        if outdated:
            self._say("The file was changed since: ctrl+s saves these over it, u goes back to it.", wrong=True)
        else:
            self._say("These are the changes; ctrl+s saves them, u takes them back.")
        self._drop(found)

    def _drop(self, found: Recovery) -> None:
        """Drop what an earlier run left, or say why that cannot be."""
        try:
            self.draft.drop_recovery(found)
        except KeepError as error:
            self._say(f"Offered once more: {error}", wrong=True)
