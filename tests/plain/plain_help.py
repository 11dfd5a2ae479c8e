"""A person at the keyboard, as a script: what is typed and when."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from io import StringIO
from typing import Any

from parts import AtOnce, FakeDisplay, FakeWatch, clock, lent

from foottimer.follow.claims import Claims, NoClaims
from foottimer.follow.outputs import Outputs
from foottimer.history.record import Record
from foottimer.history.store import Store
from foottimer.plain import Ports, Sitting, run_plain
from foottimer.plain.advising import Advice
from foottimer.rescue.unsaved import Unsaved
from foottimer.routine.library import bundled_catalogue
from foottimer.routine.model import Exercise, Routine
from foottimer.routine.timeline import Timeline
from foottimer.session.clock import ManualClock
from foottimer.settings.model import DEFAULTS, Settings

Typed = str | Callable[[], None]


class ScriptWaiter:
    """Moves a manual clock instead of waiting; types each line of the script so many ms after the one before."""

    def __init__(self, manual_clock: ManualClock, script: list[tuple[int, Typed]]) -> None:
        self._clock = manual_clock
        self._script = [(ms, typed) for ms, typed in script]
        self._due = manual_clock.ms
        self.waits = 0

    def wait(self, ms: int | None) -> str | None:
        self.waits += 1
        assert self.waits < 10_000, "it waits for ever"
        assert ms is not None or self._script is not None
        if not self._script:
            if ms is None:
                raise EOFError
            self._clock.move(max(0, ms))
            return None
        after, typed = self._script[0]
        due = max(self._due + after, self._clock.ms)
        if ms is not None and self._clock.ms + max(0, ms) < due:
            self._clock.move(max(0, ms))
            return None
        self._clock.ms = self._due = due
        del self._script[0]
        if callable(typed):
            typed()
            return None
        return typed

    def wake(self) -> None:
        """Nothing sleeps here."""


class Talked:
    """One call of `run_plain` from its first line to its status."""

    def __init__(
        self,
        store: Store | None,
        *timelines: Timeline,
        script: list[tuple[int, Typed]] | None = None,
        interactive: bool = True,
        stdout: Any = None,
        speed: float = 1.0,
        outputs: Outputs | None = None,
        settings: Settings = DEFAULTS,
        claims: Claims | None = None,
        take_up: str = "",
        unsaved: Unsaved | None = None,
        routines: Sequence[Routine] = (),
        advice: Advice | None = None,
        exercises: Mapping[str, Exercise] | None = None,
    ) -> None:
        self.clock = clock()
        self.watch = FakeWatch()
        self.display = FakeDisplay()
        self.stdout = stdout or StringIO()
        self.waiter = ScriptWaiter(self.clock, script or [])
        self._store = store
        self._outputs = outputs
        self._settings = settings
        self._claims = claims or NoClaims()
        self._take_up = take_up
        self._unsaved = unsaved
        self._routines = routines
        self._advice = advice
        self._exercises = exercises
        self._arguments = (timelines, lent(store), self.clock, StringIO("never read"), self.stdout, interactive, speed)

    def run(self) -> int:
        outputs = self._outputs
        make_outputs = (lambda _: outputs) if outputs else None
        ports = Ports(self.waiter, self.watch, self.display, make_outputs, AtOnce)
        sitting = Sitting(
            *self._arguments,
            ports=ports,
            settings=self._settings,
            claims=self._claims,
            take_up=self._take_up,
            unsaved=self._unsaved,
            routines=self._routines,
            advice=self._advice,
            exercises=bundled_catalogue().exercises if self._exercises is None else self._exercises,
        )
        return run_plain(sitting)

    @property
    def lines(self) -> list[str]:
        said: str = self.stdout.getvalue()
        return said.splitlines()

    @property
    def record(self) -> Record:
        assert self._store is not None
        return self._store.record(self._store.records()[0].id)

    def at(self, line: str) -> int:
        """The place of the one line that begins so."""
        found = [place for place, said in enumerate(self.lines) if said.startswith(line)]
        assert len(found) == 1, (line, self.lines)
        return found[0]
