"""The level-up rule: from a series' sessions and today to up, stay, ease, down, rest or restart. Pure."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from foottimer.plan.levels.case import (
    AMBER_SESSIONS,
    DOWN_DAYS,
    HARD_RPE,
    HARD_SESSIONS,
    REST_DAYS,
    RESTART_DAYS,
    UP_SHARE,
    Case,
)
from foottimer.plan.levels.colours import colour_of, colour_reason, waits_for_morning
from foottimer.plan.levels.rulewords import Fact, ahead, hint, left_out, stay_why, up_facts, up_why
from foottimer.plan.model import Colour
from foottimer.plan.words import listed, whose
from foottimer.values import dataclass, replace

__all__ = ["DOWN_DAYS", "RESTART_DAYS", "REST_DAYS", "UP_SHARE", "Advice", "Fact", "Verdict", "decide", "turn"]
"""What other modules may take from here: numbers and facts have modules of their own."""


class Advice(StrEnum):
    """What is advised for the next session of a series."""

    UP = "up"
    """A level higher."""
    STAY = "stay"
    """The same level."""
    EASE = "ease"
    """The same level with a set fewer."""
    DOWN = "down"
    """A level lower."""
    REST = "rest"
    """Two days of rest, then easier exercises, or one set where there are none."""
    RESTART = "restart"
    """Level 1 again, from the beginning."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rule says."""

    advice: Advice
    """In a word."""
    level: int
    """The level from now on."""
    why: str
    """The reason, in sentences, with its numbers and days."""
    facts: tuple[Fact, ...] = ()
    """The numbers, each with what is needed."""
    earned: bool = False
    """Whether all is there that a higher level asks for, at the highest level too."""
    ahead: str = ""
    """What is missing to the next level, in a sentence."""


def decide(case: Case) -> Verdict:
    """Return what is advised, with all that is to be said of it."""
    verdict = _before_all(case) or _up(case) or _stay(case)
    return replace(verdict, ahead=ahead(case, verdict.level))


def turn(case: Case) -> Verdict | None:
    """Return what `decide` does where that changes the level or begins it again, but for what is ahead; else None.

    Without the words of all that stays, years of sessions are gone through at once.
    """
    verdict = _before_all(case) or _up(case)
    if verdict is None or (verdict.level == case.level and verdict.advice is not Advice.RESTART):
        return None
    return verdict


def _before_all(case: Case) -> Verdict | None:
    """What days off, pain and effort say; it goes before what was earned."""
    return _days_off(case) or _red(case) or _hard(case) or _ambers(case)


def _days_off(case: Case) -> Verdict | None:
    if case.last is None or (off := (case.today - case.last).days) < (RESTART_DAYS if case.lasting else DOWN_DAYS):
        return None
    facts = (Fact("Days since the last session", f"{off}", f"fewer than {DOWN_DAYS}", False),)
    gone = f"{f'No {case.name}' if case.name else 'Nothing'} since {case.day(case.last)}, {off} days ago."
    if off >= RESTART_DAYS:
        why = f"{gone} After {RESTART_DAYS} days or more, begin again at level 1: what was there comes back quickly."
        return Verdict(Advice.RESTART, 1, why, facts)
    if case.level > 1:
        why = f"{gone} {DOWN_DAYS} days off cost a level: take level {case.level - 1} for now, and earn the way back."
        return Verdict(Advice.DOWN, case.level - 1, why, facts)
    why = f"{gone} {DOWN_DAYS} days off cost a level, but none is below level 1: stay there, and begin gently."
    return Verdict(Advice.STAY, 1, why, facts)


def _red(case: Case) -> Verdict | None:
    last = case.counted[-1] if case.asked and case.counted else None
    if last is None or colour_of(last) is not Colour.RED:
        return None
    reason = colour_reason(last)
    facts = (Fact("Pain in the last session", f"{reason} ({case.day(last.day)})", "not red", False),)
    told = f"{whose(last.day, case.today)} {case.name or 'session'} was red: {reason}."
    if last.red_flag:
        told += " Have that looked at before any jumping."
    if case.level > 1:
        why = f"{told} Go down to level {case.level - 1} until it is calm."
        return Verdict(Advice.DOWN, case.level - 1, why, facts)
    over = last.day + timedelta(days=REST_DAYS)
    rest = f"Rest until {case.day(over)}, 48 hours, then" if over > case.today else "The 48 hours of rest are over:"
    return Verdict(Advice.REST, 1, f"{told} {rest} take the easier exercises, and one set where there is none.", facts)


def _hard(case: Case) -> Verdict | None:
    last = case.counted[-HARD_SESSIONS:]
    efforts = [done.rpe for done in last if done.rpe is not None and done.rpe >= HARD_RPE]
    if len(efforts) < HARD_SESSIONS:
        return None
    have = listed(f"{done.rpe} ({case.day(done.day)})" for done in last)
    facts = (Fact("RPE of the last two", have, f"not both {HARD_RPE} or more", False),)
    told = f"The last two sessions{case.of} had an RPE of {have}: too hard."
    if case.level > 1:
        why = f"{told} Go down to level {case.level - 1} and build up again from there."
        return Verdict(Advice.DOWN, case.level - 1, why, facts)
    why = f"{told} Nothing is below level 1: where an exercise has several sets, do one fewer."
    return Verdict(Advice.EASE, 1, why, facts)


def _ambers(case: Case) -> Verdict | None:
    last = case.counted[-AMBER_SESSIONS:] if case.asked else ()
    ambers = [done for done in last if colour_of(done) is Colour.AMBER]
    if len(ambers) < AMBER_SESSIONS:
        return None
    have = listed(f"{case.day(done.day)}: {colour_reason(done)}" for done in ambers)
    facts = (Fact("The last two sessions", have, "not both amber", False),)
    hints = "".join(f" {hint(case, done)}" for done in ambers[-1:] if waits_for_morning(done))
    told = f"The last two sessions{case.of} were amber ({have})."
    why = f"{told} Stay at level {case.level}, one set fewer where there are several."
    return Verdict(Advice.EASE, case.level, why + hints, facts)


def _up(case: Case) -> Verdict | None:
    if case.level >= case.top or case.opens is None or case.opens > case.today:
        return None
    facts = tuple(up_facts(case))
    if not all(fact.met for fact in facts):
        return None
    return Verdict(Advice.UP, case.level + 1, up_why(case), facts, earned=True)


def _stay(case: Case) -> Verdict:
    facts = tuple(up_facts(case))
    earned = all(fact.met for fact in facts)
    why = " ".join(filter(None, (stay_why(case, earned), *left_out(case))))
    return Verdict(Advice.STAY, case.level, why, facts, earned)
