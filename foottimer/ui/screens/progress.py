"""The part of the review that shows whether it is working."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from foottimer.history.store import Store
from foottimer.ui.commands import bindings
from foottimer.ui.screens.reviewing import REVIEW_KEYS, Reviewing


class ProgressScreen(Reviewing[int]):
    """Shows whether it is working."""

    PART = "progress"
    KEYS: ClassVar = REVIEW_KEYS
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def body(self) -> ComposeResult:
        """Lay out a line."""
        yield Static(id="stub", markup=False)

    def read(self, store: Store | None) -> int:
        """Count the training days."""
        return len(store.days()) if store else 0

    def show(self, data: int) -> None:
        """Say how many there are."""
        self.query_one("#stub", Static).update(f"{data} training days")
