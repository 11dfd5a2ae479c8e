"""What was read of a damaged store, joined with what a backup has: only what is sound, and only what is newer."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from foottimer.carry.carrying import open_to_carry
from foottimer.carry.merging import Piece, Sort
from foottimer.carry.pieces import TABLES, load_piece, load_snapshots
from foottimer.carry.portable import Archive, FileError, Snapshot, written
from foottimer.carry.receiving import read_archive
from foottimer.carry.staging import marks
from foottimer.history.database import UnreadableRowError, reported
from foottimer.values import replace

_PARTS = ("attempts", "pauses")


def join(salvaged: sqlite3.Connection, store: Path) -> tuple[int, int]:
    """Take into a store what was read of a damaged one and is newer; returns how many sessions were read, and taken.

    Raises StoreError and FileError; the store is then as it was.
    """
    with open_to_carry(store) as here:
        db = here._db
        with reported(store):
            _lend_snapshots(db, salvaged)
        pieces = {sort: tuple(_newer(salvaged, db, sort)) for sort in Sort}
        sound = _sound(salvaged, pieces)
        here.take_in(sound, lambda _: None)
        with reported(store):
            _take_positions(salvaged, db)
    (read,) = salvaged.execute("SELECT count(*) FROM session").fetchone()
    return int(read), len(sound.pieces[Sort.SESSION])


def _lend_snapshots(here: sqlite3.Connection, salvaged: sqlite3.Connection) -> None:
    """Give what was read the timelines it lost, of those that are here."""
    rows = here.execute("SELECT id, body, changed_at FROM snapshot").fetchall()
    salvaged.executemany("INSERT OR REPLACE INTO snapshot (id, body, changed_at) VALUES (?, ?, ?)", rows)


def _newer(salvaged: sqlite3.Connection, here: sqlite3.Connection, sort: Sort) -> Iterator[Piece]:
    table = TABLES[sort].name
    ids = [row[0] for row in salvaged.execute(f"SELECT id FROM {table} ORDER BY id")]  # noqa: S608
    alike = {mark[0] for mark in marks(salvaged, table, ids) & marks(here, table, ids)}
    for id_ in ids:
        if id_ in alike:
            continue
        with contextlib.suppress(UnreadableRowError, sqlite3.Error, ValueError, TypeError, LookupError):
            found = load_piece(salvaged, sort, id_)
            known = load_piece(here, sort, id_)
            if found is not None and (taken := _of_both(found, known)) is not None:
                yield taken


def _of_both(found: Piece, known: Piece | None) -> Piece | None:
    """What of a piece is taken from a damaged store; None where all of it is known.

    One that has fewer rows than before has lost some: of it only whether it is deleted is taken.
    """
    if known is None:
        return found
    if found.changed_at > known.changed_at and _rows_of(found) >= _rows_of(known):
        return found
    said = replace(known, deleted_at=found.deleted_at, restored_at=found.restored_at)
    return None if said == known else said


def _rows_of(piece: Piece) -> int:
    said = json.loads(piece.text)
    return sum(len(said.get(part, ())) for part in _PARTS)


def _sound(salvaged: sqlite3.Connection, pieces: Mapping[Sort, Sequence[Piece]]) -> Archive:
    """Of these pieces those that a file of sessions may have; each is read as a stranger's is."""
    try:
        return _read(salvaged, pieces)
    except (FileError, UnreadableRowError):
        kept: dict[Sort, tuple[Piece, ...]] = dict.fromkeys(Sort, ())
        snapshots: dict[str, Snapshot] = {}
        for sort, found in pieces.items():
            for piece in found:
                with contextlib.suppress(FileError, UnreadableRowError):
                    one = _read(salvaged, {**dict.fromkeys(Sort, ()), sort: (piece,)})
                    kept[sort] += one.pieces[sort]
                    snapshots |= {snapshot.id: snapshot for snapshot in one.snapshots}
        return Archive(tuple(snapshots.values()), kept)


def _read(salvaged: sqlite3.Connection, pieces: Mapping[Sort, Sequence[Piece]]) -> Archive:
    used = {json.loads(piece.text)["snapshot"] for piece in pieces[Sort.SESSION]}
    text = "".join(written(load_snapshots(salvaged, used), lambda sort: pieces[sort]))
    return read_archive(text.encode())


def _take_positions(salvaged: sqlite3.Connection, here: sqlite3.Connection) -> None:
    """Take over where sessions stand that were not over, so that they can be taken up again."""
    columns = ", ".join(row[1] for row in here.execute("PRAGMA table_info(under_way)"))
    rows = salvaged.execute(f"SELECT {columns} FROM under_way").fetchall()  # noqa: S608
    for row in rows:
        known = here.execute("SELECT 1 FROM session WHERE id = ? AND status = 'running'", (row[0],)).fetchone()
        if known and all(isinstance(value, int) for value in row[1:-1]):
            places = ", ".join("?" for _ in row)
            here.execute(f"INSERT OR REPLACE INTO under_way ({columns}) VALUES ({places})", row)  # noqa: S608
