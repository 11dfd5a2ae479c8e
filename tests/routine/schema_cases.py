"""Files that are right or wrong in one thing each: for every key of the format, and for every rule between keys.

What a key takes is written down here by hand, kind by kind, not taken from what makes the schema or reads the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from foottimer.routine.keys import (
    BLOCKS,
    CATALOGUE,
    CONTACTS,
    CUES,
    DEFAULTS,
    DOSE,
    EXERCISE,
    GOAL,
    ROUTINE,
    SAY,
    BlockKind,
    Key,
    Kind,
    Table,
)


@dataclass(frozen=True)
class Case:
    """One file."""

    name: str
    text: str
    good: bool
    unsaid: str = ""
    """Which entry of `CANNOT_SAY` keeps the schema from refusing it."""
    catalogue: bool = False
    """Whether it is a file of exercises."""


SOME = 3
"""Values that are tried with a key where another one of its sort is tried with all."""
LONG = f'"{"x" * 1001}"'
"""A text of more characters than a line may have."""
TEXT_BAD = ["3", LONG, "true", '["a"]', '""', '"   "', r'"a\u0007"', r'"a\nb"', r'"a\u202Eb"', r'"a\tb"']
NUMBERS_BAD = ["0", "-1", "1_000_000", "nan", "inf", "true", "[1]"]
DURATIONS = [
    *("20", "7.5", "0.125", "86000", '"30s"', '"7.5s"', '"0.25s"', '"1m30s"', '"1h"', '"1h5s"', '"1h2m3.5s"', '"2m"'),
    *('"1:30"', '"0:05"', '"90:00"', '"1:02:03"', '"1:2:03"', '"0:00.5"', '"1:02:03.25"'),
]
DURATIONS_BAD = [
    *("-1", "00:01:30", '"20"', "-0.5", "86401", "nan", "inf", "true", "[20]", "{ s = 20 }", "2024-01-01", '""', '"s"'),
    *('"1.5m"', '"1s1m"', '"1:60"', '"1:5"', '"1:60:00"', '":30"', '"30 s"', '"-30s"', '"0.1234s"', '"1:30.0001"'),
    *('"30s "', '"1234567890s"', '"1h30"', '"٣s"'),
]
ZEROS = ["0", '"0s"', "0.0", '"0:00"', '"0h0m0s"']
GOOD: dict[Kind, list[str]] = {
    Kind.TEXT: ['"Text"', "'Text'", '"é ü 足 🦶"', '"""Text"""'],
    Kind.PROSE: ['"Text"', '""', r'"a\nb"', '"""\na\nb"""', '"   "'],
    Kind.SLUG: ['"a"', '"a-b-1"', '"0"'],
    Kind.EXERCISE: ['"raise"', '"heel raise"', '" HEEL  raise "'],
    Kind.NUMBER: ["1", "0.5", "999_999.5"],
    Kind.DURATION: DURATIONS,
    Kind.FLAG: ["true", "false"],
    Kind.TRUE: ["true"],
    Kind.TEXTS: ["[]", '["a"]', '["a", "b"]'],
    Kind.CHOICES: ["[]", '["go"]', '["go", "countdown", "end"]'],
    Kind.PHASES: ["[]", '[["up", 2]]', '[["up", "1m"], ["down", 0], ["up", 1.5]]'],
    Kind.TEMPO: ['"2-1-3"', '"0-0-1"', '"1.5-0.125-99"'],
    Kind.LOAD: ["8", "7.5", '"8 kg"', '"red band"'],
    Kind.MOMENT: ["0", "2", '"3s"', '"0%"', '"50%"', '"12.5%"', '"100%"', '"100.0%"', '"007%"'],
    Kind.COUNTDOWN: ["0", "10", "true", "false"],
    Kind.NAMED: ["{}", '{ a-1 = { name = "A" } }'],
    Kind.LINKS: ["{}", '{ wall = "raise" }', '{ "a rope" = "raise" }'],
}
BAD: dict[Kind, list[str]] = {
    Kind.TEXT: TEXT_BAD,
    Kind.PROSE: ["3", "true", '["a"]', r'"a\u0007"', r'"a\tb"', r'"a\u2066b"', r'"a\u0085b"'],
    Kind.SLUG: ["3", '""', '"A"', '"-a"', '"a b"', '"a_b"', '"é"', '["a"]'],
    Kind.EXERCISE: TEXT_BAD,
    Kind.NUMBER: [*NUMBERS_BAD, '"1"'],
    Kind.DURATION: DURATIONS_BAD,
    Kind.FLAG: ["1", '"true"', "[true]"],
    Kind.TRUE: ["false", "1", '"true"'],
    Kind.TEXTS: ['"a"', "[1]", '[""]', '["a", ["b"]]', r'["a\u001b"]', "3", "{}"],
    Kind.CHOICES: ['"go"', '["stop"]', "[1]", '["go", ""]', "true"],
    Kind.PHASES: [
        '"up"',
        '["up", 2]',
        '[["up"]]',
        '[["up", 2, 3]]',
        "[[2, 2]]",
        '[["up", -1]]',
        '[["", 2]]',
        "[{ up = 2 }]",
    ],
    Kind.TEMPO: ["2", '""', '"2-"', '"-2"', '"2--1"', '"a-b-c"', '"2-1-3.0001"', '"0-0-0"', '"2 - 1 - 3"', '["2"]'],
    Kind.LOAD: [*NUMBERS_BAD, '""', r'"a\u0000"', '["8 kg"]'],
    Kind.MOMENT: ["-1", '"101%"', '"%"', '"50 %"', '"-1%"', '"50.0001%"', '"1000%"', '"half"', "true", "[1]", '"50%%"'],
    Kind.COUNTDOWN: ["-1", "11", "3.0", '"3"', "[3]"],
    Kind.NAMED: [
        "3",
        "[]",
        '{ A = { name = "A" } }',
        '{ "a b" = { name = "A" } }',
        "{ a = 3 }",
        '{ "" = { name = "A" } }',
    ],
    Kind.LINKS: ["3", '"raise"', "{ wall = 3 }", '{ wall = "Raise" }', '{ wall = "" }'],
}


def _values(key: Key) -> tuple[list[str], list[str]]:
    """Return values that are right and wrong for a key."""
    if key.kind is Kind.WHOLE:
        least, most = key.least or 0, key.most
        wrong = [str(least - 1), f"{least}.0", "true", "-1", "1.5", f'"{least}"', "[1]"]
        return [str(least), str(most or least + 6)], [*([str(most + 1)] if most else []), *wrong]
    if key.kind is Kind.DURATION:
        return ([*ZEROS, *DURATIONS], DURATIONS_BAD) if key.zero else (DURATIONS, [*ZEROS, *DURATIONS_BAD])
    if key.kind is Kind.CHOICE:
        refused = [f'"{word}"' for word in key.refused]
        return [f'"{word}"' for word in key.choices], [
            *refused,
            '"nothing"',
            '""',
            "1",
            "true",
            f'["{key.choices[0]}"]',
        ]
    if key.kind in (Kind.TABLE, Kind.TABLES):
        wrong = ["3", '"x"', "[3]", *(["[]"] if key.kind is Kind.TABLE or key.least else ["{}"])]
        return [key.example.replace("short-foot", "raise")], wrong
    return GOOD[key.kind], BAD[key.kind]


def _pairs(stated: dict[str, str]) -> str:
    return "".join(f"{name} = {value}\n" for name, value in stated.items())


def _inline(stated: dict[str, str]) -> str:
    return "{ " + ", ".join(f"{name} = {value}" for name, value in stated.items()) + " }"


HEAD = 'format = 1\nname = "N"\n'
LAST = '[[block]]\nname = "Z"\nhold = 1\n'
_WORK = {"exercise": '"raise"'}
BASES: dict[BlockKind, dict[str, str]] = {
    BlockKind.REPS: {**_WORK, "reps": "1"},
    BlockKind.HOLD: {**_WORK, "hold": "5"},
    BlockKind.TIME: {**_WORK, "time": "5"},
    BlockKind.OPEN: {**_WORK, "open": "true", "expect": "5"},
    BlockKind.REST: {"rest": "5"},
    BlockKind.CIRCUIT: {"block": '[{ name = "W", time = 5 }]'},
}

SHORT = {
    BlockKind.REPS: {"tempo": "'0-0-0.1'"},
    BlockKind.HOLD: {"hold": "0.1"},
    BlockKind.TIME: {"time": "0.1"},
}
"""What makes sets so short that one may begin at every moment."""


def block(kind: BlockKind, **stated: str) -> str:
    """Return a file with a block of a kind."""
    base = {**BASES[kind], **(SHORT.get(kind, {}) if "every" in stated else {})}
    if "name" in stated:
        base.pop("exercise", None)
    return f"{HEAD}[[block]]\n{_pairs({**base, **stated})}{LAST}"


def _exercise(stated: dict[str, str]) -> str:
    named = {"name": "'X'", **stated}
    return f"{HEAD}[exercises.x]\n{_pairs(named)}{LAST}"


def _dose(name: str, value: str) -> str:
    measure = name if name in ("reps", "hold", "time") else "reps"
    doses = [_inline({measure: "1", name: value}), *[_inline({measure: "1"})] * 2]
    return _exercise({"doses": f"[{', '.join(doses)}]"})


def text_with(table: Table, name: str, value: str) -> str:
    """Return a file in which one key of a table has a value, and everything else is right."""
    if table is ROUTINE:
        root = {"format": "1", "name": '"N"', name: value}
        return _pairs(root) + ("" if name == "block" else LAST)
    if table is CATALOGUE:
        return _pairs({"format": "1", name: value})
    if table is SAY:
        said = {"when": "1", "say": "'S'", name: value}
        return block(BlockKind.HOLD, at=f"[{_inline(said)}]")
    if table is DOSE:
        return _dose(name, value)
    if table is CONTACTS:
        one = {} if name in CONTACTS.by_name else {"per_rep": "1"}
        return _exercise({"contacts": _inline({**one, name: value})})
    if table is EXERCISE:
        return _exercise({**({"kit": '["wall"]'} if name == "instead" else {}), name: value})
    if table in (GOAL, DEFAULTS, CUES):
        return f"{HEAD}{table.title}\n{name} = {value}\n{LAST}"
    return block(next(kind for kind in BlockKind if BLOCKS[kind] is table), **{name: value})


TABLES = (ROUTINE, GOAL, DEFAULTS, CUES, *BLOCKS.values(), SAY, EXERCISE, DOSE, CONTACTS)


def _key_cases() -> Iterator[Case]:
    """Yield every value for the first key of each sort, and some for each other one: the tool takes 4 ms a file."""
    seen = set()
    for table in (*TABLES, CATALOGUE):
        title = table.title
        for key in table.keys:
            sort = (key.kind, key.zero)
            most = SOME if sort in seen and key.kind is not Kind.CHOICE else None
            seen.add(sort)
            for good, values in zip((True, False), _values(key), strict=True):
                for value in values[:most]:
                    text = text_with(table, key.name, value)
                    yield Case(f"{title}: {key.name} = {value}", text, good, catalogue=table is CATALOGUE)
        yield Case(f"{title}: unknown", text_with(table, "novelty", "3"), good=True, catalogue=table is CATALOGUE)


def _foreign_cases() -> Iterator[Case]:
    """Yield each key of a block on each kind of block where it does not belong."""
    keys = {key.name: key for table in BLOCKS.values() for key in table.keys}
    for kind, table in BLOCKS.items():
        for name, key in keys.items():
            if name not in table.by_name:
                yield Case(f"{table.title}: {name}", block(kind, **{name: key.example}), good=False)


def _nested(deep: int) -> str:
    lines = [f"[[{'.'.join(['block'] * level)}]]\nrounds = 2\n" for level in range(1, deep + 1)]
    return f"{HEAD}{''.join(lines)}[[{'.'.join(['block'] * (deep + 1))}]]\nname = 'In'\nhold = 1\nsets = 2\n"


DOSED = "doses = [{ %s }, { %s }, { %s }]"
_THREE = "[exercises.x]\nname = 'X'\n"
RULES: tuple[tuple[str, bool, str], ...] = (
    ("no format", False, f"name = 'N'\n{LAST}"),
    ("no name", False, f"format = 1\n{LAST}"),
    ("no block", False, HEAD),
    ("a table block", False, f"{HEAD}[block]\nname = 'A'\nhold = 1\n"),
    ("a newer format", False, f"format = 2\nname = 'N'\n{LAST}"),
    ("the longest duration", True, block(BlockKind.OPEN, max="86400")),
    ("block = [...]", True, f"{HEAD}block = [{{ name = 'A', hold = 1 }}, {{ rest = 3 }}]"),
    ("dotted keys", True, f"{HEAD}defaults.rest = 3\ngoal.per_week = 2\n{LAST}"),
    ("no duty", False, f"{HEAD}[[block]]\nname = 'A'\n"),
    ("no duty, but sets and a rest", False, f"{HEAD}[[block]]\nname = 'A'\nrest = 3\nsets = 2\n{LAST}"),
    ("an empty block", False, f"{HEAD}[[block]]\n{LAST}"),
    ("no exercise and no name", False, f"{HEAD}[[block]]\nhold = 3\n"),
    ("exercise and name", False, f"{HEAD}[[block]]\nhold = 3\nname = 'A'\nexercise = 'raise'\n"),
    *((f"{one} and {other}", False, f"{HEAD}[[block]]\nname = 'A'\n{one} = {a}\n{other} = {b}\n")
      for one, a in (("reps", "1"), ("hold", "1"), ("time", "1"), ("open", "true"))
      for other, b in (("reps", "1"), ("hold", "1"), ("time", "1"), ("open", "true"), ("block", "[]"),
                       ("block", "[{ name = 'B', hold = 1 }]")) if one != other),
    ("a circuit of one", True, _nested(1)),
    ("circuits four deep", True, _nested(4)),
    ("circuits five deep", False, _nested(5)),
    ("a wrong value in a circuit", False, _nested(2).replace("hold = 1", "hold = 0")),
    ("a wrong value four deep", False, _nested(4).replace("sets = 2", "sets = 0")),
    ("an unknown key four deep", True, _nested(4).replace("sets = 2", "novelty = 0")),
    ("a key of another duty four deep", False, _nested(4).replace("sets = 2", "tempo = '1-1-1'")),
    ("every beside rest", False, block(BlockKind.REPS, every="60", rest="10")),
    ("every by the clock", True, block(BlockKind.REPS, every="60", sets="3", advance="'auto'")),
    ("every of manual work", False, block(BlockKind.HOLD, every="60", advance="'manual'")),
    ("every of manual timed work", False, block(BlockKind.TIME, every="60", advance="'manual'")),
    ("tempo beside phases", False, block(BlockKind.REPS, tempo="'1-2-3'", phases="[['up', 1]]")),
    ("phases of no length", False, block(BlockKind.REPS, phases="[['up', 0], ['down', '0s'], ['up', 0.0]]")),
    ("own phases of no length", False, f"{HEAD}{_THREE}phases = [['up', 0]]\n{LAST}"),
    ("a phase of some length", True, block(BlockKind.REPS, phases="[['up', 0], ['down', '0.5s']]")),
    ("at without when", False, block(BlockKind.HOLD, at="[{ say = 'S' }]")),
    ("at without say", False, block(BlockKind.HOLD, at="[{ when = 1 }]")),
    ("at says twice", True, block(BlockKind.HOLD, at="[{ when = 1, say = 'S' }, { when = '50%', say = 'T' }]")),
    ("at of text", False, block(BlockKind.HOLD, at="['S']")),
    ("an exercise without a name", False, f"{HEAD}[exercises.x]\nwhy = 'W'\n{LAST}"),
    ("two exercises", True, f"{HEAD}[exercises.x]\nname = 'X'\n[exercises.y-1]\nname = 'Y'\n{LAST}"),
    ("an exercise of a wrong id", False, f"{HEAD}[exercises.My_Own]\nname = 'X'\n{LAST}"),
    ("a wrong link for what is not in kit", False, f"{HEAD}{_THREE}instead = {{ rope = 'No Id' }}\n{LAST}"),
    ("three doses", True, f"{HEAD}{_THREE}{DOSED % (('reps = 1',) * 3)}\n{LAST}"),
    ("two doses", False, f"{HEAD}{_THREE}doses = [{{ reps = 1 }}, {{ reps = 2 }}]\n{LAST}"),
    ("four doses", False, f"{HEAD}{_THREE}doses = [{', '.join(['{ reps = 1 }'] * 4)}]\n{LAST}"),
    ("a dose of nothing", False, f"{HEAD}{_THREE}{DOSED % ('sets = 1', 'reps = 1', 'reps = 1')}\n{LAST}"),
    ("two measures", False, f"{HEAD}{_THREE}{DOSED % ('reps = 1', 'reps = 1, hold = 2', 'reps = 1')}\n{LAST}"),
    ("doses of different measures", False, f"{HEAD}{_THREE}{DOSED % ('hold = 1', 'hold = 1', 'time = 1')}\n{LAST}"),
    *((f"a duty of {duty} with doses of {measure}", duty == measure or (duty, measure) == ("open", "reps"),
       f"{HEAD}{_THREE}duty = '{duty}'\n{DOSED % ((f'{measure} = 1',) * 3)}\n{LAST}")
      for duty in ("reps", "hold", "time", "open") for measure in ("reps", "hold", "time")),
    ("contacts of nothing", False, f"{HEAD}{_THREE}contacts = {{}}\n{LAST}"),
    ("contacts of both", False, f"{HEAD}{_THREE}contacts = {{ per_rep = 1, per_second = 1 }}\n{LAST}"),
)  # fmt: skip
"""What keys have to be to each other: a name, whether it is right, and the file."""
REFUSED_BY_CHECK_ALONE: tuple[tuple[str, str], ...] = (
    ("file", f"{HEAD}{LAST}# {'x' * 2**20}\n"),
    ("exercise", block(BlockKind.REPS, exercise="'no-such-exercise'")),
    ("tempo", block(BlockKind.REPS, tempo="'2-1'")),
    ("tempo", f"{HEAD}[[block]]\nname = 'A'\nreps = 1\ntempo = '2-1'\n"),
    ("alternate", block(BlockKind.HOLD, exercise="'lunge'")),
    ("every", block(BlockKind.HOLD, hold="50", sets="2", every="20")),
    ("every", f"{HEAD}[[block]]\nname = 'A'\nreps = 1\nevery = 20\n"),
    ("every", f"{HEAD}[defaults]\nadvance = 'manual'\n[[block]]\nname = 'A'\nhold = 1\nevery = 20\n"),
    ("percent", f"{HEAD}[[block]]\nname = 'A'\nopen = true\nat = [{{ when = '50%', say = 'S' }}]\n"),
    ("decimals", block(BlockKind.HOLD, hold="7.0625")),
    ("24 hours", block(BlockKind.HOLD, hold="'25h'")),
    ("24 hours", block(BlockKind.REPS, tempo="'1-1-90000'")),
    ("24 hours", f"{HEAD}[[block]]\nname = 'A'\nhold = '23h'\nsets = 2\n"),
    ("intervals", f"{HEAD}[[block]]\nname = 'A'\nhold = 1\nsets = 9_000\n"),
    ("intervals", f"{HEAD}{_THREE}{DOSED % ('reps = 1, sets = 10_001', 'reps = 1', 'reps = 1')}\n{LAST}"),
    ("beats", block(BlockKind.TIME, time="'20h'", bpm="100")),
    ("beats", f"{HEAD}{_THREE}duty = 'time'\nbpm = 600\n{DOSED % (('time = 9_999, sets = 2',) * 3)}\n{LAST}"),
    ("texts", f"{HEAD}[[block]]\nname = 'A'\nhold = 1\nsets = 4_000\nrest = 1\nnote = '{'x' * 1000}'\n"),
    ("rests", f"{HEAD}[[block]]\nrest = 3\n"),
    ("rests", f"{HEAD}[[block]]\n[[block.block]]\nrest = 3\n"),
    ("carriage return", f'about = "a\\r\\nb"\n{HEAD}{LAST}'),
)
"""Entries of `CANNOT_SAY`, and files that break them."""
EXERCISES_REFUSED_BY_CHECK_ALONE: tuple[tuple[str, str], ...] = (
    ("links", "format = 1\n[exercises.x]\nname = 'X'\nnext = 'no-such-exercise'\n"),
    ("links", "format = 1\n[exercises.x]\nname = 'X'\nkit = ['wall']\ninstead = { wall = 'nothing' }\n"),
    ("links", "format = 1\n[exercises.x]\nname = 'X'\neasier = 'y'\n[exercises.y]\nname = 'Y'\neasier = 'x'\n"),
    ("names", "format = 1\n[exercises.x]\nname = 'X'\naliases = ['heel raise']\n"),
    ("outside", "format = 1\n[my-own]\nname = 'X'\n"),
)
"""The like of files of exercises."""


def cases() -> tuple[Case, ...]:
    """Return every file."""
    return (
        *_key_cases(),
        *_foreign_cases(),
        *(Case(name, text, good) for name, good, text in RULES),
        *(Case(f"check alone: {unsaid}", text, False, unsaid) for unsaid, text in REFUSED_BY_CHECK_ALONE),
        *(
            Case(f"check alone: {unsaid}", text, False, unsaid, catalogue=True)
            for unsaid, text in EXERCISES_REFUSED_BY_CHECK_ALONE
        ),
    )
