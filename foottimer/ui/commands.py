"""What a person can do, defined once: each command makes its key, its place in the footer, its line in
the help and its entry in the palette.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding, BindingType
from textual.command import DiscoveryHit, Hit, Hits, Provider

_SHOWN = {
    "space": "space",
    "enter": "enter",
    "escape": "esc",
    "plus": "+",
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


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """Return Textual's bindings of the commands."""
    return [
        Binding(command.keys, command.action, command.title, show=command.footer, tooltip=command.help)
        for command in commands
    ]


def commands_of(screen: object) -> tuple[Command, ...]:
    """Return the commands that a screen declares as `KEYS`; none for one that does not."""
    return tuple(getattr(screen, "KEYS", ()))


class ScreenCommands(Provider):
    """Offers the commands of the screen underneath in the palette."""

    async def discover(self) -> Hits:
        """Offer all of them before anything is typed."""
        for command in commands_of(self.screen):
            yield DiscoveryHit(command.title, self._runner(command), help=f"{command.help} ({command.all_keys})")

    async def search(self, query: str) -> Hits:
        """Offer those that match `query`."""
        matcher = self.matcher(query)
        for command in commands_of(self.screen):
            score = matcher.match(f"{command.title} {command.help}")
            if score > 0:
                shown = matcher.highlight(command.title)
                yield Hit(score, shown, self._runner(command), help=f"{command.help} ({command.all_keys})")

    def _runner(self, command: Command):  # type: ignore[no-untyped-def]  # Textual's callback type is private
        screen = self.screen

        async def run() -> None:
            await screen.run_action(command.action)

        return run
