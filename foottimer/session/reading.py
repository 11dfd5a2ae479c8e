"""What a screen shows of a session at an instant, and when that changes next. Pure."""

from __future__ import annotations

from foottimer.routine.model import Phase, Side
from foottimer.routine.runs import is_broken_off, run_around
from foottimer.routine.timeline import Ends, Interval
from foottimer.session.machine import Session, State, rep_unit
from foottimer.values import dataclass

NEXT_UP = 5_000
"""Ms before an interval's end in which what comes next is announced."""
CUE_TURN = 8_000
"""Ms that each of several cues is shown."""
SAID = 5_000
"""Ms that a text of `at` is shown."""


@dataclass(frozen=True, slots=True)
class Beat:
    """Where paced reps stand."""

    rep: int
    """The repetition, from 1; counts a side where they alternate."""
    reps: int
    """Repetitions in all, those added included."""
    side: Side | None
    """The side of this very repetition, where they alternate."""
    index: int
    """The phase's place among the phases, from 0."""
    phase: Phase
    """The phase itself."""
    elapsed: int
    """Ms that the phase has run."""

    @property
    def left(self) -> int:
        """Ms that the phase has left."""
        return self.phase.ms - self.elapsed


def beat(session: Session, now: int) -> Beat | None:
    """Return the phase that paced reps are in; None for any other interval."""
    interval = session.interval
    if not rep_unit(interval):
        return None
    elapsed = min(session.elapsed(now), max(0, session.length - 1))
    count, inside = divmod(elapsed, interval.rep_length)
    alternating = interval.side is Side.ALTERNATE
    side = (Side.LEFT, Side.RIGHT)[count % 2] if alternating else None
    index, into = _phase_at(interval.phases, inside)
    return Beat(
        rep=(count // 2 if alternating else count) + 1,
        reps=session.length // rep_unit(interval),
        side=side,
        index=index,
        phase=interval.phases[index],
        elapsed=into,
    )


def _phase_at(phases: tuple[Phase, ...], inside: int) -> tuple[int, int]:
    for index, phase in enumerate(phases[:-1]):
        if inside < phase.ms:
            return index, inside
        inside -= phase.ms
    return len(phases) - 1, inside


def counts_up(interval: Interval) -> bool:
    """Whether its clock shows the time run instead of the time left."""
    return interval.ends in (Ends.OPEN, Ends.SELF_PACED)


def remaining(session: Session, now: int) -> int:
    """Return the ms that the current interval has left, 0 once its time is up."""
    return max(0, session.length - session.elapsed(now))


def shown_seconds(session: Session, now: int) -> int:
    """Return the whole seconds that the big digits show: left (rounded up), or run where it counts up."""
    if session.state is State.COUNTING_IN:
        return -(-max(0, session.until - now) // 1000)
    if counts_up(session.interval):
        return session.elapsed(now) // 1000
    return -(-remaining(session, now) // 1000)


def total_elapsed(session: Session, now: int) -> int:
    """Return the active ms since the start, repeats included, pauses not."""
    if session.state is State.ENDED:
        return session.active
    return session.active + session.elapsed(now)


def total_remaining(session: Session, now: int) -> int:
    """Return the ms to the end of the timeline if all goes as planned from here."""
    if session.state is State.ENDED:
        return 0
    planned_end = session.interval.start + session.interval.length
    return remaining(session, now) + session.timeline.total - planned_end


def announces_next(session: Session, now: int) -> bool:
    """Whether what comes next should be large: in anything but work, and in work's last 5 s."""
    if session.following is None:
        return False
    if not session.interval.is_work:
        return True
    return not counts_up(session.interval) and remaining(session, now) <= NEXT_UP


def current_work(session: Session) -> Interval | None:
    """Return the current work interval, in a break the one that comes."""
    return session.interval if session.interval.is_work else next_work(session)


def next_work(session: Session) -> Interval | None:
    """Return the work interval that follows the current interval."""
    intervals = session.timeline.intervals
    return next((intervals[i] for i in range(session.index + 1, len(intervals)) if intervals[i].is_work), None)


def block_over(session: Session, ended: Interval) -> bool:
    """Whether the block of the work interval `ended` is over: no set or side of it is left in this round."""
    line = session.timeline
    return not is_broken_off(line, ended.index) and run_around(line, ended.index).intervals[-1].index == ended.index


def texts(interval: Interval) -> tuple[str, ...]:
    """Return what is shown by turns: the block's note, as one row, and then the cues."""
    note = " ".join(interval.note.split())
    return (note, *interval.cues) if note else interval.cues


def cue(session: Session, now: int) -> str:
    """Return the one cue to show: a text of `at` for 5 s after its time, else note and cues by turns."""
    interval, elapsed = session.interval, session.elapsed(now)
    for said in reversed(interval.says):
        if said.ms <= elapsed < said.ms + SAID:
            return said.text
    turns = texts(interval)
    return turns[elapsed // CUE_TURN % len(turns)] if turns else ""


def next_change(session: Session, now: int) -> int | None:
    """Return the next instant at which anything shown changes; None while it stands still.

    That is the next whole second of the digits, the next phase or cue, the interval's end or the count-in's.
    """
    if session.state is State.COUNTING_IN:
        return session.until - (session.until - now - 1) // 1000 * 1000 if now < session.until else now
    if session.state is not State.RUNNING:
        return None
    elapsed = session.elapsed(now)
    instants = [] if session.deadline is None else [session.deadline]
    if counts_up(session.interval):
        instants.append(now + 1000 - elapsed % 1000)
    elif left := remaining(session, now):
        instants.append(now + (left - 1) % 1000 + 1)
        if current := beat(session, now):
            instants.append(now + current.left)
    instants.extend(session.anchor + ms for ms in _cue_changes(session.interval, elapsed))
    return min(instants, default=None)


def _cue_changes(interval: Interval, elapsed: int) -> list[int]:
    """Return when, in ms of the interval's own time after `elapsed`, another cue may be shown."""
    says = [ms for said in interval.says for ms in (said.ms, said.ms + SAID) if ms > elapsed]
    return [*says, (elapsed // CUE_TURN + 1) * CUE_TURN] if len(texts(interval)) > 1 else says
