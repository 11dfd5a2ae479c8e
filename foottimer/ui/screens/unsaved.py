"""Asks what becomes of changes that are not saved: of a routine that is left, and of one that was never left."""

from __future__ import annotations

from enum import Enum, auto
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from foottimer.ui.commands import Command, bindings
from foottimer.ui.screens.dialog import Dialog
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line


class Fate(Enum):
    """What becomes of changes."""

    SAVE = auto()
    """They are written, or shown to go on with."""
    DISCARD = auto()
    """They are gone."""


class UnsavedScreen(Dialog[Fate | None]):
    """Dismissed with what becomes of the changes, or None to stay."""

    CSS = "UnsavedScreen Static, RecoveryScreen Static { margin: 1 0 0 0; height: auto; }"
    KEYS: ClassVar = (
        Command("keep", "s,enter,ctrl+s", "save", "Save, and leave."),
        Command("discard", "d", "discard", "Leave; what was changed is gone."),
        Command("go_on", "escape,q", "stay", "Stay here."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)
    QUESTION = "Save what you changed?"

    def __init__(self, said: str) -> None:
        """Ask; `said` is what it is about."""
        super().__init__()
        self._said = said

    def compose(self) -> ComposeResult:
        """Ask."""
        with Vertical(id="box"):
            yield Line((self.QUESTION, "line--strong"))
            yield Static(self._said, markup=False)
            yield KeyBar(self.KEYS)

    def action_keep(self) -> None:
        """Save."""
        self.dismiss(Fate.SAVE)

    def action_discard(self) -> None:
        """Discard."""
        self.dismiss(Fate.DISCARD)

    def action_go_on(self) -> None:
        """Stay."""
        self.dismiss(None)
