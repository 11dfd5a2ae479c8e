"""The terminal as it was before the app, also where the app can't put it back itself: it stands still, or is broken."""

from __future__ import annotations

import contextlib
import os
import select
import sys
from collections.abc import Sequence
from types import TracebackType
from typing import Self

if sys.platform != "win32":
    import signal
    import termios

RESET = (
    "\x18\x1b\\"  # whatever sequence is half written is over
    "\x1b[?2026l\x1b[?2004l\x1b[?7h\x1b[?2048l"
    "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l\x1b[?1004l"
    "\x1b[<u\x1b[?1049l\x1b[?25h\x1b[0m\x1b[23;2t"
)
"""Takes back what Textual sets and what the player does with the title; what was not set does no harm."""
AFTERWARDS = "\x1b[?1016l"
"""Takes back what Textual leaves behind: reports of the mouse in pixels, on terminals that tell of their size."""
TRIES = 30
"""How often a terminal is written to that takes nothing, with a moment between."""
MOMENT = 0.01
"""That moment, in seconds."""


class Restoring:
    """Keeps how a terminal is set, with a way to it that nothing holds up; use it in a `with`."""

    def __init__(self, terminal: int) -> None:
        """Take the terminal of a descriptor; where it is none, nothing is ever done."""
        self._terminal = terminal
        self._own: int | None = None
        self._flags: list[object] = []

    def __enter__(self) -> Self:
        if sys.platform != "win32":
            with contextlib.suppress(OSError, termios.error):
                self._flags = list(termios.tcgetattr(self._terminal))
                # An opening of its own: that it never waits is not to be so for everybody who has the terminal.
                self._own = os.open(os.ttyname(self._terminal), os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take back what Textual left, as far as the terminal takes it at once."""
        if self._own is not None:
            with contextlib.suppress(OSError):
                os.write(self._own, AFTERWARDS.encode())
            os.close(self._own)
            self._own = None

    def restore(self, lines: Sequence[str] = ()) -> None:
        """Put everything back, and say `lines`; what else was on its way to the terminal is dropped.

        Ends in bounded time, from any thread. What others write after that is theirs to prevent: see `hush`.
        """
        if sys.platform == "win32" or self._own is None:
            return
        text = RESET + "".join(f"{line}\r\n" for line in lines)
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})  # else a job in the background would be stopped here
        with contextlib.suppress(OSError, termios.error):
            termios.tcsetattr(self._own, termios.TCSANOW, self._flags)  # type: ignore[arg-type]
        self._write(text.encode("utf-8", "replace"))

    def _write(self, data: bytes) -> None:
        if sys.platform == "win32" or self._own is None:
            return
        for _ in range(TRIES):
            try:
                termios.tcflush(self._own, termios.TCOFLUSH)
                # Stopped and let go on, it wakes who waits within a write and keeps all others from theirs.
                termios.tcflow(self._own, termios.TCOOFF)
                termios.tcflow(self._own, termios.TCOON)
                os.write(self._own, data)
            except BlockingIOError:
                select.select([], [self._own], [], MOMENT)
            except (OSError, termios.error):
                return
            else:
                return


def hush() -> None:
    """Have standard output and error lead nowhere: a thread that waits for the terminal to be read writes no more."""
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
