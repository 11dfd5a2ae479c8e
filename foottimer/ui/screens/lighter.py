"""Says what of a routine that was named is lighter today, and asks whether to do it so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType

from foottimer.ui.commands import Command, bindings
from foottimer.ui.fitting import Part
from foottimer.ui.gate_view import light_rows
from foottimer.ui.screens.advice import SCROLLING, AdviceDialog
from foottimer.ui.today import Today


class LightScreen(AdviceDialog[bool | None]):
    """Dismissed with whether to do it lighter, or None to start nothing."""

    KEYS: ClassVar = (
        Command("agree", "enter,y", "do it lighter", "Start it as light as is advised for today."),
        Command("as_written", "w", "as written", "Start it as the file states it."),
        Command("decline", "escape,q", "back", "Go back; nothing is started."),
        *SCROLLING,
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(self, today: Today) -> None:
        super().__init__()
        self._today = today

    def heading(self) -> str:
        """Return which routine it is about."""
        return f"{self._today.routine.name}: lighter today"

    def commands(self) -> tuple[Command, ...]:
        """Return all of them."""
        return self.KEYS

    def rows(self, width: int) -> Iterable[Iterable[Part]]:
        """Return why, and what is done instead."""
        return light_rows(self._today.reasons, width)

    def action_agree(self) -> None:
        """Do it lighter."""
        self.dismiss(True)

    def action_as_written(self) -> None:
        """Do it as the file states it."""
        self.dismiss(False)

    def action_decline(self) -> None:
        """Start nothing."""
        self.dismiss(None)
