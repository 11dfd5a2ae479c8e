"""What a screen reads off a session."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lines import any_line, hold, line, manual, opened, ready, reps, rest, self_paced, switch

from foottimer.routine.model import Phase, Side
from foottimer.routine.timeline import Ends, Interval, Said, Timeline
from foottimer.session.machine import Session
from foottimer.session.reading import (
    Beat,
    announces_next,
    beat,
    block_over,
    cue,
    next_change,
    next_work,
    remaining,
    shown_seconds,
    total_elapsed,
    total_remaining,
)


def begun(*intervals: Interval, at: int = 0) -> Session:
    return Session(line(*intervals)).start(at)[0]


# Beat --------------------------------------------------------------------------------------------


def test_paced_reps_know_their_rep_and_phase() -> None:
    session = begun(reps(4))
    up, down = session.interval.phases
    assert beat(session, 0) == Beat(1, 4, None, 0, up, 0)
    assert beat(session, 1_999) == Beat(1, 4, None, 0, up, 1_999)
    assert beat(session, 2_000) == Beat(1, 4, None, 1, down, 0)
    assert beat(session, 5_000) == Beat(2, 4, None, 0, up, 0)
    assert beat(session, 19_999) == Beat(4, 4, None, 1, down, 2_999)


def test_a_phase_knows_what_it_has_left() -> None:
    now = beat(begun(reps(4)), 3_200)
    assert now is not None
    assert now.left == 1_800


def test_alternating_reps_know_the_side_of_each() -> None:
    session = begun(reps(2, (Phase("tap", 1_000),), side=Side.ALTERNATE))
    beats = [beat(session, now) for now in (0, 1_000, 2_000, 3_000)]
    assert [(b.side, b.rep, b.reps) for b in beats if b] == [
        (Side.LEFT, 1, 2),
        (Side.RIGHT, 1, 2),
        (Side.LEFT, 2, 2),
        (Side.RIGHT, 2, 2),
    ]


def test_added_reps_are_counted_in() -> None:
    now = beat(begun(reps(4), hold()).adjust(10_000, 0)[0], 25_000)
    assert now is not None
    assert (now.rep, now.reps) == (6, 6)


@pytest.mark.parametrize("interval", [hold(), self_paced(), opened(), rest()])
def test_what_is_not_paced_has_no_beat(interval: Interval) -> None:
    assert beat(begun(interval, hold()), 1_000) is None


def test_manual_reps_whose_time_is_up_rest_in_their_last_phase() -> None:
    now = beat(begun(reps(4, ends=Ends.MANUAL)), 90_000)
    assert now is not None
    assert (now.rep, now.index) == (4, 1)


# Digits ------------------------------------------------------------------------------------------


def test_the_digits_count_down_in_whole_seconds_begun() -> None:
    session = begun(hold())
    assert [shown_seconds(session, now) for now in (0, 1, 999, 1_000, 19_999, 20_000)] == [20, 20, 20, 19, 1, 0]


@pytest.mark.parametrize("interval", [self_paced(), opened()])
def test_the_digits_count_up_where_the_person_ends_it(interval: Interval) -> None:
    session = begun(interval)
    assert [shown_seconds(session, now) for now in (0, 999, 1_000, 90_500)] == [0, 0, 1, 90]


def test_the_digits_of_manual_work_stay_at_nothing_while_it_waits() -> None:
    assert shown_seconds(begun(manual()), 45_000) == 0


def test_the_digits_show_the_count_in() -> None:
    session = begun(hold()).pause(4_000)[0].resume(10_000)[0]
    assert [shown_seconds(session, now) for now in (10_000, 10_001, 11_000, 12_999, 13_000)] == [3, 3, 2, 1, 0]


def test_the_digits_stand_still_in_a_pause() -> None:
    session = begun(hold()).pause(4_000)[0]
    assert shown_seconds(session, 4_000) == shown_seconds(session, 400_000) == 16


# Totals ------------------------------------------------------------------------------------------


def test_totals_add_up_to_the_plan() -> None:
    session = begun(ready(), hold(), rest(), hold()).tick(17_000)[0]
    assert (total_elapsed(session, 17_000), total_remaining(session, 17_000)) == (17_000, 48_000)


def test_a_repeat_counts_as_active_but_not_off_the_remaining_time() -> None:
    session = begun(hold(), hold()).back(10_000)[0].tick(12_000)[0]
    assert (total_elapsed(session, 12_000), total_remaining(session, 12_000)) == (12_000, 38_000)


def test_nothing_remains_once_ended() -> None:
    session = begun(hold(), hold()).end(7_000)[0]
    assert (total_elapsed(session, 9_000), total_remaining(session, 9_000)) == (7_000, 0)


def test_what_takes_longer_than_its_estimate_has_nothing_remaining() -> None:
    session = begun(self_paced(5), hold())
    assert remaining(session, 60_000) == 0
    assert total_remaining(session, 60_000) == 20_000


# What is next ------------------------------------------------------------------------------------


@pytest.mark.parametrize("interval", [ready(), rest(), switch()])
def test_what_is_next_is_announced_all_through_what_is_not_work(interval: Interval) -> None:
    assert announces_next(begun(interval, hold()), 0)


def test_what_is_next_is_announced_in_works_last_five_seconds() -> None:
    session = begun(hold(), rest())
    assert not announces_next(session, 14_999)
    assert announces_next(session, 15_000)


def test_nothing_is_announced_in_work_that_counts_up() -> None:
    assert not announces_next(begun(opened(), hold()), 29_000)


def test_nothing_is_announced_after_the_last_interval() -> None:
    assert not announces_next(begun(hold()), 19_000)


def test_the_next_work_lies_behind_rests() -> None:
    session = begun(hold(), switch(), rest(), hold(name="Other foot"))
    following = next_work(session)
    assert following is not None
    assert following.name == "Other foot"
    assert next_work(session.jump(3, 0)[0]) is None


LEFT, RIGHT = Side.LEFT, Side.RIGHT


@pytest.mark.parametrize(
    ("passes", "over"),
    [
        ([("1", LEFT, 1, None), ("1", RIGHT, 1, None)], [False, True]),
        ([("1", None, 1, None), ("1", None, 2, None), ("2", None, 1, None)], [False, True, True]),
        ([("1", LEFT, 1, None), ("1", LEFT, 2, None), ("1", RIGHT, 1, None), ("1", RIGHT, 2, None)], [0, 0, 0, 1]),
        ([("1.1", None, 1, 1), ("1.1", None, 1, 2)], [True, True]),
        ([("1.1.1", None, 1, 1), ("1.1.1", None, 1, 1)], [True, True]),
        ([("1.1.1", LEFT, 1, 1), ("1.1.1", RIGHT, 1, 1)] * 2, [False, True, False, True]),
    ],
    ids=["sides", "sets", "sides as blocks", "rounds", "rounds of a circuit around", "sides in such rounds"],
)
def test_a_block_is_over_when_no_set_or_side_of_it_comes(passes: list[Any], over: list[bool]) -> None:
    sets = {block: max(nth for other, _, nth, _ in passes if other == block) for block, *_ in passes}
    work = [
        interval
        for block, side, nth, turn in passes
        for interval in (
            opened(block=block, side=side, set=nth, sets=sets[block], round=turn),
            replace(rest(), block=block),
        )
    ]
    session = begun(*work[:-1])
    assert [block_over(session, i) for i in session.timeline.intervals if i.is_work] == [bool(each) for each in over]


# Said ---------------------------------------------------------------------------------------------


def test_cues_take_turns() -> None:
    session = begun(hold(cues=("one", "two")))
    assert [cue(session, now) for now in (0, 7_999, 8_000, 16_000)] == ["one", "one", "two", "one"]


def test_a_text_of_at_is_shown_for_five_seconds_from_its_time() -> None:
    session = begun(hold(cues=("one",), says=(Said(2_000, "Halfway"), Said(4_000, "Nearly"))))
    shown = [cue(session, now) for now in (1_999, 2_000, 3_999, 4_000, 8_999, 9_000)]
    assert shown == ["one", "Halfway", "Halfway", "Nearly", "Nearly", "one"]


def test_an_interval_without_cues_has_none() -> None:
    assert cue(begun(rest(), hold()), 1_000) == ""


# The next change ---------------------------------------------------------------------------------


def test_the_next_change_is_the_next_whole_second() -> None:
    assert next_change(begun(hold()), 0) == 1_000
    assert next_change(begun(hold(20_500)), 0) == 500
    assert next_change(begun(opened()), 90_250) == 91_000


def test_the_next_change_is_the_phase_where_that_comes_first() -> None:
    assert next_change(begun(reps(2, (Phase("up", 700), Phase("down", 2_300)))), 100) == 700


def test_the_next_change_is_the_cue_where_that_comes_first() -> None:
    session = begun(hold(20_500, cues=("one", "two"), says=(Said(2_700, "Halfway"),)))
    assert next_change(session, 2_600) == 2_700
    assert next_change(session, 7_650) == 7_700
    assert next_change(session, 7_900) == 8_000


def test_nothing_changes_while_it_stands_still() -> None:
    session = begun(hold())
    assert next_change(Session(line(hold())), 0) is None
    assert next_change(session.pause(4_000)[0], 9_000) is None
    assert next_change(session.end(4_000)[0], 9_000) is None


@pytest.mark.parametrize("interval", [manual(), reps(4, ends=Ends.MANUAL)])
def test_nothing_changes_while_manual_work_waits(interval: Interval) -> None:
    assert next_change(begun(interval), 60_000) is None


def test_the_next_change_of_a_count_in_is_its_next_second() -> None:
    session = begun(hold()).pause(4_000)[0].resume(10_000)[0]
    assert [next_change(session, now) for now in (10_000, 10_500, 11_000, 12_999)] == [11_000, 11_000, 12_000, 13_000]
    assert next_change(session, 13_500) == 13_500


def shown(session: Session, now: int) -> tuple[object, ...]:
    """All that a screen shows at an instant but for bars, which need no instant of their own."""
    now_beat = beat(session, now)
    phase = (now_beat.rep, now_beat.side, now_beat.index) if now_beat else None
    digits, said = shown_seconds(session, now), cue(session, now)
    return session.index, digits, phase, said, announces_next(session, now), session.waiting(now)


@given(any_line, st.integers(0, 150_000), st.data())
def test_nothing_shown_changes_before_the_next_change(timeline: Timeline, now: int, data: st.DataObject) -> None:
    session = Session(timeline).start(0)[0].tick(now)[0]
    change = next_change(session, now)
    if change is None:
        change = now + 10**6
    assert change > now
    between = data.draw(st.integers(now, change - 1))
    later, events = session.tick(between)
    assert events == ()
    assert shown(later, between) == shown(session, now)
