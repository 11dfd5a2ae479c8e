"""When the player looks at its session again."""

from __future__ import annotations

from typing import Any

from lines import hold, line

from foottimer.session.machine import Session
from foottimer.ui.looking import Looking


class Pump:
    """A screen whose timers only say when they are due."""

    def __init__(self) -> None:
        self.due: list[float] = []

    def set_interval(self, *_: Any, **__: Any) -> None:
        return None

    def set_timer(self, seconds: float, _: Any) -> Pump:
        self.due.append(round(seconds, 3))
        return self

    def stop(self) -> None:
        self.due.pop()


def test_what_waits_to_be_saved_is_tried_again_also_while_nothing_moves() -> None:
    pump = Pump()
    looking = Looking(pump, 1.0, lambda: None, lambda: None)  # type: ignore[arg-type]
    running, _ = Session(line(hold(20_000))).start(0)
    paused, _ = running.pause(4_000)
    looking.plan(paused, 4_000, pictured=False)
    assert pump.due == []
    looking.plan(paused, 4_000, pictured=False, again=9_000)
    assert pump.due == [5.001]
    looking.plan(running, 4_000, pictured=False, again=4_300)
    assert pump.due == [0.301]
    looking.plan(running, 4_000, pictured=False, again=9_000)
    assert pump.due == [1.001]
