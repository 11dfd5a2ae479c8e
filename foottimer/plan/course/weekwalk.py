"""One week of a plan, walked through day by day: what was done of it when, and where the rest comes to lie. Pure.

The training days of a week are a queue. Each day takes the first of them that is undone and whose place has come: what
was missed moves to the next day, days of rest take up what is moved, and what finds no day in the week is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from foottimer.plan.model import WEEK, Done, PlanItem, PlanWeek
from foottimer.values import dataclass, field

WARM_UPS = frozenset({"foot-activation", "pre-run"})
"""Routines that go before others: a day that asks for more is not done with them alone. Source: Hebert-Losier 2017,
whose runners warmed up before the calf test; judgement for the rest."""


@dataclass(slots=True)
class Unit:
    """What the plan has on one day of the week."""

    home: int
    """The day of the week that the plan has it on, 0-6."""
    items: tuple[PlanItem, ...]
    """What it asks for; at least one."""
    place: int
    """The day from which it may be asked for, 0-6; 7 where it found no day before others were swapped."""
    marked: list[int | None] = field(default_factory=list)
    """For each item the day of the week on which it was done; None where it was not."""
    touched: int | None = None
    """The day of the week on which it was done, all or in part; None where it was not."""
    swapped: bool = False
    """Whether it was swapped with another day by choice."""

    @property
    def open(self) -> tuple[PlanItem, ...]:
        """What of it is undone; a warm-up is nothing to do once the rest was begun."""
        begun = self.touched is not None
        return tuple(
            item
            for item, day in zip(self.items, self.marked, strict=True)
            if day is None and not (begun and is_warm_up(item) and not self.only_warm_ups)
        )

    @property
    def only_warm_ups(self) -> bool:
        """Whether it asks for nothing but warm-ups."""
        return all(is_warm_up(item) for item in self.items)


@dataclass(frozen=True, slots=True)
class SwapDays:
    """Two days of the week that change places."""

    decided: int
    """The day of the week on which that was decided; below 0 before it began."""
    first: int
    """The earlier one, 0-6."""
    second: int
    """The later one, 0-6."""


@dataclass(frozen=True, slots=True)
class Walk:
    """A week of a plan after what was done of it."""

    units: tuple[Unit, ...]
    """Its training days, as the plan has them in order."""
    assigned: Mapping[int, Unit]
    """Where the undone ones come to lie from today on, by day of the week; none of a week that is over."""

    @property
    def touched(self) -> int:
        """How many training days were done, all or in part."""
        return sum(unit.touched is not None for unit in self.units)

    @property
    def reached(self) -> int:
        """How many training days are done, or will be if all goes as laid out."""
        return self.touched + len(self.assigned)

    def home_of(self, day: int) -> Unit | None:
        """Return what the plan has on a day of the week."""
        return next((unit for unit in self.units if unit.home == day), None)

    def day_of(self, unit: Unit) -> int | None:
        """Return the day of the week on which a training day was done or will be; None where it finds none."""
        if unit.touched is not None:
            return unit.touched
        return next((day for day, other in self.assigned.items() if other is unit), None)


def is_warm_up(item: PlanItem) -> bool:
    """Whether an item is one that goes before others."""
    return item.name in WARM_UPS


def walk(
    week: PlanWeek,
    sessions: Mapping[int, Sequence[Done]],
    paused: Callable[[int], bool],
    swaps: Iterable[SwapDays],
    now: int,
) -> Walk:
    """Return a week after what was done of it.

    `sessions` are those that count, by day of the week; `now` is today's day of the week, below 0 for a week to come
    and above 6 for one that is over, where nothing lies ahead.
    """
    units = tuple(Unit(day, items, day, [None] * len(items)) for day, items in enumerate(week.days[:WEEK]) if items)
    left = list(swaps)
    left = _swapped(units, left, -1, paused, early=True)
    for day in range(min(now + 1, WEEK)):
        left = _swapped(units, left, day, paused, early=True)
        _mark(units, sessions.get(day, ()), day, paused)
        if day < now:
            _forget_warm_ups(units)
        left = _swapped(units, left, day, paused, early=False)
    return Walk(units, lay_out(units, max(now, 0), paused))


def lay_out(units: Sequence[Unit], today: int, paused: Callable[[int], bool]) -> dict[int, Unit]:
    """Return where undone training days come to lie from today on, by day of the week, one a day at most."""
    waiting = sorted((unit for unit in units if unit.touched is None), key=_place)
    used = {unit.touched for unit in units}
    assigned: dict[int, Unit] = {}
    for day in range(today, WEEK):
        come = None if paused(day) or day in used else next((unit for unit in waiting if unit.place <= day), None)
        if come is not None:
            assigned[day] = come
            waiting.remove(come)
    return assigned


def _place(unit: Unit) -> tuple[int, int]:
    return unit.place, unit.home


def _swapped(
    units: Sequence[Unit], swaps: Sequence[SwapDays], day: int, paused: Callable[[int], bool], early: bool
) -> list[SwapDays]:
    """Swap what was decided up to a day of the week, as the days lay on it; return the swaps that are still to come.

    Those of the day itself come before its sessions where that day is one of the two, and else after them: so each
    finds the days as they lay before the person who decided it.
    """
    left: list[SwapDays] = []
    for swap in swaps:
        if swap.decided > day or (0 <= swap.decided == day and early and swap.first != day):
            left.append(swap)
        else:
            _swap(units, lay_out(units, max(day, 0), paused), swap)
    return left


def _swap(units: Sequence[Unit], assigned: Mapping[int, Unit], swap: SwapDays) -> None:
    """Exchange what lies on two days; all else stays where it lies, and what was left out stays so."""
    other = {swap.first: swap.second, swap.second: swap.first}
    for unit in units:
        unit.place = WEEK if unit.touched is None else unit.place
    for day, unit in assigned.items():
        unit.place = other.get(day, day)
        unit.swapped = unit.swapped or day in other


def _mark(units: Sequence[Unit], sessions: Sequence[Done], day: int, paused: Callable[[int], bool]) -> None:
    """Mark what the sessions of a day did, those that are warm-ups last."""
    due = lay_out(units, day, paused).get(day)
    warm = [done for done in sessions if _is_warm(done)]
    for done in [one for one in sessions if not _is_warm(one)]:
        _mark_first(_by_nearness(units, due, day), done, day)
    for done in warm:
        beside = [unit for unit in units if (unit.touched == day or unit is due) and not unit.only_warm_ups]
        if not _mark_first(beside, done, day, touching=False):
            alone = [unit for unit in units if unit.only_warm_ups]
            _mark_first(_by_nearness(alone, due, day), done, day)


def _is_warm(done: Done) -> bool:
    return done.routine in WARM_UPS or done.series in WARM_UPS


def _by_nearness(units: Sequence[Unit], due: Unit | None, day: int) -> list[Unit]:
    """Return the units in the order in which a session marks them: today's first, then as the plan has them."""
    return sorted(units, key=lambda unit: (unit.touched != day, unit is not due, _place(unit)))


def _mark_first(units: Sequence[Unit], done: Done, day: int, touching: bool = True) -> bool:
    """Mark the first undone item that a session did; return whether there was one."""
    for unit in units:
        for place, item in enumerate(unit.items):
            if unit.marked[place] is None and is_of(done, item):
                unit.marked[place] = day
                unit.touched = day if touching and unit.touched is None else unit.touched
                return True
    return False


def _forget_warm_ups(units: Sequence[Unit]) -> None:
    """Take back warm-ups of a day on which nothing followed them."""
    for unit in units:
        if unit.touched is None:
            unit.marked = [None] * len(unit.items)


def is_of(done: Done, item: PlanItem) -> bool:
    """Whether a session is one of what an item asks for, on whichever level."""
    return item.name in (done.series, done.routine)
