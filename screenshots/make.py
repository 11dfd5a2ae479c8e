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
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from functools import partial
from pathlib import Path

from benchmarks.generate import generate
from foottimer.follow.display import NoDisplay
from foottimer.follow.journal import Journal
from foottimer.follow.runner import Runner
from foottimer.follow.sounding import NoSound
from foottimer.history.decisions import Decision, DecisionKind
from foottimer.history.store import open_for_reading, open_store
from foottimer.keeping.keeper import Keeping
from foottimer.plan.situation import Situation
from foottimer.plan.today.mornings import morning_due
from foottimer.routine.library import Entry, bundled_folder, load_library
from foottimer.routine.timeline import Timeline
from foottimer.session.clock import ManualClock
from foottimer.session.machine import State
from foottimer.settings.model import DEFAULTS, Settings, Sex
from foottimer.ui.app import FootTimer
from foottimer.ui.services import Services
from screenshots.apng import animated
from screenshots.planned import follow_plan, situation_of
from screenshots.scenes import PICTURES, STAIRS, Past, Picture, Scene

FOLDER = Path(__file__).parent
FRIDAY = datetime(2026, 3, 20, 18, 1, tzinfo=timezone(timedelta(hours=1)))
"""The moment of every picture: two weeks done, the third one on its way."""
_WEEKS = (18, 16, 14, 11, 9, 7, 4, 2)
DAYS_AGO = {Past.WEEKS: _WEEKS, Past.INTERRUPTED: _WEEKS, Past.ONE: (0,)}
"""How many days ago what is followed by the runner was done: two full weeks and two days of a third, unless said."""
BEGAN_AGO, RAN = timedelta(minutes=11), 285 + 12
"""How long ago a session began whose program was ended, and the seconds that it ran."""
PLANNED = {Past.PLAN: (18, 18), Past.FINISHED: (60, 56)}
"""How many days ago the plan of a past began, and how many days of it are followed."""
GOALS = {Past.YEAR: 4}
"""The goal of the settings, where it isn't the usual one: that of the year's last week."""
PEOPLE = {Past.FINISHED: replace(DEFAULTS, age=45, sex=Sex.MALE)}
"""Whose settings say more than the usual ones."""
SEED = 1
"""Which of the years that can be made up is shown."""
FRAME = 0.2
"""Seconds from frame to frame of a picture that moves."""
FONT = "Fira Code, DejaVu Sans Mono, monospace"


def history(folder: Path, entries: Sequence[Entry], past: Past) -> Path:
    """Write what was done before: by the real runner, but for a year, which is made up."""
    path = folder / "history.db"
    if past is Past.YEAR:
        generate(path, 230, (FRIDAY - timedelta(days=1)).date(), days=364, seed=SEED)
    timeline = by_id(entries, "foot-strength-1")
    for days in DAYS_AGO.get(past, ()):
        clock = ManualClock(FRIDAY - timedelta(days=days))
        journal = Journal(partial(open_store, path), timeline, clock)
        runner = Runner(timeline, clock, journal)
        runner.start()
        while runner.session.state is not State.ENDED:
            clock.move(5000)
            runner.tick()
        journal.shut()
    if past in PLANNED:
        began, followed = PLANNED[past]
        follow_plan(path, entries, FRIDAY - timedelta(days=began), followed)
    if past is Past.INTERRUPTED:
        interrupt(path, timeline)
    return path


def situation_for(services: Services, entries: Sequence[Entry]) -> Situation:
    """Return what the app's advice is computed from; nobody is asked about the morning, which would cover it."""
    settings, today = services.settings(lambda _: None), services.today()
    found = services.ask(lambda store: situation_of(store, today, settings, entries))
    situation = found or situation_of(None, today, settings, entries)
    due = morning_due(situation)
    if due is None:
        return situation
    return replace(situation, decisions=(*situation.decisions, morning_decision(due, today)))


def morning_decision(of: date, today: date) -> Decision:
    """Return that the question of the morning after a day was skipped."""
    return Decision(DecisionKind.MORNING, today, of.isoformat())


def settings_of(past: Past) -> Settings:
    """Return what the person chose."""
    return replace(PEOPLE.get(past, DEFAULTS), goal=GOALS.get(past, DEFAULTS.goal))


def interrupt(path: Path, timeline: Timeline) -> None:
    """Follow a timeline for a while, until the program is ended."""
    clock = ManualClock(FRIDAY - BEGAN_AGO)
    journal = Journal(partial(open_store, path), timeline, clock)
    runner = Runner(timeline, clock, journal)
    runner.start()
    for _ in range(RAN):
        clock.move(1000)
        runner.tick()
    runner.interrupt()
    journal.shut()


def by_id(entries: Sequence[Entry], ident: str) -> Timeline:
    """Return the timeline of a bundled routine."""
    return next(entry.timeline for entry in entries if entry.id == ident and entry.timeline)


def edited(picture: Picture, folder: Path) -> Path | None:
    """Return the file that a picture edits, made where it is the person's own; None for none."""
    if picture.edited != "stairs":
        return bundled_folder() / f"{picture.edited}.toml" if picture.edited else None
    file = folder / "routines" / "stairs.toml"
    file.parent.mkdir()
    file.write_text(STAIRS, encoding="utf-8")
    return file


async def take(picture: Picture, size: tuple[int, int], entries: tuple[Entry, ...], folder: Path) -> list[str]:
    """Act the scene and return it as SVG, frame by frame where it is watched for a while."""
    clock, path = ManualClock(FRIDAY), history(folder, entries, picture.past)
    services = Services(
        clock=clock,
        library=lambda: entries,
        open_to_write=lambda: open_store(path),
        open_to_read=lambda: open_for_reading(path),
        watch=lambda: None,
        display=NoDisplay,
        conduct=lambda *_: NoSound(),
        read_settings=lambda: (settings_of(picture.past), ""),
        keeping=lambda: Keeping(folder / "routines", folder / "trash", folder / "recovery", clock.wall),
    )
    services.situation = partial(situation_for, services, entries)
    start = [by_id(entries, picture.routine)] if picture.routine and not picture.edited else []
    app = FootTimer(services, start, edit=edited(picture, folder))
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
    import resvg_py  # the tests act the scenes too, and draw nothing

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
                taken = asyncio.run(take(picture, size, entries, Path(folder)))
            file = FOLDER / f"{picture.name}-{size[0]}x{size[1]}.png"
            drawn = [draw(svg) for svg in taken]
            file.write_bytes(drawn[0] if len(drawn) == 1 else animated([(png, round(FRAME * 1000)) for png in drawn]))
            print(file.name)


if __name__ == "__main__":
    main(sys.argv[1:])
