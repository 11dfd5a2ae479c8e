"""Asks once whether something is to be done, with what follows from it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from foottimer.routine.words import printable
from foottimer.ui.commands import Command, bindings
from foottimer.ui.screens.dialog import Dialog
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line


class SureScreen(Dialog[bool]):
    """Dismissed with whether it is to be done."""

    DEFAULT_CSS = """
    SureScreen {
        #told { height: auto; max-height: 1fr; margin: 1 0 0 0; }
        #told Static { height: auto; }
        &.-low #told { margin: 0; }
    }
    """
    KEYS: ClassVar = (
        Command("agree", "y,enter", "yes", "Do it."),
        Command("decline", "escape,n,q", "no", "Go back; everything stays as it is."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(self, question: str, told: str) -> None:
        """Ask a question, and say what follows."""
        super().__init__()
        self._question, self._told = question, told

    def compose(self) -> ComposeResult:
        """The question, what follows, and the keys."""
        with Vertical(id="box"):
            yield Line((printable(self._question), "line--strong"))
            with VerticalScroll(id="told", can_focus=False):
                yield Static("\n".join(map(printable, self._told.split("\n"))), markup=False)
            yield KeyBar(self.KEYS)

    def action_agree(self) -> None:
        """Do it."""
        self.dismiss(True)

    def action_decline(self) -> None:
        """Leave it."""
        self.dismiss(False)
