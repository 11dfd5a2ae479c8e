"""What an exercise is for, and its picture beside it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from foottimer.routine.model import Exercise
from foottimer.session.clock import Clock
from foottimer.settings.model import Settings
from foottimer.ui.exercise_card import heading
from foottimer.ui.widgets.example import Example
from foottimer.ui.widgets.preview import Preview


class Portrait(Horizontal):
    """The head of a card; one without an exercise has no picture."""

    DEFAULT_CSS = """
    Portrait.-words > Example { display: none; }
    """

    def __init__(self, clock: Clock, settings: Settings) -> None:
        super().__init__()
        self._clock = clock
        self._settings = settings

    def compose(self) -> ComposeResult:
        """The words and the picture."""
        yield Preview(id="heading")
        yield Example(self._clock, self._settings, id="picture")

    def show(self, exercise: Exercise) -> None:
        """Show an exercise."""
        self.query_one(Preview).show(lambda _: heading(exercise))
        self.remove_class("-words")
        self.query_one(Example).perform(exercise)

    def tell(self, name: str, about: str) -> None:
        """Say what something is that is no exercise."""
        self.query_one(Preview).show(lambda _: Content("\n").join((Content.styled(name, "bold"), "", about)))
        self.add_class("-words")

    def obey(self, settings: Settings) -> None:
        """Draw as these settings say."""
        self.query_one(Example).obey(settings)
