"""A session as JSON. Pure."""

from __future__ import annotations

from datetime import UTC
from typing import Any

from foottimer.history.record import AttemptRow, Record
from foottimer.routine.timeline import seconds


def record_to_json(record: Record) -> dict[str, Any]:
    """The record as `history --json` prints it; seconds are numbers, absent things None."""
    answers = record.answers
    return {
        "id": record.id,
        "routine": record.routine,
        "name": record.name,
        "status": record.status.value,
        "origin": record.origin.value,
        "day": record.moment.day.isoformat(),
        "started_at": record.moment.utc.astimezone(UTC).isoformat(timespec="seconds"),
        "planned_seconds": seconds(record.planned_ms),
        "active_seconds": seconds(record.active_ms),
        "paused_seconds": seconds(record.paused_ms),
        "rpe": answers.rpe,
        "pain": answers.pain,
        "red_flag": answers.red_flag,
        "technique": answers.technique,
        "note": answers.note or None,
        "pauses": [
            {"at": seconds(pause.at_ms), "seconds": seconds(pause.length_ms), "reason": pause.reason.value}
            for pause in record.pauses
        ],
        "intervals": [_attempt_to_json(row) for row in record.attempts],
    }


def _attempt_to_json(row: AttemptRow) -> dict[str, Any]:
    return {
        "seq": row.seq,
        "index": row.index,
        "attempt": row.attempt,
        "kind": row.kind.value,
        "exercise": row.exercise,
        "name": row.name,
        "side": row.side.value if row.side else None,
        "round": row.round,
        "set": row.set,
        "start": seconds(row.start_ms),
        "planned_seconds": seconds(row.planned_ms),
        "actual_seconds": seconds(row.actual_ms),
        "reps_planned": row.reps_planned,
        "reps_done": row.reps_done,
        "recorded": _number(row.recorded),
        "unit": row.unit.value if row.unit else None,
        "load": row.load,
        "outcome": row.outcome.value,
    }


def _number(value: float | None) -> int | float | None:
    return int(value) if value is not None and value == int(value) else value
