"""The cues of a session that is paused, skipped, jumped in, adjusted and looked at late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

import pytest
from cue_lines import laid, styles, timelines
from hypothesis import given, settings
from hypothesis import strategies as st
from lines import hold, manual, opened, ready, reps, rest, switch

from foottimer.routine.cues import CueKind, CueTable
from foottimer.routine.model import Side
from foottimer.routine.timeline import Interval, Timeline
from foottimer.session.cues import CueSheet
from foottimer.session.drafting import Style
from foottimer.session.events import IntervalBegan
from foottimer.session.machine import COUNT_IN, Session, State
from foottimer.session.yielding import Cue

Move: TypeAlias = tuple[str, int, int]
"""What is done, after how many ms, and its number: the place to jump to, the ms of an adjustment."""

BY = st.one_of(st.sampled_from([0, 1, 999, 1_000, 3_000]), st.integers(0, 30_000))
MOVES = st.lists(
    st.tuples(
        st.sampled_from(["pause", "resume", "skip", "back", "jump", "adjust", "gap", "done", "tick"]),
        BY,
        st.integers(-10_000, 20_000),
    ),
    max_size=8,
)
FEW = settings(max_examples=60, deadline=None)


class Ear:
    """Follows a session from cue to cue, as a front end does, in steps of its own."""

    def __init__(self, timeline: Timeline, style: Style | None = None, step: int = 10**9) -> None:
        self.sheet = CueSheet(timeline, style or Style())
        self.session = Session(timeline).start(0)[0]
        self.step = step
        self.now = 0
        self.after = -1
        self.fresh = False
        self.heard: list[tuple[int, Cue]] = []

    def wait(self, ms: int) -> None:
        """Listen for so many ms, while nobody touches the session."""
        end = self.now + ms
        while self.after < end:
            until = min(end, self.after + self.step)
            found = self.sheet.between(self.session, self.after, until, fresh=self.fresh)
            given = [(at, cue) for at, _, cue in found]
            assert all(self.after < at <= until for at, _ in given)
            assert [at for at, _ in given] == sorted(at for at, _ in given)
            assert not given or self.session.state in (State.RUNNING, State.COUNTING_IN)
            self.heard += given
            self.session, events = self.session.tick(until)
            self.fresh = self.fresh and not any(isinstance(event, IntervalBegan) for event in events)
            self.after = until
        self.now = end

    def move(self, name: str, number: int = 0) -> None:
        """Do something now."""
        before, places = self.session, len(self.session.timeline.intervals)
        if name in ("jump", "adjust"):
            argument = number % places if name == "jump" else number
            self.session, events = getattr(before, name)(argument, self.now)
        elif name == "gap":
            self.session, events = before.gap(self.now, 5_000 + abs(number))
        else:
            self.session, events = getattr(before, name)(self.now)
        went = any(isinstance(event, IntervalBegan) for event in events)
        if went:
            self.fresh = name in ("jump", "back", "skip")
        # What begins now is still to be heard; of what goes on, what was due now was heard.
        resumed = name == "resume" and before.state is State.PAUSED
        begins = went or (resumed and (self.session.state is State.COUNTING_IN or not before.held))
        self.after = self.now - 1 if begins else self.now

    def tones(self, since: int = 0) -> list[tuple[float, str]]:
        """Return what sounded from an instant on, in seconds."""
        return [(at / 1000, cue.tone) for at, cue in self.heard if cue.tone and at >= since]


def following(*intervals: Interval, style: Style | None = None) -> Ear:
    return Ear(laid(*intervals), style)


def played(timeline: Timeline, style: Style, moves: Sequence[Move], step: int) -> Ear:
    ear = Ear(timeline, style, step)
    for name, by, number in moves:
        ear.wait(by)
        ear.move(name, number)
    ear.wait(5_000)
    return ear


# Any session -------------------------------------------------------------------------------------


@given(timelines(), styles, MOVES, st.sampled_from([7, 100, 500, 1_013]))
@FEW
def test_whoever_asks_often_hears_what_one_hears_who_asks_seldom(
    timeline: Timeline, style: Style, moves: list[Move], step: int
) -> None:
    slow = [(name, by if step > 100 else by % 2_000, number) for name, by, number in moves]
    assert played(timeline, style, slow, step).heard == played(timeline, style, slow, 10**9).heard


@given(timelines(waits=False), styles, st.sampled_from([250, 1_000, 10**9]))
@FEW
def test_untouched_the_whole_routine_sounds_as_planned(timeline: Timeline, style: Style, step: int) -> None:
    ear = Ear(timeline, style, step)
    ear.wait(timeline.total + 1)
    assert ear.heard == [(planned.at, planned.cue) for planned in ear.sheet.plan()]


@given(timelines(waits=False), styles, st.lists(st.tuples(BY, BY), max_size=5), st.sampled_from([500, 10**9]))
@FEW
def test_whatever_is_paused_each_cue_is_heard_once(
    timeline: Timeline, style: Style, pauses: list[tuple[int, int]], step: int
) -> None:
    ear = Ear(timeline, style, step)
    counted_in: list[tuple[int, Cue]] = []
    for running, standing in pauses:
        ear.wait(running)
        while ear.session.is_open and not ear.session.elapsed(ear.now):
            ear.wait(1)  # what has not begun yet is begun anew after a pause
        ear.move("pause")
        heard = len(ear.heard)
        ear.wait(standing)
        assert len(ear.heard) == heard
        ear.move("resume")
        if ear.session.state is State.COUNTING_IN:
            ear.wait(COUNT_IN)
            counted_in += ear.heard[heard:]
            del ear.heard[heard:]
    ear.wait(timeline.total + 1)
    assert [cue for _, cue in ear.heard] == [planned.cue for planned in ear.sheet.plan()]
    assert {cue.kind for _, cue in counted_in} <= {CueKind.COUNTDOWN, CueKind.GO}


@given(timelines(), MOVES, st.integers(0, 10), st.booleans())
@FEW
def test_a_jump_to_work_is_told_at_once(timeline: Timeline, moves: list[Move], place: int, paused: bool) -> None:
    ear = played(timeline, Style(), moves, 10**9)
    works = [interval for interval in timeline.intervals if interval.is_work]
    work = works[place % len(works)]
    if not ear.session.is_open:
        return
    ear.move("pause" if paused else "tick")
    standing, heard = ear.session.state is State.PAUSED, len(ear.heard)
    ear.move("jump", work.index)
    ear.wait(0)
    if standing:
        ear.move("resume")
        ear.wait(COUNT_IN)
    told = [cue for at, cue in ear.heard[heard:] if at == ear.now and cue.kind is CueKind.GO]
    assert [work.name in cue.words for cue in told] == [True]
    assert told[0].tone or work.length < 400 or work.max == 500


# Pauses ------------------------------------------------------------------------------------------


def test_after_a_pause_three_are_counted_and_then_it_goes_on() -> None:
    ear = following(ready(), hold(20_000, "Stand"))
    ear.wait(15_500)
    ear.move("pause")
    ear.wait(60_000)
    ear.move("resume")
    ear.wait(30_000)
    resumed = 75.5
    assert ear.tones(15_500) == [
        *((resumed + count, "countdown") for count in range(3)),
        (resumed + 3, "go"),
        (resumed + 3 + 4.5, "halfway"),
        *((resumed + 3 + at, "countdown_end") for at in (11.5, 12.5, 13.5)),
        (resumed + 3 + 14.5, "done"),
    ]
    assert "Stand" not in "".join(cue.words for at, cue in ear.heard if at > 15_500)


@pytest.mark.parametrize("step", [100, 10**9])
def test_what_came_just_before_a_pause_is_not_heard_while_counting_in(step: int) -> None:
    ear = Ear(laid(hold(20_000)), step=step)
    ear.wait(17_500)
    ear.move("pause")
    ear.wait(1_000)
    ear.move("resume")
    ear.wait(10_000)
    assert ear.tones(17_500) == [
        (18.5, "countdown"),
        (19.5, "countdown"),
        (20.5, "countdown"),
        (21.5, "go"),
        (22, "countdown_end"),
        (23, "countdown_end"),
        (24, "done"),
    ]


def test_a_pause_while_counting_in_calls_the_counts_off() -> None:
    ear = following(hold(20_000))
    for by, name in ((5_000, "pause"), (5_000, "resume"), (1_500, "pause"), (5_000, "resume")):
        ear.wait(by)
        ear.move(name)
    ear.wait(4_000)
    counts = [(10, "countdown"), (11, "countdown"), (16.5, "countdown"), (17.5, "countdown"), (18.5, "countdown")]
    assert ear.tones(5_000) == [*counts, (19.5, "go")]


def test_a_rest_goes_on_without_counting_in() -> None:
    ear = following(rest(), hold())
    for by, name in ((2_000, "pause"), (5_000, "resume"), (4_000, "tick")):
        ear.wait(by)
        ear.move(name)
    assert ear.tones() == [(0, "rest"), (9, "next")]


COUNTED = [(0, "ready"), (7, "countdown"), (8, "countdown"), (9, "countdown")]


def taken_up(index: int, held: int, style: Style | None = None) -> Ear:
    ear = following(rest(15_000), hold(20_000, "Stand"), style=style)
    ear.session = Session(ear.session.timeline).take_up(0, index, (15_000, 20_000)[index], held, 0, -60_000)[0]
    return ear


def test_what_is_taken_up_is_told_and_counted_in() -> None:
    ear = taken_up(1, 12_500)
    ear.wait(15_000)
    assert ear.tones() == [*COUNTED, (10, "go"), (14.5, "countdown_end")]
    assert "Stand" in ear.heard[0][1].words


def test_a_rest_that_is_taken_up_has_no_go() -> None:
    ear = taken_up(0, 9_000)
    ear.wait(12_000)
    assert ear.tones() == COUNTED


def test_what_is_taken_up_is_told_once() -> None:
    ear = taken_up(1, 0)
    for by, name in ((4_000, "pause"), (9_000, "resume"), (4_000, "tick")):
        ear.wait(by)
        ear.move(name)
    assert ear.tones() == [(0, "ready"), (13, "countdown"), (14, "countdown"), (15, "countdown"), (16, "go")]


def test_without_the_cue_nothing_tells_of_what_is_taken_up() -> None:
    ear = taken_up(1, 0, Style(CueTable(on={CueKind.READY: False})))
    ear.wait(9_500)
    assert ear.tones() == COUNTED[1:]


OFF = CueTable(only=frozenset())


@pytest.mark.parametrize(
    ("work", "table", "sounds"),
    [
        (hold(), CueTable(countdown=0, on={CueKind.COUNTDOWN: False}), ["go"]),
        (hold(), CueTable(on={CueKind.GO: False}), ["countdown"] * 3),
        (hold(), OFF, []),
        (hold(eyes_closed=True), OFF, ["countdown", "countdown", "countdown", "go"]),
    ],
)
def test_what_is_switched_off_is_off_while_counting_in_but_for_closed_eyes(
    work: Interval, table: CueTable, sounds: list[str]
) -> None:
    ear = following(work, style=Style(table))
    for by, name in ((5_000, "pause"), (5_000, "resume"), (3_000, "tick")):
        ear.wait(by)
        ear.move(name)
    given = [cue for at, cue in ear.heard if at > 5_000]
    assert [cue.tone for cue in given] == sounds
    assert all(cue.insists == work.eyes_closed for cue in given)


def test_counts_are_spoken_as_the_settings_want_them() -> None:
    ear = following(hold(), style=Style(words={CueKind.COUNTDOWN: "{seconds}"}))
    for by, name in ((5_000, "pause"), (5_000, "resume"), (3_000, "tick")):
        ear.wait(by)
        ear.move(name)
    assert [cue.words for at, cue in ear.heard if at > 5_000] == ["3", "2", "1", ""]


# Elsewhere ---------------------------------------------------------------------------------------

LINE = (ready(), hold(20_000, "Stand"), rest(), hold(20_000, "Lean", cues=("Hips level",)))


@pytest.mark.parametrize(
    ("move", "number", "words"),
    [("jump", 3, "Lean, hold 20 seconds."), ("back", 0, "Stand, hold 20 seconds."), ("skip", 0, "Rest, 15 seconds.")],
)
def test_where_the_person_goes_is_told_and_nothing_of_what_was_left(move: str, number: int, words: str) -> None:
    ear = following(*LINE)
    ear.wait(14_000)
    ear.move(move, number)
    ear.wait(3_000)
    assert [(at, cue.words) for at, cue in ear.heard if at >= 14_000] == [(14_000, words)]


def test_a_jump_in_a_pause_is_told_when_it_goes_on_by_one_go() -> None:
    ear = following(*LINE)
    for by, name, number in ((14_000, "pause", 0), (2_000, "jump", 3), (2_000, "resume", 0), (11_000, "tick", 0)):
        ear.wait(by)
        ear.move(name, number)
    assert [(at, cue.tone, cue.words) for at, cue in ear.heard if at >= 14_000] == [
        (18_000, "countdown", ""),
        (19_000, "countdown", ""),
        (20_000, "countdown", ""),
        (21_000, "go", "Lean, hold 20 seconds."),
        (29_000, "", "Hips level"),
    ]


def test_after_a_stall_nothing_is_made_up_for() -> None:
    timeline = laid(*LINE)
    session = Session(timeline).start(0)[0].tick(47_500)[0]
    due = list(CueSheet(timeline, Style()).between(session, 47_500, 56_000))
    assert [(at, cue.kind.value) for at, _, cue in due] == [(55_000, "halfway")]


def test_after_a_stall_beyond_the_end_nothing_is_given_not_even_that() -> None:
    timeline = laid(*LINE)
    before = Session(timeline).start(0)[0].tick(47_500)[0]
    sheet = CueSheet(timeline, Style())
    assert list(sheet.between(before, timeline.total, 10**6)) == []
    assert [cue.tone for _, _, cue in sheet.between(before, timeline.total - 1, 10**6)] == ["done"]


def test_a_gap_leaves_out_what_came_in_it() -> None:
    ear = following(*LINE)
    ear.wait(11_000)
    ear.move("gap", 100_000)
    ear.wait(120_000)
    ear.move("resume")
    ear.wait(3_500)
    assert ear.tones(10_001) == [(131, "countdown"), (132, "countdown"), (133, "countdown"), (134, "go")]


def test_who_skips_work_with_closed_eyes_is_told_to_open_them() -> None:
    ear = following(ready(), hold(20_000, "Stand", eyes_closed=True), switch(), hold(20_000, "Stand", side=Side.RIGHT))
    ear.wait(14_000)
    ear.move("skip")
    ear.wait(2_500)
    assert [(at, cue.tone, cue.words) for at, cue in ear.heard if at >= 14_000] == [
        (14_000, "end", "Open your eyes."),
        (14_960, "", "Switch to the right foot."),
        (16_000, "countdown", ""),
    ]


def test_added_repetitions_move_the_last_one() -> None:
    ear = following(ready(), reps(4))
    ear.wait(12_000)
    ear.move("adjust", 5_000)
    ear.wait(30_000)
    assert [(at, cue.words) for at, cue in ear.heard if cue.words == "Last one"] == [(30_000, "Last one")]


def test_made_shorter_work_is_counted_down_at_its_new_end() -> None:
    ear = following(*LINE)
    ear.wait(12_000)
    ear.move("adjust", -10_000)
    ear.wait(9_000)
    assert ear.tones(10_001) == [(at, "countdown_end") for at in (17, 18, 19)] + [(20, "rest")]


def test_work_that_waits_is_silent_until_the_person_is_done() -> None:
    ear = following(manual(5_000), switch(), opened(5_000), reps(2))
    ear.wait(60_000)
    ear.move("done")
    ear.wait(65_000)
    ear.move("done")
    ear.wait(1_000)
    assert [(at, tone) for at, tone in ear.tones() if not tone.startswith("countdown")] == [
        (0, "go"),
        (5, "end"),
        (60, "switch"),
        (65, "go"),
        (125, "go"),
    ]


def test_a_routine_that_the_person_ends_is_over_without_asking() -> None:
    ear = following(opened(5_000))
    ear.wait(9_000)
    ear.move("done")
    ear.wait(1_000)
    assert [tone for _, tone in ear.tones()] == ["go"]
    assert ear.sheet.over() == Cue(0, CueKind.DONE, "done", "Routine done.")


def test_before_it_starts_and_in_a_pause_nothing_is_due() -> None:
    timeline = laid(*LINE)
    sheet = CueSheet(timeline, Style())
    session = Session(timeline)
    assert list(sheet.between(session, -1, 10**6)) == []
    paused = session.start(0)[0].pause(5_000)[0]
    assert list(sheet.between(paused, 0, 10**6)) == []


def test_ahead_of_time_a_whole_routine_can_be_asked_for() -> None:
    timeline = replace(laid(*LINE), cues=CueTable(countdown=1))
    sheet = CueSheet(timeline, Style())
    session = Session(timeline).start(500)[0]
    due = list(sheet.between(session, 0, 10**6))
    assert due == [(planned.at + 500, planned.index, planned.cue) for planned in sheet.plan()]
