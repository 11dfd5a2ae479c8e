"""Asks what becomes of a session that is ended early."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from foottimer.history.record import Status
from foottimer.ui.commands import Command, bindings
from foottimer.ui.screens.dialog import Dialog
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line


class EndingScreen(Dialog[Status | None]):
    """Dismissed with partial (keep), abandoned (discard) or None (go on)."""

    KEYS: ClassVar = (
        Command("keep", "k,enter", "keep", "End the session and keep what was done."),
        Command("discard", "d", "discard", "End the session; it counts for nothing."),
        Command("go_on", "escape,space,pagedown,q", "go on", "Go on with the session."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def compose(self) -> ComposeResult:
        """Ask."""
        with Vertical(id="box"):
            yield Line(("End here, and keep what was done?", "line--strong"))
            yield KeyBar(self.KEYS)

    def action_keep(self) -> None:
        """Keep what was done."""
        self.dismiss(Status.PARTIAL)

    def action_discard(self) -> None:
        """Discard it."""
        self.dismiss(Status.ABANDONED)

    def action_go_on(self) -> None:
        """Go on."""
        self.dismiss(None)
