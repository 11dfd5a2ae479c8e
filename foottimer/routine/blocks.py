"""Reading the blocks of a routine file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain

from foottimer.routine.catalogue import Catalogue
from foottimer.routine.exercises import read_cues, read_phases
from foottimer.routine.fields import Fields
from foottimer.routine.key import Table
from foottimer.routine.keys import BLOCKS, SAY, BlockKind
from foottimer.routine.limits import DEEPEST, MOST_INTERVALS, Size, measure_blocks
from foottimer.routine.model import (
    Advance,
    Block,
    Circuit,
    Defaults,
    Duty,
    Exercise,
    Rest,
    Routine,
    Say,
    SideOrder,
    Sides,
    Unit,
    Work,
)
from foottimer.routine.words import quote
from foottimer.routine.workcheck import check_work

_NOTHING = Rest(0)
"""Keeps the place of a block that cannot be read, so that those after it are counted as in the file."""
_CIRCUIT = BLOCKS[BlockKind.CIRCUIT]
_REST = BLOCKS[BlockKind.REST]
_WORK = {duty: BLOCKS[BlockKind(duty.value)] for duty in Duty}
_ALL_KEYS = dict.fromkeys(name for table in BLOCKS.values() for name in table.by_name)
_TELLS_WORK = set.intersection(*(set(table.names) for table in _WORK.values())) - {*_REST.names, *_CIRCUIT.names}
"""Keys that are on every work block and on nothing else: a block of one of them is no rest block."""
_TWINS = {key.name: key.twin for table in BLOCKS.values() for key in table.keys if key.twin}
_DUTIES = {duty.value: duty for duty in Duty}
_PERCENT = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,3})?)%")
_TEMPO = re.compile(r"[0-9]{1,5}(\.[0-9]{1,3})?(-[0-9]{1,5}(\.[0-9]{1,3})?)*")


class BlockReader:
    """Reads the blocks of one file."""

    def __init__(self, own: Mapping[str, Exercise], catalogue: Catalogue, defaults: Defaults) -> None:
        """Resolve exercises among the file's own, then in the catalogue."""
        self.exercises: dict[str, Exercise] = {}
        """Every exercise that a block named so far, by id."""
        self._left = MOST_INTERVALS
        self._own = own
        self._catalogue = catalogue
        self._defaults = defaults

    def stand_ins(self) -> dict[str, Exercise]:
        """Return what stands in for the exercises named so far, and in turn for that, by id."""
        found: dict[str, Exercise] = {}
        asked = list(self.exercises.values())
        for exercise in asked:  # grows as it goes
            for id_ in exercise.instead.values():
                other = self._own.get(id_) or self._catalogue.exercises.get(id_)
                if other is not None and id_ not in found and id_ not in self.exercises:
                    found[id_] = other
                    asked.append(other)
        return found

    def size_of(self, routine: Routine) -> Size:
        """Return the size of the blocks of a routine that was read with this."""
        return measure_blocks(routine.blocks, routine)

    def blocks(self, fields: Fields, depth: int = 0) -> tuple[Block, ...]:
        """Return the blocks under the table's key `block`; `depth` says how many circuits are around them."""
        found: list[Block] = []

        def read(table: Fields) -> None:
            self._left -= 1
            if self._left < 0:
                if self._left == -1:
                    table.error("", f"more than {MOST_INTERVALS:,} blocks, the most allowed: none from here is read")
                return
            skipped = int(table.path[-1]) - len(found)  # what is no table at all
            found.extend((*[_NOTHING] * skipped, self.block(table, depth) or _NOTHING))

        fields.each("block", "tables, each [[block]]", read)
        return tuple(found)

    def block(self, fields: Fields, depth: int) -> Block | None:
        """Return the block that a table states; None where that cannot be made out."""
        duties = [_DUTIES[key] for key in fields.table if key in _DUTIES]
        if fields.has("block"):
            return self._circuit(fields, depth)
        if duties:
            return self._work(fields, duties)
        if fields.has("rest") and not any(key in _TELLS_WORK for key in fields.table):
            return self._rest(fields)
        message = "this block has no duty: add reps, hold, time or open, or make it a rest or a circuit"
        fields.error("", message, at_key=True)
        fields.warn_unknown(_ALL_KEYS)
        self._read_work(fields.by(_WORK[Duty.REPS]), Duty.REPS, None)  # for what else is wrong with it
        return None

    def _check_keys(self, fields: Fields, *kinds: Table) -> None:
        """Report keys that belong on blocks of no such kind as errors, and unknown ones as warnings."""
        allowed = {name for table in kinds for name in table.names}
        for key in fields.table:
            if key in _ALL_KEYS and key not in allowed:
                twin = _TWINS.get(key)
                hint = f" (did you mean {quote(twin)}?)" if twin in allowed else ""
                kind = kinds[0].title.lower()
                fields.error(key, f"does not belong on {kind}{hint}: take it out", at_key=True)
        fields.warn_unknown(_ALL_KEYS)

    def _rest(self, fields: Fields) -> Rest:
        fields = fields.by(_REST)
        self._check_keys(fields, _REST)
        return Rest(
            length=fields.duration("rest") or 1,
            name=fields.text("name"),
            note=fields.text("note") or "",
            optional=fields.flag("optional"),
        )

    def _circuit(self, fields: Fields, depth: int) -> Circuit | None:
        fields = fields.by(_CIRCUIT)
        self._check_keys(fields, _CIRCUIT)
        if depth >= DEEPEST:
            fields.error("", f"circuits nest more than {DEEPEST} deep: flatten this one", at_key=True)
            return None
        if fields.table["block"] == []:
            fields.error("block", "this circuit has no blocks: add [[block.block]]")
        blocks = self.blocks(fields, depth + 1)
        if blocks and not isinstance(blocks[-1], Rest) and blocks[-1].transition is not None:
            where = ("block", len(blocks) - 1, "transition")
            fields.warn(where, "ignored: after a circuit comes the circuit's own transition", at_key=True)
        circuit = Circuit(
            blocks=blocks,
            rounds=fields.count("rounds") or 1,
            round_rest=fields.duration("round_rest"),
            name=fields.text("name"),
            note=fields.text("note") or "",
            transition=fields.duration("transition"),
            optional=fields.flag("optional"),
        )
        return circuit if blocks else None

    def _work(self, fields: Fields, duties: list[Duty]) -> Work:
        duty = duties[0]
        fields = fields.by(_WORK[duty])
        if len(duties) > 1:
            message = f"a block has exactly one duty, this one has {' and '.join(duties)}: keep one"
            fields.error(duties[1].value, message, at_key=True)
            for other in duties[1:]:  # its value may be wrong as well
                if other is Duty.REPS:
                    fields.by(_WORK[other]).count(other.value)
                elif other is not Duty.OPEN:
                    fields.by(_WORK[other]).duration(other.value)
        self._check_keys(fields, *(_WORK[stated] for stated in duties))
        exercise = self._exercise(fields)
        work = self._read_work(fields, duty, exercise)
        check_work(fields, work, exercise, self._defaults)
        return work

    def _exercise(self, fields: Fields) -> Exercise | None:
        if fields.has("exercise") == fields.has("name"):
            both = "keep one: exercise, or name for free text"
            none = "add exercise = ... from the catalogue, or name = ... for free text"
            if fields.has("name"):
                fields.error("name", f"a work block has an exercise or a name: {both}", at_key=True)
            else:
                fields.error("", f"this block has neither exercise nor name: {none}", at_key=True)
        name = fields.text("exercise")
        if name is None:
            return None
        exercise = self._own.get(name) or self._catalogue.get(name)
        if exercise is None:
            hint = fields.report.guesses.meant(name, chain(self._own, self._catalogue.names()))
            fields.error("exercise", f"no exercise is called {quote(name)}{hint}")
            return None
        exercise = self._own.get(exercise.id, exercise)
        self.exercises[exercise.id] = exercise
        return exercise

    def _read_work(self, fields: Fields, duty: Duty, exercise: Exercise | None) -> Work:
        length = fields.duration(duty.value) if duty in (Duty.HOLD, Duty.TIME) else None
        if duty is Duty.OPEN and fields.table["open"] is not True:
            fields.error("open", f"must be true, not {quote(fields.table['open'])}: an open block counts up")
        return Work(
            duty=duty,
            name=fields.text("name"),
            exercise=exercise.id if exercise else None,
            reps=fields.count("reps"),
            length=length,
            expect=fields.duration("expect"),
            max=fields.duration("max"),
            record=fields.choice("record", Unit),
            note=fields.text("note") or "",
            transition=fields.duration("transition"),
            optional=fields.flag("optional"),
            sets=fields.count("sets") or 1,
            rest=fields.duration("rest"),
            sides=fields.choice("sides", Sides),
            side_order=fields.choice("side_order", SideOrder) or SideOrder.SET,
            switch=fields.duration("switch"),
            every=fields.duration("every"),
            cues=read_cues(fields),
            at=_says(fields),
            load=_load(fields),
            phases=read_phases(fields),
            tempo=_tempo(fields),
            rep_time=fields.duration("rep_time"),
            advance=fields.choice("advance", Advance),
            bpm=fields.count("bpm"),
        )


def _says(fields: Fields) -> tuple[Say, ...]:
    says: list[Say] = []

    def read(table: Fields) -> None:
        table.warn_unknown()
        missing = [key.name for key in SAY.keys if key.required and not table.has(key.name)]
        if missing:
            table.error("", f'needs {" and ".join(missing)}, as {{ when = "50%", say = "Halfway" }}', at_key=True)
        text = table.text("say")
        ms, percent = _when(table)
        if text is not None and (ms is not None or percent is not None):
            says.append(Say(text, ms, percent))

    fields.each("at", 'tables, as [{ when = "50%", say = "Halfway" }]', read)
    return tuple(says)


def _when(fields: Fields) -> tuple[int | None, float | None]:
    value = fields.table.get("when")
    if not isinstance(value, str) or not value.rstrip().endswith("%"):
        return fields.duration("when"), None
    match = _PERCENT.fullmatch(value)
    if match is None or float(match.group(1)) > 100:
        fields.error("when", f'{quote(value)}: write "0%" to "100%"')
        return None, None
    return None, float(match.group(1))


def _load(fields: Fields) -> str | None:
    value = fields.table.get("load")
    if isinstance(value, str):
        return fields.text("load")
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = fields.number("load")
        return f"{number:.10g} kg" if number is not None else None
    if fields.has("load"):
        fields.error("load", f'must be text, as "red band", or a number of kg, not {quote(value)}')
    return None


def _tempo(fields: Fields) -> tuple[int, ...] | None:
    text = fields.text("tempo")
    if text is None:
        return None
    if not _TEMPO.fullmatch(text):
        fields.error("tempo", f'{quote(text)}: write the seconds of each phase with dashes between, as "2-1-3"')
        return None
    found = [fields.duration_at(("tempo",), float(number), zero=True) for number in text.split("-")]
    return None if None in found else tuple(ms for ms in found if ms is not None)
