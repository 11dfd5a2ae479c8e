"""How the app paints everything anew where the terminal may have lost some of it."""

from __future__ import annotations

from functools import partial

from textual import events
from textual.timer import Timer

from foottimer.ui.choices import Choosing

SETTLED = 0.1
"""Seconds without another size after which a window is taken to have got the one it keeps."""


class Repainting(Choosing):
    """An app that is whole again after its window changed, or after somebody else had the terminal."""

    _sized = False
    _settling: Timer | None = None

    def repaint_when_due(self) -> None:
        """Paint everything anew from now on, whenever the terminal is had back."""
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))

    def on_resize(self, event: events.Resize) -> None:
        """Paint everything anew once the size stays, also where it is what it was: in between, rows were lost."""
        if not self._sized:  # as it is at the start, which Textual is told too
            self._sized = self._listening is not None
            return
        if self._settling is not None:
            self._settling.stop()
        self._settling = self.set_timer(SETTLED, partial(self.refresh, layout=True))
