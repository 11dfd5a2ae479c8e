"""Reading the keys of one TOML table, each as what it must be; what is wrong goes to a report."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TypeVar

from foottimer.routine.duration import parse_duration
from foottimer.routine.key import Kind, Table
from foottimer.routine.stated import Stated
from foottimer.routine.words import KeyPath, quote, unsafe_character

Choice = TypeVar("Choice", bound=StrEnum)

LONGEST_LINE = 1_000
"""The most characters of a text on one line."""
LONGEST_PROSE = 10_000
"""The most characters of a text that may have several lines."""
MOST_LISTED = 200
"""The most entries of a list of texts, phases or the like."""


class Fields(Stated):
    """One table of a file. A key that is absent or wrong reads as None; what is wrong is reported once.

    Where it is said of what kind the table is, a key reads by its entry there, and as None when it has none.
    """

    def by(self, keys: Table) -> Fields:
        """Return the same table of the file, to be read as one of these keys."""
        same = Fields(self.table, self.path, self.report, keys)
        same.wrong = self.wrong
        return same

    def text(self, key: str, *, newlines: bool = False, empty: bool = False) -> str | None:
        """Return a text of visible characters; an empty one is taken where it may be `empty`, or have `newlines`."""
        if not self.reads(key):
            return None
        entry = self.entry(key)
        newlines = newlines or (entry is not None and entry.kind is Kind.PROSE)
        return self.text_at((key,), self.table[key], newlines=newlines, empty=empty)

    def text_at(self, path: KeyPath, value: object, *, newlines: bool = False, empty: bool = False) -> str | None:
        """Return `value` as a text, as `text` does; `path` is relative to this table."""
        if not isinstance(value, str):
            self.error(path, f"must be text in quotes, not {quote(value)}")
            return None
        bad = unsafe_character(value, newlines=newlines)
        if bad is not None:
            self.error(path, f"holds the character U+{ord(bad):04X}, which no text may hold: take it out")
            return None
        if not newlines and not empty and not value.strip():
            self.error(path, "is empty: write something, or leave the key out")
            return None
        most = LONGEST_PROSE if newlines else LONGEST_LINE
        if len(value) > most:
            self.error(path, f"has {len(value):,} characters: {most:,} are the most, shorten it")
            return None
        return value

    def texts(self, key: str) -> tuple[str, ...] | None:
        """Return an array of texts."""
        values = self.listed(key, 'texts, as ["one", "two"]')
        if values is None:
            return None
        texts = [self.text_at((key, place), value) for place, value in enumerate(values)]
        return tuple(text for text in texts if text is not None)

    def array(self, key: str, of: str) -> list[object] | None:
        """Return an array of anything; `of` says in a message what it should hold."""
        value = self.table[key] if self.reads(key) else None
        if isinstance(value, list):
            return value
        if self.reads(key):
            self.error(key, f"must be an array of {of}, not {quote(value)}")
        return None

    def listed(self, key: str, of: str) -> list[object] | None:
        """Return an array of anything, as `array` does, that has at most `MOST_LISTED` entries."""
        values = self.array(key, of)
        if values is not None and len(values) > MOST_LISTED:
            self.error(key, f"has {len(values):,} entries: {MOST_LISTED} are the most, take some out")
            return None
        return values

    def duration(self, key: str, *, zero: bool = False) -> int | None:
        """Return a duration in ms, above 0 unless `zero`, or unless the key's entry says so."""
        entry = self.entry(key)
        zero = zero or (entry is not None and entry.zero)
        return self.duration_at((key,), self.table[key], zero=zero) if self.reads(key) else None

    def duration_at(self, path: KeyPath, value: object, *, zero: bool = False) -> int | None:
        """Return `value` as a duration, as `duration` does; `path` is relative to this table."""
        try:
            ms = parse_duration(value)
        except ValueError as error:
            self.error(path, f"{quote(value)}: {error}")
            return None
        if ms == 0 and not zero:
            self.error(path, "must be longer than 0")
            return None
        return ms

    def count(self, key: str) -> int | None:
        """Return an integer within the limits of the key's entry, from 1 if it has none."""
        entry = self.entry(key)
        least = entry.least if entry else None
        return self.whole(key, 1 if least is None else least, entry.most if entry else None)

    def whole(self, key: str, least: int, most: int | None = None) -> int | None:
        """Return an integer from `least`, up to `most` if that is given."""
        if not self.reads(key):
            return None
        value = self.table[key]
        if (
            isinstance(value, int)
            and not isinstance(value, bool)
            and least <= value
            and (most is None or value <= most)
        ):
            return value
        limits = f"from {least}" if most is None else f"from {least} to {most}"
        self.error(key, f"must be a whole number {limits}, not {quote(value)}")
        return None

    def number(self, key: str) -> float | None:
        """Return a finite number above 0, below the limit of the key's entry."""
        if not self.reads(key):
            return None
        value = self.table[key]
        entry = self.entry(key)
        below = math.inf if entry is None or entry.most is None else entry.most
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < below:
            return value
        self.error(key, f"must be a number above 0, not {quote(value)}")
        return None

    def flag(self, key: str) -> bool:
        """Return true or false; false when the key is absent."""
        value = self.table[key] if self.reads(key) else False
        if isinstance(value, bool):
            return value
        self.error(key, f"must be true or false, not {quote(value)}")
        return False

    def choice(self, key: str, choices: type[Choice]) -> Choice | None:
        """Return one of the words of an enumeration, of those that the key's entry knows."""
        entry = self.entry(key)
        known = (*entry.choices, *entry.refused) if entry else tuple(choice.value for choice in choices)
        word = self.word(key, known)
        return None if word is None else choices(word)

    def word(self, key: str, words: Sequence[str]) -> str | None:
        """Return one of some words."""
        if not self.reads(key):
            return None
        value = self.table[key]
        if isinstance(value, str) and value in words:
            return value
        hint = self.report.guesses.meant(value, words) if isinstance(value, str) else ""
        self.error(key, f"must be one of {', '.join(map(quote, words))}, not {quote(value)}{hint}")
        return None

    def inside(self, key: str, keys: Table | None = None) -> Fields | None:
        """Return the table under a key, as one of `keys` or as the key's entry says."""
        value = self.table[key] if self.reads(key) else None
        if isinstance(value, dict):
            entry = self.entry(key)
            own = entry.table if entry and entry.kind is Kind.TABLE else None
            return Fields(value, (*self.path, key), self.report, keys or own)
        if self.reads(key):
            self.error(key, f"must be a table, not {quote(value)}")
        return None

    def each(self, key: str, of: str, read: Callable[[Fields], None]) -> None:
        """Call `read` with each table of an array of tables."""
        entry = self.entry(key)
        keys = entry.table if entry else None
        for place, value in enumerate((self.array if keys is None else self.listed)(key, of) or ()):
            if isinstance(value, dict):
                read(Fields(value, (*self.path, key, place), self.report, keys))
            else:
                self.error((key, place), f"must be a table, not {quote(value)}")


def check_format(fields: Fields, newest: int, what: str) -> bool:
    """Report a format that is not ours; false when the rest of the file cannot be judged.

    `newest` is the one that is read here, and `what` it is called, as "format" or "plans of format".
    """
    value = fields.table.get("format")
    if not fields.has("format"):
        fields.error("", f"there is no format: begin the file with format = {newest}")
    elif isinstance(value, bool) or not isinstance(value, int) or value < newest:
        fields.error("format", f"must be {newest}, not {quote(value)}")
    elif value > newest:
        fields.error("format", f"this program reads {what} {newest}, not {quote(value)}: a newer foottimer may read it")
        return False
    return True
