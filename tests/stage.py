"""The app on a manual clock, with a real store in a folder of the test's own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from parts import AtOnce, FakeDisplay, FakeSpeaker, FakeTones, FakeWatch, clock, quick_store
from textual.pilot import Pilot

from foottimer.follow.claims import Claims
from foottimer.follow.outputs import Outputs
from foottimer.history.store import Store, open_for_reading
from foottimer.keeping.keeper import Keeping
from foottimer.routine.catalogue import parse_catalogue
from foottimer.routine.expand import expand
from foottimer.routine.library import Entry
from foottimer.routine.model import Exercise, Routine
from foottimer.routine.read import read_routine
from foottimer.routine.recalled import Recalled, View
from foottimer.routine.timeline import Timeline
from foottimer.session.clock import ManualClock
from foottimer.settings.commands import NAMES
from foottimer.settings.model import DEFAULTS, Settings
from foottimer.settings.read import load_settings, reading_file
from foottimer.settings.registry import Entry as Setting
from foottimer.settings.write import set_stated
from foottimer.ui.app import FootTimer
from foottimer.ui.screens.player import PlayerScreen
from foottimer.ui.services import Services
from foottimer.ui.widgets.big import BigText, Digits
from foottimer.ui.widgets.line import Line

CATALOGUE, _ = parse_catalogue("")


def timeline_of(text: str) -> Timeline:
    """The timeline of a routine file without its first lines."""
    reading = read_routine(f'format = 1\nname = "Stage"\n{text}', "stage", CATALOGUE)
    assert reading.routine is not None, reading.problems
    return expand(reading.routine)


@dataclass
class Stage:
    """A running app, and what it was given."""

    app: FootTimer
    pilot: Pilot[int]
    clock: ManualClock
    watch: FakeWatch
    display: FakeDisplay
    path: Path

    @property
    def player(self) -> PlayerScreen:
        screen = next(s for s in self.app.screen_stack if isinstance(s, PlayerScreen))
        assert isinstance(screen, PlayerScreen)
        return screen

    async def learned(self) -> None:
        """Wait until it is known of the exercises what there is to know."""
        while not self.player.runner.known.exercises:
            await self.pilot.pause()

    async def move(self, seconds: float) -> None:
        """Let time go by and the player look."""
        self.clock.move(round(seconds * 1000))
        self.app.look()
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    def line(self, ident: str) -> str:
        return self.player.query_one(f"#{ident}", Line).text

    def big(self, ident: str) -> str:
        return self.player.query_one(f"#{ident}", BigText).text

    @property
    def digits(self) -> str:
        return self.player.query_one(Digits).text

    def stored(self) -> Store:
        store = open_for_reading(self.path)
        assert store is not None
        return store


def keep_settings_in(services: Services, file: Path) -> None:
    """Have services read and write a file of settings."""

    def read() -> tuple[Settings, str]:
        settings, problems = load_settings(file, NAMES)
        return settings, "\n".join(problem.show(file.name) for problem in problems)

    def write(setting: Setting, stated: object) -> None:
        set_stated(file, setting, stated)

    services.read_settings, services.write_setting = read, write
    services.settings_refusal = lambda: next((problem.show(file.name) for problem in reading_file(file).errors), "")


@asynccontextmanager
async def stage(
    path: Path,
    start: Sequence[Timeline] = (),
    size: tuple[int, int] = (80, 24),
    speed: float = 1.0,
    library: Callable[[], tuple[Entry, ...]] = tuple,
    settings: Settings = DEFAULTS,
    routines: Sequence[Routine] = (),
    trouble: Callable[[], str] = str,
    speaker: FakeSpeaker | None = None,
    settings_trouble: str = "",
    theme: str = "",
    settings_file: Path | None = None,
    edit: Path | None = None,
    take_up: str = "",
    mind: Callable[[Callable[[str], object]], bool] = lambda _: False,
    exercises: Mapping[str, Exercise] | None = None,
    recall: Callable[[int], Recalled | None] = lambda _: None,
    remember: Callable[[View], object] = lambda _: None,
) -> AsyncIterator[Stage]:
    """Run the app headless; `start` is followed at once, the file to `edit` opened, the session to `take_up` too.

    With a file, settings are read from it and written to it. The person's routines are in `path / "routines"`.
    """
    file, now, watch, display = path / "history.db", clock(), FakeWatch(), FakeDisplay()
    claims = Claims(path / "running")
    keeping = Keeping(path / "routines", path / "trash", path / "recovery", now.wall)
    services = Services(
        clock=now,
        library=library,
        exercises_of=lambda _: exercises or {},
        exercises_trouble=trouble,
        open_to_write=lambda: quick_store(file),
        open_to_read=lambda: open_for_reading(file),
        recall=recall,
        remember=remember,
        watch=lambda: watch,
        display=lambda: display,
        read_settings=lambda: (settings, settings_trouble),
        make_outputs=lambda chosen, _: Outputs(chosen, FakeTones(), speaker.another() if speaker else None),
        conduct=AtOnce,
        theme_at_start=lambda: theme,
        keeping=lambda: keeping,
        claims=lambda: claims,
        mind_store=mind,
        speed=speed,
    )
    if settings_file is not None:
        keep_settings_in(services, settings_file)
    app = FootTimer(services, start, routines, edit, take_up)
    try:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await pilot.wait_for_scheduled_animations()
            yield Stage(app, pilot, now, watch, display, file)
    finally:
        services.shut()
        keeping.close()
        claims.release()
