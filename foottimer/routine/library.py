"""The routines on disk: the bundled ones, the person's own, and files named on the command line.

With `disk.py` this is the room's only module that touches files.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from foottimer.routine.catalogue import Catalogue, is_catalogue, judged_catalogue, parse_catalogue
from foottimer.routine.contacts import planned_contacts
from foottimer.routine.disk import read_text, unreadable
from foottimer.routine.expand import expand
from foottimer.routine.links import leading_to
from foottimer.routine.model import Routine
from foottimer.routine.problem import Problem, Severity
from foottimer.routine.read import read_routine
from foottimer.routine.remembered import BUNDLED as BUNDLED
from foottimer.routine.remembered import USER as USER
from foottimer.routine.shipped import bundled_folder as bundled_folder
from foottimer.routine.source import MAX_BYTES, Source, parse
from foottimer.routine.timeline import Timeline
from foottimer.routine.words import KeyPath, is_slug, nearest, printable, show_path, slug_of

MOST_FILES = 2_000
"""The most routines that are read of a folder: those whose names come first."""
MOST_READ = 16 * 2**20
"""The most bytes that are read of a folder."""
MOST_LAID_OUT = 100_000
"""The most intervals that its routines may have together, since all of them are kept in memory; the last one may go
beyond."""
_MOST_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """One routine file of the library, whether it can be used or not."""

    id: str
    """The file's stem, made safe to print; a slug unless the entry is broken."""
    source: str
    """`BUNDLED` or `USER`."""
    path: Path
    """The file."""
    routine: Routine | None
    """What the file says; None when it is broken."""
    timeline: Timeline | None
    """The routine, expanded; None when it is broken."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with the file."""
    stands_in: bool = False
    """Whether it is the person's own file in place of a bundled one of the same id."""
    called: str = ""
    """What the file calls itself, also when it is broken; empty where that can't be told."""
    empty: bool = False
    """Whether it is broken only in that it has no block yet."""

    @property
    def broken(self) -> bool:
        """Whether the file cannot be followed."""
        return self.routine is None

    @property
    def name(self) -> str:
        """The routine's name; of a broken one as far as it can be told, else its id."""
        return self.routine.name if self.routine else self.called or self.id

    @property
    def series(self) -> str | None:
        """The routine's series."""
        return self.routine.series if self.routine else None

    @property
    def level(self) -> int | None:
        """The routine's level."""
        return self.routine.level if self.routine else None

    @property
    def total(self) -> int:
        """The timeline's total in ms; 0 when it is broken."""
        return self.timeline.total if self.timeline else 0

    @property
    def contacts(self) -> int:
        """The plyometric ground contacts that are planned; 0 where there are none."""
        return planned_contacts(self.timeline, self.routine.exercises) if self.timeline and self.routine else 0

    def done_as(self, routine: Routine) -> Entry:
        """Return the entry with what is done today in place of what the file says."""
        return replace(self, routine=routine, timeline=expand(routine))

    @property
    def estimated(self) -> bool:
        """Whether the total is an estimate."""
        return self.timeline is not None and self.timeline.estimated


@dataclass(frozen=True, slots=True)
class Exercises:
    """The catalogue that routines are read with: the bundled one, and what the person's own file makes of it."""

    catalogue: Catalogue
    """The bundled one alone where the person's own file can't be used or is not there."""
    path: Path | None = None
    """The person's own file, wherever it is or would be."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with it."""
    left_out: tuple[str, ...] = ()
    """The ids of its exercises that have an error, where the others are used."""

    @property
    def own(self) -> int:
        """How many exercises of it are the person's own."""
        bundled = bundled_catalogue().exercises
        return sum(bundled.get(id_) is not exercise for id_, exercise in self.catalogue.exercises.items())

    @property
    def trouble(self) -> str:
        """Why something of the person's own file is left out, in one line; empty where nothing is."""
        errors = [problem for problem in self.problems if problem.severity is Severity.ERROR]
        if not errors:
            return ""
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        which = ", ".join(self.left_out) if self.left_out and self.own else ""
        left_out = f"left out: {which}" if which else "your exercises are left out"
        return f"{printable(errors[0].show(str(self.path)))}{more}; {left_out}"


@functools.cache
def bundled_catalogue() -> Catalogue:
    """Return the catalogue that came with the program, read at the first call."""
    path = Path(__file__).resolve().with_name("catalogue.toml")
    catalogue, problems = parse_catalogue(path.read_text(encoding="utf-8"))
    if problems:
        raise ValueError("\n".join(problem.show(str(path)) for problem in problems))
    return catalogue


def load_exercises(path: Path | None) -> Exercises:
    """Return the catalogue with the person's own exercises of a file; one that is missing adds none.

    It is never fatal: an exercise with an error is left out, and what links to it; of a file that can't be read, or
    has an error elsewhere, all are. The problems say why.
    """
    if path is None or not os.path.lexists(path):
        return Exercises(bundled_catalogue(), path)
    text = read_text(path)
    if isinstance(text, Problem):
        return Exercises(bundled_catalogue(), path, (text,))
    bundled = bundled_catalogue()
    catalogue, problems, wrong = judged_catalogue(text, bundled)
    left_out: set[str] = set()
    for _ in range(_MOST_ROUNDS):
        if not wrong:
            return Exercises(catalogue, path, problems, tuple(sorted(left_out)))
        ids = [_exercise_at(place) for place in wrong]
        if None in ids:
            break
        left_out |= leading_to(filter(None, ids), catalogue.exercises, bundled.exercises)
        catalogue, _, wrong = judged_catalogue(text, bundled, left_out)
    return Exercises(bundled, path, problems)


def _exercise_at(place: KeyPath) -> str | None:
    """Return the id of the exercise that a place in a catalogue is in; None where it is about more."""
    id_ = place[1] if len(place) > 1 and place[0] == "exercises" else None
    return id_ if isinstance(id_, str) and is_slug(id_) else None


def holds_exercises(path: Path, likely: bool = False) -> bool:
    """Whether a file is one of exercises rather than a routine; one that is `likely` so needs to hold none."""
    text = read_text(path)
    return isinstance(text, str) and is_catalogue(text, likely)


def kept_bundled(found: Exercises) -> tuple[Problem, ...]:
    """Return a warning at each of the person's own exercises that bundled routines cannot be done with."""
    broken = [entry for entry in _load_folder(bundled_folder(), BUNDLED, found.catalogue) if entry.broken]
    text = read_text(found.path) if broken and found.path else None
    source = parse(text) if isinstance(text, str) else None
    if not isinstance(source, Source):
        return ()
    warnings: list[Problem] = []
    for id_, exercise in found.catalogue.exercises.items():
        if bundled_catalogue().exercises.get(id_) not in (None, exercise):
            alone = Catalogue((*bundled_catalogue().exercises.values(), exercise))
            entries = [_load(entry.path, BUNDLED, entry.id, alone) for entry in broken]
            if keep := [entry for entry in entries if entry.broken]:
                warnings.append(_kept(id_, keep, source))
    return tuple(warnings)


def _kept(id_: str, keep: list[Entry], source: Source) -> Problem:
    """Return the warning at an exercise that these routines, broken by it, are done without."""
    path = ("exercises", id_)
    why = next(problem for problem in keep[0].problems if problem.severity is Severity.ERROR)
    names = ", ".join(entry.id for entry in keep)
    message = f"{names} keep{'s' if len(keep) == 1 else ''} the bundled exercises: {why.path}: {why.message}"
    return Problem(Severity.WARNING, *source.positions.key(path), show_path(path), message)


def load_library(user_folder: Path | None, catalogue: Catalogue | None = None) -> tuple[Entry, ...]:
    """Return every routine, by series or id and then by level; the person's own stand in for bundled ones.

    They name exercises of `catalogue`, else of the bundled one. A bundled one that cannot be done with those of
    `catalogue` keeps the bundled ones.
    """
    catalogue = catalogue or bundled_catalogue()
    bundled = {entry.id: _mended(entry) for entry in _load_folder(bundled_folder(), BUNDLED, catalogue)}
    entries: list[Entry] = []
    for entry in _load_folder(user_folder, USER, catalogue) if user_folder else ():
        if entry.id in bundled and not entry.broken:
            del bundled[entry.id]
            entry = replace(entry, stands_in=True)
        entries.append(entry)
    return tuple(sorted((*bundled.values(), *entries), key=_order))


def load_file(path: Path, catalogue: Catalogue | None = None) -> Entry:
    """Return the routine of any file; one that cannot be read is an entry with its problem.

    In the library a file's stem has to be an id. A file that is named is followed under the nearest one.
    It names exercises of `catalogue`, else of the bundled one.
    """
    catalogue = catalogue or bundled_catalogue()
    if is_slug(path.stem):
        return _load(path, USER, path.stem, catalogue)
    id_ = slug_of(path.stem) or "routine"
    entry = _load(path, USER, id_, catalogue)
    message = f"in the library a file's name is its id, of a-z, 0-9 and -: name it {id_}.toml to keep it there"
    return replace(entry, problems=(*entry.problems, Problem(Severity.WARNING, 1, 1, "", message)))


def _mended(entry: Entry) -> Entry:
    """Return a bundled routine that is broken as it is with the bundled exercises."""
    return _load(entry.path, BUNDLED, entry.id, bundled_catalogue()) if entry.broken else entry


def _load(path: Path, source: str, id_: str, catalogue: Catalogue) -> Entry:
    shown = printable(id_)
    text = read_text(path)
    if isinstance(text, Problem):
        return Entry(shown, source, path, None, None, (text,))
    reading = read_routine(text, id_, catalogue)
    timeline = expand(reading.routine) if reading.routine else None
    return Entry(
        shown, source, path, reading.routine, timeline, reading.problems, called=reading.name, empty=reading.empty
    )


def find(name: str, entries: Iterable[Entry], current_levels: Mapping[str, int] | None = None) -> Entry | None:
    """Return the entry of an id, or of a series at its current level, else its lowest.

    A broken entry is returned only when nothing else has that name.
    """
    entries = tuple(entries)
    same = sorted((entry for entry in entries if entry.id == name), key=lambda entry: entry.broken)
    if same and not same[0].broken:
        return same[0]
    levels = sorted((entry for entry in entries if entry.series == name), key=lambda entry: entry.level or 0)
    if levels:
        wanted = (current_levels or {}).get(name)
        return next((entry for entry in levels if entry.level == wanted), levels[0])
    return same[0] if same else None


def suggest(name: str, entries: Iterable[Entry]) -> str | None:
    """Return the id or series that `name` was probably meant to be."""
    names = [name for entry in entries for name in (entry.id, entry.series) if name]
    return nearest(name, names)


def _order(entry: Entry) -> tuple[str, int, str, bool]:
    return entry.series or entry.id, entry.level or 0, entry.id, entry.broken


def _load_folder(folder: Path, source: str, catalogue: Catalogue) -> list[Entry]:
    try:
        names = sorted(os.listdir(folder))
    except FileNotFoundError:
        return []
    except OSError as error:
        return [Entry(printable(folder.name), source, folder, None, None, (unreadable(error),))]
    # Names with a dot in front are an editor's or a sync tool's leftovers.
    files = [folder / name for name in names if name.endswith(".toml") and not name.startswith(".")]
    entries: list[Entry] = []
    room, intervals = MOST_READ, MOST_LAID_OUT
    for path in files[:MOST_FILES]:
        room -= _size_of(path)
        if room < 0 or intervals < 0:
            break
        entries.append(_load(path, source, path.stem, catalogue))
        intervals -= len(found.intervals) if (found := entries[-1].timeline) else 0
    if len(entries) < len(files):
        entries.append(_unread(folder, source, len(entries), len(files)))
    return entries


def _size_of(path: Path) -> int:
    """Return how many bytes are read of a file at most."""
    try:
        return min(path.stat().st_size, MAX_BYTES)
    except (OSError, ValueError):
        return 0


def _unread(folder: Path, source: str, read: int, there: int) -> Entry:
    """Return what stands for the routines of a folder that holds more than is read."""
    more = f"only the first {read:,} of {there:,} routines are read: more would take too long; move some elsewhere"
    return Entry(printable(folder.name), source, folder, None, None, (Problem(Severity.ERROR, 1, 1, "", more),))
