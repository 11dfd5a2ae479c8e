"""What the start card says of a routine as it is today, in styled text; its widgets are in `screens/start.py`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from textual.content import Content

from foottimer.routine.duration import format_duration
from foottimer.routine.library import Entry
from foottimer.routine.needs import offers
from foottimer.routine.outline import OutlineRow
from foottimer.ui.cards import block_row, care, entry_row, needed
from foottimer.ui.commands import Command
from foottimer.ui.gate_view import light_rows
from foottimer.ui.today import Today
from foottimer.ui.widgets.preview import content_of


def start_rows(today: Today) -> tuple[Callable[[int], Content], ...]:
    """Return what draws each block in a width, and each routine that follows on."""
    rows = today.rows
    marked = any(row.optional for row in rows)
    blocks = (_block(row, today.is_left_out(row.path), marked) for row in rows)
    return (*blocks, *(partial(_followed, entry) for entry in today.following))


def offered(today: Today, commands: Sequence[Command]) -> list[Command]:
    """Return the commands that make sense for the routine: a key that could only refuse is not shown."""
    return [command for command in commands if _can(today, command.action)]


def _can(today: Today, action: str) -> bool:
    if action == "toggle":
        return any(row.optional for row in today.rows)
    if action == "other_side":
        return today.has_sides
    if action == "swap":
        return bool(offers(today.routine) or today.light.notes)
    return action != "remove" or bool(today.following)


def total(today: Today) -> str:
    """Return how long it takes all in all, as "10:30"; "~10:30" where some of it is an estimate."""
    timelines = today.timelines
    about = "~" if any(timeline.estimated for timeline in timelines) else ""
    return f"{about}{format_duration(sum(timeline.total for timeline in timelines))}"


def remark(today: Today) -> str:
    """Return what the total is for, where that has to be said."""
    count = 1 + len(today.following)
    parts = [f" for {count} routines" if count > 1 else "", " · changed for today" if today.changed else ""]
    return "".join(parts)


def advice(today: Today, width: int) -> Content:
    """Return what is lighter today and why, what is needed, what to mind and what the goal is."""
    routine = today.done
    notes = care(routine, width)
    lighter = [
        Content.styled("Lighter today", "bold $accent"),
        content_of(light_rows(today.reasons, width)),
        Content(""),
    ]
    parts = [*(lighter if today.reasons else ()), *needed(routine), *((Content(""), *notes) if notes else ())]
    if routine.goal_per_week:
        parts += [Content(""), Content.styled("Goal  ", "$quiet") + _goal(routine.goal_per_week)]
    return Content("\n").join(parts)


def _block(row: OutlineRow, left_out: bool, marked: bool) -> Callable[[int], Content]:
    return lambda width: block_row(row, width, left_out, marked)


def _followed(entry: Entry, width: int) -> Content:
    return (Content.styled("then ", "$quiet") + entry_row(entry, None, max(8, width - 5))).truncate(
        width, ellipsis=True
    )


def _goal(days: int) -> str:
    return f"{days} day{'' if days == 1 else 's'} a week"
