"""An easier exercise, a sore one, and how it went last time, on the player."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from easy import KNOWN, raised
from parts import NOON, lent, quick_store
from stage import Stage, stage

from foottimer.follow.journal import Journal
from foottimer.follow.runner import Runner
from foottimer.history.decisions import DecisionKind
from foottimer.session.clock import ManualClock
from foottimer.session.machine import Session
from foottimer.ui.player_view import player_view
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.route import Route, spread


def said(on: Stage) -> str:
    return list(on.app._notifications)[-1].message


async def test_e_goes_over_to_the_easier_one_and_everything_follows(tmp_path: Path) -> None:
    async with stage(tmp_path, [raised()], exercises=KNOWN) as on:
        await on.learned()
        await on.move(11)
        assert (on.line("name"), on.big("shout")) == ("Calf raise", "◀ LEFT up")
        await on.press("e")
        assert said(on) == "On both feet, which is easier than Calf raise."
        assert (on.big("shout"), on.big("next-name"), on.digits) == ("Next up", "On both feet", "10")
        assert on.line("left").startswith("0:11 done · ")
        timeline = on.player.runner.session.timeline
        route = on.player.query_one(Route)
        assert route._cells == spread(timeline, route.size.width)
        await on.move(10)
        assert (on.line("name"), on.line("counters")) == ("On both feet", "set 1 of 3 · rep 1 of 4")
        with on.stored() as store:
            assert store.record(on.player.runner.journal.session_id).timeline == timeline
        await on.press("e")
        assert said(on) == "Calf raise again with the next set, not On both feet any more."


async def test_why_there_is_none_and_what_is_sore(tmp_path: Path) -> None:
    async with stage(tmp_path, [raised()], exercises=KNOWN | {"raise": KNOWN["hold"]}) as on:
        await on.learned()
        await on.press("e")
        assert said(on) == "Calf raise is not among the exercises known here, so no easier one is."
        await on.press("S")
        assert said(on).startswith("Calf raise is marked as sore. No exercise is known that could stand in for it; S")
        with on.stored() as store:
            assert [(one.kind, one.about) for one in store.decisions()] == [(DecisionKind.SORE, "raise")]


async def test_how_it_went_last_time_stands_above_the_exercise(tmp_path: Path) -> None:
    with quick_store(tmp_path / "history.db") as store:
        clock = ManualClock(NOON - timedelta(days=1))
        runner = Runner(raised(), clock, Journal(lent(store), raised(), clock))
        runner.start()
        clock.move(600_000)
        runner.tick()
    async with stage(tmp_path, [raised()]) as on:
        await on.learned()
        assert on.line("last") == "Calf raise, last time: 3 x 4 each side"
        assert on.player.query_one("#last").region.y == on.player.query_one("#name").region.y - 1
        await on.move(12)
        assert on.line("last") == "Last time: 3 x 4 each side"


async def test_there_is_room_for_it_from_twenty_rows_on(tmp_path: Path) -> None:
    async with stage(tmp_path, [raised()]) as on:
        for size, shown in (((40, 12), False), ((80, 24), True), ((120, 40), True)):
            await on.pilot.resize_terminal(*size)
            await on.pilot.pause()
            assert on.player.query_one("#last").display is shown
            keys = [command.action for command in on.player.query_one(KeyBar).fitting(size[0] - 4)]
            assert ("ease" in keys) is (size[0] >= 80)


def test_in_a_break_the_coming_exercise_is_named() -> None:
    session = Session(raised()).start(0)[0]
    assert player_view(session, 0, None, last="last time: 8").last == "Calf raise, last time: 8"
    assert player_view(session, 0, None).last == ""
    assert player_view(session.tick(10_000)[0], 10_000, None, last="last time: 8").last == "Last time: 8"
