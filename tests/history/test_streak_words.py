"""What is said of the running week, of the next one, and of why a streak ended or goes on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from foottimer.history.calendar import Goal, PausedDays, pause_problem
from foottimer.history.outlook import outlook, outlook_to_json, risk_line, stake_line, to_go_line
from foottimer.history.weeks import judged
from foottimer.history.why import carried_text, why_text

MONDAY = date(2026, 3, 2)
EVERY = (Goal(date.min, 3),)


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def weeks(*trained: int) -> list[date]:
    """So many days from the Monday of each week on."""
    return [day(7 * week + weekday) for week, days in enumerate(trained) for weekday in range(days)]


def paused(first: int, last: int, reason: str = "") -> PausedDays:
    return PausedDays(day(first), day(last), reason)


# The running week ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("trained", "today", "line"),
    [
        (weeks(1), 5, "2 days and 2 sessions to go"),
        (weeks(2), 5, "2 days and 1 session to go"),
        (weeks(2), 6, "1 session to go: today"),
        ([day(0), day(5)], 5, "1 session to go: tomorrow"),
        (weeks(3), 2, "secured"),
        (weeks(4), 3, "secured"),
        (weeks(1), 6, "can't be secured any more: 1 day left, 2 sessions missing"),
        ([day(0), day(6)], 6, "can't be secured any more: no day left, 1 session missing"),
        ([], 0, "7 days and 3 sessions to go"),
    ],
)
def test_what_is_left_of_the_week(trained: list[date], today: int, line: str) -> None:
    assert to_go_line(outlook(trained, day(today), EVERY)) == line


def test_a_paused_week_asks_for_nothing() -> None:
    full, rest = "5 days and 3 sessions to go", "paused, so it may stay short"
    for first, last, line in ((2, 6, rest), (0, 30, rest), (3, 6, full), (0, 5, full)):
        assert to_go_line(outlook([], day(2), EVERY, (paused(first, last),))) == line
    assert to_go_line(outlook([], day(5), EVERY, (paused(0, 0),))) == rest
    assert to_go_line(outlook(weeks(3), day(5), EVERY, (paused(5, 6),))) == "secured"


@pytest.mark.parametrize(
    ("trained", "today", "pauses", "line"),
    [
        (weeks(3), 2, (), ""),
        ([], 0, (), ""),
        (weeks(2), 9, (), ""),
        (weeks(3, 3, 1), 15, (), "2 more sessions keep the streak of 2 weeks."),
        (weeks(3, 1), 8, (), "2 more sessions keep the streak of 1 week."),
        (
            weeks(3, 3, 3, 3),
            28,
            (),
            "3 sessions keep the streak of 4 weeks, or 2 and a freeze.",
        ),
        (
            weeks(3, 3, 3, 3, 1),
            34,
            (),
            "1 more session and a freeze keep the streak of 4 weeks.",
        ),
        (
            weeks(3, 3, 3, 3, 2),
            33,
            (),
            "Without 1 more session a freeze is spent; the streak of 4 weeks goes on.",
        ),
        (
            [*weeks(3, 3, 3, 3), day(28), day(34)],
            34,
            (),
            "This week costs a freeze; the streak of 4 weeks goes on.",
        ),
        (weeks(3, 3, 2), 19, (), "1 more session keeps the streak of 2 weeks."),
        (
            weeks(3, 3),
            19,
            (),
            "This week ends the streak of 2 weeks. Ill, hurt or away? Pausing those days keeps it.",
        ),
        (weeks(3, 3), 16, (paused(20, 20),), "With a paused day in it, this week can't end the streak of 2 weeks."),
        (weeks(3, 3), 16, (paused(19, 20),), "With paused days in it, this week can't end the streak of 2 weeks."),
        (weeks(3, 3), 16, (paused(16, 20),), "The streak of 2 weeks goes on."),
        (weeks(3, 3), 19, (paused(20, 20),), "The streak of 2 weeks goes on."),
    ],
)
def test_what_is_at_stake_this_week(trained: list[date], today: int, pauses: tuple[PausedDays, ...], line: str) -> None:
    assert stake_line(outlook(trained, day(today), EVERY, pauses)) == line


# The next one -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("trained", "today", "pauses", "goals", "line"),
    [
        ([], 0, (), (), "3 sessions this week begin a streak. Next week asks for 3 days."),
        (weeks(2), 6, (), (), "1 more session this week begins a streak. Next week asks for 3 days."),
        ([], 6, (), (), "Next week asks for 3 days. It can begin a streak."),
        (weeks(0), 2, (paused(0, 6),), (), "Next week asks for 3 days. It can begin a streak."),
        ([], 2, (paused(7, 13),), (), "Next week is paused."),
        ([], 2, (paused(8, 9),), (), "Next week asks for 3 days. 2 days of it are paused."),
        (weeks(3, 3), 20, (), (), "Next week asks for 3 days. It can begin a new streak."),
        (
            weeks(3),
            2,
            (),
            (),
            "Next week asks for 3 days. With no freeze in hand by then, a day short ends the streak.",
        ),
        (
            weeks(3, 3),
            14,
            (),
            (),
            "Next week asks for 3 days. With no freeze in hand by then, a day short ends the streak.",
        ),
        (weeks(3, 3, 3, 3), 27, (), (), "Next week asks for 3 days. A freeze can make up for one of them."),
        (
            weeks(3, 3, 3, 3),
            28,
            (),
            (),
            "Next week asks for 3 days. If this week is secured, a freeze can make up for one of them.",
        ),
        (
            weeks(3, 3, 3, 3),
            28,
            (paused(30, 30),),
            (),
            "Next week asks for 3 days. A freeze can make up for one of them.",
        ),
        (
            weeks(3, 3, 3, 2),
            26,
            (paused(26, 26),),
            (),
            "Next week asks for 3 days. If this week is secured, a freeze can make up for one of them.",
        ),
        (
            weeks(*(8 * [3]), 1),
            62,
            (),
            (),
            "Next week asks for 3 days. If the streak goes on, a freeze can make up for one of them.",
        ),
        (weeks(*(8 * [3]), 2), 61, (), (), "Next week asks for 3 days. A freeze can make up for one of them."),
        (
            weeks(1, 1, 1, 1),
            27,
            (),
            (Goal(date.min, 1),),
            "Next week asks for 1 day. A freeze can make up for it.",
        ),
        (
            weeks(3),
            3,
            (),
            (Goal(day(2), 5),),
            "Next week asks for 5 days, 2 more than this one. "
            "With no freeze in hand by then, a day short ends the streak.",
        ),
        (
            weeks(3),
            3,
            (paused(12, 13),),
            (Goal(day(2), 1),),
            "Next week asks for 1 day, 2 fewer than this one. 2 days of it are paused, so it can't end the streak.",
        ),
        (
            weeks(3),
            3,
            (paused(13, 20),),
            (),
            "Next week asks for 3 days. 1 day of it is paused, so it can't end the streak.",
        ),
        (
            weeks(3),
            3,
            (paused(5, 20),),
            (),
            "Next week is paused, so it can't end the streak.",
        ),
    ],
)
def test_what_next_week_asks_for_and_puts_at_risk(
    trained: list[date], today: int, pauses: tuple[PausedDays, ...], goals: tuple[Goal, ...], line: str
) -> None:
    goals = goals if goals and goals[0].since == date.min else (*EVERY, *goals)
    assert risk_line(outlook(trained, day(today), goals, pauses)) == line


def test_the_outlook_has_the_days_that_are_paused_and_the_way_to_a_freeze() -> None:
    ahead = outlook(weeks(3, 3, 3), day(17), EVERY, (paused(14, 19), paused(23, 24)))
    assert (ahead.paused, ahead.paused_left, ahead.next_paused) == (6, 3, 2)
    assert (ahead.toward_freeze, ahead.freezes) == (3, 0)
    assert outlook(weeks(3, 3, 2), day(17), EVERY).toward_freeze == 2
    assert outlook_to_json(ahead) == {
        "today_paused": True,
        "days_left": 4,
        "sessions_to_go": 0,
        "reachable": True,
        "if_nothing": "secured",
        "stake": "nothing",
        "next_goal": 3,
        "next_paused_days": 2,
        "next_freezes": 0,
    }


# Why ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("trained", "today", "pauses", "text"),
    [
        ([], 0, (), "No streak yet: a week with 3 training days begins one."),
        (weeks(2), 7, (), "No streak yet: a week with 3 training days begins one."),
        (weeks(3), 7, (), "1 week so far, that of 2 March. No freeze is in hand; 3 more secured weeks earn one."),
        (weeks(3), 2, (), "1 week so far, that of 2 March. No freeze is in hand; 3 more secured weeks earn one."),
        (
            weeks(1, 3, 3, 3),
            27,
            (),
            "3 weeks in a row, since the week of 9 March. No freeze is in hand; 1 more secured week earns one.",
        ),
        (
            weeks(3, 3, 3, 3),
            27,
            (),
            "4 weeks in a row, since the week of 2 March. No freeze is in hand; this week earns one when it is over.",
        ),
        (
            weeks(3, 3, 3, 3),
            28,
            (),
            "4 weeks in a row, since the week of 2 March. 1 freeze is in hand; 4 more secured weeks earn another.",
        ),
        (
            weeks(*(8 * [3])),
            56,
            (),
            "8 weeks in a row, since the week of 2 March. 2 freezes are in hand, as many as there can be.",
        ),
        (
            weeks(*(3 * [3, 3, 3, 3, 2]), 3),
            106,
            (),
            "12 weeks in a row, since the week of 2 March. Freezes carried it over the weeks of 30 March (2 of 3), "
            "4 May (2 of 3) and 8 June (2 of 3). No freeze is in hand; 4 more secured weeks earn one.",
        ),
        (
            weeks(*(4 * [3, 3, 3, 3, 2])),
            140,
            (),
            "16 weeks in a row, since the week of 2 March. Freezes carried it over the weeks of 4 May (2 of 3), "
            "8 June (2 of 3), 13 July (2 of 3), and 1 earlier. No freeze is in hand; 4 more secured weeks earn one.",
        ),
        (
            weeks(3, 0, 0, 3, 0),
            35,
            (paused(8, 15, "flu"), paused(15, 16, "flu"), paused(30, 30, "sea"), paused(31, 31)),
            "2 weeks in a row, since the week of 2 March. Pauses carried it over the weeks of 9 March to 16 March "
            "(flu) and 30 March (sea). No freeze is in hand; 2 more secured weeks earn one.",
        ),
        (
            weeks(3, 0, 0, 0),
            28,
            (paused(8, 8, "flu"), paused(15, 22, "sea")),
            "1 week so far, that of 2 March. Pauses carried it over the weeks of 9 March (flu) and "
            "16 March to 23 March (sea). No freeze is in hand; 3 more secured weeks earn one.",
        ),
        (
            weeks(3, 0, 3, 0),
            28,
            (paused(8, 8, "sea"), paused(22, 22, "sea")),
            "2 weeks in a row, since the week of 2 March. Pauses carried it over the weeks of 9 March (sea) and "
            "23 March (sea). No freeze is in hand; 2 more secured weeks earn one.",
        ),
        (
            weeks(3, 0),
            14,
            (paused(0, 6, "before"), paused(13, 14)),
            "1 week so far, that of 2 March. A pause carried it over the week of 9 March. "
            "No freeze is in hand; 3 more secured weeks earn one.",
        ),
        (
            weeks(3, 2),
            14,
            (),
            "The last streak was 1 week, from the week of 2 March. "
            "It ended with the week of 9 March: 2 of 3, 1 day short and no freeze in hand.",
        ),
        (
            weeks(3, 3, 3, 3, 1),
            35,
            (),
            "The last streak was 4 weeks, from the week of 2 March. "
            "It ended with the week of 30 March: 1 of 3, 2 days short, and a freeze makes up for just one.",
        ),
        (
            weeks(3, 3, 0, 3, 0),
            35,
            (),
            "The last streak was 1 week, from the week of 23 March. "
            "It ended with the week of 30 March: 0 of 3, 3 days short.",
        ),
        (
            weeks(3, 0, 3, 0),
            400,
            (paused(10, 10, "sea"),),
            "The last streak was 2 weeks, from the week of 2 March 2026. It ended with the week of 23 March 2026: "
            "0 of 3, 3 days short. A pause carried it over the week of 9 March 2026 (sea).",
        ),
    ],
)
def test_why_the_streak_ended_or_goes_on(
    trained: list[date], today: int, pauses: tuple[PausedDays, ...], text: str
) -> None:
    assert why_text(judged(trained, day(today), EVERY, pauses), day(today), pauses) == text


@pytest.mark.parametrize(
    ("trained", "today", "pauses", "text"),
    [
        ([], 0, (), ""),
        (weeks(3, 2), 14, (), ""),
        (weeks(3), 2, (), "the week of 2 March. 3 more secured weeks earn a freeze."),
        (weeks(3, 3, 3, 3), 27, (), "the week of 2 March. This week earns a freeze when it is over."),
        (weeks(3, 3, 3), 21, (), "the week of 2 March. 1 more secured week earns a freeze."),
        (
            weeks(3, 3, 3, 3),
            28,
            (),
            "the week of 2 March. 4 more secured weeks earn another freeze.",
        ),
        (weeks(*(8 * [3])), 56, (), "the week of 2 March."),
        (
            weeks(3, 0, 3),
            21,
            (paused(8, 8, "flu"),),
            "the week of 2 March. A pause carried it over the week of 9 March (flu). "
            "2 more secured weeks earn a freeze.",
        ),
    ],
)
def test_what_carried_the_streak_beside_its_figures(
    trained: list[date], today: int, pauses: tuple[PausedDays, ...], text: str
) -> None:
    assert carried_text(judged(trained, day(today), EVERY, pauses), day(today), pauses) == text


# Pauses -------------------------------------------------------------------------------------------


def test_what_cannot_be_paused_is_said_with_what_to_do() -> None:
    assert pause_problem(day(0), day(0)) == ""
    assert pause_problem(day(0), day(365), 200 * "x") == ""
    assert "give the first day first" in pause_problem(day(1), day(0))
    assert "366 days at most" in pause_problem(day(0), day(366))
    assert "200 are the most" in pause_problem(day(0), day(0), 201 * "x")
