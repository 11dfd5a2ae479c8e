"""What the places of a spoken template stand for, and how a sentence is made short enough. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import takewhile

from foottimer.routine.model import Side
from foottimer.routine.spoken import fill
from foottimer.routine.timeline import Ends, Interval, Kind, Timeline
from foottimer.session.reading import texts
from foottimer.session.yielding import as_forms

SIDES = {Side.LEFT: "left foot", Side.RIGHT: "right foot", Side.ALTERNATE: "sides by turns"}
"""A side as it is spoken."""
SHORT = "{next}, {side}."
"""What is left of an announcement for which there is no time."""
FAR = 100
"""Intervals beyond which nobody looks for the work before or after: what is that far away is not told of."""


def spoken_span(ms: int) -> str:
    """Return a length as it is spoken: "30 seconds", "1 minute 30 seconds", "2 minutes"."""
    minutes, rest = divmod(-(-ms // 1000), 60)
    parts = [(minutes, "minute"), (rest, "second")]
    return " ".join(f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in parts if count)


def spoken_amount(interval: Interval) -> str:
    """Return what work asks for as it is spoken: "hold 30 seconds", "6 reps a side", "until you are done"."""
    if interval.kind is Kind.REPS:
        reps = f"{interval.reps} rep{'' if interval.reps == 1 else 's'}"
        amount = f"{reps} a side" if interval.side is Side.ALTERNATE else reps
        amount += " at your own pace" if interval.ends is Ends.SELF_PACED else ""
    elif interval.ends is Ends.OPEN:
        amount = f"at most {spoken_span(interval.max)}" if interval.max else "until you are done"
    else:
        held = "hold " if interval.kind is Kind.HOLD else ""
        amount = held + spoken_span(interval.length)
    return f"{amount} with {interval.load}" if interval.load else amount


def coming(timeline: Timeline, index: int) -> Interval | None:
    """Return the work that comes after an interval; None after the last, or where it is far away."""
    return next((other for other in timeline.intervals[index + 1 : index + 1 + FAR] if other.is_work), None)


def values_of(timeline: Timeline, work: Interval | None, own: Interval, told: Collection[str] = ()) -> dict[str, str]:
    """Return what the places stand for: `work` is announced, during the interval `own`.

    Of one more set, or the other side, only what was not `told` yet is said again: a warning may have found no time.
    """
    values = {"routine": timeline.name, "seconds": f"{own.length / 1000:g}"}
    if work is None:
        return values
    values["side"] = _side(timeline, work)
    if work.sets and work.sets > 1:
        values |= {"set": str(work.set), "sets": str(work.sets)}
    said = texts(work)
    cue = said[0] if said else ""
    if own is not work and _goes_on(timeline, work):
        return values if cue in told else {**values, "cue": cue}
    return {**values, "next": work.name, "amount": spoken_amount(work), "cue": cue}


def _side(timeline: Timeline, work: Interval) -> str:
    """Return the side of work; of the first pass of a block of two sides, that it is the first."""
    if work.side is None:
        return ""
    side = SIDES[work.side]
    before = _work_before(timeline, work)
    if work.side is Side.ALTERNATE or (before is not None and _same_block(before, work)):
        return side
    after = (timeline.intervals[place] for place in range(work.index + 1, len(timeline.intervals)))
    block = takewhile(lambda other: not other.is_work or _same_block(other, work), after)
    return f"{side} first" if any(other.is_work and other.side is not work.side for other in block) else side


def _goes_on(timeline: Timeline, work: Interval) -> bool:
    """Whether work is one more set of what was done before it, or its other side."""
    before = _work_before(timeline, work)
    return before is not None and _same_block(before, work) and (before.set, before.side) != (work.set, work.side)


def _work_before(timeline: Timeline, work: Interval) -> Interval | None:
    """Return the work before an interval; None before the first, or where it is far away."""
    near = timeline.intervals[max(0, work.index - FAR) : work.index]
    return next((other for other in reversed(near) if other.is_work), None)


def _same_block(one: Interval, other: Interval) -> bool:
    """Whether both are of one block, done with one exercise: another may stand in from some set on."""
    return one.block is not None and (one.block, one.round, one.name) == (other.block, other.round, other.name)


def forms(template: str, values: Mapping[str, str]) -> tuple[str, ...]:
    """Return the sentence in full, and then what is taken in turn where there is no time for it; none if it is empty.

    Of a first set the count goes first, since "last set" will tell; then the amount, which the end will tell; and then
    the cue, which may be a warning. The last form says which work and which side.
    """
    full = fill(template, values)
    if not full or "{next}" not in template:
        return as_forms(full)
    uncounted = {**values, "set": ""} if values.get("set") == "1" else values
    less = [uncounted, {**uncounted, "amount": ""}, {**values, "cue": ""}]
    shorter = [*(fill(template, left) for left in less), fill(SHORT, values)]
    return tuple(dict.fromkeys(text for text in (full, *shorter) if text))
