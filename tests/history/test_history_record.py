"""What counts as training, and the record's JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from history_samples import NOW, TIMELINE, attempt, moment
from hypothesis import given
from hypothesis import strategies as st

from foottimer.history.record import (
    Answers,
    AttemptRow,
    PauseRow,
    Record,
    Status,
    attempt_row,
    counts,
    day_of,
    done_share,
    moment_at,
    work_done_ms,
)
from foottimer.history.record_json import record_to_json
from foottimer.routine.timeline import Kind
from foottimer.session.events import Attempt, Outcome, Reason


def record(*attempts: AttemptRow, status: Status = Status.PARTIAL, work_ms: int = 100_000) -> Record:
    return Record(
        id="6f9e0c6e-4d3b-4a39-9f39-0d3b6f1f8f11",
        routine="mini",
        name="Mini",
        series="minis",
        level=2,
        status=status,
        moment=moment(),
        ended=None,
        planned_ms=135_000,
        work_ms=work_ms,
        active_ms=60_500,
        paused_ms=2_000,
        answers=Answers(),
        pauses=(),
        attempts=attempts,
    )


def test_nothing_done_is_no_share_and_does_not_count() -> None:
    empty = record(status=Status.COMPLETED)
    assert (done_share(empty), work_done_ms(empty), counts(empty)) == (0.0, 0, False)


def test_all_done_is_all_of_it() -> None:
    whole = record(*(attempt(index, index) for index in range(8)), status=Status.COMPLETED)
    assert (done_share(whole), work_done_ms(whole), counts(whole)) == (1.0, 100_000, True)


def test_rest_and_get_ready_are_no_work() -> None:
    assert done_share(record(attempt(0), attempt(2, 1), attempt(4, 2))) == 0


def test_of_an_interval_no_more_than_it_asked_for_enters() -> None:
    assert work_done_ms(record(attempt(1, actual=90_000, outcome=Outcome.EXTENDED))) == 20_500


def test_two_halves_of_an_interval_make_a_whole() -> None:
    halves = record(
        attempt(1, 0, actual=10_000, outcome=Outcome.LEFT), attempt(1, 1, actual=12_000, outcome=Outcome.CUT)
    )
    assert work_done_ms(halves) == 20_500


def test_self_paced_reps_that_were_done_are_all_of_them_however_fast() -> None:
    assert work_done_ms(record(attempt(5, actual=12_000))) == 39_000
    assert work_done_ms(record(attempt(5, actual=12_000, outcome=Outcome.SKIPPED))) == 12_000
    assert work_done_ms(record(attempt(7, actual=3_000))) == 20_000


def test_a_hold_that_was_let_go_early_is_worth_its_time() -> None:
    assert work_done_ms(record(attempt(1, actual=12_000))) == 12_000


@pytest.mark.parametrize(("reps_ms", "expected"), [(18_999, False), (19_000, True)])
def test_a_session_counts_from_sixty_percent_of_its_work(reps_ms: int, expected: bool) -> None:
    some = record(attempt(1), attempt(3, 1), attempt(5, 2, actual=reps_ms, outcome=Outcome.CUT))
    assert counts(some) is expected


@pytest.mark.parametrize(("done_ms", "expected"), [(179_999, False), (180_000, True)])
def test_a_session_counts_from_three_minutes_of_work(done_ms: int, expected: bool) -> None:
    row = attempt(1, actual=done_ms, planned_ms=600_000, outcome=Outcome.CUT)
    assert counts(record(row, work_ms=1_200_000)) is expected


@pytest.mark.parametrize("status", [Status.ABANDONED, Status.RUNNING])
def test_what_was_abandoned_or_still_runs_does_not_count(status: Status) -> None:
    whole = record(*(attempt(index, index) for index in range(8)), status=status)
    assert done_share(whole) == 1
    assert not counts(whole)


def test_an_open_test_of_no_stated_length_is_all_of_it_when_nothing_else_was_planned() -> None:
    row = attempt(7, actual=4_000, planned_ms=0)
    assert (done_share(record(row, work_ms=0)), counts(record(row, work_ms=0))) == (1.0, True)
    skipped = replace(row, outcome=Outcome.SKIPPED)
    assert (done_share(record(skipped, work_ms=0)), counts(record(skipped, work_ms=0))) == (0.0, False)


def test_an_open_test_of_no_stated_length_adds_minutes_but_no_share() -> None:
    row = attempt(7, actual=200_000, planned_ms=0)
    assert (work_done_ms(record(row)), done_share(record(row))) == (200_000, 0.0)
    assert counts(record(row))


rows = st.builds(
    attempt,
    st.integers(0, 7),
    st.just(0),
    st.integers(0, 200_000),
    outcome=st.sampled_from(Outcome),
)


@given(st.lists(rows, max_size=12), st.permutations(range(12)))
def test_the_share_is_a_share_and_knows_no_order(found: list[AttemptRow], order: list[int]) -> None:
    shuffled = [found[place] for place in order if place < len(found)]
    assert 0 <= done_share(record(*found)) <= 1
    assert done_share(record(*found)) == done_share(record(*shuffled))


@given(st.lists(rows, max_size=8), rows)
def test_one_more_attempt_never_takes_anything_away(found: list[AttemptRow], more: AttemptRow) -> None:
    assert work_done_ms(record(*found, more)) >= work_done_ms(record(*found))
    assert counts(record(*found, more)) or not counts(record(*found))


def test_the_json_has_the_shape_that_others_rely_on() -> None:
    shown = record_to_json(
        replace(
            record(attempt(1, 0, actual=12_345, outcome=Outcome.CUT), attempt(7, 1, recorded=12.0)),
            pauses=(PauseRow(30_250, 2_000, Reason.GAP),),
            answers=Answers(rpe=6, pain=0, red_flag=False, technique=True, note="fine"),
        )
    )
    assert shown == {
        "id": "6f9e0c6e-4d3b-4a39-9f39-0d3b6f1f8f11",
        "routine": "mini",
        "name": "Mini",
        "status": "partial",
        "origin": "followed",
        "day": "2026-03-02",
        "started_at": "2026-03-02T06:15:00+00:00",
        "planned_seconds": 135,
        "active_seconds": 60.5,
        "paused_seconds": 2,
        "rpe": 6,
        "pain": 0,
        "red_flag": False,
        "technique": True,
        "note": "fine",
        "pauses": [{"at": 30.25, "seconds": 2, "reason": "gap"}],
        "intervals": [
            {
                "seq": 0,
                "index": 1,
                "attempt": 1,
                "kind": "hold",
                "exercise": "balance",
                "name": "Single-leg balance",
                "side": "left",
                "round": None,
                "set": 1,
                "start": 10,
                "planned_seconds": 20.5,
                "actual_seconds": 12.345,
                "reps_planned": None,
                "reps_done": None,
                "recorded": None,
                "unit": None,
                "load": None,
                "outcome": "cut",
            },
            {
                "seq": 1,
                "index": 7,
                "attempt": 1,
                "kind": "open",
                "exercise": None,
                "name": "As many as you can",
                "side": None,
                "round": None,
                "set": 1,
                "start": 115,
                "planned_seconds": 20,
                "actual_seconds": 20,
                "reps_planned": None,
                "reps_done": None,
                "recorded": 12,
                "unit": "reps",
                "load": None,
                "outcome": "done",
            },
        ],
    }
    assert " ".join(shown) == (
        "id routine name status origin day started_at planned_seconds active_seconds paused_seconds "
        "rpe pain red_flag technique note pauses intervals"
    )


def test_what_was_not_answered_is_null() -> None:
    shown = json.loads(json.dumps(record_to_json(record())))
    assert [shown[key] for key in ("rpe", "pain", "red_flag", "technique", "note")] == [None] * 5
    assert (shown["pauses"], shown["intervals"]) == ([], [])


def test_a_recorded_number_is_shown_as_it_was_given() -> None:
    shown = record_to_json(record(attempt(7, recorded=11.5)))
    assert shown["intervals"][0]["recorded"] == 11.5


def test_a_row_takes_its_names_from_the_interval_and_its_numbers_from_the_attempt() -> None:
    interval = TIMELINE.intervals[5]
    happened = Attempt(5, 99, 40_000, 39_000, 13, 12, Outcome.EXTENDED)
    row = attempt_row(interval, happened, seq=4, nth=2, start_ms=70_000)
    assert row == attempt(
        5, 4, actual=40_000, attempt=2, start_ms=70_000, reps_done=12, outcome=Outcome.EXTENDED, load="8 kg"
    )
    assert (row.exercise, row.block, row.round, row.set) == ("calf-raise", "2.1", 1, 1)
    assert row.kind is Kind.REPS


def test_a_moment_keeps_the_day_that_it_was_for_the_person() -> None:
    late = datetime(2026, 3, 28, 23, 59, tzinfo=timezone(timedelta(hours=-3, minutes=-30)))
    found = moment_at(late)
    assert (found.utc, found.zone, found.offset_minutes) == (
        datetime(2026, 3, 29, 3, 29, tzinfo=UTC),
        "-03:30",
        -210,
    )
    assert found.day == date(2026, 3, 28)
    assert moment_at(late + timedelta(minutes=2)).day == date(2026, 3, 29)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("local", "day_start", "day"),
    [
        ("2026-07-01T23:59+02:00", 0, "2026-07-01"),
        ("2026-07-02T00:01+02:00", 0, "2026-07-02"),
        ("2026-07-01T23:59+02:00", 4, "2026-07-01"),
        ("2026-07-02T00:01+02:00", 4, "2026-07-01"),
        ("2026-07-02T03:59:59.999+02:00", 4, "2026-07-01"),
        ("2026-07-02T04:00+02:00", 4, "2026-07-02"),
        ("2026-07-02T11:59+02:00", 12, "2026-07-01"),
        ("2026-07-02T12:00+02:00", 12, "2026-07-02"),
        ("2028-03-01T02:00+01:00", 4, "2028-02-29"),
        ("2027-01-01T02:00+01:00", 4, "2026-12-31"),
        # The night in which clocks go from 02:00 to 03:00: the day begins at 4 on the wall, 3 hours after midnight.
        ("2026-03-29T01:59+01:00", 4, "2026-03-28"),
        ("2026-03-29T03:00+02:00", 4, "2026-03-28"),
        ("2026-03-29T04:00+02:00", 4, "2026-03-29"),
        # An hour that the clock leaves out: the day begins with the next one.
        ("2026-03-29T01:59+01:00", 2, "2026-03-28"),
        ("2026-03-29T03:00+02:00", 2, "2026-03-29"),
        # The night in which they go from 03:00 back to 02:00.
        ("2026-10-25T02:59+02:00", 3, "2026-10-24"),
        ("2026-10-25T02:00+01:00", 3, "2026-10-24"),
        ("2026-10-25T03:00+01:00", 3, "2026-10-25"),
        # Over the date line, on one day twice.
        ("2026-05-09T23:00+13:00", 4, "2026-05-09"),
        ("2026-05-09T02:00-10:00", 4, "2026-05-08"),
    ],
)
def test_a_day_begins_at_its_hour_by_the_clock_on_the_wall(local: str, day_start: int, day: str) -> None:
    assert day_of(at(local), day_start) == date.fromisoformat(day)
    assert moment_at(at(local), day_start=day_start).day == date.fromisoformat(day)


@given(st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1)), st.integers(0, 12))  # noqa: DTZ001
def test_a_later_instant_is_never_of_an_earlier_day(local: datetime, day_start: int) -> None:
    days = [day_of(local + timedelta(minutes=minutes), day_start) for minutes in (0, 1, 59, 24 * 60 - 1, 24 * 60)]
    assert days == sorted(days)
    assert days[-1] - days[0] == timedelta(days=1)


def test_the_hour_of_the_day_moves_neither_the_instant_nor_the_zone() -> None:
    late = at("2026-07-02T00:01+02:00")
    assert replace(moment_at(late, day_start=4), day=date(2026, 7, 2)) == moment_at(late)


def test_a_moment_names_its_zone_where_it_is_known() -> None:
    assert moment_at(NOW, "UTC").zone == "UTC"
    assert moment_at(NOW).zone == "+00:00"
    with pytest.raises(ValueError, match="offset"):
        moment_at(datetime(2026, 3, 2))  # noqa: DTZ001
