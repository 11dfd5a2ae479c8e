"""The questions after a session, one of them open."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from foottimer.history.record import Answers
from foottimer.ui.questions import Question, answered, value_at
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

    def __init__(self, questions: Sequence[Question]) -> None:
        super().__init__()
        self._questions = tuple(questions)
        self.answers = Answers()
        """What was answered so far."""
        self._step = -1

    def compose(self) -> ComposeResult:
        """Lay them out in their order."""
        for question in self._questions:
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
        """Answer the open question by a key, at once; return whether it was one of its keys."""
        asked = self._asked()
        place = asked.place_of_key(character) if asked else None
        if asked is None or place is None:
            return False
        self.answers = answered(self.answers, asked.question, value_at(asked.question, place))
        return True

    def gather(self) -> Answers:
        """Return the answers, with the text as it is typed by now: its message may be on the way yet."""
        for asked in self.query(Asked):
            field = asked.field()
            if field is not None:
                self.answers = answered(self.answers, asked.question, field.value)
        return self.answers

    def erase(self) -> None:
        """Take the open question's answer back."""
        asked = self._asked()
        if asked is not None and asked.field() is None:
            self.answers = answered(self.answers, asked.question, None)
            self.show(self._step)

    def _asked(self) -> Asked | None:
        return self.query(Asked)[self._step] if 0 <= self._step < len(self._questions) else None

    def on_asked_answered(self, message: Asked.Answered) -> None:
        """Keep an answer."""
        message.stop()
        question = message.asked.question
        self.answers = answered(self.answers, question, message.value)
        self.post_message(self.Changed(self.answers, self._questions.index(question), message.final))

    def on_asked_picked(self, message: Asked.Picked) -> None:
        """Tell which question was clicked."""
        message.stop()
        self.post_message(self.Picked(self._questions.index(message.asked.question)))
