"""What differs between two versions of a routine, in styled text; its widgets are in `screens/`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from rich.cells import cell_len, chop_cells
from textual.content import Content

from foottimer.compare.diff import BlockChange, Change, Changes, compare
from foottimer.compare.linediff import DiffLine, Hunk, LineMark, diff_lines, hunks, remarks
from foottimer.compare.told import Difference, signed
from foottimer.routine.contacts import contacts_text
from foottimer.routine.duration import format_duration
from foottimer.routine.model import Routine
from foottimer.routine.words import printable

MOST_LINES = 1_000
"""Lines that are shown at most: who changed more compares the files with another program."""
TAB = 4
ARROW = "→"
_INKS = {Change.ADDED: "$kind-work", Change.REMOVED: "$error", Change.CHANGED: "$warning", Change.MOVED: "$kind-rest"}
_LINE_INKS = {LineMark.SAME: "$quiet", LineMark.ADDED: "$kind-work", LineMark.REMOVED: "$error"}
_WORD = max(len(change.value) for change in Change)
_TWO_NUMBERS = 60
"""Cells from which a line has its number in both texts."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a routine."""

    title: str
    """Which it is, as "yours" or "on disk"."""
    text: str
    """Its file's text."""
    routine: Routine | None = None
    """What the text says; None where it cannot be read."""


@dataclass(frozen=True)
class Compared:
    """Two versions, and what differs, looked for once."""

    before: Version
    """What is compared with."""
    after: Version
    """What it became."""

    @cached_property
    def changes(self) -> Changes | None:
        """What changed in the person's terms; None where one of both cannot be read."""
        if self.before.routine is None or self.after.routine is None:
            return None
        return compare(self.before.routine, self.after.routine)

    @cached_property
    def _all_hunks(self) -> tuple[Hunk, ...]:
        return hunks(diff_lines(self.before.text, self.after.text))

    @cached_property
    def hunks(self) -> tuple[Hunk, ...]:
        """The lines that differ, with what is around them; the first ones of very many."""
        found: list[Hunk] = []
        left = MOST_LINES
        for hunk in self._all_hunks:
            if left > 0:
                found.append(Hunk(hunk.skipped, hunk.lines[:left]))
            left -= len(hunk.lines)
        return tuple(found)

    @property
    def left_out(self) -> int:
        """How many lines of the diff are not shown."""
        return max(0, sum(len(hunk.lines) for hunk in self._all_hunks) - MOST_LINES)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What differs besides the lines."""
        return remarks(self.before.text, self.after.text)

    @property
    def unread(self) -> tuple[Version, ...]:
        """The versions that cannot be read as routines."""
        return tuple(version for version in (self.before, self.after) if version.routine is None)

    @property
    def times(self) -> str:
        """How long both take: "10:30 → 9:51, 0:39 shorter"; empty where that is not known."""
        changes = self.changes
        if changes is None:
            return ""
        before, after = (_total(measure.total, measure.estimated) for measure in (changes.before, changes.after))
        if not changes.longer:
            return f"{after}, as long as before"
        return f"{before} {ARROW} {after}, {format_duration(abs(changes.longer))} {_longer(changes.longer)}"

    @property
    def summary(self) -> str:
        """How much differs, in a few words."""
        changes = self.changes
        if changes is None:
            names = " and ".join(version.title for version in self.unread)
            return f"What is {names} cannot be read as a routine: only the lines are compared."
        if not changes.same:
            return changes.summary
        if self.hunks:
            return "Both ask for the same; comments, order or spelling differ."
        return "Both ask for the same." if self.remarks else "Both are the same."


def _total(ms: int, estimated: bool) -> str:
    return f"{'~' if estimated else ''}{format_duration(ms)}"


def _longer(ms: int) -> str:
    return "longer" if ms > 0 else "shorter"


# In the person's terms ---------------------------------------------------------------------------


def changes_text(compared: Compared, width: int) -> Content:
    """Return what changed, block by block."""
    return Content("\n").join(_changes(compared, width))


def _changes(compared: Compared, width: int) -> Iterator[Content]:
    yield from Content.styled(compared.summary, "$accent").wrap(width)
    changes = compared.changes
    if changes is None:
        return
    contacts = [contacts_text(measure.contacts) or "none" for measure in (changes.before, changes.after)]
    if contacts[0] != contacts[1]:
        yield from _wrapped(f"Plyometric contacts: {contacts[0]} {ARROW} {contacts[1]}", width, 0)
    if changes.routine:
        yield Content("")
        yield Content.styled("The routine itself", "$quiet")
        yield from _differences(changes.routine, width, 2)
    if changes.blocks:
        yield Content("")
        places = max(len(_where(block)) for block in changes.blocks)
        for block in changes.blocks:
            yield _block(block, places, width)
            indent = 2 * block.depth + (_WORD + places + 2 if width >= _TWO_NUMBERS else 2)
            yield from (line for text in block.details(ARROW) for line in _wrapped(text, width, indent))
    for exercise in changes.exercises:
        if exercise.differences:
            yield Content("")
            yield (Content.styled(exercise.name, "bold") + " is described otherwise").truncate(width, ellipsis=True)
            yield from _differences(exercise.differences, width, 2)


def _block(block: BlockChange, places: int, width: int) -> Content:
    head = Content.styled(block.change.value.ljust(_WORD), f"{_INKS[block.change]} bold")
    head += Content.styled(f" {_where(block).ljust(places)} ", "$quiet")
    name = Content("  " * block.depth) + Content.styled(block.name, "bold")
    tail = Content(f" {signed(block.longer)}" if block.longer else "")
    room = max(1, width - head.cell_length - tail.cell_length)
    return head + name.truncate(room, ellipsis=True, pad=True) + tail


def _where(block: BlockChange) -> str:
    return block.where.replace("->", ARROW)


def _differences(differences: Iterable[Difference], width: int, indent: int) -> Iterator[Content]:
    for difference in differences:
        yield from _wrapped(difference.show(ARROW), width, indent)


def _wrapped(text: str, width: int, indent: int) -> list[Content]:
    lines = Content(text).wrap(max(1, width - indent - 2))
    return [Content(" " * (indent + 2 * bool(number))) + line for number, line in enumerate(lines)]


# Line by line ------------------------------------------------------------------------------------


def lines_text(compared: Compared, width: int) -> Content:
    """Return the lines that differ, what is gone above what is new."""
    return Content("\n").join(_lines(compared, width))


def _lines(compared: Compared, width: int) -> Iterator[Content]:
    if compared.hunks or compared.remarks:
        yield Content.styled("In the file", "$quiet")
    places = _places(compared)
    for hunk in compared.hunks:
        yield from _skipped(hunk)
        for line in hunk.lines:
            yield from _row(line, _numbers(line, places, width), width)
    yield from _afterwards(compared, width)


def _numbers(line: DiffLine, places: int, width: int) -> str:
    if width >= _TWO_NUMBERS:
        return f"{line.before or '':>{places}} {line.after or '':>{places}} "
    return f"{line.after or line.before:>{places}} "


def _row(line: DiffLine, numbers: str, width: int) -> Iterator[Content]:
    """Yield the rows of one line, folded where it is longer than the width."""
    gutter = f"{numbers}{line.mark} "
    ink = _LINE_INKS[line.mark]
    for number, part in enumerate(_folded(line.text, max(8, width - len(gutter)))):
        head = gutter if number == 0 else " " * len(gutter)
        yield Content.styled(head, ink if line.mark.strip() else "$faint") + Content.styled(part, ink)


def _folded(text: str, width: int) -> list[str]:
    """Return a line in rows that fit, broken at a blank where there is one in the second half."""
    rows: list[str] = []
    left = printable(text.expandtabs(TAB))
    while cell_len(left) > width:
        row = chop_cells(left, width)[0]
        blank = row.rfind(" ") + 1
        row = row[:blank] if blank > len(row) // 2 else row
        rows.append(row)
        left = left[len(row) :].lstrip(" ")
    return [*rows, left]


def _places(compared: Compared) -> int:
    return len(str(max((line.before or line.after or 0 for hunk in compared.hunks for line in hunk.lines), default=0)))


def _skipped(hunk: Hunk) -> Iterator[Content]:
    if hunk.skipped:
        yield Content.styled(f"  ··· {hunk.skipped} line{'' if hunk.skipped == 1 else 's'} the same", "$quiet")


def _afterwards(compared: Compared, width: int) -> Iterator[Content]:
    if compared.left_out:
        yield Content.styled(f"  ··· and {compared.left_out} lines more", "$quiet")
    for remark in compared.remarks:
        yield from Content(remark).wrap(width)


# Two versions ------------------------------------------------------------------------------------


def beside_text(compared: Compared, width: int) -> Content:
    """Return both versions side by side where they differ."""
    half = (width - 3) // 2
    return Content("\n").join(_beside(compared, half, width))


def _beside(compared: Compared, half: int, width: int) -> Iterator[Content]:
    between = Content.styled(" │ ", "$faint")
    for hunk in compared.hunks:
        yield from _skipped(hunk)
        for left, right in _paired(hunk.lines):
            sides = (_side(left, compared, half, LineMark.REMOVED), _side(right, compared, half, LineMark.ADDED))
            for one, other in zip_longest(*sides, fillvalue=Content("")):
                yield one.pad_right(half - one.cell_length) + between + other
    yield from _afterwards(compared, width)


def below_text(compared: Compared, width: int) -> Content:
    """Return both versions below each other, a place after the other where they differ."""
    return Content("\n").join(_below(compared, width))


def _below(compared: Compared, width: int) -> Iterator[Content]:
    for number, hunk in enumerate(compared.hunks):
        if number:
            yield Content("")
        for version, own in ((compared.before, LineMark.REMOVED), (compared.after, LineMark.ADDED)):
            yield Content.styled(version.title, "$accent bold").truncate(width, ellipsis=True)
            for line in hunk.lines:
                if line.mark in (LineMark.SAME, own):
                    yield from _side(line, compared, width, own)
    yield from _afterwards(compared, width)


def _paired(lines: tuple[DiffLine, ...]) -> Iterator[tuple[DiffLine | None, DiffLine | None]]:
    """Yield the lines of both sides beside each other; what differs is paired in order."""
    gone: list[DiffLine] = []
    new: list[DiffLine] = []
    for line in lines:
        if line.mark is LineMark.SAME:
            yield from zip_longest(gone, new)
            gone, new = [], []
            yield line, line
        else:
            (gone if line.mark is LineMark.REMOVED else new).append(line)
    yield from zip_longest(gone, new)


def _side(line: DiffLine | None, compared: Compared, width: int, own: LineMark) -> list[Content]:
    """Return the rows of a line in one version: a bar before what the other one does not have."""
    if line is None:
        return [Content("")]
    number = line.before if own is LineMark.REMOVED else line.after
    gutter = f"{number:>{_places(compared)}} {'▌' if line.mark is own else ' '} "
    ink = "" if line.mark is own else "$quiet"
    parts = _folded(line.text, max(8, width - len(gutter)))
    return [
        Content.styled(gutter if place == 0 else " " * len(gutter), "$accent" if ink == "" else "$faint")
        + Content.styled(part, ink)
        for place, part in enumerate(parts)
    ]
