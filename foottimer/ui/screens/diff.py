"""What changed from one version of a routine to another: in the person's terms, and below that line by line."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen

from foottimer.ui.commands import Command, bindings, screen_commands
from foottimer.ui.diff_view import ARROW, Compared, Version, changes_text, lines_text
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.preview import Preview


class DiffScreen(Screen[None]):
    """Shows what differs; nothing is changed."""

    CSS_PATH = "diff.tcss"
    AUTO_FOCUS = "VerticalScroll"
    COMMANDS = {screen_commands}  # noqa: RUF012 - Textual's own declaration
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (30, "-narrow"), (70, "-normal"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (8, "-short"), (12, "-low"), (20, "-middle"), (32, "-tall")]  # noqa: RUF012
    KEYS: ClassVar = (
        Command("page(1)", "space,pagedown", "page down", "Read on."),
        Command("close", "escape,q,enter", "back", "Back to where you were."),
        Command("lines", "l,tab", "lines", "Go to the lines of the file, or back to what changed."),
        Command("page(-1)", "b,pageup", "page up", "Read what is above."),
        Command("app.help", "question_mark,f1", "keys", "Show what every key does."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(self, name: str, before: Version, after: Version) -> None:
        """Compare two versions of what is called `name`."""
        super().__init__()
        self._called = name
        self._compared = Compared(before, after)

    def compose(self) -> ComposeResult:
        """Lay out name, time, and what differs."""
        before, after = self._compared.before.title, self._compared.after.title
        with Vertical(id="top"):
            yield Line((self._called, "line--strong"), (f"   {before} {ARROW} {after}", "line--quiet"), id="title")
            yield Line((self._compared.times, "line--accent"), id="times")
        with VerticalScroll(id="body"):
            yield Preview(id="changes")
            yield Preview(id="lines")
        yield KeyBar(self.KEYS)

    def on_mount(self) -> None:
        """Make the texts for the width."""
        self.query_one("#changes", Preview).show(partial(changes_text, self._compared))
        self.query_one("#lines", Preview).show(partial(lines_text, self._compared))

    def action_page(self, by: int) -> None:
        """Read on, or back."""
        text = self.query_one("#body", VerticalScroll)
        (text.scroll_page_down if by > 0 else text.scroll_page_up)(animate=False)

    def action_lines(self) -> None:
        """Go to the lines, or back to the top."""
        body, lines = self.query_one("#body", VerticalScroll), self.query_one("#lines")
        place = min(lines.virtual_region.y, body.max_scroll_y)
        body.scroll_to(y=0 if body.scroll_y >= place else place, animate=False)

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)
