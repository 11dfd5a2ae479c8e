"""What is known of the exercises of a session that is followed: which there are, which are sore, how each went last."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from foottimer.history.lasttime import LastTime, last_time_text
from foottimer.history.store import Store
from foottimer.plan.soreness import sore_now
from foottimer.routine.easing import easier_of
from foottimer.routine.model import Exercise
from foottimer.routine.timeline import Interval, Timeline
from foottimer.session.events import Exchanged, Refused
from foottimer.values import dataclass, field, replace

NOT_KEPT = "nothing of this session is saved, so it is forgotten at its end"
"""What becomes of a mark in a rehearsal."""


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
        """Return "last time: 8 each side, RPE 6" of the exercise of work; "" where nothing is known."""
        last = self.last.get(work.exercise) if work is not None and work.exercise else None
        return last_time_text(last) if last else ""

    def marked(self, exercise: str) -> Known:
        """Return it with an exercise that is sore now, or not any more."""
        return replace(self, sore=self.sore ^ {exercise})

    def sore_text(self, work: Interval, clears: str) -> str:
        """Return what is said of an exercise that was just marked as sore, or as well; `clears` says what does."""
        if work.exercise not in self.sore:
            return f"{work.name} is not marked as sore any more."
        own = self.exercises.get(work.exercise or "")
        other = easier_of(own, self.exercises, self.sore) if own else None
        follows = f"From now on {other.name} stands in" if other else "No exercise is known that could stand in for it"
        return f"{work.name} is marked as sore. {follows}; {clears}."

    def _followed(self, timeline: Timeline) -> frozenset[str]:
        """Return the ids of the exercises that may come in a session, those that are easier too."""
        found = {one.exercise for one in timeline.intervals if one.exercise}
        for id_ in [*found]:
            here = self.exercises.get(id_)
            while here is not None and here.easier is not None and here.easier not in found:
                found.add(here.easier)
                here = self.exercises.get(here.easier)
        return frozenset(found)


def exchanged_text(event: Exchanged | Refused) -> str:
    """Return what is said of an exercise that takes another one's place, or why none does."""
    if isinstance(event, Refused):
        return event.why
    when = " with the next set" if event.later else ""
    if event.back:
        return f"{event.name} again{when}, not {event.before} any more."
    return f"{event.name}{when}, which is easier than {event.before}."
