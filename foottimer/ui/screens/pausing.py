"""Asks which days are paused, and why."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from foottimer.history.calendar import PausedDays
from foottimer.history.pausewords import effect, length
from foottimer.ui.commands import Command, bindings
from foottimer.ui.pauses_view import Typed, TypedError, pause_typed, typed_of
from foottimer.ui.screens.dialog import Dialog
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line

FIELDS = (("first", "From"), ("last", "To"), ("reason", "Why"))
"""The fields, and what stands before them."""


class PausingScreen(Dialog[PausedDays | None]):
    """Dismissed with the paused days that were typed, without an id, or None."""

    CSS = """
    PausingScreen {
        .field { height: 1; margin: 1 0 0 0; }
        .label { width: 6; color: $quiet; }
        Input { width: 1fr; background: $background; padding: 0 1; }
        Input:focus { background: $accent 25%; }
        #told { height: 3; margin: 1 0 0 0; color: $quiet; &.-wrong { color: $warning; text-style: bold; } }
        &.-low .field, &.-low #told { margin: 0; }
        &.-low #told { height: 2; }
    }
    """
    AUTO_FOCUS = "Input"
    KEYS: ClassVar = (
        Command("on", "enter,down,tab", "next", "Go to the next field; Enter in the last one keeps the days."),
        Command("before", "up,shift+tab", "before", "Go to the field before.", footer=False),
        Command("save", "ctrl+s", "keep", "Pause these days."),
        Command("close", "escape", "cancel", "Leave everything as it was."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(self, pause: PausedDays | None, offered: date, today: date, first_weekday: int) -> None:
        """Change `pause`; None: ask for new ones, that begin with the `offered` day unless another is typed."""
        super().__init__()
        self._pause, self._today, self._first_weekday = pause, today, first_weekday
        self._begin = typed_of(pause) if pause else Typed(offered.isoformat(), "")

    def compose(self) -> ComposeResult:
        """Lay out a field a row, and below them what comes of it."""
        with Vertical(id="box"):
            yield Line(("Change paused days" if self._pause else "Pause days", "line--strong"))
            for name, label in FIELDS:
                with Horizontal(classes="field"):
                    yield Line((label, "line--quiet"), classes="label")
                    yield Input(getattr(self._begin, name), compact=True, id=name, max_length=200)
            yield Static(id="told", markup=False)
            yield KeyBar(self.KEYS)

    def on_mount(self) -> None:
        """Say how a day is written."""
        self.query_one("#last", Input).placeholder = "as From; or 2026-08-31, today, tomorrow"
        self.query_one("#reason", Input).placeholder = "holiday, injury ... may be left out"
        self._tell_effect()

    def _typed(self) -> PausedDays:
        fields = {name: self.query_one(f"#{name}", Input).value for name, _ in FIELDS}
        return pause_typed(Typed(**fields), self._today, self._pause)

    def _tell_effect(self) -> None:
        """Say what comes of what is typed, or why nothing does so far: it is no mistake yet."""
        try:
            typed = self._typed()
            sentence = f"{length(typed)}. {effect(typed, self._first_weekday)}"
        except TypedError as error:
            sentence = str(error)
        self._tell(sentence)

    def _tell(self, sentence: str, wrong: bool = False) -> None:
        told = self.query_one("#told", Static)
        told.set_class(wrong, "-wrong")
        told.update(f"! {sentence}" if wrong else sentence)

    def on_input_changed(self, message: Input.Changed) -> None:
        """Say what comes of it."""
        message.stop()
        self._tell_effect()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Go on, and keep the days after the last field."""
        message.stop()
        if message.input.id == FIELDS[-1][0]:
            self.action_save()
        else:
            self.action_on()

    def action_on(self) -> None:
        """Go to the next field."""
        self._go(1)

    def action_before(self) -> None:
        """Go to the field before."""
        self._go(-1)

    def _go(self, by: int) -> None:
        fields = list(self.query(Input))
        here = next((place for place, field in enumerate(fields) if field.has_focus), 0)
        fields[(here + by) % len(fields)].focus()

    def action_save(self) -> None:
        """Keep the days, or go to the field that has to be mended."""
        try:
            self.dismiss(self._typed())
        except TypedError as error:
            self.query_one(f"#{error.field}", Input).focus()
            self._tell(str(error), wrong=True)

    def action_close(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)
