"""Reading a routine file: its routine, and everything that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from foottimer.routine.blocks import BlockReader
from foottimer.routine.catalogue import Catalogue
from foottimer.routine.cues import read_cues
from foottimer.routine.exercises import read_exercises
from foottimer.routine.fields import Fields, check_format
from foottimer.routine.keys import FORMAT, ROUTINE
from foottimer.routine.limits import Size, excess, where_exceeded
from foottimer.routine.links import check_links
from foottimer.routine.model import Advance, Block, Circuit, Defaults, Duty, Exercise, Routine, Work
from foottimer.routine.problem import Problem, Severity
from foottimer.routine.report import Report
from foottimer.routine.source import parse
from foottimer.routine.words import KeyPath, is_slug, quote, slug_of
from foottimer.values import dataclass

NO_BLOCK = "there is no block: add [[block]] with what to do"
MakeReader: TypeAlias = Callable[[Mapping[str, Exercise], Catalogue, Defaults], BlockReader]
"""Makes what reads the blocks of a file, out of its own exercises, the catalogue and its defaults."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a file."""

    routine: Routine | None
    """None when there is an error among the problems."""
    problems: tuple[Problem, ...]
    """Everything that is wrong, in the order of the file."""
    name: str = ""
    """What the file calls the routine, also where there is an error; empty where that can't be told."""

    @property
    def empty(self) -> bool:
        """Whether nothing is wrong with it but that it has no block yet."""
        return [problem.message for problem in self.problems if problem.severity is Severity.ERROR] == [NO_BLOCK]


def read_routine(text: str, routine_id: str, catalogue: Catalogue) -> Reading:
    """Return the routine that a file's text states; `routine_id` is the file's stem. Never raises."""
    source = parse(text)
    if isinstance(source, Problem):
        return Reading(None, (source,))
    report = Report(source)
    routine = rough_routine(Fields(source.data, (), report), routine_id, catalogue)
    return Reading(None if report.errors else routine, report.problems, routine.name if routine else "")


def rough_routine(
    fields: Fields, routine_id: str, catalogue: Catalogue, reading: MakeReader = BlockReader
) -> Routine | None:
    """Return what can be made out of a file's table, whatever is wrong with it; None for a format that is not ours.

    What is wrong is in the report of `fields`. A block that cannot be read is a rest of no length, in its place.
    """
    return _read(fields, routine_id, catalogue, reading) if check_format(fields, FORMAT, "format") else None


def _read(fields: Fields, routine_id: str, catalogue: Catalogue, reading: MakeReader) -> Routine:
    fields = fields.by(ROUTINE)
    fields.warn_unknown()
    if not is_slug(routine_id):
        hint = f", as {slug_of(routine_id)}.toml" if slug_of(routine_id) else ""
        fields.error("", f"the file's name is made of a-z, 0-9 and dashes: rename it{hint}")
    if not fields.has("name"):
        fields.error("", "there is no name: add name = ...")
    defaults = _defaults(fields.inside("defaults"))
    reader = reading(_own_exercises(fields.inside("exercises"), catalogue), catalogue, defaults)
    routine = Routine(
        id=routine_id,
        name=fields.text("name") or routine_id,
        blocks=reader.blocks(fields),
        series=_series(fields),
        level=fields.count("level"),
        about=fields.text("about") or "",
        tags=fields.texts("tags") or (),
        equipment=fields.texts("equipment") or (),
        goal_per_week=_goal(fields.inside("goal")),
        defaults=defaults,
        exercises=MappingProxyType(reader.exercises),
        stand_ins=MappingProxyType(reader.stand_ins()),
    )
    if not fields.has("block") or fields.table["block"] == []:
        where = "block" if fields.has("block") else ""
        fields.error(where, NO_BLOCK)
    else:
        _check_whole(fields, routine, reader.size_of(routine))
    return routine


def _own_exercises(fields: Fields | None, catalogue: Catalogue) -> dict[str, Exercise]:
    """Return the file's own exercises; a link of theirs that leads nowhere takes nothing away from the routine."""
    if fields is None:
        return {}
    own = read_exercises(fields)
    check_links(fields, own, {**catalogue.exercises, **own}, Severity.WARNING)
    return own


def _series(fields: Fields) -> str | None:
    series = fields.text("series")
    if series is not None and not is_slug(series):
        hint = f": try {quote(slug_of(series))}" if slug_of(series) else ""
        fields.error("series", f"is made of a-z, 0-9 and dashes{hint}")
    return series


def _goal(fields: Fields | None) -> int | None:
    if fields is None:
        return None
    fields.warn_unknown()
    return fields.count("per_week")


def _defaults(fields: Fields | None) -> Defaults:
    if fields is None:
        return Defaults()
    fields.warn_unknown()
    return Defaults(
        get_ready=fields.duration("get_ready"),
        transition=fields.duration("transition"),
        switch=fields.duration("switch"),
        rest=fields.duration("rest"),
        rep_time=fields.duration("rep_time"),
        advance=fields.choice("advance", Advance),
        cues=read_cues(fields.inside("cues")),
    )


def _check_whole(fields: Fields, routine: Routine, size: Size) -> None:
    """Report a routine over a limit, at the block where it goes over it, or one with nothing to do.

    A limit counts beside other errors too: what is wrong then has the size that is built in, or none.
    """
    if not fields.report.errors and not size.works:
        fields.error("block", "there is nothing to do: every block is a rest")
    message = excess(routine, size)
    if message is not None:
        places, block = where_exceeded(routine)
        path: KeyPath = tuple(part for place in places for part in ("block", place))
        fields.error((*path, *_multiplier(block)), message)


def _multiplier(block: Block) -> KeyPath:
    """Return the key of a block that makes it large, if it states one."""
    if isinstance(block, Work):
        return ("sets",) if block.sets > 1 else () if block.duty is Duty.OPEN else (block.duty.value,)
    return ("rounds",) if isinstance(block, Circuit) and block.rounds > 1 else ()
