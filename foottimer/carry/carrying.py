"""A store that is carried elsewhere: written as one file, and joined with another one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from foottimer.carry.merging import Choice, Sort, Verdict
from foottimer.carry.pieces import (
    TABLES,
    load_piece,
    load_pieces,
    load_sheet,
    load_snapshots,
    miscounted,
    others_rows,
    save_counts,
    save_pieces,
    save_registers,
    save_snapshots,
    snapshot_ids,
)
from foottimer.carry.portable import Archive, FileError, written
from foottimer.carry.sheet import cells
from foottimer.carry.sieve import Sieve
from foottimer.carry.staging import beside, marks, move
from foottimer.carry.values import Value
from foottimer.history.database import (
    BUSY_SECONDS,
    RefusedStoreError,
    StoreError,
    open_to_read,
    open_to_write,
    reported,
)
from foottimer.history.dated import understanding
from foottimer.history.fetching import made_of
from foottimer.history.store import Store
from foottimer.values import dataclass

_WAIT = 0.25
"""How many seconds pass before a file that is being written is copied once more."""
_TRIES = 8
"""How often a file is made ready to be taken in before another program that writes all the time is told of."""
_WHOLE = (Verdict.ADDED, Verdict.TAKEN)
"""Of these all the rows are written."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is going to be done with a file."""

    choices: tuple[Choice, ...]
    """What becomes of each piece."""
    replaced: tuple[str, ...]
    """The text of a file of what is replaced; empty where nothing is."""
    recounted: tuple[tuple[bool, str], ...]
    """Sessions whose words stay, but of which the store says wrongly whether they count."""
    marks: Mapping[Sort, frozenset[tuple[object, ...]]]
    """What the store's versions were told by when it was decided."""


def open_to_carry(path: Path) -> Carrying:
    """Open the store to write, made where there is none, with its folder.

    Raises StoreError when it cannot be used; the file is then left as it was.
    """
    return Carrying(open_to_write(path), path)


def open_to_export(path: Path) -> Carrying | None:
    """Open the store to read; None when there is none yet. Makes nothing.

    Raises StoreError when it cannot be used.
    """
    connection = open_to_read(path)
    return None if connection is None else Carrying(connection, path)


class Carrying(Store):
    """A store that can be written as one file, and takes one in."""

    def exported(self, first: date | None = None, last: date | None = None) -> Iterator[str]:
        """The text of a file with all there is, in parts; of sessions those of the days from `first` to `last`.

        It is as of one instant, and however slowly it is read, no other program waits for it. What no file may say is
        left out, and a session whose timeline is.
        """
        with self._copied() as copy, reported(self._path):
            sieve = Sieve(self._leave_out)
            yield from written(
                load_snapshots(copy, snapshot_ids(copy, first, last), sieve),
                lambda sort: load_pieces(copy, sort, first, last, sieve),
            )

    def sheet(
        self, first: date | None = None, last: date | None = None
    ) -> Iterator[tuple[str | int | float | None, ...]]:
        """The rows of the table of `sheet`, the oldest session first; as of one instant, as `exported` is."""
        with self._copied() as copy, reported(self._path):
            yield from made_of(load_sheet(copy, first, last), _cells, self._leave_out)

    def choices(self, archive: Archive) -> tuple[Choice, ...]:
        """What would become of each piece of a file; writes nothing.

        Raises FileError when the file can't be joined with this store.
        """
        with self._copied() as copy, reported(self._path):
            return _choices(copy, archive)

    def take_in(self, archive: Archive, keep: Callable[[Iterable[str]], object]) -> tuple[Choice, ...]:
        """Join a file with this store, whole or not at all; returns what became of each piece.

        `keep` is first called with the text of a file of what is about to be replaced, if anything is; what it raises
        leaves the store as it was. Raises FileError when the file can't be joined with this store.
        """
        for _ in range(_TRIES):
            with self._copied() as copy, reported(self._path):
                plan = _planned(copy, archive)
            with reported(self._path), beside(self._db):
                with self._writing_aside():
                    _make_ready(self._db, archive, plan.choices)
                with self._writing():
                    # What was chosen may hold no more where another program wrote in between.
                    if _marks(self._db, archive) == plan.marks:
                        if plan.replaced:
                            keep(plan.replaced)
                        move(self._db)
                        _finish(self._db, plan)
                        return plan.choices
        raise StoreError(f"{self._path} is changed by another program all the time: nothing was taken in, try again")

    @contextmanager
    def _copied(self) -> Iterator[sqlite3.Connection]:
        """A copy of the store that is nobody else's, in a nameless file that goes with it."""
        copy = sqlite3.connect("", isolation_level=None)
        tries = int(BUSY_SECONDS / _WAIT)

        def tried(*_: int) -> None:
            nonlocal tries
            tries -= 1
            if tries < 0:
                raise StoreError(f"{self._path} is in use by another program; nothing was changed, try again")

        try:
            with reported(self._path), self._writing_aside():
                self._db.backup(copy, progress=tried, sleep=_WAIT)
            yield copy
        finally:
            copy.close()

    @contextmanager
    def _writing_aside(self) -> Iterator[None]:
        """Say where there is no room, where all that is written goes into temporary files."""
        try:
            yield
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorname", "") != "SQLITE_FULL":
                raise
            raise RefusedStoreError(
                f"{self._path} is as it was: the disk that temporary files are on is full; "
                "make room there, or set TMPDIR to a folder on another one"
            ) from error


def _cells(row: Sequence[Value]) -> tuple[str | int | float | None, ...]:
    with understanding(f"an attempt of session {row[0]}", row[0]):
        return cells(row)


def added(archive: Archive) -> tuple[Choice, ...]:
    """What would become of each piece of a file where there is no store yet."""
    return tuple(Choice(sort, None, there) for sort, pieces in archive.pieces.items() for there in pieces)


def _choices(db: sqlite3.Connection, archive: Archive) -> tuple[Choice, ...]:
    choices: list[Choice] = []
    problems: list[str] = []
    for sort, pieces in archive.pieces.items():
        for number, there in enumerate(pieces):
            here = load_piece(db, sort, there.id)
            # Of two that are alike one is enough.
            choice = Choice(sort, there if here == there else here, there)
            if sort is Sort.SESSION and choice.verdict in _WHOLE:
                place = others_rows(db, there)
                if place is not None:
                    problems.append(f"sessions[{number}].{place}: is that of a row of another session here")
            choices.append(choice)
    if problems:
        raise FileError(problems)
    return tuple(choices)


def _versions_here(db: sqlite3.Connection, replaced: Iterable[Choice]) -> Iterator[str]:
    """The text of a file of what is in this store and about to be replaced."""
    here = [(choice.sort, choice.here) for choice in replaced if choice.here is not None]
    used = {json.loads(piece.text)["snapshot"] for sort, piece in here if sort is Sort.SESSION}
    return written(load_snapshots(db, used), lambda wanted: [piece for sort, piece in here if sort is wanted])


def _planned(db: sqlite3.Connection, archive: Archive) -> _Plan:
    choices = _choices(db, archive)
    taken = [choice for choice in choices if choice.verdict is Verdict.TAKEN]
    staying = [choice.there.id for choice in _of(Sort.SESSION, choices) if choice.verdict not in _WHOLE]
    replaced = tuple(_versions_here(db, taken)) if taken else ()
    return _Plan(choices, replaced, tuple(miscounted(db, staying)), _marks(db, archive))


def _marks(db: sqlite3.Connection, archive: Archive) -> Mapping[Sort, frozenset[tuple[object, ...]]]:
    """What is another one once anything was written to the store's versions of what a file says."""
    pieces = archive.pieces.items()
    return {sort: marks(db, TABLES[sort].name, [piece.id for piece in found]) for sort, found in pieces}


def _make_ready(db: sqlite3.Connection, archive: Archive, choices: Sequence[Choice]) -> None:
    """Write what is taken in whole into the tables beside those of the store."""
    save_snapshots(db, archive.snapshots)
    for sort in Sort:
        save_pieces(db, sort, [choice.result for choice in _of(sort, choices) if choice.verdict in _WHOLE])


def _finish(db: sqlite3.Connection, plan: _Plan) -> None:
    """Write what becomes of those whose words stay."""
    for sort in Sort:
        staying = (choice for choice in _of(sort, plan.choices) if choice.verdict not in _WHOLE)
        save_registers(db, sort, [choice.result for choice in staying if choice.changes])
    save_counts(db, plan.recounted)


def _of(sort: Sort, choices: Iterable[Choice]) -> list[Choice]:
    return [choice for choice in choices if choice.sort is sort]
