"""What differs between two blocks, exercises or routines, key by key, in the person's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import TypeAlias

from foottimer.routine.cues import CueTable, cues_to_json
from foottimer.routine.duration import format_duration
from foottimer.routine.model import Advance, Block, Circuit, Dose, Duty, Exercise, Phase, Rest, Routine, Sides, Work
from foottimer.routine.settle import GET_READY, REP_TIME, REST, SWITCH, TRANSITION, first_of, phases_of, sides_of

Plain: TypeAlias = "str | int | float | bool | tuple[Plain, ...] | None"
"""What a file may state, durations in seconds; None where it states nothing."""

SHORT = 40
"""Characters of a text of the file that are shown."""
NOTHING = "nothing"
_SAYS_ALSO = {"duty": ("reps", "hold", "time", "tempo"), "exercise": ("name",)}
"""Keys that need not be compared where another one differs, which says it all."""
_SIDES = {
    Sides.BOTH: "both sides at once",
    Sides.LEFT: "left",
    Sides.RIGHT: "right",
    Sides.EACH: "each side",
    Sides.ALTERNATE: "sides by turns",
}
_ADVANCE = {Advance.AUTO: "by itself", Advance.MANUAL: "when you say so"}


@dataclass(frozen=True, slots=True)
class Value:
    """What is said of one key."""

    stated: Plain
    """As the file states it."""
    text: str
    """In words; what holds where nothing is stated."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A key that says something else."""

    key: str
    """The key, as in the file; "duty" where another one is asked for, "goal.per_week", "defaults.rest"."""
    label: str
    """What stands before the texts; empty where they speak for themselves."""
    before: Value
    """What was said."""
    after: Value
    """What is said now."""
    unit: str = ""
    """What stands after both texts, as "reps"."""

    def show(self, arrow: str = "->") -> str:
        """Return it in words: "8 -> 10 reps", "rest 15 s -> 20 s"."""
        if self.before.text == self.after.text:  # both were cut
            return f"{self.label} worded otherwise"
        unit = self.unit.removesuffix("s") if self.after.stated == 1 else self.unit
        told = f"{self.label} {self.before.text} {arrow} {self.after.text} {unit}"
        return told.strip()


def span(ms: int) -> str:
    """Return "20 s", from a minute on "1:30"."""
    return f"{ms / 1000:g} s" if ms < 60_000 else format_duration(ms)


def signed(ms: int) -> str:
    """Return by how much longer, as "+1:23", or shorter, as "-0:48"; "±0:00" for neither."""
    return f"{'+' if ms > 0 else '-' if ms < 0 else '±'}{format_duration(abs(ms))}"


def seconds(ms: int | None) -> int | float | None:
    """Return ms in seconds as a file states them: whole ones as whole numbers."""
    return None if ms is None else ms // 1000 if ms % 1000 == 0 else ms / 1000


def short(text: str) -> str:
    """Return a text of a file on one line, cut."""
    line = " ".join(text.split())
    return line if len(line) <= SHORT else f"{line[: SHORT - 1]}…"


def _time(ms: int | None, usual: int | None = None) -> Value:
    if ms is not None:
        return Value(seconds(ms), span(ms))
    return Value(None, NOTHING if usual is None else f"{span(usual)} as usual")


def _text(text: str | None) -> Value:
    return Value(text or None, short(text) if text else NOTHING)


def _list(texts: Sequence[str] | None, unstated: str = NOTHING) -> Value:
    if texts is None:
        return Value(None, unstated)
    return Value(tuple(texts), short(", ".join(texts)) or NOTHING)


def _number(number: int | None) -> Value:
    return Value(number, NOTHING if number is None else str(number))


def _flag(flag: bool) -> Value:
    return Value(flag, "yes" if flag else "no")


def _phases(phases: Sequence[Phase]) -> str:
    return ", ".join(f"{phase.name} {phase.ms / 1000:g}" for phase in phases) or "your own pace"


Row: TypeAlias = tuple[str, str, Value, str]
"""A key, its label, its value, its unit."""


def block_differences(before: Block, in_before: Routine, after: Block, in_after: Routine) -> tuple[Difference, ...]:
    """Return what differs between two blocks themselves; what is in a circuit is not compared."""
    found = _differences(_rows(before, in_before), _rows(after, in_after))
    said = {key for difference in found for key in _SAYS_ALSO.get(difference.key, ())}
    return tuple(difference for difference in found if difference.key not in said)


def exercise_differences(before: Exercise, after: Exercise) -> tuple[Difference, ...]:
    """Return what differs between two descriptions of an exercise."""
    return _differences(_exercise_rows(before), _exercise_rows(after))


def routine_differences(before: Routine, after: Routine) -> tuple[Difference, ...]:
    """Return what differs between the routines' own keys and their defaults."""
    return _differences(_routine_rows(before), _routine_rows(after))


def _differences(before: Iterator[Row], after: Iterator[Row]) -> tuple[Difference, ...]:
    """Return the rows whose stated values differ; a key that only one of both has is compared with nothing."""
    one, other = ({row[0]: row for row in rows} for rows in (before, after))
    found = []
    for key in dict.fromkeys((*one, *other)):
        left, right = one.get(key), other.get(key)
        label, unit = (right or left or ("", "", Value(None, ""), ""))[1::2]
        first, second = (Value(None, NOTHING) if row is None else row[2] for row in (left, right))
        if first.stated != second.stated:
            found.append(Difference(key, str(label), first, second, str(unit) if left and right else ""))
    return tuple(found)


def _rows(block: Block, routine: Routine) -> Iterator[Row]:
    if isinstance(block, Work):
        yield from _work_rows(block, routine)
    elif isinstance(block, Circuit):
        yield "name", "name", _text(block.name), ""
        yield "rounds", "", _number(block.rounds), "rounds"
        usual = first_of(routine.defaults.transition, TRANSITION)
        yield "round_rest", "between rounds", _time(block.round_rest, usual), ""
        yield "transition", "afterwards", _time(block.transition, usual), ""
    else:
        yield "name", "name", _text(block.name), ""
        yield "rest", "", _time(block.length), ""
    if not isinstance(block, Work):
        yield from _common_rows(block)


def _common_rows(block: Work | Rest | Circuit) -> Iterator[Row]:
    yield "optional", "optional", _flag(block.optional), ""
    yield "note", "note", _text(block.note), ""


def _work_rows(work: Work, routine: Routine) -> Iterator[Row]:
    exercise = routine.exercises[work.exercise] if work.exercise else None
    defaults = routine.defaults
    yield "exercise", "exercise", Value(work.exercise, exercise.name if exercise else short(work.name or "")), ""
    yield "name", "name", _text(work.name), ""
    yield "duty", "", Value(work.duty.value, _amount(work)), ""
    yield from _amount_rows(work)
    yield "sets", "", _number(work.sets), "sets"
    sides = _SIDES[sides_of(work, exercise)]
    yield "sides", "", Value(work.sides and work.sides.value, sides if work.sides else f"{sides} as usual"), ""
    blockwise = "all sets of one side first" if work.side_order.value == "block" else "sides by turns in each set"
    yield "side_order", "", Value(work.side_order.value, blockwise), ""
    yield from _tempo_rows(work, exercise)
    yield "rest", "rest", _time(work.rest, first_of(defaults.rest, REST)), ""
    yield "switch", "switch", _time(work.switch, first_of(defaults.switch, SWITCH)), ""
    yield "every", "every", _time(work.every), ""
    yield "transition", "afterwards", _time(work.transition, first_of(defaults.transition, TRANSITION)), ""
    yield "expect", "expected", _time(work.expect), ""
    yield "max", "at most", _time(work.max), ""
    yield "record", "asks for", _text(work.record and work.record.value), ""
    usual = _ADVANCE[defaults.advance or Advance.AUTO]
    stated = Value(work.advance.value, _ADVANCE[work.advance]) if work.advance else Value(None, f"{usual} as usual")
    yield "advance", "goes on", stated, ""
    yield "bpm", "beats a minute", _number(work.bpm), ""
    yield "load", "load", _text(work.load), ""
    yield "cues", "cues", _list(work.cues, "the exercise's"), ""
    says = [f"{span(say.ms) if say.ms is not None else f'{say.percent:g}%'} {say.text}" for say in work.at]
    yield "at", "says", _list(says), ""
    yield from _common_rows(work)


def _amount(work: Work) -> str:
    if work.duty is Duty.REPS:
        return f"{work.reps} reps"
    if work.duty is Duty.OPEN:
        return "open"
    return f"{'hold ' if work.duty is Duty.HOLD else ''}{span(work.length or 0)}"


def _amount_rows(work: Work) -> Iterator[Row]:
    """Yield how much; not compared where the duties differ, since "duty" says it then."""
    if work.duty is Duty.REPS:
        yield "reps", "", _number(work.reps), "reps"
    elif work.duty is not Duty.OPEN:
        yield work.duty.value, work.duty.value, _time(work.length), ""


def _tempo_rows(work: Work, exercise: Exercise | None) -> Iterator[Row]:
    phases = phases_of(work, exercise)
    stated: Plain = None
    if work.phases is not None:
        stated = tuple((phase.name, seconds(phase.ms)) for phase in work.phases)
    elif work.tempo is not None:
        stated = "-".join(f"{ms / 1000:g}" for ms in work.tempo)
    pace = _phases(phases) if work.duty is Duty.REPS else NOTHING
    yield "tempo", "tempo", Value(stated, pace if stated is not None else f"{pace} as usual"), ""
    yield "rep_time", "a rep takes", _time(work.rep_time, REP_TIME), ""


def _exercise_rows(exercise: Exercise) -> Iterator[Row]:
    for field in fields(Exercise):
        if field.name == "id":
            continue
        value = getattr(exercise, field.name)
        if field.name == "phases":
            stated: Plain = tuple((phase.name, seconds(phase.ms)) for phase in exercise.phases)
            yield "phases", "phases", Value(stated, _phases(exercise.phases)), ""
        elif field.name == "doses":
            texts = [_dose(dose, exercise) for dose in exercise.doses]
            yield "doses", "doses", _list(texts), ""
        elif field.name == "instead":
            yield "instead", "instead", _list([f"{thing}: {id_}" for thing, id_ in exercise.instead.items()]), ""
        elif isinstance(value, tuple):
            yield field.name, field.name, _list(value), ""
        elif isinstance(value, bool):
            yield field.name, field.name.replace("_", " "), _flag(value), ""
        else:
            text = None if value is None or value == "" else f"{value:g}" if isinstance(value, float) else str(value)
            yield field.name, field.name.replace("_", " "), _text(text), ""


def _dose(dose: Dose, exercise: Exercise) -> str:
    timed = exercise.duty in (Duty.HOLD, Duty.TIME)
    amount = span(dose.amount) if timed else str(dose.amount)
    told = [f"{dose.sets} x {amount}", f"rest {span(dose.rest)}" if dose.rest else ""]
    told += [dose.sides.value if dose.sides else "", dose.note]
    return " ".join(part for part in told if part)


def _routine_rows(routine: Routine) -> Iterator[Row]:
    yield "name", "name", _text(routine.name), ""
    yield "series", "series", _text(routine.series), ""
    yield "level", "level", _number(routine.level), ""
    yield "about", "about", _text(routine.about), ""
    yield "tags", "tags", _list(routine.tags), ""
    yield "equipment", "equipment", _list(routine.equipment), ""
    yield "goal.per_week", "goal", _number(routine.goal_per_week), "a week"
    defaults = routine.defaults
    yield "defaults.get_ready", "get ready", _time(defaults.get_ready, GET_READY), ""
    yield "defaults.transition", "between blocks", _time(defaults.transition, TRANSITION), ""
    yield "defaults.switch", "usual switch", _time(defaults.switch, SWITCH), ""
    yield "defaults.rest", "usual rest", _time(defaults.rest, REST), ""
    yield "defaults.rep_time", "a rep usually takes", _time(defaults.rep_time, REP_TIME), ""
    advance = defaults.advance
    usual = Value(advance and advance.value, _ADVANCE[advance or Advance.AUTO])
    yield "defaults.advance", "usually goes on", usual, ""
    yield "defaults.cues", "cues", _cues(defaults.cues), ""


def _cues(table: CueTable) -> Value:
    stated = cues_to_json(table)
    if stated is None:
        return Value(None, "as in the settings")
    texts = [f"{key} {_cue_text(value)}" for key, value in stated.items()]
    return Value(tuple(texts), short(", ".join(texts)))


def _cue_text(value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
