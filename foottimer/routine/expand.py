"""From a routine to its timeline, by the six rules of the format; pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from foottimer.routine.limits import between_rounds, transition_between
from foottimer.routine.model import Block, Circuit, Rest, Routine, Side, Work
from foottimer.routine.settle import GET_READY, Settled, first_of, settle
from foottimer.routine.timeline import Interval, Kind, Timeline


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a block stands: what its intervals have in common."""

    block: str = ""
    group: str | None = None
    round: int | None = None
    rounds: int | None = None
    optional: bool = False

    def interval(self, kind: Kind, name: str, length: int) -> Interval:
        """Return an interval at this place; index and start are filled in at the end."""
        return Interval(
            index=0,
            kind=kind,
            name=name,
            start=0,
            length=length,
            block=self.block,
            group=self.group,
            round=self.round,
            rounds=self.rounds,
            optional=self.optional,
        )


def expand(routine: Routine) -> Timeline:
    """Return the routine's timeline.

    The routine is within the limits (`foottimer.routine.limits.excess`); each of its exercises is resolved.
    """
    ready = first_of(routine.defaults.get_ready, GET_READY)
    intervals = [Interval(0, Kind.READY, "Get ready", 0, ready), *_Expansion(routine).blocks(routine.blocks, _Place())]
    return Timeline(
        routine=routine.id,
        name=routine.name,
        intervals=laid_out(intervals),
        series=routine.series,
        level=routine.level,
        cues=routine.defaults.cues,
    )


def block_intervals(work: Work, settled: Settled, like: Interval) -> Iterator[Interval]:
    """Yield what a work block comes to in the place of the interval `like`; index and start are not filled in."""
    return _WorkExpansion(work, settled, _place_of(like)).intervals()


def interval_beside(like: Interval, kind: Kind, name: str, length: int) -> Interval:
    """Return an interval in the place of the interval `like`; index and start are not filled in."""
    return _place_of(like).interval(kind, name, length)


def _place_of(like: Interval) -> _Place:
    return _Place(like.block or "", like.group, like.round, like.rounds, like.optional)


def laid_out(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """Drop what has no length or trails, and number the rest (rule 5)."""
    kept = [interval for interval in intervals if interval.length or interval.kind is Kind.OPEN]
    while kept and kept[-1].kind in (Kind.REST, Kind.SWITCH, Kind.TRANSITION):
        kept.pop()
    start = 0
    for index, interval in enumerate(kept):
        kept[index] = replace(interval, index=index, start=start)
        start += interval.length
    return tuple(kept)


class _Expansion:
    """Walks the blocks of one routine."""

    def __init__(self, routine: Routine) -> None:
        self._routine = routine

    def blocks(self, blocks: tuple[Block, ...], around: _Place) -> Iterator[Interval]:
        """Yield the intervals of blocks with the transitions between them (rule 3)."""
        previous: tuple[Block, _Place] | None = None
        for number, block in enumerate(blocks, start=1):
            path = f"{around.block}.{number}" if around.block else str(number)
            place = replace(around, block=path, optional=around.optional or block.optional)
            if previous:
                length = transition_between(previous[0], block, self._routine)
                yield previous[1].interval(Kind.TRANSITION, "Next exercise", length)
            yield from self._block(block, place)
            previous = block, place

    def _block(self, block: Block, place: _Place) -> Iterator[Interval]:
        if isinstance(block, Work):
            yield from _WorkExpansion(block, settle(block, self._routine), place).intervals()
        elif isinstance(block, Rest):
            yield replace(place.interval(Kind.REST, block.name or "Rest", block.length), note=block.note)
        else:
            yield from self._circuit(block, place)

    def _circuit(self, circuit: Circuit, place: _Place) -> Iterator[Interval]:
        """Yield the rounds of a circuit with what stands between them (rule 4)."""
        is_rest, gap = between_rounds(circuit, self._routine)
        inside = replace(place, group=circuit.name or place.group, rounds=circuit.rounds)
        for number in range(1, circuit.rounds + 1):
            inside = replace(inside, round=number)
            yield from self.blocks(circuit.blocks, inside)
            if number < circuit.rounds:
                kind, name = (Kind.REST, "Rest") if is_rest else (Kind.TRANSITION, "Next exercise")
                yield inside.interval(kind, name, gap)


class _WorkExpansion:
    """The sets, passes, switches and rests of one work block (rule 2)."""

    def __init__(self, work: Work, settled: Settled, place: _Place) -> None:
        self._work = work
        self._settled = settled
        self._place = place

    def intervals(self) -> Iterator[Interval]:
        """Yield the block's intervals in order."""
        sides, numbers = self._settled.sides, range(1, self._work.sets + 1)
        if self._settled.by_block:
            passes = [(number, side) for side in sides for number in numbers]
        else:
            passes = [(number, side) for number in numbers for side in sides]
        for place, (number, side) in enumerate(passes):
            yield self._pass(number, side)
            if place + 1 < len(passes):
                yield self._between(number, side, passes[place + 1][1])

    def _between(self, number: int, side: Side | None, next_side: Side | None) -> Interval:
        """Return the switch to the other side, or the rest before the next set.

        With sides by turns a set ends on its last side, so what follows that is a rest.
        """
        settled = self._settled
        switches = side != next_side if settled.by_block else side != settled.sides[-1]
        kind, name, length = Kind.REST, "Rest", settled.rest
        if switches:
            kind, name, length = Kind.SWITCH, "Switch sides", settled.switch
        return replace(self._place.interval(kind, name, length), set=number, sets=self._work.sets)

    def _pass(self, number: int, side: Side | None) -> Interval:
        work, settled = self._work, self._settled
        return replace(
            self._place.interval(Kind(work.duty.value), settled.name, settled.length),
            exercise=work.exercise,
            set=number,
            sets=work.sets,
            side=side,
            reps=work.reps,
            phases=settled.phases,
            ends=settled.ends,
            max=work.max,
            record=work.record,
            cues=settled.cues,
            says=settled.says,
            bpm=settled.bpm,
            load=work.load,
            note=work.note,
            eyes_closed=settled.eyes_closed,
        )
