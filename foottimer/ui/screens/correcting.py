"""Correcting the numbers of a session that is over: typed into its table, and kept all at once."""

from __future__ import annotations

from foottimer.follow.done import Measure, done_rows
from foottimer.follow.unclosed import Unclosed
from foottimer.history.record import Record
from foottimer.settings.lengths import kept
from foottimer.ui.screens.resumable import Resumable
from foottimer.ui.session_view import corrected
from foottimer.ui.widgets.done_table import Correction, DoneTable
from foottimer.values import dataclass, field

ALLOWED = frozenset({"keep", "leave", "move", "set", "change", "erase", "press", "app.help", "help"})
"""The actions that there are while numbers are corrected."""
ONLY_THEN = frozenset({"keep", "set", "change", "erase", "press"})
"""Those that there are only then."""


@dataclass(frozen=True, slots=True)
class Page:
    """What was read of a session."""

    record: Record | None = None
    """The session; None where it is not there any more."""
    unclosed: Unclosed = field(default_factory=Unclosed)
    """What is known of it where it is not over."""


class Correcting(Resumable[Page]):
    """Corrects the session that is shown."""

    _record: Record | None = None
    """The session as it was read."""
    _numbers: dict[int, float | None] | None = None
    """While numbers are corrected: the other ones, by the attempts' `seq`."""

    def offer_keys(self) -> None:
        """Show the keys that hold now."""
        raise NotImplementedError

    def show_sets(self) -> None:
        """Show the sets, not the intervals."""
        raise NotImplementedError

    @property
    def table(self) -> DoneTable | None:
        """The sets side by side; None before the session was read."""
        return next(iter(self.query(DoneTable)), None)

    @property
    def is_correcting(self) -> bool:
        """Whether numbers are being corrected."""
        return self._numbers is not None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Take the keys of numbers only while they are corrected, and then no others."""
        if self.is_correcting:
            return action in ALLOWED
        return action not in ONLY_THEN

    def show_numbers(self) -> None:
        """Show the session with the numbers as they are corrected so far."""
        record, table = self._record, self.table
        if record is None or record.timeline is None:
            return
        for seq, number in (self._numbers or {}).items():
            record = corrected(record, seq, number)
        rows = done_rows(record.timeline, record.attempts, self._foottimer.settings.length) if record.timeline else ()
        if table is None:
            self.mount(DoneTable(rows), before="#intervals")
        else:
            table.show(rows)

    # What the person does ------------------------------------------------------------------------

    def action_correct(self) -> None:
        """Let numbers be corrected, where there are some."""
        table, record = self.table, self._record
        if table is None or record is None or not self._is_free():
            return
        rows = done_rows(record.timeline, record.attempts) if record.timeline else ()
        if not any(row.correctable and any(entry.seq is not None for entry in row.sets) for row in rows):
            self.say("There are no repetitions and no recorded numbers in it that could be corrected.")
            return
        self._numbers = {}
        self.show_sets()
        table.activate(True)
        self.offer_keys()
        self.say("The arrows choose; digits, + and - correct.")

    def _stop_correcting(self) -> None:
        self._numbers = None
        if self.table is not None:
            self.table.activate(False)
        self.offer_keys()
        self.say("")

    def action_keep(self) -> None:
        """Keep the corrected numbers."""
        numbers, record = self._numbers, self._record
        self._stop_correcting()
        if numbers and record is not None:
            self._do(self._desk.correct(record, numbers))

    def action_leave(self) -> None:
        """Leave the numbers as they were, or else go back."""
        if self.is_correcting:
            self._stop_correcting()
            self.show_numbers()
        else:
            super().action_leave()

    def action_press(self, character: str) -> None:
        """Type a digit."""
        if self.table is not None:
            self._take(self.table.press(character))

    def action_change(self, by: int) -> None:
        """So many more or less."""
        if self.table is not None:
            self._take(self.table.change(by))

    def action_erase(self) -> None:
        """Take a digit or the number back."""
        if self.table is not None:
            self._take(self.table.erase())

    def action_set(self, by: int) -> None:
        """Another set of the row."""
        if self.table is not None:
            self.table.move(sets=by)

    def _take(self, correction: Correction | None) -> None:
        """Remember another number, and show it."""
        if correction is None or self._numbers is None or self._record is None:
            return
        value, seq = correction.value, correction.seq
        if correction.measure is Measure.NUMBER and value is not None:
            row = next(row for row in self._record.attempts if row.seq == seq)
            value = kept(value, row.unit, self._foottimer.settings.length, row.recorded)
        self._numbers[seq] = value
        self.show_numbers()
