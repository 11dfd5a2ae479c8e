"""Asks what it is about today, and says which routine is for that."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from foottimer.routine.hints import HINTS, Hint
from foottimer.ui.commands import Command, bindings
from foottimer.ui.screens.dialog import ListDialog
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.picklist import PickList


class HintsScreen(ListDialog[Hint | None]):
    """Dismissed with the hint that was chosen, or None."""

    AROUND = 11
    CSS = """
    HintsScreen {
        #box { width: 72; }
        #why { height: 3; margin: 1 0 0 0; color: $quiet; }
        &.-low #why { display: none; }
    }
    """
    KEYS: ClassVar = (
        Command("enter", "enter,space", "show", "Show the routines for what is chosen."),
        Command("close", "escape,q,h", "close", "Close; nothing changes."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def compose(self) -> ComposeResult:
        """List the hints."""
        with Vertical(id="box"):
            yield Line(("What is it about today?", "line--strong"))
            yield PickList()
            yield Line(HINTS[0].why, id="why")
            yield KeyBar(self.KEYS)

    def on_mount(self) -> None:
        """Begin at the first."""
        self.query_one(PickList).show(tuple(partial(_row, hint) for hint in HINTS), 0)

    def on_pick_list_chosen(self, message: PickList.Chosen) -> None:
        """Say why."""
        message.stop()
        self.query_one("#why", Line).show(HINTS[message.index].why)

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        """Take what was clicked."""
        message.stop()
        self.action_enter()

    def action_enter(self) -> None:
        """Take the chosen hint."""
        self.dismiss(HINTS[self.query_one(PickList).highlighted or 0])

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)


def _row(hint: Hint, width: int) -> Content:
    return Content(hint.says).truncate(width, ellipsis=True)
