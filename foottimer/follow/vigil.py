"""What goes on exactly while a session runs: gaps are watched for, the display is held awake."""

from __future__ import annotations

from collections.abc import Callable

from foottimer.follow.display import Display, NoDisplay
from foottimer.follow.heartbeat import Gap, Watch
from foottimer.session.events import CountingIn, Event, Resumed
from foottimer.session.machine import Session, State


class Vigil:
    """A watch and a display, each of which may be none."""

    def __init__(
        self,
        watch: Watch | None,
        display: Display | None,
        on_gap: Callable[[], object] | None,
        on_beat: Callable[[], object],
    ) -> None:
        """Have `on_gap` called from another thread when there was a gap, `on_beat` time and again while it is kept."""
        self._watch = watch
        self._display = display or NoDisplay()
        self._on_gap = on_gap
        self._on_beat = on_beat

    def begin(self) -> None:
        """Keep it from now on."""
        self._display.hold()
        if self._watch:
            self._watch.start(self._on_gap, self._on_beat)

    def attend(self, session: Session, events: tuple[Event, ...]) -> None:
        """Keep it exactly while the session runs, given what led to where it stands."""
        if session.state in (State.PAUSED, State.ENDED):
            # Said again with each step: Windows listens to the thread alone that asked for the display.
            self._display.release()
            if self._watch:
                self._watch.stop()
        elif any(isinstance(event, CountingIn | Resumed) for event in events):
            self.begin()

    def take(self) -> Gap | None:
        """Return the gap since it was last asked, if there was one."""
        return self._watch.take() if self._watch else None
