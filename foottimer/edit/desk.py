"""What a person does to a routine that is being edited: blocks chosen, changed, moved, undone.

Every operation is one step, for the form and the source view alike. What cannot be done raises an EditError with the
reason, and nothing was changed.
"""

from __future__ import annotations

from collections.abc import Mapping

from foottimer.edit.arranging import Arranging
from foottimer.edit.field import Control, Field
from foottimer.edit.fitting import carried_out
from foottimer.edit.making import recast, swapped, with_companions
from foottimer.edit.scale import Plan
from foottimer.routine.duration import format_duration
from foottimer.routine.keys import BlockKind, Kind
from foottimer.routine.words import KeyPath
from foottimer.text import blocks
from foottimer.text.lists import Place, key_path
from foottimer.text.values import EditError

_DUTIES = ("reps", "hold", "time", "open")


class Desk(Arranging):
    """One routine file on the desk: changes of what its blocks say, beside what `Arranging` does with whole blocks."""

    def set(self, place: Place, key: str | KeyPath, value: object, *, merge: bool = False) -> None:
        """Set a key of a block, or at () of the routine, given by its name or path; None takes it out of the file.

        What cannot stand beside the new value is taken out with it. With `merge`, changes of the same key in a row,
        as key repeat makes them, are one step.
        """
        path: KeyPath = (key,) if isinstance(key, str) else key
        self._set(place, path, value, str(path[-1] if path[0] in ("goal", "defaults") else path[0]), merge)

    def set_field(self, place: Place, field: Field, value: object, *, merge: bool = False) -> None:
        """Set a field of `fields_of` to a value that `stepped` or `parsed` gave; None takes it out of the file."""
        if value is None:
            self._check_spare(place, field)
        elif field.key.kind is Kind.EXERCISE:
            self.swap_exercise(str(value), place=place)
            return
        self._set(place, field.path, value, field.title, merge)

    def set_kind(self, place: Place, kind: BlockKind) -> None:
        """Make a block another kind of work, a rest, or a circuit of itself; what fits the new kind is kept."""
        before = self.document.kind(place) if place and self.document.has(place) else None
        if not place or not self.document.has(place):
            raise EditError("choose a block first")
        if before is kind:
            return
        if before is BlockKind.CIRCUIT:
            raise EditError("a circuit is made of blocks: ungroup it, or change the blocks in it")
        if kind is BlockKind.CIRCUIT:
            self.select(place)
            self.group()
            return
        self._table(place)
        written = blocks.change(self._written(), place, recast(self.document, place, kind))
        self._do(f"make {self._name(place)} {_KIND_NAMES[kind]}", written, self.selection)

    def swap_exercise(self, exercise: str, level: int | None = None, *, place: Place | None = None) -> None:
        """Do a block, else the chosen one, with another exercise, given by id or name; with a level (1-3), its dose.

        Without a level the amount stays, unless the exercise is measured otherwise.
        """
        place = self.place if place is None else place
        found = self._exercise(exercise)
        if not place or self.document.kind(place) in (BlockKind.REST, BlockKind.CIRCUIT):
            raise EditError(
                "a rest or a circuit has no exercise: choose a block of work" if place else "choose a block"
            )
        same = self._table(place).get("exercise") == found.id
        changes = swapped(self.document, place, found, level)
        label = f"dose {found.name}" if same else f"do {found.name} instead of {self._name(place)}"
        written = blocks.change(self._written(), place, changes)
        late = (*key_path(place), "every")
        if any(note.is_error and note.path == late for note in self._document(written).notes):
            written = blocks.change(written, place, {"every": None})  # a timing that the other exercise cannot keep
        self._do(label, written, self.selection)

    def fit(self, plan: Plan) -> None:
        """Change what a plan for other minutes says; it may take chosen blocks out."""
        label = f"make it {format_duration(plan.after)} long"
        self._do(label, carried_out(self._written(), plan), self.selection)
        self.select(self.selection or None)

    def _set(self, place: Place, path: KeyPath, value: object, title: str, merge: bool) -> None:
        written = self._written()
        table = self._table(place)
        if len(path) == 1 and isinstance(path[0], str):
            kind = self.document.kind(place) if place else None
            changes = with_companions(table, kind, path[0], value) if place else {path[0]: value}
            changed = blocks.change(
                written, place, {key: new for key, new in changes.items() if new is not None or key in table}
            )
        elif value is None:
            changed = blocks.unset(written, (*key_path(place), *path)) if _stands(table, path) else written
        else:
            changed = blocks.set_value(written, (*key_path(place), *path), value)
        of = f" of {self._name(place)}" if place else ""
        self._do(f"change {title}{of}", changed, self.selection, same=(place, path) if merge else None)

    def _table(self, place: Place) -> Mapping[str, object]:
        """Return what the text says in a block; raises EditError where none, or something else, stands in its place."""
        try:
            return self.document.table(place)
        except KeyError:
            there = self.document.has(place)
            why = "what is there is no block: mend it in the text" if there else "there is no such block any more"
            raise EditError(why) from None

    def _check_spare(self, place: Place, field: Field) -> None:
        """Raise an EditError where a field has to be there."""
        other = {"exercise": "name", "name": "exercise"}.get(field.name, "")
        of_work = place and self.document.kind(place) not in (BlockKind.REST, BlockKind.CIRCUIT)
        alone = of_work and other and field.stated and other not in self.document.table(place)
        if alone:
            raise EditError("a block of work has an exercise or a name: give it another one")
        if field.key.required and field.stated:
            raise EditError(f"{field.title} has to be there: change it, or delete the block")
        if field.control is Control.TEMPO and field.path[0] != "tempo":
            raise EditError("a phase has its seconds: 0 leaves it out")


_KIND_NAMES = {
    BlockKind.REPS: "reps",
    BlockKind.HOLD: "a hold",
    BlockKind.TIME: "timed",
    BlockKind.OPEN: "open",
    BlockKind.REST: "a rest",
}


def _stands(table: Mapping[str, object], path: KeyPath) -> bool:
    """Whether there is something at a path of a table."""
    here: object = dict(table)
    for part in path:
        inside = here if isinstance(here, dict) else dict(enumerate(here)) if isinstance(here, list) else {}
        if part not in inside:
            return False
        here = inside[part]
    return True
