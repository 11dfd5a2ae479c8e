"""A routine's blocks as rows to read: what `show` prints and the start card offers to change."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from foottimer.routine.adjust import walk
from foottimer.routine.duration import format_duration
from foottimer.routine.limits import between_rounds, measure_block
from foottimer.routine.model import Block, Circuit, Duty, Rest, Routine, Sides, Work
from foottimer.routine.settle import settle, sides_of
from foottimer.routine.timeline import Ends
from foottimer.values import dataclass


class RowKind(StrEnum):
    """What a row stands for."""

    WORK = "work"
    REST = "rest"
    CIRCUIT = "circuit"


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One block of a routine, described."""

    path: str
    """The block's path, as "2" or "4.1"."""
    depth: int
    """How many circuits are around it."""
    kind: RowKind
    """What it is."""
    name: str
    """As shown."""
    summary: str
    """How much, as "2 x 20 s each side, rest 15 s"; empty for a rest."""
    length: int
    """In ms, of all sets or rounds, without the transition after it."""
    optional: bool
    """Whether it may be left out."""
    sets: int | None
    """Sets of work, rounds of a circuit; None for a rest."""
    rest: int | None
    """Ms between sets or rounds, or of a rest block; None where it follows from `every`."""
    instead_of: str = ""
    """The block's own exercise, where another one stands in for it."""

    @property
    def endless(self) -> bool:
        """Whether it is open work that nobody can tell the length of."""
        return self.kind is RowKind.WORK and not self.length


NOTHING_SWAPPED: Mapping[str, str] = MappingProxyType({})
"""Every block is done with its own exercise."""

_SIDES = {
    Sides.BOTH: "",
    Sides.LEFT: " left",
    Sides.RIGHT: " right",
    Sides.EACH: " each side",
    Sides.ALTERNATE: ", sides by turns",
}


def outline(routine: Routine, instead_of: Mapping[str, str] = NOTHING_SWAPPED) -> tuple[OutlineRow, ...]:
    """Return a row for every block, a circuit's row before those of its blocks.

    `instead_of` has the names of the exercises that something stands in for, by the block's path.
    """
    return tuple(_row(path, block, routine, instead_of.get(path, "")) for path, block in walk(routine.blocks))


def _row(path: str, block: Block, routine: Routine, instead_of: str) -> OutlineRow:
    kind, name, summary, sets, rest = described(block, routine)
    return OutlineRow(
        path=path,
        depth=path.count("."),
        kind=kind,
        name=name,
        summary=summary,
        length=measure_block(block, routine).ms,
        optional=block.optional,
        sets=sets,
        rest=rest,
        instead_of=instead_of,
    )


def described(block: Block, routine: Routine) -> tuple[RowKind, str, str, int | None, int | None]:
    """Return what a block is, its name and summary, its sets or rounds, and the rest between them."""
    if isinstance(block, Rest):
        return RowKind.REST, block.name or "Rest", "", None, block.length
    if isinstance(block, Circuit):
        rest = between_rounds(block, routine)[1]
        summary = f"{block.rounds} rounds{_rest(rest)}" if block.rounds > 1 else "1 round"
        return RowKind.CIRCUIT, block.name or "Circuit", summary, block.rounds, rest
    settled = settle(block, routine)
    rest_of_sets = None if block.every is not None else settled.rest
    return RowKind.WORK, settled.name, _work(block, routine), block.sets, rest_of_sets


def _work(work: Work, routine: Routine) -> str:
    settled = settle(work, routine)
    exercise = routine.exercises[work.exercise] if work.exercise else None
    sides = _sides(work.duty, sides_of(work, exercise))
    amount = f"{work.sets} x {_amount(work)}" if work.sets > 1 else _amount(work)
    timing = f", every {_short(work.every)}" if work.every is not None else _rest(settled.rest)
    parts = [amount + sides, timing if work.sets > 1 else ""]
    if settled.ends is Ends.SELF_PACED:
        parts.append(", at your own pace")
    if work.load:
        parts.append(f", {work.load}")
    return "".join(parts)


def _sides(duty: Duty, sides: Sides) -> str:
    """Return what the sides do; by turns, only reps are counted a side, while a time is for both together."""
    by_turns = sides is Sides.ALTERNATE and duty is Duty.REPS
    return " each side by turns" if by_turns else _SIDES[sides]


def _amount(work: Work) -> str:
    if work.duty is Duty.REPS:
        return f"{work.reps} rep" if work.reps == 1 else f"{work.reps} reps"
    if work.duty is Duty.OPEN:
        return f"open, about {_short(work.expect)}" if work.expect else "open"
    return _short(work.length or 0)


def _rest(ms: int) -> str:
    return f", rest {_short(ms)}" if ms else ""


def _short(ms: int) -> str:
    return f"{ms / 1000:g} s" if ms < 60_000 else format_duration(ms)
