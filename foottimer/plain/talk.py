"""Saying lines and hearing lines: the two streams, the wait between them, and the signals that end it."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import NoReturn, Protocol, Self, TextIO

from foottimer.routine.words import printable
from foottimer.signals import HUNG_UP, PATIENCE, Deadline, caught, is_gone, stop_job, stops_caught

_LONGEST_WAIT = 0.5 if sys.platform == "win32" else 3_600.0
"""Seconds; Windows lets no ctrl+c into a wait."""


BELL = "\a"
"""What rings the terminal."""


class Waiter(Protocol):
    """What passes the time until something happens."""

    def wait(self, ms: int | None) -> str | None:
        """Return a line that was typed, or None when it is time to look again.

        That is after `ms` of the clock's time (None: no limit), after `wake`, or sooner. Raises EOFError when
        nothing can be typed any more, Interrupted when that is because the terminal is gone.
        """

    def wake(self) -> None:
        """End the wait; called from any thread, or from a signal's handler."""


class LineWaiter:
    """Waits for lines of a stream, which a thread of its own reads; without one only for time and wakes."""

    def __init__(self, stdin: TextIO | None, speed: float = 1.0) -> None:
        self._speed = speed
        self._stdin = stdin
        self._over = False
        self._terminal = _terminal_of(stdin)
        self._gone = False
        # Unlike Queue it may be put to from a signal's handler.
        self._heard: SimpleQueue[str | None] = SimpleQueue()
        if stdin is not None:
            threading.Thread(target=self._read, args=(stdin,), name="lines", daemon=True).start()

    def wait(self, ms: int | None) -> str | None:
        """Return a line typed, or None when it is time to look again.

        Raises EOFError after the last line, Interrupted where the terminal is gone that they came from.
        """
        if self._over:
            self._no_more()
        seconds = _LONGEST_WAIT if ms is None else min(_LONGEST_WAIT, max(0, ms) / 1000 / self._speed)
        try:
            line = self._heard.get(timeout=seconds)
        except Empty:
            return None
        if line == "":
            self._over = True
            self._no_more()
        return None if line is None else line.rstrip("\r\n")

    def _no_more(self) -> NoReturn:
        if self._gone:
            raise Interrupted(HUNG_UP - 128)
        raise EOFError

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
            if not line and self._terminal is not None:
                self._gone = is_gone(self._terminal)
            self._heard.put(line)


class Interrupted(BaseException):
    """A signal asked the program to end, or its terminal is gone."""

    def __init__(self, number: int) -> None:
        super().__init__(f"signal {number}")
        self.status = 128 + number
        """The exit status for it."""
        self.wanted = number == signal.SIGINT
        """Whether a person asked for it, by ctrl+c."""


class Signals:
    """Catches the signals that end a program, so that a session is kept; ends the process where that takes too long."""

    def __init__(
        self, wake: Callable[[], None], leave: Callable[[int], object] = os._exit, interactive: bool = False
    ) -> None:
        """With `interactive`, catch ctrl+z too, so that what runs is paused before the job stops."""
        self._wake = wake
        self._interactive = interactive
        self._caught = 0
        self._deadline = Deadline((PATIENCE, leave))
        self._catching = contextlib.ExitStack()
        self.saying = False
        """Whether a line is being written, which a reader that stands still holds up for good."""
        self.to_stop = False
        """Whether ctrl+z asked the job to stop, which is to be done by `stop`."""

    def __enter__(self) -> Self:
        self._deadline.watch()
        self._catching.enter_context(caught(self._catch))
        if self._interactive:
            self._catching.enter_context(stops_caught(self._be_stopped))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._deadline.cancel()
        self._catching.close()

    def check(self) -> None:
        """Raise Interrupted when a signal was caught."""
        if self._caught:
            raise Interrupted(self._caught)

    def stop(self) -> None:
        """Stop the job, as ctrl+z asked; return when it goes on."""
        self.to_stop = False
        stop_job()

    def _be_stopped(self) -> None:
        if self.saying or self.to_stop:  # nobody gets to it
            self.stop()
        else:
            self.to_stop = True
            self._wake()

    def _catch(self, number: int) -> None:
        self._deadline.set(128 + number)
        again, self._caught = bool(self._caught), self._caught or number
        self._wake()
        # A window that is closed may say so twice.
        if self.saying or (again and number != HUNG_UP - 128):
            raise Interrupted(self._caught)


def _nothing() -> None:
    return None


class Talk:
    """A conversation in lines."""

    def __init__(self, stdout: TextIO, waiter: Waiter, signals: Signals) -> None:
        self._stdout = stdout
        self._encoding = getattr(stdout, "encoding", None) or "utf-8"
        self._terminal = _terminal_of(stdout)
        self._waiter = waiter
        self._signals = signals
        self.over = False
        """Whether nothing can be typed any more."""
        self.meanwhile: Callable[[], int | None] = _nothing
        """Does what is due while an answer is waited for; returns the ms until more is, None where nothing is."""
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
        except (Interrupted, KeyboardInterrupt):
            self._give_up()
            raise
        except OSError as error:
            gone = self._terminal is not None and is_gone(self._terminal)
            self._give_up()
            if gone:
                raise Interrupted(HUNG_UP - 128) from error
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

        Raises EOFError when nothing can be typed any more, Interrupted after a signal or where the terminal is gone.
        """
        self._signals.check()
        try:
            line = self._waiter.wait(ms)
        except EOFError:
            self.over = True
            raise
        self._signals.check()
        return None if line is None else line.strip()

    @property
    def is_to_stop(self) -> bool:
        """Whether ctrl+z asked the job to stop."""
        return self._signals.to_stop

    def stood_aside(self) -> bool:
        """Stop the job where ctrl+z asked for it; return whether it did, and goes on."""
        asked = self._signals.to_stop
        if asked:
            self._signals.stop()
        return asked

    def ask(self, question: str) -> str:
        """Return the answer; empty when there is none. Raises Interrupted."""
        self.say(question)
        try:
            while (line := self.hear(self.meanwhile())) is None:
                if self.stood_aside():
                    self.say(question)
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


def _terminal_of(stream: TextIO | None) -> int | None:
    """Return the descriptor of a stream that is a terminal; it is asked now, as one that is gone is none any more."""
    try:
        return stream.fileno() if stream is not None and stream.isatty() else None
    except (OSError, ValueError):
        return None
