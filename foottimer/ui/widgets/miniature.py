"""A player in small: digits that count and a picture that moves, in the colours and characters there are."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from foottimer.routine.model import Exercise
from foottimer.session.clock import Clock
from foottimer.settings.model import Settings
from foottimer.ui.settings_preview import inks
from foottimer.ui.widgets.big import Digits
from foottimer.ui.widgets.example import Example
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.preview import Preview

LOOK = 0.25
"""Seconds between two looks at the clock."""
COUNTED = 30
"""Seconds that are counted down, again and again."""


class Miniature(Vertical):
    """Shows what theme, digits, characters and motion look like."""

    DEFAULT_CSS = """
    Miniature {
        & > Line { text-style: bold; }
        & > Digits { height: 5; margin: 1 0; color: $kind-work; }
        & > Example { height: 1fr; width: 100%; }
        & > Preview { height: auto; }
    }
    """

    def __init__(self, clock: Clock, settings: Settings, exercise: Exercise, id: str | None = None) -> None:
        super().__init__(id=id)
        self._clock = clock
        self._settings = settings
        self._exercise = exercise
        self._since = clock.now()

    def compose(self) -> ComposeResult:
        """The name, the digits, the picture and the colours."""
        yield Line(self._exercise.name)
        yield Digits(self._settings.digits)
        yield Example(self._clock, self._settings)
        yield Preview()

    def on_mount(self) -> None:
        """Begin to count and to move."""
        self.query_one(Preview).show(lambda _: inks())
        self.query_one(Example).perform(self._exercise)
        self.set_interval(LOOK, self._count)
        self._count()

    def obey(self, settings: Settings) -> None:
        """Look as these settings say."""
        self.query_one(Digits).draw_as(settings.digits)
        self.query_one(Example).obey(settings)

    def _count(self) -> None:
        if self.display and self.screen.is_current:
            left = COUNTED - (self._clock.now() - self._since) // 1000 % COUNTED
            self.query_one(Digits).show(f"{left}")
