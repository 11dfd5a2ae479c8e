"""An editor of TOML: its colours, and marks where something is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.strip import Strip

from foottimer.routine.problem import Problem, Severity
from foottimer.ui.rows import marked, seen
from foottimer.ui.source_view import MARKS
from foottimer.ui.syntax import KINDS, toml_language
from foottimer.ui.widgets.row_area import RowArea


class SourceArea(RowArea):
    """Rows of TOML to edit."""

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

    def __init__(self, typed: Callable[[], object], done: Callable[[], object], id: str | None = None) -> None:
        super().__init__(typed, done, id)
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
