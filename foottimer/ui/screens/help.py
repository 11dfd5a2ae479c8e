"""Every key of a screen, and of the app, in a sentence each; a click on one does it."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.color import Color
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from foottimer.safety import TRAINING
from foottimer.ui.commands import GLOSSARY, Command, bindings, commands_of
from foottimer.ui.screens.dialog import Dialog
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.paged import PagedList


class HelpScreen(Dialog[None]):
    """The commands of the screen below; Enter or a click does the chosen one."""

    CSS = """
    HelpScreen {
        #box { width: 84; }
        OptionList { height: auto; max-height: 1fr; border: none; padding: 0; margin: 1 0; background: $panel; }
    }
    """
    KEYS: ClassVar = (
        Command("close", "escape,question_mark,f1,q", "close", "Close the help."),
        Command("perform", "enter", "do it", "Do what is chosen."),
        GLOSSARY,
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(self, under: Screen[object]) -> None:
        super().__init__()
        self._commands: tuple[Command, ...] = _distinct((*commands_of(under), *commands_of(under.app)))

    def compose(self) -> ComposeResult:
        """List the commands."""
        width = max(len(command.all_keys) for command in self._commands)
        with Vertical(id="box"):
            yield Line(("Keys", "line--strong"))
            yield PagedList(*(Option(self._row(command, width), id=command.action) for command in self._commands))
            yield Line((TRAINING, "line--quiet"))
            yield KeyBar(self.KEYS)

    def _row(self, command: Command, width: int) -> Table:
        keys = Style(bold=True, color=Color.parse(self.app.theme_variables["accent"]).rich_color)
        row = Table.grid(padding=(0, 2, 0, 0))  # whose sentences are wrapped beside the keys, not under them
        row.add_column(width=width, no_wrap=True)
        row.add_column()
        row.add_row(Text(command.all_keys, keys), Text(command.help))
        return row

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Do the chosen command on the screen below."""
        message.stop()
        command = self._commands[message.option_index]
        self.dismiss(None)
        self.app.call_later(self._perform, command)

    async def _perform(self, command: Command) -> None:
        action, under = command.action.removeprefix("app."), self.app.screen
        if action == "help":
            return
        own = "." not in command.action and hasattr(under, f"action_{action.partition('(')[0]}")
        await (under if own else self.app).run_action(action)

    def action_glossary(self) -> None:
        """Explain the words that stand here."""
        from foottimer.ui.screens.glossary import GlossaryScreen

        self.app.push_screen(GlossaryScreen(" ".join((*(command.help for command in self._commands), TRAINING))))

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)

    def action_perform(self) -> None:
        """Do what is chosen."""
        self.query_one(OptionList).action_select()


def _distinct(commands: tuple[Command, ...]) -> tuple[Command, ...]:
    """Leave out what does the same as an earlier one, as the app's help does where a screen has its own."""
    told: dict[str, Command] = {}
    for command in commands:
        told.setdefault(command.action.removeprefix("app."), command)
    return tuple(told.values())
