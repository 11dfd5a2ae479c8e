"""What changed between two routines, as a person would tell it: blocks, exercises, defaults, time. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any

from foottimer.compare.pairing import Node, Place, pair_up
from foottimer.compare.told import (
    Difference,
    block_differences,
    exercise_differences,
    routine_differences,
    seconds,
)
from foottimer.routine.contacts import planned_contacts
from foottimer.routine.expand import expand
from foottimer.routine.model import Routine
from foottimer.routine.outline import OutlineRow, outline
from foottimer.values import dataclass


class Change(StrEnum):
    """What became of a block or an exercise."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    """It says the same, or something else as well, and stands elsewhere."""


@dataclass(frozen=True, slots=True)
class BlockChange:
    """What became of one block."""

    change: Change
    """Moved also where it changed on the way."""
    before: OutlineRow | None
    """As it was; None where it is new."""
    after: OutlineRow | None
    """As it is; None where it is gone."""
    differences: tuple[Difference, ...] = ()
    """What of it says something else; what is in a circuit has changes of its own."""

    @property
    def name(self) -> str:
        """As shown, after the change."""
        row = self.after or self.before
        return row.name if row else ""

    @property
    def depth(self) -> int:
        """How many circuits are around it."""
        row = self.after or self.before
        return row.depth if row else 0

    @property
    def longer(self) -> int:
        """How much longer it takes, in ms, once through; negative where it is shorter."""
        return (self.after.length if self.after else 0) - (self.before.length if self.before else 0)

    @property
    def where(self) -> str:
        """Its number: "3", "3 -> 4.1" where it moved."""
        if self.change is Change.MOVED and self.before and self.after:
            return f"{self.before.path} -> {self.after.path}"
        row = self.after or self.before
        return row.path if row else ""

    def details(self, arrow: str = "->") -> tuple[str, ...]:
        """Return what differs, in words; how much it asks for where it is new or gone."""
        row = self.after or self.before
        if self.change in (Change.ADDED, Change.REMOVED):
            return (row.summary,) if row and row.summary else ()
        return tuple(difference.show(arrow) for difference in self.differences)


@dataclass(frozen=True, slots=True)
class ExerciseChange:
    """What became of an exercise that the routine's blocks name."""

    change: Change
    """Added, removed, or changed: described otherwise under the same id."""
    id: str
    """Its id."""
    name: str
    """As shown."""
    differences: tuple[Difference, ...] = ()
    """What is said otherwise of it."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a routine comes to."""

    total: int
    """In ms."""
    estimated: bool
    """Whether the person's own pace decides some of it."""
    contacts: int
    """Plyometric ground contacts."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that changed."""

    routine: tuple[Difference, ...]
    """The routine's own keys and its defaults."""
    exercises: tuple[ExerciseChange, ...]
    """Exercises that are new to it, gone from it, or described otherwise; by id."""
    blocks: tuple[BlockChange, ...]
    """In the order of the routine after; what is gone stands where it stood."""
    before: Measure
    """What the routine came to."""
    after: Measure
    """What it comes to."""

    @property
    def same(self) -> bool:
        """Whether nothing changed: both routines ask for the same."""
        return not (self.routine or self.exercises or self.blocks)

    @property
    def longer(self) -> int:
        """How much longer it takes, in ms; negative where it is shorter."""
        return self.after.total - self.before.total

    def count(self, change: Change) -> int:
        """Return how many blocks this became of."""
        return sum(block.change is change for block in self.blocks)

    @property
    def summary(self) -> str:
        """How much changed, in a few words: "2 blocks changed, 1 added"; empty for nothing."""
        said = [(self.count(change), change.value) for change in Change]
        parts = [f"{number} {word}" for number, word in said if number]
        if parts:
            first, _, rest = parts[0].partition(" ")
            parts[0] = f"{first} block{'' if first == '1' else 's'} {rest}"
        described = sum(exercise.change is Change.CHANGED for exercise in self.exercises)
        parts += [f"{described} exercise{'' if described == 1 else 's'} described otherwise"] if described else []
        parts += ["the routine's own keys"] if self.routine else []
        return ", ".join(parts)


def compare(before: Routine, after: Routine) -> Changes:
    """Return what changed from one routine to another; ids, and how a file is written, are not compared."""
    one, other = pair_up(before.blocks, after.blocks)
    return Changes(
        routine=routine_differences(before, after),
        exercises=tuple(_exercises(before, after)),
        blocks=tuple(_Blocks(before, after, one, other).changes()),
        before=measured(before),
        after=measured(after),
    )


def measured(routine: Routine) -> Measure:
    """Return what a routine comes to."""
    timeline = expand(routine)
    return Measure(timeline.total, timeline.estimated, planned_contacts(timeline, routine.exercises))


class _Blocks:
    """Puts the fates of all blocks in order."""

    def __init__(self, before: Routine, after: Routine, one: list[Node], other: list[Node]) -> None:
        self._before, self._after = before, after
        self._one, self._other = one, other
        self._rows_before = _rows(before)
        self._rows_after = _rows(after)

    def changes(self) -> Iterator[BlockChange]:
        """Yield what changed; what is gone comes before what stands in its place."""
        gone = 0
        places = {id(node): place for place, node in enumerate(self._one)}
        for node in self._other:
            if node.mate is not None and not node.moved:
                here = places[id(node.mate)]
                yield from self._removed(gone, here)
                gone = max(gone, here + 1)
            else:
                here = next((place for place in range(gone, len(self._one)) if self._one[place].mate), len(self._one))
                yield from self._removed(gone, here)
                gone = max(gone, here)
            change = self._change(node)
            if change is not None:
                yield change
        yield from self._removed(gone, len(self._one))

    def _removed(self, start: int, end: int) -> Iterator[BlockChange]:
        for node in self._one[start:end]:
            if node.mate is None:
                yield BlockChange(Change.REMOVED, self._rows_before[node.place], None)

    def _change(self, node: Node) -> BlockChange | None:
        row, mate = self._rows_after[node.place], node.mate
        if mate is None:
            return BlockChange(Change.ADDED, None, row)
        differences: tuple[Difference, ...] = ()
        if node.block != mate.block:
            differences = block_differences(mate.block, self._before, node.block, self._after)
        if not differences and not node.moved:
            return None
        kind = Change.MOVED if node.moved else Change.CHANGED
        return BlockChange(kind, self._rows_before[mate.place], row, differences)


def _rows(routine: Routine) -> dict[Place, OutlineRow]:
    return {tuple(int(part) - 1 for part in row.path.split(".")): row for row in outline(routine)}


def _exercises(before: Routine, after: Routine) -> Iterator[ExerciseChange]:
    for id_ in sorted({*before.exercises, *after.exercises}):
        one, other = before.exercises.get(id_), after.exercises.get(id_)
        if one is None and other is not None:
            yield ExerciseChange(Change.ADDED, id_, other.name)
        elif other is None and one is not None:
            yield ExerciseChange(Change.REMOVED, id_, one.name)
        elif one is not None and other is not None and one != other:
            yield ExerciseChange(Change.CHANGED, id_, other.name, exercise_differences(one, other))


def changes_to_json(changes: Changes) -> dict[str, Any]:
    """Return the changes as `diff --json` prints them; times are seconds, None stands for what is not stated."""
    return {
        "seconds_longer": seconds(changes.longer),
        "routine": _differences_to_json(changes.routine),
        "exercises": [
            {
                "change": exercise.change.value,
                "id": exercise.id,
                "name": exercise.name,
                "differences": _differences_to_json(exercise.differences),
            }
            for exercise in changes.exercises
        ],
        "blocks": [
            {
                "change": block.change.value,
                "before": _row_to_json(block.before),
                "after": _row_to_json(block.after),
                "differences": _differences_to_json(block.differences),
            }
            for block in changes.blocks
        ],
    }


def _row_to_json(row: OutlineRow | None) -> dict[str, Any] | None:
    if row is None:
        return None
    return {"block": row.path, "name": row.name, "summary": row.summary, "seconds": seconds(row.length)}


def _differences_to_json(differences: Sequence[Difference]) -> list[dict[str, Any]]:
    return [
        {"key": found.key, "before": found.before.stated, "after": found.after.stated, "text": found.show()}
        for found in differences
    ]
