"""All that is to be said of what is suggested for today."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll

from foottimer.plan.suggestion import Suggestion
from foottimer.ui.commands import Command, bindings
from foottimer.ui.screens.dialog import Dialog
from foottimer.ui.suggestion_view import long_rows
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.preview import Preview


class BecauseScreen(Dialog[str | None]):
    """Dismissed with the action of the library that was asked for, or None."""

    DEFAULT_CSS = """
    BecauseScreen {
        & > #box { width: 76; }
        #told { height: auto; max-height: 1fr; margin: 1 0 0 0; scrollbar-size-vertical: 1; }
        &.-low #told { margin: 0; }
    }
    """
    AUTO_FOCUS = "#told"
    KEYS: ClassVar = (
        Command("begin", "a,enter", "start", "Open what is suggested; Enter again starts it."),
        Command("plan", "p", "plan", "The plan of weeks; begin one there."),
        Command("close", "escape,q,w", "back", "Back to the library; nothing is started."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(self, suggestion: Suggestion) -> None:
        super().__init__()
        self._suggestion = suggestion

    def compose(self) -> ComposeResult:
        """Lay out the text, which may scroll."""
        with Vertical(id="box"):
            yield Line(("Today, and why", "line--strong"))
            with VerticalScroll(id="told"):
                yield Preview(id="all")
            yield KeyBar(self.KEYS if self._suggestion.items else self.KEYS[1:])

    def on_mount(self) -> None:
        """Make the text for the width."""
        self.query_one(Preview).tell(partial(long_rows, self._suggestion))

    def action_begin(self) -> None:
        """Start what is suggested; nothing where nothing is."""
        self.dismiss("begin" if self._suggestion.items else None)

    def action_plan(self) -> None:
        """Go to the plan."""
        self.dismiss("plan")

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
