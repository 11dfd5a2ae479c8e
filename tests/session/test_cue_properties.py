"""What holds for the cues of any timeline in any style."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from cue_lines import KINDS, TEMPLATES, plan, styles, timelines
from hypothesis import given, settings
from hypothesis import strategies as st

from foottimer.routine.cues import CueKind
from foottimer.routine.spoken import CLOSE_YOUR_EYES, LAST_ONE, OPEN_YOUR_EYES, speech_ms
from foottimer.routine.timeline import Ends, Interval, Kind, Timeline
from foottimer.session.cues import CueSheet, Planned
from foottimer.session.drafting import Style
from foottimer.session.yielding import RHYTHM, SPACE, Cue

FEW = settings(max_examples=60, deadline=None)
COMING = (CueKind.NEXT, CueKind.LAST_SET)
"""What announces work in a break."""


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
    sheet = CueSheet(timeline, style)
    planned = sheet.plan()[:-1] if sheet.over() else sheet.plan()
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
    assert all(end.ms == 0 and end.words in ("", OPEN_YOUR_EYES) for end in ends)


# The eyes ----------------------------------------------------------------------------------------


def after_closed(timeline: Timeline) -> list[Interval]:
    """Return what follows work with closed eyes."""
    pairs = pairwise(timeline.intervals)
    return [after for before, after in pairs if before.eyes_closed]


@given(timelines(), styles)
@FEW
def test_in_a_break_after_closed_eyes_the_end_insists_and_opens_them(timeline: Timeline, style: Style) -> None:
    planned = plan(timeline, style)
    for interval in after_closed(timeline):
        own = [cue for cue in planned if cue.index == interval.index]
        near = [cue for cue in own if cue.cue.tone and cue.cue.ms < SPACE]
        if not interval.is_work:
            assert own[0].cue == Cue(0, CueKind.END, "end", OPEN_YOUR_EYES, insists=True)
            assert near == own[:1]
        assert near[0].cue.insists
        assert (OPEN_YOUR_EYES in near[0].cue.words) is not interval.eyes_closed


@given(timelines(), styles)
@FEW
def test_just_before_the_eyes_open_nothing_sounds(timeline: Timeline, style: Style) -> None:
    sounding = [cue for cue in plan(timeline, style) if cue.cue.tone]
    for interval in after_closed(timeline):
        near = [cue for cue in sounding if 0 < interval.start - cue.at < SPACE]
        assert all(cue.cue.kind is CueKind.GO and cue.cue.insists for cue in near)


@given(timelines(), styles)
@FEW
def test_after_closed_eyes_the_words_of_a_break_come_right_after_opening_them(timeline: Timeline, style: Style) -> None:
    looking = replace(timeline, intervals=tuple(replace(one, eyes_closed=False) for one in timeline.intervals))
    opening = speech_ms(OPEN_YOUR_EYES, style.rate)
    open_eyed, closed = plan(looking, style), plan(timeline, style)
    for interval in after_closed(timeline):
        usual = [cue.cue.kind for cue in open_eyed if (cue.index, cue.cue.ms) == (interval.index, 0) and cue.cue.words]
        later = [cue.cue for cue in closed if (cue.index, cue.cue.ms) == (interval.index, opening)]
        if not interval.is_work and interval.length > opening:
            worded = [cue for cue in later if cue.words and cue.kind in (CueKind.SWITCH, CueKind.REST, *COMING)]
            kinds, expected = [cue.kind for cue in worded], [kind for kind in usual if kind is not CueKind.COUNTDOWN]
            # A cue that found no time before, as it did with open eyes, is said with what comes.
            assert kinds == expected or (expected == [CueKind.REST] and len(kinds) == 1 and kinds[0] in COMING)
            assert not any(cue.tone for cue in worded)


@given(timelines(), styles)
@FEW
def test_work_with_closed_eyes_says_to_close_them(timeline: Timeline, style: Style) -> None:
    begun = {cue.index: cue.cue for cue in reversed(plan(timeline, style)) if cue.cue.kind is CueKind.GO}
    for interval in timeline.intervals:
        if interval.eyes_closed:
            assert begun[interval.index].words.endswith(CLOSE_YOUR_EYES)
        elif interval.index in begun:
            assert CLOSE_YOUR_EYES not in begun[interval.index].words


# Which tone, which words -------------------------------------------------------------------------


@given(timelines(), styles)
@FEW
def test_what_counts_down_work_sounds_other_than_what_counts_to_it(timeline: Timeline, style: Style) -> None:
    for cue in plan(timeline, style):
        if cue.cue.kind is CueKind.COUNTDOWN and cue.cue.tone:
            is_work = timeline.intervals[cue.index].is_work
            assert cue.cue.tone == ("countdown_end" if is_work else "countdown")


@given(timelines(), styles)
@FEW
def test_the_last_one_is_the_last_of_three_or_more(timeline: Timeline, style: Style) -> None:
    for cue in plan(timeline, style):
        if cue.cue.words == LAST_ONE:
            interval = timeline.intervals[cue.index]
            assert interval.repetitions >= 3
            assert cue.cue.ms == interval.length - interval.rep_length


@given(timelines(), styles, st.sampled_from(TEMPLATES), st.sampled_from(TEMPLATES))
@FEW
def test_whatever_the_templates_a_rest_is_told_or_announces_what_comes(
    timeline: Timeline, style: Style, next_: str, last: str
) -> None:
    templates = MappingProxyType({CueKind.NEXT: next_, CueKind.LAST_SET: last})
    planned = plan(timeline, Style(words=templates, rate=style.rate))
    for interval in timeline.intervals:
        if interval.kind in (Kind.REST, Kind.TRANSITION) and interval not in after_closed(timeline):
            first = next(cue.cue for cue in planned if cue.index == interval.index and cue.cue.words)
            assert (first.ms, first.kind in (CueKind.REST, *COMING)) == (0, True)
