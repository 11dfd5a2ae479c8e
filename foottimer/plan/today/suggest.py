"""What is for today: what to do, how long, why, what to do with other time, and when to rest. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import timedelta

from foottimer.history.outlook import stake_line
from foottimer.history.streak import week_line
from foottimer.plan.course.course import Course, CourseDay, CourseState, course_of
from foottimer.plan.gates.redflag import open_flags, safe_offers
from foottimer.plan.gates.spacing import CALVES
from foottimer.plan.levels.standing import climbed
from foottimer.plan.model import Done, Offer
from foottimer.plan.running import lost
from foottimer.plan.saying import titled, titled_all
from foottimer.plan.situation import Situation
from foottimer.plan.soreness import sore_now
from foottimer.plan.today.ground import Ground
from foottimer.plan.today.listed import of_plan, own_of
from foottimer.plan.today.mornings import morning_due
from foottimer.plan.today.picking import gentle_pick, picks, why_easy
from foottimer.plan.today.resting import done_today, easy_reason, paused_today, red_lately, why_red
from foottimer.plan.today.rota import is_gentle
from foottimer.plan.today.shorter import DESK_BREAK, FIRST, RESTING, SEATED, for_minutes, gentle_for_minutes
from foottimer.plan.today.suggestion import Suggested, Suggestion
from foottimer.plan.words import day_name, listed, weekday, when
from foottimer.values import replace

BEGIN_PLAN = "A plan says what is for which day from then on, and grows with you."
"""Why to begin one."""
LEAVE = "Leave it out where it hurts."
"""What is said of it while something hurts."""


def suggest(situation: Situation, possible: Collection[str] | None = None) -> Suggestion:
    """Return what is suggested for today, with what comes after it.

    Of routines whose ids are `possible`; None for all.
    """
    suggestion = _today(Ground(situation, possible))
    return replace(suggestion, next=_next(situation, possible, suggestion))


def _next(situation: Situation, possible: Collection[str] | None, suggestion: Suggestion) -> str:
    """What tomorrow is, if today goes as it is suggested."""
    if suggestion.beginning:
        return ""
    done = [_imagined(item.offer, situation) for item in suggestion.items]
    tomorrow = replace(
        situation, today=situation.today + timedelta(days=1), sessions=(*situation.sessions, *done), outlook=None
    )
    ahead = _today(Ground(tomorrow, possible, alone=True))
    if not ahead.items:
        return "Tomorrow: rest."
    return f"Tomorrow: {titled_all([item.offer for item in ahead.items])}."


def _imagined(offer: Offer, situation: Situation) -> Done:
    return Done("", situation.today, offer.id, offer.series, offer.level, contacts=offer.contacts)


def _today(ground: Ground) -> Suggestion:
    situation = ground.situation
    course = course_of(situation)
    suggestion = (
        _flagged(ground)
        or _paused(ground, course)
        or _hurting(ground)
        or _done(ground, course)
        or _planned(ground, course)
        or _beginning(ground)
        or _chosen(ground)
    )
    week = _week(situation)
    notes = tuple(_notes(situation, course, week))
    return replace(suggestion, notes=notes, week=week, morning=morning_due(situation))


# What stands before everything else ----------------------------------------------------------------


def _flagged(ground: Ground) -> Suggestion | None:
    """What is safe while something sharp, bony or swollen was not looked at."""
    situation = ground.situation
    flags = open_flags(situation) if situation.settings.pain else ()
    if not flags:
        return None
    last = flags[-1]
    why = (
        f"{ground.name_of(last)} {when(last.day, situation.today)}: you said that something was sharp, bony or "
        "swollen. No jumps, hops or runs until a physio or doctor looked at it, or it proved to be none. "
        "Once that is so, say it at the next start of something that lands: it is asked there."
    )
    levels = {(name, ground.level(name)) for name in climbed(situation)}
    safe = [offer for offer in safe_offers(situation, levels) if ground.can(offer)]
    if red_lately(situation) or done_today(situation) or not safe:
        return _rest(ground, "Rest today, and have it looked at", (why,), SEATED)
    item = Suggested(safe[0], f"{titled(safe[0])} is without impact, and stops where it hurts. {why}")
    return Suggestion(
        f"Nothing that lands: {titled_all([safe[0]])}",
        (item,),
        (why,),
        gentle_for_minutes(ground, RESTING, but=LEAVE),
    )


def _paused(ground: Ground, course: Course | None) -> Suggestion | None:
    situation = ground.situation
    pause = paused_today(situation)
    if pause is not None:
        reason = f" ({pause.reason})" if pause.reason else ""
        why = (
            f"Today is one of your paused days, up to {day_name(pause.last, situation.today)}{reason}: nothing is due."
        )
    elif course is not None and course.state is CourseState.PAUSED:
        why = f"{course.plan.name} is paused: nothing is due until it goes on."
    else:
        return None
    return _rest(ground, "Rest today", (why,), RESTING, "Nothing is due.")


def _hurting(ground: Ground) -> Suggestion | None:
    situation = ground.situation
    red = red_lately(situation)
    if red is None:
        return None
    why = (why_red(red, ground.name_of(red), situation.today),)
    return _rest(ground, "Rest today", why, SEATED)


def _rest(ground: Ground, headline: str, why: tuple[str, ...], names: Sequence[str], because: str = "") -> Suggestion:
    instead = gentle_for_minutes(ground, names, because, LEAVE if names is SEATED else "")
    return Suggestion(headline, why=why, instead=instead, rest=True)


# What a day asks for -------------------------------------------------------------------------------


def _done(ground: Ground, course: Course | None) -> Suggestion | None:
    """What was done today, where that is all."""
    situation = ground.situation
    done = done_today(situation)
    if not done or (course is not None and course.due):
        return None
    names = listed(dict.fromkeys(ground.name_of(one) for one in done))
    if all(is_gentle(one) for one in done) and not (course is not None and course.state is CourseState.RUNNING):
        return None
    why = (f"You did {names} today, and that is what the day was for.",)
    return _rest(ground, f"Done for today: {names}", why, RESTING, "Today's is done.")


def _planned(ground: Ground, course: Course | None) -> Suggestion | None:
    """What the plan has for today."""
    if course is None or course.state is not CourseState.RUNNING or course.today is None or course.week is None:
        return None
    situation = ground.situation
    place = f"{weekday(situation.today)} of week {course.week.number}"
    due, waits = own_of(ground, course, course.today)
    moved = [waits] if waits else [*_moved(course.today, situation)]
    if not due:
        why = (f"{place} is a day of rest.", *moved)
        return _rest(ground, "Rest today", why, RESTING, "It is a day of rest.")
    kept = tuple(_kept(ground, course))
    found = of_plan(ground, due, place, kept)
    begun = listed(dict.fromkeys(ground.name_of(done) for done in done_today(situation)))
    besides = [f"{begun}: done already." if begun else "", *moved, easy_reason(situation)]
    why = (*found.why, *filter(None, besides), *course.why[1:])  # the first says the day itself
    if not found.items:
        return _rest(ground, "Rest today", why, RESTING, "Nothing of it can be done today.")
    headline = titled_all([item.offer for item in found.items])
    return Suggestion(headline, found.items, why, for_minutes(ground, found.items, kept))


def _kept(ground: Ground, course: Course) -> Iterator[str]:
    """What is not done instead of today's: what tomorrow asks for, and calf work while the calves have a light day."""
    tomorrow = course.day(ground.situation.today + timedelta(days=1))
    yield from (item.name for item in (tomorrow.items if tomorrow else ()))
    if ground.calves_loaded:
        yield CALVES


def _moved(day: CourseDay, situation: Situation) -> Iterator[str]:
    if day.from_day is None or day.from_day == day.day:
        return
    from_day = day_name(day.from_day, situation.today)
    yield f"You swapped it with {from_day}." if day.swapped else f"It was {from_day}'s, and moved here."


def _beginning(ground: Ground) -> Suggestion | None:
    """What to begin with who never did anything."""
    offer = ground.at_level(DESK_BREAK)
    if ground.situation.sessions or offer is None:
        return None
    why = f"{titled(offer)} is a way to begin: seated, shoes off, without a sound, in three minutes."
    item = Suggested(offer, why)
    return Suggestion(
        titled_all([offer]), (item,), (why, BEGIN_PLAN), gentle_for_minutes(ground, FIRST), beginning=True
    )


def _chosen(ground: Ground) -> Suggestion:
    """What to do without a plan."""
    situation = ground.situation
    if easy := why_easy(situation):
        pick = gentle_pick(ground)
        if pick is None:
            return _rest(ground, "Rest today", (easy,), RESTING, "It is a day of rest.")
        instead = gentle_for_minutes(ground, RESTING, "It is an easy day.")
        return Suggestion(f"An easy day: {titled_all([pick.offer])}", (pick,), (easy, pick.why), instead)
    pick = next(picks(ground), None) or gentle_pick(ground)
    if pick is None:
        return _rest(ground, "Rest today", ("Nothing has waited long enough to be due.",), RESTING, "Nothing is due.")
    return Suggestion(titled_all([pick.offer]), (pick,), (pick.why,), for_minutes(ground, (pick,)))


# What to know besides ------------------------------------------------------------------------------


def _week(situation: Situation) -> str:
    """How the week stands; nothing where nothing was ever done."""
    return f"{week_line(situation.streak)}." if situation.streak is not None and situation.sessions else ""


def _notes(situation: Situation, course: Course | None, week: str) -> Iterator[str]:
    there = {exercise for offer in situation.offers for exercise in offer.exercises}
    for exercise, since in sore_now(situation.decisions).items():
        if exercise not in there:
            continue  # no routine has it any more
        name = exercise.replace("-", " ").capitalize()
        yield f"{name} is sore since {day_name(since, situation.today)}: the start card has what is easier."
    if gone := lost(situation.decisions, situation.plans):
        yield f"Your plan {gone} is not followed: its file is gone or does not load. Mend it, or begin another plan."
    if course is not None and course.is_on and course.plan.id in situation.unread:
        yield (
            f"Your own file of the plan {course.plan.id} does not load, so the one that comes along is followed: "
            f"foottimer doctor says why."
        )
    if course is not None and course.state is CourseState.WAITING:
        yield f"{course.plan.name} begins {when(course.started, situation.today)}."
    if course is not None and course.state is CourseState.FINISHED:
        yield f"{course.plan.name} is finished: its last page shows before and after."
    if week:
        stake = stake_line(situation.outlook) if situation.outlook is not None else ""
        yield f"{week} {stake}".strip()
