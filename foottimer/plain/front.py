"""The line-by-line front end, put together."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TextIO

from foottimer.follow.claims import Claims, NoClaims
from foottimer.follow.conducting import conduct
from foottimer.follow.display import Display, display
from foottimer.follow.heartbeat import LONGEST_PAUSE, Heartbeat, Watch
from foottimer.follow.interrupted import stood
from foottimer.follow.journal import Journal
from foottimer.follow.outputs import Outputs, Shown
from foottimer.follow.runner import Runner
from foottimer.follow.sounding import NoSound, Sounding
from foottimer.history.calendar import day_of
from foottimer.history.store import Store
from foottimer.plain import wording
from foottimer.plain.after import ask_how_it_was, correct, say_done, say_week
from foottimer.plain.follower import Follower
from foottimer.plain.resuming import Offers, Taken
from foottimer.plain.talk import BELL, Interrupted, LineWaiter, Signals, Talk, Waiter
from foottimer.rescue.breakdown import threads_heard, what
from foottimer.rescue.parting import part
from foottimer.rescue.unsaved import Unsaved
from foottimer.routine.eyes import shuts_eyes, with_open_eyes
from foottimer.routine.model import Exercise, Routine
from foottimer.routine.timeline import Timeline
from foottimer.session.clock import Clock
from foottimer.settings.model import DEFAULTS, Settings

LAST_CUE = 1.0
"""Seconds that the last cue is waited for at most."""
LAST_SOUND = 3.0
"""Seconds that its sound has to come to its end; some players end 2 s late."""
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
    make_outputs: Callable[[Callable[[str], object]], Outputs] | None = None
    """Makes what cues are given with, which is told what can't sound by a line; None for a silent session."""
    conduct: Callable[[Timeline, Clock, Outputs], Sounding] = conduct
    """Makes what gives them in time."""


def run_plain(
    timelines: Sequence[Timeline],
    opening: Callable[[], Store] | None,
    clock: Clock,
    stdin: TextIO,
    stdout: TextIO,
    interactive: bool,
    speed: float = 1.0,
    ports: Ports | None = None,
    opt_in: Sequence[Routine] = (),
    exercises: Mapping[str, Exercise] = MappingProxyType({}),
    make_outputs: Callable[[Callable[[str], object]], Outputs] | None = None,
    settings: Settings = DEFAULTS,
    claims: Claims | None = None,
    take_up: str = "",
    unsaved: Unsaved | None = None,
) -> int:
    """Follow the timelines one after another, a session each, and return the exit status.

    Before them, what was interrupted is offered.

    Args:
        timelines: What to follow.
        opening: Opens the store that the sessions are saved in; None for a rehearsal.
        clock: Tells the time, `speed` times as fast as it is.
        stdin: Read only when `interactive`.
        stdout: Gets plain lines; what its encoding lacks is shown as "?".
        interactive: Whether a person can answer.
        speed: The clock's pace.
        ports: Stand-ins for tests; None for the real ones.
        opt_in: Routines among them that are not for everybody: asked about first, or only told where nobody answers.
        exercises: Those that there are, for a routine that is done with open eyes after all.
        make_outputs: Makes what cues are given with, as in `Ports`; None for silent sessions.
        settings: What the person chose.
        claims: Which sessions living programs run; None where that cannot be known.
        take_up: The id of an interrupted session to go on with first, without asking; empty for none.
        unsaved: Where sessions wait that the store refused, which is taken in first; None where they can't.

    Returns:
        0 finished, 1 finished but not saved, or there is nothing to take up, 3 ended early, 128 + n ended by signal n.

    """
    if ports is None:
        ports = _real_ports(stdin if interactive else None, clock, speed, make_outputs)
    signals = Signals(ports.waiter.wake, interactive=interactive)
    talk = Talk(stdout, ports.waiter, signals)
    with signals, threads_heard(lambda _, error: talk.leave(wording.broke_behind(what(error)))):
        try:
            if unsaved is not None:
                talk.say(*unsaved.take_in().said)
            made = _Front(talk, ports, opening, clock, interactive, settings, exercises, claims or NoClaims(), unsaved)
            with contextlib.closing(made) as front:
                gone_on, status = front.go_on(take_up)
                if status != FINISHED:
                    return status
                if not all(agreed(talk, routine, interactive) for routine in opt_in if routine.id != gone_on):
                    return ENDED_EARLY
                return front.follow_all(_still_to_do(timelines, gone_on), speed, bool(gone_on))
        except Interrupted as stop:
            return stop.status


def _still_to_do(timelines: Sequence[Timeline], gone_on: str) -> list[Timeline]:
    """Return the timelines without the first of the routine that was gone on with: that is what was asked for."""
    done = next((place for place, timeline in enumerate(timelines) if timeline.routine == gone_on), len(timelines))
    return [timeline for place, timeline in enumerate(timelines) if place != done]


def agreed(talk: Talk, routine: Routine, interactive: bool) -> bool:
    """Say that a routine is not for everybody; return whether to start it, which only a person can refuse."""
    talk.say(*wording.not_for_everybody(routine))
    return not interactive or talk.choose("Start it all the same? y or n.", "yn") == "y"


def _real_ports(
    stdin: TextIO | None,
    clock: Clock,
    speed: float,
    make_outputs: Callable[[Callable[[str], object]], Outputs] | None,
) -> Ports:
    # The beats are real seconds, the ms are those of the clock.
    longest = round(LONGEST_PAUSE * speed)
    return Ports(LineWaiter(stdin, speed), Heartbeat(clock, longest), display(), make_outputs)


class _Front:
    """Follows timelines, each from its start to what is asked and said afterwards."""

    def __init__(
        self,
        talk: Talk,
        ports: Ports,
        opening: Callable[[], Store] | None,
        clock: Clock,
        interactive: bool,
        settings: Settings,
        exercises: Mapping[str, Exercise],
        claims: Claims,
        unsaved: Unsaved | None,
    ) -> None:
        self._talk = talk
        self._ports = ports
        self._opening = opening
        self._clock = clock
        self._interactive = interactive
        self._settings = settings
        self._exercises = exercises
        self._claims = claims
        self._unsaved = unsaved
        self._outputs = ports.make_outputs(talk.leave) if ports.make_outputs else None
        if self._outputs is not None:
            self._outputs.show = self._ring_soon

    def go_on(self, id_: str) -> tuple[str, int]:
        """Go on with a session that was interrupted, asked for or chosen among those that there are.

        Returns the id of the routine that was gone on with, empty for none, and the exit status that would end the
        program after it.
        """
        if self._opening is None:
            return "", FINISHED
        offers = Offers(self._talk, self._opening, self._claims, self._clock)
        wanted = id_ or offers.ask(self._settings.offer_hours, self._interactive)
        if not wanted:
            return "", FINISHED
        taken = offers.take(wanted)
        if taken is None:
            return "", UNSAVED if id_ else FINISHED
        found, _ = taken
        self._talk.say(*wording.taken_up(found.timeline, stood(found), self._interactive))
        return found.timeline.routine, self.follow(found.timeline, taken)

    def follow_all(self, timelines: Sequence[Timeline], speed: float, gone_on: bool) -> int:
        """Follow timelines one after another; return the exit status. With `gone_on`, there was one before them."""
        for number, timeline in enumerate(timelines):
            if number or gone_on:
                self._talk.say("")
            self._talk.say(*wording.header(timeline, self._interactive, self._opening is not None, speed))
            if (status := self.follow(timeline)) != FINISHED:
                return status
        self.close(LAST_SOUND)
        return FINISHED

    def follow(self, timeline: Timeline, taken: Taken | None = None) -> int:
        """Follow a timeline, or what was `taken` up; return the exit status that would end the program after it."""
        heard = self._to_be_heard(timeline)
        if heard is None:
            self._claims.release()
            return ENDED_EARLY
        ports, talk = self._ports, self._talk
        journal = Journal(self._opening, heard, self._clock, self._settings, self._claims)
        sounding = ports.conduct(heard, self._clock, self._outputs) if self._outputs else NoSound()
        runner = Runner(heard, self._clock, journal, ports.watch, ports.display, ports.waiter.wake, sounding)
        follower = Follower(runner, talk, self._interactive, self._settings.length, self._outputs)
        talk.meanwhile = journal.saving.see_to_it
        try:
            follower.follow(taken)
            sounding.join(LAST_CUE)
            talk.say_left()
        except BaseException as error:
            self._leave(runner, error)
            raise
        try:
            if follower.discarded:
                talk.say("Discarded.")
            else:
                self._afterwards(runner)
        finally:
            waits = part(journal, self._unsaved)
            with contextlib.suppress(OSError):
                talk.say(*waits)
        if follower.discarded:
            return ENDED_EARLY
        return UNSAVED if waits else FINISHED if follower.finished else ENDED_EARLY

    def _leave(self, runner: Runner, error: BaseException) -> None:
        """Keep what was done of a session that a signal or a mistake ends, and say what became of it."""
        wanted = isinstance(error, KeyboardInterrupt) or (isinstance(error, Interrupted) and error.wanted)
        (runner.end if wanted else runner.interrupt)()
        again = runner.session.is_open  # and not, where it came to its end unseen
        waits = part(runner.journal, self._unsaved)
        said: list[str] = []
        if isinstance(error, Interrupted):
            said = ["", wording.interrupted(again and not waits, self._opening is not None and not waits)]
        # The signal may say that nobody reads on.
        with contextlib.suppress(OSError):
            self._talk.say(*said, *waits)

    def close(self, seconds: float = 0) -> None:
        """Be silent; what sounds has so long to come to its end."""
        if self._outputs is not None:
            self._outputs.close(seconds)

    def _to_be_heard(self, timeline: Timeline) -> Timeline | None:
        """Ask before closed eyes when nothing can be heard; return what to follow, None for nothing."""
        outputs = self._outputs
        if outputs is None or outputs.audible or not shuts_eyes(timeline):
            return timeline
        if not self._interactive:
            self._talk.say(wording.NOTHING_TO_HEAR[0])
            return timeline
        self._talk.say(*wording.NOTHING_TO_HEAR)
        answer = self._talk.choose("b, o, or Enter to start nothing.", "bo")
        return with_open_eyes(timeline, self._exercises) if answer == "o" else timeline if answer == "b" else None

    def _afterwards(self, runner: Runner) -> None:
        """Say what was done, ask how it was, and say how the week stands."""
        talk, settings, journal = self._talk, self._settings, runner.journal
        say_done(talk, runner.session, journal, settings.length)
        if self._interactive and not talk.over:
            correct(talk, journal, settings.length)
            if self._opening is not None:
                ask_how_it_was(talk, journal, settings.pain)
        if self._opening is not None:
            say_week(talk, self._opening, settings, day_of(self._clock.wall(), settings.day_start))

    def _ring_soon(self, shown: Shown) -> None:
        if shown.bell:
            self._talk.leave(BELL)
