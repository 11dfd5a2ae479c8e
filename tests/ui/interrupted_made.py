"""Sessions whose program was ended in the middle of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from parts import NOON, quick_store
from stage import timeline_of

from foottimer.follow.journal import Journal
from foottimer.follow.runner import Runner
from foottimer.history.store import Store
from foottimer.routine.timeline import Timeline
from foottimer.session.clock import ManualClock

FEET = timeline_of('[[block]]\nname = "Hold"\nhold = 20\nsets = 2\nrest = 30\n')
"""ready 10, hold 20, rest 30, hold 20."""
START = NOON + timedelta(seconds=1)
"""When the app on the stage begins."""


def leave(folder: Path, timeline: Timeline = FEET, ran: int = 17, ago: int = 360, name: str = "") -> str:
    """Follow a timeline for `ran` s and let its program end `ago` s before the app begins; return the session's id."""
    clock = ManualClock(START - timedelta(seconds=ran + ago))
    with quick_store(folder / "history.db") as store:
        return followed(store, clock, replace(timeline, name=name or timeline.name), ran).journal.session_id


def followed(store: Store, clock: ManualClock, timeline: Timeline, ran: int) -> Runner:
    """Follow a timeline for `ran` s, until its program is ended by a signal."""
    runner = Runner(timeline, clock, Journal(lambda: store, timeline, clock))
    runner.start()
    for _ in range(ran):
        clock.move(1000)
        runner.tick()
    runner.interrupt()
    return runner
