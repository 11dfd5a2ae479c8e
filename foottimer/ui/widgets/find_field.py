"""Words to find in rows, and the field in which they are typed."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from foottimer.ui.rows import found_in, offset_of
from foottimer.ui.source_view import nearest
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.row_area import RowArea


class FindField(Input):
    """What to find; the arrows go on to the next place."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,enter", "next(1)", show=False),
        Binding("up", "next(-1)", show=False),
        Binding("escape", "close", show=False),
    ]

    class Next(Message):
        """Another place is wanted."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by
            """1 for the one below, -1 for the one above."""

    class Closed(Message):
        """Nothing more is to be found."""

    def action_next(self, by: int) -> None:
        """Ask for the next place, or the one before."""
        self.post_message(self.Next(by))

    def action_close(self) -> None:
        """Find no more."""
        self.post_message(self.Closed())


class Finding(Vertical):
    """Rows in which words can be found: they are selected as they are typed."""

    @property
    def area(self) -> RowArea:
        """The rows."""
        raise NotImplementedError

    def say(self) -> None:
        """Say what is said while nothing is to be found."""
        raise NotImplementedError

    @property
    def finds(self) -> bool:
        """Whether something is to be found."""
        return self.query_one(FindField).has_class("-open")

    def action_find(self) -> None:
        """Let words be typed, and go where they are."""
        self.query_one(FindField).add_class("-open").focus()
        self._find(0)

    def on_input_changed(self, message: Input.Changed) -> None:
        """Go to the first place from the cursor on."""
        message.stop()
        self._find(0)

    def on_find_field_next(self, message: FindField.Next) -> None:
        """Go on to another place."""
        message.stop()
        self._find(message.by)

    def on_find_field_closed(self, message: FindField.Closed) -> None:
        """Go back to the text; what was found stays selected."""
        message.stop()
        self.query_one(FindField).remove_class("-open")
        self.area.focus()
        self.say()

    def _find(self, by: int) -> None:
        area, words = self.area, self.query_one(FindField).value
        spans = found_in(area.text, words)
        line = self.query_one(Line)
        line.remove_class("-error", "-warning")
        if not spans:
            line.show("not found" if words else "")
            return
        here = offset_of(area.text, *min(area.selection))
        index = nearest([(begin,) for begin, _ in spans], (here,), by)
        area.select(*spans[index])
        line.show(f"{index + 1} of {len(spans)}")
