"""What the trash shows of a routine that was deleted; no Textual but for styled text."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from textual.content import Content

from foottimer.keeping.kept import KeepError
from foottimer.routine.duration import format_duration
from foottimer.routine.expand import expand
from foottimer.routine.read import read_routine
from foottimer.ui.renaming import stated_name
from foottimer.ui.shelf import ago
from foottimer.values import dataclass

if TYPE_CHECKING:
    from foottimer.keeping.keeper import Keeping
    from foottimer.keeping.trash import Thrown
    from foottimer.routine.catalogue import Catalogue

MOST = 200
"""How many files are listed, the newest ones; the others are in the folder."""
_NAME = 26
_LENGTH = 8
_WHEN = 15
_WITH_ID = 60
"""Cells of a row's columns, and from which width there is room for the id."""


@dataclass(frozen=True, slots=True)
class ThrownRow:
    """A file in the trash, as it is shown."""

    thrown: Thrown
    """The file."""
    name: str
    """What the routine is called; the id where that can't be told."""
    length: str
    """How long it takes, as "8:12" or "~8:12"; how large it is, as "1.2 KB", where it cannot be followed."""
    when: str
    """When it was deleted."""


def thrown_rows(
    keeping: Keeping, thrown: Iterable[Thrown], catalogue: Catalogue, now: datetime
) -> tuple[ThrownRow, ...]:
    """Return the rows of files in the trash; reads them. `now` is the person's time, aware."""
    return tuple(_row_of(keeping, one, catalogue, now) for one in thrown)


def thrown_row(row: ThrownRow, width: int) -> Content:
    """Return a row as text: name, id where there is room, length, and when it was deleted."""
    tail = Content.styled(row.length.rjust(_LENGTH), "bold") + Content.styled(row.when.rjust(_WHEN), "$quiet")
    if width < _LENGTH + _WHEN + _LENGTH:
        tail = Content.styled(f" {row.when}", "$quiet")
    room = max(1, width - tail.cell_length)
    head = Content(row.name)
    if width >= _WITH_ID:
        head = head.truncate(_NAME, ellipsis=True, pad=True) + Content.styled(f"  {row.thrown.id}", "$quiet")
    return head.truncate(room, ellipsis=True, pad=True) + tail


def _row_of(keeping: Keeping, thrown: Thrown, catalogue: Catalogue, now: datetime) -> ThrownRow:
    when = _when(thrown.when.astimezone(now.tzinfo), now)
    try:
        text = keeping.read(thrown.path).text
    except KeepError:
        return ThrownRow(thrown, thrown.id, "?", when)
    routine = read_routine(text, thrown.stem, catalogue).routine
    if routine is None:
        return ThrownRow(thrown, stated_name(text) or thrown.id, _size(len(text.encode("utf-8"))), when)
    timeline = expand(routine)
    length = f"{'~' if timeline.estimated else ''}{format_duration(timeline.total)}"
    return ThrownRow(thrown, routine.name, length, when)


def _when(then: datetime, now: datetime) -> str:
    if then.date() == now.date():
        return f"today {then:%H:%M}"
    return ago(then.date(), now.date())


def _size(count: int) -> str:
    return f"{count} B" if count < 1000 else f"{count / 1000:.1f} KB"
