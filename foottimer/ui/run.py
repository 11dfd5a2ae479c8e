"""Runs the app from the first signal it listens to, to its last word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from foottimer.cue.background import in_background
from foottimer.ui.app import FootTimer
from foottimer.ui.local import local_services
from foottimer.ui.services import Services
from foottimer.ui.signals import Signals

if TYPE_CHECKING:
    from pathlib import Path

    from foottimer.routine.library import Entry

SILENT = 1.0
"""Seconds that the end of what sounds is waited for, when the process is ended from outside."""


def run_app(start: Sequence[Entry] = (), speed: float = 1.0, edit: Path | None = None, take_up: str = "") -> int:
    """Run the app until it is left; return the exit status, 1 after a crash.

    With routines to `start`, follow these one after another and leave; with a file to `edit`, open that; with the id
    of an interrupted session to `take_up`, go on with that and leave.
    """
    services = local_services(speed)
    opt_in = [entry.routine for entry in start if entry.routine and entry.routine.opt_in]
    app = FootTimer(services, [entry.timeline for entry in start if entry.timeline], opt_in, edit, take_up)
    try:
        with Signals(app.stop_soon, partial(save_and_hush, app, services)):
            result = app.run()
    finally:
        services.shut()
    for line in filter(None, app.farewell):
        print(line)
    return app.return_code or result or 0


def save_and_hush(app: FootTimer, services: Services) -> None:
    """Keep what was done, and leave nothing behind that sounds or hangs.

    In a thread: the main one was interrupted wherever it stood, and may hold what silence waits for.
    """
    app.save()
    if (silence := in_background("silence", services.silence)) is not None:
        silence.join(SILENT)
