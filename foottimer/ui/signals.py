"""The signals that end a program, also while the screen's event loop stands still: a terminal that nobody
reads holds it up, one that is gone holds up its end.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Self

PATIENCE = 3.0
"""Seconds that the app has to end by itself after a signal."""


class Signals:
    """Asks the app to end when a signal comes; ends the process when it does not, or at a second signal."""

    def __init__(
        self,
        ask: Callable[[int], object],
        save: Callable[[], object],
        leave: Callable[[int], object] = os._exit,
        patience: float = PATIENCE,
    ) -> None:
        """Keep what is to be done.

        Args:
            ask: Called, within the signal's handler, with the exit status.
            save: Closes the session; called in the main thread before the process is ended.
            leave: Ends the process with an exit status.
            patience: Seconds between the two.

        """
        self._ask = ask
        self._save = save
        self._leave = leave
        self._patience = patience
        self._asked = False
        self._timer: threading.Timer | None = None
        self._before: dict[int, signal.Handlers | Callable[[int, FrameType | None], object] | int | None] = {}

    def __enter__(self) -> Self:
        """Catch the signals from now on."""
        if threading.current_thread() is threading.main_thread():
            for name in ("SIGINT", "SIGTERM", "SIGHUP"):
                number = getattr(signal, name, None)
                if number is not None:
                    self._before[number] = signal.signal(number, self._catch)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave them to whoever had them."""
        if self._timer is not None:
            self._timer.cancel()
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _catch(self, number: int, _: FrameType | None) -> None:
        if self._asked:
            self._save()
            self._leave(128 + number)
            return
        self._asked = True
        if hasattr(signal, "pthread_kill"):
            # The same signal once more: only it reaches a main thread that waits, and only that may use the store.
            again = (threading.main_thread().ident or 0, number)
            self._timer = threading.Timer(self._patience, signal.pthread_kill, again)
            self._timer.daemon = True
            self._timer.start()
        self._ask(128 + number)
