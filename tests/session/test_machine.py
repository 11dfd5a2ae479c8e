"""Every transition of a session, by the rules of the issue."""

from __future__ import annotations

import pytest
from lines import hold, line, manual, opened, ready, reps, rest, self_paced, switch, transition

from foottimer.routine.model import Phase, Side
from foottimer.routine.timeline import Ends, Interval
from foottimer.session.events import (
    Adjusted,
    Attempt,
    CountingIn,
    Event,
    Finished,
    IntervalBegan,
    IntervalEnded,
    Outcome,
    Paused,
    Reason,
    Resumed,
    Stopped,
)
from foottimer.session.machine import AGAIN, BACK_WINDOW, COUNT_IN, LONGEST, Session, State, Step, rep_unit


def begun(*intervals: Interval, at: int = 0) -> Session:
    return Session(line(*intervals)).start(at)[0]


def attempts(events: tuple[Event, ...]) -> list[Attempt]:
    return [event.attempt for event in events if isinstance(event, IntervalEnded)]


def outcome(step: Step) -> Outcome:
    return attempts(step[1])[0].outcome


# Start -------------------------------------------------------------------------------------------


def test_a_session_is_ready_until_it_is_started() -> None:
    session = Session(line(hold()))
    assert session.state is State.READY
    assert not session.is_open
    assert session.deadline is None


def test_starting_begins_the_first_interval() -> None:
    session, events = Session(line(ready(), hold())).start(500)
    assert events == (IntervalBegan(500, 0),)
    assert (session.state, session.deadline) == (State.RUNNING, 10_500)


def test_starting_twice_changes_nothing() -> None:
    session = begun(ready(), hold())
    assert session.start(3_000) == (session, ())


def test_starting_with_an_older_reading_begins_at_the_latest_one_seen() -> None:
    session = Session(line(hold())).tick(900)[0]
    assert session.start(400)[1] == (IntervalBegan(900, 0),)


# Time --------------------------------------------------------------------------------------------


def test_an_interval_ends_at_its_deadline_and_the_next_begins_there() -> None:
    session, events = begun(ready(), hold()).tick(10_700)
    assert [event.at for event in events] == [10_000, 10_000]
    assert isinstance(events[1], IntervalBegan)
    assert session.deadline == 30_000
    assert session.elapsed(10_700) == 700


def test_an_interval_is_not_over_a_moment_before_its_deadline() -> None:
    assert begun(ready(), hold()).tick(9_999)[1] == ()


def test_a_late_tick_passes_all_that_was_due() -> None:
    session, events = begun(ready(1_000), hold(2_000), rest(3_000), hold(4_000)).tick(60_000)
    assert session.state is State.ENDED
    assert events[-1] == Finished(10_000)
    assert [attempt.actual for attempt in attempts(events)] == [1_000, 2_000, 3_000, 4_000]
    assert session.active == 10_000


def test_a_reading_that_runs_backwards_counts_as_the_latest_seen() -> None:
    session = begun(hold()).tick(5_000)[0]
    assert session.tick(3_000) == (session, ())
    assert session.elapsed(3_000) == 5_000


def test_what_is_over_hears_no_more() -> None:
    session = begun(hold()).tick(20_000)[0]
    assert session.state is State.ENDED
    assert (session.elapsed(99_000), session.deadline, session.active) == (0, None, 20_000)


# Pause and resume --------------------------------------------------------------------------------


def test_a_pause_stands_still() -> None:
    session, events = begun(hold()).pause(4_000)
    assert events == (Paused(4_000, Reason.KEY),)
    assert session.tick(500_000)[1] == ()
    assert session.elapsed(500_000) == 4_000
    assert session.deadline is None


def test_a_pause_says_why() -> None:
    session, events = begun(hold()).pause(4_000, Reason.QUESTION)
    assert events == (Paused(4_000, Reason.QUESTION),)
    assert session.reason is Reason.QUESTION


def test_a_pause_in_a_pause_changes_nothing() -> None:
    session = begun(hold()).pause(4_000)[0]
    again, events = session.pause(5_000)
    assert (again.state, again.paused_at, events) == (State.PAUSED, 4_000, ())


def test_resuming_work_counts_in_for_three_seconds() -> None:
    session, events = begun(hold()).pause(4_000)[0].resume(10_000)
    assert events == (CountingIn(10_000, 10_000 + COUNT_IN),)
    assert session.tick(12_999)[1] == ()
    running, events = session.tick(13_000)
    assert events == (Resumed(13_000, 4_000, Reason.KEY, 9_000),)
    assert (running.state, running.deadline) == (State.RUNNING, 29_000)


def test_a_late_tick_runs_from_the_end_of_the_count_in() -> None:
    session = begun(hold(5_000), rest(60_000), hold()).pause(4_000)[0].resume(10_000)[0]
    running, events = session.tick(20_000)
    assert [type(event) for event in events] == [Resumed, IntervalEnded, IntervalBegan]
    assert [event.at for event in events] == [13_000, 14_000, 14_000]
    assert running.elapsed(20_000) == 6_000


@pytest.mark.parametrize("interval", [ready(), rest(), switch(), transition()])
def test_resuming_what_is_not_work_goes_on_at_once(interval: Interval) -> None:
    session, events = begun(interval, hold()).pause(2_000)[0].resume(9_000)
    assert events == (Resumed(9_000, 2_000, Reason.KEY, 7_000),)
    assert session.state is State.RUNNING


def test_resuming_manual_work_whose_time_is_up_goes_on_at_once() -> None:
    session = begun(manual(), hold()).pause(25_000)[0].resume(30_000)[0]
    assert session.state is State.RUNNING


def test_resuming_manual_work_with_time_left_counts_in() -> None:
    assert begun(manual(), hold()).pause(19_000)[0].resume(30_000)[0].state is State.COUNTING_IN


def test_resuming_what_runs_changes_nothing() -> None:
    session = begun(hold())
    assert session.resume(0) == (session, ())


def test_a_pause_calls_the_count_in_off_and_stays_one_pause() -> None:
    counting = begun(hold()).pause(4_000)[0].resume(10_000)[0]
    session, events = counting.pause(11_000)
    assert events == (Paused(11_000, Reason.KEY),)
    assert session.tick(60_000)[1] == ()
    session = session.resume(60_000)[0]
    assert session.tick(63_000)[1] == (Resumed(63_000, 4_000, Reason.KEY, 59_000),)


def test_a_pause_that_comes_late_first_passes_what_was_due() -> None:
    session, events = begun(ready(), hold()).pause(12_000)
    assert [type(event) for event in events] == [IntervalEnded, IntervalBegan, Paused]
    assert session.held == 2_000


# Gap ---------------------------------------------------------------------------------------------


def test_a_gap_pauses_at_its_instant_and_says_how_long_it_was() -> None:
    session, events = begun(hold()).tick(3_000)[0].gap(4_000, 90_000)
    assert events == (Paused(4_000, Reason.GAP, 90_000),)
    assert session.elapsed(94_000) == 4_000


def test_a_gap_does_not_reach_behind_what_was_seen() -> None:
    assert begun(hold()).tick(5_000)[0].gap(4_000, 90_000)[1] == (Paused(5_000, Reason.GAP, 90_000),)


def test_what_was_due_before_the_gap_is_passed() -> None:
    session, events = begun(ready(), hold()).gap(10_400, 60_000)
    assert [type(event) for event in events] == [IntervalEnded, IntervalBegan, Paused]
    assert (session.index, session.held) == (1, 400)


def test_a_gap_after_the_end_is_no_pause() -> None:
    session, events = begun(hold()).gap(20_000, 60_000)
    assert session.state is State.ENDED
    assert events[-1] == Finished(20_000)


def test_the_pause_after_a_gap_includes_what_the_clock_did_not_see() -> None:
    session = begun(rest(), hold()).gap(4_000, 70_000, unseen=60_000)[0]
    assert session.resume(20_000)[1] == (Resumed(20_000, 4_000, Reason.GAP, 76_000),)


def test_a_gap_in_the_count_in_pauses_again() -> None:
    counting = begun(hold()).pause(4_000)[0].resume(10_000)[0]
    session, events = counting.gap(11_000, 60_000, unseen=60_000)
    assert session.state is State.PAUSED
    assert events == (Paused(11_000, Reason.GAP, 60_000),)
    assert session.resume(12_000)[0].tick(15_000)[1] == (Resumed(15_000, 4_000, Reason.KEY, 71_000),)


def test_a_gap_in_a_pause_only_makes_it_longer() -> None:
    session, events = begun(rest(), hold()).pause(4_000)[0].gap(5_000, 60_000, unseen=60_000)
    assert events == ()
    assert session.resume(6_000)[1] == (Resumed(6_000, 4_000, Reason.KEY, 62_000),)


def test_each_pause_counts_its_own_gap() -> None:
    session = begun(rest(), hold()).gap(4_000, 60_000, unseen=60_000)[0].resume(5_000)[0]
    assert session.pause(6_000)[0].resume(7_000)[1] == (Resumed(7_000, 6_000, Reason.KEY, 1_000),)


# Done --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("interval", [self_paced(), opened(), opened(0)])
def test_done_ends_self_paced_and_open_work(interval: Interval) -> None:
    session, events = begun(interval, hold()).done(7_000)
    assert [(a.outcome, a.actual) for a in attempts(events)] == [(Outcome.DONE, 7_000)]
    assert (session.index, session.deadline) == (1, 27_000)


def test_done_ends_manual_work_once_its_time_is_up() -> None:
    session = begun(manual(), hold())
    assert session.done(19_999)[0].index == 0
    ended, events = session.done(26_000)
    assert ended.index == 1
    assert [(a.outcome, a.actual, a.planned) for a in attempts(events)] == [(Outcome.DONE, 26_000, 20_000)]


def test_done_does_nothing_where_nothing_waits() -> None:
    session = begun(hold(), hold())
    assert session.done(5_000)[0].index == 0
    assert not session.waiting(5_000)


def test_done_before_the_start_does_nothing() -> None:
    session = Session(line(opened()))
    assert session.done(0) == (session, ())


def test_self_paced_work_waits_beyond_its_estimate() -> None:
    session, events = begun(self_paced(), hold()).tick(600_000)
    assert (session.index, events) == (0, ())
    assert session.waiting(600_000)


def test_done_of_self_paced_reps_counts_them_all() -> None:
    assert attempts(begun(self_paced(8), hold()).done(30_000)[1])[0].reps_done == 8


def test_reps_of_a_skipped_self_paced_set_are_not_known() -> None:
    assert attempts(begun(self_paced(8), hold()).skip(30_000)[1])[0].reps_done is None


def test_an_open_interval_ends_by_itself_at_its_max() -> None:
    session, events = begun(opened(30_000, max=45_000), hold()).tick(50_000)
    assert session.index == 1
    assert [(a.outcome, a.actual) for a in attempts(events)] == [(Outcome.DONE, 45_000)]


def test_done_in_a_pause_goes_on_to_the_next_and_stays_paused() -> None:
    session, events = begun(opened(), hold()).pause(7_000)[0].done(9_000)
    assert (session.state, session.index, session.held) == (State.PAUSED, 1, 0)
    assert attempts(events)[0].actual == 7_000


# Skip --------------------------------------------------------------------------------------------


def test_a_skipped_hold_keeps_the_seconds_held() -> None:
    session, events = begun(hold(), rest(), hold()).skip(12_000)
    assert session.index == 1
    assert attempts(events) == [Attempt(0, 0, 12_000, 20_000, None, None, Outcome.SKIPPED)]
    assert events[-1] == IntervalBegan(12_000, 1)


def test_skipped_paced_reps_keep_the_whole_reps_done() -> None:
    assert attempts(begun(reps(4), hold()).skip(14_999)[1])[0].reps_done == 2


def test_skipping_the_last_interval_finishes() -> None:
    session, events = begun(hold()).skip(12_000)
    assert session.state is State.ENDED
    assert events[-1] == Finished(12_000)


def test_skipping_the_last_interval_in_a_pause_ends_the_pause_and_finishes() -> None:
    session, events = begun(hold()).pause(12_000)[0].skip(15_000)
    assert [type(event) for event in events] == [IntervalEnded, Resumed, Finished]
    assert (session.active, session.state) == (12_000, State.ENDED)


def test_skipping_in_a_count_in_counts_on_into_the_next() -> None:
    counting = begun(hold(), hold()).pause(5_000)[0].resume(6_000)[0]
    session = counting.skip(7_000)[0]
    assert (session.state, session.until, session.index) == (State.COUNTING_IN, 9_000, 1)
    assert session.tick(9_000)[0].deadline == 29_000


# Back --------------------------------------------------------------------------------------------


def test_back_later_than_three_seconds_goes_to_this_works_beginning() -> None:
    session, events = begun(hold(), rest(), hold()).jump(2, 5_000)[0].back(5_000 + BACK_WINDOW)
    assert (session.index, session.elapsed(8_000)) == (2, 0)
    assert outcome((session, events)) is Outcome.LEFT


def test_back_in_the_first_three_seconds_goes_to_the_work_before() -> None:
    session = begun(hold(), rest(), hold()).jump(2, 5_000)[0].back(5_000 + BACK_WINDOW - 1)[0]
    assert (session.index, session.elapsed(7_999)) == (0, 0)


@pytest.mark.parametrize("later", [0, 2_999, 3_000, 14_000])
def test_back_in_a_rest_goes_to_the_work_before_it(later: int) -> None:
    assert begun(hold(), rest(), hold()).jump(1, 5_000)[0].back(5_000 + later)[0].index == 0


def test_back_with_no_work_before_goes_to_the_beginning_of_what_runs() -> None:
    session = begun(ready(), hold()).back(4_000)[0]
    assert (session.index, session.elapsed(4_000)) == (0, 0)
    session = session.tick(14_500)[0].back(15_000)[0]
    assert (session.index, session.elapsed(15_000)) == (1, 0)


def test_an_interval_that_has_not_run_leaves_no_attempt() -> None:
    session = begun(hold(), hold()).jump(1, 5_000)[0]
    assert attempts(session.back(5_000)[1]) == []


def test_back_in_a_pause_stays_paused() -> None:
    session = begun(hold(), hold()).pause(5_000)[0].back(6_000)[0]
    assert (session.state, session.held) == (State.PAUSED, 0)


def test_back_before_the_start_does_nothing() -> None:
    session = Session(line(hold()))
    assert session.back(0) == (session, ())


# Jump --------------------------------------------------------------------------------------------


def test_a_jump_goes_to_any_intervals_beginning() -> None:
    session, events = begun(hold(), rest(), hold()).jump(2, 5_000)
    assert (session.index, session.deadline) == (2, 25_000)
    assert outcome((session, events)) is Outcome.LEFT


def test_a_jump_to_the_current_interval_begins_it_again() -> None:
    session = begun(hold(), hold()).jump(0, 5_000)[0]
    assert (session.index, session.deadline) == (0, 25_000)


@pytest.mark.parametrize("index", [-1, 2])
def test_a_jump_to_nowhere_is_refused(index: int) -> None:
    with pytest.raises(IndexError, match=str(index)):
        begun(hold(), hold()).jump(index, 0)


def test_a_jump_after_the_end_does_nothing() -> None:
    session = begun(hold(), hold()).end(5_000)[0]
    assert session.jump(1, 6_000)[1] == ()


def test_a_resume_after_a_jump_into_work_counts_in() -> None:
    session = begun(rest(), hold()).pause(5_000)[0].jump(1, 6_000)[0].resume(7_000)[0]
    assert session.state is State.COUNTING_IN


# Ten seconds more or less ------------------------------------------------------------------------


def test_ten_seconds_more_make_a_hold_longer() -> None:
    session, events = begun(hold(), hold()).adjust(10_000, 5_000)
    assert events == (Adjusted(5_000, 0, 30_000),)
    ended = session.tick(30_000)
    assert [(a.outcome, a.actual, a.planned) for a in attempts(ended[1])] == [(Outcome.EXTENDED, 30_000, 20_000)]


def test_ten_seconds_less_make_a_hold_shorter() -> None:
    session = begun(hold(), hold()).adjust(-10_000, 5_000)[0]
    assert session.deadline == 10_000
    assert outcome(session.tick(10_000)) is Outcome.CUT


def test_more_and_less_again_is_as_planned() -> None:
    session = begun(hold(), hold()).adjust(10_000, 5_000)[0].adjust(-10_000, 6_000)[0]
    assert outcome(session.tick(20_000)) is Outcome.DONE


def test_less_than_it_has_run_ends_it_now() -> None:
    session, events = begun(hold(), hold()).adjust(-10_000, 15_000)
    assert events[0] == Adjusted(15_000, 0, 15_000)
    assert (session.index, outcome((session, events))) == (1, Outcome.CUT)


def test_no_interval_grows_beyond_a_day() -> None:
    session = begun(hold(), hold()).adjust(2 * LONGEST, 0)[0]
    assert session.length == LONGEST
    assert session.adjust(10_000, 0)[1] == ()


def test_adjusting_by_nothing_changes_nothing() -> None:
    assert begun(hold()).adjust(0, 5_000)[1] == ()
    assert begun(reps(4)).adjust(0, 5_000)[1] == ()


def test_rests_are_adjusted_too() -> None:
    assert begun(rest(), hold()).adjust(10_000, 5_000)[0].deadline == 25_000


def test_an_adjusted_pause_keeps_standing_still() -> None:
    session = begun(hold(), hold()).pause(5_000)[0].adjust(10_000, 6_000)[0]
    assert (session.state, session.length) == (State.PAUSED, 30_000)


def test_paced_reps_are_adjusted_by_whole_reps() -> None:
    assert begun(reps(4), hold()).adjust(10_000, 0)[0].length == 6 * 5_000
    assert begun(reps(4), hold()).adjust(-10_000, 0)[0].length == 2 * 5_000


def test_a_rep_longer_than_ten_seconds_is_still_one_rep() -> None:
    slow = reps(3, (Phase("down", 30_000),))
    assert begun(slow, hold()).adjust(10_000, 0)[0].length == 120_000


def test_alternating_reps_are_adjusted_by_pairs() -> None:
    pair = reps(4, (Phase("tap", 3_000),), side=Side.ALTERNATE)
    assert rep_unit(begun(pair).interval) == 6_000
    session = begun(pair, hold()).adjust(10_000, 0)[0]
    assert session.length == 6 * 6_000
    assert attempts(session.tick(36_000)[1])[0].reps_done == 6


def test_a_rep_begun_is_kept() -> None:
    session = begun(reps(4), hold()).adjust(-60_000, 6_000)[0]
    assert (session.index, session.length) == (0, 10_000)
    assert attempts(session.tick(10_000)[1])[0].reps_done == 2


def test_taking_away_the_reps_not_begun_ends_a_set_between_two_reps() -> None:
    session, events = begun(reps(4), hold()).adjust(-60_000, 5_000)
    assert session.index == 1
    assert [(a.outcome, a.reps_done, a.reps_planned) for a in attempts(events)] == [(Outcome.CUT, 1, 4)]


def test_at_least_one_rep_is_left() -> None:
    assert begun(reps(4), hold()).adjust(-60_000, 0)[0].length == 5_000


@pytest.mark.parametrize("interval", [opened(), self_paced(), opened(max=60_000)])
@pytest.mark.parametrize("delta", [10_000, -10_000])
def test_open_and_self_paced_work_is_not_adjusted(interval: Interval, delta: int) -> None:
    assert begun(interval, hold()).adjust(delta, 5_000)[1] == ()


def test_manual_work_is_adjusted_until_its_time_is_up() -> None:
    session = begun(manual(), hold())
    assert session.adjust(10_000, 5_000)[0].length == 30_000
    assert session.adjust(10_000, 20_000)[1] == ()


def test_manual_work_that_was_adjusted_says_so() -> None:
    for delta, outcome in ((10_000, Outcome.EXTENDED), (-10_000, Outcome.CUT)):
        _, events = begun(manual(), hold()).adjust(delta, 5_000)[0].done(40_000)
        assert [(a.outcome, a.planned) for a in attempts(events)] == [(outcome, 20_000)]


def test_manual_work_that_is_cut_to_now_waits() -> None:
    session, events = begun(manual(), hold()).adjust(-10_000, 15_000)
    assert (session.index, session.length, attempts(events)) == (0, 15_000, [])
    assert session.waiting(15_000)
    assert session.done(16_000)[0].index == 1


def test_manual_reps_count_what_was_paced() -> None:
    session = begun(reps(4, ends=Ends.MANUAL), hold())
    assert attempts(session.done(60_000)[1])[0].reps_done == 4


# End early ---------------------------------------------------------------------------------------


def test_ending_early_cuts_the_interval() -> None:
    session, events = begun(ready(), hold()).tick(10_000)[0].end(17_000)
    assert session.state is State.ENDED
    assert [(a.outcome, a.actual) for a in attempts(events)] == [(Outcome.CUT, 7_000)]
    assert events[-1] == Stopped(17_000)
    assert session.active == 17_000


def test_ending_in_a_pause_ends_the_pause() -> None:
    events = begun(hold()).pause(5_000)[0].end(9_000)[1]
    assert events[1:] == (Resumed(9_000, 5_000, Reason.KEY, 4_000), Stopped(9_000))
    assert attempts(events)[0].actual == 5_000


def test_ending_at_an_intervals_very_beginning_leaves_no_attempt() -> None:
    assert begun(hold()).end(0)[1] == (Stopped(0),)


def test_ending_what_is_over_does_nothing() -> None:
    session = begun(hold()).end(5_000)[0]
    assert session.end(6_000)[1] == ()


def test_ending_after_the_last_deadline_finishes() -> None:
    assert begun(hold()).end(25_000)[1][-1] == Finished(20_000)


# What follows ------------------------------------------------------------------------------------


def test_the_last_interval_has_none_following() -> None:
    session = begun(hold(), rest())
    following = session.following
    assert following is not None
    assert following.index == 1
    assert session.jump(1, 0)[0].following is None


# Taken up again ----------------------------------------------------------------------------------


def taken(*intervals: Interval, index: int = 0, held: int = 0, length: int | None = None) -> Step:
    timeline = line(*intervals)
    length = timeline.intervals[index].length if length is None else length
    return Session(timeline).take_up(5_000, index, length, held, 40_000, -355_000)


def test_work_is_taken_up_after_ten_seconds() -> None:
    session, events = taken(ready(), hold(), index=1, held=6_000)
    assert events == (CountingIn(5_000, 5_000 + AGAIN),)
    assert (session.state, session.index, session.elapsed(9_000)) == (State.COUNTING_IN, 1, 6_000)
    running, events = session.tick(15_000)
    assert events == (Resumed(15_000, -355_000, Reason.INTERRUPTED, 370_000),)
    assert running.deadline == 29_000
    over = running.tick(29_000)[0]
    assert (over.state, over.active) == (State.ENDED, 60_000)


@pytest.mark.parametrize(("left", "state"), [(10_000, State.RUNNING), (9_999, State.COUNTING_IN)])
def test_a_rest_that_is_long_enough_is_its_own_count_in(left: int, state: State) -> None:
    session, events = taken(rest(30_000), hold(), held=30_000 - left)
    assert session.state is state
    assert isinstance(events[0], Resumed if state is State.RUNNING else CountingIn)


def test_work_whose_time_is_up_waits_at_once() -> None:
    session, events = taken(manual(20_000), hold(), held=26_000)
    assert [type(event) for event in events] == [Resumed]
    assert session.waiting(5_000)
    assert session.elapsed(5_000) == 26_000


def test_an_adjusted_interval_is_taken_up_at_its_length() -> None:
    session = taken(hold(20_000), rest(), length=30_000, held=25_000)[0].tick(20_000)[0]
    assert (session.state, session.index) == (State.RUNNING, 1)


@pytest.mark.parametrize("interval", [hold(20_000), opened(max=20_000)])
def test_nothing_is_taken_up_beyond_its_end(interval: Interval) -> None:
    session = taken(interval, rest(), held=99_000)[0]
    assert session.held == 20_000
    assert attempts(session.tick(15_000)[1])[0].actual == 20_000


def test_an_instant_ahead_of_now_is_no_pause() -> None:
    session = Session(line(hold())).take_up(5_000, 0, 20_000, 0, 0, 9_000)[0]
    assert session.paused_at == 5_000


def test_what_was_started_is_not_taken_up() -> None:
    session = begun(hold())
    assert session.take_up(5_000, 0, 20_000, 0, 0, 0) == (session, ())


def test_what_is_taken_up_can_be_paused_and_ended() -> None:
    session = taken(hold(), held=6_000)[0]
    paused, events = session.pause(7_000)
    assert events == (Paused(7_000, Reason.INTERRUPTED),)
    assert paused.resume(8_000)[1] == (CountingIn(8_000, 8_000 + COUNT_IN),)
    ended, events = session.end(7_000)
    assert [type(event) for event in events] == [IntervalEnded, Resumed, Stopped]
    assert (attempts(events)[0].actual, ended.active) == (6_000, 46_000)
