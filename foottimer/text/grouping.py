"""Blocks put into a new circuit, and a circuit taken from around its blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from foottimer.routine.words import show_path
from foottimer.text.arrays import Array, Slot, beside_bracket, core_of, merged_leads, sound
from foottimer.text.convert import block_lines, comments_in, items_of
from foottimer.text.gaps import apart, is_parted, merged
from foottimer.text.lists import (
    Block,
    Headed,
    Listed,
    Place,
    blocks_of,
    indent_at,
    indent_in,
    key_path,
    list_of,
    with_array,
    with_blocks,
)
from foottimer.text.placing import headed
from foottimer.text.proof import Data, plain
from foottimer.text.sections import Item, Sections
from foottimer.text.setting import State
from foottimer.text.values import EditError, key_text, value_text
from foottimer.values import replace


def grouped(state: State, parent: Place, first: int, count: int, values: Mapping[str, object]) -> Iterator[State]:
    """Yield the way to put a new circuit around neighbouring blocks; raises EditError."""
    blocks = blocks_of(state.data, parent)
    values = {key: plain(value) for key, value in values.items() if key != "block"}
    circuit: Data = {**values, "block": blocks[first : first + count]}
    data = with_blocks(state.data, parent, [*blocks[:first], circuit, *blocks[first + count :]])
    found = list_of(state.sections, parent)
    if isinstance(found, Headed):
        yield State(_grouped_headed(state.sections, found, parent, range(first, first + count), values), data)
    elif isinstance(found, Listed):
        yield State(_grouped_listed(state.sections, found, range(first, first + count), values), data)


def _grouped_headed(
    sections: Sections, found: Headed, parent: Place, run: range, values: Mapping[str, object]
) -> Sections:
    inside = {at for child in run for at in found.children[child]}
    begin = found.children[run.start][0]
    between = sections.newline if is_parted(sections, begin) else ""
    head = items_of(block_lines(values, len(parent)), sections.newline, sections.items[begin][1].indent)
    items: list[Item] = []
    for at, (gap, section) in enumerate(sections.items):
        if at == begin:
            items.append((gap, head[0][1]))
            gap = between
        items.append((gap, section.deeper(1) if at in inside else section))
    return apart(replace(sections, items=tuple(items)))


def _grouped_listed(sections: Sections, found: Listed, run: range, values: Mapping[str, object]) -> Sections:
    array, newline = found.array, sections.newline
    indent = indent_at(sections.items[found.section][1], array.begin)
    slots = array.slots[run.start : run.stop]
    has_lines = any("\n" in slot.lead + slot.own or slot.beside for slot in slots)
    inner = indent_in(array, indent)
    lead = newline + inner if has_lines else ""
    inside = Array((replace(slots[0], lead=lead), *slots[1:]), lead, 0, 0)
    if not has_lines:
        inside = replace(inside, slots=(*inside.slots[:-1], replace(inside.slots[-1], comma=False)))
    pairs = [f"{key_text((key,))} = {value_text(value)}" for key, value in values.items()]
    pairs.append(f"block = {sound(inside, newline, inner).text}")
    has_comma = run.stop < len(array.slots) or array.slots[-1].comma
    circuit = Slot(slots[0].lead, "", f"{{ {', '.join(pairs)} }}", "", has_comma, "")
    whole = replace(array, slots=(*array.slots[: run.start], circuit, *array.slots[run.stop :]))
    return with_array(sections, found, sound(whole, newline, indent))


def ungrouped(state: State, place: Place) -> Iterator[State]:
    """Yield the way to put the blocks of a circuit in its place; raises EditError."""
    parent, number = place[:-1], place[-1]
    around, inside = blocks_of(state.data, parent), blocks_of(state.data, place)
    data = with_blocks(state.data, parent, [*around[:number], *inside, *around[number + 1 :]])
    found = list_of(state.sections, parent)
    if isinstance(found, Headed):
        for anew in (False, True):
            yield State(_ungrouped_headed(_with_headers(state.sections, place, inside, anew), place), data)
    elif isinstance(found, Listed):
        yield State(_ungrouped_listed(state.sections, found, place), data)


def _with_headers(sections: Sections, place: Place, inside: Sequence[Data], anew: bool) -> Sections:
    """Return the text with headers for the blocks of a circuit that has them in brackets.

    Nothing but comments is left of the circuit itself then, which is about to go.
    """
    found = list_of(sections, place)
    if not isinstance(found, Listed):
        return sections
    at, array, newline = found.section, found.array, sections.newline
    gap, header = sections.items[at]
    between = newline if is_parted(sections, at) else ""
    depth = len(place)
    blocks = [Block(slot, data, depth) for slot, data in zip(array.slots, inside, strict=True)]
    items = [
        (inner if part else between * bool(number), section)
        for number, block in enumerate(blocks)
        for part, (inner, section) in enumerate(headed(block, depth, newline, header.indent, anew))
    ]
    loose = newline.join([*(slot.lead for slot in array.slots), array.tail])
    rest = replace(header, text=header.text[: array.begin] + loose + header.text[array.end :])
    return sections.put(at, (gap, rest), *items)


def _ungrouped_headed(sections: Sections, place: Place) -> Sections:
    path, newline = key_path(place), sections.newline
    inside, own = set(sections.within((*path, "block"))), set(sections.within(path))
    items: list[Item] = []
    waiting: str | None = None
    for at, (gap, section) in enumerate(sections.items):
        is_first = not any(item[1].text for item in items)
        is_circuit = at in own and at not in inside
        if waiting is not None:
            gap = merged(waiting, gap if "#" in gap or not is_circuit else gap and newline, first=is_first)
        if is_circuit:
            comments = [section.indent + comment for comment in comments_in(section.text)]
            waiting = _with_comments(gap, comments, newline, is_first)
            continue
        waiting = None
        items.append((gap, section.deeper(-1) if at in inside else section))
    tail = sections.tail if waiting is None else merged(waiting, sections.tail, last=True)
    return apart(replace(sections, items=tuple(items), tail=tail))


def _with_comments(gap: str, comments: Sequence[str], newline: str, is_first: bool) -> str:
    """Return a gap with comments more, blank lines around them."""
    if not comments:
        return gap
    return (gap or newline * (not is_first)) + "".join(comment + newline for comment in comments) + newline


def _ungrouped_listed(sections: Sections, found: Listed, place: Place) -> Sections:
    array, newline = found.array, sections.newline
    inner = list_of(sections, place)
    if not isinstance(inner, Listed):
        raise EditError(f"{show_path(key_path(place))} is written in a way that cannot be edited here")
    text = sections.items[found.section][1].text
    indent = indent_at(sections.items[found.section][1], array.begin)
    own = indent_in(array, indent)
    slot = array.slots[place[-1]]
    begin = array.offset(place[-1])
    first, *others = inner.array.slots
    beside, within = beside_bracket(first.lead)
    lead = _above(slot.lead, comments_in(slot.above + text[begin : inner.array.begin] + beside), newline, own)
    lead = merged_leads(lead, within) if "#" in within else lead
    slots = [replace(first, lead=lead), *others]
    slots = [replace(each, comma=True) for each in slots[:-1]] + [replace(slots[-1], comma=slot.comma)]
    rest = text[inner.array.end : begin + len(slot.text)] + slot.mid + "\n" + slot.beside
    after, tail = list(array.slots[place[-1] + 1 :]), array.tail
    gap = _below(inner.array.tail, comments_in(rest), after[0].lead if after else tail, newline, own, bool(after))
    if after:
        after[0] = replace(after[0], lead=gap)
    else:
        tail = gap
    whole = replace(array, slots=(*array.slots[: place[-1]], *slots, *after), tail=tail)
    return with_array(sections, found, sound(whole, newline, indent))


def _above(gap: str, comments: Sequence[str], newline: str, indent: str) -> str:
    """Return what is before an element with loose comments more directly before the element."""
    if not comments:
        return gap
    core = gap.rstrip(" \t")
    begin = core if core.endswith("\n") else core + newline
    return begin + "".join(indent + comment + newline for comment in comments) + newline + indent


def _below(inner: str, comments: Sequence[str], gap: str, newline: str, indent: str, parted: bool) -> str:
    """Return what is below the last element of a circuit, what stood there and comments more, above another gap."""
    core = core_of(inner)
    core += "".join(newline + indent + comment for comment in comments)
    if not core:
        return gap
    gap = gap if _begins_line(gap) else newline + indent + gap.lstrip(" \t")
    blanks = gap[: len(gap) - len(gap.lstrip(" \t\r\n"))]
    return core + newline * (parted and blanks.count("\n") < 2) + gap


def _begins_line(gap: str) -> bool:
    return gap.lstrip(" \t\r").startswith("\n")
