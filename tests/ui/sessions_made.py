"""Sessions in a store, and the review's list of them on the screen."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from lines import hold, line, opened, ready, reps, rest, switch
from parts import NOON, quick_store
from stage import Stage, stage
from textual.widgets import Static

from foottimer.history.listing import SessionLine, Wanted
from foottimer.history.record import (
    Answers,
    AttemptRow,
    Moment,
    PauseRow,
    Record,
    Status,
    attempt_row,
    moment_at,
)
from foottimer.routine.library import Entry
from foottimer.routine.model import Side, Unit
from foottimer.routine.timeline import Timeline
from foottimer.session.events import Attempt, Outcome, Reason
from foottimer.settings.model import DEFAULTS, Settings
from foottimer.ui.screens.session import SessionScreen
from foottimer.ui.screens.sessions import SessionsScreen
from foottimer.ui.widgets.line import Line

TODAY = NOON.date()
RAISES = line(
    ready(),
    reps(4, name="Raise", side=Side.LEFT, set=1, sets=1, block="1", exercise="calf-raise"),
    switch(),
    reps(4, name="Raise", side=Side.RIGHT, set=1, sets=1, block="1", exercise="calf-raise"),
    rest(),
    hold(200_000, name="Balance", set=1, sets=1, block="2", exercise="balance"),
    rest(),
    opened(30_000, name="Test", record=Unit.CM, set=1, sets=1, block="3"),
)
"""Four raises a side, a balance of 200 s and a test in cm."""


def moment(days_ago: int) -> Moment:
    return moment_at(NOON - timedelta(days=days_ago))


def add(path: Path, days_ago: int, answers: Answers | None = None, timeline: Timeline = RAISES) -> str:
    """Write a session down as done with the clock, all but its last interval; its test is not in it."""
    began, intervals = moment(days_ago), timeline.intervals[:-1]
    with quick_store(path) as store:
        session = store.begin(timeline, began, began.utc)
        for interval in intervals:
            skipped = interval.kind.value == "rest"
            tried = Attempt(
                index=interval.index,
                began=interval.start,
                actual=interval.length // 2 if skipped else interval.length,
                planned=interval.length,
                reps_planned=interval.reps,
                reps_done=interval.reps,
                outcome=Outcome.SKIPPED if skipped else Outcome.DONE,
            )
            row = attempt_row(interval, tried, seq=interval.index, nth=1, start_ms=interval.start)
            store.add_attempt(session, row, began.utc)
        store.add_pause(session, PauseRow(12_000, 4_500, Reason.KEY), began.utc)
        store.close(session, Status.PARTIAL, began.utc, 220_000, 4_500, began.utc)
        store.answer(session, answers or Answers(), began.utc)
        return session


@dataclass
class Listed:
    """The review's list of sessions in a running app."""

    on: Stage

    @property
    def screen(self) -> SessionsScreen:
        return next(screen for screen in self.on.app.screen_stack if isinstance(screen, SessionsScreen))

    @property
    def page(self) -> SessionScreen:
        screen = self.on.app.screen
        assert isinstance(screen, SessionScreen)
        return screen

    @property
    def chosen(self) -> SessionLine:
        assert self.screen.session is not None
        return self.screen.session

    def rows(self) -> list[str]:
        """The list's rows but for the headings, runs of blanks as one."""
        texts = (" ".join(text.split()) for text in self.screen._list.texts)
        return [text for text in texts if not text.endswith("─")]

    def said(self) -> str:
        return str(self.on.app.screen.query_one("#said", Static).content)

    def count(self) -> str:
        return self.screen.query_one("#count", Line).text

    def stored(self) -> tuple[Record, ...]:
        with self.on.stored() as store:
            return tuple(store.record(line.id) for line in store.sessions(Wanted()))

    async def press(self, *keys: str) -> None:
        await self.on.press(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        names = {" ": "space", ":": "colon", "-": "minus", '"': "quotation_mark"}
        await self.press(*(names.get(character, character) for character in text))

    async def settle(self) -> None:
        """Wait until nothing is read or written any more, and what came of it is shown."""
        groups = {"read", "write", "on", "again", "log", "count"}
        while going := [worker for worker in self.on.app.workers if worker.group in groups and not worker.is_finished]:
            await self.on.app.workers.wait_for_complete(going)
            await self.on.pilot.pause()
        await self.on.pilot.pause()


@asynccontextmanager
async def listed(
    path: Path,
    library: Callable[[], tuple[Entry, ...]] = tuple,
    size: tuple[int, int] = (100, 30),
    settings: Settings = DEFAULTS,
) -> AsyncIterator[Listed]:
    """Open the list of the sessions in the store of a folder."""
    async with stage(path, library=library, size=size, settings=settings) as on:
        shown = Listed(on)
        await on.app.push_screen(SessionsScreen())
        await shown.settle()
        yield shown


def day(days_ago: int) -> date:
    return TODAY - timedelta(days=days_ago)


def attempt_of(record: Record, name: str, side: Side | None = None) -> AttemptRow:
    return next(row for row in record.attempts if row.name == name and row.side is side)
