"""The app, noting how long each part of the review took from asking for its data until that was painted.

    python -m benchmarks.watched FILE

A line a reading: the part, and milliseconds.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

from foottimer.ui.run import run_app
from foottimer.ui.screens.reviewing import Reviewing


def watch(notes: Path) -> None:
    """Have every part note its readings."""
    reload, show = Reviewing.reload, Reviewing._show_read
    asked: dict[str, float] = {}

    def asking(self: Reviewing[Any]) -> None:
        asked[self.PART] = time.perf_counter()
        reload(self)

    def shown(self: Reviewing[Any], data: object) -> None:
        show(self, data)
        self.call_after_refresh(note, self.PART)

    def note(part: str) -> None:
        with notes.open("a", encoding="utf-8") as file:
            file.write(f"{part} {(time.perf_counter() - asked[part]) * 1000:.2f}\n")

    Reviewing.reload = asking  # type: ignore[method-assign]
    Reviewing._show_read = shown  # type: ignore[method-assign]


if __name__ == "__main__":
    watch(Path(sys.argv[1]))
    run_app()
