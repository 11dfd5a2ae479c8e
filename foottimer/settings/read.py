"""Reading `settings.toml`, with everything that is wrong with it at once. Nothing here writes."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

from foottimer.routine.disk import read_text
from foottimer.routine.fields import Fields
from foottimer.routine.problem import Problem, Severity
from foottimer.routine.report import Report
from foottimer.routine.source import parse
from foottimer.routine.words import quote
from foottimer.settings.model import DEFAULTS, Settings
from foottimer.settings.registry import GROUPS, Entry, Group, key_entry, with_value
from foottimer.values import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a file."""

    settings: Settings
    """What it states; what it does not state, or states wrongly, is at its default."""
    problems: tuple[Problem, ...] = ()
    """Everything that is wrong, in the order of the file."""
    stated: frozenset[str] = frozenset()
    """The names of the settings that it states rightly, as "look.theme"."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What is wrong beyond a warning."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)


def reading_of(text: str, commands: Collection[str] | None = None) -> Reading:
    """Read a TOML text; of the names below `keys`, those are warned of that are none of `commands`, if these are given.

    Never raises.
    """
    source = parse(text)
    if isinstance(source, Problem):
        return Reading(DEFAULTS, (source,))
    report = Report(source)
    root = Fields(source.data, (), report)
    root.warn_unknown(group.name for group in GROUPS)
    settings, stated = DEFAULTS, set[str]()
    for group in GROUPS:
        fields = root.inside(group.name)
        if fields is None:
            continue
        for entry in _entries(group, fields, commands):
            value = entry.kind.read(fields, entry.path[1]) if fields.has(entry.path[1]) else None
            if value is not None:
                settings = with_value(settings, entry, value)
                stated.add(entry.key)
    return Reading(settings, report.problems, frozenset(stated))


def reading_file(path: Path, commands: Collection[str] | None = None) -> Reading:
    """Read a file as `reading_of` does; where there is none, everything is at its default."""
    if not os.path.lexists(path):
        return Reading(DEFAULTS)
    text = read_text(path)
    return Reading(DEFAULTS, (text,)) if isinstance(text, Problem) else reading_of(text, commands)


def read_settings(text: str, commands: Collection[str] | None = None) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings that a TOML text states and what is wrong with it; what is wrong stays at its default."""
    reading = reading_of(text, commands)
    return reading.settings, reading.problems


def load_settings(path: Path, commands: Collection[str] | None = None) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings of a file, the defaults where there is none, and what is wrong with it."""
    reading = reading_file(path, commands)
    return reading.settings, reading.problems


def _entries(group: Group, fields: Fields, commands: Collection[str] | None) -> tuple[Entry, ...]:
    """Return the settings of a table, and warn of what in it is none."""
    if group.name != "keys":
        fields.warn_unknown(entry.path[1] for entry in group.entries)
        return group.entries
    for name in fields.table:
        if commands is not None and name not in commands:
            hint = fields.report.guesses.meant(name, commands)
            fields.warn((name,), f"no command is called {quote(name)}{hint}: it does nothing", at_key=True)
    return tuple(key_entry(name) for name in fields.table if commands is None or name in commands)
