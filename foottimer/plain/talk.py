"""Saying lines and hearing lines: the two streams, the wait between them, and the signals that end it."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable
from queue import Empty, SimpleQueue
from types import FrameType, TracebackType
from typing import Protocol, Self, TextIO

from foottimer.routine.words import printable

_LONGEST_WAIT = 0.5 if sys.platform == "win32" else 3_600.0
"""Seconds; Windows lets no ctrl+c into a wait."""


BELL = "\a"
"""What rings the terminal."""


class Waiter(Protocol):
    """What passes the time until something happens."""

    def wait(self, ms: int | None) -> str | None:
        """Return a line that was typed, or None when it is time to look again.

        That is after `ms` of the clock's time (None: no limit), after `wake`, or sooner. Raises EOFError when
        nothing can be typed any more.
        """

    def wake(self) -> None:
        """End the wait; called from any thread, or from a signal's handler."""


class LineWaiter:
    """Waits for lines of a stream, which a thread of its own reads; without one only for time and wakes."""

    def __init__(self, stdin: TextIO | None, speed: float = 1.0) -> None:
        self._speed = speed
        self._stdin = stdin
        self._over = False
        # Unlike Queue it may be put to from a signal's handler.
        self._heard: SimpleQueue[str | None] = SimpleQueue()
        if stdin is not None:
            threading.Thread(target=self._read, args=(stdin,), name="lines", daemon=True).start()

    def wait(self, ms: int | None) -> str | None:
        """Return a line typed, or None when it is time to look again; raises EOFError after the last line."""
        if self._over:
            raise EOFError
        seconds = _LONGEST_WAIT if ms is None else min(_LONGEST_WAIT, max(0, ms) / 1000 / self._speed)
        try:
            line = self._heard.get(timeout=seconds)
        except Empty:
            return None
        if line == "":
            self._over = True
            raise EOFError
        return None if line is None else line.rstrip("\r\n")

    def wake(self) -> None:
        """End the wait."""
        self._heard.put(None)

    def _read(self, stdin: TextIO) -> None:
        line = "\n"
        while line:
            try:
                line = stdin.readline()
            except (OSError, ValueError):  # the terminal is gone, or what it sent is no text
                line = ""
            self._heard.put(line)


class Interrupted(Exception):  # noqa: N818 - it is no error
    """A signal asked the program to end."""

    def __init__(self, number: int) -> None:
        super().__init__(f"signal {number}")
        self.status = 128 + number
        """The exit status for it."""


class Signals:
    """Catches the signals that end a program, so that a session can be closed; a second one ends it at once."""

    def __init__(self, wake: Callable[[], None]) -> None:
        self._wake = wake
        self._before: dict[int, signal.Handlers | Callable[[int, FrameType | None], object] | int | None] = {}
        self._caught = 0
        self.saying = False
        """Whether a line is being written, which a reader that stands still holds up for good."""

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            for name in ("SIGINT", "SIGTERM", "SIGHUP"):
                number = getattr(signal, name, None)
                # What nohup or a shell's & made us ignore stays ignored.
                if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                    self._before[number] = signal.signal(number, self._catch)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def check(self) -> None:
        """Raise Interrupted when a signal was caught."""
        if self._caught:
            raise Interrupted(self._caught)

    def _catch(self, number: int, _: FrameType | None) -> None:
        if self._caught:
            raise KeyboardInterrupt
        self._caught = number
        self._wake()
        if self.saying:
            raise Interrupted(number)


class Talk:
    """A conversation in lines."""

    def __init__(self, stdout: TextIO, waiter: Waiter, signals: Signals) -> None:
        self._stdout = stdout
        self._encoding = getattr(stdout, "encoding", None) or "utf-8"
        self._waiter = waiter
        self._signals = signals
        self.over = False
        """Whether nothing can be typed any more."""
        self._stuck = False
        self._left: SimpleQueue[str] = SimpleQueue()

    def say(self, *lines: str) -> None:
        """Print lines, whatever the stream can show of them."""
        if self._stuck or not lines:
            return
        self._signals.saying = True
        try:
            for line in lines:
                shown = printable(line).encode(self._encoding, "replace").decode(self._encoding)
                self._stdout.write(f"{shown}\n")
            self._stdout.flush()
        except (Interrupted, KeyboardInterrupt, OSError):
            self._give_up()
            raise
        finally:
            self._signals.saying = False

    def leave(self, message: str) -> None:
        """Leave a line to be said, or `BELL` to be rung, from any thread; the wait is ended for it."""
        self._left.put(message)
        self._waiter.wake()

    def say_left(self) -> None:
        """Say what was left."""
        while not self._left.empty():
            message = self._left.get()
            if message == BELL:
                self.ring()
            else:
                self.say(message)

    def ring(self) -> None:
        """Ring the terminal's bell; a pipe or a file is not told."""
        if not self._stuck and self._stdout.isatty():
            with contextlib.suppress(OSError):
                self._stdout.write(BELL)
                self._stdout.flush()

    def _give_up(self) -> None:
        """Say no more; what is left in the stream's buffer would hold up the end of the program, or fail it."""
        self._stuck = True
        with contextlib.suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._stdout.fileno())
            os.close(nowhere)

    def hear(self, ms: int | None = None) -> str | None:
        """Return a line typed, stripped, or None when it is time to look again.

        Raises EOFError when nothing can be typed any more, Interrupted after a signal.
        """
        self._signals.check()
        try:
            line = self._waiter.wait(ms)
        except EOFError:
            self.over = True
            raise
        self._signals.check()
        return None if line is None else line.strip()

    def ask(self, question: str) -> str:
        """Return the answer; empty when there is none. Raises Interrupted."""
        self.say(question)
        try:
            while (line := self.hear()) is None:
                pass
        except EOFError:
            return ""
        return line

    def choose(self, question: str, choices: Iterable[str]) -> str:
        """Return the first letter typed, one of `choices`, or "" for Enter; asks again until it is one."""
        letters = sorted(choices)
        while (answer := self.ask(question)[:1].lower()) and answer not in letters:
            self.say(f"Please type {' or '.join(letters)}, or Enter alone.")
        return answer

    def number(self, question: str, most: float, *, whole: bool) -> float | None:
        """Return a number from 0 to `most`, `whole` or to a tenth, or None for Enter; asks again until it is one."""
        while answer := self.ask(question):
            try:
                number = int(answer) if whole else float(answer.replace(",", "."))
            except ValueError:
                number = -1
            if 0 <= number <= most and number == round(number, 1):
                return number
            kind = "a whole number" if whole else "a number"
            limit = f"from 0 to {most:g}" if most <= 10 else "from 0"
            decimals = "" if whole else " with one decimal at most"
            self.say(f"Please type {kind} {limit}{decimals}, or Enter alone.")
        return None
