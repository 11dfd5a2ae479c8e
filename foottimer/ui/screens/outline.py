"""The outline of a running session: its intervals, and a jump to any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from foottimer.routine import phrases
from foottimer.routine.duration import format_duration
from foottimer.routine.timeline import Interval, Timeline
from foottimer.ui.commands import GLOSSARY, Command, bindings
from foottimer.ui.screens.dialog import Dialog
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.paged import PagedList

if TYPE_CHECKING:
    from foottimer.ui.app import FootTimer


class OutlineScreen(Dialog[int | None]):
    """Dismissed with the index of the interval to jump to, or None."""

    CSS = """
    OutlineScreen {
        #box { width: 84; height: 100%; }
        OptionList { height: 1fr; border: none; padding: 0; margin: 1 0 0 0; background: $panel; }
    }
    """
    KEYS: ClassVar = (
        Command("jump", "enter,space", "jump there", "Go to the chosen interval."),
        Command("inform", "i", "about it", "All that is to be known of the chosen exercise."),
        GLOSSARY,
        Command("close", "escape,o,q", "close", "Close the outline; nothing changes."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(self, timeline: Timeline, index: int, done: frozenset[int]) -> None:
        super().__init__()
        self._timeline = timeline
        self._index = index
        self._done = done

    def compose(self) -> ComposeResult:
        """List the intervals, work strong, pauses quiet."""
        options = (Option(self._row(interval), id=str(interval.index)) for interval in self._timeline.intervals)
        with Vertical(id="box"):
            total = format_duration(self._timeline.total)
            yield Line((self._timeline.name, "line--strong"), (f"  {total}", "line--quiet"))
            yield PagedList(*options)
            yield KeyBar(self.KEYS)

    def on_mount(self) -> None:
        """Begin at the current interval."""
        self.query_one(OptionList).highlighted = self._index

    def _row(self, interval: Interval) -> Content:
        mark = "▶" if interval.index == self._index else "✓" if interval.index in self._done else " "
        if not interval.is_work:
            text = f"{mark} {format_duration(interval.start):>7}  {interval.name}, {phrases.span(interval.length)}"
            return Content.styled(text, "$quiet")
        parts = [phrases.SIDE_MARKS[interval.side]] if interval.side else []
        parts += [phrases.amount(interval), phrases.counters(interval)]
        detail = " · ".join(part for part in parts if part)
        head = Content.styled(f"{mark} {format_duration(interval.start):>7}  {interval.name}", "bold")
        return head + Content(f"  {detail}")

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Jump to what was clicked or entered."""
        message.stop()
        self.dismiss(message.option_index)

    def action_jump(self) -> None:
        """Jump to the highlighted interval."""
        self.dismiss(self.query_one(OptionList).highlighted)

    def action_inform(self) -> None:
        """Open the exercises at the highlighted one."""
        from foottimer.ui.screens.exercises import ExercisesScreen

        index = self.query_one(OptionList).highlighted
        id_ = self._timeline.intervals[index].exercise if index is not None else None
        exercises = cast("FootTimer", self.app).services.exercises().exercises
        if id_ in exercises:
            self.app.push_screen(ExercisesScreen(exercises, id_, busy=True))
        else:
            self.notify("The catalogue has no exercise for this.", markup=False)

    def action_glossary(self) -> None:
        """Explain the words of the session."""
        from foottimer.ui.screens.glossary import GlossaryScreen

        self.app.push_screen(GlossaryScreen(phrases.said(self._timeline)))

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)
