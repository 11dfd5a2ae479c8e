"""What is suggested for today, on top of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.widgets import Static

from foottimer.ui.commands import key_of

if TYPE_CHECKING:
    from foottimer.plan.today.suggestion import Suggestion
    from foottimer.ui.fitting import Lines

_ROWS = ((32, 7), (20, 4), (14, 3), (12, 2), (8, 1))
"""From how many rows of the screen on there is room for how many of it."""


class SuggestedPanel(Static):
    """A few rows, as many as the screen has room for; a click says all of it. What paints them is imported by then."""

    DEFAULT_CSS = """
    SuggestedPanel { display: none; height: auto; }
    SuggestedPanel.-told { display: block; }
    """

    def __init__(self, expected: int = 0, height: int = 0) -> None:
        """Keep room for as many rows as are `expected`, on a screen of a `height`."""
        room = min(expected, room_on(height))
        super().__init__("\n" * (room - 1), id="suggested", classes="-told" if room else None, markup=False)
        self._is_expecting = room > 0
        self._suggestion: Suggestion | None = None
        self._painted: Lines = ()

    def show(self, suggestion: Suggestion | None) -> None:
        """Show another suggestion, or none."""
        self._suggestion, self._is_expecting = suggestion, False
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
        if self._is_expecting:
            return
        from foottimer.ui.suggestion_view import short_rows
        from foottimer.ui.widgets.preview import content_of

        size = self.app.size
        rows = room_on(size.height)
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


def room_on(height: int) -> int:
    """Return how many rows there is room for on a screen of a height."""
    return next((rows for least, rows in _ROWS if height >= least), 0)
