"""What one random edit is: its call, and what the text has to be after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from random_edits_atoms import Atom, Reading, read
from random_edits_model import Data, blocks_at, parents, plain
from random_edits_oracle import Match
from random_edits_texts import Owner, Place

from foottimer.text import blocks as engine
from foottimer.text.written import Written


@dataclass(frozen=True)
class State:
    """A text between two edits."""

    written: Written
    reading: Reading
    data: Data

    @classmethod
    def of(cls, written: Written) -> State:
        return cls(written, read(written.text), plain(written.data))


@dataclass(frozen=True)
class Step:
    """One edit to make."""

    call: str
    """How a person would write it down."""
    run: Callable[[], Written]
    data: tuple[Data, ...]
    """What the text may say after it."""
    check: Callable[[State], Match]
    """Compares the text after it with what it implies; raises WrongTextError."""
    refused: str = ""
    """A pattern of the reason why it has to be refused; "" when it has to be done."""
    unchanged: bool = False
    """Whether not a byte may change."""


@dataclass(frozen=True)
class Run:
    """Neighbouring blocks of one parent, drawn at random."""

    parent: Place
    first: int
    count: int

    @property
    def real(self) -> engine.Run:
        return engine.Run(self.parent, self.first, self.count)

    @property
    def places(self) -> list[Place]:
        return [(*self.parent, place) for place in range(self.first, self.first + self.count)]

    def holds(self, place: Place) -> bool:
        depth = len(self.parent)
        return (
            place[:depth] == self.parent and len(place) > depth and self.first <= place[depth] < self.first + self.count
        )

    def blocks(self, data: Data) -> list[Data]:
        return blocks_at(data, self.parent)[self.first : self.first + self.count]

    def empties(self, data: Data) -> bool:
        return bool(self.parent) and self.count == len(blocks_at(data, self.parent))

    def __str__(self) -> str:
        return f"Run({self.parent}, {self.first}, {self.count})"


def some_run(random: Random, data: Data) -> Run | None:
    lists = [parent for parent in parents(data) if blocks_at(data, parent)]
    if not lists:
        return None
    parent = random.choice(lists)
    size = len(blocks_at(data, parent))
    first = random.randrange(size)
    return Run(parent, first, random.randint(1, min(size - first, random.choice([1, 1, 3]))))


def some_gap(random: Random, data: Data) -> Place:
    parent = random.choice([*parents(data)])
    return (*parent, random.randint(0, len(blocks_at(data, parent))))


def split(reading: Reading, goes: Callable[[Place], bool]) -> tuple[list[tuple[int, Atom]], list[tuple[int, Atom]]]:
    """Return the atoms that stay, and those that go along with some blocks."""
    staying: list[tuple[int, Atom]] = []
    going: list[tuple[int, Atom]] = []
    for at, atom in enumerate(reading.atoms):
        (going if goes(atom.home) else staying).append((at, atom))
    return staying, going


def within(owner: Owner, place: Place) -> bool:
    """Whether something belongs to a block, or to what is in it."""
    return isinstance(owner, tuple) and owner[: len(place)] == place


def is_array(state: State, parent: Place) -> bool:
    """Whether the blocks of the routine, or of a circuit, are written as an array."""
    return parent in state.reading.arrays
