"""When rest is due, whatever else may be, and why. Pure."""

from __future__ import annotations

from datetime import date, timedelta

from foottimer.history.calendar import PausedDays
from foottimer.plan.levels.case import HARD_RPE
from foottimer.plan.levels.colours import colour_of, colour_reason
from foottimer.plan.model import Colour, Done
from foottimer.plan.situation import Situation
from foottimer.plan.today.rota import is_gentle, trained
from foottimer.plan.words import day_name, when

RED_DAYS = 2
"""Days of rest after a red session, its own counted: 48 h. Source: Silbernagel 2007, made stricter."""
IN_A_ROW = 3
"""Days in a row with something done after which nothing at all is asked for. Source: judgement."""


def paused_today(situation: Situation) -> PausedDays | None:
    """Return the paused days that today is one of; None where it is not."""
    return next((pause for pause in situation.paused if pause.first <= situation.today <= pause.last), None)


def red_lately(situation: Situation) -> Done | None:
    """Return the last session whose pain asks for rest today; None where none does, or nobody is asked about pain."""
    if not situation.settings.pain:
        return None
    since = situation.today - timedelta(days=RED_DAYS)
    red = [done for done in situation.sessions if since < done.day and colour_of(done) is Colour.RED]
    return red[-1] if red else None


def why_red(done: Done, name: str, today: date) -> str:
    """Return why rest is due after a red session of what is called `name`."""
    again = done.day + timedelta(days=RED_DAYS)
    return (
        f"{name} was red {when(done.day, today)}: {colour_reason(done)}. "
        f"Rest for 48 hours, until {day_name(again, today)}, and see how it is then."
    )


def easy_reason(situation: Situation) -> str:
    """Return why today is better an easy day, as yesterday's session says; empty where it is not."""
    yesterday = [done for done in trained(situation) if done.day == situation.today - timedelta(days=1)]
    for done in reversed(yesterday):
        if situation.settings.pain and colour_of(done) is Colour.AMBER:
            return f"Yesterday's session was amber: {colour_reason(done)}. Take it easy today."
        if done.rpe is not None and done.rpe >= HARD_RPE:
            return f"Yesterday's session was an effort of {done.rpe} of 10: take it easy today."
    return ""


def days_in_a_row(situation: Situation) -> int:
    """Return on how many days up to yesterday something was done, without a day between them."""
    days = {done.day for done in situation.sessions if done.counts}
    count = 0
    while situation.today - timedelta(days=count + 1) in days:
        count += 1
    return count


def done_today(situation: Situation) -> tuple[Done, ...]:
    """Return today's sessions that count, what is gentle only where nothing else was done."""
    done = [one for one in situation.sessions if one.day == situation.today and one.counts]
    return tuple([one for one in done if not is_gentle(one)] or done)
