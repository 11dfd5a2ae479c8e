"""The start card: what a routine needs, what it holds, and what may be changed for today."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from foottimer.routine.duration import format_duration
from foottimer.routine.library import Entry
from foottimer.routine.model import Routine
from foottimer.routine.outline import OutlineRow
from foottimer.routine.phrases import SIDE_MARKS
from foottimer.routine.timeline import Timeline
from foottimer.ui.cards import block_row, kit_text, safety_notes
from foottimer.ui.commands import Command, ScreenCommands, bindings
from foottimer.ui.today import REST_STEP, Today
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.picklist import PickList


class StartScreen(Screen[tuple[Timeline, ...] | None]):
    """Dismissed with the timelines to follow, changed for today, or None; the files stay as they are."""

    CSS_PATH = "start.tcss"
    AUTO_FOCUS = "#blocks"
    COMMANDS = {ScreenCommands}  # noqa: RUF012 - Textual's own declaration
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (30, "-narrow"), (70, "-normal"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (8, "-short"), (12, "-low"), (20, "-middle"), (32, "-tall")]  # noqa: RUF012
    CHANGES: ClassVar = (
        Command("toggle", "space", "in/out", "Leave the chosen optional block out today, or take it in."),
        Command("more_sets", "plus,equals_sign", "set", "One set (or round) more of the chosen block."),
        Command("fewer_sets", "minus", "set", "One set (or round) fewer of the chosen block."),
        Command("shorter_rest", "left_square_bracket", "rest", "The chosen block's rests 5 s shorter."),
        Command("longer_rest", "right_square_bracket", "rest", "The chosen block's rests 5 s longer."),
        Command("other_side", "s", "first side", "Begin with the other side."),
        Command("add", "a", "add routine", "Let another routine follow on."),
        Command("remove", "x", "remove", "Take the last routine that follows on away."),
    )
    MAIN: ClassVar = (
        Command("enter", "enter", "start", "Start."),
        Command("leave", "escape,q", "back", "Back to the library; nothing is started."),
        Command("app.help", "question_mark,f1", "keys", "Show what every key does."),
    )
    KEYS: ClassVar = (*MAIN[:2], *CHANGES, MAIN[2])
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)

    def __init__(self, routine: Routine, others: tuple[Entry, ...] = ()) -> None:
        super().__init__()
        self._today = Today(routine)
        self._others = others
        self._paths: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out name and total, the blocks, and beside them what is needed."""
        routine = self._today.routine
        level = f" · level {routine.level}" if routine.level else ""
        with Vertical(id="top"):
            yield Line((f"{routine.name}{level}", "line--strong"), id="title")
            yield Line(id="total")
        with Horizontal(id="body"):
            yield PickList(id="blocks")
            with VerticalScroll(id="side", can_focus=False):
                yield Static(_advice(routine), id="advice", markup=False)
        yield Line(id="sides")
        yield Static(id="following", markup=False)
        yield Line(id="said")
        with Vertical(id="keys"):
            yield KeyBar(self.CHANGES, id="change-keys")
            yield KeyBar(self.MAIN, id="main-keys")

    def on_mount(self) -> None:
        """Show the routine as it is."""
        self._show(0)

    # Showing -------------------------------------------------------------------------------------

    def _show(self, chosen: int | None) -> None:
        today = self._today
        rows = today.rows
        self._paths = tuple(row.path for row in rows)
        marked = any(row.optional for row in rows)
        contents = tuple(_block(row, today.is_left_out(row.path), marked) for row in rows)
        self.query_one("#blocks", PickList).show(contents, chosen)
        self.query_one("#total", Line).show(*_total(today))
        sides = self.query_one("#sides", Line)
        sides.display = today.has_sides
        sides.show(("First side  ", "line--quiet"), SIDE_MARKS[today.changes.first_side])
        following = self.query_one("#following", Static)
        following.display = bool(today.following)
        following.update(_following(today))

    def _change(self, change: Callable[[Today], Today]) -> None:
        """Make a change, or say why it can't be."""
        said = self.query_one("#said", Line)
        try:
            self._today = change(self._today)
        except ValueError as error:
            said.show((str(error), "line--accent"))
            return
        said.show("")
        self._show(self.query_one("#blocks", PickList).highlighted)

    def _change_block(self, change: Callable[[Today, str], Today]) -> None:
        index = self.query_one("#blocks", PickList).highlighted
        if index is not None:
            path = self._paths[index]
            self._change(lambda today: change(today, path))

    # What the person does ------------------------------------------------------------------------

    def on_pick_list_chosen(self, message: PickList.Chosen) -> None:
        """Forget what was said of another block."""
        message.stop()
        self.query_one("#said", Line).show("")

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        """Leave the clicked block out, or take it in."""
        message.stop()
        self.action_toggle()

    def action_toggle(self) -> None:  # type: ignore[override]  # Textual's flips a reactive by its name
        """Leave the chosen block out, or take it in."""
        self._change_block(Today.toggled)

    def action_more_sets(self) -> None:
        """Add a set."""
        self._change_block(lambda today, path: today.with_sets(path, 1))

    def action_fewer_sets(self) -> None:
        """Take a set away."""
        self._change_block(lambda today, path: today.with_sets(path, -1))

    def action_longer_rest(self) -> None:
        """Make the rests longer."""
        self._change_block(lambda today, path: today.with_rest(path, REST_STEP))

    def action_shorter_rest(self) -> None:
        """Make the rests shorter."""
        self._change_block(lambda today, path: today.with_rest(path, -REST_STEP))

    def action_other_side(self) -> None:
        """Begin with the other side."""
        self._change(Today.other_side)

    def action_add(self) -> None:
        """Choose a routine to follow on."""
        from foottimer.ui.screens.choose import ChooseScreen

        def add(entry: Entry | None) -> None:
            if entry is not None:
                self._change(lambda today: today.followed_by(entry))

        if self._others and self.app.screen is self:
            self.app.push_screen(ChooseScreen(self._others), add)

    def action_remove(self) -> None:
        """Take the last routine that follows on away."""
        self._change(Today.without_last)

    def action_enter(self) -> None:
        """Start."""
        self.dismiss(self._today.timelines)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


def _block(row: OutlineRow, left_out: bool, marked: bool) -> Callable[[int], Content]:
    return lambda width: block_row(row, width, left_out, marked)


def _total(today: Today) -> tuple[tuple[str, str], ...]:
    timelines = today.timelines
    about = "~" if any(timeline.estimated for timeline in timelines) else ""
    whole = format_duration(sum(timeline.total for timeline in timelines))
    parts = [(f"{about}{whole}", "line--accent")]
    if len(timelines) > 1:
        parts.append((f" for {len(timelines)} routines", "line--quiet"))
    if today.changed:
        parts.append((" · changed for today", "line--quiet"))
    return tuple(parts)


def _following(today: Today) -> Content:
    lines = [
        Content.styled("then  ", "$quiet") + entry.name + Content.styled(f"  {format_duration(entry.total)}", "bold")
        for entry in today.following
    ]
    return Content("\n").join(lines)


def _advice(routine: Routine) -> Content:
    parts = [Content.styled("You need", "$quiet"), Content(kit_text(routine))]
    notes = safety_notes(routine)
    if notes:
        parts += [Content(""), Content.styled("Take care", "$quiet"), *(Content(note) for note in notes)]
    if routine.goal_per_week:
        parts += [Content(""), Content.styled("Goal", "$quiet"), Content(f"{routine.goal_per_week} days a week")]
    return Content("\n").join(parts)
