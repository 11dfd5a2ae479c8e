"""From a routine to its timeline, by the six rules of the format; pure."""

from __future__ import annotations

from collections.abc import Iterable

from foottimer.routine.limits import between_rounds, transition_between
from foottimer.routine.model import Block, Circuit, Duty, Rest, Routine, Side, Work
from foottimer.routine.settle import GET_READY, Settled, first_of, settle
from foottimer.routine.timeline import Interval, Kind, Timeline
from foottimer.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a block stands: what its intervals have in common."""

    block: str = ""
    group: str | None = None
    round: int | None = None
    rounds: int | None = None
    optional: bool = False


class _Line:
    """The intervals made so far, each at once with its number and start: making one anew would take as long again."""

    def __init__(self) -> None:
        self._made: list[Interval] = []
        self._start = 0

    @property
    def intervals(self) -> tuple[Interval, ...]:
        """All of them, without those that trail (rule 5)."""
        last = len(self._made)
        while last and self._made[last - 1].kind in _TRAILING:
            last -= 1
        return tuple(self._made[:last])

    def work(self, place: _Place, work: Work, settled: Settled, number: int, side: Side | None) -> None:
        """Add one pass of a work block."""
        kind, length = _KINDS[work.duty], settled.length
        if not length and kind is not Kind.OPEN:
            return
        made = Interval(
            index=len(self._made),
            kind=kind,
            name=settled.name,
            start=self._start,
            length=length,
            exercise=work.exercise,
            block=place.block,
            group=place.group,
            round=place.round,
            rounds=place.rounds,
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
            optional=place.optional,
            eyes_closed=settled.eyes_closed,
        )
        self._made.append(made)
        self._start += length

    def pause(
        self,
        place: _Place,
        kind: Kind,
        name: str,
        length: int,
        number: int | None = None,
        sets: int | None = None,
        note: str = "",
    ) -> None:
        """Add what is no work: a rest, a switch or a transition; nothing where it has no length (rule 5)."""
        if not length:
            return
        made = Interval(
            index=len(self._made),
            kind=kind,
            name=name,
            start=self._start,
            length=length,
            block=place.block,
            group=place.group,
            round=place.round,
            rounds=place.rounds,
            set=number,
            sets=sets,
            note=note,
            optional=place.optional,
        )
        self._made.append(made)
        self._start += length

    def ready(self, length: int) -> None:
        """Add the time to get ready, which belongs to no block."""
        if length:
            self._made.append(Interval(0, Kind.READY, "Get ready", 0, length))
            self._start = length


_KINDS = {duty: Kind(duty.value) for duty in Duty}
"""What work of a duty is as an interval."""
_TRAILING = frozenset({Kind.REST, Kind.SWITCH, Kind.TRANSITION})
"""What a timeline never ends in."""


def expand(routine: Routine) -> Timeline:
    """Return the routine's timeline.

    The routine is within the limits (`foottimer.routine.limits.excess`); each of its exercises is resolved.
    """
    line = _Line()
    line.ready(first_of(routine.defaults.get_ready, GET_READY))
    _Expansion(routine, line).blocks(routine.blocks, _Place())
    return Timeline(
        routine=routine.id,
        name=routine.name,
        intervals=line.intervals,
        series=routine.series,
        level=routine.level,
        cues=routine.defaults.cues,
    )


def block_intervals(work: Work, settled: Settled, like: Interval) -> tuple[Interval, ...]:
    """Return what a work block comes to in the place of the interval `like`; index and start count from there."""
    line = _Line()
    _add_work(line, work, settled, _place_of(like))
    return line.intervals


def interval_beside(like: Interval, kind: Kind, name: str, length: int) -> Interval:
    """Return an interval in the place of the interval `like`; index and start are not filled in."""
    place = _place_of(like)
    return Interval(
        0, kind, name, 0, length, None, place.block, place.group, place.round, place.rounds, optional=place.optional
    )


def _place_of(like: Interval) -> _Place:
    return _Place(like.block or "", like.group, like.round, like.rounds, like.optional)


def laid_out(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """Drop what has no length or trails, and number the rest (rule 5)."""
    kept = [interval for interval in intervals if interval.length or interval.kind is Kind.OPEN]
    while kept and kept[-1].kind in _TRAILING:
        kept.pop()
    start = 0
    for index, interval in enumerate(kept):
        kept[index] = replace(interval, index=index, start=start)
        start += interval.length
    return tuple(kept)


class _Expansion:
    """Walks the blocks of one routine, and adds to one line."""

    def __init__(self, routine: Routine, line: _Line) -> None:
        self._routine = routine
        self._line = line
        self._settled: dict[str, Settled] = {}

    def blocks(self, blocks: tuple[Block, ...], around: _Place) -> None:
        """Add the intervals of blocks with the transitions between them (rule 3)."""
        previous: tuple[Block, _Place] | None = None
        for number, block in enumerate(blocks, start=1):
            path = f"{around.block}.{number}" if around.block else str(number)
            place = _Place(path, around.group, around.round, around.rounds, around.optional or block.optional)
            if previous:
                length = transition_between(previous[0], block, self._routine)
                self._line.pause(previous[1], Kind.TRANSITION, "Next exercise", length)
            self._block(block, place)
            previous = block, place

    def _block(self, block: Block, place: _Place) -> None:
        if isinstance(block, Work):
            _add_work(self._line, block, self._settle(block, place), place)
        elif isinstance(block, Rest):
            self._line.pause(place, Kind.REST, block.name or "Rest", block.length, note=block.note)
        else:
            self._circuit(block, place)

    def _settle(self, work: Work, place: _Place) -> Settled:
        """Return what a block comes to, once for all rounds that it is done in."""
        settled = self._settled.get(place.block)
        if settled is None:
            settled = self._settled[place.block] = settle(work, self._routine)
        return settled

    def _circuit(self, circuit: Circuit, place: _Place) -> None:
        """Add the rounds of a circuit with what stands between them (rule 4)."""
        is_rest, gap = between_rounds(circuit, self._routine)
        kind, name = (Kind.REST, "Rest") if is_rest else (Kind.TRANSITION, "Next exercise")
        inside = replace(place, group=circuit.name or place.group, rounds=circuit.rounds)
        for number in range(1, circuit.rounds + 1):
            inside = replace(inside, round=number)
            self.blocks(circuit.blocks, inside)
            if number < circuit.rounds:
                self._line.pause(inside, kind, name, gap)


def _add_work(line: _Line, work: Work, settled: Settled, place: _Place) -> None:
    """Add the sets, passes, switches and rests of one work block (rule 2)."""
    sides, numbers = settled.sides, range(1, work.sets + 1)
    if settled.by_block:
        passes = [(number, side) for side in sides for number in numbers]
    else:
        passes = [(number, side) for number in numbers for side in sides]
    before: tuple[int, Side | None] | None = None
    for number, side in passes:
        if before is not None:
            _add_between(line, work, settled, place, *before, side)
        line.work(place, work, settled, number, side)
        before = number, side


def _add_between(
    line: _Line, work: Work, settled: Settled, place: _Place, number: int, side: Side | None, next_side: Side | None
) -> None:
    """Add the switch to the other side, or the rest before the next set.

    With sides by turns a set ends on its last side, so what follows that is a rest.
    """
    switches = side != next_side if settled.by_block else side != settled.sides[-1]
    if switches:
        line.pause(place, Kind.SWITCH, "Switch sides", settled.switch, number, work.sets)
    else:
        line.pause(place, Kind.REST, "Rest", settled.rest, number, work.sets)
