"""Asks how the morning after a training day was."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from foottimer.history.decisions import Morning
from foottimer.ui.commands import Command, bindings
from foottimer.ui.questions import MORNING, Value, answered, value_at
from foottimer.ui.screens.dialog import Dialog
from foottimer.ui.widgets.asked import Asked
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line

_TYPED = "0123456789xynXYN"
"""The characters that answer."""
WHY = "A calm morning is what tells that a session was right; the levels go by it."
"""Why it is asked."""


class MorningScreen(Dialog[Morning | None]):
    """Dismissed with what was answered, which is nothing where the question that came by itself was skipped.

    With None where it was asked for, and left.
    """

    DEFAULT_CSS = """
    MorningScreen {
        #about { height: auto; color: $quiet; }
        Asked { margin: 0; &.-open { margin: 1 0 0 0; } }
        &.-low #about, &.-low Asked > .hint { display: none; }
        &.-low Asked.-open { margin: 0; & > .hint { display: none; } }
    }
    """
    AUTO_FOCUS = ""
    KEYS: ClassVar = (
        Command("on", "enter,space,down,tab", "go on", "Go on; a question that was not answered stays so."),
        Command("before", "up,shift+tab", "before", "Back to the question before.", footer=False),
        Command("erase", "backspace,delete", "erase", "Take an answer back.", footer=False),
        Command("skip", "escape,q", "skip", "Leave it as it is; it can be answered later."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(KEYS, __name__),
        *(Binding(character, f"press({character!r})", show=False) for character in _TYPED),
    ]

    def __init__(self, title: str, about: str, given: Morning, wanted: bool = False) -> None:
        """Ask; `title` names the morning and `about` what was done, `given` is what was answered before.

        It is `wanted` where the person asked for it.
        """
        super().__init__()
        self._wanted = wanted
        self._title = title
        self._about = about
        self._given = given
        self._step = 0

    def compose(self) -> ComposeResult:
        """Lay out both questions, the first one open."""
        with Vertical(id="box"):
            yield Line((self._title, "line--strong"))
            yield Static(f"{self._about} {WHY}".strip(), id="about", markup=False)
            for question in MORNING:
                yield Asked(question)
            yield KeyBar(self.KEYS)

    def on_mount(self) -> None:
        """Open the first question."""
        self._show()

    def _show(self) -> None:
        for place, asked in enumerate(self.query(Asked)):
            asked.show(self._given, place == self._step, place < self._step)

    def _go(self, step: int) -> None:
        if step >= len(MORNING):
            self.dismiss(self._given)
            return
        self._step = max(0, step)
        self._show()

    def _answer(self, value: Value) -> None:
        self._given = answered(self._given, MORNING[self._step], value)
        self._go(self._step + 1)

    def action_press(self, character: str) -> None:
        """Answer by a key, where it is one of the open question's."""
        asked = self.query(Asked)[self._step]
        place = asked.place_of_key(character)
        if place is not None:
            self._answer(value_at(asked.question, place))

    def on_asked_answered(self, message: Asked.Answered) -> None:
        """Answer by a click."""
        message.stop()
        self._step = MORNING.index(message.asked.question)
        self._answer(message.value)

    def on_asked_picked(self, message: Asked.Picked) -> None:
        """Come back to a question that was clicked."""
        message.stop()
        self._go(MORNING.index(message.asked.question))

    def action_on(self) -> None:
        """Go on."""
        self._go(self._step + 1)

    def action_before(self) -> None:
        """Go back to the question before."""
        self._go(self._step - 1)

    def action_erase(self) -> None:
        """Take the open question's answer back."""
        self._given = answered(self._given, MORNING[self._step], None)
        self._show()

    def action_skip(self) -> None:
        """Leave it unanswered; what was answered of one that came by itself is kept."""
        self.dismiss(None if self._wanted else self._given)
