"""The flat list of intervals that a routine expands to, and its JSON form.

Preview, player, editor and history all speak of this list. Times are whole milliseconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from foottimer.routine.cues import NOTHING_SAID, CueTable, cues_from_json, cues_to_json
from foottimer.routine.model import Phase, Side, Unit
from foottimer.values import dataclass, field


class Kind(StrEnum):
    """What an interval is for."""

    READY = "ready"
    REPS = "reps"
    HOLD = "hold"
    TIME = "time"
    OPEN = "open"
    SWITCH = "switch"
    REST = "rest"
    TRANSITION = "transition"

    @property
    def is_work(self) -> bool:
        """Whether the person trains in it."""
        return self in _WORK


_WORK = frozenset({Kind.REPS, Kind.HOLD, Kind.TIME, Kind.OPEN})


class Ends(StrEnum):
    """What ends an interval."""

    AUTO = "auto"
    """Its time."""
    MANUAL = "manual"
    """The person, once its time is up."""
    SELF_PACED = "self-paced"
    """The person; its length is an estimate."""
    OPEN = "open"
    """The person, or its `max`; it counts up and its length is an estimate."""


@dataclass(frozen=True, slots=True)
class Said:
    """A text of `at`, at its time."""

    ms: int
    """From the start of the interval."""
    text: str
    """What is said."""


@dataclass(frozen=True, slots=True)
class Interval:
    """One stretch of a timeline."""

    index: int
    """Its place in the timeline, from 0."""
    kind: Kind
    """What it is for."""
    name: str
    """As shown: the exercise's or block's name, or "Get ready", "Switch sides", "Rest", "Next exercise"."""
    start: int
    """From the timeline's start, in ms, waiting intervals at their estimate."""
    length: int
    """Planned (or, where the person ends it, expected) ms; 0 only on an open interval without `expect`."""
    exercise: str | None = None
    """The exercise's id."""
    block: str | None = None
    """The block it comes from, counted from 1, circuits with a dot: "3", "4.2"; None on ready."""
    group: str | None = None
    """The name of the innermost circuit that has one."""
    round: int | None = None
    """Round of the innermost circuit, from 1; None outside circuits."""
    rounds: int | None = None
    """Rounds of the innermost circuit."""
    set: int | None = None
    """Set, from 1; on work intervals."""
    sets: int | None = None
    """Sets of the block."""
    side: Side | None = None
    """The side trained; None where both work at once."""
    reps: int | None = None
    """Repetitions of the pass; a side, when `side` is alternate."""
    phases: tuple[Phase, ...] = ()
    """The phases of one repetition; empty when not paced."""
    ends: Ends = Ends.AUTO
    """What ends it."""
    max: int | None = None
    """An open interval ends by itself after so many ms."""
    record: Unit | None = None
    """The number asked for when its block is over."""
    cues: tuple[str, ...] = ()
    """Shown one at a time."""
    says: tuple[Said, ...] = ()
    """Texts at points of time, in order."""
    bpm: int | None = None
    """Metronome beats a minute."""
    load: str | None = None
    """What is carried."""
    note: str = ""
    """The block's note."""
    optional: bool = False
    """From a block that may be left out."""
    eyes_closed: bool = False
    """Whether nobody looks, so that its beginning and end have to be heard."""

    @property
    def is_work(self) -> bool:
        """Whether the person trains in it."""
        return self.kind.is_work

    @property
    def waits(self) -> bool:
        """Whether a person has to end it."""
        return self.ends is not Ends.AUTO

    @property
    def repetitions(self) -> int:
        """Repetitions of both sides together: twice `reps` when sides alternate; 0 when not counted."""
        return (self.reps or 0) * (2 if self.side is Side.ALTERNATE else 1)

    @property
    def rep_length(self) -> int:
        """The phases of one repetition together, in ms; 0 when not paced."""
        return sum(phase.ms for phase in self.phases)


@dataclass(frozen=True, slots=True)
class Timeline:
    """A routine, expanded: contiguous intervals from 0 to `total`."""

    routine: str
    """The routine's id."""
    name: str
    """The routine's name."""
    intervals: tuple[Interval, ...]
    """In order; never ends in a rest, switch or transition."""
    series: str | None = None
    """The routine's series."""
    level: int | None = None
    """The routine's level."""
    cues: CueTable = NOTHING_SAID
    """Which cues the routine wants given, where it says so."""
    estimated: bool = field(init=False, compare=False)
    """Whether the total is an estimate because some interval waits for a person; asked every second of a session."""

    def __post_init__(self) -> None:
        """See whether it waits for anybody."""
        object.__setattr__(self, "estimated", any(interval.waits for interval in self.intervals))

    @property
    def total(self) -> int:
        """The sum of all lengths in ms."""
        return self.intervals[-1].start + self.intervals[-1].length if self.intervals else 0

    @property
    def work(self) -> int:
        """The sum of the work intervals' lengths in ms."""
        return sum(interval.length for interval in self.intervals if interval.is_work)


def seconds(ms: int) -> int | float:
    """Milliseconds as the number of seconds that JSON shows: an integer where it is whole."""
    return ms // 1000 if ms % 1000 == 0 else ms / 1000


def interval_to_json(interval: Interval) -> dict[str, Any]:
    """The interval as `show --json` prints it; seconds are numbers, absent things None."""
    return {
        "index": interval.index,
        "kind": interval.kind.value,
        "exercise": interval.exercise,
        "name": interval.name,
        "block": interval.block,
        "round": interval.round,
        "rounds": interval.rounds,
        "set": interval.set,
        "sets": interval.sets,
        "side": interval.side.value if interval.side else None,
        "reps": interval.reps,
        "phases": [[phase.name, seconds(phase.ms)] for phase in interval.phases] or None,
        "start": seconds(interval.start),
        "seconds": seconds(interval.length),
        "cues": list(interval.cues) or None,
        "group": interval.group,
        "ends": interval.ends.value,
        "max": seconds(interval.max) if interval.max is not None else None,
        "record": interval.record.value if interval.record else None,
        "says": [[seconds(cue.ms), cue.text] for cue in interval.says] or None,
        "bpm": interval.bpm,
        "load": interval.load,
        "note": interval.note or None,
        "optional": interval.optional,
        "eyes_closed": interval.eyes_closed,
    }


def timeline_to_json(timeline: Timeline) -> dict[str, Any]:
    """The timeline as `show --json` prints it and as the store keeps it beside a session."""
    return {
        "id": timeline.routine,
        "name": timeline.name,
        "series": timeline.series,
        "level": timeline.level,
        "cues": cues_to_json(timeline.cues),
        "total_seconds": seconds(timeline.total),
        "estimated": timeline.estimated,
        "intervals": [interval_to_json(interval) for interval in timeline.intervals],
    }


def timeline_from_json(data: Mapping[str, Any]) -> Timeline:
    """The timeline that `timeline_to_json` wrote.

    Raises KeyError, TypeError or ValueError when `data` is of another shape.
    """
    return Timeline(
        routine=data["id"],
        name=data["name"],
        series=data["series"],
        level=data["level"],
        cues=cues_from_json(data.get("cues")),  # not there in what an earlier version wrote
        intervals=tuple(_interval_from_json(entry) for entry in data["intervals"]),
    )


def _interval_from_json(data: Mapping[str, Any]) -> Interval:
    return Interval(
        index=data["index"],
        kind=Kind(data["kind"]),
        name=data["name"],
        start=_ms(data["start"]),
        length=_ms(data["seconds"]),
        exercise=data["exercise"],
        block=data["block"],
        group=data["group"],
        round=data["round"],
        rounds=data["rounds"],
        set=data["set"],
        sets=data["sets"],
        side=Side(data["side"]) if data["side"] else None,
        reps=data["reps"],
        phases=tuple(Phase(name, _ms(length)) for name, length in data["phases"] or ()),
        ends=Ends(data["ends"]),
        max=_ms(data["max"]) if data["max"] is not None else None,
        record=Unit(data["record"]) if data["record"] else None,
        cues=tuple(data["cues"] or ()),
        says=tuple(Said(_ms(at), text) for at, text in data["says"] or ()),
        bpm=data["bpm"],
        load=data["load"],
        note=data["note"] or "",
        optional=data["optional"],
        eyes_closed=data.get("eyes_closed", False),  # not there in what an earlier version wrote
    )


def _ms(value: float) -> int:
    return round(value * 1000)
