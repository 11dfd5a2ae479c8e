"""What carries the streak that is alive, or why the last one ended, in words. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from foottimer.history.calendar import PausedDays
from foottimer.history.told import day_text, many
from foottimer.history.weeks import MOST_FREEZES, WEEKS_A_FREEZE, JudgedWeek, Verdict
from foottimer.values import dataclass

_MOST_NAMED = 3
"""Weeks, or stretches of them, that a sentence names; of more, it counts the earlier ones."""


@dataclass(frozen=True, slots=True)
class Why:
    """The streak that is alive, or else the last one."""

    weeks: int
    """Its secured weeks; 0 when there never was one."""
    since: date | None
    """The first day of its first week."""
    ended: JudgedWeek | None
    """The week that ended it; None while it is alive."""
    frozen: tuple[JudgedWeek, ...]
    """The weeks that a freeze carried it over, oldest first."""
    paused: tuple[JudgedWeek, ...]
    """The weeks that a pause carried it over, oldest first."""
    freezes: int
    """Freezes in hand: now, or when it ended."""
    last: JudgedWeek
    """The running week."""


def why_of(weeks: Sequence[JudgedWeek]) -> Why:
    """The streak that is alive or else the last one, by the weeks as they were judged."""
    running = weeks[-1]
    alive = running.streak_weeks > 0
    end = len(weeks) if alive else max((place for place, week in enumerate(weeks) if week.ended), default=0)
    begin = max((place + 1 for place, week in enumerate(weeks[:end]) if not week.streak_weeks), default=0)
    part = weeks[begin:end]
    ended = weeks[end] if part and not alive else None
    return Why(
        weeks=part[-1].streak_weeks if part else 0,
        since=part[0].first if part else None,
        ended=ended,
        frozen=tuple(week for week in part if week.verdict is Verdict.FROZEN),
        paused=tuple(week for week in part if week.verdict is Verdict.PAUSED),
        freezes=part[-1].freezes if part else 0,
        last=running,
    )


def why_text(weeks: Sequence[JudgedWeek], today: date, pauses: Iterable[PausedDays] = ()) -> str:
    """What carries the streak that is alive, or why the last one ended, in sentences; `weeks` as they were judged.

    The reasons of pauses are in it as they were typed.
    """
    why = why_of(weeks)
    if why.since is None:
        return f"No streak yet: a week with {many(why.last.goal, 'training day')} begins one."
    carried = (_frozen(why, today), _paused(why, today, tuple(pauses)))
    told = (_ended(why, today), *carried) if why.ended else (_alive(why, today), *carried, _in_hand(why))
    return " ".join(sentence for sentence in told if sentence)


def carried_text(weeks: Sequence[JudgedWeek], today: date, pauses: Iterable[PausedDays] = ()) -> str:
    """Since when the streak is alive, what carried it, and what earns a freeze, where its figures are told already.

    Begins in the middle of a sentence, behind "since"; empty while none is alive.
    """
    why = why_of(weeks)
    if why.since is None or why.ended:
        return ""
    carried = (_frozen(why, today), _paused(why, today, tuple(pauses)))
    told = (f"the week of {day_text(why.since, today)}.", *carried, _earned(why))
    return " ".join(sentence for sentence in told if sentence)


def why_to_json(why: Why, text: str) -> dict[str, Any]:
    """What `why --json` prints, with the same in words; weeks are named by their first day."""
    ended = why.ended
    return {
        "alive": why.since is not None and ended is None,
        "weeks": why.weeks,
        "since": why.since.isoformat() if why.since else None,
        "freezes": why.freezes,
        "frozen": [week.first.isoformat() for week in why.frozen],
        "paused": [week.first.isoformat() for week in why.paused],
        "ended": {"week": ended.first.isoformat(), "trained": ended.trained, "goal": ended.goal} if ended else None,
        "text": text,
    }


def _alive(why: Why, today: date) -> str:
    if why.weeks == 1:
        return f"1 week so far, that of {day_text(_since(why), today)}."
    return f"{why.weeks} weeks in a row, since the week of {day_text(_since(why), today)}."


def _ended(why: Why, today: date) -> str:
    ended = why.ended
    if ended is None:
        return ""
    short = ended.goal - ended.trained
    freezes = " and no freeze in hand" if short == 1 else ", and a freeze makes up for just one" if why.freezes else ""
    return (
        f"The last streak was {many(why.weeks, 'week')}, from the week of {day_text(_since(why), today)}. "
        f"It ended with the week of {day_text(ended.first, today)}: "
        f"{ended.trained} of {ended.goal}, {many(short, 'day')} short{freezes}."
    )


def _frozen(why: Why, today: date) -> str:
    if not why.frozen:
        return ""
    names = [f"{day_text(week.first, today)} ({week.trained} of {week.goal})" for week in why.frozen]
    return f"{'A freeze' if len(names) == 1 else 'Freezes'} carried it over {_weeks(names, len(names))}."


def _paused(why: Why, today: date, pauses: Sequence[PausedDays]) -> str:
    if not why.paused:
        return ""
    stretches: list[tuple[JudgedWeek, JudgedWeek, str]] = []
    for week in why.paused:
        reasons = _reasons(week, pauses)
        first, last, before = stretches[-1] if stretches else (week, week, "")
        if stretches and before == reasons and last.first + timedelta(weeks=1) == week.first:
            stretches[-1] = (first, week, reasons)
        else:
            stretches.append((week, week, reasons))
    names = [_stretch(first, last, today) + reasons for first, last, reasons in stretches]
    return f"{'A pause' if len(names) == 1 else 'Pauses'} carried it over {_weeks(names, len(why.paused))}."


def _reasons(week: JudgedWeek, pauses: Sequence[PausedDays]) -> str:
    """Why the week was paused, each reason once, as " (flu, holiday)"."""
    said = {pause.reason: None for pause in pauses if pause.first <= week.last and week.first <= pause.last}
    reasons = ", ".join(reason for reason in said if reason)
    return f" ({reasons})" if reasons else ""


def _stretch(first: JudgedWeek, last: JudgedWeek, today: date) -> str:
    if first == last:
        return day_text(first.first, today)
    return f"{day_text(first.first, today)} to {day_text(last.first, today)}"


def _weeks(names: Sequence[str], weeks: int) -> str:
    """So many weeks by name, as "the weeks of 3 August and 10 August"; of many, the latest."""
    shown = names[-_MOST_NAMED:]
    if len(names) > len(shown):
        text = f"{', '.join(shown)}, and {len(names) - len(shown)} earlier"
    else:
        text = " and ".join(part for part in (", ".join(shown[:-1]), shown[-1]) if part)
    return f"the week{'s' if weeks > 1 else ''} of {text}"


def _in_hand(why: Why) -> str:
    if why.freezes == MOST_FREEZES:
        return f"{MOST_FREEZES} freezes are in hand, as many as there can be."
    held, other = ("1 freeze is", "another") if why.freezes else ("No freeze is", "one")
    missing = _missing(why)
    if not missing:
        return f"{held} in hand; this week earns {other} when it is over."
    return f"{held} in hand; {many(missing, 'more secured week')} earn{'s' if missing == 1 else ''} {other}."


def _earned(why: Why) -> str:
    """What earns the next freeze; empty where there are as many as there can be."""
    if why.freezes == MOST_FREEZES:
        return ""
    other, missing = "another freeze" if why.freezes else "a freeze", _missing(why)
    if not missing:
        return f"This week earns {other} when it is over."
    return f"{many(missing, 'more secured week')} earn{'s' if missing == 1 else ''} {other}."


def _missing(why: Why) -> int:
    """Secured weeks that are missing to the next freeze, the running one taken as it is, 0-4."""
    return WEEKS_A_FREEZE - why.last.toward_freeze - (why.last.trained >= why.last.goal)


def _since(why: Why) -> date:
    return why.since or why.last.first
