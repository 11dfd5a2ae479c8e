"""The doses of an exercise's levels, of which one is chosen."""

from __future__ import annotations

from functools import partial

from textual import events

from foottimer.routine.model import Exercise
from foottimer.routine.practice import levels_of
from foottimer.ui.exercise_card import dose_rows
from foottimer.ui.widgets.preview import Preview


class Doses(Preview):
    """A row a level; a click on one is the screen's `level`."""

    _levels: tuple[int, ...] = ()

    def offer(self, exercise: Exercise, chosen: int) -> None:
        """Show the doses of an exercise, that of the level `chosen` being the chosen one."""
        self._levels = levels_of(exercise)
        self.show(partial(dose_rows, exercise, chosen))

    async def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        event.stop()
        if 0 <= event.y < len(self._levels):
            await self.screen.run_action(f"level({self._levels[event.y]})")
