"""Everything that the player shows at one instant, computed from the session; no Textual."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from foottimer.routine import phrases
from foottimer.routine.duration import format_duration
from foottimer.routine.timeline import Ends, Interval, Kind
from foottimer.session import reading
from foottimer.session.events import Reason
from foottimer.session.machine import Session, State
from foottimer.session.reading import Beat
from foottimer.values import dataclass


@dataclass(frozen=True, slots=True)
class PlayerView:
    """The player's texts; each is one widget's content."""

    tone: str
    """The kind's colour: work, rest, switch, ready or paused."""
    name: str
    """The exercise, or what is to be done now."""
    counters: str
    """Round, set and rep, as "set 1 of 2 · rep 3 of 6"."""
    shout: str
    """One or two large words: side and phase, or the kind of interval."""
    side: str
    """The side alone, for where there is no room for both words; empty where both sides work at once."""
    count: str
    """The repetition or set, as "2/6"; empty where there is only one."""
    digits: str
    """Whole seconds, or minutes and seconds."""
    left: str
    """Of the whole routine: time run, time left and the time of day it ends."""
    cue: str
    """The one cue, or what key goes on."""
    beat: Beat | None
    """Where paced reps stand."""
    loud_next: bool
    """Whether what comes next is large."""
    next_name: str
    """What comes next; empty after the last."""
    next_detail: str
    """Its side, amount and first cue."""
    last: str
    """How the exercise went last time, in a break the one that comes; empty where nothing is known."""


def player_view(
    session: Session, now: int, wall: Callable[[int], datetime] | None, gap: int = 0, taken: str = "", last: str = ""
) -> PlayerView:
    """Return what to show of `session` at `now`; `gap` is how long the program stood still, in ms.

    `wall` tells the time of day in so many ms, None in a rehearsal, whose end no clock on the wall tells; `taken` is
    what is said of a session that another program began, until it goes on; `last` is how the exercise that is done or
    comes went last time.
    """
    interval = session.interval
    beat = reading.beat(session, now)
    coming = reading.next_work(session)
    resting = not interval.is_work
    return PlayerView(
        tone=_tone(session),
        name=_NAMES.get(interval.name, interval.name),
        counters=_counters(session, beat),
        shout=_shout(session, now, beat),
        side=side_mark(interval, beat) if interval.is_work and session.state is State.RUNNING else "",
        count=_count(interval, beat),
        digits=clock(reading.shown_seconds(session, now)),
        left=_left(session, now, wall),
        cue=_cue(session, now, gap, taken),
        beat=beat,
        loud_next=session.state is State.RUNNING and reading.announces_next(session, now),
        next_name=_next_name(session.following, coming, resting),
        next_detail=_next_detail(session.following, coming, resting),
        last=_last(last, coming if resting else None),
    )


def _last(last: str, coming: Interval | None) -> str:
    """Return how an exercise went, with its name where that is not the one above."""
    return f"{coming.name}, {last}" if last and coming else f"{last[:1].upper()}{last[1:]}"


def go_title(session: Session, now: int) -> str:
    """Return what the one key does now: done, go on or pause."""
    if session.state is State.PAUSED:
        return "go on"
    return "done" if session.state is State.RUNNING and session.waiting(now) else "pause"


def clock(seconds: int) -> str:
    """Return whole seconds for the big digits: "45", "1:30", "1:02:03"."""
    return str(seconds) if seconds < 60 else format_duration(seconds * 1000)


def side_mark(interval: Interval, beat: Beat | None = None) -> str:
    """Return the side in a word and a shape; where sides alternate, that of the very repetition."""
    side = beat.side if beat and beat.side else interval.side
    return phrases.SIDE_MARKS[side] if side else ""


def _tone(session: Session) -> str:
    if session.state in (State.PAUSED, State.COUNTING_IN):
        return "paused"
    kind = session.interval.kind
    if kind.is_work:
        return "work"
    return {Kind.READY: "ready", Kind.SWITCH: "switch"}.get(kind, "rest")


def _counters(session: Session, beat: Beat | None) -> str:
    interval = session.interval
    parts = [phrases.counters(interval)] if interval.is_work else []
    if beat:
        parts.append(f"rep {beat.rep} of {beat.reps}")
    elif interval.kind is Kind.REPS:
        parts.append(phrases.amount(interval))
    if interval.load:
        parts.append(interval.load)
    if interval.is_work and session.state is not State.RUNNING:
        parts.insert(0, side_mark(interval, beat))  # the large word that says it else is Paused
    return " · ".join(part for part in parts if part)


def _count(interval: Interval, beat: Beat | None) -> str:
    if beat:
        return f"{beat.rep}/{beat.reps}"
    if interval.is_work and interval.sets and interval.sets > 1:
        return f"{interval.set}/{interval.sets}"
    return ""


_SHOUTS = {Kind.READY: "Get ready", Kind.REST: "Rest", Kind.TRANSITION: "Next up"}
_NAMES = {
    "Get ready": "Get into position",
    "Rest": "Breathe, shake it out",
    "Switch sides": "Change over to the other side",
    "Next exercise": "Change over to the next exercise",
}
"""What stands where an exercise's name does; the large word below says what kind of pause it is."""
_WORK = {Kind.REPS: "Go", Kind.HOLD: "Hold", Kind.TIME: "Move", Kind.OPEN: "Go"}


def _shout(session: Session, now: int, beat: Beat | None) -> str:
    interval = session.interval
    if session.state is State.PAUSED:
        return "Paused"
    if session.state is State.COUNTING_IN:
        return "Resume in"
    if interval.kind is Kind.SWITCH:
        coming = session.following
        return _switch(coming)
    if not interval.is_work:
        return _SHOUTS[interval.kind]
    if interval.ends is Ends.MANUAL and session.waiting(now):
        word = "Done?"
    else:
        closed = interval.eyes_closed and not beat
        word = "Eyes closed" if closed else beat.phase.name if beat else _WORK[interval.kind]
    mark = side_mark(interval, beat)
    if not mark:
        return word
    # A mark stands on its own side: the left one before the word, the right one after it.
    return f"{mark} {word}" if mark.startswith("◀") else f"{word} {mark}"


def _switch(coming: Interval | None) -> str:
    return f"Switch {side_mark(coming)}" if coming and coming.side else "Switch"


def _left(session: Session, now: int, wall: Callable[[int], datetime] | None) -> str:
    ran, left = reading.total_elapsed(session, now), reading.total_remaining(session, now)
    about = "~" if session.timeline.estimated else ""
    texts = [f"{format_duration(ran // 1000 * 1000)} done", f"{about}{format_duration(left)} left"]
    if session.state is State.RUNNING and wall is not None:
        texts.append(f"ends {about}{wall(left):%H:%M}")
    return " · ".join(texts)


def taken_text(session: Session) -> str:
    """Return what is said of a session that was just taken up."""
    stood = session.seen - session.paused_at
    return f"Resumed after {phrases.span(stood // 1000 * 1000)}."


def _cue(session: Session, now: int, gap: int, taken: str) -> str:
    waits = session.state in (State.PAUSED, State.COUNTING_IN) and session.reason is Reason.INTERRUPTED
    if taken and waits and not gap:
        return f"{taken} {_cue(session, now, gap, '')}"
    if session.state is State.PAUSED:
        if gap:  # whatever the pause was for before, as when the program stood still in a count-in
            return f"Everything stood still for {phrases.span(gap // 1000 * 1000)}. Space to go on, q to end."
        return "Space to go on."
    if session.state is State.COUNTING_IN:
        return reading.cue(session, now) or "Back into position."
    if session.waiting(now):
        cue = reading.cue(session, now)
        return f"{cue} · Space when done" if cue else "Space when done"
    return reading.cue(session, now)


def _next_name(following: Interval | None, coming: Interval | None, resting: bool) -> str:
    """Return what to get ready for: the pause that follows work, else the work itself."""
    if not resting and following is not None:
        if following.kind is Kind.SWITCH:
            return _switch(coming)
        if following.kind is Kind.REST:
            return f"{following.name} {phrases.span(following.length)}"
    return coming.name if coming else ""


def _next_detail(following: Interval | None, coming: Interval | None, resting: bool) -> str:
    if coming is None:
        return ""
    parts = [side_mark(coming), phrases.amount(coming), phrases.counters(coming), *reading.texts(coming)[:1]]
    if not resting and following is not None and following.kind in (Kind.SWITCH, Kind.REST):
        parts.insert(0, f"then {coming.name}")
    return " · ".join(part for part in parts if part)
