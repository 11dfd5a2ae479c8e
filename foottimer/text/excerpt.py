"""The few lines of a text in which one key is, as a text of their own: what an edit reads instead of everything."""

from __future__ import annotations

import tomllib

from foottimer.routine.words import KeyPath
from foottimer.text.arrays import cut_array
from foottimer.text.gaps import apart, merged
from foottimer.text.layout import Layout
from foottimer.text.sections import Item, Section, Sections, split
from foottimer.text.spans import Cut
from foottimer.text.tokens import Stated, members
from foottimer.values import dataclass, replace

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
    is_element: bool = False
    """Whether it is an element in braces, whose edit leaves headers and comments around it alone."""

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
        return Excerpt(text, ("v", *rest), (span,), is_element=True)
    parts: list[str] = []
    spans: list[Span] = []
    pos = 0
    for at in sections.within(around):
        if any(isinstance(part, int) for part in sections.paths[at][len(around) :]):
            continue
        gap, section = sections.items[at]
        parts.append(gap if parts else "")
        pos += len(parts[-1])
        for begin, end in _without_blocks(section, path[len(around) :]):
            parts.append(section.text[begin:end])
            spans.append(Span(pos, pos + end - begin, at, begin))
            pos += end - begin
    names = tuple(part for part in around if isinstance(part, str))
    return Excerpt("".join(parts), (*names, *(0,) * bool(around), *path[len(around) :]), tuple(spans))


def _without_blocks(section: Section, path: KeyPath) -> list[tuple[int, int]]:
    """Return the spans of a section that leave out the elements of a list of blocks that a path does not lead into."""
    end = len(section.text)
    pair = pair_of(section.pairs, ("block",))
    if pair is None or path[:1] == ("block",) or section.text[pair.start] != "[":
        return [(0, end)]
    return [(0, pair.start + 1), (pair.end - 1, end)]


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
    if part.is_element:
        return sections.put(span.section, (sections.items[span.section][0], replace(section, text=text)))
    return rewritten(sections, span.section, text)


def rewritten(sections: Sections, at: int, text: str) -> Sections:
    """Return the whole text with another text for one section, which may have more headers or less."""
    gap, before = sections.items[at]
    again = split(text, sections.newline)
    new: list[Item] = [(gap, again.items[0][1])] if at == 0 else []
    for place, item in enumerate(again.items[1:]):
        new.append((gap, item[1]) if at and not place else item)
    if len(new) == 1 and not again.tail and before.text and new[0][1].text and not new[0][1].ends_in_comment:
        return sections.put(at, *new)
    is_first = not any(section.text for _, section in (*sections.items[:at], *new))
    if at + 1 == len(sections.items):
        tail = merged(again.tail, sections.tail, first=is_first, last=not is_first)
        return apart(replace(sections.put(at, *new), tail=tail))
    after, below = sections.items[at + 1]
    rest = merged(again.tail, after, first=is_first)
    is_more = len(again.items) - bool(at) > 1 or (at == 0 and not before.text and not is_first)
    if is_more and (not rest or rest.lstrip(" \t").startswith("#")):
        rest = sections.newline + rest
    if _is_open(rest):
        rest += sections.newline
    items = (*sections.items[:at], *new, (rest, below), *sections.items[at + 2 :])
    return apart(replace(sections, items=items))


def _is_open(gap: str) -> bool:
    """Whether a gap ends in a comment, which the header below would take for its own."""
    return gap[gap.rfind("\n", 0, -1) + 1 :].lstrip(" \t").startswith("#")
