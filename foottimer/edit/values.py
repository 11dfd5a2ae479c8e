"""The edit of a single value of a TOML text, which leaves everything else as it was written.

Each edit is proved: the new text is read again, and its data has to be the old data with that one change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from enum import Enum

import tomli_w

from foottimer.edit.layout import Form, Layout, Pair, value_at
from foottimer.routine.problem import Problem
from foottimer.routine.source import Source, parse
from foottimer.routine.words import KeyPath, show_path

_BOM = "\ufeff"
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


class EditError(ValueError):
    """Why a text cannot be edited so; one line, safe to print. Nothing was changed."""


def set_value(text: str, path: KeyPath, value: object) -> str:
    """Return the text with another value at a path: in the old one's place, or at the end of its table.

    A table that is missing is made, an element of an array is not. Raises EditError.
    """
    layout, data = _read(text)
    if not path:
        raise EditError("there is no key to set")
    stated = value_text(value)
    expected = _changed(data, path, _plain(value))
    if path not in layout.spots:
        return _proved(text, _insertions(layout, path, stated), (expected,))
    if layout.form(path) is not Form.VALUE:
        raise EditError(f"{show_path(path)} is a table: set what is in it")
    if _same(layout.value(path), _plain(value)):
        return text
    spot = layout.spots[path]
    return _proved(text, iter([_cut(layout, spot.start, spot.end, stated)]), (expected,))


def remove(text: str, path: KeyPath) -> str:
    """Return the text without the key at a path; a comment beside it stays where it was. Raises EditError."""
    layout, data = _read(text)
    if not path or path not in layout.spots:
        raise EditError(f"there is no {show_path(path) or 'key'} to remove")
    if layout.form(path) is not Form.VALUE:
        raise EditError(f"{show_path(path)} is a table: remove what is in it")
    if isinstance(path[-1], int):
        raise EditError(f"{show_path(path)} is an element: set the array")
    table = layout.anchor(path[:-1])
    pairs = layout.pairs(table)
    at = next(place for place, pair in enumerate(pairs) if pair.path == path)
    if _has_lines(layout, table):
        removed = _without_line(layout, pairs[at])
    else:
        removed = _without_member(layout, table, pairs, at)
    return _proved(text, iter([removed]), _lacking(data, path))


def value_text(value: object) -> str:
    """Return a value as TOML writes it, on one line; raises EditError for what TOML has no words for."""
    if isinstance(value, Mapping):
        inside = ", ".join(f"{key_text((str(key),))} = {value_text(item)}" for key, item in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(value_text, value))}]"
    try:
        stated = tomli_w.dumps({"v": _plain(value)}).removeprefix("v = ").removesuffix("\n")
        stated.encode("utf-8")
    except (TypeError, ValueError) as error:
        raise EditError(f"a file cannot hold a value of the type {type(value).__name__}") from error
    return stated


def _read(text: str) -> tuple[Layout, dict[str, object]]:
    source = parse(text)
    if isinstance(source, Problem):
        raise EditError(f"line {source.line}, column {source.column}: {source.message}")
    return Layout(source.text, source.data), source.data


def _proved(text: str, candidates: Iterator[str], expected: tuple[object, ...]) -> str:
    """Return the first candidate whose data is one of those expected, with the byte order mark of the old text."""
    for candidate in candidates:
        source = parse(candidate)
        if isinstance(source, Source) and any(_same(source.data, data) for data in expected):
            return _BOM + candidate if text.startswith(_BOM) else candidate
    raise EditError("cannot be written there without changing something else: edit the file by hand")


def _insertions(layout: Layout, path: KeyPath, stated: str) -> Iterator[str]:
    """Yield the ways to write a new key, the best one first."""
    inner = layout.innermost(path)
    form, anchor = layout.form(inner), layout.anchor(inner)
    if not _has_lines(layout, anchor):
        yield _with_member(layout, anchor, inner, path, stated)
        return
    if form is Form.DOTTED or (inner == path[:-1] and form is not Form.IMPLIED):
        yield _with_line(layout, anchor, inner, path, stated)
    if path[:-1]:
        yield _with_table(layout, path, stated)
    yield _with_line(layout, anchor, inner, path, stated)


def _has_lines(layout: Layout, table: KeyPath) -> bool:
    return layout.form(table) in (Form.ROOT, Form.HEADER)


def _with_member(layout: Layout, table: KeyPath, inner: KeyPath, path: KeyPath, stated: str) -> str:
    """Return the text with a pair more within braces."""
    pair = f"{key_text(path[len(table) :])} = {stated}"
    pairs = layout.pairs(table)
    if not pairs:
        spot = layout.spots[table]
        return _cut(layout, spot.start, spot.end, f"{{ {pair} }}")
    last = ([pair for pair in pairs if pair.path[: len(inner)] == inner] or pairs)[-1].spot.end
    return _cut(layout, last, last, f", {pair}")


def _with_line(layout: Layout, table: KeyPath, inner: KeyPath, path: KeyPath, stated: str) -> str:
    """Return the text with a line more at the end of a table, written like the lines there."""
    at = layout.below(table, inner)
    line = _line(layout, table, key_text(path[len(table) :]), stated)
    newline = layout.newline(at)
    alone = at == 0 and not layout.is_blank(at)
    if at and not layout.text[:at].endswith("\n"):
        return _cut(layout, at, at, newline + line)
    return _cut(layout, at, at, line + newline + (newline if alone else ""))


def _line(layout: Layout, table: KeyPath, key: str, stated: str) -> str:
    """Return a line with blanks as those of the other lines have them, the equals sign below theirs."""
    pairs = layout.pairs(table)
    if not pairs:
        indent = layout.indent(layout.spots[table].start) if table else ""
        return f"{indent}{key} = {stated}"
    text, last = layout.text, pairs[-1].spot
    indent = layout.indent(last.key)
    signs = [text.index("=", pair.spot.key_end) for pair in pairs]
    columns = {sign - layout.line_start(sign) - len(indent) for sign in signs}
    before = " " if text[signs[-1] - 1] in " \t" else ""
    after = " " if text[signs[-1] + 1] in " \t" else ""
    if len(pairs) > 1 and len(columns) == 1:
        key = key.ljust(columns.pop() - len(before))
    return f"{indent}{key}{before}={after}{stated}"


def _with_table(layout: Layout, path: KeyPath, stated: str) -> str:
    """Return the text with a table more that has this one key."""
    at = layout.end_of(path)
    text, newline = layout.text, layout.newline(at)
    elements = [place for place, part in enumerate(path) if isinstance(part, int)]
    indent = layout.indent(layout.spots[path[: elements[-1] + 1]].start) if elements else ""
    header = f"[{key_text(path[:-1])}]"
    table = f"{indent}{header}{newline}{indent}{key_text(path[-1:])} = {stated}"
    ends = text[:at].endswith("\n")
    gap = "" if not at or (ends and layout.is_blank(layout.line_start(at - 1))) else newline
    if at < len(text):
        return _cut(layout, at, at, f"{gap}{table}{newline}{newline}")
    return _cut(layout, at, at, f"{gap}{table}{newline}" if ends or not text else f"{newline}{gap}{table}")


def _without_line(layout: Layout, pair: Pair) -> str:
    text, end = layout.text, pair.spot.end
    begin, after = layout.line_start(pair.spot.key), layout.line_after(end)
    rest = text[end:after].lstrip(" \t")
    if rest.startswith("#"):
        return _cut(layout, begin + len(layout.indent(begin)), after - len(rest), "")
    if after == len(text) and not text.endswith("\n"):  # the text goes on ending without a newline
        begin -= len(layout.newline(begin)) if begin else 0
    return _cut(layout, begin, after, "")


def _without_member(layout: Layout, table: KeyPath, pairs: list[Pair], at: int) -> str:
    """Return the text without a pair within braces, and without one of the commas beside it."""
    if at:
        return _cut(layout, pairs[at - 1].spot.end, pairs[at].spot.end, "")
    begin, end = layout.spots[table].start + 1, pairs[0].spot.end
    if len(pairs) > 1:
        end = layout.text.index(",", end) + 1
    return _cut(layout, begin, end, "")


def _cut(layout: Layout, begin: int, end: int, instead: str) -> str:
    return layout.text[:begin] + instead + layout.text[end:]


def key_text(path: KeyPath) -> str:
    """Return a path as TOML writes a dotted key; places in arrays are left out."""
    parts = (part for part in path if isinstance(part, str))
    return ".".join(part if _BARE_KEY.fullmatch(part) else value_text(part) for part in parts)


def _plain(value: object) -> object:
    """Return a value as `tomllib` would have made it."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    return value


def _changed(data: dict[str, object], path: KeyPath, value: object) -> object:
    """Return the data with another value at a path."""
    changed = deepcopy(data)
    here: object = changed
    for place, part in enumerate(path):
        last = place == len(path) - 1
        if isinstance(here, dict) and isinstance(part, str):
            if last:
                here[part] = value
            here = here.setdefault(part, {})
        elif isinstance(here, list) and isinstance(part, int) and 0 <= part < len(here):
            if last:
                here[part] = value
            here = here[part]
        else:
            raise EditError(f"there is no {show_path(path[: place + 1])}")
    return changed


def _lacking(data: dict[str, object], path: KeyPath) -> tuple[object, ...]:
    """Return the data without a path, and that without the tables which had nothing else.

    A table that only its dotted keys made is gone with the last of them.
    """
    results: list[object] = []
    while path and isinstance(path[-1], str):
        rest = deepcopy(data)
        table = value_at(rest, path[:-1])
        if not isinstance(table, dict):
            break
        del table[path[-1]]
        results.append(rest)
        path = path[:-1]
        if table:
            break
    return tuple(results)


def _same(one: object, other: object) -> bool:
    """Whether two pieces of data are the same, the order of keys aside."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return repr(one) == repr(other)  # tells 0.0 from -0.0, and nan is the same as nan
