"""What the screens of levels, plan and check-in share: their row on top, and the keys that all of them have."""

from __future__ import annotations

from textual.app import ComposeResult

from foottimer.ui.commands import Command
from foottimer.ui.fitting import Part
from foottimer.ui.screens.reading import Data, Reading
from foottimer.ui.widgets.line import Line

ADVISED_KEYS = (
    Command("reload", "r", "read again", "Read the sessions again.", footer=False),
    Command("leave", "escape,q", "back", "Back to where you were."),
    Command("app.settings", "comma,f3", "settings", "Age and sex, the week's goal, colours, keys.", footer=False),
    Command("app.help", "question_mark,f1", "keys", "Show what every key does."),
)
"""What a person can do on each of them; a screen has these after its own."""


class Advised(Reading[Data]):
    """A screen with a title in two inks."""

    DEFAULT_CSS = """
    Advised {
        & > #title { margin: 0 0 1 0; }
        &.-low > #title, &.-short > #title, &.-flat > #title { margin: 0; }
    }
    """

    def head(self) -> ComposeResult:
        """What it is about."""
        yield Line(id="title")

    def entitle(self, *parts: Part) -> None:
        """Say what it is about; the inks are "", "strong", "quiet" and "accent"."""
        self.query_one("#title", Line).show(*((text, f"line--{ink}" if ink else "") for text, ink in parts))
