"""Timelines that were run, as a file has them: checked. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from foottimer.carry.checking import Problems
from foottimer.carry.shape import Field
from foottimer.carry.values import COUNT, FLAG, LINE, LINES, MOST_MS, NUMBER, Takes, Twice, Value, one_of, quoted
from foottimer.history.bodies import text_of
from foottimer.routine.limits import MOST_INTERVALS
from foottimer.routine.model import Side, Unit
from foottimer.routine.timeline import Ends, Kind, Timeline, timeline_from_json


def _listed(words: str, *checks: Callable[[object], Value]) -> Takes:
    """A list, or one of lists of as many items as there are checks."""

    def check(value: object) -> Value:
        if not isinstance(value, list):
            raise ValueError
        for item in value:
            parts = [item] if len(checks) == 1 else item
            if not isinstance(parts, list) or len(parts) != len(checks):
                raise ValueError
            for part, one in zip(parts, checks, strict=True):
                one(part)
        return None

    return Takes(words, check)


_TIMELINE = (
    Field("id", LINE, "the routine's id"),
    Field("name", LINE, "the routine's name"),
    Field("series", LINE, "the routine's series", "", True),
    Field("level", COUNT, "the routine's level", "", True),
)
_INTERVAL = (
    Field("index", COUNT, "its place in the timeline, from 0"),
    Field("kind", one_of(Kind), "what it is for"),
    Field("name", LINE, "as shown"),
    Field("start", NUMBER, "from the timeline's start, in seconds"),
    Field("seconds", NUMBER, "its length"),
    Field("exercise", LINE, "the exercise's id", "", True),
    Field("block", LINE, "the block it comes from", "", True),
    Field("group", LINE, "the innermost circuit's name", "", True),
    Field("round", COUNT, "round, from 1", "", True),
    Field("rounds", COUNT, "how many rounds", "", True),
    Field("set", COUNT, "set, from 1", "", True),
    Field("sets", COUNT, "how many sets", "", True),
    Field("side", one_of(Side), "the side trained", "", True),
    Field("reps", COUNT, "repetitions", "", True),
    Field("phases", _listed("a list of names with seconds", LINE.check, NUMBER.check), "of one rep", "", True),
    Field("ends", one_of(Ends), "what ends it"),
    Field("max", NUMBER, "when an open one ends by itself, in seconds", "", True),
    Field("record", one_of(Unit), "the number asked for", "", True),
    Field("cues", _listed("a list of texts", LINES.check), "shown one at a time", "", True),
    Field("says", _listed("a list of seconds with texts", NUMBER.check, LINES.check), "said at a time", "", True),
    Field("bpm", COUNT, "beats a minute", "", True),
    Field("load", LINE, "what is carried", "", True),
    Field("note", LINES, "the block's note", "", True),
    Field("optional", FLAG, "whether it may be left out"),
    Field("eyes_closed", FLAG, "whether nobody looks", "", True),
)
"""What is known of an interval; more that a newer program wrote is kept as it is."""


def checked_timeline(data: object, place: str, problems: Problems) -> Timeline | None:
    """The timeline of an object as `timeline_to_json` gives it; None where anything is wrong, which is then said.

    It is strict about what it knows: what is run, drawn and repeated later trusts a timeline.
    """
    before = len(problems.found)
    if _fits(data, _TIMELINE, place, problems):
        intervals = data.get("intervals") if isinstance(data, dict) else None
        if not isinstance(intervals, list) or not 1 <= len(intervals) <= MOST_INTERVALS:
            problems.add(f"{place}.intervals", f"has to be an array of 1 to {MOST_INTERVALS:,} intervals")
        else:
            for number, interval in enumerate(intervals):
                _fits(interval, _INTERVAL, f"{place}.intervals[{number}]", problems)
    if len(problems.found) > before or not isinstance(data, dict):
        return None
    return _understood(data, place, problems)


def _fits(data: object, fields: tuple[Field, ...], place: str, problems: Problems) -> bool:
    if not isinstance(data, dict) or isinstance(data, Twice):
        problems.add(place, f"has to be an object, not {quoted(data)}")
        return False
    fits = True
    for field in fields:
        value = data.get(field.key)
        try:
            if value is not None or not field.left_out:
                field.takes.check(value)
        except ValueError:
            problems.add(f"{place}.{field.key}", f"has to be {field.takes.words}, not {quoted(value)}")
            fits = False
    return fits


def _understood(data: Mapping[str, object], place: str, problems: Problems) -> Timeline | None:
    try:
        timeline = timeline_from_json(data)
        text_of(data)  # what nobody reads yet has to be something that can be kept, too
    except KeyError as error:
        problems.add(place, f"has no {error.args[0]}")
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        problems.add(place, f"is no timeline ({' '.join(str(error).split())[:200]})")
    else:
        if (wrong := _apart(timeline)) is None:
            return timeline
        problems.add(f"{place}.intervals[{wrong}]", "has to be the next one and begin where the one before it ends")
    return None


def _apart(timeline: Timeline) -> int | None:
    """The place of the first interval that does not follow the one before it; None when all do."""
    start = 0
    for place, interval in enumerate(timeline.intervals):
        if (interval.index, interval.start) != (place, start) or start > MOST_MS:
            return place
        start += interval.length
    return None
