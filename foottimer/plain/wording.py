"""What is said, in plain words. Pure; our own words are ASCII, a file's own are made safe where they are printed."""

from __future__ import annotations

from foottimer.figure.movements import find
from foottimer.history.record import AttemptRow
from foottimer.routine.model import Routine, Side, Unit
from foottimer.routine.spoken import CLOSE_YOUR_EYES, OPEN_YOUR_EYES
from foottimer.routine.timeline import Ends, Interval, Kind, Timeline
from foottimer.safety import START, TRAINING
from foottimer.session.events import Attempt, Outcome, Paused, Reason
from foottimer.session.machine import Session, rep_unit
from foottimer.settings.lengths import shown, unit_word
from foottimer.settings.model import Length

KEYS = "Enter says done, else pauses and goes on. With Enter: p pause, s skip, b back, e easier, q end, ? help."
HELP = (
    "Enter alone: done where that is waited for, else pause and go on. p: pause and go on wherever it is.",
    "s: skip to the next interval. b: back to the beginning of the work, at its beginning to the work before.",
    "+ or -: ten seconds more or less, on paced repetitions by whole ones; ++ is twenty seconds.",
    "e: the easier exercise for the rest of this block, e again: the harder one. sore: mark the exercise as sore.",
    "j: list the intervals. j 7: jump to number 7. m: be silent, or heard again. q: end the session. ?: this help.",
)
CLEARS_SORE = "sore again clears it"
"""What is said of a mark that an exercise is sore."""
PAUSED = "Paused. Enter to go on."
"""What is said of a session that stands still, to somebody who can make it go on."""
_SIDES = {Side.LEFT: "Left foot: ", Side.RIGHT: "Right foot: "}
_UNITS = {"reps": "repetitions", "in": "inches"}
_OUTCOMES = {
    Outcome.DONE: "done",
    Outcome.SKIPPED: "skipped",
    Outcome.CUT: "cut short",
    Outcome.EXTENDED: "made longer",
    Outcome.LEFT: "left",
}


def interrupted(again: bool, saved: bool) -> str:
    """Return what is said when a signal ends the program; with `again`, the session waits to be taken up."""
    how, then = ("Interrupted", "; foottimer resume goes on with it") if again else ("Ended", "")
    return f"{how} by a signal: what was done is kept{then}." if saved else f"{how} by a signal."


def broke_behind(error: str) -> str:
    """Return what is said of a mistake in a thread of the program's own."""
    return f"Something in the background broke, and the session goes on without it: {error}"


def lasting(ms: int) -> str:
    """Return a length as it is read out: "20 s", "2.5 s", "1 min 15 s", "1 h 2 min"."""
    if ms < 60_000:
        return f"{ms / 1000:g} s"
    seconds = round(ms / 1000)
    parts = ((seconds // 3600, "h"), (seconds // 60 % 60, "min"), (seconds % 60, "s"))
    return " ".join(f"{amount} {unit}" for amount, unit in parts if amount)


def whole(ms: int) -> str:
    """Return a measured length in whole seconds, as it is read out."""
    return lasting(ms // 1000 * 1000)


def header(timeline: Timeline, interactive: bool, saved: bool, speed: float) -> list[str]:
    """Return what is said before the first interval."""
    about = "about " if timeline.estimated else ""
    intervals = "1 interval" if len(timeline.intervals) == 1 else f"{len(timeline.intervals)} intervals"
    lines = [f"{_levelled(timeline)}: {about}{lasting(timeline.total)}, {intervals}."]
    if not saved:
        pace = f" at {speed:g} times the pace" if speed != 1 else ""
        lines.append(f"This is a rehearsal{pace}: nothing of it is saved.")
    return [*lines, START, _keys(interactive)]


def taken_up(timeline: Timeline, stood: str, interactive: bool) -> list[str]:
    """Return what is said before an interrupted session goes on where it `stood`."""
    return [f"{_levelled(timeline)}, resumed: {stood}.", START, _keys(interactive)]


def _levelled(timeline: Timeline) -> str:
    return timeline.name if timeline.level is None else f"{timeline.name}, level {timeline.level}"


def _keys(interactive: bool) -> str:
    return KEYS if interactive else "No keys are read: what waits for you ends at its estimate."


def not_for_everybody(routine: Routine) -> list[str]:
    """Return what an opt-in routine says of itself."""
    return [f"{routine.name} is not for everybody.", *routine.about.splitlines(), TRAINING]


NOTHING_TO_HEAR = (
    "This routine closes your eyes, and nothing can be heard: sound and bell are off, or nothing here plays sound.",
    "b: start, with the terminal's bell for it. o: start, with the easier exercise and open eyes.",
)
"""What is said before closed eyes when nothing can be heard."""


def begins(interval: Interval, following: Interval | None, interactive: bool) -> list[str]:
    """Return what is said when an interval begins: the work, or the pause and the work after it."""
    if interval.is_work:
        closed = [CLOSE_YOUR_EYES] if interval.eyes_closed else []
        return [work(interval, interactive), *tempo(interval), *closed]
    line = f"{interval.name}, {lasting(interval.length)}."
    if following is None:
        return [line]
    shown = picture(following) if interval.kind in (Kind.READY, Kind.TRANSITION) else []
    return [f"{line} Next: {work(following, interactive)}", *shown]


def picture(interval: Interval) -> list[str]:
    """Return the line that says what others see drawn; nothing where nobody has drawn it."""
    movement = find(interval.exercise)
    return [f"The movement: {movement.words}."] if movement else []


def work(interval: Interval, interactive: bool) -> str:
    """Return a work interval in one line: side, name, amount, set and round, load, the block's note, first cue."""
    parts = [f"{titled(interval)}, {_amount(interval, interactive)}", *_counters(interval)]
    if interval.load:
        parts.append(f"with {interval.load}")
    said = (_sentence(text) for text in (" ".join(interval.note.split()), *interval.cues[:1]) if text)
    return " ".join((f"{', '.join(parts)}.", *said))


def titled(interval: Interval) -> str:
    """Return side and name."""
    return f"{_SIDES.get(interval.side, '') if interval.side else ''}{interval.name}"


def tempo(interval: Interval) -> list[str]:
    """Return the line that says the tempo of paced repetitions; nothing for other work."""
    if not rep_unit(interval):
        return []
    phases = ", ".join(f"{phase.name} {phase.ms / 1000:g}" for phase in interval.phases)
    return [f"{_reps(interval)}: {phases}."]


def _amount(interval: Interval, interactive: bool) -> str:
    length = lasting(interval.length)
    if interval.ends is Ends.OPEN:
        return _open(interval, interactive)
    if interval.ends is Ends.SELF_PACED:
        return f"{_reps(interval)} at your own pace, {'Enter when done' if interactive else f'about {length}'}"
    amount = {Kind.REPS: f"{_reps(interval)}, {length}", Kind.HOLD: f"hold {length}"}.get(interval.kind, length)
    beats = f" at {interval.bpm} beats a minute" if interval.bpm else ""
    return f"{amount}{beats}{', then Enter' if interactive and interval.ends is Ends.MANUAL else ''}"


def _open(interval: Interval, interactive: bool) -> str:
    about = f", about {lasting(interval.length)}" if interval.length else ""
    most = f", at most {lasting(interval.max)}" if interval.max is not None else ""
    beats = f" at {interval.bpm} beats a minute" if interval.bpm else ""
    return f"until you say done{beats}{about}{most}{', Enter says done' if interactive else ''}"


def _reps(interval: Interval) -> str:
    reps = interval.reps or 0
    word = "rep" if reps == 1 else "reps"
    return f"{reps} {word} a side, by turns" if interval.side is Side.ALTERNATE else f"{reps} {word}"


def _counters(interval: Interval) -> list[str]:
    counters = []
    if interval.set and interval.sets and interval.sets > 1:
        counters.append(f"set {interval.set} of {interval.sets}")
    if interval.round and interval.rounds and interval.rounds > 1:
        counters.append(f"round {interval.round} of {interval.rounds}")
    return counters


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def ended(interval: Interval, attempt: Attempt) -> list[str]:
    """Return what is said when an interval is over: that it was skipped or left, and that the eyes may open."""
    opened = [OPEN_YOUR_EYES] if interval.eyes_closed else []
    return [*_ended_otherwise(attempt), *opened]


def _ended_otherwise(attempt: Attempt) -> list[str]:
    if attempt.outcome in (Outcome.SKIPPED, Outcome.LEFT):
        return [f"{_OUTCOMES[attempt.outcome].capitalize()} after {whole(attempt.actual)}."]
    return []


def paused(event: Paused, interactive: bool) -> str:
    """Return why and for how long it stands still."""
    on = "Enter to go on." if interactive else "Going on."
    if event.reason is Reason.GAP and event.gap:
        return f"Paused: the program stood still for {whole(event.gap)}. {on}"
    return f"Paused. {on}"


def goes_on(session: Session, now: int) -> str:
    """Return what goes on after a pause, and how much of it is left."""
    interval, elapsed = session.interval, session.elapsed(now)
    if interval.ends in (Ends.OPEN, Ends.SELF_PACED):
        return f"Go on: {titled(interval)}, {whole(elapsed)} so far."
    return f"Go on: {titled(interval)}, {whole(max(0, session.length - elapsed) + 999)} left."


def adjusted(session: Session, now: int) -> str:
    """Return the running interval's new length."""
    left = whole(max(0, session.length - session.elapsed(now)) + 999)
    if unit := rep_unit(session.interval):
        return f"Now {session.length // unit} reps, {left} left."
    return f"Now {lasting(session.length)}, {left} left."


def outline(timeline: Timeline, current: int) -> list[str]:
    """Return a numbered line for every interval, the current one marked in words."""
    return [
        f"{interval.index + 1}. {', '.join([titled(interval), lasting(interval.length), *_counters(interval)])}"
        f"{' (now)' if interval.index == current else ''}"
        for interval in timeline.intervals
    ]


def asked(row: AttemptRow, length: Length) -> str:
    """Return the question for the number of an attempt, a distance in `length`."""
    unit = _unit(row, length)
    default = f"Enter for {timed(row):g}" if row.unit is Unit.SECONDS else "Enter leaves it open"
    return f"{_title(row)}: how many {unit}? {default}."


def timed(row: AttemptRow) -> float:
    """Return the seconds that an attempt took, to a tenth."""
    return round(row.actual_ms / 1000, 1)


def did(row: AttemptRow, length: Length) -> str:
    """Return what was done in one attempt, against what was planned; a distance in `length`."""
    parts = [_title(row)]
    if row.reps_planned is not None:
        done = "?" if row.reps_done is None else row.reps_done
        parts.append(f"{done} of {row.reps_planned} reps")
    planned = f" of {lasting(row.planned_ms)}" if row.planned_ms else ""
    parts.append(f"{whole(row.actual_ms)}{planned}")
    if row.recorded is not None:
        parts.append(f"{shown(row.recorded, row.unit, length):g} {_unit(row, length)}")
    return f"{', '.join(parts)}, {_OUTCOMES[row.outcome]}."


def _unit(row: AttemptRow, length: Length) -> str:
    word = unit_word(row.unit or Unit.REPS, length)
    return _UNITS.get(word, word)


def _title(row: AttemptRow) -> str:
    nth = f", set {row.set}" if row.set is not None and row.set > 1 else ""
    return f"{_SIDES.get(row.side, '') if row.side else ''}{row.name}{nth}"
