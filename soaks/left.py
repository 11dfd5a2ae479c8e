"""What a killed program left: judged against what was seen of its sessions."""

from __future__ import annotations

import json
import sqlite3
import subprocess
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from foottimer.history.record import Record, Status
from foottimer.history.store import open_for_reading
from foottimer.history.underway import UnderWay
from foottimer.session.events import Outcome, Reason
from soaks.painted import NAME, NAMES
from soaks.terminal import FOOTTIMER, ROOT, surroundings


@dataclass(frozen=True, slots=True)
class Left:
    """What is in the store."""

    records: tuple[Record, ...]
    """Every session, the newest first."""
    standing: tuple[UnderWay, ...]
    """Where those stand that are not over."""


def left_in(home: Path) -> Left:
    """Read the store as the next start does; there may be none yet. Raises StoreError."""
    store = open_for_reading(history_in(home))
    if store is None:
        return Left((), ())
    with store:
        return Left(store.records(), store.under_way())


def history_in(home: Path) -> Path:
    """Return the store's file."""
    return home / "data" / "history.db"


def damage_in(home: Path) -> list[str]:
    """Return what SQLite finds wrong with the file itself."""
    if not history_in(home).exists():
        return []
    with closing(sqlite3.connect(f"{history_in(home).as_uri()}?mode=rw", uri=True)) as db:
        found = [str(row[0]) for row in db.execute("PRAGMA integrity_check")]
        found += [f"a row of {row[0]} belongs to nothing" for row in db.execute("PRAGMA foreign_key_check")]
    return [fault for fault in found if fault != "ok"]


def missing_in(left: Left, seen: Counter[int], over: int) -> list[str]:
    """Return what was seen to end, sessions `over` to their end among it, and is not in the store."""
    stored = Counter(row.index for record in left.records for row in record.attempts)
    faults = [f"interval {index + 1} ended {seen[index]} times, stored {stored[index]}" for index in seen - stored]
    completed = sum(record.status is Status.COMPLETED for record in left.records)
    return [*faults, *([f"{over} came to their end, stored {completed}"] if completed < over else [])]


def offered_in(home: Path) -> list[dict[str, object]]:
    """Return what `foottimer resume --list --json` says."""
    told = run(home, "resume", "--list", "--json")
    found = json.loads(told)
    assert isinstance(found, list)
    return found


def run(home: Path, *words: str) -> str:
    """Run foottimer with these words where nobody types; return what it printed. Raises CalledProcessError."""
    done = subprocess.run(
        (*FOOTTIMER, *words),
        env=surroundings(home),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout


def misoffered(left: Left, offered: Sequence[dict[str, object]]) -> list[str]:
    """Return what is wrong with what is offered: it has to be each session that was not closed, where it stands."""
    running = {record.id for record in left.records if record.status is Status.RUNNING}
    told = [(one.get("id"), one.get("name"), one.get("interval"), one.get("intervals")) for one in offered]
    right = [(found.id, NAME, found.position.index + 1, len(NAMES)) for found in left.standing]
    faults = [f"offered {told}, in the store {right}"] if told != right else []
    if running != {found.id for found in left.standing}:
        faults.append(f"not closed {sorted(running)}, standing {[found.id for found in left.standing]}")
    return faults


def unwhole(record: Record, since: int, times: int) -> list[str]:
    """Return what a session lacks that was taken up so many `times`, last at the interval `since`, and finished."""
    faults = [] if record.status is Status.COMPLETED else [f"taken up and finished it is {record.status}"]
    if [row.seq for row in record.attempts] != list(range(len(record.attempts))):
        faults.append(f"its attempts are {[row.seq for row in record.attempts]}")
    done = {row.index for row in record.attempts if row.outcome is Outcome.DONE}
    lacking = [NAMES[index] for index in range(since, len(NAMES)) if index not in done]
    if lacking:
        faults.append(f"taken up at {NAMES[since]}, it lacks {lacking}")
    if sum(row.actual_ms for row in record.attempts) != record.active_ms:
        faults.append(f"its attempts took {sum(row.actual_ms for row in record.attempts)}, it {record.active_ms} ms")
    breaks = sum(pause.reason is Reason.INTERRUPTED for pause in record.pauses)
    if not 1 <= breaks <= times:  # killed in a break, it goes on with the same one
        faults.append(f"taken up {times} times, it has {breaks} breaks")
    return faults
