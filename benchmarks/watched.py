"""The app, noting how long each part of the review took from asking for its data until that was painted.

    python -m benchmarks.watched FILE

A line each time something is shown: the part, and milliseconds. A part may show some of its data before all of it.
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
    asked: dict[int, float] = {}
    seen: set[int] = set()

    def asking(self: Reviewing[Any]) -> None:
        # What is asked for again before anything of it was shown was asked for at first.
        if id(self) not in asked or id(self) in seen:
            asked[id(self)] = time.perf_counter()
            seen.discard(id(self))
        reload(self)

    def shown(self: Reviewing[Any], data: object) -> None:
        show(self, data)
        self.call_after_refresh(note, self)

    def note(part: Reviewing[Any]) -> None:
        seen.add(id(part))
        with notes.open("a", encoding="utf-8") as file:
            file.write(f"{part.PART} {(time.perf_counter() - asked[id(part)]) * 1000:.2f}\n")

    Reviewing.reload = asking  # type: ignore[method-assign]
    Reviewing._show_read = shown  # type: ignore[method-assign]


if __name__ == "__main__":
    watch(Path(sys.argv[1]))
    run_app()
