"""What is asked about the morning after a training day, and what is written of it. Pure."""

from __future__ import annotations

from datetime import date, timedelta

from foottimer.history.decisions import Decision, DecisionKind, Morning, morning_of, morning_text
from foottimer.plan.saying import titled
from foottimer.plan.situation import Situation
from foottimer.plan.today.mornings import MOST_DAYS_BACK
from foottimer.plan.words import day_name, listed


def day_to_ask(situation: Situation) -> tuple[date | None, str]:
    """Return the last training day before today, answered for or not; or None, and why there is nothing to ask."""
    if not situation.settings.pain:
        return None, "Questions about pain are turned off in the settings."
    since = situation.today - timedelta(days=MOST_DAYS_BACK)
    days = [done.day for done in situation.sessions if done.counts and since <= done.day < situation.today]
    if days:
        return max(days), ""
    return None, f"No training day lies in the last {MOST_DAYS_BACK} days: there is no morning to ask about."


def title_of(day: date, today: date) -> str:
    """Return the question about the morning after `day`."""
    yesterday = (today - day).days == 1
    return "How is this morning?" if yesterday else f"How was the morning after {day_name(day, today)}?"


def asked(situation: Situation, day: date) -> tuple[str, str, Morning]:
    """Return how the question about the morning after `day` is titled, what was done then, and what was answered."""
    done = [one for one in situation.sessions if one.day == day and one.counts]
    offers = [situation.offer(one.routine) for one in done]
    names = dict.fromkeys(titled(offer) if offer else one.routine for offer, one in zip(offers, done, strict=True))
    yesterday = (situation.today - day).days == 1
    when = "Yesterday" if yesterday else day_name(day, situation.today)
    given = next((one.morning for one in done if one.morning is not None), Morning())
    return title_of(day, situation.today), f"{when}: {listed(names)}.", given


def decision_of(today: date, day: date, morning: Morning) -> Decision:
    """Return what is written of the morning after `day`."""
    return Decision(DecisionKind.MORNING, today, day.isoformat(), morning_text(morning))


def kept_line(decision: Decision) -> str:
    """Return what is said of an answer once it is written."""
    morning = morning_of(decision.value)
    if morning == Morning():
        return "The question about the morning was skipped."
    pain = f"pain {morning.pain}" if morning.pain is not None else ""
    stiffer = "" if morning.stiffer is None else "stiffer" if morning.stiffer else "not stiffer"
    return f"Kept: {', '.join(filter(None, (pain, stiffer)))}."
