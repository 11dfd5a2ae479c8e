"""What the routine editor does with whole blocks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.widgets import Input, TextArea

from foottimer.routine.keys import BlockKind
from foottimer.routine.model import Circuit, Rest
from foottimer.text.values import EditError
from foottimer.ui.editor_choice import here
from foottimer.ui.editor_view import is_left_out, own_exercises
from foottimer.ui.screens.editing import Editing

if TYPE_CHECKING:
    from foottimer.edit.desk import Desk
    from foottimer.ui.screens.picker import Picked

NO_BLOCK = "Choose a block first: this is the routine itself."


def added(desk: Desk, picked: Picked) -> None:
    """Add what was picked."""
    if picked.exercise is not None:
        desk.add(picked.exercise, picked.level)
    elif picked.name is not None:
        desk.add(BlockKind.REPS)
        desk.set(desk.place, "name", picked.name)
    else:
        desk.add(BlockKind(picked.kind))


class Operating(Editing):
    """Adds, moves, groups and takes away the chosen blocks."""

    _level = 1
    """The level whose doses were wanted last."""

    def _with_blocks(self) -> bool:
        """Whether a block is chosen; says so where none is."""
        if not self._choice.cursor:
            self._say(NO_BLOCK, wrong=True)
        return bool(self._choice.cursor)

    # Adding --------------------------------------------------------------------------------------

    def action_add(self) -> None:
        """Let an exercise be picked, and add it after the chosen blocks."""
        self._pick(self._add, "What comes next?", kinds=True)

    def _add(self, picked: Picked) -> None:
        if self._make(lambda desk: added(desk, picked)):
            self._say("Added. Tab goes to its fields.")

    def action_rest_block(self) -> None:
        """Add a rest."""
        if self._make(lambda desk: desk.add(BlockKind.REST)):
            left_out = is_left_out(self._document, self._choice.cursor)
            self._say("A rest was added; it counts once work follows it." if left_out else "A rest was added.")

    def _make(self, act: Callable[[Desk], object], done: str = "") -> bool:
        """Make a block, and begin with how much there is to do."""
        self._wanted = ""
        return self._do_blocks(act, done)

    def action_swap(self) -> None:
        """Let another exercise be picked for the chosen block."""
        if not self._with_blocks():
            return
        block = self._document.block(self._choice.cursor)
        if isinstance(block, Rest | Circuit):
            self._say("A rest or a circuit has no exercise.", wrong=True)
        else:
            self._pick(self._swap, "Which exercise instead?", getattr(block, "exercise", None) or "")

    def _swap(self, picked: Picked) -> None:
        exercise = picked.exercise
        if exercise is not None:
            self._do_blocks(lambda desk: desk.swap_exercise(exercise, picked.level), "Swapped.")

    def _pick(self, take: Callable[[Picked], object], title: str, at: str = "", kinds: bool = False) -> None:
        from foottimer.ui.screens.picker import PickerScreen

        def taken(picked: Picked | None) -> None:
            if picked is not None:
                self._level = picked.level
                take(picked)

        if self._is_on_top:
            catalogue = self._foottimer.services.exercises().exercises.values()
            screen = PickerScreen(catalogue, own_exercises(self._document), at, self._level, kinds, title)
            self.app.push_screen(screen, taken)

    # Grouping ------------------------------------------------------------------------------------

    def action_circuit(self) -> None:
        """Make a circuit of the chosen blocks."""
        if self._with_blocks():
            self._make(lambda desk: desk.group(), f"A circuit of {self._counted()}: set its rounds.")

    def action_ungroup(self) -> None:
        """Take a circuit apart."""
        if self._with_blocks():
            self._do_blocks(lambda desk: desk.ungroup(), "The circuit is taken apart.")

    def action_indent(self) -> None:
        """Put the chosen blocks into the circuit before them."""
        if self._with_blocks():
            self._do_blocks(lambda desk: desk.indent())

    def action_outdent(self) -> None:
        """Take the chosen blocks out of their circuit."""
        if self._with_blocks():
            self._do_blocks(lambda desk: desk.outdent())

    # Moving and taking away ----------------------------------------------------------------------

    def action_shift(self, by: int) -> None:
        """Move the chosen blocks up or down among their neighbours."""
        if self._with_blocks():
            self._do_blocks(lambda desk: desk.move(by))

    def action_duplicate(self) -> None:
        """Put a copy of the chosen blocks right behind them."""
        if self._with_blocks():
            self._do_blocks(lambda desk: desk.duplicate(), f"A copy of {self._counted()}.")

    def action_cut(self) -> None:
        """Take the chosen blocks away, to be pasted elsewhere."""
        if self._with_blocks() and self._take_away(self._desk.cut, f"Cut {self._counted()}; p pastes."):
            self._foottimer.blocks_cut = self._desk.clipboard

    def _delete_blocks(self) -> None:
        if self._with_blocks():
            self._take_away(self._desk.delete, f"Deleted {self._counted()}; u brings back.")

    def _take_away(self, act: Callable[[], object], done: str) -> bool:
        first = self._choice.first

        def away() -> None:
            act()
            self._choose(first)

        self._select()
        return self._do(away, done)

    def action_copy_blocks(self) -> None:
        """Remember the chosen blocks, to be pasted."""
        if not self._with_blocks():
            return
        self._select()
        try:
            self._desk.copy()
        except EditError as error:
            self._say(str(error), wrong=True)
        else:
            self._foottimer.blocks_cut = self._desk.clipboard
            self._say(f"Copied {self._counted()}; p pastes, here or in another routine.")

    def copy_instead(self) -> None:
        """Copy what is selected: what ctrl+c does here, and ends the app elsewhere."""
        if not self._is_on_top:
            self._say("Here ctrl+c only copies; ctrl+q leaves foottimer.")
        elif isinstance(self.focused, Input | TextArea):
            self.focused.action_copy()
        else:
            self.action_copy_blocks()

    def action_paste(self) -> None:
        """Put what was cut or copied after the chosen blocks."""
        self._desk.clipboard = self._foottimer.blocks_cut
        self._make(lambda desk: desk.paste(), "Pasted.")

    # Undoing -------------------------------------------------------------------------------------

    def action_undo(self) -> None:
        """Take the latest change back."""
        self._step_back(self._desk.undo, "Undone", "There is nothing to undo.")

    def action_redo(self) -> None:
        """Make the change again that was taken back."""
        self._step_back(self._desk.redo, "Done again", "There is nothing to do again.")

    def _step_back(self, step: Callable[[], str], done: str, nothing: str) -> None:
        label = step()
        if not label:
            self._say(nothing)
            return
        self._follow_desk()
        self._changed()
        self._show()
        self._say(f"{done}: {label}.")

    # Choosing ------------------------------------------------------------------------------------

    def action_extend(self, by: int) -> None:
        """Choose one neighbour more, or fewer."""
        if self._choice.cursor:
            parent = self._choice.cursor[:-1]
            self._choice = self._choice.extended(by, self._document.size(parent))
            self._show()

    def action_select_all(self) -> None:
        """Choose all blocks of the circuit that the chosen one is in."""
        if self._choice.cursor:
            self._choice = here((*self._choice.cursor[:-1], 0))
            self.action_extend(len(self._document.rows))
