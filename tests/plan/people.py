"""Eight people who follow what is advised for eight weeks, by the same functions as the app.

Each day on which somebody trains, the morning is asked about, a suggestion is made of all that was done and decided
so far, what it says is done, and the questions afterwards are answered, or not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache, cached_property

from foottimer.history.checkin import check_series
from foottimer.history.decisions import Decision, DecisionKind, Morning, morning_of, morning_text
from foottimer.history.outlook import outlook
from foottimer.history.streak import streak
from foottimer.history.sums import Check
from foottimer.plan.course.course import Course, course_of
from foottimer.plan.files.disk import known_of, plans
from foottimer.plan.gates.counsel import Counsel, counsel
from foottimer.plan.gates.lighter import Lighter, lighter
from foottimer.plan.levels.standing import SeriesStanding, standings
from foottimer.plan.model import Done, Offer, Plan
from foottimer.plan.offering import offer_of
from foottimer.plan.situation import Situation
from foottimer.plan.today.asdone import as_done
from foottimer.plan.today.mornings import morning_due
from foottimer.plan.today.suggest import suggest
from foottimer.plan.today.suggestion import Suggestion
from foottimer.routine.library import bundled_catalogue, load_library
from foottimer.routine.model import Routine, Side, Unit
from foottimer.routine.timeline import Kind

START = date(2026, 1, 5)
"""The Monday on which they all begin."""
WEEK = 7
DAYS = 8 * WEEK
"""How long they are followed."""
LITE = "lite"
"""The plan for three days a week."""
SIDES = (Side.LEFT, Side.RIGHT)
CHECKS = {
    ("quadripod-balance", "Quadripod balance", Unit.SECONDS): ((28, 25), (38, 36), (45, 44)),
    ("quadripod-closed", "Quadripod balance, eyes closed", Unit.SECONDS): ((6, 5), (9, 8), (12, 11)),
    (None, "Single-leg calf raises to fatigue", Unit.REPS): ((14, 12), (19, 17), (23, 22)),
    ("knee-to-wall", "Knee to wall", Unit.CM): ((9.5, 8), (10, 9.5), (11, 10.5)),
}
"""What their first, second and third check-in say, left and right; of the first one the calf test ended early."""


@dataclass(frozen=True, slots=True)
class Went:
    """How one session of somebody went."""

    rpe: int | None = 5
    pain: int | None = 0
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, and how they are."""

    id: str
    name: str
    """As the transcript calls them."""
    about: str
    """Who they are, in a sentence or two."""
    plan: str = "eight-weeks"
    trains: Callable[[int], bool] = lambda day: True
    """Whether they do something on a day, counted from 0."""
    went: Callable[[int, Offer], Went] = lambda day, offer: Went()
    """How a routine goes on a day."""
    morning: Callable[[int], Morning] = lambda day: Morning(0, False)
    """How the morning after a day was."""
    takes_hints: bool = False
    """Whether they begin the plan for three days a week when it is offered to them."""


@dataclass(frozen=True, slots=True)
class Did:
    """One routine that was done, and what was said before it."""

    offer: Offer
    done: Done
    counsel: Counsel
    lighter: Lighter


@dataclass
class Day:
    """One day on which somebody trained, or was told to rest."""

    number: int
    """From 0."""
    day: date
    suggestion: Suggestion
    course: Course | None
    asked: date | None
    """The day about whose morning after they were asked."""
    answer: Morning | None
    did: list[Did] = field(default_factory=list)
    evening: Situation | None = None
    """Everything once the day was done."""
    begins: date | None = None
    """The day from which they follow the plan that was offered to them, where they decided so on this day."""

    @cached_property
    def standings(self) -> Mapping[str, SeriesStanding]:
        """Where each series stands in the evening; computed for who asks, as few days are asked about."""
        return standings(self.evening) if self.evening else {}


@dataclass(slots=True)
class Life:
    """The eight weeks of somebody."""

    person: Person
    days: list[Day] = field(default_factory=list)
    sessions: list[Done] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)

    def situation(self, today: date) -> Situation:
        """Everything as of a day, as it would be gathered from a store."""
        told = [one for one in self.decisions if one.kind is DecisionKind.MORNING]
        mornings = {date.fromisoformat(one.about): morning_of(one.value) for one in told}
        sessions = tuple(replace(done, morning=mornings.get(done.day)) for done in self.sessions)
        days = [done.day for done in sessions]
        offers, all_plans = there_is()
        return Situation(
            today=today,
            sessions=sessions,
            decisions=tuple(self.decisions),
            offers=offers,
            plans=all_plans,
            checks=check_series(self.checks),
            streak=streak(days, today),
            outlook=outlook(days, today),
        )


@cache
def routines() -> dict[str, Routine]:
    """The bundled routines by their ids."""
    return {entry.id: entry.routine for entry in load_library(None) if entry.routine is not None}


@cache
def there_is() -> tuple[tuple[Offer, ...], tuple[Plan, ...]]:
    """Every bundled routine as advice sees it, and every bundled plan."""
    offers = tuple(offer_of(routine) for routine in routines().values())
    return offers, tuple(one.plan for one in plans(None, known_of(load_library(None))) if one.plan)


@cache
def holds() -> dict[str, tuple[tuple[str, int, int], ...]]:
    """The longest hold on each leg that a routine has, by its id."""
    found: dict[str, tuple[tuple[str, int, int], ...]] = {}
    for entry in load_library(None):
        intervals = entry.timeline.intervals if entry.timeline else ()
        held = [one for one in intervals if (one.kind, one.exercise) == (Kind.HOLD, "quadripod-balance")]
        left, right = (max((one.length for one in held if one.side is side), default=0) for side in SIDES)
        if left or right:
            found[entry.id] = (("quadripod-balance", left, right),)
    return found


def live(person: Person) -> Life:
    """Follow somebody through the eight weeks."""
    life = Life(person)
    life.decisions.append(Decision(DecisionKind.PLAN_START, START, person.plan))
    for number in range(DAYS):
        if person.trains(number):
            life.days.append(a_day(life, number))
    return life


def a_day(life: Life, number: int) -> Day:
    """Ask about the morning, do what is suggested, answer the questions."""
    today = START + timedelta(days=number)
    situation = life.situation(today)
    asked, answer = morning_due(situation), None
    if asked:
        answer = life.person.morning((asked - START).days)
        value = morning_text(answer)
        life.decisions.append(Decision(DecisionKind.MORNING, today, asked.isoformat(), value))
        situation = life.situation(today)
    suggestion = as_done(suggest(situation), situation, routines(), bundled_catalogue().exercises)
    day = Day(number, today, suggestion, course_of(situation), asked, answer)
    for item in day.suggestion.items:
        day.did.append(do(life, number, item.offer))
    if life.person.takes_hints and offered(day) and LITE not in {one.about for one in life.decisions}:
        day.begins = today + timedelta(days=WEEK - number % WEEK)
        life.decisions.append(Decision(DecisionKind.PLAN_START, day.begins, LITE))
    day.evening = life.situation(today)
    return day


def offered(day: Day) -> bool:
    """Whether the plan for three days a week is offered on a day."""
    return day.course is not None and any(f"the plan {LITE}" in why for why in day.course.why)


def do(life: Life, number: int, offer: Offer) -> Did:
    """Do one routine, as light as it is made, and say how it went."""
    today = START + timedelta(days=number)
    situation = life.situation(today)
    light = lighter(situation, routines()[offer.id], bundled_catalogue().exercises)
    went = life.person.went(number, offer)
    done = Done(
        id=f"{life.person.id}-{len(life.sessions)}",
        day=today,
        routine=offer.id,
        series=offer.series,
        level=offer.level,
        share=went.share,
        rpe=went.rpe,
        pain=went.pain,
        red_flag=None if went.pain is None else False,
        active_ms=offer.total_ms,
        contacts=offer.contacts,
        holds=holds().get(offer.id, ()),
    )
    life.sessions.append(done)
    if offer.id == "check-in":
        life.checks.extend(tested(life, done))
    return Did(offer, done, counsel(situation, offer), light)


def tested(life: Life, done: Done) -> Iterator[Check]:
    """The numbers of a check-in."""
    before = len({check.session for check in life.checks})
    for (exercise, name, unit), values in CHECKS.items():
        for side, value in zip(SIDES, values[min(before, len(values) - 1)], strict=True):
            yield Check(done.day, done.id, exercise, name, side, unit, value)


# The eight.


def weekdays(*chosen: int) -> Callable[[int], bool]:
    """Training on these days of the week alone, 0 for Monday."""
    return lambda day: day % WEEK in chosen


def hurting_calf(day: int, offer: Offer) -> Went:
    """Pain that comes with the first calf work, is at its worst on Thursday of week 3, and goes."""
    pains = {14: 3, 16: 4, 17: 6, 18: 4, 19: 4, 20: 3, 21: 3, 22: 2, 23: 2, 24: 2, 25: 1, 26: 1}
    return Went(rpe=7 if pains.get(day, 0) > 3 else 5, pain=pains.get(day, 0))


def hurting_morning(day: int) -> Morning:
    mornings = {14: Morning(2, False), 16: Morning(2, False), 17: Morning(4, True), 18: Morning(3, True)}
    return mornings.get(day, Morning(1 if 14 < day < 27 else 0, False))


PEOPLE = (
    Person("perfect", "Ana", "does everything that is asked for, every day, and all goes well."),
    Person("lite", "Leo", "has three days a week, follows the plan for them, and does all of it.", plan=LITE),
    Person(
        "pain",
        "Mia",
        "feels her calf from the first calf work on; on Thursday of week 3 it is a 6, then it goes slowly.",
        went=hurting_calf,
        morning=hurting_morning,
    ),
    Person(
        "fortnight",
        "Tom",
        "does everything, and is away for all of weeks 4 and 5.",
        trains=lambda day: not 21 <= day < 35,
    ),
    Person("twice", "Ida", "trains on Tuesdays and Fridays, and no more.", trains=weekdays(1, 4), takes_hints=True),
    Person("weekends", "Max", "trains on Saturdays and Sundays, and no more.", trains=weekdays(5, 6), takes_hints=True),
    Person("hard", "Eva", "does everything, and finds each session very hard: 9 of 10.", went=lambda *_: Went(rpe=9)),
    Person(
        "silent",
        "Jon",
        "does everything, and never answers a question.",
        went=lambda *_: Went(rpe=None, pain=None),
        morning=lambda _: Morning(),
    ),
)
"""Those who are followed."""
