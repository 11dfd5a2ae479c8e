"""Plans as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from foottimer.commands.plan_lines import Standings, lower_levels
from foottimer.history.checkin import CheckPoint
from foottimer.plan.course.course import Course, CourseDay, CourseWeek, ceiling
from foottimer.plan.course.finish import BeforeAfter
from foottimer.plan.load import minutes_a_week
from foottimer.plan.model import Plan, PlanItem
from foottimer.plan.situation import Situation
from foottimer.routine.timeline import seconds


def course_to_json(course: Course, standings: Standings) -> dict[str, Any]:
    """Return what `plan --json` prints; days are dates, absent things None."""
    return {
        "plan": course.plan.id,
        "name": course.plan.name,
        "state": course.state.value,
        "started": course.started.isoformat(),
        "ends": course.ends.isoformat(),
        "week": course.week.number if course.week else None,
        "weeks_planned": len(course.plan.weeks),
        "due": _items(ceiling(item, standings) for item in course.due),
        "why": [*course.why, *lower_levels(course, standings)],
        "weeks": [_week_json(week) for week in course.weeks],
    }


def _week_json(week: CourseWeek) -> dict[str, Any]:
    return {
        "number": week.number,
        "theme": week.theme,
        "first": week.first.isoformat(),
        "repeats": week.repeats,
        "total_seconds": seconds(week.total_ms),
        "contacts": week.contacts,
        "left_out": _items(week.left_out),
        "days": [_day_json(day) for day in week.days],
    }


def _day_json(day: CourseDay) -> dict[str, Any]:
    return {
        "day": day.day.isoformat(),
        "state": day.state.value,
        "items": _items(day.items),
        "open": _items(day.open),
        "planned": _items(day.planned),
        "from": day.from_day.isoformat() if day.from_day else None,
        "to": day.to_day.isoformat() if day.to_day else None,
        "swapped": day.swapped,
        "sessions": [done.id for done in day.done],
        "why": day.why,
    }


def _items(items: Iterable[PlanItem]) -> list[str]:
    return [item.text for item in items]


def plan_to_json(plan: Plan, situation: Situation, on: bool) -> dict[str, Any]:
    """Return a plan as `plan list --json` prints it; `on` is whether it was begun."""
    least, most = minutes_a_week(plan, situation)
    return {
        "id": plan.id,
        "name": plan.name,
        "about": plan.about,
        "weeks": len(plan.weeks),
        "least_minutes": least,
        "most_minutes": most,
        "on": on,
    }


def finish_to_json(found: BeforeAfter) -> dict[str, Any]:
    """Return what `plan finish --json` prints; days are dates."""
    from dataclasses import asdict

    told = asdict(found)
    for name in ("first", "last"):
        told[name] = told[name].isoformat()
    told["tests"] = [
        {
            "name": test.name,
            "unit": test.unit.value,
            "before": _point(test.before),
            "after": _point(test.after) if test.after else None,
        }
        for test in found.tests
    ]
    return told


def _point(point: CheckPoint) -> dict[str, Any]:
    return {"day": point.day.isoformat(), "left": point.left, "right": point.right, "both": point.both}
