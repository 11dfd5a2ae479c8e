"""The routine as its file states it: blocks, exercises, defaults.

Every duration is a whole number of milliseconds (`ms`). A field that is `None` was not stated;
`foottimer.routine.expand` fills it in by the order block, exercise, `[defaults]`, built in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from foottimer.routine.cues import NOTHING_SAID, CueTable
from foottimer.values import dataclass, field

OPT_IN = "opt-in"
"""The tag of a routine that is not for everybody."""


class Duty(StrEnum):
    """What a work block asks for; a block has exactly one."""

    REPS = "reps"
    HOLD = "hold"
    TIME = "time"
    OPEN = "open"


class Sides(StrEnum):
    """Which sides a work block trains, and how they share it."""

    BOTH = "both"
    LEFT = "left"
    RIGHT = "right"
    EACH = "each"
    ALTERNATE = "alternate"


class SideOrder(StrEnum):
    """With `Sides.EACH`: sides by turns within a set (L R L R), or all sets of one first (L L R R)."""

    SET = "set"
    BLOCK = "block"


class Side(StrEnum):
    """The side of one interval."""

    LEFT = "left"
    RIGHT = "right"
    ALTERNATE = "alternate"


class Advance(StrEnum):
    """How a work interval gives way to the next: by itself, or when the person says so."""

    AUTO = "auto"
    MANUAL = "manual"


class Unit(StrEnum):
    """What an open block asks to be written down when it is over."""

    REPS = "reps"
    CM = "cm"
    SECONDS = "seconds"


class Group(StrEnum):
    """What an exercise belongs to."""

    FOOT = "foot"
    BALANCE = "balance"
    CALF = "calf"
    MOBILITY = "mobility"
    STRENGTH = "strength"
    PLYO = "plyo"
    WARMUP = "warmup"
    COOLDOWN = "cooldown"


@dataclass(frozen=True, slots=True)
class Phase:
    """One part of a repetition, as "up" in "up 2, top 1, down 3"."""

    name: str
    """The word shown while it runs."""
    ms: int
    """Its length in milliseconds, above 0 once expanded."""


def named_lengths(phases: Iterable[Phase]) -> tuple[tuple[str, int], ...]:
    """Return phases as bare names and ms, as whoever draws them takes them."""
    return tuple((phase.name, phase.ms) for phase in phases)


@dataclass(frozen=True, slots=True)
class Say:
    """A text to say at a point of each pass; exactly one of `ms` and `percent` is stated."""

    text: str
    """What is said."""
    ms: int | None = None
    """From the start of the pass, in milliseconds."""
    percent: float | None = None
    """From the start of the pass, in percent (0-100) of its planned or expected time."""


@dataclass(frozen=True, slots=True)
class Dose:
    """How much of an exercise one level asks for."""

    sets: int
    """Sets, from 1."""
    amount: int
    """Reps a pass (ground contacts where the exercise is open); milliseconds a pass where it is a hold or timed."""
    rest: int = 0
    """Between two sets, in milliseconds."""
    sides: Sides | None = None
    """Where this level trains other sides than the exercise does."""
    note: str = ""
    """What is different at this level, as "standing"."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """A movement of the catalogue, or of a routine file's own `[exercises]`."""

    id: str
    """A slug of `a-z 0-9 -`."""
    name: str
    """As shown."""
    aliases: tuple[str, ...] = ()
    """Other names that a routine may use."""
    group: str = ""
    """foot, balance, calf, mobility, strength, plyo, warmup or cooldown."""
    targets: tuple[str, ...] = ()
    """What it trains."""
    position: str = ""
    """How to stand or sit."""
    kit: tuple[str, ...] = ()
    """What is needed, as "wall" or "chair"; empty for nothing."""
    sides: Sides | None = None
    """The sides it trains unless the block says otherwise."""
    duty: Duty | None = None
    """How it is usually measured."""
    phases: tuple[Phase, ...] = ()
    """The parts of one repetition, in order; empty for what is not done in reps."""
    bpm: int | None = None
    """Metronome beats a minute for timed work."""
    doses: tuple[Dose, ...] = ()
    """What levels 1, 2 and 3 ask for."""
    cues: tuple[str, ...] = ()
    """Shown one at a time, at most 60 characters each."""
    mistakes: tuple[str, ...] = ()
    """What goes wrong most."""
    why: str = ""
    """One line: what it is good for."""
    safety: str = ""
    """What to mind."""
    next: str | None = None
    """The id of the harder exercise that follows it."""
    easier: str | None = None
    """The id of the exercise to fall back on."""
    instead: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What to do where a thing of `kit` is not at hand: that thing to the id of an exercise."""
    source: str = ""
    """Where the exercise and its dose come from."""
    eyes_closed: bool = False
    """Whether nobody looks while doing it, so that its beginning and end have to be heard."""
    contacts_per_rep: float | None = None
    """Plyometric ground contacts a repetition."""
    contacts_per_second: float | None = None
    """Plyometric ground contacts a second of timed work."""


@dataclass(frozen=True, slots=True)
class Defaults:
    """A routine's `[defaults]`; `None` falls through to what is built in."""

    get_ready: int | None = None
    """Before the first interval, in ms (built in 10 s)."""
    transition: int | None = None
    """Between two blocks, in ms (built in 10 s)."""
    switch: int | None = None
    """Between two sides, in ms (built in 5 s)."""
    rest: int | None = None
    """Between two sets, in ms (built in 15 s)."""
    rep_time: int | None = None
    """Estimate of a self-paced rep, in ms (built in 3 s)."""
    advance: Advance | None = None
    """Built in `auto`."""
    cues: CueTable = NOTHING_SAID
    """Which cues are given; what it does not say is as in the settings."""


@dataclass(frozen=True, slots=True)
class Work:
    """A block of reps, a hold, timed work or an open test."""

    duty: Duty
    """Which of the four it is."""
    name: str | None = None
    """Free text; a work block has this or `exercise`."""
    exercise: str | None = None
    """The id (aliases resolved) of an entry of the routine's `exercises`."""
    reps: int | None = None
    """Duty reps: repetitions a pass; a side, with `Sides.ALTERNATE`."""
    length: int | None = None
    """Duty hold or time: ms a pass."""
    expect: int | None = None
    """Duty open: the estimate in ms."""
    max: int | None = None
    """Duty open: ends by itself after so many ms."""
    record: Unit | None = None
    """Duty open: the number asked for when the block is over."""
    note: str = ""
    """Free text about the block."""
    transition: int | None = None
    """After this block, in ms."""
    optional: bool = False
    """May be left out before the start."""
    sets: int = 1
    """From 1."""
    rest: int | None = None
    """Between sets, in ms."""
    sides: Sides | None = None
    """None: the exercise's, else both."""
    side_order: SideOrder = SideOrder.SET
    """Order of sides and sets, with `Sides.EACH`."""
    switch: int | None = None
    """Between sides, in ms."""
    every: int | None = None
    """Each set starts so many ms after the one before."""
    cues: tuple[str, ...] | None = None
    """None: the exercise's."""
    at: tuple[Say, ...] = ()
    """Texts at points of each pass."""
    load: str | None = None
    """What is carried, as "8 kg"."""
    phases: tuple[Phase, ...] | None = None
    """Duty reps: the block's own phases; None: the exercise's with `tempo` applied."""
    tempo: tuple[int, ...] | None = None
    """Duty reps: new ms for the exercise's phases, 0 drops one."""
    rep_time: int | None = None
    """Duty reps: estimate of a self-paced rep in ms."""
    advance: Advance | None = None
    """Duty reps, hold or time: whether the end waits for the person."""
    bpm: int | None = None
    """Duty time or open: metronome beats a minute."""


@dataclass(frozen=True, slots=True)
class Rest:
    """A block that only rests."""

    length: int
    """In ms, above 0."""
    name: str | None = None
    """Free text shown instead of "Rest"."""
    note: str = ""
    """Free text about the block."""
    optional: bool = False
    """May be left out before the start."""


@dataclass(frozen=True, slots=True)
class Circuit:
    """Blocks done in order, `rounds` times."""

    blocks: tuple[Block, ...]
    """At least one; circuits nest up to four deep."""
    rounds: int = 1
    """From 1."""
    round_rest: int | None = None
    """Between two rounds, in ms."""
    name: str | None = None
    """Free text, as "Calves"."""
    note: str = ""
    """Free text about the circuit."""
    transition: int | None = None
    """After the circuit, in ms."""
    optional: bool = False
    """May be left out before the start."""


Block: TypeAlias = Work | Rest | Circuit
"""One entry of a routine."""


@dataclass(frozen=True, slots=True)
class Routine:
    """What one routine file says, exercises resolved; expand it to follow it."""

    id: str
    """The file's stem, a slug of `a-z 0-9 -`."""
    name: str
    """As shown."""
    blocks: tuple[Block, ...]
    """In order."""
    series: str | None = None
    """Files that share one are its levels."""
    level: int | None = None
    """From 1."""
    about: str = ""
    """What it is, in a sentence or two; may hold newlines."""
    tags: tuple[str, ...] = ()
    """Free words."""
    equipment: tuple[str, ...] = ()
    """What has to be at hand, as "wall"."""
    goal_per_week: int | None = None
    """Days a week, 1-7, shown on this routine's card."""
    defaults: Defaults = Defaults()
    """The file's `[defaults]`."""
    exercises: Mapping[str, Exercise] = field(default_factory=lambda: MappingProxyType({}))
    """Every exercise that a block names, by id: the file's own, else the catalogue's."""
    stand_ins: Mapping[str, Exercise] = field(default_factory=lambda: MappingProxyType({}))
    """Every exercise that one of those names as `instead`, or that such a one names in turn, by id."""
    first_side: Side = Side.LEFT
    """Which side a block of both sides begins with; chosen on the day, not in the file."""

    @property
    def opt_in(self) -> bool:
        """Whether nobody is led to it and it asks before it starts: it has the tag "opt-in"."""
        return OPT_IN in self.tags

    @property
    def known(self) -> Mapping[str, Exercise]:
        """Every exercise that a block can be done with, by id."""
        return {**self.stand_ins, **self.exercises}
