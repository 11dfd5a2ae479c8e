"""The columns of a query and what is in them: SQLite keeps a text where a number belongs, if another program wrote it.

A row of another shape is found where it is read, and named, rather than wherever somebody adds it up.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import NoneType
from typing import Any

from foottimer.routine.words import quote

_KINDS: dict[str, tuple[type, ...]] = {"text": (str,), "whole": (int,), "ms": (int,), "number": (int, float)}
_WORDS = {"text": "a text", "whole": "a whole number", "ms": "a whole number", "number": "a number"}
_MOST = {"number": 1e9, "ms": 10**12}
"""No number that was given, and no length in ms, reaches this: the latter is about 30 years, as in exported files."""


class Columns:
    """What the columns of a query are called, and what each of them holds."""

    def __init__(self, columns: str) -> None:
        """Be those of `columns`, a list such as "id:text level:whole?"; what ends in "?" may be NULL."""
        self._stated = [column.split(":") for column in columns.split()]
        self.select = ", ".join(name for name, _ in self._stated)
        """Their names, as a query lists them."""
        self._bounded = [
            (place, _MOST[kind.rstrip("?")])
            for place, (_, kind) in enumerate(self._stated)
            if kind.rstrip("?") in _MOST
        ]
        self._alike: set[tuple[type, ...]] = set()
        """The types of rows that were found right: there are many rows, and most are alike."""

    def check(self, row: Sequence[Any]) -> None:
        """Raise ValueError, which names the column, where a row holds what it never does."""
        alike = tuple(map(type, row))
        if alike not in self._alike:
            for (name, kind), value in zip(self._stated, row, strict=True):
                allowed = _KINDS[kind.rstrip("?")]
                if type(value) not in (*allowed, *((NoneType,) if kind.endswith("?") else ())):
                    raise ValueError(f"{name} has to be {_WORDS[kind.rstrip('?')]}, not {shown(value)}")
            self._alike.add(alike)
        for place, most in self._bounded:
            value = row[place]
            if value is not None and not -most < value < most:
                raise ValueError(f"{self._stated[place][0]} is {shown(row[place])}, which nothing ever is")


def shown(value: object) -> str:
    """Return a value of a row as a message may show it: short, and nothing that a terminal obeys."""
    if value is None:
        return "NULL"
    return "bytes" if isinstance(value, bytes) else quote(value)
