"""What happens in a session, as values: attempts at intervals, pauses, and the events that carry them.

Every instant (`at`) is a reading of the session's monotonic clock in whole milliseconds.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from foottimer.values import dataclass


class Outcome(StrEnum):
    """How an attempt at an interval ended."""

    DONE = "done"
    """It ran its planned time, or the person said done."""
    SKIPPED = "skipped"
    """The person went on to the next before it was over."""
    CUT = "cut"
    """It was made shorter, or the session was ended in it."""
    EXTENDED = "extended"
    """It was made longer and ran to its end."""
    LEFT = "left"
    """The person went back, or jumped elsewhere."""


class Reason(StrEnum):
    """Why a session was paused."""

    KEY = "key"
    """The person asked for it."""
    GAP = "gap"
    """The whole program stood still: suspended, stopped, or the lid was shut."""
    QUESTION = "question"
    """A number was asked for."""
    INTERRUPTED = "interrupted"
    """The program ended, and another one took the session up."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One finished try at one interval; an interval that is gone back to has several."""

    index: int
    """The interval's place in the timeline, from 0."""
    began: int
    """When it began; pauses move it later, so `at - began` is the active time."""
    actual: int
    """Active ms, without pauses."""
    planned: int
    """The interval's planned (or expected) ms."""
    reps_planned: int | None
    """Repetitions asked for, a side where they alternate; None when the work is not in reps."""
    reps_done: int | None
    """Whole repetitions that fit in `actual`; None when it cannot be known."""
    outcome: Outcome
    """How it ended."""


@dataclass(frozen=True, slots=True)
class IntervalBegan:
    """An interval begins."""

    at: int
    index: int


@dataclass(frozen=True, slots=True)
class IntervalEnded:
    """An attempt is over."""

    at: int
    attempt: Attempt


@dataclass(frozen=True, slots=True)
class Paused:
    """The clock of the session stands still from `at`; after a gap, `gap` is that gap's length in ms."""

    at: int
    reason: Reason
    gap: int = 0


@dataclass(frozen=True, slots=True)
class CountingIn:
    """The person asked to go on; the session runs again at `until` unless paused before."""

    at: int
    until: int


@dataclass(frozen=True, slots=True)
class Resumed:
    """The pause is over, whether the session goes on or was ended in it."""

    at: int
    paused_at: int
    reason: Reason
    length: int
    """Ms that the pause took, those included that the monotonic clock did not see (a shut lid)."""


@dataclass(frozen=True, slots=True)
class Adjusted:
    """The running interval was made longer or shorter: now `length` ms."""

    at: int
    index: int
    length: int


@dataclass(frozen=True, slots=True)
class Exchanged:
    """A block goes on with its easier exercise, or with its own again; told before what comes of it."""

    at: int
    index: int
    """The current interval's place in the timeline that is followed now."""
    name: str
    """The exercise that is done from now on, as shown."""
    before: str
    """The one whose place it takes."""
    back: bool
    """Whether it is the block's own again."""
    later: bool
    """Whether that begins with the next set only."""


@dataclass(frozen=True, slots=True)
class Refused:
    """An exercise could not be exchanged."""

    at: int
    why: str
    """In a sentence."""


@dataclass(frozen=True, slots=True)
class Finished:
    """The last interval is over."""

    at: int


@dataclass(frozen=True, slots=True)
class Stopped:
    """The person ended the session early."""

    at: int


Event: TypeAlias = (
    IntervalBegan | IntervalEnded | Paused | CountingIn | Resumed | Adjusted | Exchanged | Refused | Finished | Stopped
)
"""Anything that a transition of a session reports."""
