"""Asks for one of several things; typed words leave those that hold them all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from foottimer.routine.words import printable
from foottimer.ui.commands import Command, bindings
from foottimer.ui.screens.dialog import ListDialog
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.picklist import PickList
from foottimer.values import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the things."""

    value: str
    """What the screen is dismissed with."""
    text: str
    """What it is called."""
    about: str = ""
    """What is said beside it."""


class ChoosingScreen(ListDialog[str | None]):
    """Dismissed with the value of what was chosen, or None."""

    CSS = """
    ChoosingScreen Input { background: $surface; padding: 0 1; margin: 1 0 0 0; }
    ChoosingScreen.-low Input { margin: 0; }
    """
    AUTO_FOCUS = "Input"
    KEYS: ClassVar = (
        Command("enter", "enter", "choose", "Take the chosen one."),
        Command("move(-1)", "up", "up", "Choose the one above.", footer=False),
        Command("move(1)", "down", "down", "Choose the one below.", footer=False),
        Command("page(-1)", "pageup", "page up", "Choose the one a page above.", footer=False),
        Command("page(1)", "pagedown", "page down", "Choose the one a page below.", footer=False),
        Command("close", "escape", "cancel", "Leave everything as it was."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(self, title: str, choices: Sequence[Choice], chosen: str | None = None) -> None:
        """Offer the choices, the one whose value is `chosen` first."""
        super().__init__()
        self._title = title
        self._choices = tuple(choices)
        self._shown = self._choices
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """Lay out the field and the list."""
        with Vertical(id="box"):
            yield Line((self._title, "line--strong"))
            yield Input(placeholder="type to find", compact=True)
            yield PickList()
            yield KeyBar(self.KEYS)

    def on_mount(self) -> None:
        """Show them all."""
        self.query_one(PickList).can_focus = False
        self._show(next((i for i, choice in enumerate(self._choices) if choice.value == self._chosen), 0))

    def _show(self, chosen: int) -> None:
        rows = tuple(partial(_row, choice) for choice in self._shown)
        self.query_one(PickList).show(rows, chosen if rows else None)

    def on_input_changed(self, message: Input.Changed) -> None:
        """Leave what holds every word."""
        message.stop()
        words = message.value.casefold().split()
        self._shown = tuple(
            choice
            for choice in self._choices
            if all(word in f"{choice.text} {choice.value} {choice.about}".casefold() for word in words)
        )
        self._show(0)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Take the chosen one."""
        message.stop()
        self.action_enter()

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        """Take what was clicked."""
        message.stop()
        self.action_enter()

    def action_move(self, by: int) -> None:
        """Choose another one."""
        rows = self.query_one(PickList)
        if rows.highlighted is not None:
            rows.highlighted = min(max(0, rows.highlighted + by), len(self._shown) - 1)

    def action_page(self, by: int) -> None:
        """Choose one a page away."""
        self.query_one(PickList).turn(by)

    def action_enter(self) -> None:
        """Take the chosen one; nothing where none is left."""
        index = self.query_one(PickList).highlighted
        if index is not None and index < len(self._shown):
            self.dismiss(self._shown[index].value)

    def action_close(self) -> None:
        """Take none."""
        self.dismiss(None)


def _row(choice: Choice, width: int) -> Content:
    text = Content(printable(choice.text))
    if choice.about:
        text += Content.styled(f"  {printable(choice.about)}", "$quiet")
    return text.truncate(width, ellipsis=True)
