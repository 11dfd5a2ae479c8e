"""A JSON Schema of routine files, made of the table of keys alone, for editors that complete and check while one types.

Draft 7, which the editors' tools for TOML take. Keys that nothing knows are left open, so that a tool may warn of them
but does not refuse them. What a schema has no words for is listed in `CANNOT_SAY`; `foottimer check` says that too.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias

from foottimer.routine.duration import LONGEST
from foottimer.routine.fields import LONGEST_LINE, LONGEST_PROSE
from foottimer.routine.key import Key, Kind, Table
from foottimer.routine.keys import BLOCKS, DOSED_IN, EXERCISE, ROUTINE, BlockKind
from foottimer.routine.limits import DEEPEST
from foottimer.routine.model import Duty
from foottimer.values import replace

Json: TypeAlias = dict[str, object]
"""A JSON object."""

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The dialect; a name, which nothing fetches."""
_UNSAFE = r"\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069"
LINE = rf"^[^{_UNSAFE}]*[^\s{_UNSAFE}][^{_UNSAFE}]*$"
"""A text of visible characters, not all of them blanks."""
LINES = rf"^(?:[^{_UNSAFE}]|\r?\n)*$"
"""A text that may have newlines and may be empty."""
SLUG = r"^[a-z0-9][a-z0-9-]*$"
"""An id."""
_LINE: Json = {"type": "string", "pattern": LINE, "maxLength": LONGEST_LINE}
_SLUG: Json = {"type": "string", "pattern": SLUG, "maxLength": LONGEST_LINE}
_FRACTION = r"(?:\.[0-9]{1,3})?"
_TWO = r"[0-5][0-9]"
DURATION = (
    rf"^(?:[0-9]{{1,9}}:0{{0,7}}[0-5]?[0-9]:{_TWO}{_FRACTION}|[0-9]{{1,9}}:{_TWO}{_FRACTION}"
    rf"|[0-9]{{1,9}}h(?:[0-9]{{1,9}}m)?(?:[0-9]{{1,9}}{_FRACTION}s)?"
    rf"|[0-9]{{1,9}}m(?:[0-9]{{1,9}}{_FRACTION}s)?|[0-9]{{1,9}}{_FRACTION}s)$"
)
"""The spellings of a duration as text; that it is at most 24 hours no pattern says."""
NOTHING = r"^[0hms:.-]*$"
"""A duration, or a tempo, of no length."""
_TEMPO_PART = rf"[0-9]{{1,5}}{_FRACTION}"
TEMPO = rf"^{_TEMPO_PART}(?:-{_TEMPO_PART})*$"
"""The spelling of a tempo."""
PERCENT = r"^(?:0?[0-9]{1,2}(?:\.[0-9]{1,3})?|100(?:\.0{1,3})?)%$"
"""The spelling of "0%" to "100%"."""
CANNOT_SAY: Mapping[str, str] = MappingProxyType(
    {
        "file": "The file is called as a routine may be, is UTF-8 text of at most 1 MiB, nests at most 32 deep and has"
        " at most 100,000 values.",
        "exercise": "The exercise that a block names is in the catalogue or in the file.",
        "tempo": "A tempo has as many numbers as the exercise has phases, and there are phases.",
        "alternate": "An exercise that alternates sides is not held, unless the block says which sides.",
        "every": "A set fits into its every, and nothing in it waits for a key, as reps without phases do, and all work"
        ' where [defaults] has advance = "manual".',
        "percent": "An open block that says something at a percentage has expect.",
        "decimals": "A number of seconds has at most three decimals.",
        "24 hours": "At most 24 hours long: a duration as text, a phase of a tempo, a whole routine, a dose.",
        "intervals": "A routine has at most 10,000 intervals, and so has a dose of an exercise.",
        "beats": "A routine has at most 100,000 beats and phases, and so has a dose of an exercise.",
        "texts": "The intervals of a routine say at most 4,000,000 characters together.",
        "rests": "There is something to do: not every block is a rest.",
        "carriage return": "A carriage return written as \\r is refused also before a newline.",
        "links": "In exercises.toml, next, easier and instead lead to exercises, and not round in a circle.",
        "names": "In exercises.toml, no other name of an exercise is that of another one already.",
        "outside": "In exercises.toml, every exercise stands in [exercises].",
    }
)
"""The rules that reading a file knows and the schema does not say, by a name of each."""


def schema(root: Table = ROUTINE) -> Json:
    """Return the schema of a routine file, or of another one, as `exercises.toml`, where `root` is its table."""
    shared: Json = {}
    if "exercises" in root.by_name:
        shared["exercise"] = _table(EXERCISE, also=_doses_of_duties())
    if "block" in root.by_name:
        shared |= _blocks()
    return {
        "$schema": DRAFT,
        "title": f"foottimer: {root.title}",
        "description": f"{root.help} What this schema has no words for, foottimer check says.",
        **_table(root, _block_ref(0)),
        **({"definitions": shared} if shared else {}),
    }


def _table(table: Table, blocks: Json | None = None, also: Sequence[Json] = ()) -> Json:
    """Return the schema of one kind of table; `blocks` is that of the blocks in it."""
    required = [key.name for key in table.keys if key.required]
    rules = [*_rules(table), *also]
    return {
        "type": "object",
        "properties": {key.name: _property(key, blocks) for key in table.keys},
        **({"required": required} if required else {}),
        **({"allOf": rules} if rules else {}),
    }


def _rules(table: Table) -> list[Json]:
    """Return what the keys of a table have to be to each other."""
    one_of: list[Json] = [{"oneOf": [{"required": [name]} for name in names]} for names in table.one_of]
    apart: list[Json] = [{"not": {"allOf": [_states(one), _states(other)]}} for one, other in table.apart]
    return [*one_of, *apart]


def _states(condition: str) -> Json:
    name, _, word = condition.partition("=")
    return {"required": [name], **({"properties": {name: {"const": word}}} if word else {})}


def _blocks() -> Json:
    """Return the definitions that blocks need, one for each depth.

    All keys of all kinds of blocks are properties of each, so that an editor speaks of the one value that is wrong;
    rules per kind take away what does not belong there.
    """
    found: dict[str, list[tuple[BlockKind, Key]]] = {}
    for kind, table in BLOCKS.items():
        for key in table.keys:
            found.setdefault(key.name, []).append((kind, key))
    merged = {name: _merged(keys) for name, keys in found.items()}
    rules: Json = {
        "oneOf": [{"title": table.title, "description": table.help, **_is(kind)} for kind, table in BLOCKS.items()],
        "allOf": [{"if": _is(kind), "then": _only(table, merged)} for kind, table in BLOCKS.items()],
    }
    shared: Json = {f"key-{name}": _property(key) for name, key in merged.items() if name != "block"}
    by_depth = {f"block-{depth}": _block(depth, merged) for depth in range(DEEPEST + 1)}
    return {**shared, "kinds-of-blocks": rules, **by_depth}


def _block(depth: int, merged: Mapping[str, Key]) -> Json:
    """Return the schema of a block that has so many circuits around it."""
    inner: object = _property(merged["block"], _block_ref(depth + 1)) if depth < DEEPEST else False
    return {
        "title": "A block",
        "type": "object",
        "properties": {**{name: {"$ref": f"#/definitions/key-{name}"} for name in merged}, "block": inner},
        "allOf": [{"$ref": "#/definitions/kinds-of-blocks"}],
    }


def _block_ref(depth: int) -> Json:
    return {"$ref": f"#/definitions/block-{depth}"}


def _merged(keys: Sequence[tuple[BlockKind, Key]]) -> Key:
    """Return one key that takes whatever keys of its name take in some kind of block."""
    first = keys[0][1]
    said = {first.help: ""} | {key.help: f" {BLOCKS[kind].title}: " for kind, key in keys if key.help != first.help}
    return replace(
        first,
        help="".join(f"{where}{help_}" for help_, where in said.items()),
        zero=any(key.zero for _, key in keys),
        choices=tuple(dict.fromkeys(word for _, key in keys for word in (*key.choices, *key.refused))),
        otherwise=first.unstated if len({key.unstated for _, key in keys}) == 1 else "",
    )


def _is(kind: BlockKind) -> Json:
    """Return what makes a block one of a kind."""
    told = {one: "block" if one is BlockKind.CIRCUIT else one.value for one in BlockKind}
    if kind is not BlockKind.REST:
        return {"required": [told[kind]]}
    others = [{"required": [name]} for one, name in told.items() if one is not BlockKind.REST]
    return {"required": ["rest"], "not": {"anyOf": others}}


def _only(table: Table, merged: Mapping[str, Key]) -> Json:
    """Return what makes the properties of any block those of one kind."""
    taken = {name: False for name in merged if name not in table.by_name}
    other = {key.name: _value(key) for key in table.keys if _value(key) != _value(merged[key.name])}
    rules = _rules(table)
    return {"properties": {**taken, **other}, **({"allOf": rules} if rules else {})}


def _property(key: Key, blocks: Json | None = None) -> Json:
    """Return the schema of a key with its words; `blocks` is that of the blocks in it."""
    unstated = f" Not stated: {key.unstated}." if key.unstated else ""
    return {
        "title": key.title,
        "description": f"{key.help}{unstated}",
        **_value(key),
        **({"items": blocks} if blocks and key.kind is Kind.TABLES and key.table is None else {}),
        **({} if key.default is None else {"default": key.default}),
        "examples": [tomllib.loads(f"_ = {key.example}")["_"]],
    }


def _value(key: Key) -> Json:  # noqa: C901  a case a kind
    """Return the schema of a key's values."""
    match key.kind:
        case Kind.TEXT | Kind.EXERCISE:
            return dict(_LINE)
        case Kind.PROSE:
            return {"type": "string", "pattern": LINES, "maxLength": LONGEST_PROSE}
        case Kind.SLUG:
            return dict(_SLUG)
        case Kind.WHOLE:
            return {"type": "integer", **_limits(key)}
        case Kind.NUMBER:
            return {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": key.most}
        case Kind.DURATION:
            return _duration(zero=key.zero)
        case Kind.FLAG:
            return {"type": "boolean"}
        case Kind.TRUE:
            return {"type": "boolean", "enum": [True]}
        case Kind.CHOICE:
            return {"type": "string", "enum": list(key.choices)}
        case Kind.CHOICES:
            return {"type": "array", "items": {"type": "string", "enum": list(key.choices)}}
        case Kind.TEXTS:
            return _texts(key)
        case Kind.PHASES:
            return _phases()
        case Kind.TEMPO:
            return {"type": "string", "pattern": TEMPO, "maxLength": LONGEST_LINE, "not": {"pattern": NOTHING}}
        case Kind.LOAD:
            number = {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": key.most}
            return {"anyOf": [number, _LINE]}
        case Kind.MOMENT:
            return _duration(zero=key.zero, or_=[{"type": "string", "pattern": PERCENT}])
        case Kind.COUNTDOWN:
            return {"anyOf": [{"type": "integer", **_limits(key)}, {"type": "boolean"}]}
        case _:
            return _inner(key)


def _texts(key: Key) -> Json:
    """Return the schema of a list of texts."""
    items = {**_LINE, "pattern": key.pattern} if key.pattern else _LINE
    return {"type": "array", "items": items, **({} if key.most is None else {"maxItems": key.most})}


def _phases() -> Json:
    """Return the schema of pairs of a name and its seconds, not all of them 0."""
    pair = {"type": "array", "items": [_LINE, _duration(zero=True)]}
    some = {"contains": {"items": [True, _duration(zero=False)]}}
    return {"type": "array", "items": {**pair, "minItems": 2, "maxItems": 2}, "anyOf": [{"maxItems": 0}, some]}


def _inner(key: Key) -> Json:
    """Return the schema of a key that holds tables."""
    if key.kind is Kind.LINKS:
        return {"type": "object", "additionalProperties": _SLUG}
    if key.kind is Kind.NAMED:
        entry = {"$ref": "#/definitions/exercise"}
        return {"type": "object", "patternProperties": {SLUG: entry}, "additionalProperties": False}
    if key.kind is Kind.TABLE:
        return {} if key.table is None else _table(key.table)
    limits = {name: limit for name, limit in (("minItems", key.least), ("maxItems", key.most)) if limit is not None}
    return {"type": "array", **({"items": _table(key.table)} if key.table else {}), **limits}


def _limits(key: Key) -> Json:
    limits = (("minimum", key.least), ("maximum", key.most))
    return {name: limit for name, limit in limits if limit is not None}


def _duration(*, zero: bool, or_: Sequence[Json] = ()) -> Json:
    least = "minimum" if zero else "exclusiveMinimum"
    some: Json = {} if zero else {"not": {"pattern": NOTHING}}
    text: Json = {"type": "string", "pattern": DURATION, **some}
    return {"anyOf": [{"type": "number", least: 0, "maximum": LONGEST // 1000}, text, *or_]}


def _doses_of_duties() -> list[Json]:
    """Return that the doses of an exercise are measured as its duty says, and all alike where it says none."""
    stated: list[Json] = [{"if": _states(f"duty={duty.value}"), "then": _dosed(DOSED_IN[duty])} for duty in Duty]
    alike = [_dosed(measure) for measure in dict.fromkeys(DOSED_IN.values())]
    return [*stated, {"if": {"not": {"required": ["duty"]}}, "then": {"anyOf": alike}}]


def _dosed(measure: str) -> Json:
    return {"properties": {"doses": {"items": {"required": [measure]}}}}
