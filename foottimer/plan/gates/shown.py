"""What the person has shown so far that a gate asks for: tests, holds and weeks that went well. Pure."""

from __future__ import annotations

import math
from datetime import timedelta

from foottimer.history.norms import norm
from foottimer.plan.levels.case import HARD_RPE, PERCENT, UP_SHARE
from foottimer.plan.levels.colours import colour_of
from foottimer.plan.model import WEEK, Colour, Done
from foottimer.plan.situation import Situation
from foottimer.routine.model import Unit

NORM_PERCENT = 70
"""Percent of the norm of one's age that is enough for a gate. Source: judgement."""
GREEN_WEEKS = 2
"""Spans of seven days, up to today, that have to be green. Source: judgement."""
SECOND = 1000
"""Ms. Source: the calendar."""
BALANCE, CALF_RAISES = "quadripod-balance", "calf raise"
"""The exercise of balance with open eyes, and what a test of calf raises has in its name."""

Sides = tuple[float, float]
"""A number of the left side and one of the right; 0 for a side that was not tested."""


def calf_raises(situation: Situation) -> Sides:
    """Return the raises on one leg of the newest check-in."""
    for series in situation.checks:
        if series.unit is Unit.REPS and CALF_RAISES in series.name.casefold():
            newest = series.points[-1]
            return newest.left or 0, newest.right or 0
    return 0, 0


def balance(situation: Situation) -> Sides:
    """Return the seconds on one leg with open eyes: of the newest check-in, or of longer holds in sessions."""
    left: list[float] = [0]
    right: list[float] = [0]
    for series in situation.checks:
        if series.unit is Unit.SECONDS and series.exercise == BALANCE:
            left.append(series.points[-1].left or 0)
            right.append(series.points[-1].right or 0)
    for done in situation.sessions:
        for exercise, left_ms, right_ms in done.holds:
            if exercise == BALANCE:
                left.append(left_ms // SECOND)
                right.append(right_ms // SECOND)
    return max(left), max(right)


def enough_raises(situation: Situation, most: int) -> int:
    """Return how many raises are enough: 70 % of the norm of one's age, `most` at most, or without an age."""
    return _enough(situation, most, "calf raises", None, Unit.REPS)


def enough_seconds(situation: Situation, most: int) -> int:
    """Return how many seconds on one leg are enough, likewise."""
    return _enough(situation, most, "", BALANCE, Unit.SECONDS)


def green_weeks(situation: Situation) -> int:
    """Return how many of the last spans of seven days are green, counted back from today to the first that is not.

    Such a span has a session that went well, and none that hurt. Where nobody asks about pain, what was done and how
    hard it was has to do.
    """
    for span in range(GREEN_WEEKS):
        last = situation.today - timedelta(WEEK * span)
        first = last - timedelta(WEEK - 1)
        went = [went_well(done, situation) for done in situation.sessions if first <= done.day <= last]
        if True not in went or False in went:
            return span
    return GREEN_WEEKS


def went_well(done: Done, situation: Situation) -> bool | None:
    """Return whether a session went well; None where nobody can tell."""
    if situation.settings.pain or done.red_flag:
        colour = colour_of(done)
        return None if colour is Colour.UNKNOWN else colour is Colour.GREEN
    if done.rpe is not None and done.rpe >= HARD_RPE:
        return False
    return True if done.share >= UP_SHARE else None


def well_done(situation: Situation, series: str, level: int = 1) -> int:
    """Return how many sessions of a series went well, at a level and above."""
    done = (one for one in situation.sessions if one.series == series and (one.level or 1) >= level)
    return sum(1 for one in done if went_well(one, situation))


def _enough(situation: Situation, most: int, name: str, exercise: str | None, unit: Unit) -> int:
    settings = situation.settings
    found = norm(exercise, name, unit, settings.age, settings.sex)
    return most if found is None else min(most, math.ceil(found.low * NORM_PERCENT / PERCENT))
