"""A program on a pseudo-terminal: when it shows what, what it writes, how often it wakes, its CPU and its memory."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from soaks.screen import Shown

WAIT = 20.0
"""Seconds after which a text is not expected any more."""
_CONTROL = re.compile(
    rb"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # window titles and the like
    rb"|\x1b[P_^X].*?\x1b\\"
    rb"|\x1b\[[0-?]*[ -/]*[@-~]"
    rb"|\x1b[ -/]*[0-~]",
    re.DOTALL,
)


_HIDDEN = (
    *("PYTHON", "TEXTUAL", "FOOTTIMER", "NO_COLOR", "FORCE_COLOR"),
    *("COLUMNS", "LINES", "TMUX", "TERM_PROGRAM"),
)
"""How variables begin that change figures: unbuffered output, no bytecode, other colours, another size."""

_SCHEDULED = 2
"""Of the CPU clocks that Linux has for a process, the one that the scheduler keeps (clock_getcpuclockid(3))."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a program took in a stretch of time; what this system does not tell is 0."""

    cpu: float
    """CPU of all its threads, in percent of one core."""
    written: float
    """Bytes a second to the terminal."""
    writes: float = 0.0
    """Calls a second that write something, to the terminal or elsewhere (Linux)."""
    wakes: float = 0.0
    """How often a second one of its threads went to sleep, and so was woken (Linux: voluntary context switches)."""
    memory: float = 0.0
    """MB of resident memory at the end, libraries that are shared included (Linux)."""


def surroundings(**more: str) -> dict[str, str]:
    """Return this environment without what changes figures, on a terminal with true colour, with `more`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_HIDDEN)}
    return {**kept, "LANG": "C.UTF-8", "TERM": "xterm-256color", "COLORTERM": "truecolor", **more}


class Program:
    """A program that runs on a terminal of its own; use it in a `with`, which ends it."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str], columns: int = 100, rows: int = 30) -> None:
        """Start `command` with `env` added to its `surroundings`."""
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        whole = surroundings(**env)
        self._size = columns, rows
        self._written = bytearray()
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=whole, start_new_session=True
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # It may want to ask something first; nothing here is worth keeping.
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        os.close(self._master)

    def seconds_to(self, pattern: str) -> float:
        """Return how long after its start the program had written text that `pattern` finds.

        Raises TimeoutError, with what it did write, when it does not.
        """
        wanted = re.compile(pattern)
        while True:
            now = time.perf_counter()
            if wanted.search(self.text()):
                return now - self.started
            if now - self.started > WAIT or self._process.poll() is not None:
                raise TimeoutError(f"no {pattern!r} in what it wrote: {self.text()[-500:]!r}")
            self._read(0.5)

    def send(self, keys: str) -> None:
        """Type."""
        os.write(self._master, keys.encode())

    def answer(self, keys: str, silence: float = 0.2) -> float:
        """Type, and return the seconds until the last byte of what it writes then, before so long a silence.

        Raises TimeoutError when it writes nothing.
        """
        began = last = time.perf_counter()
        self.send(keys)
        while time.perf_counter() - last < silence or (last == began and time.perf_counter() - began < WAIT):
            written = len(self._written)
            self._read(silence)
            if len(self._written) > written:
                last = time.perf_counter()
        if last == began:
            raise TimeoutError(f"nothing was written after {keys!r}")
        return last - began

    def settle(self, seconds: float) -> None:
        """Let it run, reading what it writes."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._read(left)

    def ended(self) -> int | None:
        """Wait for its end, reading what it writes, for 20 s at most; return the exit status, None while it runs."""
        end = time.perf_counter() + WAIT
        while self._process.poll() is None and time.perf_counter() < end:
            self._read(0.1)
        return self._process.returncode

    def text(self) -> str:
        """Return what it wrote so far, without the sequences that are no text."""
        return _CONTROL.sub(b" ", bytes(self._written)).decode("utf-8", "replace")

    def screen(self) -> str:
        """Return what a terminal shows of all it wrote so far, row below row."""
        shown = Shown(*self._size)
        shown.feed(bytes(self._written))
        return shown.text()

    def cost(self, seconds: float) -> Cost:
        """Let it run for so long and return what that took."""
        began, before = time.perf_counter(), self._spent()
        self.settle(seconds)
        took = time.perf_counter() - began
        cpu, written, writes, wakes = (after - earlier for after, earlier in zip(self._spent(), before, strict=True))
        return Cost(cpu / took * 100, written / took, writes / took, wakes / took, self._megabytes())

    def _spent(self) -> tuple[float, int, int, int]:
        """Seconds of CPU, bytes to the terminal, calls that write and times that a thread went to sleep, so far."""
        return self.cpu_seconds(), len(self._written), self._writes(), self._wakes()

    def _read(self, timeout: float) -> None:
        if not select.select([self._master], [], [], timeout)[0]:
            return
        try:
            self._written += os.read(self._master, 65536)
        except OSError:  # Linux says so when the program has closed its side
            time.sleep(0.01)

    def cpu_seconds(self) -> float:
        """Return the CPU taken so far by all its threads, those that ended among them; on Linux to the nanosecond."""
        pid = self._process.pid
        if sys.platform == "linux":
            return time.clock_gettime_ns((~pid << 3) | _SCHEDULED) / 1e9
        shown = subprocess.run(["ps", "-o", "time=", "-p", str(pid)], capture_output=True, text=True, check=True)
        parts = [float(part) for part in re.split("[:-]", shown.stdout.strip())]
        return sum(part * factor for part, factor in zip(reversed(parts), (1, 60, 3600, 86400), strict=False))

    def _writes(self) -> int:
        return _number(self._of_linux("io"), "syscw:")

    def _wakes(self) -> int:
        if sys.platform != "linux":
            return 0
        states = Path(f"/proc/{self._process.pid}/task").glob("*/status")
        return sum(_number(state.read_text(), "voluntary_ctxt_switches:") for state in states)

    def _megabytes(self) -> float:
        return _number(self._of_linux("status"), "VmRSS:") * 1024 / 1e6

    def _of_linux(self, name: str) -> str:
        """What Linux tells of the process under a name; empty on other systems."""
        return Path(f"/proc/{self._process.pid}/{name}").read_text() if sys.platform == "linux" else ""


def _number(text: str, name: str) -> int:
    """The whole number behind a name at the beginning of a line; 0 where there is none."""
    found = re.search(rf"^{name}\s+(\d+)", text, re.MULTILINE)
    return int(found[1]) if found else 0
