"""The least that a Textual app does: one number. What foottimer is compared with."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widgets import Static

NUMBER = 12_345
"""What it shows first."""


class BareApp(App[None]):
    """One number; with `ticking` another one every second."""

    def __init__(self, ticking: bool) -> None:
        """Show a number that changes, or one that does not."""
        super().__init__()
        self._ticking = ticking
        self._number = NUMBER

    def compose(self) -> ComposeResult:
        """Lay out the number."""
        yield Static(str(NUMBER))

    def on_mount(self) -> None:
        """Begin to count."""
        if self._ticking:
            self.set_interval(1.0, self._count)

    def _count(self) -> None:
        self._number += 1
        self.query_one(Static).update(str(self._number))


def main() -> None:
    """Run it; `--ticking` has it count."""
    BareApp(ticking="--ticking" in sys.argv).run()


if __name__ == "__main__":
    main()
