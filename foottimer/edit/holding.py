"""What holds for a key of a block or of the routine, and where it comes from."""

from __future__ import annotations

from collections.abc import Mapping

from foottimer.edit.document import Document
from foottimer.edit.lengths import ms_of, seconds_of
from foottimer.routine.catalogue import Catalogue
from foottimer.routine.keys import BlockKind, Fall, Key, Kind
from foottimer.routine.limits import between_rounds
from foottimer.routine.model import Advance, Circuit, Duty, Exercise, Phase, Sides, Work
from foottimer.routine.phrases import span
from foottimer.routine.settle import ends_of, phases_of, sides_of
from foottimer.routine.timeline import Ends
from foottimer.routine.words import KeyPath, printable, quote
from foottimer.text.lists import Place
from foottimer.values import dataclass

_USUAL = ", as usual"
_OF_EXERCISE = ", from the exercise"
_OF_DEFAULTS = ", from the defaults"
_OF_SETTINGS = ", as the settings say"
_NOTHING = "none"
_MISSING = "missing"
_NO_TEXT = (Kind.WHOLE, Kind.COUNTDOWN, Kind.FLAG)
_APART = 5000
"""Ms that the starts of sets are a multiple of."""
_LONGEST = 200
"""Characters that are shown of a text."""


@dataclass(frozen=True, slots=True)
class Held:
    """What holds for one key."""

    stated: bool
    """Whether the file says it here."""
    value: object
    """What the file says; None where it does not."""
    actual: object
    """What holds, as a file would write it; None for nothing."""
    shown: str
    """What holds and where it comes from."""


class Holding:
    """Answers for one block, or at () for the routine."""

    def __init__(self, document: Document, place: Place, table: Mapping[str, object], catalogue: Catalogue) -> None:
        """Look at a table of a document."""
        self.place = place
        """The block."""
        self.kind: BlockKind | None = document.kind(place) if place else None
        """What it is; None where it does not say."""
        self._document = document
        self._table = table
        self._catalogue = catalogue
        self._block = document.block(place) if place else None
        self._work = self._block if isinstance(self._block, Work) else None
        self._exercise = self._exercise_named(table.get("exercise"))

    def has(self, key: str) -> bool:
        """Whether the block's table states a key."""
        return key in self._table

    def counts(self, key: str) -> bool:
        """Whether a key does something as things are."""
        work = self._work
        if work is None:
            return self._counts_beside(key)
        each = sides_of(work, self._exercise) is Sides.EACH
        several = work.sets > 1
        conditions: dict[str, bool] = {
            "rest": several and work.every is None,
            "switch": each,
            "side_order": each and several,
            "every": several and self._ends() is Ends.AUTO,
            "rep_time": work.duty is Duty.REPS and not phases_of(work, self._exercise),
            "advance": work.duty is not Duty.REPS or bool(phases_of(work, self._exercise)),
        }
        return conditions.get(key, True) and self._counts_beside(key)

    def _counts_beside(self, key: str) -> bool:
        if key == "round_rest":
            return not isinstance(self._block, Circuit) or self._block.rounds > 1
        if key == "transition" and self.place:
            row = self._document.row(self.place)
            return row is None or not row.last
        return True

    def begin(self, key: Key) -> object:
        """Return where the steps of a key begin while nothing holds; of `every`, how far apart the sets start now."""
        recalled = self._document.recalled(self.place) if key.name == "every" else None
        settled = recalled.settled(self._document.rough) if recalled and self._document.rough else None
        if settled is None:
            return None
        passes = 1 if settled.by_block else len(settled.sides)
        ms = passes * settled.length + (passes - 1) * settled.switch + max(0, settled.rest)
        return seconds_of(-(-ms // _APART) * _APART)

    def _ends(self) -> Ends | None:
        rough = self._document.rough
        return ends_of(self._work, self._exercise, rough.defaults) if self._work and rough else None

    def of(self, path: KeyPath, key: Key) -> Held:
        """Return what holds at a path of the table."""
        stated, value = self._stated(path)
        if stated:
            return Held(True, value, value, self._shown(key, value))
        actual, source = self._falls(key)
        if actual is None:
            return Held(False, None, None, _MISSING if key.required else _NOTHING)
        return Held(False, None, actual, self._shown(key, actual) + source)

    # The phases of a repetition -----------------------------------------------------------------------------------

    def phases(self) -> tuple[bool, tuple[Phase, ...], tuple[int, ...] | None]:
        """Return whether the block has phases of its own, those that hold, and the tempo if it fits them."""
        work, exercise = self._work, self._exercise
        if self.has("phases"):
            own = work.phases if work is not None and work.phases else ()
            stated = self._table["phases"]
            return True, own if isinstance(stated, list) and len(stated) == len(own) else (), None
        phases = exercise.phases if exercise else ()
        tempo = work.tempo if work is not None and work.tempo is not None and len(work.tempo) == len(phases) else None
        return False, phases, tempo

    def of_phase(self, part: int, *, own: bool) -> Held:
        """Return what holds for a phase: its seconds, or where it takes a tempo, the whole tempo."""
        _, phases, tempo = self.phases()
        if own:
            _, value = self._stated(("phases", part, 1))
            return Held(True, value, value, span(phases[part].ms))
        lengths = tempo if tempo is not None else tuple(phase.ms for phase in phases)
        text = "-".join(str(seconds_of(ms)) for ms in lengths)
        shown = span(lengths[part]) if lengths[part] else "left out"
        if tempo is None:
            return Held(False, None, text, shown + _OF_EXERCISE)
        return Held(True, self._table.get("tempo"), text, shown)

    # What is not stated ------------------------------------------------------------------------------------------

    def _falls(self, key: Key) -> tuple[object, str]:
        """Return what an unstated key comes to, and the words for where from."""
        if Fall.EXERCISE in key.falls and (found := self._of_exercise(key.name)) is not None:
            return found, _OF_EXERCISE
        if Fall.DEFAULTS in key.falls and (found := self._of_defaults(key)) is not None:
            return found, _OF_DEFAULTS
        if key.name == "round_rest" and isinstance(self._block, Circuit):
            return self._between_rounds(self._block)
        if Fall.SETTINGS in key.falls:
            return key.default, _OF_SETTINGS
        return key.default, _USUAL

    def _of_exercise(self, name: str) -> object:
        exercise = self._exercise
        if exercise is None:
            return None
        values: dict[str, object] = {
            "sides": exercise.sides.value if exercise.sides else None,
            "bpm": exercise.bpm,
            "cues": list(exercise.cues) or None,
            "phases": [[phase.name, seconds_of(phase.ms)] for phase in exercise.phases] or None,
        }
        return values.get(name)

    def _of_defaults(self, key: Key) -> object:
        defaults = self._document.rough.defaults if self._document.rough else None
        value = getattr(defaults, key.name, None)
        if isinstance(value, Advance):
            return value.value
        return seconds_of(value) if isinstance(value, int) else None

    def _between_rounds(self, circuit: Circuit) -> tuple[object, str]:
        routine = self._document.rough
        ms = between_rounds(circuit, routine)[1] if routine else 0
        from_defaults = routine is not None and routine.defaults.transition is not None
        return seconds_of(ms), _OF_DEFAULTS if ms and from_defaults else _USUAL if ms else ", beside a rest block"

    # In words -----------------------------------------------------------------------------------------------------

    def _shown(self, key: Key, value: object) -> str:
        """Return a value in a few words; as the file has it where it is not what the key takes."""
        if key.kind is Kind.DURATION:
            ms = ms_of(value)
            return span(ms) if ms is not None else quote(value)
        if isinstance(value, bool):
            return "yes" if value else "no"
        if key.kind is Kind.EXERCISE:
            return self._named(value)
        if isinstance(value, str) and key.kind not in _NO_TEXT:
            text = " ".join(printable(value.replace("\n", " ")).split())
            return text[:_LONGEST] or "empty"
        if isinstance(value, list):
            return _listed(value)
        if key.kind is Kind.LOAD and isinstance(value, int | float):
            return f"{value:.10g} kg"
        return quote(value)

    def _named(self, value: object) -> str:
        exercise = self._exercise_named(value)
        return exercise.name if exercise else f"{quote(value)}, which nobody knows"

    def _exercise_named(self, name: object) -> Exercise | None:
        if not isinstance(name, str):
            return None
        return self._document.exercise(name) or self._catalogue.get(name)

    def _stated(self, path: KeyPath) -> tuple[bool, object]:
        value: object = dict(self._table)
        for part in path:
            inside = value if isinstance(value, dict) else dict(enumerate(value)) if isinstance(value, list) else {}
            if part not in inside:
                return False, None
            value = inside[part]
        return True, value


def _listed(values: list[object]) -> str:
    """Return a list on one line."""
    return " · ".join(_entry(value) for value in values)[:_LONGEST] or "nothing"


def _entry(value: object) -> str:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, list):
        return printable(" ".join(map(str, value)))
    if isinstance(value, dict):
        when = value.get("when", "")
        unit = " s" if isinstance(when, int | float) and not isinstance(when, bool) else ""
        return printable(f"{when}{unit} {value.get('say', '')}").strip()
    return quote(value)
