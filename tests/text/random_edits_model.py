"""What an edit does to the data of a routine and to the places of its blocks, told without the engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from random_edits_texts import Owner, Place

Data = dict[str, Any]
Move = Callable[[Place], Place | None]
"""Where a block is after an edit; None when it is gone."""


def blocks_at(data: Data, parent: Place) -> list[Data]:
    """Return the blocks of the routine, `()`, or of a circuit."""
    here = data
    for place in parent:
        here = here["block"][place]
    found: list[Data] = here.get("block", [])
    return found


def parents(data: Data, place: Place = ()) -> Iterator[Place]:
    """Yield the routine and every circuit."""
    if not place or "block" in data:
        yield place
    for number, block in enumerate(data.get("block", [])):
        yield from parents(block, (*place, number)) if "block" in block else ()


def with_blocks(data: Data, parent: Place, change: Callable[[list[Data]], list[Data]]) -> Data:
    """Return the data with other blocks in one of its lists; a routine that has none has no such key."""
    blocks = list(data.get("block", []))
    if parent:
        blocks[parent[0]] = with_blocks(blocks[parent[0]], parent[1:], change)
    else:
        blocks = change(blocks)
    return plain({**data, "block": blocks})


def plain(data: Data) -> Data:
    """Return the data without an empty list of blocks."""
    return {key: value for key, value in data.items() if key != "block" or value}


def inserted(at: Place, blocks: list[Data]) -> Callable[[list[Data]], list[Data]]:
    return lambda old: [*old[: at[-1]], *blocks, *old[at[-1] :]]


def deleted(first: int, count: int) -> Callable[[list[Data]], list[Data]]:
    return lambda old: [*old[:first], *old[first + count :]]


def value_at(data: Any, path: tuple[str | int, ...]) -> Any:
    for part in path:
        data = data[part]
    return data


def with_value(data: Any, path: tuple[str | int, ...], value: Any) -> Any:
    """Return data with a value at a path; tables that are missing are made."""
    if not path:
        return value
    if isinstance(data, dict):
        return {**data, path[0]: with_value(data.get(path[0], {}), path[1:], value)}
    return [with_value(item, path[1:], value) if at == path[0] else item for at, item in enumerate(data)]


def without_value(data: Data, path: tuple[str | int, ...]) -> list[Data]:
    """Return the data without what is at a path, then also without the tables that became empty by it."""
    found: list[Data] = []
    while path:
        table = value_at(data, path[:-1])
        pairs = table.items() if isinstance(table, dict) else enumerate(table)
        left = [(key, item) for key, item in pairs if key != path[-1]]
        rest = dict(left) if isinstance(table, dict) else [item for _, item in left]
        found.append(with_value(data, path[:-1], rest))
        path = path[:-1]
        if rest or not path or isinstance(path[-1], int):
            break
    return found


def exercises_of(blocks: list[Data]) -> set[str]:
    """Return the exercises that blocks name."""
    named = {block["exercise"] for block in blocks if isinstance(block.get("exercise"), str)}
    return named.union(*(exercises_of(block.get("block", [])) for block in blocks))


def after_delete(parent: Place, first: int, count: int) -> Move:
    depth = len(parent)

    def move(place: Place) -> Place | None:
        if place[:depth] != parent or len(place) <= depth or place[depth] < first:
            return place
        if place[depth] < first + count:
            return None
        return (*parent, place[depth] - count, *place[depth + 1 :])

    return move


def after_insert(at: Place, count: int) -> Move:
    depth = len(at) - 1

    def move(place: Place) -> Place:
        if place[:depth] != at[:-1] or len(place) <= depth or place[depth] < at[-1]:
            return place
        return (*place[:depth], place[depth] + count, *place[depth + 1 :])

    return move


def landing(parent: Place, first: int, count: int, to: Place) -> Place:
    """Return where moved blocks go, counted as if they had been taken out."""
    depth = len(parent)
    if len(to) <= depth or to[:depth] != parent or to[depth] <= first:
        return to
    return (*parent, max(first, to[depth] - count), *to[depth + 1 :])


def moved_owner(owner: Owner, move: Move) -> Owner:
    return move(owner) if isinstance(owner, tuple) else owner
