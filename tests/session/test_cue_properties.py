"""What holds for the cues of any timeline in any style."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from cue_lines import KINDS, plan, styles, timelines
from hypothesis import given, settings

from foottimer.routine.cues import CueKind
from foottimer.routine.spoken import speech_ms
from foottimer.routine.timeline import Ends, Timeline
from foottimer.session.cues import CueSheet, Planned
from foottimer.session.drafting import Style
from foottimer.session.yielding import RHYTHM, SPACE

FEW = settings(max_examples=60, deadline=None)


def spans(planned: tuple[Planned, ...], rate: int) -> list[tuple[int, int]]:
    """Return from when to when words are spoken, by their estimate."""
    return [(cue.at, cue.at + speech_ms(cue.cue.words, rate)) for cue in planned if cue.cue.words]


@given(timelines(closed=False), styles)
@FEW
def test_no_two_tones_are_too_close_unless_both_are_ticks(timeline: Timeline, style: Style) -> None:
    sounding = [cue for cue in plan(timeline, style) if cue.cue.tone]
    for earlier, later in pairwise(sounding):
        ticks = {earlier.cue.kind, later.cue.kind} <= RHYTHM
        assert later.at - earlier.at >= SPACE or ticks, (earlier, later)


@given(timelines(), styles)
@FEW
def test_every_cue_is_in_order_inside_its_interval(timeline: Timeline, style: Style) -> None:
    planned = plan(timeline, style)
    for cue in planned:
        interval = timeline.intervals[cue.index]
        at_the_end = cue.cue.kind in (CueKind.DONE, CueKind.END) or cue.cue.ms == 0
        assert cue.cue.tone or cue.cue.words
        assert interval.start <= cue.at < interval.start + interval.length + at_the_end
    assert all(a.at <= b.at and a.index <= b.index for a, b in pairwise(planned))


@given(timelines(), styles)
@FEW
def test_no_words_are_spoken_during_others_of_their_interval(timeline: Timeline, style: Style) -> None:
    planned = [cue for cue in plan(timeline, style) if cue.cue.kind is not CueKind.DONE]
    for index in range(len(timeline.intervals)):
        own = sorted(spans(tuple(cue for cue in planned if cue.index == index), style.rate))
        assert all(over <= begin for (_, over), (begin, _) in pairwise(own))


@given(timelines(), styles)
@FEW
def test_work_with_closed_eyes_begins_and_ends_with_a_tone_that_insists(timeline: Timeline, style: Style) -> None:
    insisting = {cue.at for cue in plan(timeline, style) if cue.cue.tone and cue.cue.insists}
    closed = [interval for interval in timeline.intervals if interval.eyes_closed and interval.length]
    assert insisting == {at for interval in closed for at in (interval.start, interval.start + interval.length)}


@given(timelines(), styles)
@FEW
def test_what_is_switched_off_is_not_there_but_for_closed_eyes(timeline: Timeline, style: Style) -> None:
    for cue in plan(timeline, style):
        assert style.table.gives(cue.cue.kind) or cue.cue.insists
        assert cue.cue.kind is not CueKind.COUNTDOWN or style.table.counted


@given(timelines(), styles)
@FEW
def test_a_plan_is_the_same_whatever_was_asked_for_before(timeline: Timeline, style: Style) -> None:
    asked = CueSheet(timeline, style)
    for interval in reversed(timeline.intervals):
        asked.of(interval.index, interval.length + 1_000)
        asked.of(interval.index, interval.length, fresh=True)
    assert asked.plan() == plan(timeline, style) == asked.plan()


@given(timelines(), styles, KINDS)
@FEW
def test_a_kind_that_is_switched_off_takes_no_other_with_it(timeline: Timeline, style: Style, kind: CueKind) -> None:
    without = replace(style.table, on=MappingProxyType({**style.table.on, kind: False}))
    before, after = plan(timeline, style), plan(timeline, replace(style, table=without))
    # An announcement moves with the countdown, and what a tip says with the room for it.
    moving = {kind, CueKind.TIP, CueKind.NEXT, CueKind.LAST_SET}
    sounded = {(cue.index, cue.at, cue.cue.kind) for cue in before if cue.cue.tone}
    sounds = {(cue.index, cue.at, cue.cue.kind) for cue in after if cue.cue.tone}
    for index, at, lost in sounded - sounds:
        # What gave way to the kind that is off may come back, and what had been in its way gives way instead.
        come_back = [other for _, other, _ in sounds - sounded if abs(other - at) < SPACE]
        assert lost in moving or come_back, (index, at, lost)
    said = {cue for cue in before if cue.cue.words and cue.cue.kind not in moving}
    says = {(cue.index, cue.at, cue.cue.kind) for cue in after if cue.cue.words}
    new = spans(tuple(cue for cue in after if cue not in before), style.rate)
    for cue in said:
        over = cue.at + speech_ms(cue.cue.words, style.rate)
        in_the_way = any(begin < over and cue.at < end for begin, end in new)
        assert (cue.index, cue.at, cue.cue.kind) in says or in_the_way, cue


@given(timelines(), styles)
@FEW
def test_no_tip_is_said_twice(timeline: Timeline, style: Style) -> None:
    tips = [
        cue.cue.words
        for cue in plan(timeline, replace(style, words=MappingProxyType({})))
        if cue.cue.kind is CueKind.TIP
    ]
    assert len(tips) == len(set(tips))


@given(timelines(waits=False), styles)
@FEW
def test_where_nobody_is_waited_for_the_end_is_told_by_what_follows(timeline: Timeline, style: Style) -> None:
    assert all(interval.ends is Ends.AUTO for interval in timeline.intervals)
    ends = [cue.cue for cue in plan(timeline, style) if cue.cue.kind is CueKind.END]
    assert all(end.ms == 0 and not end.words for end in ends)
