"""The pseudo-terminal that the trials drive programs on."""

import signal
from pathlib import Path

from soaks.terminal import Terminal, ignoring, surroundings


def test_a_program_is_seen_typed_to_and_ends_with_its_status(tmp_path: Path) -> None:
    command = ("/bin/sh", "-c", "echo ready; read word; echo you said $word; exit 7")
    with Terminal(command, surroundings(tmp_path)) as terminal:
        terminal.wait_for("ready")
        terminal.send("hello\n")
        assert terminal.end() is not None
        assert (terminal.status(), "you said hello" in terminal.shown.said()) == (7, True)
        assert terminal.changed() == ()


def test_a_window_that_closes_hangs_up_and_one_that_is_resized_tells(tmp_path: Path) -> None:
    with Terminal(("/bin/sh", "-c", "stty -echo; stty size; read word; stty size; read word"), {}) as terminal:
        terminal.wait_for("24 80")
        assert terminal.changed()[0].startswith("the terminal's flags are")
        terminal.resize(40, 12)
        terminal.send("\n")
        terminal.wait_for("12 40")
        terminal.hang_up()
        assert terminal.end() is not None
        assert terminal.status() == 128 + signal.SIGHUP


def test_a_signal_can_be_ignored_as_nohup_does(tmp_path: Path) -> None:
    command = ignoring("HUP", ("/bin/sh", "-c", "echo ready; read word; exit 5"))
    with Terminal(command, {}) as terminal:
        terminal.wait_for("ready")
        terminal.signal(signal.SIGHUP)
        terminal.send("\n")
        assert terminal.end() is not None
        assert terminal.status() == 5
