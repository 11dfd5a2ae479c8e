"""Libraries of small routines for tests, and the library screen ready to be driven."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from parts import NOON, FakeDisplay, lent, quick_store
from stage import Stage, stage
from textual.widgets import Static

from foottimer.follow.journal import Journal
from foottimer.follow.runner import Runner
from foottimer.routine.library import BUNDLED, USER, Entry, load_file
from foottimer.session.clock import ManualClock
from foottimer.ui.screens.library import LibraryScreen
from foottimer.ui.screens.start import StartScreen
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.picklist import PickList
from foottimer.ui.widgets.preview import Preview
from foottimer.ui.widgets.routine_list import RoutineList

TWO_SIDES = """
equipment = ["wall"]
series = "balance"
level = 1
about = "One foot [b]after[/b] the other."
[goal]
per_week = 3
[[block]]
name = "Walk"
time = 60
optional = true
[[block]]
name = "Balance"
hold = 20
sides = "each"
sets = 2
[[block]]
name = "Stretch"
hold = 30
"""
"""ready 10, walk 60, 10, left 20, 5, right 20, rest 15, left 20, 5, right 20, 10, stretch 30: 225 s."""

SHORT = """
tags = ["silent"]
[[block]]
name = "Scrunch"
hold = 20
"""

LONG = """
[[block]]
name = "Jog"
time = 600
"""

BROKEN = """
[[block]]
name = "Jog"
tme = 600
"""


def entry(folder: Path, id_: str, text: str, source: str = BUNDLED, name: str = "") -> Entry:
    """A routine file in a folder, read."""
    file = folder / f"{id_}.toml"
    file.write_text(f'format = 1\nname = "{name or id_.title()}"\n{text}', encoding="utf-8")
    return noted(load_file(file), source=source)


def noted(found: Entry, source: str = "", stands_in: bool = False) -> Entry:
    """A routine file of another source, or one that stands in for a bundled one."""
    return replace(found, card=replace(found.card, source=source or found.source, stands_in=stands_in))


def shelf(folder: Path) -> tuple[Entry, ...]:
    """Four routines: one of two sides, a short one of the person's own that stands in, a long, and a broken one."""
    return (
        entry(folder, "balance-1", TWO_SIDES, name="Balance"),
        entry(folder, "broken", BROKEN, USER),
        entry(folder, "long", LONG),
        noted(entry(folder, "short", SHORT, USER), stands_in=True),
    )


def done(file: Path, routine: Entry, days_ago: int) -> None:
    """Do a routine to its end, so many days before the tests' noon."""
    now = ManualClock(NOON - timedelta(days=days_ago))
    assert routine.timeline is not None
    with quick_store(file) as store:
        runner = Runner(routine.timeline, now, Journal(lent(store), routine.timeline, now), None, FakeDisplay())
        runner.start()
        now.move(routine.total)
        runner.tick()
        assert store.days()


@dataclass
class Shelves:
    """The library screen of a running app."""

    on: Stage

    @property
    def library(self) -> LibraryScreen:
        screen = self.on.app.screen_stack[0]
        assert isinstance(screen, LibraryScreen)
        return screen

    @property
    def card(self) -> StartScreen:
        screen = self.on.app.screen
        assert isinstance(screen, StartScreen)
        return screen

    async def press(self, *keys: str) -> None:
        await self.on.press(*keys)
        await self.read()

    async def read(self) -> None:
        """Wait until files and store are read, and shown."""
        await self.on.pilot.pause()
        reading = [worker for worker in self.on.app.workers if worker.group == "read"]
        if reading:  # an empty list would mean every worker, also the one that follows a session
            await self.on.app.workers.wait_for_complete(reading)
        await self.on.pilot.pause()

    def line(self, ident: str) -> str:
        return self.on.app.screen.query_one(f"#{ident}", Line).text

    def said(self, ident: str) -> str:
        return str(self.library.query_one(f"#{ident}", Static).render())

    @property
    def listed(self) -> PickList | RoutineList:
        """The list of the screen."""
        screen = self.on.app.screen
        return screen.query_one(RoutineList if screen.query(RoutineList) else PickList)

    @property
    def rows(self) -> list[str]:
        return [" ".join(text.split()) for text in self.listed.texts]

    @property
    def chosen(self) -> str:
        index = self.listed.highlighted
        return "" if index is None else self.rows[index]

    @property
    def preview(self) -> str:
        return self.library.query_one(Preview).text


@asynccontextmanager
async def shelves(
    path: Path, entries: tuple[Entry, ...] | None = None, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Shelves]:
    """Run the app on its library screen, all read."""
    found = shelf(path) if entries is None else entries
    async with stage(path, size=size, library=lambda: found) as on:
        shelves = Shelves(on)
        await shelves.read()
        yield shelves
