"""Asks whether the sessions of a routine are to be those of its new name."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from foottimer.ui.commands import Command, bindings
from foottimer.ui.screens.dialog import Dialog
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line


class RenameScreen(Dialog[bool | None]):
    """Dismissed with whether the history goes along, or None to rename nothing."""

    CSS = "RenameScreen Static { margin: 1 0 0 0; height: auto; }"
    KEYS: ClassVar = (
        Command("keep", "enter,y", "take along", "Its sessions are counted under the new name."),
        Command("go_without", "n", "leave behind", "Its sessions stay under the old name; it begins anew."),
        Command("close", "escape,q", "back", "Rename nothing."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(self, old: str, new: str, sessions: int) -> None:
        """Ask about so many sessions."""
        super().__init__()
        self._title = f"Rename {old} to {new}"
        self._said = f"It was done {sessions} time{'' if sessions == 1 else 's'}. Take that along?"

    def compose(self) -> ComposeResult:
        """Ask."""
        with Vertical(id="box"):
            yield Line((self._title, "line--strong"))
            yield Static(self._said, markup=False)
            yield KeyBar(self.KEYS)

    def action_keep(self) -> None:
        """Take the history along."""
        self.dismiss(True)

    def action_go_without(self) -> None:
        """Leave it behind."""
        self.dismiss(False)

    def action_close(self) -> None:
        """Rename nothing."""
        self.dismiss(None)
