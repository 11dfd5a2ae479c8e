"""What stands beside a setting: a player in small, or what the setting leads to in words."""

from __future__ import annotations

from functools import partial

from textual.app import ComposeResult
from textual.containers import Vertical

from foottimer.routine.model import Exercise
from foottimer.session.clock import Clock
from foottimer.settings.model import Settings
from foottimer.ui.settings_preview import Place, beside
from foottimer.ui.settings_view import Field
from foottimer.ui.widgets.miniature import Miniature
from foottimer.ui.widgets.preview import Preview

SEEN = ("look", "figure")
"""The groups whose settings are seen."""


class Aside(Vertical):
    """Shows what the chosen setting does."""

    DEFAULT_CSS = """
    Aside {
        & > Preview { height: auto; }
        & > Miniature { height: 1fr; }
    }
    """

    def __init__(self, clock: Clock, settings: Settings, exercise: Exercise, id: str | None = None) -> None:
        super().__init__(id=id)
        self._clock = clock
        self._settings = settings
        self._exercise = exercise

    def compose(self) -> ComposeResult:
        """Both, of which one is shown."""
        yield Miniature(self._clock, self._settings, self._exercise)
        yield Preview()

    def show(self, field: Field, settings: Settings, places: tuple[Place, ...]) -> None:
        """Show what a setting does; `places` are where commands are found."""
        seen = field.group.name in SEEN
        self.query_one(Miniature).display, self.query_one(Preview).display = seen, not seen
        self.query_one(Miniature).obey(settings)
        if not seen:
            self.query_one(Preview).show(partial(beside, field, settings, places))
