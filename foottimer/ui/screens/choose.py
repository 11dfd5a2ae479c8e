"""Asks for a routine."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from foottimer.routine.library import Entry
from foottimer.ui.cards import entry_row
from foottimer.ui.commands import Command, bindings
from foottimer.ui.screens.dialog import Dialog
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.picklist import PickList


class ChooseScreen(Dialog[Entry | None]):
    """Dismissed with the routine that was chosen, or None."""

    CSS = """
    ChooseScreen PickList {
        height: auto;
        max-height: 1fr;
        margin: 1 0 0 0;
        & > .option-list--option-highlighted, &:focus > .option-list--option-highlighted { background: $chosen; }
    }
    """
    KEYS: ClassVar = (
        Command("enter", "enter,space,a", "add", "Let the chosen routine follow on."),
        Command("close", "escape,q", "close", "Close; nothing is added."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        super().__init__()
        self._entries = entries

    def compose(self) -> ComposeResult:
        """List the routines."""
        with Vertical(id="box"):
            yield Line(("What next?", "line--strong"))
            yield PickList(id="routines")
            yield KeyBar(self.KEYS)

    def on_mount(self) -> None:
        """Begin at the first."""
        rows = tuple(partial(entry_row, entry, None) for entry in self._entries)
        self.query_one(PickList).show(rows, 0)

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        """Take what was clicked."""
        message.stop()
        self.action_enter()

    def action_enter(self) -> None:
        """Take the chosen routine."""
        index = self.query_one(PickList).highlighted
        self.dismiss(None if index is None else self._entries[index])

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)
