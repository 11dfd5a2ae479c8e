"""Asks for one line of words."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input

from foottimer.printing import typeable
from foottimer.ui.commands import Command, bindings
from foottimer.ui.screens.dialog import Dialog
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line


class WordScreen(Dialog[str | None]):
    """Dismissed with what was typed, without blanks around it; with None where it is to stay as it was."""

    CSS = """
    WordScreen Input { margin: 1 0 0 0; background: $surface; padding: 0 1; &:focus { background: $chosen; } }
    WordScreen.-low Input { margin: 0; }
    """
    AUTO_FOCUS = "Input"
    KEYS: ClassVar = (
        Command("on", "enter", "take it", "Take what was typed."),
        Command("close", "escape", "cancel", "Leave everything as it was."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(self, title: str, text: str, longest: int) -> None:
        """Begin with a text; of what is typed so many characters are taken."""
        super().__init__()
        self._title, self._text, self._longest = title, text, longest

    def compose(self) -> ComposeResult:
        """Lay out the field."""
        with Vertical(id="box"):
            yield Line((self._title, "line--strong"))
            yield Input(typeable(self._text), compact=True, max_length=self._longest)
            yield KeyBar(self.KEYS)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Take it."""
        message.stop()
        self.action_on()

    def action_on(self) -> None:
        """Take it."""
        self.dismiss(self.query_one(Input).value.strip())

    def action_close(self) -> None:
        """Leave it."""
        self.dismiss(None)
