"""Another exercise for the rest of a block: what was done stays, what is to come is put together anew."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from easy import BOTH, HOLD, KNOWN, RAISE, at, places, raised, told
from hypothesis import assume, given, settings
from routine_help import routine_of, timeline_of

from foottimer.routine.easing import GET_READY, Eased, ease, easier_of
from foottimer.routine.expand import expand
from foottimer.routine.model import Duty, Exercise, Phase, Side
from foottimer.routine.timeline import Interval, Kind, Timeline, timeline_from_json, timeline_to_json

FEW = settings(max_examples=60)
Place = tuple[Timeline, int, dict[str, Exercise]]


def eased(place: Place) -> Eased:
    timeline, index, known = place
    try:
        return ease(timeline, index, known)
    except ValueError:
        assume(False)
        raise


def working(timeline: Timeline, index: int) -> Interval:
    return next(one for one in timeline.intervals[index:] if one.is_work)


@given(places())
def test_what_was_done_stays_and_the_rest_of_the_block_alone_is_done_otherwise(place: Place) -> None:
    timeline, index, _ = place
    found = eased(place)
    block = working(timeline, index).block
    assert found.timeline.intervals[: index + 1] == timeline.intervals[: index + 1]
    stays_contiguous_and_ends_in_work(found.timeline)
    left = [one for one in found.timeline.intervals[index + 1 :] if one.is_work and one.block == block]
    assert {one.name for one in left} == {"Easy"}
    nothing_else_changes(timeline, found, index + 1, block)
    assert sets_left(found.timeline, index + 1, block) == sets_left(timeline, index, block)


def stays_contiguous_and_ends_in_work(found: Timeline) -> None:
    at = 0
    for number, interval in enumerate(found.intervals):
        assert (interval.index, interval.start) == (number, at)
        at += interval.length
    assert found.total == at
    assert found.intervals[-1].kind not in (Kind.REST, Kind.SWITCH, Kind.TRANSITION)
    assert timeline_from_json(timeline_to_json(found)) == found


def nothing_else_changes(before: Timeline, found: Eased, after: int, block: str | None) -> None:
    def others(line: Timeline) -> list[Interval]:
        within = (Kind.REST, Kind.SWITCH)
        kept = [one for one in line.intervals[after:] if one.block != block or not (one.is_work or one.kind in within)]
        return [replace(one, index=0, start=0) for one in kept]

    got = others(found.timeline)
    if found.leaves:
        assert (got[0].kind, got[0].length) == (Kind.TRANSITION, GET_READY)
        del got[0]
    assert got == others(before)


def sets_left(line: Timeline, start: int, block: str | None) -> int:
    left = [one for one in line.intervals[start:] if one.is_work and one.block == block]
    return max(Counter(one.side for one in left).values())


@given(places(works=(False,)))
@FEW
def test_the_same_again_goes_back_to_what_was_asked_for(place: Place) -> None:
    timeline, index, known = place
    found = eased(place)
    again = ease(found.timeline, index, known, found.exchanges)
    assert again.back
    sides = {one.side for one in (*found.exchanges[0].own.passes, *found.exchanges[0].other.passes)}
    if len(sides) == 1:
        assert again.timeline == timeline


@given(places(works=(True,)))
@FEW
def test_what_was_broken_off_can_be_taken_back_while_one_gets_ready(place: Place) -> None:
    _, index, known = place
    found = eased(place)
    again = ease(found.timeline, index + 1, known, found.exchanges)
    assert again.back
    assert again.timeline.intervals[: index + 2] == found.timeline.intervals[: index + 2]
    back = working(again.timeline, index + 1)
    assert back.name == found.before


def test_each_side_with_an_exercise_of_each_side_goes_on_where_it_was() -> None:
    known = {"raise": replace(RAISE, easier="hold"), "hold": HOLD}
    found = ease(raised(), at(raised(), "Calf raise 2R"), known)
    assert told(found.timeline, 7) == [
        *("Calf raise 2R", "Next exercise", "Hold it 2R", "Rest"),
        *("Hold it 3L", "Switch sides", "Hold it 3R", "Next exercise", "Stand 1"),
    ]
    assert (found.name, found.before, found.leaves, found.back) == ("Hold it", "Calf raise", True, False)
    assert [one.length for one in found.timeline.intervals[8:12]] == [GET_READY, 15_000, 20_000, 15_000]


def test_of_each_side_with_one_of_both_a_set_that_is_half_done_is_done_on_both() -> None:
    found = ease(raised(), at(raised(), "Calf raise 2R"), KNOWN)
    assert told(found.timeline, 8) == [
        *("Next exercise", "On both feet 2", "Rest", "On both feet 3", "Next exercise", "Stand 1"),
    ]


def test_sides_as_blocks_go_on_as_blocks() -> None:
    known = {"raise": replace(RAISE, easier="hold"), "hold": HOLD}
    timeline = raised(side_order='"block"')
    found = ease(timeline, at(timeline, "Calf raise 3L"), known)
    assert told(found.timeline, at(timeline, "Calf raise 3L") + 2) == [
        *("Hold it 3L", "Switch sides", "Hold it 1R", "Rest", "Hold it 2R", "Rest", "Hold it 3R"),
        *("Next exercise", "Stand 1"),
    ]


def test_both_sides_with_one_of_each_side_has_a_pass_a_side() -> None:
    known = {"raise": replace(RAISE, easier="hold"), "hold": HOLD}
    timeline = raised(sides='"both"')
    found = ease(timeline, at(timeline, "Rest"), known)
    assert not found.leaves
    assert told(found.timeline, at(timeline, "Rest")) == [
        *("Rest", "Hold it 2L", "Switch sides", "Hold it 2R", "Rest"),
        *("Hold it 3L", "Switch sides", "Hold it 3R", "Next exercise", "Stand 1"),
    ]


def test_while_one_gets_ready_the_whole_block_is_the_easier_one() -> None:
    found = ease(raised(), 0, KNOWN)
    assert told(found.timeline) == [
        *(
            "Get ready",
            "On both feet 1",
            "Rest",
            "On both feet 2",
            "Rest",
            "On both feet 3",
            "Next exercise",
            "Stand 1",
        ),
    ]


def test_the_pace_is_kept_where_the_words_of_a_repetition_are_the_same() -> None:
    timeline = raised(tempo='"3-0-2"')  # of the catalogue's up, top, down
    own = replace(RAISE, phases=(Phase("up", 2000), Phase("top", 1000), Phase("down", 3000)))
    known = {"raise": own, "both": replace(BOTH, phases=own.phases)}
    found = ease(timeline, 1, known).timeline.intervals[3]
    assert (found.phases, found.length) == ((Phase("up", 3000), Phase("down", 2000)), 20_000)
    own_pace = ease(raised(), 1, {**known, "both": replace(BOTH, phases=(Phase("up", 1500), *own.phases[1:]))})
    assert own_pace.timeline.intervals[3].phases[0] == Phase("up", 1500)


def test_in_a_circuit_the_rounds_to_come_are_done_otherwise_too() -> None:
    timeline = timeline_of("""
        [[block]]
        rounds = 3
        [[block.block]]
        exercise = "raise"
        reps = 2
        [[block.block]]
        name = "Stand"
        hold = 10
    """)
    found = ease(timeline, at(timeline, "Stand 1") + 1, KNOWN)
    assert [label for label in told(found.timeline) if label[-1] == "1"] == [
        *("Calf raise 1", "Stand 1", "On both feet 1", "Stand 1", "On both feet 1", "Stand 1"),
    ]
    rounds = [one.round for one in found.timeline.intervals if one.is_work]
    assert rounds == [1, 1, 2, 2, 3, 3]


def test_the_harder_one_comes_back_with_the_next_set_and_the_easier_one_again() -> None:
    found = ease(raised(), 0, KNOWN)
    back = ease(found.timeline, 1, KNOWN, found.exchanges)
    assert (back.back, back.later, back.leaves, back.name) == (True, True, False, "Calf raise")
    assert told(back.timeline, 1)[:4] == ["On both feet 1", "Rest", "Calf raise 2L", "Switch sides"]
    forth = ease(back.timeline, 1, KNOWN, found.exchanges)
    assert forth.timeline == found.timeline
    assert (forth.back, forth.later, forth.name) == (False, True, "On both feet")


def test_a_set_whose_other_side_is_done_stays_as_it_is() -> None:
    known = {"raise": replace(RAISE, easier="hold"), "hold": HOLD}
    found = ease(raised(), 0, known)
    back = ease(found.timeline, 2, known, found.exchanges)
    assert told(back.timeline, 2)[:4] == ["Switch sides", "Hold it 1R", "Rest", "Calf raise 2L"]


def test_who_went_back_to_what_was_broken_off_goes_on_to_the_easier_one() -> None:
    found = ease(raised(), 1, KNOWN)
    again = ease(found.timeline, 1, KNOWN, found.exchanges)
    assert again.leaves
    assert again.timeline == found.timeline


def test_in_the_last_set_nothing_is_left_to_go_back_in() -> None:
    found = ease(raised(), 0, KNOWN)
    last = at(found.timeline, "On both feet 3")
    with pytest.raises(ValueError, match="No set of it is left to do otherwise: it stays On both feet"):
        ease(found.timeline, last, KNOWN, found.exchanges)


@pytest.mark.parametrize(
    ("known", "why"),
    [
        ({}, "Calf raise is not among the exercises known here, so no easier one is."),
        ({"raise": replace(RAISE, name="Other")}, "Calf raise is not among the exercises known here"),
        ({"raise": replace(RAISE, easier=None)}, "No exercise easier than Calf raise is known: do less of it"),
        ({"raise": RAISE}, "No exercise easier than Calf raise is known"),
        (
            {"raise": RAISE, "both": replace(BOTH, duty=Duty.HOLD)},
            "On both feet is easier than Calf raise, but nothing says how much of it to do.",
        ),
    ],
)
def test_why_there_is_no_easier_one(known: dict[str, Exercise], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        ease(raised(), 0, known)


def test_a_block_of_no_exercise_and_what_has_no_work_to_come_have_no_easier_one() -> None:
    with pytest.raises(ValueError, match="Stand is not among the exercises known here"):
        ease(raised(), at(raised(), "Stand 1"), KNOWN)
    timeline = timeline_of('[[block]]\nname = "Stand"\nhold = 10')
    with pytest.raises(ValueError, match="No exercise follows"):
        ease(replace(timeline, intervals=timeline.intervals[:1]), 0, KNOWN)


def test_what_is_sore_stands_in_for_nothing() -> None:
    known = {**KNOWN, "both": replace(BOTH, easier="hold")}
    assert easier_of(RAISE, known, {"both"}) == HOLD
    assert easier_of(RAISE, known, {"both", "hold"}) is None
    assert easier_of(RAISE, {**known, "both": replace(BOTH, easier="raise")}, {"both"}) is None
    with pytest.raises(ValueError, match="What is easier than Calf raise is sore too"):
        ease(raised(), 0, known, sore={"both", "hold"})


def test_the_side_that_the_routine_begins_with_comes_first() -> None:
    routine = routine_of("""
        [[block]]
        exercise = "raise"
        reps = 2
        [[block]]
        exercise = "balance"
        hold = 10
    """)
    timeline = expand(replace(routine, first_side=Side.RIGHT))
    found = ease(timeline, 0, {"raise": replace(RAISE, sides=None, easier="hold"), "hold": HOLD})
    assert told(found.timeline)[1:4] == ["Hold it 1R", "Switch sides", "Hold it 1L"]
