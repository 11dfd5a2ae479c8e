"""What the parts of the routine editor share: the desk, what is chosen, and a sentence for every refusal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual.screen import Screen

from foottimer.text.blocks import Run
from foottimer.text.values import EditError
from foottimer.ui.editor_choice import Choice, Place, here, nearest

if TYPE_CHECKING:
    from foottimer.edit.desk import Desk
    from foottimer.edit.document import Document
    from foottimer.edit.form import Field
    from foottimer.ui.app import FootTimer
    from foottimer.ui.draft import Draft


class Editing(Screen[Path | None]):
    """Changes a draft; what it looks like is shown by the screen that is made of it."""

    draft: Draft
    """The routine and its file."""

    def __init__(self) -> None:
        super().__init__()
        self._choice = Choice()
        self._wanted = ""
        """The field that is chosen in every block that has it; empty for how much there is to do."""

    # What the screen that is made of it does -----------------------------------------------------

    def _show(self) -> None:
        """Show everything as it is now."""
        raise NotImplementedError

    def _say(self, sentence: str, wrong: bool = False) -> None:
        """Say something until the next key."""
        raise NotImplementedError

    @property
    def _field(self) -> Field | None:
        """The chosen field of the chosen block."""
        raise NotImplementedError

    @property
    def _in_fields(self) -> bool:
        """Whether keys go to the fields."""
        raise NotImplementedError

    def _changed(self) -> None:
        """Take note of a change."""
        raise NotImplementedError

    def _offer(self) -> None:
        """Show the keys that hold now."""
        raise NotImplementedError

    # What one part does for another --------------------------------------------------------------

    def _go(self, place: Place) -> None:
        """Choose a block, and nothing else."""
        raise NotImplementedError

    def _take_typed(self) -> bool:
        """Take what is being typed, if something is; return whether nothing is left to be taken."""
        raise NotImplementedError

    def _rename(self, id_: str) -> bool:
        """Give the file another name; return whether that could be, or is asked about."""
        raise NotImplementedError

    def action_swap(self) -> None:
        """Let another exercise be picked for the chosen block."""
        raise NotImplementedError

    def action_extend(self, by: int) -> None:
        """Choose one neighbour more, or fewer."""
        raise NotImplementedError

    def action_undo(self) -> None:
        """Take the latest change back."""
        raise NotImplementedError

    def action_redo(self) -> None:
        """Make the change again that was taken back."""
        raise NotImplementedError

    def _delete_blocks(self) -> None:
        """Delete the chosen blocks."""
        raise NotImplementedError

    # What they share -----------------------------------------------------------------------------

    @property
    def _desk(self) -> Desk:
        return self.draft.desk

    @property
    def _document(self) -> Document:
        return self.draft.desk.document

    @property
    def _foottimer(self) -> FootTimer:
        return cast("FootTimer", self.app)

    @property
    def _is_on_top(self) -> bool:
        return self.app.screen is self

    @property
    def _run(self) -> Run | None:
        """The blocks that are chosen; None for the routine itself."""
        choice = self._choice
        return Run(choice.cursor[:-1], choice.first[-1], choice.count) if choice.cursor else None

    def _do(self, act: Callable[[], object], done: str = "") -> bool:
        """Change something and say so, or say why that can't be; return whether it could."""
        try:
            act()
        except (EditError, ValueError) as error:
            self._say(str(error), wrong=True)
            return False
        self._changed()
        self._show()
        self._say(done)
        return True

    def _do_blocks(self, act: Callable[[Desk], object], done: str = "") -> bool:
        """Do something with the chosen blocks; what the desk selects then is chosen."""
        self._select()
        return self._do(lambda: self._acted(act), done)

    def _select(self) -> None:
        """Have the desk select what is chosen."""
        self._desk.selection = self._run or ()

    def _acted(self, act: Callable[[Desk], object]) -> None:
        act(self._desk)
        self._follow_desk()

    def _follow_desk(self) -> None:
        """Choose what the desk has selected."""
        run = self._desk.selection
        if run:
            self._choice = Choice((*run.parent, run.first), (*run.parent, run.first + run.count - 1))
        else:
            self._choose(self._choice.cursor)

    def _choose(self, place: Place) -> None:
        """Choose a block, or what is nearest to where it was."""
        self._choice = here(nearest(place, [row.place for row in self._document.rows]))

    def _counted(self) -> str:
        """Return how many blocks are chosen, in words."""
        count = self._choice.count
        return "1 block" if count == 1 else f"{count} blocks"
