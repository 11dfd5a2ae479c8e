"""What the library's first frame is drawn from: what is remembered of routines, and of how the list stood last."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from foottimer.routine.regular import open_regular
from foottimer.routine.remembered import Card, remembered_cards
from foottimer.values import dataclass

if TYPE_CHECKING:
    from pathlib import Path

NAME = "library-view"
"""The file, in the folder of what can be made again."""
MOST_ROWS = 400
"""The most routines that the first frame has; a list that was left further down begins with the first of them.
Source: judgement: each is looked up on disk before anything is seen."""
LONGEST = 200
"""The most bytes that are read of the file."""
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class View:
    """How the list stood when it was last shown."""

    chosen: str = ""
    """The id of the routine that was chosen."""
    place: int = 0
    """Which of the list's rows that was, from 0."""
    told: int = 0
    """How many rows above the list said what is for today."""
    top: int = 0
    """The first row that was in sight."""
    lines: int = 0
    """How many lines the screen had."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """What is remembered of the library."""

    cards: tuple[Card, ...] = ()
    """The first routines, in the list's order; none where nothing is remembered."""
    view: View = View()
    """How the list stood."""

    @property
    def place(self) -> int:
        """The row that is chosen first: the same routine's, else the first."""
        return next((place for place, card in enumerate(self.cards) if card.id == self.view.chosen), 0)


def recall(cache: Path, routines: Path, exercises: Path, lines: int) -> Recalled:
    """Return what is remembered in the folder `cache`, of so many routines as fit into `lines`; it never fails."""
    view = _view(cache / NAME)
    most = max(0, min(MOST_ROWS, view.place + lines))
    return Recalled(remembered_cards(cache, routines, exercises, most), view)


def remember(cache: Path, view: View) -> bool:
    """Write down how the list stands; return whether that could be done, which is never fatal."""
    from foottimer.files import replace_whole  # only what changed is ever written
    from foottimer.folders import make

    data = f"{view.place} {view.told} {view.top} {view.lines} {view.chosen}\n".encode("utf-8", "replace")
    try:
        make(cache)
        replace_whole(cache / NAME, data, lambda: None)
    except (OSError, ValueError):
        return False
    return True


def _view(file: Path) -> View:
    with suppress(OSError, ValueError), open_regular(file) as found:
        *numbers, chosen = found.read(LONGEST).decode().removesuffix("\n").split(" ", 4)
        if len(numbers) == 4 and all(number.isdecimal() and len(number) <= _DIGITS for number in numbers):
            return View(chosen, *map(int, numbers))
    return View()
