"""Writing down a session that was done without the clock: which routine, when, and how it was."""

from __future__ import annotations

from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from foottimer.history.backdating import moment_of
from foottimer.history.record import Answers
from foottimer.ui.screens.resumable import Resumable

if TYPE_CHECKING:
    from foottimer.history.record import Moment
    from foottimer.history.store import Store
    from foottimer.routine.library import Entry
    from foottimer.routine.timeline import Timeline
    from foottimer.ui.session_fields import Typed

Data = TypeVar("Data")


class Logging(Resumable[Data]):
    """Logs past sessions."""

    def action_log(self) -> None:
        """Read which routines there are, and ask which one was done."""
        if self._is_free():
            self.run_worker(self._read_routines, thread=True, exclusive=True, group="log")

    def _read_routines(self) -> None:
        entries = self._foottimer.services.library()
        self.in_app(self._ask_which, entries)

    def _ask_which(self, entries: tuple[Entry, ...]) -> None:
        from foottimer.ui.routine_row import total_text
        from foottimer.ui.screens.choosing import Choice, ChoosingScreen
        from foottimer.ui.sessions_view import titled

        there = {entry.id: entry for entry in entries if not entry.broken}
        choices = [Choice(id_, titled(one.name, one.level), total_text(one.card)) for id_, one in there.items()]

        def take(id_: str | None) -> None:
            timeline = there[id_].timeline if id_ in there else None
            if timeline is not None:
                self._ask_when(timeline)

        if self._is_free():
            chosen = self.session.routine if self.session is not None else None
            self.app.push_screen(ChoosingScreen("Which routine did you do?", choices, chosen), take)

    def _ask_when(self, timeline: Timeline) -> None:
        from foottimer.ui.screens.filling import FillScreen
        from foottimer.ui.session_fields import answer_fields, day_field, time_field
        from foottimer.ui.sessions_view import titled

        today = self._today
        asked = answer_fields(Answers(), self._foottimer.settings.pain)
        fields = (day_field(today, today), time_field(), *asked)
        screen = FillScreen(
            f"{titled(timeline.name, timeline.level)}, done as planned", fields, partial(self._moment, timeline)
        )
        self.app.push_screen(screen, partial(self._log, timeline))

    def _moment(self, timeline: Timeline, typed: Typed) -> Moment:
        """Return when it was; raises ValueError, with a sentence, for what is still to come."""
        services, day, at = self._foottimer.services, typed["day"], typed["at"]
        clock, day_start = services.clock, self._foottimer.settings.day_start
        return moment_of(
            day if isinstance(day, date) else self._today,
            at if isinstance(at, time) else None,
            timeline.total,
            clock.wall(),
            clock.zone(),
            day_start,
        )

    def _log(self, timeline: Timeline, typed: Typed | None) -> None:
        from foottimer.ui.session_fields import answers_of

        if typed is not None:
            answers, settings = answers_of(typed, Answers()), self._foottimer.settings
            moment = self._moment(timeline, typed)
            self._do(self._desk.log(timeline, moment, answers, settings.goal, self._week_with))

    def _week_with(self, store: Store) -> str:
        """Return how the week stands with what was just written; called in a thread."""
        from foottimer.history.streak import week_line
        from foottimer.history.week import week_on

        services = self._foottimer.services
        return week_line(week_on(services.today(), store, services.settings(lambda _: None)))
