"""What a person does with whole blocks: adding, moving, grouping, taking away."""

from __future__ import annotations

from foottimer.edit.changes import Changes
from foottimer.edit.document import Document
from foottimer.edit.making import fresh, of_dose
from foottimer.edit.undoing import Selection
from foottimer.routine.catalogue import Catalogue
from foottimer.routine.keys import BlockKind
from foottimer.routine.limits import DEEPEST
from foottimer.text import blocks
from foottimer.text.blocks import Run
from foottimer.text.lists import Place
from foottimer.text.pieces import Piece
from foottimer.text.values import EditError
from foottimer.text.written import Written

NEW_ROUNDS = 2
"""Rounds of a circuit that blocks are grouped into."""


class Arranging(Changes):
    """Does things with the chosen blocks; what comes of them is chosen after that."""

    def __init__(self, id_: str, text: str, catalogue: Catalogue) -> None:
        """Lay out a file's text; `id_` is its stem."""
        super().__init__(id_, text, catalogue)
        self.clipboard: Piece | None = None
        """What was cut or copied last, here or from another routine's desk."""

    def add(self, what: BlockKind | str, level: int | None = None) -> None:
        """Add a new block after the chosen ones, at the end where none is, or into a chosen circuit that has none.

        It is of a kind, or of an exercise, given by id or name, as much as its dose of `level` (1-3, else 1) says.
        Of a new circuit its first block is chosen.
        """
        if isinstance(what, BlockKind):
            self._insert(f"add {_A_KIND[what]}", Piece.of(fresh(what)), into=what is BlockKind.CIRCUIT)
            return
        exercise = self._exercise(what)
        self._insert(f"add {exercise.name}", Piece.of(of_dose(exercise, level or 1)))

    def duplicate(self) -> None:
        """Put copies of the chosen blocks right behind them."""
        run = self._run()
        copies = Run(run.parent, run.first + run.count, run.count)
        self._arrange(f"duplicate {self._told(run)}", blocks.duplicate(self._written(), run), copies)

    def delete(self) -> None:
        """Take the chosen blocks away; a circuit that would be left without a block goes with them."""
        self._delete(self._run(), "delete")

    def cut(self) -> None:
        """Take the chosen blocks away, to be pasted."""
        run = self._run()
        piece = blocks.extract(self._written(), run)
        self._delete(run, "cut")
        self.clipboard = piece

    def copy(self) -> None:
        """Remember the chosen blocks, to be pasted."""
        self.clipboard = blocks.extract(self._written(), self._run())

    def paste(self) -> None:
        """Put what was cut or copied last after the chosen blocks."""
        if self.clipboard is None:
            raise EditError("nothing was cut or copied yet")
        self._insert("paste", self.clipboard)

    def move(self, by: int) -> None:
        """Put the chosen blocks before the one before them (-1), or after the one after them (1)."""
        run, by = self._run(), 1 if by > 0 else -1
        if run.first + by < 0 or run.first + run.count + by > self.document.size(run.parent):
            end = "first" if by < 0 else "last"
            around = "of its circuit: outdent takes it out" if run.parent else "already"
            raise EditError(f"it is the {end} {around}")
        to = (*run.parent, run.first - 1 if by < 0 else run.first + run.count + 1)
        moved = Run(run.parent, run.first + by, run.count)
        self._arrange(f"move {self._told(run)}", blocks.move(self._written(), run, to), moved)

    def indent(self) -> None:
        """Put the chosen blocks at the end of the circuit right before them."""
        run = self._run()
        circuit = (*run.parent, run.first - 1)
        if not run.first or self.document.kind(circuit) is not BlockKind.CIRCUIT:
            raise EditError("there is no circuit right before it: move it behind one, or group it into one")
        size = self.document.size(circuit)
        written = blocks.move(self._written(), run, (*circuit, size))
        self._arrange(f"indent {self._told(run)}", written, Run(circuit, size, run.count))

    def outdent(self) -> None:
        """Put the chosen blocks behind the circuit that they are in; all of its blocks take its place."""
        run = self._run()
        if not run.parent:
            raise EditError("it is in no circuit")
        label = f"outdent {self._told(run)}"
        around, circuit = run.parent[:-1], run.parent[-1]
        if run.count == self.document.size(run.parent):
            written = blocks.ungroup(self._written(), run.parent)
            self._arrange(label, written, Run(around, circuit, run.count))
        else:
            written = blocks.move(self._written(), run, (*around, circuit + 1))
            self._arrange(label, written, Run(around, circuit + 1, run.count))

    def group(self) -> None:
        """Make a circuit of the chosen blocks."""
        run = self._run()
        written = blocks.group(self._written(), run, {"rounds": NEW_ROUNDS})
        self._arrange(f"group {self._told(run)}", written, Run(run.parent, run.first, 1))

    def ungroup(self) -> None:
        """Put the blocks of the chosen circuit, else of the one around the chosen blocks, in its place."""
        run = self._run()
        place = (*run.parent, run.first)
        if run.count > 1 or self.document.kind(place) is not BlockKind.CIRCUIT:
            place = run.parent
        if not place:
            raise EditError("it is no circuit, and in none")
        freed = Run(place[:-1], place[-1], self.document.size(place))
        self._arrange(f"ungroup {self._name(place)}", blocks.ungroup(self._written(), place), freed)

    # What these are made of ---------------------------------------------------------------------------------------

    def _run(self) -> Run:
        """Return the chosen blocks; raises EditError where there are none."""
        if not self.selection:
            raise EditError("choose a block first: this is the routine itself")
        return self.selection

    def _insert(self, label: str, piece: Piece, *, into: bool = False) -> None:
        """Put new blocks after the chosen ones and choose them, or the first one `into` them."""
        at = self._after()
        before = self.document.size(at[:-1])
        document = self._document(blocks.insert(self._written(), at, piece))
        count = document.size(at[:-1]) - before
        self._arrange(label, document, Run(at, 0, 1) if into else Run(at[:-1], at[-1], count))

    def _after(self) -> Place:
        """Return where new blocks go."""
        run = self.selection
        if not run:
            return (self.document.size(()),)
        last = (*run.parent, run.first + run.count - 1)
        empty = self.document.kind(last) is BlockKind.CIRCUIT and not self.document.size(last)
        return (*last, 0) if empty else (*run.parent, last[-1] + 1)

    def _delete(self, run: Run, verb: str) -> None:
        label = f"{verb} {self._told(run)}"
        while run.parent and run.count == self.document.size(run.parent):
            run = Run(run.parent[:-1], run.parent[-1], 1)
        written = blocks.delete(self._written(), run)
        left = self.document.size(run.parent) - run.count
        near: Selection = Run(run.parent, min(run.first, left - 1), 1) if left else ()
        self._arrange(label, written, near)

    def _arrange(self, label: str, result: Written | Document, selection: Selection) -> None:
        """Take a change of whole blocks, unless circuits would nest too deep."""
        document = result if isinstance(result, Document) else self._document(result)
        if _depth(document) > max(DEEPEST, _depth(self.document)):
            raise EditError(f"circuits nest up to {DEEPEST} deep: this would be one more")
        self._take(label, document, selection, None)

    def _told(self, run: Run) -> str:
        """Return the name of a block, or how many blocks there are."""
        return f"{run.count} blocks" if run.count > 1 else self._name((*run.parent, run.first))


_A_KIND = {
    BlockKind.REPS: "reps",
    BlockKind.HOLD: "a hold",
    BlockKind.TIME: "a timed block",
    BlockKind.OPEN: "an open block",
    BlockKind.REST: "a rest",
    BlockKind.CIRCUIT: "a circuit",
}


def _depth(document: Document) -> int:
    """Return how many circuits are inside one another at most."""
    return max((row.depth for row in document.rows), default=0)
