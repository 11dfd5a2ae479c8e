"""What of a store goes into a file: what no file may say is left out, so that each file can be taken in again."""

from __future__ import annotations

from foottimer.carry.checking import Problems
from foottimer.carry.merging import Sort
from foottimer.carry.portable import Row, Snapshot, check_said
from foottimer.carry.shape import Field
from foottimer.carry.snapshots import checked_timeline
from foottimer.carry.values import Value
from foottimer.history.bodies import id_of
from foottimer.history.columns import shown
from foottimer.history.fetching import Skip, refuse
from foottimer.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Sieve:
    """Looks at rows as they are read; what raises ValueError does not go into the file."""

    skip: Skip
    """Is told of each row that makes no sense; raises where there shall be no answer at all."""
    strict: bool = True
    """Whether every value has to be one that a file may say; if not, nothing but a text or a number."""
    _sizes: dict[str, int] = field(default_factory=dict)
    """Of each timeline that goes into the file, how many intervals it has."""

    def value(self, of: Field, value: object) -> Value:
        """The value of a column."""
        try:
            if self.strict:
                return of.takes.check(value)
            if isinstance(value, str | int | float):
                return value
        except ValueError:
            pass
        raise ValueError(f"{of.stored} has to be {of.takes.words}, not {shown(value)}")

    def take(self, snapshot: Snapshot, timeline: object) -> None:
        """Have a timeline in the file."""
        if not self.strict:
            return
        problems = Problems()
        checked = checked_timeline(timeline, "", problems)
        if checked is None:
            raise ValueError(problems.found[0].lstrip("."))
        if id_of(snapshot.body) != snapshot.id:
            raise ValueError("was changed: its id is that of another one")
        self._sizes[snapshot.id] = len(checked.intervals)

    def check(self, sort: Sort, row: Row) -> None:
        """Whether the values of a piece go together; timelines come before the sessions that have them."""
        if sort is Sort.SESSION and self.strict and str(row["snapshot"]) not in self._sizes:
            raise ValueError(f"what it followed, timeline {row['snapshot']}, is not there or makes no sense")
        if sort is Sort.PAUSED_DAYS and self.strict and str(row["last_day"]) < str(row["first_day"]):
            raise ValueError("last_day is before first_day")
        if sort is Sort.DECISION and self.strict:
            check_said(row)

    def check_part(self, session: Row, row: Row) -> None:
        """Whether an attempt is one at an interval that its session has."""
        size = self._sizes.get(str(session["snapshot"]))
        if size is not None and int(row.get("interval") or 0) >= size:
            raise ValueError(f"interval_index is {row['interval']}, and what was followed has {size} intervals")


AS_IT_IS = Sieve(refuse, strict=False)
"""For what stays in the store: it is as it is, and has to make sense at all."""
