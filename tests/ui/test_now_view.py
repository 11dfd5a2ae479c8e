"""The words of the review's first part, its calendar and the numbers of its charts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from history.stored_cases import settings_of
from history.streak_cases import CASES, Case
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from foottimer.history.calendar import Calendar, Goal, PausedDays
from foottimer.history.listing import SessionLine
from foottimer.history.outlook import outlook_of
from foottimer.history.pausewords import effect, span
from foottimer.history.record import Answers, Origin, Status, moment_at
from foottimer.history.streak import streak_of
from foottimer.history.sums import DaySum
from foottimer.history.week import WEEKDAYS, Standing
from foottimer.history.weeks import judged_in
from foottimer.ui.now_view import Lines, day_lines, standing_lines, streak_words, week_lines
from foottimer.ui.pauses_view import Typed, TypedError, newest_first, pause_row, pause_typed, typed_of
from foottimer.ui.reviewed import WEEKS, Now, days_chart, days_table, first_day, minutes_chart, weeks_done, year_of

MONDAY = date(2026, 3, 2)
WIDTHS = (22, 30, 38, 64, 76, 116)


def standing(
    days: tuple[date, ...], today: date, goal: int = 3, pauses: tuple[PausedDays, ...] = (), first_weekday: int = 0
) -> Standing:
    calendar = Calendar(days, today, (Goal(date.min, goal),), pauses, first_weekday)
    weeks = judged_in(calendar)
    streak, ahead = streak_of(calendar, weeks), outlook_of(calendar, weeks)
    return Standing(today, streak, weeks, ahead, pauses, frozenset(days), first_weekday)


def after(*numbers: int) -> tuple[date, ...]:
    """The days so long after the first Monday."""
    return tuple(MONDAY + timedelta(days=number) for number in numbers)


def summed(day: date, sessions: int = 1, minutes: float = 8) -> DaySum:
    return DaySum(day, sessions, 1, round(minutes * 60_000), 0, 0, None, 0, 0, 0, 0, 0)


def done(*days: DaySum) -> dict[date, DaySum]:
    return {each.day: each for each in days}


def texts(lines: Lines) -> list[str]:
    return ["".join(text for text, _ in line).rstrip() for line in lines]


def session(hour: int, name: str = "Balance", status: Status = Status.COMPLETED, **answers: int) -> SessionLine:
    moment = moment_at(datetime(2026, 3, 4, hour, 30, tzinfo=UTC))
    told = Answers(**answers)  # type: ignore[arg-type]
    return SessionLine(
        str(hour), "balance", name, None, 1, status, Origin.FOLLOWED, moment, 480_000, 484_900, True, told
    )


# The week and the streak ---------------------------------------------------------------------------


def test_a_week_is_seven_days_with_their_marks() -> None:
    paused = (PausedDays(*after(5, 6), "sea"),)
    now = standing(after(0, 2), MONDAY + timedelta(3), pauses=paused)
    heading, names, marks = texts(week_lines(now, done(summed(MONDAY), summed(*after(1), minutes=2)), 76))
    assert heading.startswith("This week  2 of 3 days · ")
    assert names.split() == ["Mon", "2", "Tue", "3", "Wed", "4", "[Thu", "5]", "Fri", "6", "Sat", "7", "Sun", "8"]
    assert " ".join(marks.split()) == "● 8 min ◦ 2 min ● ○ today – paused – paused"


def test_a_week_begins_with_the_first_weekday() -> None:
    lines = texts(week_lines(standing((), MONDAY, first_weekday=6), {}, 76))
    assert lines[1].split()[:4] == ["Sun", "1", "[Mon", "2]"]


@pytest.mark.parametrize("width", WIDTHS)
def test_today_is_told_without_colour_at_every_width(width: int) -> None:
    names = texts(week_lines(standing((), MONDAY), {}, width))[-2]
    assert ("[Mon" in names) or ("MO" in names)
    assert len(names) <= width


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("case", CASES[::7], ids=[case.name for case in CASES[::7]])
def test_nothing_is_wider_than_it_may_be(case: Case, width: int) -> None:
    days = tuple(one.day for one in case.trained)
    pauses = tuple(PausedDays(date.fromisoformat(a), date.fromisoformat(b), why) for a, b, why in case.pauses)
    first = WEEKDAYS.index(settings_of(case).first_day)
    now = standing(days, case.now.day, case.goal, pauses, first)
    shown = [*week_lines(now, {}, width), *standing_lines(now, width)]
    named = (session(6, "A very long name of a routine" * 4), session(7, "足の体操" * 20))
    shown += day_lines(case.now.day, now, None, named, 3, width)
    assert all(cell_len(text) <= width for text in texts(tuple(shown)))


def test_the_streak_is_said_with_the_best_and_the_freezes() -> None:
    assert streak_words(standing((), MONDAY)) == "none yet · a week with 3 training days begins one"
    assert streak_words(standing(after(0, 1, 2), *after(14))) == "no streak · best 1"
    one = standing(after(0, 1, 2), MONDAY + timedelta(2))
    assert streak_words(one) == "1 week so far · best 1 · no freeze in hand"
    five = standing(
        tuple(day for week in range(5) for day in after(*(7 * week + each for each in (0, 2, 4)))), *after(35)
    )
    assert streak_words(five) == "5 weeks in a row · best 5 · 1 freeze in hand"


def test_the_score_has_a_bar_and_a_whole_number() -> None:
    full = tuple(day for week in range(12) for day in after(*(7 * week + each for each in (0, 2, 4))))
    (line,) = (text for text in texts(standing_lines(standing(full, *after(84)), 76)) if text.startswith("Score"))
    assert "  93 %" in line
    assert (line.count("█"), line.count("░")) == (19, 1)
    told = " ".join(texts(standing_lines(standing(after(0), MONDAY, goal=7), 76)))
    assert "  <1 %" in told


def test_nothing_is_said_twice_and_what_ended_lately_can_be_put_right() -> None:
    alive = texts(standing_lines(standing(after(0, 1, 2), *after(7)), 100))
    assert "\n".join(alive).count("1 week so far") == 1
    assert alive[-1] == "Since      the week of 2 March. 3 more secured weeks earn a freeze."
    doomed = texts(standing_lines(standing(after(0, 1, 2), *after(13)), 100))
    assert "This week ends the streak" in "".join(doomed)
    assert not [line for line in doomed if line.startswith("Since")]
    for today, said in ((14, True), (41, True), (42, False)):
        ended = " ".join(" ".join(texts(standing_lines(standing(after(0, 1, 2), *after(today)), 100))).split())
        assert "It ended with the week of 9 March: 0 of 3" in ended
        assert ("Pause those days" in ended) is said


def test_on_a_narrow_screen_the_week_stands_in_a_row() -> None:
    heading, *_ = texts(week_lines(standing(after(0, 1), *after(6)), {}, 38))
    assert heading == "Week 2 of 3 · 1 session to go: today"
    heading, *_ = texts(week_lines(standing(after(0, 1), *after(4)), {}, 38))
    assert heading == "2 of 3 · 3 days and 1 session to go"


# A day ---------------------------------------------------------------------------------------------


def said(day: date, *, days: tuple[date, ...] = (), today: date, sums: DaySum | None = None) -> str:
    return texts(day_lines(day, standing(days, today), sums, (), 3, 116))[0]


def test_a_day_says_what_was_done_and_what_became_of_its_week() -> None:
    days, today = after(0, 2, 4, 8), MONDAY + timedelta(15)
    assert said(MONDAY, days=days, today=today, sums=summed(MONDAY)) == (
        "Mon 2 March  1 session, 8 min · its week 3 of 3, secured"
    )
    assert said(*after(8), days=days, today=today).endswith("nothing done · its week 1 of 3, ended a streak of 1 week")
    assert said(today, days=days, today=today) == "Tue 17 March (today)  nothing done yet"
    assert said(*after(9), days=days, today=today, sums=summed(*after(9), sessions=2, minutes=1)) == (
        "Wed 11 March  2 sessions, 1 min · too short for a training day · its week 1 of 3, ended a streak of 1 week"
    )


def test_a_paused_day_says_why() -> None:
    now = standing(after(0), MONDAY + timedelta(1), pauses=(PausedDays(*after(1, 3), "flu\x1b[2J"),))
    line = texts(day_lines(*after(1), now, None, (), 2, 100))[0]
    assert "paused: flu" in line
    assert "\x1b" not in line


def test_sessions_of_a_day_are_listed_as_far_as_there_is_room() -> None:
    now = standing(after(2), MONDAY + timedelta(2))
    two = (session(18, rpe=7, pain=2), session(6, status=Status.PARTIAL))
    shown = texts(day_lines(*after(2), now, summed(*after(2), sessions=2), two, 3, 76))
    assert shown[1:] == ["  18:30 Balance · 1  8:04 · effort 7 · pain 2", "  06:30 Balance · 1  8:04 · ended early"]
    shown = texts(day_lines(*after(2), now, summed(*after(2), sessions=40), two, 3, 76))
    assert shown[1:] == ["  18:30 Balance · 1  8:04 · effort 7 · pain 2", "  and 39 more: Enter shows them"]
    shown = texts(day_lines(*after(2), now, summed(*after(2), sessions=40), two, 2, 76))
    assert shown[1:] == ["  Enter shows them"]
    assert len(day_lines(*after(2), now, summed(*after(2)), None, 3, 76)) == 1  # they are still read


# Calendar and charts -------------------------------------------------------------------------------


def test_the_calendar_marks_training_pauses_and_frozen_weeks() -> None:
    days = tuple(day for week in range(4) for day in after(*(7 * week + each for each in (0, 2, 4))))
    frozen = after(28, 30)
    now = standing((*days, *frozen), MONDAY + timedelta(37), pauses=(PausedDays(*after(36, 50)),))
    year = year_of(Now(now, done(summed(MONDAY, minutes=12))))
    assert (year.mark(MONDAY).minutes, year.mark(MONDAY).trained) == (12, True)
    assert year.mark(*after(29)).frozen_week
    assert not year.mark(*after(35)).frozen_week
    assert year.mark(*after(36)).paused
    assert year.mark(*after(37)).today
    assert min(year.marks) >= first_day(now) == now.weeks[-1].first - timedelta(weeks=WEEKS - 1)


@given(
    st.lists(
        st.tuples(st.integers(0, 400), st.integers(1, 3), st.integers(1, 90)), max_size=30, unique_by=lambda d: d[0]
    ),
    st.integers(0, 6),
)
def test_charts_of_weeks_add_up_to_the_days(made: list[tuple[int, int, int]], first_weekday: int) -> None:
    today = MONDAY + timedelta(400)
    sums = {each.day: each for each in (summed(*after(n), sessions=s, minutes=m) for n, s, m in made)}
    now = standing(tuple(sums), today, first_weekday=first_weekday)
    shown = {day: each for day, each in sums.items() if day >= first_day(now)}
    weeks = weeks_done(Now(now, shown))
    assert sum(week.trained for week in weeks) == len(shown)
    assert sum(week.sessions for week in weeks) == sum(each.sessions for each in shown.values())
    assert sum(week.minutes for week in weeks) == pytest.approx(sum(each.active_ms for each in shown.values()) / 60_000)
    assert all(week.first.weekday() == first_weekday for week in weeks)
    assert not shown or weeks[-1].first == now.weeks[-1].first
    assert days_chart(weeks).series[0].values == tuple(week.trained for week in weeks)
    assert minutes_chart(weeks).series[0].values == tuple(week.minutes for week in weeks)
    assert len(days_table(Now(now, shown)).labels) == len(shown)


# Paused days ---------------------------------------------------------------------------------------


def test_paused_days_are_typed_as_a_person_names_them() -> None:
    assert pause_typed(Typed("today", ""), MONDAY) == PausedDays(MONDAY, MONDAY)
    assert pause_typed(Typed("2026-03-01", "tomorrow", " by  the sea "), MONDAY) == PausedDays(
        date(2026, 3, 1), date(2026, 3, 3), "by the sea"
    )


def test_a_reason_steers_no_terminal_where_it_is_typed_and_stays_as_it_was_until_it_is_changed() -> None:
    pause = PausedDays(MONDAY, MONDAY, "by the\nsea \x1b]0;title\x07")
    typed = typed_of(pause)
    assert typed.reason == r"by the sea \x1b]0;title\x07"
    assert pause_typed(typed, MONDAY, pause) == pause
    assert pause_typed(Typed(typed.first, typed.last, "ill"), MONDAY, pause).reason == "ill"


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (Typed("soon", ""), "first"),
        (Typed("", ""), "first"),
        (Typed("today", "2026-13-01"), "last"),
        (Typed("today", "yesterday"), "last"),
        (Typed("today", "2036-01-01"), "last"),
        (Typed("today", "", "x" * 5_000), "reason"),
    ],
)
def test_what_is_no_pause_says_which_field_is_wrong(typed: Typed, field: str) -> None:
    with pytest.raises(TypedError) as refused:
        pause_typed(typed, MONDAY)
    assert refused.value.field == field
    assert str(refused.value).endswith(".")


def test_paused_days_say_what_they_do() -> None:
    for days, first_weekday, said in (
        (0, 0, "If its week stays short, the streak neither ends nor grows."),
        (6, 0, "If its week"),
        (6, 6, "Of its 2 weeks"),
        (7, 0, "Of its 2 weeks, short ones neither end nor extend the streak."),
    ):
        assert effect(PausedDays(MONDAY, *after(days)), first_weekday).startswith(said)


def test_pauses_that_are_not_over_are_named_beside_the_streak() -> None:
    flu, sea = PausedDays(*after(1, 3), "flu"), PausedDays(*after(20, 33), "sea\x1b[2J")
    more = (PausedDays(*after(50, 51)), PausedDays(*after(60, 61)))

    def row(pauses: tuple[PausedDays, ...], number: int) -> list[str]:
        lines = texts(standing_lines(standing((), *after(number), pauses=pauses), 100))
        return [line for line in lines if line.startswith("Paused")]

    assert row((flu, sea), 2) == [r"Paused     3 March to 5 March (flu), 22 March to 4 April (sea\x1b[2J)"]
    assert [len(row((flu,), number)) for number in (3, 4)] == [1, 0]
    (line,) = row((sea, *more), 0)
    assert line.endswith("21 April to 22 April, and 1 more")


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (MONDAY, MONDAY, "2 March"),
        (MONDAY, date(2026, 4, 1), "2 March to 1 April"),
        (date(2025, 3, 2), date(2025, 4, 1), "2 March to 1 April 2025"),
        (date(2025, 12, 24), date(2026, 1, 6), "24 December 2025 to 6 January"),
    ],
)
def test_paused_days_are_named_with_the_years_that_have_to_be_said(first: date, last: date, text: str) -> None:
    assert span(PausedDays(first, last), MONDAY) == text


def test_paused_days_are_listed_newest_first_and_fit() -> None:
    old, new = PausedDays(*after(-20, -14), "knee", "1"), PausedDays(*after(4, 9), "a holiday of many words", "2")
    assert newest_first((old, new)) == (new, old)
    make: Callable[[int], str] = lambda width: pause_row(new, MONDAY, width).plain  # noqa: E731
    assert make(90).split("  ")[0] == "6 March to 11 March"
    assert "to come" in make(90)
    for width in (20, 40, 76):
        assert all(len(line) <= width for line in make(width).split("\n"))
