"""The palette, and its entries: the commands of the screen underneath."""

from __future__ import annotations

from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.types import CallbackType

from foottimer.ui.commands import Command, commands_of


class Palette(CommandPalette):
    """Textual's palette, which turns pages where its list has rows, and wraps where it has columns.

    In a terminal of a few cells it has none.
    """

    CSS = "Palette CommandList { min-width: 8; }"

    def _action_command_list(self, action: str) -> None:
        if self.query_one(CommandList).scrollable_content_region:
            super()._action_command_list(action)


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

    def _runner(self, command: Command) -> CallbackType:
        screen = self.screen

        async def run() -> None:
            await screen.run_action(command.action)

        return run
