"""All that is to be said of what is suggested for today."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType

from foottimer.plan.today.suggestion import Suggestion
from foottimer.ui.commands import Command, bindings
from foottimer.ui.fitting import Part
from foottimer.ui.screens.advice import SCROLLING, AdviceDialog
from foottimer.ui.suggestion_view import long_rows

BEGIN = Command("begin", "a,enter", "start", "Open what is suggested; Enter again starts it.")


class BecauseScreen(AdviceDialog[str | None]):
    """Dismissed with the action of the library that was asked for, or None."""

    KEYS: ClassVar = (
        BEGIN,
        Command("plan", "p", "plan", "The plan of weeks; begin one there."),
        Command("close", "escape,q,w", "back", "Back to the library; nothing is started."),
        *SCROLLING,
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(self, suggestion: Suggestion) -> None:
        super().__init__()
        self._suggestion = suggestion

    def heading(self) -> str:
        """Return what it is."""
        return "Today, and why"

    def commands(self) -> tuple[Command, ...]:
        """Return what can be done now; nothing is started where nothing is suggested."""
        return tuple(command for command in self.KEYS if self._suggestion.items or command is not BEGIN)

    def rows(self, width: int) -> Iterable[Iterable[Part]]:
        """Return what is suggested, why, and what else."""
        return long_rows(self._suggestion, width)

    def action_begin(self) -> None:
        """Start what is suggested; nothing where nothing is."""
        self.dismiss("begin" if self._suggestion.items else None)

    def action_plan(self) -> None:
        """Go to the plan."""
        self.dismiss("plan")

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
