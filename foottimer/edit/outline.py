"""The blocks of a routine as rows of a tree, also of one that is still wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from foottimer.edit.recall import Recalled, Recollection
from foottimer.routine.keys import BlockKind
from foottimer.routine.limits import LONGEST_ROUTINE
from foottimer.routine.model import Block, Duty, Rest, Routine, Work
from foottimer.routine.outline import described
from foottimer.routine.words import KeyPath, printable
from foottimer.text.lists import Place
from foottimer.values import dataclass

_LONGEST_NAME = 80
_NO_NAME = "Block"
_KINDS = {Duty.REPS: BlockKind.REPS, Duty.HOLD: BlockKind.HOLD, Duty.TIME: BlockKind.TIME, Duty.OPEN: BlockKind.OPEN}


@dataclass(frozen=True, slots=True)
class BlockRow:
    """One block of a routine, described."""

    place: Place
    """Where it is, from 0, outside in."""
    depth: int
    """How many circuits are around it."""
    kind: BlockKind | None
    """What it is; None where it does not say, or cannot be made out."""
    name: str
    """As shown; safe to print."""
    summary: str
    """How much, as "2 x 20 s each side, rest 15 s"; empty for a rest, and while its amount is missing or wrong."""
    length: int | None
    """In ms, of all sets or rounds, without the transition after it; None while unknown, or beyond a day."""
    last: bool
    """Whether it is the last one of its circuit, or of the routine."""
    optional: bool
    """Whether it may be left out."""
    wrong: str
    """The first error in it, those of a circuit's blocks left to them; empty where nothing is wrong."""


def place_of(path: KeyPath) -> Place:
    """Return the innermost block that a path of a file leads to or into; () where it leads into none."""
    place: list[int] = []
    for key, number in zip(path[::2], path[1::2], strict=False):
        if key != "block" or not isinstance(number, int):
            break
        place.append(number)
    return tuple(place)


def outline_rows(found: Recollection, data: Mapping[str, object]) -> tuple[BlockRow, ...]:
    """Return a row for every block that a file's data has, a circuit's before those of its blocks."""
    if found.routine is None or found.memory is None:
        return ()
    wrong: dict[Place, str] = {}
    for note in found.notes:
        if note.is_error:
            wrong.setdefault(place_of(note.path), note.message)
    return tuple(_Rows(found, found.routine, wrong).of(data, ()))


class _Rows:
    """Walks the tables of blocks."""

    def __init__(self, found: Recollection, routine: Routine, wrong: Mapping[Place, str]) -> None:
        self._found = found
        self._routine = routine
        self._wrong = wrong

    def of(self, table: Mapping[str, object], around: Place) -> Iterator[BlockRow]:
        blocks = table.get("block")
        if not isinstance(blocks, list):
            return
        for number, block in enumerate(blocks):
            place = (*around, number)
            last = number + 1 == len(blocks)
            memory = self._found.memory
            recalled = memory[block] if memory is not None and isinstance(block, dict) else None
            if recalled is None:  # no table, or deeper than circuits may be
                yield BlockRow(place, len(around), None, _NO_NAME, "", None, last, False, self._wrong.get(place, ""))
                continue
            yield self._row(place, recalled, last)
            yield from self.of(block, place)

    def _row(self, place: Place, recalled: Recalled, last: bool) -> BlockRow:
        if recalled.words is None:
            recalled.words = _words(recalled, self._routine)
        name, summary = recalled.words
        return BlockRow(
            place=place,
            depth=len(place) - 1,
            kind=kind_of(recalled.table, recalled.block),
            name=name,
            summary=summary,
            length=_known(recalled.size(self._routine).ms) if recalled.measured else None,
            last=last,
            optional=recalled.block is not None and recalled.block.optional,
            wrong=self._wrong.get(place, ""),
        )


def _known(ms: int) -> int | None:
    return ms if ms <= LONGEST_ROUTINE else None


def kind_of(table: Mapping[str, object], block: Block | None) -> BlockKind | None:
    """Return what a block's table makes it; `block` is what was made of the table."""
    if isinstance(block, Work):
        return _KINDS[block.duty]
    if isinstance(block, Rest):
        return BlockKind.REST
    return BlockKind.CIRCUIT if "block" in table else None


def _words(recalled: Recalled, routine: Routine) -> tuple[str, str]:
    """Return a block's name and summary."""
    block, table = recalled.block, recalled.table
    stated = next((table[key] for key in ("name", "exercise") if isinstance(table.get(key), str)), "")
    raw = printable(str(stated))[:_LONGEST_NAME].strip()
    if block is None:
        return raw or ("Circuit" if "block" in table else _NO_NAME), ""
    _, name, summary, _, _ = described(block, routine)
    known = not isinstance(block, Work) or has_amount(block)
    return name or raw or _NO_NAME, summary if known else ""


def has_amount(work: Work) -> bool:
    """Whether it can be said how much of it is done."""
    return work.duty is Duty.OPEN or (work.reps if work.duty is Duty.REPS else work.length) is not None
