"""Reading a plan file: its plan, and everything that is wrong with it at once. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Protocol, TypeAlias

from foottimer.plan.files.keys import DAYS, FORMAT, ITEM, MOST_ITEMS, MOST_WEEKS, PLAN
from foottimer.plan.model import Plan, PlanItem, PlanWeek
from foottimer.routine.fields import Fields, check_format
from foottimer.routine.problem import Problem
from foottimer.routine.report import Report
from foottimer.routine.source import parse
from foottimer.routine.words import is_slug, quote, slug_of
from foottimer.values import dataclass

NO_WEEK = "there is no week: add [[week]] with what its days ask for"
Known: TypeAlias = Collection[tuple[str, int | None]]
"""What days may ask for: series with each of their levels, and ids of routines without levels."""
_MEANT = re.compile(r"(?P<name>.*[^\s,])[\s,]+(?:level\s*|[lL])?(?P<level>[1-9][0-9]{0,5})\s*")


class Named(Protocol):
    """A routine, as far as plans name it."""

    @property
    def id(self) -> str:
        """The routine's id."""

    @property
    def series(self) -> str | None:
        """Its series."""

    @property
    def level(self) -> int | None:
        """Its level."""


@dataclass(frozen=True, slots=True)
class PlanReading:
    """What came of reading a plan file."""

    plan: Plan | None
    """None when there is an error among the problems."""
    problems: tuple[Problem, ...]
    """Everything that is wrong, in the order of the file."""
    name: str = ""
    """What the file calls the plan, also where there is an error; empty where that can't be told."""


def known_names(routines: Iterable[Named]) -> frozenset[tuple[str, int | None]]:
    """Return what a plan may ask for where these are the routines there are."""
    return frozenset(item_for(routine) for routine in routines)


def item_for(routine: Named) -> tuple[str, int | None]:
    """Return the name, and the level, by which a plan asks for a routine."""
    return (routine.series, routine.level) if routine.series and routine.level else (routine.id, None)


def read_plan(text: str, id: str, known: Known | None = None) -> PlanReading:
    """Return the plan that a file's text states; `id` is the file's stem. Never raises.

    What days ask for is looked up among those `known`; without them nothing is.
    """
    source = parse(text)
    if isinstance(source, Problem):
        return PlanReading(None, (source,))
    report = Report(source)
    fields = Fields(source.data, (), report, PLAN)
    plan = _Reader(known).plan(fields, id) if check_format(fields, FORMAT, "plans of format") else None
    return PlanReading(None if report.errors else plan, report.problems, plan.name if plan else "")


def item_of(text: str) -> PlanItem | None:
    """Return the item that a file's text is; None where it is none."""
    if re.fullmatch(ITEM.strip("^$"), text) is None:
        return None
    name, _, level = text.partition(" ")
    return PlanItem(name, int(level) if level else None)


class _Reader:
    """Reads the tables of one file."""

    def __init__(self, known: Known | None) -> None:
        self._levels: Mapping[str, set[int | None]] | None = None if known is None else _by_name(known)

    def plan(self, fields: Fields, id_: str) -> Plan:
        fields.warn_unknown()
        if not is_slug(id_):
            hint = f", as {slug_of(id_)}.toml" if slug_of(id_) else ""
            fields.error("", f"the file's name is made of a-z, 0-9 and dashes: rename it{hint}")
        if not fields.has("name"):
            fields.error("", "there is no name: add name = ...")
        plan = Plan(id_, fields.text("name") or id_, self._weeks(fields), fields.text("about") or "")
        if not fields.has("week") or fields.table["week"] == []:
            fields.error("week" if fields.has("week") else "", NO_WEEK)
        elif not fields.report.errors and not any(day for week in plan.weeks for day in week.days):
            fields.error("week", "there is nothing to do: every day is one of rest")
        return plan

    def _weeks(self, fields: Fields) -> tuple[PlanWeek, ...]:
        weeks: list[PlanWeek] = []
        stated = fields.table.get("week")
        if isinstance(stated, list) and len(stated) > MOST_WEEKS:
            fields.error("week", f"there are {len(stated):,} weeks: {MOST_WEEKS} are the most, take some out")
        else:
            fields.each("week", "tables, each [[week]]", lambda week: weeks.append(self._week(week)))
        return tuple(weeks)

    def _week(self, fields: Fields) -> PlanWeek:
        fields.warn_unknown()
        return PlanWeek(fields.text("theme") or "", tuple(self._day(fields, day) for day in DAYS))

    def _day(self, fields: Fields, day: str) -> tuple[PlanItem, ...]:
        stated = fields.array(day, 'texts, as ["foot-strength 1"]') or []
        if len(stated) > MOST_ITEMS:
            fields.error(day, f"asks for {len(stated):,} routines: {MOST_ITEMS} are the most, take some out")
            return ()
        items: dict[str, PlanItem] = {}
        for place, value in enumerate(stated):
            item = self._item(fields, day, place, value)
            if item is not None and item.name in items:
                fields.error((day, place), f"{item.name} is asked for twice on this day: take one out")
            elif item is not None:
                items[item.name] = item
        return tuple(items.values())

    def _item(self, fields: Fields, day: str, place: int, value: object) -> PlanItem | None:
        text = fields.text_at((day, place), value)
        if text is None:
            return None
        item = item_of(text)
        if item is None:
            meant = _meant(text)
            hint = f": try {quote(meant)}" if meant else ""
            asked = 'must be a series and a level, as "foot-strength 2", or the id of a routine, as "check-in"'
            fields.error((day, place), f"{asked}, not {quote(text)}{hint}")
        elif self._levels is not None and (why := self._missing(item, self._levels, fields)):
            fields.warn((day, place), why)
        return item

    def _missing(self, item: PlanItem, levels: Mapping[str, set[int | None]], fields: Fields) -> str:
        """Return why nothing can be done for an item; empty where something can."""
        there = levels.get(item.name)
        if there is None:
            names = [PlanItem(name, level).text for name in levels for level in levels[name]]
            return f"there is no routine {quote(item.text)}{fields.report.guesses.meant(item.text, names)}"
        if item.level in there:
            return ""
        numbers = sorted(level for level in there if level)
        if item.level is None:
            return f"{item.name} has levels: say up to which one, as {quote(f'{item.name} {numbers[-1]}')}"
        if not numbers:
            return f"{item.name} has no levels: write {quote(item.name)}"
        listed = ", ".join(map(str, numbers))
        return f"there is no level {item.level} of {item.name}: there {'is' if len(numbers) == 1 else 'are'} {listed}"


def _by_name(known: Known) -> dict[str, set[int | None]]:
    found: dict[str, set[int | None]] = {}
    for name, level in sorted(known, key=lambda item: (item[0], item[1] or 0)):
        found.setdefault(name, set()).add(level)
    return found


def _meant(text: str) -> str:
    """Return the item that a text was probably meant to be; empty where nothing of it can stay."""
    found = _MEANT.fullmatch(text)
    name = slug_of(found["name"] if found else text)
    return f"{name} {found['level']}" if found and name else name
