"""Stands before a start that something speaks against: gates, levels, days, and red flags."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import ClassVar

from textual.binding import BindingType

from foottimer.plan.gates.counsel import Counsel
from foottimer.plan.gates.telling import title, verdict
from foottimer.plan.model import Offer
from foottimer.ui.commands import Command, bindings
from foottimer.ui.fitting import Part
from foottimer.ui.gate_view import counsel_rows
from foottimer.ui.screens.advice import SCROLLING, AdviceDialog


class Passing(Enum):
    """How somebody goes on all the same."""

    ANYWAY = "anyway"
    """Against the advice."""
    CHECKED = "checked"
    """The red flag was looked at, or it was none."""


DECLINE = Command("decline", "enter,escape,q", "back", "Go back; nothing is started.")
ANYWAY = Command("anyway", "a", "start anyway", "Start it all the same; that you chose to is written down.")
CHECKED = Command(
    "checked", "c", "it was checked", "A professional looked at it, or it was none: that is written down."
)
INSTEAD = (
    Command("instead(1)", "1", "do the first", "Do the first of what is safe instead.", footer=False),
    Command("instead(2)", "2", "do the second", "Do the second of what is safe instead.", footer=False),
    Command("instead(3)", "3", "do the third", "Do the third of what is safe instead.", footer=False),
)


class GateScreen(AdviceDialog[Offer | Passing | None]):
    """Dismissed with how to go on, what to do instead, or None for nothing."""

    KEYS: ClassVar = (DECLINE, ANYWAY, CHECKED, *INSTEAD, *SCROLLING)
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(self, counsel: Counsel) -> None:
        super().__init__()
        self._counsel = counsel

    def heading(self) -> str:
        """Return which routine it is about, and what is to be said of it."""
        return f"{title(self._counsel)}: {verdict(self._counsel)}"

    def commands(self) -> tuple[Command, ...]:
        """Return back, and what a person has to say to go on."""
        return (DECLINE, CHECKED if self._counsel.red_flag else ANYWAY)

    def rows(self, width: int) -> Iterable[Iterable[Part]]:
        """Return what is needed, what is there, what is missing, and why."""
        return counsel_rows(self._counsel, width)

    def action_decline(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_anyway(self) -> None:
        """Start it all the same; a red flag has to be checked first."""
        if not self._counsel.red_flag:
            self.dismiss(Passing.ANYWAY)

    def action_checked(self) -> None:
        """Say that the red flag was checked."""
        if self._counsel.red_flag:
            self.dismiss(Passing.CHECKED)

    def action_instead(self, number: int) -> None:
        """Do what is safe instead."""
        if number <= len(self._counsel.safe):
            self.dismiss(self._counsel.safe[number - 1])
