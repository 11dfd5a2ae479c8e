"""The shape of a file of sessions: which keys each of its objects has, and which column of the store a key is. Pure."""

from __future__ import annotations

from foottimer.carry.values import COUNT, DAY, FLAG, FREE, INSTANT, LINE, MS, NUMBER, UUID, Takes, one_of, whole
from foottimer.history.decisions import DecisionKind
from foottimer.history.record import Origin, Status
from foottimer.routine.model import Side, Unit
from foottimer.routine.timeline import Kind
from foottimer.session.events import Outcome, Reason
from foottimer.values import dataclass

FORMAT = 2
"""The number of the format that is written, and the highest that is read; 1 has no decisions."""
PROGRAM = "foottimer history"
"""What a file says it is."""


@dataclass(frozen=True, slots=True)
class Field:
    """A key of an object, and a column of the store."""

    key: str
    """In the file."""
    takes: Takes
    """Which values it has."""
    help: str
    """What it says, in a few words."""
    column: str = ""
    """In the store, where its name is another one."""
    left_out: bool = False
    """Whether there may be no value; the key is then left out, or null."""

    @property
    def stored(self) -> str:
        """The column's name."""
        return self.column or self.key


_ID = Field("id", UUID, "its id, the same on every machine")
CHANGED = Field("changed_at", INSTANT, "when it was last changed")
"""The key that says which of two versions is the later one."""
DELETED = Field("deleted_at", INSTANT, "when it was deleted; a deleted one is kept, so that it stays deleted", "", True)
"""A register of its own: see `merging`."""
RESTORED = Field("restored_at", INSTANT, "when a deletion was last taken back", "", True)
"""A register of its own: see `merging`."""

SNAPSHOT = (
    Field("id", UUID, "made from the text of `timeline`"),
    Field("changed_at", INSTANT, "when it was first run"),
)
"""Keys of a timeline that was run; `timeline` comes after them."""

SESSION = (
    _ID,
    Field("snapshot", UUID, "the id of the timeline that was run, one of `snapshots`", "snapshot_id"),
    Field("routine", LINE, "the routine's id"),
    Field("name", LINE, "the routine's name at that time"),
    Field("series", LINE, "the routine's series", "", True),
    Field("level", COUNT, "the routine's level", "", True),
    Field("status", one_of(Status), "how it stands"),
    Field("origin", one_of(Origin), "whether it was followed with the clock or written down afterwards"),
    Field("started_at", INSTANT, "when it began"),
    Field("zone", LINE, "the zone it was in, as `Europe/Berlin` or `+02:00`"),
    Field("offset_minutes", whole(-1439, 1439), "how far east of UTC the clock on the wall was"),
    Field("day", DAY, "the day that it counts for; no change of zone, clock or settings moves it"),
    Field("ended_at", INSTANT, "when it was closed", "", True),
    Field("planned_ms", MS, "the whole timeline"),
    Field("work_ms", MS, "the timeline's work intervals alone"),
    Field("active_ms", MS, "without pauses", "", True),
    Field("paused_ms", MS, "all pauses together", "", True),
    Field("rpe", whole(0, 10), "effort", "", True),
    Field("pain", whole(0, 10), "worst pain", "", True),
    Field("red_flag", FLAG, "whether anything was sharp, bony or swollen", "", True),
    Field("technique", FLAG, "whether the technique was good", "", True),
    Field("note", FREE, "what the person wrote; may be empty"),
    CHANGED,
)
"""Keys of a session; `attempts`, `pauses` and the two registers come after them."""

ATTEMPT = (
    _ID,
    Field("seq", COUNT, "its place among the session's attempts, from 0"),
    Field("interval", COUNT, "the interval's place in the timeline, from 0", "interval_index"),
    Field("attempt", whole(1, 10**9), "1 for the first try at this interval, 2 for the second", "nth"),
    Field("kind", one_of(Kind), "what the interval is for"),
    Field("exercise", LINE, "the exercise's id", "", True),
    Field("name", LINE, "as shown"),
    Field("side", one_of(Side), "the side trained; none where both work at once", "", True),
    Field("round", COUNT, "round of the innermost circuit, from 1", "round_number", True),
    Field("set", COUNT, "set, from 1; on work", "set_number", True),
    Field("block", LINE, "the block it comes from, as `3` or `4.2`", "", True),
    Field("start_ms", MS, "from the session's start, pauses included"),
    Field("planned_ms", MS, "the interval's planned or expected length"),
    Field("actual_ms", MS, "active time, without pauses"),
    Field("reps_planned", COUNT, "repetitions asked for, a side where they alternate", "", True),
    Field("reps_done", COUNT, "repetitions done, a side where they alternate", "", True),
    Field("recorded", NUMBER, "the number that the person gave; lengths in cm", "", True),
    Field("unit", one_of(Unit), "what that number counts", "", True),
    Field("load", LINE, "what was carried", "", True),
    Field("outcome", one_of(Outcome), "how it ended"),
    CHANGED,
    DELETED,
)
"""Keys of a try at an interval."""

PAUSE = (
    _ID,
    Field("at_ms", MS, "from the session's start, earlier pauses included"),
    Field("length_ms", MS, "how long it took"),
    Field("reason", one_of(Reason), "why the session stood still"),
    CHANGED,
    DELETED,
)
"""Keys of a pause in a session."""

GOAL = (
    _ID,
    Field("day", DAY, "the day it was set"),
    Field("per_week", whole(1, 7), "training days a week from then on"),
    CHANGED,
)
"""Keys of a goal; `deleted_at` comes after them."""

PAUSED_DAYS = (
    _ID,
    Field("first_day", DAY, "its first day"),
    Field("last_day", DAY, "its last day, itself in it; not before the first"),
    Field("reason", FREE, "why; may be empty"),
    CHANGED,
)
"""Keys of a range of paused days; the two registers come after them."""

DECISION = (
    _ID,
    Field("kind", one_of(DecisionKind), "what it says"),
    Field("day", DAY, "the day from which it holds; of a morning that on which it was asked"),
    Field("about", LINE, "what it is about, as a series, an exercise, a plan or a day; may be empty"),
    Field("value", LINE, "what was decided, as `2` of a level, `3 no` of a morning; may be empty"),
    Field("made_at", INSTANT, "when it was decided: of two about the same the later one holds"),
    CHANGED,
)
"""Keys of a decision; the two registers come after them."""
