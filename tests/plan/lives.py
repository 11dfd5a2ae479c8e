"""Random people through twelve weeks, and what has to hold of all that is advised to them on each day."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from people import CHECKS, SIDES, holds, routines, there_is

from foottimer.history.calendar import Goal, PausedDays
from foottimer.history.checkin import check_series
from foottimer.history.decisions import Decision, DecisionKind, Morning, morning_of, morning_text, swap_text
from foottimer.history.outlook import outlook
from foottimer.history.streak import streak
from foottimer.history.sums import Check
from foottimer.plan.course.course import course_of
from foottimer.plan.course.finish import before_after
from foottimer.plan.gates.counsel import closes_eyes, counsel
from foottimer.plan.gates.gates import EYES_CLOSED, gate, gates
from foottimer.plan.gates.redflag import checked, lands, open_flags
from foottimer.plan.gates.spacing import is_plyo, tendon_guard
from foottimer.plan.levels.colours import colour_of
from foottimer.plan.levels.standing import PLYO, next_text, standings
from foottimer.plan.model import Colour, Done, Offer
from foottimer.plan.situation import Situation
from foottimer.plan.today.asdone import as_done
from foottimer.plan.today.mornings import morning_due
from foottimer.plan.today.rota import is_gentle
from foottimer.plan.today.suggest import suggest
from foottimer.plan.today.suggestion import Suggestion
from foottimer.routine.expand import expand
from foottimer.routine.library import bundled_catalogue
from foottimer.routine.model import Routine
from foottimer.routine.needs import fit, needs
from foottimer.settings.model import DEFAULTS, Settings
from foottimer.ui.advising import lightened
from foottimer.ui.today import Today

MONDAY = date(2026, 1, 5)
WEEKS = 12
THINGS = ("step", "rope", "box", "chair", "outdoors", "towel", "wall")
SOME = 9
"""Of so many routines one is asked about before its start, each day others."""
SPANS = 2
"""Days from one day of jumps to the next."""


@dataclass(slots=True)
class Random:
    """Somebody at random, and what they did so far."""

    chance: random.Random
    settings: Settings
    lacking: frozenset[str]
    trains: float
    """How likely they do something on a day, 0-1."""
    obeys: float
    """How likely it is what is suggested."""
    hurts: float
    """How likely a session hurts."""
    answers: float
    """How likely a question is answered."""
    weak: float
    """How much of what others show they show in a check-in."""
    sessions: list[Done] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    paused: list[PausedDays] = field(default_factory=list)

    def situation(self, today: date) -> Situation:
        """Everything as of a day."""
        told = {d.about: morning_of(d.value) for d in self.decisions if d.kind is DecisionKind.MORNING}
        days = [done.day for done in self.sessions if done.counts]
        offers, plans = there_is()
        goals = [Goal(date.min, self.settings.goal)]
        return Situation(
            today=today,
            sessions=tuple(replace(done, morning=told.get(done.day.isoformat())) for done in self.sessions),
            decisions=tuple(self.decisions),
            offers=offers,
            plans=plans,
            checks=check_series(self.checks),
            paused=tuple(self.paused),
            settings=self.settings,
            streak=streak(days, today, goals),
            outlook=outlook(days, today, goals),
        )


def born(seed: int) -> Random:
    """Somebody, the same of the same seed."""
    chance = random.Random(seed)
    settings = replace(
        DEFAULTS,
        pain=chance.random() < 0.85,
        goal=chance.randint(1, 7),
        age=chance.choice((None, 25, 45, 85)),
    )
    lacking = frozenset(thing for thing in THINGS if chance.random() < 0.2)
    person = Random(
        chance,
        settings,
        lacking,
        trains=chance.choice((0.3, 0.6, 1.0)),
        obeys=chance.choice((0.5, 0.9, 1.0)),
        hurts=chance.choice((0.0, 0.02, 0.15)),
        answers=chance.choice((0.3, 0.9, 1.0)),
        weak=chance.choice((0.3, 1.0, 1.3)),
    )
    plan = chance.choice(("eight-weeks", "eight-weeks", "lite", ""))
    if plan:
        person.decisions.append(Decision(DecisionKind.PLAN_START, MONDAY + timedelta(chance.randint(-3, 5)), plan))
    return person


def live(seed: int, weeks: int = WEEKS) -> int:
    """Follow somebody, and raise AssertionError with the seed and the day where advice breaks a rule.

    Returns how often anything was suggested.
    """
    person, found = born(seed), 0
    for number in range(weeks * 7):
        today = MONDAY + timedelta(number)
        try:
            found += a_day(person, today)
        except Exception as error:
            error.add_note(f"seed {seed}, {today:%A} {today}, lacking {sorted(person.lacking)}")
            raise
    return found


def a_day(person: Random, today: date) -> int:
    """One day of somebody: questions, decisions, what is suggested, what is done."""
    chance = person.chance
    asked = morning_due(person.situation(today))
    if asked and chance.random() < person.answers:
        hurt = chance.random() < person.hurts
        morning = Morning(chance.randint(0, 8) if hurt else chance.randint(0, 2), hurt and chance.random() < 0.5)
        if chance.random() < 0.1:
            morning = Morning()
        person.decisions.append(Decision(DecisionKind.MORNING, today, asked.isoformat(), morning_text(morning)))
    if chance.random() < 0.05:
        decide(person, today)
    situation = person.situation(today)
    suggestion = holds_true(situation, person.lacking)
    if chance.random() < person.trains:
        chosen = [item.offer for item in suggestion.items]
        if chance.random() > person.obeys:
            chosen = [chance.choice(situation.offers)]
        for offer in chosen:
            do(person, today, offer)
        if chosen:
            holds_true(person.situation(today), person.lacking)
    return len(suggestion.items)


def decide(person: Random, today: date) -> None:
    """Decide something or other."""
    chance, situation = person.chance, person.situation(today)
    ahead = sorted(chance.sample(range(7), 2))
    offer = chance.choice([offer for offer in situation.offers if offer.series and offer.level])
    made = {
        DecisionKind.PLAN_PAUSE: ("", ""),
        DecisionKind.PLAN_RESUME: ("", ""),
        DecisionKind.PLAN_SWAP: ("", swap_text(*(today + timedelta(day) for day in ahead))),
        DecisionKind.PLAN_START: (chance.choice(("eight-weeks", "lite", "gone")), ""),
        DecisionKind.PLAN_STOP: ("", ""),
        DecisionKind.LEVEL: (offer.series or "", str(chance.randint(1, 3))),
        DecisionKind.SORE: (chance.choice(offer.exercises), ""),
        DecisionKind.WELL: (chance.choice(offer.exercises), ""),
    }
    kind = chance.choice([*made, None])
    if kind is not None:
        person.decisions.append(Decision(kind, today, *made[kind]))
    elif open_flags(situation):
        person.decisions.append(checked(situation))
    else:
        person.paused.append(PausedDays(today, today + timedelta(chance.randint(0, 9)), "away"))


def do(person: Random, today: date, offer: Offer) -> None:
    """Do a routine, and say how it went."""
    chance = person.chance
    share = chance.choice((1.0, 1.0, 1.0, 1.0, 0.95, 0.7, 0.2))
    tells, hurt = chance.random() < person.answers, chance.random() < person.hurts
    done = Done(
        id=f"{len(person.sessions)}",
        day=today,
        routine=offer.id,
        series=offer.series,
        level=offer.level,
        share=share,
        counts=share >= 0.6,
        rpe=chance.choice((4, 5, 5, 6, 7, 9)) if tells else None,
        pain=(chance.randint(3, 9) if hurt else chance.randint(0, 2)) if tells and person.settings.pain else None,
        red_flag=hurt and chance.random() < 0.3 if tells and person.settings.pain else None,
        active_ms=offer.total_ms,
        contacts=round(offer.contacts * share),
        holds=holds().get(offer.id, ()),
    )
    person.sessions.append(done)
    if offer.id == "check-in":
        for (exercise, name, unit), values in CHECKS.items():
            for side, value in zip(SIDES, chance.choice(values), strict=True):
                person.checks.append(Check(today, done.id, exercise, name, side, unit, value * person.weak))


# What has to hold ------------------------------------------------------------------------------------------


def usable(lacking: frozenset[str]) -> dict[str, Routine]:
    """The routines that can be done, as they are done."""
    found = ((id_, fit(routine, lacking)) for id_, routine in routines().items())
    return {id_: fitting.routine for id_, fitting in found if fitting.fits}


def holds_true(situation: Situation, lacking: frozenset[str]) -> Suggestion:
    """Return what is suggested, once it is seen that nothing of it, or of all other advice, breaks a rule."""
    there = usable(lacking)
    exercises = bundled_catalogue().exercises
    suggestion = as_done(suggest(situation, there), situation, there, exercises, lacking)
    everything_has_a_reason(situation, suggestion)
    assert len({item.offer.id for item in suggestion.items}) == len(suggestion.items)
    assert suggestion.beginning or suggestion.next
    assert not (suggestion.rest and suggestion.items)
    offered = [*suggestion.items, *suggestion.instead.values()]
    for item in offered:
        assert item.offer.id in there
        is_fit(situation, item.offer, there[item.offer.id])
        assert not item.offer.opt_in
    for minutes, item in suggestion.instead.items():
        assert item.total_ms <= minutes * 60_000
    for item in suggestion.items:
        runs_as_long(situation, item.offer.id, there, lacking, item.total_ms)
    on_a_red_day(situation, suggestion)
    return suggestion


def is_fit(situation: Situation, offer: Offer, routine: Routine) -> None:
    """What is suggested is nothing that the start card would advise against."""
    standing = standings(situation).get(offer.series or "")
    assert standing is None or offer.level is None or offer.level <= standing.level, "above the earned level"
    if open_flags(situation):
        assert not lands(offer), "lands though something was sharp, bony or swollen"
    if offer.contacts or offer.series in PLYO:
        days = [(situation.today - done.day).days for done in situation.sessions if is_plyo(done)]
        assert not any(0 < day < SPANS for day in days), "jumps two days in a row"
    found = counsel(situation, offer)
    assert found.clear, (offer.id, [shut.id for shut in found.gates], found.advice)
    assert not routine.opt_in


def runs_as_long(
    situation: Situation, id_: str, there: dict[str, Routine], lacking: frozenset[str], said_ms: int
) -> None:
    """What the start card would run takes as long as is said, needs nothing that is lacking, and may be done."""
    today = lightened(situation, Today.without(routines()[id_], lacking), bundled_catalogue().exercises, lacking)
    done = today.done
    assert expand(done).total == said_ms, (id_, expand(done).total, said_ms)
    assert not set(needs(done)) & lacking, (id_, needs(done))
    if not gate(situation, EYES_CLOSED).open:
        assert not closes_eyes(done), id_
    if tendon_guard(situation) and done.series == "foot-strength":
        raises = [exercise for exercise in done.exercises if exercise.startswith("calf-raise-")]
        assert set(raises) <= {"calf-raise-double"}, raises


def on_a_red_day(situation: Situation, suggestion: Suggestion) -> None:
    """For 48 hours after a red session nothing but what is gentle is suggested."""
    if not situation.settings.pain:
        return
    red = [done for done in situation.sessions if colour_of(done) is Colour.RED]
    if any((situation.today - done.day).days < SPANS for done in red):
        assert suggestion.rest
        assert all(is_gentle(item.offer) for item in suggestion.instead.values())


def everything_has_a_reason(situation: Situation, suggestion: Suggestion) -> None:
    """No advice without its reason, in whole sentences."""
    assert suggestion.headline
    for text in reasons(situation, suggestion):
        assert text.strip(), "no reason"
        assert text.rstrip("”")[-1] in ".?!", text
        assert "  " not in text, text
        assert ".." not in text, text
        assert text[0].isupper() or text[0].isdigit(), text


def reasons(situation: Situation, suggestion: Suggestion) -> Iterator[str]:
    """Every reason that is given on a day."""
    assert suggestion.why
    yield from suggestion.why
    yield from suggestion.notes
    yield from (item.why for item in (*suggestion.items, *suggestion.instead.values()))
    for standing in standings(situation).values():
        yield from (standing.verdict.why, next_text(standing), *(step.why for step in standing.steps))
    for one in gates(situation):
        assert one.conditions
        assert one.source
        yield one.why
    for offer in situation.offers[situation.today.day % SOME :: SOME]:
        yield from counsel(situation, offer).advice
    course = course_of(situation)
    if course is not None:
        yield from course.why
        yield from before_after(situation, course).sentences
        yield from (day.why for week in course.weeks for day in week.days)
