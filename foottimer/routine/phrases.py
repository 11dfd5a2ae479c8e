"""How an interval is put into words; both front ends speak with these. Pure."""

from __future__ import annotations

from foottimer.routine.model import Side
from foottimer.routine.timeline import Ends, Interval, Kind, Timeline

SIDE_MARKS = {Side.LEFT: "◀ LEFT", Side.RIGHT: "RIGHT ▶", Side.ALTERNATE: "◀ BY TURNS ▶"}
"""A side in a word and a shape, so that neither the word nor its place has to be read alone."""


def span(ms: int) -> str:
    """Return a length as a person says it: "20 s", "1:30 min", "1:02:03 h"; part seconds as they are."""
    if ms < 60_000:
        return f"{ms / 1000:g} s"
    minutes, seconds = divmod(-(-ms // 1000), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02} h" if hours else f"{minutes}:{seconds:02} min"


def amount(interval: Interval) -> str:
    """Return what an interval asks for: "20 s", "6 reps", "6 reps a side", "until done"."""
    if interval.kind is Kind.REPS:
        noun = "rep" if interval.reps == 1 else "reps"
        return f"{interval.reps} {noun}" + (" a side" if interval.side is Side.ALTERNATE else "")
    if interval.ends is Ends.OPEN:
        return f"at most {span(interval.max)}" if interval.max else "until done"
    return span(interval.length)


def counters(interval: Interval) -> str:
    """Return "round 1 of 2 · set 2 of 3", leaving out what there is only one of."""
    parts = []
    if interval.rounds and interval.rounds > 1:
        parts.append(f"round {interval.round} of {interval.rounds}")
    if interval.sets and interval.sets > 1:
        parts.append(f"set {interval.set} of {interval.sets}")
    return " · ".join(parts)


def said(timeline: Timeline) -> str:
    """Return every name, number, phase, note and cue of a timeline as one text, to look words up in."""
    texts: list[str] = []
    for interval in timeline.intervals:
        texts += [interval.name, amount(interval), counters(interval), interval.note, *interval.cues]
        texts += [phase.name for phase in interval.phases]
    return "\n".join(dict.fromkeys([timeline.name, *texts]))
