"""Another exercise for the rest of a block, in a timeline that is being followed; pure.

What was done stays as it was, with its place; only what is to come is put together anew. A timeline tells all that is
needed for that: the routine that it was made of may be another one by now.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from foottimer.routine.expand import interval_beside, laid_out
from foottimer.routine.limits import LONGEST_ROUTINE, MOST_INTERVALS
from foottimer.routine.model import Exercise
from foottimer.routine.runs import Run, is_broken_off, run_around, run_with, runs_of
from foottimer.routine.settle import TRANSITION
from foottimer.routine.timeline import Interval, Kind, Timeline
from foottimer.values import dataclass, replace

GET_READY = TRANSITION
"""Ms between the work that is broken off and the other exercise: what stands between two blocks by default."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """The two exercises that a block of a timeline can be done with."""

    block: str
    """The block's path."""
    own: Run
    """The block as it was."""
    other: Run
    """The block with the easier exercise."""


@dataclass(frozen=True, slots=True)
class Eased:
    """A timeline that goes on with another exercise in one of its blocks."""

    timeline: Timeline
    """What is followed from now on; up to all that was ever begun it is what it was."""
    index: int
    """The current interval's place in it."""
    exchanges: tuple[Exchange, ...]
    """Every block that was exchanged so far."""
    leaves: bool
    """Whether the current interval is broken off and the next one begun."""
    name: str
    """The exercise that is done from now on, as shown."""
    before: str
    """The one whose place it takes, as shown."""
    back: bool
    """Whether it is the block's own again."""
    later: bool
    """Whether that begins with the next set only."""


def ease(
    timeline: Timeline,
    index: int,
    exercises: Mapping[str, Exercise],
    exchanges: tuple[Exchange, ...] = (),
    sore: Collection[str] = (),
    reached: int = 0,
) -> Eased:
    """Return the timeline with the easier exercise in the current block, or in a break in the coming one.

    Where that was done already, the block's own exercise comes back with the next set.

    Args:
        timeline: What is followed.
        index: The current interval's place in it.
        exercises: Those that there are, by id.
        exchanges: What was exchanged in it so far.
        sore: The ids of exercises that stand in for nothing.
        reached: The last place that was ever begun, where one went back from there.

    Raises:
        ValueError: There is nothing to exchange; its message is a sentence that says why.

    """
    work = _work_from(timeline, index)
    if work is None or work.block is None:
        raise ValueError("No exercise follows that could be an easier one.")
    known = next((one for one in exchanges if one.block == work.block), None)
    exchange = known or Exchange(work.block, *_runs(timeline, work, exercises, sore))
    if (
        timeline.intervals[index] is work
        and work.exercise != exchange.other.exercise
        and is_broken_off(timeline, index)
    ):
        names = exchange.other.name, exchange.own.name
        return Eased(timeline, index, exchanges, True, *names, back=False, later=False)
    eased = _eased(*_carried_on(timeline, index, reached), exchange)
    if len(eased.timeline.intervals) > MOST_INTERVALS or eased.timeline.total > LONGEST_ROUTINE:
        raise ValueError("This session is as long as any may be, so that nothing more can be exchanged in it.")
    return replace(eased, exchanges=exchanges if known else (*exchanges, exchange))


def easier_of(own: Exercise, exercises: Mapping[str, Exercise], sore: Collection[str] = ()) -> Exercise | None:
    """Return the exercise to fall back on, beyond those that are `sore`; None where there is none."""
    passed = {own.id}
    here = own
    while here.easier is not None and here.easier not in passed and here.easier in exercises:
        here = exercises[here.easier]
        if here.id not in sore:
            return here
        passed.add(here.id)
    return None


def _runs(
    timeline: Timeline, work: Interval, exercises: Mapping[str, Exercise], sore: Collection[str]
) -> tuple[Run, Run]:
    """Return a block as it is and as it is with its easier exercise."""
    own = exercises.get(work.exercise or "")
    if own is None or own.name != work.name:
        raise ValueError(f"{work.name} is not among the exercises known here, so no easier one is.")
    other = easier_of(own, exercises, sore)
    if other is None:
        is_sore = easier_of(own, exercises) is not None
        why = (
            f"What is easier than {work.name} is sore too"
            if is_sore
            else f"No exercise easier than {work.name} is known"
        )
        raise ValueError(f"{why}: do less of it, or skip it.")
    run = run_around(timeline, work.index)
    made = run_with(timeline, run, own, other)
    if made is None:
        raise ValueError(f"{other.name} is easier than {work.name}, but nothing says how much of it to do.")
    return run, made


def _work_from(timeline: Timeline, index: int) -> Interval | None:
    return next((one for one in timeline.intervals[index:] if one.is_work), None)


def _carried_on(timeline: Timeline, index: int, reached: int) -> tuple[Timeline, int]:
    """Return the timeline in which all that is to come from the current interval on was never begun, and its place."""
    if reached <= index:
        return timeline, index
    kept, again = timeline.intervals[: reached + 1], timeline.intervals[index:]
    return _with(timeline, [*kept, *again]), reached + 1


def _eased(timeline: Timeline, index: int, exchange: Exchange) -> Eased:
    current, work = timeline.intervals[index], _work_from(timeline, index)
    own, other = exchange.own.name, exchange.other.name
    is_other = work is not None and work.exercise == exchange.other.exercise
    if current.is_work and not is_other:
        return Eased(_redone(timeline, current, exchange), index, (), True, other, own, back=False, later=False)
    start = _first_to_change(timeline, current, work) if is_other and work else work
    if start is None:
        raise ValueError(f"No set of it is left to do otherwise: it stays {other}.")
    back = start.exercise == exchange.other.exercise
    to = exchange.own if back else exchange.other
    kept, changed = timeline.intervals[: start.index], _changed(timeline, start.index, exchange.block, to)
    later = current.is_work or start is not work
    names = (own, other) if back else (other, own)
    return Eased(_with(timeline, [*kept, *changed]), index, (), False, *names, back=back, later=later)


def _redone(timeline: Timeline, current: Interval, exchange: Exchange) -> Timeline:
    """Return the timeline in which the current work is broken off, and done again with the easier exercise."""
    pause = interval_beside(current, Kind.TRANSITION, "Next exercise", GET_READY)
    kept = timeline.intervals[: current.index + 1]
    return _with(timeline, [*kept, pause, *_changed(timeline, current.index, exchange.block, exchange.other)])


def _first_to_change(timeline: Timeline, current: Interval, work: Interval) -> Interval | None:
    """Return where another exercise may begin: with a set of which nothing was done with the one there is now."""
    if not current.is_work and not _is_begun(timeline, work):
        return work
    seen = {(work.set, work.side)}
    for one in timeline.intervals[work.index + 1 :]:
        if one.is_work and one.block == work.block:
            if one.set != work.set or (one.set, one.side) in seen:
                return one
            seen.add((one.set, one.side))
    return None


def _is_begun(timeline: Timeline, work: Interval) -> bool:
    """Whether the other side of this set was done already."""
    before = next((one for one in reversed(timeline.intervals[: work.index]) if one.is_work), None)
    same = before is not None and (before.block, before.round, before.exercise, before.set) == (
        *(work.block, work.round, work.exercise, work.set),
    )
    return same and before is not None and before.side != work.side


def _changed(timeline: Timeline, start: int, block: str | None, to: Run) -> list[Interval]:
    """Return the intervals from a work interval of a block on, that block being done otherwise."""
    made: list[Interval] = []
    place = start
    for run in runs_of(timeline, block):
        left = [one for one in run if one.index >= start]
        if left:
            made += [*timeline.intervals[place : left[0].index], *to.instead_of(left)]
            place = left[-1].index + 1
    return [*made, *timeline.intervals[place:]]


def _with(timeline: Timeline, intervals: Iterable[Interval]) -> Timeline:
    return replace(timeline, intervals=laid_out(intervals))
