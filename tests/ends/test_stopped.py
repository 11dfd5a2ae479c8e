"""A session on a real terminal that is stopped, by its key or from outside, and goes on."""

import os
import signal
import sys
from pathlib import Path

import pytest

from soaks.terminal import FOOTTIMER, Terminal, surroundings

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a pseudo-terminal that is watched through /proc")
HOLD = 'format = 1\nname = "Stage"\n\n[[block]]\nname = "Hold"\nhold = 60\n'


def is_stopped(terminal: Terminal) -> bool:
    state = Path(f"/proc/{terminal.pid}/stat").read_text().rpartition(")")[2].split()[0]
    return state == "T"


def threads(terminal: Terminal) -> int:
    return len(os.listdir(f"/proc/{terminal.pid}/task"))


def test_a_session_that_is_stopped_stands_still_and_has_the_screen_painted_anew(tmp_path: Path) -> None:
    file = tmp_path / "stage.toml"
    file.write_text(HOLD)
    (tmp_path / "settings.toml").write_text("[outputs]\nsound = false\n")
    with Terminal((*FOOTTIMER, "run", str(file)), surroundings(tmp_path)) as terminal:
        terminal.wait_for("Get into position")
        terminal.send("\x1a")
        assert terminal.until(lambda: is_stopped(terminal))
        terminal.settle(0)
        assert terminal.changed() == ()
        terminal.signal(signal.SIGCONT)
        terminal.wait_for("Space to go on")
        before = threads(terminal)
        for number in (signal.SIGSTOP, signal.SIGTSTP):
            terminal.signal(number)
            assert terminal.until(lambda: is_stopped(terminal))
            terminal.shown.feed(b"\x1b[2J")  # the shell has had it
            terminal.signal(signal.SIGCONT)
            terminal.wait_for("Get into position")
            terminal.wait_for("q end")
            assert terminal.until(lambda: threads(terminal) == before)
        terminal.send("qd")
        assert terminal.end() is not None
        assert terminal.status() == 3
        assert terminal.changed() == ()
