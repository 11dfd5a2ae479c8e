"""The fields of a block, or of the routine itself: which there are, in which order, and what holds for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from foottimer.edit.document import Document
from foottimer.edit.field import Control as Control
from foottimer.edit.field import Field as Field
from foottimer.edit.holding import Held, Holding
from foottimer.edit.stepping import stepped as stepped
from foottimer.edit.typed import parsed as parsed
from foottimer.edit.typed import plain as plain
from foottimer.routine.catalogue import Catalogue
from foottimer.routine.keys import BLOCKS, CUES, DEFAULTS, GOAL, ROUTINE, BlockKind, Key, Kind
from foottimer.routine.words import KeyPath, printable
from foottimer.text.lists import Place, key_path
from foottimer.values import replace

_CONTROLS: Mapping[Kind, Control] = {
    Kind.WHOLE: Control.STEPPER,
    Kind.DURATION: Control.STEPPER,
    Kind.COUNTDOWN: Control.STEPPER,
    Kind.FLAG: Control.FLAG,
    Kind.CHOICE: Control.CHOICE,
    Kind.EXERCISE: Control.EXERCISE,
    Kind.TEXTS: Control.LIST,
    Kind.PHASES: Control.LIST,
    Kind.TABLES: Control.LIST,
    Kind.CHOICES: Control.LIST,
}
_COMMON = (
    *("exercise", "name", "reps", "hold", "time", "expect", "rounds", "sides", "sets", "rest", "round_rest"),
    *("switch", "tempo"),
)
"""The keys of blocks that are wanted most, in their order; the others follow in the order of the format."""
_COMMON_OF_ROUTINE = ("name", "about", "per_week", "get_ready", "rest", "transition", "switch")
_SIDES = ("both", "each", "alternate", "left", "right")
"""In the order in which they are wanted."""
_NEVER = ("block", "open", "format", "goal", "defaults", "exercises")
"""Keys that are tables of their own, or say what the thing is."""
_MOST_STRAYS = 40
"""So many keys that do not belong on a block get a field; the others are told by the block's problems."""
_OF_NO_KIND = ("exercise", "name", "reps", "hold", "time", "rest", "note", "optional")
"""What a block can still become that does not say what it is."""


def fields_of(document: Document, place: Place, catalogue: Catalogue | None = None) -> tuple[Field, ...]:
    """Return the fields of a block, or at () those of the routine and its defaults; none where there is no such table.

    What is seldom wanted comes last, and what does nothing as things are only if it is stated. Names of exercises are
    looked up in the `catalogue`, or the document's own.
    """
    try:
        table = document.table(place)
    except KeyError:
        return ()
    holding = Holding(document, place, table, catalogue or document.catalogue)
    made = _of_block(holding, table) if place else _of_routine(holding)
    wrong = _problems(document, place)
    fields = [replace(field, problem=_problem(field.path, wrong.get(field.path[0], []))) for field in made]
    return tuple(sorted(fields, key=lambda field: field.rare))


# Of a block -------------------------------------------------------------------------------------------------------


def _of_block(holding: Holding, table: Mapping[str, object]) -> Iterator[Field]:
    keys = _keys(holding.kind)
    for key in sorted(keys, key=lambda key: _rank(key, holding.kind)):
        if key.kind is Kind.TEMPO:
            yield from _tempo(holding, key)
        elif holding.counts(key.name):
            yield _field(holding, (key.name,), key, rare=_is_rare(key, holding))
        elif key.name in table:
            yield _field(holding, (key.name,), key, rare=True)
    known = {key.name for key in keys}.union(_NEVER)
    strays = (name for name in table if name not in known)  # in the order of the file, so that a row stays where it is
    for name in islice(strays, _MOST_STRAYS):
        yield _field(holding, (name,), _stray(name), rare=True)


def _keys(kind: BlockKind | None) -> list[Key]:
    if kind is not None:
        return [key for key in BLOCKS[kind].keys if key.name not in _NEVER]
    known = {key.name: key for table in (*BLOCKS.values(), BLOCKS[BlockKind.REST]) for key in table.keys}
    return [replace(known[name], required=False) for name in _OF_NO_KIND]


def _rank(key: Key, kind: BlockKind | None) -> int:
    if key.name == "name" and kind in (BlockKind.REST, BlockKind.CIRCUIT):
        return len(_COMMON) - 1
    return _COMMON.index(key.name) if key.name in _COMMON else len(_COMMON)


def _is_rare(key: Key, holding: Holding) -> bool:
    return key.name not in _COMMON or (key.name == "name" and holding.has("exercise"))


def _stray(name: str) -> Key:
    """Return a key for what does not belong on the block."""
    title = printable(name)[:20] or "?"
    return Key(name, title, "It does nothing here: take it out.", Kind.TEXT, '""')


def _tempo(holding: Holding, key: Key) -> Iterator[Field]:
    """Yield a field for each phase of a repetition, or one for a tempo that there are no such phases for."""
    own, phases, tempo = holding.phases()
    names = tuple(printable(phase.name) for phase in phases)
    stated = holding.has("tempo")
    if stated and (tempo is None or own):
        yield replace(_field(holding, ("tempo",), key), control=Control.TEXT)
    if own or (phases and (tempo is not None or not stated)):
        for part, name in enumerate(names):
            path: KeyPath = ("phases", part, 1) if own else ("tempo",)
            held = holding.of_phase(part, own=own)
            title = f"Tempo {name}"
            others = any(phase.ms for at, phase in enumerate(phases) if at != part)
            yield Field(
                holding.place,
                path,
                replace(_PHASE_KEY, zero=others) if own else key,
                title,
                held.stated,
                held.value,
                held.actual,
                held.shown,
                Control.TEMPO,
                names,
                part=part,
            )


_PHASE_KEY = Key("phases", "Phase", "The seconds of a phase; 0 leaves it out.", Kind.DURATION, "2", zero=True)


# Of the routine ---------------------------------------------------------------------------------------------------


def _of_routine(holding: Holding) -> Iterator[Field]:
    tables: Iterable[tuple[KeyPath, tuple[Key, ...]]] = (
        ((), ROUTINE.keys),
        (("goal",), GOAL.keys),
        (("defaults",), DEFAULTS.keys),
        (("defaults", "cues"), tuple(replace(key, title=f"Cue: {key.title.lower()}") for key in CUES.keys)),
    )
    found = [
        _field(holding, (*around, key.name), key, rare=around[1:] != () or key.name not in _COMMON_OF_ROUTINE)
        for around, keys in tables
        for key in keys
        if key.table is None and key.name not in _NEVER
    ]
    common = _COMMON_OF_ROUTINE
    yield from sorted(found, key=lambda field: len(common) if field.rare else common.index(field.key.name))


# Of both ----------------------------------------------------------------------------------------------------------


def _field(holding: Holding, path: KeyPath, key: Key, *, rare: bool = False) -> Field:
    held: Held = holding.of(path, key)
    control = _CONTROLS.get(key.kind, Control.TEXT)
    choices = tuple(word for word in _SIDES if word in key.choices) if key.name == "sides" else key.choices
    return Field(
        holding.place, path, key, key.title, held.stated, held.value, held.actual, held.shown, control, choices,
        begin=holding.begin(key), rare=rare,
    )  # fmt: skip


def _problems(document: Document, place: Place) -> dict[str | int, list[tuple[KeyPath, bool, str]]]:
    """Return what is wrong with each key of a block: path in its table, whether an error, message."""
    around = key_path(place)
    depth = len(around)
    inside = (note for note in document.notes if len(note.path) > depth and note.path[:depth] == around)
    wrong: dict[str | int, list[tuple[KeyPath, bool, str]]] = {}
    for note in inside:
        wrong.setdefault(note.path[depth], []).append((note.path[depth:], note.is_error, note.message))
    return wrong


def _problem(path: KeyPath, wrong: list[tuple[KeyPath, bool, str]]) -> str:
    """Return the first error at a path or within it, else the first warning; empty for none."""
    at = [
        (not is_error, message)
        for where, is_error, message in wrong
        if where[: len(path)] == path or path[: len(where)] == where
    ]
    return min(at, key=lambda found: found[0])[1] if at else ""
