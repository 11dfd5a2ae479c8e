"""What a person changes for today on the start card; the file stays as it is. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from foottimer.routine.duration import LONGEST
from foottimer.routine.limits import excess, measure_blocks
from foottimer.routine.model import Block, Circuit, Duty, Rest, Routine, Side, Work
from foottimer.routine.swap import swap, with_what_is_done
from foottimer.values import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Changes:
    """Changes for one day; blocks are named by their path in the unchanged routine: "2", or "4.1" in a circuit."""

    left_out: frozenset[str] = frozenset()
    """Optional blocks to leave out."""
    sets: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Sets of a work block or rounds of a circuit, from 1."""
    rests: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """In ms from 0: rest between a block's sets or a circuit's rounds, or the length of a rest block."""
    reps: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Reps a pass of a block that is done in reps, after its swap, from 1."""
    swaps: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Other exercises, by id, to do work blocks with: its own, its stand-ins, or what it is made to know."""
    first_side: Side = Side.LEFT
    """Which side a block of both sides begins with; left or right."""


def adjust(routine: Routine, changes: Changes) -> Routine:
    """Return the routine with the changes made, its exercises and equipment being those of what is left to do.

    Raises ValueError, with a message to show, for a path that is not there, a change that its block cannot take,
    when nothing would be left to do, or when the routine would exceed a limit.
    """
    blocks = dict(walk(routine.blocks))
    for path in (*changes.left_out, *changes.sets, *changes.rests, *changes.reps, *changes.swaps):
        if path not in blocks:
            raise ValueError(f"there is no block {path}")
    for path in changes.left_out:
        if not blocks[path].optional:
            raise ValueError(f"block {path} is not optional")
    if changes.first_side is Side.ALTERNATE:
        raise ValueError("the first side is left or right")
    swapped = swap(routine, changes.swaps)
    changed = replace(swapped, blocks=_adjusted(swapped.blocks, changes, ""), first_side=changes.first_side)
    changed = with_what_is_done(changed, routine)
    if not measure_blocks(changed.blocks, changed).works:
        raise ValueError("nothing would be left to do")
    if message := excess(changed):
        raise ValueError(message)
    return changed


def walk(blocks: tuple[Block, ...], around: str = "") -> Iterator[tuple[str, Block]]:
    """Yield every block with its path, a circuit before the blocks inside it."""
    for number, block in enumerate(blocks, start=1):
        path = f"{around}.{number}" if around else str(number)
        yield path, block
        if isinstance(block, Circuit):
            yield from walk(block.blocks, path)


def _adjusted(blocks: tuple[Block, ...], changes: Changes, around: str) -> tuple[Block, ...]:
    kept: list[Block] = []
    for number, block in enumerate(blocks, start=1):
        path = f"{around}.{number}" if around else str(number)
        changed = None if path in changes.left_out else _changed(block, changes, path)
        if changed is not None:
            kept.append(changed)
    return tuple(kept)


def _changed(block: Block, changes: Changes, path: str) -> Block | None:
    """Return the block with its changes; None when nothing of it is left."""
    sets, rest, reps = changes.sets.get(path), changes.rests.get(path), changes.reps.get(path)
    if sets is not None and (sets < 1 or isinstance(block, Rest)):
        raise ValueError(f"block {path} cannot have {sets} sets")
    if rest is not None and not 0 <= rest <= LONGEST:
        raise ValueError(f"a rest of block {path} is from 0 to 24 hours")
    if reps is not None and (reps < 1 or not isinstance(block, Work) or block.duty is not Duty.REPS):
        raise ValueError(f"block {path} cannot have {reps} reps")
    if isinstance(block, Rest):
        return block if rest is None else replace(block, length=rest) if rest else None
    if isinstance(block, Work):
        if rest is not None and block.every is not None:
            raise ValueError(f"the rests of block {path} follow from its timing")
        rest = block.rest if rest is None else rest
        return replace(block, sets=sets or block.sets, rest=rest, reps=reps or block.reps)
    inside = _adjusted(block.blocks, changes, path)
    if not inside:
        return None
    round_rest = block.round_rest if rest is None else rest
    return replace(block, blocks=inside, rounds=sets or block.rounds, round_rest=round_rest)
