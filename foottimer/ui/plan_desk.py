"""A plan that is being changed, and the file that it is kept in; without Textual."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from foottimer.keeping.kept import ChangedMeanwhile, KeepError
from foottimer.plan.files.changing import copied, named, removed, themed, with_day, with_week_added
from foottimer.plan.files.disk import known_of
from foottimer.plan.files.read import read_plan
from foottimer.plan.model import Plan, PlanItem, PlanWeek
from foottimer.plan.offering import offer_listed
from foottimer.plan.situation import Situation
from foottimer.routine.problem import Severity
from foottimer.text.values import EditError
from foottimer.values import dataclass

if TYPE_CHECKING:
    from foottimer.keeping.keeper import Keeping
    from foottimer.routine.library import Entry

LONGEST_THEME = 60
"""The most characters of a theme that is typed here."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A series, or a routine without levels, that a day may ask for."""

    name: str
    """As the file writes it."""
    title: str
    """As shown."""
    levels: tuple[int, ...] = ()
    """The levels there are, the lowest first; none of a routine without levels."""


@dataclass(frozen=True, slots=True)
class _Step:
    label: str
    before: str
    after: str


class PlanDesk:
    """What a person makes of a plan until it is saved; whatever is done leaves a plan that can be followed."""

    def __init__(self, keeping: Keeping, path: Path, entries: Iterable[Entry]) -> None:
        """Read the file; raises KeepError where it can't be read, or is no plan that loads."""
        entries = tuple(entries)
        self._keeping = keeping
        self._known = known_of(entries)
        self.kept = keeping.read(path)
        """The file as it was read or written last; the bundled one until there is a copy."""
        offers = tuple(offer_listed(entry.card) for entry in entries if not entry.broken)
        self.situation = Situation(date.min, offers=offers)
        """The routines there are."""
        self.text = self.kept.text
        """The file's text as it would be saved."""
        self.plan = self._first()
        """What it says."""
        self._past: list[_Step] = []
        self._future: list[_Step] = []
        self._meanwhile = False

    def _first(self) -> Plan:
        reading = read_plan(self.text, self.kept.id)
        if reading.plan is None:
            first = next(problem for problem in reading.problems if problem.severity is Severity.ERROR)
            raise KeepError(f"{first.show(str(self.kept.path))}: mend this in an editor of your own first")
        return reading.plan

    # What it is ----------------------------------------------------------------------------------

    @property
    def changed(self) -> bool:
        """Whether there is something to save."""
        return self.text != self.kept.text

    @property
    def steps(self) -> int:
        """How many changes can be taken back."""
        return len(self._past)

    @property
    def whose(self) -> str:
        """Where it is kept, in a few words."""
        if self._keeping.is_bundled(self.kept.path):
            return "bundled; saving makes your copy"
        return "your copy of a bundled one" if self._keeping.bundled(self.kept.id) else "your own"

    @property
    def warning(self) -> str:
        """The first thing that may be wrong with it, with its place; empty where nothing is."""
        problems = read_plan(self.text, self.kept.id, self._known).problems
        return f"{problems[0].path}: {problems[0].message}" if problems else ""

    def choices(self, items: Sequence[PlanItem] = ()) -> tuple[Choice, ...]:
        """Return what a day may ask for, these `items` among it whatever they are; what is opt-in only among them."""
        found: dict[str, Choice] = {}
        asked = {item.name for item in items}
        for offer in self.situation.offers:
            name = offer.series if offer.series and offer.level else offer.id
            if name not in found and (not offer.opt_in or name in asked):
                levels = self.situation.levels(name) if offer.series and offer.level else ()
                found[name] = Choice(name, offer.name, levels)
        missing = {item.name: Choice(item.name, item.name, (item.level,) if item.level else ()) for item in items}
        return tuple((missing | found).values())

    # Changing ------------------------------------------------------------------------------------

    def set_day(self, week: int, day: int, items: Sequence[PlanItem], label: str = "") -> str:
        """Have a day ask for other routines; return why it can't be, empty where it is done."""
        asked = ", ".join(item.text for item in items) or "a day of rest"
        return self._do(label or asked, lambda text: with_day(text, week, day, items))

    def step_levels(self, week: int, day: int, by: int) -> str:
        """Have a day ask for a level more, or less, of each series; return why it can't be, empty where it is done."""
        items = self.plan.weeks[week].days[day]
        stepped = tuple(self._stepped(item, by) for item in items)
        if stepped == items:
            if not any(item.level for item in items):
                return "Nothing on this day has levels: Enter chooses what it asks for."
            return f"There is no level {'above' if by > 0 else 'below'} it."
        return self.set_day(week, day, stepped)

    def _stepped(self, item: PlanItem, by: int) -> PlanItem:
        levels = self.situation.levels(item.name)
        at = levels.index(item.level) + by if item.level in levels else -1
        return PlanItem(item.name, levels[at]) if 0 <= at < len(levels) else item

    def swap_days(self, week: int, day: int, other: int) -> str:
        """Have two days of a week change places; return why they can't, empty where it is done."""
        days = self.plan.weeks[week].days
        return self._do(
            "two days that change places",
            lambda text: with_day(with_day(text, week, day, days[other]), week, other, days[day]),
        )

    def set_theme(self, week: int, theme: str) -> str:
        """Give a week another theme; return why it can't be, empty where it is done."""
        return self._do("another theme", lambda text: themed(text, week, theme.strip()))

    def rename(self, name: str) -> str:
        """Give the plan another name; return why it can't be, empty where it is done."""
        return self._do("another name", lambda text: named(text, name))

    def copy_week(self, week: int) -> str:
        """Put a copy of a week right behind it; return why it can't be, empty where it is done."""
        return self._do(f"a copy of week {week + 1}", lambda text: copied(text, week))

    def add_week(self, after: int) -> str:
        """Put a week of rest behind one; return why it can't be, empty where it is done."""
        return self._do("a new week", lambda text: with_week_added(text, PlanWeek("", ((),) * 7), after + 1))

    def remove_week(self, week: int) -> str:
        """Take a week out; return why it can't be, empty where it is done."""
        return self._do(f"week {week + 1} taken out", lambda text: removed(text, week))

    def _do(self, label: str, change: Callable[[str], str]) -> str:
        """Change the text so, if it is then still a plan that loads."""
        try:
            text = change(self.text)
        except EditError as error:
            return str(error)
        reading = read_plan(text, self.kept.id)
        if reading.plan is None:
            return next(problem.message for problem in reading.problems if problem.severity is Severity.ERROR)
        if text != self.text:
            self._past.append(_Step(label, self.text, text))
            self._future.clear()
            self._take(text, reading.plan)
        return ""

    def undo(self) -> str:
        """Take the latest change back; return what that was, empty where there is none."""
        if not self._past:
            return ""
        step = self._past.pop()
        self._future.append(step)
        self._show(step.before)
        return step.label

    def redo(self) -> str:
        """Make the change again that was taken back; return what that is, empty where there is none."""
        if not self._future:
            return ""
        step = self._future.pop()
        self._past.append(step)
        self._show(step.after)
        return step.label

    def _show(self, text: str) -> None:
        plan = read_plan(text, self.kept.id).plan
        if plan is not None:  # as every text was that got here
            self._take(text, plan)

    def _take(self, text: str, plan: Plan) -> None:
        self.text, self.plan, self._meanwhile = text, plan, False

    # Saving --------------------------------------------------------------------------------------

    def save(self) -> str:
        """Write the file, of a bundled one a copy of the person's own; return what to say. Raises KeepError.

        Where another program wrote the file meanwhile, it is refused once; asked again it is saved over, and what it
        had goes to the trash.
        """
        if not self.changed:
            return "Nothing was changed since it was saved."
        new = self._keeping.is_bundled(self.kept.path)
        try:
            self.kept = (self._keeping.overwrite if self._meanwhile else self._keeping.save)(self.kept, self.text)
        except ChangedMeanwhile as error:
            self._meanwhile = True
            raise KeepError(f"{error}; save once more to write yours over it") from error
        self._meanwhile = False
        return f"Saved as your own: {self.kept.path}." if new else "Saved."

    def id_for(self, name: str) -> str:
        """Return a free id for a plan of a name."""
        return self._keeping.free_id(name)

    def save_as(self, id_: str, name: str) -> str:
        """Write another file with another name, and go on with that; return what to say. Raises KeepError."""
        try:
            text = named(self.text, name)
        except EditError as error:
            raise KeepError(str(error)) from error
        self.kept = self._keeping.create(id_, text)
        self._past.clear()
        self._future.clear()
        self._show(text)
        return f"Saved as {self.kept.path}."
