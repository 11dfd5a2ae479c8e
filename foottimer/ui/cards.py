"""Routines put into styled text: rows of lists, and the preview."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from foottimer.routine.card import safety_notes
from foottimer.routine.contacts import contacts_text
from foottimer.routine.duration import format_duration
from foottimer.routine.library import Entry
from foottimer.routine.model import Routine
from foottimer.routine.needs import needs, offers
from foottimer.routine.outline import OutlineRow
from foottimer.routine.words import printable
from foottimer.ui.fits import origin
from foottimer.ui.routine_row import RoutineRow, total_text
from foottimer.ui.today import Today

ONE_LINE = 54
"""Cells from which an outline's row fits on one line."""

_NAME = 27
"""Cells of a block's name."""
_ROW_STYLES = {"quiet": "$quiet", "strong": "bold", "own": "$accent", "error": "$error bold", "": ""}


def entry_row(entry: Entry, when: str | None, width: int, mark: str = "") -> Content:
    """Return a routine's row in so many cells, as a `RoutineRow` has it."""
    parts = RoutineRow(entry.card, when, mark).parts(width)
    return Content("").join(Content.styled(text, _ROW_STYLES[ink]) for text, ink in parts)


def block_row(row: OutlineRow, width: int, left_out: bool = False, marked: bool = False) -> Content:
    """Return a block's row: its name, how much, and its length; on two lines where one is too narrow.

    With `marked` an optional block is ticked, or crossed out where it is `left_out`.
    """
    tick = ("× " if left_out else "✓ ") if marked and row.optional else "  " if marked else ""
    indent = tick + "  " * row.depth
    length = "left out" if left_out else "open" if row.endless else format_duration(row.length)
    style = "$quiet" if left_out else ""
    name = Content.styled(f"{indent}{row.name}", style)
    detail = Content.styled(row.summary, "$quiet") + _optional(row, left_out)
    below = [detail] if detail else []
    room = max(1, width - len(length) - 1)
    if row.instead_of:
        instead = Content.styled(f"instead of {row.instead_of}", "$accent")
        fits = name.cell_length + 2 + instead.cell_length <= room
        name, below = (name + "  " + instead, below) if fits else (name, [instead, *below])
    elif width >= ONE_LINE:
        name, below = name.truncate(_NAME, ellipsis=True, pad=True) + " " + detail, []
    first = name.truncate(room, ellipsis=True, pad=True) + Content.styled(f" {length}", style or "bold")
    under = ((Content(" " * len(indent)) + line).truncate(width, ellipsis=True) for line in below)
    return Content("\n").join([first, *under])


def _optional(row: OutlineRow, left_out: bool) -> Content:
    if not row.optional or left_out:
        return Content("")
    return Content.styled(" · " if row.summary else "", "$quiet") + Content.styled("optional", "$accent")


def kit_text(routine: Routine) -> str:
    """Return what has to be at hand, of the routine and its exercises, each once."""
    return ", ".join(needs(routine)) or "nothing"


def needed(routine: Routine) -> tuple[Content, ...]:
    """Return the lines that say what has to be at hand, and what there is to do where it is not."""
    offered = (
        Content.styled(f"without {thing}  ", "$quiet") + f"{other} instead of {own}"
        for thing, own, other in offers(routine)
    )
    return (Content.styled("You need  ", "$quiet") + kit_text(routine), *offered)


def care(routine: Routine, width: int) -> tuple[Content, ...]:
    """Return the safety notes as lines below a heading; nothing where there are none."""
    notes = safety_notes(routine)
    if not notes:
        return ()
    bullet, indent = Content.styled("· ", "$quiet"), Content("  ")
    lines = ((bullet if first else indent) + line for note in notes for first, line in _wrapped(note, width - 2))
    return (Content.styled("Take care", "$quiet"), *lines)


def _wrapped(text: str, width: int) -> list[tuple[bool, Content]]:
    return [(number == 0, line) for number, line in enumerate(Content(text).wrap(max(1, width)))]


def preview(entry: Entry, when: str, width: int, today: Today | None = None) -> Content:
    """Return everything that is to be known of a routine before it is opened; `today` says what is changed."""
    return Content("\n").join(_preview(entry, when, width, today))


def glance(entry: Entry, mark: str = "") -> str:
    """Return the preview in one line, where there is no room for more."""
    if entry.routine is None:
        return "nothing to do in it yet" if entry.empty else _problems(entry)[0]
    told = f"{mark} · " if mark else ""
    return f"{told}{entry.routine.about or entry.name} · needs {kit_text(entry.routine)}"


def _preview(entry: Entry, when: str, width: int, today: Today | None) -> Iterator[Content]:
    level = f" · level {entry.level}" if entry.level else ""
    yield Content.styled(f"{entry.name}{level}", "bold")
    if entry.routine is None:
        yield Content.styled(origin(entry.card) or entry.source, "$quiet")
        yield Content("")
        if entry.empty:
            yield Content("There is nothing to do in it yet. Change it to add blocks.")
            return
        yield Content("This file cannot be followed until it is mended:")
        yield from (Content.styled(text, "$error") for text in _problems(entry))
        return
    yield Content.styled(_facts(entry, entry.routine, when), "$quiet")
    yield Content("")
    if entry.routine.about:
        yield Content(entry.routine.about)
        yield Content("")
    yield from needed(entry.routine)
    yield Content("")
    today = today or Today(entry.routine)
    yield from (block_row(row, width, today.is_left_out(row.path)) for row in today.rows)
    notes = care(entry.routine, width)
    yield from (Content(""), *notes) if notes else ()
    if entry.problems:
        yield Content("")
        yield from (Content.styled(text, "$warning") for text in _problems(entry))


def _facts(entry: Entry, routine: Routine, when: str) -> str:
    estimate = " estimated" if entry.estimated else ""
    goal = f"{routine.goal_per_week} a week" if routine.goal_per_week else ""
    contacts = contacts_text(entry.contacts)
    parts = [
        f"{total_text(entry.card)}{estimate}",
        contacts,
        goal,
        f"last done {when}" if when else "not done yet",
        origin(entry.card),
    ]
    return " · ".join(part for part in parts if part)


def _problems(entry: Entry) -> list[str]:
    return [printable(problem.show(entry.path.name)) for problem in entry.opened().problems]
