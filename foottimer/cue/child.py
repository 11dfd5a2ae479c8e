"""Programs that are started and never heard: their streams are closed, and they can't hold us up."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from foottimer.cue.finding import surroundings

PATIENCE = 10.0
"""Seconds that a program may take that nobody waits for."""
_NO_WINDOW = 0x08000000
"""CREATE_NO_WINDOW: Windows opens a console window for a console program otherwise."""


def start(command: Sequence[str], fed: bool = False, folder: Path | None = None) -> subprocess.Popen[bytes]:
    """Start a program that neither prints nor reads the terminal; raises OSError, ValueError for a null character.

    Its standard input is a pipe when it is to be `fed`. It has a session of its own, so that a key
    pressed for us, as ctrl+c, does not reach it; and of the environment what it needs.
    """
    quiet = subprocess.DEVNULL
    return subprocess.Popen(  # noqa: S603 - a list of arguments, no shell
        list(command),
        stdin=subprocess.PIPE if fed else quiet,
        stdout=quiet,
        stderr=quiet,
        cwd=folder,
        env=surroundings(os.environ),
        start_new_session=True,
        creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
    )


def kill(child: subprocess.Popen[bytes]) -> None:
    """Kill a program that was started here, with whatever it started; its end is still to be waited for."""
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            child.kill()
        else:
            os.killpg(child.pid, signal.SIGKILL)


def end(child: subprocess.Popen[bytes]) -> None:
    """End a program that is not wanted any longer; one that can't be ended is left behind after a second."""
    kill(child)
    if child.stdin is not None:
        with contextlib.suppress(OSError):
            child.stdin.close()
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.wait(timeout=1)


class OneAtATime:
    """Starts programs that nobody waits for, the next one only when the last has ended; from any thread."""

    def __init__(self, patience: float = PATIENCE) -> None:
        """Kill a program that takes more than so many seconds."""
        self._patience = patience
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._limit: threading.Timer | None = None
        self._hung = False

    def start(self, command: Sequence[str]) -> bool:
        """Start a program; False, and nothing done, while the last one runs; raises OSError."""
        with self._lock:
            if self._child is not None and self._child.poll() is None:
                return False
            self._forget()
            child = self._child = start(command)
            limit = threading.Timer(self._patience, self._give_up, (child,))
            limit.daemon = True
            with contextlib.suppress(RuntimeError):  # no thread is to be had
                limit.start()
                self._limit = limit
            return True

    @property
    def failure(self) -> str:
        """What the last one did instead of ending well, to follow its name; empty while it runs, or without any."""
        with self._lock:
            if self._hung:
                return f"gave no answer within {self._patience:g} s"
            status = self._child.poll() if self._child is not None else None
            return f"failed with status {status}" if status else ""

    def stop(self, seconds: float = 0) -> None:
        """End the one that runs, if there is one; it may take so long to end by itself."""
        with self._lock:
            child = self._child
            self._forget()
        if child is not None and child.poll() is None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(seconds)
                return
            end(child)

    def _forget(self) -> None:
        if self._limit is not None:
            self._limit.cancel()
        self._child, self._limit, self._hung = None, None, False

    def _give_up(self, child: subprocess.Popen[bytes]) -> None:
        with self._lock:
            if child is not self._child or child.poll() is not None:
                return
            self._hung = True
            kill(child)
