"""The few lines of a text in which one key is, as a text of their own: what an edit reads instead of everything."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace

from foottimer.edit.arrays import cut_array
from foottimer.edit.gaps import apart
from foottimer.edit.layout import Layout
from foottimer.edit.sections import Item, Section, Sections, split
from foottimer.edit.spans import Cut
from foottimer.edit.tokens import Stated, members
from foottimer.routine.words import KeyPath

_KEY = "v = "


@dataclass(frozen=True, slots=True)
class Span:
    """A part of an excerpt and where it comes from."""

    begin: int
    """Where it begins in the excerpt."""
    end: int
    """Where it ends in the excerpt."""
    section: int
    """Which section it is of."""
    offset: int
    """Where it begins in that section's text."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The sections of one table, or one element of an array in braces, as a text of its own."""

    text: str
    """The text; it is TOML itself."""
    path: KeyPath
    """Where in it the thing stands that was looked for."""
    spans: tuple[Span, ...]
    """Its parts, in order."""

    def layout(self, newline: str) -> Layout:
        """Return how it is written."""
        return Layout(self.text, tomllib.loads(self.text), newline)


def excerpt(sections: Sections, path: KeyPath) -> Excerpt:
    """Return the part of a text in which a path is, or would be."""
    around = element_around(sections, path)
    first = sections.index[around]
    narrow = _element(sections.items[first][1], path[len(around) :])
    if narrow is not None:
        begin, end, rest = narrow
        text = _KEY + sections.items[first][1].text[begin:end] + sections.newline
        span = Span(len(_KEY), len(_KEY) + end - begin, first, begin)
        return Excerpt(text, ("v", *rest), (span,))
    parts: list[str] = []
    spans: list[Span] = []
    pos = 0
    for at in sections.within(around):
        if any(isinstance(part, int) for part in sections.paths[at][len(around) :]):
            continue
        gap, section = sections.items[at]
        gap = gap if parts else ""
        parts += (gap, section.text)
        spans.append(Span(pos + len(gap), pos + len(gap) + len(section.text), at, 0))
        pos = spans[-1].end
    names = tuple(part for part in around if isinstance(part, str))
    return Excerpt("".join(parts), (*names, *(0,) * bool(around), *path[len(around) :]), tuple(spans))


def element_around(sections: Sections, path: KeyPath) -> KeyPath:
    """Return the innermost element with a header that a path is in, or is; of none, the whole."""
    for size in range(len(path), 0, -1):
        if isinstance(path[size - 1], int) and path[:size] in sections.index:
            return path[:size]
    return ()


def _element(section: Section, path: KeyPath) -> tuple[int, int, KeyPath] | None:
    """Return where the innermost element in braces is that a path leads into, and the rest of the path."""
    found: tuple[int, int, KeyPath] | None = None
    pairs = section.pairs
    while (pair := pair_of(pairs, path)) is not None:
        size = len(pair.key.names)
        place, rest = path[size] if len(path) > size else None, path[size + 1 :]
        if not isinstance(place, int) or not rest or section.text[pair.start] != "[":
            break
        array = cut_array(section.text, pair.start)
        if not 0 <= place < len(array.slots) or not array.slots[place].text.startswith("{"):
            break
        begin = array.offset(place)
        found = (begin, begin + len(array.slots[place].text), rest)
        pairs, path = members(section.text, begin), rest
    return found


def pair_of(pairs: tuple[Stated, ...], path: KeyPath) -> Stated | None:
    """Return the pair whose value a path leads to, or into."""
    return next((pair for pair in pairs if path[: len(pair.key.names)] == pair.key.names), None)


def applied(sections: Sections, part: Excerpt, cut: Cut) -> Sections:
    """Return the whole text with a span of an excerpt replaced."""
    span = next(span for span in part.spans if cut.begin <= span.end)
    section = sections.items[span.section][1]
    begin = cut.begin - span.begin + span.offset
    text = Cut(begin, begin + cut.end - cut.begin, cut.instead).made(section.text)
    return rewritten(sections, span.section, text)


def rewritten(sections: Sections, at: int, text: str) -> Sections:
    """Return the whole text with another text for one section, which may have more headers or less."""
    gap, before = sections.items[at]
    again = split(text, sections.newline)
    new: list[Item] = [(gap, again.items[0][1])] if at == 0 else []
    for place, item in enumerate(again.items[1:]):
        new.append((gap, item[1]) if at and not place else item)
    after = sections.items[at + 1][0] if at + 1 < len(sections.items) else sections.tail
    rest = again.tail + after
    is_more = len(again.items) - bool(at) > 1 or (at == 0 and not before.text)
    if at + 1 == len(sections.items):
        return apart(replace(sections.put(at, *new), tail=rest))
    if not after and (is_more or again.tail.strip()):
        rest = again.tail + ("" if again.tail.endswith("\n") and not again.tail.strip() else sections.newline)
    follow = (rest, sections.items[at + 1][1])
    items = (*sections.items[:at], *new, follow, *sections.items[at + 2 :])
    return apart(replace(sections, items=items))
