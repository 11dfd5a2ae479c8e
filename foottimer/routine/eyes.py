"""A timeline for which nobody has to close their eyes; pure."""

from __future__ import annotations

from collections.abc import Mapping

from foottimer.routine.model import Exercise
from foottimer.routine.timeline import Interval, Timeline
from foottimer.values import replace

OPEN = " (eyes open)"
"""What is added to the name of work for which nothing stands in."""


def shuts_eyes(timeline: Timeline) -> bool:
    """Whether any of its work is done with closed eyes."""
    return any(interval.eyes_closed for interval in timeline.intervals)


def with_open_eyes(timeline: Timeline, exercises: Mapping[str, Exercise]) -> Timeline:
    """Return the timeline with an easier exercise, for as long, in place of each that closes the eyes."""
    return replace(timeline, intervals=tuple(_opened(interval, exercises) for interval in timeline.intervals))


def _opened(interval: Interval, exercises: Mapping[str, Exercise]) -> Interval:
    if not interval.eyes_closed:
        return interval
    own = exercises.get(interval.exercise or "")
    easier = exercises.get(own.easier or "") if own else None
    if easier is None or easier.eyes_closed:
        return replace(interval, name=interval.name + OPEN, note="", cues=(), eyes_closed=False)
    return replace(
        interval, name=easier.name, exercise=easier.id, note="", cues=easier.cues, says=(), eyes_closed=False
    )
