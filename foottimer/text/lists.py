"""The list of blocks of a routine or a circuit, and where it stands in the text, however it is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from foottimer.routine.words import KeyPath, show_path
from foottimer.text.arrays import Array, Slot, cut_array
from foottimer.text.excerpt import element_around, pair_of
from foottimer.text.proof import Data, value_at, with_value
from foottimer.text.sections import Item, Section, Sections
from foottimer.text.tokens import members
from foottimer.text.values import EditError
from foottimer.values import dataclass, replace

Place: TypeAlias = tuple[int, ...]
"""A block by its places from 0, outside in; the empty one is the routine itself."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block that stands nowhere."""

    form: tuple[Item, ...] | Slot
    """Its sections with their headers; or an element in braces."""
    data: Data
    """What it says."""
    depth: int
    """How many circuits are around it where its headers are right."""
    is_fresh: bool = False
    """Whether nobody wrote it yet, so that it is indented like its neighbours."""


@dataclass(frozen=True, slots=True)
class Headed:
    """A list of blocks with headers."""

    children: tuple[tuple[int, ...], ...]
    """The sections of each block."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of blocks in brackets."""

    section: int
    """The section that it is in."""
    array: Array
    """Its elements."""


def key_path(place: Place) -> KeyPath:
    """Return the key path of a block."""
    return tuple(part for number in place for part in ("block", number))


def list_path(parent: Place) -> KeyPath:
    """Return the key path of the list of blocks of a circuit, or of the routine."""
    return (*key_path(parent), "block")


def blocks_of(data: Data, parent: Place) -> list[Data]:
    """Return the blocks of a circuit, or of the routine; raises EditError where there is neither."""
    table(data, parent)
    try:
        found = value_at(data, list_path(parent))
    except KeyError:
        return []
    if not isinstance(found, list) or not all(isinstance(block, dict) for block in found):
        raise EditError(f"{show_path(list_path(parent))} is no list of blocks: mend it in the text first")
    return found


def table(data: Data, place: Place) -> Data:
    """Return what a block says, or the routine; raises EditError when there is none."""
    try:
        found = value_at(data, key_path(place))
    except KeyError:
        found = None
    if not isinstance(found, dict):
        raise EditError(f"there is no {show_path(key_path(place))}")
    return found


def list_of(sections: Sections, parent: Place) -> Headed | Listed | None:
    """Return how the list of blocks is written; None when it is not there."""
    return list_at(sections, list_path(parent))


def list_at(sections: Sections, path: KeyPath) -> Headed | Listed | None:
    """Return how the list of tables at a path is written; None when it is not there."""
    size = len(path)
    if (*path, 0) in sections.index:
        groups: dict[int, list[int]] = {}
        for at, other in enumerate(sections.paths):
            if len(other) > size and other[:size] == path:
                groups.setdefault(int(other[size]), []).append(at)
        return Headed(tuple(tuple(group) for group in groups.values()))
    around = element_around(sections, path)
    at = sections.index[around]
    found = _array_in(sections.items[at][1], path[len(around) :])
    return Listed(at, found) if found else None


def _array_in(section: Section, path: KeyPath) -> Array | None:
    """Return the array at a path within a section."""
    pairs = section.pairs
    while (pair := pair_of(pairs, path)) is not None:
        rest = path[len(pair.key.names) :]
        if section.text[pair.start] != "[":
            break
        array = cut_array(section.text, pair.start)
        if not rest:
            return array
        place = rest[0]
        if not isinstance(place, int) or not 0 <= place < len(array.slots):
            break
        pairs, path = members(section.text, array.offset(place)), rest[1:]
    return None


def with_array(sections: Sections, found: Listed, array: Array) -> Sections:
    """Return the text with other elements in a list."""
    section = sections.items[found.section][1]
    text = section.text[: found.array.begin] + array.text + section.text[found.array.end :]
    return sections.put(found.section, (sections.items[found.section][0], replace(section, text=text)))


def indent_at(section: Section, offset: int) -> str:
    """Return the blanks that the line of an offset begins with."""
    line = section.text[section.text.rfind("\n", 0, offset) + 1 : offset]
    return line[: len(line) - len(line.lstrip(" \t"))]


def with_blocks(data: Data, parent: Place, blocks: Sequence[Data] | None) -> Data:
    """Return data with another list of blocks; with None, without any."""
    if blocks is None:
        around = {key: value for key, value in table(data, parent).items() if key != "block"}
        result = with_value(data, key_path(parent), around)
    else:
        result = with_value(data, list_path(parent), list(blocks))
    if not isinstance(result, dict):
        raise EditError("a file is a table")
    return result


def check_run(blocks: Sequence[Data], first: int, count: int, parent: Place) -> None:
    """Raise EditError unless there are blocks at all those places."""
    if count < 1 or first < 0 or first + count > len(blocks):
        raise EditError(f"there is no {show_path((*list_path(parent), max(first, 0) + max(count, 1) - 1))}")


def indent_in(array: Array, indent: str) -> str:
    """Return the blanks that the elements of an array begin their lines with."""
    leads = [slot.lead for slot in array.slots if "\n" in slot.lead]
    return leads[-1][leads[-1].rfind("\n") + 1 :] if leads else indent + "  "
