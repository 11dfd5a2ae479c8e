"""What carries the streak that is alive, or why the last one ended, in words. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from foottimer.history.calendar import PausedDays, day_text, many
from foottimer.history.weeks import MOST_FREEZES, WEEKS_A_FREEZE, JudgedWeek, Verdict

_MOST_NAMED = 3
"""Weeks that a sentence names; of more, it counts those before."""


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
    first = f"The last streak, {many(why.weeks, 'week')} since that of {day_text(_since(why), today)}, ended"
    short = ended.goal - ended.trained
    reason = (
        f"with the week of {day_text(ended.first, today)}: {ended.trained} of {ended.goal}, {many(short, 'day')} short"
    )
    if short == 1:
        return f"{first} {reason} and no freeze in hand."
    return f"{first} {reason}{', and a freeze makes up for one alone' if why.freezes else ''}."


def _frozen(why: Why, today: date) -> str:
    named = _weeks(
        why.frozen, [f"{day_text(week.first, today)} ({week.trained} of {week.goal})" for week in why.frozen]
    )
    return (
        f"A freeze each carried it over {named}."
        if len(why.frozen) > 1
        else f"A freeze carried it over {named}."
        if named
        else ""
    )


def _paused(why: Why, today: date, pauses: Sequence[PausedDays]) -> str:
    names = []
    for week in why.paused:
        reasons = {
            pause.reason: None
            for pause in pauses
            if pause.reason and pause.first <= week.last and week.first <= pause.last
        }
        names.append(day_text(week.first, today) + (f" ({', '.join(reasons)})" if reasons else ""))
    named = _weeks(why.paused, names)
    return f"A pause carried it over {named}." if named else ""


def _weeks(weeks: Sequence[JudgedWeek], names: Sequence[str]) -> str:
    """The weeks by name, as "the weeks of 3 August and 10 August"; empty for none."""
    if not weeks:
        return ""
    shown = names[-_MOST_NAMED:]
    text = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
    before = f", and {many(len(names) - len(shown), 'week')} before" if len(names) > len(shown) else ""
    return f"the week{'s' if len(shown) > 1 else ''} of {text}{before}"


def _in_hand(why: Why) -> str:
    if why.freezes == MOST_FREEZES:
        return f"{MOST_FREEZES} freezes are in hand, as many as there can be."
    held, other = ("1 freeze is", "another") if why.freezes else ("No freeze is", "one")
    missing = WEEKS_A_FREEZE - why.last.toward_freeze - (why.last.trained >= why.last.goal)
    if not missing:
        return f"{held} in hand; this week earns {other} when it is over."
    return f"{held} in hand; {many(missing, 'more secured week')} earn{'s' if missing == 1 else ''} {other}."


def _since(why: Why) -> date:
    return why.since or why.last.first
