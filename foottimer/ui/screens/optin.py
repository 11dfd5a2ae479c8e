"""Asks before a routine that is not for everybody."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from foottimer.routine.model import Routine
from foottimer.safety import TRAINING
from foottimer.ui.commands import Command, bindings
from foottimer.ui.screens.dialog import Dialog
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line


class OptInScreen(Dialog[bool]):
    """Says what an opt-in routine says of itself; dismissed with whether to start it all the same."""

    DEFAULT_CSS = """
    OptInScreen {
        #warning { height: auto; max-height: 1fr; margin: 1 0 0 0; }
        #warning Static { height: auto; }
    }
    """
    KEYS: ClassVar = (
        Command("agree", "y", "start", "Start it all the same."),
        Command("decline", "escape,n,q", "back", "Go back; nothing is started."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(self, routine: Routine) -> None:
        super().__init__()
        self._routine = routine

    def compose(self) -> ComposeResult:
        """Warn, and ask."""
        with Vertical(id="box"):
            yield Line((f"{self._routine.name}: not for everybody", "line--strong"))
            with VerticalScroll(id="warning", can_focus=False):
                yield Static(f"{self._routine.about}\n\n{TRAINING}", markup=False)
            yield KeyBar(self.KEYS)

    def action_agree(self) -> None:
        """Start it."""
        self.dismiss(True)

    def action_decline(self) -> None:
        """Start nothing."""
        self.dismiss(False)
