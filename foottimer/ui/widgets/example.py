"""An exercise that is shown on and on in its own tempo."""

from __future__ import annotations

from foottimer.routine.model import Exercise
from foottimer.session.clock import Clock
from foottimer.settings.model import Characters, Motion, Settings
from foottimer.ui.picture import STEP, example
from foottimer.ui.widgets.board import renderer_of
from foottimer.ui.widgets.figure import Figure


class Example(Figure):
    """Draws the exercise it is given; takes no room where nobody has drawn it, or no pictures are wanted."""

    DEFAULT_CSS = """
    Example.-undrawn { display: none; }
    """

    def __init__(self, clock: Clock, settings: Settings, id: str | None = None) -> None:
        super().__init__(renderer_of(settings.picture), settings.motion is Motion.REDUCED, id=id)
        self._clock = clock
        self._wanted = settings.picture is not Characters.NONE
        self._exercise: Exercise | None = None
        self._since = 0

    def on_mount(self) -> None:
        """Begin to move."""
        self.set_interval(STEP / 1000, self.step)
        self.step()

    def obey(self, settings: Settings) -> None:
        """Draw as these settings say; the movement goes on."""
        self._wanted = settings.picture is not Characters.NONE
        self.draw_as(renderer_of(settings.picture), settings.motion is Motion.REDUCED)
        self._begin()

    def perform(self, exercise: Exercise) -> None:
        """Show an exercise from its beginning."""
        self._exercise, self._since = exercise, self._clock.now()
        self._begin()

    def _begin(self) -> None:
        if self._exercise is not None:
            self.set_class(not self._wanted or example(self._exercise, 0) is None, "-undrawn")
        if self.is_mounted:
            self.step()

    def step(self) -> None:
        """Show the present frame, unless it is hidden or another screen is on top."""
        if self._exercise is not None and self._wanted and self.screen.is_current and self._is_shown:
            now = self._clock.now()
            self.show(example(self._exercise, now - self._since), now)

    @property
    def _is_shown(self) -> bool:
        return all(widget.display for widget in self.ancestors_with_self)
