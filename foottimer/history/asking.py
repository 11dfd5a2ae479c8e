"""The store's part that answers questions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from foottimer.history.dated import Dated
from foottimer.history.lasting import load_last_times
from foottimer.history.lasttime import LastTime
from foottimer.history.lines import count_lines, load_ends, load_facets, load_lines
from foottimer.history.listing import After, Facets, SessionLine, Wanted
from foottimer.history.reading import (
    count_rows,
    count_sessions,
    load_last_done,
    load_record,
    load_records,
    load_records_of,
    matching_ids,
    senseless_sessions,
    session_ids,
)
from foottimer.history.record import Record
from foottimer.history.summing import (
    load_checks,
    load_day_sums,
    load_exercise_days,
    load_recent_checks,
    load_series_sums,
)
from foottimer.history.sums import Check, DaySum, ExerciseDay, SeriesSum, Sums
from foottimer.history.underway import UnderWay, load_under_way
from foottimer.history.worked import Worked
from foottimer.history.working import load_worked

ALL = Wanted()
"""Every session there is."""


class Asking(Dated):
    """Answers questions; what is deleted does not enter, and of what makes no sense `left_out` tells."""

    _searched = (-1, -1)
    _found: tuple[str, ...] = ()

    def sessions(
        self, wanted: Wanted = ALL, limit: int | None = None, after: After | None = None
    ) -> tuple[SessionLine, ...]:
        """At most `limit` (None: all) of the sessions that are `wanted`, newest first, from right behind `after` on."""
        with self._reading():
            return load_lines(self._db, wanted, limit, after, self._leave_out)

    def count(self, wanted: Wanted = ALL) -> int:
        """How many sessions are `wanted`."""
        with self._reading():
            return count_lines(self._db, wanted, self._leave_out)

    def facets(self) -> Facets:
        """Which routines, series and exercises there are sessions of."""
        with self._reading():
            return load_facets(self._db)

    def ends_of(self) -> tuple[date, date] | None:
        """The first and the last day there are sessions of; None where there is no session."""
        with self._reading():
            return load_ends(self._db, self._leave_out)

    def under_way(self) -> tuple[UnderWay, ...]:
        """The sessions that run now, or whose program is gone, the one seen last first."""
        with self._reading():
            return load_under_way(self._db, self._leave_out)

    def records(self, limit: int | None = None) -> tuple[Record, ...]:
        """The newest `limit` sessions (None: all), newest first, without their timelines."""
        with self._reading():
            return load_records(self._db, self._leave_out, limit)

    def records_of(self, ids: Iterable[str]) -> tuple[Record, ...]:
        """The sessions of these ids, in their order, without their timelines; those not there are left out."""
        with self._reading():
            return load_records_of(self._db, ids, self._leave_out)

    def record(self, session_id: str) -> Record:
        """One session with its timeline.

        Raises KeyError when there is no such session.
        """
        with self._reading():
            return load_record(self._db, session_id)

    def holds(self, session_id: str) -> tuple[int, int] | None:
        """How many attempts and pauses there are of a session, also of a deleted one; None where it is not here."""
        with self._reading():
            return count_rows(self._db, session_id)

    def matching(self, beginning: str, limit: int = 2) -> tuple[str, ...]:
        """The ids of at most `limit` sessions that begin like this, in any case."""
        with self._reading():
            return matching_ids(self._db, beginning, limit)

    def sessions_of(self, routine: str) -> int:
        """How many sessions there are of a routine's id."""
        with self._reading():
            return count_sessions(self._db, routine)

    def session_ids(self, routine: str) -> frozenset[str]:
        """The ids of a routine's sessions, to tell them later from those that came after."""
        with self._reading():
            return session_ids(self._db, routine)

    def last_done(self) -> Mapping[str, date]:
        """For each routine's id the last day on which a session of it counted."""
        with self._reading():
            return load_last_done(self._db, self._leave_out)

    def day_sums(self, first: date, last: date) -> tuple[DaySum, ...]:
        """The sums of every day from `first` to `last` that has sessions, oldest first."""
        with self._reading():
            return load_day_sums(self._db, first, last, self._leave_out, self._senseless)

    def series_sums(self, first: date, last: date) -> tuple[SeriesSum, ...]:
        """The sums of each series at each level, of every day from `first` to `last`, oldest first."""
        with self._reading():
            return load_series_sums(self._db, first, last, self._leave_out, self._senseless)

    def exercise_days(
        self, first: date, last: date, exercises: Collection[str] | None = None
    ) -> tuple[ExerciseDay, ...]:
        """The work at each exercise (of `exercises`, where they are stated), of every day, oldest first."""
        with self._reading():
            return load_exercise_days(self._db, first, last, self._leave_out, self._senseless, exercises)

    def sums(self, first: date, last: date) -> Sums:
        """All sums of the days from `first` to `last`, as of one instant; of tests those before the first day too."""
        with self.still():
            return Sums(
                self.day_sums(first, last),
                self.series_sums(first, last),
                self.exercise_days(first, last),
                self.checks(date.min, last),
            )

    def checks(self, first: date, last: date) -> tuple[Check, ...]:
        """The numbers that were given of tests on the days from `first` to `last`, in the order they were."""
        with self._reading():
            return load_checks(self._db, first, last, self._leave_out, self._senseless)

    def recent_checks(self, first: date, last: date) -> tuple[Check, ...]:
        """The same as `checks`; it costs as much as there are sessions on these days, however many lie before."""
        with self._reading():
            return load_recent_checks(self._db, first, last, self._leave_out, self._senseless)

    def worked(self, first: date, last: date, exercises: Collection[str] = ()) -> tuple[Worked, ...]:
        """The sessions of the days from `first` to `last`, oldest first, with what they did at these exercises."""
        with self._reading():
            return load_worked(self._db, first, last, exercises, self._leave_out)

    def last_times(self, exercises: Collection[str], before: str | None = None) -> Mapping[str, LastTime]:
        """How each of these exercises went when it was done last, before that session where one is stated.

        Those that were not done in a long time are left out.
        """
        with self._reading():
            return load_last_times(self._db, exercises, before, self._leave_out)

    def _senseless(self) -> tuple[str, ...]:
        """The sessions that make no sense; they are looked for once, as long as nothing is written."""
        (others,) = self._db.execute("PRAGMA data_version").fetchone()
        when = (int(others), self._db.total_changes)
        if self._searched != when:
            self._searched, self._found = when, senseless_sessions(self._db, self._leave_out)
        return self._found
