"""What a second of a moving picture costs: bytes to the terminal, and how many frames are seen for them."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from stage import Stage, stage

from foottimer.routine.expand import expand
from foottimer.routine.library import bundled_catalogue
from foottimer.routine.read import read_routine
from foottimer.routine.timeline import Timeline
from foottimer.ui.picture import TEMPO_STEP
from foottimer.ui.widgets.figure import Figure

MOST, MOST_ANSI = 5_100, 3_200
"""Bytes a second on a terminal of all colours, and on one of sixteen."""
COLOURS = re.compile(r"38;2;\d+;\d+;\d+;48;2;\d+;\d+;\d+")
"""What names two of all colours."""
OF_SIXTEEN = "92;40"
"""What names two of sixteen colours."""
MOVING = {
    "calf-raise-double": ("reps = 20", TEMPO_STEP, 1.8),
    "squat": ("reps = 20", TEMPO_STEP, 2.6),
    "pogo-low": ('time = "2m"', 250, 4.0),
}
"""Work by exercise, how often it is looked at in ms, and how many frames a second are seen at least."""
SECONDS = 12
"""Two repetitions, or many hops."""


def moving(exercise: str) -> Timeline:
    text = f'format = 1\nname = "Moving"\n[[block]]\nexercise = "{exercise}"\n{MOVING[exercise][0]}\n'
    routine = read_routine(text, "moving", bundled_catalogue()).routine
    assert routine is not None
    return expand(routine)


async def _watch(on: Stage, every: int) -> list[str]:
    """Let the work go on for a while as it does by itself; return the frames that were seen."""
    seen = []
    for _ in range(SECONDS * 1_000 // every):
        on.clock.move(every)
        if on.player.runner.session.elapsed(on.clock.now()) % 1_000:
            on.player._step()
        else:
            on.app.look()
        await on.pilot.pause()
        seen.append(on.player.query_one(Figure).text)
    return seen


@pytest.mark.parametrize("exercise", MOVING)
async def test_a_movement_is_seen_for_few_bytes(exercise: str, tmp_path: Path, written: list[str]) -> None:
    async with stage(tmp_path, [moving(exercise)], size=(100, 30)) as on:
        await on.move(10)
        await on.move(6)
        written.clear()
        seen = await _watch(on, MOVING[exercise][1])
        text = "".join(written).replace("\n", "\r\n")
    assert 1_000 < len(text.encode()) / SECONDS <= MOST
    assert len(COLOURS.sub(OF_SIXTEEN, text).encode()) / SECONDS <= MOST_ANSI
    changes = sum(one != other for one, other in pairwise(seen))
    assert changes / SECONDS >= MOVING[exercise][2] - 1 / SECONDS


async def test_nothing_is_written_in_a_pause(tmp_path: Path, written: list[str]) -> None:
    async with stage(tmp_path, [moving("squat")], size=(100, 30)) as on:
        await on.move(12)
        await on.press("space")
        written.clear()
        await on.move(30)
        on.player._step()
        await on.pilot.pause()
        assert written == []
