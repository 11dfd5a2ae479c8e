"""What the review says of progress: the words beside the charts, in every state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from foottimer.chart.cells import text_of
from foottimer.chart.model import Shape
from foottimer.chart.table import table
from foottimer.history.exercised import Amount, ExerciseTotal
from foottimer.history.progress import WeekSum, progress
from foottimer.history.sums import DaySum, SeriesSum
from foottimer.history.totals import totals
from foottimer.safety import RED_FLAG, START, TOO_MUCH
from foottimer.settings.model import DEFAULTS
from foottimer.ui.exercise_rows import compared, exercise_rows
from foottimer.ui.panels import Panel
from foottimer.ui.progress_data import Progressed
from foottimer.ui.progress_view import hours, panels_of, period_line

MONDAY = date(2026, 3, 16)
KEYS = {"weeks": "w", "enlarge": "enter"}
NONE = WeekSum(MONDAY, 0, 0, 0, None, None, None, None, 0, 0)
SOME = replace(NONE, days=2, sessions=3, active_ms=2_700_000, rpe=4.5, pain_worst=2, pain=1.5, technique=0.5)
SOME = replace(SOME, rpe_answers=2, pain_answers=2, technique_answers=1)


def read(weeks: Sequence[WeekSum], series: Sequence[SeriesSum] = (), asked: int = 12) -> Progressed:
    """These weeks, the last being that of MONDAY."""
    first = MONDAY - timedelta(weeks=len(weeks) - 1)
    dated = [replace(week, first=first + timedelta(weeks=place)) for place, week in enumerate(weeks)]
    days = [
        DaySum(
            day=week.first + timedelta(days=place),
            sessions=1 if place else week.sessions - week.days + 1,
            counted=1,
            active_ms=0 if place else week.active_ms,
            rpe_sum=0,
            rpe_answers=0,
            pain_worst=None,
            pain_sum=0,
            pain_answers=0,
            technique_good=0,
            technique_answers=0,
            red_flags=0 if place else week.red_flags,
        )
        for week in dated
        for place in range(week.days)
    ]
    return Progressed(MONDAY, asked, progress(dated, series, 0), (3,) * len(weeks), totals(days, dated), (), ())


def panels(shown: Progressed) -> dict[str, Panel]:
    return {panel.key: panel for panel in panels_of(shown, DEFAULTS)}


def test_the_five_variables_come_first_and_each_says_what_it_means() -> None:
    shown = panels_of(read([SOME]), DEFAULTS)
    titles = [panel.title for panel in shown]
    assert titles == [
        "Frequency", "Duration", "Intensity", "Progression", "Technique", "Ground contacts", "Pain"
    ]  # fmt: skip
    assert all(panel.means.endswith(".") for panel in shown)
    assert [panel.means.split()[0] for panel in shown[:5]] == ["How"] * 5


def test_the_newest_numbers_stand_in_words() -> None:
    said = {key: panel.says for key, panel in panels(read([SOME, replace(SOME, contacts=86)])).items()}
    assert said == {
        "frequency": ("2 of 3 days this week",),
        "duration": ("15 min a session",),
        "intensity": ("4.5 of 10, 2 answers",),
        "progression": (),
        "technique": ("50 % good, 1 answer",),
        "contacts": ("86 contacts this week",),
        "pain": ("2 at worst",),
    }


def test_of_an_empty_week_the_number_before_is_told_with_its_week() -> None:
    said = {key: panel.says for key, panel in panels(read([SOME, NONE, NONE])).items()}
    assert said["duration"] == ("15 min a session, 2 Mar",)
    assert said["intensity"] == ("4.5 of 10, 2 Mar, 2 answers",)
    assert said["frequency"] == ("0 of 3 days this week",)
    assert said["contacts"] == ()


def test_what_was_never_said_is_asked_for_and_not_drawn_as_nothing() -> None:
    quiet = replace(SOME, rpe=None, technique=None, pain=None, pain_worst=None)
    shown = panels(read([quiet]))
    for key, words in (("intensity", "asked after a session"), ("technique", "asked after"), ("pain", "Not said yet")):
        chart = shown[key].chart
        assert chart is not None
        assert chart.is_empty
        assert words in chart.empty
        assert shown[key].says == ()


def test_a_series_is_drawn_by_its_dose_with_the_digit_of_its_level() -> None:
    days = [MONDAY - timedelta(weeks=weeks) for weeks in (3, 2, 0)]
    sums = [
        SeriesSum(day, "foot-strength", level, 1, level * 300_000) for day, level in zip(days, (1, 2, 2), strict=True)
    ]
    shown = panels(read([SOME, SOME, NONE, SOME], [*sums, SeriesSum(MONDAY, "balance", 3, 1, 60_000)]))
    panel = shown["progression foot-strength"]
    assert (panel.title, panel.says) == ("Progression", ("foot strength, level 2 since 2 Mar: 10 min",))
    assert panel.chart is not None
    assert panel.chart.series[0].values == (5, 10, None, 10)
    assert panel.chart.series[0].marks == ("1", "2", "?", "2")
    assert panel.told is not None
    assert table(panel.told).rows[0] == ("this week", "10", "2")
    other = shown["progression balance"]
    assert (other.title, other.says) == ("Balance", ("progression, level 3: 1 min",))


def test_pain_is_spoken_of_modestly_and_only_where_there_was_much() -> None:
    assert panels(read([SOME]))["pain"].says == ("2 at worst",)
    assert START in panels(read([SOME]))["pain"].means
    much = panels(read([replace(SOME, pain_worst=6)]))["pain"].says
    assert much == ("6 at worst", f"! {TOO_MUCH}")
    past = [replace(SOME, pain_worst=6), SOME, SOME]
    assert panels(read(past))["pain"].says == ("2 at worst",)
    flagged = panels(read([replace(SOME, red_flags=1)]))["pain"].says
    assert flagged[1] == f"! Red flags in 1 session: s{RED_FLAG[1:]}"


def test_a_red_flag_of_long_ago_is_told_with_its_week_and_asks_for_nothing() -> None:
    said = panels(read([replace(SOME, red_flags=2), NONE, SOME]))["pain"].says
    assert said == ("2 at worst", "Red flags in 2 sessions, last in the week of 2 Mar.")


def test_a_mean_is_told_with_its_answers_in_the_table_too() -> None:
    shown = panels(read([NONE, SOME]))
    tables = {key: shown[key].told for key in ("intensity", "technique", "pain")}
    assert {key: (table(told).head, table(told).rows) for key, told in tables.items() if told} == {
        "intensity": (("week", "RPE", "answers"), (("this week", "4.5", "2"), ("9 Mar", "–", "0"))),
        "technique": (("week", "% good", "answers"), (("this week", "50", "1"), ("9 Mar", "–", "0"))),
        "pain": (
            ("week", "worst", "mean", "answers", "limit"),
            (("this week", "2", "1.5", "2", "5"), ("9 Mar", "–", "–", "0", "5")),
        ),
    }


def test_days_beyond_the_goal_are_not_so_many_of_it() -> None:
    more = replace(read([SOME]), goals=(1,))
    assert panels(more)["frequency"].says == ("2 days this week, goal 1",)


def test_a_pain_that_is_not_zero_stands_on_the_line_of_zero() -> None:
    chart = panels(read([replace(SOME, pain_worst=1), replace(SOME, pain_worst=0)]))["pain"].chart
    assert chart is not None
    assert chart.shape is Shape.COLUMNS  # in the few rows of a point, 1 of 10 would be drawn at 0


@pytest.mark.parametrize(
    ("weeks", "asked", "room", "told"),
    [
        ([SOME], 12, 20, ("This week", "3 sessions · 2 training days · 45 min")),
        ([SOME] * 4, 12, 20, ("4 weeks", "since 23 Feb 2026 · 12 sessions · 8 training days · 3 h 0 min")),
        ([SOME] * 2, 2, 1, ("2 weeks", "6 sessions · 4 training days · 1 h 30 min · enter shows more of them")),
        ([NONE] * 12, 12, 5, ("12 weeks", "no session: w shows more weeks")),
        ([NONE] * 52, 52, 5, ("52 weeks", "no session")),
    ],
)
def test_the_period_is_told(weeks: list[WeekSum], asked: int, room: int, told: tuple[str, str]) -> None:
    assert period_line(read(weeks, asked=asked), room, KEYS) == told


def test_times_are_told_as_a_person_does() -> None:
    assert [hours(ms) for ms in (30_000, 60_000, 3_599_999, 3_600_000, 45_000_000)] == [
        "0:30 min", "1 min", "1 h 0 min", "1 h 0 min", "12 h 30 min"
    ]  # fmt: skip


# Exercises ---------------------------------------------------------------------------------------

BALANCE = ExerciseTotal("b", "Balance", 3, Amount(12, 0, 240_000), Amount(6, 0, 100_000), Amount(6, 0, 140_000))
RAISES = ExerciseTotal("r", "Calf raise", 3, Amount(4, 1_200, 90_000), Amount(2, 600, 40_000), Amount(2, 600, 50_000))
SPLAY = ExerciseTotal("s", "Toe splay and a name that goes on and on", 1, Amount(1, 8, 30_000), Amount(), Amount())


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        (Amount(), Amount(), ""),
        (Amount(1, 10, 1_000), Amount(1, 10, 9_000), "even"),
        (Amount(1, 96, 0), Amount(1, 100, 0), "even"),
        (Amount(1, 95, 0), Amount(1, 100, 0), "left 5 % less"),
        (Amount(1, 0, 60_000), Amount(1, 0, 30_000), "right 50 % less"),
        (Amount(1, 9, 30_000), Amount(), "right 100 % less"),
    ],
)
def test_sides_are_compared_by_reps_else_by_time(left: Amount, right: Amount, told: str) -> None:
    assert compared(left, right) == told


def test_a_side_is_coloured_only_where_it_had_much_less() -> None:
    inks = [
        exercise_rows((replace(BALANCE, left=Amount(1, left, 0), right=Amount(1, 100, 0)),), 100)[1][-1][1]
        for left in (100, 95, 90, 89)
    ]
    assert inks == ["quiet", "quiet", "quiet", "switch"]


def test_a_wide_table_has_a_column_for_each_side() -> None:
    rows = [text_of(line) for line in exercise_rows((BALANCE, RAISES, SPLAY), 100)]
    assert rows[0].split() == ["exercise", "sets", "reps", "time", "left", "and", "right"]
    assert rows[1].split() == ["Balance", "12", "–", "4:00", "L", "1:40", "R", "2:20", "left", "29", "%", "less"]
    assert rows[2].split() == ["Calf", "raise", "4", "1,200", "1:30", "L", "600", "R", "600", "even"]
    assert rows[3].split()[-3:] == ["1", "8", "0:30"]


@pytest.mark.parametrize("width", [120, 92, 91, 56, 55, 36, 20, 8])
def test_a_table_never_is_wider_than_its_room(width: int) -> None:
    rows = [text_of(line) for line in exercise_rows((BALANCE, RAISES, SPLAY), width)]
    assert all(len(row) <= width for row in rows)
    assert len(rows) == (4 if width >= 56 else 6)


def test_in_little_room_an_exercise_has_two_rows() -> None:
    part = replace(SPLAY, whole=Amount(1, 8, 30_999))  # of a second that was not whole, `stats` does not tell either
    rows = [text_of(line) for line in exercise_rows((BALANCE, part), 40)]
    assert rows[:2] == ["Balance", "  12 sets, 4:00, left 29 % less"]
    assert rows[3] == "  1 set, 8 reps, 0:30"
