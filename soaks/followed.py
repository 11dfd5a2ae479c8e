"""A session followed on a terminal of its own, with keys at random instants, until its program is killed."""

from __future__ import annotations

import random
import signal
import time
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Self

from soaks.painted import ID, NAMES, Painted, PaintedApp, PaintedLines
from soaks.terminal import FOOTTIMER, Terminal, surroundings

END = 60.0
"""Seconds in which a session comes to its end, at the latest, also on a machine that does much else."""
AGAIN = 10.0
"""Seconds of the count-in before a session that is taken up goes on."""


RUN = ("run", ID)
"""The words that start the trials' routine."""


class Front(StrEnum):
    """What follows a session."""

    APP = "app"
    LINES = "line by line"


_KEYS = {
    Front.APP: (" ", " ", " ", "n", "n", "b", "o{downs}\r", "\r", "?\x1b"),
    Front.LINES: ("p\n", "\n", "\n", "s\n", "s\n", "b\n", "j {number}\n", "j\n", "?\n"),
}
"""What is typed: pauses, skips, back, jumps, and what only shows something."""


def random_keys(front: Front, chance: random.Random, latest: float) -> list[tuple[float, str]]:
    """Return a few keys, each with the seconds after the start at which it is pressed."""
    typed = [chance.choice(_KEYS[front]) for _ in range(chance.choice((0, 0, 1, 2, 4, 6)))]
    filled = [keys.format(downs="\x1b[B" * chance.randrange(4), number=chance.randint(1, len(NAMES))) for keys in typed]
    return sorted((chance.uniform(0.5, latest), keys) for keys in filled)


class Followed:
    """A program that follows a session; use it in a `with`, which kills what still runs."""

    def __init__(self, home: Path, front: Front, words: Sequence[str] = RUN) -> None:
        """Start `foottimer WORDS` with everything in `home`."""
        command = (*FOOTTIMER, *words, *(("--plain",) if front is Front.LINES else ()))
        self.front = front
        """What follows it."""
        self.painted: Painted = PaintedApp() if front is Front.APP else PaintedLines()
        """What was seen of it."""
        self.typed_at = 0.0
        """When the latest key was pressed, in seconds after the start; 0 before the first."""
        self.killed_at = 0.0
        """When it was killed, in seconds after the start."""
        self.terminal = Terminal(command, surroundings(home))
        """What it runs on."""
        self.terminal.seen = lambda _: self.painted.look(self.terminal.shown)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.terminal.close()

    @property
    def age(self) -> float:
        """Seconds since it was started."""
        return time.perf_counter() - self.terminal.began

    def text(self) -> str:
        """Return what it shows, line by line all that it said."""
        return self.terminal.shown.text() if self.front is Front.APP else self.terminal.shown.said()

    def watch(self, seconds: float, keys: list[tuple[float, str]]) -> None:
        """Read what it paints until it is so many seconds old, and type the keys in time; they are taken away."""
        while (left := seconds - self.age) > 0 and self.terminal.status() is None:
            if keys and keys[0][0] <= self.age:
                self.terminal.send(keys.pop(0)[1])
                self.typed_at = self.age
            wait = min(left, max(0.0, keys[0][0] - self.age) if keys else left, 0.2)
            self.terminal.read(wait)

    def watch_to_the_end(self) -> bool:
        """Read what it paints until its session is over; return whether it came to that."""
        return self.terminal.until(lambda: self.painted.over, END)

    def kill(self) -> None:
        """Kill it, and read what it had painted by then."""
        self.killed_at = self.age
        self.terminal.signal(signal.SIGKILL)
        self.terminal.end()
