"""Programs that are started and never heard: what they print goes nowhere, and they can't hold us up."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

_NO_WINDOW = 0x08000000
"""CREATE_NO_WINDOW: Windows opens a console window for a console program otherwise."""


def start(command: Sequence[str], fed: bool = False, folder: Path | None = None) -> subprocess.Popen[bytes]:
    """Start a program that neither prints nor reads the terminal; raises OSError, and ValueError for a null.

    Its standard input is a pipe when it is to be `fed`. It has a session of its own, so that a key
    pressed for us, as ctrl+c, does not reach it.
    """
    quiet = subprocess.DEVNULL
    return subprocess.Popen(  # noqa: S603 - a list of arguments, no shell
        list(command),
        stdin=subprocess.PIPE if fed else quiet,
        stdout=quiet,
        stderr=quiet,
        cwd=folder,
        start_new_session=True,
        creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
    )


def kill(child: subprocess.Popen[bytes]) -> None:
    """Kill a program that was started here, with whatever it started; its end is still to be waited for."""
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            child.kill()
        elif child.poll() is None:  # afterwards its number may be another program's
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

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None

    def start(self, command: Sequence[str]) -> bool:
        """Start a program; False, and nothing done, while the last one runs; raises OSError."""
        with self._lock:
            if self._child is not None and self._child.poll() is None:
                return False
            self._child = start(command)
            return True

    @property
    def status(self) -> int | None:
        """The exit status of the last one; None while it runs, or where there was none."""
        with self._lock:
            return self._child.poll() if self._child is not None else None

    def stop(self) -> None:
        """End the one that runs, if there is one."""
        with self._lock:
            child, self._child = self._child, None
        if child is not None and child.poll() is None:
            end(child)
