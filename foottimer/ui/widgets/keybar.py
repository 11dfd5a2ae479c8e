"""The footer: the screen's commands with their keys, clickable, made from their one definition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.strip import Strip

from foottimer.ui.commands import Command, with_keys
from foottimer.ui.widgets.inked import Inked
from foottimer.values import replace


class KeyBar(Inked):
    """One row of "key title"; what does not fit is left out from the end, never the last, which is help."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keybar--key", "keybar--title"}
    DEFAULT_CSS = """
    KeyBar {
        height: 1;
        dock: bottom;
        padding: 0 1;
        & > .keybar--key { color: $accent; text-style: bold; }
        & > .keybar--title { color: $quiet; }
    }
    """
    ALLOW_SELECT = False

    def __init__(self, commands: Sequence[Command], id: str | None = None) -> None:
        super().__init__(id=id)
        self._commands = tuple(command for command in commands if command.footer)

    def offer(self, commands: Sequence[Command]) -> None:
        """Show other commands; nothing is repainted when they are the same."""
        offered = tuple(command for command in commands if command.footer)
        if offered != self._commands:
            self._commands = offered
            self.refresh()

    def retitle(self, action: str, title: str) -> None:
        """Give a command another title, for what it does now; nothing is repainted when it is the same."""
        if all(command.action != action or command.title == title for command in self._commands):
            return
        self._commands = tuple(
            replace(command, title=title) if command.action == action else command for command in self._commands
        )
        self.refresh()

    def fitting(self, width: int) -> tuple[Command, ...]:
        """Return the commands that fit into `width` cells: the first ones, and help."""
        chosen = list(with_keys(self.screen, self._commands) if self.is_attached else self._commands)
        while len(chosen) > 1 and sum(_width(command) for command in chosen) - 2 > width:
            helps = chosen[-1].action.endswith("help")
            del chosen[-2 if helps else -1]
        return tuple(chosen)

    def render_line(self, y: int) -> Strip:
        """Paint the row."""
        key = self.ink_of("keybar--key")
        title = self.ink_of("keybar--title")
        segments = []
        for command in self.fitting(self.size.width):
            segments += [Segment(command.key, key), Segment(f" {command.title}  ", title)]
        return Strip(segments).adjust_cell_length(self.size.width, self.ink)

    async def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        event.stop()
        place = event.x - self.styles.padding.left
        for command in self.fitting(self.size.width):
            if 0 <= place < _width(command) - 2:
                await self.screen.run_action(command.action)
                return
            place -= _width(command)


def _width(command: Command) -> int:
    return len(command.key) + 1 + len(command.title) + 2
