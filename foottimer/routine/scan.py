"""Where each key and value of a TOML text stands.

The scanner runs on text that `tomllib` has accepted, so it trusts the syntax and only follows it. It keeps spans,
not only beginnings, because an edit that leaves comments alone replaces exactly one span.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping

from foottimer.routine.words import KeyPath
from foottimer.values import dataclass, replace

_BLANK = re.compile(r"[ \t]*")
_NOTHING = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}#\r\n]*")
_BASIC = re.compile(r'"(?:[^"\\]++|\\.)*+"')
WHOLE = "|".join(
    (
        r'"""(?:[^"\\]++|\\.|"{1,2}(?!"))*+"{0,5}',
        r"'''(?:[^']++|'{1,2}(?!'))*+'{0,5}",
        r'"(?:[^"\\\n]++|\\.)*+"?',
        r"'[^'\n]*+'?",
        r"#[^\n]*",
    )
)
"""A pattern, with `re.DOTALL`, of what brackets and commas count for nothing in: strings and comments.

It takes a string that never ends as well, so that no text makes a search slow.
"""


@dataclass(frozen=True, slots=True)
class Spot:
    """The spans of one key and its value, as offsets into the text; ends are exclusive."""

    key: int
    """Where the key begins; of an element of an array, where the element begins."""
    key_end: int
    """Where the key ends."""
    start: int
    """Where the value begins; of a table with a header, at the header's bracket."""
    end: int
    """Where the value ends; of a table with a header, after its last own value."""


class Positions:
    """Every key path of a text with its spans, and offsets as line and column."""

    def __init__(self, text: str, spots: Mapping[KeyPath, Spot]) -> None:
        """Keep the spots of a text that was scanned."""
        self.spots = spots
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self._bom = 1 if text.startswith("\ufeff") else 0

    def line_column(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset, both from 1, the column in characters."""
        line = bisect_right(self._lines, offset)
        column = offset - self._lines[line - 1] + 1
        return line, max(1, column - self._bom) if line == 1 else column

    def key(self, path: KeyPath) -> tuple[int, int]:
        """Return line and column of the key at `path`, or of the nearest thing around it that has a place."""
        spot = self._spot(path)
        return self.line_column(spot.key) if spot else (1, 1)

    def value(self, path: KeyPath) -> tuple[int, int]:
        """Return line and column of the value at `path`, or of the nearest thing around it that has a place."""
        spot = self._spot(path)
        return self.line_column(spot.start) if spot else (1, 1)

    def _spot(self, path: KeyPath) -> Spot | None:
        while path:
            if path in self.spots:
                return self.spots[path]
            path = path[:-1]
        return None


def scan(text: str) -> Positions:
    """Return the position of every key path of a text that `tomllib` accepts."""
    scanner = _Scanner(text)
    scanner.run()
    return Positions(text, scanner.spots)


def string_end(text: str, pos: int) -> int:
    """Return the offset after the string that begins at `pos`; raises ValueError when it never ends."""
    quote = text[pos]
    if text.startswith(quote * 3, pos):
        return _long_string_end(text, pos + 3, quote)
    if quote == "'":
        return text.index("'", pos + 1) + 1
    match = _BASIC.match(text, pos)
    if match is None:
        raise ValueError("a string that never ends")
    return match.end()


def _long_string_end(text: str, pos: int, quote: str) -> int:
    while True:
        end = text.index(quote * 3, pos)
        slashes = end - len(text[pos:end].rstrip("\\")) - pos if quote == '"' else 0
        if slashes % 2:
            pos = end + 1
            continue
        end += 3
        for _ in range(2):  # up to two quotes may stand before the closing three
            end += text.startswith(quote, end)
        return end


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a dotted key."""

    name: str
    start: int
    end: int


class _Scanner:
    """Walks one text from its beginning to its end."""

    def __init__(self, text: str) -> None:
        self.spots: dict[KeyPath, Spot] = {}
        self._text = text
        self._pos = 1 if text.startswith("\ufeff") else 0
        self._sizes: dict[KeyPath, int] = {}

    def run(self) -> None:
        table: KeyPath = ()
        self._skip(_NOTHING)
        while self._pos < len(self._text):
            if self._text[self._pos] == "[":
                table = self._header()
            else:
                self._pair(table)
                if table:
                    self.spots[table] = replace(self.spots[table], end=self._pos)
            self._skip(_NOTHING)

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self._text, self._pos)
        self._pos = match.end() if match else self._pos

    def _at(self, mark: str) -> bool:
        return self._text.startswith(mark, self._pos)

    def _header(self) -> KeyPath:
        start = self._pos
        is_array = self._at("[[")
        self._pos += 2 if is_array else 1
        parts = self._key()
        self._pos += 2 if is_array else 1
        path: KeyPath = ()
        for part in parts[:-1]:
            path = (*path, part.name)
            self.spots.setdefault(path, Spot(part.start, part.end, start, self._pos))
            if path in self._sizes:
                path = (*path, self._sizes[path] - 1)
        last = parts[-1]
        path = (*path, last.name)
        spot = Spot(last.start, last.end, start, self._pos)
        if not is_array:
            self.spots[path] = spot
            return path
        self.spots.setdefault(path, spot)
        place = self._sizes.get(path, 0)
        self._sizes[path] = place + 1
        path = (*path, place)
        self.spots[path] = replace(spot, key=start, key_end=self._pos)
        return path

    def _key(self) -> list[_Part]:
        """Read a dotted key and the blanks after it."""
        parts: list[_Part] = []
        while True:
            self._skip(_BLANK)
            start = self._pos
            parts.append(_Part(self._key_name(), start, self._pos))
            self._skip(_BLANK)
            if not self._at("."):
                return parts
            self._pos += 1

    def _key_name(self) -> str:
        start = self._pos
        if self._text[start] in "\"'":
            self._pos = string_end(self._text, start)
            raw = self._text[start : self._pos]
            name = tomllib.loads(f"name = {raw}")["name"] if "\\" in raw else raw[1:-1]
            return str(name)
        self._skip(_BARE)
        return self._text[start : self._pos]

    def _pair(self, table: KeyPath) -> None:
        parts = self._key()
        self._pos += 1  # the equals sign
        self._skip(_BLANK)
        path = table
        for part in parts[:-1]:
            path = (*path, part.name)
            self.spots.setdefault(path, Spot(part.start, part.end, part.start, part.end))
        last = parts[-1]
        path = (*path, last.name)
        start = self._pos
        self._value(path)
        self.spots[path] = Spot(last.start, last.end, start, self._pos)

    def _value(self, path: KeyPath) -> None:
        mark = self._text[self._pos]
        if mark in "\"'":
            self._pos = string_end(self._text, self._pos)
        elif mark == "[":
            self._array(path)
        elif mark == "{":
            self._inline_table(path)
        else:
            match = _SCALAR.match(self._text, self._pos)
            self._pos += len(match.group().rstrip(" \t")) if match else 0

    def _array(self, path: KeyPath) -> None:
        self._pos += 1
        place = 0
        self._skip(_NOTHING)
        while not self._at("]"):
            start = self._pos
            self._value((*path, place))
            self.spots[(*path, place)] = Spot(start, self._pos, start, self._pos)
            place += 1
            self._next()
        self._pos += 1

    def _inline_table(self, path: KeyPath) -> None:
        self._pos += 1
        self._skip(_NOTHING)
        while not self._at("}"):
            self._pair(path)
            self._next()
        self._pos += 1

    def _next(self) -> None:
        """Go past a comma, if there is one, to what follows."""
        self._skip(_NOTHING)
        if self._at(","):
            self._pos += 1
            self._skip(_NOTHING)
