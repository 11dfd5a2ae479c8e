"""A program on a pseudo-terminal, driven by keys and signals, whose screen is read as a person would see it.

Needs Linux. The terminal is the program's controlling one, as a window's is: closing it sends SIGHUP.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from soaks.screen import Shown

ROOT = Path(__file__).resolve().parent.parent
"""The folder of the project."""
FOOTTIMER = (sys.executable, "-m", "foottimer")
"""The program as a command."""
WAIT = 20.0
"""Seconds after which something is not expected any more."""
LOOK = 0.02
"""Seconds between two looks whether a program that writes nothing has ended."""


def ignoring(names: str, command: Sequence[str]) -> tuple[str, ...]:
    """Return a command that starts another as `nohup` does: with these signals ignored ("HUP", "HUP INT")."""
    return ("/bin/sh", "-c", f'trap "" {names}; exec "$@"', "sh", *command)


def surroundings(home: Path, **more: str) -> dict[str, str]:
    """Return an environment in which foottimer keeps everything in `home`, and knows nothing of this one's settings."""
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
    usual = {"LANG": "C.UTF-8", "TERM": "xterm-256color", "COLORTERM": "truecolor", "HOME": str(home)}
    return {**kept, **usual, "FOOTTIMER_HOME": str(home), "PYTHONPATH": str(ROOT), **more}


class Terminal:
    """A program on a terminal of its own; use it in a `with`, which ends both."""

    def __init__(
        self,
        command: Sequence[str],
        env: Mapping[str, str],
        columns: int = 80,
        rows: int = 24,
        *,
        controlling: bool = True,
        answering: bool = False,
        errors: Path | None = None,
    ) -> None:
        """Start a program.

        Args:
            command: The program, by its path, and its arguments.
            env: Its whole environment, such as `surroundings` returns.
            columns: Of the terminal.
            rows: Of the terminal.
            controlling: Whether the terminal can send it SIGHUP and SIGWINCH, as a window's can.
            answering: Whether the terminal says that it reports its size in band, as new ones do.
            errors: A file for standard error; None for the terminal.

        """
        self.shown = Shown(columns, rows)
        """What the terminal shows of all that was read so far."""
        self.written = bytearray()
        """Every byte read so far."""
        self.seen: Callable[[bytes], object] | None = None
        """Called with what was read, once it is shown."""
        self._answering = answering
        self._reports = False
        self._status: int | None = None
        self.master, slave = pty.openpty()
        self._size(columns, rows)
        self._flags = termios.tcgetattr(slave)
        name = os.ttyname(slave)
        self.began = time.perf_counter()
        self.pid = self._spawn(command, env, name, controlling, errors)
        # Kept open a moment too long, it would keep the end of the program from being told.
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(self, seconds: float = 0.0) -> bool:
        """Take what it writes within `seconds`, and return whether there was something."""
        if self.master < 0 or not select.select([self.master], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.master, 65536)
        except OSError:  # Linux says so once nobody has the other side
            return False
        self.written += data
        sequences = self.shown.feed(data)
        if self._answering:
            self._answer(sequences)
        if self.seen is not None:
            self.seen(data)
        return bool(data)

    def until(self, done: Callable[[], bool], seconds: float = WAIT, step: float = LOOK) -> bool:
        """Read until `done`, and return whether it came to that within `seconds`; asked once more after its end."""
        end = time.perf_counter() + seconds
        while not done():
            ended = self.status() is not None
            if not self.read(step) and (ended or time.perf_counter() > end):
                return done()
            if time.perf_counter() > end:
                return done()
            if ended:
                time.sleep(0.001)
        return True

    def wait_for(self, pattern: str, seconds: float = WAIT) -> re.Match[str]:
        """Return what a regular expression finds on the screen; raises TimeoutError, showing it, when it does not."""
        wanted = re.compile(pattern)
        if not self.until(lambda: wanted.search(self.shown.text()) is not None, seconds):
            raise TimeoutError(f"no {pattern!r} (status {self.status()}) on the screen:\n{self.shown.text()}")
        found = wanted.search(self.shown.text())
        assert found is not None
        return found

    def wait_for_said(self, pattern: str, seconds: float = WAIT) -> re.Match[str]:
        """Return what a regular expression finds in all that was written to the main screen, as `wait_for` does."""
        wanted = re.compile(pattern)
        if not self.until(lambda: wanted.search(self.shown.said()) is not None, seconds):
            raise TimeoutError(f"no {pattern!r} (status {self.status()}) in what it said:\n{self.shown.said()}")
        found = wanted.search(self.shown.said())
        assert found is not None
        return found

    def settle(self, seconds: float) -> None:
        """Let it run for so long, reading what it writes."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if not self.read(left) and self.status() is not None:
                return

    def send(self, keys: str | bytes) -> None:
        """Type; nothing happens when nobody listens any more."""
        data = keys.encode() if isinstance(keys, str) else keys
        try:
            os.write(self.master, data)
        except OSError:
            if self.status() is None:
                raise

    def signal(self, number: int) -> None:
        """Send a signal, unless it has ended."""
        if self.status() is None:
            os.kill(self.pid, number)

    def resize(self, columns: int, rows: int) -> None:
        """Be of another size, and tell the program as terminals do."""
        self.shown.resize(columns, rows)
        self._size(columns, rows)
        if self._reports:
            self.send(f"\x1b[48;{rows};{columns};{rows * 20};{columns * 10}t")

    def hang_up(self) -> None:
        """Close the window: the terminal is gone, and a program that it controls gets SIGHUP."""
        if self.master >= 0:
            os.close(self.master)
            self.master = -1

    def status(self) -> int | None:
        """Return the exit status as a shell tells it, 128 + n after a signal; None while the program runs."""
        if self._status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                code = os.waitstatus_to_exitcode(status)
                self._status = 128 - code if code < 0 else code
        return self._status

    def end(self, seconds: float = WAIT, reading: bool = True) -> float | None:
        """Wait for its end and return how many seconds that took, None when it did not end.

        With `reading`, what it writes is read meanwhile, to the last byte.
        """
        began = time.perf_counter()
        while self.status() is None:
            if time.perf_counter() - began > seconds:
                return None
            if not (reading and self.master >= 0):
                time.sleep(LOOK)
            else:
                self.read(LOOK)
        took = time.perf_counter() - began
        if reading:
            self.drain()
        return took

    def drain(self) -> None:
        """Read all that was written and not read."""
        while self.read():
            pass

    def changed(self) -> tuple[str, ...]:
        """Return what of the terminal is not as it was before the program, in words; nothing when all is."""
        found = self.shown.changed()
        if self.master >= 0 and termios.tcgetattr(self.master)[:6] != self._flags[:6]:
            flags = termios.tcgetattr(self.master)[:4]
            found = (*found, f"the terminal's flags are {flags}, they were {self._flags[:4]}")
        return found

    def cpu(self) -> float:
        """Return the seconds of CPU that all its threads took; 0 once it has ended."""
        try:
            fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def close(self) -> None:
        """Kill what still runs and close the terminal."""
        if self.status() is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self._status = 128 + signal.SIGKILL
        self.hang_up()

    def _spawn(
        self, command: Sequence[str], env: Mapping[str, str], name: str, controlling: bool, errors: Path | None
    ) -> int:
        """Start it in a session of its own, without a fork of this program and its threads.

        The first terminal that a session's leader opens becomes the session's, unless it says not to.
        """
        flags = os.O_RDWR | (0 if controlling else os.O_NOCTTY)
        actions: list[tuple[int, int, str, int, int] | tuple[int, int, int]] = [
            (os.POSIX_SPAWN_OPEN, 0, name, flags, 0)
        ]
        actions.append((os.POSIX_SPAWN_DUP2, 0, 1))
        if errors is None:
            actions.append((os.POSIX_SPAWN_DUP2, 0, 2))
        else:
            actions.append((os.POSIX_SPAWN_OPEN, 2, str(errors), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600))
        # What this program ignores or holds back is no business of that one.
        every = [number for number in signal.valid_signals() if number not in (signal.SIGKILL, signal.SIGSTOP)]
        usual = [number for number in every if number < signal.SIGRTMIN]
        return os.posix_spawn(
            command[0], list(command), env, file_actions=actions, setsid=True, setsigmask=[], setsigdef=usual
        )

    def _answer(self, sequences: list[bytes]) -> None:
        for sequence in sequences:
            if sequence == b"\x1b[?2048$p":
                self.send("\x1b[?2048;2$y")
            elif sequence == b"\x1b[?2048h":
                self._reports = True
            elif sequence == b"\x1b[?2048l":
                self._reports = False
            elif sequence == b"\x1b[?2026$p":
                self.send("\x1b[?2026;2$y")

    def _size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
