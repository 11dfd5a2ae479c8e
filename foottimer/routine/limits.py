"""How large a routine's timeline will be, by arithmetic alone: nothing is expanded to find out."""

from __future__ import annotations

from bisect import bisect_left

from foottimer.routine.model import Block, Circuit, Duty, Rest, Routine, Work
from foottimer.routine.settle import GET_READY, TRANSITION, Settled, first_of, settle
from foottimer.values import dataclass, replace

MOST_INTERVALS = 10_000
"""The most intervals a timeline may have."""
LONGEST_ROUTINE = 24 * 60 * 60 * 1000
"""The longest total, in ms."""
DEEPEST = 4
"""How deep circuits may nest."""
MOST_BEATS = 100_000
"""The most beats of a metronome, and phases of repetitions, that a timeline may have: each is a cue."""
MOST_TEXT = 4_000_000
"""The most characters that the intervals of a timeline may say together: each is kept with its texts."""
OPEN_FOR = 3_600_000
"""Ms for which beats are counted of work that only the person ends."""
_LISTED = 20
"""Characters that a text of a list is counted as beside its own."""


@dataclass(frozen=True, slots=True)
class Size:
    """The size of a run of intervals, what has no length left out; sizes add up in the order of the intervals."""

    count: int = 0
    """Intervals."""
    ms: int = 0
    """Their sum."""
    tail_count: int = 0
    """Intervals after the last work interval; all of them when there is none."""
    tail_ms: int = 0
    """The sum of those."""
    beats: int = 0
    """Beats, and phases of repetitions."""
    text: int = 0
    """Characters of their names, notes, cues and texts."""

    @property
    def works(self) -> bool:
        """Whether there is a work interval in it."""
        return self.tail_count < self.count

    def __add__(self, other: Size) -> Size:
        """Return the size of this run with another after it."""
        tail = other if other.works else Size(0, 0, self.tail_count + other.tail_count, self.tail_ms + other.tail_ms)
        count, ms = self.count + other.count, self.ms + other.ms
        return Size(count, ms, tail.tail_count, tail.tail_ms, self.beats + other.beats, self.text + other.text)

    def repeated(self, times: int, between: Size) -> Size:
        """Return the size of this run `times` times, with `between` between them."""
        if times == 1:
            return self
        most = times - 1
        ahead = Size(
            (self.count + between.count) * most,
            (self.ms + between.ms) * most,
            *self._tail_of_repeated(most, between),
            self.beats * most,
            self.text * most,
        )
        return ahead + self

    def _tail_of_repeated(self, times: int, between: Size) -> tuple[int, int]:
        if self.works:
            return self.tail_count + between.count, self.tail_ms + between.ms
        return (self.count + between.count) * times, (self.ms + between.ms) * times


def measure(routine: Routine, blocks: Size | None = None) -> Size:
    """Return the size of the routine's timeline, without what would trail; of its `blocks` where it is known."""
    whole = blocks or measure_blocks(routine.blocks, routine)
    ready = first_of(routine.defaults.get_ready, GET_READY)
    count, ms = whole.count - whole.tail_count + bool(ready), whole.ms - whole.tail_ms + ready
    return Size(count, ms, beats=whole.beats, text=whole.text)


def measure_blocks(blocks: tuple[Block, ...], routine: Routine) -> Size:
    """Return the size of blocks with their transitions."""
    size = Size()
    for place, block in enumerate(blocks):
        if place:
            size += _gap(transition_between(blocks[place - 1], block, routine))
        size += measure_block(block, routine)
    return size


def measure_block(block: Block, routine: Routine) -> Size:
    """Return the size of one block."""
    if isinstance(block, Rest):
        return replace(_gap(block.length), text=len(block.name or "") + len(block.note))
    if isinstance(block, Work):
        return _measure_work(block, routine)
    return rounds_of(block, measure_blocks(block.blocks, routine), routine)


def rounds_of(circuit: Circuit, inside: Size, routine: Routine) -> Size:
    """Return the size of a circuit whose blocks have a size `inside` one round."""
    once = replace(inside, text=inside.text + len(circuit.name or "") * inside.count)
    return once.repeated(circuit.rounds, _gap(between_rounds(circuit, routine)[1]))


def transition_between(before: Block, after: Block, routine: Routine) -> int:
    """Return the ms between two neighbouring blocks: none beside a rest block."""
    if isinstance(before, Rest) or isinstance(after, Rest):
        return 0
    return first_of(before.transition, routine.defaults.transition, TRANSITION)


def between_rounds(circuit: Circuit, routine: Routine) -> tuple[bool, int]:
    """Return whether a rest (else a transition) stands between two rounds, and its ms."""
    if circuit.round_rest is not None:
        return True, circuit.round_rest
    if isinstance(circuit.blocks[0], Rest) or isinstance(circuit.blocks[-1], Rest):
        return False, 0
    return False, first_of(routine.defaults.transition, TRANSITION)


def excess(routine: Routine, blocks: Size | None = None) -> str | None:
    """Return which limit the routine exceeds, as a message, or None; its `blocks` have the size, where it is known."""
    size = measure(routine, blocks)
    if size.count > MOST_INTERVALS:
        return f"the routine has more than {MOST_INTERVALS:,} intervals, the most allowed: lower sets or rounds"
    if size.ms > LONGEST_ROUTINE:
        return "the routine takes more than 24 hours, the most allowed"
    if size.beats > MOST_BEATS:
        return f"the routine has more than {MOST_BEATS:,} beats and phases, the most allowed: lower reps, time or bpm"
    if size.text > MOST_TEXT:
        return f"the intervals say more than {MOST_TEXT:,} characters, the most allowed: shorten names, notes and cues"
    return None


def where_exceeded(routine: Routine) -> tuple[tuple[int, ...], Block]:
    """Return the block at which a routine that exceeds a limit does so, and its place from 0, from the outside in."""
    blocks = routine.blocks
    place: tuple[int, ...] = ()
    while True:
        most = bisect_left(range(1, len(blocks)), True, key=lambda n: excess(_only(routine, blocks[:n])) is not None)
        block, place = blocks[most], (*place, most)
        if not isinstance(block, Circuit) or excess(_only(routine, (replace(block, rounds=1),))) is None:
            return place, block
        blocks = block.blocks


def _only(routine: Routine, blocks: tuple[Block, ...]) -> Routine:
    return replace(routine, blocks=blocks)


def _measure_work(work: Work, routine: Routine) -> Size:
    settled = settle(work, routine)
    one = Size(1, settled.length, beats=_beats(work, settled), text=_text(work, settled))
    switch, rest = _gap(settled.switch), _gap(settled.rest)
    passes = len(settled.sides)
    if settled.by_block:
        return one.repeated(work.sets, rest).repeated(passes, switch)
    return one.repeated(passes, switch).repeated(work.sets, rest)


def _beats(work: Work, settled: Settled) -> int:
    """Return how often one pass ticks."""
    if settled.phases:
        return settled.length * len(settled.phases) // sum(phase.ms for phase in settled.phases)
    length = max(settled.length, min(work.max or OPEN_FOR, OPEN_FOR)) if work.duty is Duty.OPEN else settled.length
    return length * (settled.bpm or 0) // 60_000


def _text(work: Work, settled: Settled) -> int:
    """Return the characters that one pass says, each text of a list with what it takes beside."""
    listed = [*settled.cues, *(said.text for said in settled.says), *(phase.name for phase in settled.phases)]
    return sum(map(len, (settled.name, work.note, work.load or "", *listed))) + _LISTED * len(listed)


def _gap(ms: int) -> Size:
    return Size(1, ms, 1, ms) if ms > 0 else Size()
