"""Asking the terminal where its cursor is, to learn how wide it draws; what was drawn for that is wiped away."""

from __future__ import annotations

import contextlib
import os
import re
import select
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

WAIT = 1.0
"""Seconds that an answer is waited for: a terminal far away may take some of them."""
_MOST = 64
"""Bytes that an answer has at most."""
_ANSWER = re.compile(rb"\x1b\[\d{1,5};(\d{1,5})R")


def widths_on(reading: int, writing: int, samples: Iterable[str]) -> tuple[int, ...] | None:
    """How many columns a terminal takes for each text; None where it does not answer, or can't be asked.

    `reading` and `writing` are descriptors of it. Nobody should be typing meanwhile. Ask in the main thread: however
    that is ended, the terminal is left as it was.
    """
    if sys.platform == "win32" or _is_in_background(reading):
        return None
    found: list[int] = []
    with contextlib.suppress(OSError), _unbuffered(reading) as ready:
        for sample in samples if ready else ():
            os.write(writing, b"\r" + sample.encode() + b"\x1b[6n")
            column = _column(reading)
            os.write(writing, b"\r\x1b[K")
            if column is None:
                return None
            found.append(column - 1)
    return tuple(found) or None


def _column(reading: int) -> int | None:
    said = b""
    while len(said) < _MOST and select.select([reading], [], [], WAIT)[0]:
        more = os.read(reading, 1)
        if not more:
            return None
        said += more
        if (match := _ANSWER.search(said)) is not None:
            return int(match[1])
    return None


def _is_in_background(terminal: int) -> bool:
    """Whether a terminal would stop who sets it up, as a shell's `&` has it."""
    try:
        return os.tcgetpgrp(terminal) != os.getpgrp()
    except OSError:  # it is none, or has no such thing
        return False


@contextmanager
def _unbuffered(descriptor: int) -> Iterator[bool]:
    """Have what a terminal says come at once and unseen; false, and nothing else, where it is none."""
    import termios

    try:
        before = termios.tcgetattr(descriptor)
    except termios.error:
        yield False
        return
    raw = [*before[:6], list(before[6])]
    raw[3] &= ~(termios.ICANON | termios.ECHO)
    termios.tcsetattr(descriptor, termios.TCSADRAIN, raw)
    try:
        yield True
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
