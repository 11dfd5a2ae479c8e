"""Asks what to do when a file was changed by somebody else while it was edited here."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from foottimer.routine.duration import format_duration
from foottimer.routine.limits import measure
from foottimer.ui.commands import Command, bindings, commands_of, screen_commands
from foottimer.ui.diff_view import Compared, Version, below_text, beside_text
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.preview import Preview

SIDE_BY_SIDE = 90
"""Cells from which both versions stand side by side."""
CHANGED = "Another program changed this file. Nothing is written until you choose."
GONE = "Another program deleted or renamed this file. Nothing is written until you choose."


class Choice(StrEnum):
    """What is to be done."""

    KEEP_MINE = "keep mine"
    """Write what is edited here over what is on disk."""
    TAKE_THEIRS = "take theirs"
    """Edit what is on disk instead; what was changed here goes."""
    SAVE_AS = "save as another"
    """Save what is edited here as another routine, and leave the file as it is."""


class ConflictScreen(Screen[Choice | None]):
    """Dismissed with what to do, or None to go on editing without saving."""

    CSS_PATH = "conflict.tcss"
    AUTO_FOCUS = "VerticalScroll"
    COMMANDS = {screen_commands}  # noqa: RUF012 - Textual's own declaration
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (30, "-narrow"), (70, "-normal"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (8, "-short"), (12, "-low"), (20, "-middle"), (32, "-tall")]  # noqa: RUF012
    KEYS: ClassVar = (
        Command("keep_mine", "m", "keep mine", "Write what you have here over what is on disk."),
        Command("take_theirs", "t", "take theirs", "Go on with what is on disk; what you changed here goes."),
        Command("save_as", "a", "save as", "Save what you have here as another routine; leave the file as it is."),
        Command("close", "escape,q", "go on editing", "Go on editing; nothing is saved."),
        Command("page(1)", "space,pagedown", "page down", "Read on.", footer=False),
        Command("page(-1)", "b,pageup", "page up", "Read what is above.", footer=False),
        Command("app.help", "question_mark,f1", "keys", "Show what every key does."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(self, name: str, mine: Version, theirs: Version | None) -> None:
        """Ask about the file called `name`; `theirs` is None where it is gone."""
        super().__init__()
        self._called = name
        self._mine = mine
        self._theirs = theirs
        self._compared = Compared(mine, theirs or Version(mine.title, mine.text, mine.routine))

    def compose(self) -> ComposeResult:
        """Lay out what happened, both versions, and the ways out."""
        yield Line(
            (self._called, "line--strong"),
            ("   gone meanwhile" if self._theirs is None else "   changed meanwhile", "line--quiet"),
            id="title",
        )
        yield Static(GONE if self._theirs is None else CHANGED, id="told", markup=False)
        yield Preview(id="heads")
        with VerticalScroll(id="body"):
            yield Preview(id="versions")
        with Vertical(id="keys"):
            yield KeyBar(self.KEYS[:2], id="ways")
            yield KeyBar(self.KEYS[2:], id="other-ways")

    def on_mount(self) -> None:
        """Make the texts for the width."""
        self.query_one("#heads", Preview).show(self._heads)
        self.query_one("#versions", Preview).show(self._versions)
        if self._theirs is None:
            self.query_one("#ways", KeyBar).offer(self.KEYS[:1])

    def _heads(self, width: int) -> Content:
        """Return what both are, side by side or below each other."""
        heads = [_head(version) for version in (self._mine, self._theirs) if version is not None]
        if width < SIDE_BY_SIDE or len(heads) == 1:
            return Content("\n").join(head.truncate(width, ellipsis=True) for head in heads)
        half = (width - 3) // 2
        return heads[0].truncate(half, ellipsis=True, pad=True) + "   " + heads[1].truncate(half, ellipsis=True)

    def _versions(self, width: int) -> Content:
        if self._theirs is None:
            return Content("")
        if not self._compared.hunks:
            return Content("\n").join([Content(self._compared.summary), *map(Content, self._compared.remarks)])
        return (beside_text if width >= SIDE_BY_SIDE - 1 else below_text)(self._compared, width)

    def action_page(self, by: int) -> None:
        """Read on, or back."""
        text = self.query_one("#body", VerticalScroll)
        (text.scroll_page_down if by > 0 else text.scroll_page_up)(animate=False)

    def action_keep_mine(self) -> None:
        """Overwrite."""
        self.dismiss(Choice.KEEP_MINE)

    def action_take_theirs(self) -> None:
        """Take what is on disk, if there is anything."""
        if self._theirs is not None:
            self.dismiss(Choice.TAKE_THEIRS)
            return
        key = next(command.key for command in commands_of(self) if command.action == "keep_mine")
        self.notify(f"There is no file to take; {key} writes yours again.", markup=False)

    def action_save_as(self) -> None:
        """Save as another routine."""
        self.dismiss(Choice.SAVE_AS)

    def action_close(self) -> None:
        """Go on editing."""
        self.dismiss(None)


def _head(version: Version) -> Content:
    """Return which version it is, and how long it takes."""
    told = "cannot be read as a routine" if version.routine is None else format_duration(measure(version.routine).ms)
    return Content.styled(version.title, "$accent bold") + Content.styled(f"   {told}", "$quiet")
