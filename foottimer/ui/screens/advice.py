"""What the dialogs share that advise something before a start: a text that can be scrolled by keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll

from foottimer.ui.commands import Command
from foottimer.ui.fitting import Part
from foottimer.ui.screens.dialog import Dialog
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.preview import Preview

Result = TypeVar("Result")
SCROLLING = (
    Command("scroll(1)", "down,pagedown", "further down", "See more of it.", footer=False),
    Command("scroll(-1)", "up,pageup", "further up", "See what is above.", footer=False),
)
"""Keys that move through the text."""
_ROWS = 3
"""Rows that one of them moves it."""
_AROUND, _AROUND_LOW = 6, 2
"""Rows that the dialog has besides its text, where there is room and where there is little."""


class AdviceDialog(Dialog[Result]):
    """A heading, what is advised, and keys."""

    DEFAULT_CSS = """
    AdviceDialog {
        & > #box { width: 76; }
        #advised { height: auto; margin: 1 0 0 0; scrollbar-size-vertical: 1; scrollbar-color: $faint;
            scrollbar-background: $panel; }
        #advised Preview { height: auto; padding: 0 1 0 0; }
        &.-low #advised { margin: 0; }
    }
    """

    def heading(self) -> str:
        """Return what it is about, on one line."""
        raise NotImplementedError

    def commands(self) -> tuple[Command, ...]:
        """Return what can be done now."""
        raise NotImplementedError

    def rows(self, width: int) -> Iterable[Iterable[Part]]:
        """Return what is advised, in rows of so many cells."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Say it, and ask."""
        with Vertical(id="box"):
            yield Line((self.heading(), "line--strong"))
            with VerticalScroll(id="advised", can_focus=False):
                yield Preview()
            yield KeyBar(self.commands())

    def on_mount(self) -> None:
        """Make the text for the width there is."""
        self.query_one(Preview).tell(self.rows)

    def on_resize(self, event: events.Resize) -> None:
        """Leave room for heading and keys: a share of the height would push them out of sight."""
        height, (_, (high, _)) = event.size.height, self.VERTICAL_BREAKPOINTS
        around = _AROUND if height >= high else _AROUND_LOW
        self.query_one("#advised", VerticalScroll).styles.max_height = max(1, height - around)

    def action_scroll(self, way: int) -> None:
        """Move through the text."""
        self.query_one("#advised", VerticalScroll).scroll_relative(y=way * _ROWS, animate=False)
