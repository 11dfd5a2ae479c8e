"""What the routine editor says of a block's fields, and which part of a row a click is on; without Textual."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.cells import cell_len

from foottimer.edit.form import Control, Field
from foottimer.routine.keys import BlockKind, Key, Kind
from foottimer.ui.editor_view import Part, fit
from foottimer.values import dataclass

_HANDLES = {
    Control.STEPPER: ("- ", " +"),
    Control.TEMPO: ("- ", " +"),
    Control.CHOICE: ("‹ ", " ›"),
    Control.FLAG: ("‹ ", " ›"),
    Control.EXERCISE: ("  ", " …"),
}
_NO_HANDLES = ("  ", "")
_WHENCE = re.compile(r", (?:as|from|beside) [^,]*$")
"""Where a value comes from that the file does not state, which gives way to the value."""
STEPPED = frozenset({Control.STEPPER, Control.TEMPO, Control.CHOICE, Control.FLAG})
"""The controls whose values are stepped through."""


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field of the selected block, or a heading above some."""

    title: str
    """What it is."""
    field: Field | None
    """The field; None for a heading."""
    column: int
    """Cells of the titles."""

    def parts(self, width: int, chosen: bool) -> Sequence[Part]:
        """Return title, control and value, and a mark where it is wrong."""
        if self.field is None:
            title = f"{self.title[: width - 1]} "
            return [(title, "quiet"), ("─" * (width - cell_len(title)), "faint")]
        begin, less, value, more = self._laid(width)
        ink = "strong" if self.field.stated else "quiet"
        handle = "accent" if chosen else "faint"
        used = begin + cell_len(less + value + more)
        wrong = "!" if self.field.problem else ""
        return [
            (fit(self.title, begin - 1) + " ", ""),
            (less, handle),
            (value, ink),
            (more, handle),
            (wrong.rjust(max(2, width - used)) if wrong else "", "warning"),
        ]

    def zone(self, x: int, width: int) -> int:
        """Return what a click on a cell is on: -1 for less, 1 for more, 0 for anything else."""
        if self.field is None or self.field.control not in STEPPED:
            return 0
        begin, less, value, more = self._laid(width)
        end = begin + cell_len(less + value)
        if begin <= x < begin + cell_len(less):
            return -1
        return 1 if end <= x < end + cell_len(more) + 1 else 0

    def typed_at(self, width: int) -> int:
        """Return the cell where its value begins."""
        return self._laid(width)[0] + 2

    def _laid(self, width: int) -> tuple[int, str, str, str]:
        """Return the cell where its control begins, and the control: handle, value, handle.

        A value stands in the column of all of them; one too long for that begins further left, up to its title.
        """
        less, more = _HANDLES.get(self.field.control, _NO_HANDLES) if self.field else _NO_HANDLES
        shown = self.field.shown if self.field else ""
        column = max(2, min(self.column, width * 3 // 5 if width < 40 else width // 2))
        room = width - cell_len(less + more) - (2 if self.field and self.field.problem else 0)
        if self.field and not self.field.stated and column + cell_len(shown) > room:
            shown = _WHENCE.sub("", shown)
        title = min(cell_len(self.title) + 1, width * 2 // 3)
        begin = max(2, title, min(column, room - cell_len(shown)))
        if begin + cell_len(shown) > room and self.field and self.field.control is Control.EXERCISE:
            room, more = room + cell_len(more), ""
        room = max(1, room - begin)
        return begin, less, shown if cell_len(shown) <= room else fit(shown, room), more


_AMOUNTS = ("reps", "hold", "time", "expect", "rest", "rounds", "name")
"""The field that is chosen first, of those there are: how much there is to do."""


WORK = (BlockKind.REPS, BlockKind.HOLD, BlockKind.TIME, BlockKind.OPEN)
"""The kinds that one turns into another."""
KIND_WORDS = dict(zip(WORK, ("reps", "a hold", "timed work", "open work"), strict=True))
"""What they are called in a sentence."""
KIND = ("kind",)
"""The path of the field that says what a block is: no key of the file has that name."""
ID = ("id",)
"""The path of the field that says what the file is called."""
_KIND = Key(
    "kind",
    "Kind",
    "Counted reps, a hold, work for a time, or work until you end it.",
    Kind.CHOICE,
    "",
    choices=tuple(kind.value for kind in WORK),
)
_ID = Key(
    "id",
    "File name",
    "What commands and its history call it: a-z, 0-9, dashes. Another one renames the file.",
    Kind.SLUG,
    "",
)


def typing_hint(field: Field) -> str:
    """Return what helps while a value is typed; empty where nothing has to be said."""
    if field.control is Control.LIST:
        return "Several have ; between them; nothing takes them out."
    if field.key.kind is Kind.DURATION:
        return "Seconds, or as 1:30 or 2m; nothing is as usual."
    if field.control is Control.TEMPO:
        return "Seconds, or those of all phases as 2-1-3."
    return ""


def kind_field(place: tuple[int, ...], kind: BlockKind | None) -> tuple[Field, ...]:
    """Return the field that says what kind of work a block is; nothing for what is no work."""
    if kind not in WORK:
        return ()
    word = kind.value
    return (Field(place, KIND, _KIND, _KIND.title, True, word, word, word, Control.CHOICE, _KIND.choices),)


def id_field(id_: str) -> Field:
    """Return the field that says what the file is called."""
    return Field((), ID, _ID, _ID.title, True, id_, id_, id_, Control.TEXT)


def field_rows(fields: Sequence[Field]) -> tuple[FieldRow, ...]:
    """Return the rows of a block's fields, with a heading above those of another table."""
    column = max((cell_len(field.title) for field in fields), default=0) + 2
    rows: list[FieldRow] = []
    heading = ""
    for field in fields:
        under = _heading(field)
        if under not in (heading, ""):
            rows.append(FieldRow(under, None, column))
        heading = under
        rows.append(FieldRow(field.title, field, column))
    return tuple(rows)


def _heading(field: Field) -> str:
    """Return what stands above fields like this one; empty for those that come first."""
    return "Seldom wanted" if field.rare else _HEADINGS.get(str(field.path[0]), "")


_HEADINGS = {"defaults": "As usual in this routine", "goal": "Goal"}


def name_of(field: Field | None) -> str:
    """Return what tells a field from the others of its block, the same in every block."""
    return "" if field is None else f"{'.'.join(map(str, field.path))}:{field.part}"


def place_of_field(rows: Sequence[FieldRow], wanted: str) -> int:
    """Return the row of a field by its name; else of the amount, else the first one."""
    names = [name_of(row.field) for row in rows]
    if wanted in names and wanted:
        return names.index(wanted)
    for amount in _AMOUNTS:
        for place, row in enumerate(rows):
            if row.field is not None and row.field.path == (amount,):
                return place
    return 0
