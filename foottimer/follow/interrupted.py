"""Sessions whose program is gone: which there are, and what becomes of them.

The next start offers each for some hours, to be taken up, kept as partial or discarded; then it is kept.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from foottimer.follow.claims import Claims
from foottimer.follow.done import clock_text
from foottimer.history.record import AttemptRow, Record, Status, attempt_row
from foottimer.history.store import Store, StoreError
from foottimer.history.told import many
from foottimer.history.underway import UnderWay
from foottimer.routine.words import printable
from foottimer.session.events import IntervalEnded
from foottimer.session.machine import Session

GONE = "it was resumed or ended in another window meanwhile"
"""Why nothing can become of an interrupted session any more."""
LONGEST_NAME = 60
"""Characters of a routine's name that are said."""


def interrupted(store: Store, claims: Claims, now: datetime, hours: int) -> tuple[UnderWay, ...]:
    """Return the sessions to offer, the one seen last first: of those nobody runs the ones seen within `hours`.

    Raises StoreError.
    """
    return tuple(found for found in left(store, claims) if _is_offered(found, now, hours))


def left(store: Store, claims: Claims) -> tuple[UnderWay, ...]:
    """Return every session that nobody runs and that was not closed, the one seen last first. Raises StoreError."""
    return tuple(found for found in store.under_way() if not claims.held(found.id))


def keep_stale(store: Store, claims: Claims, now: datetime, hours: int) -> tuple[UnderWay, ...]:
    """Keep as partial what is not offered any more, and return it, the one seen last first.

    What the store refuses is tried again at the next start. Raises StoreError where it can't be read at all.
    """
    stale = tuple(found for found in left(store, claims) if not _is_offered(found, now, hours))
    return tuple(found for found in stale if _kept(store, found, now))


def claimed(store: Store, claims: Claims, session_id: str) -> UnderWay | None:
    """Claim an interrupted session and return where it stands; None where it is over or another program runs it.

    Raises StoreError.
    """
    if not claims.take(session_id):
        return None
    found = _latest(store, session_id)
    if found is None:
        claims.release()
    return found


def settle(store: Store, claims: Claims, session_id: str, kept: bool, now: datetime) -> bool:
    """Keep an interrupted session, or discard it, claimed for so long; false where `claimed` has none.

    For a program that runs no session itself: it would lose its claim of that. Raises StoreError.
    """
    found = claimed(store, claims, session_id)
    try:
        return found is not None and (keep if kept else discard)(store, found, now)
    finally:
        claims.release()


def keep(store: Store, found: UnderWay, now: datetime) -> bool:
    """Keep what was done as partial, that of the interval it stood in too; false where it is over by now.

    It ended when it was last seen. Raises StoreError.
    """
    with store.at_once():
        latest = _latest(store, found.id)
        if latest is None:
            return False
        record = store.record(latest.id)
        session, attempt = _cut(latest, record)
        if attempt is not None:
            store.add_attempt(latest.id, attempt, now)
        _close(store, latest, record, Status.PARTIAL, session.active, now)
    return True


def discard(store: Store, found: UnderWay, now: datetime) -> bool:
    """Discard a session: it does not count; false where it is over by now. Raises StoreError."""
    with store.at_once():
        latest = _latest(store, found.id)
        if latest is None:
            return False
        record = store.record(latest.id)
        _close(store, latest, record, Status.ABANDONED, record.active_ms, now)
    return True


def bring_back(store: Store, found: UnderWay, now: datetime) -> bool:
    """Take back that a session was discarded: it is interrupted again; false where it is deleted by now.

    Raises StoreError.
    """
    try:
        store.reopen(found.id, found.position, found.seen, now)
    except KeyError:
        return False
    return True


def said(found: UnderWay, now: datetime) -> str:
    """Return what is said of it: "Foot-strength essentials, interval 7 of 18, 4:10 left, 6 minutes ago"."""
    name = printable(found.timeline.name)
    if len(name) > LONGEST_NAME:
        name = f"{name[: LONGEST_NAME - 3].rstrip()}..."
    return f"{name}, {stood(found)}, {ago(found.seen, now)}"


def stood(found: UnderWay) -> str:
    """Return where it stands: "interval 7 of 18, 4:10 left"; a second that has begun is left, as the player says."""
    place, intervals = found.position.index + 1, len(found.timeline.intervals)
    return f"interval {place} of {intervals}, {clock_text(found.left_ms + 999)} left"


def ago(then: datetime, now: datetime) -> str:
    """Return how long ago that was: "6 minutes ago"; "just now" too where a clock was set back."""
    minutes = (now - then) // timedelta(minutes=1)
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{many(minutes, 'minute')} ago"
    hours = minutes // 60
    return f"{many(hours, 'hour')} ago" if hours < 48 else f"{many(hours // 24, 'day')} ago"


def _kept(store: Store, found: UnderWay, now: datetime) -> bool:
    try:
        return keep(store, found, now)
    except StoreError:
        return False


def _is_offered(found: UnderWay, now: datetime, hours: int) -> bool:
    return hours > 0 and now - found.seen <= timedelta(hours=hours)


def _latest(store: Store, session_id: str) -> UnderWay | None:
    return next((found for found in store.under_way() if found.id == session_id), None)


def _cut(found: UnderWay, record: Record) -> tuple[Session, AttemptRow | None]:
    """Return the session as it is when it ends where it stands, and the attempt that this cuts short."""
    place, done = found.position, sum(row.actual_ms for row in record.attempts)
    taken, _ = Session(found.timeline).take_up(0, place.index, place.length_ms, place.held_ms, done, 0)
    session, events = taken.end(0)
    cut = next((event.attempt for event in events if isinstance(event, IntervalEnded)), None)
    if cut is None:
        return session, None
    tried = sum(row.index == place.index for row in record.attempts)
    seq = max((row.seq for row in record.attempts), default=-1) + 1
    interval = found.timeline.intervals[place.index]
    return session, attempt_row(interval, cut, seq=seq, nth=tried + 1, start_ms=place.start_ms)


def _close(store: Store, found: UnderWay, record: Record, status: Status, active_ms: int, now: datetime) -> None:
    ended = max(found.began, found.seen)
    store.close(found.id, status, ended, active_ms, record.paused_ms, now)
