"""What the plan has for tomorrow that today should leave room for. Pure."""

from __future__ import annotations

from datetime import timedelta

from foottimer.plan.course.course import course_of
from foottimer.plan.course.coursedays import CourseState
from foottimer.plan.gates.spacing import CALVES
from foottimer.plan.levels.standing import PLYO
from foottimer.plan.model import Offer
from foottimer.plan.situation import Situation


def room_for_tomorrow(situation: Situation, offer: Offer) -> tuple[str, ...]:
    """Return why heavy calf work suits another day: tomorrow is for jumping; nothing where it is not."""
    course = course_of(situation) if offer.series == CALVES else None
    if course is None or course.state is not CourseState.RUNNING:
        return ()
    tomorrow = course.day(situation.today + timedelta(1))
    jumps = [item for item in tomorrow.items if item.name in PLYO] if tomorrow and not tomorrow.done else []
    if not jumps:
        return ()
    return (
        f"Your plan has {jumps[0].name} tomorrow, and tired calves land hard: the day before jumps is a light one. "
        "Do this on the same day as the jumps, after them.",
    )
