"""A driving screen that asks: whether to keep what was done, and for the numbers of a block that is over."""

from __future__ import annotations

from foottimer.history.record import AttemptRow, Status
from foottimer.session.events import Event, Reason
from foottimer.session.machine import State
from foottimer.settings.model import Length
from foottimer.ui.screens.loud import Loud

_MOVING = (State.RUNNING, State.COUNTING_IN)
"""The states that a question interrupts."""


class Asking(Loud):
    """Stands still while it asks, and goes on if it went before; the screen that is made of it leaves and paints."""

    length = Length.CM
    """The unit in which distances are asked for."""
    tried = False
    """Whether it is only tried: it is left without a question, as nothing of it is kept."""

    def _leave(self, status: Status) -> None:
        raise NotImplementedError

    def _paint(self) -> None:
        raise NotImplementedError

    def action_leave(self) -> None:
        """Pause, and ask whether to keep what was done."""
        from foottimer.ui.screens.ending import EndingScreen

        if self.tried and self.runner.session.is_open:
            self.runner.end(Status.ABANDONED)
            self._leave(Status.ABANDONED)
            return
        was_running = self.runner.session.state in _MOVING
        self.stand_still()

        def decide(status: Status | None) -> None:
            if status is None:
                if was_running:
                    self._do(self.runner.resume)
                return
            self.runner.end(status)
            self._leave(status)

        if self.runner.session.is_open:
            self.app.push_screen(EndingScreen(), decide)

    # Numbers -------------------------------------------------------------------------------------

    def _ask_for_numbers(self, happened: tuple[Event, ...]) -> bool:
        """Pause and ask for the numbers of a block that is over; tell whether there are any."""
        rows = self.runner.numbers_due(happened)
        if rows:
            self._push_numbers(rows)
        return bool(rows)

    def _push_numbers(self, rows: tuple[AttemptRow, ...]) -> None:
        from foottimer.ui.screens.number import NumbersScreen

        was_running = self.runner.session.state in _MOVING
        self.runner.pause(Reason.QUESTION)
        self._paint()

        def keep(numbers: dict[int, float] | None) -> None:
            for seq, number in (numbers or {}).items():
                self.runner.journal.correct(seq, recorded=number)
            if self.runner.session.state is State.ENDED:
                self._leave(Status.COMPLETED)
            elif was_running:
                self._do(self.runner.resume)

        self.app.push_screen(NumbersScreen(rows, self.length), keep)
