"""The catalogue of exercises: ids and aliases to exercises, and its file's reader."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from foottimer.routine.exercises import read_exercises
from foottimer.routine.fields import Fields
from foottimer.routine.keys import CATALOGUE, FORMAT
from foottimer.routine.links import check_ladders, check_links
from foottimer.routine.model import Exercise
from foottimer.routine.problem import Problem
from foottimer.routine.report import Report
from foottimer.routine.source import parse
from foottimer.routine.words import KeyPath, nearest, quote, slug_of


class Catalogue:
    """Exercises by id and by alias; ids go before aliases, case and repeated blanks do not matter."""

    def __init__(self, exercises: Iterable[Exercise] = ()) -> None:
        """Hold these exercises; of two with one id the later one stays."""
        self.exercises: Mapping[str, Exercise] = MappingProxyType({exercise.id: exercise for exercise in exercises})
        self._names: dict[str, str] = {}
        for exercise in self.exercises.values():
            for alias in exercise.aliases:
                self._names.setdefault(_plain(alias), exercise.id)
        self._names |= {id_: id_ for id_ in self.exercises}

    def get(self, name: str) -> Exercise | None:
        """Return the exercise of an id or alias."""
        id_ = self._names.get(name) or self._names.get(_plain(name))
        return self.exercises[id_] if id_ else None

    def ids(self) -> tuple[str, ...]:
        """Return every id, in the file's order."""
        return tuple(self.exercises)

    def names(self) -> tuple[str, ...]:
        """Return every id and alias, in lower case."""
        return tuple(self._names)

    def suggest(self, name: str) -> str | None:
        """Return the id or alias that `name` was probably meant to be."""
        return nearest(name, self._names)


def parse_catalogue(
    text: str, base: Catalogue | None = None, without: Collection[str] = ()
) -> tuple[Catalogue, tuple[Problem, ...]]:
    """Return the catalogue that a TOML text states and everything that is wrong with it.

    The text has `format = 1` and one table `[exercises.ID]` an exercise. Its exercises are added to those of `base`,
    or replace the whole of one with the same id. Those `without` whose ids it is to be read are passed over.
    """
    catalogue, problems, _ = judged_catalogue(text, base, without)
    return catalogue, problems


def judged_catalogue(
    text: str, base: Catalogue | None = None, without: Collection[str] = ()
) -> tuple[Catalogue, tuple[Problem, ...], frozenset[KeyPath]]:
    """Return what `parse_catalogue` does, and where its errors are: the first two parts of each one's path."""
    base = base or Catalogue()
    source = parse(text)
    if isinstance(source, Problem):
        return base, (source,), frozenset([()])
    report = Report(source)
    fields = Fields(source.data, (), report, CATALOGUE)
    fields.warn_unknown((*CATALOGUE.by_name, *_outside(fields)))
    stated = fields.table.get("format")
    if isinstance(stated, bool | float) or stated != FORMAT:
        fields.error("format", "must be 1: this program reads catalogues of format 1")
    inside = fields.inside("exercises")
    if inside:
        inside.table = {id_: entry for id_, entry in inside.table.items() if id_ not in without}
    own = read_exercises(inside) if inside else {}
    known = {**base.exercises, **own}
    if inside:
        _check_names(inside, own, known)
        check_links(inside, own, known)
        check_ladders(inside, own, known)
    return Catalogue(known.values()), report.problems, report.wrong


def is_catalogue(text: str, likely: bool = False) -> bool:
    """Whether a file is meant as a catalogue rather than a routine: it has exercises, but no name and no block.

    One that is `likely` to be one needs no exercises.
    """
    source = parse(text)
    if isinstance(source, Problem) or {"name", "block"} & source.data.keys():
        return False
    return likely or "exercises" in source.data


def _outside(fields: Fields) -> list[str]:
    """Report every table of a file that has none of exercises, where they all belong; return their keys."""
    if fields.has("exercises"):
        return []
    tables = [key for key, value in fields.table.items() if isinstance(value, dict)]
    for key in tables:
        hint = fields.report.guesses.meant(key, ("exercises",)) or f": write [exercises.{slug_of(key) or 'my-own'}]"
        fields.error((key,), f"there is no [exercises] table{hint}", at_key=True)
    return tables


def _check_names(fields: Fields, own: Mapping[str, Exercise], known: Mapping[str, Exercise]) -> None:
    """Report every alias of the file's own exercises that already names another one of those `known`."""
    owners = {id_: id_ for id_ in known}
    for id_, exercise in known.items():
        if id_ not in own:
            for alias in exercise.aliases:
                owners.setdefault(_plain(alias), id_)
    for id_, exercise in own.items():
        for place, alias in enumerate(exercise.aliases):
            owner = owners.setdefault(_plain(alias), id_)
            if owner != id_:
                fields.error((id_, "aliases", place), f"{quote(alias)} already names {owner}")


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
