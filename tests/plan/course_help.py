"""Plans, and what was done of them, in few letters: for tests of a course."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta

from foottimer.history.calendar import PausedDays
from foottimer.history.decisions import Decision, DecisionKind, swap_text
from foottimer.plan.course.course import Course, course_of
from foottimer.plan.course.coursedays import CourseWeek, DayState
from foottimer.plan.model import Done, Offer, Plan, PlanItem, PlanWeek
from foottimer.plan.situation import Situation

MONDAY = date(2026, 11, 2)
LETTERS = {
    "F": PlanItem("foot-strength", 1),
    "B": PlanItem("balance", 1),
    "C": PlanItem("calf-capacity", 1),
    "L": PlanItem("lower-body", 1),
    "P": PlanItem("plyo-intro", 1),
    "M": PlanItem("ankle-mobility", 1),
    "W": PlanItem("foot-activation"),
    "T": PlanItem("check-in"),
}
"""What the letter of an item stands for."""
SHOWN = {
    DayState.DONE: "x",
    DayState.PARTLY: "/",
    DayState.DUE: "!",
    DayState.AHEAD: ".",
    DayState.MOVED: ">",
    DayState.LEFT_OUT: "-",
    DayState.REST: "o",
    DayState.RESTED: "_",
    DayState.PAUSED: "p",
}
"""The character of each state."""


def items(letters: str) -> tuple[PlanItem, ...]:
    """What letters ask for; none for a full stop."""
    return tuple(LETTERS[letter] for letter in letters if letter != ".")


def letters(found: Iterable[PlanItem]) -> str:
    """The letters of what is asked for."""
    names = {item.name: letter for letter, item in LETTERS.items()}
    return "".join(names[item.name] for item in found)


def plan(*weeks: str, id: str = "mine") -> Plan:
    """A plan of weeks, each seven words of letters: "WT F . F B F ."."""
    return Plan(id, "Mine", tuple(PlanWeek("", tuple(items(word) for word in week.split())) for week in weeks))


def day(number: int) -> date:
    """The day so many days after the first Monday."""
    return MONDAY + timedelta(days=number)


def done(number: int, letter: str, level: int = 1, counts: bool = True) -> Done:
    """A session on a day."""
    item = LETTERS[letter]
    series = item.name if item.level else None
    routine = f"{series}-{level}" if series else item.name
    return Done(f"{number}{letter}", day(number), routine, series, level if series else None, counts=counts)


def sessions(text: str) -> tuple[Done, ...]:
    """Sessions by day: "0WT 1F 3F"."""
    return tuple(
        done(int(word.rstrip("".join(LETTERS))), letter)
        for word in text.split()
        for letter in word.lstrip("0123456789-")
    )


def decided(
    *entries: tuple[DecisionKind, int] | tuple[DecisionKind, int, int, int], at: int = 0
) -> tuple[Decision, ...]:
    """A start of "mine" on day `at` and what follows, in order: kinds with the day, of a swap with both days."""
    log = [Decision(DecisionKind.PLAN_START, day(at), "mine")]
    for kind, on, *days in entries:
        log.append(Decision(kind, day(on), "mine", swap_text(*map(day, days)) if days else ""))
    made = datetime(2026, 10, 1, tzinfo=UTC)
    return tuple(
        Decision(one.kind, one.day, one.about, one.value, made + timedelta(minutes=place), str(place))
        for place, one in enumerate(log)
    )


def swap(on: int, first: int, second: int) -> tuple[DecisionKind, int, int, int]:
    """Two days that change places, decided on a day."""
    return DecisionKind.PLAN_SWAP, on, first, second


def situation(
    of: Plan,
    today: int,
    done: Sequence[Done] | str = (),
    decisions: Sequence[Decision] | None = None,
    paused: Iterable[tuple[int, int]] = (),
    offers: Sequence[Offer] = (),
) -> Situation:
    """What a course is computed from."""
    return Situation(
        today=day(today),
        sessions=sessions(done) if isinstance(done, str) else tuple(done),
        decisions=decided() if decisions is None else tuple(decisions),
        offers=tuple(offers),
        plans=(of,),
        paused=tuple(PausedDays(day(first), day(last)) for first, last in paused),
    )


def course(of: Plan, today: int, done: Sequence[Done] | str = (), **more: object) -> Course:
    """The course, which there is."""
    found = course_of(situation(of, today, done, **more))  # type: ignore[arg-type]
    assert found is not None
    return found


def shown(week: CourseWeek) -> str:
    """A week in seven words: each day's state and what it asks for, as "xWT >F !F .F o"."""
    return " ".join(f"{SHOWN[day.state]}{letters(day.items)}" for day in week.days)


def shown_weeks(course: Course) -> list[str]:
    """Every week with its number: "1 xF _ ..."."""
    return [f"{week.number} {shown(week)}" for week in course.weeks]
