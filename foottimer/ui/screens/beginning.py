"""Asks what a new routine is to begin with."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from foottimer.ui.beginnings import Beginning
from foottimer.ui.commands import Command, bindings
from foottimer.ui.screens.dialog import ListDialog
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.picklist import PickList, Row

_WITH_ABOUT = 44
"""Cells of a row from which there is room beside its title."""


class BeginningScreen(ListDialog[Beginning | None]):
    """Dismissed with what was chosen, or None."""

    CSS = """
    BeginningScreen {
        #box { width: 84; }
    }
    """
    KEYS: ClassVar = (
        Command("enter", "enter,space", "begin with it", "Begin with what is chosen; then it gets a name."),
        Command("close", "escape,q", "cancel", "Make no routine."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(self, offered: tuple[Beginning, ...]) -> None:
        super().__init__()
        self._rows: list[Beginning | str] = []
        self._room = max(cell_len(beginning.title) for beginning in offered)
        group = None
        for beginning in offered:
            if beginning.group != group:
                group = beginning.group
                self._rows.append(group)
            self._rows.append(beginning)

    def compose(self) -> ComposeResult:
        """List what there is."""
        with Vertical(id="box"):
            yield Line(("A new routine", "line--strong"))
            yield PickList(id="beginnings")
            yield KeyBar(self.KEYS)

    def on_mount(self) -> None:
        """Begin at the first."""
        headings = frozenset(index for index, row in enumerate(self._rows) if isinstance(row, str))
        self.query_one(PickList).show(tuple(map(self._row_of, self._rows)), 1, headings)

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        """Take what was clicked."""
        message.stop()
        self.action_enter()

    def action_enter(self) -> None:
        """Take what is chosen."""
        index = self.query_one(PickList).highlighted
        chosen = None if index is None else self._rows[index]
        self.dismiss(chosen if isinstance(chosen, Beginning) else None)

    def _row_of(self, row: Beginning | str) -> Row:
        return partial(_heading, row) if isinstance(row, str) else partial(_row, row, self._room)

    def action_close(self) -> None:
        """Make none."""
        self.dismiss(None)


def _heading(text: str, width: int) -> Content:
    return Content.styled(text, "$quiet").truncate(width, ellipsis=True)


def _row(beginning: Beginning, room: int, width: int) -> Content:
    about = Content.styled(beginning.about, "$quiet")
    if width < _WITH_ABOUT:
        return Content(f"  {beginning.title}").truncate(width, ellipsis=True)
    title = Content(f"  {beginning.title}").truncate(min(room, width // 2) + 2, ellipsis=True, pad=True)
    return (title + "  " + about).truncate(width, ellipsis=True)
