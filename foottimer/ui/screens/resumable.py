"""What becomes of the chosen session where it was interrupted, in the list of sessions and on its page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from foottimer.ui.commands import Command
from foottimer.ui.screens.tending import Tending

if TYPE_CHECKING:
    from foottimer.follow.unclosed import Unclosed
    from foottimer.history.underway import UnderWay
    from foottimer.ui.screens.resuming import Wish

Data = TypeVar("Data")

RESUME = Command("resume", "i", "resume", "Go on with an interrupted session, keep it or discard it.", footer=False)


class Resumable(Tending[Data]):
    """Asks about a session that was interrupted; the screen that is made of it says which were."""

    @property
    def unclosed(self) -> Unclosed:
        """What is known of the sessions that are not over."""
        raise NotImplementedError

    def action_resume(self) -> None:
        """Ask what becomes of the chosen session, where it was interrupted."""
        from foottimer.ui.interruptions import question
        from foottimer.ui.screens.resuming import ResumingScreen

        session = self.session
        if session is None or not self._is_free():
            return
        found = self.unclosed.interrupted.get(session.id)
        if session.id in self.unclosed.running:
            self.say("It runs in another window.")
        elif session.id in self.unclosed.waiting:
            self.say("It is over, and waits to be saved: the next start takes it in.")
        elif found is None:
            self.say("It was not interrupted here: there is nothing to resume.")
        else:
            asked = question((found,), self._foottimer.services.clock.wall())
            self.app.push_screen(ResumingScreen(*asked), partial(self._decide, found))

    def _decide(self, found: UnderWay, wish: Wish | None) -> None:
        from foottimer.ui.flow import FOLLOW, take_up
        from foottimer.ui.screens.resuming import Wish

        claims = self._foottimer.services.claims()
        if wish is Wish.RESUME:
            # Of the app: a session goes on, whatever becomes of this screen.
            self.app.run_worker(take_up(self._foottimer, found.id), name=FOLLOW, group=FOLLOW)
        elif wish is Wish.KEEP:
            self._do(self._desk.keep(found, claims))
        elif wish is Wish.DISCARD:
            self._do(self._desk.discard(found, claims))
