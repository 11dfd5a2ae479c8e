"""What is said of a setting, and the field in which its value is typed."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static


class Told(Vertical):
    """A sentence, how the setting stands, and between them a field while something is typed."""

    DEFAULT_CSS = """
    Told {
        height: 4;
        & > Static { height: auto; max-height: 2; }
        & > #state { color: $quiet; }
        & > #state.-wrong { color: $warning; text-style: bold; }
        & > Input { background: $panel; padding: 0 1; }
    }
    """

    class Typed(Message):
        """A value was typed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text
            """What was typed."""

    def compose(self) -> ComposeResult:
        """The sentence, the field, and how it stands."""
        yield Static(id="help", markup=False)
        yield Input(compact=True)
        yield Static(id="state", markup=False)

    def on_mount(self) -> None:
        """Begin without the field."""
        self.ask_no_more()

    def say(self, sentence: str, state: str, wrong: str = "") -> None:
        """Say what a setting is for and how it stands, or what is `wrong` with its value."""
        self.query_one("#help", Static).update(sentence)
        below = self.query_one("#state", Static)
        below.set_class(bool(wrong), "-wrong")
        below.update(wrong or state)

    @property
    def asks(self) -> bool:
        """Whether something is being typed."""
        return self.query_one(Input).display

    def ask(self, text: str) -> None:
        """Let a value be typed, beginning with `text`."""
        field = self.query_one(Input)
        field.value, field.display = text, True
        self.screen.set_focus(field)  # at once: more keys may be on their way

    def ask_no_more(self) -> None:
        """Put the field away."""
        self.query_one(Input).display = False

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Hand over what was typed."""
        message.stop()
        self.post_message(self.Typed(message.value))

    def on_input_changed(self, message: Input.Changed) -> None:
        """Keep it from who searches."""
        message.stop()
