"""A screen on which a set of the chosen exercise can be practised right away."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.screen import Screen

from foottimer.routine.expand import expand
from foottimer.routine.model import Exercise
from foottimer.routine.practice import levels_of, practice

if TYPE_CHECKING:
    from foottimer.ui.app import FootTimer


class Practising(Screen[None]):
    """Asks for a level, and follows one set of it as a session."""

    def __init__(self, busy: bool) -> None:
        """Practise nothing while a session runs: `busy`."""
        super().__init__()
        self._busy = busy

    @property
    def exercise(self) -> Exercise | None:
        """The chosen exercise; None where none is."""
        raise NotImplementedError

    def action_enter(self) -> None:
        """Ask for a level, and practise."""
        from foottimer.ui.screens.level import LevelScreen

        if self.exercise is not None and self._may_practise():
            self.app.push_screen(LevelScreen(self.exercise), self._practise)

    def action_practise(self, level: int) -> None:
        """Practise at a level."""
        if self.exercise is not None and level in levels_of(self.exercise) and self._may_practise():
            self._practise(level)

    def _may_practise(self) -> bool:
        if self._busy:
            self.notify("A session is running; practise when it is over.", markup=False)
        from foottimer.ui.following import is_following

        return not self._busy and self.app.screen is self and not is_following(self.app)

    def _practise(self, level: int | None) -> None:
        if level is None or self.exercise is None:
            return
        from foottimer.ui.flow import FOLLOW, follow

        try:
            timeline = expand(practice(self.exercise, level))
        except ValueError as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        self.run_worker(follow(cast("FootTimer", self.app), (timeline,)), name=FOLLOW, group=FOLLOW)
