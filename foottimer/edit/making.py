"""New blocks, and what becomes of a block that is made another kind or done with another exercise."""

from __future__ import annotations

from collections.abc import Mapping

from foottimer.edit.document import Document
from foottimer.edit.lengths import SECOND, seconds_of
from foottimer.routine.keys import BLOCKS, BlockKind
from foottimer.routine.model import Duty, Exercise, Rest, Sides, Work
from foottimer.routine.practice import CONTACT, HELD, REPS, dose_of, sides_of_dose
from foottimer.routine.settle import REP_TIME, turns_taken
from foottimer.text.lists import Place

NEW_NAME = "New exercise"
"""What a block of work is called until it has a name."""
_REST = 30
_TIME = 30
_EXPECT = 60
"""Seconds of new blocks."""
_ROUNDS = 2
_TENS = 5 * SECOND
_AMOUNTS = ("reps", "hold", "time", "open", "expect", "max", "record")
_OF_MOVEMENT = ("phases", "cues", "bpm")
"""Keys that say something of an exercise's own movement: they go with it."""
_KNOWN = frozenset(key.name for table in BLOCKS.values() for key in table.keys)

Table = dict[str, object]


def fresh(kind: BlockKind) -> Table:
    """Return a new block of a kind: complete, so that only what is wanted otherwise has to be changed."""
    if kind is BlockKind.REST:
        return {"rest": _REST}
    if kind is BlockKind.CIRCUIT:
        return {"rounds": _ROUNDS, "block": [fresh(BlockKind.REPS)]}
    amounts: dict[BlockKind, Table] = {
        BlockKind.REPS: {"reps": REPS},
        BlockKind.HOLD: {"hold": seconds_of(HELD)},
        BlockKind.TIME: {"time": _TIME},
        BlockKind.OPEN: {"open": True, "expect": _EXPECT},
    }
    return {"name": NEW_NAME, **amounts[kind]}


def of_dose(exercise: Exercise, level: int) -> Table:
    """Return a block of an exercise, as much as its dose of a level (1-3) asks for."""
    dose = dose_of(exercise, level)
    sides = sides_of_dose(exercise, dose)
    table: Table = {"exercise": exercise.id, **_amount_of_dose(exercise, level)}
    if sides is not (exercise.sides or Sides.BOTH):
        table["sides"] = sides.value
    if dose.sets > 1:
        table["sets"] = dose.sets
        if dose.rest:
            table["rest"] = seconds_of(dose.rest)
    if dose.note:
        table["note"] = dose.note
    return table


def _amount_of_dose(exercise: Exercise, level: int) -> Table:
    duty, amount = exercise.duty or Duty.REPS, dose_of(exercise, level).amount
    if duty is Duty.OPEN:
        return {"open": True, "expect": seconds_of(amount * CONTACT)}
    return {duty.value: amount if duty is Duty.REPS else seconds_of(amount)}


# Another kind -----------------------------------------------------------------------------------------------------


def recast(document: Document, place: Place, kind: BlockKind) -> Table:
    """Return which keys of a block change to make it another kind of work, or a rest; what fits is kept."""
    table, block = document.table(place), document.block(place)
    exercise = document.exercise(str(table.get("exercise", "")))
    changes = {**_misfits(table, kind), **_amount(document, place, kind, exercise)}
    if kind is BlockKind.REST:
        return _that_change(table, {**changes, "name": None, "exercise": None})
    if isinstance(block, Rest):
        changes["rest"] = None
    if "exercise" not in table and "name" not in table:
        changes["name"] = NEW_NAME
    sides = Sides.EACH.value if _alternates(table, exercise) else table.get("sides")
    if kind is BlockKind.HOLD and sides is not None:
        changes["sides"] = sides
    return _that_change(table, changes)


def _misfits(table: Mapping[str, object], kind: BlockKind) -> Table:
    """Return the keys to take out that blocks of a kind don't take."""
    kept = {key.name for key in BLOCKS[kind].keys}
    return {key: None for key in table if key in _KNOWN and key not in kept}


def _amount(document: Document, place: Place, kind: BlockKind, exercise: Exercise | None) -> Table:
    """Return how much there is to do of a block as another kind: as long as it was, else its exercise's first dose."""
    table = document.table(place)
    if kind.value in table and not (kind is BlockKind.REST and isinstance(document.block(place), Work)):
        return {}
    stated = next((table[key] for key in ("hold", "time", "expect") if key in table), None)
    if isinstance(document.block(place), Rest):
        stated = table.get("rest")
    if kind is not BlockKind.REPS and stated is not None:
        return {"open": True, "expect": stated} if kind is BlockKind.OPEN else {kind.value: stated}
    if exercise is not None and kind.value == (exercise.duty or Duty.REPS):
        return _amount_of_dose(exercise, 1)
    recalled = document.recalled(place)
    settled = recalled.settled(document.rough) if recalled and document.rough else None
    ms = settled.length if settled else 0
    if not ms:
        return {key: value for key, value in fresh(kind).items() if key != "name"}
    if kind is BlockKind.REPS:
        rep = sum(phase.ms for phase in exercise.phases) if exercise and exercise.phases else REP_TIME
        return {"reps": max(1, round(ms / rep))}
    seconds = seconds_of(max(1, round(ms / _TENS)) * _TENS)
    return {"open": True, "expect": seconds} if kind is BlockKind.OPEN else {kind.value: seconds}


# Another exercise -------------------------------------------------------------------------------------------------


def swapped(document: Document, place: Place, exercise: Exercise, level: int | None) -> Table:
    """Return which keys of a block change to do it with another exercise; with a level, as its dose says.

    What is said of the old one's movement goes. Without a level the amount stays, if it is one for the new exercise.
    """
    table, block = document.table(place), document.block(place)
    before = document.exercise(str(table.get("exercise", "")))
    duty = exercise.duty or (block.duty if isinstance(block, Work) else Duty.REPS)
    dosed = of_dose(exercise, level or 1)
    changes: Table = {**_misfits(table, BlockKind(duty.value)), **dict.fromkeys(_OF_MOVEMENT)}
    if not _same_phases(before, exercise):
        changes["tempo"] = None
    changes["sides"] = _side_kept(table, exercise, duty)
    if level is not None:
        notes = [dose.note for dose in before.doses] if before else []  # no set: what a file has there may be anything
        note = None if table.get("note") in notes else table.get("note")
        changes |= {
            **dict.fromkeys(("sets", "rest", "every", "sides")),
            "note": note,
            **dict.fromkeys(_AMOUNTS),
            **dosed,
        }
    elif duty.value not in table:
        changes |= _amount_of_dose(exercise, 1) if exercise.duty else {"reps": REPS}
    return _that_change(table, {**changes, "exercise": exercise.id, "name": None})


def _same_phases(one: Exercise | None, other: Exercise) -> bool:
    return one is not None and [phase.name for phase in one.phases] == [phase.name for phase in other.phases]


def _side_kept(table: Mapping[str, object], exercise: Exercise, duty: Duty) -> object:
    """Return the sides that a block states of another exercise: one side stays, where that one has two."""
    sides = exercise.sides or Sides.BOTH
    stated = table.get("sides")
    if stated in (Sides.LEFT.value, Sides.RIGHT.value) and sides in (Sides.EACH, Sides.ALTERNATE):
        return stated
    taken = turns_taken(duty, sides)
    return None if taken is sides else taken.value


def _alternates(table: Mapping[str, object], exercise: Exercise | None) -> bool:
    own = exercise.sides.value if exercise and exercise.sides else None
    return table.get("sides", own) == Sides.ALTERNATE.value


def _that_change(table: Mapping[str, object], changes: Table) -> Table:
    """Return the changes without what is so already."""
    return {key: value for key, value in changes.items() if table.get(key) != value}


# Keys that stand apart --------------------------------------------------------------------------------------------


def with_companions(table: Mapping[str, object], kind: BlockKind | None, key: str, value: object) -> Table:
    """Return a change of one key together with what cannot stand beside its new value."""
    changes: Table = {key: value}
    if value is None or kind in (BlockKind.REST, BlockKind.CIRCUIT):
        return changes
    if key == "name":
        changes |= {"exercise": None, "tempo": None}
    beside = {
        "exercise": ("name",),
        "phases": ("tempo",),
        "tempo": ("phases",),
        "every": ("rest", *(("advance",) if table.get("advance") == "manual" else ())),
        "rest": ("every",),
        "advance": ("every",) if value == "manual" else (),
    }
    changes |= dict.fromkeys(beside.get(key, ()))
    return {name: new for name, new in changes.items() if new is not None or name in table}
