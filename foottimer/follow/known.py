"""What is known of the exercises of a session that is followed: which there are, which are sore, how each went last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from foottimer.history.lasttime import LastTime, last_time_text
from foottimer.history.store import Store
from foottimer.plan.soreness import sore_now
from foottimer.routine.easing import easier_of
from foottimer.routine.model import Exercise
from foottimer.routine.timeline import Interval, Timeline


@dataclass(frozen=True, slots=True)
class Known:
    """What a session goes by when an exercise is too hard, or hurts."""

    exercises: Mapping[str, Exercise] = field(default_factory=lambda: MappingProxyType({}))
    """Those that there are, by id."""
    sore: frozenset[str] = frozenset()
    """The ids of those that are sore."""
    last: Mapping[str, LastTime] = field(default_factory=lambda: MappingProxyType({}))
    """How each went when it was done last."""

    def told(self, store: Store | None, timeline: Timeline, session: str | None = None) -> Known:
        """Return it with what a store tells for a timeline; of the `session` itself, by its id, nothing.

        Raises StoreError when the store cannot be read.
        """
        if store is None:
            return self
        with store.still():
            last = store.last_times(self._followed(timeline), session)
            return replace(self, sore=frozenset(sore_now(store.decisions(date.max))), last=last)

    def last_time(self, work: Interval | None) -> str:
        """Return "last time: 8 each side, RPE 6" of the exercise of an interval; "" where nothing is known."""
        last = self.last.get(work.exercise) if work is not None and work.exercise else None
        return last_time_text(last) if last else ""

    def marked(self, exercise: str) -> Known:
        """Return it with an exercise that is sore now, or not any more."""
        return replace(self, sore=self.sore ^ {exercise})

    def sore_text(self, work: Interval) -> str:
        """Return what is said of an exercise that was just marked as sore, or as well again."""
        if work.exercise not in self.sore:
            return f"{work.name} is not marked as sore any more."
        own = self.exercises.get(work.exercise or "")
        other = easier_of(own, self.exercises, self.sore) if own else None
        if other is None:
            return f"{work.name} is marked as sore. No easier exercise is known that could stand in for it."
        return f"{work.name} is marked as sore. From now on {other.name} stands in."

    def _followed(self, timeline: Timeline) -> frozenset[str]:
        """Return the ids of the exercises that may come in a session, those that are easier too."""
        found = {one.exercise for one in timeline.intervals if one.exercise}
        for id_ in [*found]:
            here = self.exercises.get(id_)
            while here is not None and here.easier is not None and here.easier not in found:
                found.add(here.easier)
                here = self.exercises.get(here.easier)
        return frozenset(found)


def exercises_for(
    timeline: Timeline, catalogue: Mapping[str, Exercise], own: Mapping[str, Mapping[str, Exercise]]
) -> Known:
    """Return what is known of exercises by the catalogue, and by the routine that a timeline is of.

    `own` are the exercises of each routine, by its id.
    """
    return Known({**catalogue, **own.get(timeline.routine, {})})
