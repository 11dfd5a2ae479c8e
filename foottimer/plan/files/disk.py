"""The plans on disk: the bundled ones and the person's own. With `gathering` all of the room that knows files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from foottimer.plan.files.read import Known, known_names, read_plan
from foottimer.plan.files.shipped import bundled_folder
from foottimer.plan.model import Plan
from foottimer.routine.disk import read_text, unreadable
from foottimer.routine.library import BUNDLED, USER, Entry
from foottimer.routine.problem import Problem, Severity
from foottimer.routine.source import parse
from foottimer.routine.words import is_slug, printable
from foottimer.values import dataclass, replace

MOST_FILES = 200
"""The most plans that are read of a folder: those whose names come first. Source: judgement: 0.2 s of reading."""


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """One plan file, whether it can be followed or not."""

    id: str
    """The file's stem, made safe to print; a slug unless the entry is broken."""
    source: str
    """`BUNDLED` or `USER`, as of routines."""
    path: Path
    """The file."""
    plan: Plan | None
    """What the file says; None when it is broken."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with the file."""
    stands_in: bool = False
    """Whether it is the person's own file in place of a bundled one of the same id."""
    called: str = ""
    """What the file calls itself, also when it is broken; empty where that can't be told."""

    @property
    def broken(self) -> bool:
        """Whether the plan cannot be followed."""
        return self.plan is None

    @property
    def name(self) -> str:
        """The plan's name; of a broken one as far as it can be told, else its id."""
        return self.plan.name if self.plan else self.called or self.id


def known_of(entries: Iterable[Entry]) -> frozenset[tuple[str, int | None]]:
    """Return what a plan may ask for where these are the routines there are."""
    return known_names(entry for entry in entries if not entry.broken)


def plans(user_folder: Path | None, known: Known | None = None) -> tuple[PlanEntry, ...]:
    """Return every plan by its id; the person's own stand in for bundled ones, and not where they are broken.

    What their days ask for is looked up among those `known`; without them nothing is.
    """
    found = {entry.id: entry for entry in _of_folder(bundled_folder(), BUNDLED, known)}
    entries: list[PlanEntry] = []
    for entry in _of_folder(user_folder, USER, known) if user_folder else ():
        if entry.id in found and not entry.broken:
            del found[entry.id]
            entry = replace(entry, stands_in=True)
        entries.append(entry)
    return tuple(sorted((*found.values(), *entries), key=lambda entry: (entry.id, entry.broken)))


def parted(entries: Iterable[PlanEntry]) -> tuple[tuple[Plan, ...], tuple[str, ...]]:
    """Return the plans that can be followed, and the ids of the files that do not load."""
    there = tuple(entries)
    return tuple(entry.plan for entry in there if entry.plan), tuple(entry.id for entry in there if entry.broken)


def plan_named(id_: str, user_folder: Path | None, known: Known | None = None) -> PlanEntry | None:
    """Return the plan of an id, the person's own first; a broken one only when there is no other. None for none."""
    if not is_slug(id_):
        return None
    folders = ((user_folder, USER), (bundled_folder(), BUNDLED))
    files = [(folder / f"{id_}.toml", source) for folder, source in folders if folder]
    there = [load_plan(path, source, known) for path, source in files if os.path.lexists(path)]
    best = next((entry for entry in there if not entry.broken), there[0] if there else None)
    return replace(best, stands_in=len(there) > 1 and best.source == USER and not best.broken) if best else None


def load_plan(path: Path, source: str = USER, known: Known | None = None) -> PlanEntry:
    """Return the plan of any file; one that cannot be read is an entry with its problem."""
    id_ = path.stem
    text = read_text(path)
    if isinstance(text, Problem):
        return PlanEntry(printable(id_), source, path, None, (text,))
    reading = read_plan(text, id_, known)
    return PlanEntry(printable(id_), source, path, reading.plan, reading.problems, called=reading.name)


def holds_plan(path: Path, likely: bool = False) -> bool:
    """Whether a file is one of a plan rather than a routine: it has weeks, and no block.

    One that is `likely` to be a plan needs no weeks.
    """
    text = read_text(path)
    source = parse(text) if isinstance(text, str) else None
    if source is None or isinstance(source, Problem):
        return likely
    return "block" not in source.data and (likely or "week" in source.data)


def _of_folder(folder: Path, source: str, known: Known | None) -> Iterator[PlanEntry]:
    try:
        names = sorted(os.listdir(folder))
    except FileNotFoundError:
        return
    except OSError as error:
        yield PlanEntry(printable(folder.name), source, folder, None, (unreadable(error),))
        return
    # Names with a dot in front are an editor's or a sync tool's leftovers.
    files = [folder / name for name in names if name.endswith(".toml") and not name.startswith(".")]
    yield from (load_plan(path, source, known) for path in files[:MOST_FILES])
    if len(files) > MOST_FILES:
        more = f"only the first {MOST_FILES} of {len(files):,} plans are read: move some elsewhere"
        yield PlanEntry(printable(folder.name), source, folder, None, (Problem(Severity.ERROR, 1, 1, "", more),))
