"""A routine made of a session: what was followed, as a file to follow and to change. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from foottimer.history.record import Record
from foottimer.routine.catalogue import Catalogue
from foottimer.routine.expand import expand
from foottimer.routine.fold import fold, fold_flat
from foottimer.routine.model import Routine, Side
from foottimer.routine.read import read_routine
from foottimer.routine.timeline import Interval, Timeline
from foottimer.text.fresh import routine_text
from foottimer.values import replace


def text_from_session(record: Record, catalogue: Catalogue, name: str | None = None) -> str:
    """Return the text of a routine that asks for what the session's timeline did, under its name or another one.

    Blocks, circuits, sets and sides are found again; where they cannot be, each interval is a block. Which side comes
    first is chosen on the day, so it begins with the left. Raises ValueError, with a sentence to show, where the record
    has no timeline or no file can hold it.
    """
    timeline = record.timeline
    if timeline is None:
        raise ValueError("It is not known what this session asked for.")
    wanted = timeline if name is None else replace(timeline, name=name)
    heading = f"What was followed on {record.moment.day.isoformat()}."
    for folded in (fold, fold_flat):
        text = routine_text(folded(wanted, catalogue), heading)
        routine = read_routine(text, "again", catalogue).routine
        if routine is not None and (
            folded is fold_flat
            or any(_alike(expand(replace(routine, first_side=side)), timeline) for side in (Side.LEFT, Side.RIGHT))
        ):
            return text
    raise ValueError("A routine file cannot hold what this session asked for.")


def routine_from_session(record: Record, catalogue: Catalogue) -> Routine:
    """Return a routine, under the id it had, that asks for what the session's timeline did.

    Raises ValueError, with a sentence to show, as `text_from_session` does.
    """
    routine = read_routine(text_from_session(record, catalogue), record.routine, catalogue).routine
    if routine is None:
        raise ValueError("A routine file cannot hold what this session asked for.")
    return routine


def _alike(one: Timeline, other: Timeline) -> bool:
    """Whether two timelines ask for the same; what the catalogue says of closed eyes by now is what counts."""
    return one.cues == other.cues and _without_eyes(one.intervals) == _without_eyes(other.intervals)


def _without_eyes(intervals: Iterable[Interval]) -> list[Interval]:
    return [replace(interval, eyes_closed=False) for interval in intervals]
