"""A program that is brought into its states on a terminal, and what each of them costs.

It is started, brought into a state, given time to settle, and then left alone. What its screen shows before and after
says whether it is the state that is meant; it is an error when it is not, so that no question or start card is ever
measured in the place of what it stands before.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.terminal import WAIT, Cost, Program

TICKING, STILL = 10.0, 4.0
"""Seconds for which something that ticks, or that stands, is measured. Ten ticks have each last digit once."""
SETTLE = 3.0
"""Seconds until hints are gone, and what is read or loaded in the background is there."""
LANES = max(1, min(3, (os.cpu_count() or 1) - 1))
"""Programs that are measured at once: each takes some hundredths of a core, and one core is left to who reads them."""
_LOOK = 0.3
"""Seconds between two looks at the screen."""


@dataclass(frozen=True, slots=True)
class Step:
    """A state of a program, and how to come into it from the one before."""

    name: str
    """What it is called."""
    shows: str
    """What is on the screen in it, and not before, as a pattern."""
    keys: tuple[str, ...] = ()
    """What is typed to get there."""
    ticks: bool = False
    """Whether the screen changes in it."""
    questions: Mapping[str, str] = field(default_factory=dict)
    """What may be asked on the way, as patterns, and the keys that answer it."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A program that goes from one state to the next."""

    command: Sequence[str]
    """What starts it."""
    steps: Sequence[Step]
    """Its states, in order."""
    env: Mapping[str, str] = field(default_factory=dict)
    """What it finds in its environment besides the usual."""
    fresh: Path | None = None
    """A folder that is deleted before each start: a session that was killed there would be asked about."""
    rounds: int | None = None
    """In how many rounds it takes part at most; None: in all."""


def play_all(scenes: Sequence[Scene]) -> Iterator[tuple[str, Cost]]:
    """Play scenes, some at once, and yield what `play` does of each, in their order; their folders must differ."""
    with ThreadPoolExecutor(LANES) as lanes:
        for costs in lanes.map(lambda scene: list(play(scene)), scenes):
            yield from costs


def play(scene: Scene) -> Iterator[tuple[str, Cost]]:
    """Run a program through its states, and yield the name and the cost of each.

    Raises TimeoutError when a state can't be reached and RuntimeError when it does not last.
    """
    if scene.fresh is not None:
        shutil.rmtree(scene.fresh, ignore_errors=True)
    with Program(scene.command, scene.env) as program:
        program.seconds_to(r"\S")
        for step in scene.steps:
            reach(program, step)
            program.settle(SETTLE)
            before = program.screen()
            cost = program.cost(TICKING if step.ticks else STILL)
            check(step, before, program.screen())
            yield step.name, cost


def reach(program: Program, step: Step) -> None:
    """Bring a program into a state, answering what it may ask; raise TimeoutError when that can't be done."""
    for key in step.keys:
        program.settle(_LOOK)
        program.send(key)
    waited = 0.0
    while not re.search(step.shows, screen := program.screen()):
        for question, answer in step.questions.items():
            if re.search(question, screen):
                program.send(answer)
        program.settle(_LOOK)
        waited += _LOOK
        if waited > WAIT:
            raise TimeoutError(f"{step.name} was not reached; the screen shows\n{screen}")


def check(step: Step, before: str, after: str) -> None:
    """Raise RuntimeError when one of two screens is of another state, or it stood still, or moved, and should not."""
    for screen in (before, after):
        if not re.search(step.shows, screen):
            raise RuntimeError(f"{step.name} shows something else:\n{screen}")
    if step.ticks == (before == after):
        raise RuntimeError(f"{step.name} {'stood still' if step.ticks else 'changed'}:\n{before}\n{after}")
