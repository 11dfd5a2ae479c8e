"""The line-by-line front end, put together."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence

from foottimer.follow.display import display
from foottimer.follow.heartbeat import LONGEST_PAUSE, Heartbeat
from foottimer.follow.interrupted import stood
from foottimer.follow.journal import Journal
from foottimer.follow.known import Known
from foottimer.follow.outputs import Shown
from foottimer.follow.runner import Runner
from foottimer.follow.sounding import NoSound, Sounding
from foottimer.history.calendar import day_of
from foottimer.history.store import StoreError
from foottimer.plain import wording
from foottimer.plain.advising import Advising, RefusedError
from foottimer.plain.after import ask_how_it_was, correct, say_done, say_week
from foottimer.plain.follower import Follower
from foottimer.plain.morning import ask_morning
from foottimer.plain.resuming import Offers, Taken
from foottimer.plain.sitting import Ports, Sitting
from foottimer.plain.talk import BELL, Interrupted, LineWaiter, Signals, Talk
from foottimer.rescue.breakdown import threads_heard, what
from foottimer.rescue.parting import part
from foottimer.routine.eyes import shuts_eyes, with_open_eyes
from foottimer.routine.timeline import Timeline

LAST_CUE = 1.0
"""Seconds that the last cue is waited for at most."""
LAST_SOUND = 3.0
"""Seconds that its sound has to come to its end; some players end 2 s late."""
FINISHED, UNSAVED, ENDED_EARLY = 0, 1, 3
"""Exit statuses."""


def run_plain(sitting: Sitting) -> int:
    """Follow timelines one after another, a session each; before them, what was interrupted is offered.

    Returns:
        0 finished, 1 finished but not saved, or there is nothing to take up, or a red flag has to be checked first,
        3 ended early, 128 + n ended by signal n.

    """
    ports = sitting.ports or _real_ports(sitting)
    signals = Signals(ports.waiter.wake, interactive=sitting.interactive)
    talk = Talk(sitting.stdout, ports.waiter, signals)
    with signals, threads_heard(lambda _, error: talk.leave(wording.broke_behind(what(error)))):
        try:
            if sitting.unsaved is not None:
                talk.say(*sitting.unsaved.take_in().said)
            with contextlib.closing(_Front(talk, ports, sitting)) as front:
                return front.follow_all()
        except Interrupted as stop:
            return stop.status


def _still_to_do(timelines: Sequence[Timeline], gone_on: str) -> list[Timeline]:
    """Return the timelines without the first of the routine that was gone on with: that is what was asked for."""
    done = next((place for place, timeline in enumerate(timelines) if timeline.routine == gone_on), len(timelines))
    return [timeline for place, timeline in enumerate(timelines) if place != done]


def _real_ports(sitting: Sitting) -> Ports:
    # The beats are real seconds, the ms are those of the clock.
    longest = round(LONGEST_PAUSE * sitting.speed)
    stdin = sitting.stdin if sitting.interactive else None
    beats = Heartbeat(sitting.clock, longest)
    return Ports(LineWaiter(stdin, sitting.speed), beats, display(), sitting.make_outputs)


class _Front:
    """Follows timelines, each from its start to what is asked and said afterwards."""

    def __init__(self, talk: Talk, ports: Ports, sitting: Sitting) -> None:
        self._talk = talk
        self._ports = ports
        self._sitting = sitting
        self._outputs = ports.make_outputs(talk.leave) if ports.make_outputs else None
        if self._outputs is not None:
            self._outputs.show = self._ring_soon

    def go_on(self, id_: str) -> tuple[str, int]:
        """Go on with a session that was interrupted, asked for or chosen among those that there are.

        Returns the id of the routine that was gone on with, empty for none, and the exit status that would end the
        program after it.
        """
        sitting = self._sitting
        if sitting.opening is None:
            return "", FINISHED
        offers = Offers(self._talk, sitting.opening, sitting.claims, sitting.clock)
        wanted = id_ or offers.ask(sitting.settings.offer_hours, sitting.interactive)
        if not wanted:
            return "", FINISHED
        taken = offers.take(wanted)
        if taken is None:
            return "", UNSAVED if id_ else FINISHED
        found, _ = taken
        self._talk.say(*wording.taken_up(found.timeline, stood(found), sitting.interactive))
        return found.timeline.routine, self.follow(found.timeline, taken)

    def follow_all(self) -> int:
        """Go on with what was interrupted, then follow the timelines one after another; return the exit status."""
        talk, sitting = self._talk, self._sitting
        gone_on, status = self.go_on(sitting.take_up)
        if status != FINISHED:
            return status
        if sitting.interactive and sitting.advice is not None:
            ask_morning(talk, sitting.advice)
        try:
            ready = self._ready(_still_to_do(sitting.timelines, gone_on))
        except RefusedError as refused:
            return UNSAVED if refused.unchecked else ENDED_EARLY
        for number, timeline in enumerate(ready):
            if number or gone_on:
                talk.say("")
            talk.say(*wording.header(timeline, sitting.interactive, sitting.opening is not None, sitting.speed))
            if (status := self.follow(timeline)) != FINISHED:
                return status
        self.close(LAST_SOUND)
        return FINISHED

    def _ready(self, timelines: Sequence[Timeline]) -> list[Timeline]:
        """Ask all that is to be asked before the first is started; return what is followed, or raise RefusedError."""
        sitting = self._sitting
        advising = Advising(self._talk, sitting.interactive, sitting.exercises, sitting.advice)
        routines = {routine.id: routine for routine in sitting.routines}
        return [advising.ready(timeline, routines.get(timeline.routine)) for timeline in timelines]

    def follow(self, timeline: Timeline, taken: Taken | None = None) -> int:
        """Follow a timeline, or what was `taken` up; return the exit status that would end the program after it."""
        heard = self._to_be_heard(timeline)
        if heard is None:
            self._sitting.claims.release()
            return ENDED_EARLY
        talk, sitting = self._talk, self._sitting
        runner, sounding = self._begun(heard, taken)
        follower = Follower(runner, talk, sitting.interactive, sitting.settings.length, self._outputs)
        talk.meanwhile = runner.journal.saving.see_to_it
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
            waits = part(runner.journal, sitting.unsaved)
            with contextlib.suppress(OSError):
                talk.say(*waits)
        if follower.discarded:
            return ENDED_EARLY
        return UNSAVED if waits else FINISHED if follower.finished else ENDED_EARLY

    def _begun(self, heard: Timeline, taken: Taken | None) -> tuple[Runner, Sounding]:
        """Return what drives a session, and what gives its cues."""
        ports, sitting = self._ports, self._sitting
        journal = Journal(sitting.opening, heard, sitting.clock, sitting.settings, sitting.claims)
        sounding = ports.conduct(heard, sitting.clock, self._outputs) if self._outputs else NoSound()
        runner = Runner(heard, sitting.clock, journal, ports.watch, ports.display, ports.waiter.wake, sounding)
        runner.known = self._known(heard, taken)
        return runner, sounding

    def _known(self, timeline: Timeline, taken: Taken | None) -> Known:
        """Return what there is to know of a timeline's exercises; what the store can't tell is not known."""
        sitting = self._sitting
        own = next((routine.known for routine in sitting.routines if routine.id == timeline.routine), {})
        known = Known({**sitting.exercises, **own})
        if sitting.opening is None:
            return known
        try:
            with sitting.opening() as store:
                return known.told(store, timeline, taken[0].id if taken else None)
        except StoreError:  # that will be said where it matters: training goes on
            return known

    def _leave(self, runner: Runner, error: BaseException) -> None:
        """Keep what was done of a session that a signal or a mistake ends, and say what became of it."""
        wanted = isinstance(error, KeyboardInterrupt) or (isinstance(error, Interrupted) and error.wanted)
        (runner.end if wanted else runner.interrupt)()
        again = runner.session.is_open  # and not, where it came to its end unseen
        waits = part(runner.journal, self._sitting.unsaved)
        said: list[str] = []
        if isinstance(error, Interrupted):
            said = ["", wording.interrupted(again and not waits, self._sitting.opening is not None and not waits)]
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
        if not self._sitting.interactive:
            self._talk.say(wording.NOTHING_TO_HEAR[0])
            return timeline
        self._talk.say(*wording.NOTHING_TO_HEAR)
        answer = self._talk.choose("b, o, or Enter to start nothing.", "bo")
        if answer == "o":
            return with_open_eyes(timeline, self._sitting.exercises)
        return timeline if answer == "b" else None

    def _afterwards(self, runner: Runner) -> None:
        """Say what was done, ask how it was, and say how the week stands."""
        talk, sitting, journal = self._talk, self._sitting, runner.journal
        settings = sitting.settings
        say_done(talk, runner.session, journal, settings.length)
        if sitting.interactive and not talk.over:
            correct(talk, journal, settings.length)
            if sitting.opening is not None:
                ask_how_it_was(talk, journal, settings.pain)
        if sitting.opening is not None:
            say_week(talk, sitting.opening, settings, day_of(sitting.clock.wall(), settings.day_start))

    def _ring_soon(self, shown: Shown) -> None:
        if shown.bell:
            self._talk.leave(BELL)
