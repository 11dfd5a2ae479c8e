"""Gates: what stands before jumps, hops and closed eyes, and what of it is there. Advice, which can be passed. Pure."""

from __future__ import annotations

from datetime import timedelta

from foottimer.plan.course.course import course_of
from foottimer.plan.course.coursedays import CourseState
from foottimer.plan.gates.shown import (
    GREEN_WEEKS,
    Sides,
    balance,
    calf_raises,
    enough_raises,
    enough_seconds,
    green_weeks,
    well_done,
    went_well,
)
from foottimer.plan.gates.spacing import FEET, HOPS
from foottimer.plan.levels.colours import colour_of
from foottimer.plan.levels.standing import INTRO, PROGRESS, standing_of
from foottimer.plan.model import WEEK, Colour, Offer
from foottimer.plan.situation import Situation
from foottimer.plan.words import counted, when
from foottimer.values import dataclass

PLYOMETRICS, TO_PROGRESS, BOX_JUMP = "plyometrics", "plyo-progress", "box-jump"
EYES_CLOSED, POGO_SINGLE, HOP_FIVE = "eyes-closed", "pogo-single", "hop-five"
"""The gates, by their ids; the decision to pass one names it so."""

RAISES = 15
"""Calf raises on one leg, each side, that are always enough for plyometrics. Source: judgement, after
Hebert-Losier 2017."""
SECONDS = 20
"""Seconds on one leg with open eyes, each side, that are always enough for plyometrics. Source: judgement, after
Springer 2007."""
SECONDS_TO_CLOSE = 30
"""Seconds on one leg with open eyes, each side, before eyes are closed. Source: judgement, after Springer 2007."""
FLAG_DAYS = 14
"""Days without a red flag before plyometrics. Source: judgement, after pages about bone stress injury."""
FEET_LEVEL = 2
"""The level of foot-strength before plyometrics. Source: judgement."""
GREEN_PROGRESS = 2
"""Green sessions of plyo-progress before box jumps and daily hops. Source: judgement."""
LADDER_DAYS = 56
"""Days since the first session, eight weeks, before the hardest hops. Source: Taddei 2020: eight weeks of training."""
UNDER_WAY_DAYS = 14
"""Days within which a green plyometric session says that they are under way. Source: judgement."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that a gate asks for, as texts for a screen."""

    label: str
    """What it is, as "Calf raises on one leg"."""
    have: str
    """What is there, as "left 12, right 15"."""
    need: str
    """What is needed, as "15 each side"."""
    met: bool
    """Whether it is."""


@dataclass(frozen=True, slots=True)
class Gate:
    """What stands before something, and how much of it is there."""

    id: str
    """As decisions name it."""
    name: str
    """What it stands before, as "Plyometrics"."""
    why: str
    """Why it is there, in a sentence or two."""
    conditions: tuple[Condition, ...]
    """What it asks for."""
    source: str
    """Where its numbers come from."""

    @property
    def open(self) -> bool:
        """Whether all is there."""
        return all(condition.met for condition in self.conditions)

    @property
    def missing(self) -> tuple[Condition, ...]:
        """What is not there yet."""
        return tuple(condition for condition in self.conditions if not condition.met)


def gate(situation: Situation, id_: str) -> Gate:
    """Return a gate by its id; raises KeyError."""
    return _GATES[id_](situation)


def gates(situation: Situation) -> tuple[Gate, ...]:
    """Return every gate as it stands."""
    return tuple(make(situation) for make in _GATES.values())


def gates_before(situation: Situation, offer: Offer) -> tuple[Gate, ...]:
    """Return the gates that stand before a routine, open or not; that of closed eyes is no routine's but a block's."""
    wanted = {
        PLYOMETRICS: offer.contacts > 0 or offer.series in (INTRO, PROGRESS, HOPS),
        TO_PROGRESS: offer.series == PROGRESS,
        BOX_JUMP: BOX_JUMP in offer.exercises,
        POGO_SINGLE: POGO_SINGLE in offer.exercises,
        HOP_FIVE: offer.series == HOPS,
    }
    return tuple(gate(situation, id_) for id_, stands in wanted.items() if stands)


def _plyometrics(situation: Situation) -> Gate:
    raises, seconds = enough_raises(situation, RAISES), enough_seconds(situation, SECONDS)
    conditions = (
        _sides("Calf raises on one leg", calf_raises(situation), raises, ""),
        _sides("Balance on one leg, eyes open", balance(situation), seconds, " s"),
        _weeks(situation),
        _no_flag(situation),
        _feet(situation),
    )
    why = (
        "Jumping loads calves and tendons with several times your weight. Strength, balance and two weeks without "
        "trouble come first."
    )
    source = "judgement, the numbers after Hebert-Losier 2017 (calf raises) and Springer 2007 (balance)"
    return Gate(PLYOMETRICS, "Plyometrics", why, conditions, source)


def _to_progress(situation: Situation) -> Gate:
    standing = standing_of(situation, INTRO)
    at_top = standing.level >= standing.top
    level = Condition("Level of plyo-intro", f"{standing.level}", f"{standing.top}", at_top)
    beyond = well_done(situation, PROGRESS) >= GREEN_PROGRESS  # what comes after it went well: it was enough
    facts = standing.verdict.facts if at_top and not beyond else ()
    own = f"(plyo-intro {standing.top})"
    steps = tuple(Condition(f"{fact.label} {own}", fact.have, fact.need, bool(fact.met)) for fact in facts)
    asked = Condition("Questions about pain", "off", "on", False)
    conditions = (*(() if situation.settings.pain else (asked,)), level, *steps)
    why = "Rope, bounds and boxes land harder than the first hops: those have to go well twice, at their highest level."
    return Gate(TO_PROGRESS, "Plyometric progress", why, conditions, "judgement, as for every level")


def _box_jump(situation: Situation) -> Gate:
    why = "A jump onto a box is the hardest landing there is here: bounds and rope come first."
    return Gate(BOX_JUMP, "Low box jump", why, (_green_progress(situation),), "judgement")


def _eyes_closed(situation: Situation) -> Gate:
    asked = _sides("Balance on one leg, eyes open", balance(situation), SECONDS_TO_CLOSE, " s")
    why = "Without eyes, balance is several times as hard: whoever stands firmly with them does not fall without them."
    return Gate(EYES_CLOSED, "Balance with eyes closed", why, (asked,), "judgement, after Springer 2007")


def _pogo_single(situation: Situation) -> Gate:
    why = "Hops on one leg carry all of you on one tendon: that is for after the first eight weeks."
    return Gate(POGO_SINGLE, "Single-leg pogo", why, (_eight_weeks(situation),), "judgement, after Taddei 2020")


def _hop_five(situation: Situation) -> Gate:
    why = "Daily hops go past the usual number of landings. They are for tendons that know jumping."
    conditions = (_eight_weeks(situation), _green_progress(situation))
    return Gate(HOP_FIVE, "Five-minute hops", why, conditions, "judgement; the ladder after Engeroff 2023")


_GATES = {
    PLYOMETRICS: _plyometrics,
    TO_PROGRESS: _to_progress,
    BOX_JUMP: _box_jump,
    EYES_CLOSED: _eyes_closed,
    POGO_SINGLE: _pogo_single,
    HOP_FIVE: _hop_five,
}


def _sides(label: str, have: Sides, need: int, unit: str) -> Condition:
    left, right = have
    there = f"left {left:g}, right {right:g}{unit}" if left or right else "no check-in yet"
    return Condition(label, there, f"{need}{unit} each side", min(have) >= need)


def _weeks(situation: Situation) -> Condition:
    green = green_weeks(situation)
    word = "Green" if situation.settings.pain else "Good"
    if green < GREEN_WEEKS and _under_way(situation):
        return Condition(f"{word} weeks up to today", "jumping is under way", f"{GREEN_WEEKS}", True)
    return Condition(f"{word} weeks up to today", f"{green}", f"{GREEN_WEEKS}", green >= GREEN_WEEKS)


def _under_way(situation: Situation) -> bool:
    """Whether jumping began to go well and nothing went badly: from then on the level-up rule looks after it."""
    first = situation.today - timedelta(UNDER_WAY_DAYS - 1)
    recent = [done for done in situation.sessions if done.day >= first]
    jumps = any(done.series in (INTRO, PROGRESS) and went_well(done, situation) for done in recent)
    return jumps and not any(colour_of(done) is Colour.RED for done in recent)


def _no_flag(situation: Situation) -> Condition:
    first = situation.today - timedelta(FLAG_DAYS - 1)
    flagged = [done.day for done in situation.sessions if done.red_flag and done.day >= first]
    have = f"one {when(flagged[-1], situation.today)}" if flagged else "none"
    return Condition("Sharp, bony or swollen", have, f"none in {FLAG_DAYS} days", not flagged)


def _feet(situation: Situation) -> Condition:
    standing = standing_of(situation, FEET)
    high = standing.level >= FEET_LEVEL
    untried = high and standing.chosen and not well_done(situation, FEET, FEET_LEVEL)
    have = f"{standing.level}, chosen and not done well yet" if untried else f"{standing.level}"
    return Condition("Level of foot-strength", have, f"{FEET_LEVEL}, earned", high and not untried)


def _eight_weeks(situation: Situation) -> Condition:
    course = course_of(situation)
    if course and course.state is CourseState.FINISHED and len(course.plan.weeks) * WEEK >= LADDER_DAYS:
        return Condition("Your first session", "your plan is finished", f"{LADDER_DAYS} days ago", True)
    days = (situation.today - situation.sessions[0].day).days if situation.sessions else 0
    have = f"{counted(days, 'day')} ago" if situation.sessions else "none yet"
    return Condition("Your first session", have, f"{LADDER_DAYS} days ago", days >= LADDER_DAYS)


def _green_progress(situation: Situation) -> Condition:
    done = well_done(situation, PROGRESS) if situation.settings.pain else 0
    return Condition("Green sessions of plyo-progress", f"{done}", f"{GREEN_PROGRESS}", done >= GREEN_PROGRESS)
