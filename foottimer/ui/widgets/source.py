"""The text of a routine's file: edited as it is, with what is wrong in it said at its line."""

from __future__ import annotations

from typing import ClassVar, Protocol

from textual import events
from textual.app import ComposeResult
from textual.message import Message

from foottimer.routine.problem import Problem, Severity
from foottimer.ui.commands import Command
from foottimer.ui.rows import refusal
from foottimer.ui.source_view import counted, nearest, said
from foottimer.ui.widgets.find_field import FindField, Finding
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.row_area import RowArea
from foottimer.ui.widgets.source_area import SourceArea

Place = tuple[int, ...]
"""A block by its places, from the outside in; () is the routine itself."""


NARROW = 60
"""Columns below which what is said takes more rows."""


class Readable(Protocol):
    """What is shown: a routine's text, and what is known of it."""

    @property
    def text(self) -> str:
        """The whole of the file."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with it."""

    @property
    def stale(self) -> bool:
        """Whether the text is no TOML, so that its blocks are not known."""

    def place_at(self, line: int) -> Place:
        """Return the block that a line, from 1, belongs to."""

    def line_of(self, place: Place) -> int:
        """Return the line, from 1, in which a block begins."""


class SourceView(Finding):
    """The text to edit; below it what is wrong in the cursor's line.

    The text is the holder's: what is typed is said by `Edited`, and undo and redo are only asked for. The holder calls
    `show` whenever its document is another one, also after what was typed here: that is when problems are marked. It
    binds `KEYS` and passes them on to `action_problem` and `action_find`.
    """

    KEYS: ClassVar = (
        Command("problem(1)", "f8", "problem", "Go to the next line in which something is wrong."),
        Command("problem(-1)", "f7", "problem before", "Go to the line before in which something is wrong.", False),
        Command("find", "ctrl+f", "find", "Find words in the text."),
    )
    DEFAULT_CSS = """
    SourceView {
        height: 1fr;
        & > SourceArea { height: 1fr; width: 1fr; }
        & > FindField { display: none; }
        & > FindField.-open { display: block; background: $panel; padding: 0 1; }
        & > Line { height: 2; padding: 0 1; color: $quiet; }
        &.-narrow > Line { height: 3; }
        & > Line.-error { color: $error; text-style: bold; }
        & > Line.-warning { color: $warning; text-style: bold; }
    }
    """

    class Edited(Message):
        """The person changed the text."""

        def __init__(self, view: SourceView) -> None:
            super().__init__()
            self._view = view

        @property
        def text(self) -> str:
            """The text as it is now, whatever was typed since."""
            return self._view.text

        def can_replace(self, message: Message) -> bool:
            """Whether one of them is enough."""
            return isinstance(message, SourceView.Edited)

    class CursorAt(Message):
        """The person went to the lines of another block."""

        def __init__(self, place: Place) -> None:
            super().__init__()
            self.place = place
            """The block."""

    class Undo(Message):
        """The person wants to take the last step back."""

    class Redo(Message):
        """The person wants the step again that was taken back."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._document: Readable | None = None
        self._behind = False
        self._pending = False
        self._at: Place | None = None
        self._refusal = ""

    def compose(self) -> ComposeResult:
        """The text, the field to find with, and what is said of the cursor's line."""
        yield SourceArea(self._typed, self._pass_on)
        yield FindField(placeholder="find", compact=True)
        yield Line()

    def on_resize(self, event: events.Resize) -> None:
        """Leave more rows for sentences where they are short."""
        self.set_class(event.size.width < NARROW, "-narrow")

    @property
    def area(self) -> SourceArea:
        """The editor."""
        return self.query_one(SourceArea)

    @property
    def text(self) -> str:
        """The file's text as it is shown now, to the byte."""
        return self._document.text if self._refusal and self._document else self.area.written

    # Showing -------------------------------------------------------------------------------------

    def show(self, document: Readable, place: Place | None = None) -> None:
        """Show what a document says, with the cursor in the lines of the block at `place`.

        Without a place the cursor goes where the text differs from the one before; it stays where nothing does.
        """
        first, self._document = self._document is None, document
        self._refusal = refusal(document.text)
        area = self.area
        area.read_only = bool(self._refusal)
        row = area.put(document.text)
        area.mark(document.problems)
        self._behind = False
        if place is not None and (first or self._here() != place):
            area.go_to(document.line_of(place) - 1)
        elif first:
            area.go_to(0)
        elif place is None and row is not None:
            area.go_to(row)
        if not document.stale:
            self._at = self._here()
        self.say()

    def go_to(self, line: int, column: int = 1) -> None:
        """Put the cursor at a line and column, both from 1."""
        self.area.go_to(line - 1, column - 1)

    def _here(self) -> Place | None:
        return self._document.place_at(self.area.cursor_location[0] + 1) if self._document else None

    def say(self) -> None:
        """Say what is wrong in the cursor's line, or how many problems there are."""
        if self.finds:
            return
        row, column = self.area.cursor_location
        wrong = self.area.problems_in(row)
        line = self.query_one(Line)
        line.set_class(bool(wrong) and wrong[0].severity is Severity.ERROR, "-error")
        line.set_class(bool(wrong) and wrong[0].severity is Severity.WARNING, "-warning")
        if wrong:
            line.show(said(wrong))
        elif self._behind:
            line.show(f"line {row + 1}, column {column + 1}")
        elif self._refusal:
            line.show(f"Only to be read here: {self._refusal}. Open it in your own editor with ctrl+e.")
        else:
            line.show(counted(self._document.problems if self._document else (), row + 1, column + 1))

    # What the person does ------------------------------------------------------------------------

    def _typed(self) -> None:
        """Say that the text is another, once it is painted: what is made of it may take longer than a key should."""
        self._behind = True
        if not self._pending:
            self._pending = True
            self.call_after_refresh(self._pass_on)

    def _pass_on(self) -> None:
        if self._pending:
            self._pending = False
            self.post_message(self.Edited(self))

    def on_row_area_moved(self, message: RowArea.Moved) -> None:
        """Say what is wrong where the cursor is, and that another block is meant."""
        message.stop()
        self.say()
        if self._document is None or self._document.stale or self._behind:
            return  # where the blocks are is not known
        here = self._document.place_at(self.area.cursor_location[0] + 1)
        if here != self._at:
            self._at = here
            self.post_message(self.CursorAt(here))

    def on_row_area_asked(self, message: RowArea.Asked) -> None:
        """Ask the holder for a step back, or forward."""
        message.stop()
        self.post_message(self.Redo() if message.redo else self.Undo())

    def action_problem(self, by: int) -> None:
        """Go to the next problem, or the one before; after the last comes the first."""
        problems = self._document.problems if self._document else ()
        places = sorted({(problem.line, problem.column) for problem in problems})
        if not places:
            self.notify("Nothing is wrong with this text.", markup=False)
            return
        row, column = self.area.cursor_location
        self.go_to(*places[nearest(places, (row + 1, column + 1), by)])
        self.area.focus()
