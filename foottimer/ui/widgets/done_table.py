"""What was done, a row per exercise and side; the numbers of the chosen set can be corrected.

It answers its screen at once, with values: keys may come faster than messages do.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from foottimer.follow.done import DoneRow, DoneSet, Measure
from foottimer.routine.model import Side
from foottimer.routine.phrases import SIDE_MARKS
from foottimer.values import dataclass

ROOMY = 64
"""Cells from which on a side is a whole word."""
MOST = {Measure.REPS: 999.0, Measure.NUMBER: 9999.0}
"""The largest number of each measure."""

_SHORT_MARKS = {Side.LEFT: "◀ L", Side.RIGHT: "R ▶", Side.ALTERNATE: "L/R"}
_UNKNOWN = "–"


def number_text(value: float | None) -> str:
    """Return a number as short as it goes; a dash for none."""
    return _UNKNOWN if value is None else f"{value:g}"


def plan_text(row: DoneRow, short: bool = False) -> str:
    """Return what was asked for after the numbers: "of 6 reps", "of 6, 8 reps", "reps"; `short` "/6 reps"."""
    plans = list(dict.fromkeys(number_text(entry.planned) for entry in row.sets if entry.planned is not None))
    return f"{'/' if short else 'of '}{', '.join(plans)} {row.unit}" if plans else row.unit


@dataclass(frozen=True, slots=True)
class Correction:
    """Another number for a set."""

    seq: int
    """The attempt's place among the session's attempts."""
    measure: Measure
    """Repetitions, or a number that is recorded."""
    value: float | None
    """The number; None takes it back."""


class DoneTable(OptionList, can_focus=False):
    """The rows; while `active` one of them is chosen, and a set of it. Its screen drives it."""

    DEFAULT_CSS = """
    DoneTable {
        height: 1fr;
        min-height: 1;
        scrollbar-size-vertical: 1;
        border: none;
        padding: 0;
        background: $background;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        & > .option-list--option-highlighted { background: $background; color: $foreground; text-style: none; }
        & > .option-list--option-hover { background: $background; }
        &.-active > .option-list--option-highlighted { background: $panel; }
    }
    """
    ALLOW_SELECT = False
    BINDINGS: ClassVar = []

    def __init__(self, rows: Sequence[DoneRow]) -> None:
        super().__init__(*(Option("") for _ in rows))
        self._rows = tuple(rows)
        self.styles.max_height = max(1, len(self._rows))
        self._set = 0
        self._typed = ""
        self._begun = False

    @property
    def active(self) -> bool:
        """Whether a row is chosen."""
        return self.has_class("-active")

    @property
    def row(self) -> DoneRow:
        """The chosen row."""
        return self._rows[self.highlighted or 0]

    def text(self, index: int) -> str:
        """Return a row as it is shown."""
        return self._content(index).plain

    def activate(self, active: bool) -> None:
        """Choose a row, or none."""
        self.set_class(active, "-active")
        if active and not self._begun and self._rows:
            self._begun = True
            self.highlighted = self._first_choice()
        self._typed = ""
        self._paint()

    def _first_choice(self) -> int:
        """Return the first row that lacks a number, else the first that can be corrected."""
        lacking = (i for i, row in enumerate(self._rows) if row.lacks_number)
        correctable = (i for i, row in enumerate(self._rows) if row.correctable)
        return next(lacking, next(correctable, 0))

    def show(self, rows: Sequence[DoneRow]) -> None:
        """Show other numbers of the same rows."""
        self._rows = tuple(rows)
        self._paint()

    def move(self, rows: int = 0, sets: int = 0) -> None:
        """Choose another row, or another set of the row."""
        self._typed = ""
        if not self._rows:
            return
        if rows:
            self.highlighted = min(max(0, (self.highlighted or 0) + rows), len(self._rows) - 1)
            self._set = min(self._set, len(self.row.sets) - 1)
        self._set = min(max(0, self._set + sets), len(self.row.sets) - 1)
        self._paint()

    def change(self, by: int) -> Correction | None:
        """Return the chosen number made larger or smaller; one not known begins at what was planned."""
        self._typed = ""
        if (entry := self._entry()) is None:
            return None
        if entry.done is None and entry.planned is not None:
            return self._correction(entry.planned)
        return self._correction((entry.done or 0) + by)

    def press(self, character: str) -> Correction | None:
        """Type a digit or a decimal sign; None where it makes no number that fits."""
        if not character or character not in "0123456789.,":
            return None
        typed = self._typed + character.replace(",", ".")
        whole, point, part = typed.partition(".")
        if point and (self.row.measure is not Measure.NUMBER or "." in part or len(part) > 1):
            return None
        correction = self._correction(float(f"{whole or 0}.{part or 0}"))
        if correction:
            self._typed = typed
        return correction

    def erase(self) -> Correction | None:
        """Take the last digit that was typed back, or the whole number."""
        self._typed = self._typed[:-1]
        return self._correction(float(f"0{self._typed}") if self._typed else None)

    def _entry(self) -> DoneSet | None:
        return self.row.sets[self._set] if self._rows else None

    def _correction(self, value: float | None) -> Correction | None:
        entry = self._entry()
        if entry is None or entry.seq is None or self.row.measure not in MOST:
            return None
        if value is not None and not 0 <= value <= MOST[self.row.measure]:
            return None
        return Correction(entry.seq, self.row.measure, value)

    # Painting and the mouse ----------------------------------------------------------------------

    def _paint(self) -> None:
        for index in range(len(self._rows)):
            self.replace_option_prompt_at_index(index, self._content(index))

    def on_resize(self, event: events.Resize) -> None:
        """Lay the columns out for the new width."""
        self._paint()

    def on_click(self, event: events.Click) -> None:
        """Choose the set that was clicked; the list itself chooses the row."""
        index = event.style.meta.get("option")
        if isinstance(index, int) and self.active:
            self.highlighted = index
            self._set = max(0, (event.x - self._first_cell()) // (self._digits() + 3))
            self.move()

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Keep the list's own message here."""
        message.stop()

    def on_option_list_option_highlighted(self, message: OptionList.OptionHighlighted) -> None:
        """Keep the list's own message here."""
        message.stop()

    def _is_roomy(self) -> bool:
        return self.size.width >= ROOMY

    def _names(self) -> int:
        """Return the cells of the names."""
        longest = max((len(row.name) for row in self._rows), default=0)
        return min(longest, self.size.width - 40 if self._is_roomy() else max(12, self.size.width - 22))

    def _marks(self) -> int:
        """Return the cells of the sides."""
        marks = SIDE_MARKS if self._is_roomy() else _SHORT_MARKS
        return max((len(marks[row.side]) for row in self._rows if row.side), default=0)

    def _digits(self) -> int:
        """Return the cells of the longest number."""
        return max((len(number_text(entry.done)) for row in self._rows for entry in row.sets), default=0)

    def _first_cell(self) -> int:
        return self._names() + self._marks() + 2

    def _content(self, index: int) -> Content:
        row, names = self._rows[index], self._names()
        name = row.name if len(row.name) <= names else row.name[: names - 1] + "…"
        marks = SIDE_MARKS if self._is_roomy() else _SHORT_MARKS
        mark = marks[row.side] if row.side else ""
        parts = [Content(f"{name:<{names}} {mark:<{self._marks()}} ")]
        chosen = self._set if self.active and index == self.highlighted else -1
        for place, entry in enumerate(row.sets):
            here = place == chosen
            style = "bold $accent" if here else "bold $kind-switch" if _is_short(entry) else "bold"
            number = number_text(entry.done)
            text = f"‹{number}› " if here and row.correctable else f" {number}  "
            parts.append(Content.styled(text.rjust(self._digits() + 3), style))
        if self._is_roomy():
            most = max(len(other.sets) for other in self._rows)
            parts.append(Content(" " * ((most - len(row.sets)) * (self._digits() + 3))))
        parts.append(Content.styled(plan_text(row, short=not self._is_roomy()), "$quiet"))
        return Content("").join(parts)


def _is_short(entry: DoneSet) -> bool:
    return entry.planned is not None and (entry.done is None or entry.done < entry.planned)
