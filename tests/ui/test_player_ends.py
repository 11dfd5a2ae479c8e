"""How the player ends, whatever is open over it, and what it asks for before."""

from __future__ import annotations

from pathlib import Path

import pytest
from stage import stage, timeline_of
from textual.widgets import Input

from foottimer.follow.heartbeat import Gap
from foottimer.history.record import Status
from foottimer.session.machine import State
from foottimer.ui.screens.number import NumbersScreen
from foottimer.ui.screens.player import PlayerScreen
from foottimer.ui.screens.summary import SummaryScreen

SHORT = """
[[block]]
name = "Hold"
hold = 20
"""


@pytest.mark.parametrize("key", ["o", "question_mark", "ctrl+p"])
async def test_a_session_that_ends_under_a_dialog_takes_it_along(tmp_path: Path, key: str) -> None:
    async with stage(tmp_path, [timeline_of(SHORT)]) as on:
        await on.move(12)
        await on.press(key)
        assert not isinstance(on.app.screen, PlayerScreen)
        await on.move(20)
        assert isinstance(on.app.screen, SummaryScreen)
        assert not any(isinstance(screen, PlayerScreen) for screen in on.app.screen_stack)


async def test_a_count_in_goes_on_after_the_question_about_the_end(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(SHORT)]) as on:
        await on.move(12)
        await on.press("space", "space", "q", "escape")
        assert on.player.runner.session.state is State.COUNTING_IN


TESTS = """
[[block]]
name = "Loop"
rounds = 2
round_rest = 5

  [[block.block]]
  name = "Rises"
  open = true
  record = "reps"
"""
"""ready 10, open, rest 5, open."""


async def test_the_number_of_the_last_block_is_asked_for_too(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(TESTS)]) as on:
        for _ in range(2):
            await on.move(10)
            await on.press("space")
            assert isinstance(on.app.screen, NumbersScreen)
            await on.press("7", "enter")
        assert isinstance(on.app.screen, SummaryScreen)
        with on.stored() as store:
            assert [row.recorded for row in store.records()[0].attempts if row.unit] == [7, 7]


async def test_each_round_is_asked_for_its_own_number(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(TESTS)]) as on:
        await on.move(10)
        await on.press("space", "escape")
        await on.move(10)
        await on.press("space")
        assert len(on.app.screen.query(Input)) == 1


async def test_what_was_skipped_is_not_asked_for_and_a_pause_stays(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(TESTS)]) as on:
        await on.move(12)
        await on.press("p", "n")
        assert isinstance(on.app.screen, PlayerScreen)
        assert on.player.runner.session.state is State.PAUSED


async def test_a_gap_in_a_count_in_is_told(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(SHORT)]) as on:
        await on.move(12)
        await on.press("space", "space")
        on.watch.found = Gap(at=on.clock.now(), length=60_000, unseen=0)
        await on.move(60)
        assert on.line("cue") == "Everything stood still for 1:00 min. Space to go on, q to end."


@pytest.mark.parametrize("keys", ["o", "q", "ctrl+p", "question_mark"])
async def test_ctrl_c_stops_under_a_dialog_too(tmp_path: Path, keys: str) -> None:
    async with stage(tmp_path, [timeline_of(SHORT)]) as on:
        await on.move(12)
        await on.press(keys, "ctrl+c")
        assert on.app.return_code == 130


async def test_ctrl_c_stops_in_a_field_with_chosen_text(tmp_path: Path) -> None:
    async with stage(tmp_path, [timeline_of(TESTS.replace("reps", "seconds"))]) as on:
        await on.move(12)
        await on.press("space", "ctrl+c")
        assert on.app.return_code == 130
        with on.stored() as store:
            assert store.records()[0].status is Status.PARTIAL
