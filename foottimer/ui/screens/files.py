"""What can be done with the chosen routine's file, a letter each."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from foottimer.ui.commands import Command, bindings, commands_of
from foottimer.ui.file_keys import FILE_COMMANDS
from foottimer.ui.file_menu import Case, told, why_not
from foottimer.ui.fits import origin
from foottimer.ui.screens.dialog import ListDialog
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.picklist import PickList

_KEY = 5
_TITLE = 16
_WITH_TOLD = 34
"""Cells of a row's key and title, and from which width there is room for what it would do."""


class FilesScreen(ListDialog[str | None]):
    """Dismissed with the action that is wanted, or None. What is not possible is grey, and says why if it is asked."""

    CSS = """
    FilesScreen {
        #box { width: 68; }
    }
    """
    KEYS: ClassVar = (
        *FILE_COMMANDS,
        Command("enter", "enter,space", "do it", "Do what is chosen."),
        Command("close", "escape,q,m", "close", "Close the menu."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._case = case

    def compose(self) -> ComposeResult:
        """List the commands."""
        entry = self._case.entry
        whose = f"  {origin(entry.card) or 'bundled'}" if entry is not None else ""
        with Vertical(id="box"):
            yield Line((entry.name if entry is not None else "Files", "line--strong"), (whose, "line--quiet"))
            yield PickList(id="actions")
            yield KeyBar(self.KEYS[-2:])

    def on_mount(self) -> None:
        """Begin at the first that is possible."""
        possible = [not why_not(command.action, self._case) for command in FILE_COMMANDS]
        rows = tuple(partial(self._row, command) for command in commands_of(self)[: len(FILE_COMMANDS)])
        greyed = frozenset(index for index, can in enumerate(possible) if not can)
        self.query_one(PickList).show(rows, possible.index(True), greyed)

    def _row(self, command: Command, width: int) -> Content:
        can = not why_not(command.action, self._case)
        key = Content.styled(command.key.ljust(_KEY), "$accent bold" if can else "$quiet")
        title = Content.styled(command.title.ljust(_TITLE), "" if can else "$quiet")
        beside = Content.styled(told(command.action, self._case), "$quiet") if width >= _WITH_TOLD else Content("")
        return (key + title + beside).truncate(width, ellipsis=True)

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        """Do what was clicked."""
        message.stop()
        self.action_enter()

    def action_enter(self) -> None:
        """Do what is chosen."""
        index = self.query_one(PickList).highlighted
        self.dismiss(None if index is None else FILE_COMMANDS[index].action)

    def action_close(self) -> None:
        """Do nothing."""
        self.dismiss(None)

    def action_change(self) -> None:
        """Change the routine."""
        self.dismiss("change")

    def action_new(self) -> None:
        """Make one."""
        self.dismiss("new")

    def action_duplicate(self) -> None:
        """Copy it."""
        self.dismiss("duplicate")

    def action_rename(self) -> None:
        """Rename it."""
        self.dismiss("rename")

    def action_delete(self) -> None:
        """Delete it."""
        self.dismiss("delete")

    def action_changes(self) -> None:
        """Compare it."""
        self.dismiss("changes")

    def action_revert(self) -> None:
        """Go back to the bundled one."""
        self.dismiss("revert")

    def action_trash(self) -> None:
        """Look through the trash."""
        self.dismiss("trash")

    def action_undo(self) -> None:
        """Undo the last of it."""
        self.dismiss("undo")
