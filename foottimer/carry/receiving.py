"""A file of sessions, read without trusting a word of it. Pure."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from foottimer.carry.checking import Problems, TooManyError, items_of, row_of
from foottimer.carry.merging import Piece, Sort, piece
from foottimer.carry.parsing import parsed
from foottimer.carry.portable import (
    LISTS,
    LISTS_OF,
    REGISTERS,
    Archive,
    FileError,
    Row,
    Snapshot,
    check_said,
    piece_text,
)
from foottimer.carry.shape import (
    ATTEMPT,
    DECISION,
    DELETED,
    FORMAT,
    GOAL,
    PAUSE,
    PAUSED_DAYS,
    PROGRAM,
    RESTORED,
    SESSION,
    SNAPSHOT,
    Field,
)
from foottimer.carry.snapshots import checked_timeline
from foottimer.carry.values import Twice, Value, quoted
from foottimer.history.bodies import id_of, text_of
from foottimer.routine.words import quote

MOST_BYTES = 256 * 2**20
"""What a file may have; sixty years of daily sessions have less."""
MOST_LISTS = 2_000_000
"""Objects and arrays that a file may have: more than one of so many bytes has that was exported."""
MOST_VALUES = 14_000_000
"""Values that it may have, ..."""
MOST_KEYS = 10_000
"""... and different keys, which are counted in a file of more than `SMALL` bytes."""
SMALL = 8 * 2**20
_STRETCH = 2**20
"""Bytes whose keys are found at once; one that lies in two stretches is missed, which no count of thousands is."""
_KEY = re.compile(rb'"([^"\\]{1,100})"\s*:')


def read_archive(data: bytes) -> Archive:
    """What a file holds; raises FileError, which names every wrong value, where it can't be taken in whole."""
    text = _text_of(data)
    del data  # the text is as large
    whole = _parsed(text)
    if isinstance(whole, Twice):
        raise FileError([f"has the key {quote(whole.key)} twice, so that nobody knows which is meant: export it again"])
    if not isinstance(whole, dict) or whole.get("program") != PROGRAM:
        raise FileError(["is no file of sessions: take one that foottimer export json wrote"])
    number = whole.get("format")
    if isinstance(number, int) and not isinstance(number, bool) and number > FORMAT:
        raise FileError([f"was written by a newer foottimer (format {quote(number)}, this one knows {FORMAT}): update"])
    if isinstance(number, bool) or not isinstance(number, int) or number not in LISTS_OF:
        raise FileError([f"format: has to be {' or '.join(map(str, LISTS_OF))}, not {quoted(number)}"])
    reader = _Reader()
    try:
        archive = reader.read(whole, LISTS_OF[number])
    except TooManyError:
        raise FileError([*reader.problems.found, "and there may be more: no more of it was looked at"]) from None
    if reader.problems.found:
        raise FileError(reader.problems.found)
    return archive


def _text_of(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise FileError([f"is larger than {MOST_BYTES // 2**20} MiB: export it in parts, with --from and --to"])
    if data.count(b"{") + data.count(b"[") > MOST_LISTS or data.count(b",") > MOST_VALUES or _has_many_keys(data):
        raise FileError(["holds more than any export: take one that foottimer export json wrote, or parts of it"])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileError([f"is not UTF-8, at byte {error.start}"]) from error


def _parsed(text: str) -> object:
    try:
        return parsed(text, LISTS)
    except json.JSONDecodeError as error:
        raise FileError([f"line {error.lineno}, column {error.colno}: no JSON: {error.msg}"]) from error
    except RecursionError as error:
        raise FileError(["nests too deep to be a file of sessions"]) from error
    except ValueError as error:  # of numbers alone: with thousands of digits
        raise FileError([f"has a number that nothing is counted by ({str(error).split(':')[0]})"]) from error


def _has_many_keys(data: bytes) -> bool:
    """Whether a large file has more different keys than any export, each of which would take memory of its own."""
    if len(data) <= SMALL:
        return False
    found: set[bytes] = set()
    for begin in range(0, len(data), _STRETCH):
        found.update(_KEY.findall(data, begin, begin + _STRETCH))
        if len(found) > MOST_KEYS:
            return True
    return False


class _Reader:
    """Reads the lists of a file, and what holds between their objects."""

    def __init__(self) -> None:
        self.problems = Problems()
        self._sizes: dict[str, int] = {}
        """How many intervals each snapshot has."""
        self._ids: dict[str, dict[str, str]] = defaultdict(dict)
        """Where each id stands, for each table."""

    def read(self, whole: Mapping[str, object], named: Sequence[str]) -> Archive:
        """All that is right of it, of the lists that are `named`; what is wrong is in `problems`.

        Raises TooManyError.
        """
        row_of(dict.fromkeys(whole), (), "", self.problems, ("program", "format", *named))
        given = {name: whole.get(name) if name in named else [] for name in LISTS}
        lists = {name: items_of(data, name, self.problems) for name, data in given.items()}
        snapshots = [self._snapshot(place, data) for place, data in lists["snapshots"]]
        sessions = [self._session(place, data) for place, data in lists["sessions"]]
        goals = [self._plain(Sort.GOAL, GOAL, place, data) for place, data in lists["goals"]]
        paused = [self._plain(Sort.PAUSED_DAYS, PAUSED_DAYS, place, data) for place, data in lists["paused_days"]]
        decisions = [self._plain(Sort.DECISION, DECISION, place, data) for place, data in lists["decisions"]]
        return Archive(
            tuple(filter(None, snapshots)),
            {
                Sort.SESSION: tuple(filter(None, sessions)),
                Sort.GOAL: tuple(filter(None, goals)),
                Sort.PAUSED_DAYS: tuple(filter(None, paused)),
                Sort.DECISION: tuple(filter(None, decisions)),
            },
        )

    def _snapshot(self, place: str, data: object) -> Snapshot | None:
        row = row_of(data, SNAPSHOT, place, self.problems, ("timeline",))
        if isinstance(data, dict):
            self._sizes[str(data.get("id"))] = -1  # it is there, whatever else is wrong with it
        if row is None or not isinstance(data, dict) or not self._is_new("snapshots", str(row["id"]), place):
            return None
        timeline = checked_timeline(data.get("timeline"), f"{place}.timeline", self.problems)
        self._sizes[str(row["id"])] = -1 if timeline is None else len(timeline.intervals)
        if timeline is None:
            return None
        body = text_of(data["timeline"])
        if id_of(body) != row["id"]:
            self.problems.add(f"{place}.id", "is not that of its timeline, which was changed: export it again")
        return Snapshot(str(row["id"]), body, str(row["changed_at"]))

    def _session(self, place: str, data: object) -> Piece | None:
        row = row_of(data, (*SESSION, DELETED, RESTORED), place, self.problems, ("attempts", "pauses"))
        if not isinstance(data, dict) or isinstance(data, Twice):
            return None
        attempts = self._rows(ATTEMPT, "attempts", place, data)
        pauses = self._rows(PAUSE, "pauses", place, data)
        if row is None or not self._is_new("sessions", str(row["id"]), place):
            return None
        self._check_snapshot(place, row, attempts)
        return _piece(row, attempts, pauses)

    def _rows(self, fields: Sequence[Field], name: str, place: str, session: Mapping[str, object]) -> list[Row]:
        found: list[Row] = []
        places: dict[Value, str] = {}
        for where, item in items_of(session.get(name), f"{place}.{name}", self.problems):
            row = row_of(item, fields, where, self.problems)
            if row is None or not self._is_new(name, str(row["id"]), where):
                continue
            if "seq" in row and (first := places.setdefault(row["seq"], where)) != where:
                self.problems.add(f"{where}.seq", f"is {row['seq']}, and so is that of {first}")
            found.append(row)
        return found

    def _check_snapshot(self, place: str, row: Row, attempts: Iterable[Row]) -> None:
        size = self._sizes.get(str(row["snapshot"]))
        if size is None:
            self.problems.add(f"{place}.snapshot", "is the id of none of the snapshots in this file")
            return
        for number, attempt in enumerate(attempts):
            if size >= 0 and int(attempt["interval"] or 0) >= size:
                self.problems.add(
                    f"{place}.attempts[{number}].interval", f"has to be below {size}, as its snapshot ends"
                )

    def _plain(self, sort: Sort, fields: Sequence[Field], place: str, data: object) -> Piece | None:
        row = row_of(data, (*fields, *REGISTERS[sort]), place, self.problems)
        if row is None or not self._is_new(sort, str(row["id"]), place):
            return None
        if sort is Sort.PAUSED_DAYS and str(row["last_day"]) < str(row["first_day"]):
            self.problems.add(f"{place}.last_day", f"has to be {row['first_day']} or later, as first_day says")
        if sort is Sort.DECISION:
            try:
                check_said(row)
            except ValueError as error:
                self.problems.add(place, str(error))
        return _piece(row)

    def _is_new(self, table: str, id_: str, place: str) -> bool:
        first = self._ids[table].setdefault(id_, place)
        if first != place:
            self.problems.add(f"{place}.id", f"is that of {first} too")
        return first == place


def _piece(row: Row, attempts: list[Row] | None = None, pauses: list[Row] | None = None) -> Piece:
    """The piece of checked rows."""
    said = {key: value for key, value in row.items() if key not in (DELETED.key, RESTORED.key)}
    return piece(
        str(row["id"]),
        piece_text(said, attempts, pauses),
        max(str(one["changed_at"]) for one in (row, *(attempts or ()), *(pauses or ()))),
        _register(row, DELETED),
        _register(row, RESTORED),
    )


def _register(row: Row, field: Field) -> str | None:
    value = row.get(field.key)
    return None if value is None else str(value)
