"""A routine file as it is being edited: its text, and what can be made out of it whatever is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from foottimer.edit.lines import Lines
from foottimer.edit.outline import BlockRow, kind_of, outline_rows
from foottimer.edit.recall import Note, Recalled, Recollection, recollect
from foottimer.edit.sharing import share
from foottimer.edit.strip import Stretch, strip_of
from foottimer.routine.catalogue import Catalogue
from foottimer.routine.keys import BlockKind
from foottimer.routine.limits import LONGEST_ROUTINE, measure
from foottimer.routine.model import Block, Exercise, Routine
from foottimer.routine.problem import Problem
from foottimer.routine.report import Report
from foottimer.routine.scan import Positions
from foottimer.routine.source import Source, parse
from foottimer.text.lists import Place
from foottimer.text.values import EditError
from foottimer.text.written import Written

_DEFAULT_TIMES = ("get_ready", "transition", "switch", "rest", "rep_time")


class _Placed(Source):
    """A source whose text was scanned already."""

    def __init__(self, written: Written) -> None:
        super().__init__(written.text, written.data)
        self._written = written

    @cached_property
    def positions(self) -> Positions:
        return Positions(self.text, self._written.layout.spots)


class Document:
    """One text of a routine file, read; never changed.

    A text that is no TOML is stale: it shows the blocks, lengths and total of the text before it.
    """

    def __init__(
        self, id_: str, text: str, catalogue: Catalogue, written: Written | None, shown: Written, found: Recollection
    ) -> None:
        """Keep a text with what was made of it; `Document.of` makes it."""
        self.id = id_
        """The file's stem."""
        self.text = text
        """The whole text, with its byte order mark."""
        self.catalogue = catalogue
        """What exercises are looked up in that are not the file's own."""
        self.written = written
        """The text with its data; None where it is no TOML."""
        self._shown = shown
        self._found = found

    @classmethod
    def of(cls, id_: str, text: str | Written, catalogue: Catalogue, before: Document | None = None) -> Document:
        """Return the document of a text, at little cost where its blocks are the very objects of the one `before`."""
        written = _written(text) if isinstance(text, str) else text
        whole = text if isinstance(text, str) else text.whole
        if written is None and before is not None:
            return cls(id_, whole, catalogue, None, before._shown, before._found)
        shown = written or Written.of("")
        if before is not None and isinstance(text, str):
            share(shown.data, before._shown.data)
        found = recollect(shown.data, id_, catalogue, before._found if before is not None else None)
        return cls(id_, whole, catalogue, written, shown, found)

    @property
    def stale(self) -> bool:
        """Whether the text is no TOML, so that blocks, lengths and total are those of an earlier one."""
        return self.written is None

    @property
    def data(self) -> Mapping[str, object]:
        """What the text says; where it is stale, what the one before said."""
        return self._shown.data

    @property
    def routine(self) -> Routine | None:
        """The routine; None while there is an error."""
        if self.stale or any(note.is_error for note in self._found.notes):
            return None
        return self._found.routine

    @property
    def rough(self) -> Routine | None:
        """What can be made out of the routine, whatever is wrong with it; None for a format that is not ours."""
        return self._found.routine

    @property
    def name(self) -> str:
        """The routine's name; its id while it has none."""
        return self.rough.name if self.rough else self.id

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong, in the order of the text; of a stale one, why it cannot be read."""
        if self.stale:
            problem = parse(self.text)
            return (problem,) if isinstance(problem, Problem) else ()
        if not self._found.notes:  # spares the scan
            return ()
        report = Report(_Placed(self._shown))
        for note in self._found.notes:
            report.add(note.severity, note.path, note.message, at_key=note.at_key)
        return report.problems

    @property
    def notes(self) -> tuple[Note, ...]:
        """The problems by their paths, without lines; of a stale document, those of the text before."""
        return self._found.notes

    @cached_property
    def rows(self) -> tuple[BlockRow, ...]:
        """Every block, a circuit's row before those of its blocks."""
        return outline_rows(self._found, self.data)

    @cached_property
    def total(self) -> int | None:
        """The whole timeline in ms, 0 with nothing to do; None while some length cannot be known, or it is too long."""
        routine = self.rough
        if routine is None or not self._measured:
            return None
        ms = measure(routine, self._found.size).ms if self._found.size.works else 0
        return ms if ms <= LONGEST_ROUTINE else None

    @cached_property
    def estimated(self) -> bool:
        """Whether the total is an estimate, because something waits for a person."""
        routine = self.rough
        return routine is not None and any(recalled.waits(routine) for recalled in self._found.top)

    @cached_property
    def strip(self) -> tuple[Stretch, ...]:
        """The whole timeline in order; what is too fine for a bar is merged. Adds up to the total where that is known.

        While a block's length cannot be known, the bar has what is known of it.
        """
        return strip_of(self._found)

    def has(self, place: Place) -> bool:
        """Whether there is such a block; always for (), the routine."""
        return place in self._places or not place

    def table(self, place: Place) -> Mapping[str, object]:
        """Return what the text says in a block, or at () on top; raises KeyError where there is no such table."""
        table: object = self.data
        for number in place:
            blocks = table.get("block") if isinstance(table, Mapping) else None
            table = blocks[number] if isinstance(blocks, list) and 0 <= number < len(blocks) else None
        if not isinstance(table, Mapping):
            raise KeyError(place)
        return table

    def size(self, place: Place) -> int:
        """Return how many blocks stand directly in a circuit, or at () in the routine."""
        blocks = self._stated(place).get("block")
        return len(blocks) if isinstance(blocks, list) else 0

    def row(self, place: Place) -> BlockRow | None:
        """Return the row of a block; None where there is none."""
        return self._places.get(place)

    def kind(self, place: Place) -> BlockKind | None:
        """Return what a block is; None where it does not say."""
        return kind_of(self._stated(place), self.block(place))

    def block(self, place: Place) -> Block | None:
        """Return what was made of a block, what is wrong being left out; None where nothing could be."""
        recalled = self.recalled(place)
        return recalled.block if recalled else None

    def recalled(self, place: Place) -> Recalled | None:
        """Return a block with its length and the like."""
        memory = self._found.memory
        return memory[self._stated(place)] if memory is not None and place else None

    def _stated(self, place: Place) -> Mapping[str, object]:
        """Return the table of a block; an empty one where something else stands in its place, as a number."""
        try:
            return self.table(place)
        except KeyError:
            return {}

    def exercise(self, name: str) -> Exercise | None:
        """Return the exercise of an id or alias: the file's own, else the catalogue's."""
        own = self._found.memory.own if self._found.memory else {}
        known = own.get(name) or self.catalogue.get(name)
        return own.get(known.id, known) if known else None

    @property
    def exercises(self) -> Mapping[str, Exercise]:
        """Every exercise that a block can name, by id."""
        own = self._found.memory.own if self._found.memory else {}
        return {**self.catalogue.exercises, **own}

    def line_of(self, place: Place) -> int:
        """Return the line, from 1, that a block begins at; 1 for the routine."""
        return self._lines.line_of(place)

    def place_at(self, line: int) -> Place:
        """Return the innermost block that a line, from 1, belongs to; a comment right above a block is the block's."""
        return self._lines.place_at(line)

    @cached_property
    def _places(self) -> Mapping[Place, BlockRow]:
        return {row.place: row for row in self.rows}

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self._shown)

    @property
    def _measured(self) -> bool:
        """Whether every length of the routine can be known."""
        stated = self.data.get("block", [])
        if not isinstance(stated, list) or len(stated) != len(self._found.top):
            return False
        wrong = (note.path[1:2] for note in self._found.notes if note.is_error and note.path[:1] == ("defaults",))
        if any(not key or key[0] in _DEFAULT_TIMES for key in wrong):
            return False
        return all(recalled.measured for recalled in self._found.top)


def _written(text: str) -> Written | None:
    try:
        return Written.of(text)
    except EditError:
        return None
