"""Make the pictures of this folder: the real app on a manual clock, exported and drawn as PNG.

    python screenshots/make.py [NAME ...]

Nothing is drawn by hand and nothing waits, so a picture changes only when the app does. It needs the
`pictures` extra and a monospaced font with block elements (Fira Code, else DejaVu Sans Mono).
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

import resvg_py
from textual.pilot import Pilot

from foottimer.follow.display import NoDisplay
from foottimer.follow.journal import Journal
from foottimer.follow.runner import Runner
from foottimer.follow.sounding import NoSound
from foottimer.history.store import open_for_reading, open_store
from foottimer.routine.library import Entry, load_library
from foottimer.routine.timeline import Timeline
from foottimer.session.clock import ManualClock
from foottimer.session.machine import State
from foottimer.ui.app import FootTimer
from foottimer.ui.services import Services
from foottimer.ui.widgets.example import Example
from screenshots.apng import animated

FOLDER = Path(__file__).parent
WIDE, MIDDLE, SMALL = (120, 40), (80, 24), (40, 12)
FRIDAY = datetime(2026, 3, 20, 18, 1, tzinfo=timezone(timedelta(hours=1)))
"""The moment of every picture: two weeks done, the third one on its way."""
FRAME = 0.2
"""Seconds from frame to frame of a picture that moves."""
FONT = "Fira Code, DejaVu Sans Mono, monospace"


@dataclass
class Scene:
    """The app as a picture wants it."""

    app: FootTimer
    pilot: Pilot[int]
    clock: ManualClock

    async def move(self, seconds: float) -> None:
        """Let time go by in steps, so that nothing is skipped, and show the end."""
        for _ in range(int(seconds)):
            self.clock.move(1000)
            self.app.look()
        self.clock.move(round(seconds % 1 * 1000))
        self.app.look()
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys."""
        await self.pilot.press(*keys)
        await self.pilot.pause()


Act = Callable[[Scene], Awaitable[None]]


@dataclass(frozen=True)
class Picture:
    """One picture: what is done before it is taken, and at which sizes."""

    name: str
    act: Act
    sizes: Sequence[tuple[int, int]] = (WIDE,)
    routine: str = "foot-strength-1"
    """What is followed; empty for none, which opens the library."""
    seconds: float = 0
    """How long it is watched; 0 for a picture that stands still."""


def after(seconds: float, *keys: str) -> Act:
    """Let the routine run for `seconds`, then press keys."""

    async def act(scene: Scene) -> None:
        await scene.move(seconds)
        await scene.press(*keys)

    return act


async def answered(scene: Scene) -> None:
    """Follow the routine to its end, and answer the first question."""
    await scene.move(200)
    await scene.press("5")


async def opened(scene: Scene) -> None:
    """Wait until the library is read."""
    await scene.app.workers.wait_for_complete()
    await scene.pilot.pause()


async def chosen(scene: Scene) -> None:
    """Choose a routine."""
    await opened(scene)
    await scene.press("enter")


def shown(*keys: str) -> Act:
    """Wait until the library is read, then press keys."""

    async def act(scene: Scene) -> None:
        await opened(scene)
        for key in keys:
            await scene.press(key)

    return act


async def exercise(scene: Scene) -> None:
    """Look at an exercise, some way into its movement."""
    await shown("e", *["down"] * 24)(scene)
    scene.clock.move(3400)
    scene.app.screen.query_one(Example).step()
    await scene.pilot.pause()


EVERY = (WIDE, MIDDLE, SMALL)
PICTURES = (
    Picture("library", opened, (WIDE, MIDDLE), routine=""),
    Picture("start", chosen, (WIDE, MIDDLE), routine=""),
    Picture("exercises", exercise, EVERY, routine=""),
    Picture("glossary", shown("e", *["down"] * 24, "g"), (WIDE, MIDDLE), routine=""),
    Picture("settings", shown("comma"), EVERY, routine=""),
    Picture("about", shown("A"), (WIDE, MIDDLE), routine=""),
    Picture("player-get-ready", after(4), EVERY),
    Picture("player-moving", after(400 + 6), (MIDDLE,), seconds=6),
    Picture("player-reps", after(400 + 1.8), EVERY),
    Picture("player-toes", after(10 + 23.5), (WIDE, MIDDLE)),
    Picture("player-drive", after(73 + 3.2), (MIDDLE,), routine="ankle-mobility-1"),
    Picture("player-hold-left", after(285 + 7), EVERY),
    Picture("player-hold-right", after(285 + 25 + 9), EVERY),
    Picture("player-rest", after(285 + 45 + 6), EVERY),
    Picture("player-paused", after(285 + 12, "space"), EVERY),
    Picture("player-eyes-closed", after(205 + 4), (WIDE, MIDDLE), routine="balance-2"),
    Picture("outline", after(285 + 7, "o"), (WIDE, MIDDLE)),
    Picture("summary", answered, (WIDE, MIDDLE), routine="desk-break"),
)


def history(folder: Path, entries: Sequence[Entry]) -> Path:
    """Write two full weeks and two days of a third, followed by the real runner, and return the store."""
    path = folder / "history.db"
    timeline = by_id(entries, "foot-strength-1")
    for days in (18, 16, 14, 11, 9, 7, 4, 2):
        clock = ManualClock(FRIDAY - timedelta(days=days))
        with open_store(path) as store:
            runner = Runner(timeline, clock, Journal(store, timeline, clock))
            runner.start()
            while runner.session.state is not State.ENDED:
                clock.move(5000)
                runner.tick()
    return path


def by_id(entries: Sequence[Entry], ident: str) -> Timeline:
    """Return the timeline of a bundled routine."""
    return next(entry.timeline for entry in entries if entry.id == ident and entry.timeline)


async def take(picture: Picture, size: tuple[int, int], entries: tuple[Entry, ...], path: Path) -> list[str]:
    """Act the scene and return it as SVG, frame by frame where it is watched for a while."""
    clock = ManualClock(FRIDAY)
    services = Services(
        clock=clock,
        library=lambda: entries,
        open_to_write=lambda: open_store(path),
        open_to_read=lambda: open_for_reading(path),
        watch=lambda: None,
        display=NoDisplay,
        conduct=lambda *_: NoSound(),
    )
    start = [by_id(entries, picture.routine)] if picture.routine else []
    app = FootTimer(services, start)
    try:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            scene = Scene(app, pilot, clock)
            await picture.act(scene)
            taken = [app.export_screenshot(title="foottimer")]
            for _ in range(round(picture.seconds / FRAME) - 1):
                await scene.move(FRAME)
                taken.append(app.export_screenshot(title="foottimer"))
            return taken
    finally:
        services.shut()


def draw(svg: str) -> bytes:
    """Return the SVG as PNG, in a font of this machine: the export names one to be fetched."""
    svg = re.sub(r"@font-face\s*{[^}]*}", "", svg)
    svg = re.sub(r"font-family:[^;]+;", f"font-family: {FONT};", svg)
    # Block elements are a row tall only in a font a little larger than the row was measured for.
    svg = svg.replace("font-size: 20px", "font-size: 20.4px")
    return bytes(resvg_py.svg_to_bytes(svg_string=svg))


def main(names: Sequence[str]) -> None:
    """Make the pictures that are named, or all of them."""
    entries = load_library(None)
    for picture in PICTURES:
        if names and picture.name not in names:
            continue
        for size in picture.sizes:
            with tempfile.TemporaryDirectory() as folder:
                taken = asyncio.run(take(picture, size, entries, history(Path(folder), entries)))
            file = FOLDER / f"{picture.name}-{size[0]}x{size[1]}.png"
            drawn = [draw(svg) for svg in taken]
            file.write_bytes(drawn[0] if len(drawn) == 1 else animated([(png, round(FRAME * 1000)) for png in drawn]))
            print(file.name)


if __name__ == "__main__":
    main(sys.argv[1:])
