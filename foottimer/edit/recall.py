"""Reading a routine again after a change, at the cost of what was changed.

A block whose table is the very same object as before is not read, measured or described again.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from foottimer.routine.blocks import BlockReader
from foottimer.routine.catalogue import Catalogue
from foottimer.routine.fields import Fields
from foottimer.routine.limits import Size, measure_block, rounds_of, transition_between
from foottimer.routine.model import Block, Circuit, Defaults, Exercise, Rest, Routine, Work
from foottimer.routine.problem import Severity
from foottimer.routine.read import rough_routine
from foottimer.routine.report import Report
from foottimer.routine.settle import Settled, ends_of, settle
from foottimer.routine.source import Source
from foottimer.routine.timeline import Ends
from foottimer.routine.words import KeyPath
from foottimer.values import dataclass

if TYPE_CHECKING:
    from foottimer.edit.strip import StretchKind

_NO_TIME = frozenset({"name", "note", "optional", "cues", "at", "load", "record", "max", "bpm"})
"""Keys that say nothing about how long a block takes: one of them may be wrong, and its length is known."""
_JUDGED = frozenset({"block", "every", "at"})
"""Keys of which the defaults say whether they are right, and those of blocks within."""
_NO_SOURCE = Source("", {})
_NOTHING = Rest(0)
"""In place of a block that cannot be made out."""


@dataclass(frozen=True, slots=True)
class Note:
    """A problem whose line and column nobody asked for yet."""

    severity: Severity
    """How bad it is."""
    path: KeyPath
    """Where it is: from the root, or from the block that it was found in."""
    message: str
    """What is wrong and how to mend it."""
    at_key: bool
    """Whether it stands at the key rather than at its value."""

    @property
    def is_error(self) -> bool:
        """Whether the file cannot be used with it."""
        return self.severity is Severity.ERROR


class Notes(Report):
    """Collects problems without looking for their places."""

    def __init__(self, within: Report | None = None) -> None:
        """Begin empty; what is `within` the file of another report shares its guesses."""
        super().__init__(_NO_SOURCE)
        if within is not None:
            self.guesses = within.guesses
        self.taken: list[Note] = []
        """All of them, in the order they were found."""

    def add(self, severity: Severity, path: KeyPath, message: str, *, at_key: bool = False) -> None:
        """Keep a problem at the value of `path`, or at its key."""
        self._counts[severity] += 1
        self.taken.append(Note(severity, path, message, at_key))


class Recalled:
    """What was made of one block's table, wherever in the file it stands.

    Lengths and the like are kept once they were asked for: it belongs to routines with the same defaults and exercises.
    """

    def __init__(
        self,
        table: Mapping[str, object],
        depth: int,
        block: Block | None,
        notes: tuple[Note, ...],
        named: Mapping[str, Exercise],
        inside: tuple[Recalled, ...],
    ) -> None:
        """Keep what came of reading a table."""
        self.table = table
        """As in the file's data."""
        self.depth = depth
        """How many circuits are around it."""
        self.block = block
        """What it states; None where that cannot be made out. A value that is wrong is missing in it."""
        self.notes = notes
        """What is wrong with it and the blocks in it; paths begin in its table."""
        self.named = named
        """The exercises that it and the blocks in it name, by id."""
        self.inside = inside
        """The blocks of a circuit, in order, but for what is no table."""
        self.words: tuple[str, str] | None = None
        """Its name and summary, once they were asked for."""
        self.pieces: tuple[tuple[StretchKind, int], ...] | None = None
        """Its part of the strip, once that was asked for."""
        self._size: Size | None = None
        self._settled: Settled | None = None
        self._waits: bool | None = None

    @cached_property
    def measured(self) -> bool:
        """Whether everything that says how long it takes could be read, in the blocks in it too."""
        if self.block is None or any(note.is_error and takes_time(note.path) for note in self.notes):
            return False
        stated = self.table.get("block")
        whole = not isinstance(stated, list) or len(stated) == len(self.inside)
        return whole and all(child.measured for child in self.inside)

    def size(self, routine: Routine) -> Size:
        """Return how much of a timeline it is, of all sets or rounds, without the transition after it."""
        if self._size is None:
            block = self.block or _NOTHING
            if isinstance(block, Circuit) and len(self.inside) == len(block.blocks):
                self._size = rounds_of(block, size_of(self.inside, routine), routine)
            else:
                self._size = measure_block(block, routine)
        return self._size

    def settled(self, routine: Routine) -> Settled | None:
        """Return what a block of work comes to; None for other blocks."""
        if self._settled is None and isinstance(self.block, Work):
            self._settled = settle(self.block, routine)
        return self._settled

    def waits(self, routine: Routine) -> bool:
        """Whether something in it ends when a person says so."""
        if self._waits is None:
            if isinstance(self.block, Work):
                exercise = routine.exercises.get(self.block.exercise or "")
                self._waits = ends_of(self.block, exercise, routine.defaults) is not Ends.AUTO
            else:
                self._waits = any(child.waits(routine) for child in self.inside)
        return self._waits


def takes_time(path: KeyPath) -> bool:
    """Whether what stands at a path in a block's table has to do with how long it takes."""
    while len(path) > 1 and path[0] == "block":
        path = path[2:]
    return bool(path) and path[0] not in _NO_TIME


def gap_of(ms: int) -> Size:
    """Return the size of what stands between two pieces of work; of nothing where it has no length."""
    return Size(1, ms, 1, ms) if ms > 0 else Size()


def size_of(blocks: tuple[Recalled, ...], routine: Routine) -> Size:
    """Return the size of neighbouring blocks with the transitions between them."""
    size = Size()
    before: Block | None = None
    for one in blocks:
        block = one.block or _NOTHING
        if before is not None:
            size += gap_of(transition_between(before, block, routine))
        size += one.size(routine)
        before = block
    return size


class Memory:
    """What was made of the blocks of a routine; good for as long as exercises stay the same."""

    def __init__(self, own: Mapping[str, Exercise], catalogue: Catalogue, defaults: Defaults) -> None:
        """Begin empty."""
        self.own = own
        """The exercises of the file's own, by id."""
        self._catalogue = catalogue
        self.defaults = defaults
        """The file's defaults."""
        self._known: dict[int, Recalled] = {}

    def __getitem__(self, table: Mapping[str, object]) -> Recalled | None:
        """Return what was made of a table; None when it was not read."""
        found = self._known.get(id(table))
        return found if found is not None and found.table is table else None

    def keep(self, recalled: Recalled) -> None:
        """Keep a block with those in it."""
        self._known[id(recalled.table)] = recalled
        for child in recalled.inside:
            self.keep(child)

    def serves(self, own: Mapping[str, Exercise], catalogue: Catalogue) -> bool:
        """Whether a block that is read with these names the same exercises."""
        return catalogue is self._catalogue and own == self.own


class RecallingReader(BlockReader):
    """Reads the blocks of a file, but for those that an earlier reading knows."""

    def __init__(
        self, own: Mapping[str, Exercise], catalogue: Catalogue, defaults: Defaults, before: Memory | None
    ) -> None:
        """Read with these, as a `BlockReader` does, and recall what was read `before`."""
        super().__init__(own, catalogue, defaults)
        self.memory = Memory(own, catalogue, defaults)
        """Every block of the file."""
        self._before = before if before is not None and before.serves(own, catalogue) else None
        self._afresh = self._before is not None and self._before.defaults != defaults
        self._inside: list[Recalled] = []

    @property
    def top(self) -> tuple[Recalled, ...]:
        """The blocks that stand in no circuit, in order, but for what is no table."""
        return tuple(self._inside)

    def block(self, fields: Fields, depth: int) -> Block | None:
        """Return the block that a table states; None where that cannot be made out."""
        recalled = self._recalled(fields.table, depth) or self._read(fields.table, depth, fields.report)
        self._inside.append(recalled)
        self.exercises.update(recalled.named)
        for note in recalled.notes:
            fields.report.add(note.severity, (*fields.path, *note.path), note.message, at_key=note.at_key)
        if not depth:
            self.memory.keep(recalled)
        return recalled.block

    def size_of(self, routine: Routine) -> Size:
        """Return the size of the blocks of a routine that was read with this."""
        return size_of(self.top, routine)

    def _recalled(self, table: Mapping[str, object], depth: int) -> Recalled | None:
        """Return what was made of a table before; None where it has to be read."""
        known = self._before[table] if self._before is not None else None
        if known is None or known.depth != depth:
            return None
        if not self._afresh:
            return known
        # Other defaults: what it says is the same, unless it is judged by them; its length may be another.
        judged = known.inside or not _JUDGED.isdisjoint(table)
        return None if judged else Recalled(table, depth, known.block, known.notes, known.named, ())

    def _read(self, table: Mapping[str, object], depth: int, report: Report) -> Recalled:
        around, self._inside = self._inside, []
        named, self.exercises = self.exercises, {}
        notes = Notes(report)
        block = super().block(Fields(table, (), notes), depth)
        recalled = Recalled(table, depth, block, tuple(notes.taken), self.exercises, tuple(self._inside))
        self._inside, self.exercises = around, named
        return recalled


@dataclass(frozen=True, slots=True)
class Recollection:
    """A reading that the next one can be built on."""

    routine: Routine | None
    """What could be made out, whatever is wrong; None for a format that is not ours."""
    notes: tuple[Note, ...]
    """Everything that is wrong."""
    top: tuple[Recalled, ...]
    """The blocks that stand in no circuit, in order, but for what is no table."""
    memory: Memory | None
    """Every block by its table."""
    size: Size
    """Of the blocks."""


def recollect(
    data: Mapping[str, object], routine_id: str, catalogue: Catalogue, before: Recollection | None
) -> Recollection:
    """Return what a file's data states; blocks that are the same objects as `before` are not read again."""
    made: list[RecallingReader] = []

    def reading(own: Mapping[str, Exercise], catalogue: Catalogue, defaults: Defaults) -> RecallingReader:
        made.append(RecallingReader(own, catalogue, defaults, before.memory if before else None))
        return made[0]

    notes = Notes()
    routine = rough_routine(Fields(data, (), notes), routine_id, catalogue, reading)
    if routine is None or not made:
        return Recollection(None, tuple(notes.taken), (), None, Size())
    reader = made[0]
    return Recollection(routine, tuple(notes.taken), reader.top, reader.memory, reader.size_of(routine))
