"""The routine editor: the outline of blocks, the fields of the chosen one, and the timeline that they come to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from foottimer.edit.form import Field, fields_of
from foottimer.ui import editor_keys as keys
from foottimer.ui.commands import bindings, screen_commands
from foottimer.ui.draft import Draft, total_text
from foottimer.ui.editor_choice import Place
from foottimer.ui.editor_fields import FieldRow, field_rows, id_field, kind_field, name_of, place_of_field
from foottimer.ui.editor_view import (
    TreeRow,
    about_field,
    sentence_of,
    title_parts,
    total_told,
    tree_rows,
    trouble_of,
    which_parts,
)
from foottimer.ui.screens.naming import Naming
from foottimer.ui.screens.operating import Operating
from foottimer.ui.screens.viewing import Viewing
from foottimer.ui.screens.walking import Walking
from foottimer.ui.widgets.band import Band
from foottimer.ui.widgets.fieldpane import FieldPane
from foottimer.ui.widgets.keybar import KeyBar
from foottimer.ui.widgets.line import Line
from foottimer.ui.widgets.rowlist import RowList

if TYPE_CHECKING:
    from foottimer.keeping.recovery import Recovery


class EditorScreen(Viewing, Naming, Walking, Operating):
    """Changes a routine by form or by text; nothing is written before it is asked for."""

    CSS_PATH = "editor.tcss"
    AUTO_FOCUS = "#tree"
    COMMANDS = {screen_commands}  # noqa: RUF012 - Textual's own declaration
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (30, "-narrow"), (70, "-normal"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (8, "-short"), (12, "-low"), (20, "-middle"), (32, "-tall")]  # noqa: RUF012
    KEYS: ClassVar = keys.KEYS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keys.KEYS, __name__), *keys.DIGITS]

    def __init__(self, draft: Draft, recovered: Recovery | None = None) -> None:
        """Change a draft; what an earlier run left of it is brought back with it."""
        super().__init__()
        self.draft = draft
        self._recovered = recovered
        self._shown: object = None
        self._rows: tuple[TreeRow, ...] = ()
        self._index: dict[Place, int] = {}
        self._fields: tuple[FieldRow, ...] = ()
        self._said = ("", False)
        if draft.desk.document.rows:
            self._choose((0,))

    def compose(self) -> ComposeResult:
        """Lay out name and total, the timeline, outline and fields, and the keys."""
        with Horizontal(id="top"):
            yield Line(id="title")
            yield Line(id="total")
        yield Band(id="band")
        with Horizontal(id="form"):
            yield RowList(id="tree")
            with Vertical(id="side"):
                yield Line(id="which")
                yield FieldPane(id="fields")
                yield Line(id="about")
        yield Line(id="said")
        with Vertical(id="keys"):
            yield KeyBar(keys.BLOCKS, id="block-keys")
            yield KeyBar(keys.WHOLE, id="file-keys")

    def on_mount(self) -> None:
        """Show the routine, and look after its file."""
        self._show()
        self._begin_filing()
        if self._document.stale:
            self.call_after_refresh(self._show_why)

    # Showing -------------------------------------------------------------------------------------

    def _show(self) -> None:
        document, choice = self._document, self._choice
        if document is not self._shown:
            self._shown = document
            self._rows = tree_rows(document)
            self._index = {row.place: at for at, row in enumerate(self._rows) if row.kind != "hint"}
        at = self._index.get(choice.cursor, 0)
        self.query_one("#tree", RowList).show(self._rows, at, self._covered())
        self.query_one(Band).show(document.strip, choice.places, document.stale)
        self._show_fields()
        self._show_top()
        if self._in_text:
            self._show_text()

    def _covered(self) -> range:
        """Return the rows of the chosen blocks with all that is in them, where there are several."""
        if self._choice.count < 2:
            return range(0)
        first, last = self._index[self._choice.first], self._index[self._choice.last]
        depth = len(self._choice.last)
        while last + 1 < len(self._rows) and len(self._rows[last + 1].place) > depth:
            last += 1
        return range(first, last + 1)

    def _show_fields(self) -> None:
        document, place = self._document, self._choice.cursor
        before = (id_field(self.draft.id),) if not place else kind_field(place, document.kind(place))
        self._fields = field_rows((*before, *fields_of(document, place)))
        self.query_one("#which", Line).show(*which_parts(document, self._choice))
        self._pane.show(self._fields, place_of_field(self._fields, self._wanted))
        self._tell()

    def _show_top(self) -> None:
        draft = self.draft
        self.query_one("#title", Line).show(*title_parts(draft))
        told = total_told(total_text(self._document), draft.total_before)
        self.query_one("#total", Line).show((told, "line--accent"))

    def _tell(self) -> None:
        """Say what the chosen field is for, and what is wrong."""
        told, is_wrong = about_field(self._field)
        about = self.query_one("#about", Line)
        about.set_class(is_wrong, "-wrong")
        about.show(told)
        sentence, wrong = self._said
        said = self.query_one("#said", Line)
        if not sentence:
            sentence = trouble_of(self._document, self._choice.cursor)
            wrong = sentence.startswith("!")
        said.set_class(wrong, "-wrong")
        said.show(sentence)

    def _say(self, sentence: str, wrong: bool = False) -> None:
        self._said = (sentence_of(sentence), wrong)
        self.set_class(bool(sentence), "-saying")
        self._tell()

    def _changed(self) -> None:
        self._keep_copy_soon()

    # Fields --------------------------------------------------------------------------------------

    @property
    def _field(self) -> Field | None:
        at = self._pane.list.chosen
        return self._fields[at].field if at < len(self._fields) else None

    def _choose_field(self, at: int) -> None:
        """Choose a field; the same one is chosen in the next block, if it has it."""
        if 0 <= at < len(self._fields) and self._fields[at].field is not None:
            self._wanted = name_of(self._fields[at].field)
            self._pane.show(self._fields, at)
            self._say("")

    @property
    def _field_at(self) -> int:
        return self._pane.list.chosen

    @property
    def _field_rows(self) -> Sequence[FieldRow]:
        return self._fields

    @property
    def _places(self) -> Sequence[Place]:
        return [row.place for row in self._rows if row.kind != "hint"]

    # Keys ----------------------------------------------------------------------------------------

    @property
    def _in_fields(self) -> bool:
        return self._pane.takes_keys

    def _offer(self) -> None:
        """Show the keys that hold now; nothing once the screen is on its way out."""
        if not self.query(FieldPane):
            return
        typing, in_fields = self._pane.types, self._in_fields
        self.set_class(in_fields, "-fields")
        shown = keys.TYPING if typing else keys.IN_FIELDS if in_fields else keys.BLOCKS
        low = not self.query_one("#file-keys").display  # too low for both
        if low and not in_fields:
            shown = (shown[0], keys.FILE[0], *shown[1:])
        if self._stands_alone and not typing:
            shown = (keys.TO_BLOCKS if in_fields else keys.TO_FIELDS, *shown)
        help_ = keys.TYPING_BESIDE[-1:] if typing else keys.LAST[-1:]
        self.query_one("#block-keys", KeyBar).offer((*shown, *(help_ if low else ())))
        of_file = keys.WHOLE if self.draft.bundled_path else keys.WHOLE_OWN
        whole = keys.IN_TEXT if self._in_text else keys.TYPING_BESIDE if typing else of_file
        self.query_one("#file-keys", KeyBar).offer(whole)

    @property
    def _stands_alone(self) -> bool:
        """Whether there is room for blocks or fields, not for both."""
        return self.has_class("-narrow") or self.has_class("-slim")

    def on_resize(self, event: events.Resize) -> None:
        """Show the keys that there is room for."""
        self.call_after_refresh(self._offer)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show the keys of what is in focus."""
        self._offer()
        self._tell()

    def action_leave(self) -> None:
        """Stop typing, or choosing several, or go back to the blocks; else leave."""
        if self._stop_typing():
            self._say("")
        elif self._in_text:
            self.run_worker(self.action_source())
        elif self._marking or self._choice.count > 1:
            self._go(self._choice.cursor)
        elif self._in_fields:
            self.set_focus(self.query_one("#tree"))
        else:
            self.leave_then(self._leave)

    def _leave(self) -> None:
        self.dismiss(self.draft.kept.path)
