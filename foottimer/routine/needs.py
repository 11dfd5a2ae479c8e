"""What a routine needs, and how it can be done without some of it; pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from foottimer.routine.adjust import Changes, adjust, walk
from foottimer.routine.listed import Card
from foottimer.routine.model import Exercise, Routine, Work
from foottimer.routine.swap import done_with
from foottimer.values import dataclass, field, replace

OUTDOORS = "outdoors"
"""The word of kit for what is done out of the house."""
KIT = ("wall", "chair", "step", "box", "rope", "towel", OUTDOORS)
"""The words of kit that there are, in the order in which they are named."""
CHOICES = tuple(thing for thing in KIT if thing != "wall")
"""What a person may say they lack; something steady to hold on to is taken for granted."""
SILENT = "silent"
"""Among what is lacking: it must not be heard."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether a routine can be done without what is lacking, and how."""

    routine: Routine
    """As it is done, with what stands in and without what is left out; as in its file where it does not fit."""
    swaps: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What stands in: the path of a block to the id of an exercise."""
    left_out: frozenset[str] = frozenset()
    """Optional blocks, by their paths, that nothing stands in for: they are left out."""
    why: str = ""
    """Why it does not fit, as "needs a chair: nothing stands in for it"; empty where it does."""

    @property
    def fits(self) -> bool:
        """Whether it can be done."""
        return not self.why

    @property
    def changes(self) -> Changes:
        """What is changed for it, for today."""
        return Changes(left_out=self.left_out, swaps=self.swaps)

    @property
    def mark(self) -> str:
        """What is changed for it, in a word or two: "1 stand-in", "2 left out", "3 changes"; empty for nothing."""
        swaps, outs = len(self.swaps), len(self.left_out)
        if swaps and outs:
            return f"{swaps + outs} changes"
        return f"{outs} left out" if outs else f"{swaps} stand-in{'' if swaps == 1 else 's'}" if swaps else ""


def needs(routine: Routine) -> tuple[str, ...]:
    """Return what has to be at hand, of the routine and its exercises, each once, the words of `KIT` first."""
    things = [*routine.equipment, *(thing for exercise in routine.exercises.values() for thing in exercise.kit)]
    return tuple(sorted(dict.fromkeys(things), key=lambda thing: KIT.index(thing) if thing in KIT else len(KIT)))


def is_silent(routine: Routine) -> bool:
    """Whether nothing in it hops, jumps or goes outdoors."""
    return not _heard(routine)


def touched(card: Card, lacking: Collection[str]) -> bool:
    """Whether anything of a routine misses what is lacking, or is heard where it has to be silent, by its card.

    If not, it is done as its file states it, which need not be read to tell.
    """
    misses = any(thing in lacking for thing in card.needs) or (SILENT in lacking and not card.silent)
    return bool(lacking) and (card.pending or misses)


def fit(routine: Routine, lacking: Collection[str]) -> Fit:
    """Return whether the routine can be done without these words of `KIT`, and silently with `SILENT` among them.

    A block that misses something is done with what stands in, or else left out where that may be.
    """
    swaps, left_out = _without(routine, lacking)
    found = Fit(routine, MappingProxyType(swaps), left_out)
    try:
        done = adjust(routine, found.changes) if swaps or left_out else routine
    except ValueError as error:
        return Fit(routine, why=f"cannot be done: {error}")
    missing = next((thing for thing in needs(done) if thing in lacking), None)
    if missing is not None:
        return Fit(routine, why=f"needs {_a(missing)}: nothing stands in for it")
    if SILENT in lacking and (heard := _heard(done)):
        return Fit(routine, why=f"is not silent: {heard}")
    return replace(found, routine=done)


def stand_ins(routine: Routine, id_: str, lacking: Collection[str] | None = None) -> tuple[Exercise, ...]:
    """Return what stands in for an exercise of the routine, and in turn for that.

    `lacking` says what for: only where these things are missing; None for any.
    """
    known, found = routine.known, [id_]
    for other in found:  # grows as it goes
        links = known[other].instead.items() if other in known else ()
        wanted = dict.fromkeys(link for thing, link in links if lacking is None or thing in lacking)
        found += [link for link in wanted if link in known and link not in found]
    return tuple(known[other] for other in found[1:])


def swappable(routine: Routine, path: str, lacking: Collection[str] | None = None) -> tuple[Exercise, ...]:
    """Return what stands in for the exercise of a block, as `stand_ins` does, and says how much of it to do."""
    block = dict(walk(routine.blocks))[path]
    own = exercise_of(block, routine)
    if own is None or not isinstance(block, Work):
        return ()
    others = stand_ins(routine, own.id, lacking)
    return tuple(other for other in others if done_with(block, own, other, routine.defaults) is not None)


def own_names(routine: Routine, swaps: Mapping[str, str]) -> dict[str, str]:
    """Return the name of each swapped block's own exercise, by the block's path."""
    blocks = dict(walk(routine.blocks))
    own = {path: exercise_of(blocks[path], routine) for path in swaps}
    return {path: exercise.name for path, exercise in own.items() if exercise}


def exercise_of(block: object, routine: Routine) -> Exercise | None:
    """Return the exercise that a block of the routine names."""
    return routine.exercises.get(block.exercise or "") if isinstance(block, Work) else None


def offers(routine: Routine) -> tuple[tuple[str, str, str], ...]:
    """Return each thing that something stands in for, the exercise that needs it, and the name of what stands in."""
    return tuple(
        (thing, exercise.name, routine.known[other].name)
        for exercise in routine.exercises.values()
        for thing, other in exercise.instead.items()
        if other in routine.known
    )


def lacking_text(lacking: Collection[str]) -> str:
    """Return what is lacking in words, as "without step, rope · silent"; empty for nothing."""
    things = ", ".join(thing for thing in KIT if thing in lacking)
    parts = (f"without {things}" if things else "", SILENT if SILENT in lacking else "")
    return " · ".join(part for part in parts if part)


def _without(routine: Routine, lacking: Collection[str]) -> tuple[dict[str, str], frozenset[str]]:
    """Return what stands in for the blocks that miss something, and what is left out since nothing does."""
    swaps: dict[str, str] = {}
    left_out: set[str] = set()
    silent = SILENT in lacking
    blocks = dict(walk(routine.blocks))
    for path, block in blocks.items():
        own = exercise_of(block, routine)
        if own is None or not (_misses(own, lacking) or (silent and _is_heard(own))):
            continue
        others = (other for other in swappable(routine, path, lacking) if not _misses(other, lacking))
        if other := next((other for other in others if not (silent and _is_heard(other))), None):
            swaps[path] = other.id
            continue
        around = [path, *(path[:place] for place in range(len(path) - 1, 0, -1) if path[place] == ".")]
        left_out.update([out for out in around if blocks[out].optional][:1])
    kept = {path: id_ for path, id_ in swaps.items() if not _around(path, left_out)}
    return kept, frozenset(path for path in left_out if not _around(path, left_out))


def _around(path: str, left_out: Collection[str]) -> bool:
    """Whether a circuit around the block is left out."""
    return any(path.startswith(f"{out}.") for out in left_out)


def _misses(exercise: Exercise, lacking: Collection[str]) -> bool:
    return any(thing in lacking for thing in exercise.kit)


def _heard(routine: Routine) -> str:
    """Return what of the routine can be heard, or is done where nobody can ask for silence; empty for nothing."""
    for exercise in routine.exercises.values():
        if _is_heard(exercise):
            return exercise.name
    return OUTDOORS if OUTDOORS in routine.equipment else ""


def _is_heard(exercise: Exercise) -> bool:
    return bool(exercise.contacts_per_rep or exercise.contacts_per_second or OUTDOORS in exercise.kit)


def _a(thing: str) -> str:
    return "the outdoors" if thing == OUTDOORS else f"a {thing}"
