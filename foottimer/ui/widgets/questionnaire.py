"""The questions after a session, one of them open."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from foottimer.history.record import Answers
from foottimer.ui.questions import QUESTIONS, Value, answered
from foottimer.ui.widgets.asked import Asked


class Questionnaire(Vertical):
    """Holds the answers; which question is open is its screen's to say."""

    DEFAULT_CSS = """
    Questionnaire { height: auto; }
    """

    class Changed(Message):
        """The answers are other ones now."""

        def __init__(self, answers: Answers, step: int, final: bool) -> None:
            super().__init__()
            self.answers = answers
            """All of them."""
            self.step = step
            """The place of the question that was answered."""
            self.final = final
            """Whether the next question is due; a text may still grow."""

    class Picked(Message):
        """A closed question was clicked."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step
            """Its place."""

    def __init__(self) -> None:
        super().__init__()
        self.answers = Answers()
        """What was answered so far."""
        self._step = -1

    def compose(self) -> ComposeResult:
        """Lay them out in their order."""
        for question in QUESTIONS:
            yield Asked(question)

    def show(self, step: int) -> None:
        """Open the question `step`, or none where there is no such."""
        self._step = step
        for index, asked in enumerate(self.query(Asked)):
            asked.show(self.answers, index == step, index < step)

    def field(self) -> Input | None:
        """Return the field that the open question is typed into."""
        asked = self._asked()
        return asked.field() if asked else None

    def press(self, character: str) -> bool:
        """Answer the open question by a key; return whether it was one of its keys."""
        asked = self._asked()
        return asked is not None and asked.press(character)

    def erase(self) -> None:
        """Take the open question's answer back."""
        asked = self._asked()
        if asked is not None:
            self._keep(asked, None, False)
            self.show(self._step)

    def _asked(self) -> Asked | None:
        return self.query(Asked)[self._step] if 0 <= self._step < len(QUESTIONS) else None

    def _keep(self, asked: Asked, value: Value, final: bool) -> None:
        self.answers = answered(self.answers, asked.question, value)
        self.post_message(self.Changed(self.answers, QUESTIONS.index(asked.question), final))

    def on_asked_answered(self, message: Asked.Answered) -> None:
        """Keep an answer."""
        message.stop()
        self._keep(message.asked, message.value, message.final)

    def on_asked_picked(self, message: Asked.Picked) -> None:
        """Tell which question was clicked."""
        message.stop()
        self.post_message(self.Picked(QUESTIONS.index(message.asked.question)))
