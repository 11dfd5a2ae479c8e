"""What the pictures show: what is done in the app before each of them is taken."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

from foottimer.session.clock import ManualClock
from foottimer.ui.app import FootTimer
from foottimer.ui.screens.checkin import CheckInScreen
from foottimer.ui.screens.editor import EditorScreen
from foottimer.ui.screens.finish import FinishScreen
from foottimer.ui.screens.gate import GateScreen
from foottimer.ui.screens.ladder import LadderScreen
from foottimer.ui.screens.plan import PlanScreen
from foottimer.ui.widgets.example import Example

WIDE, MIDDLE, SMALL = (120, 40), (80, 24), (40, 12)
STAIRS = """\
format = 1
name   = "Before the stairs"
about  = "Toes, arch and calves, ten minutes before the stairs."
tags   = ["foot", "strength"]

[defaults]
get_ready = 10
rest      = 20                   # seconds, unless a block says otherwise

# Wake the feet up: slow and wide.
[[block]]
exercise = "toe-splay-press"
reps     = 6

[[block]]
exercise = "quadripod-balance"   # left, switch, right
hold     = 20
sides    = "each"
sets     = 2

[[block]]
rest = 30

# The calves, twice round.
[[block]]
name       = "Calves"
rounds     = 2
round_rest = 45

  [[block.block]]
  exercise = "calf-raise-double"
  reps     = 10
  tempo    = "2-1-3"             # up, top, down

  [[block.block]]
  exercise = "tiptoe-walk-forward"
  time     = 30

[[block]]
exercise = "short-foot"
reps     = 8
"""
"""The routine that is edited."""


@dataclass
class Scene:
    """The app as a picture wants it."""

    app: FootTimer
    pilot: Pilot[int]
    clock: ManualClock

    async def move(self, seconds: float) -> None:
        """Let time go by in steps, so that nothing is skipped, and show the end."""
        for _ in range(int(seconds)):
            self.clock.move(1000)
            self.app.look()
        self.clock.move(round(seconds % 1 * 1000))
        self.app.look()
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys."""
        await self.pilot.press(*keys)
        await self.pilot.pause()


Act = Callable[[Scene], Awaitable[None]]


class Past(Enum):
    """What was done before a picture is taken."""

    WEEKS = "weeks"
    """Two full weeks, and two days of a third."""
    YEAR = "year"
    """A year, with what a year brings: holidays, missed weeks, check-ins."""
    ONE = "one"
    """One session, today."""
    NONE = "none"
    """Nothing yet."""
    PLAN = "plan"
    """A plan that is in its third week, with what is answered after each session."""
    FINISHED = "finished"
    """A plan that is over, with its three check-ins."""
    INTERRUPTED = "interrupted"
    """The two weeks and two days, and a session whose program was ended in the middle of it."""


@dataclass(frozen=True)
class Picture:
    """One picture: what is done before it is taken, and at which sizes."""

    name: str
    act: Act
    sizes: Sequence[tuple[int, int]] = (WIDE,)
    routine: str = "foot-strength-1"
    """What is followed; empty for none, which opens the library."""
    edited: str = ""
    """The id of what is edited: one of the person's own, `stairs`, or a bundled one."""
    past: Past = Past.WEEKS
    """What was done before."""
    seconds: float = 0
    """How long it is watched; 0 for a picture that stands still."""


def after(seconds: float, *keys: str) -> Act:
    """Let the routine run for `seconds`, then press keys."""

    async def act(scene: Scene) -> None:
        await scene.move(seconds)
        await scene.press(*keys)

    return act


async def answered(scene: Scene) -> None:
    """Follow the routine to its end, and answer the first question."""
    await scene.move(200)
    await scene.press("5")


async def opened(scene: Scene) -> None:
    """Wait until the library is read."""
    await scene.app.workers.wait_for_complete()
    await scene.pilot.pause()


async def chosen(scene: Scene) -> None:
    """Choose a routine."""
    await opened(scene)
    await scene.press("enter")


def shown(*keys: str) -> Act:
    """Wait until the library is read, then press keys."""

    async def act(scene: Scene) -> None:
        await opened(scene)
        for key in keys:
            await scene.press(key)

    return act


async def exercise(scene: Scene) -> None:
    """Look at an exercise, some way into its movement."""
    await shown("e", *["down"] * 24)(scene)
    scene.clock.move(3400)
    scene.app.screen.query_one(Example).step()
    await scene.pilot.pause()


def pressed(*keys: str) -> Act:
    """Press keys, one after the other."""

    async def act(scene: Scene) -> None:
        for key in keys:
            await scene.press(key)

    return act


async def picked(scene: Scene) -> None:
    """Choose the exercise of a new block, some way into its movement."""
    await pressed("down", "a", *"calf r")(scene)
    scene.clock.move(3400)
    scene.app.screen.query_one(Example).step()
    await scene.pilot.pause()


async def mistaken(scene: Scene) -> None:
    """Type an exercise that is not there into the text."""
    await pressed(*["down"] * 4, "f4", "down", "end", "left", "s")(scene)


async def met(scene: Scene) -> None:
    """Save what somebody else changed meanwhile."""
    await pressed("down", "tab", *["down"] * 4, "plus")(scene)
    file = next(screen.draft.kept.path for screen in scene.app.screen_stack if isinstance(screen, EditorScreen))
    file.write_text(STAIRS.replace("round_rest = 45", "round_rest = 60"), encoding="utf-8")
    await scene.press("ctrl+s")


def review(*keys: str) -> Act:
    """Open the review, then press keys; each time all is read before the next."""

    async def act(scene: Scene) -> None:
        await opened(scene)
        for key in ("v", *keys):
            await scene.press(key)
            await opened(scene)

    return act


def over(make: Callable[[], Screen[Any]], *keys: str) -> Act:
    """Open a screen over the library once that is read, then press keys; each time all is read before the next."""

    async def act(scene: Scene) -> None:
        await opened(scene)
        scene.app.push_screen(make())
        await opened(scene)
        for key in keys:
            await scene.press(key)
            await opened(scene)
        await opened(scene)  # what is laid out for the width that the first layout left

    return act


async def gated(scene: Scene) -> None:
    """Start hops that something speaks against; what asks is waited for, and waits itself."""
    await shown("slash", *"plyometric intro", "enter", "enter")(scene)
    for _ in range(100):
        if isinstance(scene.app.screen, GateScreen):
            break
        await scene.pilot.pause(0.02)


EVERY = (WIDE, MIDDLE, SMALL)
PICTURES = (
    Picture("library", opened, (WIDE, MIDDLE), routine=""),
    Picture("start", chosen, (WIDE, MIDDLE), routine=""),
    Picture("exercises", exercise, EVERY, routine=""),
    Picture("glossary", shown("e", *["down"] * 24, "g"), (WIDE, MIDDLE), routine=""),
    Picture("settings", shown("comma"), EVERY, routine=""),
    Picture("about", shown("A"), (WIDE, MIDDLE), routine=""),
    Picture("player-get-ready", after(4), EVERY),
    Picture("player-moving", after(400 + 6), (MIDDLE,), seconds=6),
    Picture("player-reps", after(400 + 1.8), EVERY),
    Picture("player-toes", after(10 + 23.5), (WIDE, MIDDLE)),
    Picture("player-drive", after(73 + 3.2), (MIDDLE,), routine="ankle-mobility-1"),
    Picture("player-hold-left", after(285 + 7), EVERY),
    Picture("player-hold-right", after(285 + 25 + 9), EVERY),
    Picture("player-rest", after(285 + 45 + 6), EVERY),
    Picture("player-paused", after(285 + 12, "space"), EVERY),
    Picture("player-eyes-closed", after(205 + 4), (WIDE, MIDDLE), routine="balance-2"),
    Picture("resuming", opened, EVERY, routine="", past=Past.INTERRUPTED),
    Picture("interrupted", shown("escape", "v", "3", "enter"), (WIDE, MIDDLE), routine="", past=Past.INTERRUPTED),
    Picture("outline", after(285 + 7, "o"), (WIDE, MIDDLE)),
    Picture("editor", pressed(*["down"] * 4, "tab", *["down"] * 4), EVERY, edited="stairs"),
    Picture("editor-source", mistaken, EVERY, edited="stairs"),
    Picture("picker", picked, EVERY, edited="stairs"),
    Picture("conflict", met, EVERY, edited="stairs"),
    Picture(
        "diff",
        pressed("tab", "down", "down", "plus", "plus", "escape", "down", "delete", "ctrl+s", "D"),
        EVERY,
        edited="foot-strength-1",
    ),
    Picture("review-now", review(), EVERY, routine="", past=Past.YEAR),
    Picture("review-now-one", review(), (WIDE, MIDDLE), routine="", past=Past.ONE),
    Picture("review-now-none", review(), (WIDE, MIDDLE), routine="", past=Past.NONE),
    Picture("review-now-tables", review("t"), (WIDE, MIDDLE), routine="", past=Past.YEAR),
    Picture("review-progress", review("2"), EVERY, routine="", past=Past.YEAR),
    Picture("review-progress-large", review("2", "w", "enter"), (WIDE, MIDDLE), routine="", past=Past.YEAR),
    Picture("review-progress-checks", review("2", "end"), (WIDE, MIDDLE), routine="", past=Past.YEAR),
    Picture("review-progress-one", review("2"), (WIDE, MIDDLE), routine="", past=Past.ONE),
    Picture("review-progress-none", review("2"), (WIDE, MIDDLE), routine="", past=Past.NONE),
    Picture("review-sessions", review("3"), EVERY, routine="", past=Past.YEAR),
    Picture("review-sessions-one", review("3"), (WIDE, MIDDLE), routine="", past=Past.ONE),
    Picture("review-sessions-none", review("3"), (WIDE, MIDDLE), routine="", past=Past.NONE),
    Picture("review-session", review("3", "down", "enter"), EVERY, routine="", past=Past.YEAR),
    Picture("today", opened, EVERY, routine="", past=Past.PLAN),
    Picture("plan", over(PlanScreen), EVERY, routine="", past=Past.PLAN),
    Picture("plan-begin", over(PlanScreen, "b"), (WIDE, MIDDLE), routine="", past=Past.NONE),
    Picture("levels", over(lambda: LadderScreen("foot-strength")), EVERY, routine="", past=Past.PLAN),
    Picture("gate", gated, EVERY, routine="", past=Past.PLAN),
    Picture("check-in", over(CheckInScreen), EVERY, routine="", past=Past.FINISHED),
    Picture("before-after", over(FinishScreen), EVERY, routine="", past=Past.FINISHED),
    Picture("summary", answered, (WIDE, MIDDLE), routine="desk-break"),
)
