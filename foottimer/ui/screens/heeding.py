"""How the start card takes advice: what is lighter today, and what speaks against a start."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, cast

from textual.screen import Screen
from textual.worker import Worker, WorkerError

from foottimer.plan.model import Offer
from foottimer.routine.library import Entry
from foottimer.routine.timeline import Timeline
from foottimer.ui.commands import key_of
from foottimer.ui.today import Today

if TYPE_CHECKING:
    from foottimer.plan.situation import Situation
    from foottimer.ui.app import FootTimer

ADVISING, BEGINNING = "advising", "beginning"
"""The groups of the workers that ask for advice, and that start."""


class Heeding(Screen[tuple[Timeline, ...] | str | None]):
    """Does a routine as light as is advised, and asks before it is started."""

    _today: Today
    _files: tuple[Entry, ...]
    _lacking: frozenset[str]
    _situation: Situation | None = None
    _advice_awaited: Worker[None] | None = None
    """Asks what is lighter today, or did."""

    def _show(self, chosen: int | None) -> None:
        raise NotImplementedError

    def _say(self, sentence: str) -> None:
        raise NotImplementedError

    @property
    def _foottimer(self) -> FootTimer:
        return cast("FootTimer", self.app)

    # What is lighter -----------------------------------------------------------------------------

    def _take_advice(self) -> None:
        """Ask what is lighter today; the card is there meanwhile."""
        if self._foottimer.services.situation is not None:
            self._advice_awaited = self.run_worker(self._advised(), group=ADVISING, exclusive=True)

    async def _advised(self) -> None:
        from foottimer.ui.advising import situated

        before = self._today
        self._situation = await situated(self._foottimer)
        if self._today is before:  # what was changed meanwhile stays as it was chosen
            self._lighten()

    def _lighten(self) -> None:
        from foottimer.ui.advising import entry_today, lightened

        situation = self._situation
        if situation is None:
            return
        exercises = self._foottimer.services.exercises().exercises
        following = tuple(entry_today(situation, one, exercises, self._lacking) for one in self._today.following)
        alone = Today(self._today.routine, self._today.changes, following)
        self._today = lightened(situation, alone, exercises, self._lacking)
        if self._today != alone or following != alone.following:
            self._show(0)

    def _as_today(self, entry: Entry) -> Entry:
        """Return a routine that is to follow on as light as is advised."""
        from foottimer.ui.advising import entry_today

        if self._situation is None:
            return entry
        exercises = self._foottimer.services.exercises().exercises
        return entry_today(self._situation, entry, exercises, self._lacking)

    # Starting ------------------------------------------------------------------------------------

    def _begin(self) -> None:
        """Start, unless something is to be asked first."""
        routines = self._today.routines_today
        if self._foottimer.services.situation is None and not any(routine.opt_in for routine in routines):
            self.dismiss(self._today.timelines)
        else:
            self.run_worker(self._asked(), group=BEGINNING, exclusive=True)

    async def _asked(self) -> None:
        """Ask about each routine; start, go back, or turn to what is done instead.

        Nothing is started that nobody saw: where the advice comes only now and makes it lighter, it is shown first.
        """
        from foottimer.ui.advising import agreed

        today = self._today
        if self._advice_awaited is not None:
            with suppress(WorkerError):  # cancelled, as another routine is shown now; a mistake the app says itself
                await self._advice_awaited.wait()
        if self._today != today:
            said = f"This is for today: {key_of(self, 'enter')} starts it so."
            self.call_after_refresh(self._say, said)  # the blocks, shown anew, have their own say before
            return
        for routine in today.routines_today:
            answer = await agreed(self._foottimer, routine)
            if isinstance(answer, Offer):
                self._turn_to(answer)
                return
            if not answer:
                return
        self.dismiss(today.timelines)

    def _turn_to(self, offer: Offer) -> None:
        """Show the start card of another routine."""
        entry = next((one for one in self._files if one.id == offer.id), None)
        if entry is not None and entry.routine is not None:
            self._today = Today.without(entry.routine, self._lacking)
            self._show(0)
            self._take_advice()
