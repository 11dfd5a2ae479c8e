"""A session on a real terminal that is stopped, by its key or from outside, and goes on."""

import os
import shutil
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


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "stage.toml").write_text(HOLD)
    (tmp_path / "settings.toml").write_text("[outputs]\nsound = false\n")
    return tmp_path


def test_a_session_that_is_stopped_stands_still_and_has_the_screen_painted_anew(home: Path) -> None:
    with Terminal((*FOOTTIMER, "run", str(home / "stage.toml")), surroundings(home)) as terminal:
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


@pytest.mark.skipif(shutil.which("bash") is None, reason="a shell that has jobs")
def test_a_job_of_a_shell_waits_for_the_foreground_and_ends_when_it_is_told_to(home: Path) -> None:
    shell = shutil.which("bash") or ""
    with Terminal((shell, "--norc", "--noprofile", "-i"), surroundings(home, PS1="$ ")) as terminal:
        terminal.send(f"{' '.join(FOOTTIMER)} run {home / 'stage.toml'}\n")
        terminal.wait_for("Get into position")
        terminal.send("\x1a")
        terminal.wait_for("Stopped")
        terminal.send("bg\n")
        terminal.wait_for("toml &")
        terminal.send("fg\n")
        terminal.wait_for("Space to go on")
        terminal.send("\x1a")
        terminal.wait_for_said("(?s)Stopped.*Stopped")
        terminal.send("kill %1\n")
        terminal.wait_for("interrupted, what was done is kept")
        children = Path(f"/proc/{terminal.pid}/task/{terminal.pid}/children")
        assert terminal.until(lambda: not children.read_text())
        terminal.send("\n")
        terminal.wait_for("Exit 143")
        terminal.send("exit\n")
        assert terminal.end() is not None
        assert terminal.changed() == ()
