"""In which order a routine is made shorter or longer, and how far each of its values may go; pure.

Shorter: optional blocks are left out, the last one first; then sets go down evenly, where there are most first; then
rounds; then pauses, all by the same part, to half of what they were; then reps, holds and times, to 60 %.
Longer: sets, where there are fewest first; then rounds; then reps, holds and times, to half as much again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from foottimer.compare.pairing import Place
from foottimer.edit.knobs import Kind, Knob, Spot, State, spots, works_in
from foottimer.routine.model import Block, Circuit, Duty, Exercise, Group, Rest, Routine, Sides, Work
from foottimer.routine.practice import dose_of, sides_of_dose
from foottimer.routine.settle import GET_READY, REST, TRANSITION, first_of, settle, sides_of

SHORTEST_PAUSE = 50
"""Percent of a rest or transition that is always left."""
LEAST_PAUSE = 5_000
"""Ms that are left of a pause and of the get-ready, where it had as many."""
LEAST_DOSE = 60
"""Percent of reps, a hold or a time that are always left: less would be another exercise."""
MOST_DOSE = 150
"""Percent of reps, a hold or a time that are made of it at most."""
MOST_SETS = 4
"""Sets or rounds that are made of fewer at most, where the exercise's doses know no more."""
COARSE, FROM = 5_000, 20_000
"""Ms; a hold or time in whole fives stays so from 20 s on."""

Step = tuple[Knob, int]
"""One value becomes another one."""
Stage = Callable[["Look"], list[Step]]
"""Returns every step of a kind, in the order in which they are taken."""


@dataclass(frozen=True)
class Look:
    """A routine some way to its new length."""

    original: Routine
    """As it was."""
    state: State
    """What differs so far."""

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """The original's blocks that are still in it."""
        out = {knob.place for knob in self.state if knob.kind is Kind.OUT}
        every = spots(self.original.blocks)
        return tuple(
            spot for spot in every if not any(spot.place[:depth] in out for depth in range(1, len(spot.place) + 1))
        )

    @cached_property
    def works(self) -> dict[Place, Work]:
        """Its work blocks by their places."""
        return {spot.place: spot.block for spot in self.spots if isinstance(spot.block, Work)}

    def value(self, knob: Knob, otherwise: int) -> int:
        """Return what a value is now."""
        return self.state.get(knob, otherwise)

    def exercise(self, work: Work) -> Exercise | None:
        """Return a block's exercise."""
        return self.original.exercises.get(work.exercise) if work.exercise else None

    def lands(self, block: Block) -> bool:
        """Whether there are plyometrics in a block."""
        return any(is_plyo(self.exercise(work)) for work in works_in(block))

    def frames(self, block: Block) -> bool:
        """Whether a block warms up or cools down."""
        groups = {exercise.group for work in works_in(block) if (exercise := self.exercise(work))}
        return bool(groups & {Group.WARMUP, Group.COOLDOWN})

    def warms_up(self, block: Block) -> bool:
        """Whether there is a warm-up in a block."""
        return any((exercise := self.exercise(work)) and exercise.group == Group.WARMUP for work in works_in(block))


def is_plyo(exercise: Exercise | None) -> bool:
    """Whether an exercise lands: it belongs to the plyometrics, or has ground contacts."""
    return exercise is not None and (
        exercise.group == Group.PLYO or bool(exercise.contacts_per_rep or exercise.contacts_per_second)
    )


# Shorter -----------------------------------------------------------------------------------------


def leave_out(look: Look) -> list[Step]:
    """Leave optional blocks out, the last first; never a warm-up, a circuit's last block or all work there is."""
    steps: list[Step] = []
    left = {spot.place: sum(1 for _ in works_in(spot.block)) for spot in look.spots}
    inside = {(): len(look.original.blocks)} | {
        spot.place: len(spot.block.blocks) for spot in look.spots if isinstance(spot.block, Circuit)
    }
    works = sum(left[spot.place] for spot in look.spots if len(spot.place) == 1)
    for spot in reversed(look.spots):
        around, own = spot.place[:-1], left[spot.place]
        if not spot.block.optional or look.warms_up(spot.block) or own >= works or (around and inside[around] == 1):
            continue
        works -= own
        inside[around] -= 1
        for depth in range(1, len(spot.place)):
            left[spot.place[:depth]] -= own
        steps.append((Knob(spot.place, Kind.OUT), 1))
    return steps


def fewer_sets(look: Look) -> list[Step]:
    """Take sets away one at a time, where there are most, down to one."""
    return _fewer({Knob(spot.place, Kind.SETS): spot.block.sets for spot in look.spots if isinstance(spot.block, Work)})


def fewer_rounds(look: Look) -> list[Step]:
    """Take rounds away one at a time, where there are most, down to one."""
    return _fewer(
        {Knob(spot.place, Kind.ROUNDS): spot.block.rounds for spot in look.spots if isinstance(spot.block, Circuit)}
    )


def _fewer(counts: dict[Knob, int]) -> list[Step]:
    """Return the steps to one of each, the largest counts first, the last blocks first among them."""
    knobs = [knob for knob, count in counts.items() if count > 1][::-1]
    most = max((counts[knob] for knob in knobs), default=1)
    return [(knob, count - 1) for count in range(most, 1, -1) for knob in knobs if counts[knob] >= count]


def shorter_pauses(look: Look) -> list[Step]:
    """Shorten rests and transitions by the same part; those between plyometric sets stay, they keep landings clean."""
    lengths = dict(_pauses(look))
    least = {knob: _least_pause(knob, ms) for knob, ms in lengths.items()}
    return _by_percent(lengths, least, range(99, SHORTEST_PAUSE - 1, -1))


def _least_pause(knob: Knob, ms: int) -> int:
    percent = 0 if knob.kind is Kind.GET_READY else SHORTEST_PAUSE
    return max(min(ms, LEAST_PAUSE), _part(knob, ms, percent))


def _part(knob: Knob, amount: int, percent: int) -> int:
    """Return so many percent, rounded up to what a person would write."""
    quantum = _quantum(knob, amount)
    return -(-amount * percent // 100 // quantum) * quantum


def _pauses(look: Look) -> Iterator[Step]:
    """Yield what may be shorter, with its ms now."""
    defaults = look.original.defaults
    resting = [spot for spot in look.spots if isinstance(spot.block, Work) and _rests(look, spot)]
    unstated = [spot for spot in resting if isinstance(spot.block, Work) and spot.block.rest is None]
    usual = first_of(defaults.rest, REST)
    together = bool(unstated) and not any(look.lands(spot.block) for spot in unstated)
    for spot in look.spots:
        block = spot.block
        if isinstance(block, Rest):
            yield Knob(spot.place, Kind.REST), block.length
        elif isinstance(block, Circuit):
            rounds = look.value(Knob(spot.place, Kind.ROUNDS), block.rounds)
            if block.round_rest is not None and rounds > 1 and not look.lands(block):
                yield Knob(spot.place, Kind.ROUND_REST), block.round_rest
        elif spot in resting and not look.lands(block) and (block.rest is not None or not together):
            yield Knob(spot.place, Kind.REST), first_of(block.rest, usual)
        if not isinstance(block, Rest) and block.transition is not None and _leads_on(spot):
            yield Knob(spot.place, Kind.TRANSITION), block.transition
    if together:
        yield Knob((), Kind.REST), usual
    yield Knob((), Kind.TRANSITION), first_of(defaults.transition, TRANSITION)
    yield Knob((), Kind.GET_READY), first_of(defaults.get_ready, GET_READY)


def _rests(look: Look, spot: Spot) -> bool:
    """Whether a work block rests between sets for a time that can be stated."""
    work = spot.block
    return isinstance(work, Work) and work.every is None and look.value(Knob(spot.place, Kind.SETS), work.sets) > 1


def _leads_on(spot: Spot) -> bool:
    return spot.following is not None and not isinstance(spot.following, Rest)


def smaller_doses(look: Look) -> list[Step]:
    """Take reps and seconds away by the same part, down to 60 %."""
    amounts = dict(_amounts(look))
    least = {knob: _least_dose(look, knob, amount) for knob, amount in amounts.items()}
    return _by_percent(amounts, least, range(99, LEAST_DOSE - 1, -1))


def _least_dose(look: Look, knob: Knob, amount: int) -> int:
    least = _part(knob, amount, LEAST_DOSE)
    work = look.works.get(knob.place)
    said = [say.ms for say in work.at if say.ms is not None] if work else []
    return min(amount, max(least, *said)) if said and knob.kind is not Kind.REPS else least


def _quantum(knob: Knob, amount: int) -> int:
    """Return of how many a dose is a multiple: a rep, 5 s, a second or a millisecond."""
    if knob.kind is Kind.REPS:
        return 1
    return COARSE if amount % COARSE == 0 and amount >= FROM else 1000 if amount % 1000 == 0 else 1


def _amounts(look: Look) -> Iterator[Step]:
    """Yield how much each block asks for, but for open work and for sets that start on time."""
    for spot in look.spots:
        work = spot.block
        if not isinstance(work, Work) or work.every is not None:
            continue
        if work.duty is Duty.REPS and work.reps is not None:
            yield Knob(spot.place, Kind.REPS), work.reps
        elif work.length is not None:
            yield Knob(spot.place, Kind(work.duty.value)), work.length


def _by_percent(originals: dict[Knob, int], bounds: dict[Knob, int], percents: Sequence[int]) -> list[Step]:
    """Return the steps that take all values by the same part towards their bounds."""
    steps: list[Step] = []
    now = dict(originals)
    shrinks = percents[0] < 100
    for percent in percents:
        for knob, original in originals.items():
            quantum = _quantum(knob, original)
            value = original * percent // 100 // quantum * quantum
            value = max(value, bounds[knob]) if shrinks else min(value, bounds[knob])
            if (value < now[knob]) if shrinks else (value > now[knob]):
                now[knob] = value
                steps.append((knob, value))
    return steps


# Longer ------------------------------------------------------------------------------------------


class _Landings:
    """How much of each plyometric exercise a routine has, and how much its level allows."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._values = dict(look.state)
        self._plyo = [spot for spot in look.spots if isinstance(spot.block, Work) and look.lands(spot.block)]

    def takes(self, step: Step) -> bool:
        """Take a step, unless a plyometric exercise would be done more than its dose of the routine's level."""
        knob, value = step
        touched = {
            spot.block.exercise
            for spot in self._plyo
            if isinstance(spot.block, Work) and spot.place[: len(knob.place)] == knob.place
        }
        tried = {**self._values, knob: value} if touched else self._values
        if any(self._amount(id_, tried) > self._allowed(id_) for id_ in touched):
            return False
        self._values = tried
        return True

    def _amount(self, id_: str | None, values: State) -> int:
        """Return reps or ms of an exercise in the whole routine, both sides counted."""
        total = 0
        for spot in self._plyo:
            work = spot.block
            if isinstance(work, Work) and work.exercise == id_:
                total += _done(work, spot, values) * _passes(work.duty, sides_of(work, self._look.exercise(work)))
        return total

    def _allowed(self, id_: str | None) -> int:
        """Return what the dose of the level asks for; 0 where none is known, or it is measured otherwise."""
        exercise = self._look.original.exercises.get(id_ or "")
        duties = {spot.block.duty for spot in self._plyo if isinstance(spot.block, Work) and spot.block.exercise == id_}
        if exercise is None or not exercise.doses or duties != {exercise.duty}:
            return 0
        dose = dose_of(exercise, self._look.original.level or 1)
        return dose.sets * dose.amount * _passes(exercise.duty, sides_of_dose(exercise, dose))


def _passes(duty: Duty | None, sides: Sides) -> int:
    return 2 if sides is Sides.EACH or (sides is Sides.ALTERNATE and duty is Duty.REPS) else 1


def _done(work: Work, spot: Spot, values: State) -> int:
    kind = Kind.REPS if work.duty is Duty.REPS else Kind(work.duty.value) if work.duty is not Duty.OPEN else None
    amount = work.reps or work.length or 0
    product = values.get(Knob(spot.place, kind), amount) if kind else amount
    product *= values.get(Knob(spot.place, Kind.SETS), work.sets)
    for depth, circuit in enumerate(spot.around, start=1):
        product *= values.get(Knob(spot.place[:depth], Kind.ROUNDS), circuit.rounds)
    return product


def more_sets(look: Look) -> list[Step]:
    """Add sets one at a time, where there are fewest; not of what warms up, cools down or ends when one can't more."""
    counts: dict[Knob, tuple[int, int]] = {}
    for spot in look.spots:
        work = spot.block
        if isinstance(work, Work) and work.duty is not Duty.OPEN and not look.frames(work):
            exercise = look.exercise(work)
            if exercise is not None and is_plyo(exercise) and not _rests_enough(work, exercise, look.original):
                continue
            known = max((dose.sets for dose in exercise.doses), default=1) if exercise else 1
            counts[Knob(spot.place, Kind.SETS)] = work.sets, max(_twice(work.sets), known)
    return _more(look, counts)


def _rests_enough(work: Work, exercise: Exercise, routine: Routine) -> bool:
    """Whether a block rests between sets as long as the exercise's dose does."""
    return settle(work, routine).rest >= dose_of(exercise, routine.level or 1).rest


def more_rounds(look: Look) -> list[Step]:
    """Add rounds one at a time, where there are fewest."""
    counts: dict[Knob, tuple[int, int]] = {}
    for spot in look.spots:
        circuit = spot.block
        opens = any(work.duty is Duty.OPEN for work in works_in(circuit))
        if isinstance(circuit, Circuit) and not opens and not look.frames(circuit):
            counts[Knob(spot.place, Kind.ROUNDS)] = circuit.rounds, _twice(circuit.rounds)
    return _more(look, counts)


def _twice(count: int) -> int:
    return max(count, min(2 * count, MOST_SETS))


def _more(look: Look, counts: dict[Knob, tuple[int, int]]) -> list[Step]:
    landings = _Landings(look)
    steps = []
    for count in range(1, max((most for _, most in counts.values()), default=0)):
        wanted = ((knob, count + 1) for knob, (now, most) in counts.items() if now <= count < most)
        steps += [step for step in wanted if landings.takes(step)]
    return steps


def larger_doses(look: Look) -> list[Step]:
    """Add reps and seconds by the same part, up to half as much again."""
    amounts = dict(_amounts(look))
    most = {knob: _most_dose(look, knob, amount) for knob, amount in amounts.items()}
    landings = _Landings(look)
    steps = _by_percent(amounts, most, range(101, MOST_DOSE + 1))
    return [step for step in steps if landings.takes(step)]


def _most_dose(look: Look, knob: Knob, amount: int) -> int:
    """Return half as much again; of a plyometric exercise no more in one set than in one of its dose."""
    work = look.works.get(knob.place)
    exercise = look.exercise(work) if work else None
    most = amount * MOST_DOSE // 100
    if exercise is not None and is_plyo(exercise) and exercise.doses:
        return max(amount, min(most, dose_of(exercise, look.original.level or 1).amount))
    return most


SHORTER: tuple[Stage, ...] = (leave_out, fewer_sets, fewer_rounds, shorter_pauses, smaller_doses)
"""In this order."""
LONGER: tuple[Stage, ...] = (more_sets, more_rounds, larger_doses)
"""In this order."""
