"""Which keys one TOML table states, which of them belong there, and where it is said what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from foottimer.routine.key import Key, Table
from foottimer.routine.problem import Severity
from foottimer.routine.report import Report
from foottimer.routine.words import KeyPath


class Stated:
    """The keys of one table of a file; an error at one of them is remembered."""

    def __init__(self, table: Mapping[str, object], path: KeyPath, report: Report, keys: Table | None = None) -> None:
        """Read `table`, which stands at `path`, as one of `keys`."""
        self.table = table
        self.path = path
        self.report = report
        self.keys = keys
        self.wrong: set[str] = set()
        """The table's own keys that an error was reported at."""

    def has(self, key: str) -> bool:
        """Whether the key is stated at all."""
        return key in self.table

    def reads(self, key: str) -> bool:
        """Whether the key is stated, and belongs here."""
        return key in self.table and (self.keys is None or key in self.keys.by_name or key in self.keys.refused)

    def entry(self, key: str) -> Key | None:
        """Return what is known of a key of this kind of table; None for nothing."""
        return self.keys.by_name.get(key) if self.keys else None

    def error(self, key: str | KeyPath, message: str, *, at_key: bool = False) -> None:
        """Report an error at a key's value; an empty key means the table itself."""
        self.wrong.add(key if isinstance(key, str) else str(key[0]))
        self.report.add(Severity.ERROR, self._path(key), message, at_key=at_key)

    def warn(self, key: str | KeyPath, message: str, *, at_key: bool = False) -> None:
        """Report a warning at a key's value; an empty key means the table itself."""
        self.report.add(Severity.WARNING, self._path(key), message, at_key=at_key)

    def _path(self, key: str | KeyPath) -> KeyPath:
        if isinstance(key, str):
            return (*self.path, key) if key else self.path
        return (*self.path, *key)

    def warn_unknown(self, known: Iterable[str] | None = None) -> None:
        """Warn of every key that is not among the known ones, which are the table's own if they are not given."""
        names = tuple((self.keys.by_name if self.keys else ()) if known is None else known)
        for key in self.table:
            if key not in names:
                self.warn((key,), f"unknown key{self.report.guesses.meant(key, names)}: it does nothing", at_key=True)
