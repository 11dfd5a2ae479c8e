"""Sessions as a table for a spreadsheet: a row for each try at an interval, with what its session says. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from foottimer.carry.values import Value
from foottimer.routine.timeline import seconds
from foottimer.values import dataclass


class Form(StrEnum):
    """How a column's values are written."""

    TEXT = "text"
    """As they are."""
    NUMBER = "a number"
    """Whole ones without a point."""
    SECONDS = "seconds"
    """Kept in ms."""
    FLAG = "1 or 0"
    """1 where it is so."""
    PLACE = "a number from 1"
    """Kept from 0."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table."""

    name: str
    """Its heading."""
    source: str
    """What it is in the store."""
    form: Form
    """How it is written; nothing is written where nothing is known."""
    help: str
    """What it says, in a few words."""


COLUMNS = (
    Column("session", "session.id", Form.TEXT, "the session's id"),
    Column("day", "session.day", Form.TEXT, "the day that it counts for, as `2026-03-02`"),
    Column(
        "began",
        "strftime('%Y-%m-%d %H:%M:%S', session.started_at, printf('%+d minutes', session.offset_minutes))",
        Form.TEXT,
        "when it began, by the clock on the wall then and there",
    ),
    Column("zone", "session.zone", Form.TEXT, "the zone it was in"),
    Column("routine", "session.routine", Form.TEXT, "the routine's id"),
    Column("routine_name", "session.name", Form.TEXT, "the routine's name at that time"),
    Column("series", "session.series", Form.TEXT, "the routine's series"),
    Column("level", "session.level", Form.NUMBER, "the routine's level"),
    Column("status", "session.status", Form.TEXT, "`running`, `completed`, `partial` or `abandoned`"),
    Column("origin", "session.origin", Form.TEXT, "`followed` with the clock or `logged` afterwards"),
    Column("counts", "session.counts", Form.FLAG, "whether it makes its day a training day"),
    Column("session_planned_seconds", "session.planned_ms", Form.SECONDS, "the whole timeline"),
    Column("session_active_seconds", "session.active_ms", Form.SECONDS, "without pauses; empty while it runs"),
    Column("session_paused_seconds", "session.paused_ms", Form.SECONDS, "all pauses; empty while it runs"),
    Column("rpe", "session.rpe", Form.NUMBER, "effort, 0 to 10"),
    Column("pain", "session.pain", Form.NUMBER, "worst pain, 0 to 10"),
    Column("red_flag", "session.red_flag", Form.FLAG, "whether anything was sharp, bony or swollen"),
    Column("technique", "session.technique", Form.FLAG, "whether the technique was good"),
    Column("note", "session.note", Form.TEXT, "what the person wrote"),
    Column("interval", "attempt.interval_index", Form.PLACE, "the interval's place in the timeline"),
    Column("attempt", "attempt.nth", Form.NUMBER, "1 for the first try at this interval, 2 for the second"),
    Column("kind", "attempt.kind", Form.TEXT, "what the interval is for"),
    Column("exercise", "attempt.exercise", Form.TEXT, "the exercise's id"),
    Column("name", "attempt.name", Form.TEXT, "as shown"),
    Column("side", "attempt.side", Form.TEXT, "`left`, `right` or `alternate`; empty where both work at once"),
    Column("round", "attempt.round_number", Form.NUMBER, "round of the innermost circuit"),
    Column("set", "attempt.set_number", Form.NUMBER, "set; on work"),
    Column("block", "attempt.block", Form.TEXT, "the block it comes from, as `3` or `4.2`"),
    Column("start_seconds", "attempt.start_ms", Form.SECONDS, "from the session's start, pauses included"),
    Column("planned_seconds", "attempt.planned_ms", Form.SECONDS, "the interval's planned or expected length"),
    Column("actual_seconds", "attempt.actual_ms", Form.SECONDS, "active time, without pauses"),
    Column("reps_planned", "attempt.reps_planned", Form.NUMBER, "repetitions asked for"),
    Column("reps_done", "attempt.reps_done", Form.NUMBER, "repetitions done"),
    Column("recorded", "attempt.recorded", Form.NUMBER, "the number that the person gave; lengths in cm"),
    Column("unit", "attempt.unit", Form.TEXT, "what that number counts"),
    Column("load", "attempt.load", Form.TEXT, "what was carried"),
    Column("outcome", "attempt.outcome", Form.TEXT, "how it ended"),
)
"""All columns, in their order; those of the session first."""

HEAD = tuple(column.name for column in COLUMNS)
"""The headings."""


def cells(values: Sequence[Value]) -> tuple[str | int | float | None, ...]:
    """The values of one row as they are written, texts still as the store has them."""
    return tuple(_cell(column.form, value) for column, value in zip(COLUMNS, values, strict=True))


def _cell(form: Form, value: Value) -> str | int | float | None:
    if value is None or isinstance(value, str):
        return value
    if form is Form.FLAG:
        return int(bool(value))
    if form is Form.SECONDS:
        return seconds(int(value))
    if form is Form.PLACE:
        return int(value) + 1
    return int(value) if value == int(value) else value
