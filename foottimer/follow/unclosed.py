"""How sessions stand that were not closed: they run, were interrupted, or came from elsewhere so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from foottimer.follow.claims import Claims
from foottimer.follow.interrupted import left
from foottimer.history.listing import SessionLine
from foottimer.history.record import Record, Status
from foottimer.history.store import Store
from foottimer.history.underway import UnderWay
from foottimer.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Unclosed:
    """What is known of the sessions that were not closed."""

    interrupted: Mapping[str, UnderWay] = field(default_factory=dict)
    """Those that can be resumed, by their ids."""
    running: frozenset[str] = frozenset()
    """The ids of those that living programs run."""
    waiting: frozenset[str] = frozenset()
    """The ids of those that are over, and wait in files for the store to take them."""

    def status(self, session: SessionLine | Record) -> str:
        """Return how a session stands, in a word or two."""
        if session.status is Status.RUNNING and session.id in self.waiting:
            return "not saved yet"
        if session.status is not Status.RUNNING or session.id in self.running:
            return "discarded" if session.status is Status.ABANDONED else session.status.value
        return "interrupted" if session.id in self.interrupted else "not ended"


def unclosed(store: Store, claims: Claims, sessions: Iterable[SessionLine | Record]) -> Unclosed:
    """Return what is known of those of the sessions that were not closed. Raises StoreError."""
    ids = [session.id for session in sessions if session.status is Status.RUNNING]
    if not ids:
        return Unclosed()
    waiting = frozenset(filter(claims.waits, ids))
    running = frozenset(id_ for id_ in ids if id_ not in waiting and claims.held(id_))
    return Unclosed({found.id: found for found in left(store, claims)}, running, waiting)
