"""A routine that is being edited: its document, what is chosen, what was done to it."""

from __future__ import annotations

from foottimer.edit.document import Document
from foottimer.edit.undoing import TYPING, Delta, Selection, Step, Steps
from foottimer.routine.catalogue import Catalogue
from foottimer.routine.model import Exercise
from foottimer.routine.words import did_you_mean, quote, slug_of
from foottimer.text.blocks import Run
from foottimer.text.lists import Place
from foottimer.text.values import EditError
from foottimer.text.written import Written


class Changes:
    """The text with its steps back and forth."""

    def __init__(self, id_: str, text: str, catalogue: Catalogue) -> None:
        """Lay out a file's text; `id_` is its stem."""
        self.document = Document.of(id_, text, catalogue)
        """The text as it is now."""
        self.selection: Selection = ()
        """The chosen blocks; () for the routine itself."""
        self._steps = Steps()
        self._saved = text

    @property
    def place(self) -> Place:
        """The first of the chosen blocks; () for the routine."""
        return (*self.selection.parent, self.selection.first) if self.selection else ()

    @property
    def changed(self) -> bool:
        """Whether the text is another one than was saved last."""
        return self.document.text != self._saved

    @property
    def steps(self) -> int:
        """How many steps the text is away from the one that was saved last."""
        return self._steps.since_saved if self.changed else 0

    @property
    def undoable(self) -> str:
        """What undo would undo, as "delete 2 blocks"; empty for nothing."""
        return self._steps.undoable.label if self._steps.undoable else ""

    @property
    def redoable(self) -> str:
        """What redo would do again; empty for nothing."""
        return self._steps.redoable.label if self._steps.redoable else ""

    def saved_as(self, text: str) -> None:
        """Take note that this text is what the file holds now."""
        self._saved = text
        self._steps.save()

    def renamed(self, id_: str) -> None:
        """Take note that the file has another stem now."""
        self.document = Document.of(id_, self.document.text, self.document.catalogue, self.document)

    def select(self, chosen: Place | Run | None) -> None:
        """Choose one block, or neighbours; () or None for the routine, and what is not there too."""
        run = chosen if isinstance(chosen, Run) else Run(chosen[:-1], chosen[-1], 1) if chosen else ()
        self.selection = run if run and self.document.has((*run.parent, run.first + run.count - 1)) else ()

    def retext(self, text: str, *, coalesce: bool = False, label: str = "edit the text") -> None:
        """Take over another text; with `coalesce` it comes letter by letter, and a word that is typed is one step."""
        document = self._document(text)
        same = TYPING if coalesce else None
        self._take(TYPING if coalesce else label, document, self.selection, same)
        self.select(self.selection or None)

    def undo(self) -> str:
        """Undo the last step and return what it was; empty when there is nothing to undo."""
        step = self._steps.undo()
        if step is None:
            return ""
        self.document = self._document(step.delta.undone(self.document.text))
        self.select(step.before or None)
        return step.label

    def redo(self) -> str:
        """Do again what was undone last and return what it was; empty when there is nothing."""
        step = self._steps.redo()
        if step is None:
            return ""
        self.document = self._document(step.delta.done(self.document.text))
        self.select(step.after or None)
        return step.label

    def _written(self) -> Written:
        """Return the text to edit; raises EditError where it is no TOML."""
        if self.document.written is None:
            problem = self.document.problems[0]
            raise EditError(f"line {problem.line}: {problem.message}; mend it in the text, or undo")
        return self.document.written

    def _document(self, text: str | Written) -> Document:
        return Document.of(self.document.id, text, self.document.catalogue, self.document)

    def _do(self, label: str, written: Written, selection: Selection, same: object = None) -> None:
        self._take(label, self._document(written), selection, same)

    def _take(self, label: str, document: Document, selection: Selection, same: object) -> None:
        """Take what was done as a step, unless it changed nothing."""
        before = self.document.text
        if document.text != before:
            delta = Delta.of(before, document.text)
            self._steps.add(Step(label, delta, self.selection, selection, same), before)
            self.document = document
        self.selection = selection

    def _name(self, place: Place) -> str:
        """Return what a block is called."""
        row = self.document.row(place)
        return row.name if row else "the block"

    def _exercise(self, name: str) -> Exercise:
        """Return the exercise of an id, an alias or a name; raises EditError where there is none."""
        found = self.document.exercise(name) or self.document.exercise(slug_of(name))
        if found is None:
            known = {one.name.casefold(): one for one in self.document.exercises.values()}
            found = known.get(name.strip().casefold())
            if found is None:
                hint = did_you_mean(name, (*self.document.exercises, *known))
                raise EditError(f"no exercise is called {quote(name)}{hint}")
        return found
