"""What is suggested for today, on top of the library."""

from __future__ import annotations

from textual import events
from textual.widgets import Static

from foottimer.plan.today.suggestion import Suggestion
from foottimer.ui.commands import key_of
from foottimer.ui.fitting import Lines
from foottimer.ui.suggestion_view import short_rows
from foottimer.ui.widgets.preview import content_of

_ROWS = ((32, 7), (20, 4), (14, 3), (12, 2), (8, 1))
"""From how many rows of the screen on there is room for how many of it."""


class SuggestedPanel(Static):
    """A few rows, as many as the screen has room for; a click says all of it."""

    DEFAULT_CSS = """
    SuggestedPanel { display: none; height: auto; }
    SuggestedPanel.-told { display: block; }
    """

    def __init__(self) -> None:
        super().__init__(id="suggested", markup=False)
        self._suggestion: Suggestion | None = None
        self._painted: Lines = ()

    def show(self, suggestion: Suggestion | None) -> None:
        """Show another suggestion, or none."""
        self._suggestion = suggestion
        self.fit()

    @property
    def text(self) -> str:
        """What is shown."""
        return "\n".join("".join(text for text, _ in row) for row in self._painted)

    def on_resize(self, event: events.Resize) -> None:
        """Make it anew for its width."""
        self.fit()

    def fit(self) -> None:
        """Take as many rows as the screen has room for, which the screen tells when its height alone is another."""
        size = self.app.size
        rows = next((rows for least, rows in _ROWS if size.height >= least), 0)
        told = self._suggestion is not None and rows > 0
        self.set_class(told, "-told")
        if not told or self._suggestion is None:
            return
        begin, because = key_of(self.screen, "begin"), key_of(self.screen, "because")
        painted = short_rows(self._suggestion, begin, because, max(8, self.size.width or size.width), rows)
        if painted != self._painted:
            self._painted = painted
            self.update(content_of(painted))

    async def on_click(self, event: events.Click) -> None:
        """Say all of it."""
        event.stop()
        await self.screen.run_action("because")
