"""A flash of the whole screen, for who can't or won't hear."""

from __future__ import annotations

from textual.app import RenderResult
from textual.widget import Widget

LENGTH = 0.15
"""Seconds: long enough to be seen from the corner of an eye."""
APART = 0.4
"""Seconds from one flash to the next at least: 3 a second are dangerous to some."""


class Flash(Widget):
    """Covers the screen in one colour for a moment; never as fast as 3 a second, however fast cues or keys come."""

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
        self._calm = True

    def strike(self, tone: str) -> None:
        """Flash in the colour of `tone`: work, rest, switch or ready; not again so soon after the last one."""
        if not self._calm:
            return
        self._calm = False
        self.set_classes(f"-{tone}")
        self.display = True
        self.set_timer(LENGTH, self._hide)
        self.set_timer(APART, self._rest)

    def render(self) -> RenderResult:
        """Nothing but the colour."""
        return ""

    def _rest(self) -> None:
        self._calm = True

    def _hide(self) -> None:
        self.display = False
