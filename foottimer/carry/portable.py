"""A store as one file that can be carried elsewhere: what is in it, and how it is written. Pure.

Its shape is in `shape`, and described for others in docs/export.md.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from foottimer.carry.merging import Piece, Sort
from foottimer.carry.shape import (
    DELETED,
    FORMAT,
    PROGRAM,
    RESTORED,
    Field,
)
from foottimer.carry.values import Value
from foottimer.history.decisions import Decision, DecisionKind, check_decision
from foottimer.values import dataclass

LISTS = ("snapshots", "sessions", "goals", "paused_days", "decisions")
"""The lists of a file, in their order."""
LISTS_OF = {1: LISTS[:-1], FORMAT: LISTS}
"""Those of a file of each format that is read."""
REGISTERS: Mapping[Sort, tuple[Field, ...]] = {
    Sort.SESSION: (DELETED, RESTORED),
    Sort.GOAL: (DELETED,),
    Sort.PAUSED_DAYS: (DELETED, RESTORED),
    Sort.DECISION: (DELETED, RESTORED),
}
"""The keys by which a piece is deleted and brought back."""

Row = Mapping[str, Value]
"""What an object of the file says."""


class FileError(Exception):
    """A file is not taken in; `problems` says why, a line each."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A timeline that was run."""

    id: str
    """Made from its text."""
    body: str
    """Its text."""
    changed_at: str
    """When it was first run."""


@dataclass(frozen=True, slots=True)
class Archive:
    """All that a file holds, checked."""

    snapshots: tuple[Snapshot, ...]
    """The timelines."""
    pieces: Mapping[Sort, tuple[Piece, ...]]
    """The sessions, goals, paused days and decisions."""


def piece_text(row: Row, attempts: Iterable[Row] | None = None, pauses: Iterable[Row] | None = None) -> str:
    """The text by which a piece is compared, of rows whose keys are in order; of a session with what belongs to it."""
    whole: dict[str, object] = dict(row)
    if attempts is not None:
        whole["attempts"] = sorted(attempts, key=lambda one: (one["seq"], one["id"]))
    if pauses is not None:
        whole["pauses"] = sorted(pauses, key=lambda one: (one["at_ms"], one["id"]))
    return json.dumps(whole, separators=(",", ":"))


def check_said(row: Row) -> None:
    """Raise ValueError, which says why, where the values of a decision do not go together."""
    kind, day, about, value = (str(row[key]) for key in ("kind", "day", "about", "value"))
    check_decision(Decision(DecisionKind(kind), date.fromisoformat(day), about, value))


def written(snapshots: Iterable[Snapshot], pieces: Callable[[Sort], Iterable[Piece]]) -> Iterator[str]:
    """The file's text, in parts; the same for the same rows. Raises nothing of its own."""
    yield f'{{\n"program": "{PROGRAM}",\n"format": {FORMAT}'
    lists: tuple[Iterable[str], ...] = (
        map(_snapshot_line, snapshots),
        *(map(_piece_line, pieces(sort)) for sort in (Sort.SESSION, Sort.GOAL, Sort.PAUSED_DAYS, Sort.DECISION)),
    )
    for name, lines in zip(LISTS, lists, strict=True):
        yield f',\n"{name}": ['
        between = "\n"
        for line in lines:
            yield between + line
            between = ",\n"
        yield "\n]" if between == ",\n" else "]"
    yield "\n}\n"


def _snapshot_line(snapshot: Snapshot) -> str:
    said = json.dumps({"id": snapshot.id, "changed_at": snapshot.changed_at}, separators=(",", ":"))
    return f'{said[:-1]},"timeline":{snapshot.body}}}'


def _piece_line(found: Piece) -> str:
    said = {field.key: value for field, value in ((DELETED, found.deleted_at), (RESTORED, found.restored_at)) if value}
    return f"{found.text[:-1]},{json.dumps(said, separators=(',', ':'))[1:]}" if said else found.text
