"""How a person gets about in the routine editor: from block to block, from field to field, and between both."""

from __future__ import annotations

from collections.abc import Sequence

from foottimer.ui.editor_choice import Place
from foottimer.ui.editor_fields import FieldRow
from foottimer.ui.screens.valuing import Valuing
from foottimer.ui.widgets.band import Band
from foottimer.ui.widgets.fieldpane import FieldPane
from foottimer.ui.widgets.rowlist import RowList


class Walking(Valuing):
    """Chooses blocks and fields, by keys and by mouse."""

    _marking = False
    """Whether up and down choose blocks as well as those before."""

    @property
    def _places(self) -> Sequence[Place]:
        """The blocks in the order of the outline, the routine itself first."""
        raise NotImplementedError

    @property
    def _field_at(self) -> int:
        """Which field's row is chosen."""
        raise NotImplementedError

    @property
    def _field_rows(self) -> Sequence[FieldRow]:
        """The rows of the fields."""
        raise NotImplementedError

    def _choose_field(self, at: int) -> None:
        """Choose a field by its row."""
        raise NotImplementedError

    @property
    def _tree(self) -> RowList:
        return self.query_one("#tree", RowList)

    # Up and down ---------------------------------------------------------------------------------

    def action_up(self) -> None:
        """Choose what is above."""
        self._walk(-1)

    def action_down(self) -> None:
        """Choose what is below."""
        self._walk(1)

    def action_page(self, by: int) -> None:
        """Go a page up or down."""
        self._walk(by * max(1, (self._pane.list if self._in_fields else self._tree).size.height - 2))

    def _walk(self, by: int) -> None:
        if not self._take_typed():
            return
        if self._in_fields:
            self._walk_fields(by)
        elif self._marking:
            self.action_extend(by)
        else:
            places = self._places
            at = min(max(0, self._tree.chosen + by), len(places) - 1)
            self._go(places[at])

    def _walk_fields(self, by: int) -> None:
        at, rows = self._field_at, self._field_rows
        to = min(max(0, at + by), len(rows) - 1)
        step = 1 if by > 0 else -1
        while 0 <= to < len(rows) and rows[to].field is None:
            to += step
        self._choose_field(to)

    def _go(self, place: Place) -> None:
        """Choose a block; where there is none any more, or none that is shown, what is nearest."""
        self._marking = False
        self._choose(place)
        self._say("")
        self._show()

    def action_first(self) -> None:
        """Choose the routine itself, or the first field."""
        if self._in_fields:
            self._walk_fields(-len(self._field_rows))
        else:
            self._go(())

    def action_last(self) -> None:
        """Choose the last block, or field."""
        if self._in_fields:
            self._walk_fields(len(self._field_rows))
        else:
            self._go(self._places[-1])

    # Between blocks and fields -------------------------------------------------------------------

    def action_pane(self) -> None:
        """Go from the blocks to the fields, or back."""
        if self._take_typed():
            self._say("")
            self.set_focus(self._tree if self._in_fields else self._pane.list)

    def action_right(self) -> None:
        """Go to the fields, or take the next value."""
        if self._in_fields:
            self.action_step(1)
        else:
            self.action_pane()

    def action_left(self) -> None:
        """Choose the circuit around the block, or take the value before."""
        if self._in_fields:
            self.action_step(-1)
        elif self._choice.cursor:
            self._go(self._choice.cursor[:-1])

    async def action_enter(self) -> None:
        """Go to the fields; there, change the chosen one, or take what was typed."""
        if self._pane.types:
            self._take_typed()
        elif self._in_fields:
            self._change_field()
        else:
            self.action_pane()

    def action_delete(self) -> None:
        """Delete the chosen blocks; in the fields, have the chosen one be as usual."""
        if self._in_fields:
            self.action_usual()
        else:
            self._delete_blocks()

    def action_mark(self) -> None:
        """Have up and down choose several blocks, or one again."""
        if self._choice.cursor:
            self.set_focus(self._tree)
            self._marking = not self._marking
            self._say("Up and down choose blocks as well; v or esc ends it." if self._marking else "")

    # Mouse ---------------------------------------------------------------------------------------

    def on_row_list_clicked(self, message: RowList.Clicked) -> None:
        """Choose the block that was clicked, with shift all from the one before to it; once more goes to its fields."""
        message.stop()
        places = self._places
        if not self._take_typed() or message.index >= len(places):
            return
        if message.extend:
            self._choice = self._choice.reaching(places[message.index])
            self._show()
            return
        self._go(places[message.index])
        if message.again:
            self.set_focus(self._pane.list)

    def on_band_picked(self, message: Band.Picked) -> None:
        """Choose the block whose time was clicked."""
        message.stop()
        if self._take_typed():
            self._go(message.place)
            self.set_focus(self._tree)

    def on_field_pane_pressed(self, message: FieldPane.Pressed) -> None:
        """Choose the field that was clicked; change it when it was chosen before, or on its handles."""
        message.stop()
        self._choose_field(message.index)
        if message.by:
            self.action_step(message.by)
        elif message.again:
            self._change_field()
