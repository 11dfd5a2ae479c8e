"""The routines on disk: the bundled ones, the person's own, and files named on the command line.

Of the room's modules this one, those of files (`regular`, `disk`, `remembered`, `shipped`) and those of the library
(`entry`, `shelving`) are all that touch them.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from foottimer.routine.catalogue import Catalogue, is_catalogue, judged_catalogue, parse_catalogue
from foottimer.routine.disk import read_text
from foottimer.routine.entry import Entry as Entry
from foottimer.routine.entry import Reader
from foottimer.routine.links import leading_to
from foottimer.routine.problem import Problem, Severity
from foottimer.routine.remembered import BUNDLED as BUNDLED
from foottimer.routine.remembered import USER as USER
from foottimer.routine.remembered import Card
from foottimer.routine.shelving import Folder, Shelving
from foottimer.routine.shipped import bundled_folder as bundled_folder
from foottimer.routine.source import Source, parse
from foottimer.routine.words import KeyPath, is_slug, nearest, printable, show_path, slug_of
from foottimer.values import dataclass, replace

_MOST_ROUNDS = 4


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
    broken = [entry for entry in _bundled_with(found.catalogue) if entry.broken]
    text = read_text(found.path) if broken and found.path else None
    source = parse(text) if isinstance(text, str) else None
    if not isinstance(source, Source):
        return ()
    warnings: list[Problem] = []
    for id_, exercise in found.catalogue.exercises.items():
        if bundled_catalogue().exercises.get(id_) not in (None, exercise):
            alone = Catalogue((*bundled_catalogue().exercises.values(), exercise))
            reader = Reader(alone, alone)
            entries = [reader.entry(entry.path, BUNDLED, entry.id) for entry in broken]
            if keep := [entry for entry in entries if entry.broken]:
                warnings.append(_kept(id_, keep, source))
    return tuple(warnings)


def _bundled_with(catalogue: Catalogue) -> Iterable[Entry]:
    """Return the bundled routines with these exercises alone."""
    return Shelving(Folder(bundled_folder(), BUNDLED), Folder(None, USER), Reader(catalogue, catalogue)).entries()


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
    return shelving(user_folder, reader_of(catalogue)).entries()


def shelving(user_folder: Path | None, reader: Reader, cards: Iterable[Card] = ()) -> Shelving:
    """Return what lists every routine; a file that is as one of the `cards` says is read when it is asked for."""
    folders = Folder(bundled_folder(), BUNDLED), Folder(user_folder, USER)
    return Shelving(*folders, reader, {card.path: card for card in cards})


def reader_of(catalogue: Catalogue | None = None) -> Reader:
    """Return what reads routines with the exercises of `catalogue`, else of the bundled one."""
    bundled = bundled_catalogue()
    return Reader(catalogue or bundled, bundled)


def load_file(path: Path, catalogue: Catalogue | None = None) -> Entry:
    """Return the routine of any file; one that cannot be read is an entry with its problem.

    In the library a file's stem has to be an id. A file that is named is followed under the nearest one.
    It names exercises of `catalogue`, else of the bundled one.
    """
    if is_slug(path.stem):
        return reader_of(catalogue).entry(path, USER, path.stem)
    id_ = slug_of(path.stem) or "routine"
    entry = reader_of(catalogue).entry(path, USER, id_)
    message = f"in the library a file's name is its id, of a-z, 0-9 and -: name it {id_}.toml to keep it there"
    contents = entry.opened()
    warned = replace(contents, problems=(*contents.problems, Problem(Severity.WARNING, 1, 1, "", message)))
    return Entry(replace(entry.card, flawed=True), lambda: warned)


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
