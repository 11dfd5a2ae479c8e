"""One question, after a session or on the morning after: closed, a line with its answer; open, with its choices."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from foottimer.history.decisions import Morning
from foottimer.history.record import Answers
from foottimer.ui.questions import Form, Question, Value, answer_text, place_of, value_at
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.scale import Scale

LABELS = {Form.SCALE: tuple(map(str, range(11))), Form.YES_NO: ("y yes", "n no")}
"""The choices of each form."""
KEYS = {Form.SCALE: "0123456789x", Form.YES_NO: "yn", Form.TEXT: ""}
"""The key of each choice."""


class Asked(Vertical):
    """A question; the one that is being asked is open."""

    DEFAULT_CSS = """
    Asked {
        height: auto;
        & > Scale, & > Input, & > .hint { display: none; margin: 0 0 0 2; }
        & > .hint { color: $quiet; height: auto; }
        & > Input { width: 1fr; background: $panel; }
        &.-open {
            margin: 1 0;
            & > Scale, & > Input, & > .hint { display: block; }
        }
    }
    """

    class Answered(Message):
        """The question was answered; a text may still grow."""

        def __init__(self, asked: Asked, value: Value, final: bool = True) -> None:
            super().__init__()
            self.asked = asked
            """Where."""
            self.value = value
            """The answer."""
            self.final = final
            """Whether the next question is due."""

    class Picked(Message):
        """The question was clicked while closed."""

        def __init__(self, asked: Asked) -> None:
            super().__init__()
            self.asked = asked
            """Which."""

    def __init__(self, question: Question) -> None:
        super().__init__(id=question.key.replace("_", "-"))
        self.question = question
        """What is asked."""

    def compose(self) -> ComposeResult:
        """Lay out the question, its choices and its hint."""
        question = self.question
        yield Line()
        if question.form is Form.TEXT:
            yield Input(compact=True, placeholder="anything to remember", max_length=500)
        else:
            yield Scale(LABELS[question.form], question.anchors)
        yield Static(question.hint, classes="hint", markup=False)

    def show(self, answers: Answers | Morning, is_open: bool, is_over: bool) -> None:
        """Show the answer; `is_over` says that the question was passed."""
        question, text = self.question, answer_text(answers, self.question)
        self.set_class(is_open, "-open")
        mark = "›" if is_open else "✓" if text else "–" if is_over else " "
        if is_open:
            self.query_one(Line).show((f"{mark} {question.ask}", "line--accent"))
        else:
            self.query_one(Line).show((f"{mark} {question.short:<12}", "line--quiet"), (text, "line--strong"))
        if question.form is not Form.TEXT:
            self.query_one(Scale).show(place_of(answers, question))

    def field(self) -> Input | None:
        """Return the field that the answer is typed into; None where a key answers."""
        return self.query_one(Input) if self.question.form is Form.TEXT else None

    def place_of_key(self, character: str) -> int | None:
        """Return the choice whose key types `character`; None where there is none."""
        place = KEYS[self.question.form].find(character.lower()) if character else -1
        return None if place < 0 else place

    def on_scale_chosen(self, message: Scale.Chosen) -> None:
        """Answer by a click."""
        message.stop()
        self.post_message(self.Answered(self, value_at(self.question, message.index)))

    def on_input_changed(self, message: Input.Changed) -> None:
        """The text grows."""
        message.stop()
        self.post_message(self.Answered(self, message.value, final=False))

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """The text is done."""
        message.stop()
        self.post_message(self.Answered(self, message.value))

    def on_click(self, event: events.Click) -> None:
        """Come back to this question."""
        event.stop()
        if not self.has_class("-open"):
            self.post_message(self.Picked(self))
