"""Asks what is not at hand."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from foottimer.routine.needs import SILENT
from foottimer.ui.commands import Command, bindings
from foottimer.ui.screens.dialog import Dialog
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.picklist import PickList

ASKED = ("step", "rope", "chair", "outdoors", SILENT, "box", "towel")
"""What can be lacking; what is asked for most comes first."""


class Ticks(PickList):
    """A list whose rows are ticked: the first click picks."""

    def action_select(self) -> None:
        """Pick the row that was clicked."""
        if self.highlighted is not None:
            self.post_message(self.Picked(self.highlighted))


class KitScreen(Dialog[frozenset[str]]):
    """Dismissed with what is lacking."""

    CSS = """
    KitScreen {
        #box { width: 44; }
        PickList {
            height: auto;
            max-height: 1fr;
            margin: 1 0 0 0;
            & > .option-list--option-highlighted, &:focus > .option-list--option-highlighted { background: $chosen; }
        }
        &.-low {
            #box { height: 100%; padding: 0 2; }
            PickList { height: 1fr; margin: 0; }
            KeyBar { margin: 0; }
        }
    }
    """
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high")]  # noqa: RUF012
    KEYS: ClassVar = (
        Command("tick", "space", "tick", "Say that the chosen thing is not at hand, or that it is."),
        Command("enter", "enter,escape,k,q", "close", "Close, and show what can be done."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(self, lacking: frozenset[str]) -> None:
        super().__init__()
        self._lacking = lacking

    def compose(self) -> ComposeResult:
        """List the things."""
        with Vertical(id="box"):
            yield Line(("What is missing today?", "line--strong"))
            yield Ticks(id="things")
            yield KeyBar(self.KEYS)

    def on_mount(self) -> None:
        """Begin at the first."""
        self._show(0)

    def _show(self, chosen: int | None) -> None:
        rows = tuple(partial(_row, thing, thing in self._lacking) for thing in ASKED)
        self.query_one(PickList).show(rows, chosen)

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        """Tick what was clicked."""
        message.stop()
        self.action_tick()

    def action_tick(self) -> None:
        """Tick the chosen thing, or take the tick away."""
        index = self.query_one(PickList).highlighted
        if index is not None:
            self._lacking ^= {ASKED[index]}
            self._show(index)

    def action_enter(self) -> None:
        """Close."""
        self.dismiss(self._lacking)


def _row(thing: str, lacks: bool, width: int) -> Content:
    tick = Content.styled("[x] ", "$accent bold") if lacks else Content.styled("[ ] ", "$quiet")
    named = Content("silent") + Content.styled("  no hops, indoors", "$quiet") if thing == SILENT else f"no {thing}"
    return (tick + named).truncate(width, ellipsis=True)
