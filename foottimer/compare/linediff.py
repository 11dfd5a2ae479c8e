"""What differs between two texts, line by line; also where one of them is no routine."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from foottimer.compare.align import matches
from foottimer.values import dataclass

CONTEXT = 3
"""Unchanged lines that are kept around a change."""
BOM = "\ufeff"
"""What some editors put before a text, to say that it is UTF-8."""


class LineMark(StrEnum):
    """What became of a line."""

    SAME = " "
    ADDED = "+"
    REMOVED = "-"


@dataclass(frozen=True, slots=True)
class DiffLine:
    """One line of either text, or of both."""

    mark: LineMark
    """What became of it."""
    before: int | None
    """Its number in the text before, from 1; None where it was not there."""
    after: int | None
    """Its number in the text after, from 1; None where it is gone."""
    text: str
    """The line as it stands, without its end; control characters and all."""


@dataclass(frozen=True, slots=True)
class Hunk:
    """Neighbouring lines around changes."""

    skipped: int
    """Unchanged lines left out before it."""
    lines: tuple[DiffLine, ...]
    """In order."""


def diff_lines(before: str, after: str) -> tuple[DiffLine, ...]:
    """Return every line of both texts, in order; line ends and a byte order mark are not compared."""
    one, other = split(before), split(after)
    made: list[DiffLine] = []
    first = second = 0
    for pair in [*matches(one, other), (len(one), len(other))]:
        made += (DiffLine(LineMark.REMOVED, number + 1, None, one[number]) for number in range(first, pair[0]))
        made += (DiffLine(LineMark.ADDED, None, number + 1, other[number]) for number in range(second, pair[1]))
        first, second = pair[0] + 1, pair[1] + 1
        if pair[0] < len(one):
            made.append(DiffLine(LineMark.SAME, first, second, one[pair[0]]))
    return tuple(_slid(made))


def split(text: str) -> list[str]:
    """Return the lines of a text as TOML counts them, without their ends."""
    lines = text.removeprefix(BOM).split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return [line.removesuffix("\r") for line in lines]


def hunks(lines: Sequence[DiffLine], context: int = CONTEXT) -> tuple[Hunk, ...]:
    """Return the changed lines with so many unchanged ones around them; nothing where no line differs."""
    kept: list[bool] = [False] * len(lines)
    for place, line in enumerate(lines):
        if line.mark is not LineMark.SAME:
            low, high = max(0, place - context), min(len(lines), place + context + 1)
            kept[low:high] = [True] * (high - low)
    found: list[Hunk] = []
    skipped, current = 0, []
    for line, keep in zip(lines, kept, strict=True):
        if keep:
            current.append(line)
            continue
        if current:
            found.append(Hunk(skipped, tuple(current)))
            skipped, current = 0, []
        skipped += 1
    return tuple(found) if not current else (*found, Hunk(skipped, tuple(current)))


def remarks(before: str, after: str) -> tuple[str, ...]:
    """Return in sentences what differs besides the lines themselves."""
    said = []
    if before.startswith(BOM) != after.startswith(BOM):
        said.append("The byte order mark is gone." if before.startswith(BOM) else "There is a byte order mark now.")
    ends = [_ends(text) for text in (before, after)]
    if ends[0] != ends[1] and all(ends):
        said.append(f"Lines end with {ends[1]}, before with {ends[0]}.")
    if before and after and before.endswith("\n") != after.endswith("\n"):
        said.append(
            "The last line has no line end any more." if before.endswith("\n") else "The last line has a line end now."
        )
    return tuple(said)


def _ends(text: str) -> str:
    both, all_ = text.count("\r\n"), text.count("\n")
    return "" if not all_ else "CRLF" if both == all_ else "LF" if not both else "CRLF and LF"


def _slid(lines: list[DiffLine]) -> list[DiffLine]:
    """Move runs of one mark, which may as well stand elsewhere, to where they begin with what a person adds whole."""
    place = 0
    while place < len(lines):
        mark, end = lines[place].mark, place
        while end < len(lines) and lines[end].mark is mark:
            end += 1
        if mark is not LineMark.SAME and _stands_alone(lines, place, end):
            _slide(lines, place, end)
        place = end
    return lines


def _stands_alone(lines: list[DiffLine], start: int, end: int) -> bool:
    around = (*lines[max(0, start - 1) : start], *lines[end : end + 1])
    return all(line.mark is LineMark.SAME for line in around)


def _slide(lines: list[DiffLine], start: int, end: int) -> None:
    """Slide one run as far up as it goes, then down to the best place."""
    texts = [line.text for line in lines]
    low = start
    while low and lines[low - 1].mark is LineMark.SAME and texts[low - 1] == texts[low - 1 + end - start]:
        low -= 1
    high = start
    while high + end - start < len(lines) and lines[high + end - start].mark is LineMark.SAME:
        if texts[high] != texts[high + end - start]:
            break
        high += 1
    best = max(
        range(low, high + 1), key=lambda place: (_goodness(texts, place, place + end - start), -abs(place - start))
    )
    _rewrite(lines, start, best, end - start)


def _goodness(texts: list[str], start: int, end: int) -> int:
    """Return how much a run looks like something added whole: it begins with a header or comment, after a blank."""
    first = texts[start].strip()
    after_blank = start == 0 or not texts[start - 1].strip()
    before_blank = end == len(texts) or not texts[end - 1].strip() or not texts[end].strip()
    return 4 * first.startswith(("[", "#")) + 2 * after_blank + before_blank - 2 * (not first)


def _rewrite(lines: list[DiffLine], start: int, to: int, length: int) -> None:
    """Move a run of `length` lines from `start` to `to`; the lines it passes keep their text, not their numbers."""
    if start == to:
        return
    mark = lines[start].mark
    low, high = min(start, to), max(start, to) + length
    before = min(line.before for line in lines[low:high] if line.before is not None)
    after = min(line.after for line in lines[low:high] if line.after is not None)
    for place in range(low, high):
        inside = to <= place < to + length
        text = lines[place].text
        if not inside:
            lines[place] = DiffLine(LineMark.SAME, before, after, text)
        elif mark is LineMark.REMOVED:
            lines[place] = DiffLine(mark, before, None, text)
        else:
            lines[place] = DiffLine(mark, None, after, text)
        before += not inside or mark is LineMark.REMOVED
        after += not inside or mark is LineMark.ADDED
