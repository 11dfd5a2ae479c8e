"""Keeps the display awake while a session runs: nobody touches a key for minutes."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from typing import Protocol

from foottimer.cue.child import end, start
from foottimer.cue.finding import where_is

WHY = "A routine is running"
_WINDOWS_AWAKE = 0x80000003
"""ES_CONTINUOUS | ES_SYSTEM_REQUIRED | ES_DISPLAY_REQUIRED."""
_WINDOWS_RELEASE = 0x80000000
"""ES_CONTINUOUS."""


class Display(Protocol):
    """Something that can be kept awake."""

    def hold(self) -> None:
        """Keep it awake from now on; nothing when it is held already."""

    def release(self) -> None:
        """Let it sleep again."""


class NoDisplay:
    """Nothing to keep awake: tests, rehearsals, machines without the means."""

    def hold(self) -> None:
        """Do nothing."""

    def release(self) -> None:
        """Do nothing."""


class CommandDisplay:
    """Keeps the display awake for as long as a child process runs.

    The child waits for the end of its standard input, so it ends with us however we end.
    """

    def __init__(self, command: list[str]) -> None:
        self._command = command
        self._child: subprocess.Popen[bytes] | None = None

    def hold(self) -> None:
        """Start the child; a command that can't be started is the same as none."""
        if self._child is None:
            with contextlib.suppress(OSError):
                self._child = start(self._command, fed=True)

    def release(self) -> None:
        """End the child."""
        child, self._child = self._child, None
        if child is not None:
            end(child)


class WindowsDisplay:
    """Asks Windows for the display by SetThreadExecutionState."""

    def hold(self) -> None:
        """Ask for it."""
        self._set(_WINDOWS_AWAKE)

    def release(self) -> None:
        """Give it back."""
        self._set(_WINDOWS_RELEASE)

    def _set(self, state: int) -> None:
        import ctypes  # no other system needs what reaches into libraries

        getattr(ctypes, "windll").kernel32.SetThreadExecutionState(state)  # noqa: B009 - absent elsewhere


def display() -> Display:
    """Return what this machine offers to keep its display awake."""
    if sys.platform == "win32":
        return WindowsDisplay()
    if inhibit := where_is("systemd-inhibit"):
        why = ["--what=idle:sleep", "--who=foottimer", f"--why={WHY}", "--mode=block"]
        return CommandDisplay([inhibit, *why, "cat"])
    if caffeinate := where_is("caffeinate"):
        return CommandDisplay([caffeinate, "-d", "-i", "-w", str(os.getpid())])
    return NoDisplay()
