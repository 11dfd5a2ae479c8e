"""How large the terminal is said to be, by itself and by its environment."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from foottimer.ui.terminal import measured

pytestmark = pytest.mark.skipif(os.name != "posix", reason="such terminals are of POSIX")


@pytest.fixture
def terminal() -> Iterator[int]:
    """A terminal of no size yet."""
    master, own = os.openpty()
    yield own
    os.close(own)
    os.close(master)


def sized(columns: str, lines: str, descriptor: int) -> dict[str, str]:
    environment = {"COLUMNS": columns, "LINES": lines, "TERM": "xterm"}
    measured(environment, descriptor)
    assert environment.pop("TERM") == "xterm"
    return environment


def test_the_terminal_goes_before_its_environment(terminal: int) -> None:
    import fcntl
    import struct
    import termios

    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    assert sized("200", "50", terminal) == sized("100000", "100000", terminal) == {}


@pytest.mark.parametrize("odd", ["100000", "99999999999999", "-5", "0", "", "x", "1e3", "٣", " 80"])
def test_a_size_that_no_terminal_has_is_not_believed(terminal: int, odd: str) -> None:
    assert sized("132", odd, terminal) == {"COLUMNS": "132"}
    assert sized(odd, "43", terminal) == {"LINES": "43"}


def test_without_a_terminal_only_what_can_be_stays(tmp_path: Path) -> None:
    with (tmp_path / "file").open("wb") as file:
        assert sized("132", "43", file.fileno()) == {"COLUMNS": "132", "LINES": "43"}
        assert sized("100000", "43", file.fileno()) == {"LINES": "43"}
    assert sized("1001", "501", -1) == {}
