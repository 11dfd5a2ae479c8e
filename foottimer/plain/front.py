"""The line-by-line front end, put together."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TextIO

from foottimer.follow.conducting import conduct
from foottimer.follow.display import Display, display
from foottimer.follow.heartbeat import LONGEST_PAUSE, Heartbeat, Watch
from foottimer.follow.journal import Journal
from foottimer.follow.outputs import Outputs, Shown
from foottimer.follow.runner import Runner
from foottimer.follow.sounding import NoSound, Sounding
from foottimer.history.record import day_of
from foottimer.history.store import Store
from foottimer.plain import wording
from foottimer.plain.after import ask_how_it_was, correct, say_done, say_week
from foottimer.plain.follower import Follower
from foottimer.plain.talk import BELL, Interrupted, LineWaiter, Signals, Talk, Waiter
from foottimer.routine.eyes import shuts_eyes, with_open_eyes
from foottimer.routine.model import Exercise, Routine
from foottimer.routine.timeline import Timeline
from foottimer.session.clock import Clock
from foottimer.settings.model import DEFAULTS, Settings

LAST_CUE = 1.0
"""Seconds that the last cue is waited for at most."""
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
    outputs: Outputs | None = None
    """What cues are given with; None for a silent session."""
    conduct: Callable[[Timeline, Clock, Outputs], Sounding] = conduct
    """Makes what gives them in time."""


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
    outputs: Outputs | None = None,
    exercises: Mapping[str, Exercise] | None = None,
    settings: Settings = DEFAULTS,
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
        outputs: What cues are given with; None for a silent session. Stand-ins bring their own.
        exercises: Those that there are, for a routine that is done with open eyes after all.
        opt_in: Routines among them that are not for everybody: asked about first, or only told where nobody answers.
        settings: What the person chose.

    Returns:
        0 finished, 1 finished but not saved, 3 ended early, 128 + n ended by signal n.

    Raises:
        StoreError: When the store refuses a session at its start.

    """
    if ports is None:
        ports = _real_ports(stdin if interactive else None, clock, speed, outputs)
    with Signals(ports.waiter.wake) as signals:
        talk = Talk(stdout, ports.waiter, signals)
        try:
            if not all(agreed(talk, routine, interactive) for routine in opt_in):
                return ENDED_EARLY
            for number, timeline in enumerate(timelines):
                if number:
                    talk.say("")
                talk.say(*wording.header(timeline, interactive, store is not None, speed))
                heard = to_be_heard(talk, timeline, ports.outputs, exercises or {}, interactive)
                if heard is None:
                    return ENDED_EARLY
                status = _follow(heard, store, clock, talk, interactive, ports, settings)
                if status != FINISHED:
                    return status
        except Interrupted as stop:
            return stop.status
    return FINISHED


def agreed(talk: Talk, routine: Routine, interactive: bool) -> bool:
    """Say that a routine is not for everybody; return whether to start it, which only a person can refuse."""
    talk.say(*wording.not_for_everybody(routine))
    return not interactive or talk.choose("Start it all the same? y or n.", "yn") == "y"


def to_be_heard(
    talk: Talk, timeline: Timeline, outputs: Outputs | None, exercises: Mapping[str, Exercise], interactive: bool
) -> Timeline | None:
    """Ask before closed eyes when nothing can be heard; return what to follow, None for nothing."""
    if not interactive or outputs is None or outputs.audible or not shuts_eyes(timeline):
        return timeline
    talk.say(*wording.NOTHING_TO_HEAR)
    answer = talk.choose("b, o, or Enter to start nothing.", "bo")
    return with_open_eyes(timeline, exercises) if answer == "o" else timeline if answer == "b" else None


def _real_ports(stdin: TextIO | None, clock: Clock, speed: float, outputs: Outputs | None) -> Ports:
    # The beats are real seconds, the ms are those of the clock.
    longest = round(LONGEST_PAUSE * speed)
    return Ports(LineWaiter(stdin, speed), Heartbeat(clock, longest), display(), outputs)


def _ring_soon(talk: Talk, shown: Shown) -> None:
    if shown.bell:
        talk.leave(BELL)


def _follow(
    timeline: Timeline,
    store: Store | None,
    clock: Clock,
    talk: Talk,
    interactive: bool,
    ports: Ports,
    settings: Settings,
) -> int:
    journal = Journal(store, timeline, clock, settings)
    sounding = ports.conduct(timeline, clock, ports.outputs) if ports.outputs else NoSound()
    runner = Runner(timeline, clock, journal, ports.watch, ports.display, ports.waiter.wake, sounding)
    follower = Follower(runner, talk, interactive, settings.length, ports.outputs)
    if ports.outputs:
        ports.outputs.show = partial(_ring_soon, talk)
    try:
        follower.follow()
        sounding.join(LAST_CUE)
        talk.say_left()
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
    say_done(talk, runner.session, journal, settings.length)
    if interactive and not talk.over:
        correct(talk, journal, settings.length)
        if store is not None:
            ask_how_it_was(talk, journal, settings.pain)
    if store is not None:
        say_week(talk, store, settings, day_of(clock.wall(), settings.day_start))
    if journal.trouble:
        talk.say(journal.trouble)
        return UNSAVED
    return FINISHED if follower.finished else ENDED_EARLY
