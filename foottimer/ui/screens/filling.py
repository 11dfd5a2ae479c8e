"""Asks for a few things at once: a line each, read and checked before they are taken."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, Static

from foottimer.ui.commands import Command, bindings
from foottimer.ui.screens.dialog import Dialog
from foottimer.ui.session_fields import Field, Typed
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line

LONGEST = 500
"""The most characters of a line, as many as a note has."""


class FillScreen(Dialog[Typed | None]):
    """Dismissed with what was typed, by the keys of the fields, or None."""

    CSS = """
    FillScreen {
        #box { width: 68; }
        VerticalScroll { height: auto; max-height: 1fr; margin: 1 0 0 0; scrollbar-size-vertical: 1; }
        Horizontal { height: 1; }
        .label { width: 12; }
        Input { width: 1fr; background: $surface; padding: 0 1; &:focus { background: $chosen; } }
        #hint { height: 2; margin: 1 0 0 0; color: $quiet; &.-wrong { color: $error; } }
        &.-low {
            VerticalScroll { height: 1fr; margin: 0; }
            #box { height: 100%; }
            #hint { height: 3; margin: 0; }
        }
    }
    """
    AUTO_FOCUS = "Input"
    KEYS: ClassVar = (
        Command("on", "enter", "keep", "Keep what is typed."),
        Command("step(1)", "tab,down", "next line", "Go to the next line."),
        Command("step(-1)", "shift+tab,up", "line before", "Go to the line before.", footer=False),
        Command("close", "escape", "cancel", "Leave everything as it was."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(
        self, title: str, fields: tuple[Field, ...], check: Callable[[Typed], object] | None = None, at: str = ""
    ) -> None:
        """Ask for the fields, beginning with the one whose key is `at`.

        `check` looks at all that was typed together; it raises ValueError, with a sentence.
        """
        super().__init__()
        self._title = title
        self._fields = fields
        self._check = check
        self._at = at
        self._wrong: int | None = None
        """The line, by its place, that what is wrong was said of."""

    def compose(self) -> ComposeResult:
        """Lay out a line a field."""
        with Vertical(id="box"):
            yield Line((self._title, "line--strong"))
            with VerticalScroll(can_focus=False):
                for field in self._fields:
                    with Horizontal():
                        yield Line(field.label, classes="label")
                        yield Input(field.value, compact=True, max_length=LONGEST, id=f"field-{field.key}")
            yield Static(id="hint", markup=False)
            yield KeyBar(self.KEYS)

    def on_mount(self) -> None:
        """Begin at the field that is meant."""
        if self._at:
            self.query_one(f"#field-{self._at}", Input).focus()

    @property
    def _inputs(self) -> list[Input]:
        return list(self.query(Input))

    def _here(self) -> int:
        return next((place for place, line in enumerate(self._inputs) if line is self.focused), 0)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what the line is for, but for the one that was chosen because it is wrong."""
        event.stop()
        if self._here() != self._wrong:
            self._say_hint()
        else:  # what is wrong is amended, not typed anew as a line that one comes to
            self._inputs[self._wrong].action_end()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Say what is meant; a complaint is taken back while it is being mended."""
        message.stop()
        self._say_hint()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Keep it as Enter does."""
        message.stop()
        self.action_on()

    def action_step(self, by: int) -> None:
        """Go to another line."""
        lines = self._inputs
        self.set_focus(lines[(self._here() + by) % len(lines)])  # at once: the next key is already on its way

    def action_on(self) -> None:
        """Keep what is typed, or say why that cannot be."""
        typed: dict[str, object] = {}
        for place, (field, line) in enumerate(zip(self._fields, self._inputs, strict=True)):
            try:
                typed[field.key] = field.parse(line.value)
            except ValueError as error:
                self._complain(f"{field.label}: {error}.", place)
                return
        try:
            if self._check is not None:
                self._check(typed)
        except ValueError as error:
            self._complain(f"{error}.", self._here())
            return
        self.dismiss(typed)

    def action_close(self) -> None:
        """Keep nothing."""
        self.dismiss(None)

    def _complain(self, sentence: str, place: int) -> None:
        """Say what is wrong, and go to the line in which that is mended."""
        self._wrong = place
        line = self._inputs[place]
        self.set_focus(line)
        line.action_end()
        self._say(sentence, wrong=True)

    def _say_hint(self) -> None:
        self._wrong, here = None, self._here()
        self._say(self._fields[here].hint_for(self._inputs[here].value))

    def _say(self, sentence: str, wrong: bool = False) -> None:
        hint = self.query_one("#hint", Static)
        hint.set_class(wrong, "-wrong")
        hint.update(f"! {sentence}" if wrong else sentence)
