"""Runs the app from the first signal it listens to, to its last word."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from foottimer import paths
from foottimer.cue.background import in_background
from foottimer.printing import safe
from foottimer.rescue.breakdown import keep, threads_heard, told
from foottimer.signals import HUNG_UP, leave_terminal, when_gone
from foottimer.ui.local import local_services
from foottimer.ui.restoring import Restoring, hush
from foottimer.ui.services import Services
from foottimer.ui.signals import Signals
from foottimer.ui.terminal import measured

if TYPE_CHECKING:
    from pathlib import Path

    from foottimer.routine.library import Entry
    from foottimer.ui.app import FootTimer

SILENT = 0.5
"""Seconds that the end of what sounds is waited for, when the process is ended from outside."""
KEYBOARD = 0
"""The descriptor of the terminal: what is typed comes from there."""


def run_app(start: Sequence[Entry] = (), speed: float = 1.0, edit: Path | None = None, take_up: str = "") -> int:
    """Run the app until it is left; return the exit status, 1 after a breakdown, 128 + n after signal n.

    With routines to `start`, follow these one after another and leave; with a file to `edit`, open that; with the id
    of an interrupted session to `take_up`, go on with that and leave.
    """
    gc.disable()  # next to nothing of what a start makes is garbage, and each look for some goes through all of it
    from foottimer.ui.app import FootTimer

    gc.freeze()  # Textual's modules stay: without them, what is garbage after the start is found in 10 ms
    measured(os.environ, KEYBOARD)
    services = local_services(speed)
    routines = [entry.routine for entry in start if entry.routine]
    app = FootTimer(services, [entry.timeline for entry in start if entry.timeline], routines, edit, take_up)
    with Restoring(KEYBOARD) as terminal:
        leave = partial(leave_at_once, app, terminal)
        with Signals(app.stop_soon, partial(save_and_hush, app, services), leave) as signals:
            app.within, app.end = signals.within, signals.end
            app.write_down = partial(write_down, services)
            app.settled = look_for_garbage
            when_gone(KEYBOARD, partial(end_without_terminal, signals))
            with threads_heard(app.thread_broke):
                try:
                    result = app.run()
                finally:
                    app.farewell.extend(services.part())
                    services.shut()
            say_farewell(app)
            return signals.status or app.return_code or result or 0


def look_for_garbage() -> None:
    """Let go of the garbage of the start; look for more from now on, but not among what the start made: that stays."""
    if not gc.isenabled():
        gc.collect()
        gc.freeze()
        gc.enable()


def end_without_terminal(signals: Signals) -> None:
    """End as a window that is closed ends everything in it, whether or not it said so by a signal."""
    leave_terminal(KEYBOARD)
    signals.end(HUNG_UP)


def save_and_hush(app: FootTimer, services: Services, status: int) -> None:
    """Keep what was done, and leave nothing behind that sounds or hangs.

    In a thread: the main one was interrupted wherever it stood, and may hold what silence waits for.
    """
    app.save_for(status)
    app.farewell += services.part()
    if app.broken is not None:
        app.farewell += told(app.broken, app.write_down(app.broken))
    if (silence := in_background("silence", services.silence)) is not None:
        silence.join(SILENT)


def leave_at_once(app: FootTimer, terminal: Restoring, status: int) -> None:
    """End the process, which does not end by itself: the terminal is put back here, as Textual can't any more."""
    hush()
    terminal.restore([safe(line) for line in app.farewell if line])
    os._exit(status)


def write_down(services: Services, error: BaseException) -> Path | None:
    """Write all of a mistake into a file of its own."""
    return keep(error, paths.crashes_folder(), services.clock.wall())


def say_farewell(app: FootTimer) -> None:
    """Print what is left to be said, now that the screen is the shell's again."""
    for line in filter(None, app.farewell):
        print(safe(line))
    if app.broken is not None:
        print("\n".join(told(app.broken, app.write_down(app.broken))), file=sys.stderr)
