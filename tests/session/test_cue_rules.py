"""The rules of `docs/cues.md`, one by one, in small timelines."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest
from cue_lines import cues, laid, plan, tones, words
from lines import hold, made, manual, opened, ready, reps, rest, self_paced, switch, transition

from foottimer.routine.cues import CueKind, CueTable
from foottimer.routine.model import Phase, Side
from foottimer.routine.spoken import speech_ms
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
    assert words(hold(5_000, "Stand", side=Side.LEFT)) == [
        (0, "Stand, left foot, hold 5 seconds."),
        (5, "Routine done."),
    ]
    assert tones(hold(5_000))[0] == (0, "go")


@pytest.mark.parametrize(
    ("before", "spoken"),
    [
        (hold(5_000), [(0, "Stand, right foot, hold 5 seconds.")]),
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
    assert ((before.length / 1000, "Stand, right foot, hold 5 seconds.") in spoken) is speaks


def test_a_second_set_without_rest_between_is_begun_with_words() -> None:
    first, second = (hold(5_000, "Stand", set=number, sets=2) for number in (1, 2))
    assert words(first, second) == [
        (0, "Stand, hold 5 seconds."),
        (5, "Stand, hold 5 seconds."),
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
    assert spoken[0] == (0, "Stand, left foot.")


def test_a_rest_is_announced_in_as_many_words_as_there_is_time_for() -> None:
    work = hold(5_000, "Quadripod balance", side=Side.LEFT, cues=("Big toe lightly on",))
    said = {
        13_900: "Next: Quadripod balance, left foot, hold 5 seconds. Big toe lightly on.",
        7_560: "Next: Quadripod balance, left foot, hold 5 seconds. Big toe lightly on.",  # takes 5.56 s
        7_550: "Next: Quadripod balance, left foot. Big toe lightly on.",
        6_170: "Next: Quadripod balance, left foot. Big toe lightly on.",  # takes 4.17 s
        6_160: "Quadripod balance, left foot.",  # without the cue it would take 4.21 s
        4_000: "Quadripod balance, left foot.",
    }
    assert {length: words(rest(length), work)[0] for length in said} == {
        length: (0, text) for length, text in said.items()
    }


def test_from_14_seconds_on_a_rest_is_announced_and_the_work_some_time_later() -> None:
    assert words(rest(14_000), LEFT)[:2] == [(0, "Rest, 14 seconds."), (4, "Next: Stand, left foot, hold 5 seconds.")]
    assert words(rest(13_999), LEFT)[:1] == [(0, "Next: Stand, left foot, hold 5 seconds.")]
    assert tones(rest(13_999), LEFT)[:2] == [(0, "rest"), (10.999, "countdown")]


def test_a_long_announcement_begins_whole_seconds_earlier_but_not_before_4() -> None:
    work = hold(5_000, "Stand", note="Wall in reach. Bell ends the hold. Skip it if you stood less.")
    assert [at for at, _ in words(rest(40_000), work)][:2] == [0, 30]
    slow = Style(rate=100)  # that takes 11.4 s, and 3 s are counted down
    assert [at for at, _ in words(rest(40_000), work, style=slow)][:2] == [0, 25]
    assert [at for at, _ in words(rest(40_000), work, style=replace(slow, table=counting(10).table))][:2] == [0, 18]
    assert words(rest(15_000), work, style=slow)[1] == (4, "Next: Stand, hold 5 seconds.")


@pytest.mark.parametrize(
    ("between", "at"),
    [(rest(20_000), 4), (transition(20_000), 4), (rest(20_001), 10.001), (rest(45_000), 35), (switch(20_000), 10)],
)
def test_in_a_rest_of_up_to_20_seconds_the_announcement_comes_at_4(between: Interval, at: float) -> None:
    assert (at, "next") in tones(between, LEFT)
    assert (at, "Next: Stand, left foot, hold 5 seconds.") in words(between, LEFT)


def test_an_announcement_may_last_a_second_into_the_countdown() -> None:
    full = "Next: Stand, left foot, hold 5 seconds."
    enough = speech_ms(full, 170) + 3_000 - 1_000
    assert words(rest(enough), LEFT)[0] == (0, full)
    assert words(rest(enough - 1), LEFT)[0] == (0, "Next: Stand, left foot.")


def test_of_an_announcement_the_count_goes_first_then_the_amount_then_the_cue() -> None:
    work = hold(20_000, "Quadripod balance", side=Side.LEFT, set=1, sets=2, note="Wall in reach")
    spoken = [words(rest(length), work)[0][1] for length in range(13_000, 1_000, -100)]
    assert list(dict.fromkeys(spoken)) == [
        "Next: Quadripod balance, left foot, hold 20 seconds, set 1 of 2. Wall in reach.",
        "Next: Quadripod balance, left foot, hold 20 seconds. Wall in reach.",
        "Next: Quadripod balance, left foot. Wall in reach.",
        "Quadripod balance, left foot.",
    ]


def test_in_a_rest_that_is_not_told_the_announcement_has_its_tone() -> None:
    assert tones(rest(8_000), hold(5_000), table=off(CueKind.REST))[0] == (0, "next")
    assert tones(rest(3_200), hold(5_000), table=off(CueKind.REST))[0] == (0.2, "countdown")


@pytest.mark.parametrize("style", [Style(off(CueKind.NEXT)), wording(next="")])
def test_a_short_rest_is_told_where_the_announcement_has_no_words(style: Style) -> None:
    assert words(rest(8_000), LEFT, style=style)[0] == (0, "Rest, 8 seconds.")


# Countdown ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("seconds", [0, 1, 3, 10])
def test_as_many_seconds_are_counted_as_are_chosen(seconds: int) -> None:
    found = tones(ready(12_000), hold(12_000), style=counting(seconds))
    assert [at for at, tone in found if tone == "countdown"] == [*range(12 - seconds, 12)]
    assert [at for at, tone in found if tone == "countdown_end"] == [*range(24 - seconds, 24)]


def test_a_count_at_the_very_beginning_sounds_where_that_is_switched_off() -> None:
    found = tones(rest(3_000), LEFT, table=off(CueKind.REST, CueKind.NEXT))
    assert found[:4] == [(0, "countdown"), (1, "countdown"), (2, "countdown"), (3, "go")]


def test_of_ten_counts_in_ten_seconds_the_first_gives_way() -> None:
    found = tones(ready(10_000), hold(10_000), style=counting(10))
    assert [at for at, tone in found if tone == "countdown"] == [*range(1, 10)]
    assert [at for at, tone in found if tone == "countdown_end"] == [*range(11, 20)]


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
    assert [at for at, tone in tones(interval) if tone == "countdown_end"] == counts
    assert "countdown" not in {tone for _, tone in tones(interval)}


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
    assert (10, "countdown_end") in tones(hold(20_000), style=counting(10))
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
        (10, "Left foot, reach"),
        (12, "Back"),
        (14, "Right foot, reach"),
        (16, "Back"),
        (22, "Last one"),
        (26, "Routine done."),
    ]


@pytest.mark.parametrize(
    ("work", "last"),
    [
        (reps(1), []),
        (reps(2), []),
        (reps(3), [10]),
        (reps(3, ends=Ends.MANUAL), [10]),
        (reps(1, side=Side.ALTERNATE), []),
        (reps(2, side=Side.ALTERNATE), [15]),
        (reps(4, (Phase("up", 700),)), [2.1]),
        (reps(4, (Phase("up", 600),)), []),  # too short for the words
        (self_paced(4), []),
    ],
)
def test_the_last_of_three_or_more_repetitions_is_told(work: Interval, last: list[float]) -> None:
    style = Style(only(CueKind.REP, CueKind.PHASE))
    assert [at for at, text in words(work, style=style) if text == "Last one"] == last
    assert words(work, style=replace(style, words=wording(rep="", phase="").words)) == []


def test_with_repetitions_added_the_last_one_is_another() -> None:
    sheet = CueSheet(laid(ready(), reps(4)), Style())
    last = {count: [cue.ms for cue in sheet.of(1, count * 5_000) if cue.words == "Last one"] for count in (2, 3, 4, 6)}
    assert last == {2: [], 3: [10_000], 4: [15_000], 6: [25_000]}


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
        (10_000, counting(10), CueTable(), "countdown_end"),
        (17_000, Style(), CueTable(), "countdown_end"),
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
    after = ["Last one", "Routine done."]
    assert [text for _, text in words(work)[2:]] == ["A note", *CUES, *after]
    assert [text for _, text in words(ready(), work)[3:]] == [*CUES, *after]
    assert [text for _, text in words(work, style=wording(go="{next}. {cue}."))[2:]] == [*CUES, *after]


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
    assert fresh[0].words == "Stand, hold 40 seconds."


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
    assert [(at, tone) for at, tone in found if not tone.startswith("countdown")] == [
        (0, "go"),
        (5, "end"),
        (9, "next"),
        (20, "go"),
        (25, "done"),
    ]


def test_what_the_routine_says_goes_before_the_settings() -> None:
    style = Style(CueTable(countdown=5, on=MappingProxyType({CueKind.COUNTDOWN: True, CueKind.GO: False})))
    counts = [tone for _, tone in tones(hold(8_000), style=style)]
    assert counts == ["countdown_end"] * 5 + ["done"]
    assert [tone for _, tone in tones(hold(8_000), style=style, table=only(CueKind.GO))] == ["go"]
    back = CueTable(on=MappingProxyType({CueKind.GO: True}))
    assert [tone for _, tone in tones(hold(8_000), style=style, table=back)] == ["go", *["countdown_end"] * 5, "done"]


def test_a_routine_ends_with_done_or_else_the_end_of_its_last_work() -> None:
    assert tones(hold(5_000))[-1] == (5, "done")
    assert tones(hold(5_000), table=off(CueKind.DONE))[-1] == (5, "end")
    assert tones(hold(5_000), table=off(CueKind.DONE, CueKind.END))[-1] == (4, "countdown_end")
    assert tones(opened(5_000), table=off(CueKind.DONE))[-1] == (0, "go")


# Closed eyes -------------------------------------------------------------------------------------

CLOSED = hold(5_000, "Stand", eyes_closed=True)


@pytest.mark.parametrize(
    ("after", "table", "sounds"),
    [
        ((switch(), LEFT), CueTable(), ["go", "end"]),
        ((rest(), LEFT), CueTable(), ["go", "end"]),
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
    assert tones(ready(), replace(CLOSED, length=300), rest(), LEFT)[4:6] == [(10, "go"), (10.3, "end")]


def told(*intervals: Interval, since: float = 0, style: Style | None = None) -> list[tuple[float, str, str]]:
    """Return instants, tones and words, counts left out."""
    found = [(at / 1000, cue.tone, cue.words) for at, cue in cues(*intervals, style=style)]
    return [row for row in found if row[0] >= since and not row[1].startswith("countdown")]


def test_closed_eyes_are_told_to_close_and_to_open_and_then_what_the_break_is() -> None:
    assert told(ready(), CLOSED, switch(), RIGHT, since=10)[:-1] == [
        (10, "go", "Close your eyes when steady."),
        (15, "end", "Open your eyes."),
        (15.96, "", "Switch to the right foot."),
        (20, "go", ""),
    ]
    assert told(CLOSED, rest(20_000), RIGHT)[:-1] == [
        (0, "go", "Stand. Close your eyes when steady."),
        (5, "end", "Open your eyes."),
        (5.96, "", "Rest, 20 seconds."),
        (9, "next", "Next: Stand, right foot, hold 5 seconds."),
        (25, "go", ""),
    ]


def test_in_a_short_rest_after_closed_eyes_the_announcement_has_no_tone() -> None:
    named = (5.96, "", "Next: Stand, right foot, hold 5 seconds.")
    for table in (CueTable(), off(CueKind.REST)):
        assert told(CLOSED, rest(10_000), RIGHT, since=5, style=Style(table))[:2] == [
            (5, "end", "Open your eyes."),
            named,
        ]


def test_the_eyes_are_opened_whatever_else_is_off_or_has_no_words() -> None:
    eyes = [(0, "go", "Close your eyes when steady."), (5, "end", "Open your eyes.")]
    assert told(CLOSED, switch(), RIGHT, style=Style(only(), wording(go="").words)) == eyes
    silent = wording(go="", end="", switch="", done="")
    assert told(CLOSED, switch(), RIGHT, style=silent)[:2] == eyes


@pytest.mark.parametrize(
    ("after", "style", "said"),
    [
        (hold(20_000, "Stand"), Style(), ("go", "Open your eyes. Stand, hold 20 seconds.")),
        (RIGHT, Style(), ("go", "Open your eyes. Stand, right foot.")),
        (RIGHT, wording(go=""), ("go", "Open your eyes.")),
        (RIGHT, Style(off(CueKind.GO)), ("end", "Open your eyes.")),
        (CLOSED, Style(), ("go", "Stand. Close your eyes when steady.")),
        (CLOSED, Style(only()), ("go", "Stand, hold 5 seconds. Close your eyes when steady.")),
    ],
)
def test_work_that_follows_closed_eyes_at_once_says_what_the_eyes_do(
    after: Interval, style: Style, said: tuple[str, str]
) -> None:
    assert [row[1:] for row in told(CLOSED, after, style=style) if row[0] == 5] == [said]


@pytest.mark.parametrize(
    ("style", "tone", "said"),
    [
        (Style(), "done", "Open your eyes. Routine done."),
        (wording(done=""), "done", "Open your eyes."),
        (Style(only()), "end", "Open your eyes."),
    ],
)
def test_a_routine_that_ends_with_closed_eyes_opens_them(style: Style, tone: str, said: str) -> None:
    assert told(CLOSED, style=style)[-1] == (5, tone, said)


@pytest.mark.parametrize(("between", "spoken"), [(rest(960), True), (rest(961), False), (switch(500), True)])
def test_where_a_break_is_over_before_its_words_go_says_what_comes(between: Interval, spoken: bool) -> None:
    found = told(CLOSED, between, RIGHT, since=5)
    begins = 5 + between.length / 1000
    assert found[0] == (5, "end", "Open your eyes.")
    assert ((begins, "go", "Stand, right foot, hold 5 seconds.") in found) is spoken
    assert any(text == "Stand, right foot." for _, _, text in found) is not spoken
    assert "Switch to the right foot." not in {text for _, _, text in found}


@pytest.mark.parametrize("rate", [80, 170, 400])
def test_a_fast_or_slow_voice_opens_the_eyes_before_it_goes_on(rate: int) -> None:
    found = told(CLOSED, switch(), RIGHT, since=5, style=Style(rate=rate))
    takes = speech_ms("Open your eyes.", rate)
    assert found[:2] == [(5, "end", "Open your eyes."), ((5_000 + takes) / 1000, "", "Switch to the right foot.")]


def test_closed_eyes_that_wait_hear_that_time_is_up_and_that_they_were_heard() -> None:
    timeline = laid(manual(5_000, eyes_closed=True), rest(), hold(5_000))
    sheet = CueSheet(replace(timeline, cues=only()), Style())
    assert [(cue.ms, cue.tone, cue.insists) for cue in sheet.of(0, 5_000)] == [(0, "go", True), (5_000, "end", True)]
    assert [(cue.ms, cue.tone, cue.insists) for cue in sheet.of(1, 15_000)] == [(0, "end", True)]
    assert [sheet.of(0, 5_000)[-1].words, sheet.of(1, 15_000)[0].words] == ["Time is up.", "Open your eyes."]


# Sets, sides, rounds -----------------------------------------------------------------------------


def announcements(*intervals: Interval) -> list[tuple[str, str]]:
    """Return kind and words of what is announced."""
    kinds = (CueKind.NEXT, CueKind.LAST_SET)
    return [(cue.kind.value, cue.words) for _, cue in cues(*intervals) if cue.kind in kinds]


def test_the_last_of_several_sets_is_announced_so_and_a_single_one_is_not() -> None:
    one, two, three = (hold(5_000, "Stand", set=number, sets=3) for number in (1, 2, 3))
    assert announcements(one, rest(), two, rest(), three, transition(), hold(5_000, "Lean", set=1, sets=1)) == [
        ("next", "Next: Stand, hold 5 seconds, set 2 of 3."),
        ("last_set", "Last set, Stand, hold 5 seconds."),
        ("next", "Next: Lean, hold 5 seconds."),
    ]


def test_a_long_switch_within_the_last_set_begins_no_set() -> None:
    left, right = (replace(side, set=2, sets=2) for side in (LEFT, RIGHT))
    assert announcements(left, switch(20_000), right) == [
        ("next", "Next: Stand, right foot, hold 5 seconds, set 2 of 2.")
    ]


def test_with_all_sets_of_a_side_first_each_side_has_a_last_set() -> None:
    left = [replace(LEFT, set=number, sets=2) for number in (1, 2)]
    right = [replace(RIGHT, set=number, sets=2) for number in (1, 2)]
    assert words(ready(), left[0], rest(), left[1], switch(), right[0], rest(), right[1])[1:] == [
        (15, "Rest, 15 seconds."),
        (19, "Last set, Stand, left foot, hold 5 seconds."),
        (35, "Switch to the right foot."),
        (45, "Rest, 15 seconds."),
        (49, "Last set, Stand, right foot, hold 5 seconds."),
        (65, "Routine done."),
    ]


def test_rounds_and_optional_blocks_are_announced_as_any_other_work() -> None:
    stand, lean = (hold(5_000, name, round=1, rounds=2, set=1, sets=1, optional=True) for name in ("Stand", "Lean"))
    assert announcements(stand, transition(), lean, rest(45_000), replace(stand, round=2)) == [
        ("next", "Next: Lean, hold 5 seconds."),
        ("next", "Next: Stand, hold 5 seconds."),
    ]


def test_words_are_those_of_the_settings() -> None:
    style = wording(ready="", next="{routine}: {next} in {seconds}", done="{routine} is over, {next}.")
    assert words(ready(), LEFT, rest(), RIGHT, style=style) == [
        (15, "Rest, 15 seconds."),
        (19, "Feet: Stand in 15"),
        (35, "Feet is over."),
    ]


def block(sets: int, *sides: Side | None, by_block: bool = False, **rest: Any) -> list[Interval]:
    """Return the passes of one block."""
    order = [(n, side) for n in range(1, sets + 1) for side in sides]
    order = sorted(order, key=lambda one: sides.index(one[1])) if by_block else order
    rest = {"block": "1", "cues": ("Hips level",), **rest}
    return [hold(20_000, "Stand", side=side, set=n, sets=sets, **rest) for n, side in order]


def between(passes: list[Interval], *breaks: Interval) -> list[Interval]:
    """Return passes with the breaks between them, in turn."""
    pairs = zip(breaks, passes[1:], strict=True)
    return [passes[0], *(interval for pair in pairs for interval in pair)]


def test_one_more_set_or_the_other_side_is_announced_by_what_is_new() -> None:
    passes = block(3, Side.LEFT, Side.RIGHT)
    line = between(passes, switch(), rest(), switch(20_000), rest(10_000), switch())
    assert words(ready(), *line)[0] == (
        0,
        "Get ready. Stand, left foot first, hold 20 seconds, set 1 of 3. Hips level.",
    )
    assert announcements(ready(), *line) == [
        ("next", "Left foot, set 2 of 3."),
        ("next", "Right foot, set 2 of 3."),
        ("last_set", "Last set, left foot."),
    ]


def test_one_more_set_of_both_feet_at_once_is_announced_by_its_number() -> None:
    line = between(block(3, None), rest(), rest(10_000))
    assert announcements(*line) == [("next", "Set 2 of 3."), ("last_set", "Last set.")]


def test_with_all_sets_of_a_side_first_the_other_side_is_not_called_first() -> None:
    line = between(block(2, Side.LEFT, Side.RIGHT, by_block=True), rest(), switch(), rest())
    assert [text for _, text in words(ready(10_000), *line) if "foot" in text] == [
        "Get ready. Stand, left foot first, hold 20 seconds, set 1 of 2. Hips level.",
        "Last set, left foot.",
        "Switch to the right foot.",
        "Last set, right foot.",
    ]


def test_another_block_or_round_is_named_though_it_is_the_same_exercise() -> None:
    _, last = block(2, None, round=1, rounds=2)
    again, _ = block(2, None, round=2, rounds=2)
    (other,) = block(1, None, block="2")
    assert announcements(last, rest(), again, transition(15_000), other) == [
        ("next", "Next: Stand, hold 20 seconds, set 1 of 2. Hips level."),
        ("next", "Next: Stand, hold 20 seconds. Hips level."),
    ]
    # A circuit in a circuit: the round is that of the inner one.
    assert announcements(other, rest(), other) == [("next", "Next: Stand, hold 20 seconds. Hips level.")]


def test_one_side_alone_is_not_called_first() -> None:
    (only_left,) = block(1, Side.LEFT)
    assert words(ready(), only_left)[0] == (0, "Get ready. Stand, left foot, hold 20 seconds. Hips level.")


def test_go_names_one_more_set_that_follows_at_once_or_that_the_person_went_to() -> None:
    first, second = block(2, None)
    assert (20, "Stand, hold 20 seconds.") in words(first, second)
    sheet = CueSheet(laid(first, rest(), second), Style())
    assert sheet.of(2, 20_000, fresh=True)[0].words == "Stand, hold 20 seconds."


@pytest.mark.parametrize(
    ("template", "length", "said"),
    [
        ("Coming up: {next}.", 15_000, []),
        ("Coming up: {next}.", 10_000, [(0, "Rest, 10 seconds.")]),
        ("{side}", 15_000, [(4, "Left foot")]),
        ("{side}", 10_000, [(0, "Left foot")]),
        ("{next}, {side}.", 10_000, [(0, "Left foot.")]),
        ("Now the {side}. {cue}.", 10_000, [(0, "Now the left foot.")]),
        ("Once more.", 10_000, [(0, "Once more.")]),
        ("", 10_000, [(0, "Rest, 10 seconds.")]),
    ],
)
@pytest.mark.parametrize("kind", [CueKind.NEXT, CueKind.LAST_SET])
def test_an_announcement_of_ones_own_may_become_shorter_or_empty(
    kind: CueKind, template: str, length: int, said: list[tuple[float, str]]
) -> None:
    sets = 3 if kind is CueKind.NEXT else 2
    left = [work for work in block(sets, Side.LEFT, Side.RIGHT) if work.set == 2 or work.side is Side.RIGHT][:2]
    style = wording(**{kind.value: template})
    found = [(round(at - 20, 3), text) for at, text in words(left[0], rest(length), left[1], style=style)]
    expected = said if length < 14_000 else [(0, "Rest, 15 seconds."), *said]
    assert [row for row in found if 0 <= row[0] < length / 1000] == expected


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
        (27_000, "countdown_end"),
        (28_000, "countdown_end"),
        (29_000, "countdown_end"),
    ]
