"""The level-up rule: from a series' sessions and today to up, stay, ease, down, rest or restart. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from foottimer.plan.levels.case import (
    AMBER_SESSIONS,
    DOWN_DAYS,
    HARD_RPE,
    HARD_SESSIONS,
    REST_DAYS,
    RESTART_DAYS,
    TOP,
    UP_SHARE,
    Case,
    matters,
)
from foottimer.plan.levels.colours import colour_of, colour_reason, waits_for_morning
from foottimer.plan.levels.rulewords import Fact, ahead, hint, left_out, stay_why, up_facts, up_why
from foottimer.plan.model import Colour, Done
from foottimer.plan.words import listed, whose

__all__ = ["DOWN_DAYS", "RESTART_DAYS", "REST_DAYS", "UP_SHARE", "Advice", "Fact", "Verdict", "decide"]
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


def decide(
    sessions: Sequence[Done],
    level: int,
    today: date,
    *,
    plyo: bool = False,
    pain_asked: bool = True,
    top: int = TOP,
    since: date | None = None,
    beyond: str = "",
    name: str = "",
    lasting: bool = False,
) -> Verdict:
    """Return what is advised at `level`, from a series' sessions since it was entered, the oldest first.

    Sessions below the level count for pain, effort and days off, but earn nothing. `since` is the day from which days
    off count where that is later than the last session's, or there is none. `beyond` says what follows on `top`,
    `name` is the series as the reason calls it. A `lasting` one loses no level before it begins again.
    """
    days = [done.day for done in sessions]
    last = max((*days, *([since] if since else [])), default=None)
    told = tuple(done for done in sessions if matters(done, pain_asked))
    case = Case(tuple(sessions), told, level, today, plyo, pain_asked, top, beyond, name, lasting, last)
    verdict = _days_off(case) or _red(case) or _hard(case) or _ambers(case) or _up_or_stay(case)
    return replace(verdict, ahead=ahead(case, verdict.level))


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


def _up_or_stay(case: Case) -> Verdict:
    facts = tuple(up_facts(case))
    earned = all(fact.met for fact in facts)
    if earned and case.level < case.top:
        return Verdict(Advice.UP, case.level + 1, up_why(case), facts, earned)
    why = " ".join(filter(None, (stay_why(case, earned), *left_out(case))))
    return Verdict(Advice.STAY, case.level, why, facts, earned)
