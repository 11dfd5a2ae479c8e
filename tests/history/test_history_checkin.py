"""Tests that were repeated: sides, gaps, trends; and the norms beside them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foottimer.history.checkin import CheckPoint, CheckSeries, check_series
from foottimer.history.norms import norm
from foottimer.history.sums import Check
from foottimer.routine.library import bundled_folder, load_file
from foottimer.routine.model import Side, Unit

MONDAY = date(2026, 3, 2)
CALF = "Single-leg calf raises to fatigue"


def given_number(day: int, value: float, side: Side | None = None, unit: Unit = Unit.REPS, **changes: str) -> Check:
    session = changes.get("session", f"session {day}")
    return Check(MONDAY + timedelta(days=day), session, None, changes.get("name", CALF), side, unit, value)


def one_point(unit: Unit, left: float | None, right: float | None, both: float | None = None) -> CheckSeries:
    return CheckSeries(None, "Test", unit, (CheckPoint(MONDAY, "one", left, right, both),))


def test_each_test_has_a_point_a_session() -> None:
    checks = [
        given_number(0, 20, Side.LEFT),
        given_number(0, 25, Side.RIGHT),
        given_number(0, 9, Side.LEFT, Unit.CM, name="Wall"),
        given_number(21, 24, Side.LEFT),
        given_number(21, 22, Side.LEFT),
        given_number(21, 27, Side.RIGHT),
        given_number(28, 28, Side.RIGHT),
    ]
    calf, wall = check_series(checks)
    assert [(point.left, point.right, point.both) for point in calf.points] == [
        (20, 25, None),
        (24, 27, None),
        (None, 28, None),
    ]
    assert [(point.gap, point.gap_percent) for point in calf.points] == [(5, 20.0), (3, 100 * 3 / 27), (None, None)]
    assert (wall.name, wall.unit, wall.points[0].left) == ("Wall", Unit.CM, 9)
    assert calf.since_first is not None
    assert (calf.since_first.since, calf.since_first.left, calf.since_first.right) == (MONDAY, None, 3)
    assert calf.since_last is not None
    assert (calf.since_last.since, calf.since_last.right) == (MONDAY + timedelta(days=21), 1)
    assert wall.since_first is wall.since_last is None


def test_a_test_without_sides_is_one_number() -> None:
    (hops,) = check_series([given_number(0, 12), given_number(7, 15), given_number(9, 14, Side.ALTERNATE)])
    assert [point.both for point in hops.points] == [12, 15, 14]
    assert (hops.since_first and hops.since_first.both, hops.flagged) == (2, False)


def test_one_name_in_two_units_is_two_tests() -> None:
    assert len(check_series([given_number(0, 1, unit=Unit.CM), given_number(0, 1, unit=Unit.REPS)])) == 2


@pytest.mark.parametrize(
    ("unit", "left", "right", "flagged"),
    [
        (Unit.REPS, 27, 30, False),
        (Unit.REPS, 30, 26.9, True),
        (Unit.REPS, 0, 0, False),
        (Unit.REPS, 0, 1, True),
        (Unit.CM, 10, 12, False),
        (Unit.CM, 12.5, 10, True),
        (Unit.CM, 1, 2, False),
        (Unit.SECONDS, 5, 45, False),
        (Unit.REPS, 30, None, False),
    ],
)
def test_sides_far_apart_are_flagged(unit: Unit, left: float | None, right: float | None, flagged: bool) -> None:
    assert one_point(unit, left, right).flagged is flagged


@given(st.floats(0, 1e6), st.floats(0, 1e6))
def test_a_gap_is_the_same_from_either_side(left: float, right: float) -> None:
    one, other = one_point(Unit.REPS, left, right).points[0], one_point(Unit.REPS, right, left).points[0]
    assert one.gap == other.gap
    assert one.gap_percent == other.gap_percent
    assert one.gap_percent is not None
    assert 0 <= one.gap_percent <= 100


@pytest.mark.parametrize(
    ("age", "sex", "low", "high"),
    [
        (20, "male", 37, 37),
        (29, "female", 31, 31),
        (30, "male", 33, 33),
        (45, "male", 28, 28),
        (45, "unset", 25, 28),
        (45, None, 25, 28),
        (59, "female", 22, 22),
        (65, None, 19, 19),
        (70, "female", 17, 17),
        (99, "male", 10, 10),
    ],
)
def test_calf_raises_are_compared_by_decade_and_sex(age: int, sex: str | None, low: int, high: int) -> None:
    found = norm(None, CALF, Unit.REPS, age, sex)
    assert found is not None
    assert (found.low, found.high) == (low, high)
    assert "10 degrees" in found.source
    assert found.of == f"at {age}, {({'male': 'men', 'female': 'women'}).get(sex or '', 'women and men')}"


def test_what_is_the_same_at_any_age_is_not_said_to_be_of_one() -> None:
    found = norm("knee-to-wall", "Knee to wall", Unit.CM, 72)
    assert found is not None
    assert (found.low, found.of) == (10, "")


@pytest.mark.parametrize(("age", "seconds"), [(18, 43), (39, 43), (40, 40), (55, 37), (60, 30), (79, 18), (80, 5)])
def test_standing_on_one_leg_is_compared_by_decade(age: int, seconds: int) -> None:
    found = norm("quadripod-balance", "Quadripod balance", Unit.SECONDS, age)
    assert found is not None
    assert found.low == found.high == seconds


@pytest.mark.parametrize(
    ("exercise", "name", "unit", "age"),
    [
        (None, CALF, Unit.REPS, None),
        (None, CALF, Unit.REPS, 19),
        ("quadripod-balance", "Quadripod balance", Unit.SECONDS, 17),
        ("quadripod-closed", "Quadripod balance, eyes closed", Unit.SECONDS, 40),
        ("calf-raise-double", "Double-leg calf raise", Unit.REPS, 40),
        (None, CALF, Unit.SECONDS, 40),
        (None, "Push-ups", Unit.REPS, 40),
    ],
)
def test_what_has_no_norm_is_not_compared(exercise: str | None, name: str, unit: Unit, age: int | None) -> None:
    assert norm(exercise, name, unit, age) is None


def test_the_check_in_has_the_tests_that_are_compared() -> None:
    timeline = load_file(bundled_folder() / "check-in.toml").timeline
    assert timeline is not None
    asked = {(one.exercise, one.name, one.record) for one in timeline.intervals if one.record}
    compared = {name for exercise, name, unit in asked if norm(exercise, name, unit, 40)}
    assert compared == {"Quadripod balance", CALF, "Knee to wall"}
