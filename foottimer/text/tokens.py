"""Where the keys, values and brackets of a part of a TOML text stand, without what is inside the values."""

from __future__ import annotations

import re
import tomllib

from foottimer.routine.scan import WHOLE
from foottimer.values import dataclass

_BRACKET = re.compile(rf"{WHOLE}|[\[\]{{}}]", re.DOTALL)
_STRING = re.compile(WHOLE, re.DOTALL)
_SCALAR = re.compile(r"[^,\]}#\r\n]*")
_NOTHING = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_BLANK = re.compile(r"[ \t]*")
_PART = re.compile(r"""[ \t]*([A-Za-z0-9_-]+|"(?:[^"\\]++|\\.)*+"|'[^']*+')[ \t]*""")
_MEMBER = re.compile(r"[ \t\r\n,]*")


@dataclass(frozen=True, slots=True)
class Key:
    """A dotted key as it is written."""

    names: tuple[str, ...]
    """What its parts say."""
    spans: tuple[tuple[int, int], ...]
    """Where each part begins and ends."""
    end: int
    """Where it ends, blanks after it included."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A pair of a key and a value."""

    key: Key
    """The key, relative to the table that the pair stands in."""
    start: int
    """Where the value begins."""
    end: int
    """Where the value ends."""

    @property
    def begin(self) -> int:
        """Where the key begins."""
        return self.key.spans[0][0]


def read_key(text: str, pos: int) -> Key:
    """Return the dotted key at an offset, blanks before it left out."""
    names: list[str] = []
    spans: list[tuple[int, int]] = []
    while match := _PART.match(text, pos):
        names.append(_name(match.group(1)))
        spans.append(match.span(1))
        pos = match.end()
        if text[pos : pos + 1] != ".":
            break
        pos += 1
    return Key(tuple(names), tuple(spans), pos)


def _name(raw: str) -> str:
    if raw[0] not in "\"'":
        return raw
    return str(tomllib.loads(f"v = {raw}")["v"]) if "\\" in raw else raw[1:-1]


def value_end(text: str, pos: int) -> int:
    """Return where the value that begins at an offset ends."""
    mark = text[pos]
    if mark in "\"'":
        string = _STRING.match(text, pos)
        return string.end() if string else pos
    if mark in "[{":
        depth = 0
        for match in _BRACKET.finditer(text, pos):
            depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(match.group(), 0)
            if not depth:
                return match.end()
    scalar = _SCALAR.match(text, pos)
    return pos + len(scalar.group().rstrip(" \t")) if scalar else pos


def pairs_below(text: str, pos: int) -> tuple[Stated, ...]:
    """Return the pairs, each on a line of its own, from an offset to the end of a text that has no header there."""
    found: list[Stated] = []
    while (pos := _past(_NOTHING, text, pos)) < len(text):
        found.append(_pair(text, pos))
        pos = found[-1].end
    return tuple(found)


def members(text: str, pos: int) -> tuple[Stated, ...]:
    """Return the pairs within the braces that begin at an offset."""
    found: list[Stated] = []
    pos = _past(_MEMBER, text, pos + 1)
    while text[pos] != "}":
        found.append(_pair(text, pos))
        pos = _past(_MEMBER, text, found[-1].end)
    return tuple(found)


def _pair(text: str, pos: int) -> Stated:
    key = read_key(text, pos)
    start = _past(_BLANK, text, key.end + 1)
    return Stated(key, start, value_end(text, start))


def _past(pattern: re.Pattern[str], text: str, pos: int) -> int:
    match = pattern.match(text, pos)
    return match.end() if match else pos
