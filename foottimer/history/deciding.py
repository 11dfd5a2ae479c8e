"""The store's part for what the person decided or said apart from sessions: a log that entries are added to."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime
from typing import Any

from foottimer.history.access import Access
from foottimer.history.columns import Columns
from foottimer.history.dated import understanding
from foottimer.history.decisions import Decision, DecisionKind, check_decision, day_said
from foottimer.history.fetching import Skip, each_row, made_of
from foottimer.history.reading import instant_of
from foottimer.history.writing import delete_row, insert_decision, restore_row

_ROW = Columns("id:text kind:text day:text about:text value:text made_at:text")
_SINCE = f"AND (kind <> '{DecisionKind.MORNING}' OR day >= :since)"


class Deciding(Access):
    """Keeps the log of decisions; nothing of it is overwritten."""

    def decide(self, decision: Decision, now: datetime) -> str:
        """Add an entry, made `now` or right after the entries of its day; returns its id.

        Raises ValueError when it says nothing that makes sense.
        """
        check_decision(decision)
        with self._writing():
            return insert_decision(self._db, decision, now)

    def decisions(self, mornings_since: date | None = None) -> tuple[Decision, ...]:
        """The entries, the oldest first by day and then by when they were made.

        Of the answers about mornings those asked from a day on, where it is stated: they add up.
        """
        with self._reading():
            return load_decisions(self._db, self._leave_out, mornings_since)

    def undecide(self, decision_id: str, now: datetime) -> None:
        """Mark an entry as deleted, until it is restored.

        Raises KeyError when there is no such entry.
        """
        with self._writing():
            delete_row(self._db, "decision", decision_id, now)

    def restore_decision(self, decision_id: str, now: datetime) -> None:
        """Take back that an entry was deleted.

        Raises KeyError when there is no such entry or it is not deleted.
        """
        with self._writing():
            restore_row(self._db, "decision", decision_id, now)


def load_decisions(db: sqlite3.Connection, skip: Skip, mornings_since: date | None = None) -> tuple[Decision, ...]:
    """The entries of the log, the oldest first; `skip` is told of what makes no sense."""
    since = "" if mornings_since is None else _SINCE
    query = f"SELECT {_ROW.select} FROM decision WHERE deleted_at IS NULL {since} ORDER BY day, made_at, id"  # noqa: S608
    given = {} if mornings_since is None else {"since": mornings_since.isoformat()}
    return tuple(made_of(each_row(db, query, given), _decision, skip))


def _decision(row: tuple[Any, ...]) -> Decision:
    with understanding(f"decision {row[0]}"):
        _ROW.check(row)
        identity, kind, day, about, value, made = row
        decision = Decision(DecisionKind(kind), day_said(day), about, value, instant_of(made), identity)
        check_decision(decision)
        return decision
