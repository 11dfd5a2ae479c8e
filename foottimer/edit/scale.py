"""A routine made about so long: a plan of what to take away or add, to be looked at before it is done. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from foottimer.compare.pairing import Place
from foottimer.compare.told import seconds, span
from foottimer.edit.knobs import COUNTS, Kind, Knob, Spot, State, changed, spots
from foottimer.edit.stages import LONGER, SHORTER, Look, Stage, Step
from foottimer.routine.duration import LONGEST, format_duration
from foottimer.routine.limits import MOST_INTERVALS, Size, measure, measure_block
from foottimer.routine.model import Circuit, Rest, Routine, Work
from foottimer.routine.settle import GET_READY, REST, TRANSITION, first_of, settle
from foottimer.values import dataclass, replace

NEAR_PART = 3
"""Percent of the wanted time that the plan may be off, from `NEAR_LEAST` to `NEAR_MOST` ms, before it looks on."""
NEAR_LEAST, NEAR_MOST = 5_000, 20_000

_OF_WORK = (Kind.SETS, Kind.REST, Kind.REPS, Kind.HOLD, Kind.TIME)
"""What of a work block changes its own length and nothing around it."""

Stated = int | float | None
"""What a file shall say for a key: a count, seconds, or None for nothing."""


@dataclass(frozen=True, slots=True)
class ScaleStep:
    """One value that the plan changes."""

    place: Place
    """The block's; empty for the routine's defaults."""
    kind: Kind
    """What of it."""
    name: str
    """The block's name as shown; empty for the defaults."""
    text: str
    """What is done, in words: "3 -> 2 sets"."""
    saves: int
    """Ms that the routine is shorter for it, after the steps before it; negative where it is longer."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to change so that a routine takes about so long."""

    before: int
    """Ms that it takes as it is."""
    target: int
    """Ms that it should take."""
    after: int
    """Ms that it would take."""
    steps: tuple[ScaleStep, ...]
    """What is changed, in the order in which it was thought of."""
    changes: Mapping[Place, Mapping[str, Stated]]
    """Keys of blocks, by their place in the routine as it is, to what the file shall say for them."""
    defaults: Mapping[str, Stated]
    """Keys of `[defaults]` likewise."""
    deletions: tuple[Place, ...]
    """Blocks to take out after that, by the same places, the last one first; none is inside another."""
    routine: Routine
    """The routine with all of it done."""

    @property
    def off(self) -> int:
        """Ms that it would be too long; negative where too short."""
        return self.after - self.target

    @property
    def near(self) -> bool:
        """Whether that is about the wanted time."""
        return abs(self.off) <= nearness(self.target)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to do."""
        return not self.steps

    @property
    def verdict(self) -> str:
        """How near it gets, in a sentence."""
        if self.empty and self.near:
            return "It takes about that long already."
        if self.near:
            return "That is it." if not self.off else f"That is {self._difference}."
        reach = "as short" if self.off > 0 else "as long"
        if self.empty or (self.off > 0) == (self.before > self.target):
            return f"This is {reach} as it gets and stays the same routine: {format_duration(self.after)}."
        return f"There is nothing nearer: that is {self._difference}."

    @property
    def _difference(self) -> str:
        return f"{span(abs(self.off))} {'more' if self.off > 0 else 'less'} than {format_duration(self.target)}"


def nearness(target: int) -> int:
    """Return by how many ms a plan may miss a target and still be about as long."""
    return max(NEAR_LEAST, min(NEAR_MOST, target * NEAR_PART // 100))


def scale(routine: Routine, target: int) -> Plan:
    """Return how the routine comes to take about `target` ms: what is nearest, found by the stages' order.

    The same routine and target always have the same plan. It never raises, and never makes a routine that is not valid.
    """
    state = _Search(routine, target).state()
    before = measure(routine).ms
    steps = tuple(_told(routine, state))
    made = changed(routine, state)
    return Plan(
        before=before,
        target=target,
        after=measure(made).ms,
        steps=steps,
        changes=MappingProxyType(_block_changes(state)),
        defaults=MappingProxyType({knob.kind.value: _stated(knob, ms) for knob, ms in state.items() if not knob.place}),
        deletions=tuple(_deletions(state)),
        routine=made,
    )


class _Search:
    """Walks the stages until the time is about right."""

    def __init__(self, routine: Routine, target: int) -> None:
        self._routine = routine
        self._target = min(target, LONGEST)
        self._total = measure(routine).ms
        self._best: tuple[int, State] = (abs(self._total - self._target), {})

    def state(self) -> State:
        """Return the values of the nearest routine; of those that are about right, the one found first."""
        stages = SHORTER if self._target < self._total else LONGER
        state: State = {}
        if self._best[0] <= nearness(self._target):
            return state
        for stage in stages:
            state = self._taken(state, stage)
            if self._best[0] <= nearness(self._target):
                break
        return _without_the_idle(self._routine, self._best[1])

    def _taken(self, state: State, stage: Stage) -> State:
        """Take the steps of a stage as long as they do not lead past the target; try the next one too."""
        steps = stage(Look(self._routine, state))
        most = bisect_left(
            range(1, len(steps) + 1), True, key=lambda count: self._is_past(_after(state, steps[:count]))
        )
        for count in (most, most + 1):
            if count <= len(steps):
                self._try(_after(state, steps[:count]))
        return _after(state, steps[:most])

    def _try(self, state: State) -> None:
        size = self._size(state)
        off = abs(size.ms - self._target)
        if off < self._best[0] and size.count <= MOST_INTERVALS:
            self._best = off, state

    def _is_past(self, state: State) -> bool:
        size = self._size(state)
        if self._target < self._total:
            return size.ms < self._target
        return size.ms > self._target or size.count > MOST_INTERVALS

    def _size(self, state: State) -> Size:
        return measure(changed(self._routine, state))


def _after(state: State, steps: list[Step]) -> State:
    return {**state, **dict(steps)}


def _without_the_idle(routine: Routine, state: State) -> State:
    """Return the state without what saves nothing, as the rest before an end that nobody waits for."""
    total = measure(changed(routine, state)).ms
    kept = {knob: state[knob] for knob, saves in _savings(routine, state) if saves}
    return kept if measure(changed(routine, kept)).ms == total else state


def _savings(routine: Routine, state: State) -> Iterator[tuple[Knob, int]]:
    """Yield what each value saves after those before it, in ms; of work that is arithmetic, else all is measured."""
    so_far: dict[Knob, int] = {}
    total = measure(routine).ms
    around = {spot.place: spot for spot in spots(routine.blocks)}
    for knob, value in state.items():
        spot = around.get(knob.place)
        by_itself = spot is not None and isinstance(spot.block, Work) and knob.kind in _OF_WORK
        before = _alone(routine, spot, so_far) if spot and by_itself else 0
        so_far[knob] = value
        if spot and by_itself:
            saves = before - _alone(routine, spot, so_far)
        else:
            saves = total - measure(changed(routine, so_far)).ms
        total -= saves
        yield knob, saves


def _alone(routine: Routine, spot: Spot, state: State) -> int:
    """Return the ms of one work block in all rounds around it."""
    times = 1
    for depth, circuit in enumerate(spot.around, start=1):
        times *= state.get(Knob(spot.place[:depth], Kind.ROUNDS), circuit.rounds)
    alone = replace(routine, blocks=(spot.block,))
    own = {knob: value for knob, value in state.items() if not knob.place}
    own |= {Knob((0,), kind): state[knob] for kind in _OF_WORK if (knob := Knob(spot.place, kind)) in state}
    made = changed(alone, own)
    return measure_block(made.blocks[0], made).ms * times


# In words ----------------------------------------------------------------------------------------


def _told(routine: Routine, state: State) -> Iterator[ScaleStep]:
    found = {spot.place: spot for spot in spots(routine.blocks)}
    for knob, saves in _savings(routine, state):
        spot = found.get(knob.place)
        name = _name(spot, routine) if spot else ""
        yield ScaleStep(knob.place, knob.kind, name, _text(knob, state[knob], routine, spot), saves)


def _name(spot: Spot, routine: Routine) -> str:
    block = spot.block
    if isinstance(block, Circuit):
        return block.name or "Circuit"
    return block.name or "Rest" if isinstance(block, Rest) else settle(block, routine).name


_LABELS = {
    Kind.REST: "rest",
    Kind.ROUND_REST: "between rounds",
    Kind.TRANSITION: "afterwards",
    Kind.GET_READY: "get ready",
    Kind.HOLD: "hold",
    Kind.TIME: "time",
}
_DEFAULT_LABELS = {Kind.REST: "usual rest between sets", Kind.TRANSITION: "between blocks"}


def _text(knob: Knob, value: int, routine: Routine, spot: Spot | None) -> str:
    if knob.kind is Kind.OUT:
        return "left out, it is optional"
    before = _before(knob, routine, spot)
    if knob.kind in COUNTS:
        return f"{before} -> {value} {knob.kind.value if value > 1 else knob.kind.value.removesuffix('s')}"
    label = (_LABELS if knob.place else _LABELS | _DEFAULT_LABELS)[knob.kind]
    return f"{label} {span(before)} -> {span(value)}"


def _before(knob: Knob, routine: Routine, spot: Spot | None) -> int:
    """Return what a value was."""
    defaults = routine.defaults
    usual = {
        Kind.REST: first_of(defaults.rest, REST),
        Kind.TRANSITION: first_of(defaults.transition, TRANSITION),
        Kind.GET_READY: first_of(defaults.get_ready, GET_READY),
    }
    if spot is None:
        return usual[knob.kind]
    keys = ("length",) if knob.kind in (Kind.HOLD, Kind.TIME) or isinstance(spot.block, Rest) else (knob.kind.value,)
    stated = getattr(spot.block, keys[0])
    return usual[knob.kind] if stated is None else int(stated)


# For the file ------------------------------------------------------------------------------------


def _stated(knob: Knob, value: int) -> Stated:
    return value if knob.kind in COUNTS else seconds(value)


def _block_changes(state: State) -> dict[Place, Mapping[str, Stated]]:
    changes: dict[Place, dict[str, Stated]] = {}
    gone = set(_deletions(state))
    for knob, value in state.items():
        if knob.place and not any(knob.place[:depth] in gone for depth in range(1, len(knob.place) + 1)):
            changes.setdefault(knob.place, {})[knob.kind.value] = _stated(knob, value)
    return {place: MappingProxyType(keys) for place, keys in changes.items()}


def _deletions(state: State) -> list[Place]:
    out = {knob.place for knob in state if knob.kind is Kind.OUT}
    outermost = [place for place in out if not any(place[:depth] in out for depth in range(1, len(place)))]
    return sorted(outermost, reverse=True)
