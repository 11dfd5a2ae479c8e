"""The line-by-line front end, put together."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TextIO

from foottimer.follow.display import Display, display
from foottimer.follow.heartbeat import LONGEST_PAUSE, Heartbeat, Watch
from foottimer.follow.journal import Journal
from foottimer.follow.runner import Runner
from foottimer.history.store import Store
from foottimer.plain import wording
from foottimer.plain.after import ask_how_it_was, correct, say_done, say_week
from foottimer.plain.follower import Follower
from foottimer.plain.talk import Interrupted, LineWaiter, Signals, Talk, Waiter
from foottimer.routine.model import Routine
from foottimer.routine.timeline import Timeline
from foottimer.session.clock import Clock

FINISHED, UNSAVED, ENDED_EARLY = 0, 1, 3
"""Exit statuses."""


@dataclass(frozen=True, slots=True)
class Ports:
    """What reaches outside, but for the streams and the clock."""

    waiter: Waiter
    """Passes the time and hears what is typed."""
    watch: Watch
    """Finds out that the program stood still."""
    display: Display
    """What is kept awake."""


def run_plain(
    timelines: Sequence[Timeline],
    store: Store | None,
    clock: Clock,
    stdin: TextIO,
    stdout: TextIO,
    interactive: bool,
    speed: float = 1.0,
    ports: Ports | None = None,
    opt_in: Sequence[Routine] = (),
) -> int:
    """Follow the timelines one after another, a session each, and return the exit status.

    Args:
        timelines: What to follow.
        store: Where the sessions are saved; None for a rehearsal.
        clock: Tells the time, `speed` times as fast as it is.
        stdin: Read only when `interactive`.
        stdout: Gets plain lines; what its encoding lacks is shown as "?".
        interactive: Whether a person can answer.
        speed: The clock's pace.
        ports: Stand-ins for tests; None for the real ones.
        opt_in: Routines among them that are not for everybody: asked about first, or only told where nobody answers.

    Returns:
        0 finished, 1 finished but not saved, 3 ended early, 128 + n ended by signal n.

    Raises:
        StoreError: When the store refuses a session at its start.

    """
    if ports is None:
        ports = _real_ports(stdin if interactive else None, clock, speed)
    with Signals(ports.waiter.wake) as signals:
        talk = Talk(stdout, ports.waiter, signals)
        try:
            if not all(agreed(talk, routine, interactive) for routine in opt_in):
                return ENDED_EARLY
            for number, timeline in enumerate(timelines):
                if number:
                    talk.say("")
                talk.say(*wording.header(timeline, interactive, store is not None, speed))
                status = _follow(timeline, store, clock, talk, interactive, ports)
                if status != FINISHED:
                    return status
        except Interrupted as stop:
            return stop.status
    return FINISHED


def agreed(talk: Talk, routine: Routine, interactive: bool) -> bool:
    """Say that a routine is not for everybody; return whether to start it, which only a person can refuse."""
    talk.say(*wording.not_for_everybody(routine))
    return not interactive or talk.choose("Start it all the same? y or n.", "yn") == "y"


def _real_ports(stdin: TextIO | None, clock: Clock, speed: float) -> Ports:
    # The beats are real seconds, the ms are those of the clock.
    longest = round(LONGEST_PAUSE * speed)
    return Ports(LineWaiter(stdin, speed), Heartbeat(clock, longest), display())


def _follow(timeline: Timeline, store: Store | None, clock: Clock, talk: Talk, interactive: bool, ports: Ports) -> int:
    journal = Journal(store, timeline, clock)
    runner = Runner(timeline, clock, journal, ports.watch, ports.display, ports.waiter.wake)
    follower = Follower(runner, talk, interactive)
    try:
        follower.follow()
    except BaseException as error:
        runner.end()
        if isinstance(error, Interrupted):
            # The signal may say that nobody reads on.
            with contextlib.suppress(OSError):
                talk.say("", "Ended by a signal" + ("." if store is None else ": what was done is kept."))
        raise
    if follower.discarded:
        talk.say("Discarded.")
        return ENDED_EARLY
    say_done(talk, runner.session, journal)
    if interactive and not talk.over:
        correct(talk, journal)
        if store is not None:
            ask_how_it_was(talk, journal)
    if store is not None:
        say_week(talk, store, clock.wall().date())
    if journal.trouble:
        talk.say(journal.trouble)
        return UNSAVED
    return FINISHED if follower.finished else ENDED_EARLY
