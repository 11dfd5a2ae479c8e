"""Asks before work with closed eyes when nothing can be heard."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from foottimer.ui.commands import Command, bindings
from foottimer.ui.screens.dialog import Dialog
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line

MUTE = "The tones are off, and so is the bell."
"""Why nothing is heard where the tones are switched off."""
LOST = "Nothing here plays the tones, and the bell is off."
"""Why nothing is heard where they are on."""
WHY = (
    "With closed eyes you hear when to begin and when it is over: take the tones or the terminal's bell for that, or "
    "do the easier exercise with open eyes."
)
"""What the person has to know for it."""


class Way(StrEnum):
    """How to go on."""

    TONES = "tones"
    """The tones are on from now on, in the settings too."""
    BELL = "bell"
    """The terminal's bell rings where the eyes are closed."""
    OPEN = "open"
    """The eyes stay open."""


class HearingScreen(Dialog[Way | None]):
    """Offers the bell or open eyes; dismissed with the way chosen, None for neither."""

    DEFAULT_CSS = """
    HearingScreen {
        #why { height: auto; max-height: 1fr; margin: 1 0 0 0; }
        #why Static { height: auto; }
    }
    """
    KEYS: ClassVar = (
        Command("take_tones", "t", "tones", "Turn the tones on, in the settings too, and start."),
        Command("take_bell", "b,enter", "bell", "Start, with the terminal's bell where the eyes are closed."),
        Command("open_eyes", "o", "open eyes", "Start, with the easier exercise and open eyes."),
        Command("decline", "escape,n,q", "back", "Go back; nothing is started."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(self, off: bool) -> None:
        """Ask; `off` says that the tones are switched off, and not that nothing plays them."""
        super().__init__()
        self._off = off

    def compose(self) -> ComposeResult:
        """Say what is the matter, and ask."""
        with Vertical(id="box"):
            yield Line(("Closed eyes, and nothing to hear", "line--strong"))
            with VerticalScroll(id="why", can_focus=False):
                yield Static(f"{MUTE if self._off else LOST} {WHY}", markup=False)
            yield KeyBar(self.KEYS if self._off else self.KEYS[1:])

    def action_take_tones(self) -> None:
        """Turn the tones on, where they are off."""
        if self._off:
            self.dismiss(Way.TONES)

    def action_take_bell(self) -> None:
        """Take the bell."""
        self.dismiss(Way.BELL)

    def action_open_eyes(self) -> None:
        """Keep the eyes open."""
        self.dismiss(Way.OPEN)

    def action_decline(self) -> None:
        """Start nothing."""
        self.dismiss(None)
