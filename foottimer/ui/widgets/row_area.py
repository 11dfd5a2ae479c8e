"""An editor of rows that keeps a file's line ends, and leaves undo to whoever holds the text."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult, Selection

from foottimer.ui.rows import change, indent_after, place_of, put_ends, rows_of, typed_rows, written

_OWN = {
    *("undo", "redo", "copy", "select_all", "select_line"),
    *("cursor_line_start", "cursor_line_end"),
}
"""Actions of Textual's editor that have other keys here, or none."""


class RowArea(TextArea, inherit_bindings=False):
    """Rows to edit, which keep the file's line ends.

    Undo is not its own: the keys for it are said to whoever holds the text.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(binding for binding in TextArea.BINDINGS if isinstance(binding, Binding) and binding.action not in _OWN),
        Binding("home", "cursor_line_start", show=False),
        Binding("end", "cursor_line_end", show=False),
        Binding("ctrl+home", "begin", show=False),
        Binding("ctrl+end", "finish", show=False),
        Binding("ctrl+a", "select_all", show=False),
        # ctrl+c stops the app.
        Binding("ctrl+insert,alt+c,super+c", "copy", show=False),
        Binding("ctrl+z,super+z", "undo", show=False),
        Binding("ctrl+y,ctrl+shift+z,super+y", "redo", show=False),
    ]

    class Moved(Message):
        """The cursor is elsewhere."""

    class Asked(Message):
        """The person wants to undo or redo."""

        def __init__(self, redo: bool) -> None:
            super().__init__()
            self.redo = redo
            """Whether to redo."""

    def __init__(self, typed: Callable[[], object], done: Callable[[], object], id: str | None = None) -> None:
        """Keep what is called at once: `typed` when the person changed the text, `done` before another kind of key.

        Messages would come behind keys that are waiting already, as that which saves.
        """
        super().__init__(soft_wrap=False, show_line_numbers=True, tab_behavior="focus", max_checkpoints=1, id=id)
        self.cursor_blink = False
        self._rows = rows_of("")
        self._typed, self._done = typed, done
        self._puts = False

    # The text ------------------------------------------------------------------------------------

    @property
    def written(self) -> str:
        """The file's text, with its line ends and its byte order mark."""
        self._rows.text = self.text
        return written(self._rows)

    def put(self, text: str) -> int | None:
        """Show another text of the file; return the row in which it begins to differ, None where it is the same.

        What is selected stays so where it is in both.
        """
        rows, before = rows_of(text), self.text
        self._rows = rows
        if rows.text == before:
            return None
        begin, end, after = change(before, rows.text)
        self._puts = True
        try:
            self.replace(rows.text[begin:after], place_of(before, begin), place_of(before, end))
        finally:
            self._puts = False
        return place_of(rows.text, begin)[0]

    def edit(self, edit: Edit) -> EditResult:
        """Make an edit, and let the line ends follow it."""
        if self._puts:
            return super().edit(edit)
        edit.text = typed_rows(edit.text)
        row, before = edit.top[0], self.document.line_count
        result = super().edit(edit)
        added = result.end_location[0] - row
        put_ends(self._rows.ends, row, before + added - self.document.line_count, added)
        self._typed()
        return result

    def on_key(self, event: events.Key) -> None:
        """Begin a new row with the blanks of the one before."""
        if not self.check_consume_key(event.key, event.character):
            self._done()
        if event.key == "enter" and not self.read_only:
            event.stop()
            event.prevent_default()
            start, end = self.selection
            row, column = min(start, end)
            indent = indent_after(self.document.get_line(row), column)
            self.replace("\n" + indent, start, end, maintain_selection_offset=False)

    def action_begin(self) -> None:
        """Go to the first row."""
        self.move_cursor((0, 0))

    def action_finish(self) -> None:
        """Go behind the last character."""
        self.move_cursor(self.document.end)

    def action_undo(self) -> None:
        """Say that the person wants to undo."""
        self.post_message(self.Asked(redo=False))

    def action_redo(self) -> None:
        """Say that the person wants to redo."""
        self.post_message(self.Asked(redo=True))

    def on_text_area_selection_changed(self, message: TextArea.SelectionChanged) -> None:
        """Say it in this widget's words."""
        message.stop()
        self.post_message(self.Moved())

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        """Keep it: what the person did was said at once."""
        message.stop()

    def on_blur(self) -> None:
        """Say that the person goes elsewhere."""
        self._done()

    def go_to(self, row: int, column: int = 0) -> None:
        """Put the cursor somewhere, in the middle of what is shown."""
        self.move_cursor((row, column), center=True)

    def select(self, start: int, end: int) -> None:
        """Select from one offset of the rows to another."""
        text = self.text
        self.selection = Selection(place_of(text, start), place_of(text, end))
        self.scroll_cursor_visible(center=True)
