"""A flash of the whole screen, for who can't or won't hear."""

from __future__ import annotations

from textual.app import RenderResult
from textual.timer import Timer
from textual.widget import Widget

LENGTH = 0.15
"""Seconds: long enough to be seen from the corner of an eye."""


class Flash(Widget):
    """Covers the screen in one colour for a moment; no more often than cues come, so never as fast as 3 a second."""

    DEFAULT_CSS = """
    Flash {
        layer: flash;
        dock: top;
        display: none;
        width: 100%;
        height: 100%;
        background: $kind-work;
        &.-rest { background: $kind-rest; }
        &.-switch { background: $kind-switch; }
        &.-ready { background: $kind-ready; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._over: Timer | None = None

    def strike(self, tone: str) -> None:
        """Flash in the colour of `tone`: work, rest, switch or ready."""
        if self._over is not None:
            self._over.stop()
        self.set_classes(f"-{tone}")
        self.display = True
        self._over = self.set_timer(LENGTH, self._hide)

    def render(self) -> RenderResult:
        """Nothing but the colour."""
        return ""

    def _hide(self) -> None:
        self.display = False
