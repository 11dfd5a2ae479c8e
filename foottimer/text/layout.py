"""How the tables of a TOML text are written, and where in it something new would go."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum, auto

from foottimer.routine.scan import Spot, scan
from foottimer.routine.words import KeyPath
from foottimer.text.proof import value_at
from foottimer.values import dataclass

_AFTER_OWN_HEADER = re.compile(r"[ \t]*\]")
_COMMENT = re.compile(r"[ \t]*#[^\n]*(?:\n|\Z)")
_BLANK_LINE = re.compile(r"[ \t\r]*(?:\n|\Z)")
_INDENT = re.compile(r"[ \t]*")


class Form(Enum):
    """How the thing at a path is written."""

    ROOT = auto()
    """The table that is the whole text."""
    VALUE = auto()
    """After an equals sign or in an array, also a table in braces."""
    HEADER = auto()
    """A table below a header of its own, as `[a]` or `[[a]]`."""
    TABLES = auto()
    """An array of tables with headers."""
    IMPLIED = auto()
    """A table that only the header of a table within it names."""
    DOTTED = auto()
    """A table that only dotted keys name."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A key with its value, as a line or within braces."""

    path: KeyPath
    """The whole path of the value."""
    spot: Spot
    """Where it stands; of a dotted key, where its last part does."""


class Layout:
    """The tables of a text that `tomllib` accepts."""

    def __init__(self, text: str, data: Mapping[str, object], newline: str = "\n") -> None:
        """Scan a text, without byte order mark, that has this data."""
        self.text = text
        self.newline = newline
        self.spots = scan(text).spots
        self._data = data
        headers = (path for path in self.spots if self.form(path) is Form.HEADER)
        self._headers = sorted((self.spots[path].start, path) for path in headers)

    def form(self, path: KeyPath) -> Form:
        """Return how the thing at a path is written; raises KeyError when there is none."""
        if not path:
            return Form.ROOT
        spot, value = self.spots[path], self.value(path)
        if isinstance(value, list):
            return Form.TABLES if spot.start < spot.key else Form.VALUE
        if not isinstance(value, dict) or self.text[spot.start] == "{":
            return Form.VALUE
        if self.text[spot.start] != "[":
            return Form.DOTTED
        own = isinstance(path[-1], int) or _AFTER_OWN_HEADER.match(self.text, spot.key_end)
        return Form.HEADER if own else Form.IMPLIED

    def value(self, path: KeyPath) -> object:
        """Return what stands at a path; raises KeyError when there is nothing."""
        return value_at(self._data, path)

    def innermost(self, path: KeyPath) -> KeyPath:
        """Return the longest beginning of a path at which there is something."""
        while path and path not in self.spots:
            path = path[:-1]
        return path

    def anchor(self, path: KeyPath) -> KeyPath:
        """Return the table among those around `path`, or at it, in which a dotted key can be written for it."""
        while self.form(path) not in (Form.ROOT, Form.HEADER, Form.VALUE):
            path = path[:-1]
        return path

    def pairs(self, table: KeyPath) -> list[Pair]:
        """Return the pairs that stand below the header of a table, within its braces, or before any header."""
        begin, end = (self.spots[table].start, self.spots[table].end) if table else (0, self._first_header())
        inside = [
            Pair(path, spot)
            for path, spot in self.spots.items()
            if begin <= spot.key < end and len(path) > len(table) and path[: len(table)] == table
        ]
        pairs: list[Pair] = []
        last = begin
        for pair in sorted(inside, key=lambda pair: pair.spot.key):
            if pair.spot.key >= last and self.form(pair.path) is Form.VALUE:  # what is within a value is no pair
                pairs.append(pair)
                last = pair.spot.end
        return pairs

    def below(self, table: KeyPath, inner: KeyPath) -> int:
        """Return where a new line goes at the end of a table; for one that is made by dotted keys, of `inner`."""
        pairs = self.pairs(table)
        own = [pair for pair in pairs if pair.path[: len(inner)] == inner] or pairs
        if own:
            return self._past_comments(self.line_after(own[-1].spot.end))
        return self._past_comments(self.line_after(self.spots[table].end) if table else 0)

    def line_start(self, offset: int) -> int:
        """Return where the line of an offset begins."""
        return self.text.rfind("\n", 0, offset) + 1

    def line_after(self, offset: int) -> int:
        """Return where the line after that of an offset begins, or the text ends."""
        newline = self.text.find("\n", offset)
        return len(self.text) if newline < 0 else newline + 1

    def indent(self, offset: int) -> str:
        """Return the blanks that the line of an offset begins with."""
        match = _INDENT.match(self.text, self.line_start(offset))
        return match.group() if match else ""

    def is_blank(self, offset: int) -> bool:
        """Whether the line that begins at an offset is blank; so is the end of the text."""
        return _BLANK_LINE.match(self.text, offset) is not None

    def _first_header(self) -> int:
        return self._headers[0][0] if self._headers else len(self.text)

    def _past_comments(self, offset: int) -> int:
        """Return what is below the comments at an offset, unless they belong to what follows them."""
        end = offset
        while end < len(self.text) and (match := _COMMENT.match(self.text, end)):
            end = match.end()
        return end if self.is_blank(end) else offset
