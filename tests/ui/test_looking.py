"""When the player looks at its session again."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar, copy_context
from pathlib import Path

from lines import hold, line
from parts import clock, quick_store

from foottimer.follow.journal import Journal
from foottimer.follow.runner import Runner
from foottimer.follow.stepping import AHEAD
from foottimer.history.store import open_for_reading
from foottimer.routine.timeline import Timeline
from foottimer.ui.looking import EARLY, Looking

PLACE = ContextVar("place", default="the screen")
STEPS = line(hold(20_000), hold(20_000))


class Pump:
    """A screen whose timers only say when they are due, in seconds without what they come early."""

    def __init__(self) -> None:
        self.due: list[float] = []
        self.then: Callable[[], object] = lambda: None

    def set_interval(self, seconds: float, then: Callable[[], object]) -> Due:
        self.due, self.then = [round(seconds - EARLY, 4)], then
        return Due(self)


class Due:
    """One of its timers."""

    def __init__(self, pump: Pump) -> None:
        self.pump, self.due = pump, pump.due

    def stop(self) -> None:
        if self.pump.due is self.due:
            self.pump.due = []


class Room:
    """A session on a screen whose timers are called by hand."""

    def __init__(self, path: Path, timeline: Timeline = STEPS, kept: bool = True) -> None:
        self.path = path / "history.db"
        self.clock, self.pump, self.looks, self.steps = clock(), Pump(), 0, 0
        self.looked_from = ""
        journal = Journal((lambda: quick_store(self.path)) if kept else None, timeline, self.clock)
        self.runner = Runner(timeline, self.clock, journal)
        self.runner.start()
        self.every = 0
        self.looking = Looking(self.pump, self.runner, self.look, self.step)  # type: ignore[arg-type]

    def look(self) -> None:
        self.looks += 1
        self.looked_from = PLACE.get()

    def step(self) -> None:
        self.steps += 1

    def plan(self, again: int | None = None) -> list[float]:
        self.looking.plan(self.runner.session, self.clock.now(), self.every, again=again)
        return self.pump.due

    def stored(self) -> int:
        store = open_for_reading(self.path)
        assert store is not None
        with store:
            return len(store.records()[0].attempts)


def test_what_waits_to_be_saved_is_tried_again_also_while_nothing_moves(tmp_path: Path) -> None:
    room = Room(tmp_path)
    room.clock.move(4_000)
    room.runner.tick()
    assert room.plan(again=room.clock.now() + 300) == [0.3]
    assert room.plan(again=room.clock.now() + 5_000) == [1.0]
    room.runner.pause()
    assert room.plan() == []
    assert room.plan(again=room.clock.now() + 5_000) == [5.0]


def test_a_look_is_the_screens_whoever_asked_for_it(tmp_path: Path) -> None:
    room, dialog = Room(tmp_path), copy_context()
    dialog.run(PLACE.set, "a dialog")
    dialog.run(room.plan)
    dialog.run(room.pump.then)
    assert (room.looks, room.looked_from) == (1, "the screen")


def test_an_end_is_written_just_before_and_shown_in_time(tmp_path: Path) -> None:
    room = Room(tmp_path)
    room.clock.move(19_400)
    assert room.plan() == [0.6 - AHEAD / 1000]
    room.clock.move(600 - AHEAD)
    room.pump.then()
    assert (room.stored(), room.runner.session.index, room.looks) == (1, 0, 0)
    assert room.pump.due == [round(AHEAD / 1000, 4)]
    room.clock.move(AHEAD - 1)
    room.pump.then()
    assert room.looks == 1
    assert [type(event).__name__ for event in room.runner.tick()] == ["IntervalEnded", "IntervalBegan"]
    assert (room.runner.session.index, room.runner.session.elapsed(room.clock.now())) == (1, 0)
    assert room.plan() == [1.001]  # a second after the interval began, though it is shown 1 ms before


def test_what_ends_the_session_is_written_when_it_is_over(tmp_path: Path) -> None:
    room = Room(tmp_path, line(hold(1_000)))
    room.clock.move(1_000 - AHEAD)
    assert not room.runner.write_ahead()
    assert room.stored() == 0


def test_nothing_is_ahead_of_its_time_where_nothing_is_kept(tmp_path: Path) -> None:
    room = Room(tmp_path, kept=False)
    room.clock.move(20_000 - AHEAD)
    assert not room.runner.write_ahead()
    assert room.runner.tick() == ()


def test_steps_are_taken_at_even_times_and_give_way_to_a_change(tmp_path: Path) -> None:
    room = Room(tmp_path)
    room.every = 200
    room.clock.move(19_270)
    assert room.plan() == [0.13]
    room.clock.move(130)
    room.pump.then()
    assert (room.steps, room.pump.due) == (1, [0.2])
    room.clock.move(90)
    assert room.plan() == [0.31]  # one so soon after another would be for nothing
    room.clock.move(360)
    assert room.plan() == [round((150 - AHEAD) / 1000, 4)]
    room.pump.then()
    assert (room.steps, room.stored()) == (1, 0)
