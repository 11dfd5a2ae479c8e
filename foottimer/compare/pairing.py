"""Which block of one routine is which block of another: by what it is and its order, not by its place."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TypeAlias

from foottimer.compare.align import matches
from foottimer.routine.model import Block, Circuit, Rest, Work
from foottimer.values import dataclass, field

Place: TypeAlias = tuple[int, ...]
"""A block by its places from 0, outside in; empty for the routine itself."""

MOST_SWAPPED = 2
"""Neighbouring blocks that may have been replaced by others at once; more are new ones in the place of old ones."""
_MOST_COMPARED = 10_000


@dataclass(slots=True, eq=False)
class Node:
    """A block of one routine, and the block that it is in the other one."""

    block: Block
    """What the routine says."""
    place: Place
    """Where it stands."""
    children: list[Node] = field(default_factory=list)
    """The blocks of a circuit."""
    mate: Node | None = None
    """The same block in the other routine."""
    moved: bool = False
    """Whether it stands elsewhere there: not between the same neighbours in the same circuit."""


def pair_up(before: tuple[Block, ...], after: tuple[Block, ...]) -> tuple[list[Node], list[Node]]:
    """Return the blocks of both routines, circuits before what is in them, each with its mate where it has one."""
    one, other = _nodes(before, ()), _nodes(after, ())
    _in_order(one, other)
    _moved(one, other, _content)
    _moved(one, other, _identity)
    _swapped(one, other)
    return list(walk(one)), list(walk(other))


def walk(nodes: Sequence[Node]) -> Iterator[Node]:
    """Yield nodes with all that is in them, a circuit before its blocks."""
    for node in nodes:
        yield node
        yield from walk(node.children)


def _nodes(blocks: tuple[Block, ...], around: Place) -> list[Node]:
    made = [Node(block, (*around, number)) for number, block in enumerate(blocks)]
    for node in made:
        if isinstance(node.block, Circuit):
            node.children = _nodes(node.block.blocks, node.place)
    return made


def _identity(node: Node) -> Hashable:
    """Return what makes a block the same one whatever else changes: its exercise or name."""
    block = node.block
    if isinstance(block, Work):
        return "work", block.exercise, block.name
    if isinstance(block, Rest):
        return "rest", block.name
    return ("circuit", block.name) if block.name is not None else ("circuit", id(node), "")


def _join(one: Node, other: Node, moved: bool = False) -> None:
    one.mate, other.mate = other, one
    one.moved = other.moved = moved
    if one.block == other.block:
        for first, second in zip(walk(one.children), walk(other.children), strict=True):
            first.mate, second.mate = second, first
    elif isinstance(one.block, Circuit):
        _in_order(one.children, other.children)


# In order ----------------------------------------------------------------------------------------


def _in_order(one: list[Node], other: list[Node]) -> None:
    """Pair what two circuits, or the routines, have in the same order: equal blocks, then those of one identity."""
    for key in (_content, _identity):
        for first, second in list(_gaps(one, other)):
            for left, right in matches([key(node) for node in first], [key(node) for node in second]):
                _join(first[left], second[right])
    for first, second in list(_gaps(one, other)):
        _alike(first, second)


def _content(node: Node) -> Hashable:
    return node.block


def _gaps(one: list[Node], other: list[Node]) -> Iterator[tuple[list[Node], list[Node]]]:
    """Yield the runs without mates between two neighbours that are mates of each other, in order."""
    places = {id(node): place for place, node in enumerate(other)}
    start, here = 0, 0
    for end, node in enumerate([*one, None]):
        place = len(other) if node is None else places.get(id(node.mate), -1) if not node.moved else -1
        if place < 0:
            continue
        first = [node for node in one[start:end] if node.mate is None]
        second = [node for node in other[here:place] if node.mate is None]
        if first and second:
            yield first, second
        start, here = end + 1, place + 1


def _alike(one: list[Node], other: list[Node]) -> None:
    """Pair circuits of a gap, in order, that share most of their blocks."""
    circuits = [[node for node in side if isinstance(node.block, Circuit)] for side in (one, other)]
    if len(circuits[0]) * len(circuits[1]) > _MOST_COMPARED:
        return
    inside = {id(node): Counter(map(_identity, walk(node.children))) for side in circuits for node in side}
    start = 0
    for node in circuits[1]:
        shared = [(inside[id(node)] & inside[id(mate)]).total() for mate in circuits[0][start:]]
        most = max(shared, default=0)
        if most:
            place = shared.index(most)
            _join(circuits[0][start + place], node)
            start += place + 1


# Out of order ------------------------------------------------------------------------------------


def _moved(one: list[Node], other: list[Node], key: Callable[[Node], Hashable]) -> None:
    """Pair what has the same key anywhere, outer blocks first."""
    waiting: dict[Hashable, deque[Node]] = defaultdict(deque)
    for node in walk(one):
        if node.mate is None:
            waiting[key(node)].append(node)
    for node in walk(other):
        queue = waiting.get(key(node), deque()) if node.mate is None else deque()
        while queue:
            mate = queue.popleft()
            if mate.mate is None:
                _join(mate, node, moved=True)
                break


def _swapped(one: list[Node], other: list[Node]) -> None:
    """Pair blocks of one kind that stand between the same neighbours instead of each other."""
    for first, second in list(_gaps(one, other)):
        if len(first) == len(second) <= MOST_SWAPPED:
            for left, right in zip(first, second, strict=True):
                if type(left.block) is type(right.block):
                    _join(left, right)
    for node in one:
        if node.mate is not None and node.children:
            _swapped(node.children, node.mate.children)
