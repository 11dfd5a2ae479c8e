"""The list of blocks of a routine or a circuit, however it is written, and blocks taken out of it and put into it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from foottimer.edit.arrays import Array, Slot, cut_array, put_slots, take_slots
from foottimer.edit.convert import plain_items, plain_slot, to_items, to_slot
from foottimer.edit.excerpt import applied, element_around, excerpt, pair_of
from foottimer.edit.gaps import put_in, take
from foottimer.edit.proof import Data, value_at, with_value
from foottimer.edit.sections import Item, Section, Sections
from foottimer.edit.setting import State
from foottimer.edit.spans import insertions
from foottimer.edit.tokens import members
from foottimer.edit.values import EditError
from foottimer.routine.words import KeyPath, show_path

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
    path = list_path(parent)
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


def take_out(state: State, parent: Place, first: int, count: int) -> tuple[list[Block], State]:
    """Return neighbouring blocks, and the text without them; raises EditError when there are not that many."""
    blocks = blocks_of(state.data, parent)
    check_run(blocks, first, count, parent)
    found = list_of(state.sections, parent)
    left = [*blocks[:first], *blocks[first + count :]]
    forms: Sequence[tuple[Item, ...] | Slot] = ()
    if isinstance(found, Headed):
        taken, sections = take(state.sections, found.children[first : first + count])
        forms = [tuple(items) for items in taken]
        data = with_blocks(state.data, parent, left or None)
    elif isinstance(found, Listed):
        indent = indent_at(state.sections.items[found.section][1], found.array.begin)
        slots, array = take_slots(found.array, range(first, first + count), state.sections.newline, indent)
        forms, sections = slots, with_array(state.sections, found, array)
        data = with_blocks(state.data, parent, left)
    else:
        raise EditError(f"{show_path(list_path(parent))} is written in a way that cannot be edited here")
    cut = [Block(form, block, len(parent)) for form, block in zip(forms, blocks[first : first + count], strict=True)]
    return cut, State(sections, data)


def check_run(blocks: Sequence[Data], first: int, count: int, parent: Place) -> None:
    """Raise EditError unless there are blocks at all those places."""
    if count < 1 or first < 0 or first + count > len(blocks):
        raise EditError(f"there is no {show_path((*list_path(parent), max(first, 0) + max(count, 1) - 1))}")


def copies(state: State, parent: Place, first: int, count: int) -> list[Block]:
    """Return copies of neighbouring blocks."""
    return take_out(state, parent, first, count)[0]


def duplicated(state: State, parent: Place, first: int, count: int) -> Iterator[State]:
    """Yield the way to write neighbouring blocks once more behind them; raises EditError."""
    at = (*parent, first + count)
    return put(state, at, copies(state, parent, first, count), before=False)


def put(state: State, at: Place, blocks: Sequence[Block], *, before: bool = True) -> Iterator[State]:
    """Yield the ways to write blocks so that the first is at a place; raises EditError when there is no such place.

    They stand directly before the block there, or directly behind the one before it.
    """
    parent, place = at[:-1], at[-1]
    there = blocks_of(state.data, parent)
    if not 0 <= place <= len(there):
        raise EditError(f"there is no {show_path(key_path(at))}")
    data = with_blocks(state.data, parent, [*there[:place], *(block.data for block in blocks), *there[place:]])
    found = list_of(state.sections, parent)
    for anew in (False, True):
        if isinstance(found, Headed):
            sections = _put_headed(state.sections, found, place, len(parent), blocks, before, anew)
        elif isinstance(found, Listed):
            sections = _put_listed(state.sections, found, place, blocks, before, anew)
        else:
            sections = _put_first(state.sections, parent, blocks, anew)
        yield State(sections, data)


def _put_headed(
    sections: Sections, found: Headed, place: int, depth: int, blocks: Sequence[Block], before: bool, anew: bool
) -> Sections:
    children = found.children
    near = children[min(place, len(children) - 1)][0]
    new = [headed(block, depth, sections.newline, sections.items[near][1].indent, anew) for block in blocks]
    if place < len(children) and before:
        follows = place + 1 < len(children) and place == 0
        return put_in(sections, children[place][0], new, children[1][0] if follows else near, before=True)
    return put_in(sections, children[place - 1][-1] + 1, new, children[place - 1][0], before=False)


def headed(block: Block, depth: int, newline: str, indent: str, anew: bool) -> tuple[Item, ...]:
    """Return a block with headers that are right within as many circuits."""
    if isinstance(block.form, Slot):
        if anew:
            return plain_items(block.form, block.data, depth, newline, indent)
        return to_items(block.form, depth, newline, indent)
    if block.is_fresh and indent:
        return tuple((gap, _indented(section.deeper(depth - block.depth), indent)) for gap, section in block.form)
    return tuple((gap, section.deeper(depth - block.depth)) for gap, section in block.form)


def _indented(section: Section, indent: str) -> Section:
    text = indent + section.text[:-1].replace("\n", "\n" + indent) + "\n"
    lines = section.text[: section.start].count("\n") + 1
    return replace(section, text=text, start=section.start + lines * len(indent))


def slotted(block: Block, newline: str, indent: str, anew: bool) -> Slot:
    """Return a block as an element in braces."""
    if isinstance(block.form, Slot):
        return block.form
    return plain_slot(block.form, block.data, newline, indent) if anew else to_slot(block.form, newline, indent)


def _put_listed(
    sections: Sections, found: Listed, place: int, blocks: Sequence[Block], before: bool, anew: bool
) -> Sections:
    section = sections.items[found.section][1]
    indent = indent_at(section, found.array.begin)
    inner = indent_in(found.array, indent)
    slots = [slotted(block, sections.newline, inner, anew) for block in blocks]
    array = put_slots(found.array, place, slots, sections.newline, indent, before=before)
    return with_array(sections, found, array)


def indent_in(array: Array, indent: str) -> str:
    """Return the blanks that the elements of an array begin their lines with."""
    leads = [slot.lead for slot in array.slots if "\n" in slot.lead]
    return leads[-1][leads[-1].rfind("\n") + 1 :] if leads else indent + "  "


def _put_first(sections: Sections, parent: Place, blocks: Sequence[Block], anew: bool) -> Sections:
    """Put the first blocks into a circuit, or the routine, which has none."""
    path, newline = key_path(parent), sections.newline
    if parent and path not in sections.index:
        return _put_in_braces(sections, path, blocks, anew)
    at = sections.within(path)[-1] + 1 if parent else len(sections.items)
    around = sections.items[sections.index[path]][1].indent if parent else ""
    indent = next((s.indent for _, s in sections.items if s.keys == ("block",) * (len(parent) + 1)), around)
    new = [headed(block, len(parent), newline, indent, anew) for block in blocks]
    return put_in(sections, at, new, sections.index[path] if parent else 0, before=False)


def _put_in_braces(sections: Sections, path: KeyPath, blocks: Sequence[Block], anew: bool) -> Sections:
    """Put the first blocks into a circuit that is in braces itself."""
    newline = sections.newline
    part = excerpt(sections, (*path, "block"))
    empty = cut_array("[]", 0)
    slots = [slotted(block, newline, "  ", anew) for block in blocks]
    stated = put_slots(empty, 0, slots, newline, "", before=True).text
    cut = next(insertions(part.layout(newline), part.path, stated))
    return applied(sections, part, cut)
