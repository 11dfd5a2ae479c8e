"""The fields of a block as rows, and the line in which a value is typed where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input
from textual.widgets.input import Selection

from foottimer.ui.editor_fields import FieldRow
from foottimer.ui.widgets.rowlist import GUTTER, RowList


class Typing(Input):
    """Takes a value; a copy of its text is made by the screen, which is asked for ctrl+c first."""

    def on_blur(self) -> None:
        """Forget what was typed when something else is clicked."""
        self.display = False


class FieldPane(Vertical):
    """Rows to choose from; what is typed stands in the chosen row."""

    DEFAULT_CSS = """
    FieldPane {
        layers: rows typed;
        & > RowList { layer: rows; }
        & > Typing { layer: typed; position: absolute; width: 10; background: $chosen; padding: 0; }
    }
    """

    class Typed(Message):
        """A value was typed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text
            """What was typed."""

    class Pressed(Message):
        """A row was clicked."""

        def __init__(self, index: int, by: int, again: bool) -> None:
            super().__init__()
            self.index = index
            """The row."""
            self.by = by
            """-1 on what makes it less, 1 on what makes it more, else 0."""
            self.again = again
            """Whether it was chosen already."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: Sequence[FieldRow] = ()
        self._from: Widget | None = None

    def compose(self) -> ComposeResult:
        """The rows, and above them what is typed."""
        yield RowList(id="rows")
        yield Typing(compact=True, id="typed", select_on_focus=False)

    def on_mount(self) -> None:
        """Begin with nothing typed."""
        self.query_one(Typing).display = False

    @property
    def list(self) -> RowList:
        """The rows."""
        return self.query_one(RowList)

    def show(self, rows: Sequence[FieldRow], chosen: int) -> None:
        """Show the fields of a block."""
        self._rows = rows
        self.list.show(rows, chosen)

    @property
    def takes_keys(self) -> bool:
        """Whether keys go to the rows, or to what is typed."""
        return self.screen.focused in (self.list, self.query_one(Typing))

    # Typing --------------------------------------------------------------------------------------

    @property
    def types(self) -> bool:
        """Whether a value is being typed."""
        return self.query_one(Typing).display

    @property
    def text(self) -> str:
        """What is typed so far."""
        return self.query_one(Typing).value

    def ask(self, text: str, selected: bool) -> None:
        """Let a value be typed in the chosen row, beginning with `text`, which the next key replaces if selected."""
        field, rows = self.query_one(Typing), self.list
        self._from = self.screen.focused
        row = self._rows[rows.chosen]
        left = GUTTER + row.typed_at(rows.room)
        field.styles.offset = (left, rows.row_y(rows.chosen))
        field.styles.width = max(4, self.size.width - left - 1)
        with self.prevent(Input.Changed):
            field.value = text
        field.selection = Selection(0 if selected else len(text), len(text))
        field.display = True
        self.screen.set_focus(field)  # at once: more keys may be on their way

    def ask_no_more(self) -> None:
        """Put the line away, and let keys go where they went before."""
        if self.types:
            self.screen.set_focus(self._from or self.list)
            self.query_one(Typing).display = False

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Hand over what was typed."""
        message.stop()
        self.post_message(self.Typed(message.value))

    def on_input_changed(self, message: Input.Changed) -> None:
        """Keep it from whoever searches."""
        message.stop()

    def on_resize(self, event: events.Resize) -> None:
        """Put the line away: its place is another one now."""
        self.ask_no_more()

    # Mouse ---------------------------------------------------------------------------------------

    def on_row_list_clicked(self, message: RowList.Clicked) -> None:
        """Tell which field was clicked, and where."""
        message.stop()
        row = self._rows[message.index]
        self.post_message(self.Pressed(message.index, row.zone(message.x, self.list.room), message.again))
