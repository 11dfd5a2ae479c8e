"""Which attempts to ask the person for a number of, as a block of work ends or is taken up after it."""

from __future__ import annotations

from foottimer.follow.journal import Journal
from foottimer.history.record import AttemptRow
from foottimer.routine.timeline import Interval
from foottimer.session.events import Event, IntervalEnded, Outcome
from foottimer.session.machine import Session
from foottimer.session.reading import block_over

JUST_BEGUN = 1_000
"""Ms that the interval after has run at most while the question before it is taken for not answered."""


def due(session: Session, journal: Journal, events: tuple[Event, ...]) -> tuple[AttemptRow, ...]:
    """Return the attempts to ask a number for: those of blocks that `events` ended, never between sides.

    What was skipped or left has no number, and what has one is not asked for again.
    """
    rows: dict[int, AttemptRow] = {}
    for event in events:
        if not isinstance(event, IntervalEnded) or event.attempt.outcome is Outcome.LEFT:
            continue
        ended = session.timeline.intervals[event.attempt.index]
        rows |= {row.seq: row for row in _lacking(session, journal, ended)}
    return tuple(rows.values())


def left(session: Session, journal: Journal, now: int) -> tuple[AttemptRow, ...]:
    """Return the attempts that a session which is taken up stood still for, to ask for their numbers again.

    That question comes as the next interval begins, and holds it there.
    """
    if not session.is_open or session.index == 0 or session.elapsed(now) >= JUST_BEGUN:
        return ()
    return _lacking(session, journal, session.timeline.intervals[session.index - 1])


def _lacking(session: Session, journal: Journal, ended: Interval) -> tuple[AttemptRow, ...]:
    """Return the attempts without a number at the block of `ended`, in its round; none before the block is over."""
    if not ended.record or not block_over(session, ended):
        return ()
    return tuple(row for row in journal.latest(ended.block) if _lacks_number(row, ended))


def _lacks_number(row: AttemptRow, ended: Interval) -> bool:
    made = row.outcome not in (Outcome.SKIPPED, Outcome.LEFT)
    return made and row.round == ended.round and row.recorded is None
