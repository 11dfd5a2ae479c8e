"""What was deleted, newest first, to be brought back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from foottimer.keeping.kept import KeepError
from foottimer.routine.words import printable
from foottimer.ui.cabinet import Cabinet
from foottimer.ui.commands import Command, bindings
from foottimer.ui.renaming import Done
from foottimer.ui.screens.dialog import ListDialog
from foottimer.ui.trash_view import MOST, ThrownRow, thrown_row, thrown_rows
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.picklist import PickList

if TYPE_CHECKING:
    from foottimer.ui.app import FootTimer


class TrashScreen(ListDialog[Done | None]):
    """Dismissed with what was brought back, or None."""

    AROUND = 11
    CSS = """
    TrashScreen {
        #box { width: 84; }
        #told { height: auto; max-height: 3; margin: 1 0 0 0; color: $quiet; &.-wrong { color: $error; } }
        &.-low #told { margin: 0; }
    }
    """
    KEYS: ClassVar = (
        Command("enter", "enter,space", "bring back", "Bring the chosen routine back among yours."),
        Command("close", "escape,q,T", "close", "Close; what is in the trash stays there."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS, __name__)

    def __init__(self, cabinet: Cabinet) -> None:
        super().__init__()
        self._cabinet = cabinet
        self._rows: tuple[ThrownRow, ...] = ()

    def compose(self) -> ComposeResult:
        """List what was deleted."""
        with Vertical(id="box"):
            yield Line(("In the trash", "line--strong"))
            yield PickList(id="thrown")
            yield Static(id="told", markup=False)
            yield KeyBar(self.KEYS)

    def on_mount(self) -> None:
        """Read what there is."""
        services = cast("FootTimer", self.app).services
        try:
            thrown = self._cabinet.thrown()
            keeping = self._cabinet.keeping
        except KeepError as error:
            self._tell(str(error), wrong=True)
            return
        self._rows = thrown_rows(keeping, thrown[:MOST], services.exercises(), services.clock.wall())
        self.query_one(PickList).show(tuple(partial(thrown_row, row) for row in self._rows), 0 if self._rows else None)
        more = len(thrown) - len(self._rows)
        older = f"{more} older ones are in {printable(str(keeping.trash))}." if more else ""
        self._tell(older if self._rows else "Nothing was deleted.")

    def _tell(self, sentence: str, wrong: bool = False) -> None:
        told = self.query_one("#told", Static)
        told.display = bool(sentence)
        told.set_class(wrong, "-wrong")
        told.update(f"! {sentence}" if wrong else sentence)

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        """Bring back what was clicked."""
        message.stop()
        self.action_enter()

    def action_enter(self) -> None:
        """Bring the chosen one back, or say why that cannot be."""
        index = self.query_one(PickList).highlighted
        if index is None:
            return
        row = self._rows[index]
        try:
            self.dismiss(self._cabinet.restore(row.thrown, row.name))
        except KeepError as error:
            self._tell(str(error), wrong=True)

    def action_close(self) -> None:
        """Bring nothing back."""
        self.dismiss(None)
