"""How the routine editor changes a value: step by step, typed, or picked."""

from __future__ import annotations

from foottimer.edit.form import Control, Field, parsed, plain, stepped
from foottimer.routine.keys import BlockKind
from foottimer.ui.editor_fields import ID, KIND, STEPPED, typing_hint
from foottimer.ui.screens.editing import Editing
from foottimer.ui.widgets.fieldpane import FieldPane

SEVERAL_LINES = "It has several lines: F4 shows the text, where they are changed."


class Valuing(Editing):
    """Changes the chosen field of the chosen block."""

    @property
    def _pane(self) -> FieldPane:
        return self.query_one(FieldPane)

    def _set(self, field: Field, value: object, merge: bool = False) -> bool:
        """Write a value, None to take it out."""
        if field.path == ID:
            return self._rename(str(value))
        if field.path == KIND:
            return self._do(lambda: self._desk.set_kind(field.place, BlockKind(str(value))))
        said = self._what_gives_way(field, value)
        return self._do(lambda: self._desk.set_field(field.place, field, value, merge=merge), said)

    def _what_gives_way(self, field: Field, value: object) -> str:
        """Return what to say where a name takes the place of an exercise: a block has one of them."""
        row, exercise = self._document.row(field.place), self._document.table(field.place).get("exercise")
        if not (value and row and exercise and field.path == ("name",)):
            return ""
        return f"The name stands in place of {row.name}; u brings that back."

    # Stepping ------------------------------------------------------------------------------------

    def action_step(self, by: int) -> None:
        """Take the value so many steps on."""
        field = self._field
        if field is None:
            return
        if field.control not in STEPPED:
            self._say("Enter changes this one.")
            return
        try:
            value = stepped(field, by)
        except ValueError as error:
            self._say(str(error), wrong=True)
            return
        self._set(field, value, merge=True)

    def action_usual(self) -> None:
        """Take the chosen value out of the file, so that it is as usual."""
        field = self._field
        if field is None:
            return
        if not field.stated:
            self._say("It is as usual already.")
        elif self._set(field, None):
            self._say(f"{field.title} is as usual.")

    # Typing --------------------------------------------------------------------------------------

    def action_digit(self, digit: str) -> None:
        """Begin to type a value with a digit."""
        field = self._field
        if field is not None and field.control in (Control.STEPPER, Control.TEMPO, Control.TEXT):
            self._ask(field, digit, selected=False)

    def _change_field(self) -> None:
        """Change the chosen field in its own way."""
        field = self._field
        if field is None:
            return
        if field.control is Control.EXERCISE:
            self.action_swap()
        elif field.control in (Control.CHOICE, Control.FLAG):
            self.action_step(1)
        else:
            self._ask(field, plain(field), selected=field.control in (Control.STEPPER, Control.TEMPO))

    def _ask(self, field: Field, text: str, selected: bool) -> None:
        if "\n" in text:
            self._say(SEVERAL_LINES, wrong=True)
            return
        self._say(typing_hint(field))
        self._pane.ask(text, selected)
        self._offer()

    def _take(self, text: str) -> bool:
        """Take what was typed into the chosen field; return whether it could be."""
        field = self._field
        if field is None:
            return False
        try:
            value = parsed(field, text)
        except ValueError as error:
            self._say(str(error), wrong=True)
            return False
        if not self._set(field, value):
            return False
        self._stop_typing()
        return True

    def _take_typed(self) -> bool:
        """Take what is being typed, if something is; return whether nothing is left to be taken."""
        return not self._pane.types or self._take(self._pane.text)

    def _stop_typing(self) -> bool:
        types = self._pane.types
        if types:
            self._pane.ask_no_more()
            self._offer()
        return types

    def on_field_pane_typed(self, message: FieldPane.Typed) -> None:
        """Take what was typed."""
        message.stop()
        self._take(message.text)
