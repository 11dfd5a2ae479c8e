"""Blocks between their two forms: below a header, or as an element in braces."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from foottimer.routine.keys import BlockKind, keys_of
from foottimer.routine.scan import WHOLE
from foottimer.routine.words import KeyPath
from foottimer.text.arrays import Slot
from foottimer.text.sections import Item, Section, Sections, split
from foottimer.text.tokens import members
from foottimer.text.values import key_text, value_text

_WHOLE = re.compile(WHOLE, re.DOTALL)


def comments_in(text: str) -> list[str]:
    """Return the comments of a text that `tomllib` accepts, or of a part of it."""
    found = (match.group() for match in _WHOLE.finditer(text))
    return [comment.rstrip("\r") for comment in found if comment.startswith("#")]


def block_lines(data: Mapping[str, object], depth: int, comments: Sequence[str] = ()) -> list[str]:
    """Return the lines of a block that is written anew, with its blocks; `depth` is how many circuits are around it."""
    keys = _in_order(data)
    lines = [*comments, f"[[{'.'.join(['block'] * (depth + 1))}]]"]
    inner = data.get("block")
    inside = inner if isinstance(inner, list | tuple) and inner else ()
    is_list = bool(inside) and all(isinstance(block, Mapping) for block in inside)
    lines += [f"{key_text((key,))} = {value_text(data[key])}" for key in keys if key != "block" or not is_list]
    for block in inside if is_list else ():
        lines += ["", *block_lines(block, depth + 1)]
    return lines


def _in_order(data: Mapping[str, object]) -> list[str]:
    """Return the keys of a block in the order of its kind; those that are none of its keys follow as they come."""
    orders = [[key.name for key in keys_of(kind)] for kind in BlockKind]
    order = max(orders, key=lambda names: len(data.keys() & set(names)))
    return sorted(data, key=lambda key: order.index(key) if key in order else len(order))


def items_of(lines: Sequence[str], newline: str, indent: str = "") -> tuple[Item, ...]:
    """Return the sections that lines of whole blocks make up."""
    text = "".join((indent + line if line else "") + newline for line in lines)
    return split(text, newline).items[1:]


def to_items(slot: Slot, depth: int, newline: str, indent: str) -> tuple[Item, ...]:
    """Return the block of an element in braces below a header, each pair as it was written on a line of its own."""
    beside = comments_in(slot.beside)
    header = f"[[{'.'.join(['block'] * (depth + 1))}]]{''.join(f'  {comment}' for comment in beside)}"
    pairs = (slot.text[pair.begin : pair.end] for pair in members(slot.text, 0))
    return items_of([*comments_in(slot.above), *comments_in(slot.mid), header, *pairs], newline, indent)


def plain_items(slot: Slot, data: Mapping[str, object], depth: int, newline: str, indent: str) -> tuple[Item, ...]:
    """Return the block of an element in braces below a header, written anew."""
    comments = comments_in(slot.own)
    return items_of(block_lines(data, depth, comments), newline, indent)


def to_slot(items: Sequence[Item], newline: str, indent: str) -> Slot:
    """Return a block with headers as an element in braces, the comments above it."""
    paths = Sections(tuple(items), "", newline, True).paths
    table, comments = _braces([*zip(paths, items, strict=True)], paths[0], newline, indent)
    return slot_of(table, comments, newline, indent)


def plain_slot(items: Sequence[Item], data: object, newline: str, indent: str) -> Slot:
    """Return a block with headers as an element in braces that is written anew, all comments above it."""
    comments = [comment for gap, section in items for comment in comments_in(gap + section.text)]
    return slot_of(value_text(data), comments, newline, indent)


def slot_of(text: str, comments: Sequence[str], newline: str, indent: str) -> Slot:
    """Return an element with comments above it."""
    return Slot("", "".join(comment + newline + indent for comment in comments), text, "", False, "")


_Placed = tuple[KeyPath, Item]
"""A section with its key path."""


def _braces(items: Sequence[_Placed], base: KeyPath, newline: str, indent: str) -> tuple[str, list[str]]:
    """Return the sections of the table at `base` as a table in braces, and the comments that cannot be in there."""
    comments: list[str] = []
    pairs: list[str] = []
    inside: dict[str, dict[KeyPath, list[_Placed]]] = {}
    for path, item in items:
        if path == base:
            section = item[1]
            comments += comments_in(item[0]) if inside else []
            comments += comments_outside(section)
            pairs += [section.text[pair.begin : pair.end] for pair in section.pairs]
        else:
            size = len(base) + 1
            inner = path[: size + 1] if len(path) > size and isinstance(path[size], int) else path[:size]
            inside.setdefault(str(path[len(base)]), {}).setdefault(inner, []).append((path, item))
    for key, tables in inside.items():
        value, more = _value(tables, newline, indent, key == "block")
        pairs.append(f"{key_text((key,))} = {value}")
        comments += more
    return (f"{{ {', '.join(pairs)} }}" if pairs else "{}"), comments


def _value(
    tables: Mapping[KeyPath, Sequence[_Placed]], newline: str, indent: str, are_blocks: bool
) -> tuple[str, list[str]]:
    """Return one table, or an array of tables, in braces and brackets, and the comments that cannot be in there."""
    inner = indent + "  "
    found: list[tuple[str, list[str]]] = []
    for base, items in tables.items():
        table, comments = _braces(items, base, newline, inner)
        found.append((table, comments_in(items[0][1][0]) + comments))
    if not isinstance(next(iter(tables))[-1], int):
        return found[0]
    all_comments = [comment for _, comments in found for comment in comments]
    if not are_blocks or not all_comments:
        return f"[{', '.join(table for table, _ in found)}]", all_comments
    lines = [line for table, comments in found for line in (*comments, f"{table},")]
    return f"[{''.join(newline + inner + line for line in lines)}{newline}{indent}]", []


def comments_outside(section: Section) -> list[str]:
    """Return the comments of a section that are not within a value."""
    found: list[str] = []
    pos = 0
    for pair in section.pairs:
        found += comments_in(section.text[pos : pair.begin])
        pos = pair.end
    return found + comments_in(section.text[pos:])
