"""A TOML text cut at its headers into sections, which can be taken out, put elsewhere and given another key path.

A section has the comments that stand directly above its header, its pairs, and the comments directly below the last
one; what is between two sections, blank lines and loose comments, is a gap that stays where it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from foottimer.routine.scan import WHOLE
from foottimer.routine.words import KeyPath
from foottimer.text.tokens import Key, Stated, pairs_below, read_key

_BRACKET = re.compile(rf"{WHOLE}|[\[\]{{}}]", re.DOTALL)


@dataclass(frozen=True)
class Section:
    """A header with what belongs to it, in whole lines; or what stands before any header."""

    text: str
    """From the first comment directly above the header to the last directly below the pairs, newline included."""
    start: int
    """Where in the text the header's bracket is; 0 of what stands before any header."""
    keys: tuple[str, ...]
    """The header's key path as it is written; empty before any header."""
    is_array: bool
    """Whether the header is one in double brackets."""

    @cached_property
    def header(self) -> Key:
        """Return the header's key as it is written."""
        return read_key(self.text, self.start + 1 + self.is_array)

    @cached_property
    def body(self) -> int:
        """Return where the rest after the header begins."""
        return self.header.end + 1 + self.is_array if self.keys else 0

    @cached_property
    def pairs(self) -> tuple[Stated, ...]:
        """Return the section's own pairs."""
        return pairs_below(self.text, self.body)

    @cached_property
    def indent(self) -> str:
        """Return the blanks before the header."""
        return self.text[self.text.rfind("\n", 0, self.start) + 1 : self.start]

    @property
    def ends_in_comment(self) -> bool:
        """Whether the last line is a comment, which a header directly below would take for its own."""
        return self.text[self.text.rfind("\n", 0, -1) + 1 :].lstrip(" \t").startswith("#")

    def deeper(self, places: int) -> Section:
        """Return the section of a block, or of what is within one, in as many circuits more, or fewer."""
        begin = self.header.spans[0][0]
        if places < 0:
            end = self.header.spans[-places][0]
            return replace(self, text=self.text[:begin] + self.text[end:], keys=self.keys[-places:])
        text = self.text[:begin] + "block." * places + self.text[begin:]
        return replace(self, text=text, keys=(*["block"] * places, *self.keys))


Item = tuple[str, Section]
"""A section and the gap before it."""


@dataclass(frozen=True)
class Sections:
    """A whole text in sections; the first one is what stands before any header, and may be empty."""

    items: tuple[Item, ...]
    """The sections in order, each with the gap before it."""
    tail: str
    """The gap after the last one."""
    newline: str
    """How its lines end."""
    ends: bool
    """Whether the last line has a newline too; in the sections it always has."""

    @cached_property
    def text(self) -> str:
        """Return the text that the sections make up."""
        whole = "".join(part for gap, section in self.items for part in (gap, section.text)) + self.tail
        return whole if self.ends else whole.removesuffix("\n").removesuffix("\r")

    @cached_property
    def paths(self) -> tuple[KeyPath, ...]:
        """Return the key path that each header stands for, with the places of its tables in their arrays."""
        sizes: dict[KeyPath, int] = {}
        return tuple(_resolved(section, sizes) for _, section in self.items)

    @cached_property
    def index(self) -> dict[KeyPath, int]:
        """Return which section has the header of a table or an element; that before any header has the empty path."""
        return {path: at for at, path in reversed([*enumerate(self.paths)])}

    def within(self, path: KeyPath) -> list[int]:
        """Return which sections stand for a path or for something within it."""
        size = len(path)
        return [at for at, other in enumerate(self.paths) if other[:size] == path and (other or not path)]

    def put(self, at: int, *items: Item) -> Sections:
        """Return the text with other sections, or none, in the place of one."""
        result = replace(self, items=(*self.items[:at], *items, *self.items[at + 1 :]))
        heads = [(section.keys, section.is_array) for _, section in items]
        if heads == [(self.items[at][1].keys, self.items[at][1].is_array)]:
            for known in {"paths", "index"} & self.__dict__.keys():  # no header was changed
                result.__dict__[known] = self.__dict__[known]
        return result


def _resolved(section: Section, sizes: dict[KeyPath, int]) -> KeyPath:
    path: KeyPath = ()
    for name in section.keys:
        if path in sizes:
            path = (*path, sizes[path] - 1)
        path = (*path, name)
    if section.is_array:
        sizes[path] = sizes.get(path, 0) + 1
        path = (*path, sizes[path] - 1)
    return path


def split(text: str, newline: str = "") -> Sections:
    """Return the sections of a text that `tomllib` accepts, without byte order mark."""
    newline = newline or newline_of(text)
    ends = not text or text.endswith("\n")
    text = text if ends else text + newline
    found = _headers(text)
    items: list[Item] = []
    gap = heading = ""
    for place, (begin, header, solid) in enumerate(found):
        end = found[place + 1][0] if place + 1 < len(found) else len(text)
        content = _content_end(text, begin, solid, end)
        own, after, above = _parted(text[content:end], end == len(text))
        whole = heading + text[begin:content] + own
        start = len(heading) + header - begin
        is_array = text.startswith("[[", header)
        keys = read_key(text, header + 1 + is_array).names if place else ()
        items.append((gap, Section(whole, start if place else 0, keys, bool(place) and is_array)))
        gap, heading = after, above
    return Sections(tuple(items), gap + heading, newline, ends)


def newline_of(text: str) -> str:
    """Return how the first line of a text ends."""
    return "\r\n" if text[: text.find("\n") + 1].endswith("\r\n") else "\n"


def _headers(text: str) -> list[tuple[int, int, int]]:
    """Return of each header where its line begins, where its bracket is, and where its last bracket or string ends.

    What stands before any header comes first.
    """
    found = [(0, 0, 0)]
    depth = 0
    for match in _BRACKET.finditer(text):
        mark = text[match.start()]
        if mark in "[{":
            if not depth and mark == "[":
                at = match.start()
                line = text.rfind("\n", 0, at) + 1
                if not text[line:at].strip(" \t"):
                    found.append((line, at, at))
            depth += 1
            continue
        if mark == "#":
            continue
        if mark in "]}":
            depth -= 1
        found[-1] = (*found[-1][:2], match.end())
    return found


def _content_end(text: str, begin: int, solid: int, end: int) -> int:
    """Return where the comments and blank lines begin that a section ends with."""
    least = text.find("\n", solid) + 1 if solid else begin
    while end > least:
        line = text.rfind("\n", least, end - 1) + 1 or least
        if not _is_idle(text[line:end]):
            break
        end = line
    return end


def _is_idle(line: str) -> bool:
    line = line.strip(" \t\r\n")
    return not line or line.startswith("#")


def _parted(text: str, is_last: bool) -> tuple[str, str, str]:
    """Return the comments that belong to what is above, the gap, and the comments that belong to what is below."""
    lines = re.findall("[^\n]*\n", text)
    blanks = [at for at, line in enumerate(lines) if not line.strip()]
    if not blanks:
        return (text, "", "") if is_last else ("", "", text)
    first, last = blanks[0], len(lines) if is_last else blanks[-1] + 1
    return "".join(lines[:first]), "".join(lines[first:last]), "".join(lines[last:])
