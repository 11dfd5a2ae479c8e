"""What is between the sections of a text when some are taken out or put in: blank lines neither vanish nor pile up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from foottimer.text.sections import Item, Sections
from foottimer.values import replace

_LAST_BLANKS = re.compile(r"(?:\A|(?<=\n))(?:[ \t\r]*\n)*+\Z")
_FIRST_BLANKS = re.compile(r"(?:[ \t\r]*\n)*+")


def merged(before: str, after: str, *, first: bool = False, last: bool = False) -> str:
    """Return two gaps as one, once what was between them is gone.

    Of the blank lines that meet, the longer run stays; at the beginning and the end of the text those there.
    """
    ending = _LAST_BLANKS.search(before)
    beginning = _FIRST_BLANKS.match(after)
    core, blanks = (before[: ending.start()], ending.group()) if ending else (before, "")
    others, rest = (beginning.group(), after[beginning.end() :]) if beginning else ("", after)
    if last and not rest:
        return core + others
    if first and not core:
        return blanks + rest
    return core + max(blanks, others, key=lambda run: run.count("\n")) + rest


def take(sections: Sections, blocks: Sequence[Sequence[int]]) -> tuple[list[list[Item]], Sections]:
    """Return the sections of each of some blocks, and the text without them.

    A gap goes along where both sections beside it belong to the same block; of others only whether there was one.
    """
    owner = {at: number for number, block in enumerate(blocks) for at in block}
    taken: list[list[Item]] = [[] for _ in blocks]
    kept: list[Item] = []
    waiting: str | None = None
    for at, (gap, section) in enumerate(sections.items):
        block = owner.get(at)
        if block is None:
            if waiting is not None:
                gap = merged(waiting, gap, first=not any(item[1].text for item in kept))
                waiting = None
            kept.append((gap, section))
            continue
        mine = taken[block]
        if owner.get(at - 1) == block:
            mine.append((gap, section))
            continue
        is_parted = "\n" in gap or (mine and mine[-1][1].ends_in_comment)
        mine.append((sections.newline if is_parted else "", section))
        empty = not any(item[1].text for item in kept)
        waiting = gap if waiting is None else merged(waiting, gap, first=empty)
    tail = sections.tail
    if waiting is not None:
        empty = not any(item[1].text for item in kept)
        tail = merged(waiting, tail, first=empty, last=not empty)
    return taken, replace(sections, items=tuple(kept), tail=tail)


def put_in(sections: Sections, at: int, blocks: Sequence[Sequence[Item]], near: int, *, before: bool) -> Sections:
    """Return the text with blocks put in at a place among its sections.

    They stand directly before what is there, below its gap; or directly behind what is before it. Blank lines part
    them where they part what is there, or at `near`.
    """
    here = sections.items[at][0] if at < len(sections.items) else sections.tail.strip(" \t\r\n") and sections.tail
    here = here or blocks[0][0][0] * (at == len(sections.items))
    between = sections.newline if "\n" in here or is_parted(sections, near) else ""
    new = [
        (between if place == 0 and number else gap, section)
        for number, block in enumerate(blocks)
        for place, (gap, section) in enumerate(block)
    ]
    items = list(sections.items)
    if before:
        new[0] = (items[at][0], new[0][1])
        items[at] = (between, items[at][1])
    else:
        has_more_above = any(section.text for _, section in items[:at])
        new[0] = (between if has_more_above else "", new[0][1])
    return apart(replace(sections, items=(*items[:at], *new, *items[at:])))


def is_parted(sections: Sections, at: int) -> bool:
    """Whether there is a blank line before a section; as good as yes at the beginning of the text."""
    gap = sections.items[at][0]
    return "\n" in gap or not any(section.text for _, section in sections.items[:at])


def apart(sections: Sections) -> Sections:
    """Return the text with a blank line below comments that would become those of the header below them."""
    items: list[Item] = []
    for gap, section in sections.items:
        glued = items and not gap and items[-1][1].ends_in_comment
        items.append((sections.newline if glued else gap, section))
    return replace(sections, items=tuple(items))
