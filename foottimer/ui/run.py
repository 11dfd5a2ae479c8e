"""Runs the app from the first signal it listens to, to its last word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from foottimer.ui.app import FootTimer
from foottimer.ui.services import local_services
from foottimer.ui.signals import Signals

if TYPE_CHECKING:
    from foottimer.routine.library import Entry


def run_app(start: Sequence[Entry] = (), speed: float = 1.0) -> int:
    """Run the app until it is left; return the exit status, 1 after a crash.

    With routines to `start`, follow these one after another and leave.
    """
    services = local_services(speed)
    opt_in = [entry.routine for entry in start if entry.routine and entry.routine.opt_in]
    app = FootTimer(services, [entry.timeline for entry in start if entry.timeline], opt_in)
    try:
        with Signals(app.stop_soon, app.save):
            result = app.run()
    finally:
        services.shut()
    for line in filter(None, app.farewell):
        print(line)
    return app.return_code or result or 0
