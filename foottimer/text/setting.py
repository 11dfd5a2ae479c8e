"""The ways to give a key another value, or to take it out."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from foottimer.routine.words import KeyPath, show_path
from foottimer.text.arrays import cut_array, take_slots
from foottimer.text.convert import items_of
from foottimer.text.excerpt import Excerpt, applied, excerpt
from foottimer.text.gaps import put_in, take
from foottimer.text.layout import Form, Layout
from foottimer.text.proof import Data, plain, same, value_at, with_value, without
from foottimer.text.sections import Sections
from foottimer.text.spans import Cut, insertions, removal
from foottimer.text.values import EditError, key_text, value_text
from foottimer.values import dataclass


@dataclass(frozen=True, slots=True)
class State:
    """A text on the way to another."""

    sections: Sections
    """The text."""
    data: Data
    """What it shall say."""


def changes(state: State, path: KeyPath, values: Mapping[str, object]) -> State:
    """Return a text with other values for some keys of a table, None taking a key out; raises EditError."""
    for key, value in values.items():
        if value is not None:
            state = first_way(settings(state, (*path, key), value), (*path, key))
    for key, value in values.items():
        if value is None and has(state.data, (*path, key)):
            state = first_way(removals(state, (*path, key)), (*path, key))
    return state


def first_way(states: Iterable[State], path: KeyPath) -> State:
    """Return the best one of the ways to write something at a path; raises EditError when there is none."""
    for state in states:
        return state
    raise hand_work(show_path(path))


def hand_work(what: str) -> EditError:
    """Return the refusal of an edit that finds no way."""
    return EditError(f"{what} cannot be written there without changing something else: edit the file by hand")


def has(data: Data, path: KeyPath) -> bool:
    """Whether there is something at a path."""
    try:
        value_at(data, path)
    except KeyError:
        return False
    return True


def settings(state: State, path: KeyPath, value: object) -> Iterator[State]:
    """Yield the ways to write another value at a path, the best one first; raises EditError."""
    if not path:
        raise EditError("there is no key to set")
    value = plain(value)
    stated = value_text(value)
    data = with_value(state.data, path, value)
    if not isinstance(data, dict):
        raise EditError("there is no key to set")
    wanted = State(state.sections, data)
    part = excerpt(state.sections, path)
    layout = part.layout(state.sections.newline)
    if has(state.data, path):
        old = value_at(state.data, path)
        if same(old, value):
            yield state
        elif part.path in layout.spots and layout.form(part.path) is Form.VALUE:
            spot = layout.spots[part.path]
            yield from _proved(wanted, part, [Cut(spot.start, spot.end, stated)], value)
        else:
            yield from _tables(state, path, old, value)
        return
    if isinstance(value, dict) and value and _is_table_of_its_own(layout, part.path):
        yield changes(state, path, value)
    yield from _proved(wanted, part, insertions(layout, part.path, stated), value)


def _is_table_of_its_own(layout: Layout, path: KeyPath) -> bool:
    """Whether a new table would better get a header than braces."""
    around = path[:-1]
    return around not in layout.spots or layout.form(around) in (Form.ROOT, Form.IMPLIED)


def _tables(state: State, path: KeyPath, old: object, value: object) -> Iterator[State]:
    """Yield the way to give tables with headers, or dotted keys, other values; raises EditError."""
    if isinstance(old, dict) and isinstance(value, dict):
        state = changes(state, path, {**dict.fromkeys(key for key in old if key not in value), **value})
        if has(state.data, path):
            yield state
        else:  # the last of its dotted keys is gone
            yield from settings(state, path, value)
    elif isinstance(old, list) and _are_tables(old) and isinstance(value, list) and _are_tables(value):
        yield _array_of_tables(state, path, old, value)
    elif isinstance(path[-1], str):
        yield from settings(first_way(removals(state, path), path), path, value)
    else:
        raise EditError(f"{show_path(path)} is a table: set what is in it")


def _are_tables(values: Sequence[object]) -> bool:
    return bool(values) and all(isinstance(value, dict) for value in values)


def _array_of_tables(state: State, path: KeyPath, old: Sequence[object], new: Sequence[object]) -> State:
    """Return a text with other tables in an array whose tables have headers."""
    for place, (before, after) in enumerate(zip(old, new, strict=False)):
        if not same(before, after):
            state = first_way(_tables(state, (*path, place), before, after), path)
    for place in reversed(range(len(new), len(old))):
        state = first_way(removals(state, (*path, place)), path)
    for place in range(len(old), len(new)):
        state = _one_more(state, path, place, new[place])
    return state


def _one_more(state: State, path: KeyPath, place: int, value: object) -> State:
    """Return a text with a table more behind the others of an array, below a header as they are."""
    sections = state.sections
    last = sections.within((*path, place - 1))
    pairs = value.items() if isinstance(value, dict) else ()
    lines = [f"[[{key_text(path)}]]", *(f"{key_text((key,))} = {value_text(inner)}" for key, inner in pairs)]
    items = items_of(lines, sections.newline, sections.items[last[0]][1].indent)
    data = with_value(state.data, path, [*_list_at(state.data, path), value])
    if not isinstance(data, dict):
        raise EditError("there is no key to set")
    return State(put_in(sections, last[-1] + 1, [items], last[0], before=False), data)


def _list_at(data: Data, path: KeyPath) -> list[object]:
    found = value_at(data, path)
    return found if isinstance(found, list) else []


def _proved(wanted: State, part: Excerpt, cuts: Iterable[Cut], value: object) -> Iterator[State]:
    """Yield the texts with a cut made, where the excerpt then has that value."""
    data = with_value(tomllib.loads(part.text), part.path, value)
    for cut in cuts:
        if _says(cut.made(part.text), (data,)) is not None:
            yield State(applied(wanted.sections, part, cut), wanted.data)


def _says(text: str, wanted: Sequence[object]) -> int | None:
    """Return which of some data a text has."""
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError):
        return None
    return next((number for number, other in enumerate(wanted) if same(data, other)), None)


def removals(state: State, path: KeyPath) -> Iterator[State]:
    """Yield the ways to take out what is at a path, whatever it is; raises EditError."""
    if not path or not has(state.data, path):
        raise EditError(f"there is no {show_path(path) or 'key'} to remove")
    results = without(state.data, path)
    left = _dotted(state.sections, path)
    for inner in reversed(left):
        state = first_way(removals(state, inner), inner)
    if headed := state.sections.within(path):
        sections = take(state.sections, [headed])[1]
        yield from (State(sections, data) for data in results)
        return
    if left:
        yield state
        return
    part = excerpt(state.sections, path)
    layout = part.layout(state.sections.newline)
    cut = _removal_cut(layout, part.path)
    wanted = without(tomllib.loads(part.text), part.path)
    number = _says(cut.made(part.text), wanted)
    if number is not None and number < len(results):
        yield State(applied(state.sections, part, cut), results[number])


def _dotted(sections: Sections, path: KeyPath) -> list[KeyPath]:
    """Return the paths of the values of a table that only dotted keys make."""
    if isinstance(path[-1], int):
        return []
    part = excerpt(sections, path)
    layout = part.layout(sections.newline)
    if part.path not in layout.spots or layout.form(part.path) not in (Form.DOTTED, Form.IMPLIED):
        return []
    size = len(part.path)
    tables = [layout.anchor(part.path[:end]) for end in range(size)]
    inside = [pair.path for table in dict.fromkeys(tables) for pair in layout.pairs(table)]
    return [(*path, *inner[size:]) for inner in inside if inner[:size] == part.path and len(inner) > size]


def _removal_cut(layout: Layout, path: KeyPath) -> Cut:
    if isinstance(path[-1], int):
        array = cut_array(layout.text, layout.spots[path[:-1]].start)
        left = take_slots(array, {path[-1]}, layout.newline, layout.indent(array.begin))[1]
        return Cut(array.begin, array.end, left.text)
    return removal(layout, path)
