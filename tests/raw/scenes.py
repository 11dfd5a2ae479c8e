"""The scenes of the pictures, acted with a stranger's words in all that has words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path

from rich.segment import Segment
from textual.app import App

from foottimer.follow.display import NoDisplay
from foottimer.follow.sounding import NoSound
from foottimer.history.store import open_for_reading, open_store
from foottimer.keeping.keeper import Keeping
from foottimer.routine.catalogue import Catalogue
from foottimer.routine.library import Entry, bundled_catalogue, load_library
from foottimer.session.clock import ManualClock
from foottimer.ui.app import FootTimer
from foottimer.ui.services import Services
from screenshots.make import FRIDAY, by_id, edited, history, situation_for
from screenshots.scenes import Picture, Scene
from soaks.marked import mark_store, marked


@cache
def entries() -> tuple[Entry, ...]:
    return load_library(None)


@cache
def marked_entries() -> tuple[Entry, ...]:
    return tuple(marked(entry) for entry in entries())


@cache
def marked_catalogue() -> Catalogue:
    return Catalogue(marked(exercise) for exercise in bundled_catalogue().exercises.values())


async def drawn(picture: Picture, size: tuple[int, int], folder: Path) -> list[Segment]:
    """Act a scene with marked words, and return all that it draws then."""
    clock, path = ManualClock(FRIDAY), history(folder, entries(), picture.past)
    if path.exists():
        mark_store(path)
    services = Services(
        clock=clock,
        library=marked_entries,
        exercises=marked_catalogue,
        open_to_write=lambda: open_store(path),
        open_to_read=lambda: open_for_reading(path),
        watch=lambda: None,
        display=NoDisplay,
        conduct=lambda *_: NoSound(),
        keeping=lambda: Keeping(folder / "routines", folder / "trash", folder / "recovery", clock.wall),
    )
    services.situation = partial(situation_for, services, marked_entries())
    start = [by_id(marked_entries(), picture.routine)] if picture.routine and not picture.edited else []
    app = FootTimer(services, start, edit=edited(picture, folder))
    try:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await picture.act(Scene(app, pilot, clock))
            assert app.is_running
            return list(rows_of(app))
    finally:
        services.shut()


def rows_of(app: App[int]) -> Iterator[Segment]:
    """What the screens that are seen draw, after the last look at it."""
    for screen in app.screen_stack:
        for strip in screen._compositor.render_strips():
            yield from strip
