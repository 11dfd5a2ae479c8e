"""The level-up rule: every example, both sides of each number, and the order in which it asks."""

from __future__ import annotations

import statistics
from dataclasses import replace
from typing import Any

import pytest
from done_samples import TODAY, clean, done
from hypothesis import given
from hypothesis import strategies as st

from foottimer.history.decisions import Morning
from foottimer.plan.levels.case import case_of, median, opens_on
from foottimer.plan.levels.rule import Advice, Verdict, decide, turn
from foottimer.plan.model import Done

UP, STAY, EASE, DOWN = Advice.UP, Advice.STAY, Advice.EASE, Advice.DOWN
REST, RESTART = Advice.REST, Advice.RESTART


def verdict(sessions: list[Done], level: int = 1, **given: Any) -> Verdict:
    return decide(case_of(sessions, level, TODAY, **given))


def check(sessions: list[Done], level: int, advice: Advice, then: int, **given: Any) -> Verdict:
    found = verdict(sessions, level, **given)
    assert (found.advice, found.level) == (advice, then)
    assert found.why.endswith(".")
    assert found.ahead.endswith(".")
    return found


# The examples of the rule's table.

EXAMPLES = [
    ("three clean sessions over 11 days", clean(11, 5, 0), 1, False, UP, 2),
    ("one only 80 % done", [done(11), done(5, share=0.8), done(0)], 1, False, STAY, 1),
    ("median RPE 7", clean(11, 5, 0, rpe=7), 1, False, STAY, 1),
    ("pain 3 during, 2 next morning", clean(11, 5, 0, pain=3, morning=Morning(2, False)), 1, False, UP, 2),
    ("pain 6 in the last session", [*clean(11, 5, level=2), done(0, level=2, pain=6)], 2, False, DOWN, 1),
    ("pain 6 at level 1", [*clean(11, 5), done(0, pain=6)], 1, False, REST, 1),
    ("two RPE 9 sessions", clean(5, 1, level=2, rpe=9), 2, False, DOWN, 1),
    ("plyo: two clean sessions, 7 days", clean(7, 0), 1, True, UP, 2),
    ("27 days off at level 1", clean(27), 1, False, STAY, 1),
    ("RPE never entered", clean(11, 5, 0, rpe=None), 1, False, STAY, 1),
]


@pytest.mark.parametrize(
    ("sessions", "level", "plyo", "advice", "then"), [each[1:] for each in EXAMPLES], ids=[each[0] for each in EXAMPLES]
)
def test_the_examples(sessions: list[Done], level: int, plyo: bool, advice: Advice, then: int) -> None:
    check(sessions, level, advice, then, plyo=plyo)


# Up: each of the four things, on both sides of its number.


@pytest.mark.parametrize(("first", "advice"), [(8, STAY), (9, STAY), (10, UP), (11, UP)])
def test_days_since_the_first(first: int, advice: Advice) -> None:
    assert verdict(clean(first, 4, 1)).advice is advice


@pytest.mark.parametrize(("first", "advice"), [(5, STAY), (6, UP)])
def test_days_since_the_first_of_plyometrics(first: int, advice: Advice) -> None:
    assert verdict(clean(first, 1), plyo=True).advice is advice


def test_days_run_on_while_nothing_is_done() -> None:
    sessions = clean(10, 8, 6)
    assert decide(case_of(sessions, 1, sessions[-1].day)).advice is STAY
    assert verdict(sessions).advice is UP


@pytest.mark.parametrize(("ago", "advice"), [((), STAY), ((11,), STAY), ((11, 0), STAY), ((11, 5, 0), UP)])
def test_two_and_three_sessions(ago: tuple[int, ...], advice: Advice) -> None:
    assert verdict(clean(*ago)).advice is advice


@pytest.mark.parametrize(("ago", "advice"), [((7,), STAY), ((7, 0), UP)])
def test_one_and_two_plyometric_sessions(ago: tuple[int, ...], advice: Advice) -> None:
    assert verdict(clean(*ago), plyo=True).advice is advice


@pytest.mark.parametrize("place", range(3))
@pytest.mark.parametrize(("share", "advice"), [(0.89, STAY), (0.8999, STAY), (0.9, UP), (9 / 10, UP), (1.0, UP)])
def test_ninety_percent_of_each(share: float, advice: Advice, place: int) -> None:
    sessions = clean(11, 5, 0)
    sessions[place] = done((11, 5, 0)[place], share=share)
    assert verdict(sessions).advice is advice


@pytest.mark.parametrize(
    ("efforts", "advice"),
    [
        ((6, 6, 6), UP),
        ((7, 6, 6), UP),
        ((9, 6, 0), UP),
        ((7, 7, 6), STAY),
        ((7, 7, 0), STAY),
        ((6, None, 6), STAY),
        ((None, 6, 6), STAY),
        ((6, 6, None), STAY),
        ((None, None, None), STAY),
        ((0, 0, 0), UP),
    ],
)
def test_median_of_three_efforts(efforts: tuple[int | None, ...], advice: Advice) -> None:
    sessions = [done(ago, rpe=rpe) for ago, rpe in zip((11, 5, 0), efforts, strict=True)]
    assert verdict(sessions).advice is advice


@pytest.mark.parametrize(
    ("efforts", "advice"),
    [((6, 6), UP), ((5, 7), UP), ((6, 7), STAY), ((7, 7), STAY), ((4, 8), UP), ((6, None), STAY), ((None, 0), STAY)],
)
def test_median_of_two_efforts(efforts: tuple[int | None, ...], advice: Advice) -> None:
    sessions = [done(ago, rpe=rpe) for ago, rpe in zip((7, 0), efforts, strict=True)]
    assert verdict(sessions, plyo=True).advice is advice


@pytest.mark.parametrize("place", range(3))
@pytest.mark.parametrize(
    ("pain", "morning", "advice"),
    [
        (3, Morning(2, False), UP),
        (4, Morning(2, False), STAY),
        (3, Morning(3, False), STAY),
        (3, Morning(2, True), STAY),
        (2, None, UP),
        (3, None, STAY),
        (2, Morning(), UP),
        (3, Morning(), STAY),
    ],
)
def test_each_of_them_green(pain: int, morning: Morning | None, advice: Advice, place: int) -> None:
    sessions = clean(11, 5, 0)
    sessions[place] = done((11, 5, 0)[place], pain=pain, morning=morning)
    assert verdict(sessions).advice is advice


def test_only_the_last_three_are_looked_at() -> None:
    check([done(20, pain=5, share=0.5, rpe=9), *clean(11, 5, 0)], 1, UP, 2)


def test_the_days_count_from_the_first_even_if_it_was_amber() -> None:
    check([done(10, pain=5), *clean(4, 2, 0)], 1, UP, 2)


def test_sessions_above_the_level_count_at_it() -> None:
    check([done(11), done(5, level=2), done(0, level=3)], 1, UP, 2)


def test_sessions_below_the_level_earn_nothing() -> None:
    assert check(clean(11, 5, 0), 2, STAY, 2).why.startswith("Nothing was done at level 2 yet")
    check([*clean(11, 5, 1, level=2), done(0)], 2, UP, 3)


@pytest.mark.parametrize("level", [1, 2])
def test_there_is_no_up_at_the_top(level: int) -> None:
    earned = verdict(clean(11, 5, 0, level=2), level, top=2)
    assert (earned.advice, earned.level) == ((UP, 2) if level == 1 else (STAY, 2))
    assert earned.earned


def test_the_top_says_what_is_next() -> None:
    found = check(clean(7, 0, level=2), 2, STAY, 2, plyo=True, top=2, beyond="What comes next is plyo-progress.")
    assert "What comes next is plyo-progress." in found.why
    assert found.ahead == "What comes next is plyo-progress."


def test_level_three_is_the_highest() -> None:
    assert "Level 3 is the highest" in check(clean(11, 5, 0, level=3), 3, STAY, 3).why


def test_a_session_broken_off_early_is_passed_over() -> None:
    check([*clean(11, 5, 1), done(0, share=0.1, counts=False, rpe=None)], 1, UP, 2)


def test_a_session_broken_off_early_with_pain_is_not() -> None:
    check([*clean(11, 5, 1), done(0, share=0.1, counts=False, pain=4)], 1, STAY, 1)
    check([*clean(11, 5, 1), done(0, share=0.1, counts=False, pain=6)], 1, REST, 1)


# Days off.


@pytest.mark.parametrize(
    ("off", "level", "advice", "then"),
    [
        (13, 1, STAY, 1),
        (13, 2, STAY, 2),
        (13, 3, STAY, 3),
        (14, 1, STAY, 1),
        (14, 2, DOWN, 1),
        (14, 3, DOWN, 2),
        (27, 1, STAY, 1),
        (27, 2, DOWN, 1),
        (27, 3, DOWN, 2),
        (28, 1, RESTART, 1),
        (28, 2, RESTART, 1),
        (28, 3, RESTART, 1),
        (400, 3, RESTART, 1),
    ],
)
def test_days_off(off: int, level: int, advice: Advice, then: int) -> None:
    check(clean(off, level=level), level, advice, then)


@pytest.mark.parametrize(("off", "advice", "then"), [(13, STAY, 2), (14, STAY, 2), (27, STAY, 2), (28, RESTART, 1)])
def test_what_lasts_is_lost_only_by_a_new_beginning(off: int, advice: Advice, then: int) -> None:
    check(clean(off, level=2), 2, advice, then, lasting=True)


def test_days_off_at_level_one_are_no_way_up() -> None:
    check(clean(40, 35, 14), 1, STAY, 1)
    check(clean(40, 35, 13), 1, UP, 2)


@pytest.mark.parametrize("given", [{"pain": None}, {"counts": False, "share": 0.1}, {"level": 1}])
def test_any_session_ends_days_off(given: dict[str, Any]) -> None:
    last = done(1, **{"level": 2, **given})
    check([*clean(30, 25, level=2), last], 2, STAY, 2)


def test_days_off_count_from_a_choice_that_came_later() -> None:
    since = clean(5)[0].day
    check(clean(20, level=3), 3, STAY, 3, since=since)
    check([], 3, DOWN, 2, since=clean(14)[0].day)
    check(clean(5, level=3), 3, STAY, 3, since=clean(60)[0].day)
    check([], 3, STAY, 3)


# Red, hard, amber.


@pytest.mark.parametrize(
    "given", [{"pain": 6}, {"morning": Morning(6, False)}, {"red_flag": True}, {"pain": None, "red_flag": True}]
)
@pytest.mark.parametrize(("level", "advice", "then"), [(1, REST, 1), (2, DOWN, 1), (3, DOWN, 2)])
def test_red_in_the_last_session(given: dict[str, Any], level: int, advice: Advice, then: int) -> None:
    check([*clean(11, 5, level=level), done(0, level=level, **given)], level, advice, then)


def test_red_before_the_last_session_is_over() -> None:
    check([*clean(11, level=2), done(5, level=2, pain=6), done(0, level=2)], 2, STAY, 2)


def test_red_below_the_level_is_red_too() -> None:
    check([*clean(11, 5, level=2), done(0, level=1, pain=6)], 2, DOWN, 1)


def test_rest_says_until_when_and_then_what() -> None:
    assert "Rest until Monday, 48 hours" in verdict([done(1, pain=7)]).why
    assert "The 48 hours of rest are over" in verdict([done(2, pain=7)]).why
    assert "easier exercises" in verdict([done(2, pain=7)]).why


def test_a_red_flag_is_to_be_looked_at() -> None:
    assert "looked at before any jumping" in verdict([done(1, red_flag=True)]).why


@pytest.mark.parametrize(
    ("efforts", "level", "advice", "then"),
    [
        ((9, 9), 2, DOWN, 1),
        ((9, 10), 3, DOWN, 2),
        ((8, 9), 2, STAY, 2),
        ((9, 8), 2, STAY, 2),
        ((None, 9), 2, STAY, 2),
        ((9, None), 2, STAY, 2),
        ((9,), 2, STAY, 2),
        ((9, 9), 1, EASE, 1),
        ((9, 9, 5), 2, STAY, 2),
        ((9, 5, 9), 2, STAY, 2),
    ],
)
def test_two_hard_sessions(efforts: tuple[int | None, ...], level: int, advice: Advice, then: int) -> None:
    days = range(len(efforts) * 2, 0, -2)
    check([done(ago, level=level, rpe=rpe) for ago, rpe in zip(days, efforts, strict=True)], level, advice, then)


@pytest.mark.parametrize("level", [1, 2, 3])
@pytest.mark.parametrize(
    ("pains", "advice"),
    [((4, 4), EASE), ((5, 4), EASE), ((4, 3), STAY), ((3, 4), STAY), ((4,), STAY), ((4, 4, 0), STAY)],
)
def test_two_amber_sessions(pains: tuple[int, ...], advice: Advice, level: int) -> None:
    days = range(len(pains) * 2, 0, -2)
    sessions = [done(ago, level=level, pain=pain) for ago, pain in zip(days, pains, strict=True)]
    check(sessions, level, advice, level)


# The order in which it asks.


def test_days_off_come_before_pain() -> None:
    check([done(28, level=3, pain=9)], 3, RESTART, 1)
    check([done(14, level=3, pain=9)], 3, DOWN, 2)
    check([done(14, pain=9)], 1, STAY, 1)


def test_red_comes_before_effort() -> None:
    check([done(3, rpe=9), done(1, rpe=9, pain=6)], 1, REST, 1)
    assert "red" in verdict([done(3, level=2, rpe=9), done(1, level=2, rpe=9, pain=6)], 2).why


def test_effort_comes_before_amber() -> None:
    assert verdict([done(3, rpe=9, pain=4, level=2), done(1, rpe=9, pain=4, level=2)], 2).advice is DOWN


def test_effort_comes_before_up() -> None:
    check([done(11, rpe=1), done(5, rpe=9), done(0, rpe=9)], 1, EASE, 1)


# Pain that was never answered, or is not asked about.


def test_unknown_sessions_are_skipped_and_named() -> None:
    found = check([done(11), done(5, pain=None), done(2), done(0)], 1, UP, 2)
    assert "Tuesday" not in found.why
    found = check([done(11), done(2, pain=None), done(0)], 1, STAY, 1)
    assert "Friday does not count: nobody said whether it hurt." in found.why


def test_unknown_sessions_are_no_first_session() -> None:
    check([done(11, pain=None), *clean(8, 4, 0)], 1, STAY, 1)


def test_an_unknown_session_ends_neither_red_nor_hard_nor_amber() -> None:
    check([done(3, pain=6), done(1, pain=None)], 1, REST, 1)
    check([done(5, rpe=9), done(3, rpe=9), done(1, pain=None)], 1, EASE, 1)
    check([done(5, pain=4), done(3, pain=4), done(1, pain=None)], 1, EASE, 1)


def test_nobody_ever_answered() -> None:
    found = check(clean(11, 5, 2, 0, pain=None, morning=None), 1, STAY, 1)
    assert "Tuesday, Friday and today do not count" in found.why


@pytest.mark.parametrize("pain", [None, 0, 4, 9])
@pytest.mark.parametrize("flag", [None, True])
def test_without_the_question_pain_is_nothing(pain: int | None, flag: bool | None) -> None:
    found = check(clean(11, 5, 0, pain=pain, red_flag=flag), 1, UP, 2, pain_asked=False)
    assert "green" not in found.why
    assert "green" not in found.ahead


@pytest.mark.parametrize(
    ("sessions", "level", "advice", "then"),
    [
        (clean(9, 5, 0, pain=None), 1, STAY, 1),
        ([done(11), done(5, share=0.89), done(0)], 1, STAY, 1),
        (clean(11, 5, 0, rpe=7), 1, STAY, 1),
        (clean(11, 5, 0, rpe=None), 1, STAY, 1),
        (clean(3, 1, rpe=9), 1, EASE, 1),
        (clean(3, 1, rpe=9, level=2), 2, DOWN, 1),
        (clean(14, level=2), 2, DOWN, 1),
        (clean(28, level=2), 2, RESTART, 1),
    ],
)
def test_without_the_question_the_rest_of_the_rule_holds(
    sessions: list[Done], level: int, advice: Advice, then: int
) -> None:
    check(sessions, level, advice, then, pain_asked=False)


# What it says.


def test_up_says_its_numbers_and_days() -> None:
    why = verdict([done(11), done(5, rpe=4), done(0, rpe=6)]).why
    assert "Wednesday 11 November, Tuesday and today" in why
    assert "median RPE of 5" in why
    assert "11 days since the first at level 1" in why
    assert why.endswith(": level 2 is earned.")


@pytest.mark.parametrize(
    ("sessions", "said"),
    [
        ([done(11), done(5, share=0.8), done(0)], "Tuesday's session was 80 % done (90 % earns a level)."),
        ([done(11), done(5, share=0.899), done(0)], "Tuesday's session was 89 % done"),
        ([done(11), done(5, rpe=None), done(0)], "Tuesday's session was without an RPE."),
        ([done(11), done(5, pain=4), done(0)], "Tuesday's session was amber (pain 4)."),
        ([done(11), done(5), done(0, pain=4, rpe=None)], "Today's session was amber (pain 4) and without an RPE."),
        ([done(11), done(5, pain=3, morning=None), done(0)], "Say how the morning after Tuesday was"),
        ([done(11), done(5), done(0, pain=3, morning=None)], "Say tomorrow how the morning was"),
        (clean(11, 5, 0, rpe=7), "The median RPE of the last 3 is 7; 6 or less earns a level."),
        (clean(5, 0), "That is two green sessions so far; three in a row earn a level."),
        (clean(5, 3, 0), "The first at this level was five days ago; tendons get 10 at least."),
    ],
)
def test_stay_says_what_is_missing(sessions: list[Done], said: str) -> None:
    assert said in verdict(sessions).why


def test_days_off_say_of_what_and_since_when() -> None:
    assert verdict(clean(15, level=2), 2).why.startswith("Nothing since Saturday 7 November, 15 days ago.")
    named = verdict(clean(30, level=2), 2, name="balance")
    assert named.why.startswith("No balance since Friday 23 October, 30 days ago.")


@pytest.mark.parametrize(
    ("sessions", "level", "ahead"),
    [
        ([], 1, "Level 2 after three green sessions over at least 10 days."),
        (clean(2), 1, "Level 2 after two more green sessions, from Monday 30 November on."),
        (clean(6, 1), 1, "Level 2 after one more green session, from Thursday on."),
        (clean(11, 1), 1, "Level 2 after one more green session."),
        (clean(6, 4, 1), 1, "Level 2 from Thursday on."),
        ([done(11), done(5), done(0, pain=4)], 1, "Level 2 after three more green sessions."),
        (clean(11, 5, 0, rpe=7), 1, "Level 2 after two more green sessions at an RPE of 6 or less."),
        (clean(5, 0, rpe=9), 1, "Level 2 after two more green sessions at an RPE of 6 or less, from Friday on."),
        (
            clean(5, 0, pain=None),
            1,
            "Level 2 after three green sessions with the questions answered over at least 10 days.",
        ),
        ([done(11), done(5, rpe=None)], 1, "Level 2 after three more green sessions with the questions answered."),
        (
            [done(11, rpe=5), done(5, rpe=7), done(0, rpe=7)],
            1,
            "Level 2 after two more green sessions at an RPE of 6 or less.",
        ),
        (
            [done(11, rpe=7), done(5, rpe=5), done(0, rpe=7)],
            1,
            "Level 2 after one more green session at an RPE of 6 or less.",
        ),
        (clean(11, 5, 0), 1, "Level 3 after three green sessions over at least 10 days."),
        (clean(11, 5, 0, level=2), 2, "Level 3 is the highest there is."),
        (clean(0, level=3), 3, "Level 3 is the highest there is."),
        ([done(0, level=2, pain=6)], 2, "Level 2 after three green sessions over at least 10 days."),
    ],
)
def test_what_is_missing_to_the_next_level(sessions: list[Done], level: int, ahead: str) -> None:
    assert verdict(sessions, level).ahead == ahead


def test_plyometrics_name_their_own_numbers() -> None:
    assert verdict([], plyo=True).ahead == "Level 2 after two green sessions over at least 6 days."


def test_following_what_is_ahead_earns_the_level() -> None:
    """What is missing, done as it says, is enough, and one less is not."""
    sessions = [done(11), done(5, rpe=7), done(0, rpe=7)]
    assert decide(case_of([*sessions, done(0, rpe=6)], 1, TODAY)).advice is STAY
    assert decide(case_of([*sessions, done(0, rpe=6), done(0, rpe=6)], 1, TODAY)).advice is UP


def test_facts_say_what_is_there_and_needed() -> None:
    facts = verdict([done(6), done(1, share=0.85, rpe=None)]).facts
    assert [(fact.label, fact.have, fact.need, fact.met) for fact in facts] == [
        ("Green sessions of the last 3", "2", "3", False),
        ("Least done of them", "85 %", "90 %", False),
        ("Their median RPE", "5, 1 not entered", "6 or less", False),
        ("Days since the first", "6", "10", False),
    ]


def test_facts_of_nothing_are_not_known_yet() -> None:
    assert [fact.met for fact in verdict([]).facts] == [False, None, None, False]


@pytest.mark.parametrize(
    ("sessions", "plyo", "asked", "ago"),
    [
        ([], False, True, None),
        (clean(12, 3), False, True, 2),
        (clean(12, 3), True, True, 6),
        ([done(12, pain=None), done(3)], False, True, -7),
        ([done(12, pain=None), done(3)], False, False, 2),
    ],
)
def test_the_day_from_which_a_level_opens(sessions: list[Done], plyo: bool, asked: bool, ago: int | None) -> None:
    opens = opens_on(sessions, 1, plyo=plyo, pain_asked=asked)
    assert (None if opens is None else (TODAY - opens).days) == ago


# The rule without the words of all that stays.

SESSIONS = st.lists(
    st.builds(
        done,
        st.integers(0, 40),
        level=st.integers(1, 3),
        pain=st.sampled_from([None, 0, 3, 5, 7]),
        rpe=st.sampled_from([None, 5, 6, 9]),
        share=st.sampled_from([0.5, 0.9, 1.0]),
        morning=st.sampled_from([None, Morning(0, False), Morning(4, True)]),
    ),
    max_size=7,
).map(lambda found: sorted(found, key=lambda one: one.day))


@given(SESSIONS, st.integers(1, 3), st.booleans(), st.booleans())
def test_a_turn_is_what_the_rule_says_where_it_changes_something(
    sessions: list[Done], level: int, plyo: bool, asked: bool
) -> None:
    case = case_of(sessions, level, TODAY, plyo=plyo, pain_asked=asked)
    said, turned = decide(case), turn(case)
    assert (turned is None) == (said.level == level and said.advice is not RESTART)
    assert turned is None or turned == replace(said, ahead="")


@given(st.lists(st.integers(0, 10), min_size=1, max_size=6))
def test_the_middle_of_some_numbers(numbers: list[int]) -> None:
    assert median(numbers) == statistics.median(numbers)
