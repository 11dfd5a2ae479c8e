"""Offers what an earlier run of the program had not saved when it ended."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from foottimer.ui.commands import Command, bindings
from foottimer.ui.screens.unsaved import UnsavedScreen


class RecoveryScreen(UnsavedScreen):
    """Dismissed with what becomes of it, or None to ask again another time."""

    KEYS: ClassVar = (
        Command("keep", "enter,r", "bring back", "Bring the changes back, to look at and to save."),
        Command("discard", "d", "discard", "Throw them away."),
        Command("go_on", "escape,q", "later", "Leave them for another time."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)
    QUESTION = "Changes that were never saved"
