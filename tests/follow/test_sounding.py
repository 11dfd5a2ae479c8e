"""The cues of a session under way: in time, in a thread of their own, and never made up for."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field

import pytest
from lines import hold, line, manual, ready, rest, switch
from parts import FakeWatch, clock

from foottimer.follow.heartbeat import Gap
from foottimer.follow.journal import Journal
from foottimer.follow.runner import Runner
from foottimer.follow.sounding import LATE, STOOD_STILL, Conductor, Score
from foottimer.routine.cues import CueKind, CueTable
from foottimer.routine.timeline import Interval
from foottimer.session.clock import ManualClock
from foottimer.session.cues import CueSheet
from foottimer.session.drafting import Style
from foottimer.session.events import Event, Reason
from foottimer.session.machine import Session, State
from foottimer.session.yielding import Cue

COUNTING = Style(CueTable(countdown=2))


@dataclass
class Listener:
    """Takes what a score gives at each step of a runner, and the cues due whenever the clock moves."""

    score: Score
    clock: ManualClock
    heard: list[tuple[int, str]] = field(default_factory=list)
    hushed: list[int] = field(default_factory=list)

    def told(self, session: Session, events: tuple[Event, ...]) -> None:
        acted, at_once = self.score.told(session, events)
        if acted:
            self.hushed.append(self.clock.now())
        self._hear(at_once)
        self.listen()

    def listen(self) -> None:
        self._hear(self.score.due(self.clock.now()))

    def _hear(self, cues: tuple[tuple[Cue, int], ...]) -> None:
        self.heard += [(self.clock.now() - 1_000, cue.kind.value) for cue, _ in cues if cue.tone]


@dataclass
class Stage:
    """A runner whose clock moves by steps, looked at by the front end and the cues' thread as told."""

    runner: Runner
    clock: ManualClock
    watch: FakeWatch
    listener: Listener

    def pass_by(self, ms: int, *, step: int = 100, front_end: bool = True) -> list[tuple[int, str]]:
        """Let `ms` go by in steps; return what was heard meanwhile, in ms since the start."""
        before = len(self.listener.heard)
        for _ in range(0, ms, step):
            self.clock.move(step)
            self.listener.listen()
            if front_end:
                self.runner.tick()
        return self.listener.heard[before:]


def stage(*intervals: Interval, style: Style = COUNTING, ahead: int = 0) -> Stage:
    manual_clock, watch, timeline = clock(), FakeWatch(), line(*intervals)
    listener = Listener(Score(CueSheet(timeline, style), ahead), manual_clock)
    journal = Journal(None, timeline, manual_clock)
    runner = Runner(timeline, manual_clock, journal, watch, sounding=listener)
    runner.start()
    return Stage(runner, manual_clock, watch, listener)


def test_each_cue_comes_once_at_its_time() -> None:
    on = stage(ready(4_000), hold(5_000), switch(3_000), hold(5_000))
    assert on.listener.heard == [(0, "ready")]
    assert on.pass_by(17_000) == [
        *[(2_000, "countdown"), (3_000, "countdown"), (4_000, "go"), (7_000, "countdown"), (8_000, "countdown")],
        *[(9_000, "switch"), (10_000, "countdown"), (11_000, "countdown"), (12_000, "go")],
        *[(15_000, "countdown"), (16_000, "countdown"), (17_000, "done")],
    ]
    assert on.listener.score.over
    assert on.runner.session.state is State.ENDED


def test_a_front_end_that_stands_still_does_not_stop_the_sound_nor_is_anything_given_twice() -> None:
    on = stage(ready(4_000), hold(5_000), rest(20_000))
    heard = on.pass_by(9_000, front_end=False)
    assert [kind for _, kind in heard] == ["countdown", "countdown", "go", "countdown", "countdown", "rest"]
    on.runner.tick()
    assert on.pass_by(500) == []


def test_the_front_end_may_be_the_first_to_see_a_new_interval() -> None:
    on = stage(ready(1_000), hold(5_000))
    on.clock.move(1_003)
    on.runner.tick()
    on.listener.listen()
    assert on.listener.heard[1:] == [(1_003, "go")]


def test_what_is_late_is_left_out() -> None:
    on = stage(ready(4_000), hold(60_000))
    assert on.pass_by(4_000 + LATE, step=4_000 + LATE)[-1:] == [(4_000 + LATE, "go")]
    again = stage(ready(4_000), hold(60_000))
    assert again.pass_by(4_001 + LATE, step=4_001 + LATE) == []


def test_a_pause_is_told_and_stops_the_rest_until_three_counts_and_go() -> None:
    on = stage(ready(1_000), hold(20_000))
    on.pass_by(6_000)
    on.runner.pause()
    assert on.listener.heard[-1] == (6_000, "pause")
    assert on.pass_by(30_000) == []
    on.runner.resume()
    assert on.listener.heard[-1] == (36_000, "countdown")
    assert on.pass_by(3_000) == [(37_000, "countdown"), (38_000, "countdown"), (39_000, "go")]
    assert on.pass_by(5_000) == [(44_000, "halfway")]


def test_skipping_and_going_back_begin_anew_and_replay_nothing() -> None:
    on = stage(ready(10_000), hold(20_000), rest(20_000), hold(20_000))
    on.pass_by(2_000)
    on.runner.skip()
    assert on.listener.heard[-1] == (2_000, "go")
    on.pass_by(11_000)
    assert on.listener.heard[-1] == (12_000, "halfway")
    on.runner.back()
    assert on.listener.heard[-1] == (13_000, "go")
    assert on.pass_by(10_000) == [(23_000, "halfway")]
    assert on.listener.hushed == [1_000, 3_000, 14_000]


def test_work_that_the_person_went_to_is_announced_with_its_go() -> None:
    on = stage(ready(10_000), hold(20_000, "First"), rest(20_000), hold(20_000, "Second"))
    given: list[Cue] = []
    on.clock.move(5_000)
    session, events = on.runner.session.jump(3, on.clock.now())
    on.listener.score.told(session, events)
    given += [cue for cue, _ in on.listener.score.due(on.clock.now())]
    assert [(cue.kind, cue.words) for cue in given] == [(CueKind.GO, "Second, hold 20 seconds.")]


def test_a_rest_that_was_jumped_to_in_a_pause_begins_when_the_session_goes_on() -> None:
    on = stage(hold(20_000), rest(20_000), hold(20_000))
    on.pass_by(1_000)
    on.runner.pause()
    on.runner.jump(1)
    assert on.pass_by(2_000) == []
    on.runner.resume()
    assert on.listener.heard[-1] == (3_000, "rest")


def test_ten_seconds_more_move_the_countdown() -> None:
    on = stage(hold(10_000), hold(1_000))
    assert on.pass_by(8_000) == [(8_000, "countdown")]
    on.runner.adjust(10_000)
    assert on.pass_by(12_000) == [(18_000, "countdown"), (19_000, "countdown"), (20_000, "go")]


def test_after_the_program_stood_still_nothing_is_given_before_that_is_known() -> None:
    on = stage(ready(10_000), hold(10_000), hold(60_000), hold(60_000))
    on.pass_by(4_000)
    on.clock.move(8_000 + STOOD_STILL - 1_000)
    on.listener.listen()
    on.clock.move(3_000)
    on.listener.listen()
    on.watch.found = Gap(5_000, 15_000, 0)
    on.runner.tick()
    assert on.listener.heard == [(0, "ready")]
    assert on.runner.session.state is State.PAUSED
    on.runner.resume()
    assert on.pass_by(6_000) == [(23_000, "countdown"), (24_000, "countdown"), (25_000, "go")]


def test_ahead_gives_everything_early_and_what_the_person_does_at_once() -> None:
    on = stage(ready(4_000), hold(5_000), rest(20_000), hold(5_000), ahead=200)
    assert on.pass_by(4_000) == [(1_800, "countdown"), (2_800, "countdown"), (3_800, "go")]
    on.pass_by(100)
    on.runner.skip()
    assert on.listener.heard[-1] == (4_100, "rest")


def test_time_that_is_up_is_told_once_and_done_goes_on() -> None:
    on = stage(manual(5_000), rest(15_000), style=Style(CueTable(countdown=0)))
    assert on.pass_by(9_000) == [(5_000, "end")]
    on.runner.done()
    assert on.listener.heard[-1] == (9_000, "rest")


def test_a_last_done_of_the_person_ends_the_routine_with_its_cue() -> None:
    on = stage(manual(5_000))
    on.pass_by(6_000)
    on.runner.done()
    assert on.listener.heard[-1] == (6_000, "done")


def test_a_question_is_no_pause_of_the_persons() -> None:
    on = stage(hold(20_000))
    on.pass_by(1_000)
    on.runner.pause(Reason.QUESTION)
    assert on.listener.heard == [(0, "go")]


def test_an_early_end_is_silent() -> None:
    on = stage(hold(20_000))
    on.pass_by(1_000)
    on.runner.end()
    assert on.listener.heard == [(0, "go")]
    assert on.listener.score.over


@dataclass
class Recorder:
    """Keeps what it is given, and says when there is something new."""

    given: list[str] = field(default_factory=list)
    prepared: list[str] = field(default_factory=list)
    turn: threading.Condition = field(default_factory=threading.Condition)

    def give(self, cue: Cue, index: int) -> None:
        with self.turn:
            self.given.append(cue.kind.value)
            self.turn.notify_all()

    def hush(self) -> None:
        with self.turn:
            self.given.append("hush")
            self.turn.notify_all()

    def prepare(self, texts: Iterable[str]) -> None:
        with self.turn:
            self.prepared.extend(texts)
            self.turn.notify_all()

    def wait_for(self, *given: str) -> bool:
        with self.turn:
            return self.turn.wait_for(lambda: self.given == list(given), timeout=20)


def test_the_thread_follows_what_it_is_told_and_ends_with_the_session() -> None:
    manual_clock, timeline, recorder = clock(), line(hold(30_000), rest(20_000), hold(30_000)), Recorder()
    conductor = Conductor(Score(CueSheet(timeline, COUNTING)), manual_clock, recorder)
    runner = Runner(timeline, manual_clock, Journal(None, timeline, manual_clock), sounding=conductor)
    runner.start()
    assert recorder.wait_for("hush", "go")
    manual_clock.move(5_000)
    runner.skip()
    assert recorder.wait_for("hush", "go", "hush", "rest")
    runner.pause()
    assert recorder.wait_for("hush", "go", "hush", "rest", "hush", "pause")
    runner.end()
    conductor.join(20)
    assert not any(thread.name == "cues" for thread in threading.enumerate())


@pytest.mark.parametrize("order", ["before", "after"])
def test_what_gives_a_cue_may_take_its_time_without_the_runner_waiting(order: str) -> None:
    busy, release = threading.Event(), threading.Event()

    class Slow(Recorder):
        def give(self, cue: Cue, index: int) -> None:
            busy.set()
            assert release.wait(20)
            super().give(cue, index)

    manual_clock, timeline, slow = clock(), line(hold(30_000), hold(30_000)), Slow()
    conductor = Conductor(Score(CueSheet(timeline, COUNTING)), manual_clock, slow)
    runner = Runner(timeline, manual_clock, Journal(None, timeline, manual_clock), sounding=conductor)
    runner.start()
    assert busy.wait(20)
    runner.skip()  # it would never come back if it waited
    assert runner.session.index == 1
    release.set()
    runner.end()
    conductor.join(20)
    assert slow.given[:2] == ["hush", "go"]


def test_a_cue_that_fails_is_missed_and_the_next_one_is_given(capfd: pytest.CaptureFixture[str]) -> None:
    class Failing(Recorder):
        def give(self, cue: Cue, index: int) -> None:
            super().give(cue, index)
            raise OSError("the cue could not be given")

    manual_clock, timeline, failing = clock(), line(hold(30_000), rest(20_000), hold(30_000)), Failing()
    conductor = Conductor(Score(CueSheet(timeline, COUNTING)), manual_clock, failing)
    runner = Runner(timeline, manual_clock, Journal(None, timeline, manual_clock), sounding=conductor)
    runner.start()
    assert failing.wait_for("hush", "go")
    runner.skip()
    assert failing.wait_for("hush", "go", "hush", "rest")
    runner.end()
    conductor.join(20)
    assert capfd.readouterr() == ("", "")


def test_without_a_thread_to_be_had_the_session_goes_on_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    def none_left(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", none_left)
    manual_clock, timeline, recorder = clock(), line(hold(30_000), hold(30_000)), Recorder()
    conductor = Conductor(Score(CueSheet(timeline, COUNTING)), manual_clock, recorder)
    runner = Runner(timeline, manual_clock, Journal(None, timeline, manual_clock), sounding=conductor)
    runner.start()
    runner.skip()
    runner.end()
    conductor.join(20)
    assert (runner.session.state, recorder.given) == (State.ENDED, [])
