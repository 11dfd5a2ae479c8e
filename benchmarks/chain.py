"""The least that shows one interval after another on Textual: a text, changed by one timer after another.

    python -m benchmarks.chain COUNT FILE

It notes in FILE when the first interval began, in ns of the monotonic clock, which all programs of a machine share.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import Static

from benchmarks.boundaries import ends, steps

EARLY = 0.0005
"""Seconds by which Textual's timers come early at most: waited for here as in the player."""


class ChainApp(App[None]):
    """Shows the name of the interval that runs."""

    def __init__(self, count: int, notes: Path) -> None:
        """Show `count` intervals, and write down when the first one began."""
        super().__init__()
        self._line = steps(count)
        self._ends = ends(self._line)
        self._notes = notes
        self._place = 0
        self._began = 0.0

    def compose(self) -> ComposeResult:
        """Lay out the name."""
        yield Static(self._line[0].name)

    def on_mount(self) -> None:
        """Begin."""
        began = time.monotonic_ns()
        self._began = began / 1e9
        self._notes.write_text(str(began), encoding="ascii")
        self._plan()

    def _plan(self) -> None:
        due = self._began + self._ends[self._place] / 1000
        self.set_timer(max(0.0, due - time.monotonic()) + EARLY, self._show)

    def _show(self) -> None:
        self._place += 1
        if self._place < len(self._line):
            self.query_one(Static).update(self._line[self._place].name)
            self._plan()


if __name__ == "__main__":
    ChainApp(int(sys.argv[1]), Path(sys.argv[2])).run()
