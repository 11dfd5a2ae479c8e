"""The start card with what is lighter today, and what stands before a start; `run` asks the same."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from gate_helps import EXERCISES, TODAY, answered, at, decided, done, ready
from stage import Stage, stage

from foottimer.history.decisions import Decision, DecisionKind
from foottimer.history.store import StoreError
from foottimer.plan.situation import Situation
from foottimer.routine.library import Entry, load_library
from foottimer.routine.needs import fit, needs
from foottimer.routine.timeline import Timeline
from foottimer.ui import advising
from foottimer.ui.advising import entry_today
from foottimer.ui.app import FootTimer
from foottimer.ui.screens.gate import GateScreen
from foottimer.ui.screens.lighter import LightScreen
from foottimer.ui.screens.morning import MorningScreen
from foottimer.ui.screens.player import PlayerScreen
from foottimer.ui.screens.start import StartScreen
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.picklist import PickList
from foottimer.ui.widgets.preview import Preview

BUNDLED = {entry.id: entry for entry in load_library(None)}
CALVES = at(done(1, "calf-capacity-1"))
FLAGGED = ready(done(1, "cool-down", red_flag=True))


def advise(app: FootTimer, situation: Situation, written: list[Decision]) -> None:
    """Have the app advise from a situation, and note what is written down."""

    def decide(decision: Decision) -> str:
        written.append(decision)
        return "1"

    given = answered(situation)
    app.services.situation = lambda: given
    app.services.decide = decide  # type: ignore[method-assign]


async def until(on: Stage, holds: Callable[[], bool]) -> None:
    """Let workers and threads go on until something holds: each pause waits for those that there are by then."""
    for _ in range(20):
        await on.pilot.pause()
        if holds():
            return
    raise AssertionError("it never came")


class Card:
    """A start card, what it is dismissed with, and what was written down."""

    def __init__(self, on: Stage) -> None:
        self.on = on
        self.results: list[object] = []
        self.written: list[Decision] = []

    def text(self, selector: str) -> str:
        return self.on.app.screen.query_one(selector, Line).text

    def shown(self) -> str:
        return " ".join(self.on.app.screen.query_one(Preview).text.split())

    async def reach(self, screen: type) -> None:
        await until(self.on, lambda: isinstance(self.on.app.screen, screen))

    def timelines(self) -> tuple[Timeline, ...]:
        (result,) = self.results
        assert isinstance(result, tuple)
        return result


@asynccontextmanager
async def card(
    folder: Path,
    routine: str,
    situation: Situation,
    size: tuple[int, int] = (80, 24),
    following: tuple[Entry, ...] = (),
    lacking: frozenset[str] = frozenset(),
) -> AsyncIterator[Card]:
    async with stage(folder, size=size) as on:
        made, entries = Card(on), tuple(BUNDLED.values())
        advise(on.app, situation, made.written)
        chosen = BUNDLED[routine].routine
        assert chosen is not None
        on.app.push_screen(StartScreen(chosen, entries, lacking, entries, following), made.results.append)
        await made.reach(StartScreen)
        screen = on.app.screen
        await until(on, lambda: getattr(screen, "_situation", None) is not None)
        await on.pilot.pause()
        yield made


async def test_calf_raises_are_the_light_ones_and_w_takes_them_back_and_again(tmp_path: Path) -> None:
    async with card(tmp_path, "foot-strength-2", CALVES) as made:
        blocks = made.on.app.screen.query_one(PickList)
        assert "Double-leg calf raise" in blocks.texts[4]
        assert made.shown().startswith("Lighter today Calf-capacity was yesterday")
        await made.on.press(*["down"] * 4)
        assert made.text("#said").startswith("Lighter: w takes it back. Calf-capacity was yesterday")
        await made.on.press("w")
        assert "Up on two" in blocks.texts[4]
        assert not made.shown().startswith("Lighter today")
        assert made.text("#said").startswith("First side")
        await made.on.press("w")
        assert "Double-leg calf raise" in blocks.texts[4]
        await made.on.press("plus")  # two sets of it are no longer what was advised
        assert not made.shown().startswith("Lighter today")
        await made.on.press("w")
        assert made.shown().startswith("Lighter today")


async def test_what_is_started_was_seen_though_the_advice_comes_late(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gathered = asyncio.Event()

    async def late(_: FootTimer) -> Situation:
        await gathered.wait()
        return CALVES

    monkeypatch.setattr(advising, "situated", late)
    async with stage(tmp_path) as on:
        made, chosen = Card(on), BUNDLED["foot-strength-1"].routine
        assert chosen is not None
        advise(on.app, CALVES, made.written)
        on.app.push_screen(StartScreen(chosen), made.results.append)
        await made.reach(StartScreen)
        await on.press("enter")
        gathered.set()
        await until(on, lambda: made.text("#said") == "This is for today: enter starts it so.")
        assert made.results == []
        await on.press("enter")
        await until(on, lambda: bool(made.results))
        raises = [i for i in made.timelines()[0].intervals if i.exercise == "calf-raise-double"]
        assert [(i.sets, i.reps) for i in raises] == [(1, 12)]


async def test_what_follows_on_is_lighter_too(tmp_path: Path) -> None:
    lunges, feet = BUNDLED["lower-body-1"], BUNDLED["foot-strength-1"]
    async with card(tmp_path, "desk-break", CALVES, following=(lunges, feet)) as made:
        await made.on.press("enter")
        await until(made.on, lambda: bool(made.results))
        first, second, third = made.timelines()
        assert (first, second) == (BUNDLED["desk-break"].timeline, lunges.timeline)
        raises = [i for i in third.intervals if i.exercise == "calf-raise-double"]
        assert [(i.sets, i.reps) for i in raises] == [(1, 12)]


def test_what_follows_on_needs_nothing_that_is_lacking() -> None:
    sore = at(decisions=(decided(DecisionKind.SORE, "single-leg-squat"),))
    lacking = frozenset({"step"})
    own = BUNDLED["lower-body-3"]
    assert own.routine is not None
    entry = own.done_as(fit(own.routine, lacking).routine)
    made = [entry_today(sore, entry, EXERCISES, without).routine for without in ((), lacking)]
    assert ["step" in needs(one) for one in made if one is not None] == [True, False]


async def test_what_stands_in_for_what_is_lacking_stays_where_a_set_is_dropped(tmp_path: Path) -> None:
    amber = at(done(4, "plyo-progress-1", pain=4), done(2, "plyo-progress-1", pain=4))
    async with card(tmp_path, "plyo-progress-1", amber, lacking=frozenset({"outdoors"})) as made:
        row = " ".join(made.on.app.screen.query_one(PickList).texts[5].split())
        assert row.startswith("Low pogo hops")
        assert "instead of Gentle bounding" in row
        lighter = made.shown().split("You need")[0]
        assert "Low pogo hops, 1 set" in lighter
        assert "Gentle bounding" not in lighter


async def test_a_gate_says_what_is_missing_and_is_passed_all_the_same(tmp_path: Path) -> None:
    async with card(tmp_path, "plyo-intro-1", at()) as made:
        await made.on.press("enter")
        await made.reach(GateScreen)
        shown = made.shown()
        assert "Plyometrics: 1 of 5 is there" in shown
        assert "× Calf raises on one leg 15 each side no check-in yet" in shown
        assert "Where this comes from: judgement" in shown
        await made.on.press("c", "1")  # neither is asked here
        assert isinstance(made.on.app.screen, GateScreen)
        await made.on.press("enter")
        assert isinstance(made.on.app.screen, StartScreen)
        assert made.results == made.written == []
        await made.on.press("enter")
        await made.reach(GateScreen)
        await made.on.press("a")
        await until(made.on, lambda: bool(made.results))
        assert made.timelines() == (BUNDLED["plyo-intro-1"].timeline,)
        assert [(one.kind, one.about, one.day) for one in made.written] == [(DecisionKind.ANYWAY, "plyometrics", TODAY)]


async def test_a_level_above_the_earned_one_becomes_the_persons_choice(tmp_path: Path) -> None:
    async with card(tmp_path, "lower-body-2", at(done(2, "lower-body-1"))) as made:
        await made.on.press("enter")
        await made.reach(GateScreen)
        assert "It is level 2, and level 1 is yours for now." in made.shown()
        await made.on.press("a")
        await until(made.on, lambda: bool(made.results))
        assert [(one.kind, one.about, one.value) for one in made.written] == [(DecisionKind.LEVEL, "lower-body", "2")]


async def test_a_red_flag_stops_impact_until_it_was_checked(tmp_path: Path) -> None:
    async with card(tmp_path, "pre-run", FLAGGED) as made:
        await made.on.press("enter")
        await made.reach(GateScreen)
        assert "Stop impact and get it checked." in made.shown()
        assert "pinpoint bone pain, swelling" in made.shown()
        await made.on.press("a")
        assert isinstance(made.on.app.screen, GateScreen)  # no way around it
        await made.on.press("c")
        await until(made.on, lambda: bool(made.results))
        assert made.timelines() == (BUNDLED["pre-run"].timeline,)
        assert [one.kind for one in made.written] == [DecisionKind.CHECKED]


async def test_what_is_safe_can_be_done_instead(tmp_path: Path) -> None:
    async with card(tmp_path, "plyo-intro-1", FLAGGED) as made:
        await made.on.press("enter")
        await made.reach(GateScreen)
        assert "1 Desk-break toe yoga 2:59" in made.shown()
        await made.on.press("1")
        await made.reach(StartScreen)
        assert made.text("#title") == "Desk-break toe yoga"
        await made.on.press("enter")
        await until(made.on, lambda: bool(made.results))
        assert made.timelines() == (BUNDLED["desk-break"].timeline,)


async def test_a_store_that_cannot_be_read_or_written_stops_nobody(tmp_path: Path) -> None:
    def broken() -> Situation:
        raise StoreError("the store is broken")

    def refused(_: Decision) -> str:
        raise StoreError("the disk is full")

    async with card(tmp_path, "plyo-intro-1", at()) as made:
        made.on.app.services.decide = refused  # type: ignore[method-assign]
        await made.on.press("enter")
        await made.reach(GateScreen)
        made.on.app.services.situation = broken
        await made.on.press("a")
        await until(made.on, lambda: bool(made.results))
        assert [note.message for note in made.on.app._notifications] == ["the disk is full"]


async def test_a_small_terminal_scrolls_to_everything(tmp_path: Path) -> None:
    async with card(tmp_path, "plyo-intro-1", at(), size=(40, 12)) as made:
        await made.on.press("enter")
        await made.reach(GateScreen)
        assert "needed: 15 each side; there: no check-in yet" in made.shown()
        text = made.on.app.screen.query_one("#advised")
        await made.on.press("down", "pagedown", "up")
        assert text.scroll_offset.y == 3


# Named on the command line ---------------------------------------------------------------------------


@asynccontextmanager
async def run(folder: Path, name: str, situation: Situation) -> AsyncIterator[tuple[Stage, list[Decision]]]:
    written: list[Decision] = []
    found = BUNDLED[name]
    assert found.timeline is not None
    assert found.routine is not None
    mount = FootTimer.on_mount

    def advise_first(app: FootTimer) -> None:
        advise(app, situation, written)
        app.services.library = lambda: tuple(BUNDLED.values())
        mount(app)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FootTimer, "on_mount", advise_first)
        async with stage(folder, [found.timeline], routines=[found.routine]) as on:
            yield on, written


async def test_run_asks_whether_to_do_it_lighter(tmp_path: Path) -> None:
    for key, lighter in (("enter", True), ("w", False)):
        async with run(tmp_path / key, "foot-strength-2", replace(CALVES, decisions=LEVEL_2)) as (on, _):
            await until(on, lambda on=on: isinstance(on.app.screen, LightScreen))
            assert "Double-leg calf raise, 1 set of 12" in on.app.screen.query_one(Preview).text
            await on.press(key)
            await until(on, lambda on=on: isinstance(on.app.screen, PlayerScreen))
            names = {interval.name for interval in on.player.runner.session.timeline.intervals}
            assert ("Double-leg calf raise" in names) == lighter


LEVEL_2 = (decided(DecisionKind.LEVEL, "foot-strength", "2", 3),)


async def test_run_leaves_where_nothing_is_to_be_done(tmp_path: Path) -> None:
    async with run(tmp_path, "foot-strength-2", replace(CALVES, decisions=LEVEL_2)) as (on, _):
        await until(on, lambda: isinstance(on.app.screen, LightScreen))
        await on.press("escape")
        await until(on, lambda: on.app.return_value is not None)
    assert on.app.return_value == 3
    assert on.app.farewell == ["Foot-strength essentials: not started."]


async def test_run_asks_at_a_gate_and_does_what_is_safe_instead(tmp_path: Path) -> None:
    async with run(tmp_path, "plyo-intro-1", FLAGGED) as (on, written):
        await until(on, lambda: isinstance(on.app.screen, GateScreen))
        await on.press("1")
        await until(on, lambda: isinstance(on.app.screen, PlayerScreen))
        assert on.player.runner.session.timeline.routine == "desk-break"
        assert written == []


async def test_run_asks_about_the_morning_first(tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys.modules[__name__], "answered", lambda situation: situation)
        async with run(tmp_path, "desk-break", at(done(2, morning=None))) as (on, written):
            await until(on, lambda: isinstance(on.app.screen, MorningScreen))
            await on.press("2", "n")
            await until(on, lambda: isinstance(on.app.screen, PlayerScreen))
            assert [(one.kind, one.value) for one in written] == [(DecisionKind.MORNING, "2 no")]
