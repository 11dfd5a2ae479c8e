"""What the keys of one work block must be to each other."""

from __future__ import annotations

from foottimer.routine.duration import format_duration
from foottimer.routine.fields import Fields
from foottimer.routine.model import Defaults, Exercise, Sides, Work
from foottimer.routine.settle import ends_of, settle_with, sides_of, turns_taken
from foottimer.routine.timeline import Ends

_TIMING = (
    *("exercise", "reps", "hold", "time", "open", "expect", "phases", "tempo"),
    *("advance", "sides", "side_order", "switch", "every"),
)
"""The keys that say how long a set of work takes."""


def check_work(fields: Fields, work: Work, exercise: Exercise | None, defaults: Defaults) -> None:
    """Report what does not fit together in a block; how long it takes is only judged when it can be known."""
    resolved = exercise is not None or not fields.has("exercise")
    if resolved:
        _check_tempo(fields, work, exercise)
        _check_sides(fields, work, exercise)
    sound = fields.wrong.isdisjoint(_TIMING)
    if work.every is not None:
        _check_every(fields, work, exercise, defaults, sound=sound, resolved=resolved)
    stated = fields.table.get("at")
    if sound and isinstance(stated, list) and len(stated) == len(work.at):
        _check_says(fields, work, exercise, defaults)
    if work.max is not None and work.expect is not None and work.expect > work.max:
        fields.warn("expect", f"longer than max, which ends the block after {format_duration(work.max)}")


def _check_tempo(fields: Fields, work: Work, exercise: Exercise | None) -> None:
    if work.tempo is None:
        return
    if fields.has("phases"):
        fields.error("tempo", "phases say it already: keep tempo or phases", at_key=True)
        return
    phases = exercise.phases if exercise else ()
    if not phases:
        fields.error("tempo", "there are no phases to apply it to: write phases = [[name, seconds], ...]")
    elif len(work.tempo) != len(phases):
        names = ", ".join(phase.name for phase in phases)
        fields.error("tempo", f"has {len(work.tempo)} numbers, but the exercise has {len(phases)} phases ({names})")
    elif not any(work.tempo):
        fields.error("tempo", "all phases take 0 seconds: give one of them a length")


def _check_sides(fields: Fields, work: Work, exercise: Exercise | None) -> None:
    sides = sides_of(work, exercise)
    if turns_taken(work.duty, sides) is sides:
        return
    if work.sides is Sides.ALTERNATE:
        fields.error("sides", 'a hold cannot alternate: use "each" for one hold a side')
    else:
        message = 'this exercise alternates sides, which a hold cannot: add sides = "each"'
        fields.error("hold", message, at_key=True)


def _check_every(
    fields: Fields, work: Work, exercise: Exercise | None, defaults: Defaults, *, sound: bool, resolved: bool
) -> None:
    ends = ends_of(work, exercise, defaults)
    if fields.has("rest"):
        fields.error("every", "stands beside rest: keep one of them, every leaves the rest over", at_key=True)
    elif ends is Ends.OPEN:
        fields.error("every", "an open block ends when the person says so: it cannot start on time", at_key=True)
    elif ends is Ends.SELF_PACED and resolved and (sound or work.phases is None):
        fields.error("every", "reps without phases wait for a key: they cannot start on time", at_key=True)
    elif ends is Ends.MANUAL:
        fields.error("every", 'advance = "manual" waits for a key: the next set cannot start on time', at_key=True)
    elif sound and (left := settle_with(work, exercise, defaults).rest) < 0:
        takes = format_duration((work.every or 0) - left)
        fields.error("every", f"a set takes {takes}, longer than that: raise it")


def _check_says(fields: Fields, work: Work, exercise: Exercise | None, defaults: Defaults) -> None:
    settled = settle_with(work, exercise, defaults)
    for place, say in enumerate(work.at):
        where = ("at", place, "when")
        if say.percent is not None and settled.ends is Ends.OPEN and not settled.length:
            fields.error(where, "percent of an unknown time: add expect, or write seconds")
        elif say.ms is not None and settled.ends is Ends.AUTO and say.ms > settled.length:
            fields.warn(where, f"never said: the pass is over after {format_duration(settled.length)}")
