"""Asks before a person's copy of a bundled routine is put into the trash, saying what it changed."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from foottimer.ui.commands import Command, bindings
from foottimer.ui.diff_view import Compared
from foottimer.ui.screens.dialog import Dialog
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line


class RevertScreen(Dialog[bool]):
    """Dismissed with whether the bundled routine is wanted back."""

    CSS = "RevertScreen Static { margin: 1 0 0 0; height: auto; } RevertScreen.-low Static { margin: 0; }"
    KEYS: ClassVar = (
        Command("revert", "enter,R", "revert", "Put your copy into the trash, and have the bundled routine back."),
        Command("changes", "D", "changes", "Look at what you changed first."),
        Command("close", "escape,q", "cancel", "Leave everything as it is."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(self, name: str, compared: Compared) -> None:
        """Ask about a routine; `compared` is the bundled one and the person's."""
        super().__init__()
        self._called = name
        self._compared = compared

    def compose(self) -> ComposeResult:
        """Say what there is to lose, and ask."""
        told = ("What you changed:", self._compared.summary, self._compared.times, "Your copy goes to the trash.")
        with Vertical(id="box"):
            yield Line((f"{self._called} as bundled again?", "line--strong"))
            yield Static("\n".join(text for text in told if text), markup=False)
            yield KeyBar(self.KEYS)

    def action_revert(self) -> None:
        """Go back."""
        self.dismiss(True)

    def action_changes(self) -> None:
        """Show what was changed."""
        from foottimer.ui.screens.diff import DiffScreen

        self.app.push_screen(DiffScreen(self._called, self._compared.before, self._compared.after))

    def action_close(self) -> None:
        """Keep it."""
        self.dismiss(False)
