"""Doctor asks the terminal how wide it draws, and is ended while it waits for an answer."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from soaks.terminal import FOOTTIMER, Terminal, surroundings

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a pseudo-terminal that is watched through /proc")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_the_terminal_is_left_as_it_was_when_doctor_is_ended_while_it_asks(tmp_path: Path, number: int) -> None:
    with Terminal((*FOOTTIMER, "doctor"), surroundings(tmp_path)) as terminal:
        assert terminal.until(lambda: b"\x1b[6n" in terminal.written)
        assert terminal.changed() != ()
        terminal.signal(number)
        assert terminal.end() is not None
        assert (terminal.status(), terminal.changed()) == (128 + number, ())
