"""An editor of TOML: what is typed, its colours, and marks where something is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult, Selection

from foottimer.routine.problem import Problem, Severity
from foottimer.ui.rows import (
    change,
    indent_after,
    marked,
    place_of,
    put_ends,
    rows_of,
    seen,
    typed_rows,
    written,
)
from foottimer.ui.source_view import MARKS
from foottimer.ui.syntax import KINDS, toml_language

_OWN = {
    *("undo", "redo", "copy", "select_all", "select_line"),
    *("cursor_line_start", "cursor_line_end"),
}
"""Actions of Textual's editor that have other keys here, or none."""


class SourceArea(TextArea, inherit_bindings=False):
    """Rows of TOML to edit, which keep the file's line ends.

    Undo is not its own: the keys for it are said to whoever holds the text.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"source--{kind}" for kind in ("comment", "string", "number", "key", "header", "odd", "error", "warning")),
    }
    DEFAULT_CSS = """
    SourceArea, SourceArea:focus {
        border: none;
        padding: 0;
        background: $background;
        color: $foreground;
        scrollbar-size-vertical: 1;
        scrollbar-size-horizontal: 0;
        scrollbar-color: $faint;
        scrollbar-background: $background;
        & .text-area--gutter { color: $quiet; background: $background; }
        & .text-area--cursor-gutter { color: $foreground; background: $panel; text-style: bold; }
        & .text-area--cursor-line { background: $panel; }
        & .text-area--matching-bracket { background: $faint; }
        & .text-area--selection { background: $faint; color: $foreground; }
        & .text-area--cursor { background: $foreground; color: $background; }
        &.-read-only .text-area--cursor { background: $quiet; color: $background; }
        & > .source--comment { color: $quiet; text-style: italic; }
        & > .source--string { color: $kind-work; }
        & > .source--number { color: $kind-switch; }
        & > .source--key { color: $foreground; }
        & > .source--header { color: $kind-rest; text-style: bold; }
        & > .source--odd { color: $warning; text-style: reverse; }
        & > .source--error { color: $error; text-style: bold underline; }
        & > .source--warning { color: $warning; text-style: bold underline; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *(binding for binding in TextArea.BINDINGS if isinstance(binding, Binding) and binding.action not in _OWN),
        Binding("home", "cursor_line_start", show=False),
        Binding("end", "cursor_line_end", show=False),
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
        self._query: object = None
        self._problems: dict[int, list[Problem]] = {}

    def on_mount(self) -> None:
        """Take on the colours, where the packages for them are installed."""
        language = toml_language()
        if language is not None:
            self.register_language("toml", language, "")  # what is coloured is asked for as a row is painted
            cursor, self.language = self.cursor_location, "toml"
            self.move_cursor(cursor)
            with suppress(ValueError):  # a grammar that calls things by other names
                self._query = self.document.prepare_query(KINDS)

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

    # How it looks --------------------------------------------------------------------------------

    def mark(self, problems: Iterable[Problem]) -> None:
        """Mark where something is wrong."""
        marks: dict[int, list[Problem]] = {}
        for problem in problems:
            marks.setdefault(problem.line - 1, []).append(problem)
        if marks != self._problems:
            self._problems = marks
            self.notify_style_update()  # rows are remembered as they were painted
            self.refresh()

    def problems_in(self, row: int) -> list[Problem]:
        """Return what is wrong in a row, errors first."""
        return sorted(self._problems.get(row, ()), key=lambda problem: problem.severity is not Severity.ERROR)

    def get_line(self, line_index: int) -> Text:
        """Return a row in its colours."""
        row, odd = seen(self.document.get_line(line_index))
        line = Text(row, end="", no_wrap=True)
        for start, end, kind in self._coloured(line_index, row):
            line.stylize(self.get_component_rich_style(f"source--{kind}", partial=True), start, end)
        for place in odd:
            line.stylize(self.get_component_rich_style("source--odd", partial=True), place, place + 1)
        for problem in self.problems_in(line_index):
            start, end = marked(row, problem.column - 1)
            style = self.get_component_rich_style(f"source--{problem.severity}", partial=True)
            line.stylize(style, start, end)
        return line

    def _coloured(self, index: int, row: str) -> Iterable[tuple[int, int, str]]:
        """Yield what of a row has a colour: first and last column, and the name of the colour."""
        if self._query is None:
            return
        places = _columns(self.document.get_line(index))
        found = self.document.query_syntax_tree(self._query, (index, 0), (index + 1, 0))  # type: ignore[arg-type]
        for kind, nodes in found.items():
            for node in nodes:
                (top, left), (bottom, right) = node.start_point, node.end_point
                if top <= index <= bottom:
                    start = places(left) if top == index else 0
                    yield start, places(right) if bottom == index else len(row), kind

    def render_line(self, y: int) -> Strip:
        """Paint a row, with a mark beside its number where something is wrong."""
        strip = super().render_line(y)
        wrong = self.problems_in(y + self.scroll_offset.y)
        if not wrong:
            return strip
        at, severity = self.gutter_width - 2, wrong[0].severity
        ground = next((segment.style for segment in strip.crop(at, at + 1) if segment.style), self.rich_style)
        ink = self.get_component_rich_style(f"source--{severity}", partial=True)
        mark = Strip([Segment(MARKS[severity], ground + Style(color=ink.color, bold=True))], 1)
        return Strip.join([strip.crop(0, at), mark, strip.crop(at + 1)])


def _columns(row: str) -> Callable[[int], int]:
    """Return what makes columns of a row of places in its UTF-8 bytes."""
    if row.isascii():
        return lambda place: place
    data = row.encode("utf-8", "surrogatepass")
    return lambda place: len(data[:place].decode("utf-8", "ignore"))
