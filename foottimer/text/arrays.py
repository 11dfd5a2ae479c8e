"""The elements of an array as it is written, which can be taken out and put in with their comments and commas."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from foottimer.text.tokens import value_end
from foottimer.values import dataclass, replace

_NOTHING = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_BESIDE = re.compile(r"[ \t]*#[^\r\n]*")
_ABOVE = re.compile(r"\n[ \t]*((?:#[^\n]*\n[ \t]*)++)\Z")
_CORE = re.compile(r"(?:.*#[^\r\n]*)?", re.DOTALL)
_WHITE = re.compile(r"[ \t\r\n]*")


@dataclass(frozen=True, slots=True)
class Slot:
    """An element with what belongs to it."""

    lead: str
    """What stands between it and what is before it, loose comments among it; that stays where it is."""
    above: str
    """The comments directly above it, with the blanks from the last one to the element."""
    text: str
    """The element itself."""
    mid: str
    """What stands between it and its comma."""
    comma: bool
    """Whether it has a comma."""
    beside: str
    """The comment on its last line."""

    @property
    def own(self) -> str:
        """Return all of it but what stays where it is."""
        return self.above + self.text + self.mid + ("," if self.comma else "") + self.beside


@dataclass(frozen=True, slots=True)
class Array:
    """An array in pieces."""

    slots: tuple[Slot, ...]
    """Its elements, in order."""
    tail: str
    """What stands between the last one and the bracket."""
    begin: int
    """Where its first bracket is."""
    end: int
    """Where it ends, its last bracket included."""

    @property
    def text(self) -> str:
        """Return it as it is written."""
        return f"[{''.join(slot.lead + slot.own for slot in self.slots)}{self.tail}]"

    @property
    def has_lines(self) -> bool:
        """Whether it is written on more than one line."""
        return any("\n" in slot.lead for slot in self.slots) or "\n" in self.tail

    def offset(self, place: int) -> int:
        """Return where the element at a place begins in the text."""
        before = "".join(slot.lead + slot.own for slot in self.slots[:place])
        slot = self.slots[place]
        return self.begin + 1 + len(before) + len(slot.lead) + len(slot.above)


def cut_array(text: str, pos: int) -> Array:
    """Return the pieces of the array that begins at an offset of a text that `tomllib` accepts."""
    slots: list[Slot] = []
    begin, pos = pos, pos + 1
    while True:
        at = _end(_NOTHING, text, pos)
        between = text[pos:at]
        if text[at] == "]":
            return Array(tuple(slots), between, begin, at + 1)
        above = _ABOVE.search(between)
        lead = between[: above.start(1)] if above else between
        end = value_end(text, at)
        after = _end(_NOTHING, text, end)
        has_comma = text[after] == ","
        mid = text[end:after] if has_comma else ""
        after = after + 1 if has_comma else end
        pos = _end(_BESIDE, text, after)
        slots.append(Slot(lead, above.group(1) if above else "", text[at:end], mid, has_comma, text[after:pos]))


def _end(pattern: re.Pattern[str], text: str, pos: int) -> int:
    match = pattern.match(text, pos)
    return match.end() if match else pos


def beside_bracket(lead: str) -> tuple[str, str]:
    """Return the comment that follows a bracket on its line, and what is below that line."""
    end = _end(_BESIDE, lead, 0)
    return lead[:end], lead[end:]


def core_of(gap: str) -> str:
    """Return the beginning of a gap up to the end of its last comment."""
    return gap[: _end(_CORE, gap, 0)]


def take_slots(array: Array, places: Collection[int], newline: str, indent: str) -> tuple[list[Slot], Array]:
    """Return some elements of an array, and the array without them.

    `indent` is that of the line on which the array begins.
    """
    taken: list[Slot] = []
    kept: list[Slot] = []
    waiting: str | None = None
    for place, slot in enumerate(array.slots):
        lead = slot.lead if waiting is None else merged_leads(waiting, slot.lead, first=not kept)
        if place in places:
            taken.append(slot)
            waiting = lead
        else:
            kept.append(replace(slot, lead=lead))
            waiting = None
    tail = array.tail if waiting is None else merged_leads(waiting, array.tail, first=not kept, last=True)
    if kept and waiting is not None and not array.has_lines and not array.slots[-1].comma and not kept[-1].mid:
        kept[-1] = replace(kept[-1], comma=False)
    return taken, sound(replace(array, slots=tuple(kept), tail=tail), newline, indent)


def merged_leads(before: str, after: str, *, first: bool = False, last: bool = False) -> str:
    """Return what is between two elements, or an element and a bracket, once what was between is gone."""
    core = core_of(before)
    white, others = before[len(core) :], after[: _end(_WHITE, after, 0)]
    rest = after[len(others) :]
    if last and not rest and ("\n" in others or not core):
        return core + others
    if first and not core and (rest == "" or "\n" in white):
        return white + rest
    longer = max(others, white, key=lambda run: run.count("\n"))
    if "\n" in others:  # the line below keeps its indent
        longer = longer[: longer.rfind("\n") + 1] + others[others.rfind("\n") + 1 :]
    return core + longer + rest


def put_slots(array: Array, at: int, new: Sequence[Slot], newline: str, indent: str, *, before: bool) -> Array:
    """Return an array with elements put in at a place: directly before the element there, or behind the one before.

    `indent` is that of the line on which the array begins.
    """
    slots = list(array.slots)
    between = _between(array, at, newline, indent)
    leads = [between] * len(new)
    if at < len(slots) and (before or at == 0):
        leads[0] = slots[at].lead
        slots[at] = replace(slots[at], lead=between)
    elif not slots:
        core = core_of(array.tail)
        loose = newline * ("\n" in core)
        leads[0] = core + loose + newline + indent + "  " if array.has_lines else ""
        tail = array.tail[len(core) :]
        array = replace(array, tail=newline + indent if new[0].above and "\n" not in tail else tail)
    ends_in_comma = slots[-1].comma if slots else array.has_lines
    slots[at:at] = [replace(slot, lead=lead) for slot, lead in zip(new, leads, strict=True)]
    slots = [replace(slot, comma=True) for slot in slots[:-1]] + slots[-1:]
    if at + len(new) == len(slots) and not slots[-1].mid:
        slots[-1] = replace(slots[-1], comma=ends_in_comma)
    return sound(replace(array, slots=tuple(slots)), newline, indent)


def _between(array: Array, at: int, newline: str, indent: str) -> str:
    """Return the blanks that stand between two elements of an array around a place."""
    slots = array.slots
    if len(slots) > 1:
        lead = slots[min(max(at, 1), len(slots) - 1)].lead
    elif slots and "\n" in slots[0].lead:
        lead = slots[0].lead
    else:
        return newline + indent + "  " if not slots and array.has_lines else " "
    white = lead[len(core_of(lead)) :]
    return newline * min(2, white.count("\n")) + white[white.rfind("\n") + 1 :] if "\n" in white else " "


def sound(array: Array, newline: str, indent: str) -> Array:
    """Return an array in which every comment has the line's end that it needs."""
    slots: list[Slot] = []
    for slot in array.slots:
        lead = slot.lead
        follows = bool(slots and slots[-1].beside)
        if (follows and not _begins_line(lead)) or (slot.above and "\n" not in lead):
            lead = newline + (indent + "  " if "\n" not in lead else "") + lead.lstrip(" \t")
        slots.append(replace(slot, lead=lead))
    tail = array.tail
    if slots and slots[-1].beside and not _begins_line(tail):
        tail = newline + indent + tail.lstrip(" \t")
    return replace(array, slots=tuple(slots), tail=tail)


def _begins_line(gap: str) -> bool:
    return gap.lstrip(" \t\r").startswith("\n")
