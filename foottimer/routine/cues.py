"""Which cues are given: the table `cues` of the settings, and of a routine's `[defaults]`, which goes before it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from foottimer.routine.fields import Fields
from foottimer.routine.words import quote
from foottimer.values import dataclass, field

MOST_COUNTED = 10
"""Seconds that are counted down at most."""
COUNTED = 3
"""Seconds that are counted down where nobody says otherwise."""


class CueKind(StrEnum):
    """What a cue tells."""

    READY = "ready"
    """The routine begins: get into position."""
    GO = "go"
    """Work begins."""
    COUNTDOWN = "countdown"
    """So many seconds are left, one cue each."""
    HALFWAY = "halfway"
    """Half of a long hold or of timed work is over."""
    REP = "rep"
    """A paced repetition begins with its first phase."""
    PHASE = "phase"
    """The next phase of a repetition begins."""
    BEAT = "beat"
    """A beat of the metronome of timed or open work."""
    SWITCH = "switch"
    """Change over to the other side."""
    REST = "rest"
    """A rest begins, or the way to the next exercise."""
    NEXT = "next"
    """What comes next is announced, some time before a long rest is over."""
    LAST_SET = "last_set"
    """The last of several sets begins."""
    END = "end"
    """A set is over, or the time of work that waits for the person is up."""
    DONE = "done"
    """The routine is over."""
    SAY = "say"
    """A text of `at`."""
    TIP = "tip"
    """One more of the exercise's cues, spoken while the work goes on."""
    PAUSE = "pause"
    """The session was paused."""


@dataclass(frozen=True, slots=True)
class CueTable:
    """What one table `cues` states."""

    countdown: int | None = None
    """Seconds that are counted down, 0 (none) to 10; None where the table does not say."""
    on: Mapping[CueKind, bool] = field(default_factory=lambda: MappingProxyType({}))
    """The kinds that are switched on or off by name."""
    only: frozenset[CueKind] | None = None
    """The kinds that there are, all others being off; None where the table does not say."""

    def gives(self, kind: CueKind) -> bool:
        """Whether cues of this kind are given."""
        if kind in self.on:
            return self.on[kind]
        return self.only is None or kind in self.only

    @property
    def counted(self) -> int:
        """Seconds that are counted down."""
        if not self.gives(CueKind.COUNTDOWN):
            return 0
        return COUNTED if self.countdown is None else self.countdown

    def over(self, below: CueTable) -> CueTable:
        """Return what holds where this table, a routine's, goes before another, the settings'."""
        on = self.on if self.only is not None else MappingProxyType({**below.on, **self.on})
        countdown = below.countdown if self.countdown is None else self.countdown
        return CueTable(countdown, on, below.only if self.only is None else self.only)


NOTHING_SAID = CueTable()
"""A table that says nothing."""
_SWITCHED: tuple[CueKind, ...] = tuple(kind for kind in CueKind if kind is not CueKind.COUNTDOWN)
"""The kinds of which a file says no more than whether they are given."""
NAMES = tuple(kind.value for kind in CueKind)
"""The kinds as a file names them."""


def read_cues(fields: Fields | None) -> CueTable:
    """Return what a table `cues` states; what is wrong is reported and does nothing."""
    if fields is None:
        return NOTHING_SAID
    fields.warn_unknown()
    countdown, counts = read_countdown(fields)
    only = read_only(fields)
    stated = {kind: fields.flag(kind.value) for kind in _SWITCHED if fields.has(kind.value)}
    on = {kind: switch for kind, switch in stated.items() if kind.value not in fields.wrong}
    counted = {} if counts is None else {CueKind.COUNTDOWN: counts}
    return CueTable(countdown, MappingProxyType({**on, **counted}), only)


def cues_to_json(table: CueTable) -> dict[str, object] | None:
    """Return the table as JSON keeps it, its keys those of the file; None where it says nothing."""
    stated: dict[str, object] = {kind.value: switch for kind, switch in table.on.items()}
    if table.countdown is not None:
        stated["countdown"] = table.countdown
    if table.only is not None:
        stated["only"] = [kind.value for kind in CueKind if kind in table.only]
    return stated or None


def cues_from_json(data: Mapping[str, Any] | None) -> CueTable:
    """Return the table that `cues_to_json` wrote; raises ValueError, TypeError or AttributeError on another shape."""
    stated = dict(data or {})
    only = stated.pop("only", None)
    counted = stated.get("countdown")
    countdown = None if counted is None or isinstance(counted, bool) else int(counted)
    if countdown is not None:
        stated["countdown"] = countdown > 0
    on = MappingProxyType({CueKind(name): bool(switch) for name, switch in stated.items()})
    return CueTable(countdown, on, None if only is None else frozenset(map(CueKind, only)))


def read_countdown(fields: Fields) -> tuple[int | None, bool | None]:
    """Return the seconds that `countdown` states, and whether they are counted; None for what it does not state."""
    value = fields.table.get("countdown")
    if value is None:
        return None, None
    if isinstance(value, bool):
        return None, value
    if isinstance(value, int) and 0 <= value <= MOST_COUNTED:
        return value, value > 0
    fields.error("countdown", f"must be a whole number from 0 (none) to {MOST_COUNTED}, not {quote(value)}")
    return None, None


def read_only(fields: Fields) -> frozenset[CueKind] | None:
    """Return the kinds that `only` states, None where it is absent or one of them is none."""
    if not fields.has("only"):
        return None
    found: set[CueKind] = set()
    for place, name in enumerate(fields.texts("only") or ()):
        if name in NAMES:
            found.add(CueKind(name))
        else:
            hint = fields.report.guesses.meant(name, NAMES)
            fields.error(("only", place), f"{quote(name)} is no cue{hint}: they are {', '.join(NAMES)}")
    return None if "only" in fields.wrong else frozenset(found)
