"""What the app costs in each of its states, beside a bare Textual app and other timers.

    python -m benchmarks.states [--rounds N] [--only WORD]

On a terminal of 100 x 30: CPU of all threads, bytes to the terminal, calls that write, times that a thread was woken,
and resident memory (PSS would depend on what else runs on the machine). In every round all of them are measured, three
at once where there are four cores: none takes more than some hundredths of one, and ours and what it is compared with
are in the same company. Ten seconds of what ticks are looked at, so that each last digit is there once, and four of
what stands; other timers take part in two rounds. Sound, bell and flash are off, so that the figures of a machine
without sound are those of one with it.

What ticks is compared with a bare app that counts once a second. What stands is compared with a bare app that stands:
its CPU is not above that as long as the difference is no larger than that between runs of the bare app, of which the
middle half counts.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.alone import parser, run_alone, say
from benchmarks.bare import NUMBER
from benchmarks.homes import quiet, trained
from benchmarks.installed import ours
from benchmarks.others import OTHERS, Other, at_hand
from benchmarks.scenes import Scene, Step, play_all
from benchmarks.table import Row, runs_row
from benchmarks.terminal import Cost
from benchmarks.turns import noise

OTHER_ROUNDS = 2
"""Rounds in which other timers take part at most; no budget rests on them."""
TICKING_CPU, FIGURE_CPU = round(0.30 / 0.27, 2), round(1.4 / 0.27, 2)
"""Times the CPU of a bare app that counts, without and with a figure: as on the machine that the budgets come from."""
TICKING_BYTES = 320
"""Bytes a second that ticking may take without a figure."""
FIGURE_BYTES = {"true colour": 4_800, "ANSI colours": 2_300}
"""Bytes a second that it may take with one, by what the terminal can."""
COLOURS: Mapping[str, Mapping[str, str]] = {
    "true colour": {},
    "ANSI colours": {"TERM": "xterm-16color", "COLORTERM": ""},
}
"""How a terminal says what it can."""
FIGURES = {
    "calf-raise-double": 'exercise = "calf-raise-double"\nreps = 200',
    "squat": 'exercise = "squat"\nreps = 200',
    "pogo-low": 'exercise = "pogo-low"\ntime = "20m"',
}
"""Blocks that go on and on: the calmest movement, one of the whole body, and the quickest."""
HOLD = 'name = "Stand"\nhold = "20m"'
"""A block without a figure."""
RUNNING, PAUSED = "space pause", "space go on"
"""What the player's last row says."""
DRAWN = "[▖▗▘▙▚▛▜▝▞▟]"
"""What only a figure is made of."""
QUESTIONS = {"a start anyway": "a", "enter start": "\r"}
"""What may stand before the player, and how it is answered."""

Costs = dict[str, list[Cost]]
"""What each state cost in every round, by its name."""


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that a figure may be, in one way or another."""

    most: float | None = None
    """In its unit."""
    ratio: float | None = None
    """Times the bare app's."""
    more: float | None = None
    """In its unit, above the bare app's."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of a cost."""

    what: str
    """What it is called."""
    unit: str
    """Its unit."""
    of: Callable[[Cost], float]
    """Takes it out."""


CPU = Measure("CPU", "%", lambda cost: cost.cpu)
BYTES = Measure("terminal", "B/s", lambda cost: cost.written)
RESIDENT = Measure("memory", "MB", lambda cost: cost.memory)
MEMORY = Budget(ratio=1.25)
"""Of every state."""
MEASURES = (
    CPU,
    BYTES,
    Measure("calls that write", "1/s", lambda cost: cost.writes),
    Measure("wake-ups", "1/s", lambda cost: cost.wakes),
    RESIDENT,
)


def rows(rounds: int, folder: Path, only: str = "") -> Iterator[Row]:
    """Measure the states whose names contain `only`, and compare them; in a single round without other timers."""
    scenes = [scene for scene in [*_library(folder), *_player(folder)] if _is_wanted(scene, only)]
    if rounds > 1:
        scenes += _others(folder)
    scenes = [*_bare(), *scenes, *_bare()]
    costs: Costs = {}
    for turn in range(rounds):
        say(f"  round {turn + 1} of {rounds}")
        for name, cost in play_all([scene for scene in scenes if scene.rounds is None or turn < scene.rounds]):
            costs.setdefault(name, []).append(cost)
    yield from compared(costs)


def compared(costs: Costs) -> Iterator[Row]:
    """Return the rows of what was measured."""
    not_ours = ("bare", *(f"{other.name}:" for other in OTHERS))
    for name, mine in costs.items():
        if name.startswith(not_ours):
            continue
        if _ticks(name):
            yield from _compare(name, mine, costs["bare ticking"], "bare ticking", _beside(costs, name), _budgets(name))
        else:
            bare = costs["bare"]
            allowed = round(noise([cost.cpu for cost in bare]), 3)
            budgets = {CPU.what: Budget(more=allowed), BYTES.what: Budget(most=0.0)}
            yield from _compare(name, mine, bare, "bare app", _beside(costs, name), budgets)


def _compare(
    name: str,
    mine: Sequence[Cost],
    floor: Sequence[Cost],
    floor_name: str,
    beside: Costs,
    budgets: Mapping[str, Budget],
) -> Iterator[Row]:
    for measure in MEASURES:
        most = MEMORY if measure is RESIDENT else budgets.get(measure.what, Budget())
        yield runs_row(
            f"{name}: {measure.what}",
            measure.unit,
            [measure.of(cost) for cost in mine],
            [measure.of(cost) for cost in floor],
            floor_name=floor_name,
            most=most.most,
            most_ratio=most.ratio,
            most_more=most.more,
            peers={other: [measure.of(cost) for cost in theirs] for other, theirs in beside.items()},
        )


def _budgets(name: str) -> Mapping[str, Budget]:
    """The budgets of a state that ticks, beside those of all."""
    if name == "ticking":
        return {CPU.what: Budget(ratio=TICKING_CPU), BYTES.what: Budget(most=TICKING_BYTES)}
    colours = next(colours for colours in COLOURS if name.endswith(colours))
    return {CPU.what: Budget(ratio=FIGURE_CPU), BYTES.what: Budget(most=FIGURE_BYTES[colours])}


def _ticks(name: str) -> bool:
    return name.startswith("ticking")


def _beside(costs: Costs, name: str) -> Costs:
    """What other timers cost in a state, by their names."""
    states = {other.name: f"{other.name}: {name}" for other in OTHERS}
    return {other: costs[state] for other, state in states.items() if state in costs}


def _is_wanted(scene: Scene, only: str) -> bool:
    return any(only in step.name for step in scene.steps)


def _bare() -> Iterator[Scene]:
    """The bare app, standing and counting: twice in a round, at its beginning and at its end."""
    bare = str(ours() / "bare")
    number = str(NUMBER)
    yield Scene((bare,), (Step("bare", number),))
    yield Scene((bare, "--ticking"), (Step("bare ticking", number[:3], ticks=True),))


def _library(folder: Path) -> Iterator[Scene]:
    """Library and review of somebody who has trained for years."""
    library = Step("library", "enter start.*v review")
    review = Step("review", r"\[1 now\](?s:.*)enter the day", ("v",))
    yield Scene((str(ours() / "foottimer"),), (library, review), trained(folder / "trained"))


def _player(folder: Path) -> Iterator[Scene]:
    """The player, ticking and paused: without a figure, and with each of them in all colours."""
    yield _followed(folder, "hold", "", {})
    for figure in FIGURES:
        for colours, env in COLOURS.items():
            yield _followed(folder, figure, f", {figure}, {colours}", env)


def _followed(folder: Path, routine: str, name: str, env: Mapping[str, str]) -> Scene:
    home = folder / f"new{name}"  # of its own: another session may run at the same time
    file = home / f"{routine}.toml"
    surroundings = {**quiet(home), **env}
    block = FIGURES.get(routine, HOLD)
    file.write_text(f'format = 1\nname = "Measured"\n[defaults]\nget_ready = 0\n[[block]]\n{block}\n')
    drawn = f"{DRAWN}(?s:.*)" if name else ""
    steps = [Step(f"ticking{name}", drawn + RUNNING, ticks=True, questions=QUESTIONS)]
    if env == {}:  # nothing is written in a pause, whatever the colours
        steps.append(Step(f"paused{name}", drawn + PAUSED, (" ",)))
    command = (str(ours() / "foottimer"), "run", str(file))
    return Scene(command, steps, surroundings, fresh=home / "data")


def _others(folder: Path) -> Iterator[Scene]:
    for other, command in at_hand():
        home = folder / other.name
        home.mkdir()
        yield Scene(command, _steps(other), {"HOME": str(home)}, rounds=OTHER_ROUNDS)


def _steps(other: Other) -> tuple[Step, ...]:
    return (
        Step(f"{other.name}: ticking", other.ticks, other.begin, ticks=True),
        Step(f"{other.name}: paused", other.ticks, other.pause),
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print the table; return 1 where a budget is exceeded."""
    options = parser("states", __doc__)
    options.add_argument("--only", default="", metavar="WORD", help='states with it in their names, as "squat"')
    chosen = options.parse_args(argv)
    return run_alone(lambda rounds, folder: rows(rounds, folder, chosen.only), chosen.rounds)


if __name__ == "__main__":
    sys.exit(main())
