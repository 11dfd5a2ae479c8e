"""What a person can do, defined once: each command makes its key, its place in the footer, its line in
the help and its entry in the palette.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from textual.binding import Binding, BindingType

from foottimer.values import dataclass, replace

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
    "comma": ",",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "delete": "del",
}


ALWAYS = ("ctrl+c", "ctrl+q", "escape")
"""Keys that no setting takes away: they lead out of everything."""
_FIXED = {"ctrl+c", "ctrl+q"}


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
    def name(self) -> str:
        """What the settings call it, the same on every screen that has it."""
        return self.action.removeprefix("app.")

    @property
    def key_list(self) -> tuple[str, ...]:
        """Every key, by Textual's names."""
        return tuple(self.keys.split(","))

    @property
    def fixed(self) -> tuple[str, ...]:
        """Those of them that no setting takes away."""
        return tuple(key for key in self.key_list if key in ALWAYS)

    @property
    def is_fixed(self) -> bool:
        """Whether it can't have other keys at all."""
        return set(self.key_list) <= _FIXED

    @property
    def key(self) -> str:
        """The first key, as a person would name it."""
        first = self.keys.split(",")[0]
        return shown(first)

    @property
    def all_keys(self) -> str:
        """Every key, as a person would name them."""
        return " ".join(shown(key) for key in self.keys.split(","))


def shown(key: str) -> str:
    """Return a key, given by Textual's name, as a person would name it: ctrl+s as ^s."""
    short = f"^{key[-1]}" if key.startswith("ctrl+") and len(key) == len("ctrl+s") else key
    return _SHOWN.get(key, short)


GLOSSARY = Command("glossary", "g", "words", "Explain the words that are shown.")
"""On every screen that uses words of the field."""


def bindings(commands: Iterable[Command], module: str) -> list[BindingType]:
    """Return Textual's bindings of the commands that `module`, given as its `__name__`, declares."""
    return [
        Binding(
            command.keys,
            command.action,
            command.title,
            show=command.footer,
            tooltip=command.help,
            id=None if command.is_fixed else binding_id(module, command.name),
        )
        for command in commands
    ]


def binding_id(module: str, name: str) -> str:
    """Return what Textual's keymap calls a command of a module."""
    return f"{module}:{name}"


def commands_of(screen: object) -> tuple[Command, ...]:
    """Return the commands that a screen, or the app, declares as `KEYS`, with the keys that they have now."""
    return with_keys(screen, getattr(screen, "KEYS", ()))


def with_keys(screen: object, commands: Iterable[Command]) -> tuple[Command, ...]:
    """Return commands of a screen with the keys that they have now."""
    chosen: Mapping[str, str] = getattr(getattr(screen, "app", None), "chosen_keys", {})
    if not chosen:
        return tuple(commands)
    module = type(screen).__module__
    return tuple(
        replace(command, keys=chosen.get(binding_id(module, command.name), command.keys)) for command in commands
    )


def key_of(screen: object, action: str) -> str:
    """Return the key that a screen's command has now, as a person would name it."""
    return next(command.key for command in commands_of(screen) if command.action == action)


def screen_commands() -> type[Provider]:
    """Return what offers a screen's commands in the palette, imported once it is opened."""
    from foottimer.ui.palette import ScreenCommands

    return ScreenCommands
