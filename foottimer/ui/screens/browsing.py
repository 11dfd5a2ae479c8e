"""What the library's screen is asked for: words, minutes, kit, hints, the exercises, the words of the field."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.screen import Screen
from textual.worker import get_current_worker

from foottimer.values import replace

if TYPE_CHECKING:
    from foottimer.ui.app import FootTimer
    from foottimer.ui.shelf import Shelf
    from foottimer.ui.widgets.browser import Browser
    from foottimer.ui.widgets.chips import Chips


AT_ONCE = 50
"""So many files are read at once for a filter; with more it is a thread that reads them. Source: measured, 60 ms."""


class Browsing(Screen[None]):
    """Narrows the list down, and looks things up; the screen that is made of it shows the list."""

    _browser: Browser | None = None

    @property
    def _foottimer(self) -> FootTimer:
        return cast("FootTimer", self.app)

    def action_filter(self) -> None:
        """Let a filter be typed."""
        if self._browser is not None:
            self._browser.open_filter()

    def action_minutes(self) -> None:
        """Offer the next number of minutes."""
        if self._browser is not None:
            self._browser.next_minutes()

    def action_kit(self) -> None:
        """Ask what is not at hand."""
        if self._browser is not None and self.app.screen is self:
            from foottimer.ui.screens.kit import KitScreen

            self.app.push_screen(KitScreen(self._browser.shelf.lacking), self._lack)

    def _lack(self, lacking: frozenset[str] | None) -> None:
        if self._browser is not None and lacking is not None:
            shelf = replace(self._browser.shelf, lacking=lacking)
            if len(shelf.unknown) <= AT_ONCE:
                self._show_lacking(lacking)
            else:
                self.run_worker(partial(self._learn, shelf), thread=True, exclusive=True, group="learn")

    def _learn(self, shelf: Shelf) -> None:
        """Work out how routines do without what is lacking, and show it then; in a thread, as it may take long."""
        going = get_current_worker()
        for entry in shelf.unknown:
            if going.is_cancelled:
                return
            shelf.fit(entry)
        self.app.call_from_thread(self._show_lacking, shelf.lacking)

    def _show_lacking(self, lacking: frozenset[str]) -> None:
        """Show what can be done without these."""
        if self._browser is not None:
            self._browser.lack(lacking)
            self._say_what_lacks()

    def _say_what_lacks(self) -> None:
        """Make room for what is not at hand."""
        lacking = self._browser is not None and bool(self._browser.shelf.lacking)
        self.query_one("#top").set_class(lacking, "-lacking")

    def action_have(self, minutes: int) -> None:
        """Show what fits into so many minutes; everything when that is shown already."""
        if self._browser is not None:
            self._browser.have(None if self._browser.shelf.minutes == minutes else minutes)

    def action_all(self) -> None:
        """Clear the filter, or else the minutes, or else show also what needs what is lacking."""
        if self._browser is not None and self._browser.show_all():
            self._lack(frozenset())

    def action_up(self) -> None:
        """Choose the routine above, also while a filter is typed."""
        if self._browser is not None:
            self._browser.move(-1)

    def action_down(self) -> None:
        """Choose the routine below, also while a filter is typed."""
        if self._browser is not None:
            self._browser.move(1)

    def action_hints(self) -> None:
        """Ask what it is about today."""
        from foottimer.ui.screens.hints import HintsScreen

        if self._browser is not None and self.app.screen is self:
            self.app.push_screen(HintsScreen(), self._browser.take_hint)

    def action_exercises(self) -> None:
        """Open the exercises."""
        from foottimer.ui.screens.exercises import ExercisesScreen

        if self._browser is not None and self.app.screen is self:
            exercises = self._foottimer.services.exercises().exercises
            self.app.push_screen(ExercisesScreen(exercises, entries=self._browser.shelf.files))

    def action_glossary(self) -> None:
        """Explain the words of the chosen routine."""
        from foottimer.ui.screens.glossary import GlossaryScreen

        if self._browser is not None and self.app.screen is self:
            self.app.push_screen(GlossaryScreen(self._browser.text))

    def on_chips_picked(self, message: Chips.Picked) -> None:
        """Show what fits into the minutes that were clicked."""
        message.stop()
        if self._browser is not None:
            self._browser.have(message.number)
