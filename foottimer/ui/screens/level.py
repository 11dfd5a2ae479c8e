"""Asks at which level an exercise is practised."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from foottimer import safety
from foottimer.routine.card import dose_text
from foottimer.routine.duration import format_duration
from foottimer.routine.expand import expand
from foottimer.routine.model import Exercise, Group
from foottimer.routine.practice import dose_of, levels_of, practice
from foottimer.ui.commands import Command, bindings
from foottimer.ui.screens.dialog import Dialog
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.picklist import PickList, Row
from foottimer.values import replace


class LevelScreen(Dialog[int | None]):
    """Dismissed with the level, or None."""

    CSS = """
    LevelScreen {
        PickList {
            height: auto;
            max-height: 1fr;
            margin: 1 0 0 0;
            & > .option-list--option-highlighted, &:focus > .option-list--option-highlighted { background: $chosen; }
        }
        #care { color: $quiet; margin: 1 0 0 0; height: auto; }
    }
    """
    KEYS: ClassVar = (
        Command("enter", "enter,space", "start", "Practise a set of the chosen level."),
        Command("level(1)", "1", "level 1", "Practise a set of level 1."),
        Command("level(2)", "2", "level 2", "Practise a set of level 2."),
        Command("level(3)", "3", "level 3", "Practise a set of level 3."),
        Command("close", "escape,q", "close", "Close; nothing is started."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(self, exercise: Exercise) -> None:
        super().__init__()
        self._exercise = exercise

    def compose(self) -> ComposeResult:
        """List the levels."""
        notes = (safety.PLYO if self._exercise.group == Group.PLYO else "", self._exercise.safety)
        with Vertical(id="box"):
            yield Line((f"One set of {self._exercise.name}", "line--strong"))
            yield PickList()
            yield Static(" ".join(note for note in notes if note) or safety.TRAINING, id="care", markup=False)
            yield KeyBar([command for command in self.KEYS if not command.action.startswith("level")])

    def on_mount(self) -> None:
        """Begin at the first."""
        self.query_one(PickList).show(tuple(self._row(level) for level in levels_of(self._exercise)), 0)

    def _row(self, level: int) -> Row:
        try:
            length = format_duration(expand(practice(self._exercise, level)).total)
        except ValueError:
            length = "too long"
        room = max(6, len(length))
        dose = replace(dose_of(self._exercise, level), sets=1)
        text = f"  {dose_text(self._exercise, dose)}"

        def row(width: int) -> Content:
            head = Content.styled(f"{level}", "$accent bold") + text
            return head.truncate(max(1, width - room), ellipsis=True, pad=True) + Content.styled(
                length.rjust(room), "$quiet"
            )

        return row

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        """Take what was clicked."""
        message.stop()
        self.action_enter()

    def action_enter(self) -> None:
        """Take the chosen level."""
        self.dismiss((self.query_one(PickList).highlighted or 0) + 1)

    def action_level(self, level: int) -> None:
        """Take a level, if there is one of that number."""
        if level in levels_of(self._exercise):
            self.dismiss(level)

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)
