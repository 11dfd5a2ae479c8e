"""The signals that end the app, also while the screen's event loop stands still: a terminal that nobody
reads holds it up, one that is gone holds up its end.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

from foottimer.signals import GRACE, PATIENCE, Deadline, caught


class Signals:
    """Asks the app to end when a signal comes; ends the process when it does not, or at a second signal."""

    def __init__(
        self,
        ask: Callable[[int], object],
        save: Callable[[int], object],
        leave: Callable[[int], object] = os._exit,
        patience: float = PATIENCE,
        grace: float = GRACE,
    ) -> None:
        """Keep what is to be done.

        Args:
            ask: Called, within the signal's handler or a thread, with the exit status.
            save: Keeps what was done, given the exit status; called in the main thread before the process is ended.
            leave: Ends the process with an exit status; may be called from another thread.
            patience: Seconds between the two.
            grace: Seconds after which the process is ended though its main thread hears no signal either.

        """
        self._ask = ask
        self._save = save
        self._leave = leave
        self._deadline = Deadline((patience, self._insist), (grace, leave))
        self._catching = contextlib.ExitStack()
        self._due = False
        self.status = 0
        """The exit status that was asked for from outside; 0 while none was."""

    def __enter__(self) -> Self:
        """Catch the signals from now on."""
        self._deadline.watch()
        self._catching.enter_context(caught(self._catch))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave them to whoever had them."""
        self._deadline.cancel()
        self._catching.close()

    def end(self, status: int) -> None:
        """Ask the app to end, from any thread, as a signal does."""
        self.within(status)
        self.status = self.status or status
        self._ask(status)

    def within(self, status: int) -> None:
        """See to it that the app, which ends by itself with a status, does so in time."""
        self._deadline.set(status)

    def _insist(self, status: int) -> None:
        """Have the main thread save and end the process: only it may use the store, and a signal reaches it."""
        self.status = self.status or status
        self._due = True
        if hasattr(signal, "pthread_kill"):
            with contextlib.suppress(OSError, ValueError):
                signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGTERM)

    def _catch(self, number: int) -> None:
        if self._due:
            self._end_at_once(self.status)
        elif not self.status:
            self.end(128 + number)
        elif number != getattr(signal, "SIGHUP", None):  # a window that is closed may send that twice
            self._end_at_once(128 + number)

    def _end_at_once(self, status: int) -> None:
        with contextlib.suppress(Exception):  # it may have come within anything, a save too
            self._save(status)
        self._leave(status)
