"""What is wrong with one file, collected with its places."""

from __future__ import annotations

from collections.abc import Iterable

from foottimer.routine.problem import Problem, Severity
from foottimer.routine.source import Source
from foottimer.routine.words import KeyPath, did_you_mean, show_path

_MOST_SHOWN = 100
_MOST_MEANT = 20


class Guesses:
    """What words were probably meant to be: looked for a few times a file, since it takes its time."""

    def __init__(self) -> None:
        """Begin with none made."""
        self._left = _MOST_MEANT

    def meant(self, word: str, known: Iterable[str]) -> str:
        """Return " (did you mean X?)" for a near miss, else nothing; nothing either when there were enough."""
        if not self._left:
            return ""
        self._left -= 1
        return did_you_mean(word, known)


class Report:
    """Collects the problems of one file, with their places; at most a hundred of each severity are kept."""

    def __init__(self, source: Source) -> None:
        """Begin an empty report on a file."""
        self._source = source
        self._problems: list[Problem] = []
        self._counts = {Severity.ERROR: 0, Severity.WARNING: 0}
        self.guesses = Guesses()
        """What words were probably meant to be; of one file there is one."""
        self._tops: set[KeyPath] = set()

    @property
    def errors(self) -> int:
        """How many errors there are so far, those included that are not kept."""
        return self._counts[Severity.ERROR]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was found, in the order of the file."""
        found = sorted(self._problems, key=lambda problem: (problem.line, problem.column))
        return (*found, *self._rest())

    @property
    def wrong(self) -> frozenset[KeyPath]:
        """Where the errors are, those included that are not kept: the first two parts of each path."""
        return frozenset(self._tops)

    def add(self, severity: Severity, path: KeyPath, message: str, *, at_key: bool = False) -> None:
        """Keep a problem at the value of `path`, or at its key."""
        full = self.is_full(severity)
        self._counts[severity] += 1
        if severity is Severity.ERROR:
            self._tops.add(path[:2])
        if full:
            return
        positions = self._source.positions
        line, column = positions.key(path) if at_key else positions.value(path)
        self._problems.append(Problem(severity, line, column, show_path(path), message))

    def is_full(self, severity: Severity) -> bool:
        """Whether more problems of this severity are only counted."""
        return self._counts[severity] >= _MOST_SHOWN

    def _rest(self) -> Iterable[Problem]:
        for severity, count in self._counts.items():
            if count > _MOST_SHOWN:
                yield Problem(severity, 1, 1, "", f"and {count - _MOST_SHOWN} more {severity}s")
