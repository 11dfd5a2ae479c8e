"""The rules of `docs/cues.md`, one by one, in small timelines."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest
from cue_lines import cues, laid, plan, tones, words
from lines import hold, made, manual, opened, ready, reps, rest, self_paced, switch, transition

from foottimer.routine.cues import CueKind, CueTable
from foottimer.routine.model import Phase, Side
from foottimer.routine.timeline import Ends, Interval, Kind, Said
from foottimer.session.cues import HORIZON, CueSheet
from foottimer.session.drafting import Style


def off(*kinds: CueKind) -> CueTable:
    return CueTable(on=MappingProxyType(dict.fromkeys(kinds, False)))


def only(*kinds: CueKind) -> CueTable:
    return CueTable(only=frozenset(kinds))


def counting(seconds: int) -> Style:
    return Style(CueTable(countdown=seconds, on=MappingProxyType({CueKind.COUNTDOWN: seconds > 0})))


def wording(**templates: str) -> Style:
    return Style(words=MappingProxyType({CueKind(kind): text for kind, text in templates.items()}))


# Beginnings --------------------------------------------------------------------------------------

LEFT, RIGHT = hold(5_000, "Stand", side=Side.LEFT), hold(5_000, "Stand", side=Side.RIGHT)


def test_without_getting_ready_go_says_what_to_do() -> None:
    assert words(hold(5_000, "Stand", side=Side.LEFT)) == [(0, "Stand, left, 5 seconds."), (5, "Routine done.")]
    assert tones(hold(5_000))[0] == (0, "go")


@pytest.mark.parametrize(
    ("before", "spoken"),
    [
        (hold(5_000), [(0, "Stand, right, 5 seconds.")]),
        (ready(), []),
        (switch(), []),
        (rest(), []),
        (transition(), []),
        (transition(5_000), []),
    ],
)
def test_go_speaks_where_nothing_announced_the_work(before: Interval, spoken: list[tuple[int, str]]) -> None:
    begins = before.length / 1000
    assert [(at - begins, text) for at, text in words(before, RIGHT)[:-1] if at == begins] == spoken


@pytest.mark.parametrize(
    ("before", "silent", "speaks"),
    [
        (ready(), CueKind.READY, True),
        (ready(), CueKind.NEXT, False),
        (switch(), CueKind.SWITCH, True),
        (switch(20_000), CueKind.SWITCH, False),  # "next" told of it
        (rest(), CueKind.NEXT, True),
        (rest(), CueKind.REST, False),
        (transition(), CueKind.NEXT, True),
    ],
)
def test_go_speaks_where_what_would_announce_is_switched_off(before: Interval, silent: CueKind, speaks: bool) -> None:
    spoken = words(before, RIGHT, style=Style(off(silent)))
    assert ((before.length / 1000, "Stand, right, 5 seconds.") in spoken) is speaks


def test_a_second_set_without_rest_between_is_begun_with_words() -> None:
    first, second = (hold(5_000, "Stand", set=number, sets=2) for number in (1, 2))
    assert words(first, second) == [
        (0, "Stand, 5 seconds."),
        (5, "Stand, 5 seconds."),
        (10, "Routine done."),
    ]


def test_the_name_of_a_first_phase_gives_way_to_what_go_says() -> None:
    assert words(reps(1, name="Raise"))[:2] == [(0, "Raise, 1 rep."), (2, "Down")]
    assert words(ready(), reps(1, name="Raise"))[1:3] == [(10, "Up"), (12, "Down")]


# Short intervals ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("length", "sounds"),
    [
        (5_000, [(0, "switch"), (2, "countdown"), (3, "countdown"), (4, "countdown")]),
        (3_400, [(0, "switch"), (0.4, "countdown"), (1.4, "countdown"), (2.4, "countdown")]),
        (3_300, [(0, "switch"), (1.3, "countdown"), (2.3, "countdown")]),
        (3_000, [(0, "switch"), (1, "countdown"), (2, "countdown")]),
        (2_000, [(0, "switch"), (1, "countdown")]),
        (1_000, [(0, "switch")]),
        (500, [(0, "switch")]),
        (400, [(0, "switch")]),
        (399, []),
        (1, []),
    ],
)
def test_a_short_switch_keeps_its_beginning_and_loses_counts(length: int, sounds: list[tuple[float, str]]) -> None:
    found = tones(switch(length), hold(5_000))
    assert found[: len(sounds) + 1] == [*sounds, (length / 1000, "go")]


@pytest.mark.parametrize("length", [1_000, 500, 300])
def test_in_the_shortest_rest_the_next_work_is_named_all_the_same(length: int) -> None:
    spoken = words(rest(length), hold(5_000, "Stand", side=Side.LEFT, cues=("Big toe lightly on",)))
    assert spoken[0] == (0, "Stand, left.")


def test_a_rest_is_announced_in_as_many_words_as_there_is_time_for() -> None:
    work = hold(5_000, "Quadripod balance", side=Side.LEFT, cues=("Big toe lightly on",))
    full, short, name = (
        "Next: Quadripod balance, left, 5 seconds. Big toe lightly on.",
        "Next: Quadripod balance, left, 5 seconds.",
        "Quadripod balance, left.",
    )
    found = {length: words(rest(length), work)[0] for length in (13_900, 7_000, 6_900, 5_700, 5_600, 4_000)}
    assert found == {
        13_900: (0, full),
        7_000: (0, full),
        6_900: (0, short),
        5_700: (0, short),
        5_600: (0, name),
        4_000: (0, name),
    }


def test_from_14_seconds_on_a_rest_is_announced_and_the_work_some_time_later() -> None:
    assert words(rest(14_000), LEFT)[:2] == [(0, "Rest, 14 seconds."), (4, "Next: Stand, left, 5 seconds.")]
    assert words(rest(13_999), LEFT)[:1] == [(0, "Next: Stand, left, 5 seconds.")]
    assert tones(rest(13_999), LEFT)[:2] == [(0, "rest"), (10.999, "countdown")]


def test_a_long_announcement_begins_whole_seconds_earlier_but_not_before_4() -> None:
    work = hold(5_000, "Stand", note="Wall in reach. Bell ends the hold. Skip it if you stood less.")
    assert [at for at, _ in words(rest(40_000), work)][:2] == [0, 30]
    slow = Style(rate=100)  # that takes 11 s, and 3 s are counted down
    assert [at for at, _ in words(rest(40_000), work, style=slow)][:2] == [0, 26]
    assert words(rest(15_000), work, style=slow)[1] == (4, "Next: Stand, 5 seconds.")
    assert [at for at, _ in words(rest(40_000), work, style=replace(slow, table=counting(10).table))][:2] == [0, 19]


def test_in_a_rest_that_is_not_told_the_announcement_has_its_tone() -> None:
    assert tones(rest(8_000), hold(5_000), table=off(CueKind.REST))[0] == (0, "next")
    assert tones(rest(3_200), hold(5_000), table=off(CueKind.REST))[0] == (0.2, "countdown")


@pytest.mark.parametrize("style", [Style(off(CueKind.NEXT)), wording(next="")])
def test_a_short_rest_is_told_where_the_announcement_has_no_words(style: Style) -> None:
    assert words(rest(8_000), LEFT, style=style)[0] == (0, "Rest, 8 seconds.")


# Countdown ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("seconds", [0, 1, 3, 10])
def test_as_many_seconds_are_counted_as_are_chosen(seconds: int) -> None:
    counts = [at for at, tone in tones(ready(12_000), hold(12_000), style=counting(seconds)) if tone == "countdown"]
    assert counts == [*range(12 - seconds, 12), *range(24 - seconds, 24)]


def test_a_count_at_the_very_beginning_sounds_where_that_is_switched_off() -> None:
    found = tones(rest(3_000), LEFT, table=off(CueKind.REST, CueKind.NEXT))
    assert found[:4] == [(0, "countdown"), (1, "countdown"), (2, "countdown"), (3, "go")]


def test_of_ten_counts_in_ten_seconds_the_first_gives_way() -> None:
    found = tones(ready(10_000), hold(10_000), style=counting(10))
    assert [at for at, tone in found if tone == "countdown"] == [*range(1, 10), *range(11, 20)]


@pytest.mark.parametrize(
    ("interval", "counts"),
    [
        (reps(4), []),
        (reps(4, ends=Ends.MANUAL), []),
        (self_paced(4), []),
        (opened(12_000), []),
        (opened(12_000, max=12_000), [9, 10, 11]),
        (manual(12_000), [9, 10, 11]),
        (made(Kind.TIME, 12_000), [9, 10, 11]),
    ],
)
def test_what_time_ends_or_is_up_is_counted_down(interval: Interval, counts: list[int]) -> None:
    assert [at for at, tone in tones(interval) if tone == "countdown"] == counts


def test_a_countdown_may_be_spoken() -> None:
    spoken = words(hold(5_000), style=wording(go="", countdown="{seconds}"))
    assert spoken == [(2, "3"), (3, "2"), (4, "1"), (5, "Routine done.")]


# Half-time ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("interval", "half"),
    [
        (hold(19_999), []),
        (hold(20_000), [10]),
        (hold(20_001), [10]),
        (manual(30_000), [15]),
        (made(Kind.TIME, 45_000), [22.5]),
        (opened(45_000, max=45_000), []),
        (reps(10), []),
        (rest(40_000), []),
    ],
)
def test_half_is_told_of_long_holds_and_timed_work(interval: Interval, half: list[float]) -> None:
    assert [at for at, tone in tones(interval, hold(5_000)) if tone == "halfway"] == half


def test_half_time_gives_way_to_a_count_but_is_said() -> None:
    assert (10, "halfway") not in tones(hold(20_000), style=counting(10))
    assert (10, "countdown") in tones(hold(20_000), style=counting(10))
    assert (10, "Halfway.") in words(hold(20_000), style=counting(10))


# Rhythm ------------------------------------------------------------------------------------------

QUICK = (Phase("up", 200), Phase("down", 200))


def test_phases_shorter_than_two_tones_are_apart_tick_on() -> None:
    found = tones(reps(4, QUICK))
    # 0, 0.2 give way to "go"; 1.4 to what begins at 1.6.
    assert [at for at, _ in found] == [0, 0.4, 0.6, 0.8, 1.0, 1.2, 1.6]
    assert [tone for _, tone in found] == ["go", "rep", "phase", "rep", "phase", "rep", "done"]


def test_a_phase_is_named_only_where_there_is_time_to() -> None:
    phases = (Phase("up", 2_000), Phase("hold it up there", 1_000), Phase("down", 1_000))
    assert words(ready(), reps(2, phases))[1:] == [(10, "Up"), (13, "Down"), (18, "Routine done.")]


def test_each_place_of_a_repetition_has_a_tone_of_its_own_up_to_four() -> None:
    phases = tuple(Phase(name, 1_000) for name in "abcde")
    found = [tone for _, tone in tones(ready(), reps(2, phases)) if tone not in ("ready", "countdown")]
    assert found == [
        "go",
        "phase",
        "phase_2",
        "phase_3",
        "phase_3",
        "rep",
        "phase",
        "phase_2",
        "phase_3",
        "phase_3",
        "done",
    ]


def test_alternating_sides_are_told_in_the_first_repetition_of_each() -> None:
    found = words(ready(), reps(2, (Phase("reach", 2_000), Phase("back", 2_000)), side=Side.ALTERNATE))
    assert found[1:] == [
        (10, "Left, reach"),
        (12, "Back"),
        (14, "Right, reach"),
        (16, "Back"),
        (26, "Routine done."),
    ]


def test_work_with_sides_by_turns_is_announced_so() -> None:
    by_turns = reps(6, name="Lunge", side=Side.ALTERNATE)
    assert words(ready(), by_turns)[0] == (0, "Get ready. Lunge, sides by turns, 6 reps a side.")
    walk = made(Kind.TIME, 20_000, "Walk", side=Side.ALTERNATE, bpm=60)
    assert words(ready(), walk)[0] == (0, "Get ready. Walk, sides by turns, 20 seconds.")
    assert [at for at, tone in tones(walk) if tone == "beat"] == [*range(1, 10), *range(11, 17)]


def test_200_beats_a_minute_give_way_only_near_other_tones() -> None:
    found = tones(made(Kind.TIME, 6_000, bpm=200))
    beats = {at for at, tone in found if tone == "beat"}
    every = {count * 0.3 for count in range(20)}
    gone = sorted(round(at, 1) for at in every if not any(abs(at - beat) < 0.01 for beat in beats))
    # 0 and 0.3 near "go"; then those near 3, 4 and 5 s; 5.7 near the end.
    assert gone == [0, 0.3, 2.7, 3.0, 3.3, 3.9, 4.2, 4.8, 5.1, 5.7]


def test_beats_do_not_drift() -> None:
    beats = [at for at, tone in tones(opened(60_000, bpm=133)) if tone == "beat"]
    assert beats == [count * 60_000 // 133 / 1000 for count in range(1, 133)]


# Texts of `at` and tips --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ms", "style", "table", "tone"),
    [
        (0, Style(), CueTable(), "go"),
        (300, Style(), CueTable(), "go"),
        (10_000, Style(), CueTable(), "halfway"),
        (10_000, counting(10), CueTable(), "countdown"),
        (17_000, Style(), CueTable(), "countdown"),
        (19_700, Style(), CueTable(), ""),
        (10_000, Style(), off(CueKind.HALFWAY), "say"),
        (5_000, Style(), CueTable(), "say"),
    ],
)
def test_a_text_of_at_is_said_where_its_tone_gives_way(ms: int, style: Style, table: CueTable, tone: str) -> None:
    interval = hold(20_000, says=(Said(ms, "Other arm"),))
    spoken = words(ready(), interval, style=style, table=table)
    sounds = {round(at - 10, 3): name for at, name in tones(ready(), interval, style=style, table=table)}
    near = [name for at, name in sounds.items() if abs(at - ms / 1000) < 0.4 and at < 20]
    assert (10 + ms / 1000, "Other arm") in spoken
    assert near == ([tone] if tone else [])


def test_a_text_of_at_goes_before_half_time_in_words_and_behind_it_in_tones() -> None:
    interval = hold(20_000, says=(Said(10_000, "Other arm"),))
    assert words(ready(), interval)[1:-1] == [(20, "Other arm")]
    assert (20, "halfway") in tones(ready(), interval)


def test_a_tick_goes_before_a_text_of_at_and_a_beat_behind_it() -> None:
    assert (12, "phase") in tones(ready(), reps(1, says=(Said(2_100, "Other arm"),)))
    walk = made(Kind.TIME, 6_000, bpm=60, says=(Said(2_100, "Other arm"),))
    assert [at for at, _ in tones(walk)][:3] == [0, 1, 2.1]


def test_two_texts_of_at_at_once_are_one() -> None:
    interval = hold(15_000, says=(Said(5_000, "Other arm"), Said(5_000, "Other leg")))
    silent = wording(say="")
    assert words(ready(), interval)[1:-1] == [(15, "Other arm")]
    assert [at for at, tone in tones(interval, style=silent) if tone == "say"] == [5]


CUES = ("First one", "The second one", "Third")


def test_a_tip_is_what_was_not_said_yet() -> None:
    work = reps(12, note="A note", cues=CUES)
    assert [text for _, text in words(work)[2:]] == ["A note", *CUES, "Routine done."]
    assert [text for _, text in words(ready(), work)[3:]] == [*CUES, "Routine done."]
    assert [text for _, text in words(work, style=wording(go="{next}. {cue}."))[2:]] == [*CUES, "Routine done."]


def test_a_tip_that_finds_no_room_stays_for_the_next() -> None:
    work = made(Kind.TIME, 60_000, "Walk", cues=("Start", *CUES), says=(Said(8_100, "Turn round now"),))
    tips = [(at, text) for at, text in words(ready(), work) if text in CUES]
    # At 8 s none is over when the text of `at` is due.
    assert tips == [(26, "First one"), (34, "The second one"), (42, "Third")]


def test_a_tip_for_which_there_is_room_goes_before_a_longer_one() -> None:
    work = made(Kind.TIME, 20_000, "Walk", cues=("Start", "One that takes much too long for what is left", "Short"))
    assert [(at, text) for at, text in words(ready(), work) if at == 18] == [(18, "Short")]


def test_in_later_sets_the_tips_go_on() -> None:
    sets = [made(Kind.TIME, 15_000, "Walk", set=number, sets=3, cues=CUES) for number in (1, 2, 3)]
    timeline = [ready(), sets[0], rest(), sets[1], rest(), sets[2]]
    assert [text for at, text in words(*timeline) if text in CUES] == ["The second one", "Third"]


def test_where_the_person_went_all_is_said_from_the_first() -> None:
    sheet = CueSheet(laid(ready(), hold(40_000, "Stand", cues=CUES)), Style())
    assert [cue.words for cue in sheet.of(1, 40_000) if cue.kind is CueKind.TIP] == list(CUES[1:])
    fresh = sheet.of(1, 40_000, fresh=True)
    assert [cue.words for cue in fresh if cue.kind is CueKind.TIP] == list(CUES)
    assert fresh[0].words == "Stand, 40 seconds."


# Ends --------------------------------------------------------------------------------------------


def test_manual_work_tells_that_its_time_is_up_and_then_waits() -> None:
    timeline = laid(manual(5_000), rest(), hold(5_000))
    told = [(cue.ms, cue.tone, cue.words) for cue in CueSheet(timeline, Style()).of(0, 5_000)]
    assert told[-1] == (5_000, "end", "Time is up.")
    assert CueSheet(timeline, Style()).of(1, 15_000)[0].tone == "rest"


def test_in_a_plan_nobody_is_waited_for_so_that_the_end_gives_way() -> None:
    assert (5, "rest") in tones(manual(5_000), rest(), hold(5_000))
    assert "end" not in {tone for _, tone in tones(manual(5_000), rest(), hold(5_000))}
    assert (5, "end") in tones(manual(5_000), rest(), hold(5_000), table=off(CueKind.REST, CueKind.NEXT))
    assert "Time is up." not in {text for _, text in words(manual(5_000), rest(), hold(5_000))}


def test_beats_and_reps_stop_when_the_time_of_manual_work_is_up() -> None:
    timeline = laid(reps(2, ends=Ends.MANUAL), made(Kind.TIME, 3_000, bpm=60, ends=Ends.MANUAL))
    for index, length in ((0, 10_000), (1, 3_000)):
        assert max(cue.ms for cue in CueSheet(timeline, Style()).of(index, length)) == length


def test_relaxed_stretching_has_none_but_the_end() -> None:
    stretch = [ready(), LEFT, switch(), RIGHT, rest(), reps(4), transition(), manual(5_000), opened(5_000, max=5_000)]
    found = cues(*stretch, table=only(CueKind.END))
    assert [(at / 1000, cue.tone, cue.words) for at, cue in found] == [
        (15, "end", ""),
        (25, "end", ""),
        (60, "end", ""),
        (75, "end", "Time is up."),
        (80, "end", ""),
    ]


@pytest.mark.parametrize("work", [self_paced(3), opened(9_000), opened(9_000, bpm=60)])
def test_what_the_person_ends_has_no_end_to_be_told(work: Interval) -> None:
    assert cues(work, rest(), opened(9_000), table=only(CueKind.END)) == []


def test_with_everything_off_nothing_sounds() -> None:
    assert cues(ready(), reps(4), rest(), hold(), table=only()) == []


def test_rest_off_and_end_on() -> None:
    found = tones(LEFT, rest(), RIGHT, table=off(CueKind.REST))
    assert [(at, tone) for at, tone in found if tone != "countdown"] == [
        (0, "go"),
        (5, "end"),
        (10, "next"),
        (20, "go"),
        (25, "done"),
    ]


def test_what_the_routine_says_goes_before_the_settings() -> None:
    style = Style(CueTable(countdown=5, on=MappingProxyType({CueKind.COUNTDOWN: True, CueKind.GO: False})))
    counts = [tone for _, tone in tones(hold(8_000), style=style)]
    assert counts == ["countdown"] * 5 + ["done"]
    assert [tone for _, tone in tones(hold(8_000), style=style, table=only(CueKind.GO))] == ["go"]
    back = CueTable(on=MappingProxyType({CueKind.GO: True}))
    assert [tone for _, tone in tones(hold(8_000), style=style, table=back)] == ["go", *["countdown"] * 5, "done"]


def test_a_routine_ends_with_done_or_else_the_end_of_its_last_work() -> None:
    assert tones(hold(5_000))[-1] == (5, "done")
    assert tones(hold(5_000), table=off(CueKind.DONE))[-1] == (5, "end")
    assert tones(hold(5_000), table=off(CueKind.DONE, CueKind.END))[-1] == (4, "countdown")
    assert tones(opened(5_000), table=off(CueKind.DONE))[-1] == (0, "go")


# Closed eyes -------------------------------------------------------------------------------------

CLOSED = hold(5_000, "Stand", eyes_closed=True)


@pytest.mark.parametrize(
    ("after", "table", "sounds"),
    [
        ((switch(), LEFT), CueTable(), ["go", "switch"]),
        ((rest(), LEFT), CueTable(), ["go", "rest"]),
        ((LEFT,), CueTable(), ["go", "go"]),
        ((), CueTable(), ["go", "done"]),
        ((switch(), LEFT), only(), ["go", "end"]),
        ((rest(), LEFT), only(CueKind.NEXT), ["go", "end"]),
        ((rest(3_000), LEFT), only(CueKind.COUNTDOWN), ["go", "end"]),
        ((LEFT,), only(CueKind.BEAT), ["go", "end"]),
        ((), only(), ["go", "end"]),
    ],
)
def test_closed_eyes_hear_beginning_and_end_whatever_is_off(
    after: tuple[Interval, ...], table: CueTable, sounds: list[str]
) -> None:
    found = cues(ready(), CLOSED, *after, table=table)
    assert [(at, cue.tone) for at, cue in found if cue.insists] == [(10_000, sounds[0]), (15_000, sounds[1])]


def test_however_short_closed_eyes_hear_the_beginning() -> None:
    assert tones(ready(), replace(CLOSED, length=300), rest(), LEFT)[4:6] == [(10, "go"), (10.3, "rest")]


def test_closed_eyes_that_wait_hear_that_time_is_up_and_that_they_were_heard() -> None:
    timeline = laid(manual(5_000, eyes_closed=True), rest(), hold(5_000))
    sheet = CueSheet(replace(timeline, cues=only()), Style())
    assert [(cue.ms, cue.tone, cue.insists) for cue in sheet.of(0, 5_000)] == [(0, "go", True), (5_000, "end", True)]
    assert [(cue.ms, cue.tone, cue.insists) for cue in sheet.of(1, 15_000)] == [(0, "end", True)]


# Sets, sides, rounds -----------------------------------------------------------------------------


def announcements(*intervals: Interval) -> list[tuple[str, str]]:
    """Return kind and words of what is announced."""
    kinds = (CueKind.NEXT, CueKind.LAST_SET)
    return [(cue.kind.value, cue.words) for _, cue in cues(*intervals) if cue.kind in kinds]


def test_the_last_of_several_sets_is_announced_so_and_a_single_one_is_not() -> None:
    one, two, three = (hold(5_000, "Stand", set=number, sets=3) for number in (1, 2, 3))
    assert announcements(one, rest(), two, rest(), three, transition(), hold(5_000, "Lean", set=1, sets=1)) == [
        ("next", "Next: Stand, 5 seconds, set 2 of 3."),
        ("last_set", "Last set: Stand, 5 seconds."),
        ("next", "Next: Lean, 5 seconds."),
    ]


def test_a_long_switch_within_the_last_set_begins_no_set() -> None:
    left, right = (replace(side, set=2, sets=2) for side in (LEFT, RIGHT))
    assert announcements(left, switch(20_000), right) == [("next", "Next: Stand, right, 5 seconds, set 2 of 2.")]


def test_with_all_sets_of_a_side_first_each_side_has_a_last_set() -> None:
    left = [replace(LEFT, set=number, sets=2) for number in (1, 2)]
    right = [replace(RIGHT, set=number, sets=2) for number in (1, 2)]
    assert words(ready(), left[0], rest(), left[1], switch(), right[0], rest(), right[1])[1:] == [
        (15, "Rest, 15 seconds."),
        (20, "Last set: Stand, left, 5 seconds."),
        (35, "Switch sides. Right."),
        (45, "Rest, 15 seconds."),
        (50, "Last set: Stand, right, 5 seconds."),
        (65, "Routine done."),
    ]


def test_rounds_and_optional_blocks_are_announced_as_any_other_work() -> None:
    stand, lean = (hold(5_000, name, round=1, rounds=2, set=1, sets=1, optional=True) for name in ("Stand", "Lean"))
    assert announcements(stand, transition(), lean, rest(45_000), replace(stand, round=2)) == [
        ("next", "Next: Lean, 5 seconds."),
        ("next", "Next: Stand, 5 seconds."),
    ]


def test_words_are_those_of_the_settings() -> None:
    style = wording(ready="", next="{routine}: {next} in {seconds}", done="{routine} is over, {next}.")
    assert words(ready(), LEFT, rest(), RIGHT, style=style) == [
        (15, "Rest, 15 seconds."),
        (20, "Feet: Stand in 15"),
        (35, "Feet is over."),
    ]


# Work that only the person ends ------------------------------------------------------------------


def test_open_work_goes_on_beyond_its_estimate() -> None:
    timeline = laid(opened(10_000, bpm=60, cues=CUES, says=(Said(12_000, "Still there"),)))
    sheet = CueSheet(timeline, Style())
    live = sheet.of(0, 10_000)
    assert [cue.words for cue in live if cue.words][1:] == ["First one", "Still there", "The second one", "Third"]
    assert [cue.ms for cue in live if cue.kind is CueKind.BEAT][-1] == HORIZON - 1_000
    assert max(cue.at for cue in plan(timeline)) == 10_000


def test_self_paced_work_goes_on_beyond_its_estimate() -> None:
    timeline = laid(self_paced(3, cues=CUES, says=(Said(9_000, "Half of them"),)))
    live = CueSheet(timeline, Style()).of(0, 9_000)
    assert [(cue.ms, cue.words) for cue in live][1:] == [
        (8_000, "First one"),
        (9_000, "Half of them"),
        (16_000, "The second one"),
        (24_000, "Third"),
    ]


def test_work_made_longer_is_counted_down_at_its_new_end_and_halved_at_the_old() -> None:
    sheet = CueSheet(laid(hold(20_000)), Style())
    assert [(cue.ms, cue.tone) for cue in sheet.of(0, 30_000)] == [
        (0, "go"),
        (10_000, "halfway"),
        (27_000, "countdown"),
        (28_000, "countdown"),
        (29_000, "countdown"),
    ]
