"""How long tendons and bones are given between days of jumps and of heavy calf work, and how many landings. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from foottimer.plan.levels.colours import colour_of, colour_reason, morning_reason
from foottimer.plan.levels.standing import INTRO, PROGRESS
from foottimer.plan.model import WEEK, Colour, Done, Offer
from foottimer.plan.situation import Situation
from foottimer.plan.words import day_name, first_upper, weekday, when

APART = 2
"""Days from one plyometric day to the next at least, 48 to 72 h. Source: NSCA figures as quoted by coaching pages."""
CALVES_APART = 2
"""Days from one calf-capacity to the next at least, 48 h. Source: Rathleff 2015: calf raises every second day."""
INTRO_CONTACTS = 100
"""Ground contacts of a beginner's session at most. Source: NSCA figures as quoted by coaching pages: 80 to 100."""
MOST_CONTACTS = 140
"""Ground contacts of a session at most, once it is earned. Source: NSCA figures as quoted: 120 to 140."""
SESSIONS_A_WEEK = 2
"""Full sessions of ground contacts that a week may hold. Source: judgement, from 48 to 72 h between two."""
FELT_RPE = 7
"""Effort from which calf work is felt two days later, 0-10. Source: judgement; 6 is the most that a level-up takes."""
LOADED_FOR = 2
"""Days after which hard calf work still asks for light calf raises. Source: judgement, after Rathleff 2015."""

HOPS = "hop-five"
"""The series of daily hops; it is no part of any plan."""
CALVES = "calf-capacity"
"""The series of heavy calf work."""
FEET = "foot-strength"
"""The series whose calf raises give way to that."""


def is_plyo(done: Done) -> bool:
    """Whether a session was plyometric, also one that was logged afterwards without its landings."""
    return done.contacts > 0 or done.series in (INTRO, PROGRESS, HOPS)


def plyo_days(situation: Situation) -> dict[date, int]:
    """Return each plyometric day with its ground contacts, the oldest first."""
    days: dict[date, int] = {}
    for done in situation.sessions:
        if is_plyo(done):
            days[done.day] = days.get(done.day, 0) + done.contacts
    return days


def budget(offer: Offer) -> int:
    """Return how many ground contacts a session of this kind may ask for."""
    return MOST_CONTACTS if offer.series == PROGRESS else INTRO_CONTACTS


def spacing(situation: Situation, offer: Offer) -> tuple[str, ...]:
    """Return why today is too early, or too much, for a routine; nothing where it is neither.

    The daily ladder of hops has its own ramp, past all budgets: it only waits for other plyometric days.
    """
    said = []
    if jumps := offer.contacts > 0 or offer.series in (INTRO, PROGRESS, HOPS):
        said = [_too_early(situation, offer), _calves_before(situation)]
        if offer.series != HOPS:
            said += [_too_much_at_once(situation, offer), _too_much_a_week(situation, offer)]
    if offer.series == CALVES:
        said += [_calves_too_early(situation)]
    if jumps or offer.series == CALVES:
        said += [_not_calm(situation)]
    return tuple(sentence for sentence in said if sentence)


def plyo_from(situation: Situation, hops: bool = True) -> date:
    """Return the first day for plyometrics again, today where nothing stands against it; without `hops` of other kind.

    Today's own do not count: whoever goes on with them the same day is counting contacts, not days.
    """
    return _again(situation, (done for done in situation.sessions if is_plyo(done) and (hops or done.series != HOPS)))


def calves_from(situation: Situation) -> date:
    """Return the first day for calf-capacity again, today where nothing stands against it."""
    done = [done for done in situation.sessions if done.series == CALVES]
    return max([situation.today, *(one.day + timedelta(CALVES_APART) for one in done)])


def tendon_guard(situation: Situation) -> str:
    """Return why the calf raises of foot-strength are the light ones today; nothing where they are as written.

    That is after calf-capacity or plyometrics the day before or earlier today, and two days before where it was hard.
    """
    loads = [one for one in situation.sessions if (one.series == CALVES or is_plyo(one)) and _is_near(one, situation)]
    for done in reversed(loads):
        away, what = (situation.today - done.day).days, _load(done)
        if away < LOADED_FOR:
            return f"{first_upper(what)} was {when(done.day, situation.today)}: the calves get a light day."
        if hard := _hard(done):
            return f"{weekday(done.day)}'s {what} was hard ({hard}): the calves get another light day."
    return ""


def _again(situation: Situation, sessions: Iterable[Done]) -> date:
    before = [done.day + timedelta(APART) for done in sessions if done.day < situation.today]
    return max([situation.today, *before])


def _too_early(situation: Situation, offer: Offer) -> str:
    again = plyo_from(situation, hops=offer.series != HOPS)
    if again <= situation.today:
        return ""
    before = when(again - timedelta(APART), situation.today)
    return (
        f"Your last jumps were {before}. Tendons and bones want 48 to 72 hours between two days of them: "
        f"wait until {day_name(again, situation.today)}."
    )


def _too_much_at_once(situation: Situation, offer: Offer) -> str:
    """Return why it is too much for one session; what was done earlier today is part of that."""
    most, today = budget(offer), situation.today
    there = sum(done.contacts for done in situation.sessions if done.day == today and done.series != HOPS)
    if not offer.contacts or there + offer.contacts <= most:
        return ""
    if not there:
        return f"It asks for {offer.contacts} landings; {most} are enough for one session of this kind. Take sets away."
    return (
        f"You landed {there} times today already, and this adds {offer.contacts}: {most} are enough for one day. "
        f"The next day for jumps is {day_name(today + timedelta(APART), today)}."
    )


def _too_much_a_week(situation: Situation, offer: Offer) -> str:
    most = budget(offer) * SESSIONS_A_WEEK
    first = situation.today - timedelta(WEEK - 1)
    days = {day: contacts for day, contacts in plyo_days(situation).items() if first <= day <= situation.today}
    there = sum(days.values())
    if not there or there + offer.contacts <= most:
        return ""
    return (
        f"You landed {there} times in the last seven days, and this adds {offer.contacts}: that is more than the "
        f"{most} of a week, two full sessions. {_until(situation, days, most - offer.contacts)}"
    )


def _until(situation: Situation, days: dict[date, int], room: int) -> str:
    """Return from when on there is room for it again, as the days fall out of the last seven."""
    there = sum(days.values())
    for day in sorted(days):
        there -= days[day]
        if there <= room:
            return f"There is room for it from {day_name(day + timedelta(WEEK), situation.today)} on."
    return "Take sets away."


def _calves_too_early(situation: Situation) -> str:
    again = calves_from(situation)
    if again <= situation.today:
        return ""
    before = when(again - timedelta(CALVES_APART), situation.today)
    return (
        f"Calf capacity was {before}. Heavy calf work is for every second day: "
        f"wait until {day_name(again, situation.today)}."
    )


def _calves_before(situation: Situation) -> str:
    """Return why jumps wait after heavy calf work the day before."""
    yesterday = situation.today - timedelta(1)
    if not any(done.series == CALVES and done.day == yesterday for done in situation.sessions):
        return ""
    return "Calf capacity was yesterday, and tired calves land hard: wait until tomorrow."


def _not_calm(situation: Situation) -> str:
    """Return why calves and tendons wait for a calm morning: by then pain has to be gone, or nearly so."""
    if not situation.settings.pain:
        return ""
    yesterday = situation.today - timedelta(1)
    mornings = (morning_reason(done) for done in situation.sessions if done.day == yesterday)
    told = next((words for words in mornings if words), "")
    return f"This morning was not calm ({told}): what loads calves and tendons waits until one is." if told else ""


def _is_near(done: Done, situation: Situation) -> bool:
    return 0 <= (situation.today - done.day).days <= LOADED_FOR


def _load(done: Done) -> str:
    return "calf-capacity" if done.series == CALVES else "jumping"


def _hard(done: Done) -> str:
    """Return what made a session hard, in words; nothing where it was not."""
    if colour_of(done) in (Colour.AMBER, Colour.RED):
        return colour_reason(done)
    return f"RPE {done.rpe}" if done.rpe is not None and done.rpe >= FELT_RPE else ""
