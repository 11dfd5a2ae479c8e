"""The figures of a period as JSON. Pure; `docs/stats.md` says what each is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from foottimer.history.checkin import Change, CheckPoint, CheckSeries
from foottimer.history.exercised import Amount, ExerciseTotal
from foottimer.history.overview import Overview
from foottimer.history.progress import SeriesCourse, WeekSum
from foottimer.history.totals import Totals
from foottimer.routine.timeline import seconds


def overview_to_json(told: Overview) -> dict[str, Any]:
    """The figures as `stats --json` prints them; absent things None."""
    return {
        "from": told.first.isoformat(),
        "to": told.last.isoformat(),
        "totals": _totals(told.totals),
        "weeks": [_week(week) for week in told.progress.weeks],
        "series": [_course(told.progress.weeks, course) for course in told.progress.progression],
        "exercises": [_exercise(total) for total in told.exercises],
        "tests": [test_to_json(test) for test in told.tests],
    }


def _totals(all_: Totals) -> dict[str, Any]:
    return {
        "sessions": all_.sessions,
        "training_days": all_.days,
        "active_seconds": seconds(all_.active_ms),
        "longest_seconds": seconds(all_.longest_ms),
        "longest_day": _day(all_.longest_day),
        "first_day": _day(all_.first),
        "last_day": _day(all_.last),
        "best_week": _day(all_.best_week.first if all_.best_week else None),
        "rpe": _rounded(all_.rpe),
        "pain": _rounded(all_.pain),
        "pain_worst": all_.pain_worst,
        "technique": _rounded(all_.technique),
        "red_flags": all_.red_flags,
        "contacts": all_.contacts,
        "rpe_answers": all_.rpe_answers,
        "pain_answers": all_.pain_answers,
        "technique_answers": all_.technique_answers,
    }


def _week(week: WeekSum) -> dict[str, Any]:
    return {
        "first_day": week.first.isoformat(),
        "training_days": week.days,
        "sessions": week.sessions,
        "active_seconds": seconds(week.active_ms),
        "rpe": _rounded(week.rpe),
        "pain": _rounded(week.pain),
        "pain_worst": week.pain_worst,
        "technique": _rounded(week.technique),
        "red_flags": week.red_flags,
        "contacts": week.contacts,
        "rpe_answers": week.rpe_answers,
        "pain_answers": week.pain_answers,
        "technique_answers": week.technique_answers,
    }


def _course(weeks: Sequence[WeekSum], course: SeriesCourse) -> dict[str, Any]:
    values = zip(weeks, course.levels, course.doses, course.sessions, strict=True)
    return {
        "series": course.series,
        "weeks": [
            {
                "first_day": week.first.isoformat(),
                "level": level,
                "work_minutes": _rounded(dose),
                "sessions": sessions,
            }
            for week, level, dose, sessions in values
            if sessions
        ],
    }


def _exercise(total: ExerciseTotal) -> dict[str, Any]:
    return {
        "exercise": total.exercise,
        "name": total.name,
        "days": total.days,
        "total": _amount(total.whole),
        "left": _amount(total.left),
        "right": _amount(total.right),
    }


def _amount(amount: Amount) -> dict[str, Any]:
    return {"sets": amount.sets, "reps": amount.reps, "seconds": seconds(amount.ms)}


def test_to_json(test: CheckSeries) -> dict[str, Any]:
    """One test over time, as `stats --json` and `checkin --json` print it; numbers are as they are kept, in cm."""
    return {
        "exercise": test.exercise,
        "name": test.name,
        "unit": test.unit.value,
        "gap_flagged": test.flagged,
        "points": [_point(point) for point in test.points],
        "since_first": _change(test.since_first),
        "since_last": _change(test.since_last),
    }


def _point(point: CheckPoint) -> dict[str, Any]:
    return {
        "day": point.day.isoformat(),
        "session": point.session,
        "left": point.left,
        "right": point.right,
        "both": point.both,
        "gap": _rounded(point.gap),
        "gap_percent": _rounded(point.gap_percent),
    }


def _change(change: Change | None) -> dict[str, Any] | None:
    if change is None:
        return None
    return {
        "since": change.since.isoformat(),
        "left": _rounded(change.left),
        "right": _rounded(change.right),
        "both": _rounded(change.both),
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
