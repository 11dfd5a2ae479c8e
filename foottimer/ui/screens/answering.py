"""What is answered and corrected right after a session: written at once, and what is then said of the week."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static

from foottimer.follow.done import DoneRow, Measure, done_rows, record_of
from foottimer.follow.runner import Runner
from foottimer.follow.saving import SAVED
from foottimer.history.record import Answers, Record, Status
from foottimer.history.store import StoreError
from foottimer.history.streak import Streak
from foottimer.settings.lengths import kept
from foottimer.settings.model import Length
from foottimer.ui.commands import key_of
from foottimer.ui.questions import warning
from foottimer.ui.summary_view import after_line, week_told
from foottimer.ui.widgets.done_table import Correction, DoneTable
from foottimer.ui.widgets.questionnaire import Questionnaire

if TYPE_CHECKING:
    from foottimer.ui.app import FootTimer

NOTE_REST = 1.0
"""Seconds without a key after which a note is written down, though it may go on."""


class Answering(Screen[str]):
    """Keeps what is answered and corrected, and tries again what the store refused."""

    def __init__(self, runner: Runner, status: Status, length: Length) -> None:
        super().__init__()
        self._length = length
        self._runner = runner
        self._journal = runner.journal
        self._status = status
        self._answers = self._written = Answers()
        self._week: Streak | None = None
        self._week_trouble = ""
        self._troubled = False
        self._timer: Timer | None = None

    def on_unmount(self) -> None:
        """Write down what is not yet, however the screen is left."""
        self._write()

    def _try_again(self) -> None:
        """Try once more to save what is not."""
        if self._journal.trouble:
            self._journal.saving.save_when_due()
            self._paint()

    # What is written -----------------------------------------------------------------------------

    def _gather(self) -> None:
        for questionnaire in self.query(Questionnaire):
            self._answers = questionnaire.gather()
        self._write()

    def _write(self) -> None:
        """Write the answers down when they changed, or when the store has something to catch up with."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._journal.kept and self._answers != self._written:
            self._written = self._answers
            self._journal.answer(self._answers)
        else:
            self._journal.saving.save_when_due()

    def _write_soon(self) -> None:
        """Write a note down though it may go on."""
        if self._timer is None:
            self._timer = self.set_timer(NOTE_REST, self._write)

    def _correct(self, correction: Correction | None) -> None:
        """Write another number down."""
        if correction is None or not self._journal.kept:
            return
        value = correction.value
        if correction.measure is Measure.REPS:
            self._journal.correct(correction.seq, reps_done=None if value is None else int(value))
        else:
            row = self._journal.attempts[correction.seq]
            number = None if value is None else kept(value, row.unit, self._length, row.recorded)
            self._journal.correct(correction.seq, recorded=number)
        self.query_one(DoneTable).show(self._rows())
        self._paint()

    def _rows(self) -> tuple[DoneRow, ...]:
        return done_rows(self._runner.session.timeline, self._journal.attempts, self._length)

    def _record(self) -> Record:
        return record_of(self._runner, self._status, self._answers)

    # What is said --------------------------------------------------------------------------------

    def _read_week(self) -> None:
        try:
            self._week, self._week_trouble = cast("FootTimer", self.app).services.week(), ""
        except StoreError as error:
            self._week_trouble = str(error)
        self._paint()

    def _paint(self) -> None:
        kept = self._journal.kept
        self._say("#week", week_told(self._week) if kept else "Rehearsal, not saved.")
        self._say(
            "#after", f"{after_line(self._record(), kept)} {key_of(self, 'keep_routine')} keeps this as a routine."
        )
        asked_for = warning(self._answers)
        self._say("#warning", f"! {asked_for}" if asked_for else "")
        trouble = self._journal.trouble
        self._troubled = self._troubled or bool(trouble)
        self._say("#trouble", trouble or self._week_trouble or (SAVED if self._troubled else ""))

    def _say(self, where: str, text: str) -> None:
        widget = self.query_one(where, Static)
        widget.set_class(not text, "-empty")
        widget.update(text)
