"""A session on a real terminal that is stopped, by its key or from outside, and goes on."""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from soaks.terminal import FOOTTIMER, Terminal, surroundings

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a pseudo-terminal that is watched through /proc")
HOLD = 'format = 1\nname = "Stage"\n\n[[block]]\nname = "Hold"\nhold = 60\n'


def is_stopped(terminal: Terminal) -> bool:
    state = Path(f"/proc/{terminal.pid}/stat").read_text().rpartition(")")[2].split()[0]
    return state == "T"


def has_stopped_again(pid: int) -> Callable[[], bool]:
    """What says whether a program that stands still now was let go on since, and stands still once more."""
    status = Path(f"/proc/{pid}/status")

    def switches() -> str:
        return status.read_text().partition("\nvoluntary_ctxt_switches")[2]

    before = switches()
    return lambda: switches() != before and "State:\tT" in status.read_text()


def times_set_up(terminal: Terminal) -> int:
    """How often the other screen was asked for in all that was read."""
    return bytes(terminal.written).count(b"\x1b[?1049h")


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
        assert terminal.until(lambda: terminal.changed() == ()), terminal.changed()
        terminal.signal(signal.SIGCONT)
        terminal.wait_for("Space to go on")
        before = threads(terminal)
        for times, number in enumerate((signal.SIGSTOP, signal.SIGTSTP), times_set_up(terminal) + 1):
            terminal.signal(number)
            assert terminal.until(lambda: is_stopped(terminal))
            terminal.signal(signal.SIGCONT)
            # What is shown is nothing from then on, until it is painted anew: the shell has had it.
            assert terminal.until(lambda times=times: times_set_up(terminal) == times)  # type: ignore[misc]
            terminal.wait_for("Get into position")
            terminal.wait_for("q end")
            assert terminal.until(lambda: threads(terminal) == before)
        terminal.send("q")
        terminal.wait_for("d discard")
        terminal.send("d")
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
        children = Path(f"/proc/{terminal.pid}/task/{terminal.pid}/children")
        waits = has_stopped_again(int(children.read_text()))
        terminal.send("bg\n")
        terminal.wait_for("toml &")
        assert terminal.until(waits)
        terminal.send("fg\n")
        terminal.wait_for("Space to go on")
        stops = terminal.shown.said().count("Stopped")
        terminal.send("\x1a")
        assert terminal.until(lambda: terminal.shown.said().count("Stopped") > stops)
        terminal.send("kill %1\n")
        terminal.wait_for("interrupted, what was done is kept")
        assert terminal.until(lambda: not children.read_text())
        terminal.send("\n")
        terminal.wait_for("Exit 143")
        terminal.send("exit\n")
        assert terminal.end() is not None
        assert terminal.changed() == ()
