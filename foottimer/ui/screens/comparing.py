"""What the routine editor does with a routine as a whole: fits it to a time, compares it, takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foottimer.keeping.kept import KeepError
from foottimer.ui.draft import Origin
from foottimer.ui.screens.filing import Filing

if TYPE_CHECKING:
    from foottimer.edit.scale import Plan

MEND_FIRST = "The text has to be mended first: F4 shows it."


class Comparing(Filing):
    """Fits the draft to a time, shows what was changed, and goes back to the bundled one."""

    def action_fit(self) -> None:
        """Ask for the minutes that it is to take, and show what that changes."""
        from foottimer.ui.screens.scaling import ScalingScreen

        if self._document.routine is None:
            self._say(MEND_FIRST, wrong=True)
        elif self._is_on_top:
            self.app.push_screen(ScalingScreen(self._document.routine), self._fitted)

    def _fitted(self, plan: Plan | None) -> None:
        if plan is None:
            return

        def fit() -> None:
            self._desk.fit(plan)
            self._choose(self._choice.cursor)  # the plan may have taken it out

        self._do(fit, "Done; u takes it back.")

    def action_changes(self) -> None:
        """Show what was changed: against the bundled one, or else against the file."""
        from foottimer.ui.diff_view import Version
        from foottimer.ui.screens.diff import DiffScreen

        if not self._is_on_top:
            return
        try:
            what, before = self.draft.before()
        except KeepError as error:
            self._say(str(error), wrong=True)
            return
        now = Version("now", self.draft.text, self._document.routine)
        self.app.push_screen(DiffScreen(self.draft.name, Version(what, before, self.draft.routine_of(before)), now))

    def action_revert(self) -> None:
        """Go back to the bundled routine; the person's copy goes to the trash."""
        if self.draft.bundled_path is None:
            self._say("This one is your own: there is nothing bundled to go back to.", wrong=True)
            return
        if self.draft.origin is Origin.BUNDLED and not self.draft.changed:
            self._say("It is as bundled already.")
            return
        try:
            said = self.draft.revert()
        except KeepError as error:
            self._say(str(error), wrong=True)
            return
        self._choose(self._choice.cursor)
        self._show()
        self._say(said)
