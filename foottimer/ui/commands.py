"""What a person can do, defined once: each command makes its key, its place in the footer, its line in
the help and its entry in the palette.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.binding import Binding, BindingType

if TYPE_CHECKING:
    from textual.command import Provider

_SHOWN = {
    "space": "space",
    "enter": "enter",
    "escape": "esc",
    "plus": "+",
    "equals_sign": "=",
    "minus": "-",
    "question_mark": "?",
    "slash": "/",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "ctrl+p": "^p",
    "ctrl+q": "^q",
}


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that a person can do on a screen."""

    action: str
    """The screen's or app's action, as Textual names it: "skip", "app.help"."""
    keys: str
    """Textual's key names, parted by commas; the first is the one that is shown."""
    title: str
    """One or two words, for the footer."""
    help: str
    """One sentence, for help and palette."""
    footer: bool = True
    """Whether the footer has room for it."""

    @property
    def key(self) -> str:
        """The first key, as a person would name it."""
        first = self.keys.split(",")[0]
        return _SHOWN.get(first, first)

    @property
    def all_keys(self) -> str:
        """Every key, as a person would name them."""
        return " ".join(_SHOWN.get(key, key) for key in self.keys.split(","))


GLOSSARY = Command("glossary", "g", "words", "Explain the words that are shown.")
"""On every screen that uses words of the field."""


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """Return Textual's bindings of the commands."""
    return [
        Binding(command.keys, command.action, command.title, show=command.footer, tooltip=command.help)
        for command in commands
    ]


def commands_of(screen: object) -> tuple[Command, ...]:
    """Return the commands that a screen declares as `KEYS`; none for one that does not."""
    return tuple(getattr(screen, "KEYS", ()))


def screen_commands() -> type[Provider]:
    """Return what offers a screen's commands in the palette, imported once it is opened."""
    from foottimer.ui.palette import ScreenCommands

    return ScreenCommands
