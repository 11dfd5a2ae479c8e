"""What of a routine is done lighter today, and why: changes that the start card makes and the person may take back.

Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from types import MappingProxyType

from foottimer.history.told import many
from foottimer.plan.gates.gates import EYES_CLOSED, gate
from foottimer.plan.gates.spacing import FEET, tendon_guard
from foottimer.plan.levels.rule import Advice
from foottimer.plan.levels.standing import standing_of
from foottimer.plan.situation import Situation
from foottimer.plan.soreness import sore_now
from foottimer.plan.words import day_name
from foottimer.routine.adjust import Changes, adjust, walk
from foottimer.routine.model import Block, Circuit, Duty, Exercise, Routine, Work
from foottimer.routine.swap import done_with, knowing
from foottimer.values import dataclass, field, replace

RAISE = "calf-raise-"
"""What the id of a calf raise begins with."""
LIGHT_RAISE = "calf-raise-double"
"""What stands in for calf raises on a light day."""
LIGHT_REPS = 12
"""Reps of its one set. Source: judgement, the tendon guard."""


@dataclass(frozen=True, slots=True)
class Note:
    """One block that is lighter today."""

    path: str
    """The block, in the unchanged routine: "2", or "4.1" in a circuit."""
    why: str
    """Why, in a sentence or two."""
    what: str = ""
    """What is done instead, as "Double-leg calf raise 1 x 12, not Single-leg calf raise"."""


@dataclass(frozen=True, slots=True)
class Lighter:
    """What is lighter today; nothing where all is as written."""

    changes: Changes = field(default_factory=Changes)
    """What to change for today."""
    notes: tuple[Note, ...] = ()
    """What and why, a block each, in the routine's order; also where something is sore that nothing stands in for."""

    @property
    def reasons(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each reason once, with what is done for it."""
        found: dict[str, list[str]] = {}
        for note in self.notes:
            found.setdefault(note.why, []).append(note.what)
        return tuple((why, tuple(whats)) for why, whats in found.items())

    def only(self, paths: Collection[str]) -> Lighter:
        """Return it for these blocks alone."""
        changes = Changes(
            sets={path: sets for path, sets in self.changes.sets.items() if path in paths},
            reps={path: reps for path, reps in self.changes.reps.items() if path in paths},
            swaps={path: swap for path, swap in self.changes.swaps.items() if path in paths},
        )
        return Lighter(changes, tuple(note for note in self.notes if note.path in paths))

    def done(self, routine: Routine, exercises: Mapping[str, Exercise]) -> Routine:
        """Return the routine as it is done today."""
        return adjust(knowing(routine, exercises), self.changes) if self.notes else routine


@dataclass(frozen=True, slots=True)
class _Block:
    """A block while reasons to make it lighter are gone through."""

    path: str
    block: Work
    """As written."""
    exercise: Exercise
    """What it is done with by now."""
    sets: int
    """By now."""
    reps: int | None = None
    """By now; None for as many as its own."""
    whys: tuple[str, ...] = ()
    """Why it is lighter."""
    stuck: bool = False
    """Whether nothing easier stands in for it, though something should, where neither reason nor sets tell."""


@dataclass(frozen=True, slots=True)
class _Day:
    """What makes today lighter, gathered once for a routine."""

    routine: Routine
    exercises: Mapping[str, Exercise]
    lacking: Collection[str]
    guard: str
    """Why its calf raises are light; empty where they are not."""
    shut: str
    """Why eyes stay open; empty where they may be closed."""
    fewer: str
    """Why there is a set fewer of each; empty where there is not."""
    easier: str
    """Why each exercise is the easier one; empty where it is its own."""
    sore: Mapping[str, str]
    """Why an exercise is not done, by its id."""


def lighter(
    situation: Situation, routine: Routine, exercises: Mapping[str, Exercise], lacking: Collection[str] = ()
) -> Lighter:
    """Return what of a routine is lighter today; `exercises` are those that there are.

    What needs a thing that is `lacking` stands in for nothing. Tests are left as they are.
    """
    day = _day(situation, routine, {**exercises, **routine.known}, lacking)
    sets: dict[str, int] = {}
    reps: dict[str, int] = {}
    swaps: dict[str, str] = {}
    notes: list[Note] = []
    rounds = dict(_fewer_rounds(routine.blocks, "")) if day.fewer else {}
    for path, block in walk(routine.blocks):
        if path in rounds and isinstance(block, Circuit):
            sets[path] = rounds[path]
            notes.append(Note(path, day.fewer, f"{block.name or 'Circuit'}: {many(rounds[path], 'round')}"))
        exercise = day.exercises.get(block.exercise or "") if isinstance(block, Work) else None
        if not isinstance(block, Work) or exercise is None or block.duty is Duty.OPEN:
            continue
        done = _lightened(_Block(path, block, exercise, block.sets), day, _is_inside(path, rounds))
        if done.exercise.id != exercise.id:
            swaps[path] = done.exercise.id
        if done.sets != block.sets:
            sets[path] = done.sets
        if done.reps is not None:
            reps[path] = done.reps
        if done.whys:
            notes.append(Note(path, " ".join(done.whys), _what(done, exercise)))
    changes = Changes(sets=MappingProxyType(sets), reps=MappingProxyType(reps), swaps=MappingProxyType(swaps))
    return Lighter(changes, tuple(notes))


def _day(situation: Situation, routine: Routine, exercises: Mapping[str, Exercise], lacking: Collection[str]) -> _Day:
    closed = gate(situation, EYES_CLOSED)
    verdict = standing_of(situation, routine.series).verdict if routine.series else None
    missing = " and ".join(f"{one.need}, {one.label.lower()} (there: {one.have})" for one in closed.missing)
    sore = {
        id_: f"{exercises[id_].name} is marked sore since {day_name(day, situation.today)}."
        for id_, day in sore_now(situation.decisions).items()
        if id_ in exercises
    }
    return _Day(
        routine,
        exercises,
        lacking,
        tendon_guard(situation) if routine.series == FEET else "",
        "" if closed.open else f"Eyes stay open until they have shown {missing}.",
        verdict.why if verdict and verdict.advice is Advice.EASE else "",
        verdict.why if verdict and verdict.advice is Advice.REST else "",
        sore,
    )


def _lightened(done: _Block, day: _Day, in_fewer_rounds: bool) -> _Block:
    """Go through every reason; what the calves are spared goes before a set fewer, and what is sore comes last."""
    if day.guard and done.exercise.id.startswith(RAISE):
        done = _guarded(done, day)
    if day.shut and done.exercise.eyes_closed:
        done = _easier(done, day, day.shut, lambda exercise: exercise.eyes_closed)
    if day.easier and not done.whys:
        there = _exercises(day.routine)
        done = _easier(done, day, day.easier, lambda exercise: exercise.id in there)
    elif day.fewer and done.sets > 1 and not done.whys and not in_fewer_rounds:
        done = replace(done, sets=done.sets - 1, whys=(day.fewer,))
    if done.exercise.id in day.sore:
        done = _easier(done, day, day.sore[done.exercise.id], lambda exercise: exercise.id in day.sore)
    return done


def _exercises(routine: Routine) -> frozenset[str]:
    """What a routine has by itself: more of that is not easier than something else."""
    return frozenset(block.exercise for _, block in walk(routine.blocks) if isinstance(block, Work) and block.exercise)


def _guarded(done: _Block, day: _Day) -> _Block:
    """Do calf raises on both legs, one set."""
    light = day.exercises.get(LIGHT_RAISE)
    if light is None or not _fits(done.block, light, day):
        return replace(done, sets=1, whys=(day.guard,)) if done.sets > 1 else done
    is_light = done.exercise.id == LIGHT_RAISE and done.sets == 1 and (done.block.reps or 0) <= LIGHT_REPS
    if is_light:
        return done
    return replace(done, exercise=light, sets=1, reps=LIGHT_REPS, whys=(day.guard,))


def _easier(done: _Block, day: _Day, why: str, unfit: Callable[[Exercise], bool]) -> _Block:
    """Do the next easier exercise that is fit; where there is none, one set of what it is."""
    exercise: Exercise | None = done.exercise
    while exercise is not None and (unfit(exercise) or not _fits(done.block, exercise, day)):
        exercise = day.exercises.get(exercise.easier or "")
    if exercise is None:
        return replace(done, sets=1, whys=(*done.whys, why), stuck=why != day.easier or done.sets == 1)
    return replace(done, exercise=exercise, reps=None, whys=(*done.whys, why))


def _fits(block: Work, exercise: Exercise, day: _Day) -> bool:
    """Whether a block can be done with an exercise: there is telling how much, and nothing is lacking for it."""
    if any(thing in day.lacking for thing in exercise.kit):
        return False
    own = day.exercises[block.exercise or ""]
    return exercise.id == own.id or done_with(block, own, exercise, day.routine.defaults) is not None


def _fewer_rounds(blocks: tuple[Block, ...], around: str) -> Iterator[tuple[str, int]]:
    """Yield the outermost circuits that have a round to spare, by their paths, with the rounds that stay."""
    for number, block in enumerate(blocks, start=1):
        path = f"{around}.{number}" if around else str(number)
        if isinstance(block, Circuit):
            if block.rounds > 1:
                yield path, block.rounds - 1
            else:
                yield from _fewer_rounds(block.blocks, path)


def _is_inside(path: str, circuits: Collection[str]) -> bool:
    return any(path.startswith(f"{circuit}.") for circuit in circuits)


def _what(done: _Block, own: Exercise) -> str:
    parts = [done.exercise.name]
    if done.reps is not None:
        parts.append(f"{many(done.sets, 'set')} of {done.reps}")
    elif done.sets != done.block.sets:
        parts.append(many(done.sets, "set"))
    instead = f", not {own.name}" if done.exercise.id != own.id else ""
    return f"{', '.join(parts)}{instead}{': nothing easier stands in for it' if done.stuck else ''}"
