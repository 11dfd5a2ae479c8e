"""What the person decided or said apart from sessions: a log that levels, plans and advice are computed from. Pure.

Nothing of it is ever overwritten: a later entry about the same takes the place of an earlier one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum

from foottimer.values import dataclass


class DecisionKind(StrEnum):
    """What an entry of the log says."""

    MORNING = "morning"
    """How the morning after a training day was; `about` is that day, `value` as `morning_text` makes it."""
    LEVEL = "level"
    """The level of a series by choice; `about` is the series, `value` the level. From it on the rule goes on."""
    SORE = "sore"
    """An exercise is sore; `about` is its id."""
    WELL = "well"
    """An exercise is sore no more; `about` is its id."""
    CHECKED = "checked"
    """A red flag was looked at by a professional, or it was none; `about` is the day it was said, or empty."""
    ANYWAY = "anyway"
    """A gate was passed against its advice; `about` is the gate's id."""
    PLAN_START = "plan-start"
    """A plan begins; `about` is its id, `day` its first day, which may lie ahead. It ends the one before."""
    PLAN_STOP = "plan-stop"
    """The plan ends on this day, itself no more in it; `about` is its id."""
    PLAN_PAUSE = "plan-pause"
    """The plan stands still from this day on."""
    PLAN_RESUME = "plan-resume"
    """The plan goes on from this day on."""
    PLAN_SWAP = "plan-swap"
    """Two days of the plan's running or a coming week change places; `value` is both, as "2026-11-23 2026-11-25"."""


OF_PLANS = frozenset(
    {
        *(DecisionKind.PLAN_START, DecisionKind.PLAN_STOP, DecisionKind.PLAN_SWAP),
        *(DecisionKind.PLAN_PAUSE, DecisionKind.PLAN_RESUME),
    }
)
"""The kinds that are about a plan."""
OF_SORENESS = frozenset({DecisionKind.SORE, DecisionKind.WELL})
"""The kinds that say whether an exercise is sore."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of the log."""

    kind: DecisionKind
    """What it says."""
    day: date
    """The person's day from which it holds; of a morning that on which it was asked."""
    about: str = ""
    """What it is about."""
    value: str = ""
    """What was decided."""
    made: datetime | None = None
    """When it was decided, aware, in UTC; the order of entries of one day. None where it was not stored yet."""
    id: str = ""
    """A UUID; empty where the store is to make one."""


@dataclass(frozen=True, slots=True)
class Morning:
    """What was said of the morning after a training day; None is not answered."""

    pain: int | None = None
    """Pain, 0-10."""
    stiffer: bool | None = None
    """Whether it was stiffer than before."""


def in_order(decisions: Sequence[Decision]) -> list[Decision]:
    """Return decisions in the order in which they were made; what was not stored yet comes last."""
    # By their days alone a start that lies ahead would follow what is decided before it comes.
    kept = [decision for decision in decisions if decision.made is not None]
    return [*sorted(kept, key=_made), *(decision for decision in decisions if decision.made is None)]


def _made(decision: Decision) -> float:
    return decision.made.timestamp() if decision.made else 0.0


def kinds_before(kind: DecisionKind) -> frozenset[DecisionKind]:
    """Return the kinds of which an entry of this kind has to be the latest, whichever day they are of.

    Those of the others follow each other by their days.
    """
    together = (OF_PLANS, OF_SORENESS, frozenset({DecisionKind.MORNING}))
    return next((kinds for kinds in together if kind in kinds), frozenset())


def day_said(text: str) -> date:
    """Return the day that a text says, as "2026-11-23"; raises ValueError for what is none."""
    day = date.fromisoformat(text)
    if day.isoformat() != text:
        raise ValueError(f"{text!r} is no day, as 2026-11-23")
    return day


def check_decision(decision: Decision) -> None:
    """Raise ValueError, which says why, for an entry that says nothing that makes sense."""
    kind, about, value = decision.kind, decision.about, decision.value
    if kind in _ABOUT_SOMETHING and not about:
        raise ValueError(f"{kind} says nothing of what it is about")
    match kind:
        case DecisionKind.MORNING:
            day_said(about)
            morning_of(value)
        case DecisionKind.CHECKED if about:
            day_said(about)
        case DecisionKind.LEVEL:
            level_of(value)
        case DecisionKind.PLAN_SWAP:
            swapped(value)


def level_of(value: str) -> int:
    """Return what a LEVEL's value says, from 1; raises ValueError where it is no level."""
    if not (value.isascii() and value.isdecimal() and int(value[:_DIGITS]) >= 1 and len(value) <= _DIGITS):
        raise ValueError(f"{value!r} is no level, as 2")
    return int(value)


def swap_text(one: date, other: date) -> str:
    """Return what a PLAN_SWAP's value is, the earlier day first."""
    return " ".join(day.isoformat() for day in sorted((one, other)))


def swapped(value: str) -> tuple[date, date]:
    """Return the two days of a PLAN_SWAP's value; raises ValueError where it says something else."""
    one, _, other = value.partition(" ")
    return day_said(one), day_said(other)


def morning_text(morning: Morning) -> str:
    """Return what a MORNING's value is: "3 no", "- yes"; "" where the question was skipped."""
    if morning == Morning():
        return ""
    stiffer = "-" if morning.stiffer is None else "yes" if morning.stiffer else "no"
    return f"{'-' if morning.pain is None else morning.pain} {stiffer}"


def morning_of(value: str) -> Morning:
    """Return what a MORNING's value says; raises ValueError where it says nothing that makes sense."""
    if not value:
        return Morning()
    pain, _, stiffer = value.partition(" ")
    if stiffer not in _STIFFER or (pain != "-" and not (pain.isdecimal() and int(pain) <= 10)):
        raise ValueError(f"{value!r} is no answer to the question of the morning")
    return Morning(None if pain == "-" else int(pain), _STIFFER[stiffer])


_DIGITS = 3
"""No level has more digits."""
_ABOUT_SOMETHING = frozenset(
    {
        *(DecisionKind.MORNING, DecisionKind.LEVEL, DecisionKind.SORE, DecisionKind.WELL, DecisionKind.ANYWAY),
        *(DecisionKind.PLAN_START, DecisionKind.PLAN_STOP),
    }
)
"""The kinds that have to say what they are about."""
_STIFFER = {"-": None, "yes": True, "no": False}
