"""A block as a timeline has it: one time that its sets and sides are done, and the same with another exercise. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

from foottimer.routine.expand import block_intervals
from foottimer.routine.model import Advance, Defaults, Duty, Exercise, Phase, Say, Side, SideOrder, Sides, Work
from foottimer.routine.settle import settle_with
from foottimer.routine.swap import done_with
from foottimer.routine.timeline import Ends, Interval, Kind, Timeline
from foottimer.values import dataclass, replace

WITHIN = (Kind.REST, Kind.SWITCH)
"""What stands between two passes of a block."""


@dataclass(frozen=True, slots=True)
class Run:
    """One time that a block is done, or what is left of it."""

    intervals: tuple[Interval, ...]
    """Its passes and what stands between them, in order; at least one pass."""

    @property
    def passes(self) -> tuple[Interval, ...]:
        """The work alone."""
        return tuple(one for one in self.intervals if one.is_work)

    @property
    def name(self) -> str:
        """What is done in it, as shown."""
        return self.passes[0].name

    @property
    def exercise(self) -> str | None:
        """The exercise's id."""
        return self.passes[0].exercise

    @property
    def by_block(self) -> bool:
        """Whether all sets of one side come before the other side."""
        return len({one.side for one in self.passes}) > 1 and any(
            one.side is other.side and one.set != other.set for one, other in pairwise(self.passes)
        )

    def gap(self, kind: Kind) -> Interval | None:
        """Return what stands between two sets, or two sides; None where nothing does."""
        return next((one for one in self.intervals if one.kind is kind), None)

    def instead_of(self, intervals: Sequence[Interval]) -> list[Interval]:
        """Return as much of this as is left to do of another run of the block, that is these intervals of it."""
        passes = [one for one in intervals if one.is_work]
        return [replace(one, round=passes[0].round) for one in self._joined(self._left(passes))]

    def _left(self, passes: Sequence[Interval]) -> list[Interval]:
        """Return the passes for those of another run: of the same set and side, or else as many sets."""
        own = {(one.set, one.side): one for one in self.passes}
        if all((one.set, one.side) in own for one in passes):
            return [own[one.set, one.side] for one in passes]
        sets = max(Counter(one.side for one in passes).values())
        last = sorted({one.set or 1 for one in self.passes})[-sets:]
        return [one for one in self.passes if (one.set or 1) in last]

    def _joined(self, passes: Sequence[Interval]) -> Iterator[Interval]:
        by_block = self.by_block
        for one, following in pairwise(passes):
            yield one
            switches = one.side is not following.side if by_block else one.set == following.set
            if gap := self.gap(Kind.SWITCH if switches else Kind.REST):
                yield replace(gap, set=one.set)
        yield passes[-1]


def runs_of(timeline: Timeline, block: str | None) -> Iterator[list[Interval]]:
    """Yield each time that a block is done, begun anew where it was broken off: passes and what stands between them."""
    yield from _runs(timeline.intervals, block)


def _runs(intervals: Iterable[Interval], block: str | None) -> Iterator[list[Interval]]:
    run: list[Interval] = []
    for one in intervals:
        if run and not _continues(run, one):
            yield _trimmed(run)
            run = []
        if one.block == block and (one.is_work or (run and one.kind in WITHIN)):
            run.append(one)
    if run:
        yield _trimmed(run)


def _continues(run: Sequence[Interval], one: Interval) -> bool:
    """Whether an interval belongs to a run: to one of another round it does not, nor to what was broken off."""
    if one.block != run[0].block or not one.is_work:
        return one.block == run[0].block and one.kind in WITHIN
    before = [other.set or 1 for other in run if other.is_work and other.side is one.side]
    return one.round == run[0].round and (not before or before[-1] < (one.set or 1))


def _trimmed(run: list[Interval]) -> list[Interval]:
    last = max(place for place, one in enumerate(run) if one.is_work)
    return run[: last + 1]


def is_broken_off(timeline: Timeline, index: int) -> bool:
    """Whether the work at a place was broken off, and begins again with another exercise after a moment."""
    here, after = timeline.intervals[index], timeline.intervals[index + 1 : index + 3]
    return len(after) == 2 and after[0].kind is Kind.TRANSITION and {one.block for one in after} == {here.block}


def run_around(timeline: Timeline, index: int) -> Run:
    """Return what is done with one exercise in the run that the work at a place belongs to."""
    here = timeline.intervals[index]
    first = index
    while first and timeline.intervals[first - 1].block == here.block:  # no run reaches beyond its block
        first -= 1
    runs = _runs(islice(timeline.intervals, first, None), here.block)
    run = next(run for run in runs if run[0].index <= index <= run[-1].index)
    other = [one.index for one in run if one.is_work and one.exercise != here.exercise]
    first = max((place for place in other if place < index), default=-1)
    last = min((place for place in other if place > index), default=len(timeline.intervals))
    own = [one for one in run if first < one.index < last]
    start = next(place for place, one in enumerate(own) if one.is_work)
    return Run(tuple(_trimmed(own[start:])))


def run_with(timeline: Timeline, run: Run, own: Exercise, other: Exercise) -> Run | None:
    """Return a run done with another exercise; None where nothing says how much of it."""
    stated = _work(timeline, run, own)
    done = done_with(stated, own, other, Defaults())
    if done is None:
        return None
    first = run.passes[0]
    done = replace(done, rest=stated.rest, switch=stated.switch)
    settled = settle_with(done, other, Defaults(), _first_side(timeline))
    settled = replace(settled, says=tuple(said for said in settled.says if said.ms <= settled.length))
    return Run(block_intervals(done, settled, first))


def _work(timeline: Timeline, run: Run, own: Exercise) -> Work:
    """Return the block that a run came from, as far as it matters to another exercise."""
    first = run.passes[0]
    duty = Duty(first.kind.value)
    sides = _sides(run)
    paced = duty is Duty.REPS and bool(first.phases)
    estimate = first.length // max(1, first.repetitions) if duty is Duty.REPS and not paced else None
    return Work(
        duty=duty,
        exercise=own.id,
        reps=first.reps,
        length=first.length if duty in (Duty.HOLD, Duty.TIME) else None,
        expect=(first.length or None) if duty is Duty.OPEN else None,
        max=first.max,
        record=first.record,
        sets=first.sets or 1,
        rest=_length(run.gap(Kind.REST)),
        sides=sides,
        side_order=SideOrder.BLOCK if run.by_block else SideOrder.SET,
        switch=_length(run.gap(Kind.SWITCH)) if sides is Sides.EACH else _usual_switch(timeline),
        at=tuple(Say(said.text, ms=said.ms) for said in first.says),
        load=first.load,
        phases=first.phases or None,
        tempo=_tempo(own, first.phases) if paced else None,
        rep_time=estimate,
        advance=Advance.MANUAL if first.ends is Ends.MANUAL else None,
    )


def _sides(run: Run) -> Sides:
    sides = {one.side for one in run.passes}
    if len(sides) > 1:
        return Sides.EACH
    side = sides.pop()
    return Sides(side.value) if side else Sides.BOTH


def _tempo(own: Exercise, phases: tuple[Phase, ...]) -> tuple[int, ...] | None:
    """Return the pace of phases whose words are the exercise's own; None where it is its own pace, or they are not."""
    left = list(phases)
    numbers = tuple(left.pop(0).ms if left and left[0].name == phase.name else 0 for phase in own.phases)
    return None if left or phases == own.phases else numbers


def _length(gap: Interval | None) -> int:
    return gap.length if gap else 0


def _usual_switch(timeline: Timeline) -> int | None:
    """Return how long the routine takes to change sides; None where it never does."""
    return next((one.length for one in timeline.intervals if one.kind is Kind.SWITCH), None)


def _first_side(timeline: Timeline) -> Side:
    """Return which side the routine begins with where it does one after the other."""
    for one, following in pairwise([one for one in timeline.intervals if one.is_work]):
        sides = (one.side, following.side)
        if one.block == following.block and one.set == following.set and None not in sides and sides[0] != sides[1]:
            return one.side or Side.LEFT
    return Side.LEFT
