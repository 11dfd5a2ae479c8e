"""The rows of a session that was done without the clock: all of it as planned. Pure."""

from __future__ import annotations

from foottimer.history.record import AttemptRow, attempt_row
from foottimer.routine.timeline import Interval, Timeline
from foottimer.session.events import Attempt, Outcome


def logged_rows(timeline: Timeline) -> tuple[AttemptRow, ...]:
    """One attempt at each interval, each at its planned (or expected) time and length, no number given."""
    return tuple(
        attempt_row(interval, _as_planned(interval), seq=seq, nth=1, start_ms=interval.start)
        for seq, interval in enumerate(timeline.intervals)
    )


def _as_planned(interval: Interval) -> Attempt:
    return Attempt(
        index=interval.index,
        began=interval.start,
        actual=interval.length,
        planned=interval.length,
        reps_planned=interval.reps,
        reps_done=interval.reps,
        outcome=Outcome.DONE,
    )
