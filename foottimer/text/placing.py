"""Blocks taken out of the list of a routine or a circuit and put into another, whatever each is written like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from foottimer.routine.words import KeyPath, show_path
from foottimer.text.arrays import Slot, cut_array, put_slots, take_slots
from foottimer.text.convert import plain_items, plain_slot, to_items, to_slot
from foottimer.text.excerpt import applied, excerpt
from foottimer.text.gaps import put_in, take
from foottimer.text.lists import (
    Block,
    Headed,
    Listed,
    Place,
    blocks_of,
    check_run,
    indent_at,
    indent_in,
    key_path,
    list_of,
    list_path,
    with_array,
    with_blocks,
)
from foottimer.text.sections import Item, Section, Sections
from foottimer.text.setting import State
from foottimer.text.spans import insertions
from foottimer.text.values import EditError
from foottimer.values import replace


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
