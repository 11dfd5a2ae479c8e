"""The signals that end a program, the time it has then, and a terminal that vanishes without one."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from types import FrameType

ENDING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT")
"""The signals that ask a program to end; some systems lack some."""
HUNG_UP = 128 + 1
"""The exit status after SIGHUP, and where the terminal is gone without it."""
PATIENCE = 2.0
"""Seconds that a program has to end by itself after a signal."""
GRACE = 0.6
"""Seconds more for what is done instead."""


@contextmanager
def caught(handle: Callable[[int], object]) -> Iterator[None]:
    """Call `handle` with the number of each signal that asks the program to end; nothing outside the main thread.

    What nohup or a shell's & made us ignore stays ignored.
    """
    before: dict[int, object] = {}
    if threading.current_thread() is threading.main_thread():
        for name in ENDING:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                before[number] = signal.signal(number, lambda caught, _: handle(caught))
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, _as_handler(handler))


@contextmanager
def stops_caught(handle: Callable[[], object]) -> Iterator[None]:
    """Call `handle` when ctrl+z is to stop the job; nothing outside the main thread, or where jobs can't be stopped."""
    number = getattr(signal, "SIGTSTP", None)
    if (
        number is None
        or threading.current_thread() is not threading.main_thread()
        or signal.getsignal(number) is not signal.SIG_DFL
    ):
        yield
        return
    signal.signal(number, lambda _, __: handle())
    try:
        yield
    finally:
        signal.signal(number, signal.SIG_DFL)


def stop_job() -> None:
    """Stop this program as ctrl+z does; return when it goes on."""
    if sys.platform != "win32":
        os.kill(os.getpid(), signal.SIGSTOP)


class Deadline:
    """Steps in where a program that was asked to end does not; may be set from any thread or signal's handler."""

    def __init__(self, *steps: tuple[float, Callable[[int], object]]) -> None:
        """Take steps, each so many seconds after the one before, which are given the exit status."""
        self._steps = steps
        # Unlike Queue it may be put to from a signal's handler.
        self._told: SimpleQueue[int | None] = SimpleQueue()
        self._set = False

    def watch(self) -> None:
        """Begin to wait for `set`, in a thread of its own: none may be to be had when it comes to that."""
        threading.Thread(target=self._run, name="deadline", daemon=True).start()

    def set(self, status: int) -> None:
        """Say that the program is to end with a status, from now on; said again, it is no news."""
        if not self._set:
            self._set = True
            self._told.put(status)

    def cancel(self) -> None:
        """Say that it has ended what it had to, or goes on."""
        self._told.put(None)

    def _run(self) -> None:
        status = self._told.get()
        for seconds, step in self._steps:
            if status is None or self._called_off(seconds):
                return
            step(status)

    def _called_off(self, seconds: float) -> bool:
        with contextlib.suppress(Empty):
            return self._told.get(timeout=seconds) is None
        return False


def is_gone(terminal: int) -> bool:
    """Whether the window of a terminal was closed, or its connection broke; false where there is no telling."""
    return _hung_up(terminal, 0)


def when_gone(terminal: int, tell: Callable[[], object]) -> None:
    """Call `tell`, from a thread of its own, once a terminal is gone; never where there is no telling."""

    def wait() -> None:
        if _hung_up(terminal, None):
            tell()

    if hasattr(select, "poll"):
        threading.Thread(target=wait, name="hangup", daemon=True).start()


def leave_terminal(terminal: int) -> None:
    """Have the standard streams that were a terminal be nothing any more: it is gone, and each use of it an error."""
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_RDWR)
        for descriptor in {0, 1, 2, terminal}:
            if is_gone(descriptor):
                os.dup2(nowhere, descriptor)
        os.close(nowhere)


def _hung_up(terminal: int, timeout: int | None) -> bool:
    if not hasattr(select, "poll"):
        return False
    poll = select.poll()
    try:
        poll.register(terminal, 0)  # what is asked for is nothing: an end is told unasked
        return any(found & select.POLLHUP for _, found in poll.poll(timeout))
    except (OSError, ValueError):
        return False


def _as_handler(handler: object) -> Callable[[int, FrameType | None], object] | int:
    """Return what was there before; a handler that is none of Python's can't be given back."""
    return handler if callable(handler) or isinstance(handler, int) else signal.SIG_DFL
