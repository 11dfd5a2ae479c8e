"""The list of sessions, below the months they were in; it grows at its end as one goes down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import events
from textual.message import Message

from foottimer.follow.unclosed import Unclosed
from foottimer.history.listing import SessionLine
from foottimer.ui.sessions_view import SessionRows
from foottimer.ui.widgets.rowlist import Row, RowList

NEAR = 60
"""So many sessions before its end, the list asks for more."""


class SessionList(RowList):
    """Sessions, one of them chosen."""

    class NearEnd(Message):
        """The end of the list comes into sight."""

    class Picked(Message):
        """The chosen session was clicked."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._all = SessionRows()
        self._shown: Sequence[Row] = ()
        self._index = 0

    @property
    def lines(self) -> Sequence[SessionLine]:
        """The sessions, newest first."""
        return self._all.lines

    @property
    def line(self) -> SessionLine | None:
        """The chosen session; None where there is none."""
        return self._all.lines[self._index] if self._index < len(self._all.lines) else None

    def fill(self, lines: Iterable[SessionLine], wished: str | None = None, unclosed: Unclosed | None = None) -> None:
        """Show other sessions; `unclosed` is what is known of those that are not over.

        The one whose id is `wished` is chosen, else the one that was before, else the one that is in its place now.
        """
        before = self.line.id if self.line is not None else None
        self._all = SessionRows(lines, unclosed)
        self._shown = tuple(self._all.rows)
        found = self._all.find(wished)
        kept = self._all.find(before) if found is None else found
        self.choose(self._index if kept is None else kept)

    def extend(self, lines: Iterable[SessionLine]) -> None:
        """Show older sessions as well."""
        self._all.extend(lines)
        self._shown = tuple(self._all.rows)
        self.show(self._shown, self._all.place(self._index))

    def choose(self, index: int) -> None:
        """Choose a session by its place, or the nearest there is."""
        self._index = max(0, min(index, len(self.lines) - 1))
        self.show(self._shown, self._all.place(self._index))
        if self._index == 0:
            self.scroll_home(animate=False)  # its month stands above it
        self.ask_if_near()

    def move(self, by: int) -> None:
        """Choose a session so many further down."""
        self.choose(self._index + by)

    def turn(self, by: int) -> None:
        """Choose a session so many pages further down."""
        self.move(by * max(1, self.size.height - 1))

    def ask_if_near(self) -> None:
        """Ask for more where the end of the list is near what is chosen or in sight."""
        last = min(self.scroll_offset.y + self.size.height, len(self._shown)) - 1
        near = max(self._index, self._all.index(last) if last >= 0 else 0)
        if near > len(self.lines) - NEAR:
            self.post_message(self.NearEnd())

    def watch_scroll_y(self, before: float, now: float) -> None:
        """Scroll, and ask for more where the end comes into sight."""
        super().watch_scroll_y(before, now)
        self.ask_if_near()

    def on_click(self, event: events.Click) -> None:
        """Choose what is clicked; a heading stands for its first session."""
        event.prevent_default()
        event.stop()
        row = event.y + self.scroll_offset.y
        if not 0 <= row < len(self._shown):
            return
        index = self._all.index(row)
        again = index == self._index and self._all.place(index) == row
        if again or event.chain == 1:
            self.focus()
            self.choose(index)
        if again:
            self.post_message(self.Picked())
