"""Asks what becomes of a session whose program was ended in the middle of it."""

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


class Wish(Enum):
    """What becomes of an interrupted session."""

    RESUME = auto()
    """It goes on where it stood."""
    KEEP = auto()
    """It ends where it stood, and what was done is kept."""
    DISCARD = auto()
    """It counts for nothing."""


class ResumingScreen(Dialog[Wish | None]):
    """Dismissed with what becomes of it, or None to ask again another time."""

    CSS = "ResumingScreen Static { margin: 1 0 0 0; height: auto; } ResumingScreen.-low Static { margin: 0; }"
    KEYS: ClassVar = (
        Command("resume", "r,enter", "resume", "Go on where it stood, with ten seconds to get into position."),
        Command("keep", "k", "keep", "End it where it stood, and keep what was done."),
        Command("discard", "d", "discard", "End it; it counts for nothing."),
        Command("go_on", "escape,q", "later", "Leave it for another time."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(self, said: str, more: str = "") -> None:
        """Ask; `said` is which session it is and where it stands, `more` what else there is to say."""
        super().__init__()
        self._said = said
        self._more = more

    def compose(self) -> ComposeResult:
        """Ask."""
        with Vertical(id="box"):
            yield Line(("A session was interrupted", "line--strong"))
            yield Static(self._said, markup=False)
            if self._more:
                yield Static(self._more, markup=False)
            yield KeyBar(self.KEYS)

    def action_resume(self) -> None:
        """Go on with it."""
        self.dismiss(Wish.RESUME)

    def action_keep(self) -> None:
        """Keep what was done."""
        self.dismiss(Wish.KEEP)

    def action_discard(self) -> None:
        """Discard it."""
        self.dismiss(Wish.DISCARD)

    def action_go_on(self) -> None:
        """Leave it."""
        self.dismiss(None)
