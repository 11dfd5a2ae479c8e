"""The terminal put back without Textual, also while nobody reads it and somebody is within a write to it."""

from __future__ import annotations

import os
import pty
import select
import sys
import termios
import threading
import tty
from collections.abc import Iterator

import pytest

from foottimer.ui.restoring import AFTERWARDS, RESET, Restoring
from soaks.screen import Shown

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs pseudo-terminals")
ENTERED = (
    b"\x1b[?1049h\x1b[?1000h\x1b[?1003h\x1b[?1015h\x1b[?1006h\x1b[?25l\x1b[?1004h\x1b[>25u\x1b[?2004h\x1b[?7l"
    b"\x1b[?1016h\x1b[?2048h\x1b[?2026h\x1b[22;2t\x1b]2;1:00\x07\x1b[31mwork"
)
"""All that the app ever sets, left as it is."""


@pytest.fixture
def ends() -> Iterator[tuple[int, int]]:
    window, terminal = pty.openpty()
    yield window, terminal
    for end in (window, terminal):
        os.close(end)


def drained(window: int) -> bytes:
    """All that can be read now."""
    data = b""
    while select.select([window], [], [], 0)[0]:
        data += os.read(window, 65536)
    return data


def test_everything_that_the_app_sets_is_taken_back(ends: tuple[int, int]) -> None:
    window, terminal = ends
    before = termios.tcgetattr(terminal)
    shown = Shown()
    with Restoring(terminal) as restoring:
        tty.setraw(terminal)
        os.write(terminal, ENTERED)
        shown.feed(drained(window))
        assert len(shown.changed()) == 14
        restoring.restore(["Stage: interrupted, what was done is kept."])
    shown.feed(drained(window))
    assert shown.changed() == ()
    assert (shown.lines()[0], termios.tcgetattr(terminal)) == ("Stage: interrupted, what was done is kept.", before)


def test_a_sequence_that_was_half_written_swallows_nothing(ends: tuple[int, int]) -> None:
    window, terminal = ends
    shown = Shown()
    shown.feed(ENTERED + b"\x1b]2;half a ti")
    with Restoring(terminal) as restoring:
        restoring.restore()
    shown.feed(drained(window))
    assert shown.changed() == ()


def test_a_terminal_that_nobody_reads_is_put_back_though_somebody_waits_within_a_write(ends: tuple[int, int]) -> None:
    window, terminal = ends
    before = termios.tcgetattr(terminal)
    frames = b"frame " * 40_000
    writer = threading.Thread(target=os.write, args=(terminal, frames), daemon=True)
    with Restoring(terminal) as restoring:
        tty.setraw(terminal)
        writer.start()
        while select.select([], [terminal], [], 0)[1]:
            pass
        restoring.restore(["kept"])
    writer.join(20)
    assert not writer.is_alive()
    left, reset, said = drained(window).partition(RESET.encode())
    assert (set(left) <= set(frames), reset, said) == (True, RESET.encode(), f"kept\r\r\n{AFTERWARDS}".encode())
    assert termios.tcgetattr(terminal) == before


def test_what_is_no_terminal_is_left_alone(tmp_path: object) -> None:
    reader, writer = os.pipe()
    with Restoring(writer) as restoring:
        restoring.restore(["kept"])
    assert not select.select([reader], [], [], 0)[0]
    os.close(reader)
    os.close(writer)
