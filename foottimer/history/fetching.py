"""Rows of a query, one after another, and what becomes of those that make no sense."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from foottimer.history.database import UnreadableRowError

TYPE_CHECKING = False
"""What `typing` calls so, which takes its time as well."""
if TYPE_CHECKING:
    from typing import Any, TypeAlias, TypeVar

    Parameters: TypeAlias = Mapping[str, Any] | Sequence[Any]
    """What a query is given, by name or by place."""
    Made = TypeVar("Made")

Skip: TypeAlias = Callable[[UnreadableRowError], object]
"""Is told of a row that makes no sense: it returns to have the row left out, or raises to have no answer at all."""

_UNDECODED = "Could not decode"
"""How Python's words begin for a text that is no UTF-8."""


def refuse(error: UnreadableRowError) -> None:
    """Have no answer at all where a row makes no sense."""
    raise error


def each_row(db: sqlite3.Connection, query: str, parameters: Parameters = ()) -> Iterator[tuple[Any, ...]]:
    """Every row of a query; a text that is no UTF-8 comes as bytes, and does not keep back the rows after it."""
    seen = 0
    try:
        for row in db.execute(query, parameters):
            yield row
            seen += 1
    except sqlite3.OperationalError as error:
        if _UNDECODED not in str(error):
            raise
    else:
        return
    with _lenient(db):
        for place, row in enumerate(db.execute(query, parameters)):
            if place >= seen:
                yield row


def first_row(db: sqlite3.Connection, query: str, parameters: Parameters = ()) -> tuple[Any, ...] | None:
    """The first row of a query, as `each_row` gives it; None where there is none."""
    return next(each_row(db, query, parameters), None)


def made_of(rows: Iterable[tuple[Any, ...]], make: Callable[[tuple[Any, ...]], Made], skip: Skip) -> Iterator[Made]:
    """What is made of each row; `skip` is told of those of which `make` raises UnreadableRowError."""
    for row in rows:
        try:
            made = make(row)
        except UnreadableRowError as error:
            skip(error)
        else:
            yield made


@contextmanager
def _lenient(db: sqlite3.Connection) -> Iterator[None]:
    """Have texts that are no UTF-8 come as bytes; every text is looked at for that, which takes its time."""
    before, db.text_factory = db.text_factory, _text_or_bytes
    try:
        yield
    finally:
        db.text_factory = before


def _text_or_bytes(data: bytes) -> str | bytes:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data
