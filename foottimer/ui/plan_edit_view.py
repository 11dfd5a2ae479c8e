"""What the plan editor says: the weeks as rows of days, a single week as a list, and the chosen day in full."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from foottimer.history.told import many
from foottimer.plan.files.keys import DAYS, WEEK
from foottimer.plan.load import week_contacts, week_minutes
from foottimer.plan.model import Plan, PlanItem, PlanWeek
from foottimer.plan.situation import Situation
from foottimer.routine.duration import format_duration
from foottimer.ui.fitting import cut, fitted
from foottimer.ui.plan_desk import PlanDesk
from foottimer.ui.widgets.line import Part as LinePart
from foottimer.ui.widgets.rowlist import Part, Row
from foottimer.values import dataclass

HERE = "▸"
"""Before the chosen day: colour alone would not do."""
REST = "rest"
"""What a day of rest says."""
_DOT: LinePart = (" · ", "line--quiet")


def day_name(day: int) -> str:
    """Return the name of a day of a plan's week, as "Monday"."""
    return WEEK.by_name[DAYS[day]].title


def title_parts(desk: PlanDesk) -> list[LinePart]:
    """Return name, whether it is saved, and where it is kept."""
    state: LinePart = ("changed", "line--accent") if desk.changed else ("saved", "line--quiet")
    return [(desk.plan.name, "line--strong"), _DOT, state, _DOT, (desk.whose, "line--quiet")]


def week_told(week: PlanWeek, situation: Situation) -> str:
    """Return what a week takes, as "82 min, 132 contacts"."""
    contacts = week_contacts(week, situation)
    return f"{week_minutes(week, situation)} min" + (f", {contacts} contacts" if contacts else "")


def short_item(item: PlanItem, width: int) -> str:
    """Return what a file says of an item in so many cells; its level is what stays."""
    text = item.text
    if cell_len(text) <= width:
        return text
    level = "" if item.level is None else f" {item.level}"
    return cut(item.name, max(1, width - len(level))) + level


@dataclass(frozen=True, slots=True)
class WeekRow:
    """The head of a week among its weeks."""

    number: int
    """From 1."""
    theme: str
    """Its theme."""
    told: str
    """What it takes."""

    def parts(self, width: int, chosen: bool) -> Sequence[Part]:
        """Return number, theme and what it takes."""
        head = f"Week {self.number}"
        room = max(0, width - len(head) - len(self.told) - 2)
        return [(head, "strong"), (f"  {fitted(cut(self.theme, max(1, room)), room)}", ""), (self.told, "quiet")]


@dataclass(frozen=True, slots=True)
class DaysRow:
    """A row of a week's seven days."""

    items: tuple[PlanItem | None, ...]
    """What stands in each day here; None for nothing."""
    rests: tuple[bool, ...]
    """Which days are days of rest, and say so here."""
    day: int | None = None
    """The chosen day."""

    def parts(self, width: int, chosen: bool) -> Sequence[Part]:
        """Return the days in columns."""
        found: list[Part] = []
        for day, (item, rests, room) in enumerate(zip(self.items, self.rests, columns(width), strict=True)):
            here = day == self.day
            text = REST if rests else short_item(item, room - 1) if item else ""
            ink = "accent" if here else "quiet" if rests else ""
            found.append((fitted(f"{HERE if here else ' '}{cut(text, max(1, room - 1))}", room), ink))
        return found


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day of the one week that there is room for."""

    name: str
    """As "Monday"."""
    items: tuple[PlanItem, ...]
    """What it asks for."""

    def parts(self, width: int, chosen: bool) -> Sequence[Part]:
        """Return its name and what it asks for."""
        asked = ", ".join(item.text for item in self.items)
        name = f"{self.name[:3]}  "
        return [(name, "strong"), (cut(asked or REST, max(1, width - len(name))), "" if asked else "quiet")]


def columns(width: int) -> list[int]:
    """Return the cells of each of seven days in a row."""
    return [width * (day + 1) // len(DAYS) - width * day // len(DAYS) for day in range(len(DAYS))]


def heading(width: int) -> str:
    """Return the names of the days above their columns."""
    return "".join(fitted(f" {day_name(day)[: max(1, room - 1)]}", room) for day, room in enumerate(columns(width)))


def grid(plan: Plan, situation: Situation, week: int, day: int) -> tuple[list[Row], list[range]]:
    """Return all weeks as rows, and which rows are those of each week."""
    rows: list[Row] = []
    spans: list[range] = []
    for number, one in enumerate(plan.weeks):
        begin = len(rows)
        rows.append(WeekRow(number + 1, one.theme, week_told(one, situation)))
        for line in range(max(1, *map(len, one.days))):
            items = tuple(items[line] if line < len(items) else None for items in one.days)
            rests = tuple(not items and line == 0 for items in one.days)
            rows.append(DaysRow(items, rests, day if number == week and line == 0 else None))
        spans.append(range(begin, len(rows)))
    return rows, spans


def days_of(week: PlanWeek) -> list[Row]:
    """Return a week as a list of days."""
    return [DayRow(day_name(day), items) for day, items in enumerate(week.days)]


def week_parts(plan: Plan, situation: Situation, week: int) -> list[LinePart]:
    """Return which week it is, above its days."""
    one = plan.weeks[week]
    theme = f"  {one.theme}" if one.theme else ""
    return [
        (f"Week {week + 1} of {len(plan.weeks)}", "line--strong"),
        (f"  {week_told(one, situation)}{theme}", "line--quiet"),
    ]


def day_told(plan: Plan, situation: Situation, week: int, day: int) -> str:
    """Return what a day asks for in full, with how long it takes."""
    items = plan.weeks[week].days[day]
    told = "; ".join(_item_told(item, situation) for item in items) or "a day of rest"
    return f"Week {week + 1}, {day_name(day)}: {told}."


def _item_told(item: PlanItem, situation: Situation) -> str:
    offer = situation.offer(item.name, item.level)
    if offer is None:
        return f"{item.text}, which no routine is there for"
    level = f", level {item.level}" if item.level else ""
    contacts = f", {many(offer.contacts, 'contact')}" if offer.contacts else ""
    return f"{offer.name}{level} ({format_duration(offer.total_ms)}{contacts})"
