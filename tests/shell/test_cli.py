from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from foottimer import __version__
from foottimer.cli import COMMANDS, HELP

Call = Callable[..., Any]


def program(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "foottimer", *arguments], capture_output=True, check=False, **options)


@pytest.mark.parametrize("flag", ["--version", "-V"])
def test_version(call: Call, flag: str) -> None:
    called = call(flag)
    assert (called.status, called.out) == (0, f"foottimer {__version__}\n")


@pytest.mark.parametrize("asked", [["--help"], ["-h"], ["help"]])
def test_help_names_every_command_and_status_and_is_narrow(call: Call, asked: Sequence[str]) -> None:
    called = call(*asked)
    assert (called.status, called.out) == (0, HELP)
    assert all(f"foottimer {name}" in HELP for name in COMMANDS)
    assert all(word in HELP for word in ("0 finished", "1 a problem", "130", "--plain", "NO_COLOR", "FOOTTIMER_HOME"))
    assert max(map(len, HELP.splitlines())) <= 88


def test_help_carries_the_safety_line() -> None:
    assert (
        "This is training help, not medical advice. New or growing pain? See a physio or doctor." in HELP.splitlines()
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_of_its_own(call: Call, name: str) -> None:
    called = call(name, "--help")
    assert (called.status, called.err) == (0, "")
    assert called.out.startswith(f"usage: foottimer {name}")
    assert call("help", name) == called


@pytest.mark.parametrize("name", COMMANDS)
def test_an_unknown_option_is_a_usage_error(call: Call, name: str) -> None:
    called = call(name, "--zork")
    assert (called.status, called.out) == (2, "")
    assert called.err.startswith(f"usage: foottimer {name}")


def test_an_unknown_command_is_a_usage_error_with_a_suggestion(call: Call) -> None:
    assert (call("lits").status, call("lits").err) == (2, "foottimer: there is no command lits: did you mean list?\n")


def test_an_unknown_command_cannot_steer_the_terminal(call: Call) -> None:
    called = call("\x1b[2J")
    assert called.status == 2
    assert "\x1b" not in called.err


def test_ctrl_c_is_130(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("foottimer.commands.where.run", interrupted)
    assert call("where").status == 130


def test_the_app_without_a_terminal_is_one_line_and_2() -> None:
    done = program(stdin=subprocess.DEVNULL)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"foottimer: standard output is not a terminal")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no such pipes")
def test_a_reader_that_went_away_is_no_traceback() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "foottimer", "--help"], stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (128 + 13, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device")
def test_a_full_disk_behind_standard_output_is_said() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "foottimer", "list"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert done.stderr.startswith(b"foottimer: cannot write the output")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_no_encoding_of_the_output_stops_it(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "f.toml"
    path.write_text('format = 1\nname = "足 Füße"\n[[block]]\nname = "足"\nhold = 5\n', encoding="utf-8")
    done = program("show", str(path), env={**os.environ, "PYTHONIOENCODING": encoding})
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"? F" in done.stdout


def test_help_says_what_every_screen_says_of_pain() -> None:
    from foottimer.cli import HELP
    from foottimer.safety import START

    assert START in HELP
