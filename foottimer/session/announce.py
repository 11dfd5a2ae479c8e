"""What the places of a spoken template stand for, and how a sentence is made short enough. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from foottimer.routine.model import Side
from foottimer.routine.spoken import fill
from foottimer.routine.timeline import Ends, Interval, Kind, Timeline
from foottimer.session.reading import texts

SIDES = {Side.LEFT: "left", Side.RIGHT: "right", Side.ALTERNATE: "sides by turns"}
"""A side as it is spoken."""
SHORT = "{next}, {side}."
"""What is left of an announcement for which there is no time."""


def spoken_span(ms: int) -> str:
    """Return a length as it is spoken: "30 seconds", "1 minute 30 seconds", "2 minutes"."""
    minutes, rest = divmod(-(-ms // 1000), 60)
    parts = [(minutes, "minute"), (rest, "second")]
    return " ".join(f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in parts if count)


def spoken_amount(interval: Interval) -> str:
    """Return what work asks for as it is spoken: "30 seconds", "6 reps a side", "until you are done"."""
    if interval.kind is Kind.REPS:
        reps = f"{interval.reps} rep{'' if interval.reps == 1 else 's'}"
        amount = f"{reps} a side" if interval.side is Side.ALTERNATE else reps
        amount += " at your own pace" if interval.ends is Ends.SELF_PACED else ""
    elif interval.ends is Ends.OPEN:
        amount = f"at most {spoken_span(interval.max)}" if interval.max else "until you are done"
    else:
        amount = spoken_span(interval.length)
    return f"{amount} with {interval.load}" if interval.load else amount


def coming(timeline: Timeline, index: int) -> Interval | None:
    """Return the work that comes after an interval; None after the last."""
    intervals = timeline.intervals
    return next((intervals[i] for i in range(index + 1, len(intervals)) if intervals[i].is_work), None)


def values_of(timeline: Timeline, work: Interval | None, own: Interval) -> dict[str, str]:
    """Return what the places stand for: `work` is announced, during the interval `own`."""
    values = {"routine": timeline.name, "seconds": f"{own.length / 1000:g}"}
    if work is None:
        return values
    values |= {"next": work.name, "amount": spoken_amount(work), "side": SIDES[work.side] if work.side else ""}
    if work.sets and work.sets > 1:
        values |= {"set": str(work.set), "sets": str(work.sets)}
    said = texts(work)
    return {**values, "cue": said[0] if said else ""}


def forms(template: str, values: Mapping[str, str]) -> tuple[str, ...]:
    """Return the sentence in full, then shorter and shorter; the shortest says which work and which side.

    Of the first set the count goes first, since "last set" will tell; later the cue, which was heard before.
    """
    full = fill(template, values)
    if not full or "{next}" not in template:
        return (full,) if full else ()
    uncounted = [fill(template, {**values, "set": ""})] if values.get("set") == "1" else []
    shorter = [*uncounted, fill(template, {**values, "cue": ""}), fill(SHORT, values)]
    return tuple(dict.fromkeys(text for text in (full, *shorter) if text))
