"""A session that was followed, the app around its summary, and what was stored of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lines import hold, line, opened, ready, reps, rest, self_paced, switch
from parts import FailingStore, clock, quick_store
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from foottimer.follow.display import NoDisplay
from foottimer.follow.runner import Runner
from foottimer.history.record import Record, Status
from foottimer.history.store import open_for_reading
from foottimer.routine.model import Side, Unit
from foottimer.routine.timeline import Timeline
from foottimer.settings.model import DEFAULTS, Settings
from foottimer.ui.app import FootTimer
from foottimer.ui.screens.summary import SummaryScreen
from foottimer.ui.services import Services
from foottimer.ui.widgets.done_table import DoneTable
from foottimer.ui.widgets.line import Line

ROUTINE = line(
    ready(),
    reps(4, name="Raise", side=Side.LEFT, set=1, sets=2, block="1"),
    switch(),
    reps(4, name="Raise", side=Side.RIGHT, set=1, sets=2, block="1"),
    rest(),
    reps(4, name="Raise", side=Side.LEFT, set=2, sets=2, block="1"),
    switch(),
    reps(4, name="Raise", side=Side.RIGHT, set=2, sets=2, block="1"),
    rest(),
    hold(20_000, name="Balance", set=1, sets=1, block="2"),
    rest(),
    self_paced(5, name="Scrunch", set=1, sets=1, block="3"),
    rest(),
    opened(30_000, name="Test", record=Unit.CM, set=1, sets=1, block="4"),
)
"""Two sides of two sets of 4 raises, a 20 s balance, 5 scrunches at one's own pace and a test in cm."""


class Room:
    """An app on an empty screen, with one session in a real store."""

    def __init__(
        self, folder: Path, timeline: Timeline = ROUTINE, speed: float = 1.0, settings: Settings = DEFAULTS
    ) -> None:
        self.settings = settings
        self.path = folder / "history.db"
        self.store: FailingStore | None = None
        self.clock = clock()
        self.services = Services(
            clock=self.clock,
            library=lambda: (),
            open_to_write=self._open,
            open_to_read=lambda: open_for_reading(self.path),
            watch=lambda: None,
            display=NoDisplay,
            speed=speed,
        )
        self.runner: Runner = self.services.runner(timeline, lambda: None)
        self.runner.start()
        self.status = Status.COMPLETED
        self.result: list[str | None] = []
        self.at_numbers = True
        """Whether the screen goes back to the numbers at once, as one arrow does."""

    def _open(self) -> Any:
        self.store = FailingStore(quick_store(self.path))
        return self.store

    def follow(self, until: int | None = None, number: float | None = 11.0) -> Room:
        """Follow the session to its end, or end it early once the interval `until` has run 1 s.

        `number` is what the player's question for the test was answered with.
        """
        runner = self.runner
        while runner.session.is_open:
            if runner.session.index == until:
                self.clock.move(1_000)
                runner.end(Status.PARTIAL)
                self.status = Status.PARTIAL
                break
            self.clock.move(runner.session.length)
            runner.tick()
            if runner.session.is_open and runner.session.waiting(runner.now()):
                self.clock.move(runner.session.length)
                runner.done()
        for row in runner.journal.latest("4"):
            if number is not None:
                runner.journal.correct(row.seq, recorded=number)
        return self

    def app(self) -> FootTimer:
        return _App(self)

    def stored(self) -> Record:
        store = open_for_reading(self.path)
        assert store is not None
        with store:
            return store.records()[0]


class _App(FootTimer):
    def __init__(self, room: Room) -> None:
        super().__init__(room.services)
        self._room = room

    def get_default_screen(self) -> Screen[object]:
        return Screen(id="_default")

    async def on_mount(self) -> None:
        room = self._room
        screen = SummaryScreen(room.runner, room.status, room.settings)
        await self.push_screen(screen, room.result.append)
        if room.at_numbers:
            screen.action_earlier()


def shown(pilot: Pilot[Any], where: str) -> str:
    """The text of a line that is displayed; empty when it is not."""
    widget = pilot.app.screen.query_one(where)
    if not widget.display:
        return ""
    return widget.text if isinstance(widget, Line) else str(widget.content) if isinstance(widget, Static) else ""


def rows(pilot: Pilot[Any]) -> list[str]:
    """The table's rows, runs of spaces as one."""
    table = pilot.app.screen.query_one(DoneTable)
    return [" ".join(table.text(index).split()) for index in range(table.option_count)]


def number_of(record: Record, name: str, **wanted: object) -> float | None:
    """The recorded number, or the repetitions, of the one attempt with this name and these fields."""
    (row,) = (
        row
        for row in record.attempts
        if row.name == name and all(getattr(row, key) == value for key, value in wanted.items())
    )
    return row.recorded if row.unit else row.reps_done
