"""Asks for the numbers of a test once its last set is over: a field a side."""

from __future__ import annotations

import re
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input

from foottimer.history.record import AttemptRow
from foottimer.routine.model import Unit
from foottimer.routine.phrases import SIDE_MARKS
from foottimer.settings.lengths import kept, shown, unit_word
from foottimer.settings.model import Length
from foottimer.ui.commands import Command, bindings
from foottimer.ui.screens.dialog import Dialog
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line

MOST = 9999
"""The largest number that is taken."""

_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+")


def parse_number(text: str, whole: bool = False) -> float | None:
    """Return the number that was typed, with a point or a comma unless it is to be `whole`; None for nothing.

    Raises ValueError, whose message says what to write, for anything else.
    """
    text = text.strip()
    if not text:
        return None
    if not _NUMBER.fullmatch(text):
        raise ValueError("Write a number, like 23 or 7.5.")
    digits, _, part = text.replace(",", ".").partition(".")
    if whole and part.strip("0"):
        raise ValueError("A whole number, like 23.")
    if len(part.rstrip("0")) > 1:
        raise ValueError("One decimal at most, like 7.5.")
    number = float(f"{digits or 0}.{part or 0}")
    if number > MOST:
        raise ValueError(f"From 0 to {MOST}.")
    return number


def first_text(row: AttemptRow, length: Length = Length.CM) -> str:
    """Return what a field begins with: what was recorded before, a distance in `length`, or the seconds measured."""
    if row.recorded is not None:
        return f"{shown(row.recorded, row.unit, length):g}"
    return f"{min(MOST, round(row.actual_ms / 1000, 1)):g}" if row.unit is Unit.SECONDS else ""


class NumbersScreen(Dialog[dict[int, float] | None]):
    """Dismissed with a number for each attempt (by its `seq`) that got one, or None where it was skipped.

    Distances are typed in `length` and returned in centimetres.
    """

    CSS_PATH = "number.tcss"
    AUTO_FOCUS = "Input"
    KEYS: ClassVar = (
        Command("on", "enter,down,pagedown,tab", "next", "Go to the next field; after the last, keep the numbers."),
        Command("before", "up,shift+tab,pageup", "before", "Go to the field before.", footer=False),
        Command("go_without", "escape", "skip", "Go on without the numbers."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(self, rows: tuple[AttemptRow, ...], length: Length = Length.CM) -> None:
        super().__init__()
        self._rows = rows
        self._length = length

    def compose(self) -> ComposeResult:
        """Lay out a field a row."""
        with Vertical(id="box"):
            yield Line((self._heading(), "line--strong"))
            with VerticalScroll(can_focus=False):
                for row in self._rows:
                    with Horizontal():
                        yield Line(*self._label(row), classes="label")
                        yield Input(first_text(row, self._length), compact=True, max_length=12)
                        yield Line((_unit(row, self._length), "line--quiet"), classes="unit")
            yield Line(id="problem")
            yield KeyBar(self.KEYS)

    def _heading(self) -> str:
        names = {row.name for row in self._rows}
        return names.pop() if len(names) == 1 else "What did you get?"

    def _label(self, row: AttemptRow) -> tuple[tuple[str, str], ...]:
        """Return the side and the set, where there are several; the exercise too where it is not the heading."""
        parts = [SIDE_MARKS[row.side]] if row.side else []
        if len({other.set for other in self._rows}) > 1:
            parts.append(f"set {row.set}")
        name = "" if row.name == self._heading() else row.name
        told = " · ".join(parts) or ("" if name else "Number")
        return ((f"{told:<9} " if told else "", ""), (name, "line--quiet"))

    def on_input_changed(self, message: Input.Changed) -> None:
        """Take the complaint back while it is being mended."""
        message.stop()
        self._complain("")

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Go on as Enter does."""
        message.stop()
        self.action_on()

    def action_on(self) -> None:
        """Go to the next field; after the last, keep the numbers."""
        fields = list(self.query(Input))
        here = self._here(fields)
        if not self._is_right(fields[here]):
            return
        if here + 1 < len(fields):
            fields[here + 1].focus()
        elif all(map(self._is_right, fields)):
            numbers = ((row, parse_number(field.value)) for row, field in zip(self._rows, fields, strict=True))
            self.dismiss({row.seq: self._kept(number, row) for row, number in numbers if number is not None})

    def action_before(self) -> None:
        """Go to the field before."""
        fields = list(self.query(Input))
        fields[max(0, self._here(fields) - 1)].focus()

    def action_go_without(self) -> None:
        """Go on without the numbers."""
        self.dismiss(None)

    def _kept(self, number: float, row: AttemptRow) -> float:
        return kept(number, row.unit, self._length, row.recorded)

    def _here(self, fields: list[Input]) -> int:
        return next((place for place, field in enumerate(fields) if field.has_focus), 0)

    def _is_right(self, field: Input) -> bool:
        row = self._rows[list(self.query(Input)).index(field)]
        try:
            parse_number(field.value, whole=row.unit is Unit.REPS)
        except ValueError as problem:
            field.focus()
            self._complain(str(problem))
            return False
        return True

    def _complain(self, text: str) -> None:
        self.query_one("#problem", Line).show(text)


def _unit(row: AttemptRow, length: Length) -> str:
    if row.unit is None:
        return ""
    return "s" if row.unit is Unit.SECONDS else unit_word(row.unit, length)
