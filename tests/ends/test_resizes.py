"""A window that is dragged through sizes while a session runs; `soaks.resizes` does it over and over on terminals."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from stage import stage, timeline_of

from soaks.ends import routine_in
from soaks.terminal import FOOTTIMER, Terminal, surroundings

STORM = [(300, 100), (10, 3), (11, 90), (299, 4), (10, 3), (80, 24)]
"""Columns and rows, the least and the most among them, as wide and as high as they go."""


async def test_a_session_goes_on_through_a_storm_of_sizes(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of('[[block]]\nname = "Hold"\nhold = 20\n')]) as on:
        for size in STORM:
            await on.pilot.resize_terminal(*size)
            await on.move(2)
        assert (on.app.broken, on.digits, on.player.size) == (None, "18", STORM[-1])
        await on.press("space")
        assert on.line("cue") == "Space to go on."


@pytest.mark.skipif(sys.platform != "linux", reason="a pseudo-terminal with its signals")
def test_a_window_that_gets_its_old_size_back_at_once_is_painted_anew() -> None:
    with routine_in() as home, Terminal(FOOTTIMER, surroundings(home)) as terminal:
        terminal.wait_for("Ends")
        terminal.wait_for("enter start")
        terminal.shown.feed(b"\x1b[2J")  # as rows that it had not for a moment
        terminal.resize(10, 3)
        terminal.resize(80, 24)
        terminal.wait_for("Ends")
        terminal.wait_for("enter start")
