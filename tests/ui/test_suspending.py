"""The terminal given away and taken back: the session stands still, and says so when it is seen again."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest
from stage import Stage, stage, timeline_of

from foottimer.follow.heartbeat import Gap
from foottimer.session.machine import State
from foottimer.ui.app import FootTimer

HOLD = '[[block]]\nname = "Hold"\nhold = 20\n'


def lendable(on: Stage, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let a terminal that nobody sees be given away; return who has it, one after another."""
    had: list[str] = []
    driver = type(on.app._driver)
    monkeypatch.setattr(driver, "can_suspend", True)
    monkeypatch.setattr(driver, "suspend_application_mode", lambda _: had.append("other"))
    monkeypatch.setattr(driver, "resume_application_mode", lambda _: had.append("app"))
    return had


async def test_a_session_stands_still_while_another_program_has_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage(tmp_path, [timeline_of(HOLD)]) as on:
        had = lendable(on, monkeypatch)
        await on.move(15)
        with on.app.suspend():
            state = on.player.runner.session.state
            on.clock.move(90_000)
        await on.pilot.pause()
        assert (state, had) == (State.PAUSED, ["other", "app"])
        assert on.digits == "15"
        assert on.line("cue") == "Everything stood still for 1:30 min. Space to go on, q to end."


async def test_what_fails_outside_gives_the_terminal_back_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage(tmp_path, [timeline_of(HOLD)]) as on:
        had = lendable(on, monkeypatch)
        with pytest.raises(ValueError, match="no such"), on.app.suspend():
            raise ValueError("no such")
        assert had == ["other", "app"]
        await on.press("space")
        assert on.player.runner.session.state is State.RUNNING


async def test_a_stop_that_nobody_was_told_of_is_still_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with stage(tmp_path, [timeline_of(HOLD)]) as on:
        had = lendable(on, monkeypatch)
        await on.move(15)
        on.watch.found = Gap(at=on.clock.now(), length=60_000, unseen=0)
        on.clock.move(60_000)
        on.app._go_on(0, None)
        await on.pilot.pause()
        assert had == ["other", "app"]
        assert on.digits == "15"
        assert on.line("cue") == "Everything stood still for 1:00 min. Space to go on, q to end."


async def test_a_lid_shut_for_an_hour_is_told_and_the_whole_screen_painted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[bool] = []
    async with stage(tmp_path, [timeline_of(HOLD)]) as on:
        await on.move(15)
        refresh = on.app.refresh
        monkeypatch.setattr(
            on.app, "refresh", lambda **how: (painted.append(how["layout"]), refresh(**how)) if how else refresh()
        )
        on.watch.found = Gap(at=on.clock.now(), length=3_600_000, unseen=3_600_000)
        on.clock.sleep(3_600_000)
        await on.move(0)
        assert (on.digits, painted) == ("15", [True])
        assert on.line("cue") == "Everything stood still for 1:00:00 h. Space to go on, q to end."
        await on.press("space")
        await on.move(3)
        assert on.player.runner.journal.paused_ms == 3_603_000


async def test_ctrl_z_goes_to_the_shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    suspended: list[bool] = []
    monkeypatch.setattr(FootTimer, "action_suspend_process", lambda _: suspended.append(True))
    async with stage(tmp_path, [timeline_of(HOLD)]) as on:
        await on.press("ctrl+z")
    assert suspended == [True]


@pytest.mark.skipif(sys.platform == "win32", reason="a job is stopped by a signal")
async def test_ctrl_z_stops_the_whole_job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FootTimer, "_wait_for_terminal", lambda _: None)
    async with stage(tmp_path, [timeline_of(HOLD)]) as on:
        had = lendable(on, monkeypatch)
        monkeypatch.setattr("os.killpg", lambda *stopped: had.append(str(stopped)))
        await on.press("ctrl+z")
    assert had == ["other", str((os.getpgrp(), signal.SIGTSTP)), "app"]


@pytest.mark.skipif(sys.platform == "win32", reason="a job is stopped by a signal")
def test_a_job_in_the_background_stands_still_until_it_is_in_the_foreground(monkeypatch: pytest.MonkeyPatch) -> None:
    groups = [os.getpgrp() + 1, os.getpgrp() + 1, os.getpgrp()]
    stopped: list[object] = []
    monkeypatch.setattr("os.tcgetpgrp", lambda _: groups.pop(0))
    monkeypatch.setattr("os.killpg", lambda *who: stopped.append(who))
    monkeypatch.setattr(sys, "__stdin__", sys.__stdout__)
    app = object.__new__(FootTimer)
    app._asked = 0
    app._wait_for_terminal()
    assert stopped == [(os.getpgrp(), signal.SIGSTOP)] * 2
